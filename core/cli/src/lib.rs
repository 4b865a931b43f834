//! The program `onshi`: rows in, answers out, and one answer for people by flags. A library, so
//! that its tests can ask it without a process.

use std::ffi::OsString;
use std::io::{self, Write};

use clap::Parser;
use onshi::wire::harmless;

use crate::args::{Arguments, Command, EditionCommand};
use crate::out::Out;
use crate::status::{Failure, Status};

mod args;
mod ask;
mod blocks;
mod csv;
mod desk;
mod edition;
mod forms;
mod human;
mod json;
mod lists;
mod out;
mod plan;
mod progress;
mod status;
mod table;
mod tabular;
mod threads;

/// Runs the program by its arguments, its name first; answers go to `out`. Returns the exit
/// status: 0 where all was answered, 1 where a row was refused, 2 where the program stopped.
///
/// Help, and what is wrong with the arguments, go to standard output and standard error as they are.
pub fn run(arguments: impl IntoIterator<Item = OsString>, out: impl Write) -> u8 {
    let words: Vec<OsString> = arguments.into_iter().collect();
    let arguments = match Arguments::try_parse_from(&words) {
        Ok(arguments) => arguments,
        Err(error) => return say(&error, &words),
    };
    let mut out = io::BufWriter::with_capacity(1 << 16, out);
    let mut status = Status::Answered;
    let mut to = Out {
        out: &mut out,
        status: &mut status,
    };
    let result = ask(&arguments.command, &mut to);
    match result.and_then(|()| Ok(out.flush()?)) {
        Ok(()) => status.into(),
        Err(failure) => {
            // Bytes that could not be written are not tried again when the buffer is dropped.
            let _ = out.into_parts();
            failure.report(status)
        }
    }
}

/// Says what is wrong with the arguments, or what was asked about the program; returns the exit status. A word that was given is shown
/// without what a terminal obeys or nobody sees.
fn say(error: &clap::Error, words: &[OsString]) -> u8 {
    let harmless = words
        .iter()
        .map(|word| harmless(word.to_string_lossy()).into_owned());
    let again = Arguments::try_parse_from(harmless).err();
    let error = again.as_ref().unwrap_or(error);
    let printed = error.print().and_then(|()| io::stdout().flush());
    match (printed, u8::try_from(error.exit_code())) {
        (Ok(()), Ok(status)) => status,
        (Err(failure), _) => Failure::from(failure).report(Status::Answered),
        _ => 2,
    }
}

fn ask(command: &Command, to: &mut Out<'_, impl Write>) -> Result<(), Failure> {
    let out = &mut *to.out;
    match command {
        Command::Assess(asked) => ask::run(ask::Question::Assess, asked, to),
        Command::Compare(asked) => ask::run(ask::Question::Compare, asked, to),
        Command::Options(asked) => ask::run(ask::Question::Options, asked, to),
        Command::Plan(asked) => plan::run(asked, to),
        Command::Check(asked) => forms::check(asked, to),
        Command::Draft(asked) => forms::draft(asked, to),
        Command::Desk(asked) => desk::run(asked, out, to.status),
        Command::Edition { command } => match command {
            EditionCommand::List => edition::list(out),
            EditionCommand::Show { name } => edition::show(name, out),
            EditionCommand::Check { file } => edition::check(file, out, to.status),
        },
        Command::Codes => lists::codes(out),
        Command::Schema { name } => lists::schema(name.as_deref(), out),
    }
}
