//! Days as people and documents write them, Japanese eras included.

use chrono::{Datelike, NaiveDate};
use icu_calendar::cal::Japanese;
use icu_calendar::{Date, Iso};

use crate::problem::Fault;
use crate::unreadable::Typed;
use crate::width::narrow;
use crate::{Error, Language};

/// Reads a day as people type it: `2021-03-31`, `2021/3/31`, `2021.3.31`, `20210331`,
/// `2021年3月31日`, `令和3年3月31日`, `R3.3.31`, full-width too.
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
/// `invalid_date` for a day that does not exist, a day outside its era, a year of two digits
/// without an era, and anything else.
pub fn parse_date(text: &str) -> Result<NaiveDate, Error> {
    typed_date(text).ok_or_else(|| Typed::Date.unreadable(text).error())
}

fn typed_date(text: &str) -> Option<NaiveDate> {
    // The wire's form needs no reading of signs.
    if let Some(day) = iso_date(text) {
        return Some(day);
    }
    let mut plain: String = text.trim().chars().map(narrow).collect();
    if plain.contains('年') {
        plain.retain(|c| c != ' ');
    }
    match ERAS.iter().find_map(|(word, era)| {
        let rest = plain.strip_prefix(word)?;
        Some((*era, rest))
    }) {
        Some((era, rest)) => {
            let rest = rest.replace(' ', "");
            let (year, month, day) = parts(&rest)?;
            let year = match year {
                "元" => 1,
                year => number(year, 1..=2)?,
            };
            era_date(era, year, month, day)
        }
        None if plain.len() == 8 && plain.bytes().all(|b| b.is_ascii_digit()) => {
            let year = number(plain.get(..4)?, 4..=4)?;
            let month = number(plain.get(4..6)?, 2..=2)?;
            let day = number(plain.get(6..)?, 2..=2)?;
            western(year, month, day)
        }
        None => {
            let (year, month, day) = parts(&plain)?;
            western(number(year, 4..=4)?, month, day)
        }
    }
}

/// The ways to write an era, and its name in the calendar library, which knows the boundaries.
const ERAS: [(&str, &str); 15] = [
    ("令和", "reiwa"),
    ("平成", "heisei"),
    ("昭和", "showa"),
    ("大正", "taisho"),
    ("明治", "meiji"),
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

/// Cuts `3年3月31日`, `3.3.31`, `3/3/31` or `3-3-31` into year, month and day.
fn parts(text: &str) -> Option<(&str, u32, u32)> {
    let (year, month, day) = if let Some((year, rest)) = text.split_once('年') {
        let (month, day) = rest.split_once('月')?;
        (year, month, day.strip_suffix('日')?)
    } else {
        let separator = text.chars().find(|c| matches!(c, '-' | '/' | '.'))?;
        let (year, rest) = text.split_once(separator)?;
        let (month, day) = rest.split_once(separator)?;
        (year, month, day)
    };
    Some((year, number(month, 1..=2)?, number(day, 1..=2)?))
}

/// Reads plain digits, as many as allowed.
fn number(text: &str, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
    if !digits.contains(&text.len()) || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

fn western(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    // The western calendar has no year 0, nor do the calendars of other languages.
    let year = i32::try_from(year).ok().filter(|year| *year > 0)?;
    NaiveDate::from_ymd_opt(year, month, day)
}

/// Returns the day, where the calendar puts it into the very era that was given.
fn era_date(era: &str, year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    let year = i32::try_from(year).ok()?;
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    let date = Date::try_new_japanese_with_calendar(era, year, month, day, Japanese::new()).ok()?;
    if date.era_year().era != era {
        return None;
    }
    let date = date.to_calendar(Iso);
    NaiveDate::from_ymd_opt(
        date.year().extended_year(),
        u32::from(date.month().ordinal),
        u32::from(date.day_of_month().0),
    )
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
    let mut read = 0_u32;
    for digit in [y1, y2, y3, y4, m1, m2, d1, d2] {
        if !digit.is_ascii_digit() {
            return None;
        }
        read = read * 10 + u32::from(digit - b'0');
    }
    western(read / 10_000, read / 100 % 100, read % 100)
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
