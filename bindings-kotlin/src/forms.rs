//! Forms for Kotlin. Each crosses as a record and is read by the wire, as everywhere.

use onshi::forms::{self, FormKind};
use onshi::wire::to_json;
use serde::{Serialize, Serializer};

use crate::error::Refusal;
use crate::project::Project;
use crate::report::Report;
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
