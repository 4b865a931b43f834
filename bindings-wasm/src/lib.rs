//! onshi for JavaScript: JSON text in, JSON text out; [`numbers`] for the hot questions.
//!
//! An error is an answer too, `{"error":…}`; the JavaScript in front throws it.

use std::borrow::Cow;

use chrono::DateTime;
use onshi::forms::FormKind;
use onshi::wire::{
    AssessmentJson, ComparisonJson, DeskJson, ErrorJson, NoticesJson, OptionsJson, RawPlan,
    RawProject, to_json,
};
use onshi::{Edition, EditionData, Error, FractionRule, Language, Yen, format_date, parse_date};
use wasm_bindgen::prelude::wasm_bindgen;

mod numbers;

/// Returns the name of the newest edition, which answers when none is named.
#[wasm_bindgen(js_name = latestEdition)]
pub fn latest_edition() -> String {
    Edition::latest().name().to_owned()
}

/// Returns the answer to a project in the wire's JSON, or the error.
///
/// edition: the name of a built-in one; the newest when missing. own: an edition as JSON, in place
/// of a built-in one. rule: another fraction rule. explain: whether citations, sentences and
/// assumptions come with it.
#[wasm_bindgen]
pub fn assess(
    project: &str,
    edition: Option<String>,
    own: Option<String>,
    rule: Option<String>,
    explain: bool,
) -> String {
    answered(edition, own, rule, |edition| {
        let answer = RawProject::from_json(project)?.assess(edition)?;
        Ok(to_json(&AssessmentJson::new(&answer, explain)))
    })
}

/// Returns the answers to projects as a JSON array, each an answer or an error.
#[wasm_bindgen(js_name = assessAll)]
pub fn assess_all(
    projects: Vec<String>,
    edition: Option<String>,
    own: Option<String>,
    rule: Option<String>,
    explain: bool,
) -> String {
    answered(edition, own, rule, |edition| {
        let answers = projects.iter().map(|project| {
            let answer = RawProject::from_json(project).and_then(|project| project.assess(edition));
            shown(answer.map(|answer| to_json(&AssessmentJson::new(&answer, explain))))
        });
        let answers: Vec<String> = answers.collect();
        Ok(format!("[{}]", answers.join(",")))
    })
}

/// Returns every error of a project as a JSON array, or the error of the whole.
#[wasm_bindgen]
pub fn errors(
    project: &str,
    edition: Option<String>,
    own: Option<String>,
    rule: Option<String>,
) -> String {
    answered(edition, own, rule, |edition| {
        let errors = RawProject::from_json(project)?.errors(edition);
        let errors: Vec<String> = errors.iter().map(|e| to_json(&ErrorJson::new(e))).collect();
        Ok(format!("[{}]", errors.join(",")))
    })
}

/// Returns the pamphlet's two columns for a project, or the error.
#[wasm_bindgen]
pub fn compare(
    project: &str,
    edition: Option<String>,
    own: Option<String>,
    rule: Option<String>,
    explain: bool,
) -> String {
    answered(edition, own, rule, |edition| {
        let columns = RawProject::from_json(project)?.compare(edition)?;
        Ok(to_json(&ComparisonJson::new(&columns, explain)))
    })
}

/// Returns one answer for each number of readers, or the error.
#[wasm_bindgen]
pub fn options(
    project: &str,
    edition: Option<String>,
    own: Option<String>,
    rule: Option<String>,
    explain: bool,
) -> String {
    answered(edition, own, rule, |edition| {
        let answers = RawProject::from_json(project)?.options(edition)?;
        Ok(to_json(&OptionsJson::new(&answers, explain)))
    })
}

/// Returns the names of the built-in editions, the oldest first.
#[wasm_bindgen(js_name = editionNames)]
pub fn edition_names() -> Vec<String> {
    let all = Edition::all().iter();
    all.map(|edition| edition.name().to_owned()).collect()
}

/// Returns a built-in edition as JSON, or the error.
#[wasm_bindgen]
pub fn edition(name: &str) -> String {
    shown(Edition::named(name).map(Edition::to_json))
}

