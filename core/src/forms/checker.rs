//! What the checks of all forms share: the report in the making, and the findings that any field
//! can have.

use chrono::NaiveDate;

use super::field::FormField;
use crate::date::format_date;
use crate::entry::{Entry, MAX_TEXT};
use crate::language::Words;
use crate::month::Month;
use crate::problem::{Code, Finding, Report, Severity};
use crate::problem::{one_of, shortened};
use crate::programme::days::OPENED;
use crate::signs::{is_printable, unified};
use crate::yen::Grouped;
use crate::{Citation, Field, Language, Text, Yen};

/// The side of another day on which a day lies.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Before,
    After,
}

/// A day on the wrong side of another one, and what to do about it.
pub(super) struct Misplaced<'a> {
    pub(super) code: Code,
    pub(super) severity: Severity,
    pub(super) field: &'a FormField,
    pub(super) day: NaiveDate,
    pub(super) side: Side,
    pub(super) other: Field,
    pub(super) other_day: NaiveDate,
    pub(super) advice: Words,
    pub(super) citation: Option<Citation>,
}

/// The advice where either of two days may be wrong.
pub(super) const CORRECT_ONE: Words =
    Words("どちらかの日付を直してください", "correct one of them");

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

    /// Adds a finding that is an error at a path within the part. `citation`: the rule's source;
    /// `None` for what follows from the form itself or is a technical limit.
    pub(super) fn error(
        &mut self,
        code: Code,
        path: &str,
        citation: Option<Citation>,
        message: impl FnMut(Language) -> String,
    ) {
        self.add(code, Severity::Error, path, citation, Text::new(message));
    }

    /// Adds a finding that is a warning.
    pub(super) fn warning(
        &mut self,
        code: Code,
        path: &str,
        citation: Option<Citation>,
        message: impl FnMut(Language) -> String,
    ) {
        self.add(code, Severity::Warning, path, citation, Text::new(message));
    }

    pub(super) fn add(
        &mut self,
        code: Code,
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
            self.empty(field, Severity::Error);
        }
    }

    /// Finds that a field is empty, whether or not the form always needs it.
    pub(super) fn empty(&mut self, field: &FormField, severity: Severity) {
        self.empty_at(field, field.name(), severity);
    }

    /// Finds that a field, or an item of its list, is empty.
    pub(super) fn empty_at(&mut self, field: &FormField, path: &str, severity: Severity) {
        let message = Text::new(|language| {
            let name = field.field.named(language);
            match language {
                Language::Ja => format!("{name}が空欄です。記入してください"),
                Language::En => format!("{name} is empty; fill it in"),
            }
        });
        self.add(Code::Missing, severity, path, None, message);
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
            self.error(Code::TooLong, field.name(), None, |language| {
                let name = field.field.named(language);
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
            self.error(Code::NotPrintable, field.name(), None, |language| {
                let name = field.field.named(language);
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
                    self.before_the_programme(field, |language| format_date(*day, language));
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
                    self.before_the_programme(field, |language| month.text(language));
                }
                return Some(*month);
            }
        }
        None
    }

    pub(super) fn invalid_date(&mut self, field: &FormField, given: &str, (ja, en): (&str, &str)) {
        let given = shortened(given);
        self.error(Code::InvalidDate, field.name(), None, |language| {
            let name = field.field.named(language);
            match language {
                Language::Ja => format!("{name}は{ja}にしてください（指定：`{given}`）"),
                Language::En => format!("{name} must be {en}, got `{given}`"),
            }
        });
    }

    /// `given`: the day or month, as people write it in the language asked.
    pub(super) fn before_the_programme(
        &mut self,
        field: &FormField,
        given: impl Fn(Language) -> String,
    ) {
        let citation = Some(OPENED.citation);
        self.error(Code::DatesOutOfOrder, field.name(), citation, |language| {
            let (name, opened) = (field.field.named(language), format_date(opened(), language));
            let given = given(language);
            match language {
                Language::Ja => format!(
                    "{name}の{given}が、申し込みの受付開始日の{opened}より前です。年の書き間違いがないか確認してください"
                ),
                Language::En => format!(
                    "{name}, {given}, is before applications opened on {opened}; check the year"
                ),
            }
        });
    }

    /// Finds a day on the wrong side of another one.
    pub(super) fn misplaced(&mut self, found: Misplaced<'_>) {
        let Misplaced {
            code,
            severity,
            field,
            day,
            side,
            other,
            other_day,
            advice,
            citation,
        } = found;
        let message = Text::new(|language| {
            let (name, other) = (field.field.named(language), other.named(language));
            let (day, other_day) = (format_date(day, language), format_date(other_day, language));
            let advice = advice.get(language);
            match (language, side) {
                (Language::Ja, Side::After) => {
                    format!("{name}の{day}が、{other}の{other_day}より後です。{advice}")
                }
                (Language::Ja, Side::Before) => {
                    format!("{name}の{day}が、{other}の{other_day}より前です。{advice}")
                }
                (Language::En, Side::After) => {
                    format!("{name}, {day}, is after {other}, {other_day}; {advice}")
                }
                (Language::En, Side::Before) => {
                    format!("{name}, {day}, is before {other}, {other_day}; {advice}")
                }
            }
        });
        self.add(code, severity, field.name(), citation, message);
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
            true => (Code::NegativeAmount, shortened(given)),
            false => (Code::AmountTooLarge, shortened(given)),
        };
        self.error(code, field.name(), None, |language| {
            let name = field.field.named(language);
            match language {
                Language::Ja => {
                    format!("{name}は0から{most}までの整数にしてください（指定：`{given}`）")
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
        self.error(Code::UnknownWord, path, None, |language| {
            let (name, words) = (field.field.named(language), one_of(words, language));
            match (language, is_item) {
                (Language::Ja, false) => {
                    format!("{name}は{words}にしてください（指定：`{given}`）")
                }
                (Language::Ja, true) => {
                    format!("{name}の各項目は{words}にしてください（指定：`{given}`）")
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
    OPENED.on
}
