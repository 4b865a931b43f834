//! Editions: built in, read from JSON, changed at a path.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use onshi::wire::to_json;
use onshi::{EditionData, Error};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};
use serde_json::Value;

use crate::error::raise;
use crate::forms::report_of;
use crate::raw::json_text;

/// The table as it was known on a day: built in, or one's own.
#[pyclass(frozen, module = "onshi")]
pub struct Edition {
    data: EditionData,
    /// The edition that answers, or why there is none, once that was asked.
    sound: OnceLock<Result<Arc<onshi::Edition>, Error>>,
}

impl From<EditionData> for Edition {
    fn from(data: EditionData) -> Self {
        Self {
            data,
            sound: OnceLock::new(),
        }
    }
}

impl Edition {
    fn sound(&self) -> Result<Arc<onshi::Edition>, Error> {
        let made = || self.data.clone().into_edition().map(Arc::new);
        self.sound.get_or_init(made).clone()
    }
}

/// The edition that an argument means.
#[derive(Clone)]
pub enum Chosen {
    BuiltIn(&'static onshi::Edition),
    Own(Arc<onshi::Edition>),
}

impl Deref for Chosen {
    type Target = onshi::Edition;

    fn deref(&self) -> &onshi::Edition {
        match self {
            Self::BuiltIn(edition) => edition,
            Self::Own(edition) => edition,
        }
    }
}

impl Chosen {
    /// Returns what an argument `edition` takes for it, as Python text.
    pub fn repr(&self) -> String {
        match self {
            Self::BuiltIn(edition) => quoted(edition.name()),
            Self::Own(edition) => shown(edition.data()),
        }
    }

    /// Returns what an argument `edition` takes for it.
    pub fn to_python<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(match self {
            Self::BuiltIn(edition) => PyString::new(py, edition.name()).into_any(),
            Self::Own(edition) => Bound::new(py, Edition::from(edition.data().clone()))?.into_any(),
        })
    }
}

/// Returns the edition that an argument means: a name, an Edition, or None for the newest. The
/// inner error is the library's.
pub fn chosen(given: Option<&Bound<'_, PyAny>>) -> PyResult<Result<Chosen, Error>> {
    let Some(given) = given.filter(|given| !given.is_none()) else {
        return Ok(Ok(Chosen::BuiltIn(onshi::Edition::latest())));
    };
    if let Ok(edition) = given.cast::<Edition>() {
        return Ok(edition.get().sound().map(Chosen::Own));
    }
    let Ok(name) = given.cast::<PyString>() else {
        return Err(PyTypeError::new_err("edition is a name or an Edition"));
    };
    Ok(onshi::Edition::named(&name.to_string_lossy()).map(Chosen::BuiltIn))
}

#[pymethods]
impl Edition {
    /// Returns the newest edition.
    #[staticmethod]
    fn latest() -> Self {
        onshi::Edition::latest().data().clone().into()
    }

    /// Returns the built-in edition of that name.
    ///
    /// Raises OnshiError (unknown_edition).
    #[staticmethod]
    fn named(py: Python<'_>, name: &str) -> PyResult<Self> {
        let edition = onshi::Edition::named(name).map_err(|error| raise(py, &error))?;
        Ok(edition.data().clone().into())
    }

    /// Returns the names of the built-in editions, the oldest first.
    #[staticmethod]
    fn names() -> Vec<String> {
        let all = onshi::Edition::all().iter();
        all.map(|edition| edition.name().to_owned()).collect()
    }

    /// Reads an edition from JSON. It is not checked.
    ///
    /// Raises OnshiError (invalid_json, invalid_edition).
    #[staticmethod]
    fn from_json(py: Python<'_>, text: &str) -> PyResult<Self> {
        let data = EditionData::from_json(text).map_err(|error| raise(py, &error))?;
        Ok(data.into())
    }

    /// The name, such as "2022-08".
    #[getter]
    fn name(&self) -> &str {
        &self.data.name
    }

    /// Whether it is a built-in edition, unchanged.
    #[getter]
    fn is_built_in(&self) -> bool {
        self.sound().is_ok_and(|edition| edition.is_built_in())
    }

    /// Returns the edition as JSON.
    fn to_json(&self) -> String {
        self.data.to_json()
    }

