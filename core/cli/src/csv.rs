//! Answers in CSV: the columns of the input, those of the answer that are not in it, `error`.

use std::io::{self, Write};

use onshi::Assessment;
use onshi_files::{Cell, Fault};

use crate::status::Failure;

mod answers;
pub mod line;

use answers::Answers;

/// The CSV that a command writes, of one file or several.
#[derive(Default)]
pub struct Csv {
    /// The headings that were written.
    written: Option<Vec<String>>,
    answers: Answers,
    escapes: bool,
}

impl Csv {
    /// Makes the CSV of a command; `escapes`: as for [`Line::new`](line::Line::new).
    pub fn new(escapes: bool) -> Self {
        Self {
            escapes,
            ..Self::default()
        }
    }

    /// Writes the heading once; a second file must have the same. `has`: whether the input has a
    /// column of that name; `mark`: whether to begin with a byte order mark.
    pub fn heading(
        &mut self,
        headings: &[String],
        has: impl Fn(&str) -> bool,
        mark: bool,
        out: &mut impl Write,
    ) -> Result<(), Failure> {
        match &self.written {
            Some(written) if *written == headings => Ok(()),
            Some(written) => Err(Failure::Told(format!(
                "onshi: 見出しの違うファイルは、一つのCSVにまとめられません（`{}` と `{}`） / files with different headings cannot be combined into one CSV",
                written.join(","),
                headings.join(",")
            ))),
            None => {
                if mark {
                    out.write_all("\u{feff}".as_bytes())?;
                }
                self.answers = Answers::new(has, self.escapes);
                self.answers.heading(headings, out)?;
                self.written = Some(headings.to_vec());
                Ok(())
            }
        }
    }

    /// Makes a writer of rows.
    pub fn rows(&self) -> Rows {
        Rows {
            width: self.written.as_ref().map_or(0, Vec::len),
            answers: self.answers.clone(),
        }
    }
}

/// Writes the rows.
pub struct Rows {
    width: usize,
    answers: Answers,
}

impl Rows {
    /// Writes a row: what was given, then the answer or the code of the error.
    pub fn row(
        &mut self,
        cells: &[Cell<'_>],
        answer: Result<&Assessment<'_>, &Fault>,
        out: &mut impl Write,
    ) -> io::Result<()> {
        self.answers.row(self.width, cells, answer, out)
    }
}
