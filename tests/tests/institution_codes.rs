//! The check digit, against real codes and against another way to compute it.

use std::path::Path;
use std::process::Command;

use onshi::forms::{Entry, FormKind, InstitutionCode, Prefecture, check_digit};
use onshi_tests::oracle;
use proptest::prelude::*;

fn is_right(code: &str) -> bool {
    let report = FormKind::InstitutionCode.check_text(code).unwrap();
    report.findings.is_empty()
}

/// Real codes from public lists; `None` where the list is not at hand.
fn real_codes() -> Option<Vec<[u8; 10]>> {
    let list =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/institution-codes.txt.gz");
    if !list.exists() {
        println!("skipped: no list of real codes");
        return None;
    }
    let unpacked = Command::new("gzip")
        .arg("-dc")
        .arg(&list)
        .output()
        .expect("gzip");
    assert!(unpacked.status.success(), "{list:?} cannot be unpacked");
    let text = String::from_utf8(unpacked.stdout).unwrap();
    let codes: Vec<[u8; 10]> = text
        .lines()
        .map(|line| line.as_bytes().try_into().unwrap())
        .collect();
    assert!(!codes.is_empty(), "{list:?} holds no code");
    Some(codes)
}

fn text(code: &[u8; 10]) -> &str {
    std::str::from_utf8(code).unwrap()
}

#[test]
fn real_codes_pass_and_every_slip_of_one_digit_is_caught() {
    let Some(codes) = real_codes() else { return };
    let (mut slips, mut swaps, mut caught) = (0_u64, 0_u64, 0_u64);
    for code in &codes {
        assert!(is_right(text(code)), "{}", text(code));
        for place in 3..10 {
            for digit in b'0'..=b'9' {
                let mut slip = *code;
                slip[place] = digit;
                if slip != *code {
                    assert!(!is_right(text(&slip)), "{} for {}", text(&slip), text(code));
                    slips += 1;
                }
            }
        }
        for place in 3..9 {
            let mut swapped = *code;
            swapped.swap(place, place + 1);
            if swapped != *code {
                // Twice 0 and twice 9 count as they are: such a swap alone passes.
                let passes = matches!((code[place], code[place + 1]), (b'0', b'9') | (b'9', b'0'));
                assert_eq!(is_right(text(&swapped)), passes, "{}", text(&swapped));
                swaps += 1;
                caught += u64::from(!passes);
            }
        }
    }
    assert_eq!(slips, codes.len() as u64 * 7 * 9);
    println!(
        "{} real codes, {slips} slips caught, {caught} of {swaps} swaps of neighbours",
        codes.len()
    );
}

proptest! {
    #[test]
    fn the_digit_is_as_the_words_say(prefecture in 1..=47_u8, table in prop::sample::select(vec![1_u8, 3, 4]), six in "[0-9]{6}") {
        let last = oracle::check_digit(prefecture, table, &six);
        let digits: Vec<u8> = six.bytes().map(|b| b - b'0').collect();
        let known = Prefecture::new(prefecture).unwrap();
        prop_assert_eq!(check_digit(known, table, digits.try_into().unwrap()), last);
        for other in 0..10 {
            let code = format!("{prefecture:02}{table}{six}{other}");
            prop_assert_eq!(is_right(&code), other == last);
        }
    }
}

/// Public lists print groups with signs between them; a spreadsheet shortens a code that it takes
/// for a number.
#[test]
fn codes_as_lists_and_spreadsheets_print_them() {
    for code in [
        "01,1248,9",
        "01・1248・9",
        "01.1248.9",
        "01 1248 9",
        "01／1248／9",
        "０１，１２４８，９",
        "=\"0112489\"",
        "'0112489",
    ] {
        let form = InstitutionCode {
            prefecture: "01".to_owned(),
            score_table: 1.into(),
            code: code.to_owned(),
        };
        assert_eq!(form.check().findings, [], "{code}");
    }
    for code in [
        "1.10E+08",
        "1.10112E+08",
        "１．１Ｅ＋０８",
        "1e9",
        "112489.0",
        "110112489.0",
    ] {
        let report = InstitutionCode::new(code).check();
        let [finding] = report.findings.as_slice() else {
            panic!("{code}: {report:?}");
        };
        assert_eq!(finding.code.code(), "not_digits");
        assert!(
            finding.message.ja.contains("先頭の0"),
            "{}",
            finding.message.ja
        );
        assert!(
            finding.message.en.contains("leading zeros"),
            "{}",
            finding.message.en
        );
    }
}

