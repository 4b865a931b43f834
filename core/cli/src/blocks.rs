//! Rows in blocks, and their answers: what one thread works on at a time.

use std::io::{self, Write};
use std::mem;

use onshi_files::{CheckedRow, Encodings, Fault, FileFault};

use crate::json;
use crate::out::Out;
use crate::status::Status;

/// The bytes of rows from which on a block is full: a thread is woken for each.
const FULL: usize = 1 << 17;

/// Rows as bytes in one piece of memory.
pub struct Block {
    bytes: Vec<u8>,
    /// Where each cell ends in `bytes`.
    ends: Vec<usize>,
    rows: Vec<BlockRow>,
    /// The encoding of every row.
    pub encodings: Encodings,
}

struct BlockRow {
    line: u64,
    /// Where its cells end in `ends`.
    end: usize,
    fault: Option<FileFault>,
}

impl Block {
    pub fn new(encodings: Encodings) -> Self {
        Self {
            bytes: Vec::with_capacity(FULL),
            ends: Vec::new(),
            rows: Vec::new(),
            encodings,
        }
    }

    /// Adds a row with its physical line: its cells, or what is wrong with it.
    pub fn push<'c>(
        &mut self,
        line: u64,
        row: Result<impl IntoIterator<Item = &'c [u8]>, FileFault>,
    ) {
        let fault = match row {
            Ok(cells) => {
                for cell in cells {
                    self.bytes.extend_from_slice(cell);
                    self.ends.push(self.bytes.len());
                }
                None
            }
            Err(fault) => Some(fault),
        };
        let end = self.ends.len();
        self.rows.push(BlockRow { line, end, fault });
    }

    /// Returns how many rows there are (count).
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Returns whether it holds enough for one thread at a time.
    pub fn is_full(&self) -> bool {
        // Empty cells and rows without cells take memory, too.
        let ends = self.ends.len() * size_of::<usize>();
        self.bytes.len() + ends + self.rows.len() * size_of::<BlockRow>() >= FULL
    }

    /// Returns the rows in their order.
    pub fn rows(
        &self,
    ) -> impl Iterator<Item = (u64, Result<impl Iterator<Item = &[u8]>, FileFault>)> {
        let (mut cell, mut byte) = (0, 0);
        self.rows.iter().map(move |row| {
            let ends = self.ends.get(mem::replace(&mut cell, row.end)..row.end);
            let ends = ends.unwrap_or_default();
            let mut from = byte;
            byte = ends.last().copied().unwrap_or(byte);
            let cells = ends.iter().map(move |end| {
                let cell = self.bytes.get(from..*end).unwrap_or_default();
                from = *end;
                cell
            });
            (row.line, row.fault.clone().map_or(Ok(cells), Err))
        })
    }
}

/// The answers to some rows.
#[derive(Default)]
pub struct Answered {
    /// How many rows were answered (count).
    pub rows: usize,
    pub bytes: Vec<u8>,
    pub status: Status,
    pub spoilt: Spoilt,
}

impl Answered {
    /// Takes what became of a row; an error goes in the place of its answer.
    pub fn take(
        &mut self,
        done: Result<io::Result<()>, Fault>,
        line: u64,
        file: Option<&str>,
    ) -> io::Result<()> {
        match done {
            Ok(written) => written,
            Err(fault) => {
                self.status = Status::SomeRefused;
                json::line(&fault.on_line(line, file), &mut self.bytes)
            }
        }
    }

    /// Writes the answers, and tells the status of their rows.
    pub fn write(&self, to: &mut Out<'_, impl Write>) -> io::Result<()> {
        to.status.add(self.status);
        to.out.write_all(&self.bytes)
    }
}

/// Cells with bytes of no encoding in columns that are only kept: they cost no answer.
#[derive(Clone, Copy, Default)]
pub struct Spoilt {
    /// How many there are (count).
    pub count: u64,
    pub first_line: u64,
}

impl Spoilt {
    /// Returns those of a row.
    pub fn of(row: &CheckedRow<'_>) -> Self {
        Self {
            count: u64::try_from(row.spoilt).unwrap_or(0),
            first_line: row.line,
        }
    }

    /// Adds those of rows that follow.
    pub const fn add(&mut self, next: Self) {
        if self.count == 0 {
            self.first_line = next.first_line;
        }
        self.count += next.count;
    }

    /// Says on standard error how many there were.
    pub fn tell(&self) {
        let Self { count, first_line } = self;
        if *count > 0 {
            let text = format!(
                "onshi: 文字コードに合わないバイトのあるセルが{count}個あります。読めない文字は � に置き換えました（最初：{first_line}行目） / cells with bytes outside the encoding: {count}; those bytes are shown as � (first on line {first_line})\n"
            );
            // A remark that cannot be shown is not missed.
            let _ = io::stderr().write_all(text.as_bytes());
        }
    }
}
