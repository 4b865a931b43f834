//! An unvalidated value, and the readers that check it.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::amount::{Unread, is_whole, read_typed};
use crate::date::{iso_date, typed_day};
use crate::problem::Fault;
use crate::signs::{plain, says_nothing};
use crate::wire::expected::{Expected, Written};
use crate::wire::fault::{FieldFault, Why};
use crate::wire::json;
use crate::{Error, FacilityKind, Field, project};

/// An unvalidated input value.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Raw<'a> {
    /// Not given, or null.
    #[default]
    Missing,
    /// A whole number of 64 bits.
    Whole(i64),
    /// Another number, as written: `3e5`, `1.5`, a whole number beyond 64 bits.
    Number(Cow<'a, str>),
    /// True or false.
    Flag(bool),
    /// A day, from a language that has a type for it.
    Day(NaiveDate),
    /// Text of the wire: codes and ISO dates alone are read from it.
    Text(Cow<'a, str>),
    /// What a person typed: amounts, dates and names are read as people write them. Blank, a dash
    /// and words such as 該当なし are missing.
    Typed(Cow<'a, str>),
    /// What a cell shows where its formula fails: `#N/A`.
    Failed(Cow<'a, str>),
    /// A list, from a language that has a type for it.
    List(Vec<Raw<'a>>),
    /// Anything else, as written: a list or an object of JSON.
    Other(Cow<'a, str>),
}

impl Serialize for Raw<'_> {
    /// Writes the value as it was given.
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Missing => to.serialize_none(),
            Self::Typed(text) if text.is_empty() => to.serialize_none(),
            Self::Whole(number) => to.serialize_i64(*number),
            Self::Flag(flag) => to.serialize_bool(*flag),
            Self::Day(day) => to.collect_str(day),
            Self::Text(text) | Self::Typed(text) | Self::Failed(text) => to.serialize_str(text),
            Self::List(items) => to.collect_seq(items),
            Self::Number(text) | Self::Other(text) => {
                match RawValue::from_string(text.clone().into_owned()) {
                    Ok(json) => json.serialize(to),
                    Err(_) => to.serialize_str(text),
                }
            }
        }
    }
}

/// A whole number of any size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whole {
    /// Within 64 bits.
    Fits(i64),
    /// Beyond them, on either side.
    Beyond,
}

impl Whole {
    /// Returns the number where it is within `range`.
    pub(crate) fn within(self, range: std::ops::RangeInclusive<i64>) -> Option<i64> {
        match self {
            Self::Fits(number) if range.contains(&number) => Some(number),
            Self::Fits(_) | Self::Beyond => None,
        }
    }
}

/// What a cell shows where its formula fails.
const FAILURES: [&str; 13] = [
    "#N/A",
    "#DIV/0!",
    "#NAME?",
    "#NULL!",
    "#NUM!",
    "#REF!",
    "#VALUE!",
    "#SPILL!",
    "#CALC!",
    "#FIELD!",
    "#BLOCKED!",
    "#UNKNOWN!",
    "#GETTING_DATA",
];

impl<'a> Raw<'a> {
    /// Makes the value of a cell of a table: what a person typed, or the error of a spreadsheet.
    pub fn of_cell(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        match text.starts_with('#') && FAILURES.contains(&text.trim_end()) {
            true => Self::Failed(text),
            false => Self::Typed(text),
        }
    }

    /// Returns a value of JSON as a person's: its text is what was typed, and so is a number that is not whole.
    pub(crate) fn into_typed(self) -> Self {
        match self {
            Self::Text(text) => Self::of_cell(text),
            Self::Number(text) => Self::Typed(text),
            Self::Missing => Self::Typed(Cow::Borrowed("")),
            raw => raw,
        }
    }
}

impl Raw<'_> {
    /// Returns the value as written, for the error that refuses it.
    pub(crate) fn given(&self) -> Cow<'_, str> {
        match self {
            Self::Missing => Cow::Borrowed("null"),
            Self::Whole(number) => Cow::Owned(number.to_string()),
            Self::Flag(flag) => Cow::Owned(flag.to_string()),
            Self::Day(day) => Cow::Owned(day.to_string()),
            Self::List(_) => Cow::Borrowed("[…]"),
            Self::Number(text)
            | Self::Text(text)
            | Self::Typed(text)
            | Self::Failed(text)
            | Self::Other(text) => Cow::Borrowed(text),
        }
    }

    /// Returns the items of a list; `None` for any other value. People type one as words with commas
    /// between them.
    pub(crate) fn items(&self) -> Option<Vec<Raw<'_>>> {
        match self {
            Self::List(items) => Some(items.clone()),
            Self::Other(text) => {
                let items = json::items(text)?.into_iter();
                Some(items.map(Raw::from_json).collect())
            }
            Self::Typed(text) => {
                let words = text
                    .split([',', '、', '，', ';', '；', '\n'])
                    .map(str::trim);
                let words = words.filter(|word| !word.is_empty());
                Some(words.map(|word| Raw::Typed(word.into())).collect())
            }
            _ => None,
        }
    }

    /// Returns whether nothing is given; so are typed blanks, a dash, and words such as 該当なし.
    pub fn is_missing(&self) -> bool {
        match self {
            Self::Missing => true,
            Self::Typed(text) => says_nothing(text),
            Self::Whole(_)
            | Self::Number(_)
            | Self::Flag(_)
            | Self::Day(_)
            | Self::Text(_)
            | Self::List(_)
            | Self::Failed(_)
            | Self::Other(_) => false,
        }
    }

    /// Returns in what form the value came, for the words of an error.
    pub(crate) fn form(&self) -> Written {
        match self {
            Self::Typed(_) => Written::Typed,
            Self::Text(_) => Written::Text,
            Self::Failed(_) => Written::Failed,
            Self::Missing
            | Self::Whole(_)
            | Self::Number(_)
            | Self::Flag(_)
            | Self::Day(_)
            | Self::List(_)
            | Self::Other(_) => Written::Value,
        }
    }

    /// Makes the error for a field that must be given.
    pub(crate) fn missing(&self, field: Field, expected: Expected) -> Error {
        self.fault(field, expected, Why::Missing)
    }

    pub(crate) fn invalid(&self, field: Field, expected: Expected) -> Error {
        let given = self.given().into_owned();
        self.fault(field, expected, Why::Invalid { given })
    }

    fn fault(&self, field: Field, expected: Expected, why: Why) -> Error {
        let form = self.form();
        FieldFault {
            field,
            expected,
            form,
            why,
        }
        .error()
    }

    /// Reads one of a list of words; `None` where it is missing.
    pub(crate) fn word<T>(
        &self,
        field: Field,
        words: &'static [&'static str],
        from_code: impl FnOnce(&str) -> Option<T>,
        from_typed: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, Error> {
        if self.is_missing() {
            return Ok(None);
        }
        let found = match self {
            Self::Text(text) => from_code(text),
            Self::Typed(text) => from_typed(text),
            _ => None,
        };
        match found {
            Some(word) => Ok(Some(word)),
            None => Err(self.invalid(field, Expected::Word(words))),
        }
    }

    /// Reads a kind of facility, which must be given.
    pub(crate) fn facility_kind(&self) -> Result<FacilityKind, Error> {
        let (field, words) = (project::FACILITY, FacilityKind::CODES);
        self.word(
            field,
            words,
            FacilityKind::from_code,
            FacilityKind::from_typed,
        )?
        .ok_or_else(|| self.missing(field, Expected::Word(words)))
    }

    /// Reads the prescriptions of a pharmacy's group; `None` where they are missing.
    pub(crate) fn group_prescriptions(&self) -> Result<Option<u32>, Error> {
        let (field, expected) = (project::GROUP_PRESCRIPTIONS, Expected::Prescriptions);
        let Some(count) = self.whole(field, expected, "回")? else {
            return Ok(None);
        };
        count
            .within(0..=i64::from(u32::MAX))
            .and_then(|count| u32::try_from(count).ok())
            .map(Some)
            .ok_or_else(|| self.invalid(field, expected))
    }

    /// Reads a whole number of any size; `None` where it is missing. `counter` is the word
    /// that may follow a typed number.
    pub(crate) fn whole(
        &self,
        field: Field,
        expected: Expected,
        counter: &str,
    ) -> Result<Option<Whole>, Error> {
        if self.is_missing() {
            return Ok(None);
        }
        let found = match self {
            Self::Whole(number) => Some(Whole::Fits(*number)),
            Self::Number(text) => is_whole(text).then_some(Whole::Beyond),
            Self::Typed(text) => match read_typed(text, counter) {
                Ok(number) => Some(Whole::Fits(number)),
                Err(Unread::TooLarge) => Some(Whole::Beyond),
                Err(Unread::Unreadable) => None,
            },
            _ => None,
        };
        match found {
            Some(number) => Ok(Some(number)),
            None => Err(self.invalid(field, expected)),
        }
    }

    /// Reads a day; `None` where it is missing. A value that is no text is `invalid_value`, a
    /// text that is no day `invalid_date`.
    pub(crate) fn day(&self, field: Field) -> Result<Option<NaiveDate>, Error> {
        if self.is_missing() {
            return Ok(None);
        }
        let given = || self.given().into_owned();
        match self {
            Self::Day(day) => Ok(Some(*day)),
            Self::Text(text) => iso_date(text).map(Some).ok_or_else(|| {
                let why = Why::NoSuchDay { given: given() };
                self.fault(field, Expected::Date, why)
            }),
            Self::Typed(text) => match typed_day(text) {
                Ok(day) => Ok(Some(day)),
                // A day that is not settled yet is not known.
                Err(_) if plain(text) == "未定" => Ok(None),
                Err(why) => {
                    let given = given();
                    Err(self.fault(field, Expected::Date, Why::Misread { given, why }))
                }
            },
            _ => Err(self.invalid(field, Expected::Date)),
        }
    }

    /// Reads true or false; `None` where it is missing.
    pub(crate) fn flag(&self, field: Field) -> Result<Option<bool>, Error> {
        match self {
            Self::Flag(flag) => Ok(Some(*flag)),
            // Neither says that it is not so.
            Self::Typed(text) if !text.is_ascii() && matches!(&*plain(text), "未定" | "対象外") => {
                Err(self.invalid(field, Expected::Flag))
            }
            // 無 answers 有無, and says nothing elsewhere.
            Self::Typed(text) => match typed_flag(text) {
                Some(flag) => Ok(Some(flag)),
                None if self.is_missing() => Ok(None),
                None => Err(self.invalid(field, Expected::Flag)),
            },
            Self::Missing => Ok(None),
            _ => Err(self.invalid(field, Expected::Flag)),
        }
    }
}

