//! No plan contradicts itself, whatever the days; limits concern whom they are shown to.

use onshi::plan::{LimitReason, LimitStatus, Milestones, Plan, PlannedStep, Status, Step};
use onshi::{Code, FacilityKind, Language, NaiveDate, Notice, calendar, parse_date};

fn day(text: &str) -> NaiveDate {
    parse_date(text).unwrap()
}

fn every_day() -> impl Iterator<Item = NaiveDate> {
    let (first, last) = calendar::COVERED_DAYS;
    first.iter_days().take_while(move |day| *day <= last)
}

fn step(plan: &Plan, step: Step) -> &PlannedStep {
    plan.step(step)
}

/// Every day of 2019 to 2027 as start, seen from every day around the step's guideline: the step is
/// late exactly where the start is before the earliest day.
fn late_exactly_where_too_early(which: Step, months: u32, done: &[Step]) {
    for start in every_day() {
        let guideline = calendar::months_before(start, months).unwrap();
        for offset in -3..=3 {
            let as_of = guideline + chrono::Duration::days(offset);
            if !calendar::covers(as_of) {
                continue;
            }
            let mut known = Milestones::new(FacilityKind::Clinic);
            known.operation_starts_on = Some(start);
            known.as_of = Some(as_of);
            known.done = done.iter().copied().collect();
            let plan = Plan::new(known).unwrap();
            let late = step(&plan, which).status == Status::Late;
            let too_early = start < plan.earliest_operation_on.unwrap();
            assert_eq!(late, too_early, "start {start}, as of {as_of}");
            assert_eq!(late, as_of > guideline);
        }
    }
}

#[test]
fn no_plan_is_late_and_in_time_at_once() {
    late_exactly_where_too_early(Step::ApplyForReader, 4, &[]);
}

/// The same for the order, where the reader has been received.
#[test]
fn no_order_is_late_and_in_time_at_once() {
    let received = [Step::ApplyForReader, Step::ReceiveReader];
    late_exactly_where_too_early(Step::PlaceOrder, 1, &received);
}

/// Every day as the day of application: the earliest start keeps its guideline, the day before it
/// does not.
#[test]
fn the_earliest_start_is_the_first_day_that_keeps_the_guideline() {
    for applied in every_day() {
        let mut known = Milestones::new(FacilityKind::Clinic);
        known.reader_applied_on = Some(applied);
        let plan = Plan::new(known).unwrap();
        let earliest = plan.earliest_operation_on.unwrap();
        assert!(calendar::months_before(earliest, 4).unwrap() >= applied);
        let before = earliest.pred_opt().unwrap();
        assert!(calendar::months_before(before, 4).unwrap() < applied);
    }
}

/// Every day as the day of application: which limits concern whom. Contract.md, plan.
#[test]
fn limits_concern_whom_they_are_shown_to() {
    for applied in every_day() {
        let mut known = Milestones::new(FacilityKind::Clinic);
        known.reader_applied_on = Some(applied);
        let plan = Plan::new(known).unwrap();
        let status = |of: Step, why: LimitReason| {
            let limits = &step(&plan, of).limits;
            limits.iter().find(|limit| limit.why == why).unwrap().status
        };
        let accelerated = match applied <= day("2021-03-31") {
            true => LimitStatus::Met,
            false => LimitStatus::Passed,
        };
        let mandate = if applied <= day("2022-06-06") {
            LimitStatus::NotApplicable
        } else if applied <= day("2022-12-31") {
            LimitStatus::Met
        } else {
            LimitStatus::Passed
        };
        let contract = match applied <= day("2022-06-06") {
            true => LimitStatus::NotApplicable,
            false => LimitStatus::Open,
        };
        assert_eq!(
            [
                status(Step::ApplyForReader, LimitReason::AcceleratedTrack),
                status(Step::ApplyForReader, LimitReason::MandateTrack),
                status(Step::PlaceOrder, LimitReason::VendorContract),
                status(Step::TestOperation, LimitReason::IntroductionComplete),
            ],
            [accelerated, mandate, contract, LimitStatus::Open],
            "{applied}"
        );
    }
}

