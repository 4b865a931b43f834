//! Reads a day as people type it, and says why where it is none.

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};
use icu_calendar::Date;
use icu_calendar::Iso;
use icu_calendar::cal::Japanese;

use super::misread::Misread;
use super::{ERAS, iso_date, weekday_ja, western};
use crate::signs::{is_hyphen, plain};

/// Reads a day as people type it.
pub(crate) fn typed_day(text: &str) -> Result<NaiveDate, Misread> {
    // The wire's form needs no reading of signs.
    if let Some(day) = iso_date(text) {
        return Ok(day);
    }
    let plain = plain(text);
    if let Some(day) = serial(&plain) {
        return Err(Misread::Serial(day));
    }
    let rest = without_time(&plain).ok_or(Misread::Unreadable)?;
    let (rest, weekday) = without_weekday(rest);
    let day = day_of(rest)?;
    match weekday {
        Some(weekday) if weekday != day.weekday() => Err(Misread::Weekday(day)),
        _ => Ok(day),
    }
}

/// Reads a day without time and day of the week.
fn day_of(text: &str) -> Result<NaiveDate, Misread> {
    let text = without_gaps(text).ok_or(Misread::Unreadable)?;
    let era = ERAS.iter().find_map(|(word, era)| {
        let rest = text.strip_prefix(word)?;
        // `R.3.3.31`
        Some((*era, rest.strip_prefix('.').unwrap_or(rest)))
    });
    let rest = era.map_or(text.as_str(), |(_, rest)| rest);
    let (year, month, day) = parts(rest, era.is_some()).ok_or(Misread::Unreadable)?;
    let year = match (era, year) {
        (Some(_), "元") => 1,
        (Some(_), year) => number(year, 1..=3).ok_or(Misread::Unreadable)?,
        (None, year) => number(year, 4..=4).ok_or(Misread::Unreadable)?,
    };
    let Some(day) = day else {
        return Err(match (1..=12).contains(&month) {
            true => Misread::MonthAlone,
            false => Misread::Unreadable,
        });
    };
    match era {
        Some((era, _)) => era_day(era, year, month, day),
        None => western(year, month, day).ok_or(Misread::NoSuchDay),
    }
}

/// Reads a serial number as Excel counts days: five digits, which are days of 1927 to 2173,
/// with or without the part of a day.
fn serial(text: &str) -> Option<NaiveDate> {
    let (days, part) = text.split_once('.').unwrap_or((text, "0"));
    let is_part = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let days = number(days, 5..=5).filter(|days| is_part && *days >= 10_000)?;
    let before_the_first = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    before_the_first.checked_add_days(Days::new(days.into()))
}

/// Returns a text without the time behind its day; `None` for a time that there is not.
fn without_time(text: &str) -> Option<&str> {
    let Some(colon) = text.find(':') else {
        return Some(text);
    };
    let is_hour = |c: char| c.is_ascii_digit();
    let hour_at = text.get(..colon)?.trim_end_matches(is_hour).len();
    let (before, time) = text.split_at_checked(hour_at)?;
    let day = before.trim_end();
    let day = day
        .strip_suffix("午前")
        .or_else(|| day.strip_suffix("午後"))
        .unwrap_or(day);
    // `2021/3/310:00` has more than one reading.
    let is_apart = day.len() < before.len() || day.ends_with(['日', ')']);
    let time = time.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == ' ');
    let (whole, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let formats = ["%H:%M", "%H:%M:%S"];
    let is_time = formats
        .iter()
        .any(|format| NaiveTime::parse_from_str(whole, format).is_ok());
    let is_fraction = fraction.bytes().all(|byte| byte.is_ascii_digit());
    (is_apart && is_time && is_fraction).then_some(day.trim_end())
}

