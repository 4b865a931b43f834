//! 医療機関コード: which facility it is, with a digit that catches slips.

use serde::Serialize;

use super::checker::Checker;
use super::digits::digits;
use super::field::{FieldKind, FormField};
use super::heading::{self, SCORE_TABLE};
use super::prefecture::Prefecture;
use super::shown::{Shown, ShownField};
use super::{FormKind, sheet};
use crate::amount::read_typed;
use crate::entry::Entry;
use crate::problem::shortened;
use crate::problem::{Code, Report};
use crate::signs::{plain, says_nothing};
use crate::wire::RawFields;
use crate::{Citation, Document, Error, Language, PaperOutput};

form! {
    /// An institution code as it was written: ten digits, or a prefecture, a score table and seven
    /// digits. Full-width digits, hyphens and spaces are read as people type them.
    ///
    /// ```
    /// use onshi::forms::InstitutionCode;
    ///
    /// assert!(InstitutionCode::new("01-1-011248-9").check().ok());
    /// let report = InstitutionCode::new("110112489").check();
    /// assert_eq!(report.findings[0].code.code(), "wrong_length");
    /// ```
    #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
    pub struct InstitutionCode {
        /// The prefecture's two digits; empty where `code` has all ten.
        #[reads(PREFECTURE, text)]
        pub prefecture: String,
        /// The number of the score table (点数表): 1 medical, 3 dental, 4 pharmacy.
        #[reads(SCORE_TABLE, number, "")]
        pub score_table: Entry<i64>,
        /// All ten digits, or the last seven.
        #[reads(CODE, text)]
        pub code: String,
    }
}

/// Not needed where `code` has all ten digits.
const PREFECTURE: FormField = FormField {
    required: false,
    ..heading::PREFECTURE
};
const CODE: FormField = FormField::required(
    "code",
    "医療機関コード",
    "institution code",
    FieldKind::Text,
);

impl InstitutionCode {
    /// Makes the code that is written as ten digits.
    pub fn new(code: impl Into<String>) -> Self {
        Self {
            code: code.into(),
            ..Self::default()
        }
    }

    /// Makes a code of cells as people type them: the score table by its number or its name (医科,
    /// 歯科, 調剤), a dash or a word for nothing as empty.
    pub fn typed(prefecture: &str, score_table: &str, code: &str) -> Self {
        let text = |cell: &str| match says_nothing(cell) {
            true => String::new(),
            false => cell.to_owned(),
        };
        let word = plain(score_table);
        let named = SCORE_TABLES.into_iter().find(|table| {
            let name = score_table_label(*table, Language::Ja);
            word == name || (*table == PHARMACY && word == "薬局")
        });
        let number = named.map(i64::from).or_else(|| read_typed(&word, "").ok());
        Self {
            prefecture: text(prefecture),
            score_table: match number {
                _ if says_nothing(score_table) => Entry::Empty,
                Some(number) => Entry::Value(number),
                None => Entry::Unreadable(score_table.to_owned()),
            },
            code: text(code),
        }
    }

    /// Returns the form as a sheet for paper: its fields in order, what is missing marked in its place and listed
    /// at the top, and what the check found.
    pub fn paper(&self, output: PaperOutput, language: Language) -> String {
        let (shown, report) = (self.shown(language), self.check());
        sheet::of_fields(
            FormKind::InstitutionCode,
            &shown,
            &report,
            (output, language),
        )
    }

    /// Checks the code: its length, its prefecture, its score table, its check digit.
    pub fn check(&self) -> Report {
        if self.prefecture.trim().is_empty() && self.score_table == Entry::Empty {
            return check_alone(&self.code);
        }
        let mut checker = Checker::default();
        Parts {
            prefecture: &self.prefecture,
            score_table: &self.score_table,
            code: (&CODE, &self.code),
        }
        .check(&mut checker);
        checker.report()
    }
}

/// Returns the check digit, 0 to 9, for a prefecture, a score table and the first six digits,
/// each 0 to 9; of a larger number its last digit counts.
///
/// Source: G, measured on 97,024 real medical codes. For pharmacies, for dental codes in
/// prefectures 11 to 14 and for prefecture 47 the rule is inferred.
///
/// ```
/// use onshi::forms::{Prefecture, check_digit};
///
/// let hokkaido = Prefecture::new(1).unwrap();
/// assert_eq!(check_digit(hokkaido, 1, [0, 1, 1, 2, 4, 8]), 9);
/// ```
pub const fn check_digit(prefecture: Prefecture, score_table: u8, first_six: [u8; 6]) -> u8 {
    let [a, b, c, d, e, f] = first_six;
    let (a, c, e) = (a % 10, c % 10, e % 10);
    let number = prefecture.number();
    // In these four the digit says nothing of prefecture and score table.
    let before = match number {
        11..=14 => 0,
        _ => doubled(number / 10) + number % 10 + doubled(score_table),
    };
    let sum = before + a + doubled(b) + c + doubled(d) + e + doubled(f);
    (10 - sum % 10) % 10
}

