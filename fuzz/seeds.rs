//! Writes the vectors as inputs of the targets: `seeds DIR`. What is checked in is what
//! `cargo fuzz cmin` keeps of them.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use onshi::forms::FormKind;
use onshi::{Edition, parse_date};
use onshi_tests::rows::day;
use onshi_tests::vectors;
use serde_json::Value;

type Done = Result<(), Box<dyn Error>>;

fn main() -> Done {
    let folder = PathBuf::from(std::env::args_os().nth(1).ok_or("seeds DIR")?);
    let mut seeds = Seeds { folder };
    for (edition, file) in ["assess_2021_01", "assess_2022_08"].into_iter().enumerate() {
        for given in given(file) {
            if let Some(row) = row(&given) {
                seeds.add("assess", &for_assess(&given))?;
                seeds.add("batch", &[&[u8::try_from(edition)?, 1], &row[..]].concat())?;
            }
            seeds.add("jsonl", &[&[0], text(&given).as_bytes()].concat())?;
            seeds.add("csv", csv(&given).as_bytes())?;
        }
    }
    for (question, file) in ["errors", "compare", "compare", "plan"]
        .into_iter()
        .enumerate()
    {
        for given in given(file) {
            seeds.add(
                "jsonl",
                &[&[u8::try_from(question)?], text(&given).as_bytes()].concat(),
            )?;
            if question == 0 {
                seeds.add("csv", csv(&given).as_bytes())?;
            }
        }
    }
    for given in given("plan").into_iter().chain(given("calendar")) {
        seeds.add(
            "plan",
            &[&[0, 0, 0, 0, 1], format!("id\n{}", text(&given)).as_bytes()].concat(),
        )?;
    }
    for (number, form) in FormKind::ALL.iter().copied().enumerate() {
        for given in given(&format!("check_{}", form.code())) {
            let text = given
                .as_str()
                .map_or_else(|| given.to_string(), str::to_owned);
            seeds.add(
                "form",
                &[&[u8::try_from(number)?], text.as_bytes()].concat(),
            )?;
            if form == FormKind::InstitutionCode {
                seeds.add("institution_code", text.as_bytes())?;
            }
        }
    }
    for (target, file, function) in [
        ("money", "money", "onshi_read_yen"),
        ("date", "dates", "onshi_read_day"),
    ] {
        for given in given(file) {
            seeds.add(target, text(&given).as_bytes())?;
            seeds.add("c", format!("0{function}\n{}", text(&given)).as_bytes())?;
        }
    }
    for (question, file) in [
        ("assess", "errors"),
        ("compare", "compare"),
        ("plan", "plan"),
        ("edition_check", "editions"),
    ] {
        for given in given(file) {
            let asked = format!("0{question}\n\n{}", text(&given));
            seeds.add("c", asked.as_bytes())?;
        }
    }
    // What has no vectors of its own, and takes options.
    for asked in [
        "plan_ics\n{\"stamp\":0,\"language\":\"en\",\"id\":\"a\"}\n{\"facility\":\"clinic\"}",
        "draft\n{\"form\":\"receipt_breakdown\"}\n{\"lines\":[{\"item\":\"x\",\"eligible\":1}]}",
        "fields\n{\"form\":\"completion_report\"}\n",
        "edition\n{\"edition\":\"2021-01\",\"fraction_rule\":\"whole_yen\"}\n",
        "desk\n{\"at\":\"2021-01-16T15:59\"}\n",
        "schema\n{\"name\":\"project\"}\n",
        "value\n{\"pointer\":\"/a/0\"}\n{\"a\":[\"x\",null]}",
        "onshi_assess\n",
    ] {
        for encoding in 0..3 {
            seeds.add("c", format!("{encoding}{asked}").as_bytes())?;
        }
    }
    for file in [
        "facilities.xlsx",
        "facilities.xls",
        "facilities.ods",
        "of_1904.xlsx",
        "encrypted.xlsx",
    ] {
        seeds.add(
            "workbook",
            &fs::read(format!("core/cli/tests/files/{file}"))?,
        )?;
    }
    // Headings as texts of the sheet and as shared ones; a number, a day by its style, a tick, an error.
    for parts in [
        concat!(
            r#"<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>facility</t></is></c><c r="B1" t="inlineStr"><is><t>readers</t></is></c></row>"#,
            r#"<row r="2"><c r="A2" t="str"><v>clinic</v></c><c r="B2"><v>1</v></c></row></sheetData></worksheet>"#,
        ),
        concat!(
            r#"<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>"#,
            r#"<row r="2"><c r="A2" t="b"><v>1</v></c><c r="B2" s="1"><v>44287</v></c></row><row r="3"><c r="A3" t="e"><v>#N/A</v></c></row></sheetData></worksheet>"#,
            "\u{1}<sst><si><t>facility</t></si><si><r><t>reader_applied_on</t></r></si></sst>",
            "\u{1}<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>",
        ),
    ] {
        seeds.add("workbook", parts.as_bytes())?;
    }
    for edition in Edition::all() {
        seeds.add("edition", edition.to_json().as_bytes())?;
    }
    for given in given("editions") {
        seeds.add("edition", text(&given).as_bytes())?;
    }
    Ok(())
}

