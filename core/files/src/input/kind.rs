//! What an input is, by its first bytes: text, a workbook, or neither.

use std::io::{self, BufReader};
use std::mem;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use encoding_rs_io::DecodeReaderBytesBuilder;

use super::{BLOCK, Input};
use crate::fault::{Failure, Result};

/// What an input is, by its first bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Lines of text.
    Text,
    /// A workbook.
    Workbook(Container),
}

/// The file format around a workbook.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Container {
    /// Of `.xlsx`, `.xlsb` and `.ods`.
    Zip,
    /// Of `.xls`, and of an encrypted `.xlsx`.
    Compound,
}

impl Input {
    /// Says what the input is, and makes UTF-8 of UTF-16. `is_told`: whether the command says that it
    /// is text, which is then believed.
    pub fn kind(&mut self, is_told: bool) -> Result<Kind> {
        let first = self.peek()?;
        let block = self.ahead()?;
        let told = |ja: &str, en: &str| {
            let file = self.shown_name();
            Failure::Unreadable(format!(
                "`{file}` は{ja}です。CSV、JSON Lines、Excelブック（xlsx、xls、ods）のいずれかにしてください / `{file}` is {en}; give CSV, JSON Lines or a workbook (xlsx, xls, ods)"
            ))
        };
        if first.starts_with(b"PK\x03\x04") {
            return Ok(Kind::Workbook(Container::Zip));
        }
        if first.starts_with(b"\xD0\xCF\x11\xE0") {
            return Ok(Kind::Workbook(Container::Compound));
        }
        if let Some(encoding) = utf_16(&block) {
            self.decode(encoding);
            return Ok(Kind::Text);
        }
        if is_told || first.trim_ascii_start().starts_with(b"{") {
            return Ok(Kind::Text);
        }
        let lower = first.trim_ascii_start().to_ascii_lowercase();
        if lower.starts_with(b"%pdf") {
            return Err(told("PDF", "a PDF"));
        }
        let tags: [&[u8]; 5] = [b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta"];
        if tags.iter().any(|tag| lower.starts_with(tag)) {
            return Err(told("HTMLまたはXML", "HTML or XML"));
        }
        if first.contains(&0) {
            return Err(told(
                "テキストでもExcelブックでもないファイル",
                "neither text nor a workbook",
            ));
        }
        Ok(Kind::Text)
    }

    /// Reads on as text of UTF-16. A spreadsheet that wrote that knows UTF-8 by a mark.
    fn decode(&mut self, encoding: &'static Encoding) {
        let bytes = mem::replace(&mut self.lines, BufReader::new(Box::new(io::empty())));
        let text = DecodeReaderBytesBuilder::new()
            .encoding(Some(encoding))
            .build(bytes);
        self.lines = BufReader::with_capacity(BLOCK, Box::new(text));
        self.had_mark = true;
        self.was_utf_16 = true;
    }
}

/// Returns the encoding of a block that begins with a mark of UTF-16, or whose bytes of 0 stand as those
/// of its ASCII do: every second one, and not a few.
fn utf_16(first: &[u8]) -> Option<&'static Encoding> {
    match first {
        [0xFF, 0xFE, ..] => return Some(UTF_16LE),
        [0xFE, 0xFF, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let zeros = first.iter().enumerate().filter(|(_, byte)| **byte == 0);
    let (mut even, mut odd) = (0, 0);
    zeros.for_each(|(at, _)| *(if at % 2 == 0 { &mut even } else { &mut odd }) += 1);
    if (even + odd) * 20 < first.len() || even + odd < 2 {
        return None;
    }
    // `一` and the full-width space have a byte of 0 on the other side.
    match (even, odd) {
        (even, odd) if odd > 4 * even => Some(UTF_16LE),
        (even, odd) if even > 4 * odd => Some(UTF_16BE),
        _ => None,
    }
}
