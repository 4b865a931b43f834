//! onshi for JavaScript: JSON text in, JSON text out.
//!
//! An error is an answer too, `{"error":…}`; the JavaScript in front throws it.

use chrono::DateTime;
use onshi::forms::FormKind;
use onshi::wire::{AssessmentJson, ErrorJson, PlanJson, RawPlan, RawProject, ReportJson};
use onshi::{Edition, Error, Language};
use wasm_bindgen::prelude::wasm_bindgen;

/// Returns the name of the newest edition, which answers when none is named.
#[wasm_bindgen(js_name = latestEdition)]
pub fn latest_edition() -> String {
    Edition::latest().name.to_string()
}

/// Returns the answer to a project in the wire's JSON, or the error.
#[wasm_bindgen]
pub fn assess(project: &str, edition: Option<String>) -> String {
    answer(project, edition.as_deref()).unwrap_or_else(|error| ErrorJson::new(&error).to_string())
}

fn answer(project: &str, edition: Option<&str>) -> Result<String, Error> {
    let edition = edition.map_or(Ok(Edition::latest()), Edition::named)?;
    let answer = RawProject::from_json(project)?.assess(edition)?;
    Ok(AssessmentJson::new(&answer, false).to_string())
}

/// Returns the plan for milestones in the wire's JSON, or the error.
#[wasm_bindgen]
pub fn plan(milestones: &str) -> String {
    match RawPlan::from_json(milestones).and_then(|raw| raw.plan()) {
        Ok(plan) => PlanJson::new(&plan).to_string(),
        Err(error) => ErrorJson::new(&error).to_string(),
    }
}

/// Returns the report on a form in the wire's JSON, or the error.
#[wasm_bindgen]
pub fn check(form: &str, value: &str) -> String {
    let report = FormKind::from_code(form).and_then(|form| form.check_text(value));
    match report {
        Ok(report) => ReportJson::new(&report).to_string(),
        Err(error) => ErrorJson::new(&error).to_string(),
    }
}

/// Returns a form with what follows from the rest filled in, or the error.
#[wasm_bindgen]
pub fn draft(form: &str, value: &str) -> String {
    FormKind::from_code(form)
        .and_then(|form| form.draft_text(value))
        .unwrap_or_else(|error| ErrorJson::new(&error).to_string())
}

/// Returns the fields of a form as JSON, or the error.
#[wasm_bindgen(js_name = formFields)]
pub fn form_fields(form: &str) -> String {
    match FormKind::from_code(form) {
        Ok(form) => form.fields_text(),
        Err(error) => ErrorJson::new(&error).to_string(),
    }
}

/// Returns the plan as a calendar file, or the error. `stamp`: seconds since 1970; a time that
/// the calendar cannot hold is taken as 1970.
#[wasm_bindgen(js_name = toIcs)]
pub fn to_ics(milestones: &str, english: bool, stamp: i64, id: &str) -> String {
    let language = if english { Language::En } else { Language::Ja };
    let stamp = DateTime::from_timestamp(stamp, 0).unwrap_or_default();
    match RawPlan::from_json(milestones).and_then(|raw| raw.plan()) {
        Ok(plan) => plan.to_ics(language, stamp, id),
        Err(error) => ErrorJson::new(&error).to_string(),
    }
}
