//! A workbook as the program reads it: every row has its answer, as JSON and as CSV. The input is a whole file, or the parts of an
//! `.xlsx`, which the target packs, so that what is changed is what is read.
#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use onshi_fuzz::{answers, rows_of};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// First bytes of a container: ZIP, and Microsoft's compound file.
const WHOLE: [&[u8]; 2] = [b"PK", b"\xD0\xCF\x11\xE0"];

/// The parts that are changed, in the order of the input, which has U+0001 between them.
const PARTS: [&str; 4] = [
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/workbook.xml",
];

const FIXED: [(&str, &str); 3] = [
    (
        "[Content_Types].xml",
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>"#,
    ),
    (
        "_rels/.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#,
    ),
];

const BOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>"#;

fuzz_target!(|bytes: &[u8]| {
    let packed;
    let file = match WHOLE.iter().any(|begin| bytes.starts_with(begin)) {
        true => bytes,
        false => {
            packed = pack(bytes);
            &packed
        }
    };
    let (lines, status) = answers(&["assess"], file);
    let (table, again) = answers(&["assess", "--output", "csv"], file);
    assert_eq!(status, again);
    let answered = lines
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty());
    let answered =
        answered.map(|line| serde_json::from_slice::<serde_json::Value>(line).expect("JSON"));
    let answered = answered.count();
    if table.is_empty() {
        // The heading was refused, or there was none.
        return;
    }
    assert_eq!(rows_of(&table), answered);
});

fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut book = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut add = |name: &str, bytes: &[u8]| {
        book.start_file(name, stored).expect("a part");
        book.write_all(bytes).expect("room for a part");
    };
    for (name, text) in FIXED {
        add(name, text.as_bytes());
    }
    let mut parts = bytes.split(|byte| *byte == 1);
    for name in PARTS {
        match parts.next() {
            Some(part) => add(name, part),
            None if name == "xl/workbook.xml" => add(name, BOOK.as_bytes()),
            None => {}
        }
    }
    book.finish().expect("a file").into_inner()
}
