//! Reads a day as people type it, and says why a text is not a day.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use icu_calendar::Date;
use icu_calendar::Iso;
use icu_calendar::cal::Japanese;

use super::misread::Misread;
use super::{ERAS, WEEKDAYS, iso_date, western};
use crate::language::Words;
use crate::signs::{is_hyphen, plain};

/// Reads a day as people type it.
pub(crate) fn typed_day(text: &str) -> Result<NaiveDate, Misread> {
    // The wire's form needs no reading of signs.
    if let Some(day) = iso_date(text) {
        return Ok(day);
    }
    let plain = plain(text);
    let Written {
        era,
        year,
        month,
        day,
        tail,
    } = written(&plain).ok_or(Misread::Unreadable)?;
    let Some(month) = month else {
        let is_serial = era.is_none() && SERIALS.contains(&year) && is_part_of_day(tail);
        return Err(match serial_day(year).filter(|_| is_serial) {
            Some(day) => Misread::Serial(day),
            None => Misread::Unreadable,
        });
    };
    let Some(day) = day else {
        return Err(match (1..=12).contains(&month) && tail.is_empty() {
            true => Misread::MonthAlone,
            false => Misread::Unreadable,
        });
    };
    let weekday = weekday_of(tail).ok_or(Misread::Unreadable)?;
    let day = match era {
        Some(era) => era_day(era, year, month, day)?,
        None => western(year, month, day).ok_or(Misread::NoSuchDay)?,
    };
    match weekday {
        Some(weekday) if weekday != day.weekday() => Err(Misread::Weekday(day)),
        _ => Ok(day),
    }
}

/// The parts of a day as they were written.
struct Written<'t> {
    era: Option<&'static str>,
    year: u32,
    /// `None` where a number stands alone.
    month: Option<u32>,
    /// `None` where a month stands alone.
    day: Option<u32>,
    /// What follows: the day of the week, a time.
    tail: &'t str,
}

/// Cuts `3年3月31日`, `3.3.31`, `3/3/31`, `3-3-31` or `20210331` into its parts.
fn written(text: &str) -> Option<Written<'_>> {
    let (era, rest) = era_of(text);
    let (digits, rest) = match rest.strip_prefix('元') {
        Some(rest) if era.is_some() => ("1", rest),
        _ => digits(rest),
    };
    let (years, compact) = if era.is_some() {
        (1..=3, 6)
    } else {
        (4..=4, 8)
    };
    let mut found = Written {
        era,
        year: digits.parse().ok()?,
        month: None,
        day: None,
        tail: rest,
    };
    if digits.len() == compact {
        // `20210331`, with an era `030331`.
        (found.month, found.day) = (Some(found.year / 100 % 100), Some(found.year % 100));
        found.year /= 10_000;
        // pandas makes numbers with decimals of a column with gaps.
        found.tail = rest.strip_prefix(".0").unwrap_or(rest);
        return Some(found);
    }
    let mut signs = rest.trim_start().chars();
    let separator = match signs.next() {
        Some(sign) if sign == '年' || is_separator(sign) => sign,
        _ => return Some(found),
    };
    if !years.contains(&digits.len()) {
        // `44286.5` is a number too.
        return Some(found);
    }
    let (month, rest) = number(signs.as_str())?;
    found.month = Some(month);
    let is_word = separator == '年';
    let is_next = |sign: char| match is_word {
        true => sign == '月',
        false => sign == separator || (is_hyphen(sign) && is_hyphen(separator)),
    };
    let Some(rest) = rest.trim_start().strip_prefix(is_next) else {
        found.tail = rest.trim_start();
        return (!is_word).then_some(found);
    };
    found.tail = rest.trim_start();
    if is_word && found.tail.is_empty() {
        return Some(found);
    }
    let (day, rest) = number(rest)?;
    found.day = Some(day);
    found.tail = match is_word {
        true => rest.trim_start().strip_prefix('日')?,
        false => rest,
    };
    Some(found)
}

/// Returns the era that a text begins with, and the rest: `R3`, `R.3`, `令和 3年`.
fn era_of(text: &str) -> (Option<&'static str>, &str) {
    // Most days begin with a year.
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return (None, text);
    }
    let found = ERAS.iter().find_map(|(word, era)| {
        let rest = text.strip_prefix(word)?;
        Some((
            Some(*era),
            rest.strip_prefix('.').unwrap_or(rest).trim_start(),
        ))
    });
    found.unwrap_or((None, text))
}

