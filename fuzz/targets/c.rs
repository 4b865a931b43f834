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
#[allow(dead_code)]
#[path = "../../bindings-c/src/encoding.rs"]
mod encoding;
#[path = "../../bindings-c/src/lent.rs"]
mod lent;
#[path = "../../bindings-c/src/questions.rs"]
mod questions;
#[path = "../../bindings-c/src/read.rs"]
mod read;
#[allow(dead_code)]
#[path = "../../bindings-c/src/status.rs"]
mod status;

use std::ffi::{CStr, CString};
use std::mem::{MaybeUninit, size_of};

use ask::{OnshiText, onshi_ask, onshi_text_free};
use assess::{OnshiAnswer, OnshiProject, onshi_assess, onshi_code_name};
use libfuzzer_sys::fuzz_target;
use read::{onshi_read_day, onshi_read_yen};
use serde_json::{Value, json};
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
    if encoding == 0 {
        let text = std::str::from_utf8(&said).expect("it is UTF-8");
        let is_json = status != ONSHI_MISTAKE
            && !["plan_ics", "value"]
                .iter()
                .any(|name| question.to_bytes() == name.as_bytes());
        if is_json || status == ONSHI_REFUSED {
            serde_json::from_str::<Value>(text).expect("it is JSON");
        }
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
    let day = |number: i32| match number {
        0 => Value::Null,
        number if number < 0 => number.into(),
        number => format!(
            "{:04}-{:02}-{:02}",
            number / 10_000,
            number / 100 % 100,
            number % 100
        )
        .into(),
    };
    let facility = match project.facility {
        0 => Value::Null,
        1 => "hospital".into(),
        2 => "clinic".into(),
        3 => "pharmacy".into(),
        other => other.into(),
    };
    let json = json!({
        "facility": facility,
        "readers": project.readers,
        "cost": project.cost,
        "reader_applied_on": day(project.reader_applied_on),
        "vendor_contract_on": day(project.vendor_contract_on),
        "operation_starts_on": day(project.operation_starts_on),
        "group_prescriptions_per_month": match project.has_group_prescriptions {
            0 => Value::Null,
            1 => project.group_prescriptions_per_month.into(),
            _ => true.into(),
        },
        "subsidy_paid": match project.subsidy_paid {
            0 => false.into(),
            1 => true.into(),
            other => Value::from(other),
        },
    });
    let (_, said) = asked(c"assess", json.to_string().as_bytes(), b"", 0);
    let said: Value = serde_json::from_slice(&said).expect("it is JSON");
    // SAFETY: the name is the library's own.
    let code = unsafe {
        onshi_code_name(answer.code)
            .as_ref()
            .map(|name| CStr::from_ptr(name))
    };
    let code = code.map(CStr::to_string_lossy);
    let day_is_negative = [
        project.reader_applied_on,
        project.vendor_contract_on,
        project.operation_starts_on,
    ]
    .iter()
    .any(|day| *day < 0);
    if day_is_negative {
        // No text is such a day: refused there, too, if not for the same reason.
        assert!(code.is_some());
        return;
    }
    assert_eq!(said["error"]["code"].as_str(), code.as_deref(), "{json}");
    if code.is_none() {
        assert_eq!(said["subsidy"], answer.subsidy, "{json}");
        assert_eq!(said["self_pay"], answer.self_pay, "{json}");
        assert_eq!(answer.subsidy + answer.self_pay, project.cost, "{json}");
    }
}
