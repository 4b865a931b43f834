//! `assess`, and what it returns.

use onshi::Edition;
use onshi::wire::{AssessmentJson, RawProject};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};

use crate::edition::chosen;
use crate::error::raise;
use crate::raw::raw;

/// How much subsidy a project gets, with every step of the working.
///
/// Amounts are whole yen; `exact` and `cut` are decimal numbers as text. The fields are those
/// of the wire.
#[pyclass(frozen, eq, hash, get_all, module = "onshi")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Assessment {
    /// The name of the edition that answered.
    edition: String,
    /// `"hospital"`, `"large_chain_pharmacy"` or `"clinic_or_pharmacy"`.
    category: &'static str,
    /// `"accelerated"`, `"standard"` or `"mandate"`.
    track: &'static str,
    /// Face-recognition card readers (count).
    readers: u32,
    /// What the facility paid for the eligible work (yen).
    cost: i64,
    /// What of the cost counts at most (yen).
    base: i64,
    /// What of the cost counts (yen).
    counted: i64,
    /// The part of it that is paid: `"1/1"`, `"1/2"`, `"3/4"`.
    ratio: String,
    /// `counted` × `ratio`, exactly (yen).
    exact: String,
    /// `"whole_yen"` or `"thousand_yen"`.
    fraction_rule: &'static str,
    /// How firmly the fraction rule is said: `"stated"`, `"inferred"`, `"chosen"`.
    basis: &'static str,
    /// What the fraction rule cut off (yen).
    cut: String,
    /// The subsidy (yen).
    subsidy: i64,
    /// What the facility pays itself (yen).
    self_pay: i64,
}

impl Assessment {
    fn new(answer: &onshi::Assessment<'_>) -> Self {
        Self {
            edition: answer.edition.name.to_string(),
            category: answer.category.code(),
            track: answer.track.code(),
            readers: answer.readers,
            cost: answer.cost.0,
            base: answer.base.0,
            counted: answer.counted.0,
            ratio: answer.ratio.to_string(),
            exact: answer.exact.normalize().to_string(),
            fraction_rule: answer.fraction_rule.code(),
            basis: answer.basis.code(),
            cut: answer.cut.normalize().to_string(),
            subsidy: answer.subsidy.0,
            self_pay: answer.self_pay.0,
        }
    }
}

#[pymethods]
impl Assessment {
    /// Returns the assessment as the wire's object.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        dict.set_item("edition", &self.edition)?;
        dict.set_item("category", self.category)?;
        dict.set_item("track", self.track)?;
        dict.set_item("readers", self.readers)?;
        dict.set_item("cost", self.cost)?;
        dict.set_item("base", self.base)?;
        dict.set_item("counted", self.counted)?;
        dict.set_item("ratio", &self.ratio)?;
        dict.set_item("exact", &self.exact)?;
        dict.set_item("fraction_rule", self.fraction_rule)?;
        dict.set_item("basis", self.basis)?;
        dict.set_item("cut", &self.cut)?;
        dict.set_item("subsidy", self.subsidy)?;
        dict.set_item("self_pay", self.self_pay)?;
        Ok(dict)
    }

    fn __repr__(&self) -> String {
        format!(
            "<Assessment subsidy={} self_pay={} track={} edition={}>",
            self.subsidy, self.self_pay, self.track, self.edition
        )
    }
}

/// Returns the name of the newest edition, which answers when none is named.
#[pyfunction]
pub fn latest_edition() -> &'static str {
    &Edition::latest().name
}

/// Returns how much subsidy a project gets, and every step to it.
///
/// facility: "hospital", "clinic" or "pharmacy".
/// readers: face-recognition card readers (count).
/// cost: what was paid for the eligible work (whole yen, 0 to 10**12).
/// reader_applied_on: a datetime.date or "YYYY-MM-DD".
/// group_prescriptions_per_month: of the pharmacy's group (count); required for a pharmacy.
/// vendor_contract_on, operation_starts_on, subsidy_paid: read by editions from 2022-08 on.
/// edition: the name of an edition, or an Edition; the newest when None.
///
/// Raises OnshiError with one of the contract's codes.
#[pyfunction]
#[pyo3(signature = (*, facility=None, readers=None, cost=None, reader_applied_on=None, group_prescriptions_per_month=None, vendor_contract_on=None, operation_starts_on=None, subsidy_paid=None, edition=None))]
#[expect(clippy::too_many_arguments, reason = "keyword arguments of Python")]
pub fn assess(
    py: Python<'_>,
    facility: Option<&Bound<'_, PyAny>>,
    readers: Option<&Bound<'_, PyAny>>,
    cost: Option<&Bound<'_, PyAny>>,
    reader_applied_on: Option<&Bound<'_, PyAny>>,
    group_prescriptions_per_month: Option<&Bound<'_, PyAny>>,
    vendor_contract_on: Option<&Bound<'_, PyAny>>,
    operation_starts_on: Option<&Bound<'_, PyAny>>,
    subsidy_paid: Option<&Bound<'_, PyAny>>,
    edition: Option<&Bound<'_, PyAny>>,
) -> PyResult<Assessment> {
    let project = RawProject {
        facility: raw(facility),
        group_prescriptions_per_month: raw(group_prescriptions_per_month),
        readers: raw(readers),
        cost: raw(cost),
        reader_applied_on: raw(reader_applied_on),
        vendor_contract_on: raw(vendor_contract_on),
        operation_starts_on: raw(operation_starts_on),
        subsidy_paid: raw(subsidy_paid),
    };
    chosen(edition)?
        .and_then(|edition| Ok(Assessment::new(&project.assess(&edition)?)))
        .map_err(|error| raise(py, &error))
}

/// Returns the answer to a project in the wire's JSON, as JSON.
///
/// Raises OnshiError with one of the contract's codes.
#[pyfunction]
#[pyo3(signature = (project, *, edition=None))]
pub fn assess_json(
    project: &Bound<'_, PyString>,
    edition: Option<&Bound<'_, PyAny>>,
) -> PyResult<String> {
    let text = project.to_str()?;
    let edition = chosen(edition)?;
    RawProject::from_json(text)
        .and_then(|raw| {
            let answer = raw.assess(edition.as_ref().map_err(Clone::clone)?)?;
            Ok(AssessmentJson::new(&answer, false).to_string())
        })
        .map_err(|error| raise(project.py(), &error))
}
