//! Text that a person typed and that cannot be read.

use crate::language::Words;
use crate::problem::{Facts, Fault, english};
use crate::{Code, Language};

/// What to write for a day.
pub(crate) const DAY: Words = Words(
    "実在する日付（例：`2021-03-31`、`2021/3/31`、`令和3年3月31日`、`R3.3.31`）",
    "a day that exists, such as `2021-03-31`, `2021/3/31`, `令和3年3月31日` or `R3.3.31`",
);

/// A kind of value that people type, other than a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Typed {
    /// An amount (yen).
    Amount,
    /// A day and a time of it.
    Time,
}

impl Typed {
    /// Returns what to write.
    pub(crate) const fn wanted(self) -> Words {
        match self {
            Self::Amount => Words(
                "1円未満の端数のない金額（例：`429000`、`429,000円`、`42.9万円`）",
                "a whole number of yen such as `429000`, `429,000円` or `42.9万円`",
            ),
            Self::Time => Words(
                "実在する日時（例：`2021-01-16T15:59`、`令和3年1月16日 15:59`。日本時間）",
                "a time that exists, such as `2021-01-16T15:59` (Japan's time)",
            ),
        }
    }

    /// Makes the fault of a text that is no such value.
    pub(crate) fn unreadable(self, text: &str) -> Unreadable {
        Unreadable {
            wanted: self,
            given: text.to_owned(),
        }
    }
}

/// A text that is not the value it should be.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}", english(self))]
pub(crate) struct Unreadable {
    wanted: Typed,
    given: String,
}

impl Fault for Unreadable {
    fn facts(&self) -> Facts {
        let facts = match self.wanted {
            Typed::Amount => Facts::new(Code::InvalidValue),
            Typed::Time => Facts::new(Code::InvalidDate).field("at"),
        };
        facts.given(self.given.as_str())
    }

    fn message(&self, given: &str, language: Language) -> String {
        let wanted = self.wanted.wanted().get(language);
        match language {
            Language::Ja => format!("`{given}` は読めません。{wanted}にしてください"),
            Language::En => format!("cannot read `{given}`; write {wanted}"),
        }
    }
}
