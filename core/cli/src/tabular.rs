//! Questions in tables, as CSV or in a workbook: headings in English or Japanese, rows as people
//! type them, every other column kept.

use std::io::{self, Write};

use onshi::forms::InstitutionCode;
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
    least: 2,
    computed: COMPUTED,
};
/// The headings of plans.
pub const PLAN: Wanted = Wanted {
    fields: Milestones::FIELDS,
    needed: Milestones::NEEDED,
    least: 2,
    computed: &[],
};

/// The headings of institution codes.
pub const CODES: Wanted = Wanted {
    fields: &CODE_FIELDS,
    needed: {
        let [_, _, code] = &CODE_FIELDS;
        std::slice::from_ref(code)
    },
    least: 1,
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
    least: 1,
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
        grid.look_ahead()?;
        let has = |name: &str| {
            let is_there = columns.headings.iter().any(|heading| heading == name);
            is_there || columns.of_fields.place(name).is_some()
        };
        csv.heading(&columns.headings, has, grid.wants_mark(), out)?;
    }
    let name = grid.name.clone();
    while let Some((line, row)) = grid.next(|| out.flush())? {
        let (cells, fault) = columns.checked(line, row);
        match columns.takes_units(&cells) {
            Ok(false) => {}
            Ok(true) => continue,
            Err(fault) => {
                return refused_table(&fault, line, name.as_deref(), asked.output, out, status);
            }
        }
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
        let [prefecture, score_table, code] = CODE_FIELDS.map(|field| {
            let cell = columns.place(field.name).and_then(|place| cells.get(place));
            cell.map(Cell::text).unwrap_or_default()
        });
        let report = InstitutionCode::typed(&prefecture, &score_table, &code).check();
        count(Ok(&report));
        Ok(report)
    })
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
        match columns.takes_units(&cells) {
            Ok(false) => {}
            Ok(true) => continue,
            Err(fault) => {
                return refused_table(&fault, line, name.as_deref(), Format::Jsonl, out, status);
            }
        }
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
    /// The places of the fields' columns, with the fields' names.
    read: Vec<(usize, &'static str)>,
    spoilt: Spoilt,
    /// Whether a row below the headings was read.
    is_begun: bool,
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
                "onshi: 文字コードに合わないバイトのあるセルが{count}個あります。読めない文字は � に置き換えました（最初：{first_line}行目） / cells with bytes outside the encoding: {count}; those bytes are shown as � (first on line {first_line})\n"
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
    let columns = found.and_then(|cells| Columns::of(&cells, wanted));
    let columns = columns.and_then(|mut columns| {
        columns.of_fields.take_units_above(&grid.above)?;
        Ok(columns)
    });
    match columns {
        Ok(columns) => Ok(Some(columns)),
        Err(fault) => {
            refused_table(&fault, line, name.as_deref(), output, out, status)?;
            Ok(None)
        }
    }
}

/// Says what is wrong with a table as a whole.
fn refused_table(
    fault: &Fault,
    line: u64,
    name: Option<&str>,
    output: Format,
    out: &mut impl Write,
    status: &mut Status,
) -> Result<(), Failure> {
    *status = Status::SomeRefused;
    let error = fault.on_line(line, name);
    // A file of CSV holds no JSON.
    match output {
        Format::Jsonl => json::line(&error, out)?,
        Format::Csv => json::line(&error, &mut io::stderr())?,
    }
    Ok(())
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
        FieldColumns::refuse_computed_typed(&headings, wanted.computed)?;
        let place = |field: &Field| Some((of_fields.place(field.name)?, field.name));
        let places = wanted.fields.iter().filter_map(place);
        Ok(Self {
            read: places.collect(),
            headings,
            of_fields,
            spoilt: Spoilt::default(),
            is_begun: false,
        })
    }

    /// Returns whether a row is one of units, below the headings, and takes them.
    fn takes_units(&mut self, cells: &[Cell<'_>]) -> Result<bool, Fault> {
        if self.is_begun {
            return Ok(false);
        }
        let texts: Vec<String> = cells.iter().map(|cell| cell.text().into_owned()).collect();
        let is_one = self.of_fields.take_units_below(&texts)?;
        self.is_begun = !is_one
            && texts
                .iter()
                .any(|text| text.contains(|c: char| c.is_numeric()));
        Ok(is_one)
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
        let is_spoilt = |cell: &&Cell<'_>| matches!(cell, Cell::Spoilt(_));
        let count = cells.iter().filter(is_spoilt).count();
        if count == 0 {
            return (cells, None);
        }
        let read = self
            .read
            .iter()
            .find(|(place, _)| cells.get(*place).as_ref().is_some_and(is_spoilt));
        let fault = read.map(|(_, field)| FileFault::SpoiltCell { field });
        if fault.is_none() {
            self.spoilt.add(line, u64::try_from(count).unwrap_or(0));
        }
        (cells, fault)
    }
}
