//! Questions in tables, as CSV or in a workbook: headings in English or Japanese, rows as people
//! type them, every other column kept.

use std::io::{self, Write};

use onshi::forms::{FormKind, InstitutionCode};
use onshi::plan::Milestones;
use onshi::wire::{AssessmentJson, COMPUTED, FieldColumns, Raw};
use onshi::{Assessment, Edition, Error, Field, Project, Report};
use serde::Serialize;

use crate::args::{Ask, Format};
use crate::csv::Csv;
use crate::fault::{Fault, FileFault};
use crate::grid::{Cell, Grid, Wanted};
use crate::json;
use crate::status::{Failure, Status};

/// The headings of projects.
pub const PROJECT: Wanted = Wanted {
    fields: Project::FIELDS,
    needed: Project::NEEDED,
    computed: COMPUTED,
};
/// The headings of plans.
pub const PLAN: Wanted = Wanted {
    fields: Milestones::FIELDS,
    needed: Milestones::NEEDED,
    computed: &[],
};

/// The headings of institution codes.
pub const CODES: Wanted = Wanted {
    fields: &CODE_FIELDS,
    needed: {
        let [_, _, code] = &CODE_FIELDS;
        std::slice::from_ref(code)
    },
    computed: &[],
};
const CODE_FIELDS: [Field; 3] = match InstitutionCode::FIELDS {
    [prefecture, score_table, code] => [prefecture.field, score_table.field, code.field],
    _ => panic!("an institution code has three fields"),
};
/// The headings of a question that takes no table.
pub const NONE: Wanted = Wanted {
    fields: &[],
    needed: &[],
    computed: &[],
};

/// Answers every project of a grid, as JSON Lines or, with `csv`, as CSV.
pub fn assess(
    mut grid: Grid,
    asked: &Ask,
    edition: &Edition,
    csv: &mut Csv,
    out: &mut impl Write,
    status: &mut Status,
) -> Result<(), Failure> {
    let Some(mut columns) = columns(&mut grid, PROJECT, asked.output, out, status)? else {
        return Ok(());
    };
    if asked.output == Format::Csv {
        let has = |name: &str| {
            let is_there = columns.headings.iter().any(|heading| heading == name);
            is_there || columns.of_fields.place(name).is_some()
        };
        csv.heading(&columns.headings, has, grid.wants_mark(), out)?;
    }
    let name = grid.name.clone();
    while let Some((line, row)) = grid.next(|| out.flush())? {
        let (cells, fault) = columns.checked(line, row);
        let read = |place: usize| cells.get(place).map_or(Raw::Missing, Cell::raw);
        let answer = match fault {
            Some(fault) => Err(fault.into()),
            None => columns
                .of_fields
                .project(read)
                .assess(edition)
                .map_err(Fault::from),
        };
        if answer.is_err() {
            *status = Status::SomeRefused;
        }
        match asked.output {
            Format::Csv => csv.row(&cells, answer.as_ref(), out)?,
            Format::Jsonl => object(answer, asked.explain, line, name.as_deref(), out)?,
        }
    }
    columns.spoilt.tell();
    Ok(())
}

fn object(
    answer: Result<Assessment<'_>, Fault>,
    explain: bool,
    line: u64,
    name: Option<&str>,
    out: &mut impl Write,
) -> io::Result<()> {
    match answer {
        Ok(answer) => json::line(&AssessmentJson::new(&answer, explain), out),
        Err(fault) => json::line(&fault.on_line(line, name), out),
    }
}

/// Plans every row of a grid.
pub fn plan(grid: Grid, out: &mut impl Write, status: &mut Status) -> Result<(), Failure> {
    each(grid, PLAN, out, status, |columns, cells| {
        columns
            .plan(|place| cells.get(place).map_or(Raw::Missing, Cell::raw))
            .plan()
    })
}

/// Checks every institution code of a grid; `count`: told of each report.
pub fn check_codes(
    grid: Grid,
    out: &mut impl Write,
    status: &mut Status,
    mut count: impl FnMut(Result<&Report, &Error>),
) -> Result<(), Failure> {
    each(grid, CODES, out, status, |columns, cells| {
        let text = |field: &Field| {
            let cell = cells.get(columns.place(field.name)?)?;
            let text = cell.text().trim().to_owned();
            (!text.is_empty()).then_some((field.name, text))
        };
        let form: serde_json::Map<_, _> = CODES
            .fields
            .iter()
            .filter_map(text)
            .map(json_member)
            .collect();
        let report =
            FormKind::InstitutionCode.check_text(&serde_json::Value::from(form).to_string());
        count(report.as_ref());
        report
    })
}

/// Returns a cell as a member of a form: a number where it is one and the form wants one.
fn json_member((name, text): (&str, String)) -> (String, serde_json::Value) {
    let number = match text.as_str() {
        _ if name != "score_table" => None,
        "医科" => Some(1),
        "歯科" => Some(3),
        "調剤" | "薬局" => Some(4),
        text => text.parse::<i64>().ok(),
    };
    let value = number.map_or_else(|| text.into(), serde_json::Value::from);
    (name.to_owned(), value)
}

