//! Answers in CSV: the columns of the input, those of the answer that are not in it, `error`.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write};

use onshi::{Assessment, Decimal};

use super::columns::{Columns, ERROR};
use super::line::Line;
use crate::fault::Fault;

/// The columns of an answer, in the order of the wire.
const ANSWER: [&str; 14] = [
    "edition",
    "category",
    "track",
    "readers",
    "cost",
    "base",
    "counted",
    "ratio",
    "exact",
    "fraction_rule",
    "basis",
    "cut",
    "subsidy",
    "self_pay",
];

/// Writes rows.
pub struct Answers {
    line: Line,
    cell: String,
    /// Which columns of an answer are missing from the input.
    lacking: [bool; ANSWER.len()],
}

impl Answers {
    /// Makes a writer for answers to an input with these columns.
    pub fn new(columns: &Columns) -> Self {
        Self {
            line: Line::default(),
            cell: String::new(),
            lacking: ANSWER.map(|name| !columns.has(name)),
        }
    }

    /// Writes the heading.
    pub fn heading(&mut self, columns: &Columns, out: &mut impl Write) -> io::Result<()> {
        columns
            .headings
            .iter()
            .for_each(|heading| self.line.push(heading));
        for (name, lacks) in ANSWER.into_iter().zip(self.lacking) {
            if lacks {
                self.line.push(name);
            }
        }
        self.line.push(ERROR);
        self.line.end(out)
    }

    /// Writes a row: what was given, then the answer or the code of the error.
    pub fn row(
        &mut self,
        columns: &Columns,
        given: &[Cow<'_, str>],
        answer: Result<&Assessment<'_>, &Fault>,
        out: &mut impl Write,
    ) -> io::Result<()> {
        for i in 0..columns.headings.len() {
            self.line.push(given.get(i).map_or("", AsRef::as_ref));
        }
        match answer {
            Ok(answer) => self.answer(answer),
            Err(_) => {
                let lacking = self.lacking.into_iter().filter(|lacks| *lacks);
                lacking.for_each(|_| self.line.plain(""));
            }
        }
        self.line
            .plain(answer.map_or_else(|fault| fault.code().code(), |_| ""));
        self.line.end(out)
    }

    fn answer(&mut self, answer: &Assessment<'_>) {
        let [
            edition,
            category,
            track,
            readers,
            cost,
            base,
            counted,
            ratio,
            exact,
            rule,
            basis,
            cut,
            subsidy,
            self_pay,
        ] = self.lacking;
        // The name of an edition may be anything.
        if edition {
            self.line.push(answer.edition.name());
        }
        self.text(category, answer.category.code());
        self.text(track, answer.track.code());
        self.number(readers, answer.readers.into());
        self.number(cost, answer.cost.0);
        self.number(base, answer.base.0);
        self.number(counted, answer.counted.0);
        self.shown(ratio, &answer.ratio);
        self.decimal(exact, answer.exact);
        self.text(rule, answer.fraction_rule.code());
        self.text(basis, answer.basis.code());
        self.decimal(cut, answer.cut);
        self.number(subsidy, answer.subsidy.0);
        self.number(self_pay, answer.self_pay.0);
    }

    fn text(&mut self, lacks: bool, cell: &str) {
        if lacks {
            self.line.plain(cell);
        }
    }

    fn decimal(&mut self, lacks: bool, amount: Decimal) {
        match (amount.scale(), i64::try_from(amount.mantissa())) {
            // Whole yen, as most amounts are, need no decimals.
            (0, Ok(whole)) => self.number(lacks, whole),
            _ => self.shown(lacks, &amount.normalize()),
        }
    }

    fn number(&mut self, lacks: bool, number: i64) {
        if lacks {
            self.line.plain(itoa::Buffer::new().format(number));
        }
    }

    fn shown(&mut self, lacks: bool, cell: &impl std::fmt::Display) {
        if lacks {
            let mut text = std::mem::take(&mut self.cell);
            text.clear();
            // A text in memory takes whatever is written.
            let _ = write!(text, "{cell}");
            self.line.plain(&text);
            self.cell = text;
        }
    }
}
