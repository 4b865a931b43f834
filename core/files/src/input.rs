//! Lines from files or standard input, one at a time, however long the input.

use std::borrow::Cow;
use std::fmt::Display;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::mem;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::fault::{Failure, FileFault, LONGEST_LINE, Result};
use crate::grid::encoding::Encodings;

mod ahead;
mod kind;

use ahead::Ahead;
pub use kind::{Container, Kind};

/// Who is told what happens while a file is read.
pub trait Listener {
    /// So many bytes more were read.
    fn read(&mut self, bytes: u64);

    /// The text is read as CP932.
    fn reads_cp932(&mut self);
}

/// An input: a file, or standard input.
pub struct Input {
    path: PathBuf,
    /// The name for errors; `None` where there is just one input.
    pub name: Option<String>,
    lines: BufReader<Box<dyn Read>>,
    /// A plain file, to see whether it changed while it was read.
    opened: Option<Opened>,
    /// What has come from anything but a plain file.
    come: Option<Ahead>,
    listener: Option<Box<dyn Listener>>,
    /// The physical line that was read last, from 1.
    line: u64,
    buffer: Vec<u8>,
    /// Whether the input began with a byte order mark.
    pub had_mark: bool,
    /// Whether the input was UTF-16.
    pub was_utf_16: bool,
}

/// A plain file as it was when it was opened.
struct Opened {
    file: File,
    length: u64,
    written: Option<SystemTime>,
}

impl Opened {
    /// `None` for what has no length: pipes, devices, files that the system makes up.
    fn new(file: &File) -> Option<Self> {
        let found = file.metadata().ok()?;
        (found.is_file() && found.len() > 0).then_some(Self {
            file: file.try_clone().ok()?,
            length: found.len(),
            written: found.modified().ok(),
        })
    }

    fn is_unchanged(&self) -> bool {
        self.file
            .metadata()
            .is_ok_and(|now| now.len() == self.length && now.modified().ok() == self.written)
    }
}

/// The byte order mark of UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Returns whether a line holds nothing but white space, or the mark that old programs end a file
/// with; such a line is not a row.
pub fn is_blank(line: &[u8]) -> bool {
    if line.first().is_some_and(u8::is_ascii_graphic) {
        return false;
    }
    /// A full-width space in CP932.
    const WIDE: &[u8] = b"\x81\x40";
    let mut rest = line;
    while let Some(after) = rest.strip_prefix(WIDE) {
        rest = after.trim_ascii_start();
    }
    rest == b"\x1A" || std::str::from_utf8(rest).is_ok_and(|line| line.trim().is_empty())
}

/// How much of a plain file shows its encoding (bytes).
const BLOCK: usize = 1 << 16;

/// A physical line: its number from 1, and its bytes; the error where it is too long.
pub type PhysicalLine<'a> = (u64, Result<&'a [u8], FileFault>);

/// Says which files cannot be read, before anything is answered. What is no plain file is not
/// opened here: a pipe can be opened just once.
pub fn check_files(files: &[PathBuf]) -> Result<()> {
    for file in files {
        let found = fs::metadata(file).map_err(|error| unreadable(file, &error))?;
        if found.is_dir() {
            return Err(unreadable(file, &"フォルダーです / it is a folder"));
        }
        if found.is_file() {
            File::open(file).map_err(|error| unreadable(file, &error))?;
        }
    }
    Ok(())
}

/// Says that a file cannot be read.
pub fn unreadable(file: &Path, reason: &dyn Display) -> Failure {
    let file = file.display();
    Failure::Unreadable(format!("`{file}` を読めません / cannot read it: {reason}"))
}

/// Says that the answers are not those of one and the same file.
fn changed(file: &Path) -> Failure {
    let file = file.display();
    Failure::Unreadable(format!(
        "`{file}` は読んでいる間に変わりました。結果は使わず、もう一度読んでください / it changed while it was read; do not use the result, read it again"
    ))
}

impl Input {
    /// Opens a file. `several`: whether errors must name it.
    pub fn file(path: &Path, several: bool) -> Result<Self> {
        let file = File::open(path).map_err(|error| unreadable(path, &error))?;
        let opened = Opened::new(&file);
        let name = several.then(|| path.display().to_string());
        let mut input = match opened {
            Some(_) => Self::new(Box::new(file), path),
            None => Self::reading_ahead(file, path)?,
        };
        (input.name, input.opened) = (name, opened);
        Ok(input)
    }

