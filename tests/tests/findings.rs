//! What the findings of forms say, in the places where the words depend on what was given.

use onshi::forms::{Entry, FieldKind, FormKind, Month, Prefecture, check_digit};
use onshi::{Basis, Finding, parse_date};
use onshi_tests::vectors::read;
use serde_json::{Value, json};

fn findings(form: FormKind, given: &Value) -> Vec<Finding> {
    form.check_text(&given.to_string()).unwrap().findings
}

/// Measured for medical codes, and for dental ones outside prefectures 11 to 14; inferred for
/// pharmacies and for Okinawa. `0112488`: the digit is 9 for medical codes in Hokkaido.
#[test]
fn the_rule_of_a_check_digit_is_measured_or_inferred() {
    let found = |prefecture: &str, table: Option<i64>, code: &str| {
        let given = json!({"code": code, "prefecture": prefecture, "score_table": table});
        findings(FormKind::InstitutionCode, &given)
    };
    let basis = |prefecture, table| {
        let tries = (0..10).map(|last| found(prefecture, table, &format!("011248{last}")));
        let bases: Vec<_> = tries
            .filter_map(|found| {
                found
                    .into_iter()
                    .find(|f| f.code.code() == "check_digit_mismatch")?
                    .citation
            })
            .collect();
        assert!(bases.len() >= 7, "{bases:?}");
        assert!(
            bases
                .iter()
                .all(|citation| citation.document.0 == "G" && citation.basis == bases[0].basis)
        );
        bases[0].basis
    };
    assert_eq!(basis("01", Some(1)), Basis::Stated);
    assert_eq!(basis("01", Some(3)), Basis::Stated);
    assert_eq!(basis("01", Some(4)), Basis::Inferred);
    assert_eq!(basis("13", Some(1)), Basis::Stated);
    assert_eq!(basis("13", Some(3)), Basis::Inferred);
    assert_eq!(basis("47", Some(1)), Basis::Inferred);
    let wrong = found("01", Some(1), "0112488");
    assert!(
        wrong[0].message.ja.contains("北海道・医科では`9`"),
        "{}",
        wrong[0].message.ja
    );
    assert!(
        wrong[0].message.en.contains("`9` for Hokkaido, medical"),
        "{}",
        wrong[0].message.en
    );
    // Twice 1, 3 and 4 is 2, 6 and 8: the digit falls by 4 and by 6 against the medical one.
    let open = found("01", None, "0112488");
    let open = open
        .iter()
        .find(|f| f.code.code() == "check_digit_mismatch")
        .unwrap();
    assert!(
        open.message
            .en
            .contains("`9` (medical) or `5` (dental) or `3` (pharmacy)"),
        "{}",
        open.message.en
    );
    let each = "北海道では医科なら`9`、歯科なら`5`、調剤なら`3`";
    assert!(open.message.ja.contains(each), "{}", open.message.ja);
    // A score table that is none says nothing of the digit.
    let none = found("01", Some(2), "0112488");
    assert!(
        none.iter().all(|f| f.code.code() != "check_digit_mismatch"),
        "{none:?}"
    );
    let tokyo = found("13", Some(2), "0112488");
    assert!(
        tokyo
            .iter()
            .any(|f| f.code.code() == "check_digit_mismatch")
    );
    // Of a number that is no digit, its last one counts.
    let hokkaido = Prefecture::new(1).unwrap();
    assert_eq!(check_digit(hokkaido, 1, [250, 251, 251, 252, 254, 248]), 9);
}

#[test]
fn places_in_a_form_are_told_from_one_on() {
    let form = json!({"name": "おん\u{7}し"});
    let message = &findings(FormKind::ReceiptBreakdown, &form)
        .into_iter()
        .find(|f| f.code.code() == "not_printable")
        .unwrap()
        .message;
    assert!(message.en.contains("character 3 of"), "{}", message.en);
    assert!(message.ja.contains("3文字目"), "{}", message.ja);
    let sums = json!({"lines": [{"item": "端末", "detail": "x", "eligible": 200_000, "ineligible": 5_000}], "subtotal_eligible": 200_000, "subtotal_ineligible": 5_000, "total": 204_999});
    let message = &findings(FormKind::ReceiptBreakdown, &sums)
        .into_iter()
        .find(|f| f.code.code() == "total_mismatch")
        .unwrap()
        .message;
    assert!(
        message.ja.contains("200,000＋5,000＝205,000円"),
        "{}",
        message.ja
    );
    assert!(
        message
            .en
            .contains("205,000 yen, the subtotals 200,000 + 5,000, got 204,999"),
        "{}",
        message.en
    );
}

