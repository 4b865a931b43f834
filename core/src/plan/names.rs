//! Names and ids of plans in a calendar file, whose every event repeats them.

use super::{NamedPlan, Plan};
use crate::entry::MAX_TEXT;
use crate::problem::{Facts, Fault, english};
use crate::{Code, Error, Language};

impl NamedPlan {
    /// Makes the plan of a row of several facilities. A blank name is replaced by the institution code, which is
    /// also the plan's id.
    ///
    /// # Errors
    ///
    /// [`Code::InvalidValue`] for a name or an institution code above 200 characters.
    pub fn new(name: &str, institution_code: &str, plan: Plan) -> Result<Self, Error> {
        check_length("name", name)?;
        check_length("institution_code", institution_code)?;
        Ok(Self {
            name: Self::name_of(name, institution_code).to_owned(),
            id: institution_code.trim().to_owned(),
            plan,
        })
    }

    /// Returns what a row is called: its name, or its institution code where the name is blank.
    pub fn name_of<'t>(name: &'t str, institution_code: &'t str) -> &'t str {
        match name.trim() {
            "" => institution_code.trim(),
            name => name,
        }
    }
}

/// Checks an id for a calendar file before [`Plan::to_ics`], whose time grows with the square of its length.
///
/// # Errors
///
/// [`Code::InvalidValue`] for an id above 200 characters, a technical limit without a source.
pub fn check_id(id: &str) -> Result<(), Error> {
    check_length("id", id)
}

fn check_length(field: &'static str, text: &str) -> Result<(), Error> {
    let length = text.chars().count();
    match length > MAX_TEXT {
        true => Err(TooLong {
            field,
            given: text.chars().take(MAX_TEXT).collect(),
            length,
        }
        .error()),
        false => Ok(()),
    }
}

/// A text that is longer than what a calendar takes.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}", english(self))]
struct TooLong {
    field: &'static str,
    given: String,
    /// How long it is (characters).
    length: usize,
}

impl Fault for TooLong {
    fn facts(&self) -> Facts {
        Facts::new(Code::InvalidValue)
            .field(self.field)
            .given(&*self.given)
    }

    fn message(&self, _: &str, language: Language) -> String {
        let Self { field, length, .. } = self;
        match language {
            Language::Ja => format!(
                "`{field}` は{MAX_TEXT}文字までです（{length}文字あります）。短くしてください"
            ),
            Language::En => {
                format!("`{field}` may have {MAX_TEXT} characters, got {length}; shorten it")
            }
        }
    }
}
