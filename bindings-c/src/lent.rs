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

/// Returns whether a place may hold a value: it is not null, and aligned to its type or to the word of the machine. 32-bit VB6
/// and MSVC align locals of any type to 4, so that values are read and written unaligned.
pub fn fits<T>(place: *const T) -> bool {
    let align = align_of::<T>().min(size_of::<usize>());
    !place.is_null() && place.addr().is_multiple_of(align)
}

/// Returns whether two places share a byte.
pub fn overlap<A, B>(a: *const A, size_of_a: usize, b: *const B, size_of_b: usize) -> bool {
    let (a, b) = (a.addr(), b.addr());
    a < b.saturating_add(size_of_b) && b < a.saturating_add(size_of_a)
}

/// Returns whether the size in a struct's first member is that of this version.
pub fn has_size<T>(size: u32) -> bool {
    usize::try_from(size).is_ok_and(|size| size == size_of::<T>())
}
