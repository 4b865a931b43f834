//! JSON Schemas of the codes: those of errors and those of findings are other lists.

use schemars::{JsonSchema, Schema, SchemaGenerator};

use super::Code;
use crate::Language;

/// The stable code of an error.
pub(super) struct ErrorCode;

impl JsonSchema for ErrorCode {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ErrorCode".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        codes("The stable code of an error.", Code::ERRORS)
    }
}

/// The stable code of a finding.
pub(super) struct FindingCode;

impl JsonSchema for FindingCode {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "FindingCode".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        codes("The stable code of a finding.", Code::FINDINGS)
    }
}

fn codes(description: &str, codes: &[Code]) -> Schema {
    let code = |code: &Code| {
        let meaning = code.meaning(Language::En);
        serde_json::json!({"const": code.code(), "type": "string", "description": meaning})
    };
    let codes: Vec<_> = codes.iter().map(code).collect();
    schemars::json_schema!({"description": description, "oneOf": codes})
}
