//! What goes out: the contract's JSON of an answer and of an error.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::explain::AssumptionCode;
use crate::rules::{Assessment, Comparison};
use crate::{
    Basis, Category, Citation, Decimal, Error, FractionRule, Language, Ratio, Text, Track, Yen,
};

/// An assessment as the wire carries it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(rename = "Assessment", deny_unknown_fields)
)]
pub struct AssessmentJson<'a> {
    edition: &'a str,
    category: Category,
    track: Track,
    /// Face-recognition card readers (count).
    readers: u32,
    /// What the facility paid for the eligible work (yen).
    cost: Yen,
    /// What of the cost counts at most (yen).
    base: Yen,
    /// What of the cost counts (yen).
    counted: Yen,
    ratio: Ratio,
    /// `counted` × `ratio`, exactly (yen, a decimal number).
    exact: DecimalText,
    fraction_rule: FractionRule,
    /// How firmly the fraction rule is said.
    basis: Basis,
    /// What the fraction rule cut off (yen, a decimal number).
    cut: DecimalText,
    /// The subsidy (yen).
    subsidy: Yen,
    /// What the facility pays itself (yen).
    self_pay: Yen,
    /// The sources of the numbers. This and the following: only where an explanation is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    citations: Option<Vec<CitedJson>>,
    /// The working in full sentences, each with its source.
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<Sentences>,
    /// What was taken for granted.
    #[serde(skip_serializing_if = "Option::is_none")]
    assumptions: Option<Vec<AssumptionJson>>,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Cited"))]
struct CitedJson {
    /// What stands there.
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

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Assumption"))]
struct AssumptionJson {
    code: AssumptionCode,
    message: Text,
}

impl<'a> AssessmentJson<'a> {
    /// Makes the JSON of an assessment; with `explain`, its citations, sentences and
    /// assumptions too.
    pub fn new(answer: &Assessment<'a>, explain: bool) -> Self {
        Self {
            edition: answer.edition.name(),
            category: answer.category,
            track: answer.track,
            readers: answer.readers,
            cost: answer.cost,
            base: answer.base,
            counted: answer.counted,
            ratio: answer.ratio,
            exact: DecimalText(answer.exact),
            fraction_rule: answer.fraction_rule,
            basis: answer.basis,
            cut: DecimalText(answer.cut),
            subsidy: answer.subsidy,
            self_pay: answer.self_pay,
            citations: explain.then(|| citations(answer)),
            explanation: explain.then(|| Sentences::new(answer)),
            assumptions: explain.then(|| assumptions(answer)),
        }
    }
}

fn citations(answer: &Assessment<'_>) -> Vec<CitedJson> {
    let citations = answer.citations().into_iter();
    citations
        .map(|(what, citation)| {
            let title = Text::new(|language| citation.document.title(language).to_owned());
            CitedJson {
                what,
                citation,
                title,
            }
        })
        .collect()
}

fn assumptions(answer: &Assessment<'_>) -> Vec<AssumptionJson> {
    let assumptions = answer.assumptions().into_iter();
    assumptions
        .map(|assumption| AssumptionJson {
            code: assumption.code,
            message: assumption.message,
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

/// A decimal number as a text without needless zeros: `"214500"`, `"499999.5"`.
#[derive(Clone, Copy, Debug)]
struct DecimalText(Decimal);

impl Serialize for DecimalText {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&self.0.normalize())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for DecimalText {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Decimal".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "string", "pattern": r"^(0|[1-9][0-9]*)(\.[0-9]*[1-9])?$"})
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
    pub fn new(options: &[Assessment<'a>], explain: bool) -> Self {
        let options = options.iter();
        Self {
            options: options
                .map(|answer| AssessmentJson::new(answer, explain))
                .collect(),
        }
    }
}

/// An error in its place in a stream of rows: `{"error":{"code":…}}`, with its line where it has one.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "ErrorRow", deny_unknown_fields))]
pub struct ErrorJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
    #[cfg_attr(feature = "schema", schemars(with = "crate::error::Inner"))]
    error: &'a Error,
}

impl<'a> ErrorJson<'a> {
    /// Makes the JSON of an error outside any stream.
    pub fn new(error: &'a Error) -> Self {
        Self {
            file: None,
            line: None,
            error,
        }
    }

    /// Makes the JSON of an error on a physical line (from 1); `file` where there are several.
    pub fn on_line(error: &'a Error, line: u64, file: Option<&'a str>) -> Self {
        Self {
            file,
            line: Some(line),
            error,
        }
    }
}

/// Returns one line of JSON; empty where a value cannot be JSON, which no form's can.
pub(crate) fn json_text(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// Writes one line of JSON. Nothing here can fail to be JSON: keys are texts, numbers finite.
pub(super) fn write_json(value: &impl Serialize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str(&serde_json::to_string(value).map_err(|_| fmt::Error)?)
}

impl fmt::Display for AssessmentJson<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_json(self, f)
    }
}

impl fmt::Display for ComparisonJson<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_json(self, f)
    }
}

impl fmt::Display for OptionsJson<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_json(self, f)
    }
}

impl fmt::Display for ErrorJson<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_json(self, f)
    }
}
