//! Why a form cannot be chosen or read.

use super::FormKind;
use crate::problem::{Allowed, Facts, Fault, english, one_of};
use crate::{Code, Language};

/// Why a form cannot be chosen or read.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}", english(self))]
pub(super) enum FormFault {
    /// No form has that name.
    Unknown(String),
    /// It has no computed fields.
    NotDrafted(FormKind),
    /// It has no field at that path.
    NoSuchPath(String),
    /// Its texts are longer than what is read.
    TooLong,
}

impl FormFault {
    const fn known(&self) -> &'static [&'static str] {
        match self {
            Self::Unknown(_) => FormKind::CODES,
            Self::NotDrafted(_) => FormKind::DRAFTED,
            Self::NoSuchPath(_) | Self::TooLong => &[],
        }
    }
}

impl Fault for FormFault {
    fn facts(&self) -> Facts {
        let given = match self {
            Self::Unknown(given) | Self::NoSuchPath(given) => given,
            Self::NotDrafted(form) => form.code(),
            Self::TooLong => return Facts::new(Code::TooLong),
        };
        Facts::new(Code::InvalidValue)
            .field("form")
            .given(given)
            .allowed(Allowed::words(self.known()))
    }

    fn message(&self, given: &str, language: Language) -> String {
        let known = one_of(self.known(), language);
        match (self, language) {
            (Self::Unknown(_), Language::Ja) => {
                format!("様式 `{given}` はありません。{known}を指定してください")
            }
            (Self::Unknown(_), Language::En) => format!("there is no form `{given}`; use {known}"),
            (Self::NoSuchPath(_), Language::Ja) => {
                format!("この様式に `{given}` という項目はありません")
            }
            (Self::NoSuchPath(_), Language::En) => format!("this form has no field `{given}`"),
            (Self::TooLong, Language::Ja) => {
                "入力が長すぎます。全体で1 MiBまでにしてください".to_owned()
            }
            (Self::TooLong, Language::En) => {
                "the form is too long: at most 1 MiB is read".to_owned()
            }
            (Self::NotDrafted(_), Language::Ja) => {
                format!(
                    "様式 `{given}` には計算して埋める項目がありません。{known}を指定してください"
                )
            }
            (Self::NotDrafted(_), Language::En) => {
                format!("the form `{given}` has no fields to calculate; use {known}")
            }
        }
    }
}
