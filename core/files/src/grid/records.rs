//! Records of CSV, one at a time, each with the physical line on which it begins.

use std::collections::VecDeque;
use std::io;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder, Terminator};

use crate::fault::{FileFault, LONGEST_LINE, Result};
use crate::input::{Input, is_blank};

/// The lines that a row may have (count). A technical limit without a source: a cell of more is a
/// quote that was not closed, and each line after it is read again.
const MOST_LINES: usize = 100;

/// A physical line and its number; the error where it is too long.
pub type Line = (u64, Result<Vec<u8>, FileFault>);

/// Puts records together from physical lines: a cell in quotes may hold several, then joined by
/// line feeds.
pub struct Records {
    core: Reader,
    cells: Vec<u8>,
    ends: Vec<usize>,
    /// How much of `cells` and of `ends` is filled.
    filled: (usize, usize),
    /// Lines that a quote without end took in, to be read again as lines of their own.
    again: VecDeque<Line>,
    /// A buffer to be used again.
    spare: Vec<u8>,
}

impl Records {
    /// Makes a reader of cells with a sign between them. `first`: lines that were read already.
    pub fn new(separator: u8, first: VecDeque<Line>) -> Self {
        let mut builder = ReaderBuilder::new();
        builder
            .terminator(Terminator::Any(b'\n'))
            .delimiter(separator);
        Self {
            core: builder.build(),
            cells: vec![0; 1 << 12],
            ends: vec![0; 64],
            filled: (0, 0),
            again: first,
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
        self.spare = first;
        let mut held: Vec<Line> = Vec::new();
        while !ended {
            match self.take(input, &mut idle)? {
                Some((line, Ok(bytes)))
                    if size + bytes.len() <= LONGEST_LINE && held.len() < MOST_LINES =>
                {
                    size += bytes.len();
                    ended = self.feed(&bytes);
                    held.push((line, Ok(bytes)));
                }
                end => {
                    held.extend(end);
                    held.into_iter()
                        .rev()
                        .for_each(|line| self.again.push_front(line));
                    return Ok(Some((start, Some(FileFault::QuoteNotClosed))));
                }
            }
        }
        Ok(Some((start, None)))
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
