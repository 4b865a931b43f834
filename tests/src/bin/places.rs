//! One answer in six places: makes random questions, answers them in Rust, compares the answers.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use onshi::forms::FormKind;
use onshi::wire::{AssessmentJson, RawPlan, RawProject, to_json};
use onshi::{Edition, Error};
use onshi_tests::cases::{Question, Questions};
use serde_json::{Value, json};

const PLACES: [&str; 6] = ["rust", "python", "node", "chromium", "jvm", "c"];

fn main() -> std::io::Result<ExitCode> {
    let arguments: Vec<String> = std::env::args().collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        [_, "make", count, folder] => {
            make(count.parse().expect("COUNT is a number"), folder.as_ref())
        }
        [_, "compare", folder] => compare(folder.as_ref()),
        _ => {
            eprintln!("places make COUNT FOLDER, or places compare FOLDER");
            Ok(ExitCode::from(2))
        }
    }
}

fn make(count: usize, folder: &Path) -> std::io::Result<ExitCode> {
    std::fs::create_dir_all(folder)?;
    let mut questions = BufWriter::new(File::create(folder.join("questions.jsonl"))?);
    let mut answers = BufWriter::new(File::create(folder.join("rust.jsonl"))?);
    let mut made = Questions::new(20_210_331);
    for question in std::iter::repeat_with(|| made.ask()).take(count) {
        writeln!(questions, "{}", json!(question))?;
        match answer(&question) {
            Ok(answer) => writeln!(answers, "{answer}")?,
            Err(error) => writeln!(answers, "{}", json!({"error": error}))?,
        }
    }
    questions.flush()?;
    answers.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn answer(question: &Question) -> Result<String, Error> {
    match question.ask.as_str() {
        "assess" => {
            let raw = RawProject::from_json(&question.text)?;
            let answer = raw.assess(Edition::latest())?;
            Ok(to_json(&AssessmentJson::new(&answer, true)))
        }
        "plan" => {
            let plan = RawPlan::from_json(&question.text)?.plan()?;
            Ok(to_json(&plan))
        }
        form => {
            let mut forms = FormKind::ALL.iter().copied();
            let form = forms.find(|kind| kind.code() == form).expect("a form");
            Ok(to_json(&form.check_text(&question.text)?))
        }
    }
}

/// Compares line by line, as JSON values.
fn compare(folder: &Path) -> std::io::Result<ExitCode> {
    let lines =
        |name: &str| Ok(BufReader::new(File::open(folder.join(format!("{name}.jsonl")))?).lines());
    let mut questions: std::io::Lines<_> = lines("questions")?;
    let mut places = PLACES
        .iter()
        .map(|name| lines(name))
        .collect::<std::io::Result<Vec<_>>>()?;
    let (mut count, mut refused, mut wrong) = (0, 0, 0);
    while let Some(question) = questions.next().transpose()? {
        let mut answers = Vec::new();
        for (place, name) in places.iter_mut().zip(PLACES) {
            let line = place.next().transpose()?.unwrap_or_default();
            let answer = serde_json::from_str::<Value>(&line);
            answers.push(answer.unwrap_or_else(|_| json!(format!("{name} gave no JSON: {line}"))));
        }
        count += 1;
        refused += usize::from(answers[0].get("error").is_some());
        for (answer, name) in answers.iter().zip(PLACES) {
            if *answer != answers[0] && wrong < 10 {
                println!(
                    "line {count}: {question}\n  rust: {}\n  {name}: {answer}",
                    answers[0]
                );
            }
        }
        wrong += usize::from(answers.iter().any(|answer| *answer != answers[0]));
    }
    println!(
        "{count} questions, {refused} of them refused, answered in {} places: {wrong} differ",
        PLACES.len()
    );
    let more = places.iter_mut().any(|place| place.next().is_some());
    if wrong > 0 || more || count == 0 {
        return Ok(ExitCode::FAILURE);
    }
    println!("1 passed, 0 failed");
    Ok(ExitCode::SUCCESS)
}
