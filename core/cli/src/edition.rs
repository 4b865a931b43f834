//! Which edition answers; the commands about editions.

use std::borrow::Cow;
use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;

use onshi::{Edition, EditionData};
use onshi_files::{FileFault, LONGEST_LINE, unreadable};

use crate::args::Ask;
use crate::json;
use crate::status::{Failure, Status};

/// Returns the edition that was asked for, with the fraction rule that was asked for.
pub fn chosen(asked: &Ask) -> Result<Cow<'static, Edition>, Failure> {
    let edition = match &asked.edition {
        None => Cow::Borrowed(Edition::latest()),
        Some(name) => match (Edition::named(name), Path::new(name).exists()) {
            (Ok(edition), _) => Cow::Borrowed(edition),
            (Err(_), true) => {
                let text = read(Path::new(name))?;
                Cow::Owned(Edition::from_json(&text).map_err(Failure::coded)?)
            }
            (Err(error), false) => return Err(Failure::coded(error)),
        },
    };
    Ok(match asked.fraction {
        Some(rule) => Cow::Owned(edition.with_fraction_rule(rule.into())),
        None => edition,
    })
}

/// Reads a file, without a byte order mark, up to the length that the library refuses.
fn read(file: &Path) -> Result<String, Failure> {
    let most = u64::try_from(LONGEST_LINE).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    let opened = File::open(file).map_err(|error| unreadable(file, &error))?;
    let read = opened.take(most + 1).read_to_end(&mut bytes);
    read.map_err(|error| unreadable(file, &error))?;
    if bytes.len() > LONGEST_LINE {
        let file = file.display();
        return Err(Failure::Told(format!(
            "onshi: `{file}` は版のファイルとしては大きすぎます（1 MiBまで） / it is too large for an edition: at most 1 MiB is read"
        )));
    }
    let text = String::from_utf8(bytes)
        .map_err(|error| Failure::Coded(FileFault::from(error.utf8_error()).into()))?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

/// Checks an edition of a file: its report, and whether it can be used.
pub fn check(file: &Path, out: &mut impl Write, status: &mut Status) -> Result<(), Failure> {
    let data = EditionData::from_json(&read(file)?).map_err(Failure::coded)?;
    let report = data.check();
    if !report.ok() {
        *status = Status::SomeRefused;
    }
    json::write_line(&report, out)?;
    Ok(())
}

/// Lists the built-in editions: name, day published, days of application covered.
pub fn list(out: &mut impl Write) -> Result<(), Failure> {
    for edition in Edition::all() {
        let (name, published_on) = (edition.name(), edition.data().published_on);
        let (from, to) = edition.covered_days();
        writeln!(out, "{name}\t{published_on}\t{from}\t{to}")?;
    }
    Ok(())
}

/// Prints an edition as JSON.
pub fn show(name: &str, out: &mut impl Write) -> Result<(), Failure> {
    let edition = Edition::named(name).map_err(Failure::coded)?;
    Ok(json::pretty(edition.data(), out)?)
}
