//! A plan for Kotlin, and its calendar file.

use chrono::DateTime;
use onshi::plan::{
    Actor, Channel, DueKind, LimitReason, LimitStatus, Stage, Status, Step, check_id,
};
use onshi::wire::{Raw, RawPlan};
use onshi::{FacilityKind, Language};

use crate::error::Refusal;
use crate::forms::output;
use crate::report::Finding;
use crate::said::{Citation, Said, language};
use crate::types::{Day, optional_day, whole};

/// What is known about a facility's preparation. What is null is unknown.
#[derive(uniffi::Record)]
pub struct Milestones {
    /// Who prepares.
    pub facility: FacilityKind,
    /// The wished start of operation.
    #[uniffi(default = None)]
    pub operation_starts_on: Option<Day>,
    /// The day on which the devices are received and set up.
    #[uniffi(default = None)]
    pub equipment_set_up_on: Option<Day>,
    /// The day on which the reader was applied for.
    #[uniffi(default = None)]
    pub reader_applied_on: Option<Day>,
    /// Reference date; without it nothing is late.
    #[uniffi(default = None)]
    pub as_of: Option<Day>,
    /// The steps that are done.
    #[uniffi(default = [])]
    pub done: Vec<Step>,
    /// The type of the deferral notice, 1 to 6.
    #[uniffi(default = None)]
    pub deferral: Option<i32>,
    /// Prescriptions of the pharmacy's group in a month (count); only for a note.
    #[uniffi(default = None)]
    pub group_prescriptions_per_month: Option<i64>,
}

/// The fifteen steps with their dates, and what contradicts itself.
#[derive(uniffi::Record)]
pub struct Plan {
    /// The earliest start of operation that the lead times allow; null where nothing is known.
    pub earliest_operation_on: Option<Day>,
    /// The steps, in order.
    pub steps: Vec<PlannedStep>,
    /// Dates that contradict each other: warnings.
    pub findings: Vec<Finding>,
    /// That the steps differ for a large hospital or chain; null for whom they suit.
    pub note: Option<Said>,
}

/// A step with its day.
#[derive(uniffi::Record)]
pub struct PlannedStep {
    /// The step.
    pub step: Step,
    /// The stage to which it belongs.
    pub stage: Stage,
    /// The pamphlet's number of the stage; empty where it gives none.
    pub number: String,
    /// Who acts.
    pub actor: Actor,
    /// Where it is done, or how it comes.
    pub channel: Channel,
    /// The day by which it is due; null where the facts given don't fix it.
    pub due_on: Option<Day>,
    /// What kind of day that is.
    pub due_kind: DueKind,
    /// The status on the reference date.
    pub status: Status,
    /// The status for people, in words that fit the kind of day.
    pub status_label: Said,
    /// Hard days that change the outcome; they make nothing late.
    pub limits: Vec<Limit>,
    /// The step for people.
    pub label: Said,
    /// Why it is due when it is.
    pub reason: Said,
    /// The checklist: tasks, and notes to know beforehand.
    pub details: Vec<Detail>,
    /// The sources of the step and its day.
    pub citations: Vec<Citation>,
}

/// A line of a step's checklist.
#[derive(uniffi::Record)]
pub struct Detail {
    /// The line in Japanese.
    pub ja: String,
    /// The line in English.
    pub en: String,
    /// True for a task, false for a note.
    pub is_task: bool,
}

/// A hard day that changes the outcome.
#[derive(uniffi::Record)]
pub struct Limit {
    /// The first day of its window; null where it has none.
    pub from: Option<Day>,
    /// The last day.
    pub on: Day,
    /// What depends on it.
    pub why: LimitReason,
    /// Met, passed, open, or not applicable.
    pub status: LimitStatus,
    /// The reason in words: last day for what.
    pub label: Said,
    /// The status for people.
    pub status_label: Said,
    /// The source of the day.
    pub citation: Citation,
}

/// Returns what to do by when.
#[uniffi::export]
fn plan_native(milestones: &Milestones) -> Result<Plan, Refusal> {
    let plan = made(milestones)?;
    let step = |planned: &onshi::plan::PlannedStep| {
        let step = planned.step;
        let details = step.details().iter().map(|detail| Detail {
            ja: detail.text(Language::Ja).to_owned(),
            en: detail.text(Language::En).to_owned(),
            is_task: detail.is_task,
        });
        PlannedStep {
            step,
            stage: step.stage(),
            number: step.stage().number().to_owned(),
            actor: step.actor(),
            channel: step.channel(),
            due_on: planned.due_on.map(Day::from),
            due_kind: step.due_kind(),
            status: planned.status,
            status_label: Said::new(|language| planned.status_label(language).to_owned()),
            limits: planned.limits.iter().map(limit).collect(),
            label: Said::new(|language| step.label(language).to_owned()),
            reason: Said::new(|language| planned.reason(language).into_owned()),
            details: details.collect(),
            citations: planned.citations().iter().map(Citation::from).collect(),
        }
    };
    let note = |language| plan.note(language).unwrap_or_default().to_owned();
    Ok(Plan {
        earliest_operation_on: plan.earliest_operation_on.map(Day::from),
        steps: plan.steps().iter().map(step).collect(),
        findings: plan.report.findings.iter().map(Finding::from).collect(),
        note: plan.note(Language::Ja).map(|_| Said::new(note)),
    })
}

fn limit(limit: &onshi::plan::Limit) -> Limit {
    Limit {
        from: limit.from.map(Day::from),
        on: limit.on.into(),
        why: limit.why,
        status: limit.status,
        label: Said::new(|language| limit.why.label(language).to_owned()),
        status_label: Said::new(|language| limit.status.label(language).to_owned()),
        citation: Citation::from(&limit.citation),
    }
}

/// Returns the plan as a calendar file. `stamp`: seconds since 1970.
#[uniffi::export]
fn to_ics_native(
    milestones: &Milestones,
    english: bool,
    stamp: i64,
    id: &str,
) -> Result<String, Refusal> {
    let stamp = DateTime::from_timestamp(stamp, 0).unwrap_or_default();
    check_id(id)?;
    Ok(made(milestones)?.to_ics(language(english), stamp, id))
}

/// Returns a plan for paper or mail.
#[uniffi::export]
fn plan_paper_native(
    milestones: &Milestones,
    html: bool,
    english: bool,
) -> Result<String, Refusal> {
    Ok(made(milestones)?.paper(output(html), language(english)))
}

fn made(milestones: &Milestones) -> Result<onshi::plan::Plan, onshi::Error> {
    let done = milestones.done.iter();
    let raw = RawPlan {
        facility: Raw::Text(milestones.facility.code().into()),
        group_prescriptions_per_month: whole(milestones.group_prescriptions_per_month),
        operation_starts_on: optional_day(milestones.operation_starts_on),
        equipment_set_up_on: optional_day(milestones.equipment_set_up_on),
        reader_applied_on: optional_day(milestones.reader_applied_on),
        as_of: optional_day(milestones.as_of),
        done: Raw::List(done.map(|step| Raw::Text(step.code().into())).collect()),
        deferral: whole(milestones.deferral.map(i64::from)),
    };
    raw.plan()
}