/// Returns a text without the day of the week behind its day, and that: `(水)`, `（水曜日）`, `(Wed)`.
fn without_weekday(text: &str) -> (&str, Option<Weekday>) {
    let found = match text
        .strip_suffix(')')
        .and_then(|text| text.rsplit_once('('))
    {
        Some((day, word)) => weekday(word.trim()).map(|found| (day, found)),
        None => {
            let word = text
                .strip_suffix("曜日")
                .or_else(|| text.strip_suffix('曜'));
            let word = word.unwrap_or(text);
            let mut signs = word.chars();
            let last = signs.next_back();
            let day = signs.as_str();
            // `3月31日` and `3 月` end in signs that are also those of a Sunday and a Monday.
            let is_marked = word.len() < text.len()
                || day.trim_end().ends_with('日')
                || (day.ends_with(' ') && !matches!(last, Some('月' | '日')));
            let found = last.and_then(|sign| weekday(sign.encode_utf8(&mut [0; 4])));
            found.filter(|_| is_marked).map(|found| (day, found))
        }
    };
    match found {
        Some((day, weekday)) => (day.trim_end(), Some(weekday)),
        None => (text, None),
    }
}

/// Reads 水曜日, 水曜, 水, Wednesday, Wed.
fn weekday(word: &str) -> Option<Weekday> {
    let mut days = (0..7).filter_map(|at| Weekday::try_from(at).ok());
    let is_it = |day: &Weekday| {
        let rest = weekday_ja(*day).strip_prefix(word);
        !word.is_empty() && matches!(rest, Some("曜日" | "日" | ""))
    };
    days.find(is_it)
        .or_else(|| word.trim_end_matches('.').parse().ok())
}

/// Returns a text without white space; `None` where that would join digits, as in `2021 03 31`.
fn without_gaps(text: &str) -> Option<String> {
    let mut joined = String::with_capacity(text.len());
    for part in text.split_whitespace() {
        let is_digit = |c: char| c.is_ascii_digit();
        if joined.ends_with(is_digit) && part.starts_with(is_digit) {
            return None;
        }
        joined.push_str(part);
    }
    Some(joined)
}

/// Cuts `3年3月31日`, `3.3.31`, `3/3/31`, `3-3-31` or `20210331` into year, month and day; the day is
/// `None` where there is none. With an era, the last of these is `030331`.
fn parts(text: &str, has_era: bool) -> Option<(&str, u32, Option<u32>)> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        let year = if has_era { 2 } else { 4 };
        let (year, rest) = text
            .split_at_checked(year)
            .filter(|(_, rest)| rest.len() == 4)?;
        let (month, day) = rest.split_at_checked(2)?;
        return Some((year, number(month, 2..=2)?, Some(number(day, 2..=2)?)));
    }
    if let Some((year, rest)) = text.split_once('年') {
        let (month, day) = rest.split_once('月')?;
        let day = match day {
            "" => None,
            day => Some(number(day.strip_suffix('日')?, 1..=2)?),
        };
        return Some((year, number(month, 1..=2)?, day));
    }
    let separator = text.chars().find(|c| is_separator(*c))?;
    let is_same = |c: char| c == separator || (is_hyphen(c) && is_hyphen(separator));
    let (year, rest) = text.split_once(is_same)?;
    Some(match rest.split_once(is_same) {
        Some((month, day)) => (year, number(month, 1..=2)?, Some(number(day, 1..=2)?)),
        None => (year, number(rest, 1..=2)?, None),
    })
}

const fn is_separator(c: char) -> bool {
    matches!(c, '/' | '.' | '・' | '･') || is_hyphen(c)
}

/// Reads plain digits, as many as allowed.
fn number(text: &str, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
    if !digits.contains(&text.len()) || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

/// Returns the day, where the calendar puts it into the very era that was given.
fn era_day(era: &str, year: u32, month: u32, day: u32) -> Result<NaiveDate, Misread> {
    let found = || {
        let year = i32::try_from(year).ok().filter(|year| *year > 0)?;
        let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        let date = Date::try_new_japanese_with_calendar(era, year, month, day, Japanese::new());
        let date = date.ok()?;
        let is_within = date.era_year().era == era;
        let date = date.to_calendar(Iso);
        let day = NaiveDate::from_ymd_opt(
            date.year().extended_year(),
            u32::from(date.month().ordinal),
            u32::from(date.day_of_month().0),
        )?;
        Some((day, is_within))
    };
    match found() {
        // The newest era has no end yet, and a year of three digits is a slip.
        Some((_, true)) if year > 99 => Err(Misread::Unreadable),
        Some((day, true)) => Ok(day),
        Some((day, false)) => Err(Misread::OutsideEra(day)),
        None => Err(Misread::NoSuchDay),
    }
}
