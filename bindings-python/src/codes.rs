//! The words of the wire, and what people call them.

use onshi::plan::{Actor, Channel, DueKind, LimitReason, LimitStatus, Stage, Status, Step};
use onshi::{Basis, Category, Code, FacilityKind, FractionRule, Language, Severity, Track};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyDict;
use serde::Serialize;

/// Returns the member of one of the enums of `onshi._codes`.
pub fn member<'py>(py: Python<'py>, class: &str, code: &str) -> PyResult<Bound<'py, PyAny>> {
    py.import(intern!(py, "onshi._codes"))?
        .getattr(class)?
        .call1((code,))
}

/// Returns the words for people of every code: {"Actor": {"facility": ("施設", "facility"), …}, …}.
#[pyfunction]
pub fn labels(py: Python<'_>) -> PyResult<Bound<'_, PyDict>> {
    static LABELS: PyOnceLock<Py<PyDict>> = PyOnceLock::new();
    let all = LABELS.get_or_try_init(py, || all_labels(py).map(Bound::unbind))?;
    Ok(all.bind(py).clone())
}

fn all_labels(py: Python<'_>) -> PyResult<Bound<'_, PyDict>> {
    let all = PyDict::new(py);
    put(&all, "Facility", FacilityKind::ALL, FacilityKind::label)?;
    put(&all, "Category", Category::ALL, Category::label)?;
    put(&all, "Track", Track::ALL, Track::label)?;
    put(&all, "FractionRule", FractionRule::ALL, FractionRule::label)?;
    put(&all, "Basis", Basis::ALL, Basis::label)?;
    put(&all, "Step", Step::ALL, Step::label)?;
    put(&all, "Stage", Stage::ALL, Stage::label)?;
    put(&all, "Actor", Actor::ALL, Actor::label)?;
    put(&all, "Channel", Channel::ALL, Channel::label)?;
    put(&all, "DueKind", DueKind::ALL, DueKind::label)?;
    put(&all, "Status", Status::ALL, Status::label)?;
    put(&all, "LimitReason", LimitReason::ALL, LimitReason::label)?;
    put(&all, "LimitStatus", LimitStatus::ALL, LimitStatus::label)?;
    put(&all, "Severity", Severity::ALL, Severity::label)?;
    put(&all, "ErrorCode", Code::ERRORS, Code::meaning)?;
    put(&all, "FindingCode", Code::FINDINGS, Code::meaning)?;
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
