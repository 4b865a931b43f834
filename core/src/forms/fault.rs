//! Why a form cannot be chosen.

use super::FormKind;
use crate::problem::{Allowed, Facts, Fault, english, one_of};
use crate::{Code, Language};

/// Why a form cannot be chosen.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}", english(self))]
pub(super) enum FormFault {
    /// No form has that name.
    Unknown(String),
    /// It has no computed fields.
    NotDrafted(FormKind),
}

impl FormFault {
    const fn known(&self) -> &'static [&'static str] {
        match self {
            Self::Unknown(_) => FormKind::CODES,
            Self::NotDrafted(_) => FormKind::DRAFTED,
        }
    }
}

impl Fault for FormFault {
    fn facts(&self) -> Facts {
        let given = match self {
            Self::Unknown(given) => given,
            Self::NotDrafted(form) => form.code(),
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