/// Returns the sum of the digits of twice a digit.
const fn doubled(digit: u8) -> u8 {
    let twice = digit % 10 * 2;
    twice / 10 + twice % 10
}

/// The score tables: medical, dental, pharmacy.
pub(super) const SCORE_TABLES: [u8; 3] = [1, 3, PHARMACY];
const PHARMACY: u8 = 4;

pub(super) fn score_table_label(table: u8, language: Language) -> &'static str {
    match table {
        1 => language.of("医科", "medical"),
        3 => language.of("歯科", "dental"),
        _ => language.of("調剤", "pharmacy"),
    }
}

/// The rule of the check digit, measured or inferred.
fn rule(prefecture: Prefecture, score_table: Option<u8>) -> Citation {
    const PLACE: &str = "医療機関コードの検証番号";
    let measured = match (score_table, prefecture.number()) {
        (_, 47) => false,
        (Some(1), _) => true,
        (Some(3), number) => !matches!(number, 11..=14),
        _ => false,
    };
    match measured {
        true => Citation::stated(Document::BUREAUS_LISTS, PLACE),
        false => Citation::inferred(Document::BUREAUS_LISTS, PLACE),
    }
}

/// Checks a code that is written as ten digits, as typed.
pub(super) fn check_alone(code: &str) -> Report {
    let mut checker = Checker::default();
    let digits = match digits::<10>(code) {
        Ok(digits) => digits,
        Err(fault) => {
            let or = (
                "。7桁で書くときは `prefecture` と `score_table` も指定してください",
                "; to give 7 digits, give `prefecture` and `score_table` too",
            );
            fault.report(&mut checker, &CODE, (code, 10), or);
            return checker.report();
        }
    };
    let [p1, p2, table, a, b, c, d, e, f, last] = digits;
    let prefecture = known_prefecture(&mut checker, &CODE, p1 * 10 + p2);
    let table = known_score_table(&mut checker, &CODE, table.into());
    if let Some(prefecture) = prefecture {
        let tables = table.map_or(Tables::Wrong, Tables::Known);
        check_last(
            &mut checker,
            &CODE,
            prefecture,
            tables,
            [a, b, c, d, e, f, last],
        );
    }
    checker.report()
}

/// A code in three fields, as forms have it.
pub(super) struct Parts<'a> {
    pub(super) prefecture: &'a str,
    pub(super) score_table: &'a Entry<i64>,
    /// The last seven digits, and their field.
    pub(super) code: (&'a FormField, &'a str),
}

/// What is known of the score table.
#[derive(Clone, Copy)]
enum Tables {
    Known(u8),
    NotGiven,
    Wrong,
}

impl Parts<'_> {
    pub(super) fn check(&self, checker: &mut Checker) {
        let (field, given) = (&heading::PREFECTURE, self.prefecture);
        let prefecture = match digits::<2>(given) {
            Ok([p1, p2]) => known_prefecture(checker, field, p1 * 10 + p2),
            Err(fault) => {
                fault.report(checker, field, (given, 2), ("", ""));
                None
            }
        };
        let seven = digits::<7>(self.code.1);
        let (field, given) = (&SCORE_TABLE, self.score_table);
        let tables = match given {
            Entry::Empty => Tables::NotGiven,
            Entry::Value(number) => {
                known_score_table(checker, field, *number).map_or(Tables::Wrong, Tables::Known)
            }
            Entry::Unreadable(given) => {
                unknown_score_table(checker, field, given);
                Tables::Wrong
            }
        };
        if let (Tables::NotGiven, Some(_), Ok(_)) = (tables, prefecture, &seven) {
            checker.warning(Code::ScoreTableUnknown, field.name(), None, |language| {
                let name = field.field.named(language);
                match language {
                    Language::Ja => format!(
                        "{name}が空欄のため、検証番号は医科 `1`・歯科 `3`・調剤 `4` のいずれかに合うことだけを確認しました。わかる場合は記入してください"
                    ),
                    Language::En => format!(
                        "{name} is not given, so the check digit only had to fit medical `1`, dental `3` or pharmacy `4`; give it if you know it"
                    ),
                }
            });
        }
        let (field, given) = self.code;
        match (seven, prefecture) {
            (Ok(seven), Some(prefecture)) => check_last(checker, field, prefecture, tables, seven),
            (Ok(_), None) => {}
            (Err(fault), _) => {
                let or = match digits::<10>(given) {
                    Ok(_) => (
                        "。都道府県番号と点数表は、それぞれの欄に書きます",
                        "; prefecture and score table have fields of their own",
                    ),
                    Err(_) => ("", ""),
                };
                fault.report(checker, field, (given, 7), or);
            }
        }
    }

    /// Returns whether it is certainly another facility: where a part that both forms have right
    /// differs.
    pub(super) fn differs(&self, other: &Self) -> bool {
        let prefectures = digits::<2>(self.prefecture)
            .ok()
            .zip(digits(other.prefecture).ok());
        let codes = digits::<7>(self.code.1).ok().zip(digits(other.code.1).ok());
        let tables = self.score_table.value().zip(other.score_table.value());
        prefectures.is_some_and(|(first, second)| first != second)
            || codes.is_some_and(|(first, second)| first != second)
            || tables.is_some_and(|(first, second)| first != second)
    }

    /// Returns the code as it was written: prefecture, score table, seven digits.
    pub(super) fn written(&self) -> String {
        let table = match self.score_table {
            Entry::Empty => String::new(),
            Entry::Value(table) => format!("{table} "),
            Entry::Unreadable(given) => format!("{given} "),
        };
        format!("{} {table}{}", self.prefecture, self.code.1)
    }
}

