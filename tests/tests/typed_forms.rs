//! Forms as people fill them in: texts by path, and values of the wrong type.

use onshi::forms::{FormKind, TypedForm};
use onshi::{Finding, Language, Severity, Yen};
use onshi_tests::vectors::read;
use proptest::prelude::*;
use serde_json::{Value, json};

pub fn found(findings: &[Finding]) -> Vec<(&str, &str)> {
    let pairs = findings.iter();
    pairs
        .map(|found| (found.path.as_str(), found.code.code()))
        .collect()
}

pub fn form_of(typed: &TypedForm) -> Value {
    serde_json::from_str(&typed.form).expect("JSON")
}

#[test]
fn what_people_tick_and_count_is_read() {
    let chart = |text: &str| {
        let typed = FormKind::EstimateRequest.check_typed([("has_electronic_chart", text)]);
        form_of(&typed)["has_electronic_chart"].clone()
    };
    for (text, flag) in [
        ("有", true),
        ("無", false),
        ("なし", false),
        ("あり", true),
        ("×", false),
    ] {
        assert_eq!(chart(text), flag, "{text}");
    }
    assert_eq!(chart("－"), Value::Null);
    let typed = FormKind::UsageApplication.check_typed([
        ("connecting_computers", "2台"),
        ("certificates", "2枚"),
        ("test_month", "未定"),
    ]);
    let found = found(&typed.report.findings);
    for path in ["connecting_computers", "certificates", "test_month"] {
        assert!(found.iter().all(|(found, _)| *found != path), "{path}");
    }
    // No table is counted in pieces.
    let typed = FormKind::InstitutionCode.check_typed([("score_table", "1台")]);
    assert!(
        typed
            .report
            .findings
            .iter()
            .any(|found| found.path == "score_table")
    );
}

#[test]
fn words_keep_their_places_and_labels_may_hold_commas() {
    let typed = FormKind::EstimateRequest.check_typed([
        ("reader_applied", "未"),
        ("wished_start", "2021-06"),
        ("scope[0]", "①各種機器の導入・設定"),
        ("scope[1]", ""),
        ("scope[2]", "devices, their installation and settings"),
        ("scope[7]", "foo"),
    ]);
    let found = found(&typed.report.findings);
    assert!(found.contains(&("scope[7]", "unknown_word")), "{found:?}");
    assert!(!found.contains(&("scope[1]", "missing")));
    for label in Language::ALL.map(|language| onshi::forms::Work::Equipment.label(language)) {
        let typed = FormKind::EstimateRequest.check_typed([("scope", label)]);
        assert_eq!(form_of(&typed)["scope"], json!(["equipment"]), "{label}");
    }
}

#[test]
fn a_list_in_one_text_is_refused_as_a_list() {
    let typed = FormKind::ReceiptBreakdown.check_typed([("lines", "端末 5万円")]);
    let found = found(&typed.report.findings);
    let of_lines: Vec<_> = found
        .iter()
        .filter(|(path, _)| path.starts_with("lines"))
        .collect();
    assert_eq!(of_lines, [&("lines", "invalid_value")]);
}

#[test]
fn a_long_list_is_answered_in_time() {
    let rows = format!("{{\"lines\":[{}5]}}", "5,".repeat(300_000));
    let report = FormKind::ReceiptBreakdown.check_filled(&rows).unwrap();
    // As many rows as a check looks at.
    let rows = report
        .findings
        .iter()
        .filter(|found| found.path.starts_with("lines["));
    assert_eq!(rows.count(), 100);
    let texts = (0..20_000).map(|i| (format!("lines[{i}].eligible"), "x"));
    let typed = FormKind::ReceiptBreakdown.check_typed(texts);
    assert!(typed.report.findings.len() < 1_000);
}

#[test]
fn an_application_is_assessed_from_its_texts() {
    let typed = FormKind::SubsidyApplication.check_typed([
        ("project.facility", "診療所"),
        ("project.readers", "1台"),
        ("project.cost", "40万円"),
        ("project.reader_applied_on", "令和3年4月1日"),
        ("receipt_attached", "○"),
        ("breakdown.lines[0].item", "端末"),
        ("breakdown.lines[0].eligible", "40万"),
        ("breakdown.lines[0].ineligible", "0"),
    ]);
    // Standard track: 400,000 × 3/4 = 300,000, within 429,000 × 3/4 = 321,750.
    assert_eq!(typed.subsidy, Some(Yen(300_000)));
    let form = form_of(&typed);
    assert_eq!(form["amount"], 300_000);
    assert_eq!(form["project"]["cost"], 400_000);
    assert_eq!(form["project"]["reader_applied_on"], "2021-04-01");
    assert_eq!(form["breakdown"]["subtotal_eligible"], 400_000);
    let found = found(&typed.report.findings);
    assert!(
        !found
            .iter()
            .any(|(path, _)| path.starts_with("project") || *path == "amount")
    );
    assert!(found.contains(&("breakdown.issued_on", "missing")));
    assert!(found.contains(&("report", "missing")));
}

