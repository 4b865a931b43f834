//! The console examples of the READMEs print what they say, to the letter.

use std::path::Path;
use std::process::Command;

#[test]
fn console_examples_are_true() {
    for readme in [
        include_str!("../../../README.md"),
        include_str!("../../../README.ja.md"),
        include_str!("../README.md"),
    ] {
        run_all(readme);
    }
}

fn run_all(readme: &str) {
    let program = Path::new(env!("CARGO_BIN_EXE_onshi")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let blocks: Vec<&str> = readme
        .split("```console\n")
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap())
        .collect();
    assert!(!blocks.is_empty());
    for block in blocks {
        let (mut script, mut expected, mut here) = (String::new(), String::new(), false);
        for line in block.lines() {
            let command = line.strip_prefix("$ ");
            match command {
                // It is built already.
                Some(command) if command.starts_with("cargo install") => {}
                Some(command) => {
                    script += &format!("{command}\n");
                    here = command.contains("<<'END'");
                }
                None if here => {
                    script += &format!("{line}\n");
                    here = line != "END";
                }
                None => expected += &format!("{line}\n"),
            }
        }
        let output = Command::new("bash")
            .args(["-c", &script])
            .env("PATH", &path)
            .current_dir(env!("CARGO_TARGET_TMPDIR"))
            .output()
            .unwrap();
        assert_eq!(
            String::from_utf8(output.stdout).unwrap(),
            expected,
            "{script}"
        );
    }
}
