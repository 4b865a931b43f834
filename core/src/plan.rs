//! What to do by when: the pamphlet's four stages with real dates.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::calendar::NotCovered;
use crate::language::Words;
use crate::problem::{Code, Fault, Finding, Report, Severity};
use crate::programme::{Due, STEPS};
use crate::{Citation, Error, FacilityKind, Field, Language, calendar};

pub(crate) mod fields;
#[cfg(feature = "ics")]
mod ics;
mod limit;
mod names;
mod paper;
mod several;
mod status;
mod texts;

pub use crate::programme::{
    Actor, Channel, CitedDay, Deadlines, Deferral, Detail, DueKind, Stage, Step,
};
#[cfg(feature = "ics")]
pub use ics::plans_to_ics;
pub use limit::{Limit, LimitReason, LimitStatus};
pub use names::check_id;
pub use several::{NamedPlan, Summary, Urgency, plans_paper};
pub use status::Status;
pub(crate) use texts::days_of_subsidy;

/// What is known about a facility's preparation. All but the facility may be unknown.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Milestones {
    /// Who prepares.
    pub facility: FacilityKind,
    /// Prescriptions of the pharmacy's group in a month (count); read only for the note that steps
    /// differ at a chain.
    pub group_prescriptions_per_month: Option<u32>,
    /// The wished start of operation.
    pub operation_starts_on: Option<NaiveDate>,
    /// The day on which the devices are received and set up.
    pub equipment_set_up_on: Option<NaiveDate>,
    /// The day on which the reader was applied for: the application is then done.
    pub reader_applied_on: Option<NaiveDate>,
    /// Reference date; without it nothing is late.
    pub as_of: Option<NaiveDate>,
    /// The steps that are done.
    pub done: BTreeSet<Step>,
    /// The type of the accepted deferral notice (猶予届), 1 to 6.
    pub deferral: Option<Deferral>,
}

impl Milestones {
    /// The fields of a plan's question on the wire, in the order in which they are checked.
    pub const FIELDS: &'static [Field] = &fields::ALL;
    /// The field that every row of a table needs a column for.
    pub const NEEDED: &'static [Field] = &[fields::FACILITY];

    /// Makes milestones with only the facility known.
    pub const fn new(facility: FacilityKind) -> Self {
        Self {
            facility,
            group_prescriptions_per_month: None,
            operation_starts_on: None,
            equipment_set_up_on: None,
            reader_applied_on: None,
            as_of: None,
            done: BTreeSet::new(),
            deferral: None,
        }
    }

    /// Returns whether a step is done.
    fn is_done(&self, step: Step) -> bool {
        self.done.contains(&step)
            || (step == Step::ApplyForReader && self.reader_applied_on.is_some())
    }
}

/// The fifteen steps with their dates, and the dates that contradict each other.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Plan {
    /// What the plan was made from.
    pub milestones: Milestones,
    /// The earliest start of operation that the lead times allow; `None` where nothing is known.
    pub earliest_operation_on: Option<NaiveDate>,
    steps: [PlannedStep; Step::ALL.len()],
    /// Dates that contradict each other: warnings.
    pub report: Report,
}

/// A step with its day.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PlannedStep {
    /// The step.
    pub step: Step,
    /// The day by which it is due; `None` where the facts given don't fix it.
    pub due_on: Option<NaiveDate>,
    /// The status on the reference date.
    pub status: Status,
    /// The hard days that change the outcome, whatever the plan.
    pub limits: Vec<Limit>,
    deadlines: &'static Deadlines,
}

impl PlannedStep {
    /// Returns the limits that concern the facility.
    pub fn limits_that_apply(&self) -> impl Iterator<Item = &Limit> {
        let applies = |limit: &&Limit| limit.status != LimitStatus::NotApplicable;
        self.limits.iter().filter(applies)
    }

    /// Returns the status in words that fit the kind of day: 目安を過ぎています for a guideline,
    /// 期限を過ぎています for a deadline.
    pub fn status_label(&self, language: Language) -> &'static str {
        self.status.label_of(self.step.due_kind(), language)
    }
}

