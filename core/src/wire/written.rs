//! JSON as it goes out: what a terminal would obey is written as `\\u009b`, which means the same.

use std::io;

use serde::Serialize;

use crate::signs::is_obeyed;

/// Appends a value to a line as JSON. A sign that a terminal obeys or that turns the direction of a line, which JSON may
/// hold as it is, is escaped.
///
/// ```
/// let mut line = Vec::new();
/// onshi::wire::append_json(&"a\u{9b}31m\u{202e}", &mut line)?;
/// assert_eq!(line, br#""a\u009b31m\u202e""#);
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// Those of the value: none of an answer, a form or an edition.
pub fn append_json(value: &impl Serialize, line: &mut Vec<u8>) -> io::Result<()> {
    Ok(append(value, line)?)
}

fn append(value: &impl Serialize, line: &mut Vec<u8>) -> serde_json::Result<()> {
    let start = line.len();
    serde_json::to_writer(&mut *line, value)?;
    make_legible(line, start);
    Ok(())
}

/// Escapes what a terminal obeys from a place on. One function for values of every type.
fn make_legible(line: &mut Vec<u8>, start: usize) {
    let written = line.get(start..).unwrap_or_default();
    if may_hold_obeyed(written)
        && let Ok(json) = str::from_utf8(written)
    {
        let legible = legible(json);
        line.truncate(start);
        line.extend_from_slice(legible.as_bytes());
    }
}

/// Returns one line of JSON; empty where a value cannot be JSON, which no answer, form or edition
/// is.
pub fn to_json(value: &impl Serialize) -> String {
    let mut line = Vec::with_capacity(128);
    // The error as one of `io` would bring the words of all such errors into a small module.
    match append(value, &mut line) {
        Ok(()) => String::from_utf8(line).unwrap_or_default(),
        Err(_) => String::new(),
    }
}

/// Escapes the signs of a text of JSON: outside of its strings there are none.
fn legible(json: &str) -> String {
    let mut legible = String::with_capacity(json.len() + 64);
    for sign in json.chars() {
        match is_obeyed(sign) {
            true => legible.push_str(&format!("\\u{:04x}", u32::from(sign))),
            false => legible.push(sign),
        }
    }
    legible
}

/// Returns whether any byte can begin such a sign: DEL, and the first bytes of C1, U+0600 to U+063F, U+2000 to U+2FFF. All bytes
/// are looked at, many at once: to stop at the first would be slower.
fn may_hold_obeyed(bytes: &[u8]) -> bool {
    // Most lines have none above the letters, which their largest byte says.
    if bytes.iter().fold(0, |most, byte| (*byte).max(most)) < 0x7F {
        return false;
    }
    let is = |byte: u8, first: u8| u8::from(byte == first);
    let any = bytes.iter().fold(0, |any, byte| {
        any | is(*byte, 0x7F) | is(*byte, 0xC2) | is(*byte, 0xD8) | is(*byte, 0xE2)
    });
    any != 0
}
