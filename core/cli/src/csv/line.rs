//! A line of CSV in the making.

use std::io::{self, Write};

use onshi::wire::harmless;

/// A line of CSV in the making.
#[derive(Clone, Default)]
pub struct Line {
    bytes: Vec<u8>,
    /// Whether it has a cell already.
    begun: bool,
    /// Whether to put an apostrophe before a text that a spreadsheet would take for a formula.
    escapes: bool,
}

impl Line {
    /// Makes a line; `escapes`: whether to put an apostrophe before a text that a spreadsheet would take for a formula.
    pub fn new(escapes: bool) -> Self {
        Self {
            escapes,
            ..Self::default()
        }
    }

    /// Adds a cell of the input, in quotes where it needs them.
    pub fn push(&mut self, cell: &str) {
        if self.escapes && is_formula(cell) {
            return self.quoted(&format!("'{cell}"));
        }
        self.quoted(cell);
    }

    fn quoted(&mut self, cell: &str) {
        let is_plain = !cell
            .bytes()
            .any(|byte| matches!(byte, b'"' | b',' | b'\r' | b'\n'));
        if is_plain {
            return self.plain(cell);
        }
        self.plain("\"");
        let from = self.bytes.len();
        // Every byte may be a quote, which is doubled.
        self.bytes.resize(from + 2 * cell.len(), 0);
        let room = self.bytes.get_mut(from..).unwrap_or_default();
        let (_, _, written) = csv_core::quote(cell.as_bytes(), room, b'"', b'"', true);
        self.bytes.truncate(from + written);
        self.bytes.push(b'"');
    }

    /// Adds a cell of our own, or its beginning, that needs no quotes.
    pub fn plain(&mut self, cell: &str) {
        if std::mem::replace(&mut self.begun, true) {
            self.bytes.push(b',');
        }
        self.bytes.extend_from_slice(cell.as_bytes());
    }

    /// Writes the line and begins the next.
    pub fn end(&mut self, out: &mut impl Write) -> io::Result<()> {
        self.bytes.push(b'\n');
        out.write_all(&self.bytes)?;
        self.bytes.clear();
        self.begun = false;
        Ok(())
    }
}

/// Returns whether a spreadsheet takes a text for a formula, of either width, after the signs that some program skips: white
/// space, control characters, marks that are not seen.
fn is_formula(cell: &str) -> bool {
    let seen = harmless(cell);
    let first = seen.trim_start_matches(|sign: char| sign.is_whitespace() || sign == '\u{FFFD}');
    let begins_blank = cell.starts_with(['\t', '\r', '\n']);
    first.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) || begins_blank
}
