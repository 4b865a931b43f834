//! The fields of an object as they came: a form, an edition. A value of the wrong type is an
//! error here; wrong values become findings of a check.

use chrono::NaiveDate;
use serde_json::value::RawValue;

use super::json::{self, Members};
use super::raw::{Raw, Whole};
use super::raw_project::RawProject;
use crate::date::iso_date;
use crate::entry::Entry;
use crate::month::Month;
use crate::problem::Fault;
use crate::wire::expected::Expected;
use crate::wire::fault::UnknownField;
use crate::{Error, Field, Yen};

/// What has a name on the wire and labels.
pub(crate) trait Named {
    fn field(&self) -> Field;
}

impl Named for Field {
    fn field(&self) -> Field {
        *self
    }
}

/// The fields of an object, or of a part of it.
pub(crate) struct RawFields<'a> {
    members: Members<'a>,
    /// The path of the part, with its dot: `breakdown.lines[0].`.
    part: String,
}

impl<'a> RawFields<'a> {
    /// Reads the fields of an object from JSON text.
    ///
    /// # Errors
    ///
    /// `invalid_json`, `invalid_value` for JSON that is not an object, `unknown_field`.
    pub(crate) fn from_json(text: &'a str, known: &[impl Named]) -> Result<Self, Error> {
        Self::new(json::members(text)?, String::new(), known)
    }

    fn new(members: Members<'a>, part: String, known: &[impl Named]) -> Result<Self, Error> {
        let unknown = members
            .iter()
            .find(|(key, _)| !known.iter().any(|field| field.field().name == *key));
        match unknown {
            None => Ok(Self { members, part }),
            Some((key, _)) => {
                let known = known.iter().map(|field| field.field().name).collect();
                let key = key.clone().into_owned();
                Err(UnknownField { key, known }.error().inside(&part))
            }
        }
    }

    /// Returns the path of the part, with its dot.
    pub(crate) fn part_path(&self) -> &str {
        &self.part
    }

