//! A form's struct: each field is declared once, with how it is read.

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
