//! The encodings of the texts in and out.

use std::borrow::Cow;

use encoding_rs::SHIFT_JIS;

/// UTF-8.
pub const ONSHI_UTF8: i32 = 0;
/// UTF-16 in the byte order of the machine, as Windows, Java and .NET have it.
pub const ONSHI_UTF16: i32 = 1;
/// CP932, which Windows in Japan calls Shift_JIS or ANSI.
pub const ONSHI_CP932: i32 = 2;

/// The encoding of a call's texts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf16,
    Cp932,
}

impl Encoding {
    pub const fn of(number: i32) -> Option<Self> {
        match number {
            ONSHI_UTF8 => Some(Self::Utf8),
            ONSHI_UTF16 => Some(Self::Utf16),
            ONSHI_CP932 => Some(Self::Cp932),
            _ => None,
        }
    }

    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16 => "UTF-16",
            Self::Cp932 => "CP932",
        }
    }

    /// Reads a text, without the byte order mark that Windows writes before it; `None` where it is not in the encoding.
    pub fn read(self, bytes: &[u8]) -> Option<Cow<'_, str>> {
        let text = self.decoded(bytes)?;
        Some(match text.strip_prefix('\u{FEFF}') {
            Some(rest) => Cow::Owned(rest.to_owned()),
            None => text,
        })
    }

    fn decoded(self, bytes: &[u8]) -> Option<Cow<'_, str>> {
        match self {
            Self::Utf8 => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
            Self::Utf16 => {
                let (units, rest) = bytes.as_chunks::<2>();
                let units = units.iter().map(|unit| u16::from_ne_bytes(*unit));
                let text: Result<String, _> = char::decode_utf16(units).collect();
                text.ok().filter(|_| rest.is_empty()).map(Cow::Owned)
            }
            Self::Cp932 => SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes),
        }
    }

    /// Writes a text, and a 0 behind it for those who read up to one.
    pub fn write(self, text: &str, is_json: bool) -> Vec<u8> {
        let mut bytes = match self {
            Self::Utf8 => text.as_bytes().to_vec(),
            Self::Utf16 => text.encode_utf16().flat_map(u16::to_ne_bytes).collect(),
            Self::Cp932 => cp932(text, is_json),
        };
        bytes.extend([0, 0]);
        bytes
    }
}

/// Writes a character that CP932 does not have as JSON escapes it, which loses nothing; outside JSON as the one that Windows
/// writes for it, or as `〓`.
fn cp932(text: &str, is_json: bool) -> Vec<u8> {
    if let Some(bytes) = held(text) {
        return bytes.into_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut place = [0; 4];
    for sign in text.chars() {
        match (held(sign.encode_utf8(&mut place)), is_json) {
            (Some(known), _) => bytes.extend_from_slice(&known),
            (None, false) => bytes.extend_from_slice(&SHIFT_JIS.encode(alike(sign)).0),
            (None, true) => {
                for unit in sign.encode_utf16(&mut [0; 2]) {
                    bytes.extend_from_slice(format!("\\u{unit:04x}").as_bytes());
                }
            }
        }
    }
    bytes
}

/// Returns what Windows writes for a character that CP932 has in another form.
fn alike(sign: char) -> &'static str {
    match sign {
        '−' => "－",
        '〜' => "～",
        '‖' => "∥",
        '—' => "―",
        '¥' => "￥",
        '¢' => "￠",
        '£' => "￡",
        '¬' => "￢",
        _ => "〓",
    }
}

/// Returns a text in CP932; `None` where it would be read back as another text: a yen sign is encoded as a
/// backslash, which old fonts show as a yen sign.
fn held(text: &str) -> Option<Cow<'_, [u8]>> {
    let (bytes, _, has_others) = SHIFT_JIS.encode(text);
    let is_same = || SHIFT_JIS.decode_without_bom_handling(&bytes).0 == text;
    (!has_others && is_same()).then_some(bytes)
}
