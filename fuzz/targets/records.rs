//! What is a record of CSV, against Python's own reader: a file that it reads without a complaint has the same rows and cells
//! here. What it complains of (a quote that nothing closes, text after a closed one) is read here by other rules.
#![no_main]

use std::cell::RefCell;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdout, Command, Stdio};

use libfuzzer_sys::fuzz_target;
use onshi::Project;
use onshi_files::{Grid, Input, Kind, Wanted};
use onshi_fuzz::{file, path};

const HEADINGS: &str = "facility,readers,cost,reader_applied_on,note\n";
/// Reads texts, each after a line with its length, and answers each with a line of JSON: its rows, or null.
const READER: &str = r#"
import csv, io, json, sys
given = sys.stdin.buffer
while line := given.readline():
    text = given.read(int(line)).decode()
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        rows = None
    print(json.dumps(rows), flush=True)
"#;

struct Python {
    child: Child,
    answers: BufReader<ChildStdout>,
}

thread_local! {
    static PYTHON: RefCell<Python> = RefCell::new(Python::start());
}

impl Python {
    fn start() -> Self {
        let mut command = Command::new("python3");
        command.args(["-c", READER]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().expect("python3");
        let answers = BufReader::new(child.stdout.take().expect("a pipe"));
        Self { child, answers }
    }

    fn rows(&mut self, text: &str) -> Option<Vec<Vec<String>>> {
        let mut input = self.child.stdin.as_ref().expect("a pipe");
        input
            .write_all(format!("{}\n{text}", text.len()).as_bytes())
            .expect("it reads");
        let mut line = String::new();
        self.answers
            .by_ref()
            .read_line(&mut line)
            .expect("it answers");
        serde_json::from_str(&line).expect("rows")
    }
}

fuzz_target!(|body: &str| {
    // Other encodings, and the end of a line of before 2001, which only Python knows.
    if body
        .replace("\r\n", "\n")
        .contains(['\r', '\0', '\u{1A}', '\u{FEFF}'])
    {
        return;
    }
    let text = format!("{HEADINGS}{body}");
    let Some(expected) = PYTHON.with_borrow_mut(|python| python.rows(&text)) else {
        return;
    };
    // A row without content is none, and an end of a line is one, whichever it was.
    let is_filled = |row: &Vec<String>| row.iter().any(|cell| !cell.trim().is_empty());
    let in_lines = |row: Vec<String>| -> Vec<String> {
        row.into_iter()
            .map(|cell| cell.replace("\r\n", "\n"))
            .collect()
    };
    let expected: Vec<Vec<String>> = expected
        .into_iter()
        .filter(is_filled)
        .map(in_lines)
        .collect();

    let wanted = Wanted {
        fields: Project::FIELDS,
        needed: &[],
        least: 2,
        computed: &[],
    };
    let file = file(text.as_bytes());
    let input = Input::file(path(&file).as_ref(), false).unwrap_or_else(|_| panic!("it is there"));
    let busy = || Ok(false);
    let Ok(mut grid) = Grid::open(input, Kind::Text, None, wanted, busy) else {
        panic!("a text is opened");
    };
    let mut found = Vec::new();
    while let Ok(Some((_, row))) = grid.next(busy) {
        match row {
            Ok(cells) => found.push(
                cells
                    .iter()
                    .map(|cell| cell.text().into_owned())
                    .collect::<Vec<_>>(),
            ),
            Err(_) => panic!("{text:?}: a row is refused that Python reads"),
        }
    }
    assert_eq!(found, expected, "{text:?}");
});