    /// Returns the edition as the wire's object.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        py.import("json")?
            .call_method1("loads", (self.data.to_json(),))
    }

    /// Returns what is wrong with the edition: gaps, rows, ceilings, sources.
    fn check<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        report_of(py, &to_json(&self.data.check()))
    }

    /// Returns the edition with values changed: a what-if.
    ///
    /// changes: paths such as "rows[0].base" with their new values.
    ///
    /// Raises OnshiError (invalid_edition) for a path that leads nowhere and for a value of
    /// the wrong type. What is unsound is for check to say: a new base or ratio, say, needs its
    /// new ceiling too.
    fn replace(&self, changes: &Bound<'_, PyDict>) -> PyResult<Self> {
        let mut texts = Vec::with_capacity(changes.len());
        for (path, value) in changes {
            let Ok(path) = path.cast::<PyString>() else {
                return Err(PyTypeError::new_err(
                    "changes is a dict of paths, such as \"rows[0].base\", and their new values",
                ));
            };
            texts.push((path.to_str()?.to_owned(), json_text(&value)));
        }
        let changed: Vec<(&str, &str)> = texts
            .iter()
            .map(|(path, json)| (path.as_str(), json.as_str()))
            .collect();
        let data = self.data.with_changes(&changed);
        Ok(data.map_err(|error| raise(changes.py(), &error))?.into())
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other
            .cast::<Self>()
            .is_ok_and(|other| other.get().data == self.data)
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.data.to_json().hash(&mut hasher);
        hasher.finish()
    }

    fn __repr__(&self) -> String {
        shown(&self.data)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        let read = slf.get_type().getattr("from_json")?;
        Ok((read, (slf.get().data.to_json(),)))
    }
}

/// Returns an edition as the Python text that makes it: by its name, by what was changed of the
/// built-in of its name, or as a whole.
fn shown(edition: &EditionData) -> String {
    let Ok(built_in) = onshi::Edition::named(&edition.name) else {
        return whole(edition);
    };
    let named = format!("Edition.named({})", quoted(&edition.name));
    let (from, to) = (value_of(built_in.data()), value_of(edition));
    let mut changes = Vec::new();
    if !differences(&from, &to, String::new(), &mut changes) {
        return whole(edition);
    }
    if changes.is_empty() {
        return named;
    }
    format!("{named}.replace({{{}}})", changes.join(", "))
}

fn whole(edition: &EditionData) -> String {
    format!("Edition.from_json({})", quoted(&edition.to_json()))
}

fn value_of(edition: &EditionData) -> Value {
    serde_json::from_str(&edition.to_json()).unwrap_or_default()
}

/// Lists the paths whose values differ; returns whether replace can make them so.
fn differences(from: &Value, to: &Value, path: String, changes: &mut Vec<String>) -> bool {
    match (from, to) {
        (Value::Object(old), Value::Object(new)) => {
            let dot = if path.is_empty() { "" } else { "." };
            old.keys().eq(new.keys())
                && old.iter().zip(new.values()).all(|((key, old), new)| {
                    differences(old, new, format!("{path}{dot}{key}"), changes)
                })
        }
        (Value::Array(old), Value::Array(new)) => {
            old.len() == new.len()
                && old
                    .iter()
                    .zip(new)
                    .enumerate()
                    .all(|(i, (old, new))| differences(old, new, format!("{path}[{i}]"), changes))
        }
        (old, new) if old == new => true,
        (_, new) => {
            let value = match new {
                Value::Null => Some("None".to_owned()),
                Value::Bool(true) => Some("True".to_owned()),
                Value::Bool(false) => Some("False".to_owned()),
                Value::Number(number) => Some(number.to_string()),
                Value::String(text) => Some(quoted(text)),
                Value::Array(_) | Value::Object(_) => None,
            };
            changes.extend(
                value
                    .as_ref()
                    .map(|value| format!("{}: {value}", quoted(&path))),
            );
            value.is_some()
        }
    }
}

/// Writes text as Python would read it.
fn quoted(text: &str) -> String {
    let json = Value::from(text).to_string();
    // What JSON escapes, Python reads; a text without quotes or backslashes reads better in
    // single ones.
    let inner = json.get(1..json.len() - 1).unwrap_or_default();
    match inner == text && !text.contains('\'') {
        true => format!("'{text}'"),
        false => json,
    }
}