    /// Opens standard input.
    pub fn standard() -> Result<Self> {
        Self::reading_ahead(io::stdin(), Path::new("-"))
    }

    fn reading_ahead(from: impl Read + Send + 'static, path: &Path) -> Result<Self> {
        let ahead = Ahead::new(from).map_err(|error| unreadable(path, &error))?;
        let mut input = Self::new(Box::new(ahead.clone()), path);
        input.come = Some(ahead);
        Ok(input)
    }

    fn new(from: Box<dyn Read>, path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            name: None,
            lines: BufReader::with_capacity(BLOCK, from),
            opened: None,
            come: None,
            listener: None,
            line: 0,
            buffer: Vec::new(),
            had_mark: false,
            was_utf_16: false,
        }
    }

    /// Returns the path of the file; `-` for standard input.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns the length of a plain file (bytes).
    pub fn length(&self) -> Option<u64> {
        self.opened.as_ref().map(|opened| opened.length)
    }

    /// Tells what happens from now on.
    pub fn listen(&mut self, listener: impl Listener + 'static) {
        self.listener = Some(Box::new(listener));
    }

    pub(crate) fn tell_cp932(&mut self) {
        if let Some(listener) = &mut self.listener {
            listener.reads_cp932();
        }
    }

    /// Returns the next line that is not blank, with its number; `None` at the end. `idle` is
    /// called while there is nothing to read; it returns whether it has more to do.
    pub fn next(
        &mut self,
        encodings: &mut Encodings,
        mut idle: impl FnMut() -> io::Result<bool>,
    ) -> Result<Option<PhysicalLine<'_>>> {
        loop {
            let Some(fits) = self.physical(&mut idle)? else {
                return Ok(None);
            };
            if self.buffer.ends_with(b"\r") {
                self.buffer.pop();
            }
            if !fits {
                return Ok(Some((self.line, Err(self.too_long()))));
            }
            if is_blank(&self.buffer) {
                continue;
            }
            let bytes = mem::take(&mut self.buffer);
            encodings.decide(&[&bytes], self)?;
            self.buffer = bytes;
            return Ok(Some((self.line, Ok(&self.buffer))));
        }
    }

    /// Returns the next physical line, without its line feed, with its number; `None` at the
    /// end.
    pub fn next_bytes(
        &mut self,
        mut idle: impl FnMut() -> io::Result<bool>,
    ) -> Result<Option<PhysicalLine<'_>>> {
        Ok(self.physical(&mut idle)?.map(|fits| match fits {
            true => (self.line, Ok(self.buffer.as_slice())),
            false => (self.line, Err(self.too_long())),
        }))
    }

    /// Makes the error for the line that was read last, with its beginning.
    fn too_long(&self) -> FileFault {
        let start = self.buffer.get(..400).unwrap_or(&self.buffer);
        let start = String::from_utf8_lossy(start).into_owned();
        FileFault::LineTooLong { start }
    }

    /// Returns what follows: of a plain file a whole block, of anything else what has come. Nothing
    /// is consumed.
    pub fn ahead(&mut self) -> Result<Vec<u8>> {
        let mut read = self.lines.buffer().to_vec();
        if read.len() >= BLOCK {
            return Ok(read);
        }
        self.lines.consume(read.len());
        let has_come = |come: &Ahead| !self.was_utf_16 && !come.is_empty();
        while read.len() < BLOCK && self.come.as_ref().is_none_or(has_come) {
            let come = match self.lines.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                come => come.map_err(|error| unreadable(&self.path, &error))?,
            };
            if come.is_empty() {
                break;
            }
            read.extend_from_slice(come);
            let count = come.len();
            self.lines.consume(count);
        }
        self.put_back(read.clone());
        Ok(read)
    }

    /// Returns everything, of a workbook that is read as a whole.
    pub fn into_bytes(mut self) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let read = self.lines.read_to_end(&mut bytes);
        read.map_err(|error| unreadable(&self.path, &error))?;
        Ok(bytes)
    }

    /// Returns the file's name, for a message.
    pub fn shown_name(&self) -> String {
        match self.path.to_string_lossy() {
            Cow::Borrowed("-") => "stdin".to_owned(),
            name => name.into_owned(),
        }
    }

    fn put_back(&mut self, bytes: Vec<u8>) {
        let rest = mem::replace(&mut self.lines, BufReader::new(Box::new(io::empty())));
        let again = io::Cursor::new(bytes).chain(rest);
        self.lines = BufReader::with_capacity(BLOCK, Box::new(again));
        // What was put back shows at once; a cursor has no errors.
        let _ = self.lines.fill_buf();
    }

    /// Returns the first line that is not blank, without a byte order mark, or what of it fits;
    /// empty where there is none. Nothing is consumed: a pipe may bring it in pieces.
    pub fn peek(&mut self) -> Result<Vec<u8>> {
        let (mut read, mut from) = (Vec::new(), 0);
        let line = loop {
            let most = u64::try_from(LONGEST_LINE).unwrap_or(u64::MAX);
            let count = loop {
                match self.lines.by_ref().take(most).read_until(b'\n', &mut read) {
                    Ok(count) => break count,
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    Err(error) => return Err(unreadable(&self.path, &error)),
                }
            };
            let line = read.get(from..).unwrap_or_default();
            let line = line.strip_prefix(MARK).unwrap_or(line);
            if count == 0 || !is_blank(line) {
                break line.to_vec();
            }
            from = read.len();
        };
        // What has come behind it shows more of the file.
        let behind = self.lines.buffer().to_vec();
        self.lines.consume(behind.len());
        read.extend(behind);
        self.put_back(read);
        Ok(line)
    }

    /// Reads a physical line into the buffer: neither its end nor a byte order mark is part of
    /// the row, and files that were joined have marks further down. Returns whether it fits.
    fn physical(&mut self, idle: &mut impl FnMut() -> io::Result<bool>) -> Result<Option<bool>> {
        self.buffer.clear();
        let Some(fits) = self.read_line(idle)? else {
            return Ok(None);
        };
        self.line += 1;
        if self.buffer.starts_with(MARK) {
            self.had_mark |= self.line == 1;
            self.buffer.drain(..MARK.len());
        }
        let end = usize::from(self.buffer.ends_with(b"\r"));
        Ok(Some(fits && self.buffer.len() <= LONGEST_LINE + end))
    }

    /// Reads up to the next line feed into the buffer; of a line that is too long, only its
    /// beginning. Returns whether it fits, `None` at the end of the input.
    fn read_line(&mut self, idle: &mut impl FnMut() -> io::Result<bool>) -> Result<Option<bool>> {
        let (mut any, mut fits) = (false, true);
        loop {
            // A plain file is never late. What makes UTF-8 of UTF-16 may wait for more than a byte.
            let is_late = |come: &Ahead| self.was_utf_16 || come.is_empty();
            let waits = || self.come.as_ref().is_some_and(is_late);
            while self.lines.buffer().is_empty() && waits() && idle()? {}
            let chunk = match self.lines.fill_buf() {
                Ok(chunk) => chunk,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(unreadable(&self.path, &error)),
            };
            if chunk.is_empty() {
                if self
                    .opened
                    .as_ref()
                    .is_some_and(|opened| !opened.is_unchanged())
                {
                    return Err(changed(&self.path));
                }
                return Ok(any.then_some(fits));
            }
            any = true;
            let end = chunk.iter().position(|byte| *byte == b'\n');
            let (part, used) = match end {
                Some(end) => (chunk.get(..end).unwrap_or(chunk), end + 1),
                None => (chunk, chunk.len()),
            };
            // A carriage return and a byte order mark may come on top.
            if self.buffer.len() + part.len() > LONGEST_LINE + 4 {
                fits = false;
            }
            if fits {
                self.buffer.extend_from_slice(part);
            }
            self.lines.consume(used);
            if let Some(listener) = &mut self.listener {
                listener.read(u64::try_from(used).unwrap_or(0));
            }
            if end.is_some() {
                return Ok(Some(fits));
            }
        }
    }
}
