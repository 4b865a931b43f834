//! Plans on paper: of one facility and of several.

use onshi::plan::{Milestones, NamedPlan, Plan, Step, Urgency, plans_paper};
use onshi::{FacilityKind, Language, PaperOutput, parse_date};

#[test]
fn a_plan_on_paper_has_four_stages_days_boxes_who_and_limits() {
    let mut known = Milestones::new(FacilityKind::Hospital);
    let day = |text: &str| Some(parse_date(text).expect("a day"));
    known.operation_starts_on = day("2021-06-30");
    known.equipment_set_up_on = day("2021-06-10");
    known.reader_applied_on = day("2021-02-20");
    known.as_of = day("2021-05-25");
    let plan = Plan::new(known).expect("a plan");
    let text = plan.paper(PaperOutput::Text, Language::Ja);
    for line in [
        "■ 1 顔認証付きカードリーダー申し込み",
        "■ 2 システムベンダーへ発注",
        "■ 3-1 導入",
        "■ 3-2 運用準備",
        "■ 4 補助金申請",
        "令和3年6月3日（木）",
        "  ☑ 顔認証付きカードリーダーの選定・申し込み",
        "  □ 発注",
        "目安を過ぎています",
        "最短の運用開始日（目安）：令和3年6月25日（金）",
    ] {
        assert!(text.lines().any(|own| own == line), "{line} in\n{text}");
    }
    // The limit is met; the mandate track does not concern this facility.
    assert!(text.contains("・令和3年3月31日まで：カードリーダーの申し込み期限"));
    assert!(text.contains("（満たしています）") && !text.contains("令和4年12月31日"));
    assert!(text.contains("大規模な病院では"));
    let html = plan.paper(PaperOutput::Html, Language::En);
    assert_eq!(html.matches("<tr><td>").count(), 15);
    assert!(html.contains("Thursday") && !html.contains("<script"));
}

#[test]
fn plans_of_several_facilities_are_sorted_by_what_is_late() {
    let plan = |name: &str, start: &str| {
        let mut known = Milestones::new(FacilityKind::Pharmacy);
        known.operation_starts_on = Some(parse_date(start).expect("a day"));
        known.as_of = Some(parse_date("2021-03-01").expect("a day"));
        NamedPlan {
            name: name.to_owned(),
            id: String::new(),
            plan: Plan::new(known).expect("a plan"),
        }
    };
    // Late since 2021-01-31; late since 2021-02-28; the first day, 2021-05-30, is ahead.
    let plans = [
        plan("駅前店", "2021-09-30"),
        plan("本店", "2021-06-30"),
        plan("<北店>", "2021-05-31"),
    ];
    let refused = [("南店".to_owned(), "施設区分がありません".to_owned())];
    let text = plans_paper(&plans, &refused, PaperOutput::Text, Language::Ja);
    let place = |name: &str| {
        let place = text.lines().position(|line| line == name);
        place.unwrap_or_else(|| panic!("{name} in\n{text}"))
    };
    assert!(place("<北店>") < place("本店") && place("本店") < place("駅前店"));
    assert!(place("駅前店") < place("・南店：施設区分がありません"));
    assert!(text.contains("4施設のうち、2施設に期日を過ぎた手順があります。"));
    // The limit on which all of the subsidy depends, whatever the plan.
    assert!(text.contains("・令和3年3月31日まで：カードリーダーの申し込み期限"));
    assert!(
        text.contains("（目安を過ぎています：令和3年1月31日）"),
        "{text}"
    );
    // The first step has no day yet.
    assert!(text.contains("□ 見積依頼\n"));
    let html = plans_paper(&plans, &refused, PaperOutput::Html, Language::En);
    assert!(html.contains("&lt;北店&gt;"));
}

#[test]
fn what_is_next_has_no_day_where_the_facts_do_not_fix_one() {
    let next = |change: &dyn Fn(&mut Milestones)| {
        let mut known = Milestones::new(FacilityKind::Clinic);
        change(&mut known);
        let summary = Plan::new(known).expect("a plan").summary();
        let day = |day: Option<onshi::NaiveDate>| day.map(|day| day.to_string());
        (
            summary.next_step.expect("a step").code(),
            day(summary.next_due_on),
            day(summary.next_limit_on),
        )
    };
    let day = |text: &str| Some(parse_date(text).expect("a day"));
    // Without any fact, the next limit is that of the reader, not the last day of the subsidy application.
    assert_eq!(
        next(&|_| {}),
        ("apply_for_reader", None, Some("2021-03-31".to_owned()))
    );
    // The order is placed, and no day of the set-up is known.
    let placed = |known: &mut Milestones| {
        known.reader_applied_on = day("2021-02-20");
        known.operation_starts_on = day("2021-06-30");
        known.done = [Step::RequestEstimate, Step::PlaceOrder].into();
    };
    assert_eq!(
        next(&placed),
        ("apply_for_usage", None, Some("2023-03-31".to_owned()))
    );
    let with_set_up = |known: &mut Milestones| {
        placed(known);
        known.equipment_set_up_on = day("2021-06-10");
    };
    assert_eq!(next(&with_set_up).1.as_deref(), Some("2021-06-03"));
}

#[test]
fn a_limit_that_is_still_open_makes_a_plan_urgent() {
    let plan = |start: &str| {
        let mut known = Milestones::new(FacilityKind::Clinic);
        known.operation_starts_on = Some(parse_date(start).expect("a day"));
        known.as_of = Some(parse_date("2021-03-15").expect("a day"));
        Plan::new(known).expect("a plan")
    };
    // Due by 2021-08-31, but the full subsidy ends on 2021-03-31: as urgent as one that is due then.
    let (late, early) = (plan("2021-12-31"), plan("2021-07-31"));
    assert_eq!(Urgency::of(Some(&late)), Urgency::of(Some(&early)));
    assert!(Urgency::of(Some(&late)) < Urgency::of(None));
}
