//! Rows in, rows out: good and bad ones, from files and pipes.

use std::process::Command;

use crate::common::{CLINIC, onshi, rows, status, text};

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
