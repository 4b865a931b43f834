//! The plans of several facilities, for a head office: what is late, what is next, which comes first.

use std::cmp::Reverse;

use super::{Plan, PlannedStep, Status, fields};
use crate::date::format_date;
use crate::language::Words;
use crate::paper::{Cell, Column, Line, Mark, Paper, PaperOutput, Table, Value, Width};
use crate::programme::Notice;
use crate::{Field, Language, NaiveDate};

/// A facility's plan with its name, for a calendar of several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedPlan {
    /// The facility's name, for people.
    pub name: String,
    /// Distinguishes the plan from others in the calendar, such as the institution code; the name where it is
    /// blank. A plan whose id stands before it already gets a number behind it.
    pub id: String,
    /// The plan.
    pub plan: Plan,
}

impl NamedPlan {
    /// The fields of a table with a facility a row: those of [`Milestones`](super::Milestones), then its name and institution code.
    pub const FIELDS: &'static [Field] = &fields::OF_SEVERAL;
}

/// Returns the plans of several facilities as a table for paper, the most urgent first: what is late, what is next.
pub fn plans_paper(plans: &[NamedPlan], output: PaperOutput, language: Language) -> String {
    let mut paper = Paper::new(TITLE.get(language), language).dense();
    let mut sorted: Vec<_> = plans.iter().collect();
    sorted.sort_by_key(|named| named.plan.urgency());
    let behind = sorted.iter().filter(|named| !named.plan.late().is_empty());
    let (all, behind) = (plans.len(), behind.count());
    paper.text(&match language {
        Language::Ja => format!("{all}施設のうち、{behind}施設に期日を過ぎた手順があります。"),
        Language::En => format!("{behind} of {all} facilities have late steps."),
    });
    let rows = sorted.into_iter().map(|named| {
        let late = named.plan.late().into_iter();
        let next = named.plan.next_step().into_iter();
        let steps = |planned: &PlannedStep| Line::new(Mark::Task, &step_text(planned, language));
        vec![
            Cell::Text(Value::optional(&named.name)),
            Cell::Lines(late.map(steps).collect()),
            Cell::Lines(next.map(steps).collect()),
        ]
    });
    paper.table(Table {
        rows: rows.collect(),
        columns: vec![
            Column::new(fields::NAME.label(language), Width::Rest),
            Column::new(LATE.get(language), Width::Rest),
            Column::new(NEXT.get(language), Width::Rest),
        ],
        sums: Vec::new(),
    });
    paper.text(&Notice::Closed.text(language));
    paper.write(output)
}

/// Returns a step with its day and the kind of day, where it has one.
fn step_text(planned: &PlannedStep, language: Language) -> String {
    let label = planned.step.label(language);
    let Some(day) = planned.due_on else {
        return label.to_owned();
    };
    let day = format_date(day, language);
    let kind = match planned.status {
        Status::Late => planned.status_label(language),
        _ => planned.step.due_kind().label(language),
    };
    match language {
        Language::Ja => format!("{label}（{kind}：{day}）"),
        Language::En => format!("{label} ({kind}: {day})"),
    }
}

const TITLE: Words = Words(
    "オンライン資格確認の導入準備：施設別",
    "Introducing online eligibility verification: by facility",
);
const LATE: Words = Words("期日を過ぎた手順", "late steps");
const NEXT: Words = Words("次の手順", "next step");

/// How urgent a plan is: the smallest is first. A plan with late steps, by its oldest late day and then by their
/// number; then the others by the day of their next step; last those without a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Urgency {
    has_nothing_late: bool,
    day: NaiveDate,
    late: Reverse<usize>,
}

impl Plan {
    /// Returns the steps that are late on the reference date, the oldest day first.
    pub fn late(&self) -> Vec<&PlannedStep> {
        let steps = self.steps.iter();
        let mut late: Vec<_> = steps
            .filter(|planned| planned.status == Status::Late)
            .collect();
        late.sort_by_key(|planned| planned.due_on);
        late
    }

    /// Returns the step that is due next: of those that are neither done nor late, the first day; of those without
    /// a day, the first of the list. `None` where nothing is left.
    ///
    /// ```
    /// use onshi::plan::{Milestones, Plan, Step};
    /// use onshi::{FacilityKind, parse_date};
    ///
    /// let mut known = Milestones::new(FacilityKind::Clinic);
    /// known.operation_starts_on = Some(parse_date("2021-06-30")?);
    /// known.as_of = Some(parse_date("2021-03-01")?);
    /// let plan = Plan::new(known)?;
    /// assert_eq!(plan.late()[0].step, Step::ApplyForReader); // due 2021-02-28
    /// assert_eq!(plan.next_step().unwrap().step, Step::PlaceOrder); // due 2021-05-30
    /// # Ok::<(), onshi::Error>(())
    /// ```
    pub fn next_step(&self) -> Option<&PlannedStep> {
        let is_ahead =
            |planned: &&PlannedStep| matches!(planned.status, Status::Open | Status::DueToday);
        let ahead = self.steps.iter().filter(is_ahead);
        ahead.min_by_key(|planned| planned.due_on.unwrap_or(NaiveDate::MAX))
    }

    /// Returns how urgent the plan is, to sort the plans of several facilities.
    pub fn urgency(&self) -> Urgency {
        let late = self.late();
        let next = self.next_step().and_then(|planned| planned.due_on);
        let day = late.first().map_or(next, |planned| planned.due_on);
        Urgency {
            has_nothing_late: late.is_empty(),
            day: day.unwrap_or(NaiveDate::MAX),
            late: Reverse(late.len()),
        }
    }
}
