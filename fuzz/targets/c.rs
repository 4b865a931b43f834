//! The C interface under AddressSanitizer, from memory that ends where it is said to: no fault and no panic; an answer is text
//! of its encoding; the question without JSON is answered as the one with it.
//!
//! An input is a digit, which is the encoding, and a name up to a line feed. A question is followed by its options up to a
//! line feed and its JSON, a function by its bytes.
#![no_main]

extern crate onshi as rules;

// The modules of the C binding; it is no crate of Rust.
#[path = "../../bindings-c/src/ask.rs"]
mod ask;
#[path = "../../bindings-c/src/assess.rs"]
mod assess;
#[path = "../../bindings-c/src/encoding.rs"]
mod encoding;
#[path = "../../bindings-c/src/lent.rs"]
mod lent;
#[path = "../../bindings-c/src/project.rs"]
mod project;
#[path = "../../bindings-c/src/questions.rs"]
mod questions;
#[path = "../../bindings-c/src/read.rs"]
mod read;
#[allow(dead_code)]
#[path = "../../bindings-c/src/status.rs"]
mod status;
#[path = "../../bindings-c/src/value.rs"]
mod value;

use std::ffi::{CStr, CString};
use std::mem::{MaybeUninit, size_of};

use ask::{OnshiText, onshi_ask, onshi_text_free};
use assess::{OnshiAnswer, onshi_assess, onshi_code_name};
use encoding::Encoding;
use libfuzzer_sys::fuzz_target;
use project::{OnshiProject, onshi_project_json};
use questions::Question;
use read::{onshi_read_day, onshi_read_yen};
use serde_json::Value;
use status::{ONSHI_ANSWERED, ONSHI_FAULT, ONSHI_MISTAKE, ONSHI_REFUSED};

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else {
        return;
    };
    let encoding = i32::from(*first) - i32::from(b'0');
    let (name, rest) = line(rest);
    match name {
        b"onshi_assess" => numbers(rest),
        b"onshi_read_yen" => {
            let (bytes, mut yen) = (rest.to_vec(), 0);
            // SAFETY: both are there for as long as they are said to be.
            let status =
                unsafe { onshi_read_yen(bytes.as_ptr().cast(), bytes.len(), encoding, &mut yen) };
            assert_ne!(status, ONSHI_FAULT);
        }
        b"onshi_read_day" => {
            let (bytes, mut day) = (rest.to_vec(), 0);
            // SAFETY: as above.
            let status =
                unsafe { onshi_read_day(bytes.as_ptr().cast(), bytes.len(), encoding, &mut day) };
            assert_ne!(status, ONSHI_FAULT);
            assert!(status != ONSHI_ANSWERED || (10_101..=99_991_231).contains(&day));
        }
        name => {
            let (options, json) = line(rest);
            let Ok(name) = CString::new(name) else { return };
            asked(&name, json, options, encoding);
        }
    }
});

/// Cuts a line off.
fn line(bytes: &[u8]) -> (&[u8], &[u8]) {
    match bytes.iter().position(|byte| *byte == b'\n') {
        Some(end) => (&bytes[..end], &bytes[end + 1..]),
        None => (bytes, &[]),
    }
}

/// Asks, checks what every answer keeps, and returns the status and the answer.
fn asked(question: &CStr, json: &[u8], options: &[u8], encoding: i32) -> (i32, Vec<u8>) {
    // Allocations of their own: a byte behind them is noticed.
    let (json, options) = (json.to_vec(), options.to_vec());
    let mut answer = MaybeUninit::<OnshiText>::uninit();
    // SAFETY: all is there for as long as it is said to be, and the answer is written.
    let (status, mut answer) = unsafe {
        let status = onshi_ask(
            question.as_ptr(),
            json.as_ptr().cast(),
            json.len(),
            options.as_ptr().cast(),
            options.len(),
            encoding,
            answer.as_mut_ptr(),
        );
        (status, answer.assume_init())
    };
    assert!(
        [ONSHI_ANSWERED, ONSHI_REFUSED, ONSHI_MISTAKE].contains(&status),
        "{status}"
    );
    // SAFETY: the library says how long the text is, and that a 0 follows.
    let said = unsafe { std::slice::from_raw_parts(answer.bytes.cast::<u8>(), answer.length + 1) };
    assert_eq!(said.last(), Some(&0));
    let said = said[..answer.length].to_vec();
    // The words about an unknown encoding are in UTF-8.
    let text = Encoding::of(encoding).unwrap_or(Encoding::Utf8).read(&said);
    let text = text.expect("it is in its encoding");
    let asked = Question::named(&question.to_string_lossy());
    if status == ONSHI_REFUSED || status == ONSHI_ANSWERED && asked.is_ok_and(|asked| asked.is_json)
    {
        serde_json::from_str::<Value>(&text).expect("it is JSON");
    }
    // SAFETY: the library made the text; it is cleared by the first call.
    unsafe {
        onshi_text_free(&mut answer);
        onshi_text_free(&mut answer);
    }
    (status, said)
}

/// Answers a project of numbers, and compares with the same project in JSON.
fn numbers(bytes: &[u8]) {
    let mut given = [0; size_of::<OnshiProject>()];
    let length = bytes.len().min(given.len());
    given[..length].copy_from_slice(&bytes[..length]);
    // SAFETY: every pattern of bits is a project.
    let mut project: OnshiProject = unsafe { std::mem::transmute(given) };
    project.size = size_of::<OnshiProject>() as u32;
    let mut answer = MaybeUninit::<OnshiAnswer>::zeroed();
    // SAFETY: zeros are an answer, as C has it.
    let (status, answer) = unsafe {
        (*answer.as_mut_ptr()).size = size_of::<OnshiAnswer>() as u32;
        let status = onshi_assess(&project, answer.as_mut_ptr());
        (status, answer.assume_init())
    };
    assert!(
        [ONSHI_ANSWERED, ONSHI_REFUSED].contains(&status),
        "{status}"
    );
    assert!(answer.subsidy >= 0 && answer.self_pay >= 0);
    let mut json = MaybeUninit::<OnshiText>::uninit();
    // SAFETY: the project is one of this version, and the text is written.
    let (json, mut text) = unsafe {
        assert_eq!(
            onshi_project_json(&project, 0, json.as_mut_ptr()),
            ONSHI_ANSWERED
        );
        let text = json.assume_init();
        (
            std::slice::from_raw_parts(text.bytes.cast::<u8>(), text.length).to_vec(),
            text,
        )
    };
    // SAFETY: the library made the text.
    unsafe { onshi_text_free(&mut text) };
    let (_, said) = asked(c"assess", &json, b"", 0);
    let said: Value = serde_json::from_slice(&said).expect("it is JSON");
    // SAFETY: the name is the library's own.
    let code = unsafe {
        onshi_code_name(answer.code)
            .as_ref()
            .map(|name| CStr::from_ptr(name))
    };
    let code = code.map(CStr::to_string_lossy);
    let json = String::from_utf8_lossy(&json);
    assert_eq!(said["error"]["code"].as_str(), code.as_deref(), "{json}");
    if code.is_none() {
        assert_eq!(said["subsidy"], answer.subsidy, "{json}");
        assert_eq!(said["self_pay"], answer.self_pay, "{json}");
        assert_eq!(answer.subsidy + answer.self_pay, project.cost, "{json}");
    }
}
