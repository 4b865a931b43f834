//! JSON text to raw values. No key twice, no number changed on the way.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt;

use serde::Deserializer as _;
use serde::de::{DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde_json::error::Category;
use serde_json::value::RawValue;

use super::fault::{JsonFault, NotJson};
use super::raw::Raw;
use crate::Error;

/// The longest text that is read as JSON, 1 MiB (bytes). A technical limit without a source.
const MAX_LINE: usize = 1 << 20;

/// The deepest nesting of objects and lists.
const MAX_DEPTH: u8 = 64;

/// The members of an object in the order in which they were written.
pub(crate) type Members<'a> = Vec<(Cow<'a, str>, &'a RawValue)>;

/// Reads a text that holds one JSON object and nothing else.
///
/// # Errors
///
/// `invalid_json`, or `invalid_value` for JSON that is not an object.
pub(crate) fn members(text: &str) -> Result<Members<'_>, Error> {
    if text.len() > MAX_LINE {
        return Err(NotJson::error(text, JsonFault::TooLong));
    }
    let fault = RefCell::new(None);
    let refuse = |error: serde_json::Error| {
        let fault = fault.take().unwrap_or_else(|| match error.classify() {
            Category::Eof => JsonFault::Cut,
            Category::Io | Category::Syntax | Category::Data => JsonFault::Syntax {
                column: column(text, 0, &error),
            },
        });
        NotJson::error(text, fault)
    };
    if !text
        .trim_start_matches([' ', '\t', '\r', '\n'])
        .starts_with('{')
    {
        let whole: &RawValue = serde_json::from_str(text).map_err(refuse)?;
        check_nested(text, whole, &fault).map_err(refuse)?;
        return Err(NotJson::error(text.trim(), JsonFault::NoObject));
    }
    let mut from = serde_json::Deserializer::from_str(text);
    let members = from
        .deserialize_map(ReadMembers { fault: &fault })
        .and_then(|members| from.end().map(|()| members))
        .map_err(refuse)?;
    for (_, value) in &members {
        check_nested(text, value, &fault).map_err(refuse)?;
    }
    Ok(members)
}

/// Returns the members of an object within a text that [`members`] has read; `None` for what is
/// no object.
pub(crate) fn nested(value: &RawValue) -> Option<Members<'_>> {
    let fault = RefCell::new(None);
    let read = ReadMembers { fault: &fault };
    serde_json::Deserializer::from_str(value.get())
        .deserialize_map(read)
        .ok()
}

/// Returns the character (from 1) at which the reader of the part from `at` on (bytes) gave up.
fn column(text: &str, at: usize, error: &serde_json::Error) -> usize {
    let part = text.get(at..).unwrap_or_default().split_inclusive('\n');
    let before: usize = part
        .take(error.line().saturating_sub(1))
        .map(str::len)
        .sum();
    let end = at + before + error.column();
    text.char_indices()
        .take_while(|(i, _)| *i < end)
        .count()
        .max(1)
}

type Fault = RefCell<Option<JsonFault>>;

fn duplicate<E: serde::de::Error>(key: &str, fault: &Fault) -> E {
    let key = crate::problem::shortened(key).to_owned();
    *fault.borrow_mut() = Some(JsonFault::DuplicateKey(key));
    E::custom("duplicate key")
}

struct ReadMembers<'f> {
    fault: &'f Fault,
}

impl<'de> Visitor<'de> for ReadMembers<'_> {
    type Value = Members<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        /// Up to here, comparing with each is quicker than a set. A tree takes less of a small module than a hash table.
        const FEW: usize = 16;
        let mut members: Members<'de> = Vec::with_capacity(8);
        let mut later = BTreeSet::new();
        while let Some(key) = map.next_key_seed(ReadKey)? {
            let first = members.iter().take(FEW);
            if first.into_iter().any(|(other, _)| *other == key)
                || (members.len() >= FEW && !later.insert(key.clone()))
            {
                return Err(duplicate(&key, self.fault));
            }
            members.push((key, map.next_value()?));
        }
        Ok(members)
    }
}

struct ReadKey;

impl<'de> DeserializeSeed<'de> for ReadKey {
    type Value = Cow<'de, str>;

    fn deserialize<D: serde::Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
        from.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for ReadKey {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E: serde::de::Error>(self, key: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(key))
    }

    fn visit_str<E: serde::de::Error>(self, key: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(key.to_owned()))
    }
}

/// Walks a value: no key twice in any object, and no depth without end. Numbers and texts stay
/// as written: what they mean is for the field to say.
fn check_nested(text: &str, value: &RawValue, fault: &Fault) -> Result<(), serde_json::Error> {
    let depth = 0;
    Walk { text, depth, fault }.into(value)
}

#[derive(Clone, Copy)]
struct Walk<'f> {
    /// The text that contains the value.
    text: &'f str,
    depth: u8,
    fault: &'f Fault,
}

impl Walk<'_> {
    fn into(self, value: &RawValue) -> Result<(), serde_json::Error> {
        if !value.get().starts_with(['{', '[']) {
            return Ok(());
        }
        if self.depth == MAX_DEPTH {
            *self.fault.borrow_mut() = Some(JsonFault::TooDeep);
            return Err(serde::de::Error::custom("too deep"));
        }
        let deeper = Self {
            depth: self.depth + 1,
            ..self
        };
        let walked = serde_json::Deserializer::from_str(value.get()).deserialize_any(deeper);
        walked.inspect_err(|error| {
            // The innermost reader knows the place; those around it only hear of it.
            let at = value.get().as_ptr().addr() - self.text.as_ptr().addr();
            let column = column(self.text, at, error);
            self.fault
                .borrow_mut()
                .get_or_insert(JsonFault::Syntax { column });
        })
    }
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        let value = <&RawValue as serde::Deserialize>::deserialize(from)?;
        self.into(value).map_err(serde::de::Error::custom)
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list or an object")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while seq.next_element_seed(self)?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut keys = BTreeSet::new();
        while let Some(key) = map.next_key_seed(ReadKey)? {
            if !keys.insert(key.clone()) {
                return Err(duplicate(&key, self.fault));
            }
            map.next_value_seed(self)?;
        }
        Ok(())
    }
}

impl<'a> Raw<'a> {
    /// Returns what a value of JSON is, its numbers as written.
    pub(crate) fn from_json(value: &'a RawValue) -> Self {
        let text = value.get();
        match text.as_bytes().first() {
            Some(b'"') => match (text.get(1..text.len() - 1), text.contains('\\')) {
                (Some(plain), false) => Self::Text(Cow::Borrowed(plain)),
                // Half of a surrogate pair is JSON, but no text.
                _ => serde_json::from_str(text).map_or(Self::Other(Cow::Borrowed(text)), |text| {
                    Self::Text(Cow::Owned(text))
                }),
            },
            Some(b't') => Self::Flag(true),
            Some(b'f') => Self::Flag(false),
            Some(b'n') => Self::Missing,
            Some(b'{' | b'[') | None => Self::Other(Cow::Borrowed(text)),
            Some(_) => text
                .parse()
                .map_or(Self::Number(Cow::Borrowed(text)), Self::Whole),
        }
    }
}
