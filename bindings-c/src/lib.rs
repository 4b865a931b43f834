//! onshi for C and for every language that can call it: `onshi_ask` takes every question as JSON,
//! `onshi_assess` the hot one as plain numbers.
//!
//! No function keeps state; each may be called from any thread. A panic never leaves one.

#![deny(unsafe_op_in_unsafe_fn)]

use std::ffi::c_char;

mod ask;
mod assess;
mod encoding;
mod lent;
mod project;
mod questions;
mod read;
mod status;
mod value;

/// The version of this interface. It changes when a program that was compiled against an older header could
/// misunderstand the library; new questions, options and members at the end of a struct do not change it.
pub const ONSHI_ABI_VERSION: u32 = 1;

/// Returns `ONSHI_ABI_VERSION` of the library, to be compared with that of the header.
#[unsafe(no_mangle)]
pub extern "system" fn onshi_abi_version() -> u32 {
    ONSHI_ABI_VERSION
}

/// Returns the version of the library, such as `0.2.0`: ASCII, never to be freed.
#[unsafe(no_mangle)]
pub extern "system" fn onshi_version() -> *const c_char {
    concat!(env!("CARGO_PKG_VERSION"), "\0").as_ptr().cast()
}
