//! What the whole module has beside the calculator: many projects, editions, plans, forms, the desk.

use chrono::DateTime;
use onshi::forms::FormKind;
use onshi::plan::check_id;
use onshi::wire::{
    AssessmentJson, DeskJson, NoticesJson, OverviewJson, RawPlan, RawProject, to_json,
};
use onshi::{Edition, EditionData, PaperOutput};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{answered, language, shown};

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

/// Returns the report on a form as a person typed it, its sums and the subsidy; or the error. `texts`: texts by path, as
/// JSON.
#[wasm_bindgen(js_name = checkTyped)]
pub fn check_typed(form: &str, texts: &str) -> String {
    let typed = FormKind::named(form).and_then(|form| form.check_typed_text(texts));
    shown(typed.map(|typed| to_json(&typed)))
}

/// Returns a form with its computed fields filled in, or the error.
#[wasm_bindgen]
pub fn draft(form: &str, value: &str) -> String {
    shown(FormKind::named(form).and_then(|form| form.draft_text(value)))
}

/// Returns a form for paper or mail, or the error. `html`: as a page, in place of plain text.
#[wasm_bindgen]
pub fn paper(form: &str, value: &str, html: bool, english: bool) -> String {
    let language = language(english);
    shown(FormKind::named(form).and_then(|form| form.paper_text(value, output(html), language)))
}

/// Returns a plan for paper or mail, or the error. `html`: as for `paper`.
#[wasm_bindgen(js_name = planPaper)]
pub fn plan_paper(milestones: &str, html: bool, english: bool) -> String {
    let plan = RawPlan::from_json(milestones).and_then(|raw| raw.plan());
    shown(plan.map(|plan| plan.paper(output(html), language(english))))
}

const fn output(html: bool) -> PaperOutput {
    match html {
        true => PaperOutput::Html,
        false => PaperOutput::Text,
    }
}

/// Returns what each row of the table pays of a cost, or the error.
#[wasm_bindgen]
pub fn overview(
    project: &str,
    edition: Option<String>,
    own: Option<String>,
    rule: Option<String>,
) -> String {
    answered(edition, own, rule, |edition| {
        let offers = RawProject::from_json(project)?.overview(edition)?;
        Ok(to_json(&OverviewJson::new(edition.name(), &offers)))
    })
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
    let stamp = DateTime::from_timestamp(stamp, 0).unwrap_or_default();
    let plan = check_id(id).and_then(|()| RawPlan::from_json(milestones)?.plan());
    shown(plan.map(|plan| plan.to_ics(language(english), stamp, id)))
}
