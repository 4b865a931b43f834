//! Editions: built in, read from JSON, changed at a path or by name.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use onshi::wire::to_json;
use onshi::{Category, EditionData, Error, FractionRule, Track};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyString, PyTuple};

use crate::codes::member;
use crate::error::raise;
use crate::forms::report_of;
use crate::raw::json_text;

mod arguments;
mod shown;

use arguments::{day, ratio_of, unsound, word};
use shown::{quoted, shown};

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

    /// The rows of the table, a tuple of dicts: category, readers (count), track, base (yen), ratio (a fractions.Fraction),
    /// fraction_rule, ceiling (yen). A frame of them is pandas.DataFrame(edition.rows) or polars.DataFrame(edition.rows), in which
    /// polars takes the fractions for floating-point numbers.
    #[getter]
    fn rows<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let class = py.import("fractions")?.getattr("Fraction")?;
        let rows = self.data.rows.iter().map(|row| {
            let dict = PyDict::new(py);
            dict.set_item("category", member(py, "Category", row.category.code())?)?;
            dict.set_item("readers", row.readers)?;
            dict.set_item("track", member(py, "Track", row.track.code())?)?;
            dict.set_item("base", row.base.0)?;
            let (numerator, denominator) = (row.ratio.numerator, row.ratio.denominator);
            dict.set_item(
                "ratio",
                match denominator {
                    // An edition that is not checked may hold it.
                    0 => PyString::new(py, &row.ratio.to_string()).into_any(),
                    _ => class.call1((numerator, denominator))?,
                },
            )?;
            dict.set_item(
                "fraction_rule",
                member(py, "FractionRule", row.fraction_rule.code())?,
            )?;
            dict.set_item("ceiling", row.ceiling.0)?;
            Ok(dict)
        });
        PyTuple::new(py, rows.collect::<PyResult<Vec<_>>>()?)
    }

    /// The periods of the tracks, a tuple of dicts: track, applies_from, applies_to (days of reader application), and the
    /// conditions vendor_contract_by, operation_starts_from, operation_starts_to, complete_by (days, or None).
    #[getter]
    fn tracks<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let periods = self.data.tracks.iter().map(|period| {
            // By name, so that no condition is left out.
            let onshi::TrackPeriod {
                track,
                applies_from,
                applies_to,
                citation: _,
                applies_from_citation: _,
                applies_to_citation: _,
                conditions,
            } = period;
            let dict = PyDict::new(py);
            dict.set_item("track", member(py, "Track", track.code())?)?;
            dict.set_item("applies_from", applies_from)?;
            dict.set_item("applies_to", applies_to)?;
            for (condition, day) in conditions.days() {
                dict.set_item(condition.name, day)?;
            }
            Ok(dict)
        });
        PyTuple::new(py, periods.collect::<PyResult<Vec<_>>>()?)
    }

    /// The monthly prescriptions at which a group counts as a large chain (count).
    #[getter]
    fn threshold(&self) -> u32 {
        self.data.chain_threshold.value
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

    /// Returns the edition with something changed by name: a what-if. What follows is kept in step: the ceiling of a ratio, the
    /// start of the track after a deadline.
    ///
    /// * ratio: "2/3", a fractions.Fraction or another number of that kind; for the rows of a category and a track, all where
    ///   they are None.
    /// * threshold: the monthly prescriptions at which a group counts as a large chain (count).
    /// * deadline: the last day of reader application of `track`, the accelerated one where it is None.
    /// * fraction_rule: of every row.
    /// * name: its name; "what-if" where it is None.
    ///
    /// Raises OnshiError (invalid_edition) for an edition that is not sound, whose check() says all; TypeError and ValueError
    /// for arguments that are none.
    ///
    /// >>> edition = Edition.latest().what_if(category="clinic_or_pharmacy", track="standard", ratio="2/3")
    /// >>> assess(facility="clinic", readers=1, cost=428999, reader_applied_on="2021-04-01", edition=edition).exact
    /// Fraction(857998, 3)
    #[pyo3(signature = (*, category=None, track=None, ratio=None, threshold=None, deadline=None, fraction_rule=None, name=None))]
    #[expect(clippy::too_many_arguments, reason = "keyword arguments of Python")]
    fn what_if(
        &self,
        py: Python<'_>,
        category: Option<&str>,
        track: Option<&str>,
        ratio: Option<&Bound<'_, PyAny>>,
        threshold: Option<&Bound<'_, PyAny>>,
        deadline: Option<&Bound<'_, PyAny>>,
        fraction_rule: Option<&str>,
        name: Option<&str>,
    ) -> PyResult<Self> {
        if ratio.is_some() && track.is_some() && deadline.is_some() {
            return Err(PyTypeError::new_err(
                "track says whose ratio or whose deadline changes: call what_if once for each",
            ));
        }
        if ratio.is_none() && (category.is_some() || (track.is_some() && deadline.is_none())) {
            return Err(PyTypeError::new_err(
                "category and track say whose ratio changes: give ratio, too",
            ));
        }
        let category = word(category, "category", Category::CODES, Category::from_code)?;
        let track = word(track, "track", Track::CODES, Track::from_code)?;
        let rule = word(
            fraction_rule,
            "fraction_rule",
            FractionRule::CODES,
            FractionRule::from_code,
        )?;
        let sound = self.sound().map_err(|error| raise(py, &error))?;
        let mut changed = sound.with().name(name.unwrap_or("what-if").to_owned());
        if let Some(ratio) = ratio {
            let ratio = ratio_of(ratio)?;
            for each in Category::ALL
                .iter()
                .filter(|each| category.is_none_or(|category| category == **each))
            {
                for on in Track::ALL
                    .iter()
                    .filter(|on| track.is_none_or(|track| track == **on))
                {
                    changed = changed.ratio(*each, *on, ratio);
                }
            }
        }
        if let Some(threshold) = threshold {
            let number: Option<u32> = threshold
                .extract()
                .ok()
                .filter(|_| !threshold.is_instance_of::<PyBool>());
            let number = number.ok_or_else(|| {
                PyValueError::new_err("threshold is a whole number from 0 to 4294967295")
            })?;
            changed = changed.threshold(number);
        }
        if let Some(deadline) = deadline {
            changed = changed.deadline(track.unwrap_or(Track::Accelerated), day(deadline)?);
        }
        if let Some(rule) = rule {
            changed = changed.fraction_rule(rule);
        }
        let edition = changed.build().map_err(|report| unsound(py, &report))?;
        Ok(edition.data().clone().into())
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
