//! Tables as people save them, read as text.

#![allow(
    clippy::tests_outside_test_module,
    clippy::unwrap_used,
    reason = "this file is a test"
)]

use std::fs;
use std::path::PathBuf;

use encoding_rs::{SHIFT_JIS, UTF_16LE};
use onshi::Language;
use onshi_files::{Failure, Fault, FileFault, Table};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("onshi-files-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    path
}

fn read(name: &str, bytes: &[u8]) -> Table {
    Table::read(&file(name, bytes), None).unwrap()
}

fn refused(name: &str, bytes: &[u8]) -> String {
    Table::read(&file(name, bytes), None)
        .unwrap_err()
        .to_string()
}

const ROWS: &str = "施設区分,台数,事業費,申込日,備考\r\n診療所,1,429,令和3年3月31日,\"a,b\"\r\n病院,2,,R3.4.1,\r\n";

#[test]
fn a_title_a_unit_and_the_encoding_of_windows() {
    let text = format!("オンライン資格確認　施設一覧,,,,\r\n（単位：千円）,,,,\r\n\r\n{ROWS}");
    let bytes = SHIFT_JIS.encode(&text).0;
    let table = read("title.csv", &bytes);
    assert_eq!(
        table.headings,
        ["施設区分", "台数", "事業費（千円）", "申込日", "備考"]
    );
    assert_eq!(table.columns[0], ["診療所", "病院"]);
    assert_eq!(table.columns[2], ["429", ""]);
    assert_eq!(table.columns[4], ["a,b", ""]);
    assert!(table.faults.is_empty());
}

#[test]
fn tabs_utf_16_and_a_row_of_units_below() {
    let rows = ROWS.replace("\"a,b\"", "a").replace(',', "\t");
    let rows = rows.replacen("備考\r\n", "備考\r\n\t台\t千円\t\t\r\n", 1);
    let mut bytes = vec![0xFF, 0xFE];
    bytes.extend(rows.encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(UTF_16LE.decode(&bytes).0, rows);
    let table = read("units.txt", &bytes);
    assert_eq!(table.headings[2], "事業費（千円）");
    assert_eq!(table.columns[1], ["1", "2"]);
}

#[test]
fn a_unit_below_takes_the_place_of_one_in_the_heading() {
    let rows = "施設区分,台数,事業費（円）,申込日\n,,（千円）,\n診療所,1,429,R3.4.1\n";
    let table = read("two-units.csv", rows.as_bytes());
    assert_eq!(table.headings[2], "事業費（千円）");
}

#[test]
fn the_unit_of_a_column_that_is_named_later_is_kept() {
    let rows = "施設区分,台数,見積額,申込日\n,台,（千円）,\n診療所,1,429,R3.3.1\n";
    let table = read("named-later.csv", rows.as_bytes());
    assert_eq!(
        table.headings,
        ["施設区分", "台数", "見積額（千円）", "申込日"]
    );
    let titled = "金額は千円,,,\n施設区分,台数,見積額,申込日\n診療所,1,429,R3.3.1\n";
    let table = read("stray.csv", titled.as_bytes());
    assert_eq!(table.stray_unit.as_deref(), Some("金額は千円"));
}

#[test]
fn units_may_stand_below_a_row_that_numbers_the_columns() {
    for numbers in ["①,②,③,④", "1,2,3,4"] {
        let rows =
            format!("施設区分,台数,事業費,申込日\n{numbers}\n,台,千円,\n診療所,1,429,R3.3.1\n");
        let table = read("numbered.csv", rows.as_bytes());
        assert_eq!(table.headings[2], "事業費（千円）", "{numbers}");
        assert_eq!(table.columns[2].last().map(String::as_str), Some("429"));
    }
    // A project that cannot be read is no row of units.
    let rows = "施設区分,台数,事業費,申込日\n診療所,1,429000,R3.3.1\n診療所,一,四十万円,昨日\n";
    let table = read("kanji.csv", rows.as_bytes());
    assert_eq!(table.headings[2], "事業費");
    assert_eq!(table.columns[2], ["429000", "四十万円"]);
}

#[test]
fn a_unit_in_english_is_not_passed_over() {
    let rows =
        "Unit: thousand yen,,,\nfacility,readers,cost,reader_applied_on\nclinic,1,429,2021-03-31\n";
    let error = refused("english.csv", rows.as_bytes());
    assert!(error.contains("thousand"), "{error}");
}

#[test]
fn another_encoding_of_japan_is_refused() {
    let bytes = encoding_rs::EUC_JP.encode(ROWS).0;
    assert!(refused("euc.csv", &bytes).contains("CP932"));
    let rows = format!("[施設一覧],,,,\n{}", ROWS.replace("\r\n", "\n"));
    assert_eq!(read("bracket.csv", rows.as_bytes()).headings[0], "施設区分");
    assert!(refused("array.csv", b"[{\"facility\":\"clinic\"}]").contains("JSON"));
}

#[test]
fn a_workbook_with_days_and_numbers() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("一覧").unwrap();
    for (column, heading) in ["施設区分", "台数", "事業費", "申込日", "補助金の支給"]
        .iter()
        .enumerate()
    {
        sheet
            .write(2, u16::try_from(column).unwrap(), *heading)
            .unwrap();
    }
    sheet.write(0, 0, "施設一覧").unwrap();
    sheet.write(3, 0, "薬局").unwrap();
    sheet.write(3, 1, 1).unwrap();
    sheet.write(3, 2, 429_000.0).unwrap();
    let day = ExcelDateTime::from_ymd(2021, 3, 31).unwrap();
    sheet
        .write_with_format(3, 3, &day, &Format::new().set_num_format("yyyy/m/d"))
        .unwrap();
    sheet.write(3, 4, true).unwrap();
    let path = file("book.xlsx", &book.save_to_buffer().unwrap());
    for sheet in [None, Some("一覧")] {
        let table = Table::read(&path, sheet).unwrap();
        let row: Vec<_> = table
            .columns
            .iter()
            .map(|column| column[0].as_str())
            .collect();
        assert_eq!(row, ["薬局", "1", "429000", "2021-03-31", "TRUE"]);
    }
    let error = Table::read(&path, Some("別")).unwrap_err().to_string();
    assert!(error.contains("一覧"), "{error}");
}

