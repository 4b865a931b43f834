//! The contract's vectors: `tests/vectors/NAME.json`, the same for every language.

use onshi::Edition;
use serde::Deserialize;
use serde_json::Value;

/// A file of vectors.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vectors {
    /// What the file is about.
    pub about: String,
    /// The cases.
    pub cases: Vec<Case>,
}

/// A case: what is given, what is expected, and where that comes from.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The name, once in its file.
    pub name: String,
    /// Where what is expected stands.
    pub source: String,
    /// An object, or text where the input is text.
    pub given: Value,
    /// What the answer must hold.
    pub expected: Value,
    /// The edition, where it is not the default.
    pub edition: Option<String>,
}

/// Reads a file of vectors.
pub fn read(name: &str) -> Vectors {
    let path = format!("{}/vectors/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Returns the name of the file with the assessments by an edition.
pub fn assessments(edition: &Edition) -> String {
    format!("assess_{}", edition.name().replace('-', "_"))
}

/// Runs every case of a file and prints how many: `vectors NAME COUNT`.
pub fn run(name: &str, mut answer: impl FnMut(&Case) -> Value) {
    let vectors = read(name);
    let wrong: Vec<String> = vectors
        .cases
        .iter()
        .filter_map(|case| {
            let answer = answer(case);
            let difference = difference(&case.expected, &answer, String::new())?;
            Some(format!(
                "{}: {difference}\n  given {}",
                case.name, case.given
            ))
        })
        .collect();
    assert!(wrong.is_empty(), "{name}:\n{}", wrong.join("\n"));
    assert!(!vectors.cases.is_empty(), "{name} holds no case");
    println!("vectors {name} {}", vectors.cases.len());
}

/// Returns where the answer lacks what is expected: every key of an object is equal, lists have
/// the same length and order, and findings are the same set of code and path.
pub fn difference(expected: &Value, answer: &Value, path: String) -> Option<String> {
    match (expected, answer) {
        (Value::Object(expected), Value::Object(answer)) => {
            expected.iter().find_map(|(key, wanted)| {
                let found = answer.get(key).unwrap_or(&Value::Null);
                let path = format!("{path}.{key}");
                match key.as_str() {
                    "findings" if codes(wanted) == codes(found) => None,
                    "findings" => Some(format!("{path}: {found} is not {wanted}")),
                    _ => difference(wanted, found, path),
                }
            })
        }
        (Value::Array(expected), Value::Array(answer)) if expected.len() == answer.len() => {
            let pairs = expected.iter().zip(answer).enumerate();
            pairs
                .into_iter()
                .find_map(|(i, (wanted, found))| difference(wanted, found, format!("{path}[{i}]")))
        }
        _ if expected == answer => None,
        _ => Some(format!("{path}: {answer} is not {expected}")),
    }
}

/// Returns the set of code and path of a list of findings.
fn codes(findings: &Value) -> Vec<(String, String)> {
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap_or_default().to_owned();
    let mut codes: Vec<_> = findings
        .as_array()
        .into_iter()
        .flatten()
        .map(|finding| (text(finding, "code"), text(finding, "path")))
        .collect();
    codes.sort();
    codes
}
