//! A plan as a calendar file (RFC 5545): one all-day event a due day or limit.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Duration, Utc};
use icalendar::{Alarm, Calendar, Component, Event, EventLike, EventStatus};

use crate::signs::{is_hyphen, is_printable, plain};

use super::{DueKind, Limit, LimitStatus, Milestones, NamedPlan, Plan, PlannedStep, Status};
use crate::{Language, NaiveDate};

impl Plan {
    /// Returns the plan as a calendar file. Deadlines and limits that are still open have alarms at
    /// nine in the morning of the day a week before and of the day before; limits that do not apply
    /// are left out.
    ///
    /// `stamp`: when the file is made; the core reads no clock. `id`: distinguishes this plan from
    /// others in the same calendar, such as the institution code; importing a file with the
    /// same `id` again updates its events. A blank one is replaced by the facility, its group, the
    /// days and the deferral, so that plans which differ in one of these have events of their own;
    /// `as_of` and `done`, which change as the plan goes on, are left out. The time grows with the square of the id's
    /// length: [`check_id`](super::check_id) refuses one that is too long.
    pub fn to_ics(&self, language: Language, stamp: DateTime<Utc>, id: &str) -> String {
        let mut calendar = begun(language);
        self.push_events(&mut calendar, "", &self.id_of(id), language, stamp);
        within_75_octets(&calendar.to_string())
    }

    fn id_of(&self, id: &str) -> String {
        let id = legible(id);
        match id.trim().is_empty() {
            true => self.milestones.id(),
            false => id,
        }
    }

    /// Adds the events; `name`: the facility's, where the calendar has several.
    fn push_events(
        &self,
        calendar: &mut Calendar,
        name: &str,
        id: &str,
        language: Language,
        stamp: DateTime<Utc>,
    ) {
        let of_whom = match (name, language) {
            ("", _) => String::new(),
            (name, Language::Ja) => format!("【{name}】"),
            (name, Language::En) => format!("[{name}] "),
        };
        for planned in &self.steps {
            if let Some(due) = planned.due_on {
                calendar.push(step_event(planned, due, &of_whom, language, stamp, id));
            }
            for limit in planned.limits_that_apply() {
                calendar.push(limit_event(planned, limit, &of_whom, language, stamp, id));
            }
        }
    }
}

/// Returns the plans of several facilities as one calendar file, as [`Plan::to_ics`] does that of one. Each event
/// begins with the facility's name. Of plans with the same id, each after the first gets a number behind it: give them always in
/// the same order, whatever is late. [`NamedPlan::new`] refuses a name or an id that is too long.
pub fn plans_to_ics(plans: &[NamedPlan], language: Language, stamp: DateTime<Utc>) -> String {
    let mut calendar = begun(language);
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut taken = HashSet::new();
    for NamedPlan { name, id, plan } in plans {
        let name = legible(name);
        let own = if id.trim().is_empty() { &name } else { id };
        let own = plan.id_of(&one_writing(own));
        let count = counts.entry(own.clone()).or_default();
        let id = loop {
            *count += 1;
            let id = match *count {
                1 => own.clone(),
                count => format!("{own}-{count}"),
            };
            if taken.insert(id.clone()) {
                break id;
            }
        };
        plan.push_events(&mut calendar, name.trim(), &id, language, stamp);
    }
    within_75_octets(&calendar.to_string())
}

/// Returns a text without what no calendar shows, on one line: a lenient reader takes a bare carriage return for its end.
fn legible(text: &str) -> String {
    text.chars().filter(|sign| is_printable(*sign)).collect()
}

/// Returns an institution code in one writing, `0112489` for `０１-1248９`, so that it names the same events; any other id as it is.
fn one_writing(id: &str) -> String {
    let plain = plain(id);
    let is_code = plain
        .chars()
        .all(|sign| sign.is_ascii_digit() || is_hyphen(sign) || sign == ' ');
    match is_code {
        true => plain.chars().filter(char::is_ascii_digit).collect(),
        false => id.to_owned(),
    }
}

/// Begins a calendar.
fn begun(language: Language) -> Calendar {
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", "-//onshi//onshi//JA"));
    calendar.append_property(("CALSCALE", "GREGORIAN"));
    calendar.name(language.of(
        "オンライン資格確認の準備",
        "Online eligibility verification",
    ));
    calendar
}

