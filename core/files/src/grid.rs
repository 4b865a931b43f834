//! Rows of cells with headings, from CSV or a workbook.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::io;

use chrono::NaiveTime;
use onshi::wire::{FieldColumns, Raw};
use onshi::{Field, NaiveDateTime};

use crate::fault::{FileFault, Result};
use crate::input::{Container, Input, Kind, is_blank};

pub mod encoding;
mod records;
mod separator;
mod workbook;

use encoding::{Encodings, guessed};
use records::Line;
pub use records::Records;
use workbook::Sheet;

/// How many lines may stand above the headings (count): a title, a date, an empty line.
const MOST_ABOVE: usize = 30;

/// Which headings a question looks for.
#[derive(Clone, Copy)]
pub struct Wanted {
    /// The fields whose headings are known.
    pub fields: &'static [Field],
    /// The fields that must have a column.
    pub needed: &'static [Field],
    /// How many known headings make a line one of headings (count).
    pub least: usize,
    /// The columns of the answer that no input may have.
    pub computed: &'static [&'static str],
}

impl Wanted {
    /// Returns whether a heading means one of the fields.
    pub fn knows(self, heading: &str) -> bool {
        FieldColumns::is_field(heading, self.fields)
    }

    /// Returns whether one of the first lines of a block holds headings.
    pub fn are_above(self, block: &[u8]) -> bool {
        let mut lines = block.split(|byte| *byte == b'\n').take(MOST_ABOVE);
        lines.any(|line| self.are_in(line))
    }

    /// Returns whether a line of text holds headings, or names their separator.
    pub fn are_in(self, line: &[u8]) -> bool {
        let line = guessed(line);
        let named = separator::directive(line.trim());
        let found = || separator::of_headings(&line, self.least, |cell| self.knows(cell));
        !self.fields.is_empty() && named.or_else(found).is_some()
    }
}

/// A cell of a row.
pub enum Cell<'c> {
    /// A text.
    Text(Cow<'c, str>),
    /// A text with bytes that are not in the encoding: what can be read of it.
    Spoilt(Cow<'c, str>),
    /// A day, or a time of it, of a workbook.
    Time(NaiveDateTime),
    /// True or false of a workbook.
    Flag(bool),
}

impl Cell<'_> {
    /// Returns the cell as text.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) | Self::Spoilt(text) => Cow::Borrowed(text),
            Self::Time(time) => Cow::Owned(match time.time() {
                NaiveTime::MIN => time.date().to_string(),
                _ => time.to_string(),
            }),
            Self::Flag(flag) => Cow::Borrowed(if *flag { "TRUE" } else { "FALSE" }),
        }
    }

    /// Returns the cell as an input of the library.
    pub fn raw(&self) -> Raw<'_> {
        match self {
            Self::Text(text) | Self::Spoilt(text) => Raw::of_cell(text.as_ref()),
            Self::Time(time) => Raw::Day(time.date()),
            Self::Flag(flag) => Raw::Flag(*flag),
        }
    }
}

fn quotes(line: &Line) -> usize {
    line.1.as_ref().map_or(0, |bytes| {
        bytes.iter().filter(|byte| **byte == b'"').count()
    })
}

/// A row: its physical line, or its number in the sheet, from 1; and its cells.
pub type Row<'r> = (u64, Result<Vec<Cell<'r>>, FileFault>);

/// The rows of a file, its headings first.
pub struct Grid {
    /// The name for errors; `None` where there is just one input.
    pub name: Option<String>,
    /// The cells above the headings: a title, a unit.
    pub above: Vec<String>,
    source: Source,
}

enum Source {
    Text(Box<TextRows>),
    Sheet(Sheet),
}

/// A row of a text: its physical line, its cells as bytes, their encoding.
pub type ByteRow<'r> = (u64, Result<&'r Records, FileFault>, Encodings);

/// The rows of a text.
pub struct TextRows {
    input: Input,
    records: Records,
    encodings: Encodings,
}

impl Grid {
    /// Opens an input of that kind and finds its headings.
    pub fn open(
        input: Input,
        kind: Kind,
        sheet: Option<&str>,
        wanted: Wanted,
        idle: impl FnMut() -> io::Result<bool>,
    ) -> Result<Self> {
        match kind {
            Kind::Text => Self::text(input, wanted, idle),
            Kind::Workbook(container) => Self::sheet(input, container, sheet, wanted),
        }
    }

