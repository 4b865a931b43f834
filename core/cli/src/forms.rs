//! Forms in, reports out; and forms with their sums filled in.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use onshi::forms::{FormKind, ReceiptBreakdown};
use onshi::wire::harmless;
use onshi::{Code, Error, Language, PaperOutput, Report};
use onshi_files::{Fault, Grid};

use crate::args::{CheckAsk, DraftAsk, DraftOutput};
use crate::ask::{Rows, Table, each_row};
use crate::csv::line::Line;
use crate::out::Out;
use crate::status::{Failure, Status};
use crate::{json, table, tabular, threads};

/// Checks every row; says on standard error how many were right, where there are several.
pub fn check(asked: &CheckAsk, to: &mut Out<'_, impl Write>) -> Result<(), Failure> {
    let form = asked.form;
    let summary = Mutex::new(Summary::default());
    let count = |report: Result<&Report, &Error>| {
        let mut summary = summary.lock().unwrap_or_else(PoisonError::into_inner);
        summary.count(report);
    };
    let mut answer =
        |grid: Grid, threads, to: &mut Out<'_, _>| tabular::check_codes(grid, threads, to, count);
    let table = (form == FormKind::InstitutionCode).then_some(Table {
        wanted: tabular::CODES,
        has_plain_lines: true,
        answer: &mut answer,
    });
    let rows = Rows {
        files: &asked.files,
        sheet: asked.sheet.as_deref(),
        threads: threads::most()?,
    };
    each_row(&rows, to, table, &|line, bytes| {
        let report = form.check_text(line);
        count(report.as_ref());
        Ok(json::line(&report?, bytes))
    })?;
    let summary = summary.into_inner().unwrap_or_else(PoisonError::into_inner);
    if summary.wrong > 0 {
        *to.status = Status::SomeRefused;
    }
    to.out.flush()?;
    summary.tell();
    Ok(())
}

/// What was found in all rows.
#[derive(Default)]
struct Summary {
    right: u64,
    wrong: u64,
    /// Rows that are not a form at all: an error object takes their place.
    refused: u64,
    findings: BTreeMap<Code, u64>,
}

impl Summary {
    fn count(&mut self, report: Result<&Report, &Error>) {
        let Ok(report) = report else {
            self.refused += 1;
            return;
        };
        match report.ok() {
            true => self.right += 1,
            false => self.wrong += 1,
        }
        for finding in &report.findings {
            *self.findings.entry(finding.code).or_default() += 1;
        }
    }

    fn tell(&self) {
        let (right, wrong, refused) = (self.right, self.wrong, self.refused);
        let rows = right + wrong + refused;
        if rows < 2 {
            return;
        }
        let mut text = format!(
            "onshi: {rows}件：誤りなし {right}、誤りあり {wrong}、読めない {refused} / {rows} rows: {right} without errors, {wrong} with errors, {refused} unreadable\n"
        );
        for (code, count) in &self.findings {
            let meanings = Language::ALL
                .map(|language| code.meaning(language))
                .join(" / ");
            text.push_str(&format!("  {count:>9}  {} ({meanings})\n", code.code()));
        }
        // A summary that cannot be shown is not missed.
        let _ = io::stderr().write_all(text.as_bytes());
    }
}

/// Fills in the computed fields of each form, as JSON, as the rows of the printed form, or on paper.
pub fn draft(asked: &DraftAsk, to: &mut Out<'_, impl Write>) -> Result<(), Failure> {
    let form = asked.form;
    let is_computed = FormKind::DRAFTED.contains(&form.code());
    let output = asked.output.unwrap_or(match is_computed {
        true => DraftOutput::Json,
        false => DraftOutput::Text,
    });
    match output {
        DraftOutput::Text => paper(asked, PaperOutput::Text, to),
        DraftOutput::Html => paper(asked, PaperOutput::Html, to),
        DraftOutput::Json if is_computed => {
            let rows = Rows {
                files: &asked.files,
                sheet: None,
                threads: threads::most()?,
            };
            each_row(&rows, to, None, &|line, bytes| {
                let form = form.draft_text(line)?;
                Ok(writeln!(bytes, "{form}"))
            })
        }
        DraftOutput::Json => Err(Failure::Told(
            "onshi: この様式には計算して埋める項目がありません。--output は text か html です / this form has no fields to calculate: it supports --output text and html".to_owned(),
        )),
        DraftOutput::Table | DraftOutput::Csv if form == FormKind::ReceiptBreakdown => {
            printed_rows(asked, output, to)
        }
        DraftOutput::Table | DraftOutput::Csv => Err(Failure::Told(
            "onshi: --output table と csv は領収書内訳書だけです / only a receipt breakdown supports --output table and csv".to_owned(),
        )),
    }
}

