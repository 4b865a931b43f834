//! The words of the wire, and what people call them.

use onshi::plan::{Actor, DueKind, Stage, Status, Step};
use onshi::{
    Basis, Category, ErrorCode, FacilityKind, FindingCode, FractionRule, Language, Severity, Track,
};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyDict;
use serde::Serialize;

/// Returns the member of one of the enums of `onshi._codes`.
pub fn member<'py>(py: Python<'py>, class: &str, code: &str) -> PyResult<Bound<'py, PyAny>> {
    py.import(intern!(py, "onshi._codes"))?
        .getattr(class)?
        .call1((code,))
}

/// Returns the words for people of every code: {"Track": {"standard": ("通常", "standard"), …}, …}.
#[pyfunction]
pub fn labels(py: Python<'_>) -> PyResult<Bound<'_, PyDict>> {
    let all = PyDict::new(py);
    put(&all, "Facility", &FacilityKind::ALL, FacilityKind::label)?;
    put(&all, "Category", &Category::ALL, Category::label)?;
    put(&all, "Track", &Track::ALL, Track::label)?;
    put(
        &all,
        "FractionRule",
        &FractionRule::ALL,
        FractionRule::label,
    )?;
    put(&all, "Basis", &Basis::ALL, Basis::label)?;
    put(&all, "Step", &Step::ALL, Step::label)?;
    let stages = [
        Stage::ReaderApplication,
        Stage::Order,
        Stage::Introduction,
        Stage::OperationPreparation,
        Stage::StartOfOperation,
        Stage::SubsidyApplication,
    ];
    put(&all, "Stage", &stages, Stage::label)?;
    put(
        &all,
        "Actor",
        &[Actor::Facility, Actor::Vendor],
        Actor::label,
    )?;
    let kinds = [
        DueKind::Guideline,
        DueKind::Hard,
        DueKind::Order,
        DueKind::Information,
    ];
    put(&all, "DueKind", &kinds, DueKind::label)?;
    let statuses = [Status::Done, Status::Late, Status::DueToday, Status::Open];
    put(&all, "Status", &statuses, Status::label)?;
    put(
        &all,
        "Severity",
        &[Severity::Error, Severity::Warning],
        Severity::label,
    )?;
    put(&all, "ErrorCode", &ErrorCode::ALL, ErrorCode::meaning)?;
    put(&all, "FindingCode", &FindingCode::ALL, FindingCode::meaning)?;
    Ok(all)
}

fn put<T: Serialize + Copy>(
    all: &Bound<'_, PyDict>,
    class: &str,
    members: &[T],
    label: fn(T, Language) -> &'static str,
) -> PyResult<()> {
    let labels = PyDict::new(all.py());
    for member in members {
        let code = serde_json::to_value(member).unwrap_or_default();
        let words = (label(*member, Language::Ja), label(*member, Language::En));
        labels.set_item(code.as_str(), words)?;
    }
    all.set_item(class, labels)
}
