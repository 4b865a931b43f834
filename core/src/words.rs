//! Words of a closed list: each is declared once, as a variant with its code and its texts.

/// Declares an enum whose variants are words of the wire, `Variant = "code";`, in the order in
/// which they are listed.
macro_rules! codes {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $($(#[$doc:meta])* $variant:ident = $code:literal;)+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $code)] $variant,)+
        }

        impl $name {
            /// Every value, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The codes of [`ALL`](Self::ALL), in the same order.
            pub const CODES: &'static [&'static str] = &[$($code),+];

            /// Returns the code: the word that the wire uses.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)+
                }
            }

            /// Reads a code and nothing else.
            pub fn from_code(word: &str) -> Option<Self> {
                match word {
                    $($code => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }
    };
}

/// Declares the same with texts, `Variant = "code", Words(ja, en);`. The name after the enum's is
/// that of the function which returns them: `label` for a name, `meaning` for a sentence.
macro_rules! words {
    (
        $(#[$meta:meta])*
        pub enum $name:ident, $text:ident {
            $($(#[$doc:meta])* $variant:ident = $code:literal, $words:expr;)+
        }
    ) => {
        codes! {
            $(#[$meta])*
            pub enum $name {
                $($(#[$doc])* $variant = $code;)+
            }
        }

        impl $name {
            pub(crate) const fn words(self) -> crate::language::Words {
                use crate::language::Words;
                match self {
                    $(Self::$variant => $words,)+
                }
            }

            /// Returns the words for people.
            pub const fn $text(self, language: crate::Language) -> &'static str {
                self.words().get(language)
            }
        }
    };
}
