//! The headings of a CSV, and which column holds what.

use std::borrow::Cow;

use onshi::wire::{ProjectColumns, Raw, RawProject};

use crate::fault::{Fault, FileFault};

/// The column that an answer adds and no input has.
pub const ERROR: &str = "error";

/// The columns of a CSV.
pub struct Columns {
    /// The headings, without space around them.
    pub headings: Vec<String>,
    of_project: ProjectColumns,
}

impl Columns {
    /// Finds the columns.
    pub fn of(heading: &[Cow<'_, str>]) -> Result<Self, Fault> {
        let headings: Vec<String> = heading.iter().map(|cell| cell.trim().to_owned()).collect();
        if headings.iter().any(|heading| heading.contains('\r')) {
            return Err(FileFault::BareCarriageReturn.into());
        }
        let of_project = ProjectColumns::typed(&headings)?;
        ProjectColumns::check_free(&headings, &[ERROR])?;
        Ok(Self {
            headings,
            of_project,
        })
    }

    /// Returns whether a column has a name of the wire, or means it.
    pub fn has(&self, name: &str) -> bool {
        let is_there = self.headings.iter().any(|heading| heading == name);
        is_there || self.of_project.place(name).is_some()
    }

    /// Returns a row's project as it was typed.
    pub fn project<'c>(&self, cells: &'c [Cow<'c, str>]) -> RawProject<'c> {
        self.of_project.project(|place| match cells.get(place) {
            Some(text) => Raw::Typed(Cow::Borrowed(text.as_ref())),
            None => Raw::Missing,
        })
    }
}
