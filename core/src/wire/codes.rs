//! The list of codes as the wire carries it.

use serde::Serialize;

use crate::{AssumptionCode, Code, Language, Text};

/// A code that may be returned, with its meaning.
#[derive(Clone, Debug, Serialize)]
pub struct CodeJson {
    code: &'static str,
    kind: &'static str,
    meaning: Text,
}

/// Returns every code that may be returned: errors, findings, assumptions.
pub fn codes() -> impl Iterator<Item = CodeJson> {
    let of = |kind, codes: &'static [Code]| {
        let row =
            move |code: &Code| CodeJson::new(kind, code.code(), |language| code.meaning(language));
        codes.iter().map(row)
    };
    let assumption = |code: &AssumptionCode| {
        CodeJson::new("assumption", code.code(), |language| code.meaning(language))
    };
    of("error", Code::ERRORS)
        .chain(of("finding", Code::FINDINGS))
        .chain(AssumptionCode::ALL.iter().map(assumption))
}

impl CodeJson {
    fn new(
        kind: &'static str,
        code: &'static str,
        meaning: impl Fn(Language) -> &'static str,
    ) -> Self {
        Self {
            code,
            kind,
            meaning: Text::new(|language| meaning(language).to_owned()),
        }
    }
}
