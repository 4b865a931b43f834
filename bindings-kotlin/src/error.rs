//! The coded error, as it crosses the boundary. `OnshiException` in front of it is for people.

use std::fmt;

use onshi::{Error, Language};

use crate::types::Allowed;

#[derive(Debug, uniffi::Error)]
pub enum Refusal {
    Coded {
        code: String,
        field: Option<String>,
        given: Option<String>,
        allowed: Option<Allowed>,
        ja: String,
        en: String,
    },
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Coded { en, .. } = self;
        f.write_str(en)
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::Coded {
            code: error.code().code().to_owned(),
            field: error.field().map(str::to_owned),
            given: error.given().map(str::to_owned),
            allowed: error.allowed().map(Allowed::from),
            ja: error.message(Language::Ja).to_owned(),
            en: error.message(Language::En).to_owned(),
        }
    }
}
