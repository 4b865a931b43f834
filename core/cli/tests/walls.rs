//! Hostile or broken input has no effect.

use std::fs::{self, OpenOptions};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::common::{CLINIC, onshi, onshi_within, rows, status, text};
use onshi::wire::harmless;

fn named(name: &str) -> PathBuf {
    std::env::temp_dir().join(format!("onshi-{}-{name}", std::process::id()))
}

fn shown(path: &Path) -> &str {
    path.to_str().unwrap()
}

const HEADINGS: &str = "facility,readers,cost,reader_applied_on";
const ROW: &str = "clinic,1,429000,2021-04-01";

/// Three quarters of the 429,000 yen of a clinic that applied from April 2021, without the part below a thousand yen.
const SUBSIDY: u64 = 321_000;

#[test]
fn a_row_inside_a_quoted_cell_is_no_project() {
    // A cell of more than 1 MiB, closed, whose lines look like rows.
    let inside = format!("{ROW}\n").repeat(60_000);
    let input = format!("{HEADINGS},id\n{ROW},\"{inside}\"\n{ROW},last\n");
    let output = onshi(&["assess"], input.as_bytes());
    let answers = rows(&output);
    assert_eq!((status(&output), answers.len()), (1, 2));
    assert_eq!(answers[0]["error"]["code"], "invalid_json");
    assert_eq!(answers[1]["subsidy"], SUBSIDY);

    // A closed cell of 300 lines is one cell.
    let inside = format!("{ROW}\n").repeat(300);
    let input = format!("{HEADINGS},id\n{ROW},\"{inside}\"\n{ROW},last\n");
    let output = onshi(&["assess"], input.as_bytes());
    let subsidies: Vec<_> = rows(&output)
        .iter()
        .map(|row| row["subsidy"].clone())
        .collect();
    assert_eq!((status(&output), subsidies), (0, vec![SUBSIDY.into(); 2]));

    // A quote that nothing closes costs its own row.
    let input = format!("{HEADINGS}\n\"{ROW}\n{ROW}\n{ROW}\n");
    let output = onshi(&["assess"], input.as_bytes());
    let answers = rows(&output);
    assert_eq!((status(&output), answers.len()), (1, 3));
    assert_eq!(answers[2]["subsidy"], SUBSIDY);
}

#[test]
fn formulas_are_escaped_where_that_is_asked_for() {
    let input = format!(
        "{HEADINGS},id\n{ROW},=1+1\n{ROW},\t@x\n{ROW},A-1\n{ROW},\u{a0}=2\n{ROW},\u{200b}=3\n{ROW},\u{1}=4\n"
    );
    let plain = onshi(&["assess", "--output", "csv"], input.as_bytes());
    let escaped = onshi(
        &["assess", "--output", "csv", "--escape-formulas"],
        input.as_bytes(),
    );
    assert_eq!((status(&plain), status(&escaped)), (0, 0));
    let cells = |bytes: &[u8]| {
        let all = text(bytes);
        ["=1+1", "\t@x", "\u{a0}=2", "\u{200b}=3", "\u{1}=4", "A-1"]
            .map(|cell| all.contains(&format!("'{cell}")))
    };
    assert_eq!(cells(&plain.stdout), [false; 6]);
    assert_eq!(
        cells(&escaped.stdout),
        [true, true, true, true, true, false]
    );
}

