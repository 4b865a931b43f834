//! The line of a text that holds the headings, and the separator of its cells.

use std::collections::VecDeque;

use csv_core::{ReadRecordResult, Reader};

use super::Wanted;
use super::encoding::guessed;
use super::records::{Line, reader};

/// The signs that may stand between cells.
const SEPARATORS: [u8; 3] = [b',', b'\t', b';'];

/// Returns the separator that the line `sep=;` names: spreadsheets write it first.
pub fn directive(line: &str) -> Option<u8> {
    let line = line.trim_matches(['\r', '\n', '"']);
    let sign = match line.split_at_checked(4)? {
        (word, sign) if word.eq_ignore_ascii_case("sep=") => sign,
        _ => return None,
    };
    match sign.as_bytes() {
        [sign] if sign.is_ascii() => Some(*sign),
        // `sep=` with a tab that was trimmed.
        [] => Some(b'\t'),
        _ => None,
    }
}

/// Returns the separator by which a line has at least `needed` known headings; of several the one
/// with most.
pub fn of_headings(line: &str, needed: usize, is_known: impl Fn(&str) -> bool) -> Option<u8> {
    let count = |separator: u8| {
        let cells = line
            .split(char::from(separator))
            .map(|cell| cell.trim_matches(['"', ' ', '\r']));
        cells.filter(|cell| is_known(cell)).count()
    };
    let counts = SEPARATORS.map(|separator| (count(separator), separator));
    let best = counts.into_iter().rev().max_by_key(|(count, _)| *count);
    best.filter(|(count, _)| *count >= needed.max(1))
        .map(|(_, separator)| separator)
}

/// Returns the place of the line on which a row of headings begins that may hold line breaks, and its
/// separator.
pub fn of_records(lines: &VecDeque<Line>, wanted: Wanted) -> Option<(usize, u8)> {
    let texts = lines
        .iter()
        .map(|(_, line)| line.as_deref().unwrap_or_default());
    let texts: Vec<&[u8]> = texts.collect();
    // Its table of states takes longer to make than a line to read.
    let mut readers = SEPARATORS.map(|separator| (reader(separator), separator));
    (0..texts.len()).find_map(|start| {
        let rest = texts.get(start..)?.join(&b"\n"[..]);
        let known = |(reader, separator): &mut (Reader, u8)| {
            let cells = first_record(&rest, reader)?;
            let count = cells.iter().filter(|cell| wanted.knows(cell)).count();
            (count >= wanted.least.max(1)).then_some((count, *separator))
        };
        let best = readers
            .iter_mut()
            .rev()
            .filter_map(known)
            .max_by_key(|(count, _)| *count);
        best.map(|(_, separator)| (start, separator))
    })
}

/// Returns the cells of the first record of a text; `None` where it has no end.
fn first_record(text: &[u8], reader: &mut Reader) -> Option<Vec<String>> {
    reader.reset();
    let (mut cells, mut ends) = (vec![0; text.len() + 1], vec![0; text.len() + 2]);
    let whole = [text, b"\n"].concat();
    let (result, _, _, count) = reader.read_record(&whole, &mut cells, &mut ends);
    if !matches!(result, ReadRecordResult::Record) {
        return None;
    }
    let mut from = 0;
    let cell = |end: &usize| {
        let cell = cells.get(from..*end).unwrap_or_default();
        from = *end;
        guessed(cell).into_owned()
    };
    Some(ends.iter().take(count).map(cell).collect())
}

/// Returns the separator of a line whose headings are not known: a comma where it has one.
pub fn likely(line: &str) -> u8 {
    let mut separators = SEPARATORS.into_iter();
    separators
        .find(|separator| line.contains(char::from(*separator)))
        .unwrap_or(b',')
}
