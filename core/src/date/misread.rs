//! Why what a person typed is not a day.

use chrono::{Datelike, NaiveDate};

use super::{format_date, weekday_text};
use crate::problem::{Facts, Fault, english};
use crate::unreadable::DAY;
use crate::{Code, Language};

/// Why a typed text is not a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Misread {
    /// It has none of the forms of a day.
    Unreadable,
    /// A serial number of Excel, which would be this day.
    Serial(NaiveDate),
    /// A day outside its era; the calendar has this day for it.
    OutsideEra(NaiveDate),
    /// A day with another day of the week than it has.
    Weekday(NaiveDate),
    /// A month without a day.
    MonthAlone,
    /// A day that the calendar does not have.
    NoSuchDay,
}

impl Misread {
    /// Returns what is wrong and what to do, in a sentence; `subject`: what was typed, and where.
    pub(crate) fn sentence(self, subject: &str, language: Language) -> String {
        let wanted = DAY.get(language);
        match (self, language) {
            (Self::Unreadable, Language::Ja) => {
                format!("{subject} は読めません。{wanted}にしてください")
            }
            (Self::Unreadable, Language::En) => {
                format!("{subject} cannot be read; write {wanted}")
            }
            (Self::Serial(day), Language::Ja) => format!(
                "{subject} は、Excelの日付のシリアル値です（{}に当たります）。セルの表示形式を日付に変更するか、`{day}` の形式で入力してください",
                format_date(day, language)
            ),
            (Self::Serial(day), Language::En) => format!(
                "{subject} is a serial number of Excel, which would be {day}; format the cell as a date, or write the day in the form `{day}`"
            ),
            (Self::OutsideEra(day), Language::Ja) => format!(
                "{subject} は元号の期間にない日付です（{}、`{day}` に当たります）。確認のうえ、入力し直してください",
                format_date(day, language)
            ),
            (Self::OutsideEra(day), Language::En) => format!(
                "{subject} is outside its era; the calendar has that day as {} (`{day}`): check it, and write it in one of these forms",
                format_date(day, Language::Ja)
            ),
            (Self::Weekday(day), Language::Ja) => format!(
                "{subject} は日付と曜日が合いません（{}は{}です）。どちらかを直してください",
                format_date(day, language),
                weekday_text(day.weekday(), language)
            ),
            (Self::Weekday(day), Language::En) => format!(
                "{subject} has the wrong day of the week: {day} is a {}; correct the day or the weekday",
                weekday_text(day.weekday(), language)
            ),
            (Self::MonthAlone, Language::Ja) => format!(
                "{subject} には日がありません。年月日を入力してください（例：`2021-03-31`、`令和3年3月31日`）"
            ),
            (Self::MonthAlone, Language::En) => format!(
                "{subject} is a month without a day; write the day too, as in `2021-03-31` or `令和3年3月31日`"
            ),
            (Self::NoSuchDay, Language::Ja) => {
                format!("{subject} は読めません。暦にない日付です。年月日を確認してください")
            }
            (Self::NoSuchDay, Language::En) => {
                format!("{subject} does not exist in the calendar; check the year, month and day")
            }
        }
    }
}

/// A text that is not a day.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}", english(self))]
pub(super) struct NotADay {
    given: String,
    why: Misread,
}

impl NotADay {
    pub(super) fn new(given: &str, why: Misread) -> Self {
        let given = given.to_owned();
        Self { given, why }
    }
}

impl Fault for NotADay {
    fn facts(&self) -> Facts {
        Facts::new(Code::InvalidDate).given(self.given.as_str())
    }

    fn message(&self, given: &str, language: Language) -> String {
        self.why.sentence(&format!("`{given}`"), language)
    }
}
