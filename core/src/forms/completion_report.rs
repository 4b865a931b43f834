//! 事業完了報告書 (別紙様式3): that introduction is complete. Source: F; that the facility fills
//! it in is inferred.

use chrono::NaiveDate;
use serde::Serialize;

use super::checker::{CORRECT_ONE, Checker, Misplaced, Side, opened};
use super::field::{FieldKind, FormField};
use super::heading::{INSTITUTION_CODE, NAME, PREFECTURE, SCORE_TABLE};
use super::institution_code::Parts;
use super::shown::{Shown, ShownField};
use super::{FormKind, sheet};
use crate::entry::Entry;
use crate::problem::shortened;
use crate::problem::{Code, Report, Severity};
use crate::signs::is_hyphen;
use crate::wire::RawFields;
use crate::{Citation, Document, Error, Language, PaperOutput};

form! {
    /// The completion report, with the facility's own details.
    #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
    pub struct CompletionReport {
        /// The day of the report.
        #[reads(REPORTED_ON, day)]
        pub reported_on: Entry<NaiveDate>,
        /// The day on which introduction was complete.
        #[reads(COMPLETED_ON, day)]
        pub completed_on: Entry<NaiveDate>,
        /// The prefecture's two digits.
        #[reads(PREFECTURE, text)]
        pub prefecture: String,
        /// The number of the score table: 1 medical, 3 dental, 4 pharmacy.
        #[reads(SCORE_TABLE, number, "")]
        pub score_table: Entry<i64>,
        /// The institution code's seven digits.
        #[reads(INSTITUTION_CODE, text)]
        pub institution_code: String,
        /// The facility's name.
        #[reads(NAME, text)]
        pub name: String,
        /// 開設者: who founded the facility.
        #[reads(FOUNDER, text)]
        pub founder: String,
        /// The postal code: seven digits, with or without 〒 and hyphen.
        #[reads(POSTAL_CODE, text)]
        pub postal_code: String,
        /// The address.
        #[reads(ADDRESS, text)]
        pub address: String,
        /// The telephone number: ten or eleven digits from 0 on.
        #[reads(TELEPHONE, text)]
        pub telephone: String,
    }
}

pub(super) const REPORTED_ON: FormField =
    FormField::required("reported_on", "報告日", "day of the report", FieldKind::Day);
pub(super) const COMPLETED_ON: FormField = FormField::required(
    "completed_on",
    "事業完了日",
    "day of completion",
    FieldKind::Day,
);
const FOUNDER: FormField = FormField::required("founder", "開設者", "founder", FieldKind::Text);
const POSTAL_CODE: FormField =
    FormField::required("postal_code", "郵便番号", "postal code", FieldKind::Text);
const ADDRESS: FormField = FormField::required("address", "所在地", "address", FieldKind::Text);
const TELEPHONE: FormField =
    FormField::required("telephone", "電話番号", "telephone number", FieldKind::Text);

const FORM: Citation = Citation::stated(Document::VENDORS_FORMS, "事業完了報告書（別紙様式3）");

impl CompletionReport {
    /// Checks the report.
    pub fn check(&self) -> Report {
        let mut checker = Checker::default();
        self.check_dates(&mut checker);
        self.code_parts().check(&mut checker);
        self.check_details(&mut checker);
        checker.report()
    }

    /// Returns the form as a sheet for paper: its fields in order, what is missing marked in its place and listed
    /// at the top, and what the check found.
    pub fn paper(&self, output: PaperOutput, language: Language) -> String {
        let (shown, report) = (self.shown(language), self.check());
        sheet::of_fields(
            FormKind::CompletionReport,
            &shown,
            &report,
            (output, language),
        )
    }

    /// Checks the two days; returns the day of completion, where it is one.
    pub(super) fn check_dates(&self, checker: &mut Checker) -> Option<NaiveDate> {
        let reported = checker.day(&REPORTED_ON, &self.reported_on);
        let completed = checker.day(&COMPLETED_ON, &self.completed_on);
        // A day before the programme is out of order already.
        if let (Some(reported), Some(completed)) = (reported, completed)
            && completed > reported
            && completed >= opened()
        {
            checker.misplaced(Misplaced {
                code: Code::DatesOutOfOrder,
                severity: Severity::Error,
                field: &COMPLETED_ON,
                day: completed,
                side: Side::After,
                other: REPORTED_ON.field,
                other_day: reported,
                advice: CORRECT_ONE,
                citation: None,
            });
        }
        completed
    }

    /// Checks what comes after the institution code.
    pub(super) fn check_details(&self, checker: &mut Checker) {
        checker.text(&NAME, &self.name);
        checker.text(&FOUNDER, &self.founder);
        if let Some(code) = checker.text(&POSTAL_CODE, &self.postal_code)
            && !is_postal_code(&code)
        {
            let shapes = (
                "7桁の数字（例：`100-8916`）",
                "seven digits such as `100-8916`",
            );
            wrong_shape(checker, Code::PostalCodeShape, &POSTAL_CODE, &code, shapes);
        }
        checker.text(&ADDRESS, &self.address);
        if let Some(number) = checker.text(&TELEPHONE, &self.telephone)
            && !is_telephone(&number)
        {
            let shapes = (
                "市外局番からの10桁か11桁の数字（例：`03-5253-1111`）",
                "ten or eleven digits from 0 on, such as `03-5253-1111`",
            );
            wrong_shape(checker, Code::TelephoneShape, &TELEPHONE, &number, shapes);
        }
    }

    pub(super) fn code_parts(&self) -> Parts<'_> {
        Parts {
            prefecture: &self.prefecture,
            score_table: &self.score_table,
            code: (&INSTITUTION_CODE, &self.institution_code),
        }
    }
}

/// Returns whether it is `100-8916` or `1008916`, with 〒 or without.
fn is_postal_code(code: &str) -> bool {
    let code = code.strip_prefix('〒').unwrap_or(code).trim_start();
    let digits = match code.split_once(|c| is_hyphen(c) || c == ' ') {
        Some((area, town)) if area.len() == 3 => format!("{area}{town}"),
        Some(_) => return false,
        None => code.to_owned(),
    };
    digits.len() == 7 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns whether it is ten or eleven digits from 0 on, in groups.
fn is_telephone(number: &str) -> bool {
    let plain = number.replace(is_hyphen, "-").replace(['(', ')', ' '], "-");
    let groups = plain
        .trim_start_matches('-')
        .split('-')
        .filter(|group| !group.is_empty());
    let digits: String = groups.collect();
    let ends_in_digit = number.ends_with(|c: char| c.is_ascii_digit());
    let doubled = number.contains("--");
    digits.starts_with('0')
        && ends_in_digit
        && !doubled
        && matches!(digits.len(), 10 | 11)
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && digits.bytes().any(|byte| byte != b'0')
}

fn wrong_shape(
    checker: &mut Checker,
    code: Code,
    field: &FormField,
    given: &str,
    (ja, en): (&str, &str),
) {
    let given = shortened(given);
    checker.error(code, field.name(), Some(FORM), |language| {
        let name = field.field.named(language);
        match language {
            Language::Ja => format!("{name}は{ja}で書いてください（指定：`{given}`）"),
            Language::En => format!("{name} must be {en}, got `{given}`"),
        }
    });
}
