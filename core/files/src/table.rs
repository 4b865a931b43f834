//! A whole table of projects as text, for programs that read its cells later.

use std::path::Path;

use onshi::Project;
use onshi::wire::FieldColumns;

use crate::columns::Columns;
use crate::fault::{Failure, Fault, FileFault, Result};
use crate::grid::{Cell, Grid, Wanted};
use crate::input::{Input, check_files};

/// A table of projects as it stands in a file: every cell as text.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Table {
    /// The headings. Where a unit stood above or below them, the heading has it: `事業費（千円）`.
    pub headings: Vec<String>,
    /// The cells of each column, in the order of the headings; blank in a row that cannot be read.
    pub columns: Vec<Vec<String>>,
    /// What stands above the headings and may be a unit (`単位：千円`), where no column of a cost is known that it could be of.
    pub stray_unit: Option<String>,
    /// Cells with bytes that are not in the encoding of the file (count), whose signs are replaced.
    pub spoilt: usize,
    /// The rows that cannot be read.
    pub faults: Vec<RowFault>,
}

/// A row that cannot be read.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RowFault {
    /// Its physical line, or its number in the sheet, from 1.
    pub line: u64,
    /// Why.
    pub fault: FileFault,
}

const PROJECTS: Wanted = Wanted {
    fields: Project::FIELDS,
    needed: &[],
    least: 2,
    computed: &[],
};

/// The field whose cells may count in another unit than ones.
const COST: &str = "cost";

impl Table {
    /// Reads a table from a file: CSV in UTF-8, CP932 or UTF-16, or a workbook. `sheet`: the name of its sheet; the first that
    /// is shown when `None`.
    ///
    /// # Errors
    ///
    /// For a file that cannot be read, for JSON Lines, and for headings that are refused: two columns of one field, a unit that
    /// is not clear.
    pub fn read(path: &Path, sheet: Option<&str>) -> Result<Self> {
        check_files(&[path.to_owned()])?;
        let mut input = Input::file(path, false)?;
        let kind = input.kind(false)?;
        if is_json(&input.peek()?) {
            let file = path.display();
            return Err(Failure::Unreadable(format!(
                "`{file}` はJSONです。表ではありません / `{file}` is JSON, not a table"
            )));
        }
        let busy = || Ok(false);
        let mut grid = Grid::open(input, kind, sheet, PROJECTS, busy)?;
        let mut columns = match Columns::read(&mut grid, PROJECTS, busy)? {
            None => return Ok(Self::default()),
            Some(columns) => columns.map_err(|(_, fault)| fault)?,
        };
        if columns
            .headings
            .iter()
            .any(|heading| heading.contains('\u{FFFD}'))
        {
            return Err(Fault::from(FileFault::NotCp932).into());
        }
        let mut table = Self {
            columns: vec![Vec::new(); columns.headings.len()],
            ..Self::default()
        };
        while let Some(row) = grid.next(busy)? {
            let row = columns.checked(row);
            if columns.takes_units(&row.cells)? {
                continue;
            }
            table.spoilt += row.spoilt;
            table.push(&row.cells, row.line, row.fault);
        }
        let has_cost = columns.of_fields.place(COST).is_some();
        let unit = grid.above.iter().find(|cell| may_be_unit(cell));
        table.stray_unit = unit.filter(|_| !has_cost).cloned();
        table.headings = with_units(&columns)?;
        Ok(table)
    }

    fn push(&mut self, cells: &[Cell<'_>], line: u64, fault: Option<FileFault>) {
        let is_read = fault.is_none();
        self.faults
            .extend(fault.map(|fault| RowFault { line, fault }));
        for (at, column) in self.columns.iter_mut().enumerate() {
            let cell = cells.get(at).filter(|_| is_read);
            column.push(
                cell.map(|cell| cell.text().into_owned())
                    .unwrap_or_default(),
            );
        }
    }
}

/// Returns whether the first line of a text is JSON's.
fn is_json(line: &[u8]) -> bool {
    match line.trim_ascii_start() {
        [b'{', ..] => true,
        [b'[', rest @ ..] => matches!(rest.trim_ascii_start(), [] | [b'{' | b'[', ..]),
        _ => false,
    }
}

/// Returns whether a text may say in what unit amounts are.
fn may_be_unit(text: &str) -> bool {
    let text = text.to_lowercase();
    let units = ["単位", "千円", "万円", "億円", "thousand", "million"];
    units.iter().any(|unit| text.contains(unit))
}

/// Returns the headings, each with its unit.
fn with_units(columns: &Columns) -> Result<Vec<String>, Fault> {
    let written = FieldColumns::typed(&columns.headings, Project::FIELDS, &[])?;
    let mut headings = columns.headings.clone();
    // A column that is no field's may be named one later.
    let is_field = |at: usize| {
        let mut fields = Project::FIELDS.iter();
        fields.any(|field| columns.of_fields.place(field.name) == Some(at))
    };
    for (at, (heading, unit)) in headings.iter_mut().zip(&columns.units).enumerate() {
        let unit = unit.trim_matches(['(', ')', '（', '）', ' ', '\u{3000}']);
        if !unit.is_empty() && !is_field(at) {
            heading.push_str(&format!("（{unit}）"));
        }
    }
    for field in Project::FIELDS {
        let unit = columns.of_fields.unit(field.name);
        let Some((at, unit)) = columns.of_fields.place(field.name).zip(unit) else {
            continue;
        };
        let before = written.unit(field.name);
        // Ones are what a heading without a unit counts in.
        let is_plain = before.is_none() && !columns.of_fields.is_scaled(field.name);
        if let Some(heading) = headings.get_mut(at)
            && before != Some(unit)
            && !is_plain
        {
            // Another unit in the heading itself gives way.
            let name = match before {
                None => heading.as_str(),
                Some(_) => field.ja,
            };
            *heading = format!("{name}（{unit}）");
        }
    }
    Ok(headings)
}
