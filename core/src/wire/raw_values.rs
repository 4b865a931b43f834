//! The fields of a question as they came: each is declared once.

/// Declares a struct of raw values, whose fields have the names of the wire, with what fills them and
/// finds them by name and in order.
macro_rules! raw_values {
    (
        $(#[$meta:meta])*
        pub struct $name:ident<'a> {
            $($(#[$doc:meta])* pub $field:ident: Raw<'a>,)+
        }
    ) => {
        $(#[$meta])*
        pub struct $name<'a> {
            $($(#[$doc])* pub $field: Raw<'a>,)+
        }

        impl<'a> $name<'a> {
            /// Puts members of an object into the fields of their names.
            ///
            /// # Errors
            ///
            /// `unknown_field`.
            pub(crate) fn from_members(members: json::Members<'a>) -> Result<Self, Error> {
                let mut raw = Self::default();
                for (key, value) in members {
                    let Some(field) = raw.field_mut(&key) else {
                        let key = key.into_owned();
                        let known = vec![$(stringify!($field)),+];
                        return Err(UnknownField { key, known }.error());
                    };
                    *field = Raw::from_json(value);
                }
                Ok(raw)
            }

            /// Returns the value of the field of that name on the wire, to read it.
            pub(crate) fn field(&self, name: &str) -> Option<&Raw<'a>> {
                match name {
                    $(stringify!($field) => Some(&self.$field),)+
                    _ => None,
                }
            }

            /// Returns the values, in the order of the fields.
            pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut Raw<'a>> {
                [$(&mut self.$field),+].into_iter()
            }

            /// Returns the value of the field of that name on the wire; `None` where there is none.
            pub fn field_mut(&mut self, name: &str) -> Option<&mut Raw<'a>> {
                match name {
                    $(stringify!($field) => Some(&mut self.$field),)+
                    _ => None,
                }
            }
        }
    };
}
