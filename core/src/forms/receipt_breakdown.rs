//! 領収書内訳書 (別紙様式2): what of the receipt is eligible. Source: F.

use chrono::NaiveDate;
use serde::Serialize;

use super::checker::Checker;
use super::field::{FieldKind, FormField};
use super::heading::{INSTITUTION_CODE, NAME, PREFECTURE, SCORE_TABLE};
use super::institution_code::Parts;
use super::shown::{Shown, ShownField};
use super::typed::Blanks;
use crate::entry::{Entry, MAX_CHECKED};
use crate::problem::{Code, Report};
use crate::wire::RawFields;
use crate::yen::Grouped;
use crate::{Citation, Document, Error, Language, Yen};

mod printed;

pub use printed::PrintedRow;

form! {
    /// The receipt breakdown, which the vendor writes.
    #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
    pub struct ReceiptBreakdown {
        /// The day of issue.
        #[reads(ISSUED_ON, day)]
        pub issued_on: Entry<NaiveDate>,
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
        /// The rows, at most 15; `None` where the list is missing.
        #[reads(LINES, lines, ReceiptLine::FIELDS, ReceiptLine::read)]
        pub lines: Option<Vec<ReceiptLine>>,
        /// 小計①: the sum of what is eligible (yen).
        #[reads(SUBTOTAL_ELIGIBLE, amount)]
        pub subtotal_eligible: Entry<Yen>,
        /// 小計②: the sum of what is not (yen).
        #[reads(SUBTOTAL_INELIGIBLE, amount)]
        pub subtotal_ineligible: Entry<Yen>,
        /// 合計 ①+② (yen).
        #[reads(TOTAL, amount)]
        pub total: Entry<Yen>,
        /// The total of the receipt itself (yen).
        #[reads(RECEIPT_TOTAL, amount)]
        pub receipt_total: Entry<Yen>,
    }
}

/// A row of the receipt breakdown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ReceiptLine {
    /// 項目.
    pub item: String,
    /// 内訳; may be empty.
    pub detail: String,
    /// ① What is eligible (yen).
    pub eligible: Entry<Yen>,
    /// ② What is not (yen).
    pub ineligible: Entry<Yen>,
}

impl ReceiptLine {
    /// Makes a row without detail.
    pub fn new(item: impl Into<String>, eligible: Yen, ineligible: Yen) -> Self {
        Self {
            item: item.into(),
            detail: String::new(),
            eligible: eligible.into(),
            ineligible: ineligible.into(),
        }
    }

    /// The fields, in order.
    pub const FIELDS: &'static [FormField] = &[ITEM, DETAIL, ELIGIBLE, INELIGIBLE];

    fn read(raw: &RawFields<'_>) -> Result<Self, Error> {
        Ok(Self {
            item: raw.text(&ITEM)?,
            detail: raw.text(&DETAIL)?,
            eligible: raw.amount(&ELIGIBLE)?,
            ineligible: raw.amount(&INELIGIBLE)?,
        })
    }
}

/// The sums of the rows of a receipt breakdown (yen). `None` where an amount is missing or cannot be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Sums {
    /// 小計①: the sum of what is eligible.
    pub subtotal_eligible: Option<Yen>,
    /// 小計②: the sum of what is not.
    pub subtotal_ineligible: Option<Yen>,
    /// 合計 ①+②.
    pub total: Option<Yen>,
}

/// The rows that the form has. Source: F.
pub(crate) const MAX_LINES: usize = 15;

pub(super) const ISSUED_ON: FormField =
    FormField::required("issued_on", "発行日", "day of issue", FieldKind::Day);
const LINES: FormField = FormField::required(
    "lines",
    "内訳の行",
    "rows",
    FieldKind::Lines(ReceiptLine::FIELDS),
);
const ITEM: FormField = FormField::required("item", "項目", "item", FieldKind::Text);
const DETAIL: FormField = FormField::optional("detail", "内訳", "detail", FieldKind::Text);
const ELIGIBLE: FormField =
    FormField::required("eligible", "①補助対象", "① eligible", FieldKind::Amount);
const INELIGIBLE: FormField = FormField::required(
    "ineligible",
    "②補助対象外",
    "② ineligible",
    FieldKind::Amount,
);
pub(super) const SUBTOTAL_ELIGIBLE: FormField = FormField::required(
    "subtotal_eligible",
    "①補助対象の小計",
    "subtotal ① eligible",
    FieldKind::Amount,
);
const SUBTOTAL_INELIGIBLE: FormField = FormField::required(
    "subtotal_ineligible",
    "②補助対象外の小計",
    "subtotal ② ineligible",
    FieldKind::Amount,
);
const TOTAL: FormField =
    FormField::required("total", "合計（①＋②）", "total ① + ②", FieldKind::Amount);
const RECEIPT_TOTAL: FormField = FormField::optional(
    "receipt_total",
    "領収書の金額",
    "total of the receipt",
    FieldKind::Amount,
);

