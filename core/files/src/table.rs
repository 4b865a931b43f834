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
    /// What is said above the headings of a unit (`単位：千円`), where no column of a cost is known that it could be of.
    pub stray_unit: Option<String>,
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
        if input.peek()?.trim_ascii_start().starts_with(b"{") {
            let file = path.display();
            return Err(Failure::Unreadable(format!(
                "`{file}` はJSON Linesです。表ではありません / `{file}` is JSON Lines, not a table"
            )));
        }
        let busy = || Ok(false);
        let mut grid = Grid::open(input, kind, sheet, PROJECTS, busy)?;
        let mut columns = match Columns::read(&mut grid, PROJECTS, busy)? {
            None => return Ok(Self::default()),
            Some(columns) => columns.map_err(|(_, fault)| fault)?,
        };
        let mut table = Self {
            columns: vec![Vec::new(); columns.headings.len()],
            ..Self::default()
        };
        while let Some(row) = grid.next(busy)? {
            let row = columns.checked(row);
            if columns.takes_units(&row.cells)? {
                continue;
            }
            table.push(&row.cells, row.line, row.fault);
        }
        let has_cost = columns.of_fields.place(COST).is_some();
        let unit = grid.above.iter().find(|cell| cell.contains("単位"));
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

/// Returns the headings, each with its unit.
fn with_units(columns: &Columns) -> Result<Vec<String>, Fault> {
    let written = FieldColumns::typed(&columns.headings, Project::FIELDS, &[])?;
    let mut headings = columns.headings.clone();
    for field in Project::FIELDS {
        let unit = columns.of_fields.unit(field.name);
        let Some((at, unit)) = columns.of_fields.place(field.name).zip(unit) else {
            continue;
        };
        if let Some(heading) = headings.get_mut(at)
            && written.unit(field.name) != Some(unit)
        {
            // Another unit in the heading itself gives way.
            let name = match written.unit(field.name) {
                None => heading.as_str(),
                Some(_) => field.ja,
            };
            *heading = format!("{name}（{unit}）");
        }
    }
    Ok(headings)
}
