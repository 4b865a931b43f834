//! A time of a day as people write it.

use chrono::{NaiveDateTime, NaiveTime};

use super::parse_date;
use crate::Error;
use crate::problem::Fault;
use crate::signs::plain;
use crate::unreadable::Typed;

/// Reads a time of Japan: `2021-01-16T15:59`, with a space for the `T` and with seconds too,
/// `令和3年1月16日 15時59分`. The day may be typed in every form that [`parse_date`] reads.
///
/// # Errors
///
/// `invalid_date` for a time that does not exist (`24:00`), a day without a time, and anything
/// else.
pub fn parse_time(text: &str) -> Result<NaiveDateTime, Error> {
    let plain = plain(text);
    let read = || {
        let (day, time) = match plain.split_once('日') {
            // `16日15:59` and `16日 15時59分`
            Some((day, time)) => (format!("{day}日"), time.trim_start()),
            None => {
                let (day, time) = plain.rsplit_once(['T', 't', ' '])?;
                (day.to_owned(), time)
            }
        };
        let time = match time.strip_suffix('分') {
            Some(time) => time.replace('時', ":"),
            None => time.to_owned(),
        };
        let mut parts = time.split(':').map(two_digits);
        let (hour, minute) = (parts.next()??, parts.next()??);
        let second = match parts.next() {
            Some(second) => second?,
            None => 0,
        };
        let time = NaiveTime::from_hms_opt(hour, minute, second)?;
        parts.next().is_none().then_some(())?;
        Some(parse_date(&day).ok()?.and_time(time))
    };
    read().ok_or_else(|| Typed::Time.unreadable(text).error())
}

/// Reads one or two digits.
fn two_digits(text: &str) -> Option<u32> {
    let is_number = matches!(text.len(), 1 | 2) && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok())?
}
