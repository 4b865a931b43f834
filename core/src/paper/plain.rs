//! Plain text, to be mailed.

use super::{Cell, Line, Mark, Paper, Part, Table, Value};
use crate::Language;

/// The marks of one language.
struct Marks {
    heading: &'static str,
    item: &'static str,
    colon: &'static str,
    missing: &'static str,
}

pub(super) fn written(paper: &Paper) -> String {
    let missing = paper.missing_mark();
    let marks = match paper.language {
        Language::Ja => Marks {
            heading: "■ ",
            item: "・",
            colon: "：",
            missing,
        },
        Language::En => Marks {
            heading: "# ",
            item: "- ",
            colon: ": ",
            missing,
        },
    };
    let mut out = String::new();
    for (i, part) in paper.parts.iter().enumerate() {
        match part {
            Part::Sheet(heading) if i > 0 => {
                out.push_str(&format!("\n{}\n{heading}\n", "-".repeat(40)));
            }
            Part::Sheet(heading) => {
                out.push_str(&format!("{heading}\n"));
                if let Some(note) = paper.missing_note() {
                    out.push_str(&format!("\n{note}\n"));
                }
            }
            Part::Heading(text) => out.push_str(&format!("\n{}{text}\n", marks.heading)),
            Part::Text(text) => out.push_str(&format!("\n{text}\n")),
            Part::Lines(lines) => push_lines(&mut out, lines, "", &marks),
            Part::Aside(heading, lines) => {
                out.push_str(&format!("\n{}{heading}\n", marks.heading));
                push_lines(&mut out, lines, "", &marks);
            }
            Part::Fields(fields) => {
                for (label, value) in fields {
                    let value = shown(value, &marks);
                    let line = format!("{label}{}{value}", marks.colon);
                    out.push_str(&format!("{}\n", line.trim_end()));
                }
            }
            Part::Table(table) => push_table(&mut out, table, &marks),
        }
    }
    out
}

fn shown<'v>(value: &'v Value, marks: &Marks) -> &'v str {
    match value {
        Value::Text(text) => text,
        Value::Missing => marks.missing,
        Value::Blank => "",
    }
}

fn push_lines(out: &mut String, lines: &[Line], indent: &str, marks: &Marks) {
    for line in lines {
        let mark = match line.mark {
            Mark::Nothing => "",
            Mark::Item => marks.item,
            Mark::Task => "□ ",
            Mark::Done => "☑ ",
        };
        out.push_str(&format!("{indent}{mark}{}\n", line.text));
    }
}

/// Writes a row a line, its cells apart by a bar; the lines of a cell below each other.
fn push_table(out: &mut String, table: &Table, marks: &Marks) {
    let labels = table.columns.iter().map(|column| column.label.as_str());
    let labels: Vec<_> = labels.filter(|label| !label.is_empty()).collect();
    out.push_str(&format!("\n{}\n", labels.join(" | ")));
    for row in &table.rows {
        let mut lines: Vec<&[Line]> = Vec::new();
        let mut cells = Vec::new();
        for cell in row {
            match cell {
                Cell::Text(value) | Cell::Amount(value) => cells.push(shown(value, marks)),
                Cell::Lines(all) => lines.push(all),
            }
        }
        if !cells.is_empty() {
            out.push_str(&format!("{}\n", cells.join(" | ").trim_end()));
        }
        for (i, lines) in lines.into_iter().enumerate() {
            let indent = if i == 0 { "" } else { "  " };
            push_lines(out, lines, indent, marks);
        }
    }
    for (label, cells) in &table.sums {
        let cells = cells.iter().map(|cell| match cell {
            Cell::Text(value) | Cell::Amount(value) => shown(value, marks),
            Cell::Lines(_) => "",
        });
        let cells: Vec<_> = cells.collect();
        out.push_str(&format!("{label}{}{}\n", marks.colon, cells.join(" | ")));
    }
}
