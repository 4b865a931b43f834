//! A report as the wire carries it.

use std::fmt;

use serde::Serialize;

use super::answer::write_json;
use crate::report::{Finding, Report};

/// A report as the wire carries it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Report", deny_unknown_fields))]
pub struct ReportJson<'a> {
    /// The findings, in the order of what was checked.
    findings: &'a [Finding],
    /// Whether no finding is an error.
    ok: bool,
}

impl<'a> ReportJson<'a> {
    /// Makes the JSON of a report.
    pub fn new(report: &'a Report) -> Self {
        Self {
            findings: &report.findings,
            ok: report.ok(),
        }
    }
}

impl fmt::Display for ReportJson<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_json(self, f)
    }
}
