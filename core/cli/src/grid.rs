//! Rows of cells with headings, from CSV or a workbook.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::io;

use onshi::wire::{FieldColumns, Raw};
use onshi::{Field, NaiveDate};

use crate::fault::FileFault;
use crate::input::{Container, Input, Kind, is_blank};
use crate::status::Failure;

pub mod encoding;
mod records;
mod separator;
mod workbook;

use encoding::{Encodings, guessed};
use records::Records;
use workbook::Sheet;

/// How many lines may stand above the headings (count): a title, a date, an empty line.
const MOST_ABOVE: usize = 30;

/// Which headings a question looks for.
#[derive(Clone, Copy)]
pub struct Wanted {
    pub fields: &'static [Field],
    pub needed: &'static [Field],
    /// The columns of the answer that no input may have.
    pub computed: &'static [&'static str],
}

impl Wanted {
    /// Returns whether a heading means one of the fields.
    pub fn knows(self, heading: &str) -> bool {
        FieldColumns::knows(heading, self.fields)
    }

    /// Returns how many known headings make a line one of headings.
    fn least(self) -> usize {
        self.needed.len().min(2)
    }

    /// Returns whether a line of text holds headings, or names their separator.
    pub fn are_in(self, line: &[u8]) -> bool {
        let line = guessed(line);
        let named = separator::directive(line.trim());
        let found = || separator::of_headings(&line, self.least(), |cell| self.knows(cell));
        !self.fields.is_empty() && named.or_else(found).is_some()
    }
}

/// A cell of a row.
pub enum Cell<'c> {
    Text(Cow<'c, str>),
    /// A text with bytes that are not in the encoding: what can be read of it, and the fault.
    Spoilt(Cow<'c, str>, FileFault),
    Day(NaiveDate),
    Flag(bool),
}

impl Cell<'_> {
    /// Returns the cell as text.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) | Self::Spoilt(text, _) => Cow::Borrowed(text),
            Self::Day(day) => Cow::Owned(day.to_string()),
            Self::Flag(flag) => Cow::Borrowed(if *flag { "TRUE" } else { "FALSE" }),
        }
    }

    /// Returns the cell as an input of the library.
    pub fn raw(&self) -> Raw<'_> {
        match self {
            Self::Text(text) if is_error(text) => Raw::Other(Cow::Borrowed(text)),
            Self::Text(text) | Self::Spoilt(text, _) => Raw::Typed(Cow::Borrowed(text)),
            Self::Day(day) => Raw::Day(*day),
            Self::Flag(flag) => Raw::Flag(*flag),
        }
    }
}

/// Returns whether a text is an error of a spreadsheet: `#N/A`, `#DIV/0!`.
fn is_error(text: &str) -> bool {
    text.starts_with('#')
        && matches!(
            text.trim_end(),
            "#N/A"
                | "#DIV/0!"
                | "#NAME?"
                | "#NULL!"
                | "#NUM!"
                | "#REF!"
                | "#VALUE!"
                | "#SPILL!"
                | "#CALC!"
                | "#GETTING_DATA"
        )
}

/// A row: its physical line, or its number in the sheet, from 1; and its cells.
pub type Row<'r> = (u64, Result<Vec<Cell<'r>>, FileFault>);

/// The rows of a file, its headings first.
pub struct Grid {
    /// The name for errors; `None` where there is just one input.
    pub name: Option<String>,
    source: Source,
}

enum Source {
    Text(Box<TextRows>),
    Sheet(Sheet),
}

