//! Is this form right before it is sent? Every form of the preparation: a struct that holds what
//! was filled in, and a check that reports every problem at once.
//!
//! ```
//! use onshi::forms::{ReceiptBreakdown, ReceiptLine};
//! use onshi::{Language, Yen, parse_date};
//!
//! let mut form = ReceiptBreakdown::draft(vec![
//!     ReceiptLine::new("資格確認端末", Yen(200_000), Yen(0)),
//!     ReceiptLine::new("設置・設定", Yen(100_000), Yen(20_000)),
//! ]);
//! form.issued_on = parse_date("令和3年3月20日")?.into();
//! form.prefecture = "01".to_owned();
//! form.score_table = 1.into();
//! form.institution_code = "0112489".to_owned();
//! form.name = "おんし医院".to_owned();
//! assert!(form.check().ok());
//!
//! form.institution_code = "0112488".to_owned();
//! let report = form.check();
//! assert_eq!(report.findings[0].path, "institution_code");
//! assert!(report.findings[0].message.get(Language::En).contains("should be `9`"));
//! # Ok::<(), onshi::Error>(())
//! ```
//!
//! A form may hold anything that a person can write into it, so that it can be checked: a field
//! is empty, holds a value, or holds something that cannot be read ([`Entry`]). Findings come in
//! the order of the form, and findings never repeat each other: sums are compared only where
//! every amount in them is one. Amounts and sums go to 10^12 yen, texts to 200 characters:
//! technical limits without a source.

use crate::problem::{Fault, Report};
use crate::wire::RawFields;
use crate::{Error, wire};

#[macro_use]
mod declare;

mod checker;
mod completion_report;
mod describe;
mod digits;
mod estimate_request;
mod fault;
mod field;
mod heading;
mod institution_code;
mod people;
mod prefecture;
mod reader_application;
mod receipt_breakdown;
mod sheet;
mod shown;
mod subsidy_application;
mod typed;
mod usage_application;

pub use crate::entry::Entry;
pub use crate::month::Month;
pub use completion_report::CompletionReport;
use declare::Declared;
pub use estimate_request::{EstimateRequest, WishedStart, Work};
use fault::FormFault;
pub use field::{FieldKind, FormField};
pub use institution_code::{InstitutionCode, check_digit};
pub use people::for_form;
pub use prefecture::Prefecture;
pub use reader_application::ReaderApplication;
#[cfg(feature = "schema")]
pub(crate) use receipt_breakdown::MAX_LINES;
pub use receipt_breakdown::{PrintedRow, ReceiptBreakdown, ReceiptLine, Sums};
pub use subsidy_application::SubsidyApplication;
pub use typed::TypedForm;
pub use usage_application::{LineKind, OnlineClaims, UsageApplication};

words! {
    /// A form that can be checked.
    pub enum FormKind, label {
        /// 医療機関コード.
        InstitutionCode = "institution_code", Words("医療機関コード", "institution code");
        /// 顔認証付きカードリーダーの申し込み.
        ReaderApplication = "reader_application", Words("顔認証付きカードリーダーの申し込み", "reader application");
        /// 見積依頼.
        EstimateRequest = "estimate_request", Words("見積依頼", "estimate request");
        /// オンライン資格確認利用申請.
        UsageApplication = "usage_application", Words("オンライン資格確認利用申請", "usage application");
        /// 領収書内訳書 (別紙様式2).
        ReceiptBreakdown = "receipt_breakdown", Words("領収書内訳書（別紙様式2）", "receipt breakdown (form 2)");
        /// 事業完了報告書 (別紙様式3).
        CompletionReport = "completion_report", Words("事業完了報告書（別紙様式3）", "completion report (form 3)");
        /// 補助金申請.
        SubsidyApplication = "subsidy_application", Words("補助金申請", "subsidy application");
    }
}

impl FormKind {
    const fn declared(self) -> Declared {
        match self {
            Self::InstitutionCode => declared!(InstitutionCode),
            Self::ReaderApplication => declared!(ReaderApplication),
            Self::EstimateRequest => declared!(EstimateRequest),
            Self::UsageApplication => declared!(UsageApplication),
            Self::ReceiptBreakdown => declared!(ReceiptBreakdown),
            Self::CompletionReport => declared!(CompletionReport),
            Self::SubsidyApplication => declared!(SubsidyApplication),
        }
    }

    /// Returns the form's fields, in order.
    pub const fn fields(self) -> &'static [FormField] {
        self.declared().fields
    }

    /// Returns the form of that code.
    ///
    /// # Errors
    ///
    /// `invalid_value` for an unknown code, with the known codes.
    pub fn named(word: &str) -> Result<Self, Error> {
        Self::from_code(word).ok_or_else(|| FormFault::Unknown(word.to_owned()).error())
    }

    /// The forms with computed fields: see [`draft_text`](Self::draft_text).
    pub const DRAFTED: &'static [&'static str] = &["receipt_breakdown", "subsidy_application"];

    /// Reads a form in the wire's JSON and fills in its computed fields: the sums of a
    /// receipt breakdown, the amount of a subsidy application. Returns it as JSON.
    ///
    /// ```
    /// use onshi::forms::FormKind;
    ///
    /// let lines = r#"{"lines":[{"item":"端末","eligible":200000,"ineligible":5000}]}"#;
    /// let form = FormKind::ReceiptBreakdown.draft_text(lines)?;
    /// assert!(form.contains(r#""subtotal_eligible":200000,"subtotal_ineligible":5000,"total":205000"#));
    /// # Ok::<(), onshi::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`check_text`](Self::check_text); `invalid_value` for a form without
    /// computed fields; for a subsidy application also those of its project, with their paths.
    pub fn draft_text(self, text: &str) -> Result<String, Error> {
        match self {
            Self::ReceiptBreakdown => {
                let form = ReceiptBreakdown::from_json(text)?.with_sums();
                Ok(wire::to_json(&form))
            }
            Self::SubsidyApplication => {
                let form = SubsidyApplication::from_json(text)?.with_amount()?;
                Ok(wire::to_json(&form))
            }
            other => Err(FormFault::NotDrafted(other).error()),
        }
    }

    /// Reads a form in the wire's JSON and checks it. An institution code may also be the code
    /// alone, as typed: a text that does not begin with `{`, `[` or `"`.
    ///
    /// ```
    /// use onshi::forms::FormKind;
    ///
    /// let report = FormKind::InstitutionCode.check_text("０１－１－０１１２４８９")?;
    /// assert!(report.ok());
    /// # Ok::<(), onshi::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `invalid_json`, `invalid_value` for a value of the wrong JSON type, `unknown_field`.
    pub fn check_text(self, text: &str) -> Result<Report, Error> {
        let typed = text.trim();
        if self == Self::InstitutionCode && !typed.is_empty() && !typed.starts_with(['{', '[', '"'])
        {
            return Ok(institution_code::check_alone(typed));
        }
        self.check_fields(&RawFields::from_json(text, self.fields())?)
    }

    fn check_fields(self, raw: &RawFields<'_>) -> Result<Report, Error> {
        (self.declared().check)(raw)
    }
}
