//! Days as people and documents write them, Japanese eras included.

mod misread;
mod time;
mod typed;

use chrono::{Datelike, NaiveDate, Weekday};
use icu_calendar::Date;
use icu_calendar::cal::Japanese;

use crate::language::Words;
use crate::problem::Fault;
use crate::{Error, Language};

pub(crate) use misread::Misread;
use misread::NotADay;
pub use time::parse_time;
pub(crate) use typed::typed_day;

/// Reads a day as people type it: `2021-03-31`, `2021/3/31`, `2021.3.31`, `20210331`,
/// `2021年3月31日`, `令和3年3月31日`, `令3.3.31`, `R3.3.31`, full-width too; with the day of the week
/// (`2021/3/31(水)`) and with a time (`2021/3/31 0:00`), which is not kept.
///
/// ```
/// use chrono::NaiveDate;
/// use onshi::parse_date;
///
/// assert_eq!(Some(parse_date("令和元年5月1日")?), NaiveDate::from_ymd_opt(2019, 5, 1));
/// assert_eq!(Some(parse_date("R3.3.31")?), NaiveDate::from_ymd_opt(2021, 3, 31));
/// assert!(parse_date("平成31年5月1日").is_err()); // Heisei ended the day before
/// assert!(parse_date("3/31/2021").is_err());
/// # Ok::<(), onshi::Error>(())
/// ```
///
/// # Errors
///
/// `invalid_date` for a day that does not exist, a day outside its era, another day of the week, a
/// month alone, a serial number of Excel, a year of two digits without an era, and anything else;
/// the message says which.
pub fn parse_date(text: &str) -> Result<NaiveDate, Error> {
    typed_day(text).map_err(|why| NotADay::new(text, why).error())
}

/// The ways to write an era, and its name in the calendar library, which knows the boundaries.
const ERAS: [(&str, &str); 20] = [
    ("令和", "reiwa"),
    ("平成", "heisei"),
    ("昭和", "showa"),
    ("大正", "taisho"),
    ("明治", "meiji"),
    ("令", "reiwa"),
    ("平", "heisei"),
    ("昭", "showa"),
    ("大", "taisho"),
    ("明", "meiji"),
    ("R", "reiwa"),
    ("H", "heisei"),
    ("S", "showa"),
    ("T", "taisho"),
    ("M", "meiji"),
    ("r", "reiwa"),
    ("h", "heisei"),
    ("s", "showa"),
    ("t", "taisho"),
    ("m", "meiji"),
];

/// The days of the week, from Monday on.
const WEEKDAYS: [Words; 7] = [
    Words("月曜日", "Monday"),
    Words("火曜日", "Tuesday"),
    Words("水曜日", "Wednesday"),
    Words("木曜日", "Thursday"),
    Words("金曜日", "Friday"),
    Words("土曜日", "Saturday"),
    Words("日曜日", "Sunday"),
];

/// Returns the name of a day of the week.
pub(crate) fn weekday_text(day: Weekday, language: Language) -> &'static str {
    let [
        monday,
        tuesday,
        wednesday,
        thursday,
        friday,
        saturday,
        sunday,
    ] = WEEKDAYS;
    let name = match day {
        Weekday::Mon => monday,
        Weekday::Tue => tuesday,
        Weekday::Wed => wednesday,
        Weekday::Thu => thursday,
        Weekday::Fri => friday,
        Weekday::Sat => saturday,
        Weekday::Sun => sunday,
    };
    name.get(language)
}

fn western(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    // The western calendar has no year 0, nor do the calendars of other languages.
    let year = i32::try_from(year).ok().filter(|year| *year > 0)?;
    NaiveDate::from_ymd_opt(year, month, day)
}

/// Returns a day of a table or rule; one that does not exist does not compile.
#[expect(clippy::panic, reason = "evaluated when a constant is compiled")]
pub(crate) const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(day) => day,
        None => panic!("no such day"),
    }
}

/// Reads `YYYY-MM-DD`, the one form of the wire. Full digits only.
pub(crate) fn iso_date(text: &str) -> Option<NaiveDate> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
        return None;
    };
    // All of them are looked at: a branch on each, and one number of eight digits, take longer.
    let digits = [y1, y2, y3, y4, m1, m2, d1, d2].into_iter();
    if !digits.fold(true, |all, digit| all & digit.is_ascii_digit()) {
        return None;
    }
    let two = |tens: &u8, ones: &u8| 10 * u32::from(tens - b'0') + u32::from(ones - b'0');
    western(100 * two(y1, y2) + two(y3, y4), two(m1, m2), two(d1, d2))
}

/// Returns the day as people write it: `令和3年3月31日`, in English `2021-03-31`.
///
/// ```
/// use onshi::{Language, format_date, parse_date};
///
/// assert_eq!(format_date(parse_date("2021-03-31")?, Language::Ja), "令和3年3月31日");
/// # Ok::<(), onshi::Error>(())
/// ```
pub fn format_date(date: NaiveDate, language: Language) -> String {
    match language {
        Language::En => date.to_string(),
        Language::Ja => japanese_text(date)
            .unwrap_or_else(|| format!("{}年{}月{}日", date.year(), date.month(), date.day())),
    }
}

/// Returns the day by era, for the eras that an ordinary form of today may show.
fn japanese_text(date: NaiveDate) -> Option<String> {
    let (month, day) = (
        u8::try_from(date.month()).ok()?,
        u8::try_from(date.day()).ok()?,
    );
    let found = Date::try_new_iso(date.year(), month, day)
        .ok()?
        .to_calendar(Japanese::new())
        .era_year();
    let (word, _) = ERAS.iter().find(|(_, era)| found.era == *era)?;
    let year = match found.year {
        1 => "元".to_owned(),
        year => year.to_string(),
    };
    Some(format!("{word}{year}年{month}月{day}日"))
}
