//! Rows on several threads: the same answers, in their order, in bounded memory.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, Output, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::common::{CLINIC, rows, status, text};
use encoding_rs::SHIFT_JIS;

const ROWS: u32 = 20_000;

fn command(threads: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onshi"));
    command
        .args(arguments)
        .env("ONSHI_MAX_THREADS", threads)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// Answers a file on that many threads.
fn asked(threads: &str, arguments: &[&str], input: &[u8]) -> Output {
    static FILES: AtomicUsize = AtomicUsize::new(0);
    let number = FILES.fetch_add(1, Ordering::Relaxed);
    let name = format!("onshi-threads-{}-{number}", std::process::id());
    let path = std::env::temp_dir().join(name);
    std::fs::write(&path, input).unwrap();
    let output = command(threads, arguments).arg(&path).output().unwrap();
    std::fs::remove_file(&path).unwrap();
    output
}

fn rows_in(output: &Output) -> usize {
    output.stdout.iter().filter(|byte| **byte == b'\n').count()
}

/// Compares what is answered on one thread and on several; returns it.
fn same_on_all(arguments: &[&str], input: &[u8]) -> Output {
    let one = asked("1", arguments, input);
    for threads in ["2", "3", "8"] {
        let several = asked(threads, arguments, input);
        assert_eq!(several.status, one.status, "{threads} {arguments:?}");
        assert!(several.stdout == one.stdout, "{threads} {arguments:?}");
        assert_eq!(text(&several.stderr), text(&one.stderr), "{arguments:?}");
    }
    one
}

/// Three quarters of the cost, without what is below a thousand yen: a clinic with one reader, up
/// to 429,000 yen.
fn clinic_subsidy(cost: u32) -> u32 {
    cost.min(429_000) * 3 / 4 / 1_000 * 1_000
}

#[test]
fn lines_are_answered_in_their_order() {
    let mut input = Vec::new();
    for i in 0..ROWS {
        match i % 10 {
            3 => input.extend(b"{\"facility\":\"cl\xFFnic\"}\n"),
            7 => input.extend(b"[]\n\n"),
            _ => writeln!(
                input,
                r#"{{"facility":"clinic","readers":1,"cost":{},"reader_applied_on":"2021-04-01"}}"#,
                i * 40
            )
            .unwrap(),
        }
        if i == 9_999 {
            input.extend(vec![b'x'; 2 << 20]);
            input.push(b'\n');
        }
    }
    let output = same_on_all(&["assess"], &input);
    assert_eq!(status(&output), 1);
    let rows = rows(&output);
    assert_eq!(rows.len(), 20_001);
    let mut lines = 0;
    let mut next = rows.iter();
    for i in 0..ROWS {
        lines += 1;
        let row = next.next().unwrap();
        let code = match i % 10 {
            3 => "invalid_encoding",
            7 => "invalid_value",
            _ => {
                assert_eq!(row["subsidy"], clinic_subsidy(i * 40), "{row}");
                assert_eq!(row["cost"], i * 40);
                ""
            }
        };
        if !code.is_empty() {
            assert_eq!(row["error"]["code"], code);
            assert_eq!(row["line"], lines);
        }
        lines += u32::from(i % 10 == 7);
        if i == 9_999 {
            lines += 1;
            assert_eq!(next.next().unwrap()["error"]["code"], "invalid_json");
        }
    }
}

#[test]
fn tables_are_answered_in_their_order() {
    // Nothing but ASCII up to the middle: CP932 shows late. A kept cell is spoilt, a name has a
    // line break, a row is short.
    let mut input = b"name,facility,readers,cost,reader_applied_on\r\n".to_vec();
    for i in 0..ROWS {
        let name = match i {
            ..10_000 => "clinic".as_bytes().to_vec(),
            15_000 => b"\x80\xFF".to_vec(),
            15_001 => b"\"two\nlines\"".to_vec(),
            _ => SHIFT_JIS.encode("診療所").0.into_owned(),
        };
        input.extend(name);
        match i {
            12_345 => input.extend(b",clinic\r\n"),
            _ => write!(input, ",clinic,1,{},2021-04-01\r\n", i * 40).unwrap(),
        }
    }
    let output = same_on_all(&["assess", "--output", "csv"], &input);
    assert_eq!(status(&output), 1);
    let told = text(&output.stderr);
    assert!(told.contains("15002"), "{told}");
    let answers = text(&output.stdout);
    let lines: Vec<_> = answers.lines().collect();
    // The heading, the rows, the line break.
    assert_eq!(lines.len(), 20_002);
    for i in (0..15_000).filter(|i| *i != 12_345) {
        let subsidy = clinic_subsidy(i * 40).to_string();
        let cells: Vec<_> = lines[1 + usize::try_from(i).unwrap()].split(',').collect();
        assert_eq!(cells[cells.len() - 3], subsidy, "{cells:?}");
        let name = if i < 10_000 { "clinic" } else { "診療所" };
        assert_eq!(cells[0], name);
    }
    assert!(lines[12_346].ends_with(",invalid_row"));
    same_on_all(&["assess"], &input);
}

#[test]
fn every_question_has_its_order() {
    let line = |i: u32| {
        format!(
            r#"{{"facility":"clinic","readers":1,"cost":{},"reader_applied_on":"2021-04-01"}}"#,
            i * 40
        )
    };
    let input = (0..ROWS / 10).map(line).collect::<Vec<_>>().join("\n");
    for question in ["compare", "options"] {
        let output = same_on_all(&[question, "--explain"], input.as_bytes());
        assert_eq!(rows(&output).len(), 2_000);
    }
    let days = |i: u32| {
        format!(
            r#"{{"facility":"clinic","as_of":"2021-03-{:02}"}}"#,
            1 + i % 33
        )
    };
    let input = (0..ROWS / 10).map(days).collect::<Vec<_>>().join("\n");
    let output = same_on_all(&["plan"], input.as_bytes());
    // Two of 33 rows have no such day: 120 of 60 whole rounds, none of the 20 rows left.
    let refused = rows(&output)
        .iter()
        .filter(|row| row.get("error").is_some())
        .count();
    assert_eq!(refused, 120);
    let codes = (0..ROWS / 10).map(|i| format!("13,1,{:07}", 1_000_000 + i));
    let input = format!(
        "prefecture,score_table,code\n{}\n",
        codes.collect::<Vec<_>>().join("\n")
    );
    let output = same_on_all(&["check", "institution_code"], input.as_bytes());
    assert_eq!(rows(&output).len(), 2_000);
    let form = r#"{}"#;
    let input = format!("{form}\n{form}\n").repeat(1_000);
    same_on_all(
        &["draft", "receipt_breakdown", "--output", "csv"],
        input.as_bytes(),
    );
}

#[test]
fn a_row_is_answered_before_the_next_one_comes() {
    let mut child = command("2", &["assess"]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for _ in 0..3 {
        writeln!(stdin, "{CLINIC}").unwrap();
        assert!(answers.next().unwrap().unwrap().contains("321000"));
    }
    drop(stdin);
    assert!(answers.next().is_none());
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_slow_reader_holds_it_back() {
    let mut child = command("3", &["assess"]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let taken = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&taken);
    let writer = std::thread::spawn(move || {
        let rows = format!("{CLINIC}\n").repeat(1_000);
        for _ in 0..500 {
            stdin.write_all(rows.as_bytes()).unwrap();
            count.fetch_add(rows.len(), Ordering::Relaxed);
        }
    });
    // Nobody reads: 43 MB are offered, and only what fits in between is taken.
    std::thread::sleep(Duration::from_secs(1));
    let before = taken.load(Ordering::Relaxed);
    assert!(before < 2_000_000, "{before}");
    let mut answers = Vec::new();
    child
        .stdout
        .take()
        .unwrap()
        .read_to_end(&mut answers)
        .unwrap();
    writer.join().unwrap();
    assert!(child.wait().unwrap().success());
    let lines = answers.iter().filter(|byte| **byte == b'\n').count();
    assert_eq!(lines, 500_000);
}

#[test]
fn what_comes_in_pieces_is_judged_by_all_that_has_come() {
    let mut child = command("2", &["assess", "--output", "csv"])
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let rows = "clinic,1,300000,2021-04-01,plain\n".repeat(1_500);
    write!(
        stdin,
        "facility,readers,cost,reader_applied_on,note\n{rows}"
    )
    .unwrap();
    // The answers fill their pipe, and the program waits; a byte is spoilt, the rows after it are not.
    std::thread::sleep(Duration::from_millis(300));
    stdin
        .write_all(b"clinic,1,300000,2021-04-01,\xE3\x81\x82\xFF\xFF\xFF\xFF\n")
        .unwrap();
    for _ in 0..50 {
        std::thread::sleep(Duration::from_millis(2));
        stdin
            .write_all("clinic,1,300000,2021-04-01,日本語\n".as_bytes())
            .unwrap();
    }
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    assert_eq!(text(&output.stdout).matches("日本語").count(), 50);
    assert!(text(&output.stderr).contains("1502"));
}

#[test]
fn half_a_sign_of_utf_16_holds_no_answer_back() {
    let mut child = command("2", &["assess"]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let table = "\u{FEFF}facility,readers,cost,reader_applied_on\nclinic,1,300000,2021-04-01\n";
    let bytes: Vec<u8> = table.encode_utf16().flat_map(u16::to_le_bytes).collect();
    stdin.write_all(&bytes).unwrap();
    stdin.write_all(b"c").unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(answers.next().unwrap().unwrap().contains("225000"));
    drop(stdin);
    // The half sign alone is a row that is too short.
    assert!(answers.next().unwrap().unwrap().contains("invalid_row"));
    assert!(answers.next().is_none());
    child.wait().unwrap();
}

#[cfg(target_os = "linux")]
#[test]
fn wide_rows_take_no_more_memory_than_a_row() {
    // 500 rows of 131,072 cells would be 500 MB of places of cells.
    let wide = ",".repeat(131_071);
    let path = std::env::temp_dir().join(format!("onshi-wide-{}.csv", std::process::id()));
    let rows = format!("clinic{wide}\n").repeat(500);
    std::fs::write(
        &path,
        format!("facility,readers,cost,reader_applied_on{wide}\n{rows}"),
    )
    .unwrap();
    let output = Command::new("sh")
        .args(["-c", "ulimit -v 200000; exec \"$0\" assess \"$1\""])
        .arg(env!("CARGO_BIN_EXE_onshi"))
        .arg(&path)
        .env("ONSHI_MAX_THREADS", "1")
        .output()
        .unwrap();
    std::fs::remove_file(&path).unwrap();
    assert_eq!(
        (status(&output), rows_in(&output)),
        (1, 500),
        "{}",
        text(&output.stderr)
    );
}

#[test]
fn a_remark_on_the_last_row_is_said() {
    let input = b"facility,readers,cost,reader_applied_on,note\n,,\xEF\xBC\x88\xE5\x8D\x83\xE5\x86\x86\xEF\xBC\x89,,\xFF\xE3\x81\x82\xE3\x81\x82\n";
    let output = asked("2", &["assess"], input);
    // The row of units is the last one; no answer, but a remark.
    assert_eq!((status(&output), output.stdout.len()), (0, 0));
    assert!(text(&output.stderr).contains("2行目"));
}

#[test]
fn a_number_of_threads_is_checked() {
    for wrong in ["0", "-1", "two", "1.5", " 2 ", "+2"] {
        let output = asked(wrong, &["assess"], CLINIC.as_bytes());
        assert_eq!((status(&output), output.stdout.len()), (2, 0));
        let told = text(&output.stderr);
        assert!(
            told.contains("ONSHI_MAX_THREADS") && told.contains(&format!("got `{wrong}`")),
            "{told}"
        );
    }
    for right in ["", "2", "99999999999999999999"] {
        let output = asked(right, &["assess"], CLINIC.as_bytes());
        assert_eq!(status(&output), 0);
    }
}
