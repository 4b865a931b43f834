//! JSON text to raw values. No key twice, no number changed on the way.

use std::borrow::Cow;
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
    let refuse = |fault| NotJson::error(text, fault);
    let unread = |error: serde_json::Error| {
        refuse(match error.classify() {
            Category::Eof => JsonFault::Cut,
            Category::Io | Category::Syntax | Category::Data => syntax(text, 0, &error),
        })
    };
    let is_object = text
        .trim_start_matches([' ', '\t', '\r', '\n'])
        .starts_with('{');
    if !is_object {
        let whole = serde_json::from_str(text).map_err(unread)?;
        walk(text, whole, 0).map_err(refuse)?;
        return Err(NotJson::error(text.trim(), JsonFault::NoObject));
    }
    let mut from = serde_json::Deserializer::from_str(text);
    let read = from
        .deserialize_any(ReadValue)
        .and_then(|read| from.end().map(|()| read))
        .map_err(unread)?;
    read.check(text, 0).map_err(refuse)?;
    Ok(read.members)
}

/// Returns the members of an object within a text that [`members`] has read; `None` for a value that is not
/// an object.
pub(crate) fn nested(value: &RawValue) -> Option<Members<'_>> {
    match value.get().starts_with('{') {
        true => Some(read(value.get()).ok()?.members),
        false => None,
    }
}

/// Returns the items of a list within a text that [`members`] has read; `None` for a value that is
/// not a list.
pub(crate) fn items(text: &str) -> Option<Vec<&RawValue>> {
    match text.starts_with('[') {
        true => Some(read(text).ok()?.items),
        false => None,
    }
}

/// Looks into a value within a text: no key twice in any object, and no depth without end. Numbers and texts stay
/// as written: what they mean is for the field to say.
fn walk(text: &str, value: &RawValue, depth: u8) -> Result<(), JsonFault> {
    if !value.get().starts_with(['{', '[']) {
        return Ok(());
    }
    if depth == MAX_DEPTH {
        return Err(JsonFault::TooDeep);
    }
    let read = read(value.get()).map_err(|error| {
        let at = value.get().as_ptr().addr() - text.as_ptr().addr();
        syntax(text, at, &error)
    })?;
    read.check(text, depth)
}

impl Read<'_> {
    fn check(&self, text: &str, depth: u8) -> Result<(), JsonFault> {
        if let Some(key) = duplicate(&self.members) {
            let key = crate::problem::shortened(key).to_owned();
            return Err(JsonFault::DuplicateKey(key));
        }
        let members = self.members.iter().map(|(_, value)| value);
        members
            .chain(&self.items)
            .try_for_each(|value| walk(text, value, depth + 1))
    }
}

/// Returns the first key that is there for the second time.
fn duplicate<'m>(members: &'m Members<'_>) -> Option<&'m str> {
    /// Up to here, comparing each with each is quicker than to sort them.
    const FEW: usize = 16;
    let keys = || members.iter().map(|(key, _)| &**key);
    if members.len() <= FEW {
        let mut known = keys().enumerate();
        let again = known.find(|(place, key)| keys().take(*place).any(|other| other == *key));
        return again.map(|(_, key)| key);
    }
    let mut sorted: Vec<(&str, usize)> = keys().zip(0..).collect();
    sorted.sort_unstable();
    let again = sorted.windows(2).filter_map(|pair| match pair {
        [(before, _), again] if *before == again.0 => Some(again),
        _ => None,
    });
    again.min_by_key(|(_, place)| *place).map(|(key, _)| *key)
}

/// Makes the fault of a part, from `at` on (bytes), that its reader refused.
fn syntax(text: &str, at: usize, error: &serde_json::Error) -> JsonFault {
    let part = text.get(at..).unwrap_or_default().split_inclusive('\n');
    let before: usize = part
        .take(error.line().saturating_sub(1))
        .map(str::len)
        .sum();
    let end = at + before + error.column();
    let signs = text.char_indices().take_while(|(i, _)| *i < end);
    let column = signs.count().max(1);
    JsonFault::Syntax { column }
}

/// Reads a value, not what is within its parts.
fn read(text: &str) -> Result<Read<'_>, serde_json::Error> {
    serde_json::Deserializer::from_str(text).deserialize_any(ReadValue)
}

/// A value that was read: the text of a string, the members of an object or the items of a list; empty for another value.
#[derive(Default)]
struct Read<'a> {
    text: String,
    members: Members<'a>,
    items: Vec<&'a RawValue>,
}

struct ReadValue;

impl<'de> Visitor<'de> for ReadValue {
    type Value = Read<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Read {
            items,
            ..Read::default()
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::with_capacity(8);
        while let Some(key) = map.next_key_seed(ReadKey)? {
            members.push((key, map.next_value()?));
        }
        Ok(Read {
            members,
            ..Read::default()
        })
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        let text = text.to_owned();
        Ok(Read {
            text,
            ..Read::default()
        })
    }

    // Each value has its answer here: a refusal by the reader of JSON would bring the words for all of its errors into a
    // small module.
    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Read::default())
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(Read::default())
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(Read::default())
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(Read::default())
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(Read::default())
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

impl<'a> Raw<'a> {
    /// Returns what a value of JSON is, its numbers as written.
    pub(crate) fn from_json(value: &'a RawValue) -> Self {
        let text = value.get();
        match text.as_bytes().first() {
            Some(b'"') => match (text.get(1..text.len() - 1), text.contains('\\')) {
                (Some(plain), false) => Self::Text(Cow::Borrowed(plain)),
                // Half of a surrogate pair is JSON, but no text.
                _ => read(text).map_or(Self::Other(Cow::Borrowed(text)), |read| {
                    Self::Text(Cow::Owned(read.text))
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
