//! CSV as Excel in Japan saves it, and as it goes wrong.

use std::process::Command;

use crate::common::{cp932, onshi, onshi_within, rows, status, text};

const HEADING: &str =
    "施設名,施設区分,処方箋受付回数,台数,事業費,申込日,契約日,運用開始日,支給済み";
const ROWS: &str = "おんし医院,診療所,,1,42.9万円,令和3年3月31日,,,\n\
    病院,病院,,３,\"1,903,000\",2021/4/1,,,未\n\
    \"薬局, 本店\",薬局,\"40,000\",1,429000円,R3.4.1,,,\n\
    ,clinic,,1,300000,2022-01-01,,2022-07-01,○\n";

/// The amounts worked out by hand from the worked examples.
#[test]
fn rows_are_read_as_people_type_them_in_each_encoding() {
    let plain = format!("{HEADING}\n{ROWS}");
    let inputs = [
        plain.clone().into_bytes(),
        format!("\u{feff}{plain}").into_bytes(),
        plain.replace('\n', "\r\n").into_bytes(),
        cp932(&plain),
        cp932(&plain.replace('\n', "\r\n")),
    ];
    for input in inputs {
        let output = onshi(&["assess"], &input);
        assert_eq!(status(&output), 0);
        let amounts: Vec<_> = rows(&output)
            .iter()
            .map(|row| {
                (
                    row["subsidy"].as_i64().unwrap(),
                    row["self_pay"].as_i64().unwrap(),
                )
            })
            .collect();
        assert_eq!(
            amounts,
            [
                (429_000, 0),
                (951_000, 952_000),
                (214_000, 215_000),
                (225_000, 75_000)
            ]
        );
    }
}

/// The beginning of a line that is too long tells which one it is.
#[test]
fn a_line_that_is_too_long_shows_its_beginning() {
    let long = format!("{HEADING}\nおんし医院,診療所,{}\n", "9".repeat(1 << 20));
    let output = onshi(&["assess"], long.as_bytes());
    assert_eq!(status(&output), 1);
    let error = &rows(&output)[0]["error"];
    assert_eq!(error["code"], "invalid_json");
    let given = error["given"].as_str().unwrap();
    assert!(given.starts_with("おんし医院,診療所,999") && given.chars().count() == 80);
}

#[test]
fn answers_in_csv_keep_every_column() {
    let plain = format!("{HEADING}\n{ROWS}");
    let output = onshi(&["assess", "--output", "csv"], plain.as_bytes());
    let text = text(&output.stdout);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[0],
        format!(
            "{HEADING},edition,category,track,base,counted,ratio,exact,fraction_rule,basis,cut,subsidy,self_pay,error"
        )
    );
    assert_eq!(
        lines[3],
        "\"薬局, 本店\",薬局,\"40,000\",1,429000円,R3.4.1,,,,2022-08,large_chain_pharmacy,standard,429000,429000,1/2,214500,thousand_yen,inferred,500,214000,215000,"
    );
    // An empty first cell stays one.
    assert!(lines[4].starts_with(",clinic,,1,300000,"));
    assert_eq!(
        onshi(&["assess", "--output", "csv"], &cp932(&plain)).stdout,
        format!("\u{feff}{text}").into_bytes()
    );
    let marked = onshi(
        &["assess", "--output", "csv"],
        format!("\u{feff}{plain}").as_bytes(),
    );
    assert_eq!(marked.stdout, format!("\u{feff}{text}").into_bytes());
}

#[test]
fn a_bad_row_is_refused_in_its_place_with_its_physical_line() {
    let input = "\nfacility,readers,cost,reader_applied_on,note\n\
        clinic,1,300000,2021-04-01,\"two\nlines\"\n\n\
        clinic,1\n\
        clinic,1,1,2021-04-01,a,b\n\
        clinic,4,1,2021-04-01,\n\
        \"clinic,1,1,2021-04-01,\n\
        clinic,1,300000,2021-04-01,last";
    let output = onshi(&["assess"], input.as_bytes());
    assert_eq!(status(&output), 1);
    let rows = rows(&output);
    let seen: Vec<_> = rows
        .iter()
        .map(|row| {
            (
                row["subsidy"].as_i64(),
                row["line"].as_i64(),
                row["error"]["code"].as_str(),
            )
        })
        .collect();
    assert_eq!(
        seen,
        [
            (Some(225_000), None, None),
            (None, Some(6), Some("invalid_row")),
            (None, Some(7), Some("invalid_row")),
            (None, Some(8), Some("readers_out_of_range")),
            (None, Some(9), Some("invalid_row")),
            (Some(225_000), None, None),
        ]
    );
    let output = onshi(&["assess", "--output", "csv"], input.as_bytes());
    let text = text(&output.stdout);
    let codes: Vec<_> = text
        .lines()
        .map(|line| line.rsplit(',').next().unwrap())
        .collect();
    assert_eq!(
        codes[1..],
        [
            "\"two",
            "",
            "invalid_row",
            "invalid_row",
            "readers_out_of_range",
            "invalid_row",
            ""
        ]
    );
    let cells = |line: &str| line.split(',').count();
    assert!(
        text.lines()
            .skip(3)
            .all(|line| cells(line) == cells(text.lines().next().unwrap()))
    );
}

