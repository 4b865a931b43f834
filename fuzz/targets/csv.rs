//! CSV as the program reads it: every row has its answer, as JSON and as CSV.
#![no_main]

use libfuzzer_sys::fuzz_target;
use onshi_fuzz::{answers, filled_lines, rows_of};

fuzz_target!(|bytes: &[u8]| {
    let (lines, status) = answers(&["assess", "--input", "csv"], bytes);
    let (table, again) = answers(&["assess", "--input", "csv", "--output", "csv"], bytes);
    assert_eq!(status, again);
    if table.is_empty() {
        // The heading was refused, or there was none.
        return;
    }
    let answered = lines.iter().filter(|byte| **byte == b'\n').count();
    assert_eq!(rows_of(&table), answered);
    // Without quotes, a row is a line below the headings; titles and empty rows have no answer. (In
    // UTF-16 other bytes look like the end of a line.)
    if !bytes.contains(&b'"') && !bytes.contains(&0) {
        assert!(answered < filled_lines(bytes));
    }
});
