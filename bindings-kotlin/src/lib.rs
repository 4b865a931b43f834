//! onshi for Kotlin and Java: converts and does nothing else.

#![allow(
    missing_docs,
    reason = "generated items; what people see is documented"
)]
#![expect(
    clippy::result_large_err,
    reason = "an error crosses the boundary by value"
)]

use onshi::wire::{AssessmentJson, Raw, RawProject};
use onshi::{Edition, Error};

mod error;
mod forms;
mod plan;
mod types;

use error::Refusal;
use types::{Assessment, Project};

uniffi::setup_scaffolding!("onshi");

/// Returns the name of the newest edition, which answers when none is named.
#[uniffi::export]
fn latest_edition_native() -> String {
    Edition::latest().name.to_string()
}

/// Returns how much subsidy a project gets, and every step to it.
#[uniffi::export]
fn assess_native(project: &Project, edition: Option<String>) -> Result<Assessment, Refusal> {
    let raw = RawProject::from(project);
    Ok(Assessment::from(&raw.assess(named(edition.as_deref())?)?))
}

impl From<&Project> for RawProject<'_> {
    fn from(project: &Project) -> Self {
        Self {
            facility: Raw::Text(project.facility.code().into()),
            group_prescriptions_per_month: whole(project.group_prescriptions_per_month),
            readers: Raw::Whole(project.readers),
            cost: Raw::Whole(project.cost),
            reader_applied_on: project.reader_applied_on.into(),
            vendor_contract_on: project.vendor_contract_on.map_or(Raw::Missing, Raw::from),
            operation_starts_on: project.operation_starts_on.map_or(Raw::Missing, Raw::from),
            subsidy_paid: Raw::Flag(project.subsidy_paid),
        }
    }
}

/// Returns the answer to a project in the wire's JSON, as JSON.
#[uniffi::export]
fn assess_json_native(project: &str, edition: Option<String>) -> Result<String, Refusal> {
    let answer = RawProject::from_json(project)?.assess(named(edition.as_deref())?)?;
    Ok(AssessmentJson::new(&answer, false).to_string())
}

fn named(edition: Option<&str>) -> Result<&'static Edition, Error> {
    edition.map_or(Ok(Edition::latest()), Edition::named)
}

fn whole(number: Option<i64>) -> Raw<'static> {
    number.map_or(Raw::Missing, Raw::Whole)
}
