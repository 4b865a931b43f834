//! An object of JSON as texts by path: `lines[0].eligible`.

use std::collections::HashSet;

use serde_json::value::RawValue;

use super::fault::{JsonFault, NotJson};
use super::json;
use super::raw::Raw;
use crate::Error;
use crate::problem::shortened;

/// Returns every value of an object and of what is nested in it, as text, by its path. What is null is left out.
///
/// # Errors
///
/// `invalid_json`, `invalid_value` for JSON that is not an object.
pub(crate) fn flat_texts(text: &str) -> Result<Vec<(String, String)>, Error> {
    let mut texts = Vec::new();
    for (path, value) in json::members(text)? {
        flatten(path.into_owned(), value, &mut texts);
    }
    let mut paths = HashSet::new();
    let twice = texts.iter().find(|(path, _)| !paths.insert(path));
    match twice {
        None => Ok(texts),
        Some((path, _)) => {
            let fault = JsonFault::DuplicateKey(shortened(path).to_owned());
            Err(NotJson::error(text, fault))
        }
    }
}

fn flatten(path: String, value: &RawValue, texts: &mut Vec<(String, String)>) {
    if let Some(members) = json::nested(value) {
        for (key, value) in members {
            flatten(format!("{path}.{key}"), value, texts);
        }
    } else if let Some(items) = json::items(value.get()) {
        for (i, value) in items.into_iter().enumerate() {
            flatten(format!("{path}[{i}]"), value, texts);
        }
    } else {
        match Raw::from_json(value) {
            Raw::Missing => {}
            raw => texts.push((path, raw.given().into_owned())),
        }
    }
}
