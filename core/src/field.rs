//! The name of a field on the wire, and what people call it.

use crate::Language;

/// A field: its name on the wire, its label for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Field {
    /// The name on the wire.
    pub name: &'static str,
    /// The label in Japanese.
    pub ja: &'static str,
    /// The label in English.
    pub en: &'static str,
    /// The Japanese heading of its column in a table, where it may have one.
    pub(crate) heading: Option<&'static str>,
    /// The type of its value, where reading or a heading depends on it.
    pub(crate) holds: Holds,
}

/// The type of a field of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Holds {
    /// A day.
    Day,
    /// A tick, that may be missing.
    Flag,
    /// A word, a number, a list, a text.
    Other,
}

impl Field {
    pub(crate) const fn new(name: &'static str, ja: &'static str, en: &'static str) -> Self {
        Self {
            name,
            ja,
            en,
            heading: None,
            holds: Holds::Other,
        }
    }

    /// Returns the field with the type of its value.
    pub(crate) const fn holding(self, holds: Holds) -> Self {
        Self { holds, ..self }
    }

    /// Returns the field with the Japanese heading of its column in a table.
    pub(crate) const fn headed(self, heading: &'static str) -> Self {
        Self {
            heading: Some(heading),
            ..self
        }
    }

    /// Returns the label in `language`.
    pub const fn label(self, language: Language) -> &'static str {
        language.of(self.ja, self.en)
    }

    /// Returns the name and the label for a message: `` `cost` (project cost) ``.
    pub(crate) fn named(self, language: Language) -> String {
        let (name, label) = (self.name, self.label(language));
        match language {
            Language::Ja => format!("`{name}`（{label}）"),
            Language::En => format!("`{name}` ({label})"),
        }
    }
}
