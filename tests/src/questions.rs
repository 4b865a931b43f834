//! The fields of a question and what they hold, by its schema.

use onshi::{Field, schema};
use serde_json::Value;

/// What a generated file says of itself.
pub const RENEW: &str =
    "Generated from the core's fields: `ONSHI_RENEW=1 cargo test -p onshi-tests review`.";

/// What a field of a question holds, by its schema.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Held {
    Facility,
    Whole,
    Day,
    Flag,
    Steps,
}

/// Returns the fields of a question with what they hold, and whether each must be given.
pub fn question(fields: &[Field], name: &str) -> Vec<(&'static str, Held, bool)> {
    let schema = Value::from(schema::named(name).expect("a schema"));
    let required = schema["required"].as_array().cloned().unwrap_or_default();
    let held = |field: &Field| {
        let property = &schema["properties"][field.name];
        let kinds = property["type"].to_string();
        let held = if kinds.contains("integer") {
            Held::Whole
        } else if kinds.contains("boolean") {
            Held::Flag
        } else if kinds.contains("array") {
            Held::Steps
        } else if property["format"] == "date" {
            Held::Day
        } else {
            Held::Facility
        };
        (field.name, held, required.contains(&field.name.into()))
    };
    fields.iter().map(held).collect()
}

/// Returns what the schema says of a field.
pub fn about(name: &str, field: &str) -> String {
    let schema = Value::from(schema::named(name).expect("a schema"));
    let about = schema["properties"][field]["description"].as_str();
    about.expect("a description").replace('\n', " ")
}
