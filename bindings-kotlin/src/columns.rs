//! Questions as numbers: a list of projects as rows of whole numbers, and projects as columns.
//!
//! A record as UniFFI writes it costs more than its answer. Numbers cross by their place, which
//! `Numbers.kt` knows, too. What has no answer in numbers, such as a refusal, is asked as records
//! (`direct.rs`), which say why.

use std::borrow::Cow;
use std::ops::Deref;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::slice;
use std::sync::{Arc, Mutex, PoisonError};

use onshi::batch::{Answers, CODES, Columns, Sentinel};
use onshi::wire::{numbered_day, numbers, optional_numbered_day};
use onshi::{Edition, Facility, FacilityKind, NaiveDate};
use uniffi::Lift;

use crate::UniFfiTag;
use crate::edition::EditionChoice;
use crate::project::{NUMBERS, of_numbers};

/// The numbers of an answer, as [`numbers`] orders them.
const ANSWER: usize = 14;
/// The first number of an answer that is not there.
const NONE: i64 = -1;

/// All is answered.
const DONE: i64 = 0;
/// Nothing is answered: the edition is refused, or there is a bug of ours (a panic, an input that no caller
/// writes).
const NOT_ANSWERED: i64 = -1;

/// Answers projects as rows of numbers: a day as 20210401, a missing one as 0.
///
/// # Safety
///
/// `choice` must be readable for `choice_length` bytes, `projects` for `count` rows of [`NUMBERS`],
/// `answers` writable for `count` rows of 14, and no one else may use them until the call
/// returns.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn onshi_assess_numbers(
    choice: *const u8,
    choice_length: i64,
    projects: *const i64,
    count: i64,
    answers: *mut i64,
) -> i64 {
    // SAFETY: as the caller promises.
    let lent = unsafe {
        let rows = usize::try_from(count).ok();
        rows.and_then(|rows| {
            Some((
                lent(choice, usize::try_from(choice_length).ok())?,
                lent(projects, rows.checked_mul(NUMBERS))?,
                lent_mut(answers, rows.checked_mul(ANSWER))?,
            ))
        })
    };
    guarded(|| {
        let (choice, projects, answers) = lent?;
        let edition = &*edition(choice)?;
        let (projects, _) = projects.as_chunks::<NUMBERS>();
        let (answers, _) = answers.as_chunks_mut::<ANSWER>();
        for (given, answer) in projects.iter().zip(answers) {
            let found = of_numbers(given).and_then(|project| edition.assess(&project).ok());
            *answer = found
                .and_then(|found| numbers(&found))
                .unwrap_or([NONE; ANSWER]);
        }
        Some(())
    })
}

/// Reads a facility with the prescriptions of its group.
pub fn facility_of_numbers(kind: i64, group: i64) -> Option<Facility> {
    let kind = *FacilityKind::ALL.get(usize::try_from(kind).ok()?)?;
    Facility::of(kind, (group != i64::MISSING).then_some(group))
}

/// Reads a day such as 20210401.
pub fn day_of_number(number: i64) -> Option<NaiveDate> {
    numbered_day(number.try_into().ok()?)
}

/// Reads a day that may be missing, as 0.
pub fn optional_day_of_number(number: i64) -> Option<Option<NaiveDate>> {
    optional_numbered_day(number.try_into().ok()?)
}

