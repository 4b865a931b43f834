//! Japan's calendar: national holidays, business days, calendar months.
//!
//! A business day of the programme is Monday to Friday, not a national holiday (J), and not from
//! 12-29 to 01-03 (K; that the programme means this is inferred). The calendar knows 2019 to
//! 2027; a day outside is an error, never a guess.

use chrono::{Datelike, Months, NaiveDate, Weekday};

use crate::Error;
use crate::date::day;
use crate::problem::Fault;

mod fault;
mod holidays;

pub(crate) use fault::NotCovered;

use holidays::HOLIDAYS;

/// The first and the last day that the calendar knows.
pub const COVERED_DAYS: (NaiveDate, NaiveDate) = (day(2019, 1, 1), day(2027, 12, 31));

/// Returns whether the calendar knows a day.
pub fn covers(day: NaiveDate) -> bool {
    COVERED_DAYS.0 <= day && day <= COVERED_DAYS.1
}

/// Returns the name of the national holiday on a day, substitutes included; `None` on others.
///
/// ```
/// use onshi::{calendar, parse_date};
///
/// assert_eq!(calendar::holiday(parse_date("2021-07-23")?)?, Some("スポーツの日"));
/// assert_eq!(calendar::holiday(parse_date("2021-10-11")?)?, None); // moved to July that year
/// # Ok::<(), onshi::Error>(())
/// ```
///
/// # Errors
///
/// `date_not_covered` for a day before 2019 or after 2027.
pub fn holiday(day: NaiveDate) -> Result<Option<&'static str>, Error> {
    if !covers(day) {
        return Err(NotCovered { day, field: None }.error());
    }
    let key = (day.year(), day.month(), day.day());
    let found = HOLIDAYS.binary_search_by_key(&key, |(y, m, d, _)| (*y, *m, *d));
    Ok(found
        .ok()
        .and_then(|at| HOLIDAYS.get(at))
        .map(|(.., name)| *name))
}

/// Returns whether a day is a business day.
///
/// # Errors
///
/// `date_not_covered` for a day before 2019 or after 2027.
pub fn is_business_day(day: NaiveDate) -> Result<bool, Error> {
    let new_year = matches!((day.month(), day.day()), (12, 29..) | (1, ..=3));
    let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    Ok(holiday(day)?.is_none() && !new_year && !weekend)
}

/// Returns the `count`th business day before a day. The day itself is day 0, whatever day it is.
///
/// ```
/// use onshi::{calendar, parse_date};
///
/// let set_up = parse_date("2021-06-10")?;
/// assert_eq!(calendar::business_days_before(set_up, 5)?, parse_date("2021-06-03")?);
/// # Ok::<(), onshi::Error>(())
/// ```
///
/// # Errors
///
/// `date_not_covered` where the count leaves the years 2019 to 2027.
pub fn business_days_before(day: NaiveDate, count: u32) -> Result<NaiveDate, Error> {
    walk(day, count, NaiveDate::pred_opt)
}

/// Returns the `count`th business day after a day. The day itself is day 0, whatever day it is.
///
/// # Errors
///
/// `date_not_covered` where the count leaves the years 2019 to 2027.
pub fn business_days_after(day: NaiveDate, count: u32) -> Result<NaiveDate, Error> {
    walk(day, count, NaiveDate::succ_opt)
}

fn walk(
    from: NaiveDate,
    count: u32,
    next: impl Fn(&NaiveDate) -> Option<NaiveDate>,
) -> Result<NaiveDate, Error> {
    let (mut day, mut left) = (from, count);
    if !covers(day) {
        return Err(NotCovered { day, field: None }.error());
    }
    while left > 0 {
        day = next(&day).ok_or_else(|| NotCovered { day, field: None }.error())?;
        if is_business_day(day)? {
            left -= 1;
        }
    }
    Ok(day)
}

/// Returns the day `months` calendar months earlier, at most that month's last day; `None`
/// where there is no such day.
///
/// ```
/// use onshi::{calendar, parse_date};
///
/// let start = parse_date("2021-06-30")?;
/// assert_eq!(calendar::months_before(start, 4), Some(parse_date("2021-02-28")?));
/// # Ok::<(), onshi::Error>(())
/// ```
pub fn months_before(day: NaiveDate, months: u32) -> Option<NaiveDate> {
    day.checked_sub_months(Months::new(months))
}

/// Returns the first day whose own day `months` calendar months earlier is not before `day`;
/// `None` where there is no such day. Counting from it back to `day` never comes out early.
///
/// ```
/// use onshi::{calendar, parse_date};
///
/// // Four months before 2022-02-28 is 2021-10-28, which is too early.
/// let first = calendar::first_day_after_months(parse_date("2021-10-31")?, 4);
/// assert_eq!(first, Some(parse_date("2022-03-01")?));
/// # Ok::<(), onshi::Error>(())
/// ```
pub fn first_day_after_months(day: NaiveDate, months: u32) -> Option<NaiveDate> {
    let mut first = day.checked_add_months(Months::new(months))?;
    while months_before(first, months)? < day {
        first = first.succ_opt()?;
    }
    Some(first)
}
