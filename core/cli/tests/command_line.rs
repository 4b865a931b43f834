//! The program as its users meet it: rows, flags, bad input, exit status.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn onshi(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_onshi"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // The program may stop reading early: then the rest is not wanted.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn rows(output: &Output) -> Vec<Value> {
    let text = text(&output.stdout);
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn status(output: &Output) -> i32 {
    output.status.code().unwrap()
}

const CLINIC: &str =
    r#"{"facility":"clinic","readers":1,"cost":429000,"reader_applied_on":"2021-04-01"}"#;

#[test]
fn the_contracts_example_is_answered_to_the_letter() {
    let line = r#"{"facility":"pharmacy","group_prescriptions_per_month":40000,"readers":1,"cost":429000,"reader_applied_on":"2021-04-01"}"#;
    let output = onshi(&["assess"], line.as_bytes());
    assert_eq!(
        text(&output.stdout),
        concat!(
            r#"{"edition":"2022-08","category":"large_chain_pharmacy","track":"standard","readers":1,"cost":429000,"base":429000,"counted":429000,"#,
            r#""ratio":"1/2","exact":"214500","fraction_rule":"thousand_yen","basis":"inferred","cut":"500","subsidy":214000,"self_pay":215000}"#,
            "\n"
        )
    );
    assert_eq!(status(&output), 0);
}

#[test]
fn a_bad_row_has_its_error_in_its_place() {
    let input = format!("{CLINIC}\n\n  \r\nnonsense\n{CLINIC}\r\n{{}}");
    let output = onshi(&["assess"], input.as_bytes());
    let rows = rows(&output);
    assert_eq!(rows.len(), 4);
    assert_eq!(rows[0]["subsidy"], 321_000);
    assert_eq!(
        (&rows[1]["line"], &rows[1]["error"]["code"]),
        (&4.into(), &"invalid_json".into())
    );
    assert_eq!(rows[2]["subsidy"], 321_000);
    assert_eq!(
        (&rows[3]["line"], &rows[3]["error"]["code"]),
        (&6.into(), &"missing_field".into())
    );
    assert!(rows[1].get("file").is_none());
    assert_eq!(status(&output), 1);
}

#[test]
fn empty_input_is_no_error() {
    for input in ["", "\n\n", "\u{FEFF}"] {
        let output = onshi(&["assess"], input.as_bytes());
        assert_eq!((status(&output), text(&output.stdout)), (0, String::new()));
    }
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    let output = onshi(&["assess"], format!("\u{FEFF}{CLINIC}").as_bytes());
    assert_eq!(rows(&output)[0]["subsidy"], 321_000);
}

#[test]
fn long_lines_bad_bytes_and_deep_nesting_lose_no_other_row() {
    let mut input = format!("{CLINIC}\n").into_bytes();
    input.extend(std::iter::repeat_n(b'x', 10 << 20));
    input.push(b'\n');
    input.extend(b"{\"facility\":\"cl\xFFnic\"}\n");
    input.extend(
        format!(
            "{{\"facility\":{}{}}}\n",
            "[".repeat(100_000),
            "]".repeat(100_000)
        )
        .bytes(),
    );
    input.extend(b"{\"facility\":\"cli\0nic\"}\n");
    input.extend(format!("{{\"facility\":\"clinic\",\"readers\":1,\"cost\":{},\"reader_applied_on\":\"2021-04-01\"}}\n", "9".repeat(400)).bytes());
    // A line of 1 MiB exactly is still read.
    let mut full = CLINIC.as_bytes().to_vec();
    full.resize(1 << 20, b' ');
    input.extend(full);
    input.push(b'\n');
    let output = onshi(&["assess"], &input);
    let rows = rows(&output);
    let codes: Vec<_> = rows
        .iter()
        .map(|row| row["error"]["code"].as_str())
        .collect();
    assert_eq!(
        codes,
        [
            None,
            Some("invalid_json"),
            Some("invalid_encoding"),
            Some("invalid_json"),
            Some("invalid_json"),
            Some("cost_out_of_range"),
            None
        ]
    );
    let given = rows[1]["error"]["given"].as_str().unwrap();
    assert_eq!(given.chars().count(), 80);
    assert_eq!(status(&output), 1);
}

