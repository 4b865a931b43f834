//! What the JSON Schemas say and what the wire does.

use std::cell::Cell;

use jsonschema::Validator;
use onshi::forms::FormKind;
use onshi::wire::{AssessmentJson, ComparisonJson, ErrorJson, OptionsJson, RawPlan, RawProject};
use onshi::{Code, Edition, EditionData, schema};
use onshi_tests::vectors::read;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

fn validator(name: &str) -> Validator {
    let schema = schema::named(name).expect("a schema").to_value();
    let options = jsonschema::options().should_validate_formats(true);
    options.build(&schema).expect("the schema is one")
}

fn json_of(value: impl serde::Serialize) -> Value {
    serde_json::to_value(value).unwrap()
}

/// Values that a field may meet, right and wrong. Not `1.0`: to a schema it is a whole number.
fn values() -> impl Strategy<Value = Value> {
    select(vec![
        json!("hospital"),
        json!("clinic"),
        json!("pharmacy"),
        json!("school"),
        json!(""),
        json!(0),
        json!(1),
        json!(2),
        json!(3),
        json!(4),
        json!(-1),
        json!(40_000),
        json!(4_294_967_295_u64),
        json!(4_294_967_296_u64),
        json!(1_000_000_000_000_i64),
        json!(1_000_000_000_001_i64),
        json!(1.5),
        json!(true),
        json!(false),
        json!(null),
        json!("2021-03-31"),
        json!("2021-02-29"),
        json!("2021-3-1"),
        json!("令和3年3月31日"),
        json!("1"),
        json!([]),
        json!({}),
    ])
}

fn sound() -> impl Strategy<Value = Map<String, Value>> {
    let facility = select(vec!["hospital", "clinic", "pharmacy"]);
    (facility, 0..50_000_u32, 0..5_000_000_u32, any::<bool>()).prop_map(
        |(facility, group, cost, later)| {
            let mut project = json!({"facility": facility, "readers": 1, "cost": cost, "reader_applied_on": "2021-03-31"});
            if facility == "pharmacy" {
                project["group_prescriptions_per_month"] = json!(group);
            }
            if later {
                project["operation_starts_on"] = json!("2022-07-01");
                project["vendor_contract_on"] = json!("2022-07-01");
                project["subsidy_paid"] = json!(false);
            }
            match project {
                Value::Object(project) => project,
                _ => Map::new(),
            }
        },
    )
}

fn names() -> impl Strategy<Value = String> {
    let mut names: Vec<String> = onshi::Project::FIELDS
        .iter()
        .map(|field| field.name.to_owned())
        .collect();
    names.push("tax".to_owned());
    select(names)
}

#[test]
fn the_schema_of_a_project_and_the_wire_agree() {
    let (validator, edition) = (validator("project"), Edition::latest());
    let (taken, refused) = (Cell::new(0), Cell::new(0));
    let changes = proptest::collection::vec((names(), proptest::option::of(values())), 0..3);
    proptest!(ProptestConfig::with_cases(20_000), |(project in sound(), changes in changes)| {
        let mut project = project;
        for (name, value) in changes {
            match value {
                Some(value) => project.insert(name, value),
                None => project.remove(&name),
            };
        }
        let project = Value::Object(project);
        let line = project.to_string();
        // The number of readers is held against the table, no day is.
        let read = RawProject::from_json(&line)
            .and_then(|raw| raw.project())
            .and_then(|project| edition.compare(&project));
        prop_assert_eq!(validator.is_valid(&project), read.is_ok(), "{} {:?}", line, read);
        match read {
            Ok(_) => taken.set(taken.get() + 1),
            Err(_) => refused.set(refused.get() + 1),
        }
    });
    let (taken, refused) = (taken.get(), refused.get());
    assert!(
        taken > 1_000 && refused > 1_000,
        "{taken} taken, {refused} refused"
    );
}

#[test]
fn every_answer_follows_its_schema() {
    let assessment = validator("assessment");
    let comparison = validator("comparison");
    let options = validator("options");
    for case in read("assess_2022_08").cases {
        let line = case.given.to_string();
        let raw = RawProject::from_json(&line).expect("a project");
        let edition = Edition::latest();
        let answer = raw.assess(edition).expect("an answer");
        for explain in [false, true] {
            assert!(
                assessment.is_valid(&json_of(AssessmentJson::new(&answer, explain))),
                "{}",
                case.name
            );
        }
        let columns = raw.compare(edition).expect("a comparison");
        assert!(
            comparison.is_valid(&json_of(ComparisonJson::new(&columns, true))),
            "{}",
            case.name
        );
        let all = raw.options(edition).expect("options");
        assert!(
            options.is_valid(&json_of(OptionsJson::new(&all, false))),
            "{}",
            case.name
        );
    }
}

#[test]
fn every_error_follows_its_schema() {
    let validator = validator("error");
    for case in read("errors").cases {
        let line = case.given.as_str().expect("a line");
        let refused =
            RawProject::from_json(line).and_then(|raw| raw.assess(Edition::latest()).map(|_| ()));
        if let Err(error) = refused {
            let alone = json_of(ErrorJson::new(&error));
            let on_line = json!({"file": "a.jsonl", "line": 1, "error": alone["error"]});
            for row in [alone, on_line] {
                assert!(validator.is_valid(&row), "{}: {row}", case.name);
            }
        }
    }
    assert!(!validator.is_valid(&json!({"error": {"code": "no_such_code"}})));
}