fn known_prefecture(checker: &mut Checker, field: &FormField, number: u8) -> Option<Prefecture> {
    let known = Prefecture::new(number);
    if known.is_none() {
        checker.error(Code::UnknownPrefecture, field.name(), None, |language| {
            let name = field.field.named(language);
            match language {
                Language::Ja => format!(
                    "{name}の `{number:02}` という都道府県番号はありません。`01` から `47` までです"
                ),
                Language::En => {
                    format!("`{number:02}` in {name} is not a prefecture number; use `01` to `47`")
                }
            }
        });
    }
    known
}

fn known_score_table(checker: &mut Checker, field: &FormField, number: i64) -> Option<u8> {
    let known = SCORE_TABLES
        .into_iter()
        .find(|table| i64::from(*table) == number);
    if known.is_none() {
        unknown_score_table(checker, field, &number.to_string());
    }
    known
}

fn unknown_score_table(checker: &mut Checker, field: &FormField, given: &str) {
    let given = shortened(given);
    checker.error(Code::UnknownScoreTable, field.name(), None, |language| {
        let name = field.field.named(language);
        match language {
            Language::Ja => format!(
                "{name}の `{given}` は点数表の番号として使えません。`1`（医科）、`3`（歯科）、`4`（調剤）のいずれかにしてください"
            ),
            Language::En => format!(
                "`{given}` in {name} is not a score table number; use `1` (medical), `3` (dental) or `4` (pharmacy)"
            ),
        }
    });
}

/// Checks the last of seven digits.
fn check_last(
    checker: &mut Checker,
    field: &FormField,
    prefecture: Prefecture,
    tables: Tables,
    seven: [u8; 7],
) {
    let [a, b, c, d, e, f, last] = seven;
    let expected = |table| check_digit(prefecture, table, [a, b, c, d, e, f]);
    let independent = SCORE_TABLES
        .iter()
        .all(|table| expected(*table) == expected(1));
    let (tables, known): (&[u8], _) = match &tables {
        Tables::Known(table) => (std::slice::from_ref(table), Some(*table)),
        Tables::NotGiven => (&SCORE_TABLES, None),
        // Where the digit depends on it, nothing can be said.
        Tables::Wrong if independent => (&SCORE_TABLES, None),
        Tables::Wrong => return,
    };
    if tables.iter().any(|table| expected(*table) == last) {
        return;
    }
    let citation = rule(prefecture, known);
    checker.error(Code::CheckDigitMismatch, field.name(), Some(citation), |language| {
        let name = field.field.named(language);
        let place = prefecture.name(language);
        let digit = |table: &u8| format!("`{}`", expected(*table));
        let wanted = match (tables, language) {
            ([table], Language::Ja) => {
                format!("{place}・{}では{}", score_table_label(*table, language), digit(table))
            }
            ([table], Language::En) => {
                format!("{} for {place}, {}", digit(table), score_table_label(*table, language))
            }
            (_, Language::Ja) if independent => format!("{place}では{}", digit(&1)),
            (_, Language::En) if independent => format!("{} for {place}", digit(&1)),
            (_, Language::Ja) => {
                let each = tables.iter().map(|table| {
                    format!("{}なら{}", score_table_label(*table, language), digit(table))
                });
                format!("{place}では{}", each.collect::<Vec<_>>().join("、"))
            }
            (_, Language::En) => {
                let each = tables.iter().map(|table| {
                    format!("{} ({})", digit(table), score_table_label(*table, language))
                });
                format!("{} for {place}", each.collect::<Vec<_>>().join(" or "))
            }
        };
        match language {
            Language::Ja => format!(
                "{name}の最後の数字（検証番号）は、{wanted}のはずです（指定：`{last}`）。書き間違いがないか、すべての桁を確認してください"
            ),
            Language::En => format!(
                "the last digit of {name}, its check digit, should be {wanted}, got `{last}`; check every digit"
            ),
        }
    });
}
