//! The wording of the errors of reading: what was wrong, in which field, what is allowed, what to
//! do.

use super::{Allowed, Error, ErrorCode};
use crate::{FacilityKind, Field, Language, Text};

/// What a field takes, for the messages of a missing and of a wrong value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    /// One of these words.
    Word(&'static [&'static str]),
    /// A whole number.
    Whole,
    /// A whole number of prescriptions.
    Prescriptions,
    /// A whole number of yen.
    Yen,
    /// The type of a deferral notice.
    Deferral,
    /// A list of steps.
    Steps,
    /// A day.
    Date,
    /// A day and a time of it.
    Time,
    /// True or false.
    Flag,
    /// A count of 32 bits.
    Count,
    /// A ratio.
    Ratio,
    /// A month.
    Month,
    /// A month, a day, or as soon as possible.
    WishedStart,
    /// A text.
    Text,
    /// A list.
    List,
    /// An object.
    Object,
}

/// In what form a value came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Typed by a person: people's ways of writing are read.
    Typed,
    /// A text of the wire, in quotes.
    Text,
    /// Any other value.
    Value,
}

impl Expected {
    /// Returns the words for "give …".
    fn text(self, language: Language, form: Form) -> String {
        let typed = form == Form::Typed;
        let plain = match self {
            Self::Word(words) if typed && words == FacilityKind::CODES => language.of(
                "`病院`、`診療所`、`薬局`（または `hospital`、`clinic`、`pharmacy`）のいずれか",
                "one of `hospital`, `clinic`, `pharmacy` (or `病院`, `診療所`, `薬局`)",
            ),
            Self::Word(words) => return one_of(words, language),
            Self::Prescriptions if typed => language.of(
                "0以上の整数（例：`40000`、`4万`。グループに属さない薬局は `0`）",
                "a whole number such as `40000` or `4万` (`0` for a pharmacy of no group)",
            ),
            Self::Whole => language.of("整数（例：`1`）", "a whole number such as `1`"),
            Self::Prescriptions => language.of(
                "0から4294967295までの整数（グループに属さない薬局は `0`）",
                "a whole number from 0 to 4294967295 (`0` for a pharmacy of no group)",
            ),
            Self::Yen if typed => language.of(
                "1円未満の端数のない金額（例：`429000`、`429,000円`、`42.9万円`）",
                "a whole number of yen such as `429000`, `429,000円` or `42.9万円`",
            ),
            Self::Yen => language.of(
                "円単位の整数（例：`429000`）",
                "a whole number of yen such as `429000`",
            ),
            Self::Date if typed => language.of(
                "実在する日付（例：`2021-03-31`、`2021/3/31`、`令和3年3月31日`、`R3.3.31`。元号の期間にない日は読めません）",
                "a day that exists within its era, such as `2021-03-31`, `2021/3/31`, `令和3年3月31日` or `R3.3.31`",
            ),
            Self::Date => language.of(
                "`2021-03-31` の形の文字列で、実在する日付",
                "a day that exists, as text in the form `2021-03-31`",
            ),
            Self::Time => language.of(
                "実在する日時（例：`2021-01-16T15:59`、`令和3年1月16日 15:59`。日本時間）",
                "a time that exists, such as `2021-01-16T15:59` (Japan's time)",
            ),
            Self::Deferral => language.of("1から6までの整数", "a whole number from 1 to 6"),
            Self::Steps => language.of("手順のコードのリスト", "a list of step codes"),
            Self::Flag if typed => language.of(
                "`true` か `false`（または `はい`・`いいえ`、`済`・`未`、`○`・`×`、`1`・`0`）",
                "`true` or `false` (or `yes` and `no`, `1` and `0`, `済` and `未`)",
            ),
            Self::Flag => language.of("`true` か `false`", "`true` or `false`"),
            Self::Count => language.of(
                "0から4294967295までの整数",
                "a whole number from 0 to 4294967295",
            ),
            Self::Ratio => language.of(
                "`1/2` の形の文字列（分母と分子は5桁まで）",
                "a ratio, as text in the form `1/2` with at most five digits each",
            ),
            Self::Month => language.of(
                "`2021-03` の形の文字列",
                "a month, as text in the form `2021-03`",
            ),
            Self::WishedStart => language.of(
                "`2021-03`、`2021-03-31`、`as_soon_as_possible` のいずれかの形の文字列",
                "a text such as `2021-03`, `2021-03-31` or `as_soon_as_possible`",
            ),
            Self::Text => language.of("引用符で囲んだ文字列", "a text in quotes"),
            Self::List => language.of("`[` と `]` で囲んだリスト", "a list in `[` and `]`"),
            Self::Object => language.of(
                "`{` と `}` で囲んだオブジェクト",
                "an object in `{` and `}`",
            ),
        };
        plain.to_owned()
    }
}

