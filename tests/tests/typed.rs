//! Input other than days as people type, paste and export it, and the reason when it cannot be read.

use chrono::NaiveDate;
use onshi::wire::{Raw, RawProject};
use onshi::{Edition, Error, FacilityKind, Project, Yen, parse_date};
use unicode_normalization::UnicodeNormalization;

pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

/// A clinic's project with one field typed.
pub(crate) fn project(field: &str, typed: &str) -> Result<Project, Error> {
    let text = |text: &str| Raw::Typed(text.to_owned().into());
    let mut raw = RawProject {
        facility: text("clinic"),
        readers: text("1"),
        cost: text("300000"),
        reader_applied_on: text("2021-03-31"),
        ..RawProject::default()
    };
    *raw.field_mut(field).expect("a field") = text(typed);
    raw.project()
}

pub(crate) fn code(field: &str, typed: &str) -> &'static str {
    project(field, typed).expect_err(typed).code().code()
}

#[test]
fn amounts_as_receipts_and_exports_print_them() {
    for typed in [
        "¥429,000-",
        "¥429,000.-",
        "¥429,000－",
        "￥４２９，０００ー",
        "\\429,000-",
        "429,000円-",
        "金429,000円",
        "金４２９，０００円也",
        "金 429,000 円 也",
        "429,000円整",
        "429,000円（税込）",
        "税込429,000円",
        "（税込）¥429,000",
        "429,000円（税込み）",
        "一金429,000円也",
        "ご請求額 ¥429,000-",
        "合計：429,000円",
        "=\"429000\"",
        "'429000",
        "429000.0",
        "429000.00",
        "429,000.00",
        "429000.0円",
        "𝟒𝟐𝟗,000",
        "429﹐000",
    ] {
        assert_eq!(typed.parse(), Ok(Yen(429_000)), "{typed}");
    }
    for typed in [
        "△429,000",
        "▲429,000円",
        "(429,000)",
        "（¥429,000-）",
        "-¥429,000",
        "¥-429,000",
        "△42.9万円",
        "¥△429,000",
        "ー429,000",
    ] {
        assert_eq!(typed.parse(), Ok(Yen(-429_000)), "{typed}");
        assert_eq!(code("cost", typed), "cost_out_of_range", "{typed}");
    }
    // More than one reading, and what is not an amount in yen.
    for typed in [
        "429.000",
        "429000.000",
        "429,000-",
        "429,000①",
        "42²",
        "-△1",
        "(-1)",
        "合計計1",
        "△▲1",
        "¥",
        "金",
        "()",
        "-",
        "4.29E+05",
        "429,000円（税抜）",
        "429, 000",
        "42 9000",
    ] {
        assert!(typed.parse::<Yen>().is_err(), "{typed}");
    }
    assert_eq!(
        project("readers", "1.0").map(|project| project.readers),
        Ok(1)
    );
    assert_eq!(
        project("readers", "１台").map(|project| project.readers),
        Ok(1)
    );
    assert_eq!(code("readers", "1.5"), "invalid_value");
}

#[test]
fn ticks() {
    let paid = |typed: &str| project("subsidy_paid", typed).map(|project| project.subsidy_paid);
    for typed in [
        "○",
        "〇",
        "◯",
        "￮",
        "✓",
        "☑",
        "済",
        "支給済み",
        "受給済",
        "有",
        "🈶",
        "はい",
        "TRUE",
        "Yes",
        "1",
        "1.0",
    ] {
        assert_eq!(paid(typed), Ok(true), "{typed}");
    }
    for typed in [
        "×",
        "✕",
        "☐",
        "未",
        "未支給",
        "支給なし",
        "なし",
        "無",
        "いいえ",
        "False",
        "no",
        "0",
        "0.0",
        "",
        "－",
        "該当なし",
        "NaN",
    ] {
        assert_eq!(paid(typed), Ok(false), "{typed}");
    }
    // The heading once more says neither, and what is undecided is not known.
    for typed in ["支給", "受給", "補助金", "未定", "対象外"] {
        assert_eq!(code("subsidy_paid", typed), "invalid_value", "{typed}");
    }
    let start = project("operation_starts_on", "未定").map(|project| project.operation_starts_on);
    assert_eq!(start, Ok(None));
    assert_eq!(code("subsidy_paid", "2"), "invalid_value");
    assert_eq!(code("subsidy_paid", "不明"), "invalid_value");
}

