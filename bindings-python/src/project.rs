//! A project: what `assess` is asked, as an object.

use onshi::wire::{Raw, RawProject};
use onshi::{Facility, NaiveDate};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};
use serde_json::Value;

use crate::codes::member;
use crate::error::raise;
use crate::raw::raw;

/// A facility's project to introduce online eligibility verification.
///
/// The arguments are those of assess, by keyword. Nothing changes once it is made; replace makes
/// another.
///
/// Raises OnshiError for a value that is missing, of the wrong type, or none of its field. What
/// depends on an edition (days, the number of readers) is for assess to say.
///
/// >>> project = Project(facility="clinic", readers=1, cost=429000, reader_applied_on="2021-04-01")
/// >>> project.replace(cost=300000).cost
/// 300000
#[pyclass(frozen, eq, hash, module = "onshi")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Project(pub onshi::Project);

impl Project {
    fn of(py: Python<'_>, raw: &RawProject<'_>) -> PyResult<Self> {
        raw.project().map(Self).map_err(|error| raise(py, &error))
    }
}

impl Project {
    /// Returns whether the day of the reader application was given, as a comparison does not need.
    pub fn has_day(&self) -> bool {
        self.0.reader_applied_on != NaiveDate::MIN
    }

    /// Returns the fields as Python's keyword arguments.
    pub fn fields(&self) -> Vec<String> {
        let raw = serde_json::to_value(RawProject::from(&self.0)).unwrap_or_default();
        // What every edition needs comes first, as the constructor takes it.
        let (needed, others): (Vec<&onshi::Field>, Vec<_>) = onshi::Project::FIELDS
            .iter()
            .partition(|field| onshi::Project::NEEDED.contains(field));
        let given = needed.iter().chain(&others).filter_map(|field| {
            let value = match raw.get(field.name)? {
                Value::Null | Value::Bool(false) => return None,
                Value::Bool(true) => "True".to_owned(),
                Value::String(text) => format!("'{text}'"),
                value => value.to_string(),
            };
            Some(format!("{}={value}", field.name))
        });
        given.collect()
    }
}

#[pymethods]
impl Project {
    #[new]
    #[pyo3(
        signature = (**fields),
        text_signature = "(*, facility, readers, cost, reader_applied_on, group_prescriptions_per_month=None, vendor_contract_on=None, operation_starts_on=None, subsidy_paid=None)"
    )]
    fn new(py: Python<'_>, fields: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        let mut raw = RawProject::default();
        fill("Project", &mut raw, fields)?;
        Self::of(py, &raw)
    }

    /// Returns the project with some fields changed, by keyword; None removes a value.
    ///
    /// Raises OnshiError as the constructor does.
    #[pyo3(
        signature = (**changes),
        text_signature = "(self, *, facility=..., readers=..., cost=..., reader_applied_on=..., group_prescriptions_per_month=..., vendor_contract_on=..., operation_starts_on=..., subsidy_paid=...)"
    )]
    fn replace(&self, py: Python<'_>, changes: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        let mut raw = RawProject::from(&self.0);
        fill("replace", &mut raw, changes)?;
        Self::of(py, &raw)
    }

    /// What copy.replace calls.
    #[pyo3(signature = (**changes))]
    fn __replace__(&self, py: Python<'_>, changes: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        self.replace(py, changes)
    }

    /// What facility it is.
    #[getter]
    fn facility<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        member(py, "Facility", self.0.facility.kind().code())
    }

    /// Prescriptions of the pharmacy's group in a month (count); None for no pharmacy.
    #[getter]
    fn group_prescriptions_per_month(&self) -> Option<u32> {
        match self.0.facility {
            Facility::Pharmacy {
                group_prescriptions_per_month,
            } => Some(group_prescriptions_per_month),
            Facility::Hospital | Facility::Clinic => None,
        }
    }

    /// Face-recognition card readers (count).
    #[getter]
    fn readers(&self) -> u32 {
        self.0.readers
    }

    /// What was paid for the eligible work (yen).
    #[getter]
    fn cost(&self) -> i64 {
        self.0.cost.0
    }

    /// The day of the reader application.
    #[getter]
    fn reader_applied_on(&self) -> NaiveDate {
        self.0.reader_applied_on
    }

    /// The day of the vendor contract; None: not given.
    #[getter]
    fn vendor_contract_on(&self) -> Option<NaiveDate> {
        self.0.vendor_contract_on
    }

    /// The start of operation; None: not given.
    #[getter]
    fn operation_starts_on(&self) -> Option<NaiveDate> {
        self.0.operation_starts_on
    }

    /// Whether a subsidy has been paid already.
    #[getter]
    fn subsidy_paid(&self) -> bool {
        self.0.subsidy_paid
    }

    /// Returns the project as the wire's object.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        py.import("json")?.call_method1("loads", (self.to_json(),))
    }

    /// Returns the project in the wire's JSON.
    pub fn to_json(&self) -> String {
        let raw = serde_json::to_value(RawProject::from(&self.0)).unwrap_or_default();
        let given = raw.as_object().into_iter().flatten();
        let given = given.filter(|(_, value)| !value.is_null());
        let object: serde_json::Map<_, _> = given
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect();
        Value::Object(object).to_string()
    }

    pub fn __repr__(&self) -> String {
        format!("Project({})", self.fields().join(", "))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        let restore = py.import("onshi._onshi")?.getattr("restored_project")?;
        Ok((restore, (self.to_json(),)))
    }
}

/// Returns the project that was written as JSON: what copies and pickles are made by.
#[pyfunction]
pub fn restored_project(json: &Bound<'_, PyString>) -> PyResult<Project> {
    let mut raw =
        RawProject::from_json(json.to_str()?).map_err(|error| raise(json.py(), &error))?;
    // A project of a comparison may have none.
    if raw.reader_applied_on == Raw::Missing {
        raw.reader_applied_on = Raw::Day(NaiveDate::MIN);
    }
    Project::of(json.py(), &raw)
}

/// Puts arguments into the fields of a project.
pub fn fill(
    function: &str,
    raw_project: &mut RawProject<'_>,
    fields: Option<&Bound<'_, PyDict>>,
) -> PyResult<()> {
    for (key, value) in fields.into_iter().flatten() {
        let name = key.cast::<PyString>()?.to_str()?;
        let Some(field) = raw_project.field_mut(name) else {
            let text = format!("{function}() got an unexpected keyword argument '{name}'");
            return Err(PyTypeError::new_err(text));
        };
        *field = raw(Some(&value));
    }
    Ok(())
}