#[test]
fn several_files_name_themselves() {
    let folder = std::env::temp_dir().join(format!("onshi-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let (one, two) = (folder.join("one.jsonl"), folder.join("two.jsonl"));
    std::fs::write(&one, format!("{CLINIC}\n[]\n")).unwrap();
    std::fs::write(&two, "[]\n").unwrap();
    let (one, two) = (one.to_str().unwrap(), two.to_str().unwrap());
    let output = onshi(&["assess", one, two], b"");
    let rows = rows(&output);
    assert_eq!(
        (&rows[1]["file"], &rows[1]["line"]),
        (&one.into(), &2.into())
    );
    assert_eq!(
        (&rows[2]["file"], &rows[2]["line"]),
        (&two.into(), &1.into())
    );
    for missing in [folder.to_str().unwrap(), "no-such-file.jsonl"] {
        let output = onshi(&["assess", one, missing], b"");
        assert_eq!((status(&output), output.stdout.len()), (2, 0));
        assert!(text(&output.stderr).contains(missing));
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_closed_pipe_is_no_error() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_onshi"))
        .arg("codes")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((status(&output), text(&output.stderr)), (0, String::new()));
}

#[test]
fn the_end_of_a_line_and_a_mark_are_no_part_of_the_row() {
    let mut full = CLINIC.as_bytes().to_vec();
    full.resize(1 << 20, b' ');
    let input = [
        b"\xEF\xBB\xBF",
        &full[..],
        b"\r\n\xEF\xBB\xBF",
        CLINIC.as_bytes(),
        "\n　\n".as_bytes(),
    ]
    .concat();
    let output = onshi(&["assess"], &input);
    assert_eq!((status(&output), rows(&output).len()), (0, 2));
    full.push(b' ');
    assert_eq!(
        rows(&onshi(&["assess"], &full))[0]["error"]["code"],
        "invalid_json"
    );
}

#[test]
fn a_named_pipe_is_read_once_and_whole() {
    let pipe = std::env::temp_dir().join(format!("onshi-pipe-{}", std::process::id()));
    let made = Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    let writer = {
        let pipe = pipe.clone();
        std::thread::spawn(move || {
            std::fs::write(pipe, format!("{CLINIC}\n").repeat(5_000)).unwrap()
        })
    };
    let output = onshi(&["assess", pipe.to_str().unwrap()], b"");
    writer.join().unwrap();
    std::fs::remove_file(&pipe).unwrap();
    assert_eq!((status(&output), rows(&output).len()), (0, 5_000));
}

#[test]
fn a_full_disk_is_told() {
    let output = Command::new(env!("CARGO_BIN_EXE_onshi"))
        .arg("codes")
        .stdout(
            std::fs::OpenOptions::new()
                .write(true)
                .open("/dev/full")
                .unwrap(),
        )
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
        .wait_with_output()
        .unwrap();
    assert_eq!(status(&output), 2);
    assert!(text(&output.stderr).contains("not complete"));
}

#[test]
fn another_fraction_rule_changes_its_own_sources_alone() {
    let row = &rows(&onshi(&["assess", "--explain", "--fraction", "thousand_yen"], br#"{"facility":"hospital","readers":2,"cost":3000000,"reader_applied_on":"2022-07-01","vendor_contract_on":"2022-08-01"}"#))[0];
    let bases: Vec<_> = row["citations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| (c["what"].as_str().unwrap(), c["basis"].as_str().unwrap()))
        .collect();
    assert_eq!(
        bases,
        [
            ("category", "stated"),
            ("track", "stated"),
            ("base", "inferred"),
            ("ratio", "inferred"),
            ("ceiling", "chosen"),
            ("fraction_rule", "chosen")
        ]
    );
    assert_eq!(row["assumptions"][0]["code"], "base_inferred");
    assert_eq!(row["basis"], "chosen");
}

#[test]
fn one_answer_by_flags_in_both_languages() {
    let flags = [
        "assess",
        "--facility",
        "clinic",
        "--readers",
        "1",
        "--cost",
        "42.9万円",
        "--applied",
        "令和3年3月31日",
    ];
    let output = onshi(&flags, b"");
    let answer = text(&output.stdout);
    let first: Vec<&str> = answer.lines().take(2).collect();
    assert!(
        first[0].contains("補助金額") && first[0].contains("429,000円"),
        "{answer}"
    );
    assert!(
        first[1].contains("自己負担") && first[1].ends_with(" 0円"),
        "{answer}"
    );
    assert!(answer.contains("出典") && answer.contains("補助上限表"));
    assert_eq!(status(&output), 0);

    let output = onshi(&[&flags[..], &["--lang", "en"]].concat(), b"");
    let answer = text(&output.stdout);
    assert!(answer.contains("429,000 yen") && answer.contains("Self-pay is"));
    let is_kana = |c: char| ('\u{3041}'..='\u{30FF}').contains(&c);
    let own = answer.lines().filter(|line| !line.contains("source:"));
    assert!(own.flat_map(str::chars).all(|c| !is_kana(c)), "{answer}");
}

#[test]
fn flags_that_are_refused_say_which_and_why() {
    let ask = |more: &[&str]| {
        let flags = [
            "assess",
            "--lang",
            "en",
            "--facility",
            "hospital",
            "--readers",
            "4",
            "--cost",
            "1",
        ];
        onshi(&[&flags[..], more].concat(), b"")
    };
    let output = ask(&["--applied", "2021-03-31"]);
    assert_eq!((status(&output), output.stdout.len()), (1, 0));
    let message = text(&output.stderr);
    assert!(
        message.starts_with("--readers: ") && message.contains("1 to 3") && message.contains("`4`"),
        "{message}"
    );
    let output = ask(&["--applied", "平成31年5月1日"]);
    assert!(text(&output.stderr).starts_with("--applied: "));
    assert_eq!(status(&ask(&[])), 1);
    assert!(text(&ask(&[]).stderr).contains("missing"));
}

#[test]
fn a_wrong_command_ends_with_2() {
    let project = [
        "--facility",
        "clinic",
        "--readers",
        "1",
        "--cost",
        "1",
        "--applied",
        "2021-03-31",
    ];
    for arguments in [
        &["assess", "--no-such-flag"][..],
        &["assess", "--lang", "fr"],
        &["assess", "--fraction", "ten_yen"],
        &["schema", "no-such-schema"],
        &["no-such-command"],
        &[],
    ] {
        assert_eq!(status(&onshi(arguments, b"")), 2, "{arguments:?}");
    }
    for arguments in [
        &["edition", "show", "2030-01"][..],
        &["assess", "--edition", "2030-01"],
    ] {
        let output = onshi(
            &[
                arguments,
                if arguments[0] == "assess" {
                    &project
                } else {
                    &[]
                },
            ]
            .concat(),
            b"",
        );
        let error: Value = serde_json::from_slice(&output.stderr).unwrap();
        assert_eq!(error["error"]["code"], "unknown_edition");
        assert_eq!((status(&output), output.stdout.len()), (2, 0));
    }
    let output = onshi(&[&["assess", "file.jsonl"][..], &project].concat(), b"");
    assert_eq!(status(&output), 2);
}

#[test]
fn compare_and_options_answer_rows_and_flags() {
    let line = r#"{"facility":"hospital","readers":2,"cost":2500000}"#;
    let columns = &rows(&onshi(&["compare"], line.as_bytes()))[0];
    assert_eq!(
        (&columns["before"]["subsidy"], &columns["after"]["subsidy"]),
        (&1_001_000.into(), &2_002_000.into())
    );
    assert_eq!(columns["gain"], 1_001_000);

    let line = r#"{"facility":"hospital","cost":2500000,"reader_applied_on":"2021-03-31"}"#;
    let options = &rows(&onshi(&["options"], line.as_bytes()))[0]["options"];
    let subsidies: Vec<_> = options
        .as_array()
        .unwrap()
        .iter()
        .map(|o| o["subsidy"].as_i64())
        .collect();
    assert_eq!(
        subsidies,
        [Some(2_101_000), Some(2_002_000), Some(1_903_000)]
    );
    let ignored = r#"{"facility":"clinic","readers":9,"cost":1,"reader_applied_on":"2021-03-31"}"#;
    assert_eq!(
        rows(&onshi(&["options"], ignored.as_bytes()))[0]["options"]
            .as_array()
            .map(Vec::len),
        Some(1)
    );

    let flags = [
        "--facility",
        "病院",
        "--cost",
        "250万円",
        "--applied",
        "R3.3.31",
        "--readers",
        "１台",
    ];
    for (command, amount) in [("compare", "1,051,000円"), ("options", "1,903,000円")] {
        let output = onshi(&[&[command][..], &flags].concat(), b"");
        assert_eq!(status(&output), 0, "{}", text(&output.stderr));
        assert!(text(&output.stdout).contains(amount));
    }
}

#[test]
fn an_answer_explains_itself_when_asked() {
    let row = &rows(&onshi(&["assess", "--explain"], CLINIC.as_bytes()))[0];
    assert_eq!(row["assumptions"][0]["code"], "operation_start_unknown");
    let base = row["citations"]
        .as_array()
        .unwrap()
        .iter()
        .find(|cited| cited["what"] == "base")
        .unwrap();
    for (key, value) in [
        ("document", "S"),
        ("place", "補助上限表"),
        ("basis", "stated"),
    ] {
        assert_eq!(base[key], value);
    }
    assert!(
        row["explanation"]["ja"]
            .as_array()
            .unwrap()
            .iter()
            .any(|s| s.as_str().unwrap().contains("321,750円"))
    );
}

#[test]
fn another_edition_and_fraction_rule() {
    let row = &rows(&onshi(
        &["assess", "--edition", "2021-01", "--fraction", "whole_yen"],
        CLINIC.as_bytes(),
    ))[0];
    assert_eq!(
        (&row["edition"], &row["subsidy"], &row["basis"]),
        (&"2021-01".into(), &321_750.into(), &"chosen".into())
    );
}

#[test]
fn lists_of_editions_and_codes() {
    let output = onshi(&["edition", "list"], b"");
    assert_eq!(
        text(&output.stdout),
        "2021-01\t2021-01-01\t2020-08-07\t2022-06-06\n2022-08\t2022-08-19\t2020-08-07\t2022-12-31\n"
    );
    let edition: Value =
        serde_json::from_slice(&onshi(&["edition", "show", "2021-01"], b"").stdout).unwrap();
    assert_eq!(edition["rows"].as_array().map(Vec::len), Some(10));
    assert_eq!(
        (&edition["rows"][7]["base"], &edition["rows"][7]["ceiling"]),
        (&1_903_000.into(), &951_000.into())
    );
    assert_eq!(edition["chain_threshold"]["value"], 40_000);
    let codes = rows(&onshi(&["codes"], b""));
    assert!(
        codes
            .iter()
            .any(|code| code["code"] == "readers_out_of_range" && code["kind"] == "error")
    );
}

#[test]
fn a_plan_by_flags_shows_days_limits_and_what_is_late() {
    let flags = [
        "plan",
        "--facility",
        "clinic",
        "--start",
        "2021-06-30",
        "--set-up",
        "R3.6.10",
        "--as-of",
        "2021-05-20",
    ];
    let output = onshi(&flags, b"");
    let plan = text(&output.stdout);
    for shown in [
        "2021-02-28",
        "2021-05-30",
        "2021-06-03",
        "2021-03-31",
        "[遅れ]",
        "3-1 導入",
        "2021-09-20",
    ] {
        assert!(plan.contains(shown), "{shown} is not in\n{plan}");
    }
    assert_eq!(plan.matches("[遅れ]").count(), 1);
    assert_eq!(status(&output), 0);
    let output = onshi(
        &[
            &flags[..],
            &["--lang", "en", "--done", "apply_for_reader,place_order"],
        ]
        .concat(),
        b"",
    );
    let plan = text(&output.stdout);
    assert!(
        plan.contains("[done]") && !plan.contains("[LATE]"),
        "{plan}"
    );
    assert_eq!(
        status(&onshi(
            &["plan", "--facility", "clinic", "--deferral", "7"],
            b""
        )),
        1
    );
}

#[test]
fn plans_of_rows_and_a_calendar_file() {
    let output = onshi(
        &["plan"],
        br#"{"facility":"clinic","equipment_set_up_on":"2021-06-10"}"#,
    );
    let row = &rows(&output)[0];
    assert_eq!(row["steps"].as_array().map(Vec::len), Some(15));
    assert_eq!(row["steps"][3]["due_on"], "2021-06-03");
    let file = std::env::temp_dir().join(format!("onshi-{}.ics", std::process::id()));
    let path = file.to_str().unwrap();
    let output = onshi(
        &[
            "plan",
            "--facility",
            "病院",
            "--set-up",
            "2021-06-10",
            "--ics",
            path,
        ],
        b"",
    );
    assert_eq!(status(&output), 0);
    let calendar = std::fs::read_to_string(&file).unwrap();
    assert!(calendar.contains("DTSTART;VALUE=DATE:20210603\r\n"));
    assert!(calendar.lines().all(|line| line.len() <= 75));
    std::fs::remove_file(&file).unwrap();
    assert_eq!(status(&onshi(&["plan", "--ics", path], b"")), 2);
}
