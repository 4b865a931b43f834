//! The commands that print what the library knows of itself: codes and schemas.

use std::io::Write;

use crate::json;
use crate::status::Failure;

/// Prints every code, one JSON object a line.
pub fn codes(out: &mut impl Write) -> Result<(), Failure> {
    for code in onshi::wire::codes() {
        json::write_line(&code, out)?;
    }
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