#[test]
fn what_a_terminal_obeys_is_escaped_in_json() {
    let row = CLINIC.replacen('{', "{\"a\u{9b}31m\u{202e}\u{2028}b\":1,", 1);
    let output = onshi(&["assess"], row.as_bytes());
    let line = text(&output.stdout);
    assert!(
        line.contains(r#""field":"a\u009b31m\u202e\u2028b""#),
        "{line}"
    );
    let answer = &rows(&output)[0]["error"];
    assert_eq!(answer["field"], "a\u{9b}31m\u{202e}\u{2028}b");
}

#[test]
fn the_text_of_an_edition_is_printable_or_refused() {
    let edition: serde_json::Value =
        serde_json::from_slice(&onshi(&["edition", "show", "2021-01"], b"").stdout).unwrap();
    let path = named("edition.json");
    for name in ["x\u{1b}[2J", "x\u{202e}", "x\n補助金額 9,999,999円"] {
        let mut changed = edition.clone();
        changed["name"] = name.into();
        fs::write(&path, changed.to_string()).unwrap();
        let output = onshi(&["edition", "check", shown(&path)], b"");
        assert_eq!(status(&output), 1, "{name:?}");
        let told = format!("{}{}", text(&output.stdout), text(&output.stderr));
        assert!(told.contains("not_printable"), "{told}");
        assert!(!told.contains(name), "{told:?}");
    }
    fs::remove_file(path).unwrap();
}

#[test]
fn an_edition_without_end_is_not_read_to_its_end() {
    if !Path::new("/dev/zero").exists() {
        return;
    }
    let output = onshi(&["assess", "--edition", "/dev/zero"], CLINIC.as_bytes());
    assert_eq!(status(&output), 2);
    assert!(text(&output.stderr).contains("/dev/zero"));
}

#[cfg(unix)]
#[test]
fn a_file_is_not_read_while_it_is_written_to() {
    let path = named("both.jsonl");
    fs::write(&path, format!("{CLINIC}\n")).unwrap();
    let both = OpenOptions::new().append(true).open(&path).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_onshi"))
        .arg("assess")
        .arg(&path)
        .stdout(both)
        .output()
        .unwrap();
    assert_eq!(status(&output), 2);
    assert_eq!(fs::read_to_string(&path).unwrap(), format!("{CLINIC}\n"));
    fs::remove_file(path).unwrap();
}

#[cfg(unix)]
#[test]
fn a_standard_output_that_is_closed_is_a_failure() {
    let run = |redirection: &str| {
        Command::new("sh")
            .args(["-c", &format!("\"$0\" assess --facility clinic --readers 1 --cost 429000 --applied 2021-04-01 {redirection}")])
            .arg(env!("CARGO_BIN_EXE_onshi"))
            .stdin(Stdio::null())
            .output()
            .unwrap()
    };
    assert_eq!(status(&run(">&-")), 2);
    assert_eq!(status(&run("> /dev/null")), 0);
    // As Python and Node open it for a program whose output nobody wants.
    assert_eq!(status(&run("1<> /dev/null")), 0);
}

#[test]
fn many_headings_take_time_by_their_number() {
    let headings: Vec<String> = (0..150_000).map(|n| n.to_string()).collect();
    for headings in [
        headings.join(","),
        format!("facility{}", ",".repeat(1_000_000)),
    ] {
        let table = format!("{headings}\n");
        let output = onshi_within(5, &["assess", "--input", "csv"], table.as_bytes());
        assert_eq!(status(&output), 1);
    }
}

/// A calendar repeats the name in every event; a name of a megabyte would take minutes.
#[test]
fn a_name_longer_than_a_calendar_takes_is_refused_in_its_row() {
    let table = format!(
        "facility,name,operation_starts_on\nclinic,{},2021-06-30\nclinic,{},2021-06-30\n",
        "長".repeat(300_000),
        "長".repeat(200)
    );
    let file = named("long.ics");
    let arguments = ["plan", "--as-of", "2021-03-01", "--ics", shown(&file)];
    let output = onshi(&arguments, table.as_bytes());
    assert_eq!(status(&output), 1);
    let answered = text(&output.stdout);
    let ends: Vec<_> = answered
        .lines()
        .skip(1)
        .filter_map(|line| line.rsplit(',').next())
        .collect();
    assert_eq!(ends, ["", "invalid_value"]);
    assert!(
        fs::read_to_string(&file)
            .unwrap()
            .starts_with("BEGIN:VCALENDAR")
    );
    fs::remove_file(&file).unwrap();

    let id = "1".repeat(201);
    let flags = [
        "plan",
        "--facility",
        "clinic",
        "--id",
        &id,
        "--ics",
        shown(&file),
    ];
    let output = onshi(&flags, b"");
    assert_eq!((status(&output), file.exists()), (1, false));
    assert!(output.stdout.is_empty());
    assert!(
        text(&output.stderr).contains("200文字"),
        "{}",
        text(&output.stderr)
    );
}

#[test]
fn arguments_do_not_steer_the_terminal() {
    let hostile = "x\nFORGED\u{202e}R\u{9b}31m\u{1b}[2J";
    for arguments in [
        vec!["assess", "--lang", hostile],
        vec!["draft", hostile],
        vec!["schema", hostile],
        vec![hostile],
        vec!["edition", "check", "a.json", hostile],
        vec!["assess", &format!("--{hostile}")],
    ] {
        let output = onshi(&arguments, b"");
        assert_eq!(status(&output), 2, "{arguments:?}");
        let said = text(&output.stderr);
        assert!(said.lines().all(|line| harmless(line) == line), "{said:?}");
        assert!(
            !said.lines().any(|line| line.starts_with("FORGED")),
            "{said:?}"
        );
    }
}
