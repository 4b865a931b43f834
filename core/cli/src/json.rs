//! Values as JSON: one line for programs, several for people.

use std::io::{self, Write};

use serde::Serialize;

/// Appends a value as one line of JSON.
pub fn line(value: &impl Serialize, lines: &mut Vec<u8>) -> io::Result<()> {
    onshi::wire::append_json(value, lines)?;
    lines.push(b'\n');
    Ok(())
}

/// Writes a value as one line of JSON.
pub fn write_line(value: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
    let mut bytes = Vec::new();
    line(value, &mut bytes)?;
    out.write_all(&bytes)
}

/// Prints a value as JSON for people to read.
pub fn pretty(value: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value).map_err(io::Error::from)?;
    writeln!(out)
}
