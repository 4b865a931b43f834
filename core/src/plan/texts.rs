//! The sentences of a plan that depend on what was given.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::{Milestones, Plan, PlannedStep};
use crate::date::format_date;
use crate::language::Words;
use crate::programme::{Deadlines, Due, desk::DESK};
use crate::{Citation, FacilityKind, Language, Text};

impl PlannedStep {
    /// Returns why the step is due when it is.
    pub fn reason(&self, language: Language) -> Cow<'static, str> {
        let row = self.step.row();
        let reason = row.reason.get(language);
        if row.due != Due::ApplyBy {
            return Cow::Borrowed(reason);
        }
        let days = days_of_subsidy(self.deadlines, language);
        Cow::Owned(match language {
            Language::Ja => format!("{reason}{days}"),
            Language::En => format!("{reason} {days}"),
        })
    }

    /// Returns the sources of the step and of its day.
    pub fn citations(&self) -> &'static [Citation] {
        self.step.row().citations
    }
}

/// Says by when introduction must be complete and the subsidy applied for.
pub(crate) fn days_of_subsidy(days: &Deadlines, language: Language) -> String {
    let complete = format_date(days.complete_by.on, language);
    let notice = match (days.deferrals.is_empty(), language) {
        (true, _) => String::new(),
        (false, Language::Ja) => {
            format!("（猶予届（類型{}）が受理された場合）", days.types("・"))
        }
        (false, Language::En) => format!(
            " (with an accepted deferral notice of type {})",
            days.types(", ")
        ),
    };
    let apply = days
        .apply_by
        .as_ref()
        .map(|day| format_date(day.on, language));
    match (language, apply) {
        (Language::Ja, Some(apply)) => {
            format!("導入完了の期限は{complete}、申請の期限は{apply}です{notice}。")
        }
        (Language::En, Some(apply)) => {
            format!("Complete by {complete}, apply by {apply}{notice}.")
        }
        (Language::Ja, None) => format!(
            "導入完了の期限は{complete}です{notice}。申請の期限は、参照した資料からはわかりません。支払基金に確認してください（{}）。",
            DESK.contact(language)
        ),
        (Language::En, None) => format!(
            "Complete by {complete}{notice}. The documents read here do not give the apply-by day: ask {}.",
            DESK.contact(language)
        ),
    }
}

impl Plan {
    /// Returns the note that the steps differ for a hospital or a chain; `None` if they apply.
    pub fn note(&self, language: Language) -> Option<&'static str> {
        let Milestones {
            facility,
            group_prescriptions_per_month: group,
            ..
        } = self.milestones;
        let words = match (facility, group) {
            (FacilityKind::Hospital, _) => Words(
                "この手順は、一般的な診療所・薬局を想定しています。大規模な病院では施設規模等によって手順が異なると想定されるため、システムベンダーに確認してください。",
                "These steps are meant for an ordinary clinic or pharmacy. At a large hospital they are expected to differ with its size: ask the vendor.",
            ),
            (FacilityKind::Pharmacy, Some(1..)) => Words(
                "この手順は、一般的な診療所・薬局を想定しています。チェーン展開の薬局では施設規模等によって手順が異なると想定されるため、システムベンダーに確認してください。",
                "These steps are meant for an ordinary clinic or pharmacy. At a pharmacy chain they are expected to differ with its size: ask the vendor.",
            ),
            (FacilityKind::Pharmacy, None) => Words(
                "この手順は、一般的な診療所・薬局を想定しています。チェーン展開の薬局であれば、施設規模等によって手順が異なると想定されるため、システムベンダーに確認してください。",
                "These steps are meant for an ordinary clinic or pharmacy. If the pharmacy belongs to a chain, they are expected to differ with its size: ask the vendor.",
            ),
            (FacilityKind::Pharmacy, Some(0)) | (FacilityKind::Clinic, _) => return None,
        };
        Some(words.get(language))
    }
}

