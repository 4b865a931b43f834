//! `plans`: the plans of several facilities, a row each.

use onshi::plan::{NamedPlan, Step, Urgency, plans_paper, plans_to_ics};
use onshi::wire::{FieldColumns, Raw};
use onshi::{Error, NaiveDate};
use pyo3::prelude::*;
use pyo3::types::{PyDateTime, PyList, PyString};

use crate::assessment::spoken;
use crate::error::raise;
use crate::plan::{on_paper, stamped};
use crate::raw::{items, raw, well_formed};

/// A row of `plans`: its place in the frame, the late steps, the next step and its day, the next limit, the earliest
/// start, the day of each step, the error code.
type Row = (
    usize,
    String,
    Option<&'static str>,
    Option<NaiveDate>,
    Option<NaiveDate>,
    Option<NaiveDate>,
    Vec<Option<NaiveDate>>,
    Option<&'static str>,
);

/// Returns what each row's plan says, the most urgent first. headings: of the columns; rows: the cells of each row;
/// as_of: for rows without a reference date.
#[pyfunction]
pub fn plan_rows(
    py: Python<'_>,
    headings: Vec<String>,
    rows: &Bound<'_, PyList>,
    as_of: Option<&Bound<'_, PyAny>>,
) -> PyResult<Vec<Row>> {
    let mut planned: Vec<_> = made(py, &headings, rows, as_of)?
        .into_iter()
        .enumerate()
        .collect();
    planned.sort_by_cached_key(|(_, row)| Urgency::of(row.as_ref().ok().map(|named| &named.plan)));
    let rows = planned.into_iter().map(|(place, row)| match row {
        Ok(NamedPlan { plan, .. }) => {
            let summary = plan.summary();
            let days = plan.steps().iter().map(|step| step.due_on);
            (
                place,
                summary.late,
                summary.next_step.map(Step::code),
                summary.next_due_on,
                summary.next_limit_on,
                summary.earliest_operation_on,
                days.collect(),
                None,
            )
        }
        Err(error) => {
            let days = vec![None; Step::ALL.len()];
            let code = Some(error.code().code());
            (place, String::new(), None, None, None, None, days, code)
        }
    });
    Ok(rows.collect())
}

/// Returns the plans of all rows as one calendar file. Raises OnshiError for the first row that has none.
#[pyfunction]
pub fn plan_rows_ics(
    py: Python<'_>,
    headings: Vec<String>,
    rows: &Bound<'_, PyList>,
    as_of: Option<&Bound<'_, PyAny>>,
    stamp: Option<&Bound<'_, PyDateTime>>,
    language: &str,
) -> PyResult<String> {
    let language = spoken(language)?;
    let stamp = stamped(py, stamp)?;
    let plans = named(py, &headings, rows, as_of)?;
    Ok(plans_to_ics(&plans, language, stamp))
}

/// Returns what is late and what is next for all rows, on paper. Raises OnshiError for the first row that has no plan.
#[pyfunction]
pub fn plan_rows_paper(
    py: Python<'_>,
    headings: Vec<String>,
    rows: &Bound<'_, PyList>,
    as_of: Option<&Bound<'_, PyAny>>,
    output: &str,
    language: &str,
) -> PyResult<String> {
    let (output, language) = on_paper(output, language)?;
    let plans = named(py, &headings, rows, as_of)?;
    Ok(plans_paper(&plans, &[], output, language))
}

fn named(
    py: Python<'_>,
    headings: &[String],
    rows: &Bound<'_, PyList>,
    as_of: Option<&Bound<'_, PyAny>>,
) -> PyResult<Vec<NamedPlan>> {
    let rows = made(py, headings, rows, as_of)?.into_iter();
    rows.map(|plan| plan.map_err(|error| raise(py, &error)))
        .collect()
}

/// Makes the plan of each row.
fn made(
    py: Python<'_>,
    headings: &[String],
    rows: &Bound<'_, PyList>,
    as_of: Option<&Bound<'_, PyAny>>,
) -> PyResult<Vec<Result<NamedPlan, Error>>> {
    let columns = FieldColumns::typed(headings, NamedPlan::FIELDS, onshi::plan::Milestones::NEEDED)
        .map_err(|error| raise(py, &error))?;
    let as_of = as_of.map_or(Raw::Missing, cell);
    let mut made = Vec::with_capacity(rows.len());
    for row in rows {
        let cells: Vec<Bound<'_, PyAny>> = row.extract()?;
        let at = |name: &str| columns.place(name).and_then(|place| cells.get(place));
        let text = |name: &str| match at(name) {
            Some(value) if !value.is_none() => value.str().and_then(|text| well_formed(&text)),
            _ => Ok(String::new()),
        };
        let (name, code) = (text("name")?, text("institution_code")?);
        let mut raw = columns.plan(|place| cells.get(place).map_or(Raw::Missing, cell));
        if raw.as_of.is_missing() {
            raw.as_of = as_of.clone();
        }
        made.push(
            raw.plan()
                .and_then(|plan| NamedPlan::new(&name, &code, plan)),
        );
    }
    Ok(made)
}

/// Converts a cell: its text is what a person typed, a list is one of steps.
fn cell(value: &Bound<'_, PyAny>) -> Raw<'static> {
    if let Ok(text) = value.cast::<PyString>() {
        return well_formed(text).map_or(Raw::Missing, Raw::of_cell);
    }
    match items(value) {
        Some(items) => Raw::List(items.iter().map(|item| cell(item)).collect()),
        None => raw(Some(value)),
    }
}
