//! Workbooks as people bring them, whole and broken.

use crate::common::{amounts, onshi, refused, rows, status, text};
use crate::files::HEADING;

fn file(name: &str) -> String {
    format!("{}/tests/files/{name}", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn workbooks_of_each_kind() {
    // 429,000 in full; half of 1,903,000 and of 429,000, and 3/4 of 300,000, in thousands of yen;
    // the third is paid already, so the start of operation changes nothing.
    let expected = [429_000, 951_000, 214_000, 225_000];
    for name in ["facilities.xls", "facilities.ods"] {
        let output = onshi(&["assess", &file(name)], b"");
        assert_eq!(
            (status(&output), amounts(&output)),
            (0, expected.to_vec()),
            "{name}"
        );
    }
    let output = onshi(&["assess", &file("facilities.xlsx")], b"");
    assert_eq!(status(&output), 1);
    // The formula's last value; an error of the spreadsheet; a number that is not shown as a day.
    assert_eq!(
        amounts(&output),
        [429_000, 951_000, 214_000, 225_000, 225_000, -1, -1]
    );
    let codes = [
        (10, "invalid_value".to_owned()),
        (11, "invalid_date".to_owned()),
    ];
    assert_eq!(refused(&output), codes);
    let words = rows(&output)[6]["error"]["message"]["en"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(words.contains("2021-03-31"), "{words}");
    // Days are counted from 1904 there.
    let output = onshi(&["assess", &file("of_1904.xlsx")], b"");
    assert_eq!(amounts(&output), [429_000, 951_000]);
    // From standard input, and by another sheet.
    let bytes = std::fs::read(file("facilities.xlsx")).unwrap();
    assert_eq!(amounts(&onshi(&["assess"], &bytes)).len(), 7);
    let output = onshi(&["assess", "--sheet", "別", &file("facilities.xlsx")], b"");
    assert_eq!((status(&output), amounts(&output)), (0, vec![429_000]));
}

#[test]
fn answers_of_a_workbook_in_csv_keep_every_column() {
    let output = onshi(&["assess", "--output", "csv", &file("facilities.xls")], b"");
    let text = text(&output.stdout);
    let mut lines = text.lines();
    let heading = lines.next().unwrap();
    assert!(heading.starts_with("\u{feff}施設名,施設区分,処方箋受付回数,台数,事業費（円）,申込日,運用開始日,支給済み,edition,"));
    assert_eq!(
        lines.next(),
        Some(
            "おんし医院,診療所,,1,429000,2021-03-31,,,2022-08,clinic_or_pharmacy,accelerated,429000,429000,1/1,429000,whole_yen,inferred,0,429000,0,"
        )
    );
}

#[test]
fn workbooks_that_cannot_be_read_are_told_in_one_message() {
    let told = |arguments: &[&str], input: &[u8], words: &[&str]| {
        let output = onshi(arguments, input);
        assert_eq!(
            (status(&output), output.stdout.len()),
            (2, 0),
            "{arguments:?}"
        );
        let message = text(&output.stderr);
        assert_eq!(message.lines().count(), 1, "{message}");
        for word in words {
            assert!(message.contains(word), "{message}");
        }
    };
    told(
        &["assess", &file("encrypted.xlsx")],
        b"",
        &["encrypted.xlsx", "パスワード", "password"],
    );
    told(
        &["assess", "--sheet", "ない", &file("facilities.xlsx")],
        b"",
        &["施設一覧、別", "no sheet"],
    );
    told(
        &["assess", "--sheet", "別"],
        HEADING.as_bytes(),
        &["--sheet"],
    );
    let whole = std::fs::read(file("facilities.xlsx")).unwrap();
    told(
        &["assess"],
        &whole[..whole.len() / 2],
        &["壊れ", "workbook"],
    );
    let old = std::fs::read(file("facilities.xls")).unwrap();
    told(&["assess"], &old[..2000], &["壊れ", "workbook"]);
    told(
        &["assess"],
        b"<html><table><tr><td>facility</td></tr></table></html>",
        &["HTML"],
    );
    told(&["assess"], b"%PDF-1.7\n", &["PDF"]);
    // A line with a byte of 0 is a line where the command, or the line itself, says that it is text.
    let lines = onshi(&["assess", "--input", "jsonl"], b"r\0\n");
    assert_eq!(refused(&lines), [(1, "invalid_json".to_owned())]);
    let lines = onshi(&["assess"], b"{\0}\n{}\n");
    assert_eq!(refused(&lines).len(), 2);
    told(
        &["assess"],
        b"\x7fELF\x02\x01\x01\0\0\0",
        &["neither text nor a workbook"],
    );
}

/// Bytes changed here and there: the answers of what can be read, or one message; never a panic, and
/// never the memory of a rectangle between two cells far apart.
#[test]
fn broken_workbooks_end_with_one_message() {
    for name in [
        "facilities.xls",
        "facilities.xlsx",
        "facilities.ods",
        "encrypted.xlsx",
    ] {
        let whole = std::fs::read(file(name)).unwrap();
        let mut seed = 7_u64;
        let mut next = |below: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            usize::try_from(seed >> 33).unwrap() % below
        };
        for round in 0..60 {
            let mut broken = whole.clone();
            for _ in 0..=next(5) {
                let at = next(broken.len());
                broken[at] = u8::try_from(next(256)).unwrap();
            }
            let output = onshi(&["assess", "--output", "csv"], &broken);
            let message = text(&output.stderr);
            match status(&output) {
                0 | 1 => {}
                2 => assert_eq!(message.lines().count(), 1, "{name} {round}: {message}"),
                other => panic!("{name} {round}: {other}, {message}"),
            }
        }
    }
}
