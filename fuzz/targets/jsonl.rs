//! JSON Lines as the program reads them: every line that is not blank has its answer.
#![no_main]

use libfuzzer_sys::fuzz_target;
use onshi_fuzz::{answers, filled_lines};
use serde_json::Value;

fuzz_target!(|given: (u8, &[u8])| {
    let (question, bytes) = given;
    let question = ["assess", "compare", "options", "plan"][usize::from(question) % 4];
    let wanted: &[&str] = match question {
        "plan" => &[question],
        _ => &[question, "--input", "jsonl"],
    };
    let (out, status) = answers(wanted, bytes);
    if status == 2 {
        // Neither text nor a workbook.
        return;
    }
    let mut refused = false;
    let mut lines = out.split(|byte| *byte == b'\n');
    assert_eq!(lines.next_back(), Some(&b""[..]));
    let mut count = 0;
    for line in lines {
        count += 1;
        let answer: Value = serde_json::from_slice(line).expect("JSON");
        refused |= answer["error"]["code"].is_string() && answer["line"].is_u64();
    }
    // In UTF-16 other bytes look like the end of a line.
    let is_utf16 = bytes.starts_with(b"\xFE\xFF") || bytes.starts_with(b"\xFF\xFE");
    // A plan is also made of a table, which may stand below a title.
    let may_be_table = question == "plan" && !bytes.trim_ascii_start().starts_with(b"{");
    if !is_utf16 && !bytes.contains(&0) && !may_be_table {
        assert_eq!(count, filled_lines(bytes));
    }
    assert_eq!(status == 1, refused);
});
