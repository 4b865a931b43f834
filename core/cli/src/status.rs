//! How the program ends.

use std::io;

use onshi::wire::harmless;
use onshi::{Code, Error, Language};
use onshi_files::Fault;

use crate::args::flag_of;

/// Whether every row was answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// Every one: exit status 0.
    #[default]
    Answered,
    /// Some have their error in their place: exit status 1.
    SomeRefused,
}

impl Status {
    /// Takes the status of further rows.
    pub const fn add(&mut self, next: Self) {
        if let Self::SomeRefused = next {
            *self = Self::SomeRefused;
        }
    }
}

impl From<Status> for u8 {
    fn from(status: Status) -> Self {
        match status {
            Status::Answered => 0,
            Status::SomeRefused => 1,
        }
    }
}

/// Why the program stopped before its end.
pub enum Failure {
    /// Whoever read the output wants no more of it: no error of ours.
    ClosedPipe,
    /// One value was refused: its message for people.
    Refused(String),
    /// The command was wrong: the contract's error object.
    Coded(Fault),
    /// Something could not be read or written.
    Told(String),
}

impl Failure {
    /// Makes the failure of a command that the library refuses.
    pub fn coded(error: Error) -> Self {
        Self::Coded(error.into())
    }

    /// Makes the failure of one value, in words for people, with the flag that it is about.
    pub fn refused(error: &Error, language: Language) -> Self {
        // The edition is part of the command, not one of the values.
        if matches!(error.code(), Code::InvalidEdition | Code::UnknownEdition) {
            return Self::coded(error.clone());
        }
        let message = error.message(language);
        Self::Refused(match error.field().and_then(flag_of) {
            Some(flag) => format!("{flag}: {message}"),
            None => message,
        })
    }

    /// Says on standard error what is wrong, and returns the exit status. `so_far`: that of the
    /// rows before.
    pub fn report(self, so_far: Status) -> u8 {
        let (message, status) = match self {
            Self::ClosedPipe => return so_far.into(),
            Self::Refused(message) => (harmless(message).into_owned(), 1),
            Self::Coded(fault) => (onshi::wire::to_json(&fault.alone()), 2),
            // It may name a file or a sheet by its own words.
            Self::Told(message) => (harmless(message).into_owned(), 2),
        };
        // When standard error is closed, the message is lost.
        let _ = io::Write::write_all(&mut io::stderr(), format!("{message}\n").as_bytes());
        status
    }
}

impl From<onshi_files::Failure> for Failure {
    fn from(failure: onshi_files::Failure) -> Self {
        match failure {
            onshi_files::Failure::Table(fault) => Self::Coded(fault),
            onshi_files::Failure::Unreadable(why) => Self::Told(format!("onshi: {why}")),
            onshi_files::Failure::Meanwhile(error) => error.into(),
        }
    }
}

impl From<io::Error> for Failure {
    /// For errors of writing to standard output.
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::ClosedPipe,
            _ => Self::Told(format!(
                "onshi: 出力を最後まで書けませんでした / cannot write the output, it is not complete: {error}"
            )),
        }
    }
}
