//! The vectors, through the wire.

use onshi::forms::FormKind;
use onshi::wire::{AssessmentJson, ComparisonJson, RawPlan, RawProject};
use onshi::{Edition, EditionData, Error, Yen, parse_date};
use onshi_tests::vectors::{Case, run};
use serde_json::{Value, json};

fn edition(case: &Case, default: &str) -> &'static Edition {
    let name = case.edition.as_deref().unwrap_or(default);
    Edition::named(name).expect("the case names an edition")
}

fn value(answer: impl serde::Serialize) -> Value {
    serde_json::to_value(answer).unwrap()
}

fn error(error: &Error) -> Value {
    serde_json::to_value(error).expect("an error is JSON")
}

fn assess(case: &Case, default: &str, line: &str) -> Value {
    let raw = RawProject::from_json(line);
    match raw.and_then(|raw| {
        let answer = raw.assess(edition(case, default))?;
        Ok(value(AssessmentJson::new(&answer, false)))
    }) {
        Ok(answer) => answer,
        Err(refused) => error(&refused),
    }
}

/// Each edition has vectors of its own: `assess_2021_01`.
#[test]
fn assess_by_every_edition() {
    for edition in Edition::all() {
        let name = format!("assess_{}", edition.name().replace('-', "_"));
        run(&name, |case| {
            assess(case, edition.name(), &case.given.to_string())
        });
    }
}

#[test]
fn compare() {
    run("compare", |case| {
        let line = case.given.to_string();
        let raw = RawProject::from_json(&line).expect("a project");
        let columns = raw.compare(edition(case, "2022-08")).expect("a comparison");
        value(ComparisonJson::new(&columns, false))
    });
}

#[test]
fn errors() {
    run("errors", |case| {
        let line = case.given.as_str().expect("a raw line");
        assess(case, "2022-08", line)
    });
}

fn plan(case: &Case) -> Value {
    let line = case.given.to_string();
    match RawPlan::from_json(&line).and_then(|raw| raw.plan()) {
        Ok(plan) => value(&plan),
        Err(refused) => error(&refused),
    }
}

#[test]
fn plans() {
    run("plan", plan);
}

#[test]
fn calendar() {
    run("calendar", plan);
}

#[test]
fn forms() {
    for &form in FormKind::ALL {
        run(&format!("check_{}", form.code()), |case| {
            // What is text is the line as it came: a code as typed, or JSON that is none.
            let line = case.given.as_str().map(str::to_owned);
            match form.check_text(&line.unwrap_or_else(|| case.given.to_string())) {
                Ok(report) => value(&report),
                Err(refused) => error(&refused),
            }
        });
    }
}

#[test]
fn editions() {
    run("editions", |case| {
        match EditionData::from_json(&case.given.to_string()) {
            Ok(edition) => value(edition.check()),
            Err(refused) => error(&refused),
        }
    });
}

#[test]
fn money() {
    run("money", |case| {
        let typed = case.given.as_str().expect("text");
        match typed.parse::<Yen>() {
            Ok(yen) => json!({"yen": yen}),
            Err(refused) => error(&refused),
        }
    });
}

#[test]
fn dates() {
    run("dates", |case| {
        let typed = case.given.as_str().expect("text");
        match parse_date(typed) {
            Ok(day) => json!({"date": day.to_string()}),
            Err(refused) => error(&refused),
        }
    });
}
