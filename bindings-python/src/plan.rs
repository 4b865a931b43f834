//! `plan` and its calendar file; the desk and the notices.

use chrono::{DateTime, Utc};
use onshi::wire::{DeskJson, NoticesJson, Raw, RawPlan, to_json};
use onshi::{
    Error, Language, PaperOutput,
    plan::{Plan, check_id},
};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDateTime, PyDict, PyString};

use crate::assessment::spoken;
use crate::error::raise;
use crate::raw::{items, raw};

/// Returns what to do by when: the pamphlet's fifteen steps, each with its day.
///
/// * facility: "hospital", "clinic" or "pharmacy".
/// * operation_starts_on, equipment_set_up_on, reader_applied_on, as_of: a datetime.date or
///   "YYYY-MM-DD" from 2019 to 2027; what is None is unknown.
/// * group_prescriptions_per_month: of the pharmacy's group (count); only for a note.
/// * done: the steps that are done, by their codes.
/// * deferral: the type of the deferral notice, 1 to 6.
///
/// Raises OnshiError with one of the contract's codes.
///
/// >>> first = plan(facility="clinic", operation_starts_on="2021-06-30").steps[0]
/// >>> first.step, first.due_on
/// (Step.APPLY_FOR_READER, datetime.date(2021, 2, 28))
#[pyfunction]
#[pyo3(
    signature = (**milestones),
    text_signature = "(*, facility=None, group_prescriptions_per_month=None, operation_starts_on=None, equipment_set_up_on=None, reader_applied_on=None, as_of=None, done=None, deferral=None)"
)]
pub fn plan<'py>(
    py: Python<'py>,
    milestones: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    let plan = made("plan", milestones)?.map_err(|error| raise(py, &error))?;
    let text = to_json(&plan);
    let wire = py.import("json")?.call_method1("loads", (text,))?;
    let class = py.import("onshi._plan")?.getattr("Plan")?;
    class.call_method1("_of", (wire, milestones))
}

/// Returns the plan for milestones in the wire's JSON, as JSON.
///
/// Raises OnshiError with one of the contract's codes.
#[pyfunction]
pub fn plan_json(milestones: &Bound<'_, PyString>) -> PyResult<String> {
    RawPlan::from_json(milestones.to_str()?)
        .and_then(|raw| Ok(to_json(&raw.plan()?)))
        .map_err(|error| raise(milestones.py(), &error))
}

/// Returns a plan as a calendar file (RFC 5545): one all-day event a due day or limit.
///
/// stamp: when the file is made, a datetime with a time zone; now when None. language: "ja" or "en". id: what
/// tells this plan from others in the same calendar, such as the institution code; derived from
/// the facility, its group and its days when empty: after a change of these, events are added and not
/// updated. The rest as for plan.
///
/// Raises OnshiError with one of the contract's codes.
#[pyfunction]
#[pyo3(
    signature = (*, stamp=None, language="ja", id="", **milestones),
    text_signature = "(*, stamp=None, language='ja', id='', facility=None, group_prescriptions_per_month=None, operation_starts_on=None, equipment_set_up_on=None, reader_applied_on=None, as_of=None, done=None, deferral=None)"
)]
pub fn to_ics(
    py: Python<'_>,
    stamp: Option<&Bound<'_, PyDateTime>>,
    language: &str,
    id: &str,
    milestones: Option<&Bound<'_, PyDict>>,
) -> PyResult<String> {
    let language = spoken(language)?;
    let stamp = stamped(py, stamp)?;
    check_id(id).map_err(|error| raise(py, &error))?;
    let plan = made("to_ics", milestones)?.map_err(|error| raise(py, &error))?;
    Ok(plan.to_ics(language, stamp, id))
}

/// Returns a plan for paper: a table for each stage with the days, boxes to tick, the limits, and who acts.
///
/// output: "html" for one page without scripts, "text" for a mail. language: "ja" or "en". The rest as for plan.
///
/// Raises OnshiError with one of the contract's codes.
#[pyfunction]
#[pyo3(
    signature = (*, output="html", language="ja", **milestones),
    text_signature = "(*, output='html', language='ja', facility=None, group_prescriptions_per_month=None, operation_starts_on=None, equipment_set_up_on=None, reader_applied_on=None, as_of=None, done=None, deferral=None)"
)]
pub fn plan_paper(
    py: Python<'_>,
    output: &str,
    language: &str,
    milestones: Option<&Bound<'_, PyDict>>,
) -> PyResult<String> {
    let (output, language) = on_paper(output, language)?;
    let plan = made("plan_paper", milestones)?.map_err(|error| raise(py, &error))?;
    Ok(plan.paper(output, language))
}

/// Reads how a text for paper is written.
pub fn on_paper(output: &str, language: &str) -> PyResult<(PaperOutput, Language)> {
    let known = PaperOutput::from_code(output);
    let output = known.ok_or_else(|| PyValueError::new_err("output is 'text' or 'html'"))?;
    Ok((output, spoken(language)?))
}

/// Returns when a file is made; now when `None`.
pub fn stamped(py: Python<'_>, stamp: Option<&Bound<'_, PyDateTime>>) -> PyResult<DateTime<Utc>> {
    let needed =
        || PyValueError::new_err("stamp is a datetime with a time zone, from year 1 to 9999");
    let datetime = py.import("datetime")?;
    let utc = datetime.getattr("timezone")?.getattr("utc")?;
    // The core has no clock; Python's is the caller's.
    let stamp = match stamp {
        Some(stamp) => stamp.clone().into_any(),
        None => datetime.getattr("datetime")?.call_method1("now", (&utc,))?,
    };
    if stamp.call_method0("utcoffset")?.is_none() {
        return Err(needed());
    }
    let stamp = stamp.call_method1("astimezone", (utc,));
    stamp.map_err(|_| needed())?.extract()
}

/// Returns who to ask in the wire's JSON. at: a time of Japan, such as "2021-01-16T15:59", to say
/// whether the desk is open then.
///
/// Raises OnshiError: invalid_date, date_not_covered.
#[pyfunction]
#[pyo3(signature = (at=None))]
pub fn desk_json(py: Python<'_>, at: Option<&str>) -> PyResult<String> {
    DeskJson::at(at)
        .map(|desk| to_json(&desk))
        .map_err(|error| raise(py, &error))
}

/// Returns what holds for every answer, in the wire's JSON.
#[pyfunction]
pub fn notices_json() -> String {
    to_json(&NoticesJson::all())
}

/// Makes the plan. The outer error is Python's own: an argument that there is not.
fn made(function: &str, milestones: Option<&Bound<'_, PyDict>>) -> PyResult<Result<Plan, Error>> {
    let mut fields = RawPlan::default();
    for (key, value) in milestones.into_iter().flatten() {
        let name = key.cast::<PyString>()?.to_str()?;
        match fields.field_mut(name) {
            Some(field) if name == "done" => *field = list(&value),
            Some(field) => *field = raw(Some(&value)),
            None => {
                let text = format!("{function}() got an unexpected keyword argument '{name}'");
                return Err(PyTypeError::new_err(text));
            }
        }
    }
    Ok(fields.plan())
}

/// Converts a list, a tuple or a set; nothing else is a list of steps.
fn list(value: &Bound<'_, PyAny>) -> Raw<'static> {
    if value.is_none() {
        return Raw::Missing;
    }
    match items(value) {
        Some(items) => Raw::List(items.iter().map(|item| raw(Some(item))).collect()),
        None => raw(Some(value)),
    }
}
