//! The wire's JSON in, the wire's JSON out.

use std::borrow::Cow;

use onshi::forms::FormKind;
use onshi::wire::{
    AssessmentJson, ComparisonJson, OptionsJson, OverviewJson, RawPlan, RawProject, to_json,
};
use onshi::{Edition, Error};

use crate::error::Refusal;

/// Returns the edition that a text asks for: JSON, which begins with `{` as no name does, or the
/// name of a built-in one; the newest when missing.
fn asked(edition: Option<&str>) -> Result<Cow<'static, Edition>, Error> {
    Ok(match edition {
        Some(json) if json.trim_start().starts_with('{') => Cow::Owned(Edition::from_json(json)?),
        Some(name) => Cow::Borrowed(Edition::named(name)?),
        None => Cow::Borrowed(Edition::latest()),
    })
}

#[uniffi::export]
fn assess_json_native(
    project: &str,
    edition: Option<String>,
    explain: bool,
) -> Result<String, Refusal> {
    let edition = asked(edition.as_deref())?;
    let answer = RawProject::from_json(project)?.assess(&edition)?;
    Ok(to_json(&AssessmentJson::new(&answer, explain)))
}

#[uniffi::export]
fn compare_json_native(
    project: &str,
    edition: Option<String>,
    explain: bool,
) -> Result<String, Refusal> {
    let edition = asked(edition.as_deref())?;
    let columns = RawProject::from_json(project)?.compare(&edition)?;
    Ok(to_json(&ComparisonJson::new(&columns, explain)))
}

#[uniffi::export]
fn options_json_native(
    project: &str,
    edition: Option<String>,
    explain: bool,
) -> Result<String, Refusal> {
    let edition = asked(edition.as_deref())?;
    let answers = RawProject::from_json(project)?.options(&edition)?;
    Ok(to_json(&OptionsJson::new(&answers, explain)))
}

#[uniffi::export]
fn overview_json_native(project: &str, edition: Option<String>) -> Result<String, Refusal> {
    let edition = asked(edition.as_deref())?;
    let offers = RawProject::from_json(project)?.overview(&edition)?;
    Ok(to_json(&OverviewJson::new(edition.name(), &offers)))
}

#[uniffi::export]
fn plan_json_native(milestones: &str) -> Result<String, Refusal> {
    let plan = RawPlan::from_json(milestones)?.plan()?;
    Ok(to_json(&plan))
}

#[uniffi::export]
fn check_json_native(form: &str, text: &str) -> Result<String, Refusal> {
    let report = FormKind::named(form)?.check_text(text)?;
    Ok(to_json(&report))
}

#[uniffi::export]
fn draft_json_native(form: &str, text: &str) -> Result<String, Refusal> {
    Ok(FormKind::named(form)?.draft_text(text)?)
}

#[uniffi::export]
fn form_fields_json_native(form: &str) -> Result<String, Refusal> {
    Ok(FormKind::named(form)?.fields_text())
}
