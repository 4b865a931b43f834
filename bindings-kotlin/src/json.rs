//! The wire's JSON in, the wire's JSON out.

use onshi::Edition;
use onshi::forms::FormKind;
use onshi::wire::{
    AssessmentJson, ComparisonJson, OptionsJson, PlanJson, RawPlan, RawProject, ReportJson,
};

use crate::error::Refusal;

#[uniffi::export]
fn assess_json_native(
    project: &str,
    edition: Option<String>,
    explain: bool,
) -> Result<String, Refusal> {
    let edition = Edition::asked(edition.as_deref())?;
    let answer = RawProject::from_json(project)?.assess(&edition)?;
    Ok(AssessmentJson::new(&answer, explain).to_string())
}

#[uniffi::export]
fn compare_json_native(
    project: &str,
    edition: Option<String>,
    explain: bool,
) -> Result<String, Refusal> {
    let edition = Edition::asked(edition.as_deref())?;
    let columns = RawProject::from_json(project)?.compare(&edition)?;
    Ok(ComparisonJson::new(&columns, explain).to_string())
}

#[uniffi::export]
fn options_json_native(
    project: &str,
    edition: Option<String>,
    explain: bool,
) -> Result<String, Refusal> {
    let edition = Edition::asked(edition.as_deref())?;
    let answers = RawProject::from_json(project)?.options(&edition)?;
    Ok(OptionsJson::new(&answers, explain).to_string())
}

#[uniffi::export]
fn plan_json_native(milestones: &str) -> Result<String, Refusal> {
    let plan = RawPlan::from_json(milestones)?.plan()?;
    Ok(PlanJson::new(&plan).to_string())
}

#[uniffi::export]
fn check_json_native(form: &str, text: &str) -> Result<String, Refusal> {
    let report = FormKind::from_code(form)?.check_text(text)?;
    Ok(ReportJson::new(&report).to_string())
}

#[uniffi::export]
fn draft_json_native(form: &str, text: &str) -> Result<String, Refusal> {
    Ok(FormKind::from_code(form)?.draft_text(text)?)
}

#[uniffi::export]
fn form_fields_json_native(form: &str) -> Result<String, Refusal> {
    Ok(FormKind::from_code(form)?.fields_text())
}
