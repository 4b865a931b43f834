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
                format!("cannot read {subject}; write {wanted}")
            }
            (Self::Serial(day), Language::Ja) => format!(
                "{subject} は日付ではなく、Excelの日付の通し番号です（{}に当たります）。セルの表示形式を日付にするか、`{day}` の形で書いてください",
                format_date(day, language)
            ),
            (Self::Serial(day), Language::En) => format!(
                "{subject} is a serial number of Excel, which would be {day}; format the cell as a date, or write the day in the form `{day}`"
            ),
            (Self::OutsideEra(day), Language::Ja) => format!(
                "{subject} は元号の期間にない日です。暦の上では{}（`{day}`）に当たります。確認して書き直してください",
                format_date(day, language)
            ),
            (Self::OutsideEra(day), Language::En) => format!(
                "{subject} is outside its era; that day would be {} (`{day}`): check it, and write it so",
                format_date(day, Language::Ja)
            ),
            (Self::Weekday(day), Language::Ja) => format!(
                "{subject} は日付と曜日が合いません（{}は{}です）。どちらかを直してください",
                format_date(day, language),
                weekday_text(day.weekday(), language)
            ),
            (Self::Weekday(day), Language::En) => format!(
                "{subject} has another day of the week than {day}, which is a {}; correct one of them",
                weekday_text(day.weekday(), language)
            ),
            (Self::MonthAlone, Language::Ja) => format!(
                "{subject} は月だけで、日がありません。日まで書いてください（例：`2021-03-31`、`令和3年3月31日`）"
            ),
            (Self::MonthAlone, Language::En) => format!(
                "{subject} is a month without a day; write the day too, as in `2021-03-31` or `令和3年3月31日`"
            ),
            (Self::NoSuchDay, Language::Ja) => {
                format!("{subject} という日は暦にありません。年・月・日を確認してください")
            }
            (Self::NoSuchDay, Language::En) => {
                format!("{subject} is not a day of the calendar; check year, month and day")
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