/// The rows of a text.
struct TextRows {
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
        idle: impl FnMut() -> io::Result<()>,
    ) -> Result<Self, Failure> {
        match kind {
            Kind::Text => Self::text(input, wanted, idle),
            Kind::Workbook(container) => Self::sheet(input, container, sheet, wanted),
        }
    }

    /// Opens a text and finds the line of its headings, past a title above them.
    fn text(
        mut input: Input,
        wanted: Wanted,
        mut idle: impl FnMut() -> io::Result<()>,
    ) -> Result<Self, Failure> {
        let mut named = None;
        let mut above = VecDeque::new();
        let mut found = None;
        let mut quote = None;
        while found.is_none() && above.len() < MOST_ABOVE {
            let Some((number, bytes)) = input.next_bytes(&mut idle)? else {
                break;
            };
            let line = bytes
                .as_ref()
                .map(|bytes| guessed(bytes))
                .unwrap_or_default();
            if above.is_empty() && named.is_none() {
                named = separator::directive(&line);
                if named.is_some() {
                    continue;
                }
            }
            found = separator::of_headings(&line, wanted.least(), |cell| wanted.knows(cell));
            let has_open_quote = line.matches('"').count() % 2 == 1;
            let bytes = bytes.map(|bytes| bytes.strip_suffix(b"\r").unwrap_or(bytes).to_vec());
            if found.is_some() {
                // A heading may hold line breaks: then the row begins above.
                above.drain(..quote.unwrap_or(above.len()));
            }
            quote = match quote {
                None if has_open_quote => Some(above.len()),
                Some(_) if has_open_quote => None,
                quote => quote,
            };
            above.push_back((number, bytes));
        }
        let first = above.iter().find_map(|(_, line)| line.as_ref().ok());
        let likely = || first.map_or(b',', |line| separator::likely(&guessed(line)));
        let separator = named.or(found).unwrap_or_else(likely);
        Ok(Self {
            name: input.name.clone(),
            source: Source::Text(Box::new(TextRows {
                input,
                records: Records::new(separator, above),
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
    ) -> Result<Self, Failure> {
        let name = input.name.clone();
        let mut sheet = Sheet::open(input, container, sheet)?;
        let is_known = |cell: &Cell<'_>| wanted.knows(&cell.text());
        let is_headings = |cells: &[Cell<'_>]| {
            cells.iter().filter(|cell| is_known(cell)).count() >= wanted.least()
        };
        let found =
            (0..MOST_ABOVE).any(|_| sheet.next().is_some_and(|(_, cells)| is_headings(&cells)));
        match found {
            true => sheet.back(),
            false => sheet.rewind(),
        }
        Ok(Self {
            name,
            source: Source::Sheet(sheet),
        })
    }

    /// Returns whether an answer in CSV should begin with a byte order mark, by which spreadsheets
    /// in Japan know UTF-8.
    pub fn wants_mark(&self) -> bool {
        match &self.source {
            Source::Text(text) => text.input.had_mark || text.encodings.was_cp932(),
            Source::Sheet(_) => true,
        }
    }

    /// Returns the next row; `None` at the end. Rows without any content are skipped.
    pub fn next(
        &mut self,
        mut idle: impl FnMut() -> io::Result<()>,
    ) -> Result<Option<Row<'_>>, Failure> {
        let TextRows {
            input,
            records,
            encodings,
        } = match &mut self.source {
            Source::Sheet(sheet) => {
                return Ok(sheet.next().map(|(line, cells)| (line, Ok(cells))));
            }
            Source::Text(text) => text.as_mut(),
        };
        let line = loop {
            let Some((line, fault)) = records.advance(input, &mut idle)? else {
                return Ok(None);
            };
            if let Some(fault) = fault {
                return Ok(Some((line, Err(fault))));
            }
            if !records.cells().all(is_blank) {
                break line;
            }
        };
        if !encodings.is_known() && !records.is_ascii() {
            let cells: Vec<&[u8]> = records.cells().collect();
            encodings.decide(&cells, input)?;
        }
        let cell = |bytes| match encodings.text(bytes) {
            (text, None) => Cell::Text(text),
            (text, Some(fault)) => Cell::Spoilt(text, fault),
        };
        Ok(Some((line, Ok(records.cells().map(cell).collect()))))
    }
}