/// The serial numbers that are taken for days: those of 2000 to 2099.
const SERIALS: std::ops::RangeInclusive<u32> = 36_526..=73_050;

/// Returns the day that a serial number of Excel stands for, counted from 1899-12-30.
fn serial_day(days: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days.into()))
}

/// Returns whether a text is the part of a day in a serial number: nothing, or `.5`.
fn is_part_of_day(text: &str) -> bool {
    let part = text.strip_prefix('.').map(digits);
    text.is_empty() || matches!(part, Some((_, "")))
}

/// Reads what follows a day: the day of the week, if there is one, and a time, which is not kept;
/// `None` for anything else.
fn weekday_of(tail: &str) -> Option<Option<Weekday>> {
    let mut rest = tail.trim_start();
    let mut found = None;
    if let Some(time) = rest.strip_prefix(['T', 't']) {
        // The form of programs, which has seconds.
        return (time.matches(':').count() >= 2 && is_time(time)).then_some(None);
    }
    if let Some(inside) = rest.strip_prefix(['(', '[', '【', '〔']) {
        let (word, after) = inside.split_once([')', ']', '】', '〕'])?;
        // 水・祝
        let word = word.split(['・', '/']).next()?;
        (found, rest) = (Some(weekday(word.trim())?), after);
    } else {
        let end = rest.find(|c: char| c.is_whitespace() || c.is_ascii_digit() || c == '午');
        let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
        if !word.is_empty() {
            (found, rest) = (Some(weekday(word)?), after);
        }
    }
    is_time(rest.trim_start()).then_some(found)
}

/// Returns whether a text is a time of day in Japan, or nothing. Of a time in another zone, the day
/// in Japan may be the next one.
fn is_time(text: &str) -> bool {
    let text = text.strip_suffix("+09:00").unwrap_or(text);
    let half = ["午前", "午後"]
        .iter()
        .find_map(|half| text.strip_prefix(half));
    let upper = text.to_ascii_uppercase();
    let english = ["AM", "PM"]
        .iter()
        .find_map(|half| upper.strip_suffix(half));
    let (time, hours) = match (half, english) {
        (Some(time), None) => (time, 13),
        (None, Some(time)) => (time, 13),
        _ => (text, 24),
    };
    let within = |part: Option<&str>, end: u32| {
        let part = part.map(number);
        matches!(part, Some(Some((number, ""))) if number < end)
    };
    let time = time.trim();
    let (whole, part) = time.split_at(time.find('.').unwrap_or(time.len()));
    // 10時, 9時30分, 9時30分15秒.
    let (clock, separators) = match whole.contains('時') {
        true => (whole.strip_suffix(['分', '秒']), ['時', '分']),
        false => (None, [':', ':']),
    };
    let mut parts = clock.unwrap_or(whole).split(separators);
    let hour = within(parts.next(), hours);
    let minute = parts.next();
    let is_clock = hour && (within(minute, 60) || (minute == Some("") && whole.ends_with('時')));
    let second = parts.next();
    let is_whole = second.is_none() || within(second, 60);
    text.is_empty() || (is_clock && is_whole && parts.next().is_none() && is_part_of_day(part))
}

/// Reads 水曜日, 水曜, 水, Wednesday, Wed.
fn weekday(word: &str) -> Option<Weekday> {
    let word = word.trim_end_matches('.');
    let is_it = |Words(ja, en): &Words| {
        let rest = ja.strip_prefix(word);
        let start = en.get(..word.len()).filter(|start| start.len() >= 3);
        matches!(rest, Some("曜日" | "日" | ""))
            || start.is_some_and(|start| start.eq_ignore_ascii_case(word))
    };
    let at = WEEKDAYS.iter().position(is_it)?;
    Weekday::try_from(u8::try_from(at).ok()?).ok()
}

const fn is_separator(c: char) -> bool {
    matches!(c, '/' | '.' | '・' | '･') || is_hyphen(c)
}

/// Reads a number of one or two digits, past white space; returns the rest, too.
fn number(text: &str) -> Option<(u32, &str)> {
    let (digits, rest) = digits(text.trim_start());
    let number = digits.parse().ok().filter(|_| digits.len() <= 2)?;
    Some((number, rest))
}

/// Cuts a text behind its first digits.
fn digits(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit());
    text.split_at(end.unwrap_or(text.len()))
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