#[test]
fn a_dash_and_words_for_nothing_are_missing() {
    for typed in [
        "－",
        "-",
        "―",
        "ー",
        "--",
        "該当なし",
        "なし",
        "対象外",
        "N/A",
        "nan",
        "NULL",
        "<NA>",
        " ",
        "\u{200B}",
        "=\"\"",
        "（なし）",
        "⾮該当",
        "🈚",
    ] {
        assert!(
            project("group_prescriptions_per_month", typed).is_ok(),
            "{typed}"
        );
        let start = project("operation_starts_on", typed)
            .expect(typed)
            .operation_starts_on;
        assert_eq!(start, None, "{typed}");
        assert_eq!(code("cost", typed), "missing_field", "{typed}");
    }
    // A pharmacy's group is asked for: none is 0.
    let raw = RawProject {
        facility: Raw::Typed("薬局".into()),
        group_prescriptions_per_month: Raw::Typed("該当なし".into()),
        ..RawProject::default()
    };
    let errors = raw.errors(Edition::latest());
    let group = errors
        .iter()
        .find(|error| error.field() == Some("group_prescriptions_per_month"));
    assert_eq!(
        group.map(|error| error.code().code()),
        Some("missing_field")
    );
    // A word that begins like one for nothing.
    assert_eq!(code("facility", "Nursing home"), "invalid_value");
}

#[test]
fn words_for_a_facility() {
    let kind = |typed: &str| project("facility", typed).map(|project| project.facility.kind());
    for (typed, expected) in [
        ("病院", FacilityKind::Hospital),
        ("病　院", FacilityKind::Hospital),
        ("Hospital", FacilityKind::Hospital),
        ("一般診療所", FacilityKind::Clinic),
        ("診療所（歯科）", FacilityKind::Clinic),
        ("診\u{F9C1}所", FacilityKind::Clinic),
        ("歯科診療所", FacilityKind::Clinic),
        ("ｸﾘﾆｯｸ", FacilityKind::Clinic),
        ("ＣＬＩＮＩＣ", FacilityKind::Clinic),
    ] {
        assert_eq!(kind(typed), Ok(expected), "{typed}");
    }
    assert_eq!(code("facility", "保険\u{FAB9}剤薬局"), "missing_field"); // its group is asked for
    // Which of the two it is, the word does not say.
    assert_eq!(code("facility", "医科"), "invalid_value");
}

/// Every sign of Unicode that normalises to a sign of a typed word reads like that sign. Left out
/// are letters of other type faces, words in a circle, and digits that are raised, lowered or encircled: behind an
/// amount they are the number of a note.
#[test]
fn signs_that_look_alike_are_those_of_unicode() {
    let is_left_out = |sign: char| {
        matches!(sign,
            'ª' | '²' | '³' | '¹' | 'º' | '\u{2070}'..='\u{209C}' | '\u{2100}'..='\u{217F}'
            | '\u{2460}'..='\u{24FF}' | '\u{3251}'..='\u{325F}' | '\u{3293}'..='\u{32BF}' | '\u{32D0}'..='\u{32FE}' | '\u{02B0}'..='\u{02FF}' | '\u{1D2C}'..='\u{1DBF}'
            | '\u{2C7C}'..='\u{2C7D}' | '\u{1CCD6}'..='\u{1CCEF}' | '\u{1D400}'..='\u{1D7CB}' | '\u{1F100}'..='\u{1F1FF}')
    };
    let days = [
        "令和3年3月31日(水)",
        "2021/3/31",
        "2021.3.31",
        "平成31年4月30日(火)",
        "R3.3.31",
    ];
    let kinds = ["病院", "診療所", "調剤薬局", "医院", "クリニック"];
    let mut tried = 0;
    for sign in '\u{80}'..=char::MAX {
        let plain: String = sign.nfkc().collect();
        if plain == sign.to_string() || is_left_out(sign) || plain.trim().is_empty() {
            continue;
        }
        for text in days.iter().filter(|text| text.contains(&plain)) {
            let alike = text.replace(&plain, &sign.to_string());
            assert_eq!(
                parse_date(&alike),
                parse_date(text),
                "U+{:04X} in {alike}",
                u32::from(sign)
            );
            tried += 1;
        }
        for text in kinds.iter().filter(|text| text.contains(&plain)) {
            let alike = text.replace(&plain, &sign.to_string());
            let kind = |typed: &str| project("facility", typed).map_err(|error| error.code());
            assert_eq!(
                kind(&alike),
                kind(text),
                "U+{:04X} in {alike}",
                u32::from(sign)
            );
            tried += 1;
        }
    }
    assert!(tried > 150, "{tried}");
}

/// A project by itself may have more readers than the newest edition has rows for, not fewer than 1.
#[test]
fn a_project_alone_has_any_number_of_readers() {
    assert_eq!(
        project("readers", "5").map(|project| project.readers),
        Ok(5)
    );
    for typed in ["0", "-1", "4294967296"] {
        assert_eq!(code("readers", typed), "readers_out_of_range", "{typed}");
    }
    let five = project("readers", "5").expect("a project");
    let refused = Edition::latest().assess(&five).expect_err("one reader");
    assert_eq!(refused.code().code(), "readers_out_of_range");
}
