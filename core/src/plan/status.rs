//! How a step stands on the reference date.

use serde::Serialize;

use crate::Language;
use crate::plan::DueKind;

/// How a step stands on the reference date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It is done.
    Done,
    /// Its day has passed, and it is not done.
    Late,
    /// Its day is the reference date.
    DueToday,
    /// It is still to do.
    Open,
}

impl Status {
    /// Every status.
    pub const ALL: [Self; 4] = [Self::Done, Self::Late, Self::DueToday, Self::Open];

    /// Returns the words for people, for any kind of day. [`PlannedStep::status_label`] says of
    /// a day that has passed which kind it was.
    ///
    /// [`PlannedStep::status_label`]: super::PlannedStep::status_label
    pub const fn label(self, language: Language) -> &'static str {
        match self {
            Self::Done => language.of("済み", "done"),
            Self::Late => language.of("期日を過ぎています", "overdue"),
            Self::DueToday => language.of("本日が期日", "due today"),
            Self::Open => language.of("未完了", "open"),
        }
    }

    /// Returns the words for a step whose day is of that kind: a guideline is not a deadline.
    pub(super) const fn label_of(self, kind: DueKind, language: Language) -> &'static str {
        match (self, kind) {
            (Self::Late, DueKind::Guideline) => {
                language.of("目安を過ぎています", "guideline day passed")
            }
            (Self::Late, DueKind::Hard) => language.of("期限を過ぎています", "deadline passed"),
            (Self::Late, DueKind::Information) => {
                language.of("予定日を過ぎています", "planned day passed")
            }
            (Self::Late, DueKind::Order) | (Self::Done | Self::DueToday | Self::Open, _) => {
                self.label(language)
            }
        }
    }
}
