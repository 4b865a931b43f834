//! onshi for Kotlin and Java: converts and does nothing else.

#![allow(
    missing_docs,
    reason = "generated items; what people see is documented"
)]
#![expect(
    clippy::result_large_err,
    reason = "an error crosses the boundary by value"
)]

use onshi::wire::RawProject;

mod answer;
mod columns;
mod desk;
mod direct;
mod edition;
mod error;
mod forms;
mod json;
mod plan;
mod project;
mod report;
mod said;
mod types;
mod words;

use answer::{Assessment, Comparison, Explanation};
use edition::EditionChoice;
use error::{Problem, Refusal};
use project::Project;
use types::Day;

uniffi::setup_scaffolding!("onshi");

/// Returns the answer with its working in sentences, sources and assumptions.
#[uniffi::export]
fn explain_native(project: &Project, edition: &EditionChoice) -> Result<Explanation, Refusal> {
    let edition = edition.edition()?;
    let answer = RawProject::from(project).assess(&edition)?;
    Ok(Explanation::from(&answer))
}

/// Returns every error of a project, one a field.
#[uniffi::export]
fn errors_native(project: &Project, edition: &EditionChoice) -> Result<Vec<Problem>, Refusal> {
    let edition = edition.edition()?;
    let errors = RawProject::from(project).errors(&edition);
    Ok(errors.iter().map(Problem::from).collect())
}

/// Returns the pamphlet's two columns for a project.
#[uniffi::export]
fn compare_native(project: &Project, edition: &EditionChoice) -> Result<Comparison, Refusal> {
    let edition = edition.edition()?;
    let columns = RawProject::from(project).compare(&edition)?;
    Ok(Comparison::from(&columns))
}

/// Returns one answer for each number of readers.
#[uniffi::export]
fn options_native(project: &Project, edition: &EditionChoice) -> Result<Vec<Assessment>, Refusal> {
    let edition = edition.edition()?;
    let answers = RawProject::from(project).options(&edition)?;
    Ok(answers.iter().map(Assessment::from).collect())
}

/// Returns the yen that a person typed.
#[uniffi::export]
fn parse_yen_native(text: &str) -> Result<i64, Refusal> {
    let yen: onshi::Yen = text.parse()?;
    Ok(yen.0)
}

/// Returns the day that a person typed.
#[uniffi::export]
fn parse_date_native(text: &str) -> Result<Day, Refusal> {
    Ok(onshi::parse_date(text)?.into())
}
