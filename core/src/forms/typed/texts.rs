//! Texts by path, `lines[0].eligible`, nested as the form is.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::Project;
use crate::forms::{FieldKind, FormField};

/// Texts by path; each is taken as its field is read.
pub(super) struct Texts(pub(super) BTreeMap<String, String>);

/// The texts as the form nests them.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Node {
    Text(String),
    List(Vec<Node>),
    Object(BTreeMap<&'static str, Node>),
}

impl Texts {
    /// Takes the texts of an object's fields; `part`: its path, with its dot.
    pub(super) fn object(&mut self, fields: &[FormField], part: &str, rows: &mut Rows) -> Node {
        let nodes = fields.iter().filter_map(|field| {
            let at = format!("{part}{}", field.name());
            let inside = format!("{at}.");
            let node = match field.kind {
                FieldKind::Lines(fields) if self.has(&format!("{at}[")) => {
                    self.rows(fields, &at, rows)
                }
                FieldKind::Form(form) if self.has(&inside) => {
                    Some(self.object(form.fields(), &inside, rows))
                }
                FieldKind::Project if self.has(&inside) => {
                    let fields = Project::FIELDS.iter().filter_map(|field| {
                        let text = self.0.remove(&format!("{inside}{}", field.name));
                        Some((field.name, Node::Text(text?)))
                    });
                    Some(Node::Object(fields.collect()))
                }
                FieldKind::Words(_) if self.has(&format!("{at}[")) => Some(self.words(&at, rows)),
                _ => self.0.remove(&at).map(Node::Text),
            };
            Some((field.name(), node?))
        });
        Node::Object(nodes.collect())
    }

    /// Takes the words of a list, without those that are blank.
    fn words(&mut self, list: &str, rows: &mut Rows) -> Node {
        let mut kept = Vec::new();
        let mut nodes = Vec::new();
        for i in self.indexes(list, "]") {
            let text = self.0.remove(&format!("{list}[{i}]"));
            if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
                kept.push(i);
                nodes.push(Node::Text(text));
            }
        }
        rows.0.insert(list.to_owned(), kept);
        Node::List(nodes)
    }

    /// Takes the rows of a list, without those that are blank throughout.
    fn rows(&mut self, fields: &[FormField], list: &str, rows: &mut Rows) -> Option<Node> {
        let indexes = self.indexes(list, "].");
        if indexes.is_empty() {
            return None;
        }
        let mut kept = Vec::new();
        let mut nodes = Vec::new();
        for i in indexes {
            let row = self.object(fields, &format!("{list}[{i}]."), rows);
            if !row.is_blank() {
                kept.push(i);
                nodes.push(row);
            }
        }
        rows.0.insert(list.to_owned(), kept);
        Some(Node::List(nodes))
    }

    fn has(&self, start: &str) -> bool {
        let mut from = self.0.range(start.to_owned()..);
        from.next().is_some_and(|(path, _)| path.starts_with(start))
    }

    /// Returns the indexes of a list; `end`: what follows an index.
    fn indexes(&self, list: &str, end: &str) -> BTreeSet<usize> {
        let start = format!("{list}[");
        let paths = self.0.range(start.clone()..).map(|(path, _)| path);
        let rests = paths.map_while(|path| path.strip_prefix(&start));
        rests
            .filter_map(|rest| {
                let (digits, _) = rest.split_once(end)?;
                let index: usize = digits.parse().ok()?;
                (index.to_string() == digits).then_some(index)
            })
            .collect()
    }
}

impl Node {
    fn is_blank(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::List(nodes) => nodes.iter().all(Self::is_blank),
            Self::Object(nodes) => nodes.values().all(Self::is_blank),
        }
    }
}

/// The rows of each list that are not blank, by their indexes as typed.
#[derive(Default)]
pub(super) struct Rows(BTreeMap<String, Vec<usize>>);

impl Rows {
    /// Gives the path of a finding the index that was typed.
    pub(super) fn restore(&self, path: &mut String) {
        let restored = self.0.iter().find_map(|(list, kept)| {
            let rest = path.strip_prefix(list)?.strip_prefix('[')?;
            let (index, rest) = rest.split_once(']')?;
            let typed = kept.get(index.parse::<usize>().ok()?)?;
            Some(format!("{list}[{typed}]{rest}"))
        });
        if let Some(restored) = restored {
            *path = restored;
        }
    }
}
