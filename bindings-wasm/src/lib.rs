//! onshi for JavaScript: JSON text in, JSON text out.
//!
//! An error is an answer too, `{"error":…}`; the JavaScript in front throws it.

use onshi::wire::{AssessmentJson, ErrorJson, RawProject};
use onshi::{Edition, Error};
use wasm_bindgen::prelude::wasm_bindgen;

/// Returns the name of the newest edition, which answers when none is named.
#[wasm_bindgen(js_name = latestEdition)]
pub fn latest_edition() -> String {
    Edition::latest().name.to_string()
}

/// Returns the answer to a project in the wire's JSON, or the error.
#[wasm_bindgen]
pub fn assess(project: &str, edition: Option<String>) -> String {
    answer(project, edition.as_deref()).unwrap_or_else(|error| ErrorJson::new(&error).to_string())
}

fn answer(project: &str, edition: Option<&str>) -> Result<String, Error> {
    let edition = edition.map_or(Ok(Edition::latest()), Edition::named)?;
    let answer = RawProject::from_json(project)?.assess(edition)?;
    Ok(AssessmentJson::new(&answer, false).to_string())
}
