//! `check`, `check_typed` and `draft`: a form in, its report or the form out.

use onshi::Error;
use onshi::forms::{self, FormKind};
use onshi::wire::to_json;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};

use crate::assessment::spoken;
use crate::error::raise;
use crate::plan::on_paper;
use crate::raw::{json_text, typed_text, well_formed};

/// Returns what is wrong with a form: every problem at once, in the order of the form.
///
/// * form: the form's name, such as "receipt_breakdown".
/// * value: the form as a dict, or its fields as keywords. Days are a datetime.date, amounts whole yen; text is
///   read as people write it ("令和3年3月31日", "42.9万円"). An institution code may be the code alone, as text.
///
/// Raises OnshiError for an unknown field. Everything that is wrong in the form itself, a value of the wrong
/// type too, is a finding. A form as JSON text is read strictly: a value of the wrong type raises.
#[pyfunction]
#[pyo3(signature = (form, value=None, /, **fields))]
pub fn check<'py>(
    form: &Bound<'py, PyString>,
    value: Option<&Bound<'py, PyAny>>,
    fields: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = form.py();
    let report = match given("check", value, fields)? {
        Given::Text(text) => report(py, form.to_str()?, &text)?,
        Given::Fields(json) => answered(py, form.to_str()?, |form| {
            Ok(to_json(&form.check_filled(&json)?))
        })?,
    };
    report_of(py, &report)
}

/// Checks a form as a person typed it: a text for each path.
///
/// * form: the form's name, such as "receipt_breakdown".
/// * texts: a dict of texts by path, such as {"lines[0].eligible": "20万円"}, or nested as the form is.
///   Days, amounts, names and ticks are read as people write them; a row that is blank throughout is left out.
///
/// Returns a TypedForm: the report, the sums of the rows, the subsidy, the form as it was read. Computed fields
/// that were left blank are filled in. A path that the form does not have is a finding.
///
/// Raises OnshiError for a form that there is not, for a path that is given twice, and for more than 1 MiB.
#[pyfunction]
#[pyo3(signature = (form, texts, /))]
pub fn check_typed<'py>(
    form: &Bound<'py, PyString>,
    texts: &Bound<'py, PyDict>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = form.py();
    let json = typed_text(texts)?;
    let text = answered(py, form.to_str()?, |form| {
        Ok(to_json(&form.check_typed_text(&json)?))
    })?;
    answer_of(py, "TypedForm", &text)
}

/// Returns a message for people who fill in a form: labels in place of the names and words of the wire.
#[pyfunction]
#[pyo3(name = "_for_form", signature = (message, language, /))]
pub fn for_form(message: &str, language: &str) -> PyResult<String> {
    Ok(forms::for_form(message, spoken(language)?))
}

/// Returns a report of the wire as an `onshi.Report`.
pub fn report_of<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyAny>> {
    answer_of(py, "Report", text)
}

/// Returns an answer of the wire as a class of `onshi`.
fn answer_of<'py>(py: Python<'py>, class: &str, text: &str) -> PyResult<Bound<'py, PyAny>> {
    let wire = py.import("json")?.call_method1("loads", (text,))?;
    let class = py.import("onshi._answers")?.getattr(class)?;
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
    answered(py, form, |form| Ok(to_json(&form.check_text(text)?)))
}

fn answered(
    py: Python<'_>,
    form: &str,
    answer: impl FnOnce(FormKind) -> Result<String, Error>,
) -> PyResult<String> {
    FormKind::named(form)
        .and_then(answer)
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
    let (Given::Text(text) | Given::Fields(text)) = given("draft", value, fields)?;
    let text = filled_in(py, form.to_str()?, &text)?;
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
    answered(py, form, |form| form.draft_text(text))
}

/// A form as it was given.
enum Given {
    /// A text: an institution code as typed, or JSON.
    Text(String),
    /// A value of Python, as JSON.
    Fields(String),
}

/// Returns the form as it was given: as one value, or by keywords.
fn given(
    function: &str,
    value: Option<&Bound<'_, PyAny>>,
    fields: Option<&Bound<'_, PyDict>>,
) -> PyResult<Given> {
    match (value, fields) {
        (Some(_), Some(fields)) if !fields.is_empty() => Err(PyTypeError::new_err(format!(
            "{function}() takes a form or its fields, not both"
        ))),
        (Some(value), _) => match value.cast::<PyString>() {
            Ok(text) => Ok(Given::Text(well_formed(text)?)),
            Err(_) => Ok(Given::Fields(json_text(value))),
        },
        (None, Some(fields)) => Ok(Given::Fields(json_text(fields))),
        (None, None) => Ok(Given::Fields("{}".to_owned())),
    }
}

/// Returns a form for paper or mail: the estimate request as a letter to the vendor, the subsidy application as its
/// documents under a cover, any other form as a sheet. Computed fields are filled in; what is missing is marked in its
/// place and listed at the top.
///
/// * form: its name. value, or fields by keyword: as for check.
/// * output: "text" for a mail, "html" for one page without scripts, to be printed. language: "ja" or "en".
///
/// Raises OnshiError as for draft.
#[pyfunction]
#[pyo3(signature = (form, value=None, /, *, output="text", language="ja", **fields))]
pub fn paper(
    form: &Bound<'_, PyString>,
    value: Option<&Bound<'_, PyAny>>,
    output: &str,
    language: &str,
    fields: Option<&Bound<'_, PyDict>>,
) -> PyResult<String> {
    let (output, language) = on_paper(output, language)?;
    let (Given::Text(text) | Given::Fields(text)) = given("paper", value, fields)?;
    answered(form.py(), form.to_str()?, |form| {
        form.paper_text(&text, output, language)
    })
}

/// Returns the fields of a form, in order, for programs that draw it: dicts with "name", "label"
/// ({"ja", "en"}), "required" and "kind"; "words" or "one_of", "min" and "max", "fields" where there are.
///
/// Raises OnshiError for a form that there is not.
#[pyfunction]
#[pyo3(signature = (form, /))]
pub fn form_fields<'py>(form: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyAny>> {
    let py = form.py();
    let fields = answered(py, form.to_str()?, |form| Ok(form.fields_text()))?;
    py.import("json")?.call_method1("loads", (fields,))
}
