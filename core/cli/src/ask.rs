//! Projects in, answers out: rows from files, or one project by flags.

use std::io::{self, Write};
use std::path::PathBuf;

use onshi::wire::{AssessmentJson, ComparisonJson, OptionsJson, Raw, RawProject};
use onshi::{Edition, Error, Language, Project};

use crate::args::{Ask, Format};
use crate::csv::{Csv, has_known_heading, looks_like_csv};
use crate::fault::Fault;
use crate::input::{Input, check_files, format_of};
use crate::json;
use crate::status::{Failure, Status};
use crate::{edition, human};

/// What is asked of each project.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Question {
    Assess,
    Compare,
    Options,
}

/// Answers rows, or one project by flags.
pub fn run(
    question: Question,
    asked: &Ask,
    out: &mut impl Write,
    status: &mut Status,
) -> Result<(), Failure> {
    let edition = edition::chosen(asked)?;
    if asked.project.given().next().is_some() {
        return by_flags(question, asked, &edition, out);
    }
    check_files(&asked.files)?;
    let no_csv = || {
        Failure::Told(
            "onshi: CSVは assess だけで、--output csv はCSVの入力だけで使えます / CSV works only with assess, and --output csv only with CSV input".to_owned(),
        )
    };
    // What the endings tell is told before anything is answered.
    let mut named = asked
        .files
        .iter()
        .filter_map(|file| asked.input.or_else(|| format_of(file)));
    if asked.output == Format::Csv && named.any(|format| format == Format::Jsonl) {
        return Err(no_csv());
    }
    let mut csv = Csv::new(asked, &edition);
    each_input(&asked.files, |mut input| {
        let is_csv = match asked.input.or_else(|| input.format()) {
            Some(format) => format == Format::Csv,
            None if question == Question::Assess => looks_like_csv(&input.peek()?),
            None => has_known_heading(&input.peek()?),
        };
        if is_csv && question == Question::Assess {
            return csv.rows(input, out, status);
        }
        if is_csv || asked.output == Format::Csv {
            return Err(no_csv());
        }
        lines(input, out, status, |line, out| {
            let raw = RawProject::from_json(line)?;
            answer(question, &raw, &edition, asked.explain, out)
        })
    })
}

/// Answers every row of the files, or of standard input without any. `answer`: the outer error
/// refuses the row, the inner one is the output's.
pub fn each_row<W: Write>(
    files: &[PathBuf],
    out: &mut W,
    status: &mut Status,
    mut answer: impl FnMut(&str, &mut W) -> Result<io::Result<()>, Error>,
) -> Result<(), Failure> {
    check_files(files)?;
    each_input(files, |input| lines(input, out, status, &mut answer))
}

/// Opens the files, or standard input without any, one after the other.
fn each_input(
    files: &[PathBuf],
    mut read: impl FnMut(Input) -> Result<(), Failure>,
) -> Result<(), Failure> {
    if files.is_empty() {
        return read(Input::standard());
    }
    files
        .iter()
        .try_for_each(|file| read(Input::file(file, files.len() > 1)?))
}

/// Answers every line of an input.
fn lines<W: Write>(
    mut input: Input,
    out: &mut W,
    status: &mut Status,
    mut answer: impl FnMut(&str, &mut W) -> Result<io::Result<()>, Error>,
) -> Result<(), Failure> {
    let name = input.name.clone();
    while let Some((number, line)) = input.next(|| out.flush())? {
        let written = line.map_err(Fault::from);
        match written.and_then(|line| Ok(answer(line, out)?)) {
            Ok(written) => written?,
            Err(fault) => {
                *status = Status::SomeRefused;
                json::line(&fault.on_line(number, name.as_deref()), out)?;
            }
        }
    }
    Ok(())
}

fn answer(
    question: Question,
    raw: &RawProject<'_>,
    edition: &Edition,
    explain: bool,
    out: &mut impl Write,
) -> Result<io::Result<()>, Error> {
    Ok(match question {
        Question::Assess => json::line(&AssessmentJson::new(&raw.assess(edition)?, explain), out),
        Question::Compare => json::line(&ComparisonJson::new(&raw.compare(edition)?, explain), out),
        Question::Options => json::line(&OptionsJson::new(&raw.options(edition)?, explain), out),
    })
}

/// Puts what a person typed into a field.
fn put<'a>(raw: &mut RawProject<'a>, name: &str, value: &'a str) {
    if let Some(field) = raw.field_mut(name) {
        *field = Raw::Typed(value.into());
    }
}

fn by_flags(
    question: Question,
    asked: &Ask,
    edition: &Edition,
    out: &mut impl Write,
) -> Result<(), Failure> {
    // What is not given was left empty by a person: the words of an error are for people.
    let mut raw = RawProject::default();
    for field in Project::FIELDS {
        put(&mut raw, field.name, "");
    }
    for (name, value) in asked.project.given() {
        put(&mut raw, name, value);
    }
    let language = Language::from(asked.lang);
    let refused = |error: Error| Failure::refused(&error, language);
    match question {
        Question::Assess => {
            let answer = raw.assess(edition).map_err(refused)?;
            // An edition of one's own need not have both columns.
            let columns = raw.compare(edition).ok();
            human::assessment(&answer, columns.as_ref(), language, out)?;
        }
        Question::Compare => {
            human::comparison(&raw.compare(edition).map_err(refused)?, language, out)?;
        }
        Question::Options => {
            human::options(&raw.options(edition).map_err(refused)?, language, out)?;
        }
    }
    Ok(())
}
