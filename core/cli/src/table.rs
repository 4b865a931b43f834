//! Columns that line up on a terminal, where a kanji is two letters wide.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

/// Writes rows of cells, the first columns (`texts`: how many) to the left, the others to the
/// right.
pub fn write(rows: &[Vec<String>], texts: usize, out: &mut impl Write) -> io::Result<()> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns)
        .map(|column| {
            let cells = rows.iter().filter_map(|row| row.get(column));
            cells.map(|cell| cell.width()).max().unwrap_or(0)
        })
        .collect();
    for row in rows {
        let mut line = String::new();
        for (i, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let space = " ".repeat(width.saturating_sub(cell.width()));
            match i {
                0 => line.extend([cell.as_str(), &space]),
                i if i < texts => line.extend(["   ", cell.as_str(), &space]),
                _ => line.extend(["   ", &space, cell]),
            }
        }
        writeln!(out, "  {}", line.trim_end())?;
    }
    Ok(())
}
