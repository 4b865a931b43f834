//! The types of the wire for Kotlin. Those of the core are declared as remote: the compiler
//! finds a variant that is missing here.

use onshi::wire::{Raw, RawProject};
use onshi::{ExactYen, NaiveDate, Ratio};
use serde::{Serialize, Serializer};

use crate::project::Project;

impl Serialize for Project {
    /// Writes the wire's object.
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        RawProject::from(self).serialize(to)
    }
}

/// What is allowed in place of what was given.
#[derive(Clone, Debug, uniffi::Enum)]
pub enum Allowed {
    /// From the first to the last, both included; null where that side is open.
    Range {
        min: Option<Bound>,
        max: Option<Bound>,
    },
    /// One of these words.
    OneOf { words: Vec<String> },
}

impl From<&onshi::Allowed> for Allowed {
    fn from(allowed: &onshi::Allowed) -> Self {
        match allowed {
            onshi::Allowed::Range { min, max } => Self::Range {
                min: min.map(Bound::from),
                max: max.map(Bound::from),
            },
            onshi::Allowed::OneOf { one_of } => Self::OneOf {
                words: one_of.iter().map(ToString::to_string).collect(),
            },
        }
    }
}

/// An end of a range.
#[derive(Clone, Copy, Debug, uniffi::Enum)]
pub enum Bound {
    /// A number: yen or a count, by the field.
    Number { value: i64 },
    /// A day.
    Day { value: Day },
}

impl From<onshi::Bound> for Bound {
    fn from(bound: onshi::Bound) -> Self {
        match bound {
            onshi::Bound::Number(value) => Self::Number { value },
            onshi::Bound::Day(day) => Self::Day { value: day.into() },
        }
    }
}

/// A day, as the count of days from 1970-01-01. Java's calendar is wider than ours.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(into = "String")]
pub struct Day(i64);

uniffi::custom_newtype!(Day, i64);

impl From<NaiveDate> for Day {
    fn from(day: NaiveDate) -> Self {
        Self(day.to_epoch_days().into())
    }
}

impl TryFrom<Day> for NaiveDate {
    type Error = String;

    /// Fails with words for a day that our calendar does not reach.
    fn try_from(day: Day) -> Result<Self, String> {
        let days = i32::try_from(day.0).ok();
        let known = days.and_then(Self::from_epoch_days);
        known.ok_or_else(|| format!("day {} from 1970-01-01", day.0))
    }
}

impl From<Day> for String {
    /// Writes what our calendar does not reach as words, which no reader takes for a day.
    fn from(day: Day) -> Self {
        NaiveDate::try_from(day).map_or_else(|given| given, |day| day.to_string())
    }
}

impl From<Day> for Raw<'static> {
    fn from(day: Day) -> Self {
        match NaiveDate::try_from(day) {
            Ok(day) => Self::Day(day),
            Err(given) => Self::Other(given.into()),
        }
    }
}

pub(crate) fn whole(number: Option<i64>) -> Raw<'static> {
    number.map_or(Raw::Missing, Raw::Whole)
}

/// A month, `YYYY-MM`.
#[derive(Clone, Debug, Serialize)]
pub struct Month(pub String);

uniffi::custom_newtype!(Month, String);

/// A text that a caller writes. Half of a surrogate pair crosses as the sign for what was lost, which a
/// check finds.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Text(pub String);

uniffi::custom_newtype!(Text, String);

/// The code of an error. Kotlin's enum has another name, as the generated alias must have.
#[derive(Clone, Debug)]
pub struct CodeOfError(pub String);

uniffi::custom_newtype!(CodeOfError, String);

/// The code of a finding.
#[derive(Clone, Debug)]
pub struct CodeOfFinding(pub String);

uniffi::custom_newtype!(CodeOfFinding, String);

/// An exact amount, which crosses as a fraction. Kotlin's class has the name of the core's type, and the generated alias
/// must have another.
#[derive(Clone, Copy, Debug)]
pub struct Exact(pub ExactYen);

uniffi::custom_type!(Exact, Fraction, {
    lower: |exact| Fraction { numerator: exact.0.numerator(), denominator: exact.0.denominator().into() },
    try_lift: |fraction| Ok(Exact(ExactYen::new(fraction.numerator, fraction.denominator.try_into()?))),
});

/// A number as a fraction.
#[derive(uniffi::Record)]
pub struct Fraction {
    numerator: i64,
    denominator: i64,
}

// A ratio crosses as two numbers of 16 bits.
uniffi::custom_type!(Ratio, i32, {
    remote,
    lower: |ratio| i32::from_be_bytes({
        let ([a, b], [c, d]) = (ratio.numerator.to_be_bytes(), ratio.denominator.to_be_bytes());
        [a, b, c, d]
    }),
    try_lift: |pair| {
        let [a, b, c, d] = pair.to_be_bytes();
        Ok(Ratio::new(u16::from_be_bytes([a, b]), u16::from_be_bytes([c, d])))
    },
});

/// Returns a day that may be missing.
pub fn optional_day(day: Option<Day>) -> Raw<'static> {
    day.map_or(Raw::Missing, Raw::from)
}