struct Seeds {
    folder: PathBuf,
}

impl Seeds {
    fn add(&mut self, target: &str, bytes: &[u8]) -> Done {
        let folder: &Path = &self.folder.join(target);
        fs::create_dir_all(folder)?;
        let number = fs::read_dir(folder)?.count();
        Ok(fs::write(
            folder.join(format!("vector-{number:03}")),
            bytes,
        )?)
    }
}

fn given(file: &str) -> Vec<Value> {
    vectors::read(file)
        .cases
        .into_iter()
        .map(|case| case.given)
        .collect()
}

/// What is given, as the text of its input.
fn text(given: &Value) -> String {
    given
        .as_str()
        .map_or_else(|| given.to_string(), str::to_owned)
}

fn number(given: &Value, field: &str) -> i64 {
    given[field].as_i64().unwrap_or(i64::MIN)
}

fn facility(given: &Value) -> Option<u8> {
    let kinds = ["hospital", "clinic", "pharmacy"];
    let place = kinds.iter().position(|kind| given["facility"] == **kind)?;
    u8::try_from(place).ok()
}

/// A row of the target `batch`.
fn row(given: &Value) -> Option<Vec<u8>> {
    let date = |field: &str| given[field].as_str().map_or(i32::MIN, day).to_le_bytes();
    let mut bytes = vec![facility(given)?];
    for field in ["group_prescriptions_per_month", "readers", "cost"] {
        bytes.extend(number(given, field).to_le_bytes());
    }
    for field in [
        "reader_applied_on",
        "vendor_contract_on",
        "operation_starts_on",
    ] {
        bytes.extend(date(field));
    }
    bytes.push(given["subsidy_paid"].as_bool().map_or(u8::MAX, u8::from));
    Some(bytes)
}

/// What the target `assess` takes.
fn for_assess(given: &Value) -> Vec<u8> {
    let date = |field: &str| {
        let day = given[field].as_str().and_then(|text| parse_date(text).ok());
        let number = day.and_then(|day| {
            let text = day.format("%Y%m%d").to_string();
            let number: u16 = text[..4].parse().ok()?;
            let (month, day): (u16, u16) = (text[4..6].parse().ok()?, text[6..].parse().ok()?);
            Some(number.checked_sub(2019)? * 372 + (month - 1) * 31 + day - 1)
        });
        number.unwrap_or(0).to_le_bytes()
    };
    let mut bytes = vec![facility(given).unwrap_or(0)];
    bytes.extend(
        u32::try_from(number(given, "group_prescriptions_per_month"))
            .unwrap_or(0)
            .to_le_bytes(),
    );
    bytes.push(u8::try_from(number(given, "readers")).unwrap_or(0));
    bytes.extend(number(given, "cost").to_le_bytes());
    for field in [
        "reader_applied_on",
        "vendor_contract_on",
        "operation_starts_on",
    ] {
        bytes.extend(date(field));
    }
    bytes.push(u8::from(given["subsidy_paid"] == true));
    bytes
}

/// A table of one row.
fn csv(given: &Value) -> String {
    let fields = given.as_object().into_iter().flatten();
    let (names, cells): (Vec<_>, Vec<_>) = fields
        .map(|(name, value)| (name.clone(), text(value)))
        .unzip();
    format!("{}\n{}\n", names.join(","), cells.join(","))
}
