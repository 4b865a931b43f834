//! The commands that print what the library knows of itself: codes and schemas.

use std::io::Write;

use onshi::{AssumptionCode, Code, Language, Text};

use crate::json;
use crate::status::Failure;

/// Prints every code, one JSON object a line.
pub fn codes(out: &mut impl Write) -> Result<(), Failure> {
    for (kind, codes) in [("error", Code::ERRORS), ("finding", Code::FINDINGS)] {
        for &code in codes {
            line(out, kind, code.code(), |language| code.meaning(language))?;
        }
    }
    for &code in AssumptionCode::ALL {
        line(out, "assumption", code.code(), |language| {
            code.meaning(language)
        })?;
    }
    Ok(())
}

fn line(
    out: &mut impl Write,
    kind: &str,
    code: &str,
    meaning: impl Fn(Language) -> &'static str,
) -> Result<(), Failure> {
    let meaning = Text::new(|language| meaning(language).to_owned());
    let line = serde_json::json!({"code": code, "kind": kind, "meaning": meaning});
    writeln!(out, "{line}")?;
    Ok(())
}

/// Prints a JSON Schema; without a name, the names. The arguments let no other name through.
pub fn schema(name: Option<&str>, out: &mut impl Write) -> Result<(), Failure> {
    let Some(name) = name else {
        for name in onshi::schema::names() {
            writeln!(out, "{name}")?;
        }
        return Ok(());
    };
    match onshi::schema::named(name) {
        Some(schema) => Ok(json::pretty(&schema, out)?),
        None => Err(Failure::Told(format!("onshi: no schema `{name}`"))),
    }
}
