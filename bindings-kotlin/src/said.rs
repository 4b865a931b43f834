//! Records that answers, findings and editions share: texts in both languages, sources.

use onshi::{Basis, Language};
use serde::Serialize;

use crate::types::Text;

/// A text in both languages.
#[derive(Clone, Debug, uniffi::Record)]
pub struct Said {
    /// The text in Japanese.
    pub ja: String,
    /// The text in English.
    pub en: String,
}

impl Said {
    pub(crate) fn new(say: impl Fn(Language) -> String) -> Self {
        Self {
            ja: say(Language::Ja),
            en: say(Language::En),
        }
    }
}

/// Returns the language that a caller asks for.
pub const fn language(english: bool) -> Language {
    if english { Language::En } else { Language::Ja }
}

/// A source: document, place, basis.
#[derive(uniffi::Record, Serialize)]
pub struct Citation {
    /// The document's letter, or the title of a document of your own.
    pub document: Text,
    /// The place in it, as headed there.
    pub place: Text,
    /// How firmly it is said there.
    pub basis: Basis,
}

impl From<&onshi::Citation> for Citation {
    fn from(citation: &onshi::Citation) -> Self {
        Self {
            document: Text(citation.document.0.to_string()),
            place: Text(citation.place.to_string()),
            basis: citation.basis,
        }
    }
}
