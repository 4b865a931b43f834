//! The schemas of forms, made from their lists of fields. A schema says what a right form looks
//! like; what a check finds is more.

use schemars::Schema;
use serde_json::{Map, Value, json};

use super::ProjectFields;
use crate::Yen;
use crate::entry::MAX_TEXT;
use crate::forms::{FieldKind, FormField, FormKind, MAX_LINES, WishedStart};

/// Returns the schema of a form.
pub(super) fn of(form: FormKind) -> Schema {
    let mut definitions = Map::new();
    let mut schema = object(form.fields(), &mut definitions);
    schema.insert(
        "$schema".into(),
        json!("https://json-schema.org/draft/2020-12/schema"),
    );
    schema.insert("title".into(), json!(title(form)));
    if !definitions.is_empty() {
        schema.insert("$defs".into(), Value::Object(definitions));
    }
    Schema::from(schema)
}

/// Returns the name of the form's type: `ReceiptBreakdown`.
fn title(form: FormKind) -> String {
    let words = form.code().split('_').map(|word| {
        let mut letters = word.chars();
        let first = letters.next().map(|letter| letter.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    });
    words.collect()
}

fn object(fields: &[FormField], definitions: &mut Map<String, Value>) -> Map<String, Value> {
    let required: Vec<&str> = fields
        .iter()
        .filter(|field| field.required)
        .map(FormField::name)
        .collect();
    let properties: Map<String, Value> = fields
        .iter()
        .map(|field| (field.name().to_owned(), property(field, definitions)))
        .collect();
    let mut object = Map::new();
    object.insert("type".into(), json!("object"));
    object.insert("properties".into(), Value::Object(properties));
    object.insert("required".into(), json!(required));
    object.insert("additionalProperties".into(), json!(false));
    object
}

fn property(field: &FormField, definitions: &mut Map<String, Value>) -> Value {
    let mut schema = of_kind(field.kind, definitions);
    if let Value::Object(members) = &mut schema {
        let label = format!("{} / {}", field.field.ja, field.field.en);
        members.insert("description".into(), json!(label));
        if !field.required {
            // What may be left out may be null, too.
            match members.get_mut("type") {
                Some(kind) => *kind = json!([kind.clone(), "null"]),
                None => return json!({"anyOf": [schema, {"type": "null"}]}),
            }
            if let Some(Value::Array(words)) = members.get_mut("enum") {
                words.push(Value::Null);
            }
        }
    }
    schema
}

fn of_kind(kind: FieldKind, definitions: &mut Map<String, Value>) -> Value {
    const MONTH: &str = "[0-9]{4}-(0[1-9]|1[0-2])";
    match kind {
        FieldKind::Text => json!({"type": "string", "maxLength": MAX_TEXT}),
        FieldKind::Day => {
            json!({"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})
        }
        FieldKind::Month => json!({"type": "string", "pattern": format!("^{MONTH}$")}),
        FieldKind::WishedStart => json!({"anyOf": [
            of_kind(FieldKind::Month, definitions),
            of_kind(FieldKind::Day, definitions),
            {"const": WishedStart::SOON},
        ]}),
        FieldKind::Amount => json!({"type": "integer", "minimum": 0, "maximum": Yen::MAX.0}),
        FieldKind::Number(from, to) => json!({"type": "integer", "minimum": from, "maximum": to}),
        FieldKind::OneOf(numbers) => json!({"type": "integer", "enum": numbers}),
        FieldKind::Flag => json!({"type": "boolean"}),
        FieldKind::Word(words) => json!({"type": "string", "enum": words}),
        FieldKind::Words(words) => {
            json!({"type": "array", "items": {"type": "string", "enum": words}})
        }
        FieldKind::Lines(fields) => {
            let line = object(fields, definitions);
            definitions.insert("ReceiptLine".into(), Value::Object(line));
            json!({"type": "array", "minItems": 1, "maxItems": MAX_LINES, "items": {"$ref": "#/$defs/ReceiptLine"}})
        }
        FieldKind::Project => {
            let project = schemars::schema_for!(ProjectFields).to_value();
            define("Project".into(), project, definitions)
        }
        FieldKind::Form(form) => define(title(form), of(form).to_value(), definitions),
    }
}

/// Puts a schema, and those that it defines, among the definitions; returns the reference.
fn define(name: String, mut schema: Value, definitions: &mut Map<String, Value>) -> Value {
    if let Value::Object(members) = &mut schema {
        members.remove("$schema");
        if let Some(Value::Object(inner)) = members.remove("$defs") {
            definitions.extend(inner);
        }
    }
    let reference = json!({"$ref": format!("#/$defs/{name}")});
    definitions.insert(name, schema);
    reference
}