const FORM: Citation = Citation::stated(Document::VENDORS_FORMS, "領収書内訳書（別紙様式2）");

impl ReceiptBreakdown {
    /// Makes a breakdown of these rows, whose subtotals and total are right by construction. A
    /// sum in which an amount is missing or unreadable stays empty. The rest is to be filled in.
    ///
    /// ```
    /// use onshi::Yen;
    /// use onshi::forms::{ReceiptBreakdown, ReceiptLine};
    ///
    /// let form = ReceiptBreakdown::draft(vec![
    ///     ReceiptLine::new("資格確認端末", Yen(200_000), Yen(0)),
    ///     ReceiptLine::new("設置・設定", Yen(100_000), Yen(20_000)),
    /// ]);
    /// assert_eq!(form.subtotal_eligible, Yen(300_000).into());
    /// assert_eq!(form.total, Yen(320_000).into());
    /// ```
    pub fn draft(lines: Vec<ReceiptLine>) -> Self {
        Self {
            lines: Some(lines),
            ..Self::default()
        }
        .with_sums()
    }

    /// Returns the form with subtotals and total made from its rows; without rows, as it is.
    pub fn with_sums(mut self) -> Self {
        if let Some((eligible, ineligible)) = self.row_sums() {
            self.subtotal_eligible = written(eligible);
            self.subtotal_ineligible = written(ineligible);
            self.total = written(added(eligible, ineligible));
        }
        self
    }

    /// Fills in the sums that were left blank: subtotals of the rows, the total of the subtotals as they
    /// stand. `part`: the path of the form, with its dot.
    pub(super) fn fill_sums(&mut self, blanks: &mut Blanks<'_>, part: &str) {
        let at = |field: &FormField| format!("{part}{}", field.name());
        let (eligible, ineligible) = self.row_sums().unwrap_or_default();
        let (first, second) = (&mut self.subtotal_eligible, &mut self.subtotal_ineligible);
        blanks.fill(at(&SUBTOTAL_ELIGIBLE), first, written(eligible));
        blanks.fill(at(&SUBTOTAL_INELIGIBLE), second, written(ineligible));
        let subtotal = |entry: &Entry<Yen>| Some(i128::from(entry.value()?.0));
        let total = added(subtotal(first), subtotal(second));
        blanks.fill(at(&TOTAL), &mut self.total, written(total));
    }

    /// Returns the sums of the rows, whatever sums are written.
    pub fn sums(&self) -> Sums {
        let (eligible, ineligible) = self.row_sums().unwrap_or_default();
        let yen = |sum: Option<i128>| written(sum).value().copied();
        Sums {
            subtotal_eligible: yen(eligible),
            subtotal_ineligible: yen(ineligible),
            total: yen(added(eligible, ineligible)),
        }
    }

    /// Returns the sum of each column; `None` without rows.
    fn row_sums(&self) -> Option<(Option<i128>, Option<i128>)> {
        let lines = self.lines.as_deref().filter(|lines| !lines.is_empty())?;
        let eligible = sum(lines.iter().map(|line| &line.eligible));
        Some((eligible, sum(lines.iter().map(|line| &line.ineligible))))
    }

    /// Checks the breakdown.
    pub fn check(&self) -> Report {
        let mut checker = Checker::default();
        self.check_in(&mut checker);
        checker.report()
    }

    pub(super) fn check_in(&self, checker: &mut Checker) {
        checker.day(&ISSUED_ON, &self.issued_on);
        self.code_parts().check(checker);
        checker.text(&NAME, &self.name);
        let sums = self.check_lines(checker);
        let (eligible, ineligible) = sums.unzip();
        let eligible = check_subtotal(
            checker,
            (&SUBTOTAL_ELIGIBLE, &self.subtotal_eligible),
            Code::SubtotalEligibleMismatch,
            eligible.flatten(),
        );
        let ineligible = check_subtotal(
            checker,
            (&SUBTOTAL_INELIGIBLE, &self.subtotal_ineligible),
            Code::SubtotalIneligibleMismatch,
            ineligible.flatten(),
        );
        let total = checker.amount(&TOTAL, &self.total);
        if let (Some(first), Some(second), Some(total)) = (eligible, ineligible, total)
            && first.0 + second.0 != total.0
        {
            total_mismatch(checker, total, (first, second));
        }
        let receipt = checker.amount(&RECEIPT_TOTAL, &self.receipt_total);
        if let (Some(receipt), Some(total)) = (receipt, total)
            && receipt != total
        {
            receipt_total_mismatch(checker, receipt, total);
        }
    }

