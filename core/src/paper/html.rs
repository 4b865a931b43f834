//! One file of HTML without scripts, to be printed on A4.

use super::{Cell, Line, Mark, Paper, Part, Table, Value, Width};

pub(super) fn written(paper: &Paper) -> String {
    let missing = paper.missing_mark();
    let mut body = String::new();
    for (i, part) in paper.parts.iter().enumerate() {
        body.push_str(&match part {
            Part::Sheet(heading) if i > 0 => {
                format!("</section>\n<section>\n<h1>{}</h1>\n", escaped(heading))
            }
            Part::Sheet(heading) => {
                let note = paper.missing_note();
                let note = note.map(|note| format!("<p class=\"open\">{}</p>\n", escaped(&note)));
                let note = note.unwrap_or_default();
                format!("<section>\n<h1>{}</h1>\n{note}", escaped(heading))
            }
            Part::Heading(text) => format!("<h2>{}</h2>\n", escaped(text)),
            Part::Text(text) => format!("<p>{}</p>\n", escaped(text)),
            Part::Lines(lines) => list(lines),
            Part::Aside(heading, lines) => format!(
                "<aside>\n<h2>{}</h2>\n{}</aside>\n",
                escaped(heading),
                list(lines)
            ),
            Part::Fields(fields) => {
                let rows = fields.iter().map(|(label, value)| {
                    let label = escaped(label);
                    let value = cell("", value, missing);
                    format!("<tr><th scope=\"row\">{label}</th>{value}</tr>\n")
                });
                let rows: String = rows.collect();
                format!("<table class=\"fields\">\n{rows}</table>\n")
            }
            Part::Table(table) => table_text(table, missing),
        });
    }
    body.push_str("</section>\n");
    let dense = if paper.is_dense {
        " class=\"dense\""
    } else {
        ""
    };
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n<style>{STYLE}</style>\n</head>\n\
         <body{dense}>\n<main>\n{body}</main>\n</body>\n</html>\n",
        paper.language.code(),
        escaped(&paper.title),
    )
}

fn cell(attributes: &str, value: &Value, missing: &str) -> String {
    match value {
        Value::Text(text) => format!("<td{attributes}>{}</td>", escaped(text)),
        Value::Missing => {
            let attributes = attributes.replace("class=\"", "class=\"open ");
            let attributes = match attributes.is_empty() {
                true => " class=\"open\"",
                false => &attributes,
            };
            format!("<td{attributes}>{missing}</td>")
        }
        Value::Blank => format!("<td{attributes}></td>"),
    }
}

fn list(lines: &[Line]) -> String {
    let items = lines.iter().map(|line| {
        let class = match line.mark {
            Mark::Nothing => " class=\"plain\"",
            Mark::Item => "",
            Mark::Task => " class=\"task\"",
            Mark::Done => " class=\"done\"",
        };
        let text = escaped(&line.text);
        match line.is_strong {
            true => format!("<li{class}><strong>{text}</strong></li>\n"),
            false => format!("<li{class}>{text}</li>\n"),
        }
    });
    format!("<ul>\n{}</ul>\n", items.collect::<String>())
}

