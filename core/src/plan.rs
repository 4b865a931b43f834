//! What to do by when: the pamphlet's four stages with real dates.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::date::day;
use crate::report::{FindingCode, Report};
use crate::{Error, FacilityKind, Field, calendar};

pub(crate) mod fields;
#[cfg(feature = "ics")]
mod ics;
mod step;
mod texts;

pub use step::{Actor, Channel, DueKind, Limit, LimitReason, Stage, Status, Step};

/// What is known about a facility's preparation. All but the facility may be unknown.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Milestones {
    /// Who prepares.
    pub facility: FacilityKind,
    /// Prescriptions of the pharmacy's group in a month (count); only for the note that steps
    /// differ for chains.
    pub group_prescriptions_per_month: Option<u32>,
    /// The wished start of operation.
    pub operation_starts_on: Option<NaiveDate>,
    /// The day on which the devices are received and set up.
    pub equipment_set_up_on: Option<NaiveDate>,
    /// The day on which the reader was applied for: the application is then done.
    pub reader_applied_on: Option<NaiveDate>,
    /// The day on which one looks: without it nothing is late.
    pub as_of: Option<NaiveDate>,
    /// The steps that are done.
    pub done: BTreeSet<Step>,
    /// The type of the deferral notice (猶予届), 1 to 6.
    pub deferral: Option<Deferral>,
}

impl Milestones {
    /// The fields of a plan's question on the wire, in the order in which they are checked.
    pub const FIELDS: [Field; 8] = fields::ALL;

    /// Makes milestones of which nothing but the facility is known.
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

/// The type of a deferral notice (猶予届), which extends days. Source: E.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Deferral(u8);

impl Deferral {
    /// Returns the type of that number, 1 to 6; `None` for another.
    pub const fn new(number: u8) -> Option<Self> {
        match number {
            1..=6 => Some(Self(number)),
            _ => None,
        }
    }

    /// Returns the number, 1 to 6.
    pub const fn number(self) -> u8 {
        self.0
    }
}

/// The last days of the subsidy application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadlines {
    /// The day by which introduction must be complete.
    pub complete_by: NaiveDate,
    /// The day by which the subsidy must be applied for; `None` where the source does not say.
    pub apply_by: Option<NaiveDate>,
}

impl Deadlines {
    /// Returns the last days, by the type of the deferral notice. Sources: C and E.
    pub const fn of(deferral: Option<Deferral>) -> Self {
        match deferral {
            None => Self {
                complete_by: day(2023, 3, 31),
                apply_by: Some(day(2023, 9, 30)),
            },
            Some(Deferral(2 | 3)) => Self {
                complete_by: day(2024, 3, 31),
                apply_by: None,
            },
            Some(Deferral(_)) => Self {
                complete_by: day(2023, 9, 30),
                apply_by: Some(day(2023, 12, 31)),
            },
        }
    }
}

/// The fifteen steps with their dates, and what contradicts itself.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Plan {
    /// What the plan was made from.
    pub milestones: Milestones,
    /// The earliest start of operation that the lead times allow; `None` where nothing is known.
    pub earliest_operation_on: Option<NaiveDate>,
    /// The steps, in order.
    pub steps: [PlannedStep; Step::ALL.len()],
    /// Dates that contradict each other: warnings.
    pub report: Report,
}

/// A step with its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlannedStep {
    /// The step.
    pub step: Step,
    /// The day by which it is due; `None` where the facts given don't fix it.
    pub due_on: Option<NaiveDate>,
    /// Where it stands.
    pub status: Status,
    /// The type of the deferral notice, on which days of the subsidy application depend.
    deferral: Option<Deferral>,
}

