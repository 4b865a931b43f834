//! What a check found: every problem, in one report.

use serde::Serialize;

use crate::{Language, Text};

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// It is wrong: what was checked is not ok.
    Error,
    /// It may be right: someone should look.
    Warning,
}

impl Severity {
    /// Returns the word that the wire uses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }

    /// Returns the word for people.
    pub const fn label(self, language: Language) -> &'static str {
        match self {
            Self::Error => language.of("誤り", "error"),
            Self::Warning => language.of("注意", "warning"),
        }
    }
}

/// One problem: a stable code, where it is, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Finding {
    /// The stable code.
    pub code: FindingCode,
    /// How much it weighs.
    pub severity: Severity,
    /// Where it is: `rows[0].base`; lists count from 0. Empty for the whole.
    pub path: String,
    /// What is wrong, what is allowed, what to do.
    pub message: Text,
}

/// Every problem that a check found, in the order of what was checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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

    /// Adds a warning.
    pub(crate) fn warning(&mut self, code: FindingCode, path: impl Into<String>, message: Text) {
        self.findings.push(Finding {
            code,
            severity: Severity::Warning,
            path: path.into(),
            message,
        });
    }

    /// Adds an error.
    pub(crate) fn error(&mut self, code: FindingCode, path: impl Into<String>, message: Text) {
        self.findings.push(Finding {
            code,
            severity: Severity::Error,
            path: path.into(),
            message,
        });
    }
}

/// The stable code of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FindingCode {
    /// Days between two tracks that no track covers.
    Gap,
    /// Days that two tracks cover.
    Overlap,
    /// A category and number of readers that a track has no row for.
    RowMissing,
    /// Two rows for the same category, readers and track.
    RowTwice,
    /// A ratio of nothing, or of more than the whole.
    RatioOutOfRange,
    /// A ratio without finite decimals: its amounts could not be shown exactly.
    RatioNotDecimal,
    /// A base below 1 yen or above 10^12 yen.
    BaseOutOfRange,
    /// A ceiling that is not base × ratio by the fraction rule.
    CeilingMismatch,
    /// A number whose citation lacks the document or the place.
    CitationMissing,
    /// Dates that contradict each other.
    DatesOutOfOrder,
    /// A wished start of operation that the lead times do not allow.
    StartTooEarly,
}

impl FindingCode {
    /// Every code.
    pub const ALL: [Self; 11] = [
        Self::Gap,
        Self::Overlap,
        Self::RowMissing,
        Self::RowTwice,
        Self::RatioOutOfRange,
        Self::RatioNotDecimal,
        Self::BaseOutOfRange,
        Self::CeilingMismatch,
        Self::CitationMissing,
        Self::DatesOutOfOrder,
        Self::StartTooEarly,
    ];

    /// Returns the word that the wire uses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Gap => "gap",
            Self::Overlap => "overlap",
            Self::RowMissing => "row_missing",
            Self::RowTwice => "row_twice",
            Self::RatioOutOfRange => "ratio_out_of_range",
            Self::RatioNotDecimal => "ratio_not_decimal",
            Self::BaseOutOfRange => "base_out_of_range",
            Self::CeilingMismatch => "ceiling_mismatch",
            Self::CitationMissing => "citation_missing",
            Self::DatesOutOfOrder => "dates_out_of_order",
            Self::StartTooEarly => "start_too_early",
        }
    }

    /// Returns what the code means, in one line.
    pub const fn meaning(self, language: Language) -> &'static str {
        match self {
            Self::Gap => language.of("どの区分にも属さない日がある", "days that no track covers"),
            Self::Overlap => {
                language.of("二つの区分に属する日がある", "days that two tracks cover")
            }
            Self::RowMissing => language.of("表に行が足りない", "a row of the table is missing"),
            Self::RowTwice => language.of("同じ行が二つある", "a row stands twice"),
            Self::RatioOutOfRange => language.of(
                "補助率が0以下または1を超える",
                "a ratio of nothing, or of more than the whole",
            ),
            Self::RatioNotDecimal => language.of(
                "補助率が有限小数にならない",
                "a ratio without finite decimals",
            ),
            Self::BaseOutOfRange => language.of(
                "基準とする事業額が範囲外",
                "a base project cost out of range",
            ),
            Self::CeilingMismatch => language.of(
                "補助上限額が 基準額×補助率 と一致しない",
                "a ceiling that is not base × ratio by the fraction rule",
            ),
            Self::CitationMissing => language.of("出典がない", "a number without its source"),
            Self::DatesOutOfOrder => language.of(
                "日付の前後が矛盾している",
                "dates that contradict each other",
            ),
            Self::StartTooEarly => language.of(
                "希望する運用開始日が早すぎる",
                "a wished start of operation that the lead times do not allow",
            ),
        }
    }
}
