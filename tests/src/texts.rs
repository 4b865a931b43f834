//! Every text that a person can see, in both languages, for an expert to review in one file.
//!
//! The texts are read from the sources themselves, so none can be left out: string literals of the
//! core, the program, the page and the Python package that hold Japanese, and the English beside
//! them.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};

/// Where texts live, from the root of the repository.
const PLACES: [&str; 8] = [
    "core/src",
    "core/files/src",
    "core/cli/src",
    "bindings-python/src",
    "bindings-python/python/onshi",
    "bindings-wasm/js",
    "bindings-wasm/web",
    "bindings-kotlin/src/main",
];

/// A text of a source file: the item that says it, Japanese, English.
type Found = (String, String, String);

/// Renders the sheet of all texts.
pub fn texts_sheet() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut out = String::from(
        "# 文言の一覧\n\n利用者の目に触れる文言を、日本語と英語で並べています。`{…}` には値が入ります。\
         この表はソースコードから作られています。\n",
    );
    for place in PLACES {
        for file in files(&root.join(place)) {
            let read: fn(&str) -> Vec<Found> = match file.extension().and_then(|end| end.to_str()) {
                Some("rs") => rust,
                Some("html") => html,
                Some("js" | "py" | "kt") => quoted,
                _ => continue,
            };
            let found = read(&fs::read_to_string(&file).expect("a source file is UTF-8"));
            let name = file.strip_prefix(&root).expect("below the root").display();
            if !found.is_empty() {
                section(&mut out, &name.to_string(), &found);
            }
        }
    }
    out
}

fn section(out: &mut String, file: &str, found: &[Found]) {
    let cell = |text: &str| text.replace('|', "\\|").replace('\n', "<br>");
    let _ = write!(
        out,
        "\n## {file}\n\n| 箇所 | 日本語 | English |\n| --- | --- | --- |\n"
    );
    for (item, ja, en) in found {
        let _ = writeln!(out, "| {} | {} | {} |", cell(item), cell(ja), cell(en));
    }
}

/// Returns the files below a folder, in the order of their names.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut entries: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    entries.sort();
    let nested = entries.into_iter().flat_map(|entry| match entry.is_dir() {
        true => files(&entry),
        false => vec![entry],
    });
    nested.collect()
}

/// Returns a text without the values and examples in it: `{…}` and what stands in backticks.
fn own_words(text: &str) -> String {
    let outside = |text: &str, open: char, close: char| {
        let mut kept = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once(open) {
            kept.push_str(before);
            rest = after.split_once(close).map_or("", |(_, after)| after);
        }
        kept + rest
    };
    outside(&outside(text, '{', '}'), '`', '`')
}

/// Returns whether a text is Japanese. English may name a menu or a document in Japanese, but
/// begins with three words of its own.
fn is_japanese(text: &str) -> bool {
    let words = own_words(text);
    let is_english = |word: &str| word.is_ascii() && word.contains(|c: char| c.is_alphabetic());
    let first: Vec<&str> = words.split_whitespace().take(3).collect();
    let japanese = |c| matches!(c, '\u{3041}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}');
    words.contains(japanese) && !(first.len() == 3 && first.into_iter().all(is_english))
}

/// Pairs the literals of an item. In the sources the Japanese comes first: one text and its
/// English, or several in a row and then as many in English.
#[derive(Default)]
struct Pairs {
    item: String,
    waiting: Vec<String>,
    english: Vec<String>,
    documentation: String,
    found: Vec<Found>,
}

impl Pairs {
    fn begin(&mut self, item: &str) {
        self.flush();
        self.item = item.to_owned();
    }

    fn literal(&mut self, text: String) {
        // What the program says before it knows a language, it says in both.
        if let Some((ja, en)) = text.split_once(" / ")
            && is_japanese(ja)
            && !is_japanese(en)
        {
            self.flush();
            self.push(ja.to_owned(), en.to_owned());
            return;
        }
        if is_japanese(&text) {
            if !self.english.is_empty() {
                self.flush();
            }
            self.waiting.push(text);
            return;
        }
        let words = own_words(&text);
        // A code of the wire has an underscore and no space; an address has its own signs.
        let is_code = !words.contains(' ') && words.contains(['_', '@', '/']);
        let is_word = text.chars().any(char::is_alphabetic) && !is_code;
        if is_word && self.english.len() < self.waiting.len() {
            self.english.push(text);
        }
    }

    fn flush(&mut self) {
        let english = std::mem::take(&mut self.english);
        let japanese = std::mem::take(&mut self.waiting);
        // What has no English, such as a place in a document, comes before what has.
        let alone = japanese.len() - english.len();
        let english = std::iter::repeat_n(String::new(), alone).chain(english);
        for (ja, en) in japanese.into_iter().zip(english) {
            self.push(ja, en);
        }
    }

    /// Takes `日本語 / English` of a doc comment, which clap prints as a program's help.
    fn flush_documentation(&mut self) {
        let text = std::mem::take(&mut self.documentation);
        if let Some((ja, en)) = text.split_once(" / ")
            && is_japanese(ja)
        {
            self.flush();
            self.push(ja.trim().to_owned(), en.trim().to_owned());
        }
    }

