//! The two languages in which onshi speaks.

use serde::Serialize;

use crate::signs::harmless;

/// The language of a sentence or label.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// Japanese, the language of the documents.
    #[default]
    Ja,
    /// English.
    En,
}

impl Language {
    /// Both languages.
    pub const ALL: [Self; 2] = [Self::Ja, Self::En];

    /// Returns `"ja"` or `"en"`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::En => "en",
        }
    }

    /// Returns the text of the two that is in this language.
    pub(crate) const fn of<'a>(self, ja: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Ja => ja,
            Self::En => en,
        }
    }
}

/// A constant text in both languages: Japanese, English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Words(pub(crate) &'static str, pub(crate) &'static str);

impl Words {
    /// Returns the text in `language`.
    pub(crate) const fn get(self, language: Language) -> &'static str {
        language.of(self.0, self.1)
    }
}

/// A text in both languages, as the wire carries it: `{"ja":"…","en":"…"}`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Text {
    /// The text in Japanese.
    pub ja: String,
    /// The text in English.
    pub en: String,
}

impl Text {
    /// Makes a text by asking for each language in turn. Signs that a terminal obeys or that turn the direction of a
    /// line, which can come with what was given, become U+FFFD.
    pub fn new(mut say: impl FnMut(Language) -> String) -> Self {
        // One function for every text; a generic one would be compiled for each.
        fn of(say: &mut dyn FnMut(Language) -> String) -> Text {
            Text {
                ja: harmless(say(Language::Ja)).into_owned(),
                en: harmless(say(Language::En)).into_owned(),
            }
        }
        of(&mut say)
    }

    /// Returns the text in `language`.
    pub fn get(&self, language: Language) -> &str {
        language.of(&self.ja, &self.en)
    }
}