    pub(super) fn code_parts(&self) -> Parts<'_> {
        Parts {
            prefecture: &self.prefecture,
            score_table: &self.score_table,
            code: (&INSTITUTION_CODE, &self.institution_code),
        }
    }

    /// Checks the rows; returns their sums, where there are rows and every amount is one.
    fn check_lines(&self, checker: &mut Checker) -> Option<(Option<i64>, Option<i64>)> {
        let Some(lines) = &self.lines else {
            checker.missing(&LINES);
            return None;
        };
        match lines.len() {
            0 => no_lines(checker),
            count if count > MAX_LINES => too_many_lines(checker, count),
            _ => {}
        }
        let mut sums = (Some(0_i64), Some(0_i64));
        // Rows that are not looked at cannot be summed.
        if lines.len() > MAX_CHECKED {
            sums = (None, None);
        }
        let add = |sum: Option<i64>, yen: Option<Yen>| sum?.checked_add(yen?.0);
        for (i, line) in lines.iter().enumerate().take(MAX_CHECKED) {
            checker.inside(&format!("{}[{i}]", LINES.name()), |checker| {
                checker.text(&ITEM, &line.item);
                checker.text(&DETAIL, &line.detail);
                sums.0 = add(sums.0, checker.amount(&ELIGIBLE, &line.eligible));
                sums.1 = add(sums.1, checker.amount(&INELIGIBLE, &line.ineligible));
            });
        }
        (!lines.is_empty()).then_some(sums)
    }
}

/// Returns the sum, where every amount in it is one, however large or negative.
fn sum<'a>(mut amounts: impl Iterator<Item = &'a Entry<Yen>>) -> Option<i128> {
    amounts.try_fold(0_i128, |sum, entry| {
        Some(sum + i128::from(entry.value()?.0))
    })
}

fn added(first: Option<i128>, second: Option<i128>) -> Option<i128> {
    Some(first? + second?)
}

fn written(sum: Option<i128>) -> Entry<Yen> {
    match sum.map(|sum| (i64::try_from(sum), sum)) {
        None => Entry::Empty,
        Some((Ok(yen), _)) => Entry::Value(Yen(yen)),
        Some((Err(_), sum)) => Entry::Unreadable(sum.to_string()),
    }
}

/// Checks a subtotal against the sum of its column; returns it as written, where it is one.
fn check_subtotal(
    checker: &mut Checker,
    (field, entry): (&FormField, &Entry<Yen>),
    code: Code,
    sum: Option<i64>,
) -> Option<Yen> {
    let written = checker.amount(field, entry)?;
    if let Some(sum) = sum
        && sum != written.0
    {
        let (shown, sum) = (Grouped(written.0), Grouped(sum));
        checker.error(code, field.name(), Some(FORM), |language| {
            let name = field.field.named(language);
            match language {
                Language::Ja => format!(
                    "{name}は行の合計 {sum}円 になるはずです（指定：{shown}円）。行か小計を直してください"
                ),
                Language::En => format!(
                    "{name} should be {sum} yen, the sum of the rows, got {shown}; correct a row or the subtotal"
                ),
            }
        });
    }
    Some(written)
}

fn total_mismatch(checker: &mut Checker, total: Yen, (first, second): (Yen, Yen)) {
    let (shown, sum) = (Grouped(total.0), Grouped(first.0 + second.0));
    let (first, second) = (Grouped(first.0), Grouped(second.0));
    checker.error(Code::TotalMismatch, TOTAL.name(), Some(FORM), |language| {
        let name = TOTAL.field.named(language);
        match language {
            Language::Ja => format!(
                "{name}は小計の和 {first}＋{second}＝{sum}円 になるはずです（指定：{shown}円）。合計か小計を直してください"
            ),
            Language::En => format!(
                "{name} should be {sum} yen, the subtotals {first} + {second}, got {shown}; correct the total or a subtotal"
            ),
        }
    });
}

fn receipt_total_mismatch(checker: &mut Checker, receipt: Yen, total: Yen) {
    let (receipt, total) = (Grouped(receipt.0), Grouped(total.0));
    let (code, path) = (Code::ReceiptTotalMismatch, RECEIPT_TOTAL.name());
    checker.error(code, path, Some(FORM), |language| {
        let (name, sum) = (RECEIPT_TOTAL.field.named(language), TOTAL.field.named(language));
        match language {
            Language::Ja => format!(
                "{name} {receipt}円 が{sum} {total}円 と違います。領収書と内訳書の金額をそろえてください"
            ),
            Language::En => format!(
                "{name}, {receipt} yen, differs from {sum}, {total} yen; make receipt and breakdown agree"
            ),
        }
    });
}

fn no_lines(checker: &mut Checker) {
    checker.error(Code::NoLines, LINES.name(), Some(FORM), |language| {
        let text = language.of(
            "内訳の行がありません。1行以上書いてください",
            "the breakdown has no row; write at least one",
        );
        text.to_owned()
    });
}

fn too_many_lines(checker: &mut Checker, count: usize) {
    checker.error(Code::TooManyLines, LINES.name(), Some(FORM), |language| match language {
        Language::Ja => {
            format!("様式の行は{MAX_LINES}行までです（{count}行あります）。同じ項目の行をまとめてください")
        }
        Language::En => {
            format!("the form has {MAX_LINES} rows, got {count}; join rows of the same item")
        }
    });
}
