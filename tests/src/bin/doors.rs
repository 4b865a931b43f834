//! The vectors, and the questions of `tests/places`, for a language that has JSON as text alone: writes the
//! questions, compares the answers.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};

use onshi::forms::FormKind;
use onshi_tests::cases::Question;
use onshi_tests::vectors::{Case, read, run};
use serde_json::{Value, json};

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        [_, "vectors", path] => vectors(path),
        [_, "compare", path] => compare(path),
        [_, "places", from, to] => places(from, to),
        _ => panic!("doors vectors FILE, doors compare FILE, or doors places QUESTIONS FILE"),
    }
}

/// The files of vectors that are asked as JSON; the forms' follow.
const FILES: [&str; 7] = [
    "assess_2021_01",
    "assess_2022_08",
    "errors",
    "compare",
    "editions",
    "plan",
    "calendar",
];

fn files() -> impl Iterator<Item = String> {
    let forms = FormKind::CODES.iter().map(|form| format!("check_{form}"));
    FILES.map(str::to_owned).into_iter().chain(forms)
}

/// Returns the question of a case, and its options.
fn asked(file: &str, case: &Case) -> (&'static str, Value) {
    let edition = |default: &str| json!({ "edition": case.edition.as_deref().unwrap_or(default) });
    match file {
        "assess_2021_01" => ("assess", edition("2021-01")),
        "assess_2022_08" | "errors" => ("assess", edition("2022-08")),
        "compare" => ("compare", edition("2022-08")),
        "editions" => ("edition_check", json!({})),
        "plan" | "calendar" => ("plan", json!({})),
        form => (
            "check",
            json!({ "form": form.strip_prefix("check_").expect("a form") }),
        ),
    }
}

fn write(to: &mut impl Write, question: &str, options: &str, json: &str) -> std::io::Result<()> {
    writeln!(to, "{question} {} {}", options.len(), json.len())?;
    writeln!(to, "{options}{json}")
}

fn vectors(path: &str) -> std::io::Result<()> {
    let mut to = BufWriter::new(File::create(path)?);
    for file in files() {
        for case in read(&file).cases {
            let (question, options) = asked(&file, &case);
            let given = match &case.given {
                Value::String(text) => text.clone(),
                given => given.to_string(),
            };
            write(&mut to, question, &options.to_string(), &given)?;
        }
    }
    to.flush()
}

/// Compares the answers with what is expected; an error stands for its object.
fn compare(path: &str) -> std::io::Result<()> {
    let mut answers = BufReader::new(File::open(path)?).lines();
    for file in files() {
        run(&file, |_| {
            let line = answers.next().expect("an answer").expect("it is read");
            let mut answer: Value = serde_json::from_str(&line).expect("it is JSON");
            match answer.get_mut("error") {
                Some(error) => error.take(),
                None => answer,
            }
        });
    }
    assert!(answers.next().is_none(), "more answers than questions");
    Ok(())
}

fn places(from: &str, path: &str) -> std::io::Result<()> {
    let mut to = BufWriter::new(File::create(path)?);
    for line in BufReader::new(File::open(from)?).lines() {
        let question: Question = serde_json::from_str(&line?)?;
        let (name, options) = match question.ask.as_str() {
            "assess" => ("assess", json!({ "explain": true })),
            "plan" => ("plan", json!({})),
            form => ("check", json!({ "form": form })),
        };
        write(&mut to, name, &options.to_string(), &question.text)?;
    }
    to.flush()
}
