//! The breakdown as 別紙様式2 prints it: its rows as texts, and the sheet.

use serde::Serialize;

use super::{
    DETAIL, ELIGIBLE, INELIGIBLE, ITEM, LINES, MAX_LINES, RECEIPT_TOTAL, ReceiptBreakdown,
    ReceiptLine, SUBTOTAL_ELIGIBLE, SUBTOTAL_INELIGIBLE, TOTAL,
};
use crate::entry::Entry;
use crate::forms::shown::on_paper;
use crate::forms::{FormField, FormKind, sheet};
use crate::language::Words;
use crate::paper::{Cell, Column, Line, Paper, PaperOutput, Table, Value, Width};
use crate::signs::unified;
use crate::yen::Grouped;
use crate::{Language, Yen};

/// A row as the form prints it: heading, rows, subtotals, total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PrintedRow {
    /// 項目, or what is summed.
    pub item: String,
    /// 内訳.
    pub detail: String,
    /// ① 補助対象.
    pub eligible: String,
    /// ② 補助対象外.
    pub ineligible: String,
}

impl ReceiptBreakdown {
    /// Returns the rows as the form prints them: its heading, its rows, the subtotals, the
    /// total.
    pub fn rows(&self, language: Language) -> Vec<PrintedRow> {
        let mut rows = vec![PrintedRow {
            item: ITEM.label(language).to_owned(),
            detail: DETAIL.label(language).to_owned(),
            eligible: ELIGIBLE.label(language).to_owned(),
            ineligible: INELIGIBLE.label(language).to_owned(),
        }];
        rows.extend(self.lines.iter().flatten().map(|line| PrintedRow {
            item: unified(&line.item),
            detail: unified(&line.detail),
            eligible: amount(&line.eligible),
            ineligible: amount(&line.ineligible),
        }));
        rows.push(PrintedRow {
            item: SUBTOTAL.get(language).to_owned(),
            detail: String::new(),
            eligible: amount(&self.subtotal_eligible),
            ineligible: amount(&self.subtotal_ineligible),
        });
        rows.push(PrintedRow {
            item: TOTAL.label(language).to_owned(),
            detail: String::new(),
            eligible: amount(&self.total),
            ineligible: String::new(),
        });
        rows
    }

    /// Returns the form as a sheet for paper: the fields of 別紙様式2 in order, fifteen rows, and the sums,
    /// which are computed from the rows. What is missing is marked in its place and listed at the top, with what
    /// the check found.
    pub fn paper(&self, output: PaperOutput, language: Language) -> String {
        let mut paper = Paper::new(
            &sheet::heading(FormKind::ReceiptBreakdown, language),
            language,
        );
        let form = self.clone().with_sums();
        let mut found = self.replaced(&form, language);
        found.extend(sheet::found(
            FormKind::ReceiptBreakdown,
            &form.check(),
            language,
        ));
        if !found.is_empty() {
            paper.aside(sheet::FOUND.get(language), found);
        }
        form.write_on(&mut paper, language);
        paper.write(output)
    }

    /// Returns a line for each written sum that gives way to a computed one.
    pub(in crate::forms) fn replaced(&self, with_sums: &Self, language: Language) -> Vec<Line> {
        let sums = [
            (
                &SUBTOTAL_ELIGIBLE,
                &self.subtotal_eligible,
                &with_sums.subtotal_eligible,
            ),
            (
                &SUBTOTAL_INELIGIBLE,
                &self.subtotal_ineligible,
                &with_sums.subtotal_ineligible,
            ),
            (&TOTAL, &self.total, &with_sums.total),
        ];
        let lines = sums.into_iter().filter_map(|(field, written, computed)| {
            sheet::replaced(field, (written, computed), language)
        });
        lines.collect()
    }

    /// Writes the fields, the rows and the sums.
    pub(in crate::forms) fn write_on(&self, paper: &mut Paper, language: Language) {
        let shown = self.shown(language);
        let of_rows = [
            LINES,
            SUBTOTAL_ELIGIBLE,
            SUBTOTAL_INELIGIBLE,
            TOTAL,
            RECEIPT_TOTAL,
        ];
        let own = shown.iter().filter(|(field, _)| !of_rows.contains(field));
        paper.fields(own.map(|field| on_paper(field, language)));
        paper.table(self.table(language));
        let receipt = shown.iter().filter(|(field, _)| **field == RECEIPT_TOTAL);
        paper.fields(receipt.map(|field| on_paper(field, language)));
        paper.text(language.of("金額の単位は円です。", "Amounts are in yen."));
        paper.text(sheet::NOT_OFFICIAL.get(language));
    }

    fn table(&self, language: Language) -> Table {
        let lines = self.lines.as_deref().unwrap_or_default();
        let numbered = |number: usize| Cell::Text(Value::Text(number.to_string()));
        let text = |field: &FormField, given: &str| {
            let given = unified(given);
            Cell::Text(match field.required {
                true => Value::needed(&given),
                false => Value::optional(&given),
            })
        };
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        // A form needs one row at least.
        let first = ReceiptLine::default();
        let shown = match lines {
            [] => std::slice::from_ref(&first),
            lines => lines,
        };
        for line in shown {
            rows.push(vec![
                numbered(rows.len() + 1),
                text(&ITEM, &line.item),
                text(&DETAIL, &line.detail),
                Cell::Amount(Value::needed(&amount(&line.eligible))),
                Cell::Amount(Value::needed(&amount(&line.ineligible))),
            ]);
        }
        while rows.len() < MAX_LINES {
            let blank = || Cell::Text(Value::Blank);
            let mut row = vec![numbered(rows.len() + 1)];
            row.extend((1..=4).map(|_| blank()));
            rows.push(row);
        }
        let sum = |entry: &Entry<Yen>| Cell::Amount(Value::needed(&amount(entry)));
        Table {
            columns: vec![
                Column::new("", Width::Narrow),
                Column::new(ITEM.label(language), Width::Rest),
                Column::new(DETAIL.label(language), Width::Rest),
                Column::new(ELIGIBLE.label(language), Width::Medium),
                Column::new(INELIGIBLE.label(language), Width::Medium),
            ],
            rows,
            sums: vec![
                (
                    SUBTOTAL.get(language).to_owned(),
                    vec![sum(&self.subtotal_eligible), sum(&self.subtotal_ineligible)],
                ),
                (TOTAL.label(language).to_owned(), vec![sum(&self.total)]),
            ],
        }
    }
}

const SUBTOTAL: Words = Words("小計", "subtotal");

/// Returns an amount without its unit; empty where there is none.
fn amount(entry: &Entry<Yen>) -> String {
    match entry {
        Entry::Empty => String::new(),
        Entry::Value(yen) => Grouped(yen.0).to_string(),
        Entry::Unreadable(given) => given.clone(),
    }
}
