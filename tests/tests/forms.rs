//! Forms that hold anything, and forms that fill themselves in.

use std::collections::BTreeSet;

use onshi::forms::{
    CompletionReport, FieldKind, FormKind, ReceiptBreakdown, ReceiptLine, SubsidyApplication,
};
use onshi::{Code, Error, Language, Report, Yen};
use onshi_tests::vectors::read;
use proptest::prelude::*;
use serde_json::{Value, json};

/// What may stand where something else should.
fn junk() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[0-9０-９ -]{0,12}".prop_map(Value::from),
        "20[0-9]{2}-[0-9]{2}(-[0-9]{2})?".prop_map(Value::from),
        Just(json!([])),
        Just(json!([null, {"item": 5}, "x"])),
        Just(json!({})),
        Just(json!("あ".repeat(10_000))),
    ]
}

/// Every place in a form, as JSON pointers.
fn places(value: &Value, at: String, into: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                places(value, format!("{at}/{key}"), into);
            }
        }
        Value::Array(items) => {
            for (i, value) in items.iter().enumerate() {
                places(value, format!("{at}/{i}"), into);
            }
        }
        _ => {}
    }
    into.push(at);
}

/// A form with nothing wrong.
fn right(form: FormKind) -> Value {
    let cases = read(&format!("check_{}", form.code())).cases;
    let case = cases
        .into_iter()
        .find(|case| case.name == "right" || case.name == "in three fields");
    case.expect("a right form").given
}

fn check(form: FormKind, value: &Value) -> Result<Report, Error> {
    form.check_text(&value.to_string())
}

/// A field that no vector holds may be dropped between two languages without a word.
#[test]
fn every_field_of_a_form_is_in_a_vector() {
    for form in FormKind::ALL {
        let cases = read(&format!("check_{}", form.code())).cases;
        let missing: Vec<_> = form
            .fields()
            .iter()
            .filter(|field| {
                !cases
                    .iter()
                    .any(|case| case.given.get(field.name()).is_some())
            })
            .map(onshi::forms::FormField::name)
            .collect();
        assert!(missing.is_empty(), "{}: {missing:?}", form.code());
    }
}

proptest! {
    /// Whatever stands in it: a report, in which nothing is said twice, or an error for a type.
    #[test]
    fn any_form_is_answered(form in prop::sample::select(FormKind::ALL.to_vec()), changes in prop::collection::vec((any::<prop::sample::Index>(), junk()), 1..6)) {
        let mut value = right(form);
        for (place, junk) in changes {
            let mut all = Vec::new();
            places(&value, String::new(), &mut all);
            all.retain(|place| !place.is_empty());
            if let Some(target) = value.pointer_mut(&all[place.index(all.len())]) {
                *target = junk;
            }
            if value.as_object().is_none_or(|members| members.is_empty()) {
                break;
            }
        }
        // In a form that a person filled in, a value of the wrong type is a finding.
        match form.check_filled(&value.to_string()) {
            Ok(report) => {
                let mut said = BTreeSet::new();
                for finding in &report.findings {
                    prop_assert!(said.insert((finding.code, finding.path.clone())), "{:?}", finding);
                }
            }
            Err(error) => prop_assert_eq!(error.code(), Code::UnknownField),
        }
        match check(form, &value) {
            Ok(report) => {
                let mut said = BTreeSet::new();
                for finding in &report.findings {
                    prop_assert!(said.insert((finding.code, finding.path.clone())), "{:?}", finding);
                    for language in Language::ALL {
                        prop_assert!(finding.message.get(language).chars().count() < 600);
                    }
                }
            }
            Err(error) => {
                let codes = [Code::InvalidValue, Code::UnknownField];
                prop_assert!(codes.contains(&error.code()), "{:?}", error);
                prop_assert!(error.field().is_some());
            }
        }
    }

    #[test]
    fn any_text_is_answered(form in prop::sample::select(FormKind::ALL.to_vec()), text in any::<String>()) {
        let _ = form.check_text(&text);
    }

    /// A draft's sums are right by construction; one yen off is found.
    #[test]
    fn drafts_are_right(amounts in prop::collection::vec((0..=10_000_000_i64, 0..=10_000_000_i64), 1..=15), off in 1..1000_i64) {
        let lines = amounts.iter().map(|(first, second)| ReceiptLine::new("端末", Yen(*first), Yen(*second)));
        let form = ReceiptBreakdown {
            institution_code: "0112489".to_owned(),
            prefecture: "01".to_owned(),
            score_table: 1.into(),
            name: "おんし医院".to_owned(),
            issued_on: onshi::parse_date("2021-03-20").unwrap().into(),
            ..ReceiptBreakdown::draft(lines.collect())
        };
        prop_assert_eq!(form.check().findings, []);
        let sum: i64 = amounts.iter().map(|(first, second)| first + second).sum();
        prop_assert_eq!(&form.total, &Yen(sum).into());
        let wrong = ReceiptBreakdown { total: Yen(sum + off).into(), ..form };
        let report = wrong.check();
        prop_assert_eq!(report.findings.len(), 1);
        prop_assert_eq!(report.findings[0].code.code(), "total_mismatch");
    }
}

