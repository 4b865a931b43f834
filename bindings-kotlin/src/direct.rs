//! The short way for `assess`, alone and over a list.
//!
//! A call as UniFFI makes it costs some 30 µs, most of it memory that JNA asks for; this one
//! writes into two buffers of the caller and costs less than one. Their content is written
//! and read by UniFFI's own converters, so no type is described a second time.
//!
//! In: an `EditionChoice`, then for each project a byte 1 and the `Project`; a byte 0 ends the
//! list. Out: a byte 1 and the `Refusal` of the whole; or a byte 0, then for each project a byte
//! 0 and the `Assessment`, or a byte 1 and the `Refusal`.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::slice;

use onshi::wire::RawProject;
use uniffi::{Lift, Lower};

use crate::UniFfiTag;
use crate::answer::Assessment;
use crate::edition::EditionChoice;
use crate::error::Refusal;
use crate::project::Project;

const ANSWERED: u8 = 0;
const REFUSED: u8 = 1;
const END: u8 = 0;

/// An answer is about three times as long as its project.
const ROOM: usize = 4;

/// A bug of ours: a panic, or an input that no caller writes.
const BROKEN: i64 = -1;

/// Answers every project. Returns how many bytes the answers take: where that is more than the
/// output holds, nothing was written and the caller asks again with more room.
///
/// # Safety
///
/// `input` must be readable for `input_length` bytes, `output` writable for `output_length`
/// bytes, and no one else may use either until the call returns.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn onshi_assess_direct(
    input: *const u8,
    input_length: i64,
    output: *mut u8,
    output_length: i64,
) -> i64 {
    let (Ok(input_length), Ok(output_length)) = (
        usize::try_from(input_length),
        usize::try_from(output_length),
    ) else {
        return BROKEN;
    };
    if input.is_null() || output.is_null() {
        return BROKEN;
    }
    // SAFETY: the caller lends two blocks of these lengths for the time of the call; Kotlin
    // passes the addresses of two direct buffers of its own, which it holds until it returns.
    let (input, output) = unsafe {
        (
            slice::from_raw_parts(input, input_length),
            slice::from_raw_parts_mut(output, output_length),
        )
    };
    // A panic must not leave a C function; it is told apart from every answer.
    let answers = catch_unwind(AssertUnwindSafe(|| answers(input).ok()));
    let Ok(Some(answers)) = answers else {
        return BROKEN;
    };
    if let Some(room) = output.get_mut(..answers.len()) {
        room.copy_from_slice(&answers);
    }
    i64::try_from(answers.len()).unwrap_or(BROKEN)
}

fn answers(mut input: &[u8]) -> uniffi::Result<Vec<u8>> {
    let input = &mut input;
    let choice = <EditionChoice as Lift<UniFfiTag>>::try_read(input)?;
    let mut answers = Vec::with_capacity(input.len().saturating_mul(ROOM));
    answers.push(ANSWERED);
    let edition = match choice.edition() {
        Ok(edition) => edition,
        Err(error) => {
            answers.fill(REFUSED);
            <Refusal as Lower<UniFfiTag>>::write(error.into(), &mut answers);
            return Ok(answers);
        }
    };
    while <u8 as Lift<UniFfiTag>>::try_read(input)? != END {
        let project = <Project as Lift<UniFfiTag>>::try_read(input)?;
        match RawProject::from(&project).assess(&edition) {
            Ok(answer) => {
                answers.push(ANSWERED);
                <Assessment as Lower<UniFfiTag>>::write(Assessment::from(&answer), &mut answers);
            }
            Err(error) => {
                answers.push(REFUSED);
                <Refusal as Lower<UniFfiTag>>::write(error.into(), &mut answers);
            }
        }
    }
    Ok(answers)
}
