//! An assessment in full sentences, each with where it stands in the documents.

use std::fmt;

use crate::assess::{Assessment, TrackReason};
use crate::date::date_text;
use crate::yen::Grouped;
use crate::{Basis, Citation, Facility, FractionRule, Language, Ratio, Text, project};

/// A sentence of an explanation.
///
/// Prints as `text（citation）`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The sentence.
    pub text: String,
    /// Where what it says stands.
    pub citation: Citation,
    /// The language of the sentence.
    pub language: Language,
}

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let source = self.citation.describe(self.language);
        match self.language {
            Language::Ja => write!(f, "{}（{source}）", self.text),
            Language::En => write!(f, "{} ({source})", self.text),
        }
    }
}

/// What an assessment took for granted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumption {
    /// The stable code.
    pub code: AssumptionCode,
    /// What was taken for granted, and what it means.
    pub message: Text,
}

/// The stable code of an assumption.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AssumptionCode {
    /// The start of operation is not given; another day of it could change the track.
    OperationStartUnknown,
    /// Facts were given that the edition does not use here.
    FactsNotUsed,
    /// The base or the ratio follows from what documents say, but none says it.
    BaseInferred,
    /// The fraction rule follows from what documents say, but none says it.
    FractionRuleInferred,
}

impl AssumptionCode {
    /// Every code.
    pub const ALL: [Self; 4] = [
        Self::OperationStartUnknown,
        Self::FactsNotUsed,
        Self::BaseInferred,
        Self::FractionRuleInferred,
    ];

    /// Returns the word that the wire uses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::OperationStartUnknown => "operation_start_unknown",
            Self::FactsNotUsed => "facts_not_used",
            Self::BaseInferred => "base_inferred",
            Self::FractionRuleInferred => "fraction_rule_inferred",
        }
    }

    /// Returns what the code means, in one line.
    pub const fn meaning(self, language: Language) -> &'static str {
        match self {
            Self::OperationStartUnknown => language.of(
                "運用開始日が分からず、見直し前の補助と仮定した",
                "the start of operation is unknown; the standard track is assumed",
            ),
            Self::FactsNotUsed => language.of(
                "指定された項目のうち、この版では使わないものがある",
                "facts were given that the edition does not use here",
            ),
            Self::BaseInferred => language.of(
                "基準とする事業額または補助率は資料からの推定である",
                "the base project cost or the ratio is inferred from the documents",
            ),
            Self::FractionRuleInferred => language.of(
                "端数処理は資料からの推定である",
                "the fraction rule is inferred from the documents",
            ),
        }
    }
}