impl Plan {
    /// Makes the plan for what is known.
    ///
    /// ```
    /// use onshi::plan::{Milestones, Plan, Step};
    /// use onshi::{FacilityKind, parse_date};
    ///
    /// let mut known = Milestones::new(FacilityKind::Clinic);
    /// known.operation_starts_on = Some(parse_date("2021-06-30")?);
    /// known.equipment_set_up_on = Some(parse_date("2021-06-10")?);
    /// let plan = Plan::new(known)?;
    /// assert_eq!(plan.step(Step::ApplyForReader).due_on, Some(parse_date("2021-02-28")?));
    /// assert_eq!(plan.step(Step::ApplyForUsage).due_on, Some(parse_date("2021-06-03")?));
    /// # Ok::<(), onshi::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `date_not_covered` for a day before 2019 or after 2027, and where counting business days
    /// back from the set-up leaves those years.
    pub fn new(milestones: Milestones) -> Result<Self, Error> {
        let given = [
            (fields::OPERATION_STARTS_ON, milestones.operation_starts_on),
            (fields::EQUIPMENT_SET_UP_ON, milestones.equipment_set_up_on),
            (fields::READER_APPLIED_ON, milestones.reader_applied_on),
            (fields::AS_OF, milestones.as_of),
        ];
        for (field, day) in given {
            if let Some(day) = day.filter(|day| !calendar::covers(*day)) {
                let field = Some(field);
                return Err(NotCovered { day, field }.error());
            }
        }
        for &step in Step::ALL {
            if let (Due::BusinessDaysBeforeSetUp(count), Some(set_up)) =
                (step.row().due, milestones.equipment_set_up_on)
            {
                let field = Some(fields::EQUIPMENT_SET_UP_ON);
                calendar::business_days_before(set_up, count)
                    .map_err(|_| NotCovered { day: set_up, field }.error())?;
            }
        }
        let steps = STEPS.each_ref().map(|row| planned(row.step, &milestones));
        let earliest = earliest_operation(&milestones);
        Ok(Self {
            report: contradictions(&milestones, earliest),
            milestones,
            earliest_operation_on: earliest,
            steps,
        })
    }

    /// Returns the steps, in order.
    pub fn steps(&self) -> &[PlannedStep] {
        &self.steps
    }

    /// Returns a step of the plan.
    pub fn step(&self, step: Step) -> &PlannedStep {
        let [first, ..] = &self.steps;
        let mut steps = self.steps.iter();
        steps.find(|planned| planned.step == step).unwrap_or(first)
    }
}

fn planned(step: Step, known: &Milestones) -> PlannedStep {
    let due_on = due_on(step, known);
    let status = match (known.is_done(step), due_on, known.as_of) {
        (true, ..) => Status::Done,
        (false, Some(due), Some(today)) if due < today => Status::Late,
        (false, Some(due), Some(today)) if due == today => Status::DueToday,
        (false, ..) => Status::Open,
    };
    PlannedStep {
        step,
        due_on,
        status,
        limits: Limit::of(step, known),
        deadlines: Deadlines::of(known.deferral),
    }
}

fn due_on(step: Step, known: &Milestones) -> Option<NaiveDate> {
    let (start, set_up) = (known.operation_starts_on, known.equipment_set_up_on);
    match step.row().due {
        Due::MonthsBeforeStart(months) => calendar::months_before(start?, months),
        Due::ReaderApplied => known.reader_applied_on,
        Due::BusinessDaysBeforeSetUp(count) => calendar::business_days_before(set_up?, count).ok(),
        Due::DayBeforeSetUp => set_up?.pred_opt(),
        Due::SetUp => set_up,
        Due::DayBeforeStart => start?.pred_opt(),
        Due::Start => start,
        Due::ApplyBy => Some(Deadlines::of(known.deferral).apply_by.as_ref()?.on),
        Due::NoDay => None,
    }
}

/// Returns the lead time of a step (calendar months before the start of operation).
fn months_ahead(step: Step) -> u32 {
    match step.row().due {
        Due::MonthsBeforeStart(months) => months,
        _ => 0,
    }
}

