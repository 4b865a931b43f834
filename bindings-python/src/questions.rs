//! `assess`, `compare`, `options`: what is asked of a project.

use onshi::wire::{AssessmentJson, OverviewJson, RawProject, to_json};
use onshi::{NaiveDate, Yen};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};

use crate::assessment::{Asked, Assessment, spoken};
use crate::edition::chosen;
use crate::error::raise;
use crate::project::{Project, fill};

/// Returns the name of the newest edition, which answers when none is named.
#[pyfunction]
pub fn latest_edition() -> &'static str {
    onshi::Edition::latest().name()
}

/// Reads yen as people type them: 429,000円, 42.9万円, full-width digits.
///
/// Raises OnshiError (invalid_value) for a text that is not a whole number of yen.
///
/// >>> parse_yen("42.9万円")
/// 429000
#[pyfunction]
pub fn parse_yen(text: &Bound<'_, PyString>) -> PyResult<i64> {
    let yen = text.to_string_lossy().parse::<Yen>();
    yen.map(|yen| yen.0)
        .map_err(|error| raise(text.py(), &error))
}

/// Reads a day as people type it: 2021/3/31, 令和3年3月31日, R3.3.31.
///
/// Raises OnshiError (invalid_date) for a text that is not a day.
///
/// >>> parse_date("令和3年3月31日")
/// datetime.date(2021, 3, 31)
#[pyfunction]
pub fn parse_date(text: &Bound<'_, PyString>) -> PyResult<NaiveDate> {
    onshi::parse_date(&text.to_string_lossy()).map_err(|error| raise(text.py(), &error))
}

/// Returns a day as people write it. language: "ja" or "en".
///
/// >>> format_date(datetime.date(2021, 3, 31)), format_date(datetime.date(2021, 3, 31), "en")
/// ('令和3年3月31日', '2021-03-31')
#[pyfunction]
#[pyo3(signature = (day, language="ja"))]
pub fn format_date(day: NaiveDate, language: &str) -> PyResult<String> {
    Ok(onshi::format_date(day, spoken(language)?))
}

/// Returns how much subsidy a project gets, and every step to it.
///
/// * project: a Project; or its fields by keyword:
/// * facility: "hospital", "clinic" or "pharmacy".
/// * readers: face-recognition card readers (count; 1 to 3 for a hospital, else 1).
/// * cost: what was paid for the eligible work (whole yen, 0 to 10**12).
/// * reader_applied_on: the day of the reader application, a datetime.date or "YYYY-MM-DD".
/// * group_prescriptions_per_month: of the pharmacy's group (count); required for a pharmacy.
/// * vendor_contract_on, operation_starts_on, subsidy_paid: read by editions from 2022-08 on.
/// * edition: the name of an edition, or an Edition; the newest when None.
///
/// Raises OnshiError: missing_field, invalid_value, invalid_date,
/// group_prescriptions_not_applicable, readers_out_of_range, cost_out_of_range,
/// date_not_covered, vendor_contract_on_required, vendor_contract_too_late, unknown_edition,
/// invalid_edition.
///
/// Source: 補助上限表 of the notice of December 2020 and its pamphlet; explain() names each place.
///
/// >>> import datetime
/// >>> day = datetime.date(2021, 4, 1)
/// >>> assess(facility="hospital", readers=3, cost=1903000, reader_applied_on=day).subsidy
/// 951000
#[pyfunction]
#[pyo3(
    signature = (project=None, /, *, edition=None, **fields),
    text_signature = "(project=None, /, *, facility=None, readers=None, cost=None, reader_applied_on=None, group_prescriptions_per_month=None, vendor_contract_on=None, operation_starts_on=None, subsidy_paid=None, edition=None)"
)]
pub fn assess(
    py: Python<'_>,
    project: Option<&Bound<'_, PyAny>>,
    edition: Option<&Bound<'_, PyAny>>,
    fields: Option<&Bound<'_, PyDict>>,
) -> PyResult<Assessment> {
    let raw = question("assess", project, fields)?;
    chosen(edition)?
        .and_then(|edition| {
            let project = Project(raw.assess(&edition)?.project);
            Assessment::new(project, edition, Asked::Itself)
        })
        .map_err(|error| raise(py, &error))
}

