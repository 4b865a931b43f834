//! Projects in, answers out: rows from files, or one project by flags.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use onshi::wire::{AssessmentJson, ComparisonJson, OptionsJson, Raw, RawProject};
use onshi::{Edition, Error, Language, Project};
use onshi_files::{Encodings, Fault, Grid, Input, Kind, Wanted, check_files, guessed};

use crate::args::{Ask, Format, given};
use crate::blocks::{Answered, Block};
use crate::csv::Csv;
use crate::json;
use crate::out::Out;
use crate::status::Failure;
use crate::threads::{self, in_order};
use crate::{edition, human, progress, tabular};

/// What is asked of each project.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Question {
    Assess,
    Compare,
    Options,
}

/// Answers rows, or one project by flags.
pub fn run(question: Question, asked: &Ask, to: &mut Out<'_, impl Write>) -> Result<(), Failure> {
    let edition = edition::chosen(asked)?;
    if !given(&asked.project).is_empty() {
        return by_flags(question, asked, &edition, to.out);
    }
    check_files(&asked.files)?;
    let threads = threads::most()?;
    let no_csv = || {
        Failure::Told(
            "onshi: compare と options の入力は JSON Lines だけで、--output csv は CSVかExcelブックの assess だけで使えます / compare and options read JSON Lines only, and --output csv works only with assess of CSV or a workbook".to_owned(),
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
    let mut csv = Csv::new(asked.csv.escape_formulas);
    each_input(&asked.files, |mut input| {
        let wanted = (question == Question::Assess).then_some(tabular::PROJECT);
        match shape(
            &mut input,
            asked.input,
            asked.sheet.as_deref(),
            tabular::PROJECT,
            (wanted.is_some(), false),
        )? {
            Shape::Lines if asked.output == Format::Csv => Err(no_csv()),
            Shape::Lines => lines(input, threads, to, Encodings::utf_8(), &|line, bytes| {
                let raw = RawProject::from_json(line)?;
                answer(question, &raw, &edition, asked.explain, bytes)
            }),
            Shape::Table(kind) => {
                let wanted = wanted.ok_or_else(no_csv)?;
                let idle = || to.idle();
                let grid = Grid::open(input, kind, asked.sheet.as_deref(), wanted, idle)?;
                tabular::assess(grid, asked, &edition, &mut csv, threads, to)
            }
        }
    })
}

fn is_json_text(text: &str) -> bool {
    serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
}

/// How an input is laid out.
enum Shape {
    /// An object, or a code, a line.
    Lines,
    /// Rows of cells.
    Table(Kind),
}

/// Finds how an input is laid out: by its first bytes, by what the command says, by its content, by
/// its file's ending. `is_likely`: whether text that is not JSON is a table; `has_plain_lines`:
/// whether it may be lines of a code each.
fn shape(
    input: &mut Input,
    format: Option<Format>,
    sheet: Option<&str>,
    wanted: Wanted,
    (is_likely, has_plain_lines): (bool, bool),
) -> Result<Shape, Failure> {
    let kind = input.kind(format.is_some())?;
    if let Kind::Workbook(_) = kind {
        if format == Some(Format::Jsonl) {
            let file = input.shown_name();
            return Err(Failure::Told(format!(
                "onshi: `{file}` はExcelブックで、--input jsonl では読めません / it is a workbook, which --input jsonl does not read"
            )));
        }
        return Ok(Shape::Table(kind));
    }
    if sheet.is_some() {
        let file = input.shown_name();
        return Err(Failure::Told(format!(
            "onshi: --sheet はExcelブックに使います（`{file}` はブックではありません） / --sheet goes with a workbook, which `{file}` is not"
        )));
    }
    let first = input.peek()?;
    let text = guessed(&first);
    let text = text.trim();
    let is_json = text.starts_with(['{', '[']) || (!text.starts_with('"') && is_json_text(text));
    let is_code = has_plain_lines && text.chars().filter(char::is_ascii_digit).count() >= 7;
    let is_array = text.starts_with('[') && is_json_text(text);
    let has_headings =
        wanted.are_in(&first) || (!is_json && !is_code && wanted.are_above(&input.ahead()?));
    let is_table = match format {
        Some(format) => format == Format::Csv,
        None if text.starts_with('{') || is_array => false,
        None if has_headings => true,
        None if text.starts_with('[') => false,
        None => match format_of(input.path()) {
            // A list of plain lines may have any name.
            Some(format) => format == Format::Csv && !has_plain_lines,
            // An input without any line is CSV without a row. A table of kinds of facilities has one heading.
            None => {
                let has_a_heading = || Wanted { least: 1, ..wanted }.are_in(&first);
                (is_likely && text.is_empty()) || (!is_json && (is_likely || has_a_heading()))
            }
        },
    };
    Ok(match is_table {
        true => Shape::Table(kind),
        false => Shape::Lines,
    })
}

/// What the rows of a command are read from, and how many threads answer them.
pub struct Rows<'a> {
    /// Standard input where there are none.
    pub files: &'a [PathBuf],
    pub sheet: Option<&'a str>,
    pub threads: usize,
}

/// Answers every line. `table`: answers what is a table, where the question takes one. `answer`: the
/// outer error refuses the row, the inner one is the output's.
pub fn each_row<W: Write>(
    rows: &Rows<'_>,
    to: &mut Out<'_, W>,
    mut table: Option<Table<'_, W>>,
    answer: &LineAnswer<'_>,
) -> Result<(), Failure> {
    let Rows {
        files,
        sheet,
        threads,
    } = *rows;
    check_files(files)?;
    each_input(files, |mut input| {
        let wanted = table.as_ref().map_or(tabular::NONE, |table| table.wanted);
        let has_plain_lines = table.as_ref().is_some_and(|table| table.has_plain_lines);
        match shape(&mut input, None, sheet, wanted, (false, has_plain_lines))? {
            Shape::Lines => {
                let encodings = match has_plain_lines {
                    true => Encodings::default(),
                    false => Encodings::utf_8(),
                };
                lines(input, threads, to, encodings, answer)
            }
            Shape::Table(kind) => {
                let Some(table) = &mut table else {
                    let file = input.shown_name();
                    return Err(Failure::Told(format!(
                        "onshi: `{file}` は表（CSVまたはExcelブック）です。ここではJSON Lines（1行に1件のJSON）を使います / `{file}` is a table (CSV or a workbook); give JSON Lines here, one object a line"
                    )));
                };
                let grid = Grid::open(input, kind, sheet, wanted, || to.idle())?;
                (table.answer)(grid, threads, to)
            }
        }
    })
}

/// Answers a line, on any thread.
pub type LineAnswer<'l> = dyn Fn(&str, &mut Vec<u8>) -> Result<io::Result<()>, Error> + Sync + 'l;

/// How a question answers tables.
pub struct Table<'t, W> {
    pub wanted: Wanted,
    /// Whether its lines may be plain text, in CP932 too.
    pub has_plain_lines: bool,
    pub answer: &'t mut TableAnswer<'t, W>,
}

