//! Hard days of a step that change the outcome, and whether they concern the reader.

use chrono::NaiveDate;

use super::Milestones;
use crate::date::format_date;
use crate::programme::days::{ACCELERATED_UNTIL, MANDATE_FROM, MANDATE_UNTIL, VENDOR_CONTRACT_BY};
use crate::programme::{CitedDay, Deadlines, Step};
use crate::{Citation, Language};

/// A hard day of a step that changes the outcome. It does not make a step late.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limit {
    /// The first day of its window; `None` where it has none.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub on: NaiveDate,
    /// What depends on it.
    pub why: LimitReason,
    /// Met, passed, open, or not applicable.
    pub status: LimitStatus,
    /// The source of the day.
    pub citation: Citation,
}

impl Limit {
    /// Returns the limit in words: by when, what for, and its status where that is not open.
    ///
    /// ```
    /// use onshi::plan::{Milestones, Plan, Step};
    /// use onshi::{FacilityKind, Language, parse_date};
    ///
    /// let mut known = Milestones::new(FacilityKind::Clinic);
    /// known.reader_applied_on = Some(parse_date("2021-02-20")?);
    /// let plan = Plan::new(known)?;
    /// let limit = &plan.step(Step::ApplyForReader).limits[0];
    /// assert!(limit.text(Language::Ja).starts_with("令和3年3月31日まで：カードリーダーの申し込み期限"));
    /// assert!(limit.text(Language::Ja).ends_with("（満たしています）"));
    /// # Ok::<(), onshi::Error>(())
    /// ```
    pub fn text(&self, language: Language) -> String {
        let (day, why) = (format_date(self.on, language), self.why.label(language));
        let status = match self.status {
            LimitStatus::Open | LimitStatus::NotApplicable => String::new(),
            status => match language {
                Language::Ja => format!("（{}）", status.label(language)),
                Language::En => format!(" ({})", status.label(language)),
            },
        };
        match language {
            Language::Ja => format!("{day}まで：{why}{status}"),
            Language::En => format!("by {day}: {why}{status}"),
        }
    }

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

words! {
    /// The status of a limit on the reference date.
    pub enum LimitStatus, label {
        /// It does not concern this facility: the reader was applied for before the mandate track.
        NotApplicable = "not_applicable", Words("該当しません", "does not apply");
        /// It is met.
        Met = "met", Words("満たしています", "met");
        /// Its day has passed, and it is not met.
        Passed = "passed", Words("過ぎています", "has passed");
        /// It is still ahead, or nothing is known.
        Open = "open", Words("期限前", "not yet due");
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
    let met = if by_application {
        // A step that is done without a day proves no day.
        applied.is_some_and(|day| day <= on && from.is_none_or(|from| from <= day))
    } else {
        known.done.contains(&step)
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

words! {
    /// What depends on a limit.
    pub enum LimitReason, label {
        /// The full subsidy of the accelerated track (S).
        AcceleratedTrack = "accelerated_track", Words("カードリーダーの申し込み期限（補助上限までなら全額補助・自己負担0円）", "last day to apply for the reader for the additional subsidy (all of the cost up to the ceiling, self-pay 0 yen)");
        /// The amounts of the mandate track (B).
        MandateTrack = "mandate_track", Words("令和4年6月7日以降の申し込みで、令和4年の見直しによる補助の対象になる期限", "last day to apply for the reader for the 2022 revision (applications from 2022-06-07)");
        /// The mandate track's vendor contract (B).
        VendorContract = "vendor_contract", Words("システムベンダーとの契約（令和4年の見直しによる補助の条件）", "vendor contract (condition of the 2022 revision)");
        /// The subsidy at all: introduction complete (C, E).
        IntroductionComplete = "introduction_complete", Words("導入の完了（補助を受ける条件）", "introduction complete (condition of any subsidy)");
    }
}
