//! The content of a field of a form.

use std::any::TypeId;

use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::Yen;
use crate::amount::is_whole;

/// The longest text of a form or an edition (characters). A technical limit without a source.
pub(crate) const MAX_TEXT: usize = 200;

/// The items of a list that are looked at: of more, no person reads the findings.
pub(crate) const MAX_CHECKED: usize = 100;

/// The content of a field of a form: empty, parsed, or unparseable text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Entry<T> {
    /// Nothing.
    #[default]
    Empty,
    /// A value, right or wrong.
    Value(T),
    /// Unparseable text, as written: an impossible day, an unknown word, a number
    /// beyond 64 bits.
    Unreadable(String),
}

impl<T> Entry<T> {
    /// Returns the value, where there is one.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Empty | Self::Unreadable(_) => None,
        }
    }
}

impl<T> From<T> for Entry<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<T> From<Option<T>> for Entry<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Self::Value)
    }
}

impl<T: Serialize + 'static> Serialize for Entry<T> {
    /// Writes the value, null where there is none, and what cannot be read as it was written: in a
    /// field of numbers a number beyond 64 bits, in any other its text.
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Empty => to.serialize_none(),
            Self::Value(value) => value.serialize(to),
            Self::Unreadable(text) => match RawValue::from_string(text.clone()) {
                Ok(number) if holds_numbers::<T>() && is_whole(text) => number.serialize(to),
                _ => text.serialize(to),
            },
        }
    }
}

/// A day may be written `"20"`, and must not become the number 20.
fn holds_numbers<T: 'static>() -> bool {
    let held = TypeId::of::<T>();
    held == TypeId::of::<Yen>() || held == TypeId::of::<i64>()
}
