//! Digits as people type them: full-width, with hyphens and spaces.

use super::checker::Checker;
use super::field::FormField;
use crate::Language;
use crate::problem::Code;
use crate::problem::shortened;
use crate::signs::{is_hyphen, is_printable, plain};

/// Why a text is not so many digits.
pub(super) enum Fault {
    Blank,
    NotDigit(char),
    /// A spreadsheet made a number of it: digits are lost.
    Number,
    Length(usize),
}

impl Fault {
    /// `given`: the text and how many digits it should have; `or`: what to add on the length.
    pub(super) fn report(
        &self,
        checker: &mut Checker,
        field: &FormField,
        (given, expected): (&str, usize),
        (or_ja, or_en): (&str, &str),
    ) {
        let given = shortened(given);
        match *self {
            Self::Blank => checker.missing(field),
            Self::NotDigit(c) => {
                let shown = match is_printable(c) {
                    true => c.to_string(),
                    false => format!("U+{:04X}", u32::from(c)),
                };
                checker.error(Code::NotDigits, field.name(), None, |language| {
                    let name = field.field.named(language);
                    match language {
                        Language::Ja => format!(
                            "{name}に数字でない文字 `{shown}` があります。数字だけで書いてください（ハイフンなどの区切りと空白は無視します）"
                        ),
                        Language::En => format!(
                            "{name} contains `{shown}`, which is not a digit; write digits (hyphens, other separators and spaces are ignored)"
                        ),
                    }
                });
            }
            Self::Number => {
                checker.error(Code::NotDigits, field.name(), None, |language| {
                    let name = field.field.named(language);
                    match language {
                        Language::Ja => format!(
                            "{name}の `{given}` は、表計算ソフトなどが数値として扱った形で、桁が失われています。列の表示形式を文字列に変更し、{expected}桁を入力し直してください（先頭の0も確認してください）"
                        ),
                        Language::En => format!(
                            "{name} is `{given}`, which a spreadsheet took for a number: digits are lost; format the column as text and enter the {expected} digits again, leading zeros too"
                        ),
                    }
                });
            }
            Self::Length(found) => {
                let zeros = (1..expected).contains(&found);
                checker.error(Code::WrongLength, field.name(), None, |language| {
                    let name = field.field.named(language);
                    let advice = match zeros {
                        true => language.of(
                            "。表計算ソフトなどで先頭の0が消えていないか確認してください",
                            "; spreadsheets drop leading zeros: write them again if they are lost",
                        ),
                        false => "",
                    };
                    match language {
                        Language::Ja => format!(
                            "{name}は{expected}桁です（指定：`{given}`、{found}桁）{advice}{or_ja}"
                        ),
                        Language::En => format!(
                            "{name} must have {expected} digits, got `{given}` with {found}{advice}{or_en}"
                        ),
                    }
                });
            }
        }
    }
}

/// Returns whether a sign is one that lists print between the groups of a code: `01,1248,9`.
const fn is_separator(c: char) -> bool {
    is_hyphen(c) || matches!(c, ',' | '.' | '・' | '･' | '/' | ':')
}

/// Returns whether a text is a number as a spreadsheet shortens it, `1.10E+08`, or as a program keeps
/// it, `112489.0`.
fn is_a_number(text: &str) -> bool {
    if let Some((digits, zeros)) = text.split_once('.') {
        let are = |text: &str, all: fn(char) -> bool| !text.is_empty() && text.chars().all(all);
        if are(digits, |c| c.is_ascii_digit()) && are(zeros, |c| c == '0') {
            return true;
        }
    }
    let Some((number, power)) = text.split_once(['e', 'E']) else {
        return false;
    };
    let power = power.strip_prefix('+').unwrap_or(power);
    let is_number =
        |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c == '.');
    is_number(number) && is_number(power)
}

/// Reads exactly so many digits, full-width ones too, past separators and spaces.
pub(super) fn digits<const N: usize>(text: &str) -> Result<[u8; N], Fault> {
    let mut digits = [0_u8; N];
    let mut found = 0;
    let mut any = false;
    let plain = plain(text);
    if is_a_number(&plain) {
        return Err(Fault::Number);
    }
    for c in plain.chars() {
        let digit = match c {
            '0'..='9' => u32::from(c) - u32::from('0'),
            c if is_separator(c) => {
                any = true;
                continue;
            }
            c if c.is_whitespace() => continue,
            c => return Err(Fault::NotDigit(c)),
        };
        if let Some(place) = digits.get_mut(found) {
            *place = u8::try_from(digit).unwrap_or(0);
        }
        found += 1;
    }
    match found {
        0 if !any => Err(Fault::Blank),
        found if found == N => Ok(digits),
        found => Err(Fault::Length(found)),
    }
}