/// Reads the ways in which people tick a column.
fn typed_flag(text: &str) -> Option<bool> {
    // What programs write needs no reading of signs.
    match text {
        "true" => return Some(true),
        "false" => return Some(false),
        _ => {}
    }
    let word = plain(text);
    // 支給済み, 受給なし: the heading once more. Alone it says neither.
    let headings = ["補助金", "支給", "受給", "交付"].iter();
    let bare = headings.fold(&*word, |word, heading| {
        word.strip_prefix(heading).unwrap_or(word)
    });
    let is = |words: &[&str]| words.iter().any(|known| known.eq_ignore_ascii_case(bare));
    match (is(&YES), is(&NO)) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}

const YES: [&str; 25] = [
    "true", "yes", "y", "t", "on", "1", "1.0", "はい", "有", "有り", "あり", "済", "済み", "○",
    "〇", "◯", "⭕", "●", "◎", "✓", "✔", "☑", "✅", "レ", "1.00",
];
const NO: [&str; 24] = [
    "なし",
    "無し",
    "無",
    "false",
    "no",
    "n",
    "f",
    "off",
    "0",
    "0.0",
    "いいえ",
    "未",
    "未済",
    "未支給",
    "未受給",
    "未交付",
    "×",
    "✕",
    "✖",
    "✗",
    "❌",
    "☐",
    "□",
    "0.00",
];
