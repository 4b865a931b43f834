//! A month of a year.

use std::fmt;

use chrono::{Datelike, NaiveDate};
use serde::{Serialize, Serializer};

use crate::Language;
use crate::date::{format_date, parse_date};
use crate::signs::plain;

/// A month of a year, `YYYY-MM` on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Month {
    year: i32,
    month: u32,
}

impl Month {
    /// Returns the month, 1 to 12, of a year from 0 to 9999; `None` for another.
    pub fn new(year: i32, month: u32) -> Option<Self> {
        let exists = (0..=9999).contains(&year) && (1..=12).contains(&month);
        exists.then_some(Self { year, month })
    }

    /// Returns the month of a day; `None` outside the years 0 to 9999.
    pub fn of(day: NaiveDate) -> Option<Self> {
        Self::new(day.year(), day.month())
    }

    /// Returns the year, 0 to 9999.
    pub const fn year(self) -> i32 {
        self.year
    }

    /// Returns the month, 1 to 12.
    pub const fn month(self) -> u32 {
        self.month
    }

    /// Returns the month as people write it: `令和3年3月`, in English `2021-03`.
    pub(crate) fn text(self, language: Language) -> String {
        let first = NaiveDate::from_ymd_opt(self.year, self.month, 1);
        match (language, first) {
            (Language::Ja, Some(first)) => {
                let day = format_date(first, language);
                day.trim_end_matches("1日").to_owned()
            }
            _ => self.to_string(),
        }
    }

    /// Reads a month as people type it: `令和3年3月`, `2021/3`, `R3.3`.
    pub(crate) fn from_typed(text: &str) -> Option<Self> {
        let text = plain(text);
        // The first day of the month, written as the month is.
        let first = |end: &str| parse_date(&format!("{text}{end}")).ok().and_then(Self::of);
        let ends = match text.ends_with('月') {
            true => &["1日"][..],
            false => &["/1", "-1", ".1"],
        };
        Self::from_code(&text).or_else(|| ends.iter().find_map(|end| first(end)))
    }

    /// Reads `YYYY-MM`, full digits only.
    pub fn from_code(text: &str) -> Option<Self> {
        let [y1, y2, y3, y4, b'-', m1, m2] = text.as_bytes() else {
            return None;
        };
        let mut read = 0_u16;
        let mut month = 0_u32;
        for digit in [y1, y2, y3, y4] {
            read = read * 10 + u16::from(digit_of(*digit)?);
        }
        for digit in [m1, m2] {
            month = month * 10 + u32::from(digit_of(*digit)?);
        }
        Self::new(i32::from(read), month)
    }
}

fn digit_of(byte: u8) -> Option<u8> {
    byte.is_ascii_digit().then(|| byte - b'0')
}

impl Serialize for Month {
    /// Writes `YYYY-MM`.
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}
