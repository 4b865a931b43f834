//! Records of CSV, one at a time, each with the physical line on which it begins.

use std::collections::VecDeque;
use std::io;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder, Terminator};

use crate::fault::{Failure, FileFault, LONGEST_LINE, Result};
use crate::input::{Input, is_blank};

/// How far the end of a cell in quotes is looked for (bytes): a technical limit without a source. Where a quote is not
/// closed, the lines after it are read again as rows of their own, so they are held until then.
const MOST_HELD: usize = 64 << 20;
/// The lines in which that end is looked for once as many bytes were held in vain (count): a technical limit without a
/// source. A file with a stray quote in every row is otherwise read as often as it has rows.
const FEW_LINES: usize = 100;

/// A physical line and its number; the error where it is too long.
pub type Line = (u64, Result<Vec<u8>, FileFault>);

/// Puts records together from physical lines: a cell in quotes may hold several, then joined by
/// line feeds.
pub struct Records {
    separator: u8,
    core: Reader,
    cells: Vec<u8>,
    ends: Vec<usize>,
    /// How much of `cells` and of `ends` is filled.
    filled: (usize, usize),
    /// Lines that a quote without end took in, to be read again as lines of their own.
    again: VecDeque<Line>,
    /// The bytes of such lines so far.
    in_vain: usize,
    /// A buffer to be used again.
    spare: Vec<u8>,
}

/// Makes a reader of lines that end with a line feed, with a sign between their cells.
pub fn reader(separator: u8) -> Reader {
    let mut builder = ReaderBuilder::new();
    builder
        .terminator(Terminator::Any(b'\n'))
        .delimiter(separator);
    builder.build()
}

impl Records {
    /// Makes a reader of cells with a sign between them. `first`: lines that were read already.
    pub fn new(separator: u8, first: VecDeque<Line>) -> Self {
        Self {
            separator,
            core: reader(separator),
            cells: vec![0; 1 << 12],
            ends: vec![0; 64],
            filled: (0, 0),
            again: first,
            in_vain: 0,
            spare: Vec::new(),
        }
    }

    /// Reads the next record; returns its physical line, and the fault where it is none; `None` at
    /// the end. Blank lines between records are skipped.
    pub fn advance(
        &mut self,
        input: &mut Input,
        mut idle: impl FnMut() -> io::Result<bool>,
    ) -> Result<Option<(u64, Option<FileFault>)>> {
        let (start, first) = loop {
            match self.take(input, &mut idle)? {
                None => return Ok(None),
                Some((line, Err(error))) => return Ok(Some((line, Some(error)))),
                Some((_, Ok(bytes))) if is_blank(&bytes) => {
                    self.spare = bytes;
                }
                Some((line, Ok(bytes))) => break (line, bytes),
            }
        };
        self.core.reset();
        self.filled = (0, 0);
        let mut size = first.len();
        let mut ended = self.feed(&first);
        if ended {
            self.spare = first;
            return Ok(Some((start, None)));
        }
        let mut quotes = Quotes::new(self.separator);
        quotes.read(&first);
        let mut held: Vec<Line> = Vec::new();
        while !ended {
            match self.take(input, &mut idle)? {
                Some((line, Ok(bytes))) if self.in_vain > MOST_HELD && held.len() >= FEW_LINES => {
                    held.push((line, Ok(bytes)));
                    quotes.is_stray = true;
                    break;
                }
                Some((line, Ok(bytes))) if size <= MOST_HELD => {
                    size += bytes.len();
                    quotes.read(&bytes);
                    // Of a row that is refused, no cell is needed.
                    ended = match size <= LONGEST_LINE {
                        true => self.feed(&bytes),
                        false => !quotes.is_open,
                    };
                    held.push((line, Ok(bytes)));
                    if quotes.is_stray {
                        break;
                    }
                }
                Some((line, _)) if size > MOST_HELD => {
                    return Err(endless(start, line));
                }
                end => {
                    held.extend(end);
                    quotes.is_stray = true;
                    break;
                }
            }
        }
        if quotes.is_stray {
            self.in_vain = self.in_vain.saturating_add(size);
            held.into_iter()
                .rev()
                .for_each(|line| self.again.push_front(line));
            return Ok(Some((start, Some(FileFault::QuoteNotClosed))));
        }
        let fault = (size > LONGEST_LINE).then(|| FileFault::LineTooLong {
            start: String::from_utf8_lossy(first.get(..80).unwrap_or(&first)).into_owned(),
        });
        self.spare = first;
        Ok(Some((start, fault)))
    }

