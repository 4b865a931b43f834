//! What goes out: the contract's JSON of an answer with its working, and of an error.

use serde::{Serialize, Serializer};

use crate::explain::{Assumption, Cited};
use crate::rules::{Assessment, Comparison, Offer};
use crate::{Citation, Error, Language, Text, Yen};

/// The columns of an answered table that the answer computes, and `error`. A table that has one of
/// them already holds an earlier answer.
pub const COMPUTED: &[&str] = &[
    "edition",
    "category",
    "track",
    "base",
    "counted",
    "ratio",
    "exact",
    "fraction_rule",
    "basis",
    "cut",
    "subsidy",
    "self_pay",
    "error",
];

/// An assessment as the wire carries it, with its working where that is asked for.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(rename = "Assessment", deny_unknown_fields)
)]
pub struct AssessmentJson<'a> {
    #[cfg_attr(feature = "schema", serde(flatten))]
    answer: Assessment<'a>,
    #[cfg_attr(feature = "schema", serde(flatten))]
    working: Option<Working>,
}

/// The working of an answer in words: only where an explanation is asked for.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Working {
    /// The sources of the numbers.
    citations: Vec<CitedJson>,
    /// The working in full sentences, each with its source.
    explanation: Sentences,
    /// What was taken for granted.
    assumptions: Vec<Assumption>,
}

impl Serialize for AssessmentJson<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct WithWorking<'w> {
            #[serde(flatten)]
            answer: &'w Assessment<'w>,
            #[serde(flatten)]
            working: &'w Working,
        }
        let answer = &self.answer;
        match &self.working {
            // Putting two objects together takes longer than writing one.
            None => answer.serialize(to),
            Some(working) => WithWorking { answer, working }.serialize(to),
        }
    }
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Cited"))]
struct CitedJson {
    /// The value's name.
    what: &'static str,
    #[serde(flatten)]
    citation: Citation,
    /// The document's title.
    title: Text,
}

/// Full sentences, each with its source.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Sentences {
    ja: Vec<String>,
    en: Vec<String>,
}

impl<'a> AssessmentJson<'a> {
    /// Makes the JSON of an assessment; with `explain`, its citations, sentences and
    /// assumptions too.
    // Inlined, so that a program that never asks for them does not hold their words.
    #[inline(always)]
    pub fn new(answer: &Assessment<'a>, explain: bool) -> Self {
        Self {
            answer: *answer,
            working: explain.then(|| Working::of(answer)),
        }
    }
}

impl Working {
    #[inline(never)]
    fn of(answer: &Assessment<'_>) -> Self {
        Self {
            citations: citations(answer),
            explanation: Sentences::new(answer),
            assumptions: answer.assumptions(),
        }
    }
}

fn citations(answer: &Assessment<'_>) -> Vec<CitedJson> {
    let citations = answer.citations().into_iter();
    citations
        .map(|Cited { what, citation }| {
            let title = Text::new(|language| citation.document.title(language).to_owned());
            CitedJson {
                what,
                citation,
                title,
            }
        })
        .collect()
}

impl Sentences {
    fn new(answer: &Assessment<'_>) -> Self {
        let sentences = |language| {
            let sentences = answer.explain(language).into_iter();
            sentences.map(|sentence| sentence.to_string()).collect()
        };
        Self {
            ja: sentences(Language::Ja),
            en: sentences(Language::En),
        }
    }
}

/// A comparison as the wire carries it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(rename = "Comparison", deny_unknown_fields)
)]
pub struct ComparisonJson<'a> {
    /// On the standard track.
    before: AssessmentJson<'a>,
    /// On the accelerated track.
    after: AssessmentJson<'a>,
    /// What the accelerated track pays more (yen).
    gain: Yen,
}

impl<'a> ComparisonJson<'a> {
    /// Makes the JSON of a comparison.
    #[inline(always)]
    pub fn new(comparison: &Comparison<'a>, explain: bool) -> Self {
        Self {
            before: AssessmentJson::new(&comparison.before, explain),
            after: AssessmentJson::new(&comparison.after, explain),
            gain: comparison.gain,
        }
    }
}

/// The options of a project as the wire carries them.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Options", deny_unknown_fields))]
pub struct OptionsJson<'a> {
    /// One assessment for each number of readers, from 1 on.
    options: Vec<AssessmentJson<'a>>,
}

impl<'a> OptionsJson<'a> {
    /// Makes the JSON of options.
    #[inline(always)]
    pub fn new(options: &[Assessment<'a>], explain: bool) -> Self {
        let options = options.iter();
        Self {
            options: options
                .map(|answer| AssessmentJson::new(answer, explain))
                .collect(),
        }
    }
}

/// What each row of the table pays of a cost, as the wire carries it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Overview", deny_unknown_fields))]
pub struct OverviewJson<'a> {
    /// The edition that answered.
    edition: &'a str,
    /// Every number of readers on every track.
    overview: Vec<OfferJson<'a>>,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Offer", deny_unknown_fields))]
struct OfferJson<'a> {
    #[serde(flatten)]
    offer: &'a Offer<'a>,
    /// Conditions of the track besides the day of the reader application, and the earlier applicants that it also applies to.
    conditions: Vec<Text>,
}

impl<'a> OverviewJson<'a> {
    /// Makes the JSON of an overview.
    pub fn new(edition: &'a str, overview: &'a [Offer<'a>]) -> Self {
        let offers = overview.iter().map(|offer| OfferJson {
            offer,
            conditions: offer.conditions(),
        });
        Self {
            edition,
            overview: offers.collect(),
        }
    }
}

/// An error in the place of an answer: `{"error":{"code":…}}`.
#[derive(Clone, Debug, Serialize)]
pub struct ErrorJson<'a> {
    error: &'a Error,
}

impl<'a> ErrorJson<'a> {
    /// Makes the JSON of an error.
    pub const fn new(error: &'a Error) -> Self {
        Self { error }
    }
}
