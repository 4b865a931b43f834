//! The content of a field as people write it, for paper and mail.

use chrono::NaiveDate;

use super::field::FormField;
use super::heading::SCORE_TABLE;
use super::institution_code::{SCORE_TABLES, score_table_label};
use super::{LineKind, OnlineClaims, ReceiptLine, WishedStart, Work};
use crate::date::format_date;
use crate::entry::Entry;
use crate::month::Month;
use crate::paper::Value;
use crate::signs::unified;
use crate::{FacilityKind, Language, Yen};

/// A field with its content as people write it; empty where there is none.
pub(super) type ShownField = (&'static FormField, String);

/// Returns the label of a field and its value on paper.
pub(super) fn on_paper((field, text): &ShownField, language: Language) -> (&'static str, Value) {
    let value = match field.required {
        true => Value::needed(text),
        false => Value::optional(text),
    };
    (field.label(language), value)
}

/// What can be written for people.
pub(super) trait Shown {
    /// Returns the content as people write it; empty where there is none.
    fn shown(&self, field: &FormField, language: Language) -> String;
}

impl<T: Shown> Shown for Entry<T> {
    /// Unreadable text stays as it was written.
    fn shown(&self, field: &FormField, language: Language) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Value(value) => value.shown(field, language),
            Self::Unreadable(given) => given.clone(),
        }
    }
}

impl Shown for String {
    fn shown(&self, _: &FormField, _: Language) -> String {
        unified(self)
    }
}

impl Shown for NaiveDate {
    fn shown(&self, _: &FormField, language: Language) -> String {
        format_date(*self, language)
    }
}

impl Shown for Month {
    fn shown(&self, _: &FormField, language: Language) -> String {
        self.text(language)
    }
}

impl Shown for WishedStart {
    fn shown(&self, field: &FormField, language: Language) -> String {
        match self {
            Self::AsSoonAsPossible => Self::SOON_WORDS.get(language).to_owned(),
            Self::Month(month) => month.shown(field, language),
            Self::Day(day) => day.shown(field, language),
        }
    }
}

impl Shown for Yen {
    fn shown(&self, _: &FormField, language: Language) -> String {
        self.text(language)
    }
}

impl Shown for i64 {
    fn shown(&self, field: &FormField, language: Language) -> String {
        let table = u8::try_from(*self).ok();
        let table = table.filter(|table| SCORE_TABLES.contains(table) && *field == SCORE_TABLE);
        let label = table.map(|table| score_table_label(table, language));
        match (label, language) {
            (None, _) => self.to_string(),
            (Some(label), Language::Ja) => format!("{self}（{label}）"),
            (Some(label), Language::En) => format!("{self} ({label})"),
        }
    }
}

impl Shown for Option<bool> {
    fn shown(&self, _: &FormField, language: Language) -> String {
        let text = match self {
            None => "",
            Some(true) => language.of("あり", "yes"),
            Some(false) => language.of("なし", "no"),
        };
        text.to_owned()
    }
}

impl Shown for Option<Vec<Entry<Work>>> {
    fn shown(&self, field: &FormField, language: Language) -> String {
        let items = self.iter().flatten();
        let items = items.map(|item| item.shown(field, language));
        items.collect::<Vec<_>>().join(language.of("、", ", "))
    }
}

impl Shown for Option<Vec<ReceiptLine>> {
    /// The rows have a table of their own.
    fn shown(&self, _: &FormField, _: Language) -> String {
        String::new()
    }
}

/// Shows a word by its label.
macro_rules! shown_by_label {
    ($($word:ty),+) => {
        $(
            impl Shown for $word {
                fn shown(&self, _: &FormField, language: Language) -> String {
                    self.label(language).to_owned()
                }
            }
        )+
    };
}
shown_by_label!(FacilityKind, LineKind, OnlineClaims, Work);