    fn take(
        &mut self,
        input: &mut Input,
        idle: impl FnMut() -> io::Result<bool>,
    ) -> Result<Option<Line>> {
        if let Some(line) = self.again.pop_front() {
            return Ok(Some(line));
        }
        let Some((number, bytes)) = input.next_bytes(idle)? else {
            return Ok(None);
        };
        let line = bytes.map(|bytes| {
            let mut line = std::mem::take(&mut self.spare);
            line.clear();
            line.extend_from_slice(bytes.strip_suffix(b"\r").unwrap_or(bytes));
            line
        });
        Ok(Some((number, line)))
    }

    /// Reads a line and its line feed; returns whether the record ends with it.
    fn feed(&mut self, line: &[u8]) -> bool {
        // To the reader, no bytes are the end of all input.
        let parts = [line, b"\n"].into_iter().filter(|part| !part.is_empty());
        for mut part in parts {
            loop {
                let (cells, ends) = (&mut self.cells, &mut self.ends);
                let room = (
                    cells.get_mut(self.filled.0..),
                    ends.get_mut(self.filled.1..),
                );
                let (Some(cells), Some(ends)) = room else {
                    return true;
                };
                let (result, read, cell_bytes, cell_ends) =
                    self.core.read_record(part, cells, ends);
                self.filled.0 += cell_bytes;
                self.filled.1 += cell_ends;
                part = part.get(read..).unwrap_or_default();
                match result {
                    ReadRecordResult::InputEmpty => break,
                    ReadRecordResult::OutputFull => self.cells.resize(self.cells.len() * 2, 0),
                    ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                    ReadRecordResult::Record | ReadRecordResult::End => return true,
                }
            }
        }
        false
    }

    /// Returns the cells of the record that was read last.
    pub fn cells(&self) -> impl Iterator<Item = &[u8]> {
        let mut from = 0;
        self.ends.iter().take(self.filled.1).map(move |end| {
            let cell = self.cells.get(from..*end).unwrap_or_default();
            from = *end;
            cell
        })
    }

    /// Returns whether that record is ASCII.
    pub fn is_ascii(&self) -> bool {
        let bytes = self.cells.get(..self.filled.0).unwrap_or_default();
        bytes.is_ascii()
    }
}

/// Says that a quote is not closed within what can be held.
fn endless(start: u64, line: u64) -> Failure {
    Failure::Unreadable(format!(
        "{start}行目の引用符が{line}行目まで閉じられていません。ここから先は読みません / the quote of line {start} is not closed up to line {line}; nothing after it is read"
    ))
}

/// The quotes of a record of several lines: whether a cell is open, and whether what closes it closes a cell.
struct Quotes {
    separator: u8,
    is_open: bool,
    /// Whether a quote inside a cell is followed by something else than the end of a cell: then the quote that opened it was
    /// a stray one, and the lines since are rows of their own.
    is_stray: bool,
}

impl Quotes {
    const fn new(separator: u8) -> Self {
        Self {
            separator,
            is_open: false,
            is_stray: false,
        }
    }

    /// Reads a line.
    fn read(&mut self, line: &[u8]) {
        let mut begins = !self.is_open;
        let mut bytes = line.iter().copied().enumerate().peekable();
        while let Some((at, byte)) = bytes.next() {
            match (self.is_open, byte) {
                (true, b'"') if bytes.next_if(|(_, next)| *next == b'"').is_some() => {}
                (true, b'"') => {
                    self.is_open = false;
                    let rest = line.get(at + 1..).unwrap_or_default().trim_ascii_start();
                    self.is_stray |= !rest.is_empty() && rest.first() != Some(&self.separator);
                }
                (true, _) => {}
                (false, b'"') if begins => self.is_open = true,
                (false, _) => begins = byte == self.separator,
            }
        }
    }
}