/// Returns the later of what the reader's delivery and what the vendor's work allow.
fn earliest_operation(known: &Milestones) -> Option<NaiveDate> {
    let reader = if known.is_done(Step::ReceiveReader) {
        None
    } else if known.is_done(Step::ApplyForReader) {
        known.reader_applied_on
    } else {
        known.as_of
    };
    let order = known.as_of.filter(|_| !known.is_done(Step::PlaceOrder));
    let after = |day: Option<NaiveDate>, step| {
        day.and_then(|day| calendar::first_day_after_months(day, months_ahead(step)))
    };
    after(reader, Step::ApplyForReader).max(after(order, Step::PlaceOrder))
}

/// Finds days that contradict each other, or that come after the programme's last ones.
fn contradictions(known: &Milestones, earliest: Option<NaiveDate>) -> Report {
    let mut report = Report::default();
    let (start, set_up) = (known.operation_starts_on, known.equipment_set_up_on);
    let (applied, as_of) = (known.reader_applied_on, known.as_of);
    let deadlines = Deadlines::of(known.deferral);
    let has_notice = known.deferral.is_some();
    let mut warn = |code, field: Field, citation: Option<&Citation>, message| {
        report.findings.push(Finding {
            code,
            severity: Severity::Warning,
            path: field.name.to_owned(),
            message,
            citation: citation.cloned(),
        });
    };

    if let Some((start, earliest)) = start.zip(earliest)
        && start < earliest
    {
        let message = texts::start_too_early(start, earliest);
        warn(
            Code::StartTooEarly,
            fields::OPERATION_STARTS_ON,
            None,
            message,
        );
    }
    if let (Some(start), Some(last)) = (start, &deadlines.apply_by)
        && start > last.on
    {
        let (day, limit) = (
            Words("運用開始日", "the start of operation"),
            Words("補助金の申請期限", "last day to apply for the subsidy"),
        );
        let message = texts::after_deadline((day, start), (limit, last.on), has_notice);
        warn(
            Code::AfterDeadline,
            fields::OPERATION_STARTS_ON,
            Some(&last.citation),
            message,
        );
    }
    if let Some((set_up, start)) = set_up.zip(start)
        && set_up > start
    {
        let message = texts::set_up_after_start(set_up, start);
        warn(
            Code::DatesOutOfOrder,
            fields::EQUIPMENT_SET_UP_ON,
            None,
            message,
        );
    }
    let order =
        start.and_then(|start| calendar::months_before(start, months_ahead(Step::PlaceOrder)));
    if let Some((set_up, order)) = set_up.zip(order)
        && set_up <= order
        && !known.is_done(Step::PlaceOrder)
    {
        let message = texts::set_up_before_order(set_up, order);
        warn(
            Code::StepsOutOfOrder,
            fields::EQUIPMENT_SET_UP_ON,
            None,
            message,
        );
    }
    if let Some(set_up) = set_up
        && set_up > deadlines.complete_by.on
    {
        let (day, limit) = (
            Words("機器受取・設定の日", "the day of device set-up"),
            Words("導入完了の期限", "last day to complete introduction"),
        );
        let last = &deadlines.complete_by;
        let message = texts::after_deadline((day, set_up), (limit, last.on), has_notice);
        warn(
            Code::AfterDeadline,
            fields::EQUIPMENT_SET_UP_ON,
            Some(&last.citation),
            message,
        );
    }
    if let Some((applied, today)) = applied.zip(as_of)
        && applied > today
    {
        let message = texts::applied_after_today(applied, today);
        warn(
            Code::DatesOutOfOrder,
            fields::READER_APPLIED_ON,
            None,
            message,
        );
    }
    if let Some((applied, set_up)) = applied.zip(set_up)
        && applied > set_up
    {
        let message = texts::applied_after_set_up(applied, set_up);
        warn(
            Code::DatesOutOfOrder,
            fields::READER_APPLIED_ON,
            None,
            message,
        );
    }
    report
}
