//! A project as a record.
//!
//! Generated from the core's fields: `ONSHI_RENEW=1 cargo test -p onshi-tests review`.

use onshi::FacilityKind;
use onshi::wire::{Raw, RawProject};

use crate::columns::{day_of_number, facility_of_numbers, optional_day_of_number};
use crate::types::{Day, optional_day, whole};

/// A facility's project to introduce online eligibility verification. What is null is missing,
/// which a question that needs it refuses with `missing_field`.
#[derive(Clone, uniffi::Record)]
pub struct Project {
    /// Who asks.
    pub facility: FacilityKind,
    /// Face-recognition card readers taken free (count).
    #[uniffi(default = None)]
    pub readers: Option<i32>,
    /// Amount that the facility paid for the eligible work (yen, 0 to 10^12).
    #[uniffi(default = None)]
    pub cost: Option<i64>,
    /// The day on which the reader was applied for.
    #[uniffi(default = None)]
    pub reader_applied_on: Option<Day>,
    /// Prescriptions that the pharmacy's group handles in a month. Required for a pharmacy; 0 when it belongs to no group.
    #[uniffi(default = None)]
    pub group_prescriptions_per_month: Option<i64>,
    /// The day of the vendor contract.
    #[uniffi(default = None)]
    pub vendor_contract_on: Option<Day>,
    /// The day on which operation starts.
    #[uniffi(default = None)]
    pub operation_starts_on: Option<Day>,
    /// Whether a subsidy has been paid already; false if missing.
    #[uniffi(default = false)]
    pub subsidy_paid: bool,
}

impl From<&Project> for RawProject<'_> {
    fn from(project: &Project) -> Self {
        Self {
            facility: Raw::Text(project.facility.code().into()),
            readers: whole(project.readers.map(i64::from)),
            cost: whole(project.cost),
            reader_applied_on: optional_day(project.reader_applied_on),
            group_prescriptions_per_month: whole(project.group_prescriptions_per_month),
            vendor_contract_on: optional_day(project.vendor_contract_on),
            operation_starts_on: optional_day(project.operation_starts_on),
            subsidy_paid: Raw::Flag(project.subsidy_paid),
        }
    }
}

/// How many numbers a project has.
pub const NUMBERS: usize = 8;

/// Reads a project; `None` where its numbers are those of no project.
pub fn of_numbers(numbers: &[i64; NUMBERS]) -> Option<onshi::Project> {
    let [
        facility,
        group_prescriptions_per_month,
        readers,
        cost,
        reader_applied_on,
        vendor_contract_on,
        operation_starts_on,
        subsidy_paid,
    ] = *numbers;
    let mut project = onshi::Project::new(
        facility_of_numbers(facility, group_prescriptions_per_month)?,
        u32::try_from(readers).ok()?,
        onshi::Yen(cost),
        day_of_number(reader_applied_on)?,
    );
    project.vendor_contract_on = optional_day_of_number(vendor_contract_on)?;
    project.operation_starts_on = optional_day_of_number(operation_starts_on)?;
    project.subsidy_paid = subsidy_paid != 0;
    Some(project)
}
