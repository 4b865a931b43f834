//! What people type: yen and days.

use std::ffi::c_void;

use chrono::Datelike;
use rules::{Yen, parse_date};

use crate::encoding::Encoding;
use crate::lent;
use crate::status::{ONSHI_ANSWERED, ONSHI_MISTAKE, ONSHI_REFUSED, guarded};

/// Reads yen as people type them: `429,000円`, `42.9万円`, full-width digits; `△1,000` is less than 0.
///
/// Returns `ONSHI_ANSWERED` with the yen; `ONSHI_REFUSED` for a text that is not a whole number of yen, or not in the
/// encoding; `ONSHI_MISTAKE` for NULL with a length, for `yen` NULL or not aligned, for two places that overlap and
/// for an unknown encoding. `yen` is written only where answered.
///
/// # Safety
///
/// `text` must be NULL or readable for `length` bytes, `yen` NULL or writable.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn onshi_read_yen(
    text: *const c_void,
    length: usize,
    encoding: i32,
    yen: *mut i64,
) -> i32 {
    // SAFETY: as the caller promises.
    unsafe {
        read(text, length, encoding, yen, |text| {
            text.parse().ok().map(|Yen(yen)| yen)
        })
    }
}

/// Reads a day as people type it: `2021/3/31`, `令和3年3月31日`, `R3.3.31`. The day is a number: 20210331.
///
/// Returns as `onshi_read_yen` does; `ONSHI_REFUSED` for a text that is not a day.
///
/// # Safety
///
/// `text` must be NULL or readable for `length` bytes, `day` NULL or writable.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn onshi_read_day(
    text: *const c_void,
    length: usize,
    encoding: i32,
    day: *mut i32,
) -> i32 {
    let number = |text: &str| {
        let day = parse_date(text).ok()?;
        i32::try_from(day.month() * 100 + day.day())
            .ok()
            .map(|rest| day.year() * 10_000 + rest)
    };
    // SAFETY: as the caller promises.
    unsafe { read(text, length, encoding, day, number) }
}

/// # Safety
///
/// `text` must be null or readable for `length` bytes, `to` null or writable.
unsafe fn read<T>(
    text: *const c_void,
    length: usize,
    encoding: i32,
    to: *mut T,
    value: impl Fn(&str) -> Option<T>,
) -> i32 {
    // SAFETY: as the caller promises.
    let bytes = unsafe { lent::bytes(text, length) };
    let (Some(bytes), Some(encoding)) = (bytes, Encoding::of(encoding)) else {
        return ONSHI_MISTAKE;
    };
    if !lent::fits(to) || lent::overlap(text, length, to, size_of::<T>()) {
        return ONSHI_MISTAKE;
    }
    guarded(|| {
        let text = encoding.read(bytes);
        match text.and_then(|text| value(&text)) {
            Some(value) => {
                // SAFETY: as the caller promises.
                unsafe { to.write_unaligned(value) };
                ONSHI_ANSWERED
            }
            None => ONSHI_REFUSED,
        }
    })
}
