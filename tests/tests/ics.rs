//! The calendar file: the same for the same plan, and nothing from the clock or chance.

use onshi::plan::{Milestones, NamedPlan, Plan, Step, plans_to_ics};
use onshi::{FacilityKind, Language, parse_date};

#[test]
fn the_same_plan_makes_the_same_file() {
    let mut known = Milestones::new(FacilityKind::Clinic);
    known.operation_starts_on = Some(parse_date("2021-06-30").unwrap());
    known.equipment_set_up_on = Some(parse_date("2021-06-10").unwrap());
    let plan = Plan::new(known).unwrap();
    let stamp = parse_date("2021-05-20")
        .unwrap()
        .and_hms_opt(0, 0, 0)
        .unwrap()
        .and_utc();
    let file = plan.to_ics(Language::Ja, stamp, "1312345678");
    assert_eq!(file, plan.to_ics(Language::Ja, stamp, "1312345678"));
    let stamps = file.lines().filter(|line| line.starts_with("DTSTAMP:"));
    assert!(stamps.clone().count() > 15);
    assert!(
        stamps
            .clone()
            .all(|line| line == "DTSTAMP:20210520T000000Z")
    );
    // At nine in the morning: 15 hours before the day begins, and 6 × 24 hours before that.
    let alarms = file.matches("BEGIN:VALARM").count();
    assert!(alarms > 0);
    for trigger in ["TRIGGER:-PT54000S\r\n", "TRIGGER:-PT572400S\r\n"] {
        assert_eq!(file.matches(trigger).count() * 2, alarms, "{trigger}");
    }
    // 12 steps have a day, and there are 4 limits.
    assert_eq!(file.matches("BEGIN:VEVENT").count(), 16);
    let mut uids: Vec<_> = file
        .lines()
        .filter(|line| line.starts_with("UID:"))
        .collect();
    let all = uids.len();
    uids.sort_unstable();
    uids.dedup();
    assert_eq!(uids.len(), all);
    assert!(file.lines().all(|line| line.len() <= 75));
}

/// Without an id, plans that differ have events of their own, and the same plan as it goes on keeps
/// its events.
#[test]
fn events_of_two_plans_differ_without_an_id() {
    let uids = |known: &Milestones, id: &str| {
        let file = Plan::new(known.clone()).unwrap().to_ics(
            Language::Ja,
            chrono::DateTime::UNIX_EPOCH,
            id,
        );
        let file = file.replace("\r\n ", "");
        // An alarm's begins with its number of days.
        let is_event = |line: &&str| {
            line.starts_with("UID:") && !line.contains(":1.") && !line.contains(":7.")
        };
        let uids = file.lines().filter(is_event);
        uids.map(str::to_owned)
            .collect::<std::collections::BTreeSet<_>>()
    };
    let day = |text: &str| Some(parse_date(text).unwrap());
    let mut known = Milestones::new(FacilityKind::Pharmacy);
    known.operation_starts_on = day("2021-06-30");
    known.equipment_set_up_on = day("2021-06-10");
    let first = uids(&known, "");
    assert!(first.contains("UID:place_order.pharmacy_20210630_20210610@onshi"));
    let mut later = known.clone();
    later.as_of = day("2021-06-01");
    later.done = [Step::PlaceOrder].into();
    for id in ["", " ", "\n"] {
        assert_eq!(uids(&later, id), first);
    }
    let changes: [fn(&mut Milestones); 6] = [
        |known| known.facility = FacilityKind::Clinic,
        |known| known.operation_starts_on = Some(parse_date("2021-07-01").unwrap()),
        |known| known.equipment_set_up_on = None,
        |known| known.reader_applied_on = Some(parse_date("2021-02-20").unwrap()),
        |known| known.group_prescriptions_per_month = Some(1),
        |known| known.deferral = onshi::plan::Deferral::new(1),
    ];
    for change in changes {
        let mut other = known.clone();
        change(&mut other);
        assert!(uids(&other, "").is_disjoint(&first));
        assert!(!uids(&other, "x").is_disjoint(&uids(&known, "x")));
    }
}

/// RFC 5545, 3.1: no line is longer than 75 octets; what was folded reads as before.
#[test]
fn every_line_fits() {
    let mut known = Milestones::new(FacilityKind::Clinic);
    known.equipment_set_up_on = Some(parse_date("2021-06-10").unwrap());
    let plan = Plan::new(known).unwrap();
    for language in Language::ALL {
        for length in 0..100 {
            let id = "あx".repeat(length);
            let file = plan.to_ics(language, chrono::DateTime::UNIX_EPOCH, &id);
            assert!(file.split("\r\n").all(|line| line.len() <= 75));
            let whole = file.replace("\r\n ", "");
            assert!(whole.contains(&format!("{id}@onshi\r\n")));
            let certificate = match language {
                Language::Ja => "電子証明書",
                Language::En => {
                    "・ each PC that connects needs a certificate\\, so that data is sent and received safely"
                }
            };
            assert!(whole.contains(certificate), "{whole}");
        }
    }
}

