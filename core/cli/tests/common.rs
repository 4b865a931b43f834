//! Runs the program as its users do.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

pub fn onshi(arguments: &[&str], input: &[u8]) -> Output {
    fed(
        Command::new(env!("CARGO_BIN_EXE_onshi")).args(arguments),
        input,
    )
}

/// Runs the program, which is ended where it takes more seconds of a processor: what else the machine does takes none of
/// them.
pub fn onshi_within(seconds: u32, arguments: &[&str], input: &[u8]) -> Output {
    let limited = format!("ulimit -t {seconds}; exec \"$0\" \"$@\"");
    let mut shell = Command::new("sh");
    shell.args(["-c", &limited, env!("CARGO_BIN_EXE_onshi")]);
    fed(shell.args(arguments), input)
}

fn fed(program: &mut Command, input: &[u8]) -> Output {
    let mut child = program
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // The program may stop reading early: then the rest is not wanted.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

pub fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

pub fn rows(output: &Output) -> Vec<Value> {
    let text = text(&output.stdout);
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

pub fn status(output: &Output) -> i32 {
    output.status.code().unwrap()
}

pub const CLINIC: &str =
    r#"{"facility":"clinic","readers":1,"cost":429000,"reader_applied_on":"2021-04-01"}"#;

/// The subsidy of each row, -1 where there is none.
pub fn amounts(output: &Output) -> Vec<i64> {
    let amount = |row: &Value| row["subsidy"].as_i64().unwrap_or(-1);
    rows(output).iter().map(amount).collect()
}

/// The code and the line of each row that is refused.
pub fn refused(output: &Output) -> Vec<(u64, String)> {
    let found = |row: &Value| {
        let code = row["error"]["code"].as_str()?;
        Some((row["line"].as_u64()?, code.to_owned()))
    };
    rows(output).iter().filter_map(found).collect()
}

/// Returns a text as old programs for Japanese write it.
pub fn cp932(text: &str) -> Vec<u8> {
    let (bytes, _, failed) = encoding_rs::SHIFT_JIS.encode(text);
    assert!(!failed);
    bytes.into_owned()
}