/// Answers projects as columns: days as the core's batch has them, from 1970-01-01.
///
/// # Safety
///
/// `choice` must be readable for `choice_length` bytes; each column readable, each column of the answer
/// writable, for `rows` values, and no one else may use them until the call returns. The four columns of
/// optional fields may be null.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn onshi_assess_columns(
    choice: *const u8,
    choice_length: i64,
    rows: i64,
    facility: *const u8,
    group: *const i64,
    readers: *const i64,
    cost: *const i64,
    applied: *const i32,
    contract: *const i32,
    start: *const i32,
    paid: *const u8,
    subsidy: *mut i64,
    self_pay: *mut i64,
    counted: *mut i64,
    error: *mut u8,
    category: *mut u8,
    track: *mut u8,
) -> i64 {
    let rows = usize::try_from(rows).ok();
    // SAFETY: as the caller promises.
    let asked = unsafe {
        || {
            Some((
                lent(choice, usize::try_from(choice_length).ok())?,
                Columns {
                    facility: lent(facility, rows)?,
                    group_prescriptions_per_month: lent_optional(group, rows)?,
                    readers: lent(readers, rows)?,
                    cost: lent(cost, rows)?,
                    reader_applied_on: lent(applied, rows)?,
                    vendor_contract_on: lent_optional(contract, rows)?,
                    operation_starts_on: lent_optional(start, rows)?,
                    subsidy_paid: lent_optional(paid, rows)?,
                },
                Answers {
                    subsidy: lent_mut(subsidy, rows)?,
                    self_pay: lent_mut(self_pay, rows)?,
                    error: lent_mut(error, rows)?,
                    category: Some(lent_mut(category, rows)?),
                    track: Some(lent_mut(track, rows)?),
                    counted: Some(lent_mut(counted, rows)?),
                },
            ))
        }
    }();
    guarded(|| {
        let (choice, columns, mut answers) = asked?;
        edition(choice)?
            .compile()
            .assess(&columns, &mut answers)
            .ok()
    })
}

/// Returns the codes of refused rows; the first is number 1.
#[uniffi::export]
fn column_codes_native() -> Vec<String> {
    CODES.iter().map(|code| code.code().to_owned()).collect()
}

/// An edition to ask.
enum Asked {
    BuiltIn(&'static Edition),
    Own(Arc<Edition>),
}

impl Deref for Asked {
    type Target = Edition;

    fn deref(&self) -> &Edition {
        match self {
            Self::BuiltIn(edition) => edition,
            Self::Own(edition) => edition,
        }
    }
}

/// The caller's last edition, and the bytes that it came as: reading and checking one takes as long as a thousand answers.
static LAST: Mutex<Option<(Vec<u8>, Arc<Edition>)>> = Mutex::new(None);

fn edition(choice: &[u8]) -> Option<Asked> {
    let last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, edition)) = last.as_ref().filter(|(bytes, _)| bytes == choice) {
        return Some(Asked::Own(Arc::clone(edition)));
    }
    drop(last);
    let read = <EditionChoice as Lift<UniFfiTag>>::try_read(&mut &*choice).ok()?;
    Some(match read.edition().ok()? {
        Cow::Borrowed(edition) => Asked::BuiltIn(edition),
        Cow::Owned(edition) => {
            let edition = Arc::new(edition);
            let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
            *last = Some((choice.to_vec(), Arc::clone(&edition)));
            Asked::Own(edition)
        }
    })
}

/// A panic must not leave a C function.
fn guarded(work: impl FnOnce() -> Option<()>) -> i64 {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(Some(())) => DONE,
        _ => NOT_ANSWERED,
    }
}

/// Returns memory that the caller lends; `None` for null, for what is not aligned and for no length.
///
/// # Safety
///
/// `place` must be null or readable for so many values as long as the slice is used.
unsafe fn lent<'a, T>(place: *const T, length: Option<usize>) -> Option<&'a [T]> {
    if place.is_null() || !place.is_aligned() {
        return None;
    }
    // SAFETY: as the caller promises.
    Some(unsafe { slice::from_raw_parts(place, length?) })
}

/// Returns memory that the caller lends, or `Some(None)` for null.
///
/// # Safety
///
/// As for [`lent`].
unsafe fn lent_optional<'a, T>(place: *const T, length: Option<usize>) -> Option<Option<&'a [T]>> {
    if place.is_null() {
        return Some(None);
    }
    // SAFETY: as the caller promises.
    unsafe { lent(place, length) }.map(Some)
}

/// Returns memory that the caller lends for writing; `None` as for [`lent`].
///
/// # Safety
///
/// `place` must be null, or writable for so many values and used by no one else, as long as the
/// slice is used.
unsafe fn lent_mut<'a, T>(place: *mut T, length: Option<usize>) -> Option<&'a mut [T]> {
    if place.is_null() || !place.is_aligned() {
        return None;
    }
    // SAFETY: as the caller promises.
    Some(unsafe { slice::from_raw_parts_mut(place, length?) })
}
