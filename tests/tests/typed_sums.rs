//! Amounts of forms as people type them, and their sums.

use crate::typed_forms::{form_of, found};
use onshi::Yen;
use onshi::forms::FormKind;
use serde_json::Value;

#[test]
fn a_receipt_is_read_as_typed_and_summed() {
    let typed = FormKind::ReceiptBreakdown.check_typed([
        ("issued_on", "令和3年3月20日"),
        ("prefecture", "０１"),
        ("score_table", "1"),
        ("institution_code", "0112489"),
        ("name", "おんし医院"),
        ("lines[0].item", "資格確認端末"),
        ("lines[0].eligible", "20万円"),
        ("lines[0].ineligible", "0"),
        ("lines[1].item", "設置・設定"),
        ("lines[1].eligible", "１００，０００"),
        ("lines[1].ineligible", "¥20,000"),
    ]);
    assert_eq!(found(&typed.report.findings), []);
    // 200,000 + 100,000, 0 + 20,000, and both.
    let sums = typed.sums.expect("a receipt has sums");
    assert_eq!(sums.subtotal_eligible, Some(Yen(300_000)));
    assert_eq!(sums.subtotal_ineligible, Some(Yen(20_000)));
    assert_eq!(sums.total, Some(Yen(320_000)));
    assert_eq!(typed.subsidy, None);
    let form = form_of(&typed);
    assert_eq!(form["issued_on"], "2021-03-20");
    assert_eq!(form["subtotal_eligible"], 300_000);
    assert_eq!(form["total"], 320_000);
    // What was read is a form that the strict check takes.
    assert!(
        FormKind::ReceiptBreakdown
            .check_text(&typed.form)
            .unwrap()
            .ok()
    );
}

#[test]
fn blank_rows_are_left_out_and_findings_keep_the_rows_as_typed() {
    let typed = FormKind::ReceiptBreakdown.check_typed([
        ("lines[0].item", " "),
        ("lines[0].eligible", ""),
        ("lines[3].item", "端末"),
        ("lines[3].eligible", "二十万"),
        ("lines[3].ineligible", "0"),
        ("lines[10].item", "設置"),
        ("lines[10].eligible", "5千円"),
        ("lines[10].ineligible", "−1"),
    ]);
    let found = found(&typed.report.findings);
    let rows: Vec<_> = found
        .iter()
        .filter(|(path, _)| path.starts_with("lines"))
        .collect();
    assert_eq!(
        rows,
        [
            &("lines[3].eligible", "invalid_value"),
            &("lines[10].ineligible", "negative_amount"),
        ]
    );
    // A sum without its amounts is no finding of its own.
    assert!(!found.contains(&("subtotal_eligible", "missing")));
    assert!(!found.contains(&("total", "missing")));
    assert_eq!(form_of(&typed)["lines"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_sum_that_was_typed_is_checked() {
    let typed = FormKind::ReceiptBreakdown.check_typed([
        ("lines[0].item", "端末"),
        ("lines[0].eligible", "200000"),
        ("lines[0].ineligible", "0"),
        ("subtotal_eligible", "30万"),
    ]);
    let found = found(&typed.report.findings);
    assert!(found.contains(&("subtotal_eligible", "subtotal_eligible_mismatch")));
    // The total that was left blank follows the subtotals as they stand.
    assert!(found.iter().all(|(path, _)| *path != "total"));
    assert_eq!(form_of(&typed)["total"], 300_000);
    assert_eq!(typed.sums.and_then(|sums| sums.total), Some(Yen(200_000)));
}

#[test]
fn a_sum_that_cannot_be_read_is_not_made_up() {
    let typed = FormKind::ReceiptBreakdown.check_typed([
        ("lines[0].item", "端末"),
        ("lines[0].eligible", "200000"),
        ("lines[0].ineligible", "0"),
        ("total", "二十万"),
    ]);
    assert!(found(&typed.report.findings).contains(&("total", "invalid_value")));
    assert_eq!(form_of(&typed)["total"], Value::Null);
    assert_eq!(form_of(&typed)["subtotal_eligible"], 200_000);
}

#[test]
fn a_negative_amount_is_found_once() {
    let typed = FormKind::ReceiptBreakdown.check_typed([
        ("lines[0].item", "値引き"),
        ("lines[0].eligible", "△500"),
        ("lines[0].ineligible", "0"),
    ]);
    let found = found(&typed.report.findings);
    let negative: Vec<_> = found
        .iter()
        .filter(|(_, code)| *code == "negative_amount")
        .collect();
    assert_eq!(negative, [&("lines[0].eligible", "negative_amount")]);
}

/// 20 + 3 yen, of the part as of the form by itself.
#[test]
fn the_sums_of_a_part_are_there() {
    let texts = [
        ("breakdown.lines[0].eligible", "20円"),
        ("breakdown.lines[0].ineligible", "3円"),
    ];
    let typed = FormKind::SubsidyApplication.check_typed(texts);
    assert_eq!(typed.sums.expect("sums").total, Some(Yen(23)));
    assert_eq!(
        FormKind::SubsidyApplication
            .check_typed([("amount", "1")])
            .sums,
        None
    );
}
