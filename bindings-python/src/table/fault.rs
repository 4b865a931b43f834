//! Why a frame cannot be answered.

use arrow_schema::ArrowError;
use onshi::{Code, Error, Field, Language};
use pyo3::prelude::*;

use crate::error::{raise, raise_coded};

/// Why a frame cannot be answered.
#[derive(Debug, thiserror::Error)]
pub enum TableFault {
    /// The core refuses it.
    #[error(transparent)]
    Refused(#[from] Error),
    /// A column has a type that its field cannot have.
    #[error("{}", .0.message(Language::En))]
    Type(Box<WrongType>),
}

/// A column of a type that its field cannot have.
#[derive(Debug)]
pub struct WrongType {
    pub field: Field,
    pub column: String,
    pub is: String,
    /// What is taken, in Japanese and English.
    pub should: (&'static str, &'static str),
    /// Whether the column is text, which `typed=True` reads.
    pub is_text: bool,
}

impl TableFault {
    /// Makes the exception.
    pub fn raise(&self, py: Python<'_>) -> PyErr {
        match self {
            Self::Refused(error) => raise(py, error),
            Self::Type(wrong) => raise_coded(
                py,
                Code::InvalidValue,
                Some(wrong.field.name),
                Some(&shortened(&wrong.is)),
                None,
                Language::ALL.map(|language| wrong.message(language)),
            ),
        }
    }
}

impl WrongType {
    fn message(&self, language: Language) -> String {
        let (name, label) = (self.field.name, self.field.label(language));
        let (column, is) = (shortened(&self.column), shortened(&self.is));
        let (ja, en) = self.should;
        let (ja_hint, en_hint) = match self.is_text {
            true => (
                "。人が入力した形のまま読むには typed=True を指定してください",
                "; typed=True reads it as people type it",
            ),
            false => ("", ""),
        };
        match language {
            Language::Ja => format!(
                "`{name}`（{label}）の列 `{column}` の型は `{is}` ですが、{ja}にしてください{ja_hint}"
            ),
            Language::En => {
                format!(
                    "the column `{column}` for `{name}` ({label}) is `{is}`; it must be {en}{en_hint}"
                )
            }
        }
    }
}

impl From<TableFault> for ArrowError {
    fn from(fault: TableFault) -> Self {
        Self::ComputeError(fault.to_string())
    }
}

/// Returns the first 80 characters.
fn shortened(text: &str) -> String {
    text.chars().take(80).collect()
}
