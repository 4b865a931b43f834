//! Who to ask: the Payment Fund's desk for this programme. Source: S.

use chrono::{Datelike, NaiveDateTime, Timelike, Weekday};

use crate::{Error, calendar};

/// The desk's telephone number, free of charge.
pub const TELEPHONE: &str = "0800-080-4583";
/// The desk's mail address.
pub const MAIL: &str = "contact@iryohokenjyoho-portalsite.jp";
/// The chatbot on the portal, which answers at all hours.
pub const CHATBOT: &str = "シカク";
/// The word by which to search for the portal.
pub const PORTAL: &str = "医療機関ポータル";

/// Returns whether the desk answers at a time in Japan: Monday to Friday from 8:00 until 18:00,
/// Saturday from 8:00 until 16:00 (the closing minute is out), national holidays excepted.
///
/// ```
/// use onshi::{help_desk, parse_date};
///
/// let saturday = parse_date("2021-01-16")?;
/// assert!(help_desk::is_open(saturday.and_hms_opt(15, 59, 59).unwrap())?);
/// assert!(!help_desk::is_open(saturday.and_hms_opt(16, 0, 0).unwrap())?);
/// # Ok::<(), onshi::Error>(())
/// ```
///
/// # Errors
///
/// `date_not_covered` for a day before 2019 or after 2027.
pub fn is_open(at: NaiveDateTime) -> Result<bool, Error> {
    let closes = match at.weekday() {
        Weekday::Sun => 8,
        Weekday::Sat => 16,
        Weekday::Mon | Weekday::Tue | Weekday::Wed | Weekday::Thu | Weekday::Fri => 18,
    };
    let holiday = calendar::holiday(at.date())?.is_some();
    Ok(!holiday && (8..closes).contains(&at.hour()))
}
