//! An edition as Python text.

use onshi::EditionData;
use serde_json::Value;

/// Returns an edition as the Python text that makes it: by its name, by what was changed of the
/// built-in of its name, or as a whole.
pub fn shown(edition: &EditionData) -> String {
    let built_in = onshi::Edition::named(&edition.name);
    let built_in = built_in.unwrap_or_else(|_| onshi::Edition::latest());
    let named = format!("Edition.named({})", quoted(built_in.name()));
    let (from, to) = (value_of(built_in.data()), value_of(edition));
    let mut changes = Vec::new();
    if !differences(&from, &to, String::new(), &mut changes) {
        return whole(edition);
    }
    if changes.is_empty() {
        return named;
    }
    format!("{named}.replace({{{}}})", changes.join(", "))
}

fn whole(edition: &EditionData) -> String {
    format!("Edition.from_json({})", quoted(&edition.to_json()))
}

fn value_of(edition: &EditionData) -> Value {
    serde_json::from_str(&edition.to_json()).unwrap_or_default()
}

/// Lists the paths whose values differ; returns whether replace can make them so.
fn differences(from: &Value, to: &Value, path: String, changes: &mut Vec<String>) -> bool {
    match (from, to) {
        (Value::Object(old), Value::Object(new)) => {
            let dot = if path.is_empty() { "" } else { "." };
            old.keys().eq(new.keys())
                && old.iter().zip(new.values()).all(|((key, old), new)| {
                    differences(old, new, format!("{path}{dot}{key}"), changes)
                })
        }
        (Value::Array(old), Value::Array(new)) => {
            old.len() == new.len()
                && old
                    .iter()
                    .zip(new)
                    .enumerate()
                    .all(|(i, (old, new))| differences(old, new, format!("{path}[{i}]"), changes))
        }
        (old, new) if old == new => true,
        (_, new) => {
            let value = match new {
                Value::Null => Some("None".to_owned()),
                Value::Bool(true) => Some("True".to_owned()),
                Value::Bool(false) => Some("False".to_owned()),
                Value::Number(number) => Some(number.to_string()),
                Value::String(text) => Some(quoted(text)),
                Value::Array(_) | Value::Object(_) => None,
            };
            changes.extend(
                value
                    .as_ref()
                    .map(|value| format!("{}: {value}", quoted(&path))),
            );
            value.is_some()
        }
    }
}

/// Writes text as Python would read it.
pub fn quoted(text: &str) -> String {
    let json = Value::from(text).to_string();
    // What JSON escapes, Python reads; a text without quotes or backslashes reads better in
    // single ones.
    let inner = json.get(1..json.len() - 1).unwrap_or_default();
    match inner == text && !text.contains('\'') {
        true => format!("'{text}'"),
        false => json,
    }
}
