//! Questions in tables, as CSV or in a workbook: headings in English or Japanese, rows as people
//! type them, every other column kept.

use std::io::{self, Write};

use onshi::forms::InstitutionCode;
use onshi::plan::Milestones;
use onshi::wire::{AssessmentJson, COMPUTED, FieldColumns, Raw};
use onshi::{Edition, Error, Field, Project, Report};
use onshi_files::{Cell, CheckedRow, Columns, Fault, Grid, Records, Wanted, cells};

use crate::args::{Ask, Format};
use crate::blocks::{Answered, Block, Spoilt};
use crate::csv::Csv;
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
        move |columns: &FieldColumns, row: CheckedRow<'_>, answered: &mut Answered| {
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
        move |columns: &FieldColumns, row: CheckedRow<'_>, answered: &mut Answered| {
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
    A: FnMut(&FieldColumns, CheckedRow<'_>, &mut Answered) -> io::Result<()>,
{
    let name = grid.name.clone();
    let mut spoilt = Spoilt::default();
    let mut answer = worker();
    let mut answered = Answered::default();
    // A row of units may stand below the headings: these rows are read one by one, and so is a
    // workbook, whose reading takes the most time.
    while !columns.is_begun() || grid.text_rows().is_none() {
        let Some((line, row)) = grid.next(|| to.idle())? else {
            break;
        };
        let row = columns.checked((line, row));
        spoilt.add(Spoilt::of(&row));
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
                let row = columns.checked((line, row));
                answered.spoilt.add(Spoilt::of(&row));
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

/// Reads the headings; says what is wrong with them, and returns `None` then and for an input
/// without a row.
pub fn columns(
    grid: &mut Grid,
    wanted: Wanted,
    output: Format,
    to: &mut Out<'_, impl Write>,
) -> Result<Option<Columns>, Failure> {
    let name = grid.name.clone();
    match Columns::read(grid, wanted, || to.idle())? {
        None => Ok(None),
        Some(Ok(columns)) => Ok(Some(columns)),
        Some(Err((line, fault))) => {
            refused_table(&fault, line, name.as_deref(), output, to)?;
            Ok(None)
        }
    }
}

/// Says what is wrong with a table as a whole.
pub fn refused_table(
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
        Format::Jsonl => json::write_line(&error, to.out)?,
        Format::Csv => json::write_line(&error, &mut io::stderr())?,
    }
    Ok(())
}