    fn push(&mut self, ja: String, en: String) {
        let found = (self.item.clone(), ja, en);
        if !self.found.contains(&found) {
            self.found.push(found);
        }
    }

    fn finish(mut self) -> Vec<Found> {
        self.flush();
        self.found
    }
}

/// Returns the texts of a Rust source. Documentation counts where it is a program's help.
fn rust(source: &str) -> Vec<Found> {
    let tokens: TokenStream = source.parse().expect("Rust");
    let mut pairs = Pairs::default();
    walk(tokens, &mut pairs);
    pairs.finish()
}

fn walk(tokens: TokenStream, pairs: &mut Pairs) {
    let mut previous = String::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        if !matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '#') {
            pairs.flush_documentation();
        }
        match token {
            TokenTree::Ident(ident) => {
                let word = ident.to_string();
                let names = ["fn", "const", "static", "enum", "struct", "impl", "mod"];
                if names.contains(&previous.as_str()) && word != "fn" {
                    pairs.begin(&word);
                }
                previous = word;
            }
            TokenTree::Punct(punct) => {
                if punct.as_char() != '#' {
                    continue;
                }
                match tokens.next() {
                    Some(TokenTree::Group(group)) => attribute(group.stream(), pairs),
                    // `#!` documents the file, for programmers.
                    Some(TokenTree::Punct(_)) => drop(tokens.next()),
                    _ => {}
                }
            }
            TokenTree::Literal(literal) => {
                if let Some(text) = unquoted(&literal.to_string()) {
                    pairs.literal(text);
                }
            }
            TokenTree::Group(group) => walk(group.stream(), pairs),
        }
    }
}

/// Reads an attribute: a doc comment, or the labels of a condition.
fn attribute(attribute: TokenStream, pairs: &mut Pairs) {
    match attribute.clone().into_iter().next() {
        Some(TokenTree::Ident(name)) if name == "labels" => walk(attribute, pairs),
        _ => documentation(attribute, pairs),
    }
}

/// Gathers the lines of a doc comment.
fn documentation(attribute: TokenStream, pairs: &mut Pairs) {
    for token in attribute {
        if let TokenTree::Literal(literal) = token
            && let Some(text) = unquoted(&literal.to_string())
        {
            if !pairs.documentation.is_empty() {
                pairs.documentation.push(' ');
            }
            pairs.documentation.push_str(text.trim());
        }
    }
}

/// Returns what a string literal holds; `None` for a literal of another kind.
fn unquoted(literal: &str) -> Option<String> {
    let raw = literal.strip_prefix('r').map(|text| text.trim_matches('#'));
    let inner = raw
        .unwrap_or(literal)
        .strip_prefix('"')?
        .strip_suffix('"')?;
    if raw.is_some() {
        return Some(inner.to_owned());
    }
    let plain = inner.replace("\\\"", "\"").replace("\\n", "\n");
    // A backslash at the end of a line joins it with the next.
    let lines: Vec<&str> = plain.split("\\\n").collect();
    let mut lines = lines.into_iter();
    let mut text = lines.next()?.to_owned();
    for line in lines {
        text.push_str(line.trim_start());
    }
    Some(text)
}

/// Returns the texts of JavaScript, Python or Kotlin: what stands in quotes. Comments hold no Japanese
/// that a person sees.
fn quoted(source: &str) -> Vec<Found> {
    let mut pairs = Pairs::default();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let line_end = rest.find('\n').unwrap_or(rest.len());
        let skipped = if rest.starts_with("//") || rest.starts_with('#') {
            line_end
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(inner) = rest.strip_prefix("\"\"\"") {
            inner.find("\"\"\"").map_or(rest.len(), |end| end + 6)
        } else if matches!(first, '"' | '\'' | '`') {
            let end = closing(&rest[1..], first);
            pairs.literal(rest[1..=end].replace("\\n", "\n"));
            end + 2
        } else if let Some(name) = named(rest) {
            pairs.begin(name);
            name.len()
        } else {
            first.len_utf8()
        };
        // What follows a word belongs to it: `def` begins an item, `undef` does not.
        rest = &rest[skipped.min(rest.len())..];
    }
    pairs.finish()
}

/// Returns the name of the function or constant that begins here.
fn named(rest: &str) -> Option<&str> {
    let after = ["function ", "def ", "const ", "class ", "fun "]
        .iter()
        .find_map(|word| rest.strip_prefix(word))?;
    let end = after.find(|c: char| !c.is_alphanumeric() && c != '_')?;
    (end > 0).then(|| &after[..end])
}

/// Returns where a quoted text ends.
fn closing(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return at,
            _ => {}
        }
    }
    text.len()
}

/// Returns the texts of the page: an element's Japanese and its English in `data-en`.
fn html(source: &str) -> Vec<Found> {
    let mut found = Vec::new();
    for part in source.split("data-en=\"").skip(1) {
        let Some((en, rest)) = part.split_once('"') else {
            continue;
        };
        let text = rest.split_once('>').map_or("", |(_, text)| text);
        let ja = text.split('<').next().unwrap_or("");
        if is_japanese(ja) {
            found.push(("index.html".to_owned(), ja.trim().to_owned(), en.to_owned()));
        }
    }
    found
}
