//! A text for paper or mail: a title, headings, fields and lists, as plain text or as one page of HTML.

use crate::Language;
use crate::signs::is_printable;

/// How a text for paper or mail is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperOutput {
    /// Plain text, to be mailed.
    Text,
    /// One file of HTML without scripts, to be printed on A4.
    Html,
}

impl PaperOutput {
    /// The words for [`from_code`](Self::from_code).
    pub const CODES: &'static [&'static str] = &["text", "html"];

    /// Reads `text` or `html`.
    pub fn from_code(word: &str) -> Option<Self> {
        match word {
            "text" => Some(Self::Text),
            "html" => Some(Self::Html),
            _ => None,
        }
    }
}

/// A text in the making.
pub(crate) struct Paper {
    language: Language,
    title: String,
    parts: Vec<Part>,
}

enum Part {
    Heading(String),
    Text(String),
    Items(Vec<String>),
    /// Labels with their values; `None` for a value that is to be filled in.
    Fields(Vec<(String, Option<String>)>),
}

impl Paper {
    pub(crate) fn new(title: &str, language: Language) -> Self {
        Self {
            language,
            title: on_one_line(title),
            parts: Vec::new(),
        }
    }

    pub(crate) fn heading(&mut self, text: &str) {
        self.parts.push(Part::Heading(on_one_line(text)));
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.parts.push(Part::Text(on_one_line(text)));
    }

    pub(crate) fn items<'t>(&mut self, items: impl IntoIterator<Item = &'t str>) {
        let items = items.into_iter().map(sentence);
        self.parts.push(Part::Items(items.collect()));
    }

    /// Adds labels with their values; a blank value is to be filled in.
    pub(crate) fn fields(&mut self, fields: Vec<(&str, String)>) {
        let fields = fields.into_iter().map(|(label, value)| {
            let value = on_one_line(&value);
            (
                sentence(label),
                Some(value).filter(|value| !value.is_empty()),
            )
        });
        self.parts.push(Part::Fields(fields.collect()));
    }

    /// Writes the text. Blank fields are marked in their place and listed at the top.
    pub(crate) fn write(&self, output: PaperOutput) -> String {
        match output {
            PaperOutput::Text => self.plain(),
            PaperOutput::Html => self.html(),
        }
    }

    /// Returns the labels of what is to be filled in.
    fn open(&self) -> Vec<&str> {
        let fields = self.parts.iter().filter_map(|part| match part {
            Part::Fields(fields) => Some(fields),
            _ => None,
        });
        let open = fields.flatten().filter(|(_, value)| value.is_none());
        open.map(|(label, _)| label.as_str()).collect()
    }

    fn open_note(&self) -> Option<String> {
        let open = self.open();
        if open.is_empty() {
            return None;
        }
        Some(match self.language {
            Language::Ja => format!("未記入の項目：{}", open.join("、")),
            Language::En => format!("To be filled in: {}", open.join(", ")),
        })
    }

    const fn blank(&self) -> &'static str {
        self.language.of("【未記入】", "[to be filled in]")
    }

    fn plain(&self) -> String {
        let (mark, item, colon) = match self.language {
            Language::Ja => ("■ ", "・", "："),
            Language::En => ("# ", "- ", ": "),
        };
        let mut out = format!("{}\n", self.title);
        if let Some(note) = self.open_note() {
            out.push_str(&format!("\n{note}\n"));
        }
        for part in &self.parts {
            match part {
                Part::Heading(text) => out.push_str(&format!("\n{mark}{text}\n")),
                Part::Text(text) => out.push_str(&format!("\n{text}\n")),
                Part::Items(items) => {
                    items
                        .iter()
                        .for_each(|text| out.push_str(&format!("{item}{text}\n")));
                }
                Part::Fields(fields) => {
                    for (label, value) in fields {
                        let value = value.as_deref().unwrap_or(self.blank());
                        out.push_str(&format!("{label}{colon}{value}\n"));
                    }
                }
            }
        }
        out
    }

    fn html(&self) -> String {
        let mut body = format!("<h1>{}</h1>\n", escaped(&self.title));
        if let Some(note) = self.open_note() {
            body.push_str(&format!("<p class=\"open\">{}</p>\n", escaped(&note)));
        }
        for part in &self.parts {
            match part {
                Part::Heading(text) => body.push_str(&format!("<h2>{}</h2>\n", escaped(text))),
                Part::Text(text) => body.push_str(&format!("<p>{}</p>\n", escaped(text))),
                Part::Items(items) => {
                    let items = items
                        .iter()
                        .map(|text| format!("<li>{}</li>\n", escaped(text)));
                    body.push_str(&format!("<ul>\n{}</ul>\n", items.collect::<String>()));
                }
                Part::Fields(fields) => {
                    let rows = fields.iter().map(|(label, value)| {
                        let value = match value {
                            Some(value) => format!("<td>{}</td>", escaped(value)),
                            None => format!("<td class=\"open\">{}</td>", self.blank()),
                        };
                        format!(
                            "<tr><th scope=\"row\">{}</th>{value}</tr>\n",
                            escaped(label)
                        )
                    });
                    body.push_str(&format!("<table>\n{}</table>\n", rows.collect::<String>()));
                }
            }
        }
        format!(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n<style>{STYLE}</style>\n</head>\n\
             <body>\n<main>\n{body}</main>\n</body>\n</html>\n",
            self.language.code(),
            escaped(&self.title),
        )
    }
}

const STYLE: &str = "\
@page{size:A4;margin:18mm}\
:root{color-scheme:light}\
body{margin:0;background:#fff;color:#111;font:16px/1.7 system-ui,\"Noto Sans JP\",\"Noto Sans CJK JP\",sans-serif}\
main{max-width:44em;margin:0 auto;padding:1.5em;overflow-wrap:anywhere}\
h1{font-size:1.4em;line-height:1.4;margin:0 0 1em}\
h2{font-size:1.05em;margin:1.6em 0 .4em;padding-bottom:.2em;border-bottom:1px solid #767676;break-after:avoid}\
p{margin:.6em 0}\
ul{margin:.3em 0;padding-left:1.4em}\
table{border-collapse:collapse;width:100%;margin:.4em 0}\
th,td{border:1px solid #767676;padding:.35em .6em;text-align:left;vertical-align:top;font-weight:400}\
th{width:40%;background:#f3f3f3;overflow-wrap:break-word}\
tr,li{break-inside:avoid}\
.open{background:#fff3c4}\
@media print{body{font-size:10.5pt;line-height:1.55}main{max-width:none;padding:0}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}";

/// Returns a text without line breaks and what cannot be printed, which nobody fills in on purpose.
fn on_one_line(text: &str) -> String {
    let shown = text.chars().map(|c| if is_printable(c) { c } else { ' ' });
    shown.collect::<String>().trim().to_owned()
}

/// Returns a text that begins with a capital letter, as a label or a line of its own does.
fn sentence(text: &str) -> String {
    let text = on_one_line(text);
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => text,
    }
}

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
