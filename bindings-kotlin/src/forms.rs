//! Forms for Kotlin. Each crosses as a record and is read by the wire, as everywhere.

use std::collections::HashMap;

use onshi::PaperOutput;
use onshi::forms::{self, FormKind};
use onshi::wire::to_json;
use serde::{Serialize, Serializer};

use crate::error::Refusal;
use crate::project::Project;
use crate::report::Report;
use crate::said::language;
use crate::types::{Day, Month};

mod records;

use records::ReceiptBreakdown;

/// When operation should start.
#[derive(Clone, uniffi::Enum)]
pub enum WishedStart {
    /// できるだけ早く.
    AsSoonAsPossible,
    /// In a month.
    InMonth {
        /// The month.
        month: Month,
    },
    /// On a day.
    OnDay {
        /// The day.
        day: Day,
    },
}

impl Serialize for WishedStart {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::AsSoonAsPossible => to.serialize_str(forms::WishedStart::SOON),
            Self::InMonth { month } => month.serialize(to),
            Self::OnDay { day } => day.serialize(to),
        }
    }
}

/// Returns what is wrong with a form.
fn check(kind: FormKind, form: &impl Serialize) -> Result<Report, Refusal> {
    Ok(kind.check_text(&to_json(form))?.into())
}

/// A form that a person typed: what is wrong with it, its sums, the subsidy.
#[derive(uniffi::Record)]
pub struct TypedForm {
    /// The findings.
    pub report: Report,
    /// The sums of the rows of its receipt breakdown; null for a form without one.
    pub sums: Option<Sums>,
    /// What the newest edition assesses for its project (yen); null where there is no answer.
    pub subsidy: Option<i64>,
    /// The form as it was read, in the wire's JSON: without blank rows, computed fields filled in, null for what could
    /// not be read.
    pub form: String,
}

/// The sums of the rows of a receipt breakdown (yen); null where an amount is missing or cannot be read.
#[derive(uniffi::Record)]
pub struct Sums {
    /// 小計①: the sum of what is eligible.
    pub subtotal_eligible: Option<i64>,
    /// 小計②: the sum of what is not.
    pub subtotal_ineligible: Option<i64>,
    /// 合計 ①+②.
    pub total: Option<i64>,
}

/// Checks a form as a person typed it.
#[uniffi::export]
fn check_typed_native(form: FormKind, texts: HashMap<String, String>) -> TypedForm {
    let typed = form.check_typed(texts);
    let yen = |yen: Option<onshi::Yen>| yen.map(|yen| yen.0);
    TypedForm {
        report: typed.report.into(),
        sums: typed.sums.map(|sums| Sums {
            subtotal_eligible: yen(sums.subtotal_eligible),
            subtotal_ineligible: yen(sums.subtotal_ineligible),
            total: yen(sums.total),
        }),
        subsidy: yen(typed.subsidy),
        form: typed.form,
    }
}

/// Returns a message for people who fill in a form.
#[uniffi::export]
fn for_form_native(message: &str, english: bool) -> String {
    forms::for_form(message, language(english))
}

/// Returns a form for paper or mail.
fn paper(
    kind: FormKind,
    form: &impl Serialize,
    html: bool,
    english: bool,
) -> Result<String, Refusal> {
    Ok(kind.paper_text(&to_json(form), output(html), language(english))?)
}

/// Returns how a text for paper is written.
pub const fn output(html: bool) -> PaperOutput {
    match html {
        true => PaperOutput::Html,
        false => PaperOutput::Text,
    }
}

/// Returns a receipt breakdown with the sums of its rows.
#[uniffi::export]
fn draft_receipt_breakdown_native(form: ReceiptBreakdown) -> Result<ReceiptBreakdown, Refusal> {
    let drafted = forms::ReceiptBreakdown::from_json(&to_json(&form))?.with_sums();
    let sum = |entry: forms::Entry<onshi::Yen>| entry.value().map(|yen| yen.0);
    Ok(ReceiptBreakdown {
        subtotal_eligible: sum(drafted.subtotal_eligible),
        subtotal_ineligible: sum(drafted.subtotal_ineligible),
        total: sum(drafted.total),
        ..form
    })
}

/// Returns the subsidy that a subsidy application should ask for (yen); null without a project.
#[uniffi::export]
fn subsidy_of_native(project: Option<Project>) -> Result<Option<i64>, Refusal> {
    let form = forms::SubsidyApplication {
        project: project.as_ref().map(Into::into),
        ..forms::SubsidyApplication::default()
    };
    Ok(form.with_amount()?.amount.value().map(|yen| yen.0))
}