impl Assessment<'_> {
    /// Returns the working in full sentences, each with its source.
    ///
    /// ```
    /// use onshi::{Edition, Facility, Language, Project, Yen, parse_date};
    ///
    /// let project = Project::new(Facility::Clinic, 1, Yen(300_000), parse_date("2021-04-01")?);
    /// let answer = Edition::AUG_2022.assess(&project)?;
    /// let sentences = answer.explain(Language::En);
    /// assert!(sentences.iter().any(|s| s.text.contains("300,000 yen × 3/4 = 225,000 yen")));
    /// # Ok::<(), onshi::Error>(())
    /// ```
    pub fn explain(&self, language: Language) -> Vec<Sentence> {
        let mut sentences = vec![
            self.sentence(
                language,
                self.category_text(language),
                self.category_citation(),
            ),
            self.sentence(language, self.track_text(language), &self.period.citation),
            self.sentence(language, self.row_text(language), &self.row.citation),
            self.sentence(language, self.counted_text(language), &self.row.citation),
            self.sentence(
                language,
                self.ceiling_text(language),
                &self.row.ceiling_citation,
            ),
            self.sentence(
                language,
                self.subsidy_text(language),
                &self.row.fraction_rule_citation,
            ),
            self.sentence(language, self.self_pay_text(language), &self.row.citation),
        ];
        if let Some(text) = self.paid_text(language) {
            sentences.push(self.sentence(language, text, &self.window_citation()));
        }
        if let Some(text) = self.completion_text(language) {
            sentences.push(self.sentence(language, text, &self.period.citation));
        }
        sentences
    }

    /// Returns what was taken for granted; empty where nothing was.
    pub fn assumptions(&self) -> Vec<Assumption> {
        let mut assumptions = Vec::new();
        let mut assume = |code, message| assumptions.push(Assumption { code, message });
        if let Some(message) = self.start_unknown() {
            assume(AssumptionCode::OperationStartUnknown, message);
        }
        if let Some(message) = self.not_used() {
            assume(AssumptionCode::FactsNotUsed, message);
        }
        if self.cited(&self.row.citation).basis == Basis::Inferred {
            let (base, ratio) = (self.base, self.ratio);
            assume(
                AssumptionCode::BaseInferred,
                Text::new(|language| {
                    let base = base.text(language);
                    match language {
                        Language::Ja => {
                            format!("基準とする事業額{base}と補助率{ratio}は、資料からの推定です。")
                        }
                        Language::En => format!(
                            "The base project cost of {base} and the ratio {ratio} are inferred from the documents."
                        ),
                    }
                }),
            );
        }
        if self.basis == Basis::Inferred {
            let rule = self.fraction_rule;
            assume(
                AssumptionCode::FractionRuleInferred,
                Text::new(|language| {
                    let rule = rule.label(language);
                    match language {
                        Language::Ja => {
                            format!("端数処理（{rule}）は、公表された補助上限額からの推定です。")
                        }
                        Language::En => format!(
                            "The fraction rule ({rule}) is inferred from published amounts."
                        ),
                    }
                }),
            );
        }
        assumptions
    }

    /// Returns the sources of the numbers, each with what it is the source of.
    pub fn citations(&self) -> Vec<(&'static str, Citation)> {
        [
            ("category", self.category_citation()),
            ("track", &self.period.citation),
            ("base", &self.row.citation),
            ("ratio", &self.row.citation),
            ("ceiling", &self.row.ceiling_citation),
            ("fraction_rule", &self.row.fraction_rule_citation),
        ]
        .into_iter()
        .map(|(what, citation)| (what, self.cited(citation)))
        .collect()
    }

    /// Returns a citation as it holds for this edition: what a caller changed, they chose.
    fn cited(&self, citation: &Citation) -> Citation {
        let basis = match self.edition.is_built_in() {
            true => citation.basis,
            false => Basis::Chosen,
        };
        Citation {
            basis,
            ..citation.clone()
        }
    }

    fn sentence(&self, language: Language, text: String, citation: &Citation) -> Sentence {
        Sentence {
            text,
            citation: self.cited(citation),
            language,
        }
    }

    fn category_citation(&self) -> &Citation {
        match self.project.facility {
            Facility::Hospital | Facility::Clinic => &self.row.citation,
            Facility::Pharmacy { .. } => &self.edition.chain_threshold.citation,
        }
    }

    fn category_text(&self, language: Language) -> String {
        let kind = self.project.facility.kind().label(language);
        let category = self.category.label(language);
        match (self.project.facility, language) {
            (Facility::Hospital | Facility::Clinic, Language::Ja) => {
                format!("{kind}なので、補助上限表の「{category}」の行を使います。")
            }
            (Facility::Hospital | Facility::Clinic, Language::En) => {
                format!("For a {kind}, the row “{category}” of the table of ceilings applies.")
            }
            (
                Facility::Pharmacy {
                    group_prescriptions_per_month: count,
                },
                language,
            ) => {
                let threshold = self.edition.chain_threshold.value;
                let is_chain = count >= threshold;
                let (count, threshold) = (Grouped(count.into()), Grouped(threshold.into()));
                match (language, is_chain) {
                    (Language::Ja, true) => format!(
                        "グループの処方箋受付が月{count}回で、月{threshold}回以上に当たるので、補助上限表の「{category}」の行を使います。"
                    ),
                    (Language::Ja, false) => format!(
                        "グループの処方箋受付が月{count}回で、月{threshold}回に満たないので、補助上限表の「{category}」の行を使います。"
                    ),
                    (Language::En, true) => format!(
                        "The pharmacy's group handles {count} prescriptions a month, which is {threshold} or more, so the row “{category}” of the table of ceilings applies."
                    ),
                    (Language::En, false) => format!(
                        "The pharmacy's group handles {count} prescriptions a month, which is fewer than {threshold}, so the row “{category}” of the table of ceilings applies."
                    ),
                }
            }
        }
    }

    fn track_text(&self, language: Language) -> String {
        let day = |day| date_text(day, language);
        let track = self.track.label(language);
        let (from, to) = (day(self.period.applies_from), day(self.period.applies_to));
        let applied = day(self.project.reader_applied_on);
        let start = self
            .project
            .operation_starts_on
            .map(day)
            .unwrap_or_default();
        match (self.reason, language) {
            (TrackReason::Applied, Language::Ja) => format!(
                "カードリーダーの申込日（{applied}）が{from}から{to}までの間にあるので、「{track}」が適用されます。"
            ),
            (TrackReason::Applied, Language::En) => format!(
                "The reader was applied for on {applied}, between {from} and {to}, so the {track} applies."
            ),
            (TrackReason::Moved, Language::Ja) => {
                let (opens, closes) = self.window_text(language);
                format!(
                    "カードリーダーの申込日は{applied}ですが、運用開始日（{start}）が{opens}から{closes}までの間にあり、補助金の支給をまだ受けていないので、「{track}」が適用されます。"
                )
            }
            (TrackReason::Moved, Language::En) => {
                let (opens, closes) = self.window_text(language);
                format!(
                    "The reader was applied for on {applied}, but operation starts on {start}, between {opens} and {closes}, and no subsidy has been paid yet, so the {track} applies."
                )
            }
            (TrackReason::Supposed, Language::Ja) => {
                format!("{from}から{to}までの間にカードリーダーを申し込んだ場合の「{track}」です。")
            }
            (TrackReason::Supposed, Language::En) => {
                format!("This is the {track}, for a reader applied for between {from} and {to}.")
            }
        }
    }

    fn window_text(&self, language: Language) -> (String, String) {
        let window = self.period.window();
        let window = window.or_else(|| self.edition.window_after(self.period)?.window());
        let text = |day| date_text(day, language);
        window.map_or_else(Default::default, |(from, to)| (text(from), text(to)))
    }

    fn window_citation(&self) -> Citation {
        let period = self.edition.window_after(self.period);
        period.unwrap_or(self.period).citation.clone()
    }

    fn row_text(&self, language: Language) -> String {
        let (readers, base, ratio) = (self.readers, self.base.text(language), self.ratio);
        match (language, ratio == Ratio::ALL) {
            (Language::Ja, true) => format!(
                "カードリーダー{readers}台の場合、基準とする事業額は{base}で、そこまでの実費を全額補助します。"
            ),
            (Language::Ja, false) => format!(
                "カードリーダー{readers}台の場合、基準とする事業額は{base}で、そこまでの費用の{ratio}を補助します。"
            ),
            (Language::En, true) => format!(
                "With {} the base project cost is {base}; all of the cost up to it is paid.",
                self.readers_text()
            ),
            (Language::En, false) => format!(
                "With {} the base project cost is {base}; {ratio} of the cost up to it is paid.",
                self.readers_text()
            ),
        }
    }

    fn readers_text(&self) -> String {
        match self.readers {
            1 => "1 reader".to_owned(),
            readers => format!("{readers} readers"),
        }
    }

    fn counted_text(&self, language: Language) -> String {
        let (cost, counted) = (self.cost.text(language), self.counted.text(language));
        match (language, self.counted < self.cost) {
            (Language::Ja, true) => {
                format!("事業費{cost}のうち、基準とする事業額までの{counted}が計算の対象です。")
            }
            (Language::Ja, false) => {
                format!("事業費{cost}は基準とする事業額以下なので、その全額が計算の対象です。")
            }
            (Language::En, true) => format!(
                "Of the cost of {cost}, {counted} counts: no more than the base project cost."
            ),
            (Language::En, false) => {
                format!("The cost of {cost} is within the base project cost, so all of it counts.")
            }
        }
    }

    fn ceiling_text(&self, language: Language) -> String {
        let ceiling = self.row.ceiling.text(language);
        match language {
            Language::Ja => format!("この行の補助上限額は{ceiling}です。"),
            Language::En => format!("The ceiling on the subsidy in this row is {ceiling}."),
        }
    }

    fn subsidy_text(&self, language: Language) -> String {
        let (counted, ratio) = (self.counted.text(language), self.ratio);
        let subsidy = self.subsidy.text(language);
        let exact = grouped_decimal(&self.exact.to_string());
        let cut = grouped_decimal(&self.cut.normalize().to_string());
        let unit = match self.fraction_rule {
            FractionRule::WholeYen => "1",
            FractionRule::ThousandYen => "1,000",
        };
        match (language, self.cut.is_zero()) {
            (Language::Ja, true) => format!(
                "{counted} × {ratio} = {exact}円で、切り捨てる{unit}円未満の端数はなく、補助金額は{subsidy}です。"
            ),
            (Language::Ja, false) => format!(
                "{counted} × {ratio} = {exact}円で、{unit}円未満の{cut}円を切り捨て、補助金額は{subsidy}です。"
            ),
            (Language::En, true) => format!(
                "{counted} × {ratio} = {exact} yen; there is no fraction below {unit} yen to cut off, and the subsidy is {subsidy}."
            ),
            (Language::En, false) => format!(
                "{counted} × {ratio} = {exact} yen; {cut} yen, the fraction below {unit} yen, is cut off, and the subsidy is {subsidy}."
            ),
        }
    }

    fn self_pay_text(&self, language: Language) -> String {
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

    /// Says why a facility that has been paid already stays where it is.
    fn paid_text(&self, language: Language) -> Option<String> {
        let later = self.edition.window_after(self.period)?;
        let start = self.project.operation_starts_on;
        let applies = self.reason == TrackReason::Applied
            && self.project.subsidy_paid
            && start.is_none_or(|start| later.moves(start));
        let track = later.track.label(language);
        let (opens, closes) = self.window_text(language);
        applies.then(|| match language {
            Language::Ja => format!("補助金の支給をすでに受けているので、この額のままです。運用開始日が{opens}から{closes}までの間にあるときは「{track}」との差額が支給されます。差額はこの計算に含みません。"),
            Language::En => format!("A subsidy has been paid already, so the amount stays as it is. Where operation starts between {opens} and {closes}, the difference to the {track} is paid; it is not part of this amount."),
        })
    }

    fn completion_text(&self, language: Language) -> Option<String> {
        let day = date_text(self.period.complete_by?, language);
        Some(match language {
            Language::Ja => format!("導入を{day}までに完了することも条件です。"),
            Language::En => format!("Introduction must also be complete by {day}."),
        })
    }

    fn start_unknown(&self) -> Option<Text> {
        let later = self.edition.window_after(self.period)?;
        let project = &self.project;
        let unknown = self.reason == TrackReason::Applied
            && project.operation_starts_on.is_none()
            && !project.subsidy_paid;
        unknown.then(|| {
            Text::new(|language| {
                let (opens, closes) = self.window_text(language);
                let (here, there) = (self.track.label(language), later.track.label(language));
                match language {
                    Language::Ja => format!("運用開始日が指定されていないので、「{here}」と仮定しました。運用開始日が{opens}から{closes}までの間なら「{there}」になります。"),
                    Language::En => format!("The start of operation is not given, so the {here} is assumed. With a start between {opens} and {closes} it would be the {there}."),
                }
            })
        })
    }

    /// Names the facts that were given and made no difference.
    fn not_used(&self) -> Option<Text> {
        let (given, edition) = (&self.project, self.edition);
        let window = self.reason != TrackReason::Supposed
            && (self.reason == TrackReason::Moved || edition.window_after(self.period).is_some());
        let contract =
            self.reason == TrackReason::Applied && self.period.vendor_contract_by.is_some();
        let mut fields = Vec::new();
        if given.vendor_contract_on.is_some() && !contract {
            fields.push(project::VENDOR_CONTRACT_ON);
        }
        if given.operation_starts_on.is_some() && !window {
            fields.push(project::OPERATION_STARTS_ON);
        }
        if given.subsidy_paid && !window {
            fields.push(project::SUBSIDY_PAID);
        }
        if fields.is_empty() {
            return None;
        }
        Some(Text::new(|language| {
            let labels: Vec<_> = fields.iter().map(|field| field.label(language)).collect();
            match language {
                Language::Ja => format!("{}は、この計算では使いません。", labels.join("・")),
                Language::En => format!("Not used for this amount: {}.", labels.join(", ")),
            }
        }))
    }
}

/// Writes a decimal with a comma every three digits before the point.
fn grouped_decimal(text: &str) -> String {
    let (whole, decimals) = match text.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (text, None),
    };
    let whole = whole
        .parse()
        .map_or_else(|_| whole.to_owned(), |whole| Grouped(whole).to_string());
    match decimals {
        Some(decimals) => format!("{whole}.{decimals}"),
        None => whole,
    }
}
