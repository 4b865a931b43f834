//! What the checks of all forms share: the report in the making, and the findings that any field
//! can have.

use chrono::NaiveDate;

use super::entry::Entry;
use super::field::FormField;
use super::month::Month;
use crate::date::date_text;
use crate::editions::jan_2021;
use crate::error::{named, one_of, shortened};
use crate::report::{Finding, FindingCode, Report, Severity};
use crate::width::{is_printable, unified};
use crate::yen::Grouped;
use crate::{Citation, Language, Text, Yen};

/// The longest text of a form (characters). A technical limit without a source.
pub(crate) const MAX_TEXT: usize = 200;

/// The items of a list that are looked at: of more, no person reads the findings.
pub(super) const MAX_CHECKED: usize = 100;

/// A report in the making.
#[derive(Default)]
pub(super) struct Checker {
    report: Report,
    /// The path of the part that is checked, with its dot: `breakdown.lines[0].`.
    part: String,
}

impl Checker {
    pub(super) fn report(self) -> Report {
        self.report
    }

    /// Checks a part of the form; `name`: `lines[0]`, `breakdown`.
    pub(super) fn inside(&mut self, name: &str, check: impl FnOnce(&mut Self)) {
        let before = self.part.len();
        self.part.push_str(name);
        self.part.push('.');
        check(self);
        self.part.truncate(before);
    }

    /// Adds a finding that is an error at a path within the part. `citation`: what says so;
    /// `None` for what follows from the form itself or is a technical limit.
    pub(super) fn error(
        &mut self,
        code: FindingCode,
        path: &str,
        citation: Option<Citation>,
        message: impl FnMut(Language) -> String,
    ) {
        self.add(code, Severity::Error, path, citation, Text::new(message));
    }

    /// Adds a finding that is a warning.
    pub(super) fn warning(
        &mut self,
        code: FindingCode,
        path: &str,
        citation: Option<Citation>,
        message: impl FnMut(Language) -> String,
    ) {
        self.add(code, Severity::Warning, path, citation, Text::new(message));
    }

    pub(super) fn add(
        &mut self,
        code: FindingCode,
        severity: Severity,
        path: &str,
        citation: Option<Citation>,
        message: Text,
    ) {
        self.report.findings.push(Finding {
            code,
            severity,
            path: format!("{}{path}", self.part),
            message,
            citation,
        });
    }

    /// Finds that a field is empty, where it must not be.
    pub(super) fn missing(&mut self, field: &FormField) {
        if field.required {
            self.error(FindingCode::Missing, field.name(), None, |language| {
                let name = named(field.field, language);
                match language {
                    Language::Ja => format!("{name}がありません。記入してください"),
                    Language::En => format!("{name}: nothing is filled in; fill it in"),
                }
            });
        }
    }

    /// Checks a text; returns it with one width of signs, where there is one.
    pub(super) fn text(&mut self, field: &FormField, text: &str) -> Option<String> {
        if text.trim().is_empty() {
            self.missing(field);
            return None;
        }
        let text = text.trim();
        let length = text.chars().count();
        if length > MAX_TEXT {
            self.error(FindingCode::TooLong, field.name(), None, |language| {
                let name = named(field.field, language);
                match language {
                    Language::Ja => {
                        format!("{name}は{MAX_TEXT}文字までです（{length}文字あります）。短くしてください")
                    }
                    Language::En => format!(
                        "{name} may have {MAX_TEXT} characters, got {length}; shorten it"
                    ),
                }
            });
            return None;
        }
        let found = text.chars().enumerate().find(|(_, c)| !is_printable(*c));
        if let Some((index, c)) = found {
            let (at, number) = (index + 1, u32::from(c));
            self.error(FindingCode::NotPrintable, field.name(), None, |language| {
                let name = named(field.field, language);
                match language {
                    Language::Ja => format!(
                        "{name}の{at}文字目（U+{number:04X}）は印刷できません。改行・制御文字・外字を除いてください"
                    ),
                    Language::En => format!(
                        "character {at} of {name} (U+{number:04X}) cannot be printed; remove line breaks, control and private-use characters"
                    ),
                }
            });
            return None;
        }
        Some(unified(text))
    }

    /// Checks a day; returns it, where it is one.
    pub(super) fn day(&mut self, field: &FormField, entry: &Entry<NaiveDate>) -> Option<NaiveDate> {
        match entry {
            Entry::Empty => self.missing(field),
            Entry::Unreadable(given) => self.invalid_date(
                field,
                given,
                (
                    "`2021-03-31` の形で、実在する日付",
                    "a day that exists, such as `2021-03-31`",
                ),
            ),
            Entry::Value(day) => {
                if *day < opened() {
                    self.before_the_programme(field, *day);
                }
                return Some(*day);
            }
        }
        None
    }

    /// Checks a month; returns it, where it is one.
    pub(super) fn month(&mut self, field: &FormField, entry: &Entry<Month>) -> Option<Month> {
        match entry {
            Entry::Empty => self.missing(field),
            Entry::Unreadable(given) => self.invalid_date(
                field,
                given,
                ("`2021-03` の形で、実在する月", "a month such as `2021-03`"),
            ),
            Entry::Value(month) => {
                if Some(*month) < Month::of(opened()) {
                    self.before_the_programme(field, month);
                }
                return Some(*month);
            }
        }
        None
    }