impl Milestones {
    /// Returns what tells these milestones from others: `clinic_20210630_20210610`, with nothing
    /// between two lines for what is not known.
    fn id(&self) -> String {
        let day = |day: Option<NaiveDate>| {
            let day = day.map(|day| day.to_string().replace('-', ""));
            day.unwrap_or_default()
        };
        let count = self.group_prescriptions_per_month;
        let count = count.map(|count| count.to_string());
        let deferral = self.deferral.map(|deferral| deferral.number().to_string());
        let parts = [
            self.facility.code().to_owned(),
            day(self.operation_starts_on),
            day(self.equipment_set_up_on),
            day(self.reader_applied_on),
            count.unwrap_or_default(),
            deferral.unwrap_or_default(),
        ];
        parts.join("_").trim_end_matches('_').to_owned()
    }
}

/// RFC 5545 folds lines at 75 octets; of a line that it folds, the library lets the last part have
/// 76.
fn within_75_octets(file: &str) -> String {
    let mut folded = String::with_capacity(file.len());
    for line in file.split_inclusive("\r\n") {
        let content = line.trim_end_matches("\r\n");
        let last = content.char_indices().next_back();
        match last.and_then(|(place, _)| line.split_at_checked(place)) {
            Some((head, tail)) if content.len() > 75 => {
                folded.push_str(head);
                folded.push_str("\r\n ");
                folded.push_str(tail);
            }
            _ => folded.push_str(line),
        }
    }
    folded
}

fn step_event(
    planned: &PlannedStep,
    due: NaiveDate,
    of_whom: &str,
    language: Language,
    stamp: DateTime<Utc>,
    id: &str,
) -> Event {
    let (step, kind) = (planned.step, planned.step.due_kind());
    let word = match (planned.status, kind) {
        (Status::Done | Status::Late, _) => planned.status_label(language),
        // In a calendar 前後関係 says nothing: the work is to prepare.
        (_, DueKind::Order) => language.of("準備", "prepare"),
        _ => kind.label(language),
    };
    let mut lines = vec![planned.reason(language).into_owned()];
    lines.extend(step.details().iter().map(|detail| {
        let mark = if detail.is_task { "□" } else { "・" };
        format!("{mark} {}", detail.text(language))
    }));
    let mut event = event(&format!("{}.{id}@onshi", step.code()), due, stamp);
    let summary = format!("{of_whom}{word}: {}", step.label(language));
    event.summary(&summary).description(&lines.join("\n"));
    let ahead = matches!(planned.status, Status::Open | Status::DueToday);
    if kind == DueKind::Hard && ahead {
        add_alarms(&mut event, &summary, stamp);
    }
    event.done()
}

/// Finishing a step does not prove that its limit was met, so the event says how the limit
/// stands. Only an open limit has alarms.
fn limit_event(
    planned: &PlannedStep,
    limit: &Limit,
    of_whom: &str,
    language: Language,
    stamp: DateTime<Utc>,
    id: &str,
) -> Event {
    let (step, why) = (planned.step, limit.why);
    let uid = format!("{}.{}.{id}@onshi", step.code(), why.code());
    let mut event = event(&uid, limit.on, stamp);
    let (kind, label) = (DueKind::Hard.label(language), why.label(language));
    let summary = match (limit.status, language) {
        (LimitStatus::Open | LimitStatus::NotApplicable, _) => format!("{kind}: {label}"),
        (status, Language::Ja) => format!("{kind}（{}）: {label}", status.label(language)),
        (status, Language::En) => format!("{kind} ({}): {label}", status.label(language)),
    };
    let summary = format!("{of_whom}{summary}");
    event.summary(&summary).description(step.label(language));
    if limit.status == LimitStatus::Open {
        add_alarms(&mut event, &summary, stamp);
    }
    event.done()
}

fn event(uid: &str, day: NaiveDate, stamp: DateTime<Utc>) -> Event {
    let mut event = Event::new();
    event
        .uid(uid)
        .timestamp(stamp)
        .starts(day)
        // The end of an all-day event is the day after, or some calendars show nothing.
        .ends(day.succ_opt().unwrap_or(day))
        .status(EventStatus::Confirmed)
        .add_property("TRANSP", "TRANSPARENT");
    event
}

/// Adds alarms at nine in the morning, local time, a week and a day before: an all-day event begins
/// at midnight, when nobody wants to be called.
fn add_alarms(event: &mut Event, summary: &str, stamp: DateTime<Utc>) {
    let uid = event.get_uid().unwrap_or_default().to_owned();
    for days in [7, 1] {
        let mut alarm = Alarm::display(summary, Duration::hours(9) - Duration::days(days));
        // Without these, the library asks the clock and chance.
        alarm.uid(&format!("{days}.{uid}")).timestamp(stamp);
        event.alarm(alarm);
    }
}
