//! `check` and `draft`: a form in, its report or the form out.

use onshi::forms::FormKind;
use onshi::wire::to_json;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};

use crate::error::raise;
use crate::raw::json_text;

/// Returns what is wrong with a form: every problem at once, in the order of the form.
///
/// * form: the form's name, such as "receipt_breakdown".
/// * value: the form as a dict, or its fields as keywords. Days are a datetime.date or
///   "YYYY-MM-DD", amounts whole yen. An institution code may be the code alone, as text.
///
/// Raises OnshiError for a value of the wrong type and for an unknown field. What is
/// wrong in the form itself is a finding.
#[pyfunction]
#[pyo3(signature = (form, value=None, /, **fields))]
pub fn check<'py>(
    form: &Bound<'py, PyString>,
    value: Option<&Bound<'py, PyAny>>,
    fields: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = form.py();
    let text = report(py, form.to_str()?, &given("check", value, fields)?)?;
    report_of(py, &text)
}

/// Returns a report of the wire as an `onshi.Report`.
pub fn report_of<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyAny>> {
    let wire = py.import("json")?.call_method1("loads", (text,))?;
    let class = py.import("onshi._answers")?.getattr("Report")?;
    class.call_method1("_of", (wire,))
}

/// Returns the report on a form in the wire's JSON, as JSON.
///
/// Raises OnshiError as for check.
#[pyfunction]
#[pyo3(signature = (form, value, /))]
pub fn check_json(form: &Bound<'_, PyString>, value: &Bound<'_, PyString>) -> PyResult<String> {
    report(form.py(), form.to_str()?, value.to_str()?)
}

fn report(py: Python<'_>, form: &str, text: &str) -> PyResult<String> {
    FormKind::named(form)
        .and_then(|form| form.check_text(text))
        .map(|report| to_json(&report))
        .map_err(|error| raise(py, &error))
}

/// Returns a form with its computed fields filled in: the sums of a receipt breakdown,
/// the amount of a subsidy application (yen).
///
/// form, value: as for check.
///
/// Raises OnshiError as for check, and for a project that has no answer.
#[pyfunction]
#[pyo3(signature = (form, value=None, /, **fields))]
pub fn draft<'py>(
    form: &Bound<'py, PyString>,
    value: Option<&Bound<'py, PyAny>>,
    fields: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = form.py();
    let text = filled_in(py, form.to_str()?, &given("draft", value, fields)?)?;
    py.import("json")?.call_method1("loads", (text,))
}

/// Returns the draft of a form in the wire's JSON, as JSON.
///
/// Raises OnshiError as for draft.
#[pyfunction]
#[pyo3(signature = (form, value, /))]
pub fn draft_json(form: &Bound<'_, PyString>, value: &Bound<'_, PyString>) -> PyResult<String> {
    filled_in(form.py(), form.to_str()?, value.to_str()?)
}

fn filled_in(py: Python<'_>, form: &str, text: &str) -> PyResult<String> {
    FormKind::named(form)
        .and_then(|form| form.draft_text(text))
        .map_err(|error| raise(py, &error))
}

/// Returns the form as the wire's text: given as one value, or by keywords.
fn given(
    function: &str,
    value: Option<&Bound<'_, PyAny>>,
    fields: Option<&Bound<'_, PyDict>>,
) -> PyResult<String> {
    match (value, fields) {
        (Some(_), Some(fields)) if !fields.is_empty() => Err(PyTypeError::new_err(format!(
            "{function}() takes a form or its fields, not both"
        ))),
        // A text is an institution code as typed, or JSON.
        (Some(value), _) => match value.cast::<PyString>() {
            Ok(text) => Ok(text.to_string_lossy().into_owned()),
            Err(_) => Ok(json_text(value)),
        },
        (None, Some(fields)) => Ok(json_text(fields)),
        (None, None) => Ok("{}".to_owned()),
    }
}

/// Returns the fields of a form, in order, for programs that draw it: dicts with "name", "label"
/// ({"ja", "en"}), "required" and "kind"; "words" or "one_of", "min" and "max", "fields" where there are.
///
/// Raises OnshiError for a form that there is not.
#[pyfunction]
#[pyo3(signature = (form, /))]
pub fn form_fields<'py>(form: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyAny>> {
    let py = form.py();
    let kind = FormKind::named(form.to_str()?).map_err(|error| raise(py, &error))?;
    py.import("json")?
        .call_method1("loads", (kind.fields_text(),))
}
