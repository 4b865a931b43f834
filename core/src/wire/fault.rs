//! Why a text or a field of the wire cannot be read.

use super::expected::{Expected, Written};
use crate::date::Misread;
use crate::problem::{Allowed, Facts, Fault, english, one_of, shortened};
use crate::{Code, Error, Field, Language};

/// Why a text cannot be read as the JSON of an object.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", english(self))]
pub(super) struct NotJson {
    /// The text, or its beginning.
    pub(super) text: String,
    pub(super) why: JsonFault,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum JsonFault {
    /// It does not follow the grammar, at that column (characters from 1).
    Syntax { column: usize },
    /// It ends before its end.
    Cut,
    /// An object holds this key twice.
    DuplicateKey(String),
    /// It is nested deeper than any form.
    TooDeep,
    /// It is longer than 1 MiB.
    TooLong,
    /// It is JSON, and not an object.
    NoObject,
}

impl NotJson {
    pub(super) fn error(text: &str, why: JsonFault) -> Error {
        let text = shortened(text).to_owned();
        Self { text, why }.error()
    }
}

impl Fault for NotJson {
    fn facts(&self) -> Facts {
        let code = match self.why {
            JsonFault::NoObject => Code::InvalidValue,
            _ => Code::InvalidJson,
        };
        Facts::new(code).given(self.text.as_str())
    }

    fn message(&self, _: &str, language: Language) -> String {
        let plain = match (&self.why, language) {
            (JsonFault::Syntax { column }, Language::Ja) => {
                return format!(
                    "JSONとして正しくありません（{column}文字目）。引用符・コンマ・かっこを確認してください"
                );
            }
            (JsonFault::Syntax { column }, Language::En) => {
                return format!(
                    "not valid JSON at character {column}; check quotes, commas and brackets"
                );
            }
            (JsonFault::DuplicateKey(key), Language::Ja) => {
                return format!("キー `{key}` が二つあります。一つにしてください");
            }
            (JsonFault::DuplicateKey(key), Language::En) => {
                return format!("the key `{key}` appears twice; keep one");
            }
            (JsonFault::NoObject | JsonFault::Cut, _)
                if self.text.trim_start().starts_with('[') =>
            {
                language.of(
                    "JSONの配列は読めません。配列の要素（`{…}`）を1行に1件ずつ書いてください",
                    "a JSON array is not read; write each object on a line of its own",
                )
            }
            (JsonFault::Cut, _) => language.of(
                "JSONが途中で切れています。1件を1行に、閉じかっこまで書いてください",
                "the JSON ends too early; write each object on one line, with its closing bracket",
            ),
            (JsonFault::TooDeep, _) => language.of(
                "入れ子が深すぎます。64段までにしてください",
                "nested too deeply; at most 64 levels are read",
            ),
            (JsonFault::TooLong, _) => language.of(
                "1行が1 MiBを超えています。1行に1件ずつ書いてください",
                "the line is longer than 1 MiB; write one object a line",
            ),
            (JsonFault::NoObject, _) => language.of(
                "JSONのオブジェクトではありません。`{\"項目名\":値,…}` のように書いてください",
                "not a JSON object; write it as `{\"field\":value,…}`",
            ),
        };
        plain.to_owned()
    }
}

/// A key that has no meaning in its object.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}", english(self))]
pub(super) struct UnknownField {
    pub(super) key: String,
    /// The keys that there are.
    pub(super) known: Vec<&'static str>,
}

impl Fault for UnknownField {
    fn facts(&self) -> Facts {
        Facts::new(Code::UnknownField)
            .field(shortened(&self.key).to_owned())
            .given(self.key.as_str())
            .allowed(Allowed::words(&self.known))
    }

    fn message(&self, given: &str, language: Language) -> String {
        match language {
            Language::Ja => format!(
                "`{given}` という項目はありません。使える項目は {} です",
                self.known.join("、")
            ),
            Language::En => format!(
                "there is no field `{given}`; use {}",
                one_of(&self.known, language)
            ),
        }
    }
}

/// A field without the value that it must have.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}", english(self))]
pub(super) struct FieldFault {
    pub(super) field: Field,
    pub(super) expected: Expected,
    pub(super) form: Written,
    pub(super) why: Why,
}

/// What is wrong with the value of a field.
#[derive(Clone, Debug)]
pub(super) enum Why {
    /// It is not given.
    Missing,
    /// It is not of the right type, or not one of the values that there are.
    Invalid { given: String },
    /// It is a text of the wire, and not a day that exists.
    NoSuchDay { given: String },
    /// It was typed, and is not a day.
    Misread { given: String, why: Misread },
}

impl Fault for FieldFault {
    fn facts(&self) -> Facts {
        let facts = match &self.why {
            Why::Missing => Facts::new(Code::MissingField),
            Why::Invalid { given } => Facts::new(Code::InvalidValue)
                .given(given.as_str())
                .allowed(self.expected.allowed()),
            Why::NoSuchDay { given } | Why::Misread { given, .. } => {
                Facts::new(Code::InvalidDate).given(given.as_str())
            }
        };
        facts.field(self.field.name)
    }

    fn message(&self, given: &str, language: Language) -> String {
        let name = self.field.named(language);
        if let Why::Misread { why, .. } = self.why {
            let subject = match language {
                Language::Ja => format!("{name}の `{given}`"),
                Language::En => format!("{name}, `{given}`,"),
            };
            return why.sentence(&subject, language);
        }
        if self.form == Written::Failed {
            return match language {
                Language::Ja => format!(
                    "{name}の `{given}` は表計算ソフトのエラー値です。セルの数式を修正してください"
                ),
                Language::En => format!(
                    "{name} is `{given}`, an error value of a spreadsheet; correct the formula of the cell"
                ),
            };
        }
        let wanted = self.expected.text(language, self.form);
        if let Why::Missing = self.why {
            return match language {
                Language::Ja => format!("{name}がありません。{wanted}を指定してください"),
                Language::En => format!("{name} is missing; give {wanted}"),
            };
        }
        // Quotes around a number are the likeliest slip, and `given` does not show them.
        let was = match self.form == Written::Text && !self.expected.is_text() {
            true => language.of("引用符のついた文字列 ", "the text in quotes "),
            false => "",
        };
        match language {
            Language::Ja => format!("{name}は{wanted}にしてください（指定：{was}`{given}`）"),
            Language::En => format!("{name} must be {wanted}, got {was}`{given}`"),
        }
    }
}
