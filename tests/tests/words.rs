//! What each thing is called, on the wire and by people; what an error says of itself.

use std::collections::BTreeSet;

use onshi::forms::{FormKind, LineKind, OnlineClaims, Work};
use onshi::plan::{
    Actor, Channel, Deferral, DueKind, LimitReason, LimitStatus, Milestones, Plan, Stage, Status,
    Step,
};
use onshi::wire::RawProject;
use onshi::{
    Allowed, Basis, Bound, Category, Edition, Facility, FacilityKind, FractionRule, Language,
    Project, Severity, Track, Yen, parse_date,
};
use serde_json::json;

/// Asserts the word of the wire, the Japanese and the English of each.
macro_rules! called {
    ($all:expr, $($code:literal $ja:literal $en:literal),+ $(,)?) => {
        let all = $all;
        let found: Vec<_> = all.iter().map(|each| (each.code(), each.label(Language::Ja), each.label(Language::En))).collect();
        assert_eq!(found, [$(($code, $ja, $en)),+]);
    };
}

#[test]
fn facilities_tracks_and_rules() {
    called!(FacilityKind::ALL, "hospital" "病院" "hospital", "clinic" "診療所" "clinic", "pharmacy" "薬局" "pharmacy");
    called!(
        Category::ALL,
        "hospital" "病院" "hospital",
        "large_chain_pharmacy" "大型チェーン薬局" "large chain pharmacy",
        "clinic_or_pharmacy" "診療所・薬局（大型チェーン薬局以外）" "clinic or pharmacy (other than a large chain)",
    );
    called!(
        Track::ALL,
        "accelerated" "追加補助（見直し後）" "additional subsidy (after the revision)",
        "standard" "通常の補助（見直し前）" "standard subsidy (before the revision)",
        "mandate" "令和4年の見直しによる補助" "subsidy of the 2022 revision",
    );
    called!(
        FractionRule::ALL,
        "whole_yen" "1円未満切り捨て" "rounded down to 1 yen",
        "thousand_yen" "1,000円未満切り捨て" "rounded down to 1,000 yen",
    );
    called!(
        [Basis::Stated, Basis::Inferred, Basis::Chosen],
        "stated" "明記" "stated",
        "inferred" "推定" "inferred",
        "chosen" "利用者の指定" "chosen by the caller",
    );
    called!([Severity::Error, Severity::Warning], "error" "誤り" "error", "warning" "注意" "warning");
    assert_eq!(Language::ALL.map(Language::code), ["ja", "en"]);
}

#[test]
fn every_list_of_forms_names_each() {
    let lists = [
        ("README.md", include_str!("../../README.md")),
        (
            "core/cli/README.md",
            include_str!("../../core/cli/README.md"),
        ),
        (
            "bindings-c/include/onshi.h",
            include_str!("../../bindings-c/include/onshi.h"),
        ),
    ];
    for (file, text) in lists {
        for form in FormKind::ALL {
            assert!(text.contains(form.code()), "{file}: {}", form.code());
        }
    }
}

#[test]
fn forms_and_what_they_choose_from() {
    called!(
        FormKind::ALL,
        "institution_code" "医療機関コード" "institution code",
        "reader_application" "顔認証付きカードリーダーの申し込み" "reader application",
        "estimate_request" "見積依頼" "estimate request",
        "usage_application" "オンライン資格確認利用申請" "usage application",
        "receipt_breakdown" "領収書内訳書（別紙様式2）" "receipt breakdown (form 2)",
        "completion_report" "事業完了報告書（別紙様式3）" "completion report (form 3)",
        "subsidy_application" "補助金申請" "subsidy application",
    );
    called!(
        Work::ALL,
        "equipment" "①各種機器の導入・設定" "devices, their installation and settings",
        "systems" "②システムの改修・動作確認" "changes to existing systems and checks of them",
        "network" "③ネットワークの設定・疎通確認" "network settings and connection checks",
    );
    called!(LineKind::ALL, "ip_vpn" "IP-VPN接続方式" "IP-VPN", "ipsec_ike" "IP-sec+IKE接続方式" "IPsec+IKE");
    called!(
        OnlineClaims::ALL,
        "in_use" "利用中" "in use",
        "applied_together" "あわせて申請" "applied for together",
        "not_wished" "希望しない" "not wanted",
    );
}

