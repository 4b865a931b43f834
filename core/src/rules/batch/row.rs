//! One row: its values, and what the wire would say of them.

use chrono::NaiveDate;

use super::{CLINIC, Columns, Gap, HOSPITAL, PHARMACY};
use crate::{Code, Facility, Project, Yen};

/// The values of a row.
#[derive(Clone, Copy)]
pub(super) struct Row {
    pub(super) facility: u8,
    pub(super) group: i64,
    pub(super) readers: i64,
    pub(super) cost: i64,
    pub(super) applied: i32,
    pub(super) contract: i32,
    pub(super) start: i32,
    pub(super) paid: u8,
}

impl Row {
    /// Returns the values of row `i`.
    pub(super) fn of(columns: &Columns<'_>, i: usize) -> Self {
        fn at<T: Gap>(column: Option<&[T]>, i: usize) -> T {
            column
                .and_then(|values| values.get(i))
                .copied()
                .unwrap_or(T::MISSING)
        }
        Self {
            facility: at(Some(columns.facility), i),
            group: at(columns.group_prescriptions_per_month, i),
            readers: at(Some(columns.readers), i),
            cost: at(Some(columns.cost), i),
            applied: at(Some(columns.reader_applied_on), i),
            contract: at(columns.vendor_contract_on, i),
            start: at(columns.operation_starts_on, i),
            paid: at(columns.subsidy_paid, i),
        }
    }

    /// Finds the first value that is missing or none, in the order of the wire.
    pub(super) fn check(&self) -> Result<(), Code> {
        let kind = present(self.facility)?;
        if kind > PHARMACY {
            return Err(Code::InvalidValue);
        }
        match (self.group, kind) {
            (i64::MISSING, PHARMACY) => return Err(Code::MissingField),
            (i64::MISSING, _) => {}
            (group, _) if !(0..=i64::from(u32::MAX)).contains(&group) => {
                return Err(Code::InvalidValue);
            }
            _ => {}
        }
        present(self.readers)?;
        present(self.cost)?;
        match self.applied {
            i32::MISSING => return Err(Code::MissingField),
            i32::INVALID => return Err(Code::InvalidDate),
            _ => {}
        }
        if self.contract == i32::INVALID || self.start == i32::INVALID {
            return Err(Code::InvalidDate);
        }
        match self.paid {
            0 | 1 | u8::MISSING => Ok(()),
            _ => Err(Code::InvalidValue),
        }
    }

    /// Makes the project of a row without its days, or finds its first fault.
    pub(super) fn undated(&self) -> Result<Project, Code> {
        self.check()?;
        let group = u32::try_from(self.group).unwrap_or(0);
        let facility = match self.facility {
            HOSPITAL => Facility::Hospital,
            CLINIC => Facility::Clinic,
            _ => Facility::Pharmacy {
                group_prescriptions_per_month: group,
            },
        };
        if self.facility != PHARMACY && group > 0 {
            return Err(Code::GroupPrescriptionsNotApplicable);
        }
        let readers = u32::try_from(self.readers).map_err(|_| Code::ReadersOutOfRange)?;
        let mut project = Project::new(facility, readers, Yen(self.cost), NaiveDate::MIN);
        project.subsidy_paid = self.paid == 1;
        Ok(project)
    }

    /// Adds the row's days to its project.
    pub(super) fn dated(&self, mut project: Project) -> Project {
        project.reader_applied_on = existing(self.applied).unwrap_or(NaiveDate::MIN);
        project.vendor_contract_on = existing(self.contract);
        project.operation_starts_on = existing(self.start);
        project
    }
}

fn present<T: Gap>(value: T) -> Result<T, Code> {
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