/// Beyond the hundredth row nothing is looked at, so nothing is said of the sums either.
#[test]
fn sums_of_too_many_rows_are_not_compared() {
    let rows = |count: usize| {
        let line = json!({"item": "端末", "detail": "x", "eligible": 1, "ineligible": 0});
        let form = json!({"lines": vec![line; count], "subtotal_eligible": 7, "subtotal_ineligible": 0, "total": 7});
        findings(FormKind::ReceiptBreakdown, &form)
            .into_iter()
            .any(|f| f.code.code() == "subtotal_eligible_mismatch")
    };
    assert!(rows(2) && rows(100));
    assert!(!rows(101) && !rows(102));
}

/// The order and spacing of a system's name do not matter, its numbers do.
#[test]
fn the_system_of_a_terminal_is_read_by_words() {
    let right = |os: &str| {
        let form = json!({"wished_start": "2021-03", "reader_product": "Caora", "reader_applied": true, "terminal_os": os,
            "line": "ip_vpn", "has_electronic_chart": true, "wants_medicine_and_checkup_data": true, "scope": ["equipment", "systems", "network"]});
        findings(FormKind::EstimateRequest, &form).is_empty()
    };
    assert!(right("Windows 10 IoT Enterprise 2019 LTSC 64-bit"));
    assert!(right("windows10 Enterprise LTSC 2019 64ビット"));
    assert!(!right("Windows 10 IoT Enterprise 2091 LTSC 64-bit"));
    assert!(!right("Windows 01 Enterprise 2019 LTSC 64-bit"));
}

#[test]
fn fields_of_forms_as_json() {
    let fields: Value = serde_json::from_str(&FormKind::ReceiptBreakdown.fields_text()).unwrap();
    assert_eq!(
        fields[0],
        json!({"name": "issued_on", "label": {"ja": "発行日", "en": "day of issue"}, "required": true, "kind": "day"})
    );
    let kinds = |form: FormKind| {
        form.fields()
            .iter()
            .map(|field| field.kind.code())
            .collect::<Vec<_>>()
    };
    assert!(kinds(FormKind::UsageApplication).contains(&"month"));
    assert!(kinds(FormKind::EstimateRequest).contains(&"wished_start"));
    let codes = [
        FieldKind::Text,
        FieldKind::Day,
        FieldKind::Month,
        FieldKind::WishedStart,
        FieldKind::Amount,
        FieldKind::Flag,
    ]
    .map(|kind| kind.code());
    assert_eq!(
        codes,
        ["text", "day", "month", "wished_start", "amount", "flag"]
    );
    let month = Month::of(parse_date("2021-03-31").unwrap()).unwrap();
    assert_eq!((month.year(), month.month()), (2021, 3));
    assert_eq!(
        [
            Month::new(2021, 13),
            Month::new(2021, 0),
            Month::new(-1, 1),
            Month::new(10_000, 1)
        ],
        [None; 4]
    );
}

/// In Tokyo the digit does not depend on the score table: 1 + 4 + 3 + 8 + 5 + 3 are 24, so it is 6.
#[test]
fn where_the_score_table_does_not_matter_none_is_named() {
    let given = json!({"code": "1234560", "prefecture": "13"});
    let found = findings(FormKind::InstitutionCode, &given);
    let codes: Vec<_> = found.iter().map(|finding| finding.code.code()).collect();
    assert_eq!(codes, ["score_table_unknown", "check_digit_mismatch"]);
    let message = &found[1].message;
    assert!(
        message.ja.contains("、東京都では`6`のはずです"),
        "{}",
        message.ja
    );
    assert!(
        message.en.contains("should be `6` for Tokyo, got `0`"),
        "{}",
        message.en
    );
}

#[test]
fn documents_of_two_facilities_name_the_other_code() {
    let vectors = read("check_subsidy_application").cases;
    let two = vectors.iter().find(|case| case.name == "two facilities");
    let found = findings(FormKind::SubsidyApplication, &two.unwrap().given);
    let message = &found[0].message;
    assert!(
        message
            .ja
            .contains("領収書内訳書のもの（`01 1 0112489`）と違います"),
        "{}",
        message.ja
    );
    assert!(
        message.en.contains("receipt breakdown, `01 1 0112489`;"),
        "{}",
        message.en
    );
}

