//! A heading of a column as people write it.

use crate::Field;
use crate::signs::{plain, unified};

/// A heading that means a field.
pub(super) struct Heading {
    pub(super) field: Field,
    /// The unit that it gives for every cell, where it is not the field's own: `千円`.
    pub(super) unit: String,
}

/// Notes that a heading may have without meaning anything else.
const NOTES: [&str; 15] = [
    "円",
    "yen",
    "jpy",
    "税込",
    "台",
    "枚",
    "回",
    "日付",
    "年月日",
    "西暦",
    "和暦",
    "必須",
    "任意",
    "有無",
    "yyyymmdd",
];

/// Units that make every cell larger.
const UNITS: [&str; 6] = ["千円", "万円", "百万円", "千回", "万回", "百万回"];

impl Heading {
    /// Returns what a heading means.
    pub(super) fn typed(heading: &str, fields: &[Field]) -> Option<Self> {
        // The names on the wire need no reading of signs.
        let exact = fields.iter().find(|field| field.name == heading);
        if let Some(field) = exact {
            return Some(Self {
                field: *field,
                unit: String::new(),
            });
        }
        let letters = letters(heading);
        let mut name = letters.trim_end_matches(['*', '※', ':']);
        let mut unit = "";
        while let Some((before, note)) = note(name) {
            match UNITS.contains(&note) {
                true if unit.is_empty() => unit = note,
                false if NOTES.contains(&note) => {}
                _ => return None,
            }
            name = before.trim_end_matches(['*', '※', ':']);
        }
        let names = |field: &&Field| {
            let names = [
                Some(field.name),
                field.heading,
                Some(field.ja),
                Some(field.en),
            ];
            names
                .into_iter()
                .flatten()
                .any(|known| self::letters(known) == name)
        };
        let field = fields.iter().find(names)?;
        Some(Self {
            field: *field,
            unit: unit.to_owned(),
        })
    }

    /// Returns whether a heading is a name, whatever its case and its gaps.
    pub(super) fn is_name(heading: &str, name: &str) -> bool {
        heading == name || letters(heading) == letters(name)
    }
}

/// Cuts a note in brackets from the end of a heading: `事業費(単位:円)`.
fn note(name: &str) -> Option<(&str, &str)> {
    let (before, note) = match name.strip_suffix(')') {
        Some(inside) => inside.rsplit_once('(')?,
        None => name.strip_suffix(']')?.rsplit_once('[')?,
    };
    let note = note.strip_prefix("単位").unwrap_or(note);
    Some((before, note.trim_start_matches(':')))
}

/// Returns the letters and signs of a heading in one width and case, without gaps.
fn letters(heading: &str) -> String {
    let mut letters = unified(&plain(heading)).to_lowercase();
    letters.retain(|c| !c.is_whitespace() && !matches!(c, '_' | '-'));
    letters
}