pub(crate) fn one_of(words: &[&str], language: Language) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    match language {
        Language::Ja => format!("{}のいずれか", quoted.join("、")),
        Language::En => format!("one of {}", quoted.join(", ")),
    }
}

/// Returns `` `cost`（事業費） `` or `` `cost` (project cost) ``.
pub(crate) fn named(field: Field, language: Language) -> String {
    let (name, label) = (field.name, field.label(language));
    match language {
        Language::Ja => format!("`{name}`（{label}）"),
        Language::En => format!("`{name}` ({label})"),
    }
}

/// Why a text cannot be read as JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum JsonFault {
    /// It does not follow the grammar, at that column (characters from 1).
    Syntax { column: usize },
    /// It ends before its end.
    Cut,
    /// An object holds this key twice.
    DuplicateKey(String),
    /// It is nested deeper than any form.
    TooDeep,
    /// The line is longer than 1 MiB.
    TooLong,
}

impl Error {
    pub(crate) fn invalid_json(given: &str, fault: &JsonFault) -> Self {
        let message = Text::new(|language| match (fault, language) {
            (JsonFault::Syntax { column }, Language::Ja) => format!(
                "JSONとして正しくありません（{column}文字目）。引用符・コンマ・かっこを確認してください"
            ),
            (JsonFault::Syntax { column }, Language::En) => {
                format!("not valid JSON at character {column}; check quotes, commas and brackets")
            }
            (JsonFault::Cut, Language::Ja) => {
                "JSONが途中で切れています。1件を1行に、閉じかっこまで書いてください".to_owned()
            }
            (JsonFault::Cut, Language::En) => {
                "the JSON ends too early; write each object on one line, with its closing bracket"
                    .to_owned()
            }
            (JsonFault::DuplicateKey(key), Language::Ja) => {
                format!("キー `{key}` が二つあります。一つにしてください")
            }
            (JsonFault::DuplicateKey(key), Language::En) => {
                format!("the key `{key}` appears twice; keep one")
            }
            (JsonFault::TooDeep, Language::Ja) => {
                "入れ子が深すぎます。64段までにしてください".to_owned()
            }
            (JsonFault::TooDeep, Language::En) => {
                "nested too deeply; at most 64 levels are read".to_owned()
            }
            (JsonFault::TooLong, Language::Ja) => {
                "1行が1 MiBを超えています。1行に1件ずつ書いてください".to_owned()
            }
            (JsonFault::TooLong, Language::En) => {
                "the line is longer than 1 MiB; write one object a line".to_owned()
            }
        });
        Self::new(ErrorCode::InvalidJson, message).with_given(given)
    }

    pub(crate) fn no_object(given: &str) -> Self {
        let message = Text::new(|language| {
            let advice = language.of(
                "JSONのオブジェクトではありません。`{\"項目名\":値,…}` のように書いてください",
                "not a JSON object; write it as `{\"field\":value,…}`",
            );
            advice.to_owned()
        });
        Self::new(ErrorCode::InvalidValue, message).with_given(given)
    }