    pub(super) fn invalid_date(&mut self, field: &FormField, given: &str, (ja, en): (&str, &str)) {
        let given = shortened(given);
        self.error(FindingCode::InvalidDate, field.name(), None, |language| {
            let name = named(field.field, language);
            match language {
                Language::Ja => format!("{name}は{ja}にしてください（指定: `{given}`）"),
                Language::En => format!("{name} must be {en}, got `{given}`"),
            }
        });
    }

    pub(super) fn before_the_programme(
        &mut self,
        field: &FormField,
        given: impl std::fmt::Display,
    ) {
        let citation = jan_2021::ACCELERATED.applies_from_citation;
        self.error(FindingCode::DatesOutOfOrder, field.name(), citation, |language| {
            let (name, opened) = (named(field.field, language), date_text(opened(), language));
            match language {
                Language::Ja => format!(
                    "{name}が、申込みの受付が始まった{opened}より前です（指定: `{given}`）。年の書き間違いがないか確かめてください"
                ),
                Language::En => format!(
                    "{name}, `{given}`, is before applications opened on {opened}; look for a slip in the year"
                ),
            }
        });
    }

    /// Finds a day that must not be after another one, with what to do about it.
    pub(super) fn out_of_order(
        &mut self,
        (code, field, day): (FindingCode, &FormField, NaiveDate),
        (limit, last): (&FormField, NaiveDate),
        (rule_ja, rule_en): (&str, &str),
        citation: Option<Citation>,
    ) {
        self.error(code, field.name(), citation, |language| {
            let name = named(field.field, language);
            let limit = named(limit.field, language);
            match language {
                Language::Ja => format!("{name} `{day}` が{limit} `{last}` より後です。{rule_ja}"),
                Language::En => {
                    format!("{name}, `{day}`, is after {limit}, `{last}`; {rule_en}")
                }
            }
        });
    }

    /// Checks an amount; returns it, where it is 0 to 10^12 yen.
    pub(super) fn amount(&mut self, field: &FormField, entry: &Entry<Yen>) -> Option<Yen> {
        self.whole(field, entry, |yen| yen.0)
    }

    /// Checks a count; returns it, where it is 0 to 10^12.
    pub(super) fn count(&mut self, field: &FormField, entry: &Entry<i64>) -> Option<i64> {
        self.whole(field, entry, |count| count)
    }

    fn whole<T: Copy>(
        &mut self,
        field: &FormField,
        entry: &Entry<T>,
        number: fn(T) -> i64,
    ) -> Option<T> {
        match entry {
            Entry::Empty => self.missing(field),
            Entry::Value(value) if (0..=Yen::MAX.0).contains(&number(*value)) => {
                return Some(*value);
            }
            Entry::Value(value) => self.amount_out_of_range(field, &number(*value).to_string()),
            Entry::Unreadable(given) => self.amount_out_of_range(field, given),
        }
        None
    }

    fn amount_out_of_range(&mut self, field: &FormField, given: &str) {
        let most = Grouped(Yen::MAX.0);
        let (code, given) = match given.starts_with('-') {
            true => (FindingCode::NegativeAmount, shortened(given)),
            false => (FindingCode::AmountTooLarge, shortened(given)),
        };
        self.error(code, field.name(), None, |language| {
            let name = named(field.field, language);
            match language {
                Language::Ja => {
                    format!("{name}は0から{most}までの整数にしてください（指定: `{given}`）")
                }
                Language::En => {
                    format!("{name} must be a whole number from 0 to {most}, got `{given}`")
                }
            }
        });
    }

    /// Checks one of a list of words; returns it, where it is one.
    pub(super) fn word<T: Copy>(
        &mut self,
        field: &FormField,
        entry: &Entry<T>,
        words: &[&str],
    ) -> Option<T> {
        match entry {
            Entry::Empty => self.missing(field),
            Entry::Unreadable(given) => self.unknown_word(field, field.name(), given, words),
            Entry::Value(word) => return Some(*word),
        }
        None
    }

    pub(super) fn unknown_word(
        &mut self,
        field: &FormField,
        path: &str,
        given: &str,
        words: &[&str],
    ) {
        let given = shortened(given);
        let is_item = path.ends_with(']');
        self.error(FindingCode::UnknownWord, path, None, |language| {
            let (name, words) = (named(field.field, language), one_of(words, language));
            match (language, is_item) {
                (Language::Ja, false) => {
                    format!("{name}は{words}にしてください（指定: `{given}`）")
                }
                (Language::Ja, true) => {
                    format!("{name}の各項目は{words}にしてください（指定: `{given}`）")
                }
                (Language::En, false) => format!("{name} must be {words}, got `{given}`"),
                (Language::En, true) => {
                    format!("each item of {name} must be {words}, got `{given}`")
                }
            }
        });
    }

    /// Checks true or false; returns it, where it is given.
    pub(super) fn flag(&mut self, field: &FormField, flag: Option<bool>) -> Option<bool> {
        if flag.is_none() {
            self.missing(field);
        }
        flag
    }
}

/// Returns the day on which applications opened: nothing of the programme is before it.
pub(super) fn opened() -> NaiveDate {
    jan_2021::ACCELERATED.applies_from
}
