//! What a check found: every problem, in one report.

use serde::Serialize;

use super::Code;
use crate::{Citation, Language, Text};

words! {
    /// How much a finding weighs.
    pub enum Severity, label {
        /// It is wrong: what was checked is not ok.
        Error = "error", Words("誤り", "error");
        /// It may be right: check it.
        Warning = "warning", Words("注意", "warning");
    }
}

/// One problem: a stable code, where it is, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Finding {
    /// The stable code.
    #[cfg_attr(feature = "schema", schemars(with = "super::schema::FindingCode"))]
    pub code: Code,
    /// How much it weighs.
    pub severity: Severity,
    /// Where it is: `rows[0].base`; lists count from 0. Empty for the whole.
    pub path: String,
    /// What is wrong, what is allowed, what to do.
    pub message: Text,
    /// The rule's source; null for arithmetic and technical limits.
    pub citation: Option<Citation>,
}

/// Every problem that a check found, in the order of what was checked.
///
/// As an error (of [`Edition::try_from`](crate::Edition)) its `Display` writes each finding's path
/// and English message.
#[derive(Clone, Debug, Default, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.text(Language::En))]
#[non_exhaustive]
pub struct Report {
    /// The findings; none where nothing is wrong.
    pub findings: Vec<Finding>,
}

impl Report {
    /// Returns whether no finding is an error.
    pub fn ok(&self) -> bool {
        self.findings
            .iter()
            .all(|finding| finding.severity != Severity::Error)
    }

    /// Returns the findings as one line: `rows[5].ratio: a ratio is …; …`.
    fn text(&self, language: Language) -> String {
        let findings = self.findings.iter();
        let texts = findings.map(|finding| match finding.path.as_str() {
            "" => finding.message.get(language).to_owned(),
            path => format!("{path}: {}", finding.message.get(language)),
        });
        texts.collect::<Vec<_>>().join("; ")
    }

    /// Adds an error.
    pub(crate) fn error(&mut self, code: Code, path: impl Into<String>, message: Text) {
        self.findings.push(Finding {
            code,
            severity: Severity::Error,
            path: path.into(),
            message,
            citation: None,
        });
    }
}
