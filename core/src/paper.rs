//! A text for paper or mail: sheets of headings, fields, lists and tables, as plain text or as one page of HTML.

use crate::Language;
use crate::signs::is_printable;

mod html;
mod plain;

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

/// A text in the making: one sheet or several, each with a heading of its own.
pub(crate) struct Paper {
    language: Language,
    title: String,
    /// Set in small type, so that much goes on a sheet.
    is_dense: bool,
    parts: Vec<Part>,
}

enum Part {
    /// The beginning of a sheet.
    Sheet(String),
    Heading(String),
    Text(String),
    Lines(Vec<Line>),
    /// A remark for whoever works with the text: it is shown on a screen and not printed.
    Aside(String, Vec<Line>),
    Fields(Vec<(String, Value)>),
    Table(Table),
}

/// The content of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Text(String),
    /// It must be filled in.
    Missing,
    /// It may stay empty.
    Blank,
}

impl Value {
    /// Makes the value of a field that must be filled in.
    pub(crate) fn needed(text: &str) -> Self {
        match on_one_line(text) {
            text if text.is_empty() => Self::Missing,
            text => Self::Text(text),
        }
    }

    /// Makes the value of a field that may stay empty.
    pub(crate) fn optional(text: &str) -> Self {
        match Self::needed(text) {
            Self::Missing => Self::Blank,
            value => value,
        }
    }
}

/// What precedes a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    Nothing,
    /// A point of a list.
    Item,
    /// A box to tick.
    Task,
    /// A box that is ticked.
    Done,
}

/// A line of a list or of a table's cell.
pub(crate) struct Line {
    mark: Mark,
    is_strong: bool,
    text: String,
}

impl Line {
    pub(crate) fn new(mark: Mark, text: &str) -> Self {
        Self {
            mark,
            is_strong: false,
            text: sentence(text),
        }
    }

    pub(crate) fn strong(mark: Mark, text: &str) -> Self {
        Self {
            is_strong: true,
            ..Self::new(mark, text)
        }
    }
}

/// A table with a heading row.
pub(crate) struct Table {
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Vec<Cell>>,
    /// The sums below the rows: a label over the columns before the amounts, then the amounts. An only amount
    /// takes the columns of all.
    pub(crate) sums: Vec<(String, Vec<Cell>)>,
}

/// A column of a table.
pub(crate) struct Column {
    pub(crate) label: String,
    pub(crate) width: Width,
}

/// The width of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Width {
    /// For a number of two digits.
    Narrow,
    /// For a day or an amount.
    Medium,
    /// What the others leave.
    Rest,
}

impl Column {
    pub(crate) fn new(label: &str, width: Width) -> Self {
        Self {
            label: sentence(label),
            width,
        }
    }
}

/// A cell of a table.
pub(crate) enum Cell {
    Text(Value),
    Amount(Value),
    Lines(Vec<Line>),
}

impl Paper {
    pub(crate) fn new(title: &str, language: Language) -> Self {
        let title = on_one_line(title);
        Self {
            language,
            parts: vec![Part::Sheet(title.clone())],
            is_dense: false,
            title,
        }
    }

    pub(crate) fn dense(self) -> Self {
        Self {
            is_dense: true,
            ..self
        }
    }

    /// Begins another sheet.
    pub(crate) fn sheet(&mut self, heading: &str) {
        self.parts.push(Part::Sheet(on_one_line(heading)));
    }

    pub(crate) fn heading(&mut self, text: &str) {
        self.parts.push(Part::Heading(on_one_line(text)));
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.parts.push(Part::Text(on_one_line(text)));
    }

