//! Answers for Kotlin: the assessment, the comparison, the working in sentences.

use onshi::{Basis, Category, FractionRule, Language, Ratio, Track};

use crate::said::{Citation, Said};
use crate::types::Exact;

/// How much subsidy a project gets, with every step of the working.
#[derive(uniffi::Record)]
pub struct Assessment {
    /// The name of the edition that answered.
    pub edition: String,
    /// The category under which the table lists the facility.
    pub category: Category,
    /// The track.
    pub track: Track,
    /// Face-recognition card readers (count).
    pub readers: i32,
    /// What the facility paid for the eligible work (yen).
    pub cost: i64,
    /// What of the cost counts at most (yen).
    pub base: i64,
    /// What of the cost counts (yen).
    pub counted: i64,
    /// The part of it that is paid: `1/1`, `1/2`, `3/4`.
    pub ratio: Ratio,
    /// `counted` × `ratio`, exactly (yen).
    pub exact: Exact,
    /// What happens to fractions.
    pub fraction_rule: FractionRule,
    /// How firmly the fraction rule is said.
    pub basis: Basis,
    /// What the fraction rule cut off (yen).
    pub cut: Exact,
    /// The subsidy (yen).
    pub subsidy: i64,
    /// What the facility pays itself (yen).
    pub self_pay: i64,
}

impl From<&onshi::Assessment<'_>> for Assessment {
    fn from(answer: &onshi::Assessment<'_>) -> Self {
        Self {
            edition: answer.edition.name().to_owned(),
            category: answer.category,
            track: answer.track,
            // A sound edition has a row for each number of readers, and no table is that long.
            readers: i32::try_from(answer.readers).unwrap_or(i32::MAX),
            cost: answer.cost.0,
            base: answer.base.0,
            counted: answer.counted.0,
            ratio: answer.ratio,
            exact: Exact(answer.exact),
            fraction_rule: answer.fraction_rule,
            basis: answer.basis,
            cut: Exact(answer.cut),
            subsidy: answer.subsidy.0,
            self_pay: answer.self_pay.0,
        }
    }
}

/// The pamphlet's two columns for a project.
#[derive(uniffi::Record)]
pub struct Comparison {
    /// Before the revision (見直し前): the standard track.
    pub before: Assessment,
    /// After the revision (見直し後): the accelerated track.
    pub after: Assessment,
    /// What the second pays more (yen).
    pub gain: i64,
}

impl From<&onshi::Comparison<'_>> for Comparison {
    fn from(columns: &onshi::Comparison<'_>) -> Self {
        Self {
            before: Assessment::from(&columns.before),
            after: Assessment::from(&columns.after),
            gain: columns.gain.0,
        }
    }
}

/// An answer with the reasons for it.
#[derive(uniffi::Record)]
pub struct Explanation {
    /// The answer.
    pub assessment: Assessment,
    /// The working in full sentences, each with its source.
    pub sentences: Vec<Sentence>,
    /// The sources of the numbers.
    pub citations: Vec<NumberCitation>,
    /// What was taken for granted.
    pub assumptions: Vec<Assumption>,
}

/// A sentence of an explanation.
#[derive(uniffi::Record)]
pub struct Sentence {
    /// The sentence.
    pub text: Said,
    /// The source.
    pub citation: Citation,
}

/// The source of a number.
#[derive(uniffi::Record)]
pub struct NumberCitation {
    /// The number, by its wire name.
    pub what: String,
    /// The source.
    pub citation: Citation,
}

/// What an answer took for granted.
#[derive(uniffi::Record)]
pub struct Assumption {
    /// The stable code, such as `operation_start_unknown`.
    pub code: String,
    /// The same for people.
    pub message: Said,
}

impl From<&onshi::Assessment<'_>> for Explanation {
    fn from(answer: &onshi::Assessment<'_>) -> Self {
        let both = answer
            .explain(Language::Ja)
            .into_iter()
            .zip(answer.explain(Language::En));
        let cited = answer.citations().into_iter();
        let assumed = answer.assumptions().into_iter();
        Self {
            assessment: Assessment::from(answer),
            sentences: both
                .map(|(ja, en)| Sentence {
                    text: Said {
                        ja: ja.text,
                        en: en.text,
                    },
                    citation: Citation::from(&ja.citation),
                })
                .collect(),
            citations: cited
                .map(|cited| NumberCitation {
                    what: cited.what.to_owned(),
                    citation: Citation::from(&cited.citation),
                })
                .collect(),
            assumptions: assumed
                .map(|assumption| Assumption {
                    code: assumption.code.code().to_owned(),
                    message: Said::new(|language| assumption.message.get(language).to_owned()),
                })
                .collect(),
        }
    }
}
