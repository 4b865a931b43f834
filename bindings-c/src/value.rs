//! A value out of JSON, as it was written: no number is read, so that none changes.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::questions::Mistake;

/// How deep a pointer may go (count): each step reads the rest again. No answer is as deep. A technical limit without a source.
const DEEPEST: usize = 128;

/// Returns the value that a JSON Pointer (RFC 6901) names: a text without its quotes, nothing for null, anything else as it was
/// written; or, as a `count`, how many members an array or an object has.
pub fn at(json: &str, pointer: &str, count: bool) -> Result<String, Mistake> {
    let nothing = || {
        Mistake::new(
            &format!("json に {pointer} はありません"),
            &format!("json has no {pointer}"),
        )
    };
    let Ok(mut value) = serde_json::from_str::<&RawValue>(json).map(RawValue::get) else {
        return Err(Mistake::new(
            "json は JSON として読めません",
            "json is not valid JSON",
        ));
    };
    let steps: Vec<&str> = pointer.split('/').skip(1).collect();
    if !(pointer.is_empty() || pointer.starts_with('/')) || steps.len() > DEEPEST {
        return Err(nothing());
    }
    for step in steps {
        let name = step.replace("~1", "/").replace("~0", "~");
        value = member(value, &name).ok_or_else(nothing)?;
    }
    match (count, value.as_bytes().first()) {
        (true, Some(b'{')) => Ok(Members::read(value)
            .ok_or_else(nothing)?
            .0
            .len()
            .to_string()),
        (true, Some(b'[')) => Ok(elements(value).ok_or_else(nothing)?.len().to_string()),
        (true, _) => Err(Mistake::new(
            &format!("{pointer} は配列でもオブジェクトでもありません"),
            &format!("{pointer} is neither an array nor an object"),
        )),
        (false, Some(b'"')) => serde_json::from_str(value).map_err(|_| nothing()),
        (false, Some(b'n')) => Ok(String::new()),
        (false, _) => Ok(value.to_owned()),
    }
}

fn member<'a>(value: &'a str, name: &str) -> Option<&'a str> {
    if let Some(members) = Members::read(value) {
        return members.get(name);
    }
    // RFC 6901: no sign, no needless zero.
    let is_index =
        name.bytes().all(|byte| byte.is_ascii_digit()) && (name == "0" || !name.starts_with('0'));
    let place: usize = name.parse().ok().filter(|_| is_index)?;
    elements(value)?.get(place).map(|value| value.get())
}

fn elements(value: &str) -> Option<Vec<&RawValue>> {
    serde_json::from_str(value).ok()
}

/// The members of an object in JSON; no two have one name.
#[derive(Default)]
pub struct Members<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'a> Members<'a> {
    /// Reads an object; `None` for anything else, and for one in which a name appears twice.
    pub fn read(json: &'a str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }

    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| &**name)
    }

    pub fn get(&self, name: &str) -> Option<&'a str> {
        let member = self.0.iter().find(|(known, _)| known == name);
        member.map(|(_, value)| value.get())
    }
}

/// A name without a copy where it has no escapes.
#[derive(Deserialize)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'de> Visitor<'de> for InOrder {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some((Name(name), value)) = map.next_entry()? {
                    members.push((name, value));
                }
                let mut names: Vec<&str> = members
                    .iter()
                    .map(|(name, _): &(Cow<'_, str>, _)| &**name)
                    .collect();
                names.sort_unstable();
                match names
                    .windows(2)
                    .any(|pair| matches!(pair, [a, b] if a == b))
                {
                    true => Err(Error::custom("a name appears twice")),
                    false => Ok(Members(members)),
                }
            }
        }
        from.deserialize_map(InOrder)
    }
}
