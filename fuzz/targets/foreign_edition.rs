//! An edition of others, through every output for people: no text of it controls a terminal, turns the direction or begins a
//! line. An input picks values of a sound edition, and says what is there instead.
#![no_main]

use arbitrary::{Arbitrary, Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use onshi::wire::harmless;
use onshi::{Edition, EditionData};
use onshi_fuzz::{file, path};
use serde_json::Value;

/// What people ask the program, of every row's kind, answered and refused.
const ASKED: [&str; 7] = [
    "assess --facility clinic --readers 1 --cost 429000 --applied 2021-02-01 --vendor-contract 2021-03-01",
    "assess --facility hospital --readers 2 --cost 4000000 --applied 2022-07-01",
    "assess --facility pharmacy --group-prescriptions 50000 --readers 1 --cost 429001 --applied 2021-04-02",
    "assess --facility clinic --readers 9 --cost 1 --applied 1999-01-01",
    "compare --facility clinic --readers 1 --cost 429000",
    "options --facility hospital --cost 3000000 --applied 2021-02-01",
    "options --facility hospital",
];

/// How a line would begin that is not the program's own.
const FORGED: &str = "補助金額 9,999,999円";

fuzz_target!(|bytes: &[u8]| {
    let _ = check(&mut Unstructured::new(bytes));
});

fn check(given: &mut Unstructured<'_>) -> Result<()> {
    let own = *given.choose(&[Edition::JAN_2021, Edition::AUG_2022])?;
    let mut value: Value = serde_json::from_str(&own.to_json()).expect("JSON");
    let leaves = leaves(&value);
    for _ in 0..given.int_in_range(1..=3)? {
        let leaf = value
            .pointer_mut(given.choose(&leaves)?)
            .expect("it is there");
        let instead = match given.arbitrary()? {
            true => format!("{}\n{FORGED}", String::arbitrary(given)?),
            false => String::arbitrary(given)?,
        };
        *leaf = match (&*leaf, given.arbitrary()?) {
            (Value::String(before), true) => format!("{before}{instead}").into(),
            (Value::String(_), false) => instead.into(),
            _ => i64::arbitrary(given)?.into(),
        };
    }
    let text = value.to_string();
    let Ok(data) = EditionData::from_json(&text) else {
        is_for_people(&shown(&["edition", "check"], &text), "edition check");
        return Ok(());
    };
    for finding in data.check().findings {
        is_for_people(&finding.message.ja, "a finding");
        is_for_people(&finding.message.en, "a finding");
    }
    let language = if given.arbitrary()? { "ja" } else { "en" };
    let asked = format!("{} --lang {language}", given.choose(&ASKED)?);
    let asked: Vec<&str> = asked.split(' ').collect();
    let answer = shown(&asked, &text);
    is_for_people(&answer, &asked.join(" "));
    Ok(())
}

/// Returns the pointers of all values that are no lists and no objects.
fn leaves(value: &Value) -> Vec<String> {
    let within = |(key, value): (String, &Value)| {
        let its = leaves(value).into_iter();
        its.map(move |rest| format!("/{key}{rest}"))
            .collect::<Vec<_>>()
    };
    match value {
        Value::Array(values) => {
            let keys = (0..).map(|place: usize| place.to_string());
            keys.zip(values).flat_map(within).collect()
        }
        Value::Object(values) => values
            .iter()
            .map(|(key, value)| (key.clone(), value))
            .flat_map(within)
            .collect(),
        _ => vec![String::new()],
    }
}

/// Asks the program about an edition.
fn shown(asked: &[&str], edition: &str) -> String {
    let file = file(edition.as_bytes());
    let path = path(&file);
    let mut out = Vec::new();
    let asked = match asked {
        ["edition", ..] => [asked, &[path.as_str()]].concat(),
        _ => [asked, &["--edition", path.as_str()]].concat(),
    };
    let words = ["onshi"].into_iter().chain(asked).map(Into::into);
    onshi_cli::run(words, &mut out);
    String::from_utf8(out).expect("UTF-8")
}

fn is_for_people(text: &str, what: &str) {
    assert!(
        text.lines().all(|line| harmless(line) == line),
        "{what}: {text}"
    );
    let is_forged = text.lines().any(|line| line.starts_with(FORGED));
    assert!(!is_forged, "{what}: {text}");
}
