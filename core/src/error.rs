//! One error for everything that onshi refuses, and the list of its codes.

use std::borrow::Cow;
use std::fmt;

use chrono::NaiveDate;
use serde::Serialize;

use crate::{Language, Text};

mod columns;
mod messages;
mod rules;

pub(crate) use messages::{Expected, Form, JsonFault, named, one_of};
pub(crate) use rules::Readers;

/// Why there is no answer: a stable code, the field, what was given, what is allowed, and what
/// to do, in Japanese and English.
///
/// ```
/// use onshi::{Edition, ErrorCode, Facility, Language, Project, Yen, parse_date};
///
/// let project = Project::new(Facility::Hospital, 4, Yen(0), parse_date("2021-03-31")?);
/// let error = Edition::latest().assess(&project).unwrap_err();
/// assert_eq!(error.code(), ErrorCode::ReadersOutOfRange);
/// assert_eq!(error.field(), Some("readers"));
/// assert!(error.message(Language::En).contains("1 to 3"));
/// # Ok::<(), onshi::Error>(())
/// ```
///
/// `Display` writes the English message.
#[derive(Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message(Language::En))]
pub struct Error(Box<Inner>);

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Error"))]
pub(crate) struct Inner {
    code: ErrorCode,
    /// The field that is wrong; null where it is the whole.
    field: Option<Cow<'static, str>>,
    /// What was given, as written, at most 80 characters.
    #[cfg_attr(feature = "schema", schemars(length(max = 80)))]
    given: Option<String>,
    allowed: Option<Allowed>,
    message: Text,
}

impl Error {
    pub(crate) fn new(code: ErrorCode, message: Text) -> Self {
        Self(Box::new(Inner {
            code,
            field: None,
            given: None,
            allowed: None,
            message,
        }))
    }

    pub(crate) fn with_field(mut self, field: impl Into<Cow<'static, str>>) -> Self {
        self.0.field = Some(field.into());
        self
    }

    /// Returns the error as one of an edition's file; a text that is not JSON stays `invalid_json`.
    pub(crate) fn into_invalid_edition(mut self) -> Self {
        if self.0.code != ErrorCode::InvalidJson {
            self.0.code = ErrorCode::InvalidEdition;
        }
        self
    }

    /// Returns the error with the path of the part that the field is in: `project.`.
    pub(crate) fn inside(self, part: &str) -> Self {
        let path = self.field().map(|field| format!("{part}{field}"));
        match path {
            Some(path) if !part.is_empty() => self.with_field(path),
            _ => self,
        }
    }

    pub(crate) fn with_given(mut self, given: &str) -> Self {
        self.0.given = Some(shortened(given).to_owned());
        self
    }

    pub(crate) fn with_allowed(mut self, allowed: impl Into<Option<Allowed>>) -> Self {
        self.0.allowed = allowed.into();
        self
    }

    /// Returns the stable code.
    pub fn code(&self) -> ErrorCode {
        self.0.code
    }

    /// Returns the wire name or path of the field that is wrong; `None` where it is the whole.
    pub fn field(&self) -> Option<&str> {
        self.0.field.as_deref()
    }

    /// Returns what was given, as written, at most 80 characters.
    pub fn given(&self) -> Option<&str> {
        self.0.given.as_deref()
    }

    /// Returns what is allowed, where that is a range or a list.
    pub fn allowed(&self) -> Option<&Allowed> {
        self.0.allowed.as_ref()
    }

    /// Returns what was wrong and what to do about it.
    pub fn message(&self, language: Language) -> &str {
        self.0.message.get(language)
    }

