//! What a form's field is: its name, its labels, whether it must be filled in, and with what.

use crate::wire::Named;
use crate::{Field, Language};

/// A field of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FormField {
    /// The name on the wire and the labels.
    pub field: Field,
    /// Whether it must be filled in.
    pub required: bool,
    /// What it holds.
    pub kind: FieldKind,
}

/// What a field of a form holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// A text of at most 200 characters.
    Text,
    /// A day, `YYYY-MM-DD`.
    Day,
    /// A month, `YYYY-MM`.
    Month,
    /// A month, a day, or `as_soon_as_possible`.
    WishedStart,
    /// A whole number of yen, 0 to 10^12.
    Amount,
    /// A whole number from the first to the last.
    Number(i64, i64),
    /// One of these numbers.
    OneOf(&'static [i64]),
    /// True or false.
    Flag,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A list that holds each of these words.
    Words(&'static [&'static str]),
    /// A list of lines, each with these fields.
    Lines(&'static [FormField]),
    /// A project, as `assess` takes it.
    Project,
    /// Another form.
    Form(super::FormKind),
}

impl FieldKind {
    /// Returns the word that the wire uses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Day => "day",
            Self::Month => "month",
            Self::WishedStart => "wished_start",
            Self::Amount => "amount",
            Self::Number(..) | Self::OneOf(_) => "number",
            Self::Flag => "flag",
            Self::Word(_) => "word",
            Self::Words(_) => "words",
            Self::Lines(_) => "lines",
            Self::Project => "project",
            Self::Form(_) => "form",
        }
    }
}

impl FormField {
    pub(crate) const fn required(
        name: &'static str,
        ja: &'static str,
        en: &'static str,
        kind: FieldKind,
    ) -> Self {
        Self {
            field: Field::new(name, ja, en),
            required: true,
            kind,
        }
    }

    pub(crate) const fn optional(
        name: &'static str,
        ja: &'static str,
        en: &'static str,
        kind: FieldKind,
    ) -> Self {
        Self {
            field: Field::new(name, ja, en),
            required: false,
            kind,
        }
    }

    /// Returns the name on the wire.
    pub const fn name(&self) -> &'static str {
        self.field.name
    }

    /// Returns the label in `language`.
    pub const fn label(&self, language: Language) -> &'static str {
        self.field.label(language)
    }
}

impl Named for FormField {
    fn field(&self) -> Field {
        self.field
    }
}
