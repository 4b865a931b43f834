//! The rows of answers in CSV.

use std::fmt::Write as _;
use std::io::{self, Write};

use onshi::{Assessment, ExactYen};
use onshi_files::{Cell, Fault};

use super::line::Line;

/// The column that every answer adds.
const ERROR: &str = "error";

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
#[derive(Clone, Default)]
pub struct Answers {
    line: Line,
    cell: String,
    /// Which columns of an answer are missing from the input.
    lacking: [bool; ANSWER.len()],
}

impl Answers {
    /// Makes a writer for answers to an input; `has`: whether it has a column of that name; `escapes`: as for
    /// [`Line::new`].
    pub fn new(has: impl Fn(&str) -> bool, escapes: bool) -> Self {
        Self {
            line: Line::new(escapes),
            cell: String::new(),
            lacking: ANSWER.map(|name| !has(name)),
        }
    }

    /// Writes the heading.
    pub fn heading(&mut self, headings: &[String], out: &mut impl Write) -> io::Result<()> {
        headings.iter().for_each(|heading| self.line.push(heading));
        for (name, lacks) in ANSWER.into_iter().zip(self.lacking) {
            if lacks {
                self.line.push(name);
            }
        }
        self.line.push(ERROR);
        self.line.end(out)
    }

    /// Writes a row of the input, `width` columns wide, then the answer or the code of the error.
    pub fn row(
        &mut self,
        width: usize,
        given: &[Cell<'_>],
        answer: Result<&Assessment<'_>, &Fault>,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let last = width.saturating_sub(1);
        for i in 0..width {
            match given.get(i) {
                // Of a row that is longer than the heading, the last column keeps what is too much,
                // with semicolons between, which need no quotes.
                Some(_) if i == last && given.len() > width => {
                    let rest = given.get(last..).unwrap_or_default();
                    let rest: Vec<_> = rest.iter().map(Cell::text).collect();
                    self.line.push(&rest.join(";"));
                }
                Some(cell) => self.line.push(&cell.text()),
                None => self.line.push(""),
            }
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
        self.exact(exact, answer.exact);
        self.text(rule, answer.fraction_rule.code());
        self.text(basis, answer.basis.code());
        self.exact(cut, answer.cut);
        self.number(subsidy, answer.subsidy.0);
        self.number(self_pay, answer.self_pay.0);
    }

    fn text(&mut self, lacks: bool, cell: &str) {
        if lacks {
            self.line.plain(cell);
        }
    }

    fn exact(&mut self, lacks: bool, amount: ExactYen) {
        // Whole yen, as most amounts are, are written faster.
        match amount == ExactYen::from(amount.whole()) {
            true => self.number(lacks, amount.whole().0),
            false => self.shown(lacks, &amount),
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
