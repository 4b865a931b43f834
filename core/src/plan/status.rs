//! The status of a step on the reference date.

use crate::Language;
use crate::plan::DueKind;

words! {
    /// The status of a step on the reference date.
    pub enum Status, label {
        /// It is done.
        Done = "done", Words("済み", "done");
        /// Its day has passed, and it is not done.
        Late = "late", Words("期日を過ぎています", "overdue");
        /// Its day is the reference date.
        DueToday = "due_today", Words("本日が期日", "due today");
        /// It is still to do.
        Open = "open", Words("未完了", "open");
    }
}

impl Status {
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
