//! Hard days of a step that change the outcome, and whether they concern the reader.

use chrono::NaiveDate;
use serde::Serialize;

use super::Milestones;
use crate::programme::days::{ACCELERATED_UNTIL, MANDATE_FROM, MANDATE_UNTIL, VENDOR_CONTRACT_BY};
use crate::programme::{CitedDay, Deadlines, Step};
use crate::{Citation, Language};

/// A hard day of a step that changes the outcome. It makes nothing late.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limit {
    /// The first day of its window; `None` where it has none.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub on: NaiveDate,
    /// What depends on it.
    pub why: LimitReason,
    /// Whether it is met, passed, open, or does not apply.
    pub status: LimitStatus,
    /// The source of the day.
    pub citation: Citation,
}

impl Limit {
    /// Returns the limits of a step for what is known.
    pub(super) fn of(step: Step, known: &Milestones) -> Vec<Self> {
        let limit = |why, from: Option<CitedDay>, last: CitedDay| {
            let from = from.map(|day| day.on);
            Self {
                from,
                on: last.on,
                why,
                status: status(step, why, (from, last.on), known),
                citation: last.citation,
            }
        };
        match step {
            Step::ApplyForReader => vec![
                limit(LimitReason::AcceleratedTrack, None, ACCELERATED_UNTIL),
                limit(LimitReason::MandateTrack, Some(MANDATE_FROM), MANDATE_UNTIL),
            ],
            Step::PlaceOrder => vec![limit(LimitReason::VendorContract, None, VENDOR_CONTRACT_BY)],
            Step::TestOperation => {
                let complete_by = Deadlines::of(known.deferral).complete_by.clone();
                vec![limit(LimitReason::IntroductionComplete, None, complete_by)]
            }
            _ => Vec::new(),
        }
    }
}

/// Whether a limit is met, passed, open, or does not apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LimitStatus {
    /// It does not concern this facility: the reader was applied for before the mandate track.
    NotApplicable,
    /// It is met.
    Met,
    /// Its day has passed, and it is not met.
    Passed,
    /// It is still ahead, or nothing is known.
    Open,
}

impl LimitStatus {
    /// Every status, in the order in which they are looked for.
    pub const ALL: [Self; 4] = [Self::NotApplicable, Self::Met, Self::Passed, Self::Open];

    /// Returns the word that the wire uses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotApplicable => "not_applicable",
            Self::Met => "met",
            Self::Passed => "passed",
            Self::Open => "open",
        }
    }

    /// Returns the words for people.
    pub const fn label(self, language: Language) -> &'static str {
        match self {
            Self::NotApplicable => language.of("該当しません", "does not apply"),
            Self::Met => language.of("満たしています", "met"),
            Self::Passed => language.of("過ぎています", "has passed"),
            Self::Open => language.of("期限前", "not yet due"),
        }
    }
}

fn status(
    step: Step,
    why: LimitReason,
    (from, on): (Option<NaiveDate>, NaiveDate),
    known: &Milestones,
) -> LimitStatus {
    let applied = known.reader_applied_on;
    let by_application = step == Step::ApplyForReader;
    let of_the_revision = matches!(why, LimitReason::MandateTrack | LimitReason::VendorContract);
    let met = match applied {
        _ if !by_application => known.done.contains(&step),
        // A step that is done without a day proves no day.
        applied => applied.is_some_and(|day| day <= on && from.is_none_or(|from| from <= day)),
    };
    let looked_from = [known.as_of, applied.filter(|_| by_application)];
    if of_the_revision && applied.is_some_and(|day| day < MANDATE_FROM.on) {
        LimitStatus::NotApplicable
    } else if met {
        LimitStatus::Met
    } else if looked_from.into_iter().flatten().any(|day| on < day) {
        LimitStatus::Passed
    } else {
        LimitStatus::Open
    }
}

/// What depends on a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LimitReason {
    /// The full subsidy of the accelerated track (S).
    AcceleratedTrack,
    /// The amounts of the mandate track (B).
    MandateTrack,
    /// The mandate track's vendor contract (B).
    VendorContract,
    /// The subsidy at all: introduction complete (C, E).
    IntroductionComplete,
}

impl LimitReason {
    /// Every reason, in the order of the steps.
    pub const ALL: [Self; 4] = [
        Self::AcceleratedTrack,
        Self::MandateTrack,
        Self::VendorContract,
        Self::IntroductionComplete,
    ];

    /// Returns the word that the wire uses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::AcceleratedTrack => "accelerated_track",
            Self::MandateTrack => "mandate_track",
            Self::VendorContract => "vendor_contract",
            Self::IntroductionComplete => "introduction_complete",
        }
    }

    /// Returns what the day is the last one for.
    pub const fn label(self, language: Language) -> &'static str {
        match self {
            Self::AcceleratedTrack => language.of(
                "カードリーダーの申し込み期限（補助上限までなら全額補助・自己負担0円）",
                "last day to apply for the reader for the additional subsidy (all of the cost up to the ceiling, self-pay 0 yen)",
            ),
            Self::MandateTrack => language.of(
                "令和4年6月7日以降の申し込みで、令和4年の見直しによる補助の対象になる期限",
                "last day to apply for the reader for the 2022 revision (applications from 2022-06-07)",
            ),
            Self::VendorContract => language.of(
                "システムベンダーとの契約（令和4年の見直しによる補助の条件）",
                "vendor contract (condition of the 2022 revision)",
            ),
            Self::IntroductionComplete => language.of(
                "導入の完了（補助を受ける条件）",
                "introduction complete (condition of any subsidy)",
            ),
        }
    }
}
