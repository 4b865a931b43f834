//! The plans of several facilities, for a head office: what is late, what is next, which comes first.

use std::cmp::Reverse;

use super::{DueKind, Limit, LimitStatus, Plan, PlannedStep, Status, Step, fields};
use crate::date::format_date;
use crate::language::Words;
use crate::paper::{Cell, Column, Line, Mark, Paper, PaperOutput, Table, Value, Width};
use crate::programme::Notice;
use crate::{Field, Language, NaiveDate};

/// A facility's plan with its name, for a calendar or a table of several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedPlan {
    /// The facility's name, for people; may be blank.
    pub name: String,
    /// Tells the plan from others in the calendar, such as the institution code; where it is blank, the name does, and
    /// without a name the days.
    pub id: String,
    /// The plan.
    pub plan: Plan,
}

impl NamedPlan {
    /// The fields of a table with a facility a row: those of [`Milestones`](super::Milestones), then its name and institution code.
    pub const FIELDS: &'static [Field] = &fields::OF_SEVERAL;
}

/// What a head office needs to know of a plan, in one row.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Summary {
    /// The codes of the late steps, the oldest day first, with `;` between.
    pub late: String,
    /// The step that comes next.
    pub next_step: Option<Step>,
    /// Its day; `None` where the facts given don't fix it.
    pub next_due_on: Option<NaiveDate>,
    /// The first hard day that is still ahead, whatever the plan.
    pub next_limit_on: Option<NaiveDate>,
    /// The earliest start of operation that the lead times allow.
    pub earliest_operation_on: Option<NaiveDate>,
}

impl Summary {
    /// The columns of a summary in a table, in the order of the fields.
    pub const COLUMNS: [&'static str; 5] = [
        "late",
        "next_step",
        "next_due_on",
        "next_limit_on",
        "earliest_operation_on",
    ];
}

/// How urgent a plan is: the smallest comes first. A plan with late steps, by its oldest late day and then by their
/// number; then the others by their next day, of a step or a limit; last those without a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Urgency {
    has_no_plan: bool,
    has_nothing_late: bool,
    day: NaiveDate,
    late: Reverse<usize>,
}

impl Urgency {
    /// Returns the urgency of a plan, or of a facility whose plan cannot be made.
    pub fn of(plan: Option<&Plan>) -> Self {
        let late = plan.map(Plan::late).unwrap_or_default();
        let ahead = plan.and_then(Plan::next_day);
        let day = late.first().map_or(ahead, |planned| planned.due_on);
        Self {
            has_no_plan: plan.is_none(),
            has_nothing_late: late.is_empty(),
            day: day.unwrap_or(NaiveDate::MAX),
            late: Reverse(late.len()),
        }
    }
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

    /// Returns the step that comes next: of those that are neither done nor late, the first day; but a step that comes
    /// before it in the pamphlet and has no day yet comes first. `None` where nothing is left.
    ///
    /// ```
    /// use onshi::plan::{Milestones, Plan, Step};
    /// use onshi::{FacilityKind, parse_date};
    ///
    /// let mut known = Milestones::new(FacilityKind::Clinic);
    /// known.reader_applied_on = Some(parse_date("2021-02-20")?);
    /// known.operation_starts_on = Some(parse_date("2021-06-30")?);
    /// known.as_of = Some(parse_date("2021-03-01")?);
    /// let plan = Plan::new(known)?;
    /// assert_eq!(plan.late()[0].step, Step::RequestEstimate); // due 2021-02-20
    /// assert_eq!(plan.next_step().unwrap().step, Step::PlaceOrder); // due 2021-05-30
    /// # Ok::<(), onshi::Error>(())
    /// ```
    pub fn next_step(&self) -> Option<&PlannedStep> {
        let dated = self
            .ahead()
            .filter(|planned| planned.due_on.is_some())
            .min_by_key(|planned| planned.due_on);
        let undated = self.ahead().find(|planned| planned.due_on.is_none());
        match (undated, dated) {
            (Some(undated), Some(dated)) if dated.step < undated.step => Some(dated),
            (undated, dated) => undated.or(dated),
        }
    }

    /// Returns the steps that are neither done nor late.
    fn ahead(&self) -> impl Iterator<Item = &PlannedStep> {
        let is_ahead =
            |planned: &&PlannedStep| matches!(planned.status, Status::Open | Status::DueToday);
        self.steps.iter().filter(is_ahead)
    }

