//! The plans of several facilities, a row each: a table of facilities and steps, or what is late and what is next,
//! the most urgent first; and one calendar file for all.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use onshi::plan::{Milestones, NamedPlan, Plan, Step, Summary, Urgency, plans_paper, plans_to_ics};
use onshi::wire::{FieldColumns, Raw, RawPlan, harmless};
use onshi::{Language, PaperOutput};
use onshi_files::{Cell, Columns, Fault, Grid, Wanted};

use super::write_calendar;
use crate::args::{Format, PlanAsk, PlanOutput};
use crate::ask::{Rows, Table, each_row};
use crate::csv::line::Line;
use crate::out::Out;
use crate::status::{Failure, Status};
use crate::tabular;

/// The last column.
const ERROR: &str = "error";

/// The columns that are added: what is late and next, the steps, the error.
fn added() -> impl Iterator<Item = &'static str> {
    let steps = Step::CODES.iter().copied();
    Summary::COLUMNS.into_iter().chain(steps).chain([ERROR])
}

/// The headings of facilities.
const FACILITIES: Wanted = Wanted {
    fields: NamedPlan::FIELDS,
    needed: Milestones::NEEDED,
    least: 2,
    computed: &[],
};

/// A row of the input: its cells, and its plan or why it has none.
struct Planned {
    line: u64,
    file: Option<String>,
    cells: Vec<String>,
    /// The facility's name; its institution code where it has none.
    name: String,
    plan: Result<NamedPlan, Fault>,
}

/// Reads every row, then writes them by urgency, and the calendar where it is asked for.
pub fn run(
    asked: &PlanAsk,
    output: PlanOutput,
    to: &mut Out<'_, impl Write>,
) -> Result<(), Failure> {
    let language = Language::from(asked.lang);
    check_reference_date(asked, language)?;
    if let Some(path) = &asked.ics {
        refuse_input(path, &asked.files)?;
    }
    let read = read(asked, to)?;
    if read.headings.is_empty() {
        return Ok(()); // Nothing was given, or the table was refused, and that was said.
    }
    for row in &read.planned {
        if let Err(fault) = &row.plan {
            *to.status = Status::SomeRefused;
            tell(row, fault, language);
        }
    }
    match output {
        PlanOutput::Csv | PlanOutput::Jsonl => write_csv(&read, asked.csv.escape_formulas, to.out)?,
        PlanOutput::Text => write_paper(&read.planned, PaperOutput::Text, language, to.out)?,
        PlanOutput::Html => write_paper(&read.planned, PaperOutput::Html, language, to.out)?,
    }
    match &asked.ics {
        Some(path) => {
            let (plans, _) = named(&read.planned, language);
            write_calendar(path, &plans_to_ics(&plans, language, chrono::Utc::now()))
        }
        None => Ok(()),
    }
}

/// Reads the rows of every file.
fn read(asked: &PlanAsk, to: &mut Out<'_, impl Write>) -> Result<Read, Failure> {
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
    match has_lines.into_inner() {
        true => Err(Failure::Told(
            "onshi: --output csv、text、html と --ics には、施設ごとに1行の表（CSVまたはExcelブック）を使います / --output csv, text and html, and --ics, take a table with a facility a row (CSV or a workbook)".to_owned(),
        )),
        false => Ok(read),
    }
}

/// Refuses to write the calendar over a table that it is made of.
fn refuse_input(path: &Path, files: &[PathBuf]) -> Result<(), Failure> {
    let is_same = |file: &PathBuf| same_file::is_same_file(path, file).unwrap_or(false);
    match files.iter().any(is_same) {
        true => Err(Failure::Told(format!(
            "onshi: --ics の `{}` は読み取るファイルです。別の名前にしてください / --ics names a file that is read; choose another",
            path.display()
        ))),
        false => Ok(()),
    }
}

/// Returns the plans in the order of the input, and why the others have none.
fn named(planned: &[Planned], language: Language) -> (Vec<NamedPlan>, Vec<(String, String)>) {
    let (mut plans, mut refused) = (Vec::new(), Vec::new());
    for row in planned {
        match &row.plan {
            Ok(plan) => plans.push(plan.clone()),
            Err(fault) => refused.push((shown_name(row, language), fault.message(language))),
        }
    }
    (plans, refused)
}

