//! Values as JSON: one line for programs, several for people.

use std::io::{self, Write};

use serde::Serialize;

/// Writes a value as one line of JSON.
pub fn line(value: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
    onshi::wire::write_json(value, &mut *out)?;
    out.write_all(b"\n")
}

/// Prints a value as JSON for people to read.
pub fn pretty(value: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value).map_err(io::Error::from)?;
    writeln!(out)
}
