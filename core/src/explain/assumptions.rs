//! The assumptions of an assessment, and the facts that were given and made no difference.

use crate::rules::{Assessment, TrackReason};
use crate::{Basis, FractionRule, Language, Text, Track, project};

/// An assumption that an assessment made.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Assumption {
    /// The stable code.
    pub code: AssumptionCode,
    /// The assumption and its effect.
    pub message: Text,
}

words! {
    /// The stable code of an assumption.
    #[derive(PartialOrd, Ord)]
    #[non_exhaustive]
    pub enum AssumptionCode, meaning {
        /// The start of operation is not given; another day of it could change the track.
        OperationStartUnknown = "operation_start_unknown", Words("運用開始日が分からず、通常の補助と仮定した", "the start of operation is unknown; the standard track is assumed");
        /// Facts were given that the edition does not use here.
        FactsNotUsed = "facts_not_used", Words("指定された項目のうち、計算に影響しないものがある", "facts were given that the edition does not use here");
        /// The base or the ratio is inferred from the documents; no document states it.
        BaseInferred = "base_inferred", Words("基準とする事業額または補助率は資料からの推定である", "the base project cost or the ratio is inferred from the documents");
        /// The fraction rule follows from what documents say, but none says it.
        FractionRuleInferred = "fraction_rule_inferred", Words("端数処理は資料からの推定である", "the fraction rule is inferred from the documents");
    }
}

impl Assessment<'_> {
    /// Returns the assumptions; empty if there are none.
    pub fn assumptions(&self) -> Vec<Assumption> {
        [
            (AssumptionCode::OperationStartUnknown, self.start_unknown()),
            (AssumptionCode::FactsNotUsed, self.not_used()),
            (AssumptionCode::BaseInferred, self.base_inferred()),
            (AssumptionCode::FractionRuleInferred, self.rule_inferred()),
        ]
        .into_iter()
        .filter_map(|(code, message)| {
            Some(Assumption {
                code,
                message: message?,
            })
        })
        .collect()
    }

    fn start_unknown(&self) -> Option<Text> {
        let (_, later) = self.edition.window_after(self.period_at)?;
        let project = &self.project;
        let unknown = self.reason == TrackReason::Applied
            && project.operation_starts_on.is_none()
            && !project.subsidy_paid;
        unknown.then(|| {
            Text::new(|language| {
                let (opens, closes) = self.window_text(language);
                let (here, there) = (self.track.label(language), later.track.label(language));
                match language {
                    Language::Ja => format!(
                        "運用開始日が指定されていないので、「{here}」と仮定しました。運用開始日が{opens}から{closes}までの間で、補助金の支給をまだ受けていなければ「{there}」になります。"
                    ),
                    Language::En => format!(
                        "The start of operation is not given, so the {here} is assumed. With a start between {opens} and {closes}, and no subsidy paid yet, it would be the {there}."
                    ),
                }
            })
        })
    }

    /// Names the facts that were given and made no difference.
    fn not_used(&self) -> Option<Text> {
        let given = &self.project;
        let later = self.edition.window_after(self.period_at);
        let window = match self.reason {
            TrackReason::Applied => later.is_some(),
            TrackReason::Moved => true,
            TrackReason::Supposed => false,
        };
        let contract = self.reason == TrackReason::Applied
            && self.period.conditions.vendor_contract_by.is_some();
        let fields: Vec<_> = [
            (
                project::VENDOR_CONTRACT_ON,
                given.vendor_contract_on.is_some() && !contract,
            ),
            (
                project::OPERATION_STARTS_ON,
                given.operation_starts_on.is_some() && !window,
            ),
            (project::SUBSIDY_PAID, given.subsidy_paid && !window),
        ]
        .into_iter()
        .filter_map(|(field, unused)| unused.then_some(field))
        .collect();
        if fields.is_empty() {
            return None;
        }
        Some(Text::new(|language| {
            let labels: Vec<_> = fields.iter().map(|field| field.label(language)).collect();
            match language {
                Language::Ja => format!("{}は、この計算に影響しません。", labels.join("・")),
                Language::En => format!("Not used for this amount: {}.", labels.join(", ")),
            }
        }))
    }

    fn base_inferred(&self) -> Option<Text> {
        if self.cited(self.base_part(), &self.row.citation).basis != Basis::Inferred {
            return None;
        }
        let (base, readers) = (self.base, self.readers);
        Some(Text::new(|language| {
            let (base, category) = (base.text(language), self.category.label(language));
            let (ratio, track) = (self.ratio.text(language), self.track.label(language));
            match language {
                Language::Ja => format!(
                    "{category}・{readers}台の「{track}」の基準とする事業額{base}と補助率{ratio}は、資料に明記されていない推定です。"
                ),
                Language::En => format!(
                    "The base project cost of {base} and the ratio {ratio} for the {track} ({category}, readers: {readers}) are not stated but inferred."
                ),
            }
        }))
    }

    fn rule_inferred(&self) -> Option<Text> {
        if self.basis != Basis::Inferred {
            return None;
        }
        let (rule, citation) = (self.fraction_rule, &self.row.fraction_rule_citation);
        Some(Text::new(|language| {
            let (words, source) = (rule.label(language), citation.describe(language));
            // S speaks of the accelerated track alone.
            let model = match self.track {
                Track::Mandate => language.of(
                    "令和4年の見直しによる全額補助の端数処理は、追加補助と同じと仮定しました。",
                    "The fraction rule of the 2022 revision, where it pays in full, is assumed to be that of the additional subsidy. ",
                ),
                Track::Accelerated | Track::Standard => "",
            };
            match (language, rule) {
                (Language::Ja, FractionRule::ThousandYen) => format!(
                    "端数処理（{words}）は資料に明記されていません。{source}です。公表された補助上限額が、基準とする事業額×補助率の1,000円未満を切り捨てた額と一致するためです。"
                ),
                (Language::En, FractionRule::ThousandYen) => format!(
                    "The fraction rule ({words}) is not stated; it is {source}: the published ceilings equal base × ratio rounded down to 1,000 yen."
                ),
                (Language::Ja, FractionRule::WholeYen) => format!(
                    "{model}端数処理（{words}）は資料に明記されていません。{source}です。この資料は補助上限までなら自己負担が0円とするだけで、端数の扱いを示していません。全額を補助する別の補助事業については、1,000円未満を切り捨てるとするメーカーのページがあります。"
                ),
                (Language::En, FractionRule::WholeYen) => format!(
                    "{model}The fraction rule ({words}) is not stated; it is {source}: that document says that self-pay is 0 yen up to the ceiling, but not how fractions are rounded. A maker's page says that a sister scheme that pays in full rounds down to 1,000 yen."
                ),
            }
        }))
    }
}
