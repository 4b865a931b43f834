//! One row: its values, and what the wire would say of them.

use chrono::NaiveDate;

use super::{CLINIC, Columns, HOSPITAL, PHARMACY, Sentinel};
use crate::{Code, Facility, Project, Yen};

/// A row of columns.
#[derive(Clone, Copy)]
pub(super) struct ColumnRow<'c> {
    columns: &'c Columns<'c>,
    at: usize,
}

impl<'c> ColumnRow<'c> {
    pub(super) const fn new(columns: &'c Columns<'c>, at: usize) -> Self {
        Self { columns, at }
    }

    /// Returns the row's value of a column.
    fn value<T: Sentinel>(&self, column: Option<&[T]>) -> T {
        let value = column.and_then(|values| values.get(self.at));
        value.copied().unwrap_or(T::MISSING)
    }

    /// Finds the first value that is missing or invalid, in the order of the wire.
    fn check(&self) -> Result<(), Code> {
        let columns = self.columns;
        let kind = present(self.value(Some(columns.facility)))?;
        if kind > PHARMACY {
            return Err(Code::InvalidValue);
        }
        match (self.value(columns.group_prescriptions_per_month), kind) {
            (i64::MISSING, PHARMACY) => return Err(Code::MissingField),
            (i64::MISSING, _) => {}
            (group, _) if !(0..=i64::from(u32::MAX)).contains(&group) => {
                return Err(Code::InvalidValue);
            }
            _ => {}
        }
        present(self.value(Some(columns.readers)))?;
        present(self.value(Some(columns.cost)))?;
        match self.value(Some(columns.reader_applied_on)) {
            i32::MISSING => return Err(Code::MissingField),
            i32::INVALID => return Err(Code::InvalidDate),
            _ => {}
        }
        match columns.fault_at(self.at) {
            Some(code) => Err(code),
            None => Ok(()),
        }
    }

    /// Makes the project of a row without its days, or finds its first fault.
    pub(super) fn undated(&self) -> Result<Project, Code> {
        self.check()?;
        let columns = self.columns;
        let kind = self.value(Some(columns.facility));
        let group = self.value(columns.group_prescriptions_per_month);
        let group = u32::try_from(group).unwrap_or(0);
        let facility = match kind {
            HOSPITAL => Facility::Hospital,
            CLINIC => Facility::Clinic,
            _ => Facility::Pharmacy {
                group_prescriptions_per_month: group,
            },
        };
        let cost = Yen(self.value(Some(columns.cost)));
        let mut project = Project::new(facility, 0, cost, NaiveDate::MIN);
        project.subsidy_paid = self.value(columns.subsidy_paid) == 1;
        if kind != PHARMACY && group > 0 {
            return Err(Code::GroupPrescriptionsNotApplicable);
        }
        let readers = self.value(Some(columns.readers));
        project.readers = u32::try_from(readers).map_err(|_| Code::ReadersOutOfRange)?;
        Ok(project)
    }

    /// Adds the row's days to its project.
    pub(super) fn dated(&self, mut project: Project) -> Project {
        project.reader_applied_on =
            existing(self.value(Some(self.columns.reader_applied_on))).unwrap_or(NaiveDate::MIN);
        project.vendor_contract_on = existing(self.value(self.columns.vendor_contract_on));
        project.operation_starts_on = existing(self.value(self.columns.operation_starts_on));
        project
    }
}

fn present<T: Sentinel>(value: T) -> Result<T, Code> {
    match value {
        value if value == T::MISSING => Err(Code::MissingField),
        value if value == T::INVALID => Err(Code::InvalidValue),
        value => Ok(value),
    }
}

/// Returns a day, where one is given. A day beyond the calendar is its first or last one, which
/// no edition covers.
fn existing(day: i32) -> Option<NaiveDate> {
    let beyond = match day > 0 {
        true => NaiveDate::MAX,
        false => NaiveDate::MIN,
    };
    let given = day != i32::MISSING;
    given.then(|| NaiveDate::from_epoch_days(day).unwrap_or(beyond))
}