/// Returns the report on an edition in JSON, or the error.
#[wasm_bindgen(js_name = checkEdition)]
pub fn check_edition(edition: &str) -> String {
    shown(EditionData::from_json(edition).map(|data| to_json(&data.check())))
}

fn answered(
    edition: Option<String>,
    own: Option<String>,
    rule: Option<String>,
    answer: impl FnOnce(&Edition) -> Result<String, Error>,
) -> String {
    shown(
        chosen(edition.as_deref(), own.as_deref(), rule.as_deref())
            .and_then(|edition| answer(&edition)),
    )
}

/// Returns the edition that is asked.
fn chosen(
    name: Option<&str>,
    own: Option<&str>,
    rule: Option<&str>,
) -> Result<Cow<'static, Edition>, Error> {
    let edition = match (own, name) {
        (Some(json), _) => Cow::Owned(Edition::from_json(json)?),
        (None, Some(name)) => Cow::Borrowed(Edition::named(name)?),
        (None, None) => Cow::Borrowed(Edition::latest()),
    };
    // The JavaScript in front knows the rules.
    Ok(match rule.and_then(FractionRule::from_code) {
        Some(rule) => Cow::Owned(edition.with_fraction_rule(rule)),
        None => edition,
    })
}

fn shown(answer: Result<String, Error>) -> String {
    answer.unwrap_or_else(|error| to_json(&ErrorJson::new(&error)))
}

/// Returns the yen that a person typed as JSON, or the error.
#[wasm_bindgen(js_name = parseYen)]
pub fn parse_yen(text: &str) -> String {
    shown(text.parse().map(|Yen(yen)| yen.to_string()))
}

/// Returns the day that a person typed as `YYYY-MM-DD`, or the error.
#[wasm_bindgen(js_name = parseDate)]
pub fn parse_day(text: &str) -> String {
    shown(parse_date(text).map(|day| day.to_string()))
}

/// Returns who to ask as JSON, or the error. `at`: a time of Japan, to say whether the desk is open.
#[wasm_bindgen]
pub fn desk(at: Option<String>) -> String {
    shown(DeskJson::at(at.as_deref()).map(|desk| to_json(&desk)))
}

/// Returns what holds for every answer, as JSON.
#[wasm_bindgen]
pub fn notices() -> String {
    to_json(&NoticesJson::all())
}

/// Returns a day as people write it, or the error.
#[wasm_bindgen(js_name = formatDate)]
pub fn format_day(day: &str, english: bool) -> String {
    let language = if english { Language::En } else { Language::Ja };
    shown(parse_date(day).map(|day| format_date(day, language)))
}

/// Returns the plan for milestones in the wire's JSON, or the error.
#[wasm_bindgen]
pub fn plan(milestones: &str) -> String {
    let plan = RawPlan::from_json(milestones).and_then(|raw| raw.plan());
    shown(plan.map(|plan| to_json(&plan)))
}

/// Returns the report on a form in the wire's JSON, or the error.
#[wasm_bindgen]
pub fn check(form: &str, value: &str) -> String {
    let report = FormKind::named(form).and_then(|form| form.check_text(value));
    shown(report.map(|report| to_json(&report)))
}

/// Returns a form with its computed fields filled in, or the error.
#[wasm_bindgen]
pub fn draft(form: &str, value: &str) -> String {
    shown(FormKind::named(form).and_then(|form| form.draft_text(value)))
}

/// Returns the fields of a form as JSON, or the error.
#[wasm_bindgen(js_name = formFields)]
pub fn form_fields(form: &str) -> String {
    shown(FormKind::named(form).map(FormKind::fields_text))
}

/// Returns the plan as a calendar file, or the error. `stamp`: seconds since 1970; a time that
/// the calendar cannot hold is taken as 1970.
#[wasm_bindgen(js_name = toIcs)]
pub fn to_ics(milestones: &str, english: bool, stamp: i64, id: &str) -> String {
    let language = if english { Language::En } else { Language::Ja };
    let stamp = DateTime::from_timestamp(stamp, 0).unwrap_or_default();
    let plan = RawPlan::from_json(milestones).and_then(|raw| raw.plan());
    shown(plan.map(|plan| plan.to_ics(language, stamp, id)))
}
