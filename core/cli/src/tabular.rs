//! Questions in tables, as CSV or in a workbook: headings in English or Japanese, rows as people
//! type them, every other column kept.

use std::io::{self, Write};

use onshi::forms::InstitutionCode;
use onshi::plan::Milestones;
use onshi::wire::{AssessmentJson, COMPUTED, FieldColumns, Raw};
use onshi::{Edition, Error, Field, Project, Report};

use crate::args::{Ask, Format};
use crate::blocks::{Answered, Block, Spoilt};
use crate::csv::Csv;
use crate::fault::{Fault, FileFault};
use crate::grid::{Cell, Grid, Records, Wanted, cells};
use crate::json;
use crate::out::Out;
use crate::status::{Failure, Status};
use crate::threads::in_order;

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
pub fn assess<W: Write>(
    mut grid: Grid,
    asked: &Ask,
    edition: &Edition,
    csv: &mut Csv,
    threads: usize,
    to: &mut Out<'_, W>,
) -> Result<(), Failure> {
    let Some(columns) = columns(&mut grid, PROJECT, asked.output, to)? else {
        return Ok(());
    };
    if asked.output == Format::Csv {
        grid.look_ahead()?;
        let has = |name: &str| {
            let is_there = columns.headings.iter().any(|heading| heading == name);
            is_there || columns.of_fields.place(name).is_some()
        };
        csv.heading(&columns.headings, has, grid.wants_mark(), to.out)?;
    }
    let answer = |columns: &FieldColumns, cells: &[Cell<'_>]| {
        let read = |place: usize| cells.get(place).map_or(Raw::Missing, Cell::raw);
        columns.project(read).assess(edition)
    };
    if asked.output == Format::Jsonl {
        return objects(grid, columns, threads, to, |columns, cells, bytes| {
            let answer = answer(columns, cells)?;
            Ok(json::line(
                &AssessmentJson::new(&answer, asked.explain),
                bytes,
            ))
        });
    }
    let csv = &*csv;
    each(grid, columns, Format::Csv, threads, to, || {
        let mut rows = csv.rows();
        move |columns: &FieldColumns, row: Row<'_>, answered: &mut Answered| {
            let answer = match row.fault {
                Some(fault) => Err(fault.into()),
                None => answer(columns, &row.cells).map_err(Fault::from),
            };
            if answer.is_err() {
                answered.status = Status::SomeRefused;
            }
            rows.row(&row.cells, answer.as_ref(), &mut answered.bytes)
        }
    })
}

/// Plans every row of a grid.
pub fn plan<W: Write>(mut grid: Grid, threads: usize, to: &mut Out<'_, W>) -> Result<(), Failure> {
    let Some(columns) = columns(&mut grid, PLAN, Format::Jsonl, to)? else {
        return Ok(());
    };
    objects(grid, columns, threads, to, |columns, cells, bytes| {
        let read = |place: usize| cells.get(place).map_or(Raw::Missing, Cell::raw);
        Ok(json::line(&columns.plan(read).plan()?, bytes))
    })
}

/// Checks every institution code of a grid; `count`: told of each report.
pub fn check_codes<W: Write>(
    mut grid: Grid,
    threads: usize,
    to: &mut Out<'_, W>,
    count: impl Fn(Result<&Report, &Error>) + Sync,
) -> Result<(), Failure> {
    let Some(columns) = columns(&mut grid, CODES, Format::Jsonl, to)? else {
        return Ok(());
    };
    objects(grid, columns, threads, to, |columns, cells, bytes| {
        let [prefecture, score_table, code] = CODE_FIELDS.map(|field| {
            let cell = columns.place(field.name).and_then(|place| cells.get(place));
            cell.map(Cell::text).unwrap_or_default()
        });
        let report = InstitutionCode::typed(&prefecture, &score_table, &code).check();
        count(Ok(&report));
        Ok(json::line(&report, bytes))
    })
}