impl PlannedStep {
    /// Returns the hard days that change the outcome, whatever the plan.
    pub fn limits(&self) -> impl Iterator<Item = Limit> + use<> {
        Limit::of(self.step, self.deferral)
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
                return Err(Error::plan_day_not_covered(field, day));
            }
        }
        let count_back = |set_up| {
            let field = fields::EQUIPMENT_SET_UP_ON;
            calendar::business_days_before(set_up, 5)
                .map_err(|_| Error::plan_day_not_covered(field, set_up))
        };
        let certificates = milestones.equipment_set_up_on.map(count_back).transpose()?;
        let earliest = earliest_operation(&milestones);
        let steps = Step::ALL.map(|step| {
            let due_on = due_on(step, &milestones, certificates);
            let status = match (milestones.is_done(step), due_on, milestones.as_of) {
                (true, ..) => Status::Done,
                (false, Some(due), Some(today)) if due < today => Status::Late,
                (false, Some(due), Some(today)) if due == today => Status::DueToday,
                (false, ..) => Status::Open,
            };
            PlannedStep {
                step,
                due_on,
                status,
                deferral: milestones.deferral,
            }
        });
        Ok(Self {
            report: contradictions(&milestones, earliest),
            milestones,
            earliest_operation_on: earliest,
            steps,
        })
    }

    /// Returns a step of the plan.
    pub fn step(&self, step: Step) -> &PlannedStep {
        let [first, ..] = &self.steps;
        self.steps
            .iter()
            .find(|planned| planned.step == step)
            .unwrap_or(first)
    }
}

fn due_on(step: Step, known: &Milestones, certificates: Option<NaiveDate>) -> Option<NaiveDate> {
    let start = known.operation_starts_on;
    let set_up = known.equipment_set_up_on;
    match step {
        Step::ApplyForReader => calendar::months_before(start?, 4),
        Step::RequestEstimate => known.reader_applied_on,
        Step::PlaceOrder => calendar::months_before(start?, 1),
        Step::ApplyForUsage | Step::ApplyForCertificates => certificates,
        Step::ReceiveReader | Step::ReceiveCertificateNotice => set_up?.pred_opt(),
        Step::SetUpEquipment => set_up,
        Step::ReviewReception | Step::UpdatePrivacyNotice | Step::PutUpPosterAndSticker => {
            start?.pred_opt()
        }
        Step::StartOperation => start,
        Step::TestOperation | Step::CollectDocuments => None,
        Step::ApplyForSubsidy => Deadlines::of(known.deferral).apply_by,
    }
}

/// The later of what the reader's delivery and what the vendor's work allow.
fn earliest_operation(known: &Milestones) -> Option<NaiveDate> {
    let reader = if known.is_done(Step::ReceiveReader) {
        None
    } else if known.is_done(Step::ApplyForReader) {
        known.reader_applied_on
    } else {
        known.as_of
    };
    let reader = reader.and_then(|day| calendar::months_after(day, 4));
    let order = known.as_of.filter(|_| !known.is_done(Step::PlaceOrder));
    let order = order.and_then(|day| calendar::months_after(day, 1));
    reader.max(order)
}

fn contradictions(known: &Milestones, earliest: Option<NaiveDate>) -> Report {
    let mut report = Report::default();
    let mut warn = |code, path: &str, message| report.warning(code, path, message);
    if let (Some(start), Some(earliest)) = (known.operation_starts_on, earliest)
        && start < earliest
    {
        let message = texts::start_too_early(start, earliest);
        warn(FindingCode::StartTooEarly, "operation_starts_on", message);
    }
    if let (Some(set_up), Some(start)) = (known.equipment_set_up_on, known.operation_starts_on)
        && set_up > start
    {
        let message = texts::set_up_after_start(set_up, start);
        warn(FindingCode::DatesOutOfOrder, "equipment_set_up_on", message);
    }
    if let (Some(applied), Some(today)) = (known.reader_applied_on, known.as_of)
        && applied > today
    {
        let message = texts::applied_after_today(applied, today);
        warn(FindingCode::DatesOutOfOrder, "reader_applied_on", message);
    }
    report
}