    /// Returns the first limit that is still ahead.
    fn next_limit(&self) -> Option<&Limit> {
        let limits = self.steps.iter().flat_map(|planned| &planned.limits);
        let open = limits.filter(|limit| limit.status == LimitStatus::Open);
        open.min_by_key(|limit| limit.on)
    }

    /// Returns the next day, of a step or a limit.
    fn next_day(&self) -> Option<NaiveDate> {
        let steps = self.ahead().filter_map(|planned| planned.due_on);
        steps.chain(self.next_limit().map(|limit| limit.on)).min()
    }

    /// Returns what a head office needs to know of the plan.
    pub fn summary(&self) -> Summary {
        let late = self.late();
        let late: Vec<_> = late.iter().map(|late| late.step.code()).collect();
        let next = self.next_step();
        Summary {
            late: late.join(";"),
            next_step: next.map(|next| next.step),
            next_due_on: next.and_then(|next| next.due_on),
            next_limit_on: self.next_limit().map(|limit| limit.on),
            earliest_operation_on: self.earliest_operation_on,
        }
    }
}

/// Returns the plans of several facilities as a table for paper, the most urgent first: what is late, what is next, the next
/// limit. `refused`: the names of facilities whose plan cannot be made, and why; they come last.
pub fn plans_paper(
    plans: &[NamedPlan],
    refused: &[(String, String)],
    output: PaperOutput,
    language: Language,
) -> String {
    let mut paper = Paper::new(TITLE.get(language), language).dense();
    let mut sorted: Vec<_> = plans.iter().collect();
    sorted.sort_by_cached_key(|named| Urgency::of(Some(&named.plan)));
    let behind = sorted.iter().filter(|named| !named.plan.late().is_empty());
    let (all, behind) = (plans.len() + refused.len(), behind.count());
    paper.text(&match language {
        Language::Ja => format!("{all}施設のうち、{behind}施設に期日を過ぎた手順があります。"),
        Language::En => format!("{behind} of {all} facilities have late steps."),
    });
    let rows = sorted.into_iter().map(|named| {
        let steps = |planned: &PlannedStep| Line::new(Mark::Task, &step_text(planned, language));
        let late = named.plan.late().into_iter().map(steps);
        let mut next: Vec<_> = named.plan.next_step().map(steps).into_iter().collect();
        let limit = named.plan.next_limit();
        next.extend(limit.map(|limit| Line::new(Mark::Item, &limit.text(language))));
        vec![
            Cell::Text(Value::optional(&named.name)),
            Cell::Lines(late.collect()),
            Cell::Lines(next),
        ]
    });
    paper.table(Table {
        rows: rows.collect(),
        columns: vec![
            Column::new(FACILITY.get(language), Width::Rest),
            Column::new(LATE.get(language), Width::Rest),
            Column::new(NEXT.get(language), Width::Rest),
        ],
        sums: Vec::new(),
    });
    if !refused.is_empty() {
        paper.heading(REFUSED.get(language));
        paper.lines(
            refused
                .iter()
                .map(|row| refused_line(row, language))
                .collect(),
        );
    }
    paper.text(&Notice::Closed.text(language));
    paper.write(output)
}

fn refused_line((name, why): &(String, String), language: Language) -> Line {
    let colon = language.of("：", ": ");
    Line::new(Mark::Item, &format!("{name}{colon}{why}"))
}

/// Returns a step with its day and the kind of day, where it has one.
fn step_text(planned: &PlannedStep, language: Language) -> String {
    let label = planned.step.label(language);
    let Some(day) = planned.due_on else {
        return label.to_owned();
    };
    let day = format_date(day, language);
    let kind = match (planned.status, planned.step.due_kind()) {
        (Status::Late, _) => planned.status_label(language),
        // A day of a sequence is the last on which its turn can come.
        (_, DueKind::Order) => BY.get(language),
        (_, kind) => kind.label(language),
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
const FACILITY: Words = Words("施設", "facility");
const BY: Words = Words("この日までに", "by");
const LATE: Words = Words("期日を過ぎた手順", "late steps");
const NEXT: Words = Words("次の手順と次の期限", "next step and next limit");
const REFUSED: Words = Words(
    "計画を作れなかった施設",
    "Facilities whose plan cannot be made",
);
