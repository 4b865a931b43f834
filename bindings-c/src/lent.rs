//! Memory that the caller lends for the time of a call.

use std::ffi::c_void;
use std::slice;

/// Returns the bytes that a caller lends; `None` for null with a length, and for a length that no memory has.
/// Null with length 0 is an empty slice.
///
/// # Safety
///
/// `place` must be null or readable for `length` bytes as long as the slice is used.
pub unsafe fn bytes<'a>(place: *const c_void, length: usize) -> Option<&'a [u8]> {
    if length == 0 {
        return Some(&[]);
    }
    if place.is_null() || isize::try_from(length).is_err() {
        return None;
    }
    // SAFETY: as the caller promises.
    Some(unsafe { slice::from_raw_parts(place.cast(), length) })
}

/// Returns a value that a caller lends for writing; `None` for null and for what is not aligned.
///
/// # Safety
///
/// `place` must be null, not aligned, or point to a value that no one else uses as long as the reference is
/// used.
pub unsafe fn value<'a, T>(place: *mut T) -> Option<&'a mut T> {
    if place.is_null() || !place.is_aligned() {
        return None;
    }
    // SAFETY: as the caller promises.
    Some(unsafe { &mut *place })
}
