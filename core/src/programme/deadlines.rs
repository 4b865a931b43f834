//! The last days of completion and of the subsidy application, by deferral notice.

use super::days::{CitedDay, cited};
use crate::{Citation, Document};

/// The type of a deferral notice (猶予届), 1 to 6. An accepted notice extends deadlines. Source: E.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Deferral(u8);

impl Deferral {
    /// Returns the type with that number, 1 to 6; `None` for another.
    pub const fn new(number: u8) -> Option<Self> {
        match number {
            1..=6 => Some(Self(number)),
            _ => None,
        }
    }

    /// Returns the number, 1 to 6.
    pub const fn number(self) -> u8 {
        self.0
    }
}

/// The last days of completion and of the subsidy application.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Deadlines {
    /// The types of deferral notice that share these days; empty without a notice.
    pub deferrals: &'static [u8],
    /// The day by which introduction must be complete.
    pub complete_by: CitedDay,
    /// The day by which the subsidy must be applied for; `None` where the source does not say.
    pub apply_by: Option<CitedDay>,
}

pub(super) const FAQ: Citation = Citation::stated(Document::FAQ_SUBSIDY, "post-9");
pub(super) const NOTICES: Citation = Citation::stated(Document::DEFERRAL_NOTICES, "猶予届");

static WITHOUT_NOTICE: Deadlines = Deadlines {
    deferrals: &[],
    complete_by: cited(2023, 3, 31, FAQ),
    apply_by: Some(cited(2023, 9, 30, NOTICES)),
};

static WITH_NOTICE: [Deadlines; 2] = [
    Deadlines {
        deferrals: &[1, 4, 5, 6],
        complete_by: cited(2023, 9, 30, NOTICES),
        apply_by: Some(cited(2023, 12, 31, NOTICES)),
    },
    Deadlines {
        deferrals: &[2, 3],
        complete_by: cited(2024, 3, 31, NOTICES),
        apply_by: None,
    },
];

impl Deadlines {
    /// Returns the last days with an accepted deferral notice of that type, or without a notice.
    pub fn of(deferral: Option<Deferral>) -> &'static Self {
        let Some(Deferral(number)) = deferral else {
            return &WITHOUT_NOTICE;
        };
        let mut rows = WITH_NOTICE.iter();
        rows.find(|row| row.deferrals.contains(&number))
            .unwrap_or(&WITHOUT_NOTICE)
    }

    /// Returns every row: without a notice, then by type of notice.
    pub(crate) fn all() -> impl Iterator<Item = &'static Self> {
        std::iter::once(&WITHOUT_NOTICE).chain(&WITH_NOTICE)
    }

    /// Returns the types as the source writes them: `1・4・5・6`.
    pub(crate) fn types(&self, separator: &str) -> String {
        let numbers: Vec<_> = self.deferrals.iter().map(u8::to_string).collect();
        numbers.join(separator)
    }
}
