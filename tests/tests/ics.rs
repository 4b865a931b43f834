//! The calendar file: the same for the same plan, and nothing from the clock or chance.

use onshi::plan::{Milestones, Plan, Step};
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
    // A week (7 × 86,400 seconds) and a day before, never after.
    let alarms = file.matches("BEGIN:VALARM").count();
    assert!(alarms > 0);
    for trigger in ["TRIGGER:-PT604800S\r\n", "TRIGGER:-PT86400S\r\n"] {
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
