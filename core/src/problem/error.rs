//! One error for everything that onshi refuses.

use std::borrow::Cow;
use std::fmt;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::Arc;

use chrono::NaiveDate;
use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::Code;
use crate::signs::harmless;
use crate::{Language, Text};

/// Why there is no answer: a stable code, the field, what was given, what is allowed, and what
/// to do, in Japanese and English.
///
/// ```
/// use onshi::{Code, Edition, Facility, Language, Project, Yen, parse_date};
///
/// let project = Project::new(Facility::Hospital, 4, Yen(0), parse_date("2021-03-31")?);
/// let error = Edition::latest().assess(&project).unwrap_err();
/// assert_eq!(error.code(), Code::ReadersOutOfRange);
/// assert_eq!(error.field(), Some("readers"));
/// assert!(error.message(Language::En).contains("1 to 3"));
/// # Ok::<(), onshi::Error>(())
/// ```
///
/// `Display` writes the English message.
#[derive(Clone, thiserror::Error)]
#[error("{}", self.message(Language::En))]
pub struct Error(Box<Inner>);

/// Why there is no answer.
#[derive(Clone)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Error"))]
pub(crate) struct Inner {
    #[cfg_attr(feature = "schema", schemars(with = "super::schema::ErrorCode"))]
    code: Code,
    /// The field that is wrong; null where it is the whole.
    field: Option<Cow<'static, str>>,
    /// What was given, as written, at most 80 characters.
    #[cfg_attr(feature = "schema", schemars(length(max = 80)))]
    given: Option<String>,
    allowed: Option<Allowed>,
    #[cfg_attr(feature = "schema", schemars(rename = "message", with = "Text"))]
    fault: Arc<dyn Fault>,
}

/// Why an input is refused. Each domain has its own, with its words beside its rule. `Error` is not
/// required: what only developers read would stay in every program that links the crate.
pub(crate) trait Fault: Send + Sync + UnwindSafe + RefUnwindSafe + 'static {
    /// Returns what programs are told.
    fn facts(&self) -> Facts;

    /// Returns what people are told: what is wrong, what is allowed, what to do. `given`: what
    /// was given, at most 80 characters.
    fn message(&self, given: &str, language: Language) -> String;

    /// Makes the error of the fault.
    #[cold]
    fn error(self) -> Error
    where
        Self: Sized,
    {
        let Facts {
            code,
            field,
            given,
            allowed,
        } = self.facts();
        Error(Box::new(Inner {
            code,
            field,
            given: given.map(|given| given.to_string()),
            allowed,
            fault: Arc::new(self),
        }))
    }
}

/// What programs are told of a fault.
pub(crate) struct Facts {
    code: Code,
    field: Option<Cow<'static, str>>,
    given: Option<Given>,
    allowed: Option<Allowed>,
}

/// What was given, not yet written out.
pub(crate) enum Given {
    Text(String),
    Value(Bound),
}

impl From<&str> for Given {
    fn from(text: &str) -> Self {
        Self::Text(shortened(text).to_owned())
    }
}

impl From<i64> for Given {
    fn from(number: i64) -> Self {
        Self::Value(Bound::Number(number))
    }
}

impl From<NaiveDate> for Given {
    fn from(day: NaiveDate) -> Self {
        Self::Value(Bound::Day(day))
    }
}

impl fmt::Display for Given {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => text.fmt(f),
            Self::Value(value) => value.fmt(f),
        }
    }
}

impl Facts {
    pub(crate) const fn new(code: Code) -> Self {
        Self {
            code,
            field: None,
            given: None,
            allowed: None,
        }
    }

    pub(crate) const fn code(&self) -> Code {
        self.code
    }

    pub(crate) fn field(mut self, field: impl Into<Cow<'static, str>>) -> Self {
        self.field = Some(field.into());
        self
    }

    pub(crate) fn given(mut self, given: impl Into<Given>) -> Self {
        self.given = Some(given.into());
        self
    }

    pub(crate) fn allowed(mut self, allowed: impl Into<Option<Allowed>>) -> Self {
        self.allowed = allowed.into();
        self
    }
}

impl Error {
    pub(crate) fn with_field(mut self, field: impl Into<Cow<'static, str>>) -> Self {
        self.0.field = Some(field.into());
        self
    }

    /// Returns the error as one of an edition's file; a text that is not JSON stays `invalid_json`.
    pub(crate) fn into_invalid_edition(mut self) -> Self {
        if self.0.code != Code::InvalidJson {
            self.0.code = Code::InvalidEdition;
        }
        self
    }

    /// Returns the error with the path of the part that the field is in: `project.`.
    pub(crate) fn inside(self, part: &str) -> Self {
        match self.field().map(|field| format!("{part}{field}")) {
            Some(path) => self.with_field(path),
            None => self,
        }
    }

    pub(crate) fn with_given(mut self, given: &str) -> Self {
        self.0.given = Some(shortened(given).to_owned());
        self
    }

    /// Returns the stable code.
    pub fn code(&self) -> Code {
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

    /// Returns what was wrong and what to do about it. Signs that a terminal obeys or that turn the direction of a line
    /// are U+FFFD; [`given`](Self::given) has them as they were.
    pub fn message(&self, language: Language) -> String {
        // Backticks around what was given must stay a pair.
        let given = self.given().unwrap_or_default().replace('`', "'");
        harmless(self.0.fault.message(&given, language)).into_owned()
    }

    /// Returns the message in both languages.
    pub fn messages(&self) -> Text {
        Text::new(|language| self.message(language))
    }
}

impl PartialEq for Error {
    /// Two errors are equal where they say the same.
    fn eq(&self, other: &Self) -> bool {
        let of = |error: &Self| {
            let Inner {
                code,
                field,
                given,
                allowed,
                ..
            } = *error.0.clone();
            (code, field, given, allowed, error.messages())
        };
        of(self) == of(other)
    }
}

impl Eq for Error {}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("code", &self.code())
            .field("field", &self.field())
            .field("given", &self.given())
            .field("allowed", &self.allowed())
            .field("message", &self.message(Language::En))
            .finish()
    }
}

impl Serialize for Error {
    /// Writes the contract's error object.
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut object = to.serialize_struct("Error", 5)?;
        object.serialize_field("code", &self.code())?;
        object.serialize_field("field", &self.field())?;
        object.serialize_field("given", &self.given())?;
        object.serialize_field("allowed", &self.allowed())?;
        object.serialize_field("message", &self.messages())?;
        object.end()
    }
}

/// Returns the first 80 characters.
pub(crate) fn shortened(text: &str) -> &str {
    let end = text.char_indices().nth(80).map(|(end, _)| end);
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// Returns `` one of `hospital`, `clinic`, `pharmacy` ``.
pub(crate) fn one_of(words: &[&str], language: Language) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    match language {
        Language::Ja => format!("{}のいずれか", quoted.join("、")),
        Language::En => format!("one of {}", quoted.join(", ")),
    }
}

/// What is allowed in place of what was given.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Bound {
    /// A number: yen or a count, by the field.
    Number(i64),
    /// A day.
    Day(#[cfg_attr(feature = "schema", schemars(with = "crate::value_schema::Day"))] NaiveDate),
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Day(day) => day.fmt(f),
        }
    }
}

/// Returns the English message of a fault, for its `Display`.
pub(crate) fn english(fault: &impl Fault) -> String {
    let given = fault.facts().given.map(|given| given.to_string());
    harmless(fault.message(&given.unwrap_or_default(), Language::En)).into_owned()
}