#[test]
fn a_project_that_cannot_be_read_says_so_in_the_words_of_people() {
    let typed = FormKind::SubsidyApplication.check_typed([
        ("project.facility", "びょういん"),
        ("project.cost", "四十万"),
        ("project.readers", "1"),
    ]);
    let of = |path: &str| {
        let finding = typed
            .report
            .findings
            .iter()
            .find(|found| found.path == path);
        let finding = finding.unwrap_or_else(|| panic!("{path}"));
        (finding.code.code(), finding.for_form(Language::Ja))
    };
    assert_eq!(
        of("project.facility"),
        (
            "invalid_value",
            "施設区分は「病院」、「診療所」、「薬局」のいずれかにしてください（指定：「びょういん」）".to_owned()
        )
    );
    assert_eq!(of("project.cost").0, "invalid_value");
    let (code, message) = of("project.reader_applied_on");
    assert_eq!(code, "missing");
    assert!(message.contains("令和3年3月31日"), "{message}");
    assert_eq!(typed.subsidy, None);
}

#[test]
fn words_and_months_are_read_as_people_write_them() {
    let typed = FormKind::EstimateRequest.check_typed([
        ("wished_start", "できるだけ早く"),
        ("reader_applied", "済"),
        ("reader_product", "Caora"),
        ("line", "ＩＰ−ＶＰＮ接続方式"),
        (
            "scope",
            "各種機器の導入・設定、②システムの改修・動作確認, network",
        ),
    ]);
    assert_eq!(found(&typed.report.findings), []);
    let form = form_of(&typed);
    assert_eq!(form["wished_start"], "as_soon_as_possible");
    assert_eq!(form["reader_applied"], true);
    assert_eq!(form["line"], "ip_vpn");
    assert_eq!(form["scope"], json!(["equipment", "systems", "network"]));

    for (typed, month) in [
        ("2021-06", "2021-06"),
        ("令和3年6月", "2021-06"),
        ("R3.6", "2021-06"),
        ("２０２１／６", "2021-06"),
        ("2021年06月", "2021-06"),
    ] {
        let read = FormKind::UsageApplication.check_typed([("first_use_month", typed)]);
        assert_eq!(form_of(&read)["first_use_month"], month, "{typed}");
    }
    for typed in ["6月", "2021", "2021-13", "令和3年", "2021-06-01-1", "先月"] {
        let read = FormKind::UsageApplication.check_typed([("first_use_month", typed)]);
        let found = found(&read.report.findings);
        assert!(
            found.contains(&("first_use_month", "invalid_date")),
            "{typed}"
        );
    }
}

#[test]
fn a_list_may_be_typed_word_by_word() {
    let typed = FormKind::EstimateRequest.check_typed([
        ("reader_applied", "未"),
        ("wished_start", "2021-06"),
        ("scope[0]", "equipment"),
        ("scope[1]", "systems"),
        ("scope[7]", "network"),
    ]);
    assert_eq!(found(&typed.report.findings), []);
}

#[test]
fn a_path_that_the_form_does_not_have_is_a_finding() {
    let typed = FormKind::ReaderApplication.check_typed([
        ("facility", "薬局"),
        ("maker", "アルメックス"),
        ("readers", "1"),
        ("portal_account", "はい"),
        ("csrf", "x"),
        ("lines[0].item", "x"),
    ]);
    assert_eq!(
        found(&typed.report.findings),
        [
            ("csrf", "not_applicable"),
            ("lines[0].item", "not_applicable")
        ]
    );
}

#[test]
fn texts_of_any_length_are_answered() {
    let long = "9".repeat(2 << 20);
    let typed = FormKind::ReceiptBreakdown.check_typed([("lines[0].eligible", &*long)]);
    assert_eq!(found(&typed.report.findings), [("", "too_long")]);
    assert!(typed.report.findings[0].message.en.contains("1 MiB"));
    let typed = FormKind::ReceiptBreakdown.check_typed([(&*long, "x")]);
    assert!(
        typed
            .report
            .findings
            .iter()
            .all(|found| found.path.len() <= 80)
    );
    let last = format!("lines[{}].item", usize::MAX);
    let typed = FormKind::ReceiptBreakdown.check_typed([(&*last, "x")]);
    assert!(
        found(&typed.report.findings)
            .contains(&(&*format!("lines[{}].eligible", usize::MAX), "missing"))
    );
}