/// A cell of a table: its words, its widths, its gaps.
#[test]
fn codes_as_cells_of_a_table() {
    let codes = |prefecture, score_table, code| -> Vec<&str> {
        let report = InstitutionCode::typed(prefecture, score_table, code).check();
        report
            .findings
            .iter()
            .map(|found| found.code.code())
            .collect()
    };
    for table in ["1", "１", "1.0", "=\"1\"", "医科"] {
        assert_eq!(codes("01", table, "0112489"), [""; 0], "{table}");
    }
    assert_eq!(codes("－", "なし", "0110112489"), [""; 0]);
    assert_eq!(codes("01", "－", "0112489"), ["score_table_unknown"]);
    assert_eq!(codes("01", "内科", "0112489"), ["unknown_score_table"]);
    // Digits are lost: 112489.0 was 0112489, and is not 1124890.
    assert_eq!(codes("01", "1", "112489.0"), ["not_digits"]);
    assert_eq!(codes("1.0", "1", "0112489"), ["not_digits"]);
}

#[test]
fn codes_are_read_with_separators_and_told_from_numbers() {
    let code = |text: &str| {
        let report = FormKind::InstitutionCode
            .check_text(text)
            .expect("a report");
        report
            .findings
            .into_iter()
            .map(|found| found.message.en)
            .collect::<Vec<_>>()
    };
    assert_eq!(code("01-1-0112.489"), [""; 0]);
    for number in ["110112489.0", "1.10E+08", "1e9"] {
        assert!(
            code(number)[0].contains("a number"),
            "{number}: {:?}",
            code(number)
        );
    }
    for other in ["e0110112489", "0110112489e", ".0"] {
        assert!(!code(other)[0].contains("a number"), "{:?}", code(other));
    }
    // Any other form is JSON.
    let error = FormKind::ReceiptBreakdown
        .check_text("0110112489")
        .expect_err("a number");
    assert_eq!(error.code().code(), "invalid_json");
}

/// By number or by name, also that of a pharmacy.
#[test]
fn a_score_table_is_read_by_its_name() {
    for (typed, number) in [
        ("医科", 1),
        ("歯科", 3),
        ("調剤", 4),
        ("薬局", 4),
        ("４", 4),
    ] {
        let code = InstitutionCode::typed("01", typed, "0112489");
        assert_eq!(code.score_table, Entry::Value(number), "{typed}");
    }
    assert_eq!(
        InstitutionCode::typed("01", "－", "").score_table,
        Entry::Empty
    );
    let other = InstitutionCode::typed("01", "医", "").score_table;
    assert_eq!(other, Entry::Unreadable("医".to_owned()));
}

/// In Tokyo the digit says nothing of the score table, so one digit is named. For 011248 the sum is 0 + 2 + 1 + 4 + 4 + (1 + 6) = 18, and
/// 2 is missing to 20.
#[test]
fn where_the_score_table_does_not_count_one_digit_is_named() {
    let code = InstitutionCode {
        prefecture: "13".to_owned(),
        ..InstitutionCode::new("0112480")
    };
    let report = code.check();
    let found = report
        .findings
        .iter()
        .find(|found| found.code.code() == "check_digit_mismatch")
        .expect("a finding");
    assert!(
        found.message.ja.contains("東京都では`2`"),
        "{}",
        found.message.ja
    );
    assert!(
        found.message.en.contains("`2` for Tokyo"),
        "{}",
        found.message.en
    );
}