    fn value(&self, field: &impl Named) -> Option<&'a RawValue> {
        let mut members = self.members.iter();
        let (_, value) = members.find(|(key, _)| key == field.field().name)?;
        Some(value)
    }

    fn raw(&self, field: &impl Named) -> Raw<'a> {
        self.value(field).map_or(Raw::Missing, Raw::from_json)
    }

    /// Returns a value other than a text: web forms send an empty text for a field that was left
    /// empty.
    fn filled(&self, field: &impl Named) -> Raw<'a> {
        match self.raw(field) {
            Raw::Text(text) if text.trim().is_empty() => Raw::Missing,
            raw => raw,
        }
    }

    fn refused(&self, field: &impl Named, raw: &Raw<'_>, expected: Expected) -> Error {
        raw.invalid(field.field(), expected).inside(&self.part)
    }

    pub(crate) fn text(&self, field: &impl Named) -> Result<String, Error> {
        match self.raw(field) {
            Raw::Missing => Ok(String::new()),
            Raw::Text(text) => Ok(text.into_owned()),
            raw => Err(self.refused(field, &raw, Expected::Text)),
        }
    }

    pub(crate) fn flag(&self, field: &impl Named) -> Result<Option<bool>, Error> {
        let flag = self.filled(field).flag(field.field());
        flag.map_err(|error| error.inside(&self.part))
    }

    pub(crate) fn day(&self, field: &impl Named) -> Result<Entry<NaiveDate>, Error> {
        self.read(field, Expected::Date, iso_date)
    }

    pub(crate) fn month(&self, field: &impl Named) -> Result<Entry<Month>, Error> {
        self.read(field, Expected::Month, Month::from_code)
    }

    pub(crate) fn word<T>(
        &self,
        field: &impl Named,
        words: &'static [&'static str],
        from_code: fn(&str) -> Option<T>,
    ) -> Result<Entry<T>, Error> {
        self.read(field, Expected::Word(words), from_code)
    }

    /// Reads a text that is a code.
    pub(crate) fn read<T>(
        &self,
        field: &impl Named,
        expected: Expected,
        from_text: fn(&str) -> Option<T>,
    ) -> Result<Entry<T>, Error> {
        match self.filled(field) {
            Raw::Missing => Ok(Entry::Empty),
            Raw::Text(text) => Ok(entry(&text, from_text)),
            raw => Err(self.refused(field, &raw, expected)),
        }
    }

    pub(crate) fn amount(&self, field: &impl Named) -> Result<Entry<Yen>, Error> {
        Ok(match self.whole(field, Expected::Yen)? {
            Entry::Empty => Entry::Empty,
            Entry::Value(number) => Entry::Value(Yen(number)),
            Entry::Unreadable(given) => Entry::Unreadable(given),
        })
    }

    pub(crate) fn number(&self, field: &impl Named) -> Result<Entry<i64>, Error> {
        self.whole(field, Expected::Whole)
    }

    fn whole(&self, field: &impl Named, expected: Expected) -> Result<Entry<i64>, Error> {
        let raw = self.filled(field);
        let whole = raw.whole(field.field(), expected, "");
        Ok(match whole.map_err(|error| error.inside(&self.part))? {
            None => Entry::Empty,
            Some(Whole::Fits(number)) => Entry::Value(number),
            Some(Whole::Beyond) => Entry::Unreadable(raw.given().into_owned()),
        })
    }

    /// Reads a list of words; `None` where it is missing.
    pub(crate) fn words<T>(
        &self,
        field: &impl Named,
        words: &'static [&'static str],
        from_code: fn(&str) -> Option<T>,
    ) -> Result<Option<Vec<Entry<T>>>, Error> {
        let word = |(i, value): (usize, &'a RawValue)| match Raw::from_json(value) {
            Raw::Text(text) if text.trim().is_empty() => Ok(Entry::Empty),
            Raw::Text(text) => Ok(entry(&text, from_code)),
            raw => {
                let at = format!("{}{}[{i}]", self.part, field.field().name);
                let error = self.refused(field, &raw, Expected::Word(words));
                Err(error.with_field(at))
            }
        };
        let Some(items) = self.items(field)? else {
            return Ok(None);
        };
        let words: Result<_, _> = items.into_iter().enumerate().map(word).collect();
        words.map(Some)
    }

    /// Reads a list of lines; `None` where it is missing.
    pub(crate) fn lines<T>(
        &self,
        field: &impl Named,
        known: &[impl Named],
        read: fn(&RawFields<'a>) -> Result<T, Error>,
    ) -> Result<Option<Vec<T>>, Error> {
        let line = |(i, value): (usize, &'a RawValue)| {
            let at = format!("{}{}[{i}]", self.part, field.field().name);
            match json::nested(value) {
                Some(members) => read(&Self::new(members, format!("{at}."), known)?),
                None => {
                    let error = self.refused(field, &Raw::from_json(value), Expected::Object);
                    Err(error.with_field(at))
                }
            }
        };
        let Some(items) = self.items(field)? else {
            return Ok(None);
        };
        let lines: Result<_, _> = items.into_iter().enumerate().map(line).collect();
        lines.map(Some)
    }

    fn items(&self, field: &impl Named) -> Result<Option<Vec<&'a RawValue>>, Error> {
        let raw = self.raw(field);
        match self.value(field) {
            Some(value) if !raw.is_missing() => serde_json::from_str(value.get())
                .map(Some)
                .map_err(|_| self.refused(field, &raw, Expected::List)),
            _ => Ok(None),
        }
    }

    /// Reads an object within the object; `None` where it is missing.
    pub(crate) fn part<T>(
        &self,
        field: &impl Named,
        known: &[impl Named],
        read: fn(&RawFields<'a>) -> Result<T, Error>,
    ) -> Result<Option<T>, Error> {
        let Some(members) = self.members_of(field)? else {
            return Ok(None);
        };
        let part = format!("{}{}.", self.part, field.field().name);
        read(&Self::new(members, part, known)?).map(Some)
    }

    /// Reads a project; `None` where it is missing.
    pub(crate) fn project(&self, field: &impl Named) -> Result<Option<RawProject<'a>>, Error> {
        let Some(members) = self.members_of(field)? else {
            return Ok(None);
        };
        let project = RawProject::from_members(members).and_then(|mut project| {
            project.blank_is_missing();
            project.check_types()?;
            Ok(project)
        });
        let part = format!("{}{}.", self.part, field.field().name);
        project.map(Some).map_err(|error| error.inside(&part))
    }

    fn members_of(&self, field: &impl Named) -> Result<Option<Members<'a>>, Error> {
        let raw = self.raw(field);
        match self.value(field) {
            Some(value) if !raw.is_missing() => json::nested(value)
                .map(Some)
                .ok_or_else(|| self.refused(field, &raw, Expected::Object)),
            _ => Ok(None),
        }
    }
}

fn entry<T>(text: &str, from_text: fn(&str) -> Option<T>) -> Entry<T> {
    from_text(text).map_or_else(|| Entry::Unreadable(text.to_owned()), Entry::Value)
}