#[test]
fn headings_that_do_not_do() {
    let code = |input: &str| {
        let output = onshi(&["assess"], input.as_bytes());
        assert_eq!(status(&output), 1);
        let row = &rows(&output)[0];
        assert_eq!(row["line"], 1);
        (
            row["error"]["code"].as_str().unwrap().to_owned(),
            row["error"]["field"].as_str().unwrap().to_owned(),
        )
    };
    let pair = |code: &str, field: &str| (code.to_owned(), field.to_owned());
    assert_eq!(code("a,b\n1,2\n"), pair("missing_column", "facility"));
    assert_eq!(
        code("施設区分,事業費,申込日\n"),
        pair("missing_column", "readers")
    );
    assert_eq!(
        code("施設区分,facility,台数\n"),
        pair("duplicate_column", "facility")
    );
    assert_eq!(
        code("facility,memo,memo\n"),
        pair("duplicate_column", "memo")
    );
    assert_eq!(
        code("facility,readers,cost,reader_applied_on,error\n"),
        pair("duplicate_column", "error")
    );
    let old_mac = onshi(
        &["assess"],
        b"facility,readers,cost,reader_applied_on\rclinic,1,1,2021-04-01\r",
    );
    assert_eq!(status(&old_mac), 1);
    assert_eq!(rows(&old_mac)[0]["error"]["code"], "invalid_row");
    let output = onshi(&["assess", "--output", "csv"], b"a,b\n1,2\n");
    assert_eq!((status(&output), output.stdout.len()), (1, 0));
    assert!(text(&output.stderr).contains("missing_column"));
}

#[test]
fn bytes_of_no_encoding_and_csv_where_none_is_taken() {
    let utf8 = [
        b"facility,readers,cost,reader_applied_on,\xE3\x81\x82\n".as_slice(),
        b"clinic,1,1,2021-04-01\xFF,\n",
    ]
    .concat();
    let output = onshi(&["assess"], &utf8);
    assert_eq!(rows(&output)[0]["error"]["code"], "invalid_encoding");
    let sjis = [
        cp932("施設区分,台数,事業費,申込日\n"),
        b"\x81,1,1,2021-04-01\n".to_vec(),
        cp932("診療所,1,300000,2021-04-01\n"),
    ]
    .concat();
    let output = rows(&onshi(&["assess"], &sjis));
    assert_eq!(output[0]["error"]["code"], "invalid_encoding");
    assert_eq!(output[1]["subsidy"], 225_000);
    assert_eq!(status(&onshi(&["compare"], b"facility,readers\n")), 2);
    let json = br#"{"facility":"clinic","readers":1,"cost":1,"reader_applied_on":"2021-04-01"}"#;
    assert_eq!(status(&onshi(&["assess", "--output", "csv"], json)), 2);
    // What begins as JSON is JSON; `--input` has the last word.
    assert_eq!(
        rows(&onshi(&["assess"], b"[]"))[0]["error"]["code"],
        "invalid_value"
    );
    assert_eq!(
        rows(&onshi(&["assess", "--input", "csv"], json))[0]["error"]["code"],
        "missing_column"
    );
    assert_eq!(onshi(&["assess"], b"").stdout, b"");
    // A row that lost its brace is a row.
    let broken = [&json[1..], b"\n", json].concat();
    let output = onshi(&["compare"], &broken);
    assert_eq!(status(&output), 1);
    assert_eq!(rows(&output)[0]["error"]["code"], "invalid_json");
    assert_eq!(rows(&output)[1]["gain"], 1);
}

/// Standard input brings what it holds in pieces: blank lines first, then half a heading.
#[test]
fn csv_that_comes_in_pieces_is_csv() {
    let heading = "facility,readers,cost,reader_applied_on\n";
    let row = "clinic,1,300000,2021-04-01\n";
    let blank = "\n \n".repeat(50_000);
    let long = format!("\u{feff}{blank}{heading}{row}");
    let script =
        r#"{ printf '\n'; sleep 0.1; printf 'fac'; sleep 0.1; printf "$1"; } | "$0" assess"#;
    let pieces = Command::new("sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_onshi")])
        .arg(format!("{}{row}", heading.trim_start_matches("fac")))
        .output()
        .unwrap();
    for output in [pieces, onshi(&["assess"], long.as_bytes())] {
        assert_eq!(status(&output), 0);
        assert_eq!(rows(&output)[0]["subsidy"], 225_000);
    }
    for empty in ["", "\n", "\u{feff}"] {
        let output = onshi(&["assess", "--output", "csv"], empty.as_bytes());
        assert_eq!((status(&output), output.stdout), (0, Vec::new()));
    }
}

/// A quote that nothing closes costs its own row, also where every row has one.
#[test]
fn quotes_that_are_not_closed_take_no_time() {
    let rows_of = 60_000;
    let input = format!(
        "facility,readers,cost,reader_applied_on\n{}",
        "a\",\"b\n".repeat(rows_of)
    );
    let output = onshi_within(20, &["assess"], input.as_bytes());
    assert_eq!(rows(&output).len(), rows_of);
}

/// A line of white space is no row, in whatever signs: full-width, tabs, a vertical tab.
#[test]
fn lines_of_white_space_are_no_rows() {
    let row = "clinic,1,300000,2021-03-31";
    let spaces = "\n \n\t\n\u{b}\n\u{3000}\n";
    let input = format!("facility,readers,cost,reader_applied_on\n{spaces}{row}\n{spaces}{row}\n");
    let output = onshi(&["assess", "--input", "csv"], input.as_bytes());
    assert_eq!(status(&output), 0);
    let amounts: Vec<_> = rows(&output)
        .iter()
        .map(|row| row["subsidy"].as_i64())
        .collect();
    assert_eq!(amounts, [Some(300_000); 2]);
}
