//! JSON as it goes out: what a terminal would obey is written as `\\u009b`, which means the same.

use std::io;

use serde::Serialize;
use serde_json::ser::Formatter;

/// Writes a value as JSON on one line. A sign that a terminal obeys or that turns the direction of a line, which JSON may
/// hold as it is, is escaped.
///
/// ```
/// let mut line = Vec::new();
/// onshi::wire::write_json(&"a\u{9b}31m\u{202e}", &mut line)?;
/// assert_eq!(line, br#""a\u009b31m\u202e""#);
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// Those of `out`.
pub fn write_json(value: &impl Serialize, out: impl io::Write) -> io::Result<()> {
    let mut writer = serde_json::Serializer::with_formatter(out, Legible);
    value.serialize(&mut writer).map_err(io::Error::from)
}

/// Returns one line of JSON; empty where a value cannot be JSON, which no answer, form or edition
/// is.
pub fn to_json(value: &impl Serialize) -> String {
    let mut bytes = Vec::with_capacity(128);
    match write_json(value, &mut bytes) {
        Ok(()) => String::from_utf8(bytes).unwrap_or_default(),
        Err(_) => String::new(),
    }
}

struct Legible;

impl Formatter for Legible {
    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        if !fragment.bytes().any(may_begin_obeyed) {
            return out.write_all(fragment.as_bytes());
        }
        let mut from = 0;
        for (at, sign) in fragment.char_indices() {
            if !is_obeyed(sign) {
                continue;
            }
            out.write_all(fragment.get(from..at).unwrap_or_default().as_bytes())?;
            write!(out, "\\u{:04x}", u32::from(sign))?;
            from = at + sign.len_utf8();
        }
        out.write_all(fragment.get(from..).unwrap_or_default().as_bytes())
    }
}

/// Returns whether a terminal obeys the sign, or turns or ends the line by it: a control character, a mark of
/// direction, a separator of lines.
pub const fn is_obeyed(sign: char) -> bool {
    matches!(sign,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Returns whether a byte can begin such a sign: DEL, and the first bytes of C1, U+0600 to U+063F, U+2000 to U+2FFF.
const fn may_begin_obeyed(byte: u8) -> bool {
    matches!(byte, 0x7F | 0xC2 | 0xD8 | 0xE2)
}
