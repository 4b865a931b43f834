//! Which edition answers; the commands about editions.

use std::borrow::Cow;
use std::io::Write;

use onshi::Edition;

use crate::args::Ask;
use crate::status::Failure;

/// Returns the edition that was asked for, with the fraction rule that was asked for.
pub fn chosen(asked: &Ask) -> Result<Cow<'static, Edition>, Failure> {
    let edition = match &asked.edition {
        Some(name) => Edition::named(name).map_err(Failure::Coded)?,
        None => Edition::latest(),
    };
    Ok(match asked.fraction {
        Some(rule) => Cow::Owned(edition.clone().with_fraction_rule(rule.into())),
        None => Cow::Borrowed(edition),
    })
}

/// Lists the built-in editions: name, day published, days of application covered.
pub fn list(out: &mut impl Write) -> Result<(), Failure> {
    for edition in Edition::all() {
        write!(out, "{}\t{}", edition.name, edition.published_on)?;
        if let Some((from, to)) = edition.covered_days() {
            write!(out, "\t{from}\t{to}")?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// Prints an edition as JSON.
pub fn show(name: &str, out: &mut impl Write) -> Result<(), Failure> {
    let edition = Edition::named(name).map_err(Failure::Coded)?;
    crate::lists::pretty(edition, out)
}
