//! A plan's question: its answer is JSON, its calendar file is one that others read. The first line
//! of the text is the file's id.
#![no_main]

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use icalendar::{Calendar, CalendarComponent, Component};
use libfuzzer_sys::fuzz_target;
use onshi::Language;
use onshi::plan::LimitStatus;
use onshi::wire::RawPlan;

fuzz_target!(|given: (u32, bool, &str)| {
    let (stamp, japanese, text) = given;
    let (id, text) = text.split_once('\n').unwrap_or(("", text));
    let Ok(plan) = RawPlan::from_json(text).and_then(|raw| raw.plan()) else {
        return;
    };
    let written = serde_json::to_string(&&plan).expect("JSON");
    serde_json::from_str::<serde_json::Value>(&written).expect("JSON");

    let language = if japanese { Language::Ja } else { Language::En };
    let stamp: DateTime<Utc> = DateTime::from_timestamp(stamp.into(), 0).expect("a time");
    let file = plan.to_ics(language, stamp, id);
    for line in file.split_inclusive('\n') {
        let content = line
            .strip_suffix("\r\n")
            .expect("every line ends with CR LF");
        assert!(content.len() <= 75, "{content:?} is longer than 75 octets");
        assert!(
            !content.chars().any(|letter| letter.is_control()),
            "{content:?}"
        );
    }
    let read: Calendar = file.parse().expect("a calendar");
    let mut ids = BTreeSet::new();
    for component in &read.components {
        let CalendarComponent::Event(event) = component else {
            panic!("{component:?}")
        };
        assert!(
            ids.insert(event.get_uid().expect("an id").to_owned()),
            "{file}"
        );
    }
    let due = plan
        .steps()
        .iter()
        .filter(|step| step.due_on.is_some())
        .count();
    let limits = plan.steps().iter().flat_map(|step| &step.limits);
    let limits = limits
        .filter(|limit| limit.status != LimitStatus::NotApplicable)
        .count();
    assert_eq!(ids.len(), due + limits);
});