fn table_text(table: &Table, missing: &str) -> String {
    let columns = table.columns.iter().map(|column| match column.width {
        Width::Narrow => "<col class=\"narrow\">",
        Width::Medium => "<col class=\"medium\">",
        Width::Rest => "<col>",
    });
    let head = table
        .columns
        .iter()
        .map(|column| match column.label.as_str() {
            "" => "<td></td>".to_owned(),
            label => format!("<th scope=\"col\">{}</th>", escaped(label)),
        });
    let rows = table.rows.iter().map(|row| {
        let cells = row.iter().map(|shown| match shown {
            Cell::Text(value) => cell("", value, missing),
            Cell::Amount(value) => cell(" class=\"amount\"", value, missing),
            Cell::Lines(lines) => format!("<td>{}</td>", list(lines)),
        });
        format!("<tr>{}</tr>\n", cells.collect::<String>())
    });
    let sums = table.sums.iter().map(|(label, cells)| {
        let amounts = table.amounts();
        let before = table.columns.len().saturating_sub(amounts);
        let span = match cells.len() {
            1 => format!(" class=\"amount\" colspan=\"{amounts}\""),
            _ => " class=\"amount\"".to_owned(),
        };
        let cells = cells.iter().map(|shown| match shown {
            Cell::Text(value) | Cell::Amount(value) => cell(&span, value, missing),
            Cell::Lines(lines) => format!("<td>{}</td>", list(lines)),
        });
        let cells: String = cells.collect();
        let label = escaped(label);
        format!("<tr><th scope=\"row\" colspan=\"{before}\">{label}</th>{cells}</tr>\n")
    });
    let (columns, head, rows) = (
        columns.collect::<String>(),
        head.collect::<String>(),
        rows.collect::<String>(),
    );
    let sums = match table.sums.is_empty() {
        true => String::new(),
        false => format!("<tfoot>\n{}</tfoot>\n", sums.collect::<String>()),
    };
    format!(
        "<table class=\"rows\">\n<colgroup>{columns}</colgroup>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n{sums}</table>\n"
    )
}

impl Table {
    /// Returns how many columns have amounts: the cells of the longest row of sums.
    fn amounts(&self) -> usize {
        let cells = self.sums.iter().map(|(_, cells)| cells.len());
        cells.max().unwrap_or(0)
    }
}

const STYLE: &str = "\
@page{size:A4;margin:13mm 15mm}\
:root{color-scheme:light}\
body{margin:0;background:#fff;color:#111;font:16px/1.7 system-ui,\"Noto Sans JP\",\"Noto Sans CJK JP\",sans-serif}\
main{max-width:44em;margin:0 auto;padding:1.5em;overflow-wrap:anywhere}\
section+section{margin-top:3em;border-top:3px double #767676;padding-top:1.5em}\
h1{font-size:1.4em;line-height:1.4;margin:0 0 1em}\
h2{font-size:1.05em;margin:1.6em 0 .4em;padding-bottom:.2em;border-bottom:1px solid #767676;break-after:avoid}\
p{margin:.6em 0}\
ul{margin:.3em 0;padding-left:1.4em}\
li.plain{list-style:none;margin-left:-1.4em}\
li.task,li.done{list-style:none;position:relative}\
li.task::before,li.done::before{content:\"\";position:absolute;left:-1.3em;top:.4em;width:.8em;height:.8em;border:1px solid #111;line-height:.75;text-align:center}\
li.done::before{content:\"\\2713\"}\
table{border-collapse:collapse;width:100%;margin:.4em 0}\
th,td{border:1px solid #767676;padding:.35em .6em;text-align:left;vertical-align:top;font-weight:400}\
th{background:#f3f3f3;overflow-wrap:break-word}\
.fields th{width:40%}\
.rows{table-layout:fixed}\
.narrow{width:3em}.medium{width:9em}\
.rows td{height:1.7em}\
td ul{margin:0;padding-left:1.3em}\
td li.plain{margin-left:-1.3em}\
.amount{text-align:right}\
tr,li{break-inside:avoid}\
.open{background:#fff3c4}\
aside{border:1px solid #767676;border-left-width:6px;margin:1em 0;padding:.2em 1em .6em}\
aside h2{border:0;margin:.4em 0 0}\
.dense{font-size:14px;line-height:1.5}\
@media (max-width:40em){main{padding:1em}.rows{table-layout:auto}th,td{padding:.25em .35em}}\
@media print{body{font-size:10pt;line-height:1.45}.dense{font-size:8pt;line-height:1.3}main{max-width:none;padding:0 1px}\
h1{margin-bottom:.6em}h2{margin-top:1.1em}.fields th,.fields td{padding:.25em .6em}\
section+section{border:0;margin:0;padding:0;break-before:page}aside{display:none}\
.dense h1{margin-bottom:.4em}.dense h2{margin-top:.8em}.dense td,.dense th{padding:.1em .5em}\
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}";

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}
