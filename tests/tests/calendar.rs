//! The desk's hours, and the edges of the calendar.

use onshi::desk::{DESK, parse_time};
use onshi::wire::DeskJson;
use onshi::{Code, Language, NaiveDate, calendar, parse_date};

fn day(text: &str) -> NaiveDate {
    parse_date(text).unwrap()
}

fn is_open(date: &str, (hour, minute, second): (u32, u32, u32)) -> bool {
    let time = day(date).and_hms_opt(hour, minute, second).unwrap();
    DESK.is_open(time).unwrap()
}

#[test]
fn the_desk_keeps_its_hours() {
    // Friday 2021-01-15, Saturday 16, Sunday 17.
    assert!(!is_open("2021-01-15", (7, 59, 59)));
    assert!(is_open("2021-01-15", (8, 0, 0)));
    assert!(is_open("2021-01-15", (17, 59, 59)));
    assert!(!is_open("2021-01-15", (18, 0, 0)));
    assert!(is_open("2021-01-16", (15, 59, 59)));
    assert!(!is_open("2021-01-16", (16, 0, 0)));
    assert!(!is_open("2021-01-17", (12, 0, 0)));
    // A national holiday is excepted; the year's end is not.
    assert!(!is_open("2021-02-11", (12, 0, 0)));
    assert!(is_open("2021-12-30", (12, 0, 0)));
    let outside = day("2028-01-04").and_hms_opt(12, 0, 0).unwrap();
    assert_eq!(
        DESK.is_open(outside).unwrap_err().code(),
        Code::DateNotCovered
    );
}

#[test]
fn times_are_read_as_people_type_them() {
    let noon = day("2021-01-16").and_hms_opt(12, 0, 0).unwrap();
    for typed in [
        "2021-01-16T12:00",
        "2021-01-16 12:00:00",
        "令和3年1月16日 12:00",
        "２０２１／１／１６　１２：００",
        " R3.1.16 12:00 ",
        "令和3年1月16日12:00",
        "令和3年1月16日 12時00分",
    ] {
        assert_eq!(parse_time(typed).unwrap(), noon, "{typed}");
    }
    for typed in [
        "2021-01-16",
        "12:00",
        "2021-01-16T24:00",
        "2021-01-16T12:60",
        "2021-01-16T23:59:60",
        "2021-02-29T12:00",
        "2021-01-16T12",
        "2021-01-16T12:00Z",
        "",
        "T",
    ] {
        let error = parse_time(typed).unwrap_err();
        assert_eq!(
            (error.code(), error.field()),
            (Code::InvalidDate, Some("at")),
            "{typed}"
        );
    }
}

/// Source: S, the pamphlet's last page; the address of the portal decides how the mail is spelt.
#[test]
fn the_desk_as_the_wire_carries_it() {
    let desk = |at| serde_json::to_value(DeskJson::at(at).unwrap()).unwrap();
    let found = desk(None);
    for (key, value) in [
        ("name", "お問い合わせ先：医療情報化支援基金"),
        ("telephone", "0800-080-4583"),
        ("mail", "contact@iryohokenjyoho-portalsite.jp"),
        ("portal", "https://www.iryohokenjyoho-portalsite.jp/"),
        ("search_word", "医療機関ポータル"),
        ("chatbot", "シカク"),
    ] {
        assert_eq!(found[key], value);
    }
    let hours = serde_json::json!([
        {"days": ["mon", "tue", "wed", "thu", "fri"], "from": "08:00", "to": "18:00"},
        {"days": ["sat"], "from": "08:00", "to": "16:00"},
    ]);
    assert_eq!(found["hours"], hours);
    assert_eq!(found["office"]["mail"], "suisin@mhlw.go.jp");
    assert!(found["open"].is_null());
    assert_eq!(desk(Some("2021-01-16T15:59"))["open"], true);
    assert_eq!(desk(Some("2021-01-16T16:00"))["open"], false);
    let outside = DeskJson::at(Some(" 2028-01-04T12:00 ")).unwrap_err();
    assert_eq!(
        (outside.code(), outside.field(), outside.given()),
        (Code::DateNotCovered, Some("at"), Some("2028-01-04T12:00"))
    );
    assert_eq!(
        DESK.contact(Language::En),
        "the Payment Fund's desk 医療情報化支援基金, telephone 0800-080-4583 (free), Mon to Fri 8:00 to 18:00, Sat 8:00 to 16:00, except national holidays"
    );
}

#[test]
fn business_days_are_counted_both_ways() {
    // 2021-12-28 is the last business day of the year, 2022-01-04 the first.
    assert_eq!(
        calendar::business_days_after(day("2021-12-28"), 1),
        Ok(day("2022-01-04"))
    );
    assert_eq!(
        calendar::business_days_before(day("2022-01-04"), 1),
        Ok(day("2021-12-28"))
    );
    assert_eq!(
        calendar::business_days_before(day("2022-01-01"), 0),
        Ok(day("2022-01-01"))
    );
    assert_eq!(calendar::is_business_day(day("2021-12-29")), Ok(false));
    assert_eq!(calendar::is_business_day(day("2021-12-28")), Ok(true));
}

#[test]
fn outside_the_calendar_is_an_error_that_names_its_years() {
    for outside in ["2018-12-31", "2028-01-01"] {
        let error = calendar::is_business_day(day(outside)).unwrap_err();
        assert_eq!(error.code(), Code::DateNotCovered);
        assert_eq!(error.given(), Some(outside));
        assert!(
            error
                .message(onshi::Language::En)
                .contains("2019-01-01 to 2027-12-31")
        );
    }
    assert!(calendar::business_days_after(day("2027-12-28"), 1).is_err());
    assert!(calendar::business_days_before(day("2019-01-04"), 1).is_err());
    assert_eq!(
        calendar::holiday(day("2019-10-22")),
        Ok(Some("即位礼正殿の儀が行われる日"))
    );
}

/// The western calendar begins with year 1.
#[test]
fn there_is_no_year_0() {
    use onshi::parse_date;
    assert!(parse_date("0000-01-01").is_err() && parse_date("0/1/1").is_err());
    assert_eq!(parse_date("0001-01-01").unwrap().to_string(), "0001-01-01");
}

#[test]
fn a_time_has_one_or_two_digits_each() {
    for (text, reads) in [
        ("2021-01-16T15:59", true),
        ("2021-01-16T9:05", true),
        ("2021-01-16T015:59", false),
        ("2021-01-16T1a:59", false),
        ("2021-01-16T15:590", false),
    ] {
        assert_eq!(parse_time(text).is_ok(), reads, "{text}");
    }
}