#[test]
fn months_are_shown_as_they_are_written() {
    let given = json!({"first_use_month": "2021-05", "test_month": "2021-06"});
    let found = findings(FormKind::UsageApplication, &given);
    let late = found
        .iter()
        .find(|finding| finding.path == "test_month")
        .unwrap();
    assert_eq!(late.code.code(), "test_after_first_use");
    assert!(
        late.message.ja.contains("の令和3年6月が、")
            && late.message.ja.contains("の令和3年5月より後"),
        "{}",
        late.message.ja
    );
    assert!(
        late.message.en.contains(", 2021-06, is after") && late.message.en.contains(", 2021-05;"),
        "{}",
        late.message.en
    );
}

/// A maker that people call by a short name is told its whole one.
#[test]
fn a_short_name_of_a_maker_is_told_the_whole_one() {
    let said = |maker: &str| {
        let form =
            json!({"facility": "clinic", "maker": maker, "readers": 1, "portal_account": true});
        findings(FormKind::ReaderApplication, &form)[0]
            .message
            .clone()
    };
    assert!(
        said("富士通")
            .ja
            .contains("カタログでは `富士通Japan` です")
    );
    let panasonic = said("ﾊﾟﾅｿﾆｯｸ株式会社").en;
    assert!(
        panasonic.contains("is `パナソニック システムソリューションズ ジャパン` in the catalogue"),
        "{panasonic}"
    );
    assert!(said("他社").en.contains("not one of the three"));
}

/// Whoever is sent to the fund is told whom to ring, and when.
#[test]
fn whoever_is_sent_to_the_fund_is_told_the_desk() {
    let vectors = read("check_subsidy_application").cases;
    let late = "both a day late, with a notice of type 6";
    let late = vectors.iter().find(|case| case.name == late).unwrap();
    let found = findings(FormKind::SubsidyApplication, &late.given);
    assert_eq!(found[0].code.code(), "after_deadline");
    for part in [
        "令和6年1月1日が、この類型の猶予届が受理された場合の期限の令和5年12月31日を",
        "医療情報化支援基金",
        "0800-080-4583",
        "月曜日～金曜日 8:00～18:00、土曜日 8:00～16:00（いずれも祝日を除く）",
    ] {
        assert!(
            found[0].message.ja.contains(part),
            "{}",
            found[0].message.ja
        );
    }
    let english = &found[0].message.en;
    assert!(
        english.contains("0800-080-4583") && english.contains("Mon to Fri 8:00 to 18:00"),
        "{english}"
    );
    let accepted = "applied for a day late";
    let accepted = vectors.iter().find(|case| case.name == accepted).unwrap();
    let found = findings(FormKind::SubsidyApplication, &accepted.given);
    assert!(found[0].message.ja.contains("猶予届が受理されている場合は"));
    assert!(
        found[0]
            .message
            .en
            .contains("if a deferral notice was accepted")
    );
}

#[test]
fn what_is_no_value_is_empty() {
    assert_eq!(Entry::from(Some(1)), Entry::Value(1));
    assert_eq!(Entry::<i64>::from(None), Entry::Empty);
}

/// The programme began in August 2020.
#[test]
fn the_first_month_of_the_programme_is_not_before_it() {
    let codes = |month: &str| -> Vec<_> {
        let found = findings(
            FormKind::UsageApplication,
            &json!({"first_use_month": month}),
        );
        let own = found
            .into_iter()
            .filter(|found| found.path == "first_use_month");
        own.map(|found| found.code.code()).collect()
    };
    assert_eq!(codes("2020-08"), [""; 0]);
    assert_eq!(codes("2020-07").len(), 1);
}

/// A name that is not given yet does not differ.
#[test]
fn an_empty_name_is_no_other_name() {
    let codes = |first: &str, second: &str| {
        let form = json!({"breakdown": {"name": first}, "report": {"name": second}});
        let found = findings(FormKind::SubsidyApplication, &form);
        found
            .iter()
            .any(|found| found.code.code() == "name_mismatch")
    };
    assert!(codes("おんし医院", "オンシ医院"));
    assert!(!codes("", "おんし医院") && !codes("おんし医院", ""));
    assert!(!codes("おんし 医院", "おんし医院"));
}
