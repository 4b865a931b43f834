//! The help desk's hours, and the edges of the calendar.

use onshi::{ErrorCode, NaiveDate, calendar, help_desk, parse_date};

fn day(text: &str) -> NaiveDate {
    parse_date(text).unwrap()
}

fn is_open(date: &str, (hour, minute, second): (u32, u32, u32)) -> bool {
    let time = day(date).and_hms_opt(hour, minute, second).unwrap();
    help_desk::is_open(time).unwrap()
}

#[test]
fn the_help_desk_keeps_its_hours() {
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
        help_desk::is_open(outside).unwrap_err().code(),
        ErrorCode::DateNotCovered
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
        assert_eq!(error.code(), ErrorCode::DateNotCovered);
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