fn write_paper(
    planned: &[Planned],
    output: PaperOutput,
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    let (plans, refused) = named(planned, language);
    out.write_all(plans_paper(&plans, &refused, output, language).as_bytes())
}

/// Returns what a row is called: its name, or its line.
fn shown_name(row: &Planned, language: Language) -> String {
    let line = row.line;
    match (row.name.is_empty(), language) {
        (false, _) => row.name.clone(),
        (true, Language::Ja) => format!("{line}行目"),
        (true, Language::En) => format!("row {line}"),
    }
}

/// Returns the day in Japan, which is nine hours ahead of Greenwich all year: what is late, a head office asks as of today.
fn today() -> onshi::NaiveDate {
    (chrono::Utc::now() + chrono::Duration::hours(9)).date_naive()
}

/// Refuses a reference date that is not a day before any row is read: it is of the command.
fn check_reference_date(asked: &PlanAsk, language: Language) -> Result<(), Failure> {
    let Some(day) = &asked.flags.as_of else {
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
        let added: Vec<_> = added().collect();
        if let Err(error) = FieldColumns::refuse_computed_typed(&columns.headings, &added) {
            return tabular::refused_table(&error.into(), 1, grid.name.as_deref(), Format::Csv, to);
        }
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
                cell.map(Cell::text).unwrap_or_default()
            };
            let (name, code) = (text("name"), text("institution_code"));
            let plan = match row.fault {
                Some(fault) => Err(fault.into()),
                None => plan_of(&columns, &row.cells, asked)
                    .and_then(|plan| NamedPlan::new(&name, &code, plan))
                    .map_err(Fault::from),
            };
            self.planned.push(Planned {
                line,
                file: file.clone(),
                cells: row
                    .cells
                    .iter()
                    .map(|cell| cell.text().into_owned())
                    .collect(),
                name: NamedPlan::name_of(&name, &code).to_owned(),
                plan,
            });
        }
        Ok(())
    }
}

fn plan_of(columns: &Columns, cells: &[Cell<'_>], asked: &PlanAsk) -> Result<Plan, onshi::Error> {
    let read = |place: usize| cells.get(place).map_or(Raw::Missing, Cell::raw);
    let mut raw = columns.of_fields.plan(read);
    if raw.as_of.is_missing() {
        raw.as_of = match &asked.flags.as_of {
            Some(day) => Raw::Typed(day.into()),
            None => Raw::Day(today()),
        };
    }
    raw.plan()
}

/// Says on standard error why a row has no plan.
fn tell(row: &Planned, fault: &Fault, language: Language) {
    let file = row.file.as_deref().map(|file| format!("{file}: "));
    let (file, line) = (file.unwrap_or_default(), row.line);
    let place = match language {
        Language::Ja => format!("{file}{line}行目"),
        Language::En => format!("{file}row {line}"),
    };
    let text = format!("onshi: {place}: {}: {}", row.name, fault.message(language));
    // What cannot be told is in the answer.
    let _ = writeln!(io::stderr(), "{}", harmless(&text));
}

/// Writes a row a facility, the most urgent first: the columns of the input, what is late and next, a column a step, the code
/// of the error.
fn write_csv(read: &Read, escapes: bool, out: &mut impl Write) -> io::Result<()> {
    if read.wants_mark {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let mut line = Line::new(escapes);
    read.headings.iter().for_each(|heading| line.push(heading));
    added().for_each(|name| line.plain(name));
    line.end(out)?;
    let mut sorted: Vec<_> = read.planned.iter().collect();
    sorted.sort_by_cached_key(|row| Urgency::of(row.plan.as_ref().ok().map(|named| &named.plan)));
    for row in sorted {
        for place in 0..read.headings.len() {
            line.push(row.cells.get(place).map_or("", String::as_str));
        }
        let day =
            |day: Option<onshi::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        match &row.plan {
            Ok(NamedPlan { plan, .. }) => {
                let summary = plan.summary();
                line.plain(&summary.late);
                line.plain(summary.next_step.map_or("", Step::code));
                line.plain(&day(summary.next_due_on));
                line.plain(&day(summary.next_limit_on));
                line.plain(&day(summary.earliest_operation_on));
                for step in plan.steps() {
                    line.plain(&day(step.due_on));
                }
                line.plain("");
            }
            Err(fault) => {
                added().skip(1).for_each(|_| line.plain(""));
                line.plain(fault.code().code());
            }
        }
        line.end(out)?;
    }
    Ok(())
}
