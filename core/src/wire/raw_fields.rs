//! The fields of an object as they came: a form, an edition. A value of the wrong type is an
//! error here; wrong values become findings of a check.

use std::cell::RefCell;

use chrono::NaiveDate;
use serde_json::value::RawValue;

use super::json::{self, Members};
use super::raw::{Raw, Whole};
use super::raw_project::RawProject;
use crate::date::iso_date;
use crate::entry::Entry;
use crate::entry::MAX_CHECKED;
use crate::month::Month;
use crate::problem::Fault;
use crate::signs::plain;
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

/// What could not be read of a form that a person filled in.
pub(crate) type Unread = RefCell<Vec<Error>>;

/// The fields of an object, or of a part of it.
pub(crate) struct RawFields<'a> {
    members: Members<'a>,
    /// The path of the part, with its dot: `breakdown.lines[0].`.
    part: String,
    /// Where people's ways of writing are read, what could not be read is kept here and the field left
    /// empty; `None` for the wire, where it is an error.
    unread: Option<&'a Unread>,
}

impl<'a> RawFields<'a> {
    /// Reads the fields of an object from JSON text.
    ///
    /// # Errors
    ///
    /// `invalid_json`, `invalid_value` for JSON that is not an object, `unknown_field`.
    pub(crate) fn from_json(text: &'a str, known: &[impl Named]) -> Result<Self, Error> {
        Self::new(json::members(text)?, String::new(), None, known)
    }

    /// Reads the fields of an object that a person filled in.
    ///
    /// # Errors
    ///
    /// As for [`from_json`](Self::from_json).
    pub(crate) fn filled_in(
        text: &'a str,
        unread: &'a Unread,
        known: &[impl Named],
    ) -> Result<Self, Error> {
        Self::new(json::members(text)?, String::new(), Some(unread), known)
    }

    fn new(
        members: Members<'a>,
        part: String,
        unread: Option<&'a Unread>,
        known: &[impl Named],
    ) -> Result<Self, Error> {
        let unknown = members
            .iter()
            .find(|(key, _)| !known.iter().any(|field| field.field().name == *key));
        match unknown {
            None => Ok(Self {
                members,
                part,
                unread,
            }),
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
            raw => self.as_written(raw),
        }
    }

    /// Returns a value as a person's, where a person filled in the form.
    fn as_written(&self, raw: Raw<'a>) -> Raw<'a> {
        match self.unread {
            None => raw,
            Some(_) => raw.into_typed(),
        }
    }

    /// Returns what was read; of a person's form nothing in its place, and keeps the error.
    fn settled<T: Default>(&self, read: Result<T, Error>) -> Result<T, Error> {
        match (read, self.unread) {
            (Err(error), Some(unread)) => {
                unread.borrow_mut().push(error);
                Ok(T::default())
            }
            (read, _) => read,
        }
    }

    /// Returns what a value said of itself, as [`settled`](Self::settled); its error gets the path of the part.
    fn settled_here<T: Default>(&self, read: Result<T, Error>) -> Result<T, Error> {
        self.settled(read.map_err(|error| error.inside(&self.part)))
    }

    fn refused(&self, field: &impl Named, raw: &Raw<'_>, expected: Expected) -> Error {
        let error = match self.unread {
            None => raw.invalid(field.field(), expected),
            // In the words of people.
            Some(_) => Raw::Typed(raw.given()).invalid(field.field(), expected),
        };
        error.inside(&self.part)
    }

    /// Drops the errors of an item beyond those that a check looks at; `before`: how many errors there were before it.
    fn forget(&self, item: usize, before: usize) {
        if let Some(unread) = self.unread
            && item >= MAX_CHECKED
        {
            unread.borrow_mut().truncate(before);
        }
    }

    fn unread_count(&self) -> usize {
        self.unread.map_or(0, |unread| unread.borrow().len())
    }

    pub(crate) fn text(&self, field: &impl Named) -> Result<String, Error> {
        self.settled(match self.raw(field) {
            Raw::Missing => Ok(String::new()),
            Raw::Text(text) => Ok(text.into_owned()),
            // A postal code or a table's number, from a language that has kept it as one.
            Raw::Whole(number) if self.unread.is_some() => Ok(number.to_string()),
            raw => Err(self.refused(field, &raw, Expected::Text)),
        })
    }

    pub(crate) fn flag(&self, field: &impl Named) -> Result<Option<bool>, Error> {
        self.settled_here(self.filled(field).flag(field.field()))
    }

    pub(crate) fn day(&self, field: &impl Named) -> Result<Entry<NaiveDate>, Error> {
        match self.filled(field) {
            raw @ (Raw::Typed(_) | Raw::Failed(_)) => {
                self.settled_here(raw.day(field.field()).map(Entry::from))
            }
            _ => self.read(field, Expected::Date, iso_date, |_| None),
        }
    }

    pub(crate) fn month(&self, field: &impl Named) -> Result<Entry<Month>, Error> {
        // A month that is not settled yet is not known.
        if let Raw::Typed(text) = self.filled(field)
            && plain(&text) == "未定"
        {
            return Ok(Entry::Empty);
        }
        self.read(field, Expected::Month, Month::from_code, Month::from_typed)
    }

    pub(crate) fn word<T>(
        &self,
        field: &impl Named,
        words: &'static [&'static str],
        from_code: fn(&str) -> Option<T>,
        from_typed: fn(&str) -> Option<T>,
    ) -> Result<Entry<T>, Error> {
        self.read(field, Expected::Word(words), from_code, from_typed)
    }

