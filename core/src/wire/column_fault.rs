//! Why the columns of a table cannot be taken.

use crate::problem::{Facts, Fault, english, shortened};
use crate::{Code, Field, Language};

/// What is wrong with the columns of a table.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}", english(self))]
pub(super) enum ColumnFault {
    /// A column that is needed is not there.
    Missing {
        field: Field,
        column: String,
        /// The headings that are.
        there: String,
    },
    /// A heading has a field's name and a note that may mean something else.
    Note { field: Field, heading: String },
    /// A text near the headings may give the unit of a column, and does not give it clearly.
    Unit { field: Field, text: String },
    /// A heading appears twice, or two headings mean one field.
    Twice { field: String, heading: String },
    /// A heading has the name of a column of the answer.
    OfAnswer(String),
}

impl ColumnFault {
    pub(super) fn twice(field: &str, heading: &str) -> Self {
        Self::Twice {
            field: field.to_owned(),
            heading: heading.to_owned(),
        }
    }
}

impl Fault for ColumnFault {
    fn facts(&self) -> Facts {
        match self {
            Self::Missing { field, there, .. } => Facts::new(Code::MissingColumn)
                .field(field.name)
                .given(there.as_str()),
            Self::Unit { field, text } => Facts::new(Code::MissingColumn)
                .field(field.name)
                .given(text.as_str()),
            Self::Note { field, heading } => Facts::new(Code::MissingColumn)
                .field(field.name)
                .given(heading.as_str()),
            Self::Twice { field, heading } => Facts::new(Code::DuplicateColumn)
                .field(field.clone())
                .given(heading.as_str()),
            Self::OfAnswer(heading) => Facts::new(Code::DuplicateColumn)
                .field(heading.clone())
                .given(heading.as_str()),
        }
    }

    fn message(&self, given: &str, language: Language) -> String {
        match self {
            Self::Missing { field, column, .. } => {
                let (name, is_renamed) = (field.named(language), column != field.name);
                let column = shortened(column);
                match (language, is_renamed) {
                    (Language::Ja, false) => format!(
                        "{name}の列がありません（見出し：`{given}`）。列を加えるか、見出しを直してください"
                    ),
                    (Language::Ja, true) => format!(
                        "{name}の列として指定された `{column}` がありません（見出し：`{given}`）。列を加えるか、見出しを直してください"
                    ),
                    (Language::En, false) => format!(
                        "there is no column for {name} (headings: `{given}`); add one, or correct a heading"
                    ),
                    (Language::En, true) => format!(
                        "there is no column `{column}`, which was named for {name} (headings: `{given}`); add it, or correct a heading"
                    ),
                }
            }
            Self::Unit { field, .. } => {
                let name = field.named(language);
                match language {
                    Language::Ja => format!(
                        "`{given}` が{name}の列の単位かどうか判断できません。その列の見出しに単位を書いてください（例：`事業費（千円）`、`事業費（円）`）"
                    ),
                    Language::En => format!(
                        "`{given}` may be the unit of {name}, or may not; write the unit into the heading of that column, as in `事業費（千円）` or `cost (yen)`"
                    ),
                }
            }
            Self::Note { field, .. } => {
                let name = field.named(language);
                match language {
                    Language::Ja => format!(
                        "見出し `{given}` は{name}の列のようですが、かっこ内の注記の意味を判断できません。注記を除くか、別の見出しにしてください"
                    ),
                    Language::En => format!(
                        "the heading `{given}` looks like {name}, but its note may mean something else; remove the note, or use another heading"
                    ),
                }
            }
            Self::Twice { field, .. } => match language {
                Language::Ja => {
                    format!("`{field}` の列が二つあります（見出し：`{given}`）。一つにしてください")
                }
                Language::En => format!(
                    "two columns give `{field}`; the second has the heading `{given}`; keep one"
                ),
            },
            Self::OfAnswer(_) => match language {
                Language::Ja => {
                    format!(
                        "列 `{given}` は計算結果の列と同じ名前です。以前の結果と取り違えないよう、列を削除するか、見出しを変更してください"
                    )
                }
                Language::En => format!(
                    "the column `{given}` has the name of a computed column; remove or rename it, so that an earlier answer is not taken for the new one"
                ),
            },
        }
    }
}