    pub(crate) fn items<'t>(&mut self, items: impl IntoIterator<Item = &'t str>) {
        let items = items.into_iter().map(|text| Line::new(Mark::Item, text));
        self.parts.push(Part::Lines(items.collect()));
    }

    pub(crate) fn lines(&mut self, lines: Vec<Line>) {
        self.parts.push(Part::Lines(lines));
    }

    pub(crate) fn aside(&mut self, heading: &str, lines: Vec<Line>) {
        self.parts.push(Part::Aside(on_one_line(heading), lines));
    }

    pub(crate) fn fields<'l>(&mut self, fields: impl IntoIterator<Item = (&'l str, Value)>) {
        let fields = fields.into_iter();
        let fields = fields.map(|(label, value)| (sentence(label), value));
        self.parts.push(Part::Fields(fields.collect()));
    }

    pub(crate) fn table(&mut self, mut table: Table) {
        for (label, _) in &mut table.sums {
            *label = sentence(label);
        }
        self.parts.push(Part::Table(table));
    }

    /// Writes the text. What is missing is marked in its place and listed at the top.
    pub(crate) fn write(&self, output: PaperOutput) -> String {
        match output {
            PaperOutput::Text => plain::written(self),
            PaperOutput::Html => html::written(self),
        }
    }

    /// Returns what must be filled in, by sheet, or nothing.
    fn missing_note(&self) -> Option<String> {
        let mut sheets: Vec<(&str, Vec<String>)> = Vec::new();
        for part in &self.parts {
            match part {
                Part::Sheet(heading) => sheets.push((heading, Vec::new())),
                Part::Fields(fields) => {
                    let missing = fields.iter().filter(|(_, value)| *value == Value::Missing);
                    if let Some((_, all)) = sheets.last_mut() {
                        all.extend(missing.map(|(label, _)| label.clone()));
                    }
                }
                Part::Table(table) => {
                    if let Some((_, all)) = sheets.last_mut() {
                        all.extend(table.missing(self.language));
                    }
                }
                Part::Heading(_) | Part::Text(_) | Part::Lines(_) | Part::Aside(..) => {}
            }
        }
        let (comma, stop) = (self.language.of("、", ", "), self.language.of("／", "; "));
        let has_several = sheets.len() > 1;
        sheets.retain(|(_, missing)| !missing.is_empty());
        let colon = self.language.of("：", ": ");
        let lists = sheets.iter().map(|(heading, missing)| {
            let missing = missing.join(comma);
            match has_several {
                false => missing,
                true => format!("{heading}{colon}{missing}"),
            }
        });
        let lists: Vec<_> = lists.collect();
        if lists.is_empty() {
            return None;
        }
        let lists = lists.join(stop);
        Some(match self.language {
            Language::Ja => format!("未記入の項目：{lists}"),
            Language::En => format!("To be filled in: {lists}"),
        })
    }

    const fn missing_mark(&self) -> &'static str {
        self.language.of("【未記入】", "[to be filled in]")
    }
}

impl Table {
    /// Returns what must be filled in: the column with the row's number, the label of a sum.
    fn missing(&self, language: Language) -> Vec<String> {
        let is_missing = |cell: &Cell| {
            matches!(
                cell,
                Cell::Text(Value::Missing) | Cell::Amount(Value::Missing)
            )
        };
        let mut missing = Vec::new();
        for (i, row) in (1..).zip(&self.rows) {
            for (column, _) in self
                .columns
                .iter()
                .zip(row)
                .filter(|(_, cell)| is_missing(cell))
            {
                let label = &column.label;
                missing.push(match language {
                    Language::Ja => format!("{i}行目の{label}"),
                    Language::En => format!("{label} of row {i}"),
                });
            }
        }
        for (label, cells) in &self.sums {
            if cells.iter().any(is_missing) {
                missing.push(label.clone());
            }
        }
        missing
    }
}

/// Returns a text without line breaks and what cannot be printed, which nobody fills in on purpose.
fn on_one_line(text: &str) -> String {
    let shown = text.chars().map(|c| if is_printable(c) { c } else { ' ' });
    shown.collect::<String>().trim().to_owned()
}

/// Returns a text that begins with a capital letter, as a label or a line of its own does.
pub(crate) fn sentence(text: &str) -> String {
    let text = on_one_line(text);
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => text,
    }
}