/// Answers every row of a grid as JSON Lines.
fn objects<W: Write>(
    grid: Grid,
    columns: Columns,
    threads: usize,
    to: &mut Out<'_, W>,
    answer: impl Fn(&FieldColumns, &[Cell<'_>], &mut Vec<u8>) -> Result<io::Result<()>, Error> + Sync,
) -> Result<(), Failure> {
    let name = grid.name.clone();
    let (answer, name) = (&answer, name.as_deref());
    each(grid, columns, Format::Jsonl, threads, to, || {
        move |columns: &FieldColumns, row: Row<'_>, answered: &mut Answered| {
            let done = match row.fault {
                Some(fault) => Err(fault.into()),
                None => answer(columns, &row.cells, &mut answered.bytes).map_err(Fault::from),
            };
            answered.take(done, row.line, name)
        }
    })
}

/// Answers every row of a grid; `worker` makes what answers the rows on one thread.
fn each<W, A>(
    mut grid: Grid,
    mut columns: Columns,
    output: Format,
    threads: usize,
    to: &mut Out<'_, W>,
    worker: impl Fn() -> A + Sync,
) -> Result<(), Failure>
where
    W: Write,
    A: FnMut(&FieldColumns, Row<'_>, &mut Answered) -> io::Result<()>,
{
    let name = grid.name.clone();
    let mut spoilt = Spoilt::default();
    let mut answer = worker();
    let mut answered = Answered::default();
    // A row of units may stand below the headings: these rows are read one by one, and so is a
    // workbook, whose reading takes the most time.
    while !columns.is_begun || grid.text_rows().is_none() {
        let Some((line, row)) = grid.next(|| to.idle())? else {
            break;
        };
        let row = columns.checked(line, row, &mut spoilt);
        match columns.takes_units(&row.cells) {
            Ok(false) => {}
            Ok(true) => continue,
            Err(fault) => return refused_table(&fault, line, name.as_deref(), output, to),
        }
        answer(&columns.of_fields, row, &mut answered)?;
        answered.write(to)?;
        answered = Answered::default();
    }
    if let Some(text) = grid.text_rows() {
        let was_utf_16 = text.was_utf_16();
        let work = |block: &Block, answered: &mut Answered| {
            let mut answer = worker();
            block.rows().try_for_each(|(line, row)| {
                let row = row.map(|row| cells(row, block.encodings, was_utf_16));
                let row = columns.checked(line, row, &mut answered.spoilt);
                answer(&columns.of_fields, row, answered)
            })
        };
        let rest = in_order(threads, to, work, |answers| {
            while let Some((line, row, encodings)) = text.next(|| answers.idle())? {
                answers.push(encodings, line, row.map(Records::cells))?;
            }
            Ok(())
        })?;
        spoilt.add(rest);
    }
    spoilt.tell();
    Ok(())
}

/// A row whose length and cells were checked.
struct Row<'r> {
    line: u64,
    cells: Vec<Cell<'r>>,
    fault: Option<FileFault>,
}

/// The columns of a grid.
struct Columns {
    /// The headings, without space around them.
    headings: Vec<String>,
    of_fields: FieldColumns,
    /// The places of the fields' columns, with the fields' names.
    read: Vec<(usize, &'static str)>,
    /// Whether a row below the headings was read.
    is_begun: bool,
}

/// Reads the headings; says what is wrong with them, and returns `None` then and for an input
/// without a row.
fn columns(
    grid: &mut Grid,
    wanted: Wanted,
    output: Format,
    to: &mut Out<'_, impl Write>,
) -> Result<Option<Columns>, Failure> {
    let name = grid.name.clone();
    let Some((line, heading)) = grid.next(|| to.idle())? else {
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
            refused_table(&fault, line, name.as_deref(), output, to)?;
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
    to: &mut Out<'_, impl Write>,
) -> Result<(), Failure> {
    *to.status = Status::SomeRefused;
    let error = fault.on_line(line, name);
    // A file of CSV holds no JSON.
    match output {
        Format::Jsonl => json::line(&error, to.out)?,
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

    /// Returns a row, and what is wrong with it: another length than the heading, or a spoilt cell
    /// that would be read. Other cells may be spoilt.
    fn checked<'c>(
        &self,
        line: u64,
        row: Result<Vec<Cell<'c>>, FileFault>,
        spoilt: &mut Spoilt,
    ) -> Row<'c> {
        let (cells, fault) = match row {
            Ok(cells) => {
                let fault = self.fault(line, &cells, spoilt);
                (cells, fault)
            }
            Err(fault) => (Vec::new(), Some(fault)),
        };
        Row { line, cells, fault }
    }

    fn fault(&self, line: u64, cells: &[Cell<'_>], spoilt: &mut Spoilt) -> Option<FileFault> {
        let (wanted, found) = (self.headings.len(), cells.len());
        if found != wanted {
            return Some(FileFault::RowLength {
                cells: found,
                headings: wanted,
            });
        }
        let is_spoilt = |cell: &&Cell<'_>| matches!(cell, Cell::Spoilt(_));
        let count = cells.iter().filter(is_spoilt).count();
        if count == 0 {
            return None;
        }
        let read = |(place, _): &&(usize, _)| cells.get(*place).as_ref().is_some_and(is_spoilt);
        if let Some((_, field)) = self.read.iter().find(read) {
            return Some(FileFault::SpoiltCell { field });
        }
        spoilt.add(Spoilt {
            count: u64::try_from(count).unwrap_or(0),
            first_line: line,
        });
        None
    }
}
