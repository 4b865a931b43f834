//! The sentences, Japanese and English side by side.

use crate::date::format_date;
use crate::rules::{Assessment, TrackReason};
use crate::yen::Grouped;
use crate::{Citation, Facility, FractionRule, Language, Ratio};

impl Assessment<'_> {
    pub(super) fn category_text(&self, language: Language) -> String {
        let kind = self.project.facility.kind().label(language);
        let category = self.category.label(language);
        let count = match self.project.facility {
            Facility::Pharmacy {
                group_prescriptions_per_month: count,
            } => count,
            Facility::Hospital | Facility::Clinic => {
                return match language {
                    Language::Ja => {
                        format!("{kind}なので、補助上限表の「{category}」の行を使います。")
                    }
                    Language::En => {
                        format!(
                            "For a {kind}, the row “{category}” of the table of ceilings applies."
                        )
                    }
                };
            }
        };
        let threshold = self.edition.data().chain_threshold.value;
        let is_chain = count >= threshold;
        let (count, threshold) = (Grouped(count.into()), Grouped(threshold.into()));
        match language {
            Language::Ja => {
                let compared = if is_chain { "以上" } else { "未満" };
                format!(
                    "グループの処方箋受付は月{count}回で、月{threshold}回{compared}なので、補助上限表の「{category}」の行を使います。"
                )
            }
            Language::En => {
                let compared = if is_chain { "which is" } else { "which is not" };
                format!(
                    "The pharmacy's group handles {count} prescriptions a month, {compared} {threshold} or more, so the row “{category}” of the table of ceilings applies."
                )
            }
        }
    }

    pub(super) fn track_text(&self, language: Language) -> String {
        let day = |day| format_date(day, language);
        let track = self.track.label(language);
        let (from, to) = (day(self.period.applies_from), day(self.period.applies_to));
        let applied = day(self.project.reader_applied_on);
        let start = self
            .project
            .operation_starts_on
            .map(day)
            .unwrap_or_default();
        let (opens, closes) = self.window_text(language);
        match (self.reason, language) {
            (TrackReason::Applied, Language::Ja) => format!(
                "カードリーダーの申込日（{applied}）が{from}から{to}までの間にあるので、「{track}」が適用されます。"
            ),
            (TrackReason::Applied, Language::En) => format!(
                "The reader was applied for on {applied}, in the period from {from} to {to}, so the {track} applies."
            ),
            (TrackReason::Moved, Language::Ja) => format!(
                "カードリーダーの申込日は{applied}ですが、運用開始日（{start}）が{opens}から{closes}までの間にあり、補助金の支給をまだ受けていないので、「{track}」が適用されます。"
            ),
            (TrackReason::Moved, Language::En) => format!(
                "The reader was applied for on {applied}, but operation starts on {start}, between {opens} and {closes}, and no subsidy has been paid yet, so the {track} applies."
            ),
            (TrackReason::Supposed, Language::Ja) => {
                format!("{from}から{to}までの間にカードリーダーを申し込んだ場合の「{track}」です。")
            }
            (TrackReason::Supposed, Language::En) => {
                format!("This is the {track}, for a reader applied for between {from} and {to}.")
            }
        }
    }

    /// Says which day of the period comes from a document of its own.
    pub(super) fn period_texts(&self, language: Language) -> Vec<(String, Citation)> {
        let period = self.period;
        let mut texts = Vec::new();
        if let Some(citation) = &period.applies_from_citation {
            let day = format_date(period.applies_from, language);
            let text = match language {
                Language::Ja => format!("この期間の初日は{day}です。"),
                Language::En => format!("The first day of that period is {day}."),
            };
            texts.push((text, self.cited(self.period_part(), citation)));
        }
        if let Some(citation) = &period.applies_to_citation {
            let day = format_date(period.applies_to, language);
            let text = match language {
                Language::Ja => format!("この期間の末日は{day}です。"),
                Language::En => format!("The last day of that period is {day}."),
            };
            texts.push((text, self.cited(self.period_part(), citation)));
        }
        texts
    }

    /// Returns the first and last day of the window of start of operation, empty without one.
    pub(super) fn window_text(&self, language: Language) -> (String, String) {
        let window = self.period.conditions.window();
        let window = window.or_else(|| {
            let (_, later) = self.edition.window_after(self.period_at)?;
            later.conditions.window()
        });
        let text = |day| format_date(day, language);
        window.map_or_else(Default::default, |(from, to)| (text(from), text(to)))
    }

    pub(super) fn row_text(&self, language: Language) -> String {
        let (readers, base, ratio) = (self.readers, self.base.text(language), self.ratio);
        let with = match readers {
            1 => "1 reader".to_owned(),
            readers => format!("{readers} readers"),
        };
        match (language, ratio == Ratio::ALL) {
            (Language::Ja, true) => format!(
                "カードリーダー{readers}台の場合、基準とする事業額は{base}で、その額を上限に実費を全額補助します。"
            ),
            (Language::Ja, false) => format!(
                "カードリーダー{readers}台の場合、基準とする事業額は{base}で、その額までの費用の{ratio}を補助します。"
            ),
            (Language::En, true) => format!(
                "With {with} the base project cost is {base}; all of the cost up to it is paid."
            ),
            (Language::En, false) => format!(
                "With {with} the base project cost is {base}; {ratio} of the cost up to it is paid."
            ),
        }
    }

    pub(super) fn counted_text(&self, language: Language) -> String {
        let (cost, counted) = (self.cost.text(language), self.counted.text(language));
        match (language, self.counted < self.cost) {
            (Language::Ja, true) => {
                format!("事業費{cost}のうち、基準とする事業額までの{counted}が計算の対象です。")
            }
            (Language::Ja, false) => {
                format!("事業費{cost}は基準とする事業額以下なので、その全額が計算の対象です。")
            }
            (Language::En, true) => {
                format!("Of the cost of {cost}, only {counted}, the base project cost, counts.")
            }
            (Language::En, false) => {
                format!("The cost of {cost} is within the base project cost, so all of it counts.")
            }
        }
    }

    pub(super) fn ceiling_text(&self, language: Language) -> String {
        let ceiling = self.row.ceiling.text(language);
        match language {
            Language::Ja => format!("この行の補助上限額は{ceiling}です。"),
            Language::En => format!("The ceiling on the subsidy in this row is {ceiling}."),
        }
    }

    pub(super) fn subsidy_text(&self, language: Language) -> String {
        let subsidy = self.subsidy.text(language);
        let exact = self.exact.text(language);
        let cut = self.cut.grouped(language);
        let unit = match self.fraction_rule {
            FractionRule::WholeYen => "1",
            FractionRule::ThousandYen => "1,000",
        };
        let product = self.ratio.of_text(self.counted, language);
        let product = format!("{product} = {exact}");
        match (language, self.cut.is_zero()) {
            (Language::Ja, true) => {
                format!("{product}で、{unit}円未満の端数はないので、補助金額は{subsidy}です。")
            }
            (Language::Ja, false) => {
                format!("{product}で、{unit}円未満の{cut}円を切り捨て、補助金額は{subsidy}です。")
            }
            (Language::En, true) => format!(
                "{product}; there is no fraction below {unit} yen to cut off, and the subsidy is {subsidy}."
            ),
            (Language::En, false) => format!(
                "{product}; {cut} yen, the fraction below {unit} yen, is cut off, and the subsidy is {subsidy}."
            ),
        }
    }

    pub(super) fn self_pay_text(&self, language: Language) -> String {
        let (cost, subsidy) = (self.cost.text(language), self.subsidy.text(language));
        let self_pay = self.self_pay.text(language);
        match language {
            Language::Ja => {
                format!("自己負担は、事業費{cost} − 補助金額{subsidy} = {self_pay}です。")
            }
            Language::En => {
                format!("Self-pay is the cost of {cost} − the subsidy of {subsidy} = {self_pay}.")
            }
        }
    }

    /// Says by when the vendor contract had to be made, where the track asks for one.
    pub(super) fn contract_text(&self, language: Language) -> Option<String> {
        let contract = format_date(self.project.vendor_contract_on?, language);
        let by = format_date(self.period.conditions.vendor_contract_by?, language);
        (self.reason == TrackReason::Applied).then(|| match language {
            Language::Ja => format!(
                "システムベンダーとの契約日は{contract}で、期限の{by}までに契約しています。"
            ),
            Language::En => {
                format!(
                    "The vendor contract was made on {contract}, on or before its last day, {by}."
                )
            }
        })
    }

    pub(super) fn completion_text(&self, language: Language) -> Option<String> {
        let day = format_date(self.period.conditions.complete_by?, language);
        Some(match language {
            Language::Ja => format!(
                "導入を{day}までに完了することも条件です（受理された猶予届がある場合を除く）。"
            ),
            Language::En => format!(
                "Introduction must also be complete by {day}, unless a deferral notice was accepted."
            ),
        })
    }

    /// Says that the start of operation that was given does not move an earlier applicant. Source: B.
    pub(super) fn missed_text(&self, language: Language) -> Option<String> {
        let (_, later) = self.edition.window_after(self.period_at)?;
        let start = self.project.operation_starts_on?;
        let is_missed = self.reason == TrackReason::Applied
            && !self.project.subsidy_paid
            && !later.conditions.moves(start);
        if !is_missed {
            return None;
        }
        let (opens, closes) = self.window_text(language);
        let (start, track) = (format_date(start, language), later.track.label(language));
        Some(match language {
            Language::Ja => format!(
                "運用開始日（{start}）が{opens}から{closes}までの間にないので、「{track}」は適用されません。"
            ),
            Language::En => format!(
                "Operation starts on {start}, not between {opens} and {closes}, so the {track} does not apply."
            ),
        })
    }

    /// Says that a facility that has been paid already gets nothing added. Source: B.
    pub(super) fn paid_text(&self, language: Language) -> Option<String> {
        let (_, later) = self.edition.window_after(self.period_at)?;
        let start = self.project.operation_starts_on;
        let applies = self.reason == TrackReason::Applied
            && self.project.subsidy_paid
            && start.is_none_or(|start| later.conditions.moves(start));
        if !applies {
            return None;
        }
        let track = later.track.label(language);
        Some(match language {
            Language::Ja => format!(
                "補助金の支給をすでに受けているので、この額のままです。「{track}」の額との差額は、補助金を交付済みの施設には支給されません。"
            ),
            Language::En => format!(
                "A subsidy has been paid already, so the amount stays as it is: the difference between it and the {track} is not paid to a facility that has been paid."
            ),
        })
    }
}
