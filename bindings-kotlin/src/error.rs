//! The coded error, as it crosses the boundary. `OnshiException` in front of it is for people.

use onshi::{Code, Error};

use crate::said::Said;
use crate::types::{Allowed, CodeOfError};

/// Why there is no answer.
#[derive(Clone, Debug, uniffi::Record)]
pub struct Problem {
    /// The stable code.
    pub code: CodeOfError,
    /// The wire name of the field that is wrong; null where it is the whole.
    pub field: Option<String>,
    /// What was given, as text of at most 80 characters.
    pub given: Option<String>,
    /// What is allowed, where that is a range or a list.
    pub allowed: Option<Allowed>,
    /// What was wrong and what to do about it.
    pub messages: Said,
}

impl From<&Error> for Problem {
    fn from(error: &Error) -> Self {
        Self {
            code: CodeOfError(error.code().code().to_owned()),
            field: error.field().map(str::to_owned),
            given: error.given().map(str::to_owned),
            allowed: error.allowed().map(Allowed::from),
            messages: Said::new(|language| error.message(language)),
        }
    }
}

/// The error that `Onshi` turns into an `OnshiException`.
#[derive(Debug, thiserror::Error, uniffi::Error)]
pub enum Refusal {
    /// What was asked about is wrong.
    #[error("{}", problem.messages.en)]
    Input { problem: Problem },
    /// The edition that should answer is wrong.
    #[error("{}", problem.messages.en)]
    Edition { problem: Problem },
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        let problem = Problem::from(&error);
        match error.code() {
            Code::UnknownEdition | Code::InvalidEdition => Self::Edition { problem },
            _ => Self::Input { problem },
        }
    }
}
