//! onshi for JavaScript: JSON text in, JSON text out; [`numbers`] for the hot questions.
//!
//! An error is an answer too, `{"error":…}`; the JavaScript in front throws it. Without the feature
//! `whole`, the module is the calculator: what is asked about one project, by a built-in edition, without the
//! reasons.

use std::borrow::Cow;

use onshi::forms;
use onshi::wire::{AssessmentJson, ComparisonJson, ErrorJson, OptionsJson, RawProject, to_json};
use onshi::{Edition, Error, FractionRule, Language, Yen, format_date, parse_date};
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(feature = "whole")]
mod columns;
mod numbers;
#[cfg(feature = "whole")]
mod whole;

/// Smaller than the usual allocator.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Whether the module has the reasons and reads editions; where it has not, the JavaScript in front
/// refuses what asks for them.
const IS_WHOLE: bool = cfg!(feature = "whole");

/// Returns whether the module has everything.
#[wasm_bindgen(js_name = isWhole)]
pub fn is_whole() -> bool {
    IS_WHOLE
}

/// Returns the name of the newest edition, which answers when none is named.
#[wasm_bindgen(js_name = latestEdition)]
pub fn latest_edition() -> String {
    Edition::latest().name().to_owned()
}

/// A question about a project.
#[wasm_bindgen]
#[derive(Clone, Copy)]
pub enum Question {
    /// The answer.
    Assess,
    /// Every error, as a list.
    Errors,
    /// The pamphlet's two columns.
    Compare,
    /// One answer for each number of readers.
    Options,
}

/// Answers a question about a project in the wire's JSON, or returns the error.
///
/// edition: the name of a built-in one; the newest when missing. own: an edition as JSON, in place
/// of a built-in one. rule: another fraction rule. explain: whether citations, sentences and
/// assumptions come with it.
#[wasm_bindgen]
pub fn ask(
    question: Question,
    project: &str,
    edition: Option<String>,
    own: Option<String>,
    rule: Option<String>,
    explain: bool,
) -> String {
    let explain = IS_WHOLE && explain;
    answered(edition, own, rule, |edition| {
        let project = RawProject::from_json(project)?;
        Ok(match question {
            Question::Assess => to_json(&AssessmentJson::new(&project.assess(edition)?, explain)),
            Question::Errors => {
                let errors = project.errors(edition);
                to_json(&errors.iter().map(ErrorJson::new).collect::<Vec<_>>())
            }
            Question::Compare => to_json(&ComparisonJson::new(&project.compare(edition)?, explain)),
            Question::Options => to_json(&OptionsJson::new(&project.options(edition)?, explain)),
        })
    })
}

/// Returns the names of the built-in editions, the oldest first, with a comma between.
#[wasm_bindgen(js_name = editionNames)]
pub fn edition_names() -> String {
    let names: Vec<&str> = Edition::all().iter().map(Edition::name).collect();
    names.join(",")
}

fn answered(
    edition: Option<String>,
    own: Option<String>,
    rule: Option<String>,
    answer: impl FnOnce(&Edition) -> Result<String, Error>,
) -> String {
    shown(
        chosen(edition.as_deref(), own.as_deref(), rule.as_deref())
            .and_then(|edition| answer(&edition)),
    )
}

/// Returns the edition that is asked.
fn chosen(
    name: Option<&str>,
    own: Option<&str>,
    rule: Option<&str>,
) -> Result<Cow<'static, Edition>, Error> {
    let edition = match (own, name) {
        (Some(json), _) if IS_WHOLE => Cow::Owned(Edition::from_json(json)?),
        // Refused as a name that there is not.
        (Some(json), _) => Cow::Borrowed(Edition::named(json)?),
        (_, Some(name)) => Cow::Borrowed(Edition::named(name)?),
        (_, None) => Cow::Borrowed(Edition::latest()),
    };
    // The JavaScript in front knows the rules.
    Ok(match rule.and_then(FractionRule::from_code) {
        Some(rule) => Cow::Owned(edition.with_fraction_rule(rule)),
        None => edition,
    })
}

fn shown(answer: Result<String, Error>) -> String {
    answer.unwrap_or_else(|error| to_json(&ErrorJson::new(&error)))
}

/// Returns the yen that a person typed as JSON, or the error.
#[wasm_bindgen(js_name = parseYen)]
pub fn parse_yen(text: &str) -> String {
    shown(text.parse().map(|Yen(yen)| yen.to_string()))
}

/// Returns the day that a person typed as `YYYY-MM-DD`, or the error.
#[wasm_bindgen(js_name = parseDate)]
pub fn parse_day(text: &str) -> String {
    shown(parse_date(text).map(|day| day.to_string()))
}

/// Returns a message for people who fill in a form: labels in place of the names and words of the wire.
#[wasm_bindgen(js_name = forForm)]
pub fn for_form(message: &str, english: bool) -> String {
    forms::for_form(message, language(english))
}

const fn language(english: bool) -> Language {
    if english { Language::En } else { Language::Ja }
}

/// Returns a day as people write it, or the error.
#[wasm_bindgen(js_name = formatDate)]
pub fn format_day(day: &str, english: bool) -> String {
    shown(parse_date(day).map(|day| format_date(day, language(english))))
}
