//! UTF-8 or CP932, decided by a whole block: from the first line on that holds more than ASCII.

use std::borrow::Cow;

use encoding_rs::SHIFT_JIS;

use crate::fault::{FileFault, Result};
use crate::input::Input;

/// The encoding of a file, once it is known.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Encodings {
    known: Option<Encoding>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Utf8,
    /// What Windows calls Shift_JIS.
    Cp932,
}

impl Encodings {
    /// Takes UTF-8 and nothing else, as JSON does.
    pub const fn utf_8() -> Self {
        Self {
            known: Some(Encoding::Utf8),
        }
    }

    /// Returns whether an answer in CSV should begin with a byte order mark, by which
    /// spreadsheets in Japan know UTF-8: where the input was CP932.
    pub fn was_cp932(&self) -> bool {
        self.known == Some(Encoding::Cp932)
    }

    /// Returns whether the encoding is decided.
    pub const fn is_known(&self) -> bool {
        self.known.is_some()
    }

    /// Decides the encoding by bytes of the file and the block that follows them, where these show it.
    pub fn decide(&mut self, bytes: &[&[u8]], input: &mut Input) -> Result<()> {
        if self.known.is_some() {
            return Ok(());
        }
        let mut count = Count::default();
        bytes.iter().for_each(|part| count.add(part));
        count.add(&input.ahead()?);
        self.known = count.encoding();
        if self.was_cp932() {
            input.tell_cp932();
        }
        Ok(())
    }

    /// Returns bytes as text; of what is not in the encoding, with the fault and a sign for what
    /// is lost.
    pub fn text<'c>(&self, bytes: &'c [u8]) -> (Cow<'c, str>, Option<FileFault>) {
        match self.known.unwrap_or(Encoding::Utf8) {
            Encoding::Utf8 => match std::str::from_utf8(bytes) {
                Ok(text) => (Cow::Borrowed(text), None),
                Err(error) => (String::from_utf8_lossy(bytes), Some(error.into())),
            },
            Encoding::Cp932 => {
                let (text, has_errors) = SHIFT_JIS.decode_without_bom_handling(bytes);
                (text, has_errors.then_some(FileFault::NotCp932))
            }
        }
    }
}

/// Returns bytes as text, whatever their encoding, to look for headings.
pub fn guessed(bytes: &[u8]) -> Cow<'_, str> {
    let mut count = Count::default();
    count.add(bytes);
    match count.encoding() {
        Some(Encoding::Cp932) => SHIFT_JIS.decode_without_bom_handling(bytes).0,
        Some(Encoding::Utf8) | None => String::from_utf8_lossy(bytes),
    }
}

/// How much of some bytes is UTF-8 as Japanese text is, and how much is not UTF-8.
#[derive(Default)]
struct Count {
    right: usize,
    wrong: usize,
}

impl Count {
    fn add(&mut self, bytes: &[u8]) {
        for chunk in bytes.utf8_chunks() {
            // Characters of two bytes are as often half-width kana of CP932, side by side.
            let japanese = chunk.valid().chars().filter(|c| c.len_utf8() > 2);
            self.right += japanese.count();
            self.wrong += usize::from(!chunk.invalid().is_empty());
        }
    }

    /// Returns the encoding, where the bytes show it. A text of CP932 is seldom UTF-8 by chance; a
    /// text of UTF-8 may hold a spoilt byte.
    fn encoding(&self) -> Option<Encoding> {
        match (self.right, self.wrong) {
            (0, 0) => None,
            (right, wrong) if wrong > right => Some(Encoding::Cp932),
            _ => Some(Encoding::Utf8),
        }
    }
}