    /// Returns the message in both languages.
    pub fn messages(&self) -> &Text {
        &self.0.message
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Error {
    /// Writes the contract's error object.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// Returns the first 80 characters.
pub(crate) fn shortened(text: &str) -> &str {
    let end = text.char_indices().nth(80).map(|(end, _)| end);
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// What is allowed in place of what was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Allowed {
    /// From the first to the last, both included; null where that side is open.
    Range {
        /// The first that is allowed.
        min: Option<Bound>,
        /// The last that is allowed.
        max: Option<Bound>,
    },
    /// One of these words.
    OneOf {
        /// The words.
        one_of: Vec<Cow<'static, str>>,
    },
}

impl Allowed {
    pub(crate) fn numbers(min: i64, max: i64) -> Self {
        Self::Range {
            min: Some(Bound::Number(min)),
            max: Some(Bound::Number(max)),
        }
    }

    pub(crate) fn days(min: impl Into<Option<NaiveDate>>, max: NaiveDate) -> Self {
        Self::Range {
            min: min.into().map(Bound::Day),
            max: Some(Bound::Day(max)),
        }
    }

    pub(crate) fn words(words: &[&'static str]) -> Self {
        Self::OneOf {
            one_of: words.iter().map(|word| Cow::Borrowed(*word)).collect(),
        }
    }
}

/// An end of a range: a number (yen or count) or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Bound {
    /// A number: yen or a count, by the field.
    Number(i64),
    /// A day.
    Day(#[cfg_attr(feature = "schema", schemars(with = "crate::schema::Day"))] NaiveDate),
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Day(day) => day.fmt(f),
        }
    }
}

words! {
    /// The stable code of an error.
    #[derive(PartialOrd, Ord)]
    #[non_exhaustive]
    pub enum ErrorCode, meaning {
        /// The text is not in the encoding that was expected.
        InvalidEncoding = "invalid_encoding", Words("文字コードが違う", "a text in another encoding than expected");
        /// A column that is needed is not there.
        MissingColumn = "missing_column", Words("必要な列がない", "a column that is needed is not there");
        /// A heading appears twice.
        DuplicateColumn = "duplicate_column", Words("同じ項目の列が二つある", "two columns for one field");
        /// A row, or a column, of another length than the others.
        InvalidRow = "invalid_row", Words("行または列の長さが違う", "a row or a column of another length than the others");
        /// The text is not JSON, has a key twice, or is longer than 1 MiB.
        InvalidJson = "invalid_json", Words("JSONとして読めない（同じキーが二つある、途中で切れている、1 MiBを超える場合を含む）", "not JSON, a key that appears twice, or text longer than 1 MiB");
        /// A key that has no meaning here.
        UnknownField = "unknown_field", Words("定められていない項目がある", "a key that has no meaning here");
        /// A field that must be given is not.
        MissingField = "missing_field", Words("必要な項目がない", "a field that must be given is not");
        /// A value of the wrong type, an unknown word, or a number that is not whole.
        InvalidValue = "invalid_value", Words("型が違う、定められていない語である、または整数でない", "a value of the wrong type, an unknown word, or a number that is not whole");
        /// No date, or a day that does not exist.
        InvalidDate = "invalid_date", Words("日付として読めない、または存在しない日である", "not a date, or a day that does not exist");
        /// A count of prescriptions for a facility that is not a pharmacy.
        GroupPrescriptionsNotApplicable = "group_prescriptions_not_applicable", Words("薬局以外に処方箋受付回数が指定されている", "a count of prescriptions for a facility that is not a pharmacy");
        /// A number of readers that the table has no row for.
        ReadersOutOfRange = "readers_out_of_range", Words("台数に当たる行が補助上限表にない", "a number of readers that the table has no row for");
        /// A cost below 0 or above 10^12 yen.
        CostOutOfRange = "cost_out_of_range", Words("事業費が0円から1兆円の範囲にない", "a cost below 0 or above 10^12 yen");
        /// A day that the edition or the calendar does not cover.
        DateNotCovered = "date_not_covered", Words("版または暦の対象外の日である", "a day that the edition or the calendar does not cover");
        /// The day of the vendor contract is needed and was not given.
        VendorContractOnRequired = "vendor_contract_on_required", Words("システムベンダーとの契約日が必要である", "the day of the vendor contract is needed");
        /// The vendor contract came too late: the source gives no amount.
        VendorContractTooLate = "vendor_contract_too_late", Words("システムベンダーとの契約日が期限より後である", "the vendor contract came after the last day allowed");
        /// No edition has that name.
        UnknownEdition = "unknown_edition", Words("その名前の版はない", "no edition has that name");
        /// The edition is not one that can be used.
        InvalidEdition = "invalid_edition", Words("版として使えない", "an edition that cannot be used");
    }
}
