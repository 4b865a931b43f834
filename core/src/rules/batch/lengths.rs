//! Whether columns are as long as each other.

use super::{Answers, Columns};
use crate::problem::{Facts, Fault, english};
use crate::{Code, Error, Language};

/// Refuses a column that is not as long as `facility`.
pub(super) fn check_lengths(columns: &Columns<'_>, answers: &Answers<'_>) -> Result<(), Error> {
    let rows = columns.facility.len();
    let outputs = [
        ("subsidy", Some(answers.subsidy.len())),
        ("self_pay", Some(answers.self_pay.len())),
        ("error", Some(answers.error.len())),
        (
            "category",
            answers.category.as_ref().map(|values| values.len()),
        ),
        ("track", answers.track.as_ref().map(|values| values.len())),
        (
            "counted",
            answers.counted.as_ref().map(|values| values.len()),
        ),
    ];
    for (column, length) in columns.lengths().chain(outputs) {
        if let Some(length) = length.filter(|length| *length != rows) {
            return Err(WrongLength {
                column,
                length,
                rows,
            }
            .error());
        }
    }
    Ok(())
}

/// A column of another length than the others (rows).
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}", english(self))]
struct WrongLength {
    column: &'static str,
    length: usize,
    rows: usize,
}

impl Fault for WrongLength {
    fn facts(&self) -> Facts {
        Facts::new(Code::InvalidRow)
            .field(self.column)
            .given(self.length.to_string().as_str())
    }

    fn message(&self, _: &str, language: Language) -> String {
        let Self {
            column,
            length,
            rows,
        } = self;
        match language {
            Language::Ja => format!(
                "列 `{column}` は{length}行ですが、`facility` は{rows}行です。同じ長さにしてください"
            ),
            Language::En => format!(
                "the column `{column}` has {length} rows, `facility` has {rows}; make them the same length"
            ),
        }
    }
}