/// Answers every row of a grid as JSON Lines.
fn each<T: Serialize>(
    mut grid: Grid,
    wanted: Wanted,
    out: &mut impl Write,
    status: &mut Status,
    mut answer: impl FnMut(&FieldColumns, &[Cell<'_>]) -> Result<T, Error>,
) -> Result<(), Failure> {
    let Some(mut columns) = columns(&mut grid, wanted, Format::Jsonl, out, status)? else {
        return Ok(());
    };
    let name = grid.name.clone();
    while let Some((line, row)) = grid.next(|| out.flush())? {
        let (cells, fault) = columns.checked(line, row);
        let answered = match fault {
            Some(fault) => Err(Fault::from(fault)),
            None => answer(&columns.of_fields, &cells).map_err(Fault::from),
        };
        match answered {
            Ok(answer) => json::line(&answer, out)?,
            Err(fault) => {
                *status = Status::SomeRefused;
                json::line(&fault.on_line(line, name.as_deref()), out)?;
            }
        }
    }
    columns.spoilt.tell();
    Ok(())
}

/// The columns of a grid.
struct Columns {
    /// The headings, without space around them.
    headings: Vec<String>,
    of_fields: FieldColumns,
    /// The places of the fields' columns.
    read: Vec<usize>,
    spoilt: Spoilt,
}

/// Cells with bytes of no encoding in columns that are only kept: they cost no answer.
#[derive(Default)]
struct Spoilt {
    count: u64,
    first_line: u64,
}

impl Spoilt {
    fn add(&mut self, line: u64, count: u64) {
        if self.count == 0 {
            self.first_line = line;
        }
        self.count += count;
    }

    /// Says on standard error how many there were.
    fn tell(&self) {
        let Self { count, first_line } = self;
        if *count > 0 {
            let text = format!(
                "onshi: 文字コードの合わないセルが{count}個あり、読めない文字を � にしました（最初は{first_line}行目） / {count} cells hold bytes of another encoding, shown as � (the first on line {first_line})\n"
            );
            // A remark that cannot be shown is not missed.
            let _ = io::stderr().write_all(text.as_bytes());
        }
    }
}

/// Reads the headings; says what is wrong with them, and returns `None` then and for an input
/// without a row.
fn columns(
    grid: &mut Grid,
    wanted: Wanted,
    output: Format,
    out: &mut impl Write,
    status: &mut Status,
) -> Result<Option<Columns>, Failure> {
    let name = grid.name.clone();
    let Some((line, heading)) = grid.next(|| out.flush())? else {
        return Ok(None);
    };
    let found = heading.map_err(Fault::from);
    match found.and_then(|cells| Columns::of(&cells, wanted)) {
        Ok(columns) => Ok(Some(columns)),
        Err(fault) => {
            *status = Status::SomeRefused;
            let error = fault.on_line(line, name.as_deref());
            // A file of CSV holds no JSON.
            match output {
                Format::Jsonl => json::line(&error, out)?,
                Format::Csv => json::line(&error, &mut io::stderr())?,
            }
            Ok(None)
        }
    }
}

impl Columns {
    fn of(heading: &[Cell<'_>], wanted: Wanted) -> Result<Self, Fault> {
        let headings: Vec<String> = heading
            .iter()
            .map(|cell| cell.text().trim().to_owned())
            .collect();
        if headings.iter().any(|heading| heading.contains('\r')) {
            return Err(FileFault::BareCarriageReturn.into());
        }
        let of_fields = FieldColumns::typed(&headings, wanted.fields, wanted.needed)?;
        FieldColumns::check_free_typed(&headings, wanted.computed)?;
        let places = wanted
            .fields
            .iter()
            .filter_map(|field| of_fields.place(field.name));
        Ok(Self {
            read: places.collect(),
            headings,
            of_fields,
            spoilt: Spoilt::default(),
        })
    }

    /// Returns the cells of a row, and what is wrong with it: another length than the heading, or a
    /// spoilt cell that would be read. Other cells may be spoilt.
    fn checked<'c>(
        &mut self,
        line: u64,
        row: Result<Vec<Cell<'c>>, FileFault>,
    ) -> (Vec<Cell<'c>>, Option<FileFault>) {
        let cells = match row {
            Ok(cells) => cells,
            Err(fault) => return (Vec::new(), Some(fault)),
        };
        let (wanted, found) = (self.headings.len(), cells.len());
        if found != wanted {
            let fault = FileFault::RowLength {
                cells: found,
                headings: wanted,
            };
            return (cells, Some(fault));
        }
        let mut spoilt = cells
            .iter()
            .enumerate()
            .filter_map(|(place, cell)| match cell {
                Cell::Spoilt(_, fault) => Some((place, fault)),
                _ => None,
            });
        let Some(first) = spoilt.next() else {
            return (cells, None);
        };
        let all: Vec<_> = std::iter::once(first).chain(spoilt).collect();
        let read = all.iter().find(|(place, _)| self.read.contains(place));
        let fault = read.map(|(_, fault)| (*fault).clone());
        if fault.is_none() {
            self.spoilt.add(line, u64::try_from(all.len()).unwrap_or(0));
        }
        (cells, fault)
    }
}