    /// Reads a text that is a code, or what a person types for it.
    pub(crate) fn read<T>(
        &self,
        field: &impl Named,
        expected: Expected,
        from_code: fn(&str) -> Option<T>,
        from_typed: fn(&str) -> Option<T>,
    ) -> Result<Entry<T>, Error> {
        self.settled(match self.filled(field) {
            raw if raw.is_missing() => Ok(Entry::Empty),
            Raw::Text(text) => Ok(entry(&text, from_code)),
            Raw::Typed(text) => Ok(entry(&text, from_typed)),
            raw => Err(self.refused(field, &raw, expected)),
        })
    }

    pub(crate) fn amount(&self, field: &impl Named) -> Result<Entry<Yen>, Error> {
        Ok(match self.whole(field, Expected::Yen, "円")? {
            Entry::Empty => Entry::Empty,
            Entry::Value(number) => Entry::Value(Yen(number)),
            Entry::Unreadable(given) => Entry::Unreadable(given),
        })
    }

    /// Reads a number; `counter`: the word that may follow a typed one.
    pub(crate) fn number(&self, field: &impl Named, counter: &str) -> Result<Entry<i64>, Error> {
        self.whole(field, Expected::Whole, counter)
    }

    fn whole(
        &self,
        field: &impl Named,
        expected: Expected,
        counter: &str,
    ) -> Result<Entry<i64>, Error> {
        let raw = self.filled(field);
        let whole = raw.whole(field.field(), expected, counter);
        Ok(match self.settled_here(whole)? {
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
        from_typed: fn(&str) -> Option<T>,
    ) -> Result<Option<Vec<Entry<T>>>, Error> {
        let word = |(i, raw): (usize, Raw<'_>)| {
            let before = self.unread_count();
            let word = self.settled(match raw {
                Raw::Text(text) if text.trim().is_empty() => Ok(Entry::Empty),
                Raw::Text(text) => Ok(entry(&text, from_code)),
                Raw::Typed(_) if raw.is_missing() => Ok(Entry::Empty),
                Raw::Typed(text) => Ok(entry(&text, from_typed)),
                raw => {
                    let at = format!("{}{}[{i}]", self.part, field.field().name);
                    let error = self.refused(field, &raw, Expected::Word(words));
                    Err(error.with_field(at))
                }
            });
            self.forget(i, before);
            word
        };
        // People write a list as words with commas between them.
        if let typed @ Raw::Typed(_) = self.filled(field)
            && !typed.is_missing()
        {
            // A label may hold commas of its own.
            if let Some(word) = from_typed(&typed.given()) {
                return Ok(Some(vec![Entry::Value(word)]));
            }
            let items = typed.items().unwrap_or_default();
            let words = items.iter().map(|item| entry(&item.given(), from_typed));
            return Ok(Some(words.collect()));
        }
        let Some(items) = self.items(field)? else {
            return Ok(None);
        };
        let items = items.into_iter().map(Raw::from_json);
        let items = items.map(|raw| self.as_written(raw));
        let words: Result<_, _> = items.enumerate().map(word).collect();
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
            let before = self.unread_count();
            let members = json::nested(value).ok_or_else(|| {
                let error = self.refused(field, &Raw::from_json(value), Expected::Object);
                error.with_field(at.clone())
            });
            let members = self.settled(members)?;
            let line = read(&Self::new(members, format!("{at}."), self.unread, known)?);
            self.forget(i, before);
            line
        };
        let Some(items) = self.items(field)? else {
            return Ok(None);
        };
        let lines: Result<_, _> = items.into_iter().enumerate().map(line).collect();
        lines.map(Some)
    }

    fn items(&self, field: &impl Named) -> Result<Option<Vec<&'a RawValue>>, Error> {
        let raw = self.raw(field);
        self.settled(match self.value(field) {
            Some(value) if !raw.is_missing() => json::items(value.get())
                .map(Some)
                .ok_or_else(|| self.refused(field, &raw, Expected::List)),
            _ => Ok(None),
        })
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
        read(&Self::new(members, part, self.unread, known)?).map(Some)
    }

    /// Reads a project; `None` where it is missing.
    pub(crate) fn project(&self, field: &impl Named) -> Result<Option<RawProject<'a>>, Error> {
        let Some(members) = self.members_of(field)? else {
            return Ok(None);
        };
        let project = RawProject::from_members(members).and_then(|mut project| {
            project.blank_is_missing();
            match self.unread {
                // A check of the form finds what cannot be read.
                Some(_) => project.take_as_typed(),
                None => project.check_types()?,
            }
            Ok(project)
        });
        let part = format!("{}{}.", self.part, field.field().name);
        project.map(Some).map_err(|error| error.inside(&part))
    }

    fn members_of(&self, field: &impl Named) -> Result<Option<Members<'a>>, Error> {
        let raw = self.raw(field);
        self.settled(match self.value(field) {
            Some(value) if !raw.is_missing() => json::nested(value)
                .map(Some)
                .ok_or_else(|| self.refused(field, &raw, Expected::Object)),
            _ => Ok(None),
        })
    }
}

fn entry<T>(text: &str, from_text: fn(&str) -> Option<T>) -> Entry<T> {
    from_text(text).map_or_else(|| Entry::Unreadable(text.to_owned()), Entry::Value)
}