    pub(crate) fn unknown_field(key: &str, known: &[&'static str]) -> Self {
        let key = super::shortened(key);
        let message = Text::new(|language| match language {
            Language::Ja => format!(
                "`{key}` という項目はありません。使える項目は {} です",
                known.join("、")
            ),
            Language::En => format!("there is no field `{key}`; use {}", one_of(known, language)),
        });
        Self::new(ErrorCode::UnknownField, message)
            .with_field(key.to_owned())
            .with_given(key)
            .with_allowed(Allowed::words(known))
    }

    pub(crate) fn missing_field(field: Field, expected: Expected, form: Form) -> Self {
        let message = Text::new(|language| {
            let (name, wanted) = (named(field, language), expected.text(language, form));
            match language {
                Language::Ja => format!("{name}がありません。{wanted}を指定してください"),
                Language::En => format!("{name} is missing; give {wanted}"),
            }
        });
        Self::new(ErrorCode::MissingField, message).with_field(field.name)
    }

    pub(crate) fn invalid_value(field: Field, given: &str, expected: Expected, form: Form) -> Self {
        let allowed = match expected {
            Expected::Word(words) => Some(Allowed::words(words)),
            Expected::Prescriptions | Expected::Count => {
                Some(Allowed::numbers(0, i64::from(u32::MAX)))
            }
            Expected::Deferral => Some(Allowed::numbers(1, 6)),
            Expected::Whole
            | Expected::Yen
            | Expected::Date
            | Expected::Time
            | Expected::Flag
            | Expected::Steps
            | Expected::Ratio
            | Expected::Month
            | Expected::WishedStart
            | Expected::Text
            | Expected::List
            | Expected::Object => None,
        };
        Self::refused(ErrorCode::InvalidValue, field, given, expected, form).with_allowed(allowed)
    }

    pub(crate) fn invalid_date(field: Field, given: &str, form: Form) -> Self {
        Self::refused(ErrorCode::InvalidDate, field, given, Expected::Date, form)
    }

    fn refused(code: ErrorCode, field: Field, given: &str, expected: Expected, form: Form) -> Self {
        let shown = super::shortened(given);
        let message = Text::new(|language| {
            let (name, wanted) = (named(field, language), expected.text(language, form));
            // Quotes around a number are the likeliest slip, and `given` does not show them.
            let was = match (form, expected) {
                (
                    Form::Text,
                    Expected::Word(_) | Expected::Date | Expected::Month | Expected::Text,
                )
                | (Form::Typed | Form::Value, _) => "",
                (Form::Text, _) => language.of("引用符のついた文字列 ", "the text in quotes "),
            };
            match language {
                Language::Ja => format!("{name}は{wanted}にしてください（指定：{was}`{shown}`）"),
                Language::En => format!("{name} must be {wanted}, got {was}`{shown}`"),
            }
        });
        Self::new(code, message)
            .with_field(field.name)
            .with_given(given)
    }

    pub(crate) fn unreadable_amount(given: &str) -> Self {
        Self::unreadable(ErrorCode::InvalidValue, given, Expected::Yen)
    }

    pub(crate) fn unreadable_date(given: &str) -> Self {
        Self::unreadable(ErrorCode::InvalidDate, given, Expected::Date)
    }

    pub(crate) fn unreadable_time(given: &str) -> Self {
        Self::unreadable(ErrorCode::InvalidDate, given, Expected::Time).with_field("at")
    }

    fn unreadable(code: ErrorCode, given: &str, expected: Expected) -> Self {
        let shown = super::shortened(given);
        let message = Text::new(|language| {
            let wanted = expected.text(language, Form::Typed);
            match language {
                Language::Ja => format!("`{shown}` は読めません。{wanted}にしてください"),
                Language::En => format!("cannot read `{shown}`; write {wanted}"),
            }
        });
        Self::new(code, message).with_given(given)
    }

    /// Makes the error for a text that is not UTF-8; `byte` counts from 1.
    pub fn not_utf8(byte: usize) -> Self {
        let message = Text::new(|language| match language {
            Language::Ja => {
                format!(
                    "UTF-8として正しくありません（{byte}バイト目）。UTF-8で保存し直してください"
                )
            }
            Language::En => format!("not valid UTF-8 at byte {byte}; save the text as UTF-8"),
        });
        Self::new(ErrorCode::InvalidEncoding, message)
    }

    /// Makes the error for a line above 1 MiB, of which `start` is the beginning.
    pub fn line_too_long(start: &str) -> Self {
        Self::invalid_json(start, &JsonFault::TooLong)
    }
}