/// Returns what a project would get before and after the pamphlet's revision, and the gain.
///
/// The arguments are those of assess; days may be missing, and are not compared with the edition.
///
/// Raises OnshiError as assess does, but for days.
///
/// >>> compare(facility="clinic", readers=1, cost=429000).gain
/// 108000
#[pyfunction]
#[pyo3(
    signature = (project=None, /, *, edition=None, **fields),
    text_signature = "(project=None, /, *, facility=None, readers=None, cost=None, reader_applied_on=None, group_prescriptions_per_month=None, vendor_contract_on=None, operation_starts_on=None, subsidy_paid=None, edition=None)"
)]
pub fn compare<'py>(
    py: Python<'py>,
    project: Option<&Bound<'py, PyAny>>,
    edition: Option<&Bound<'py, PyAny>>,
    fields: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    let raw = question("compare", project, fields)?;
    let (before, after, gain) = chosen(edition)?
        .and_then(|edition| {
            let columns = raw.compare(&edition)?;
            let (project, gain) = (Project(columns.before.project), columns.gain.0);
            let before = Assessment::new(project.clone(), edition.clone(), Asked::Before)?;
            let after = Assessment::new(project, edition, Asked::After)?;
            Ok((before, after, gain))
        })
        .map_err(|error| raise(py, &error))?;
    let class = py.import("onshi._answers")?.getattr("Comparison")?;
    class.call1((before, after, gain))
}

/// Returns one assessment for each number of readers allowed, from 1 on: a hospital sees 1, 2 and
/// 3 side by side.
///
/// The arguments are those of assess; readers may be missing, and is ignored.
///
/// Raises OnshiError as assess does, but for readers.
///
/// >>> answers = options(facility="hospital", cost=5000000, reader_applied_on="2021-04-01")
/// >>> [answer.subsidy for answer in answers]
/// [1050000, 1001000, 951000]
#[pyfunction]
#[pyo3(
    signature = (project=None, /, *, edition=None, **fields),
    text_signature = "(project=None, /, *, facility=None, readers=None, cost=None, reader_applied_on=None, group_prescriptions_per_month=None, vendor_contract_on=None, operation_starts_on=None, subsidy_paid=None, edition=None)"
)]
pub fn options(
    py: Python<'_>,
    project: Option<&Bound<'_, PyAny>>,
    edition: Option<&Bound<'_, PyAny>>,
    fields: Option<&Bound<'_, PyDict>>,
) -> PyResult<Vec<Assessment>> {
    let raw = question("options", project, fields)?;
    chosen(edition)?
        .and_then(|edition| {
            let answers = raw.options(&edition)?;
            let answers = answers.iter().map(|answer| {
                Assessment::new(Project(answer.project), edition.clone(), Asked::Itself)
            });
            answers.collect()
        })
        .map_err(|error| raise(py, &error))
}

/// Returns what each row of the table pays of a cost, in the wire's JSON. The arguments are those of assess.
#[pyfunction]
#[pyo3(signature = (project=None, /, *, edition=None, **fields))]
pub fn overview_json(
    py: Python<'_>,
    project: Option<&Bound<'_, PyAny>>,
    edition: Option<&Bound<'_, PyAny>>,
    fields: Option<&Bound<'_, PyDict>>,
) -> PyResult<String> {
    let raw = question("overview", project, fields)?;
    chosen(edition)?
        .and_then(|edition| {
            let offers = raw.overview(&edition)?;
            Ok(to_json(&OverviewJson::new(edition.name(), &offers)))
        })
        .map_err(|error| raise(py, &error))
}

/// Returns the project that was given as one, or by its fields.
fn question(
    function: &str,
    project: Option<&Bound<'_, PyAny>>,
    fields: Option<&Bound<'_, PyDict>>,
) -> PyResult<RawProject<'static>> {
    let mut raw = RawProject::default();
    match project {
        None => fill(function, &mut raw, fields)?,
        Some(_) if fields.is_some_and(|fields| !fields.is_empty()) => {
            return Err(PyTypeError::new_err(format!(
                "{function}() takes a Project or its fields, not both; see Project.replace"
            )));
        }
        Some(project) => match project.cast::<Project>() {
            Ok(project) => raw = RawProject::from(&project.get().0),
            Err(_) => {
                return Err(PyTypeError::new_err(format!(
                    "{function}() takes a Project, or its fields by keyword: facility=\"clinic\", readers=1, …"
                )));
            }
        },
    }
    Ok(raw)
}

/// Returns the answer to a project in the wire's JSON, as JSON.
///
/// project: the wire's text. edition: as for assess. explain: as for Assessment.to_dict.
///
/// Raises OnshiError as assess does; invalid_json and unknown_field besides.
#[pyfunction]
#[pyo3(signature = (project, *, edition=None, explain=false))]
pub fn assess_json(
    project: &Bound<'_, PyString>,
    edition: Option<&Bound<'_, PyAny>>,
    explain: bool,
) -> PyResult<String> {
    let text = project.to_str()?;
    let edition = chosen(edition)?;
    RawProject::from_json(text)
        .and_then(|raw| {
            let answer = raw.assess(edition.as_ref().map_err(Clone::clone)?)?;
            Ok(to_json(&AssessmentJson::new(&answer, explain)))
        })
        .map_err(|error| raise(project.py(), &error))
}