pub(super) fn start_too_early(start: NaiveDate, earliest: NaiveDate) -> Text {
    Text::new(|language| {
        let (start, earliest) = (
            format_date(start, language),
            format_date(earliest, language),
        );
        match language {
            Language::Ja => format!(
                "運用開始日（{start}）が、準備期間の目安から計算した最短の運用開始日（{earliest}）より前です。運用開始日を{earliest}以降にするか、システムベンダーに相談してください"
            ),
            Language::En => format!(
                "the start of operation, {start}, is before {earliest}, the earliest start that the guideline lead times allow; choose a later start, or ask the vendor"
            ),
        }
    })
}

pub(super) fn set_up_after_start(set_up: NaiveDate, start: NaiveDate) -> Text {
    Text::new(|language| {
        let (set_up, start) = (format_date(set_up, language), format_date(start, language));
        match language {
            Language::Ja => format!(
                "機器受取・設定の日（{set_up}）が運用開始日（{start}）より後です。どちらかを直してください"
            ),
            Language::En => format!(
                "the set-up on {set_up} is after the start of operation on {start}; correct one of them"
            ),
        }
    })
}

pub(super) fn set_up_before_order(set_up: NaiveDate, order: NaiveDate) -> Text {
    Text::new(|language| {
        let (set_up, order) = (format_date(set_up, language), format_date(order, language));
        match language {
            Language::Ja => format!(
                "発注の目安の日（{order}）が、機器受取・設定の日（{set_up}）以降になっています。発注を早めるか、機器受取・設定の日を遅らせてください"
            ),
            Language::En => format!(
                "the guideline day for the order, {order}, is not before the set-up on {set_up}; order earlier, or set up later"
            ),
        }
    })
}

pub(super) fn applied_after_today(applied: NaiveDate, today: NaiveDate) -> Text {
    Text::new(|language| {
        let (applied, today) = (format_date(applied, language), format_date(today, language));
        match language {
            Language::Ja => format!(
                "カードリーダーの申込日（{applied}）が基準日（{today}）より後です。どちらかを直してください"
            ),
            Language::En => format!(
                "the reader was applied for on {applied}, after the reference date {today}; correct one of them"
            ),
        }
    })
}

pub(super) fn applied_after_set_up(applied: NaiveDate, set_up: NaiveDate) -> Text {
    Text::new(|language| {
        let (applied, set_up) = (
            format_date(applied, language),
            format_date(set_up, language),
        );
        match language {
            Language::Ja => format!(
                "カードリーダーの申込日（{applied}）が機器受取・設定の日（{set_up}）より後です。どちらかを直してください"
            ),
            Language::En => format!(
                "the reader was applied for on {applied}, after the set-up on {set_up}; correct one of them"
            ),
        }
    })
}

/// `limit`: what `last` is the last day for. `has_notice`: whether a deferral notice was given.
pub(super) fn after_deadline(
    (field, day): (Words, NaiveDate),
    (limit, last): (Words, NaiveDate),
    has_notice: bool,
) -> Text {
    Text::new(|language| {
        let (field, limit) = (field.get(language), limit.get(language));
        let (day, last) = (format_date(day, language), format_date(last, language));
        match (language, has_notice) {
            (Language::Ja, false) => format!(
                "{field}（{day}）が{limit}（{last}）を過ぎています。猶予届が受理されている場合は、その類型を指定してください"
            ),
            (Language::Ja, true) => format!(
                "{field}（{day}）が、この類型の猶予届が受理された場合の{limit}（{last}）を過ぎています。日付を確認してください"
            ),
            (Language::En, false) => format!(
                "{field}, {day}, is after the {limit}, {last}; if a deferral notice was accepted, give its type"
            ),
            (Language::En, true) => format!(
                "{field}, {day}, is after the {limit} with an accepted deferral notice of this type, {last}; check the day"
            ),
        }
    })
}