/// Findings come in the order of the form.
#[test]
fn findings_are_in_the_order_of_the_form() {
    for &form in FormKind::ALL {
        for case in read(&format!("check_{}", form.code())).cases {
            let line = case.given.as_str().map(str::to_owned);
            let report = form.check_text(&line.unwrap_or_else(|| case.given.to_string()));
            let findings = report.map_or_else(|_| Vec::new(), |report| report.findings);
            let places: Vec<_> = findings
                .iter()
                .map(|finding| place(form, &finding.path))
                .collect();
            assert!(
                places.is_sorted(),
                "{} {}: {findings:?}",
                form.code(),
                case.name
            );
        }
    }
}

/// Returns where a path stands in its form: the index of each of its parts.
fn place(form: FormKind, path: &str) -> Vec<usize> {
    let mut fields = form.fields();
    let mut project = false;
    let mut place = Vec::new();
    for part in path.split('.') {
        let (name, index) = part.split_once('[').map_or((part, None), |(name, rest)| {
            (name, rest.trim_end_matches(']').parse::<usize>().ok())
        });
        if project {
            place.extend(
                onshi::Project::FIELDS
                    .iter()
                    .position(|field| field.name == name),
            );
            continue;
        }
        let at = fields
            .iter()
            .position(|field| field.name() == name)
            .expect("a field of the form");
        place.push(at);
        place.extend(index);
        match fields[at].kind {
            FieldKind::Form(form) => fields = form.fields(),
            FieldKind::Lines(line) => fields = line,
            FieldKind::Project => project = true,
            _ => {}
        }
    }
    place
}