    /// Opens a text and finds the line of its headings, past a title above them.
    fn text(
        mut input: Input,
        wanted: Wanted,
        mut idle: impl FnMut() -> io::Result<bool>,
    ) -> Result<Self> {
        let mut named = None;
        let mut lines: VecDeque<Line> = VecDeque::new();
        let mut found = None;
        while found.is_none() && lines.len() < MOST_ABOVE {
            let Some((number, bytes)) = input.next_bytes(&mut idle)? else {
                break;
            };
            let line = bytes.as_ref().map(|bytes| guessed(bytes));
            let line = line.unwrap_or_default();
            if lines.is_empty() && named.is_none() {
                named = separator::directive(&line);
                if named.is_some() {
                    continue;
                }
            }
            let is_known = |cell: &str| wanted.knows(cell);
            found = separator::of_headings(&line, wanted.least, is_known);
            let bytes = bytes.map(|bytes| bytes.strip_suffix(b"\r").unwrap_or(bytes).to_vec());
            lines.push_back((number, bytes));
        }
        let mut start = lines.len().saturating_sub(usize::from(found.is_some()));
        // Headings with line breaks are a row of several lines.
        let is_closed = |line: &Line| quotes(line).is_multiple_of(2);
        if found.is_none() || !lines.get(start).is_none_or(is_closed) {
            let record = separator::of_records(&lines, wanted);
            (start, found) =
                record.map_or((0, None), |(start, separator)| (start, Some(separator)));
        }
        let first = lines.iter().find_map(|(_, line)| line.as_ref().ok());
        let likely = || first.map_or(b',', |line| separator::likely(&guessed(line)));
        let separator = found.or(named).unwrap_or_else(likely);
        let above = lines.drain(..start).filter_map(|(_, line)| line.ok());
        let cells = |line: Vec<u8>| {
            let line = guessed(&line).into_owned();
            let cells = line.split(char::from(separator));
            let cells = cells.map(|cell| cell.trim_matches(['"', ' ']).to_owned());
            cells.collect::<Vec<_>>()
        };
        let above = above.flat_map(cells).collect();
        Ok(Self {
            name: input.name.clone(),
            above,
            source: Source::Text(Box::new(TextRows {
                input,
                records: Records::new(separator, lines),
                encodings: Encodings::default(),
            })),
        })
    }

    /// Opens a sheet of a workbook and finds the row of its headings.
    fn sheet(
        input: Input,
        container: Container,
        sheet: Option<&str>,
        wanted: Wanted,
    ) -> Result<Self> {
        let name = input.name.clone();
        let mut sheet = Sheet::open(input, container, sheet)?;
        let is_known = |cell: &Cell<'_>| wanted.knows(&cell.text());
        let mut above = Vec::new();
        let mut found = false;
        while !found && above.len() < MOST_ABOVE {
            let Some((_, cells)) = sheet.next() else {
                break;
            };
            let count = cells.iter().filter(|cell| is_known(cell)).count();
            found = count >= wanted.least;
            let texts = cells.iter().map(|cell| cell.text().into_owned());
            above.push(texts.filter(|text| !text.is_empty()).collect::<Vec<_>>());
        }
        above.pop();
        match found {
            true => sheet.back(),
            false => sheet.rewind(),
        }
        Ok(Self {
            name,
            above: above.concat(),
            source: Source::Sheet(sheet),
        })
    }

    /// Decides the encoding by what follows, where that shows it.
    pub fn look_ahead(&mut self) -> Result<()> {
        match &mut self.source {
            Source::Text(text) => text.encodings.decide(&[], &mut text.input),
            Source::Sheet(_) => Ok(()),
        }
    }

    /// Returns whether an answer in CSV should begin with a byte order mark, by which spreadsheets
    /// in Japan know UTF-8.
    pub fn wants_mark(&self) -> bool {
        match &self.source {
            Source::Text(text) => text.input.had_mark || text.encodings.was_cp932(),
            Source::Sheet(_) => true,
        }
    }

    /// Returns the next row; `None` at the end. Rows without any content are skipped. `idle` is
    /// called while there is nothing to read; it returns whether it has more to do.
    pub fn next(&mut self, idle: impl FnMut() -> io::Result<bool>) -> Result<Option<Row<'_>>> {
        match &mut self.source {
            Source::Sheet(sheet) => Ok(sheet.next().map(|(line, cells)| (line, Ok(cells)))),
            Source::Text(text) => {
                let was_utf_16 = text.was_utf_16();
                let row = text.next(idle)?;
                Ok(row.map(|(line, row, encodings)| {
                    (
                        line,
                        row.map(|row| cells(row.cells(), encodings, was_utf_16)),
                    )
                }))
            }
        }
    }

    /// Returns the rows as bytes, where the input is a text.
    pub fn text_rows(&mut self) -> Option<&mut TextRows> {
        match &mut self.source {
            Source::Sheet(_) => None,
            Source::Text(text) => Some(text),
        }
    }
}

impl TextRows {
    /// Returns whether the text was UTF-16 before it was read.
    pub const fn was_utf_16(&self) -> bool {
        self.input.was_utf_16
    }

    /// Returns the next row as bytes, and their encoding; `None` at the end. Rows without any
    /// content are skipped. `idle` is called while there is nothing to read; it returns whether it
    /// has more to do.
    pub fn next(
        &mut self,
        mut idle: impl FnMut() -> io::Result<bool>,
    ) -> Result<Option<ByteRow<'_>>> {
        let Self {
            input,
            records,
            encodings,
        } = self;
        let line = loop {
            let Some((line, fault)) = records.advance(input, &mut idle)? else {
                return Ok(None);
            };
            if let Some(fault) = fault {
                return Ok(Some((line, Err(fault), *encodings)));
            }
            if !records.cells().all(is_blank) {
                break line;
            }
        };
        if !encodings.is_known() && !records.is_ascii() {
            let cells: Vec<&[u8]> = records.cells().collect();
            encodings.decide(&cells, input)?;
        }
        Ok(Some((line, Ok(records), *encodings)))
    }
}

/// Returns the cells of a row of a text. `was_utf_16`: whether the text was UTF-16 before.
pub fn cells<'c>(
    row: impl Iterator<Item = &'c [u8]>,
    encodings: Encodings,
    was_utf_16: bool,
) -> Vec<Cell<'c>> {
    let cell = |bytes| match encodings.text(bytes) {
        (text, None) if was_utf_16 && text.contains('\u{FFFD}') => Cell::Spoilt(text),
        (text, None) => Cell::Text(text),
        (text, Some(_)) => Cell::Spoilt(text),
    };
    row.map(cell).collect()
}