/// Writes the rows of each receipt breakdown.
fn printed_rows(
    asked: &DraftAsk,
    output: DraftOutput,
    to: &mut Out<'_, impl Write>,
) -> Result<(), Failure> {
    let language = Language::from(asked.lang);
    let rows = Rows {
        files: &asked.files,
        sheet: None,
        // On one thread, so that the first form is known; atomic because a closure for threads must be.
        threads: 1,
    };
    let is_first = AtomicBool::new(true);
    each_row(&rows, to, None, &|line, bytes| {
        let form = ReceiptBreakdown::from_json(line)?.with_sums();
        let gap = !is_first.swap(false, Ordering::Relaxed);
        Ok(match output {
            DraftOutput::Csv => print_csv(&form, gap, asked, bytes),
            _ => print(&form, gap, language, bytes),
        })
    })
}

/// Writes each form on paper; a page of HTML is of one form.
fn paper(
    asked: &DraftAsk,
    output: PaperOutput,
    to: &mut Out<'_, impl Write>,
) -> Result<(), Failure> {
    let language = Language::from(asked.lang);
    let rows = Rows {
        files: &asked.files,
        sheet: None,
        threads: 1,
    };
    let count = AtomicUsize::new(0);
    let has_refused = AtomicBool::new(false);
    each_row(&rows, to, None, &|line, bytes| {
        let text = match asked.form.paper_text(line, output, language) {
            Ok(text) => text,
            Err(error) => {
                // A document holds no JSON.
                has_refused.store(true, Ordering::Relaxed);
                return Ok(json::write_line(
                    &Fault::from(error).alone(),
                    &mut io::stderr(),
                ));
            }
        };
        let before = count.fetch_add(1, Ordering::Relaxed);
        Ok(match (output, before) {
            (PaperOutput::Html, 1..) => Ok(()),
            (_, 0) => write!(bytes, "{text}"),
            (_, _) => write!(bytes, "\n{text}"),
        })
    })?;
    to.out.flush()?;
    if has_refused.into_inner() {
        *to.status = Status::SomeRefused;
    }
    match (output, count.into_inner()) {
        (PaperOutput::Html, 2..) => Err(Failure::Told(
            "onshi: --output html は1件だけです。最初の1件を書きました / --output html takes one form; the first was written".to_owned(),
        )),
        _ => Ok(()),
    }
}

fn print(
    form: &ReceiptBreakdown,
    gap: bool,
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    if gap {
        writeln!(out)?;
    }
    let rows = form.rows(language).into_iter();
    let rows: Vec<Vec<String>> = rows
        .map(|row| {
            vec![
                harmless(row.item).into_owned(),
                harmless(row.detail).into_owned(),
                row.eligible,
                row.ineligible,
            ]
        })
        .collect();
    table::write(&rows, 2, out)
}

fn print_csv(
    form: &ReceiptBreakdown,
    gap: bool,
    asked: &DraftAsk,
    out: &mut impl Write,
) -> io::Result<()> {
    if gap {
        writeln!(out)?;
    }
    let mut line = Line::new(asked.csv.escape_formulas);
    for row in form.rows(asked.lang.into()) {
        let plain = |amount: String| amount.replace(',', "");
        let amounts = [plain(row.eligible), plain(row.ineligible)];
        for cell in [row.item, row.detail].iter().chain(&amounts) {
            line.push(cell);
        }
        line.end(out)?;
    }
    Ok(())
}
