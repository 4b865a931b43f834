//! Which line of a text holds the headings, and which sign stands between its cells.

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

/// Returns the separator of a line whose headings are not known: a comma where it has one.
pub fn likely(line: &str) -> u8 {
    let mut separators = SEPARATORS.into_iter();
    separators
        .find(|separator| line.contains(char::from(*separator)))
        .unwrap_or(b',')
}