/// A guideline that has passed is not a breach; what is kept is a deadline.
#[test]
fn a_day_that_has_passed_says_which_kind_it_was() {
    let mut known = Milestones::new(FacilityKind::Clinic);
    known.operation_starts_on = Some(day("2021-06-30"));
    known.equipment_set_up_on = Some(day("2021-06-10"));
    known.reader_applied_on = Some(day("2021-02-20"));
    known.as_of = Some(day("2023-10-01"));
    let plan = Plan::new(known).unwrap();
    let said = |of, language| step(&plan, of).status_label(language);
    for (of, ja, en) in [
        (Step::ApplyForReader, "済み", "done"),
        (
            Step::RequestEstimate,
            "目安を過ぎています",
            "guideline day passed",
        ),
        (
            Step::PlaceOrder,
            "目安を過ぎています",
            "guideline day passed",
        ),
        (Step::ApplyForUsage, "期限を過ぎています", "deadline passed"),
        (
            Step::ApplyForSubsidy,
            "期限を過ぎています",
            "deadline passed",
        ),
        (
            Step::SetUpEquipment,
            "予定日を過ぎています",
            "planned day passed",
        ),
        (Step::ReviewReception, "期日を過ぎています", "overdue"),
        (Step::TestOperation, "未完了", "open"),
    ] {
        assert_eq!((said(of, Language::Ja), said(of, Language::En)), (ja, en));
    }
}

