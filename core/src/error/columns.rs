//! The wording of the errors of columns: headings and lengths.

use super::messages::named;
use super::{Allowed, Error, ErrorCode, shortened};
use crate::{Field, Language, Text};

impl Error {
    /// Makes the error for a column of another length than the others (rows).
    pub(crate) fn column_length(column: &'static str, length: usize, rows: usize) -> Self {
        let message = Text::new(|language| match language {
            Language::Ja => format!(
                "列 `{column}` は{length}行ですが、`facility` は{rows}行です。同じ長さにしてください"
            ),
            Language::En => format!(
                "the column `{column}` has {length} rows, `facility` has {rows}; make them the same length"
            ),
        });
        Self::new(ErrorCode::InvalidRow, message)
            .with_field(column)
            .with_given(&length.to_string())
    }

    /// Makes the error for a column that is needed and is not there. `headings`: those that are.
    pub fn missing_column(field: Field, column: &str, headings: &[String]) -> Self {
        let (there, column) = (headings.join(", "), shortened(column));
        let there = shortened(&there);
        let is_renamed = column != field.name;
        let message = Text::new(|language| {
            let name = named(field, language);
            match (language, is_renamed) {
                (Language::Ja, false) => format!(
                    "{name}の列がありません（見出し：`{there}`）。列を加えるか、見出しを直してください"
                ),
                (Language::Ja, true) => format!(
                    "{name}の列として指定された `{column}` がありません（見出し：`{there}`）。列を加えるか、見出しを直してください"
                ),
                (Language::En, false) => format!(
                    "there is no column for {name}, the headings are `{there}`; add it, or correct a heading"
                ),
                (Language::En, true) => format!(
                    "there is no column `{column}`, which was named for {name}, the headings are `{there}`; add it, or correct a heading"
                ),
            }
        });
        Self::new(ErrorCode::MissingColumn, message)
            .with_field(field.name)
            .with_given(there)
    }

    /// Makes the error for a column of a type that its field cannot have. `is`: its type, `should`:
    /// what is taken.
    pub fn column_type(field: Field, column: &str, is: &str, should: Text) -> Self {
        let (column, shown) = (shortened(column), shortened(is));
        let message = Text::new(|language| {
            let (name, should) = (named(field, language), should.get(language));
            match language {
                Language::Ja => {
                    format!("{name}の列 `{column}` の型は `{shown}` ですが、{should}にしてください")
                }
                Language::En => {
                    format!("the column `{column}` for {name} is `{shown}`; it must be {should}")
                }
            }
        });
        Self::new(ErrorCode::InvalidValue, message)
            .with_field(field.name)
            .with_given(is)
    }

    /// Makes the error for a heading that appears twice, or two headings for one field.
    pub fn duplicate_column(field: &str, heading: &str) -> Self {
        let shown = shortened(heading);
        let message = Text::new(|language| match language {
            Language::Ja => {
                format!("`{field}` の列が二つあります（見出し：`{shown}`）。一つにしてください")
            }
            Language::En => {
                format!(
                    "two columns give `{field}`; the second has the heading `{shown}`; keep one"
                )
            }
        });
        Self::new(ErrorCode::DuplicateColumn, message)
            .with_field(field.to_owned())
            .with_given(heading)
    }

    /// Makes the error for a column that has the name of one that the answer adds.
    pub fn answer_column(heading: &str) -> Self {
        let message = Text::new(|language| match language {
            Language::Ja => {
                format!("列 `{heading}` は答えに加える列と同じ名前です。見出しを変えてください")
            }
            Language::En => {
                format!(
                    "the column `{heading}` has the same name as a column that the answer adds; rename it"
                )
            }
        });
        Self::new(ErrorCode::DuplicateColumn, message)
            .with_field(heading.to_owned())
            .with_given(heading)
    }

    /// Makes the error for a quote in CSV that nothing closes.
    pub fn quote_not_closed() -> Self {
        let message = Text::new(|language| {
            let text = language.of(
                "引用符 `\"` が閉じていません。この行を飛ばして次の行から計算しました。引用符を閉じるか、除いてください",
                "a quote `\"` is not closed; the rows after this one were answered without it: close it or remove it",
            );
            text.to_owned()
        });
        Self::new(ErrorCode::InvalidRow, message)
    }

    /// Makes the error for a heading with a carriage return in it: a file whose lines end as they
    /// did on old Macs is one line.
    pub fn bare_carriage_return() -> Self {
        let message = Text::new(|language| {
            let text = language.of(
                "行の終わりが改行コードCRだけのファイルです。CRLFかLFで保存し直してください",
                "the lines end in a bare carriage return; save the file with line feeds (CRLF or LF)",
            );
            text.to_owned()
        });
        Self::new(ErrorCode::InvalidRow, message)
    }

    /// Makes the error for a text that is not CP932.
    pub fn not_cp932() -> Self {
        let message = Text::new(|language| {
            let text = language.of(
                "CP932（Shift_JIS）として正しくありません。UTF-8かCP932で保存し直してください",
                "not valid CP932 (Shift_JIS); save the text as UTF-8 or CP932",
            );
            text.to_owned()
        });
        Self::new(ErrorCode::InvalidEncoding, message)
    }

    /// Makes the error for a row that has not as many cells as the heading.
    pub fn row_length(cells: usize, headings: usize) -> Self {
        let message = Text::new(|language| match language {
            Language::Ja => format!(
                "この行は{cells}列ですが、見出しは{headings}列です。引用符とコンマを確認してください"
            ),
            Language::En => format!(
                "the row has {cells} cells, the heading {headings}; check quotes and commas"
            ),
        });
        let allowed = i64::try_from(headings)
            .ok()
            .map(|count| Allowed::numbers(count, count));
        Self::new(ErrorCode::InvalidRow, message)
            .with_given(&cells.to_string())
            .with_allowed(allowed)
    }
}
