//! Encodings and separators of tables of text.

use crate::common::{amounts, cp932, onshi, refused, status, text};
use crate::files::{AMOUNTS, HEADING, ROWS};

#[test]
fn encodings_and_separators_of_spreadsheets() {
    let plain = format!("{HEADING}\n{ROWS}");
    let tabs = plain.replace(',', "\t");
    let semicolons = plain.replace(',', ";");
    let utf_16 = |text: &str, big: bool| -> Vec<u8> {
        let units = text.encode_utf16();
        let bytes = |unit: u16| {
            if big {
                unit.to_be_bytes()
            } else {
                unit.to_le_bytes()
            }
        };
        units.flat_map(bytes).collect()
    };
    let english = "facility\treaders\tcost\treader_applied_on\nclinic\t1\t300000\t2021-04-01\nclinic\t1\t429000\t2021-03-31\n";
    for (what, input) in [
        ("tabs", tabs.clone().into_bytes()),
        ("semicolons", semicolons.clone().into_bytes()),
        ("tabs in CP932", cp932(&tabs)),
        (
            "Unicode text",
            utf_16(&format!("\u{feff}{}", tabs.replace('\n', "\r\n")), false),
        ),
        (
            "UTF-16, big end first",
            utf_16(&format!("\u{feff}{plain}"), true),
        ),
        ("UTF-16 without a mark", utf_16(english, false)),
        ("sep=,", format!("sep=,\r\n{plain}").into_bytes()),
        ("sep=;", format!("sep=;\n{semicolons}").into_bytes()),
        (
            "sep= in quotes",
            format!("\u{feff}\"sep=;\"\n{semicolons}").into_bytes(),
        ),
        ("a title", format!("施設一覧\n\n{plain}").into_bytes()),
        (
            "a title of cells",
            format!("施設一覧（令和3年度）,,,,\n作成,医療課,,,\n{plain}").into_bytes(),
        ),
        ("a title, in CP932", cp932(&format!("施設一覧\r\n{plain}"))),
        (
            "JSON's brace in a title",
            format!("一覧 {{1}}\n{plain}").into_bytes(),
        ),
        (
            "empty rows",
            format!("{plain},,,,\n , ,\u{3000},,\n\n").into_bytes(),
        ),
    ] {
        let output = onshi(&["assess"], &input);
        assert_eq!(
            (status(&output), amounts(&output)),
            (0, AMOUNTS.to_vec()),
            "{what}"
        );
    }
    // A row is told by its physical line, below the title too.
    let output = onshi(
        &["assess"],
        format!("施設一覧\n\n{HEADING}\nA,診療所,4,1,2021-04-01\n").as_bytes(),
    );
    assert_eq!(refused(&output), [(4, "readers_out_of_range".to_owned())]);
}

/// English headings, and a first row that is UTF-8 by chance: `テ` and `ｩ` in half width.
#[test]
fn the_encoding_is_decided_by_a_block() {
    let mut input =
        b"facility,readers,cost,reader_applied_on,name\nclinic,1,300000,2021-04-01,\xC3\xA9\n"
            .to_vec();
    input.extend(cp932("clinic,1,429000,2021-03-31,北海道の医院\n"));
    let output = onshi(&["assess", "--output", "csv"], &input);
    assert_eq!(status(&output), 0);
    let answers = text(&output.stdout);
    assert!(
        answers.contains(",ﾃｩ,") && answers.contains(",北海道の医院,"),
        "{answers}"
    );
}

#[test]
fn a_bad_byte_costs_its_own_cell() {
    let mut input = format!("{HEADING}\n{ROWS}").into_bytes();
    input.extend(b"\xE3\x81,clinic,1,300000,2021-04-01\n");
    input.extend("医院,診療所,1".as_bytes());
    input.extend(b"\xFF,300000,2021-04-01\n");
    let output = onshi(&["assess", "--output", "csv"], &input);
    assert_eq!(status(&output), 1);
    let answers = text(&output.stdout);
    let lines: Vec<&str> = answers.lines().collect();
    assert!(
        lines[3].starts_with("\u{fffd},clinic,1,300000,2021-04-01,2022-08,"),
        "{}",
        lines[3]
    );
    assert!(lines[3].ends_with(",225000,75000,"));
    assert!(
        lines[4].starts_with("医院,診療所,1\u{fffd},300000,2021-04-01,,"),
        "{}",
        lines[4]
    );
    assert!(lines[4].ends_with(",invalid_encoding"));
    assert!(text(&output.stderr).contains("cells with bytes outside the encoding: 1;"));
}

/// Half-width kana of CP932 may be UTF-8 by chance; spaces of CP932 are blank; UTF-16 has no mark.
#[test]
fn encodings_that_nothing_names() {
    let heading = "facility,readers,cost,reader_applied_on,name\n";
    for name in ["ﾀﾅｶ", "ﾀﾅｶ ﾊﾔｼ", "ﾐﾂｲ", "ﾐｸﾓ", "ﾃﾞｨ"] {
        let input = cp932(&format!("{heading}clinic,1,300000,2021-04-01,{name}\n"));
        let output = onshi(&["assess", "--output", "csv"], &input);
        assert!(
            text(&output.stdout).contains(&format!(",{name},2022-08")),
            "{name}"
        );
    }
    let blank = format!("{HEADING}\n{ROWS}\u{3000},\u{3000},,,\n\u{3000}\u{3000},,,,\n\u{1a}");
    let output = onshi(&["assess"], &cp932(&blank));
    assert_eq!((status(&output), amounts(&output)), (0, AMOUNTS.to_vec()));
    let utf_16: Vec<u8> = format!("一覧\n{HEADING}\n{ROWS}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(amounts(&onshi(&["assess"], &utf_16)), AMOUNTS);
    // The mark by which spreadsheets know UTF-8 is written where the names are CP932.
    let mixed = cp932(&format!("{heading}clinic,1,300000,2021-04-01,佐藤医院\n"));
    let output = onshi(&["assess", "--output", "csv"], &mixed);
    assert!(output.stdout.starts_with(b"\xEF\xBB\xBF"));
}
