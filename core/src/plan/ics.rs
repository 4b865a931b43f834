//! A plan as a calendar file (RFC 5545): one all-day event a due day or limit.

use chrono::{DateTime, Duration, Utc};
use icalendar::{Alarm, Calendar, Component, Event, EventLike, EventStatus};

use super::{DueKind, Limit, Plan, PlannedStep, Status};
use crate::{Language, NaiveDate};

impl Plan {
    /// Returns the plan as a calendar file. Hard days have alarms a week and a day before.
    ///
    /// `stamp`: when the file is made; the core reads no clock. `id`: what tells this plan from
    /// others in the same calendar, such as the institution code; importing a file with the
    /// same `id` again updates its events.
    pub fn to_ics(&self, language: Language, stamp: DateTime<Utc>, id: &str) -> String {
        let mut calendar = Calendar::empty();
        calendar.append_property(("VERSION", "2.0"));
        calendar.append_property(("PRODID", "-//onshi//onshi//JA"));
        calendar.append_property(("CALSCALE", "GREGORIAN"));
        calendar.name(language.of(
            "オンライン資格確認の準備",
            "Online eligibility verification",
        ));
        for planned in &self.steps {
            if let Some(due) = planned.due_on {
                calendar.push(step_event(planned, due, language, stamp, id));
            }
            for limit in planned.limits() {
                calendar.push(limit_event(planned, limit, language, stamp, id));
            }
        }
        calendar.to_string()
    }
}

fn step_event(
    planned: &PlannedStep,
    due: NaiveDate,
    language: Language,
    stamp: DateTime<Utc>,
    id: &str,
) -> Event {
    let (step, kind) = (planned.step, planned.step.due_kind());
    let summary = format!("{}: {}", kind.label(language), step.label(language));
    let mut lines = vec![planned.reason(language).to_owned()];
    lines.extend(step.details(language).map(|detail| format!("- {detail}")));
    let uid = format!("{}.{id}@onshi", step.code());
    event(
        &uid,
        planned,
        &summary,
        &lines.join("\n"),
        due,
        stamp,
        kind == DueKind::Hard,
        language,
    )
}

fn limit_event(
    planned: &PlannedStep,
    limit: Limit,
    language: Language,
    stamp: DateTime<Utc>,
    id: &str,
) -> Event {
    let (step, why) = (planned.step, limit.why);
    let summary = format!(
        "{}: {}",
        language.of("期限", "deadline"),
        why.label(language)
    );
    let uid = format!("{}.{}.{id}@onshi", step.code(), why.code());
    event(
        &uid,
        planned,
        &summary,
        step.label(language),
        limit.on,
        stamp,
        true,
        language,
    )
}

#[expect(clippy::too_many_arguments, reason = "an event is as wide as it is")]
fn event(
    uid: &str,
    planned: &PlannedStep,
    summary: &str,
    description: &str,
    day: NaiveDate,
    stamp: DateTime<Utc>,
    hard: bool,
    language: Language,
) -> Event {
    let done = planned.status == Status::Done;
    let summary = match done {
        true => format!("[{}] {summary}", Status::Done.label(language)),
        false => summary.to_owned(),
    };
    let mut event = Event::new();
    event
        .uid(uid)
        .timestamp(stamp)
        .summary(&summary)
        .description(description)
        .starts(day)
        // The end of an all-day event is the day after, or some calendars show nothing.
        .ends(day.succ_opt().unwrap_or(day))
        .status(EventStatus::Confirmed)
        .add_property("TRANSP", "TRANSPARENT");
    if hard && !done {
        for days in [7, 1] {
            let mut alarm = Alarm::display(&summary, -Duration::days(days));
            // Without these, the library asks the clock and chance.
            alarm.uid(&format!("{days}.{uid}")).timestamp(stamp);
            event.alarm(alarm);
        }
    }
    event.done()
}
