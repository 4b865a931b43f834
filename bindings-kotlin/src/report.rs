//! Reports of checks.

use onshi::Severity;

use crate::said::{Citation, Said};
use crate::types::CodeOfFinding;

/// Every problem of a form, in its order.
#[derive(uniffi::Record)]
pub struct Report {
    /// The findings; none where nothing is wrong.
    pub findings: Vec<Finding>,
    /// True if no finding is an error.
    pub ok: bool,
}

impl From<onshi::Report> for Report {
    fn from(report: onshi::Report) -> Self {
        Self {
            ok: report.ok(),
            findings: report.findings.iter().map(Finding::from).collect(),
        }
    }
}

/// A problem that a check found.
#[derive(uniffi::Record)]
pub struct Finding {
    /// The stable code.
    pub code: CodeOfFinding,
    /// How much it weighs.
    pub severity: Severity,
    /// Path of the value: `lines[0].eligible`; empty for the whole.
    pub path: String,
    /// The problem and its remedy.
    pub message: Said,
    /// The rule's source; null for arithmetic and technical limits.
    pub citation: Option<Citation>,
}

impl From<&onshi::Finding> for Finding {
    fn from(finding: &onshi::Finding) -> Self {
        Self {
            code: CodeOfFinding(finding.code.code().to_owned()),
            severity: finding.severity,
            path: finding.path.clone(),
            message: Said::new(|language| finding.message.get(language).to_owned()),
            citation: finding.citation.as_ref().map(Citation::from),
        }
    }
}
