//! One answer by flags, the other commands, and how the program ends.

use std::process::{Command, Stdio};

use crate::common::{onshi, rows, status, text};
use serde_json::Value;

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
    // Places in documents are quoted as they are headed there.
    let is_kana = |c: char| ('\u{3041}'..='\u{30FF}').contains(&c);
    let own = answer
        .split('“')
        .map(|part| part.split_once('”').map_or(part, |(_, own)| own));
    assert!(own.flat_map(str::chars).all(|c| !is_kana(c)), "{answer}");
}

/// Whoever was paid already is promised nothing, and everybody is told that applications have
/// closed and what is eligible.
#[test]
fn an_answer_promises_nothing_that_the_source_does_not() {
    let flags = |lang| {
        let project = "--facility clinic --readers 1 --cost 429000 --applied 2021-05-01 --start 2022-08-01 --subsidy-paid";
        let asked = ["assess", "--lang", lang]
            .into_iter()
            .chain(project.split(' '));
        text(&onshi(&asked.collect::<Vec<_>>(), b"").stdout)
    };
    let answer = flags("ja");
    for shown in [
        "補助金額   321,000円",
        "補助金を交付済みの施設には支給されません",
        "見直し前の補助（令和3年4月1日～令和4年6月6日の申込みに適用）",
        "全額（10/10）",
        "補助金の申請は、令和5年9月30日（猶予届（類型1・4・5・6）が受理された施設では令和5年12月31日）で締め切られています",
        "①ソフトウェア・機器の導入、②ネットワークの整備、③既存システムの改修など",
    ] {
        assert!(answer.contains(shown), "{shown} is not in\n{answer}");
    }
    assert!(
        !answer.contains("差額が支給") && !answer.contains("1/1"),
        "{answer}"
    );
    // The flag may say `true`, and anything that people tick.
    for paid in ["true", "はい", "済", "false"] {
        let asked = "assess --facility clinic --readers 1 --cost 429000 --applied 2021-05-01 --start 2022-08-01 --explain --subsidy-paid";
        let asked: Vec<&str> = asked.split(' ').chain([paid]).collect();
        let answer = text(&onshi(&asked, b"").stdout);
        let amount = if paid == "false" {
            "429,000円"
        } else {
            "321,000円"
        };
        assert!(
            answer.contains(&format!("補助金額   {amount}")),
            "{paid}\n{answer}"
        );
    }
    let iso = |text: &str| {
        let words = text.split(|c: char| !c.is_ascii_digit() && c != '-');
        words
            .filter(|word| word.len() == 10 && word.matches('-').count() == 2)
            .count()
    };
    // Eras or ISO days in one answer, not both.
    assert_eq!(
        (iso(&answer), answer.contains("令和")),
        (0, true),
        "{answer}"
    );
    let answer = flags("en");
    assert!(
        answer.contains("is not paid to a facility that has been paid"),
        "{answer}"
    );
    assert!(
        answer.contains("Applications for the subsidy closed on 2023-09-30"),
        "{answer}"
    );
    let moved = "--facility pharmacy --group-prescriptions 0 --readers 1 --cost 429000 --applied 2021-05-01 --start 2022-08-01";
    let asked = ["assess"].into_iter().chain(moved.split(' '));
    let answer = text(&onshi(&asked.collect::<Vec<_>>(), b"").stdout);
    assert!(
        answer.contains(
            "この施設に適用されるのは、上のどちらでもなく「令和4年の見直しによる補助」です"
        ),
        "{answer}"
    );
}

#[test]
fn the_desk_for_people_and_as_json() {
    let desk = |flags: &[&str]| onshi(&[&["desk"], flags].concat(), b"");
    let output = desk(&[]);
    let answer = text(&output.stdout);
    for shown in [
        "医療情報化支援基金",
        "0800-080-4583",
        "シカク",
        "土曜日 8:00～16:00",
    ] {
        assert!(answer.contains(shown), "{shown} is not in\n{answer}");
    }
    assert!(!answer.contains("受付時間内") && !answer.contains("受付時間外"));
    for (at, open) in [
        ("2021-01-16T15:59", "受付時間内です"),
        ("2021-01-16T16:00", "受付時間外です"),
    ] {
        assert!(text(&desk(&["--at", at]).stdout).contains(open), "{at}");
    }
    let open: Value =
        serde_json::from_slice(&desk(&["--json", "--at", "2021-01-16T15:59"]).stdout).unwrap();
    assert_eq!(
        (&open["open"], &open["hours"][1]["to"]),
        (&true.into(), &"16:00".into())
    );
    let refused = desk(&["--json", "--at", "2021-01-16T24:00"]);
    assert_eq!(
        (status(&refused), &rows(&refused)[0]["error"]["code"]),
        (1, &"invalid_date".into())
    );
    let closed: Value = serde_json::from_slice(&desk(&["--json"]).stdout).unwrap();
    assert!(closed["open"].is_null());
    for (at, said) in [
        ("2021-01-16T24:00", "2021-01-16T15:59"),
        ("2021-02-30T12:00", "2021-01-16T15:59"),
        ("2028-01-04T12:00", "令和9年12月31日"),
    ] {
        let output = desk(&["--at", at]);
        assert_eq!((status(&output), output.stdout.len()), (1, 0), "{at}");
        let message = text(&output.stderr);
        assert!(
            message.starts_with("--at: ") && message.contains(said),
            "{message}"
        );
    }
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
    // What was given does not steer the terminal.
    let output = ask(&["--applied", "\u{1b}[2J\n昨日"]);
    let message = text(&output.stderr);
    assert!(message.contains("`\u{FFFD}[2J\u{FFFD}昨日`"), "{message:?}");
    // How rows are written is no matter of one project.
    for [flag, value] in [["--output", "csv"], ["--input", "jsonl"]] {
        let output = ask(&["--applied", "2021-03-31", flag, value]);
        assert_eq!((status(&output), output.stdout.len()), (2, 0), "{flag}");
    }
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
fn there_are_as_many_flags_as_facts_of_a_project() {
    let help = text(&onshi(&["assess", "--help"], b"").stdout);
    let (_, project) = help.split_once("One project by flags:").unwrap();
    let (project, _) = project.split_once("/ Examples:").unwrap();
    let flags = project.lines().filter(|line| line.starts_with("      --"));
    assert_eq!(flags.count(), onshi::Project::FIELDS.len(), "{project}");
}