/// The words for each of the plan's contradictions.
#[test]
fn contradictions_name_both_days() {
    let mut known = Milestones::new(FacilityKind::Clinic);
    known.operation_starts_on = Some(day("2024-06-30"));
    known.equipment_set_up_on = Some(day("2023-04-01"));
    known.reader_applied_on = Some(day("2023-04-02"));
    let report = Plan::new(known).unwrap().report;
    let found: Vec<_> = report
        .findings
        .iter()
        .map(|finding| {
            (
                finding.code,
                finding.path.as_str(),
                finding.message.ja.as_str(),
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            (
                Code::AfterDeadline,
                "operation_starts_on",
                "運用開始日（令和6年6月30日）が補助金の申請期限（令和5年9月30日）を過ぎています。猶予届が受理されている場合は、その類型を指定してください"
            ),
            (
                Code::StepsOutOfOrder,
                "equipment_set_up_on",
                "発注の目安の日（令和6年5月30日）が、機器受取・設定の日（令和5年4月1日）以降になっています。発注を早めるか、機器受取・設定の日を遅らせてください"
            ),
            (
                Code::AfterDeadline,
                "equipment_set_up_on",
                "機器受取・設定の日（令和5年4月1日）が導入完了の期限（令和5年3月31日）を過ぎています。猶予届が受理されている場合は、その類型を指定してください"
            ),
            (
                Code::DatesOutOfOrder,
                "reader_applied_on",
                "カードリーダーの申込日（令和5年4月2日）が機器受取・設定の日（令和5年4月1日）より後です。どちらかを直してください"
            ),
        ]
    );
}

/// With a notice of type 2 or 3 the source gives no day: the text says whom to ask.
#[test]
fn an_unknown_day_sends_to_the_desk() {
    let mut known = Milestones::new(FacilityKind::Clinic);
    known.deferral = onshi::plan::Deferral::new(3);
    let plan = Plan::new(known).unwrap();
    let planned = step(&plan, Step::ApplyForSubsidy);
    assert_eq!(planned.due_on, None);
    let (ja, en) = (planned.reason(Language::Ja), planned.reason(Language::En));
    for part in [
        "導入完了の期限は令和6年3月31日です（猶予届（類型2・3）が受理された場合）",
        "医療情報化支援基金",
        "0800-080-4583",
        "土曜日 8:00～16:00",
    ] {
        assert!(ja.contains(part), "{ja}");
    }
    assert!(
        en.contains("0800-080-4583")
            && en.contains("with an accepted deferral notice of type 2, 3"),
        "{en}"
    );
}

/// Facts of a step that come from vendors' pages cite them: the free account, the customer ID.
#[test]
fn steps_cite_where_their_facts_come_from() {
    let plan = Plan::new(Milestones::new(FacilityKind::Clinic)).unwrap();
    let documents = |of| {
        let citations = step(&plan, of).citations().iter();
        citations
            .map(|citation| citation.document.0.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(documents(Step::ApplyForReader), ["S", "H"]);
    assert_eq!(documents(Step::ApplyForUsage), ["S", "H", "J", "K"]);
    assert_eq!(documents(Step::ApplyForSubsidy), ["S", "C", "E", "H"]);
}

#[test]
fn notices_say_what_the_sources_say() {
    assert_eq!(
        Notice::Closed.text(Language::Ja),
        "補助金の申請は、令和5年9月30日（猶予届（類型1・4・5・6）が受理された施設では令和5年12月31日）で締め切られています。猶予届（類型2・3）が受理された施設の申請の期限は、参照した資料からはわかりません。支払基金に確認してください（お問い合わせ先：医療情報化支援基金、電話 0800-080-4583（通話無料）、月曜日～金曜日 8:00～18:00、土曜日 8:00～16:00（いずれも祝日を除く））。"
    );
    assert_eq!(
        Notice::Closed.text(Language::En),
        "Applications for the subsidy closed on 2023-09-30 (on 2023-12-31 with an accepted deferral notice of type 1, 4, 5, 6). For an accepted notice of type 2 or 3 the documents read here do not give the last day: ask the Payment Fund's desk 医療情報化支援基金, telephone 0800-080-4583 (free), Mon to Fri 8:00 to 18:00, Sat 8:00 to 16:00, except national holidays."
    );
    let eligible = Notice::EligibleWork.text(Language::Ja);
    for part in ["①", "②", "③", "オンライン請求と共用する", "消費税"] {
        assert!(eligible.contains(part), "{eligible}");
    }
    let documents: Vec<_> = Notice::EligibleWork
        .citations()
        .iter()
        .map(|c| c.document.0.as_ref())
        .collect();
    assert_eq!(documents, ["A", "C"]);
    let announcement = Notice::Announcement.text(Language::Ja);
    for part in ["令和2年12月1日", "12月24日", "郵送", "suisin@mhlw.go.jp"] {
        assert!(announcement.contains(part), "{announcement}");
    }
}

/// Plans without a late step are sorted by their next day.
#[test]
fn plans_in_time_are_sorted_by_their_next_day() {
    let plan = |name: &str, applied: &str, set_up: &str| {
        let mut known = Milestones::new(FacilityKind::Clinic);
        known.reader_applied_on = Some(day(applied));
        known.equipment_set_up_on = Some(day(set_up));
        known.done = [
            Step::ApplyForReader,
            Step::RequestEstimate,
            Step::PlaceOrder,
        ]
        .into();
        onshi::plan::NamedPlan {
            name: name.to_owned(),
            id: String::new(),
            plan: Plan::new(known).expect("a plan"),
        }
    };
    let plans = [
        plan("後", "2021-02-10", "2021-07-20"),
        plan("先", "2021-02-10", "2021-05-20"),
    ];
    let (output, language) = (onshi::PaperOutput::Text, Language::Ja);
    let text = onshi::plan::plans_paper(&plans, &[], output, language);
    let place = |name: &str| text.lines().position(|line| line == name).expect(name);
    assert!(place("先") < place("後"), "{text}");
}

/// The paper of a plan has its findings.
#[test]
fn findings_of_a_plan_are_on_its_paper() {
    let mut known = Milestones::new(FacilityKind::Clinic);
    known.reader_applied_on = Some(day("2021-03-02"));
    known.as_of = Some(day("2021-03-01"));
    let plan = Plan::new(known).expect("a plan");
    let (ja, en) = (
        "カードリーダーの申込日（令和3年3月2日）が基準日（令和3年3月1日）より後です。どちらかを直してください",
        "The reader was applied for on 2021-03-02, after the reference date 2021-03-01; correct one of them",
    );
    for (language, said) in [(Language::Ja, ja), (Language::En, en)] {
        let text = plan.paper(onshi::PaperOutput::Text, language);
        assert!(text.contains(said), "{text}");
        // Set apart from the steps, of which a sheet holds as many as fit.
        let html = plan.paper(onshi::PaperOutput::Html, language);
        assert!(
            html.contains(&format!("<li><strong>{said}</strong></li>")),
            "{html}"
        );
        assert!(html.contains("<body class=\"dense\">"), "{html}");
    }
}

#[test]
fn a_clinic_may_say_that_it_has_no_group() {
    let read = |count: u32| {
        let line = format!(r#"{{"facility":"clinic","group_prescriptions_per_month":{count}}}"#);
        let raw = onshi::wire::RawPlan::from_json(&line).expect("a plan");
        raw.plan().map(|_| ()).map_err(|error| error.code().code())
    };
    assert_eq!(read(0), Ok(()));
    assert_eq!(read(1), Err("group_prescriptions_not_applicable"));
}