#[test]
fn json_by_path_and_nested_says_the_same() {
    let flat = r#"{"lines[0].item":"端末","lines[0].eligible":"20万","lines[0].ineligible":0}"#;
    let nested = r#"{"lines":[{"item":"端末","eligible":"20万","ineligible":0}]}"#;
    let of = |text| FormKind::ReceiptBreakdown.check_typed_text(text).unwrap();
    assert_eq!(of(flat), of(nested));
    assert_eq!(form_of(&of(flat))["total"], 200_000);
    let error = FormKind::ReceiptBreakdown
        .check_typed_text("[]")
        .unwrap_err();
    assert_eq!(error.code().code(), "invalid_value");
}

#[test]
fn a_value_of_the_wrong_type_is_a_finding_where_a_person_filled_in_the_form() {
    let given = json!({
        "issued_on": 20210320,
        "prefecture": 13,
        "score_table": "４",
        "institution_code": true,
        "name": ["x"],
        "lines": [{"item": "端末", "eligible": "20万円", "ineligible": [1]}, 5],
        "subtotal_eligible": {"yen": 1},
        "subtotal_ineligible": 1.5,
        "total": "二十万",
        "receipt_total": null,
    });
    let report = FormKind::ReceiptBreakdown
        .check_filled(&given.to_string())
        .unwrap();
    assert_eq!(
        found(&report.findings),
        [
            ("issued_on", "invalid_value"),
            ("institution_code", "invalid_value"),
            ("name", "invalid_value"),
            ("lines[0].ineligible", "invalid_value"),
            ("lines[1]", "invalid_value"),
            ("subtotal_eligible", "invalid_value"),
            ("subtotal_ineligible", "invalid_value"),
            ("total", "invalid_value"),
        ]
    );
    // On the wire the first of them is an error.
    let error = FormKind::ReceiptBreakdown
        .check_text(&given.to_string())
        .unwrap_err();
    assert_eq!(
        (error.code().code(), error.field()),
        ("invalid_value", Some("issued_on"))
    );
    // What no form has stays one.
    let error = FormKind::ReceiptBreakdown
        .check_filled(r#"{"nmae":"x"}"#)
        .unwrap_err();
    assert_eq!(error.code().code(), "unknown_field");
}

/// Every text of a form by its path.
fn flatten(value: &Value, path: &str, into: &mut Vec<(String, String)>) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                let dot = if path.is_empty() { "" } else { "." };
                flatten(value, &format!("{path}{dot}{key}"), into);
            }
        }
        Value::Array(items) => {
            for (i, value) in items.iter().enumerate() {
                flatten(value, &format!("{path}[{i}]"), into);
            }
        }
        Value::Null => {}
        Value::String(text) => into.push((path.to_owned(), text.clone())),
        other => into.push((path.to_owned(), other.to_string())),
    }
}

#[test]
fn a_right_form_is_right_as_texts() {
    let mut right = 0;
    for form in FormKind::ALL {
        for case in read(&format!("check_{}", form.code())).cases {
            let Ok(report) = form.check_text(&case.given.to_string()) else {
                continue;
            };
            if !case.given.is_object() || !report.findings.is_empty() {
                continue;
            }
            let mut texts = Vec::new();
            flatten(&case.given, "", &mut texts);
            let typed = form.check_typed(texts);
            assert_eq!(found(&typed.report.findings), [], "{}", case.name);
            right += 1;
        }
    }
    assert!(right >= 7, "{right}");
}

proptest! {
    #[test]
    fn texts_of_any_kind_are_answered(
        texts in prop::collection::vec((
            prop_oneof![
                "[a-z_]{1,8}",
                Just("lines[0].eligible".to_owned()),
                Just("lines[99].item".to_owned()),
                Just("breakdown.lines[2].ineligible".to_owned()),
                Just("project.cost".to_owned()),
                Just("scope[1]".to_owned()),
                Just("issued_on".to_owned()),
                ".{0,12}",
            ],
            prop_oneof![".{0,20}", "[0-9.,万円-]{0,8}", "R[0-9].[0-9].[0-9]"],
        ), 0..8),
        form in prop::sample::select(FormKind::ALL),
    ) {
        let typed = form.check_typed(texts);
        prop_assert!(serde_json::from_str::<Value>(&typed.form).is_ok());
        let errors = typed.report.findings.iter().filter(|found| found.severity == Severity::Error);
        prop_assert_eq!(typed.report.ok(), errors.count() == 0);
    }
}

/// A part of which nothing is typed is not there.
#[test]
fn a_part_without_texts_is_left_out() {
    let form = |path| form_of(&FormKind::SubsidyApplication.check_typed([(path, "1")]));
    assert_eq!(form("amount")["project"], Value::Null);
    assert!(form("project.readers")["project"].is_object());
    // A dash says that there is nothing.
    let scope = FormKind::EstimateRequest.check_typed([("scope[0]", "－")]);
    assert_eq!(form_of(&scope)["scope"], json!([null]));
    let found = scope
        .report
        .findings
        .iter()
        .find(|found| found.path == "scope[0]");
    assert_eq!(found.expect("a finding").code.code(), "missing");
}
