//! The fields of a form as the wire carries them, for programs that draw the form.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::institution_code::score_table_label;
use super::people::label_of_word;
use super::{FieldKind, FormField, FormKind};
use crate::wire::to_json;
use crate::{Field, Project, Text, Yen};

impl FormKind {
    /// Returns the form's fields as JSON, in order: each with `name`, `label` (`ja`, `en`),
    /// `required` and `kind`; `words` or `one_of` with their `labels`, `min` and `max`, and `fields` where the kind has
    /// them.
    ///
    /// ```
    /// use onshi::forms::FormKind;
    ///
    /// let fields = FormKind::ReceiptBreakdown.fields_text();
    /// assert!(fields.starts_with(r#"[{"name":"issued_on","label":{"ja":"発行日","en":"day of issue"},"required":true,"kind":"day"}"#));
    /// ```
    pub fn fields_text(self) -> String {
        to_json(&self.fields())
    }
}

impl Serialize for FormField {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("name", self.name())?;
        map.serialize_entry("label", &Label(self.field))?;
        map.serialize_entry("required", &self.required)?;
        map.serialize_entry("kind", self.kind.code())?;
        match self.kind {
            FieldKind::Text
            | FieldKind::Day
            | FieldKind::Month
            | FieldKind::WishedStart
            | FieldKind::Flag => {}
            FieldKind::Amount => {
                map.serialize_entry("min", &0)?;
                map.serialize_entry("max", &Yen::MAX)?;
            }
            FieldKind::Number(min, max) => {
                map.serialize_entry("min", &min)?;
                map.serialize_entry("max", &max)?;
            }
            FieldKind::OneOf(numbers) => {
                map.serialize_entry("one_of", numbers)?;
                let tables = numbers
                    .iter()
                    .filter_map(|number| u8::try_from(*number).ok());
                let label = |table| Text::new(|language| score_table_label(table, language).into());
                map.serialize_entry("labels", &tables.map(label).collect::<Vec<_>>())?;
            }
            FieldKind::Word(words) | FieldKind::Words(words) => {
                map.serialize_entry("words", words)?;
                let label = |word: &&str| {
                    Text::new(|language| label_of_word(word, language).unwrap_or_default().into())
                };
                map.serialize_entry("labels", &words.iter().map(label).collect::<Vec<_>>())?;
            }
            FieldKind::Lines(fields) => map.serialize_entry("fields", fields)?,
            FieldKind::Form(form) => map.serialize_entry("fields", form.fields())?,
            FieldKind::Project => map.serialize_entry(
                "fields",
                &Project::FIELDS
                    .iter()
                    .copied()
                    .map(Named)
                    .collect::<Vec<_>>(),
            )?,
        }
        map.end()
    }
}

/// A field of a project.
struct Named(Field);

impl Serialize for Named {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(2))?;
        map.serialize_entry("name", self.0.name)?;
        map.serialize_entry("label", &Label(self.0))?;
        map.end()
    }
}

/// What people call a field.
struct Label(Field);

impl Serialize for Label {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(2))?;
        map.serialize_entry("ja", self.0.ja)?;
        map.serialize_entry("en", self.0.en)?;
        map.end()
    }
}
