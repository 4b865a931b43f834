//! The hot question without JSON: plain numbers in, plain numbers out.

use std::ffi::{CString, c_char};
use std::ptr;
use std::sync::OnceLock;

use rules::batch::CODES;
use rules::wire::{Raw, RawProject, numbered_day};
use rules::{Edition, Facility, FacilityKind, Project, Yen};

use crate::lent;
use crate::status::{ONSHI_ANSWERED, ONSHI_FAULT, ONSHI_MISTAKE, ONSHI_REFUSED, guarded};

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
    pub readers: i32,
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
}

/// The answer of `onshi_assess`, by the newest edition. Where a project is refused, all but `size` and `code` is 0.
#[repr(C)]
pub struct OnshiAnswer {
    /// `sizeof(OnshiAnswer)`, to be set before the call.
    pub size: u32,
    /// 0, or the number of the error: `onshi_code_name` names it.
    pub code: i32,
    /// 0: hospital, 1: large chain pharmacy, 2: clinic or pharmacy.
    pub category: i32,
    /// 0: accelerated, 1: standard, 2: mandate.
    pub track: i32,
    /// Base project cost: the most of the cost that can count (yen).
    pub base: i64,
    /// Part of the cost that counts (yen).
    pub counted: i64,
    /// The subsidy (yen).
    pub subsidy: i64,
    /// Self-pay: the rest of the cost (yen).
    pub self_pay: i64,
}

/// Answers a project by the newest edition, several times faster than `onshi_ask`. The reasons, an edition of one's own
/// and the words of an error are for `onshi_ask`.
///
/// Returns `ONSHI_ANSWERED`; `ONSHI_REFUSED` with the number of the error in `answer->code`; `ONSHI_MISTAKE` for NULL, for
/// another size, for memory that is not aligned and for two structs that overlap, with nothing written.
///
/// # Safety
///
/// `project` must be NULL or readable, `answer` NULL or writable.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn onshi_assess(
    project: *const OnshiProject,
    answer: *mut OnshiAnswer,
) -> i32 {
    let (of_project, of_answer) = (size_of::<OnshiProject>(), size_of::<OnshiAnswer>());
    if !lent::fits(project)
        || !lent::fits(answer)
        || lent::overlap(project, of_project, answer, of_answer)
    {
        return ONSHI_MISTAKE;
    }
    // SAFETY: as the caller promises; an older program's struct may end earlier than ours, so that its size is read first.
    let sizes = unsafe { (project.cast::<u32>().read(), answer.cast::<u32>().read()) };
    if !has_size::<OnshiProject>(sizes.0) || !has_size::<OnshiAnswer>(sizes.1) {
        return ONSHI_MISTAKE;
    }
    guarded(|| {
        // SAFETY: as the caller promises.
        let given = unsafe { project.read_unaligned() };
        let found = answered(&given).unwrap_or_else(|code| OnshiAnswer {
            code: number_of(code),
            ..OnshiAnswer::empty()
        });
        let status = match found.code {
            0 => ONSHI_ANSWERED,
            1.. => ONSHI_REFUSED,
            _ => ONSHI_FAULT,
        };
        // SAFETY: as the caller promises.
        unsafe { answer.write_unaligned(found) };
        status
    })
}

fn has_size<T>(size: u32) -> bool {
    usize::try_from(size).is_ok_and(|size| size == size_of::<T>())
}

impl OnshiAnswer {
    fn empty() -> Self {
        Self {
            size: u32::try_from(size_of::<Self>()).unwrap_or(0),
            code: 0,
            category: 0,
            track: 0,
            base: 0,
            counted: 0,
            subsidy: 0,
            self_pay: 0,
        }
    }
}

