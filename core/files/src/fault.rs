//! Why a row has no answer: what the library refuses, or what is wrong with the file.

use std::io;
use std::result;

use onshi::{Allowed, Bound, Code, Language, Text};
use serde::Serialize;

/// The longest line that is read, as long as the longest text that the library reads (bytes).
pub const LONGEST_LINE: usize = 1 << 20;

/// Why a file is read no further.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// It cannot be read: in Japanese and English, for people.
    #[error("{0}")]
    Unreadable(String),
    /// Its table cannot be used.
    #[error(transparent)]
    Table(#[from] Fault),
    /// What was done while it was read failed.
    #[error(transparent)]
    Meanwhile(#[from] io::Error),
}

/// What was read, or why it was not.
pub type Result<T, E = Failure> = result::Result<T, E>;

/// Why a row has no answer.
#[derive(Clone, Debug, thiserror::Error, Serialize)]
#[serde(untagged)]
pub enum Fault {
    /// The library refuses it.
    #[error(transparent)]
    Refused(#[from] onshi::Error),
    /// The file is wrong.
    #[error(transparent)]
    File(#[from] FileFault),
}

impl Fault {
    /// Returns the stable code.
    pub fn code(&self) -> Code {
        match self {
            Self::Refused(error) => error.code(),
            Self::File(fault) => fault.code(),
        }
    }

    /// Returns the message in `language`.
    pub fn message(&self, language: Language) -> String {
        match self {
            Self::Refused(error) => error.message(language),
            Self::File(fault) => fault.message(language),
        }
    }

    /// Returns the error object in its place among the answers. `file`: where there are several.
    pub const fn on_line<'a>(&'a self, line: u64, file: Option<&'a str>) -> Refusal<'a> {
        Refusal {
            file,
            line: Some(line),
            error: self,
        }
    }

    /// Returns the error object of a whole command.
    pub const fn alone(&self) -> Refusal<'_> {
        Refusal {
            file: None,
            line: None,
            error: self,
        }
    }
}

/// An error object, with its file and line where it has one.
#[derive(Debug, Serialize)]
pub struct Refusal<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
    error: &'a Fault,
}

/// What is wrong with a file: its bytes, its lines, its cells.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{}", self.message(Language::En))]
pub enum FileFault {
    /// Not UTF-8.
    NotUtf8 {
        /// The first byte that is not, from 1.
        byte: usize,
    },
    /// Not CP932.
    NotCp932,
    /// A cell of a field's column with bytes that are not in the encoding of the file.
    SpoiltCell {
        /// The field's name on the wire.
        field: &'static str,
    },
    /// A line above 1 MiB.
    LineTooLong {
        /// Its beginning.
        start: String,
    },
    /// A row that has not as many cells as the heading.
    RowLength {
        /// How many cells it has (count).
        cells: usize,
        /// How many headings there are (count).
        headings: usize,
    },
    /// A quote in CSV that nothing closes.
    QuoteNotClosed,
    /// Lines that end in a carriage return alone, as they did on old Macs: the file is one line.
    BareCarriageReturn,
}

impl From<std::str::Utf8Error> for FileFault {
    fn from(error: std::str::Utf8Error) -> Self {
        Self::NotUtf8 {
            byte: error.valid_up_to() + 1,
        }
    }
}

impl FileFault {
    /// Returns the stable code.
    pub const fn code(&self) -> Code {
        match self {
            Self::NotUtf8 { .. } | Self::NotCp932 | Self::SpoiltCell { .. } => {
                Code::InvalidEncoding
            }
            Self::LineTooLong { .. } => Code::InvalidJson,
            Self::RowLength { .. } | Self::QuoteNotClosed | Self::BareCarriageReturn => {
                Code::InvalidRow
            }
        }
    }

    /// Returns the field whose cell is wrong; `None` where no field of a project is.
    pub const fn field(&self) -> Option<&'static str> {
        match self {
            Self::SpoiltCell { field } => Some(field),
            _ => None,
        }
    }

    /// Returns what was given, at most 80 characters.
    pub fn given(&self) -> Option<String> {
        match self {
            Self::LineTooLong { start } => Some(start.chars().take(80).collect()),
            Self::RowLength { cells, .. } => Some(cells.to_string()),
            _ => None,
        }
    }

    /// Returns what is allowed, where that is a range.
    pub fn allowed(&self) -> Option<Allowed> {
        let Self::RowLength { headings, .. } = self else {
            return None;
        };
        let count = i64::try_from(*headings).ok().map(Bound::Number);
        Some(Allowed::Range {
            min: count,
            max: count,
        })
    }

    /// Returns what was wrong and what to do about it.
    pub fn message(&self, language: Language) -> String {
        let (ja, en) = match self {
            Self::NotUtf8 { byte } => (
                &*format!(
                    "UTF-8として正しくありません（{byte}バイト目）。UTF-8で保存し直してください"
                ),
                &*format!("not valid UTF-8 at byte {byte}; save the text as UTF-8"),
            ),
            Self::NotCp932 => (
                "CP932（Shift_JIS）として正しくありません。UTF-8かCP932で保存し直してください",
                "not valid CP932 (Shift_JIS); save the text as UTF-8 or CP932",
            ),
            Self::SpoiltCell { field } => (
                &*format!(
                    "`{field}` のセルに、ファイルの文字コードに合わないバイトがあります。入力し直してください"
                ),
                &*format!(
                    "the cell of `{field}` holds bytes that are not in the encoding of the file; enter it again"
                ),
            ),
            Self::LineTooLong { .. } => (
                "1行が1 MiBを超えています。1行に1件ずつ書いてください",
                "the line is longer than 1 MiB; write one object a line",
            ),
            Self::RowLength { cells, headings } => (
                &*format!(
                    "この行は{cells}列ですが、見出しは{headings}列です。引用符と区切り文字を確認してください"
                ),
                &*format!(
                    "the row has {cells} cells, the heading {headings}; check quotes and separators"
                ),
            ),
            Self::QuoteNotClosed => (
                "引用符 `\"` が閉じていません。この行を飛ばして次の行から計算しました。引用符を閉じるか、除いてください",
                "a quote `\"` is not closed; the rows after this one were answered without it: close it or remove it",
            ),
            Self::BareCarriageReturn => (
                "行の終わりが改行コードCRだけのファイルです。CRLFかLFで保存し直してください",
                "the lines end in a bare carriage return; save the file with line feeds (CRLF or LF)",
            ),
        };
        match language {
            Language::Ja => ja.to_owned(),
            Language::En => en.to_owned(),
        }
    }
}

impl Serialize for FileFault {
    /// Writes the contract's error object. Where no field of a project is wrong, `field` is null.
    fn serialize<S: serde::Serializer>(&self, to: S) -> result::Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Object {
            code: Code,
            field: Option<&'static str>,
            given: Option<String>,
            allowed: Option<Allowed>,
            message: Text,
        }
        let object = Object {
            code: self.code(),
            field: self.field(),
            given: self.given(),
            allowed: self.allowed(),
            message: Text::new(|language| self.message(language)),
        };
        object.serialize(to)
    }
}
