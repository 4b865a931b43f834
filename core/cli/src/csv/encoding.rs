//! UTF-8 or CP932: which one shows with the first row that holds more than ASCII.

use std::borrow::Cow;

use crate::fault::FileFault;
use encoding_rs::SHIFT_JIS;

/// The encoding of a file, once it is known.
#[derive(Default)]
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
    /// Returns whether an answer in CSV should begin with a byte order mark, by which
    /// spreadsheets in Japan know UTF-8: where the input had one, or was CP932.
    pub fn wants_mark(&self, had_mark: bool) -> bool {
        had_mark || self.known == Some(Encoding::Cp932)
    }

    /// Returns the cells of a row as text.
    pub fn texts<'c>(&mut self, cells: &[&'c [u8]]) -> Result<Vec<Cow<'c, str>>, FileFault> {
        let plain = cells.iter().all(|cell| cell.is_ascii());
        if !plain && self.known.is_none() {
            let is_utf8 = cells.iter().all(|cell| std::str::from_utf8(cell).is_ok());
            self.known = Some(if is_utf8 {
                Encoding::Utf8
            } else {
                Encoding::Cp932
            });
        }
        let encoding = self.known.unwrap_or(Encoding::Utf8);
        cells.iter().map(|cell| text(cell, encoding)).collect()
    }
}

fn text(cell: &[u8], encoding: Encoding) -> Result<Cow<'_, str>, FileFault> {
    match encoding {
        Encoding::Utf8 => std::str::from_utf8(cell)
            .map(Cow::Borrowed)
            .map_err(FileFault::from),
        Encoding::Cp932 => SHIFT_JIS
            .decode_without_bom_handling_and_without_replacement(cell)
            .ok_or(FileFault::NotCp932),
    }
}