#[test]
fn steps_of_the_preparation() {
    called!(
        Step::ALL,
        "apply_for_reader" "顔認証付きカードリーダーの選定・申し込み" "choose and apply for the reader",
        "request_estimate" "見積依頼" "ask the vendor for an estimate",
        "place_order" "発注" "place the order",
        "apply_for_usage" "オンライン資格確認利用申請" "usage application",
        "apply_for_certificates" "電子証明書発行申請" "certificate application",
        "receive_reader" "顔認証付きカードリーダーの受け取り" "receive the reader",
        "receive_certificate_notice" "電子証明書通知書（簡易書留）の受け取り" "receive the certificate notice",
        "set_up_equipment" "機器受取・設定" "device receipt and set-up",
        "test_operation" "運用テスト" "operation test",
        "review_reception" "受付業務等の変更点の確認" "review changes at reception",
        "update_privacy_notice" "「個人情報保護の利用目的」の更新" "update the purpose-of-use notice",
        "put_up_poster_and_sticker" "ポスター・ステッカーの掲示" "put up poster and sticker",
        "start_operation" "運用開始" "start of operation",
        "collect_documents" "必要書類の受領・準備" "collect and prepare the documents",
        "apply_for_subsidy" "補助金申請" "subsidy application",
    );
    called!(
        Stage::ALL,
        "reader_application" "顔認証付きカードリーダー申し込み" "reader application",
        "order" "システムベンダーへ発注" "order from the system vendor",
        "introduction" "導入" "introduction",
        "operation_preparation" "運用準備" "preparing operation",
        "start_of_operation" "運用開始" "start of operation",
        "subsidy_application" "補助金申請" "subsidy application",
    );
    assert_eq!(
        Stage::ALL
            .iter()
            .map(|stage| stage.number())
            .collect::<Vec<_>>(),
        ["1", "2", "3-1", "3-2", "", "4"]
    );
    let of_steps: BTreeSet<_> = Step::ALL.iter().map(|step| step.stage().number()).collect();
    assert_eq!(of_steps.len(), Stage::ALL.len());
    called!(
        LimitReason::ALL,
        "accelerated_track" "カードリーダーの申し込み期限（補助上限までなら全額補助・自己負担0円）"
            "last day to apply for the reader for the additional subsidy (all of the cost up to the ceiling, self-pay 0 yen)",
        "mandate_track" "令和4年6月7日以降の申し込みで、令和4年の見直しによる補助の対象になる期限"
            "last day to apply for the reader for the 2022 revision (applications from 2022-06-07)",
        "vendor_contract" "システムベンダーとの契約（令和4年の見直しによる補助の条件）" "vendor contract (condition of the 2022 revision)",
        "introduction_complete" "導入の完了（補助を受ける条件）" "introduction complete (condition of any subsidy)",
    );
    called!(
        LimitStatus::ALL,
        "not_applicable" "該当しません" "does not apply",
        "met" "満たしています" "met",
        "passed" "過ぎています" "has passed",
        "open" "期限前" "not yet due",
    );
    let both = |label: fn(Language) -> &'static str| Language::ALL.map(label);
    assert_eq!(both(|l| Actor::Facility.label(l)), ["施設", "facility"]);
    assert_eq!(
        both(|l| Actor::Vendor.label(l)),
        ["システムベンダー", "vendor"]
    );
    assert_eq!(both(|l| DueKind::Guideline.label(l)), ["目安", "guideline"]);
    assert_eq!(both(|l| DueKind::Hard.label(l)), ["期限", "deadline"]);
    assert_eq!(both(|l| DueKind::Order.label(l)), ["前後関係", "sequence"]);
    assert_eq!(both(|l| DueKind::Information.label(l)), ["予定", "planned"]);
    assert_eq!(both(|l| Status::Done.label(l)), ["済み", "done"]);
    assert_eq!(
        both(|l| Status::Late.label(l)),
        ["期日を過ぎています", "overdue"]
    );
    assert_eq!(
        both(|l| Status::DueToday.label(l)),
        ["本日が期日", "due today"]
    );
    assert_eq!(both(|l| Status::Open.label(l)), ["未完了", "open"]);
    assert_eq!(Step::ApplyForUsage.channel(), Channel::Portal);
}

#[test]
fn a_plan_gives_its_steps_by_name() {
    let mut milestones = Milestones::new(FacilityKind::Clinic);
    milestones.deferral = Deferral::new(5);
    let plan = Plan::new(milestones).unwrap();
    for &step in Step::ALL {
        assert_eq!(plan.step(step).step, step);
    }
    let numbers: Vec<_> = (0..=9)
        .filter_map(Deferral::new)
        .map(Deferral::number)
        .collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5, 6]);
    assert!(plan.step(Step::StartOperation).limits.is_empty());
}

#[test]
fn facilities_as_people_type_them() {
    let read = |typed: &str| {
        let text = |text: &'static str| onshi::wire::Raw::Typed(text.into());
        let raw = RawProject {
            facility: onshi::wire::Raw::Typed(typed.to_owned().into()),
            group_prescriptions_per_month: text(if typed.ends_with("薬局") { "0" } else { "" }),
            readers: text("1"),
            cost: text("1"),
            reader_applied_on: text("2021-03-31"),
            ..RawProject::default()
        };
        raw.project().map(|project| project.facility.kind())
    };
    for typed in [
        "hospital",
        "Hospital",
        "ＨＯＳＰＩＴＡＬ",
        "病院",
        " 病院　",
    ] {
        assert_eq!(read(typed), Ok(FacilityKind::Hospital), "{typed}");
    }
    for typed in [
        "clinic",
        "診療所",
        "医科診療所",
        "歯科診療所",
        "有床診療所",
        "クリニック",
        "ｸﾘﾆｯｸ",
        "医院",
        "歯科医院",
    ] {
        assert_eq!(read(typed), Ok(FacilityKind::Clinic), "{typed}");
    }
    for typed in ["薬局", "調剤薬局", "保険薬局"] {
        assert_eq!(read(typed), Ok(FacilityKind::Pharmacy), "{typed}");
    }
    assert!(read("病").is_err());
}

