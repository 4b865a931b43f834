//! The plans of several facilities, a row each: a table of facilities and steps, or what is late and what is next,
//! the most urgent first; and one calendar file for all.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use onshi::plan::{Milestones, NamedPlan, Plan, Step, Urgency, plans_paper, plans_to_ics};
use onshi::wire::{FieldColumns, Raw, RawPlan};
use onshi::{Language, PaperOutput};
use onshi_files::{Cell, Columns, Fault, Grid, Wanted};

use super::write_calendar;
use crate::args::{Format, PlanAsk, PlanOutput};
use crate::ask::{Rows, Table, each_row};
use crate::csv::line::Line;
use crate::out::Out;
use crate::status::{Failure, Status, shown};
use crate::tabular;

/// The columns that are added before those of the steps.
const ADDED: [&str; 4] = ["late", "next_step", "next_due_on", "earliest_operation_on"];
/// The last column.
const ERROR: &str = "error";

/// The headings of facilities.
const FACILITIES: Wanted = Wanted {
    fields: NamedPlan::FIELDS,
    needed: Milestones::NEEDED,
    least: 2,
    computed: &[ERROR],
};

/// A row of the input: its cells, and its plan or why it has none.
struct Planned {
    line: u64,
    file: Option<String>,
    cells: Vec<String>,
    name: String,
    /// The institution code.
    code: String,
    plan: Result<Plan, Fault>,
}

impl Planned {
    /// Rows without a plan come last.
    fn urgency(&self) -> (bool, Option<Urgency>) {
        let plan = self.plan.as_ref().ok();
        (plan.is_none(), plan.map(Plan::urgency))
    }
}

/// Reads every row, then writes them by urgency, and the calendar where it is asked for.
pub fn run(
    asked: &PlanAsk,
    output: PlanOutput,
    to: &mut Out<'_, impl Write>,
) -> Result<(), Failure> {
    let language = Language::from(asked.lang);
    check_reference_date(asked, language)?;
    let mut read = Read::default();
    let mut answer = |grid: Grid, _: usize, to: &mut Out<'_, _>| read.grid(grid, asked, to);
    let rows = Rows {
        files: &asked.files,
        sheet: asked.sheet.as_deref(),
        threads: 1,
    };
    let table = Table {
        wanted: FACILITIES,
        has_plain_lines: false,
        answer: &mut answer,
    };
    let has_lines = AtomicBool::new(false);
    each_row(&rows, to, Some(table), &|_, _| {
        has_lines.store(true, Ordering::Relaxed);
        Ok(Ok(()))
    })?;
    if read.headings.is_empty() && *to.status == Status::SomeRefused {
        return Ok(()); // The table was refused, and that was said.
    }
    if has_lines.into_inner() || read.headings.is_empty() {
        return Err(Failure::Told(
            "onshi: --output csv、text、html と --ics には、施設ごとに1行の表（CSVまたはExcelブック）を使います / --output csv, text and html, and --ics, take a table with a facility a row (CSV or a workbook)".to_owned(),
        ));
    }
    let mut planned = read.planned;
    planned.sort_by_key(Planned::urgency);
    for row in &planned {
        if let Err(fault) = &row.plan {
            *to.status = Status::SomeRefused;
            tell(row, fault, language);
        }
    }
    match output {
        PlanOutput::Csv | PlanOutput::Jsonl => {
            if read.wants_mark {
                to.out.write_all("\u{feff}".as_bytes())?;
            }
            write_csv(&read.headings, &planned, to.out)?;
        }
        PlanOutput::Text | PlanOutput::Html => {}
    }
    let plans = planned.into_iter().filter_map(|row| {
        Some(NamedPlan {
            name: row.name,
            id: row.code,
            plan: row.plan.ok()?,
        })
    });
    let plans: Vec<_> = plans.collect();
    let paper = match output {
        PlanOutput::Text => Some(PaperOutput::Text),
        PlanOutput::Html => Some(PaperOutput::Html),
        PlanOutput::Csv | PlanOutput::Jsonl => None,
    };
    if let Some(paper) = paper {
        to.out
            .write_all(plans_paper(&plans, paper, language).as_bytes())?;
    }
    match &asked.ics {
        Some(path) => write_calendar(path, &plans_to_ics(&plans, language, chrono::Utc::now())),
        None => Ok(()),
    }
}

/// Refuses a reference date that is not a day before any row is read: it is of the command.
fn check_reference_date(asked: &PlanAsk, language: Language) -> Result<(), Failure> {
    let Some(day) = &asked.as_of else {
        return Ok(());
    };
    let raw = RawPlan {
        facility: Raw::Text("clinic".into()),
        as_of: Raw::Typed(day.into()),
        ..RawPlan::default()
    };
    let checked = raw.plan().map(drop);
    checked.map_err(|error| Failure::refused(&error, language))
}

