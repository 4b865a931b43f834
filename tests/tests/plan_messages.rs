//! What errors and findings of plans say, in the places where the words depend on what was given.

use onshi::plan::{Deferral, LimitReason, Milestones, Plan, Step};
use onshi::wire::{Raw, RawPlan};
use onshi::{FacilityKind, Language, parse_date};

use crate::messages::typed;

#[test]
fn steps_are_done_by_their_names() {
    let raw = RawPlan {
        facility: typed("clinic"),
        operation_starts_on: typed("2021-10-01"),
        done: Raw::List(vec![
            typed("発注"),
            typed("REQUEST_ESTIMATE"),
            typed("test_operation"),
        ]),
        ..RawPlan::default()
    };
    let done = [Step::PlaceOrder, Step::RequestEstimate, Step::TestOperation];
    let plan = raw.plan().unwrap();
    for &step in Step::ALL {
        let is_done = plan.step(step).status == onshi::plan::Status::Done;
        assert_eq!(is_done, done.contains(&step), "{step:?}");
    }
    let unknown = RawPlan {
        done: Raw::List(vec![typed("発")]),
        facility: typed("clinic"),
        ..RawPlan::default()
    };
    assert_eq!(unknown.plan().unwrap_err().code().code(), "invalid_value");
}

#[test]
fn a_plan_says_whom_it_suits() {
    let note = |facility, group| {
        let mut known = Milestones::new(facility);
        known.group_prescriptions_per_month = group;
        Plan::new(known)
            .unwrap()
            .note(Language::En)
            .unwrap_or_default()
    };
    assert!(note(FacilityKind::Hospital, None).contains("large hospital"));
    // S names no size: a chain is every group, also a small one.
    assert!(note(FacilityKind::Pharmacy, Some(1)).contains("At a pharmacy chain"));
    assert!(note(FacilityKind::Pharmacy, None).contains("If the pharmacy belongs to a chain"));
    assert_eq!(note(FacilityKind::Pharmacy, Some(0)), "");
    assert_eq!(note(FacilityKind::Clinic, None), "");
}

#[test]
fn a_set_up_after_the_start_is_told() {
    let mut known = Milestones::new(FacilityKind::Clinic);
    known.operation_starts_on = Some(parse_date("2021-10-01").unwrap());
    known.equipment_set_up_on = Some(parse_date("2021-10-02").unwrap());
    let plan = Plan::new(known).unwrap();
    let message = &plan.report.findings[0].message;
    assert_eq!(
        message.ja,
        "機器受取・設定の日（令和3年10月2日）が運用開始日（令和3年10月1日）より後です。どちらかを直してください"
    );
    assert_eq!(
        message.en,
        "the set-up on 2021-10-02 is after the start of operation on 2021-10-01; correct one of them"
    );
}

/// S for the accelerated track, B for the revision, C for completion, E where a notice extends it.
#[test]
fn limits_name_their_documents() {
    let documents = |deferral| {
        let mut known = Milestones::new(FacilityKind::Clinic);
        known.deferral = deferral;
        let plan = Plan::new(known).unwrap();
        let limits = plan.steps().iter().flat_map(|step| step.limits.clone());
        limits
            .map(|limit| (limit.why, limit.citation.document.0.into_owned()))
            .collect::<Vec<_>>()
    };
    for (deferral, complete) in [
        (None, "C"),
        (Deferral::new(1), "E"),
        (Deferral::new(2), "E"),
    ] {
        let found = documents(deferral);
        assert!(found.len() >= 4, "{found:?}");
        for (why, document) in found {
            let expected = match why {
                LimitReason::AcceleratedTrack => "S",
                LimitReason::MandateTrack | LimitReason::VendorContract => "B",
                LimitReason::IntroductionComplete => complete,
            };
            assert_eq!(document, expected, "{why:?}");
        }
    }
}

/// Four months after 2021-05-25, the day on which one looks, is 2021-09-25.
#[test]
fn a_start_that_is_too_early_names_the_earliest_day() {
    let mut known = Milestones::new(FacilityKind::Clinic);
    known.operation_starts_on = Some(parse_date("2021-06-30").unwrap());
    known.as_of = Some(parse_date("2021-05-25").unwrap());
    let plan = Plan::new(known).unwrap();
    let message = &plan.report.findings[0].message;
    assert!(
        message.ja.contains("（令和3年6月30日）") && message.ja.contains("（令和3年9月25日）"),
        "{}",
        message.ja
    );
    assert!(
        message.en.contains(", 2021-06-30,") && message.en.contains("before 2021-09-25,"),
        "{}",
        message.en
    );
}

/// The calendar has no business days beyond what is covered, which is told from a day that is itself beyond it.
#[test]
fn a_day_beyond_the_calendar_is_told_from_counting_beyond_it() {
    let message = |set_up: &str| {
        let mut known = Milestones::new(FacilityKind::Clinic);
        known.equipment_set_up_on = parse_date(set_up).ok();
        Plan::new(known).expect_err(set_up).messages()
    };
    let (beyond, counted) = (message("2040-01-01"), message("2019-01-04"));
    assert!(
        beyond
            .ja
            .ends_with("までの日にしてください（指定：令和22年1月1日）"),
        "{}",
        beyond.ja
    );
    assert!(
        beyond
            .en
            .contains("must be a day from 2019-01-01 to 2027-12-31")
    );
    assert!(
        counted.ja.contains("から5営業日さかのぼった日が"),
        "{}",
        counted.ja
    );
    assert!(!counted.en.contains("must be a day"), "{}", counted.en);
}