#[test]
fn an_error_says_everything_of_itself() {
    let project = Project::new(
        Facility::Hospital,
        4,
        Yen(0),
        parse_date("2021-03-31").unwrap(),
    );
    let error = Edition::latest().assess(&project).unwrap_err();
    assert_eq!(
        (error.code().code(), error.field(), error.given()),
        ("readers_out_of_range", Some("readers"), Some("4"))
    );
    let (min, max) = (Some(Bound::Number(1)), Some(Bound::Number(3)));
    assert_eq!(error.allowed(), Some(&Allowed::Range { min, max }));
    for language in Language::ALL {
        assert_eq!(error.messages().get(language), error.message(language));
    }
    assert!(error.messages().ja.contains("病院では1から3台"));
    assert_eq!(error.to_string(), error.message(Language::En));
    assert!(error.to_string().contains("1 to 3 for a hospital, got `4`"));
    assert!(format!("{error:?}").contains("ReadersOutOfRange"));
    assert_eq!(Bound::Number(3).to_string(), "3");
    assert_eq!(
        Bound::Day(project.reader_applied_on).to_string(),
        "2021-03-31"
    );
}

/// A fault of the project inside a subsidy application names both; one of the whole names none.
#[test]
fn a_field_inside_a_form_has_its_path() {
    let form = |project| {
        FormKind::SubsidyApplication
            .draft_text(&json!({ "project": project }).to_string())
            .unwrap_err()
    };
    let project =
        json!({"facility": "clinic", "readers": 2, "cost": 1, "reader_applied_on": "2021-03-31"});
    assert_eq!(form(project).field(), Some("project.readers"));
    let alone = RawProject::from_json("{\"readers\":\"x\"}").unwrap();
    let fields: Vec<_> = alone
        .errors(Edition::latest())
        .iter()
        .map(|error| error.field().map(str::to_owned))
        .collect();
    assert!(fields.contains(&Some("readers".to_owned())));
    assert_eq!(RawProject::from_json("{").unwrap_err().field(), None);
}

#[test]
fn what_follows_from_a_form_is_drafted() {
    let lines =
        json!({"lines": [{"item": "端末", "eligible": 200_000, "ineligible": 5_000}]}).to_string();
    let draft = FormKind::ReceiptBreakdown.draft_text(&lines).unwrap();
    let draft: serde_json::Value = serde_json::from_str(&draft).unwrap();
    let sums = ["subtotal_eligible", "subtotal_ineligible", "total"].map(|sum| draft[sum].as_i64());
    assert_eq!(sums, [Some(200_000), Some(5_000), Some(205_000)]);
    assert!(FormKind::EstimateRequest.draft_text("{}").is_err());
}

/// A day that the asked edition does not cover is sent to the one that does, and to none otherwise.
#[test]
fn a_day_outside_names_the_edition_that_covers_it() {
    let asked = |edition: &Edition, day| {
        let project = Project::new(Facility::Clinic, 1, Yen(1), parse_date(day).unwrap());
        edition.assess(&project).unwrap_err().to_string()
    };
    assert!(asked(Edition::JAN_2021, "2022-06-07").contains("2022-08"));
    assert!(!asked(Edition::JAN_2021, "2020-08-06").contains("2022-08"));
    assert!(!asked(Edition::AUG_2022, "2023-01-01").contains("2021-01"));
}

/// Every fact of a project is read from the wire and written back: a fact without a value here fails, too.
#[test]
fn every_fact_of_a_project_is_read_and_written_back() {
    let json = concat!(
        r#"{"facility":"pharmacy","group_prescriptions_per_month":39999,"readers":1,"cost":428999,"#,
        r#""reader_applied_on":"2022-06-06","vendor_contract_on":"2022-06-30","operation_starts_on":"2022-06-07","#,
        r#""subsidy_paid":true}"#
    );
    let given: serde_json::Value = serde_json::from_str(json).unwrap();
    for field in onshi::Project::FIELDS {
        assert!(!given[field.name].is_null(), "{}", field.name);
    }
    let raw = RawProject::from_json(json).unwrap();
    let project = raw.project().unwrap();
    assert_eq!(onshi::wire::to_json(&RawProject::from(&project)), json);
}

/// The wire's object of a project has its fields in the order in which they are checked.
#[test]
fn raw_values_are_the_fields_in_their_order() {
    let json = onshi::wire::to_json(&onshi::wire::RawProject::default());
    let fields = onshi::Project::FIELDS.iter();
    let nulls: Vec<_> = fields
        .map(|field| format!("\"{}\":null", field.name))
        .collect();
    assert_eq!(json, format!("{{{}}}", nulls.join(",")));
    let mut plan = onshi::wire::RawPlan::default();
    for field in onshi::plan::Milestones::FIELDS {
        assert!(plan.field_mut(field.name).is_some(), "{}", field.name);
    }
}
