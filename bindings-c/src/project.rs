//! A project as plain numbers.

use rules::wire::{Raw, RawProject, numbered_day, optional_numbered_day, to_json};
use rules::{Facility, FacilityKind, Project, Yen};

use crate::ask::{OnshiText, write_text};
use crate::encoding::Encoding;
use crate::lent;
use crate::status::{ONSHI_ANSWERED, ONSHI_MISTAKE, guarded};

/// A hospital.
pub const ONSHI_HOSPITAL: i32 = 1;
/// A clinic, medical or dental.
pub const ONSHI_CLINIC: i32 = 2;
/// A pharmacy.
pub const ONSHI_PHARMACY: i32 = 3;

/// A project, as `onshi_assess` takes it. Days are numbers, 20210401 for 2021-04-01, and 0 where missing. A struct of zeros
/// is a project of which all is missing.
#[repr(C)]
pub struct OnshiProject {
    /// `sizeof(OnshiProject)`; another size is `ONSHI_MISTAKE`.
    pub size: u32,
    /// `ONSHI_HOSPITAL`, `ONSHI_CLINIC` or `ONSHI_PHARMACY`.
    pub facility: i32,
    /// Prescriptions of the pharmacy's group in a month (count), 0 without a group. Read only where
    /// `has_group_prescriptions` is 1, as it must be for a pharmacy.
    pub group_prescriptions_per_month: i64,
    /// Amount paid for the eligible work (yen, 0 to 10^12).
    pub cost: i64,
    /// Face-recognition card readers (count).
    pub readers: i64,
    /// The day of the reader application; needed.
    pub reader_applied_on: i32,
    /// The day of the vendor contract.
    pub vendor_contract_on: i32,
    /// The start of operation.
    pub operation_starts_on: i32,
    /// 1 where a subsidy was paid before, else 0.
    pub subsidy_paid: i32,
    /// 1 where `group_prescriptions_per_month` is given, else 0.
    pub has_group_prescriptions: i32,
    /// Not read: it fills the struct up.
    pub reserved: i32,
}

impl OnshiProject {
    /// Reads the project that a caller lends; `None` where it is not one of this version.
    ///
    /// # Safety
    ///
    /// `place` must be null or readable for the size that the struct says.
    pub unsafe fn read(place: *const Self) -> Option<Self> {
        if !lent::fits(place) {
            return None;
        }
        // An older program's struct may end earlier than ours, so that its size is read first.
        // SAFETY: as the caller promises.
        let size = unsafe { place.cast::<u32>().read() };
        let is_ours = lent::has_size::<Self>(size);
        // SAFETY: as the caller promises.
        is_ours.then(|| unsafe { place.read_unaligned() })
    }

    /// Reads a project; `None` where its numbers are those of no project.
    pub fn project(&self) -> Option<Project> {
        let group = match self.has_group_prescriptions {
            0 => None,
            1 => Some(self.group_prescriptions_per_month),
            _ => return None,
        };
        let facility = Facility::of(kind(self.facility)?, group)?;
        let readers = u32::try_from(self.readers).ok()?;
        let applied = numbered_day(self.reader_applied_on)?;
        let mut project = Project::new(facility, readers, Yen(self.cost), applied);
        project.vendor_contract_on = optional_numbered_day(self.vendor_contract_on)?;
        project.operation_starts_on = optional_numbered_day(self.operation_starts_on)?;
        project.subsidy_paid = match self.subsidy_paid {
            0 => false,
            1 => true,
            _ => return None,
        };
        Some(project)
    }

    /// Returns a project as the wire has it, whatever its numbers are.
    pub fn raw(&self) -> RawProject<'static> {
        let number = |number: i32| Raw::Whole(number.into());
        let day = |number: i32| match number {
            0 => Raw::Missing,
            number => {
                let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
                Raw::Text(format!("{year:04}-{month:02}-{day:02}").into())
            }
        };
        RawProject {
            facility: match (self.facility, kind(self.facility)) {
                (0, _) => Raw::Missing,
                (_, Some(kind)) => Raw::Text(kind.code().into()),
                (other, None) => number(other),
            },
            group_prescriptions_per_month: match self.has_group_prescriptions {
                0 => Raw::Missing,
                1 => Raw::Whole(self.group_prescriptions_per_month),
                // Neither yes nor no: refused.
                other => Raw::Flag(other > 0),
            },
            readers: Raw::Whole(self.readers),
            cost: Raw::Whole(self.cost),
            reader_applied_on: day(self.reader_applied_on),
            vendor_contract_on: day(self.vendor_contract_on),
            operation_starts_on: day(self.operation_starts_on),
            subsidy_paid: match self.subsidy_paid {
                flag @ (0 | 1) => Raw::Flag(flag == 1),
                other => number(other),
            },
        }
    }
}

fn kind(facility: i32) -> Option<FacilityKind> {
    match facility {
        ONSHI_HOSPITAL => Some(FacilityKind::Hospital),
        ONSHI_CLINIC => Some(FacilityKind::Clinic),
        ONSHI_PHARMACY => Some(FacilityKind::Pharmacy),
        _ => None,
    }
}

/// Writes a project in the wire's JSON, for `onshi_ask`: to compare it, or to have the words of its error.
///
/// Returns `ONSHI_ANSWERED`, whatever the project holds; `ONSHI_MISTAKE` for NULL, for another size, for memory that is not
/// aligned and for an unknown encoding, with nothing written. `json` is as the answer of `onshi_ask`.
///
/// # Safety
///
/// `project` must be NULL or readable, `json` NULL or writable.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn onshi_project_json(
    project: *const OnshiProject,
    encoding: i32,
    json: *mut OnshiText,
) -> i32 {
    let overlap = lent::overlap(
        project,
        size_of::<OnshiProject>(),
        json,
        size_of::<OnshiText>(),
    );
    let Some(encoding) = Encoding::of(encoding).filter(|_| lent::fits(json) && !overlap) else {
        return ONSHI_MISTAKE;
    };
    // SAFETY: as the caller promises.
    let Some(project) = (unsafe { OnshiProject::read(project) }) else {
        return ONSHI_MISTAKE;
    };
    guarded(|| {
        let text = write_text(encoding, &to_json(&project.raw()), true);
        // SAFETY: as the caller promises.
        unsafe { json.write(text) };
        ONSHI_ANSWERED
    })
}