#[test]
fn a_row_that_cannot_be_read_keeps_its_place() {
    let rows = "facility,readers,cost,reader_applied_on\nclinic,1,429,000,2021-04-01\nclinic,1,300000,2021-04-01\n";
    let table = read("length.csv", rows.as_bytes());
    // A comma within an amount shifts the cells: none of them is taken for another.
    assert_eq!(table.columns[2], ["", "300000"]);
    let [wrong] = table.faults.as_slice() else {
        panic!("{:?}", table.faults);
    };
    assert_eq!(wrong.line, 2);
    assert!(matches!(
        wrong.fault,
        FileFault::RowLength {
            cells: 5,
            headings: 4
        }
    ));
}

#[test]
fn what_is_no_table_is_refused() {
    assert!(refused("lines.csv", b"{\"facility\":\"clinic\"}\n").contains("JSON"));
    assert!(refused("page.csv", b"<html><table></table></html>").contains("HTML"));
    assert!(refused("broken.xlsx", b"PK\x03\x04 no workbook").contains("broken.xlsx"));
    let twice = "facility,readers,cost,cost,reader_applied_on\nclinic,1,1,2,2021-04-01\n";
    let error = Table::read(&file("twice.csv", twice.as_bytes()), None).unwrap_err();
    let Failure::Table(Fault::Refused(error)) = error else {
        panic!("{error}");
    };
    assert_eq!(error.code().code(), "duplicate_column");
    assert!(error.message(Language::Ja).contains("cost"));
    let missing = Table::read(&std::env::temp_dir().join("no such file.csv"), None).unwrap_err();
    assert!(missing.to_string().contains("no such file.csv"));
    // No program's name in front: a library's message stands in another program.
    assert!(!missing.to_string().starts_with("onshi"));
    assert!(
        Table::read(&std::env::temp_dir(), None)
            .unwrap_err()
            .to_string()
            .contains("folder")
    );
}

#[test]
fn an_empty_file_has_no_columns() {
    let table = read("empty.csv", b"");
    assert!(table.headings.is_empty() && table.columns.is_empty());
    let table = read("headings.csv", "施設区分,台数\n".as_bytes());
    assert_eq!((table.headings.len(), table.columns[0].len()), (2, 0));
}