#[test]
fn every_plan_follows_its_schema_and_its_question_does_too() {
    let (question, plan) = (validator("milestones"), validator("plan"));
    for case in ["plan", "calendar"]
        .map(read)
        .into_iter()
        .flat_map(|file| file.cases)
    {
        let line = case.given.to_string();
        let made = RawPlan::from_json(&line).and_then(|raw| raw.plan());
        let outside = [Code::DateNotCovered, Code::GroupPrescriptionsNotApplicable];
        match made {
            Ok(made) => {
                assert!(question.is_valid(&case.given), "{}", case.name);
                let made = json_of(&made);
                assert!(plan.is_valid(&made), "{}", case.name);
            }
            Err(error) if outside.contains(&error.code()) => {}
            Err(_) => assert!(!question.is_valid(&case.given), "{}", case.name),
        }
    }
}

#[test]
fn every_right_form_follows_its_schema_and_every_report_does() {
    let report = validator("report");
    for &form in FormKind::ALL {
        let schema = validator(form.code());
        for case in read(&format!("check_{}", form.code())).cases {
            let line = match case.given.as_str() {
                Some(line) => line.to_owned(),
                None => case.given.to_string(),
            };
            let name = format!("{} {}", form.code(), case.name);
            let typed = case.given.is_string();
            match form.check_text(&line) {
                Ok(found) => {
                    assert!(report.is_valid(&json_of(&found)), "{name}");
                    if found.findings.is_empty() && !typed {
                        assert!(schema.is_valid(&case.given), "{name}");
                    }
                    let plain = [Code::InvalidDate, Code::NegativeAmount, Code::TooLong];
                    if found
                        .findings
                        .iter()
                        .any(|finding| plain.contains(&finding.code))
                        && !typed
                    {
                        assert!(!schema.is_valid(&case.given), "{name}");
                    }
                }
                Err(_) => assert!(typed || !schema.is_valid(&case.given), "{name}"),
            }
        }
    }
}

#[test]
fn editions_are_what_their_schema_says() {
    let validator = validator("edition");
    for edition in Edition::all() {
        let value = json_of(edition.data());
        assert!(validator.is_valid(&value), "{}", edition.name());
        for (path, wrong) in [
            ("/name", json!(5)),
            ("/published_on", json!("2021-02-30")),
            ("/rows/0/base", json!("2101000")),
            ("/rows/0/ratio", json!("0.5")),
            ("/tracks/0/track", json!("fast")),
            ("/tracks/1/citation", json!({"document": "S"})),
        ] {
            let mut changed = value.clone();
            *changed.pointer_mut(path).expect("a path") = wrong;
            assert!(!validator.is_valid(&changed), "{path}");
            assert!(
                EditionData::from_json(&changed.to_string()).is_err() || path.ends_with("citation")
            );
        }
    }
}

/// A day and a ratio are small enough to stand where they are used.
#[test]
fn days_and_ratios_are_written_in_place() {
    for name in schema::names() {
        let schema = schema::named(name).unwrap().to_value();
        let named = schema["$defs"].as_object().map_or(0, |defs| {
            defs.keys()
                .filter(|key| ["Day", "Ratio"].contains(&key.as_str()))
                .count()
        });
        assert_eq!(named, 0, "{name}");
    }
}

#[test]
fn every_schema_has_a_name_and_every_code_is_in_one() {
    let names = schema::names();
    let own = "project assessment comparison options overview milestones plan report error edition desk notices";
    let own: Vec<&str> = own.split(' ').collect();
    assert_eq!(names, [&own[..], FormKind::CODES].concat());
    for name in names {
        assert!(schema::named(name).is_some(), "{name}");
    }
    assert!(schema::named("").is_none());
    for (name, definition, codes) in [
        ("error", "ErrorCode", Code::ERRORS),
        ("report", "FindingCode", Code::FINDINGS),
    ] {
        let schema = schema::named(name).expect(name).to_value();
        let listed = schema["$defs"][definition]["oneOf"]
            .as_array()
            .expect("codes");
        let listed: Vec<_> = listed
            .iter()
            .filter_map(|code| code["const"].as_str())
            .collect();
        let codes: Vec<_> = codes.iter().map(|code| code.code()).collect();
        assert_eq!(listed, codes);
    }
}

/// An optional field may be null, a required one may not.
#[test]
fn a_field_of_a_form_may_be_null_where_it_may_be_left_out() {
    let form = validator("institution_code");
    assert!(form.is_valid(&json!({"code": "0110112489", "prefecture": null, "score_table": null})));
    assert!(!form.is_valid(&json!({"code": null})));
    assert!(!form.is_valid(&json!({"prefecture": "01"})));
    let exact = schema::named("assessment")
        .expect("a schema")
        .to_value()
        .to_string();
    assert!(exact.contains("[1-9][0-9]*)?$"), "{exact}");
}
