//! How a form is declared: its struct and how each field is read, and what is asked of a form by its kind.

use super::field::FormField;
use super::typed::TypedForm;
use crate::problem::Report;
use crate::wire::RawFields;
use crate::{Error, Language, PaperOutput};

/// The fields of a form and the questions about it, for callers that know its kind alone.
pub(super) struct Declared {
    pub(super) fields: &'static [FormField],
    pub(super) check: fn(&RawFields<'_>) -> Result<Report, Error>,
    /// As a person typed it, where nothing is computed.
    pub(super) typed: fn(&RawFields<'_>) -> Result<TypedForm, Error>,
    pub(super) paper: fn(&RawFields<'_>, PaperOutput, Language) -> Result<String, Error>,
}

/// Makes [`Declared`] of a form's own functions. A macro, as no type parameter stands for a form that borrows what it reads.
macro_rules! declared {
    ($name:ident) => {
        Declared {
            fields: $name::FIELDS,
            check: |raw| Ok($name::read(raw)?.check()),
            typed: |raw| {
                let form = $name::read(raw)?;
                Ok(TypedForm::new(&form, form.check()))
            },
            paper: |raw, output, language| Ok($name::read(raw)?.paper(output, language)),
        }
    };
}

/// Declares a form. `#[reads(FIELD, method, …)]`: the field's name and labels, and the method of
/// `RawFields` that reads it, with what it needs.
macro_rules! form {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $(
                $(#[doc = $doc:literal])*
                #[reads($const:ident, $method:ident $(, $argument:expr)*)]
                pub $field:ident: $type:ty,
            )+
        }
    ) => {
        $(#[$meta])*
        pub struct $name {
            $(
                $(#[doc = $doc])*
                pub $field: $type,
            )+
        }

        impl $name {
            /// The fields, in order.
            pub const FIELDS: &'static [FormField] = &[$($const),+];

            /// Reads the form from the wire's JSON.
            ///
            /// # Errors
            ///
            /// `invalid_json`, `invalid_value` for a value of the wrong JSON type, `unknown_field`.
            pub fn from_json(text: &str) -> Result<Self, Error> {
                Self::read(&RawFields::from_json(text, Self::FIELDS)?)
            }

            pub(super) fn read(raw: &RawFields<'_>) -> Result<Self, Error> {
                Ok(Self {
                    $($field: raw.$method(&$const $(, $argument)*)?,)+
                })
            }

            /// Returns each field with its content as people write it.
            pub(super) fn shown(&self, language: Language) -> Vec<ShownField> {
                vec![$((&$const, self.$field.shown(&$const, language)),)+]
            }
        }
    };
}
