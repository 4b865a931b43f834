//! The program on files of 100,000 rows, as its users run it: JSON Lines, CSV as programs and as
//! people write it, a workbook. Divide by 100,000 for one row.

#![allow(clippy::unwrap_used, reason = "no library code")]

use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use divan::counter::ItemsCount;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

const COUNT: usize = 100_000;

fn main() {
    divan::main();
}

/// A project: facility, prescriptions of its group, readers, cost, year, month and day.
type Row = (&'static str, Option<u32>, u8, u32, (u16, u8, u8));

fn rows() -> impl Iterator<Item = Row> {
    let mut random = fastrand::Rng::with_seed(20_210_331);
    (0..COUNT).map(move |_| {
        let (facility, group, readers) = match random.u8(0..10) {
            0 => ("hospital", None, random.u8(1..=3)),
            1..=5 => ("clinic", None, 1),
            _ => ("pharmacy", Some(random.u32(0..80_000)), 1),
        };
        let day = (2021, random.u8(1..=12), random.u8(1..=28));
        (facility, group, readers, random.u32(0..3_000_000), day)
    })
}

fn japanese(facility: &str) -> &'static str {
    match facility {
        "hospital" => "病院",
        "clinic" => "診療所",
        _ => "薬局",
    }
}

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

fn written(name: &str, text: &str) -> PathBuf {
    let path = file(name);
    std::fs::write(&path, text).unwrap();
    path
}

fn group_text(group: Option<u32>) -> String {
    group.map_or_else(String::new, |count| count.to_string())
}

/// Runs `onshi assess` with answers in CSV, or in JSON Lines.
fn assess(bencher: divan::Bencher<'_, '_>, path: &Path, output: &str) {
    bencher.counter(ItemsCount::new(COUNT)).bench_local(|| {
        let arguments = [
            "onshi",
            "assess",
            "--output",
            output,
            path.to_str().unwrap(),
        ];
        let mut out = Vec::with_capacity(1 << 24);
        let status = onshi_cli::run(arguments.map(OsString::from), &mut out);
        assert_eq!(status, 0);
        out
    });
}

#[divan::bench(sample_count = 20)]
fn json_lines(bencher: divan::Bencher<'_, '_>) {
    let mut text = String::new();
    for (facility, group, readers, cost, (year, month, day)) in rows() {
        let group = group.map_or_else(|| "null".to_owned(), |count| count.to_string());
        writeln!(text, r#"{{"facility":"{facility}","group_prescriptions_per_month":{group},"readers":{readers},"cost":{cost},"reader_applied_on":"{year}-{month:02}-{day:02}"}}"#).unwrap();
    }
    assess(bencher, &written("rows.jsonl", &text), "jsonl");
}

/// Five columns, as a program exports them.
#[divan::bench(sample_count = 20)]
fn csv(bencher: divan::Bencher<'_, '_>) {
    let mut text =
        String::from("facility,group_prescriptions_per_month,readers,cost,reader_applied_on\n");
    for (facility, group, readers, cost, (year, month, day)) in rows() {
        let group = group_text(group);
        writeln!(
            text,
            "{facility},{group},{readers},{cost},{year}-{month:02}-{day:02}"
        )
        .unwrap();
    }
    assess(bencher, &written("rows.csv", &text), "csv");
}

/// The same and a name, as people type them.
#[divan::bench(sample_count = 20)]
fn csv_typed(bencher: divan::Bencher<'_, '_>) {
    let mut text = String::from("施設名,施設区分,処方箋受付回数,台数,事業費,申込日\n");
    for (facility, group, readers, cost, (year, month, day)) in rows() {
        let (facility, group) = (japanese(facility), group_text(group));
        writeln!(
            text,
            "おんし医院,{facility},{group},{readers},{cost}円,{year}/{month}/{day}"
        )
        .unwrap();
    }
    assess(bencher, &written("typed.csv", &text), "csv");
}

#[divan::bench(sample_count = 10)]
fn workbook(bencher: divan::Bencher<'_, '_>) {
    let path = file("rows.xlsx");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let headings = [
        "施設名",
        "施設区分",
        "処方箋受付回数",
        "台数",
        "事業費",
        "申込日",
    ];
    sheet.write_row(0, 0, headings).unwrap();
    let format = Format::new().set_num_format("yyyy/m/d");
    for (line, (facility, group, readers, cost, (year, month, day))) in (1_u32..).zip(rows()) {
        sheet.write(line, 0, "おんし医院").unwrap();
        sheet.write(line, 1, japanese(facility)).unwrap();
        if let Some(count) = group {
            sheet.write(line, 2, count).unwrap();
        }
        sheet.write(line, 3, readers).unwrap();
        sheet.write(line, 4, cost).unwrap();
        let day = ExcelDateTime::from_ymd(year, month, day).unwrap();
        sheet.write_with_format(line, 5, &day, &format).unwrap();
    }
    book.save(&path).unwrap();
    assess(bencher, &path, "csv");
}