/// A day that must be kept rings; a guideline does not, nor does what is done.
#[test]
fn only_what_must_be_kept_rings() {
    let mut known = Milestones::new(FacilityKind::Clinic);
    known.operation_starts_on = Some(parse_date("2021-06-30").unwrap());
    known.equipment_set_up_on = Some(parse_date("2021-06-10").unwrap());
    let stamp = parse_date("2021-05-20")
        .unwrap()
        .and_hms_opt(0, 0, 0)
        .unwrap()
        .and_utc();
    let rings = |known: &Milestones, uid: &str| {
        let file = Plan::new(known.clone())
            .unwrap()
            .to_ics(Language::En, stamp, "x");
        let event = file
            .split("BEGIN:VEVENT")
            .find(|event| event.contains(&format!("UID:{uid}.x@onshi")));
        event.unwrap().contains("BEGIN:VALARM")
    };
    assert!(rings(&known, "apply_for_usage"));
    assert!(!rings(&known, "place_order"));
    assert!(!rings(&known, "start_operation"));
    assert!(rings(&known, "apply_for_reader.accelerated_track"));
    known.done = Step::ALL.iter().copied().collect();
    assert!(!rings(&known, "apply_for_usage"));
    // That the step is done proves no day.
    assert!(rings(&known, "apply_for_reader.accelerated_track"));
    known.reader_applied_on = Some(parse_date("2021-03-31").unwrap());
    assert!(!rings(&known, "apply_for_reader.accelerated_track"));
}

/// An institution code names the same events however it is written; any other id stays as it is.
#[test]
fn an_institution_code_has_one_writing() {
    let mut known = Milestones::new(FacilityKind::Clinic);
    known.operation_starts_on = Some(parse_date("2021-06-30").unwrap());
    let plan = Plan::new(known).unwrap();
    let uid = |id: &str| {
        let named = NamedPlan::new("本店", id, plan.clone()).unwrap();
        let file = plans_to_ics(&[named], Language::Ja, chrono::DateTime::UNIX_EPOCH);
        let line = file
            .lines()
            .find_map(|line| line.strip_prefix("UID:place_order."));
        line.unwrap().to_owned()
    };
    for written in [
        "0112489",
        "01-12489",
        "01 12489",
        "０１－１２４８９",
        "01- 12489",
    ] {
        assert_eq!(uid(written), "0112489@onshi", "{written}");
    }
    assert_eq!(uid("A-1"), "A-1@onshi");
    assert_eq!(uid("店 1"), "店 1@onshi");
}

#[test]
fn a_name_and_an_id_have_at_most_200_characters() {
    let plan = Plan::new(Milestones::new(FacilityKind::Clinic)).unwrap();
    let made = |name: &str, id: &str| NamedPlan::new(name, id, plan.clone());
    let (most, more) = ("長".repeat(200), "長".repeat(201));
    let named = made(" ", &most).unwrap();
    assert_eq!((named.name, named.id), (most.clone(), most.clone()));
    assert_eq!(made(&most, "1").unwrap().name, most);
    for (error, field) in [
        (made(&more, "1").unwrap_err(), "name"),
        (made("店", &more).unwrap_err(), "institution_code"),
        (onshi::plan::check_id(&more).unwrap_err(), "id"),
    ] {
        assert_eq!(
            (error.code().code(), error.field()),
            ("invalid_value", Some(field))
        );
        assert!(
            error
                .message(Language::En)
                .contains("200 characters, got 201"),
            "{error}"
        );
    }
    assert!(onshi::plan::check_id(&most).is_ok());
}

/// The example: nothing of the revision of 2022, and what has passed says so.
#[test]
fn limits_that_do_not_apply_are_left_out_and_passed_ones_say_so() {
    let mut known = Milestones::new(FacilityKind::Clinic);
    known.reader_applied_on = Some(parse_date("2021-02-20").unwrap());
    known.operation_starts_on = Some(parse_date("2021-06-30").unwrap());
    known.equipment_set_up_on = Some(parse_date("2021-06-10").unwrap());
    known.as_of = Some(parse_date("2021-05-20").unwrap());
    let file = |known: &Milestones, language| {
        let plan = Plan::new(known.clone()).unwrap();
        let file = plan.to_ics(language, chrono::DateTime::UNIX_EPOCH, "x");
        file.replace("\r\n ", "")
    };
    let japanese = file(&known, Language::Ja);
    assert!(!japanese.contains("20221231") && !japanese.contains("20230228"));
    assert!(japanese.contains("SUMMARY:目安を過ぎています: 見積依頼\r\n"));
    assert!(japanese.contains("SUMMARY:準備: 受付業務等の変更点の確認\r\n"));
    known.reader_applied_on = Some(parse_date("2021-04-10").unwrap());
    known.as_of = Some(parse_date("2023-04-01").unwrap());
    let japanese = file(&known, Language::Ja);
    for shown in [
        "SUMMARY:期限（過ぎています）: カードリーダーの申し込み期限",
        "SUMMARY:期限（過ぎています）: 導入の完了",
        "SUMMARY:期限を過ぎています: オンライン資格確認利用申請\r\n",
        "SUMMARY:予定日を過ぎています: 機器受取・設定\r\n",
        "SUMMARY:期日を過ぎています: 受付業務等の変更点の確認\r\n",
    ] {
        assert!(japanese.contains(shown), "{shown}\n{japanese}");
    }
    // Only the subsidy application is still ahead: its two alarms are the only ones.
    assert_eq!(japanese.matches("BEGIN:VALARM").count(), 2);
    let english = file(&known, Language::En);
    assert!(english.contains("SUMMARY:deadline (has passed): introduction complete"));
    assert!(english.contains("SUMMARY:deadline passed: usage application\r\n"));
}

/// RFC 5545 asks for a product; programs show the calendar by its name.
#[test]
fn a_calendar_has_a_name() {
    let plan = Plan::new(Milestones::new(FacilityKind::Clinic)).expect("a plan");
    let stamp = parse_date("2021-05-20").expect("a day");
    let stamp = stamp.and_hms_opt(0, 0, 0).expect("a time").and_utc();
    let file = plan.to_ics(Language::En, stamp, "");
    for line in [
        "VERSION:2.0",
        "PRODID:-//onshi//onshi//JA",
        "CALSCALE:GREGORIAN",
        "NAME:Online eligibility verification",
    ] {
        assert_eq!(file.lines().filter(|own| *own == line).count(), 1, "{line}");
    }
}
