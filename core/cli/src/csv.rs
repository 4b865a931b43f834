//! Projects in CSV: as Excel in Japan saves it, headings in English or Japanese, every other
//! column kept.

use std::borrow::Cow;
use std::io::{self, Write};

use onshi::wire::{AssessmentJson, ProjectColumns};
use onshi::{Assessment, Edition};

use crate::args::{Ask, Format};
use crate::fault::{Fault, FileFault};
use crate::input::Input;
use crate::json;
use crate::status::{Failure, Status};

mod answers;
mod columns;
mod encoding;
pub mod line;
mod records;

use answers::Answers;
use columns::Columns;
use encoding::Encodings;
use records::Records;

/// What the files of a command share.
pub struct Csv<'a> {
    asked: &'a Ask,
    edition: &'a Edition,
    /// The headings that were written, with `--output csv`.
    written: Option<Vec<String>>,
}

impl<'a> Csv<'a> {
    /// Makes ready for the first file.
    pub fn new(asked: &'a Ask, edition: &'a Edition) -> Self {
        Self {
            asked,
            edition,
            written: None,
        }
    }

    /// Answers every row of a file.
    pub fn rows(
        &mut self,
        mut input: Input,
        out: &mut impl Write,
        status: &mut Status,
    ) -> Result<(), Failure> {
        let name = input.name.clone();
        let mut records = Records::default();
        let mut encodings = Encodings::default();
        let Some((line, heading)) = records.next(&mut input, || out.flush())? else {
            return Ok(());
        };
        let heading = heading.and_then(|cells| encodings.texts(&cells));
        let heading = heading.map_err(Fault::from);
        let columns = match heading.and_then(|cells| Columns::of(&cells)) {
            Ok(columns) => columns,
            Err(fault) => {
                *status = Status::SomeRefused;
                let error = fault.on_line(line, name.as_deref());
                // A file of CSV holds no JSON.
                match self.asked.output {
                    Format::Jsonl => json::line(&error, out)?,
                    Format::Csv => json::line(&error, &mut io::stderr())?,
                }
                return Ok(());
            }
        };
        let mut answers = Answers::new(&columns);
        if self.asked.output == Format::Csv {
            let mark = encodings.wants_mark(input.had_mark);
            self.heading(&columns, &mut answers, mark, out)?;
        }
        while let Some((line, record)) = records.next(&mut input, || out.flush())? {
            let wanted = columns.headings.len();
            let (cells, fault) = match record {
                Err(error) => (Vec::new(), Some(error)),
                Ok(bytes) => match encodings.texts(&bytes) {
                    Ok(cells) if cells.len() == wanted => (cells, None),
                    Ok(cells) => {
                        let headings = wanted;
                        let error = FileFault::RowLength {
                            cells: cells.len(),
                            headings,
                        };
                        (cells, Some(error))
                    }
                    // What can be read of the row shows which it is.
                    Err(error) => {
                        let lossy = bytes.into_iter().map(String::from_utf8_lossy);
                        (lossy.collect(), Some(error))
                    }
                },
            };
            let answer = match fault {
                Some(fault) => Err(fault.into()),
                None => columns
                    .project(&cells)
                    .assess(self.edition)
                    .map_err(Fault::from),
            };
            if answer.is_err() {
                *status = Status::SomeRefused;
            }
            match self.asked.output {
                Format::Csv => answers.row(&columns, &cells, answer.as_ref(), out)?,
                Format::Jsonl => self.object(answer, line, name.as_deref(), out)?,
            }
        }
        Ok(())
    }

    fn object(
        &self,
        answer: Result<Assessment<'_>, Fault>,
        line: u64,
        name: Option<&str>,
        out: &mut impl Write,
    ) -> io::Result<()> {
        match answer {
            Ok(answer) => json::line(&AssessmentJson::new(&answer, self.asked.explain), out),
            Err(fault) => json::line(&fault.on_line(line, name), out),
        }
    }

    /// Writes the heading once; a second file must have the same.
    fn heading(
        &mut self,
        columns: &Columns,
        answers: &mut Answers,
        mark: bool,
        out: &mut impl Write,
    ) -> Result<(), Failure> {
        match &self.written {
            Some(written) if *written == columns.headings => Ok(()),
            Some(written) => Err(Failure::Told(format!(
                "onshi: 見出しの違うファイルは、一つのCSVにまとめられません（`{}` と `{}`） / files with different headings cannot be combined into one CSV",
                written.join(","),
                columns.headings.join(",")
            ))),
            None => {
                if mark {
                    out.write_all("\u{feff}".as_bytes())?;
                }
                answers.heading(columns, out)?;
                self.written = Some(columns.headings.clone());
                Ok(())
            }
        }
    }
}

/// Returns whether a heading means a field of a project.
fn is_known(heading: &str) -> bool {
    ProjectColumns::field_of(heading.trim()).is_some()
}

/// Returns whether a line holds a heading of CSV that is known.
pub fn has_known_heading(line: &[u8]) -> bool {
    cells(&read(line)).any(is_known)
}

/// Returns whether the first line of an input is one of CSV: no JSON, and with a heading that is
/// known, or with a comma. An input without any line is CSV without a row.
pub fn looks_like_csv(line: &[u8]) -> bool {
    let line = read(line);
    let line = line.trim();
    let is_json =
        line.starts_with('{') || serde_json::from_str::<serde::de::IgnoredAny>(line).is_ok();
    line.is_empty() || !is_json && (cells(line).any(is_known) || line.contains(','))
}

/// Returns a line as text, in whatever of the encodings it is.
fn read(line: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(line) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => encoding_rs::SHIFT_JIS.decode_without_bom_handling(line).0,
    }
}

fn cells(line: &str) -> impl Iterator<Item = &str> {
    line.split(',').map(|cell| cell.trim_matches(['"', ' ']))
}