fn answered(given: &OnshiProject) -> Result<OnshiAnswer, rules::Code> {
    let edition = Edition::latest();
    let answer = project(given).and_then(|project| edition.assess(&project).ok());
    // The wire decides which error a refused project gets.
    let answer = match answer {
        Some(answer) => answer,
        None => raw(given).assess(edition).map_err(|error| error.code())?,
    };
    Ok(OnshiAnswer {
        category: answer.category as i32,
        track: answer.track as i32,
        base: answer.base.0,
        counted: answer.counted.0,
        subsidy: answer.subsidy.0,
        self_pay: answer.self_pay.0,
        ..OnshiAnswer::empty()
    })
}

/// Reads a project; `None` where its numbers are those of no project.
fn project(given: &OnshiProject) -> Option<Project> {
    let group = match given.has_group_prescriptions {
        0 => None,
        1 => Some(given.group_prescriptions_per_month),
        _ => return None,
    };
    let facility = Facility::of(kind(given.facility)?, group)?;
    let optional = |number| match number {
        0 => Some(None),
        number => numbered_day(number).map(Some),
    };
    let readers = u32::try_from(given.readers).ok()?;
    let applied = numbered_day(given.reader_applied_on)?;
    let mut project = Project::new(facility, readers, Yen(given.cost), applied);
    project.vendor_contract_on = optional(given.vendor_contract_on)?;
    project.operation_starts_on = optional(given.operation_starts_on)?;
    project.subsidy_paid = match given.subsidy_paid {
        0 => false,
        1 => true,
        _ => return None,
    };
    Some(project)
}

fn kind(facility: i32) -> Option<FacilityKind> {
    match facility {
        ONSHI_HOSPITAL => Some(FacilityKind::Hospital),
        ONSHI_CLINIC => Some(FacilityKind::Clinic),
        ONSHI_PHARMACY => Some(FacilityKind::Pharmacy),
        _ => None,
    }
}

/// Returns a project as the wire has it, whatever its numbers are.
fn raw(given: &OnshiProject) -> RawProject<'static> {
    let number = |number: i32| Raw::Whole(number.into());
    let day = |number: i32| match number {
        0 => Raw::Missing,
        number => {
            let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
            Raw::Text(format!("{year:04}-{month:02}-{day:02}").into())
        }
    };
    RawProject {
        facility: match (given.facility, kind(given.facility)) {
            (0, _) => Raw::Missing,
            (_, Some(kind)) => Raw::Text(kind.code().into()),
            (other, None) => number(other),
        },
        group_prescriptions_per_month: match given.has_group_prescriptions {
            0 => Raw::Missing,
            1 => Raw::Whole(given.group_prescriptions_per_month),
            // Neither yes nor no: refused.
            other => Raw::Flag(other > 0),
        },
        readers: number(given.readers),
        cost: Raw::Whole(given.cost),
        reader_applied_on: day(given.reader_applied_on),
        vendor_contract_on: day(given.vendor_contract_on),
        operation_starts_on: day(given.operation_starts_on),
        subsidy_paid: match given.subsidy_paid {
            flag @ (0 | 1) => Raw::Flag(flag == 1),
            other => number(other),
        },
    }
}

/// Returns the number of a code, from 1 on; -1 for one that no project has.
fn number_of(code: rules::Code) -> i32 {
    let place = CODES.iter().position(|one| *one == code);
    place
        .and_then(|place| i32::try_from(place + 1).ok())
        .unwrap_or(-1)
}

/// Returns the name of an error's number, such as `readers_out_of_range`: ASCII, never to be freed; NULL for 0 and for
/// an unknown number. The numbers are those of this version alone; the names are stable.
#[unsafe(no_mangle)]
pub extern "system" fn onshi_code_name(code: i32) -> *const c_char {
    static NAMES: OnceLock<Vec<CString>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        let names = CODES.iter().map(|code| CString::new(code.code()));
        names.map(Result::unwrap_or_default).collect()
    });
    let place = usize::try_from(code)
        .ok()
        .and_then(|code| code.checked_sub(1));
    place
        .and_then(|place| names.get(place))
        .map_or(ptr::null(), |name| name.as_ptr())
}