#[test]
fn an_application_takes_its_amount_from_the_assessment() {
    let given = right(FormKind::SubsidyApplication);
    let text = given.to_string();
    let breakdown = ReceiptBreakdown::from_json(&given["breakdown"].to_string()).unwrap();
    let report = CompletionReport::from_json(&given["report"].to_string()).unwrap();
    let project = onshi::Project::new(
        onshi::Facility::Clinic,
        1,
        Yen(300_000),
        onshi::parse_date("2021-03-01").unwrap(),
    );
    let mut form = SubsidyApplication::draft(&project, breakdown, report).unwrap();
    assert_eq!(form.amount, Yen(300_000).into());
    form.applied_on = onshi::parse_date("2021-04-10").unwrap().into();
    form.paid_on = onshi::parse_date("2021-03-24").unwrap().into();
    form.receipt_attached = Some(true);
    assert_eq!(form.check().findings, []);
    // Written and read again it is the same form, and the same as the wire's.
    let again = serde_json::to_string(&form).unwrap();
    let again = SubsidyApplication::from_json(&again).unwrap();
    assert_eq!(again.check().findings, []);
    assert_eq!(
        again.breakdown,
        SubsidyApplication::from_json(&text).unwrap().breakdown
    );

    let other = SubsidyApplication::from_json(r#"{"project":{"facility":"clinic"}}"#).unwrap();
    let error = other.with_amount().unwrap_err();
    assert_eq!(error.field(), Some("project.readers"));
}

#[test]
fn a_sum_that_cannot_be_made_stays_empty_or_is_found() {
    let mut line = ReceiptLine::new("端末", Yen(1), Yen(i64::MAX));
    line.eligible = onshi::forms::Entry::Empty;
    let form = ReceiptBreakdown::draft(vec![line.clone(), line]);
    assert_eq!(form.subtotal_eligible, onshi::forms::Entry::Empty);
    let codes: Vec<_> = form
        .check()
        .findings
        .iter()
        .map(|f| (f.code.code(), f.path.clone()))
        .collect();
    assert!(codes.contains(&("amount_too_large", "subtotal_ineligible".to_owned())));
    assert!(codes.contains(&("missing", "total".to_owned())));
}

#[test]
fn rows_are_printed_as_on_the_form() {
    let form = ReceiptBreakdown::from_json(&right(FormKind::ReceiptBreakdown).to_string()).unwrap();
    let rows: Vec<[String; 4]> = form
        .rows(Language::Ja)
        .into_iter()
        .map(|row| [row.item, row.detail, row.eligible, row.ineligible])
        .collect();
    assert_eq!(
        rows,
        [
            ["項目", "内訳", "①補助対象", "②補助対象外"],
            ["資格確認端末", "1台", "200,000", "0"],
            ["設置・設定", "", "100,000", "20,000"],
            ["小計", "", "300,000", "20,000"],
            ["合計（①＋②）", "", "320,000", ""],
        ]
    );
}

/// What cannot be read is written as it was: text stays text, a number a number.
#[test]
fn a_draft_keeps_what_cannot_be_read() {
    let huge = "99999999999999999999";
    let mut form = right(FormKind::SubsidyApplication);
    form["paid_on"] = "20".into();
    form["breakdown"]["issued_on"] = huge.into();
    form["breakdown"]["receipt_total"] = "HUGE".into();
    let text = form.to_string().replace(r#""HUGE""#, huge);
    let draft = FormKind::SubsidyApplication.draft_text(&text).unwrap();
    assert!(draft.contains(r#""paid_on":"20""#), "{draft}");
    assert!(
        draft.contains(&format!(r#""issued_on":"{huge}""#)),
        "{draft}"
    );
    assert!(
        draft.contains(&format!(r#""receipt_total":{huge}"#)),
        "{draft}"
    );
    let again = FormKind::SubsidyApplication.draft_text(&draft);
    assert_eq!(again.as_ref(), Ok(&draft));
}

/// What stands in a list is shown as it was given, a text without its quotes as everywhere.
#[test]
fn items_of_a_list_are_shown_as_they_were_given() {
    for (form, text, field, given) in [
        (
            FormKind::ReceiptBreakdown,
            r#"{"lines":["x"]}"#,
            "lines[0]",
            "x",
        ),
        (
            FormKind::ReceiptBreakdown,
            r#"{"lines":[null]}"#,
            "lines[0]",
            "null",
        ),
        (
            FormKind::ReceiptBreakdown,
            r#"{"lines":[[1]]}"#,
            "lines[0]",
            "[1]",
        ),
        (
            FormKind::EstimateRequest,
            r#"{"scope":["systems",null]}"#,
            "scope[1]",
            "null",
        ),
        (
            FormKind::EstimateRequest,
            r#"{"scope":[1.50]}"#,
            "scope[0]",
            "1.50",
        ),
    ] {
        let error = form.check_text(text).unwrap_err();
        assert_eq!(error.code().code(), "invalid_value", "{text}");
        assert_eq!((error.field(), error.given()), (Some(field), Some(given)));
        for language in Language::ALL {
            let shown = format!("`{given}`");
            assert!(
                error.message(language).contains(&shown),
                "{}",
                error.message(language)
            );
        }
    }
}

/// Web forms send an empty text for every field that was left empty, whatever it holds.
#[test]
fn an_empty_text_is_missing_whatever_the_field_holds() {
    for &form in FormKind::ALL {
        for field in form.fields() {
            let holds_parts = matches!(
                field.kind,
                FieldKind::Lines(_) | FieldKind::Words(_) | FieldKind::Project | FieldKind::Form(_)
            );
            if holds_parts {
                continue;
            }
            let name = field.field.name;
            let found = |filled: Option<&str>| {
                let mut value = right(form);
                let members = value.as_object_mut().unwrap();
                match filled {
                    Some(text) => members.insert(name.to_owned(), text.into()),
                    None => members.remove(name),
                };
                check(form, &value).map(|report| {
                    let findings = report.findings.into_iter();
                    findings
                        .map(|found| (found.code, found.path))
                        .collect::<Vec<_>>()
                })
            };
            let missing = found(None);
            assert!(missing.is_ok());
            for text in ["", " ", "\u{3000}"] {
                assert_eq!(found(Some(text)), missing, "{} {name}", form.code());
            }
        }
    }
}