/// Answers a grid.
pub type TableAnswer<'t, W> = dyn FnMut(Grid, usize, &mut Out<'_, W>) -> Result<(), Failure> + 't;

/// Opens the files, or standard input without any, one after the other.
fn each_input(
    files: &[PathBuf],
    mut read: impl FnMut(Input) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut shown = |mut input: Input| {
        progress::show(&mut input);
        read(input)
    };
    if files.is_empty() {
        progress::say_keyboard();
        return shown(Input::standard()?);
    }
    for file in files {
        refuse_output(file)?;
        shown(Input::file(file, files.len() > 1)?)?;
    }
    Ok(())
}

/// Refuses a file that the answers are written to: it would grow while it is read, without an end.
fn refuse_output(file: &Path) -> Result<(), Failure> {
    let is_plain = std::fs::metadata(file).is_ok_and(|found| found.is_file());
    let output = same_file::Handle::stdout();
    if is_plain
        && output
            .is_ok_and(|output| same_file::Handle::from_path(file).is_ok_and(|file| file == output))
    {
        let file = file.display();
        return Err(Failure::Told(format!(
            "onshi: `{file}` は出力先と同じファイルです。別のファイルに書いてください / it is the file that the output goes to; write to another"
        )));
    }
    Ok(())
}

/// Returns the format that a file's ending names.
fn format_of(file: &Path) -> Option<Format> {
    let ending = file.extension()?.to_str()?.to_ascii_lowercase();
    match ending.as_str() {
        "csv" | "tsv" | "xlsx" | "xlsm" | "xlsb" | "xls" | "ods" => Some(Format::Csv),
        "jsonl" | "ndjson" | "json" => Some(Format::Jsonl),
        _ => None,
    }
}

/// Answers every line of an input.
fn lines<W: Write>(
    mut input: Input,
    threads: usize,
    to: &mut Out<'_, W>,
    mut encodings: Encodings,
    answer: &LineAnswer<'_>,
) -> Result<(), Failure> {
    let name = input.name.clone();
    let work = |block: &Block, answered: &mut Answered| {
        block.rows().try_for_each(|(line, row)| {
            let done = row.map_err(Fault::from).and_then(|mut cells| {
                let text = block.encodings.text(cells.next().unwrap_or_default());
                let text = match text {
                    (text, None) => text,
                    (_, Some(fault)) => return Err(fault.into()),
                };
                Ok(answer(&text, &mut answered.bytes)?)
            });
            answered.take(done, line, name.as_deref())
        })
    };
    in_order(threads, to, work, |answers| {
        while let Some((line, row)) = input.next(&mut encodings, || answers.idle())? {
            answers.push(encodings, line, row.map(Some))?;
        }
        Ok(())
    })?;
    Ok(())
}

fn answer(
    question: Question,
    raw: &RawProject<'_>,
    edition: &Edition,
    explain: bool,
    lines: &mut Vec<u8>,
) -> Result<io::Result<()>, Error> {
    Ok(match question {
        Question::Assess => json::line(&AssessmentJson::new(&raw.assess(edition)?, explain), lines),
        Question::Compare => {
            json::line(&ComparisonJson::new(&raw.compare(edition)?, explain), lines)
        }
        Question::Options => json::line(&OptionsJson::new(&raw.options(edition)?, explain), lines),
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
    let given = given(&asked.project);
    for (name, value) in &given {
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
            let columns = raw.compare(edition).map_err(refused)?;
            let applies = raw.assess(edition).ok().map(|answer| answer.track);
            human::comparison(&columns, applies, language, out)?;
        }
        Question::Options => {
            let offers = raw.overview(edition).map_err(refused)?;
            match raw.reader_applied_on.is_missing() {
                true => human::overview(edition.name(), &offers, language, out)?,
                false => {
                    let options = raw.options(edition).map_err(refused)?;
                    let readers = raw.assess(edition).ok().map(|answer| answer.readers);
                    human::options(&options, readers, &offers, language, out)?;
                }
            }
        }
    }
    Ok(())
}
