//! The columns of a grid: its headings, its units, and what is wrong with a row.

use onshi::Field;
use onshi::wire::FieldColumns;

use crate::fault::{Fault, FileFault, Result};
use crate::grid::{Cell, Grid, Row, Wanted};

/// The columns of a grid.
pub struct Columns {
    /// The headings, without space around them.
    pub headings: Vec<String>,
    /// The places of the fields.
    pub of_fields: FieldColumns,
    /// The places of the fields' columns, with the fields' names.
    read: Vec<(usize, &'static str)>,
    /// How many rows below the headings were looked at for units (count).
    seen: usize,
    /// Whether one of them had a number.
    has_numbers: bool,
    /// The cells of the row of units, where there is one.
    pub units: Vec<String>,
}

/// Of how many rows below the headings one may hold units, where a row numbers the columns (count).
const MOST_BELOW: usize = 3;

/// A row whose length and cells were checked.
pub struct CheckedRow<'r> {
    /// Its physical line, or its number in the sheet, from 1.
    pub line: u64,
    /// Its cells; none where they could not be read.
    pub cells: Vec<Cell<'r>>,
    /// What is wrong: another length than the headings, a spoilt cell that would be read.
    pub fault: Option<FileFault>,
    /// Spoilt cells that are not read (count).
    pub spoilt: usize,
}

impl Columns {
    /// Reads the headings, and the units above them. `None` for a grid without a row; with the line of the
    /// headings where they are refused.
    pub fn read(
        grid: &mut Grid,
        wanted: Wanted,
        idle: impl FnMut() -> std::io::Result<bool>,
    ) -> Result<Option<Result<Self, (u64, Fault)>>> {
        let Some((line, heading)) = grid.next(idle)? else {
            return Ok(None);
        };
        let columns = heading
            .map_err(Fault::from)
            .and_then(|cells| Self::of(&cells, wanted));
        let columns = columns.and_then(|mut columns| {
            columns.of_fields.take_units_above(&grid.above)?;
            Ok(columns)
        });
        Ok(Some(columns.map_err(|fault| (line, fault))))
    }

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
            seen: 0,
            has_numbers: false,
            units: Vec::new(),
        })
    }

    /// Returns whether a row is past those that may hold units: those without a number, and the first few.
    pub const fn is_begun(&self) -> bool {
        self.has_numbers && self.seen >= MOST_BELOW
    }

    /// Returns whether a row is one of units, below the headings, and takes them.
    pub fn takes_units(&mut self, cells: &[Cell<'_>]) -> Result<bool, Fault> {
        if self.is_begun() {
            return Ok(false);
        }
        self.seen += 1;
        let texts: Vec<String> = cells.iter().map(|cell| cell.text().into_owned()).collect();
        let is_one = match self.of_fields.take_units_below(&texts) {
            // Below a row with numbers it is more likely a project that cannot be read.
            Err(_) if self.has_numbers => false,
            taken => taken?,
        };
        let has_number = |text: &String| text.contains(char::is_numeric);
        self.has_numbers |= !is_one && texts.iter().any(has_number);
        if is_one {
            self.seen = MOST_BELOW;
            self.units = texts;
        }
        Ok(is_one)
    }

    /// Returns a row, and what is wrong with it. Cells that are not read may be spoilt.
    pub fn checked<'c>(&self, (line, cells): Row<'c>) -> CheckedRow<'c> {
        let (cells, fault) = match cells {
            Ok(cells) => {
                let fault = self.fault(&cells);
                (cells, fault)
            }
            Err(fault) => (Vec::new(), Some(fault)),
        };
        let is_spoilt = |cell: &&Cell<'_>| matches!(cell, Cell::Spoilt(_));
        let spoilt = match fault {
            None => cells.iter().filter(is_spoilt).count(),
            Some(_) => 0,
        };
        CheckedRow {
            line,
            cells,
            fault,
            spoilt,
        }
    }

    fn fault(&self, cells: &[Cell<'_>]) -> Option<FileFault> {
        let (wanted, found) = (self.headings.len(), cells.len());
        if found != wanted {
            return Some(FileFault::RowLength {
                cells: found,
                headings: wanted,
            });
        }
        let is_spoilt =
            |(place, _): &&(usize, _)| matches!(cells.get(*place), Some(Cell::Spoilt(_)));
        let (_, field) = self.read.iter().find(is_spoilt)?;
        Some(FileFault::SpoiltCell { field })
    }
}
