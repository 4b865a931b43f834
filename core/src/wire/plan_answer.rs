//! A plan as the wire carries it.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use crate::plan::{
    Actor, Channel, DueKind, Limit, LimitReason, LimitStatus, Plan, PlannedStep, Stage, Status,
    Step,
};
use crate::problem::Finding;
use crate::{Citation, Language, NaiveDate};

/// A plan as the wire carries it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Plan", deny_unknown_fields))]
pub(crate) struct PlanJson<'a> {
    /// The earliest start of operation that the lead times allow; null where nothing is known.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<crate::value_schema::Day>")
    )]
    earliest_operation_on: Option<NaiveDate>,
    /// The fifteen steps, in order.
    steps: Vec<StepJson>,
    /// Dates that contradict each other: warnings.
    findings: &'a [Finding],
    /// That the steps differ for a large hospital or chain; null for whom they suit.
    note: Option<Said>,
}

/// A step with its day.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(rename = "PlannedStep", deny_unknown_fields)
)]
struct StepJson {
    step: Step,
    stage: Stage,
    /// The pamphlet's number of the stage; empty where it gives none.
    number: &'static str,
    actor: Actor,
    channel: Channel,
    /// The day by which it is due; null where the facts given don't fix it.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<crate::value_schema::Day>")
    )]
    due_on: Option<NaiveDate>,
    due_kind: DueKind,
    status: Status,
    /// The status for people, by the kind of day.
    status_label: Said,
    /// Hard days that change the outcome.
    limits: Vec<LimitJson>,
    /// The step for people.
    label: Said,
    /// Why it is due when it is.
    reason: Said,
    /// The checklist: tasks, and notes to know beforehand.
    details: Vec<DetailJson>,
    citations: &'static [Citation],
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Limit", deny_unknown_fields))]
struct LimitJson {
    /// The first day of its window; null where it has none.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<crate::value_schema::Day>")
    )]
    from: Option<NaiveDate>,
    /// The last day.
    #[cfg_attr(feature = "schema", schemars(with = "crate::value_schema::Day"))]
    on: NaiveDate,
    why: LimitReason,
    /// Met, passed, open, or not applicable.
    status: LimitStatus,
    /// The reason in words: last day for what.
    label: Said,
    /// The status for people.
    status_label: Said,
    /// The source of the day.
    citation: Citation,
}

/// A line of a step's checklist.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Detail", deny_unknown_fields))]
struct DetailJson {
    ja: &'static str,
    en: &'static str,
    /// True for a task, false for a note.
    task: bool,
}

/// A text of the plan in both languages.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Said {
    ja: Cow<'static, str>,
    en: Cow<'static, str>,
}

impl Said {
    fn of(ja: &'static str, en: &'static str) -> Self {
        let (ja, en) = (ja.into(), en.into());
        Self { ja, en }
    }

    fn new<T: Into<Cow<'static, str>>>(say: impl Fn(Language) -> T) -> Self {
        Self {
            ja: say(Language::Ja).into(),
            en: say(Language::En).into(),
        }
    }
}

impl<'a> PlanJson<'a> {
    fn new(plan: &'a Plan) -> Self {
        Self {
            earliest_operation_on: plan.earliest_operation_on,
            steps: plan.steps().iter().map(StepJson::new).collect(),
            findings: &plan.report.findings,
            note: plan
                .note(Language::Ja)
                .zip(plan.note(Language::En))
                .map(|(ja, en)| Said::of(ja, en)),
        }
    }
}

impl StepJson {
    fn new(planned: &PlannedStep) -> Self {
        let step = planned.step;
        let details = step.details().iter().map(|detail| DetailJson {
            ja: detail.text(Language::Ja),
            en: detail.text(Language::En),
            task: detail.is_task,
        });
        Self {
            step,
            stage: step.stage(),
            number: step.stage().number(),
            actor: step.actor(),
            channel: step.channel(),
            due_on: planned.due_on,
            due_kind: step.due_kind(),
            status: planned.status,
            status_label: Said::new(|language| planned.status_label(language)),
            limits: planned.limits.iter().map(LimitJson::new).collect(),
            label: Said::new(|language| step.label(language)),
            reason: Said::new(|language| planned.reason(language)),
            details: details.collect(),
            citations: planned.citations(),
        }
    }
}

impl LimitJson {
    fn new(limit: &Limit) -> Self {
        Self {
            from: limit.from,
            on: limit.on,
            why: limit.why,
            status: limit.status,
            label: Said::new(|language| limit.why.label(language)),
            status_label: Said::new(|language| limit.status.label(language)),
            citation: limit.citation.clone(),
        }
    }
}

impl Serialize for Plan {
    /// Writes the contract's object, with the texts in both languages.
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        PlanJson::new(self).serialize(to)
    }
}