/// What was read of all files.
#[derive(Default)]
struct Read {
    headings: Vec<String>,
    wants_mark: bool,
    planned: Vec<Planned>,
}

impl Read {
    fn grid<W: Write>(
        &mut self,
        mut grid: Grid,
        asked: &PlanAsk,
        to: &mut Out<'_, W>,
    ) -> Result<(), Failure> {
        grid.look_ahead()?;
        let wants_mark = grid.wants_mark();
        let Some(mut columns) = tabular::columns(&mut grid, FACILITIES, Format::Csv, to)? else {
            return Ok(());
        };
        let computed: Vec<_> = Step::CODES.iter().chain(&ADDED).copied().collect();
        FieldColumns::refuse_computed_typed(&columns.headings, &computed)
            .map_err(Failure::coded)?;
        match self.headings.is_empty() {
            true => self.headings.clone_from(&columns.headings),
            false if self.headings == columns.headings => {}
            false => {
                return Err(Failure::Told(
                    "onshi: 見出しの違うファイルは、一つの表にまとめられません / files with different headings cannot be combined into one table".to_owned(),
                ));
            }
        }
        self.wants_mark |= wants_mark;
        let file = grid.name.clone();
        while let Some((line, row)) = grid.next(|| to.idle())? {
            let row = columns.checked((line, row));
            if columns.takes_units(&row.cells).map_err(Failure::Coded)? {
                continue;
            }
            let text = |name: &str| {
                let cell = columns.of_fields.place(name);
                let cell = cell.and_then(|place| row.cells.get(place));
                cell.map(|cell| cell.text().trim().to_owned())
                    .unwrap_or_default()
            };
            let (name, code) = (text("name"), text("institution_code"));
            let plan = match row.fault {
                Some(fault) => Err(fault.into()),
                None => plan_of(&columns, &row.cells, asked).map_err(Fault::from),
            };
            self.planned.push(Planned {
                line,
                file: file.clone(),
                cells: row
                    .cells
                    .iter()
                    .map(|cell| cell.text().into_owned())
                    .collect(),
                name: match name.is_empty() {
                    true if !code.is_empty() => code.clone(),
                    true => line_text(line, Language::from(asked.lang)),
                    false => name,
                },
                code,
                plan,
            });
        }
        Ok(())
    }
}

fn plan_of(columns: &Columns, cells: &[Cell<'_>], asked: &PlanAsk) -> Result<Plan, onshi::Error> {
    let read = |place: usize| cells.get(place).map_or(Raw::Missing, Cell::raw);
    let mut raw = columns.of_fields.plan(read);
    if let Some(day) = &asked.as_of
        && raw.as_of.is_missing()
    {
        raw.as_of = Raw::Typed(day.into());
    }
    raw.plan()
}

fn line_text(line: u64, language: Language) -> String {
    match language {
        Language::Ja => format!("{line}行目"),
        Language::En => format!("row {line}"),
    }
}

/// Says on standard error why a row has no plan.
fn tell(row: &Planned, fault: &Fault, language: Language) {
    let file = row.file.as_deref().map(|file| format!("{file}: "));
    let (file, line) = (file.unwrap_or_default(), line_text(row.line, language));
    let text = format!(
        "onshi: {file}{line}: {}: {}",
        row.name,
        fault.message(language)
    );
    // What cannot be told is in the answer.
    let _ = writeln!(io::stderr(), "{}", shown(&text));
}

/// Writes a row a facility: the columns of the input, what is late and next, a column a step, the code of the error.
fn write_csv(headings: &[String], planned: &[Planned], out: &mut impl Write) -> io::Result<()> {
    let mut line = Line::default();
    headings.iter().for_each(|heading| line.push(heading));
    for name in ADDED.iter().chain(Step::CODES).chain([&ERROR]) {
        line.push(name);
    }
    line.end(out)?;
    for row in planned {
        for place in 0..headings.len() {
            line.push(row.cells.get(place).map_or("", String::as_str));
        }
        let day =
            |day: Option<onshi::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        match &row.plan {
            Ok(plan) => {
                let late = plan.late();
                let late: Vec<_> = late.iter().map(|late| late.step.code()).collect();
                let next = plan.next_step();
                line.push(&late.join(";"));
                line.push(next.map_or("", |next| next.step.code()));
                line.push(&day(next.and_then(|next| next.due_on)));
                line.push(&day(plan.earliest_operation_on));
                plan.steps()
                    .iter()
                    .for_each(|step| line.push(&day(step.due_on)));
                line.push("");
            }
            Err(fault) => {
                let blank = ADDED.len() + Step::CODES.len();
                (0..blank).for_each(|_| line.push(""));
                line.push(fault.code().code());
            }
        }
        line.end(out)?;
    }
    Ok(())
}
