//! The program `onshi`, asked without a process.

use std::fs::File;
use std::io::Write;
use std::os::fd::{AsRawFd, FromRawFd};

/// Makes a file of these bytes that is in memory alone.
///
/// # Panics
///
/// Where the system has no room for it.
pub fn file(bytes: &[u8]) -> File {
    // SAFETY: the name is a C string; the call opens a file in memory, which is owned from here.
    let mut file = unsafe {
        let number = libc::memfd_create(c"rows".as_ptr(), 0);
        assert!(number >= 0, "no file in memory");
        File::from_raw_fd(number)
    };
    file.write_all(bytes).expect("room for the bytes");
    file
}

/// Returns the path by which this process opens a file anew.
pub fn path(file: &File) -> String {
    format!("/proc/self/fd/{}", file.as_raw_fd())
}

/// Asks the program with a file of these bytes. Returns its output and its exit status.
///
/// # Panics
///
/// Where it stops between the first row and the end.
pub fn answers(arguments: &[&str], bytes: &[u8]) -> (Vec<u8>, u8) {
    let file = file(bytes);
    let path = path(&file);
    let mut out = Vec::new();
    let words = ["onshi"]
        .iter()
        .chain(arguments)
        .copied()
        .chain([path.as_str()]);
    let status = onshi_cli::run(words.map(Into::into), &mut out);
    // A file that is neither text nor a workbook is refused as a whole, before any row.
    assert!(
        status != 2 || out.is_empty(),
        "{arguments:?}: {}",
        String::from_utf8_lossy(&out)
    );
    (out, status)
}

/// Returns how many rows an answered table has below its headings.
///
/// # Panics
///
/// If the table is not CSV, or the number of cells of a row differs from that of the headings.
pub fn rows_of(table: &[u8]) -> usize {
    let mut reader = csv::ReaderBuilder::new().from_reader(table);
    let width = reader.headers().expect("a heading").len();
    let widths = reader.byte_records().map(|row| row.expect("a row").len());
    widths.inspect(|found| assert_eq!(*found, width)).count()
}

/// Returns how many lines are not blank: a byte order mark at a line's begin and its end are not
/// part of it.
pub fn filled_lines(bytes: &[u8]) -> usize {
    let blank = |line: &[u8]| {
        let mut line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
        // Full-width spaces of CP932, and the mark by which old programs end a file.
        while let Some(rest) = line.strip_prefix(b"\x81\x40") {
            line = rest.trim_ascii_start();
        }
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        line == b"\x1A" || std::str::from_utf8(line).is_ok_and(|line| line.trim().is_empty())
    };
    bytes
        .split(|byte| *byte == b'\n')
        .filter(|line| !blank(line))
        .count()
}
