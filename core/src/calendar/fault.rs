//! A day that the calendar does not know.

use chrono::NaiveDate;

use super::{COVERED_DAYS, covers};
use crate::date::format_date;
use crate::problem::{Allowed, Facts, Fault, english};
use crate::{Code, Field, Language};

/// A day outside the calendar, or from which counting business days leaves it.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}", english(self))]
pub(crate) struct NotCovered {
    pub(crate) day: NaiveDate,
    /// The field that holds it, where one does.
    pub(crate) field: Option<Field>,
}

impl Fault for NotCovered {
    fn facts(&self) -> Facts {
        let facts = Facts::new(Code::DateNotCovered)
            .given(self.day)
            .allowed(Allowed::days(COVERED_DAYS.0, COVERED_DAYS.1));
        match self.field {
            Some(field) => facts.field(field.name),
            None => facts,
        }
    }

    fn message(&self, _: &str, language: Language) -> String {
        let date = |day| format_date(day, language);
        let (from, to, day) = (date(COVERED_DAYS.0), date(COVERED_DAYS.1), date(self.day));
        let name = match self.field {
            Some(field) => field.named(language),
            None => language.of("日付", "the date").to_owned(),
        };
        let counting = self.field.is_some() && covers(self.day);
        match (language, counting) {
            (Language::Ja, false) => {
                format!("{name}は{from}から{to}までの日にしてください（指定：{day}）")
            }
            (Language::Ja, true) => format!(
                "{name}から5営業日さかのぼった日が、営業日を数えられる{from}から{to}までの範囲にありません（指定：{day}）"
            ),
            (Language::En, false) => {
                format!("{name} must be a day from {from} to {to}, got {day}")
            }
            (Language::En, true) => format!(
                "{name}, {day}: 5 business days before it is outside {from} to {to}, for which business days are known"
            ),
        }
    }
}
