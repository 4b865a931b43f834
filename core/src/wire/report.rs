//! A report as the wire carries it.

use serde::{Serialize, Serializer};

use crate::problem::{Finding, Report};

/// A report as the wire carries it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Report", deny_unknown_fields))]
pub(crate) struct ReportJson<'a> {
    /// The findings, in the order of what was checked.
    findings: &'a [Finding],
    /// Whether no finding is an error.
    ok: bool,
}

impl Serialize for Report {
    /// Writes the contract's object.
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        ReportJson {
            findings: &self.findings,
            ok: self.ok(),
        }
        .serialize(to)
    }
}
