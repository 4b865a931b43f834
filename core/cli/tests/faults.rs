//! What a machine does to a program: slow readers, closed pipes, full disks, files that change.

#![cfg(target_os = "linux")]
use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::common::{CLINIC, status, text};

/// More than the pipes on the way hold.
const ROWS: usize = 20_000;

/// A file of rows, of its own for each test.
fn rows_in(name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("onshi-{}-{name}.jsonl", std::process::id()));
    fs::write(&path, format!("{CLINIC}\n").repeat(ROWS)).unwrap();
    path
}

fn asked(path: &PathBuf) -> Child {
    Command::new(env!("CARGO_BIN_EXE_onshi"))
        .arg("assess")
        .arg(path)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

#[test]
fn a_slow_reader_gets_every_row() {
    let path = rows_in("slow");
    let mut child = asked(&path);
    let mut out = child.stdout.take().unwrap();
    let (mut all, mut part) = (Vec::new(), [0; 100_000]);
    loop {
        let count = out.read(&mut part).unwrap();
        if count == 0 {
            break;
        }
        all.extend_from_slice(&part[..count]);
        sleep(Duration::from_millis(5));
    }
    assert_eq!(all.iter().filter(|byte| **byte == b'\n').count(), ROWS);
    assert_eq!(status(&child.wait_with_output().unwrap()), 0);
    fs::remove_file(path).unwrap();
}

#[test]
fn a_reader_that_has_enough_is_no_error() {
    let path = rows_in("enough");
    let mut child = asked(&path);
    let mut out = child.stdout.take().unwrap();
    out.read_exact(&mut [0; 1_000]).unwrap();
    drop(out);
    let output = child.wait_with_output().unwrap();
    assert_eq!((status(&output), text(&output.stderr)), (0, String::new()));
    fs::remove_file(path).unwrap();
}

#[test]
fn a_closed_pipe_keeps_the_status_of_the_rows_before() {
    let path = rows_in("refused");
    let rows = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("[]\n{rows}")).unwrap();
    for threads in ["1", "2"] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_onshi"))
            .arg("assess")
            .arg(&path)
            .env("ONSHI_MAX_THREADS", threads)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut out = child.stdout.take().unwrap();
        out.read_exact(&mut [0; 1_000]).unwrap();
        drop(out);
        let output = child.wait_with_output().unwrap();
        assert_eq!((status(&output), text(&output.stderr)), (1, String::new()));
    }
    fs::remove_file(path).unwrap();
}

/// Waits until the program has filled the pipe, changes the file, and reads on.
fn changed(name: &str, change: fn(&PathBuf)) {
    let path = rows_in(name);
    let mut child = asked(&path);
    let mut first = [0; 1];
    child
        .stdout
        .as_mut()
        .unwrap()
        .read_exact(&mut first)
        .unwrap();
    sleep(Duration::from_millis(100));
    change(&path);
    let output = child.wait_with_output().unwrap();
    assert_eq!(status(&output), 2, "{name}");
    let words = text(&output.stderr);
    assert!(
        words.contains("changed while it was read"),
        "{name}: {words}"
    );
    assert!(words.contains(path.to_str().unwrap()), "{name}: {words}");
    fs::remove_file(path).unwrap();
}

#[test]
fn a_file_that_changes_while_it_is_read_is_told() {
    changed("cut", |path| {
        let file = OpenOptions::new().write(true).open(path).unwrap();
        file.set_len(1_000_000).unwrap();
    });
    changed("grown", |path| {
        let mut file = OpenOptions::new().append(true).open(path).unwrap();
        writeln!(file, "{CLINIC}").unwrap();
    });
    changed("written again", |path| {
        let other = CLINIC.replace("429000", "329000");
        let mut file = File::options().write(true).open(path).unwrap();
        write!(file, "{}", format!("{other}\n").repeat(ROWS)).unwrap();
    });
}

/// A file that takes another's place does not touch the one that was opened.
#[test]
fn a_file_that_is_replaced_is_read_as_it_was() {
    let path = rows_in("replaced");
    let mut child = asked(&path);
    let mut first = [0; 1];
    child
        .stdout
        .as_mut()
        .unwrap()
        .read_exact(&mut first)
        .unwrap();
    let other = rows_in("replacing");
    fs::write(
        &other,
        fs::read_to_string(&path)
            .unwrap()
            .replace("429000", "329000"),
    )
    .unwrap();
    fs::rename(other, &path).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(status(&output), 0);
    let rows = text(&output.stdout);
    assert_eq!(rows.matches(r#""cost":429000,"#).count(), ROWS);
    assert_eq!(rows.lines().count(), ROWS);
    fs::remove_file(path).unwrap();
}

/// A disk of 64 KiB in memory, in a name space of its own.
#[test]
fn a_full_disk_is_told_and_the_exit_status_says_so() {
    let path = rows_in("disk");
    let folder = std::env::temp_dir().join(format!("onshi-disk-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let on_disk = |words: &str| {
        let script = format!(r#"mount -t tmpfs -o size=64k none "$2" || exit 77; {words}"#);
        Command::new("unshare")
            .args(["-rm", "sh", "-c", &script, env!("CARGO_BIN_EXE_onshi")])
            .arg(&path)
            .arg(&folder)
            .output()
            .unwrap()
    };
    let output = on_disk(r#""$0" assess "$1" > "$2/out.jsonl""#);
    if output.status.code() == Some(77) || text(&output.stderr).starts_with("unshare:") {
        println!("skipped: no disk in memory can be made here");
    } else {
        assert_eq!(status(&output), 2);
        assert!(text(&output.stderr).contains("not complete"));

        let full = r#"head -c 60000 /dev/zero > "$2/full"; "$0" plan --facility clinic --start 2021-06-30 --ics "$2/plan.ics""#;
        let output = on_disk(full);
        assert_eq!(status(&output), 2);
        let words = text(&output.stderr);
        assert!(
            words.contains("plan.ics") && words.contains("cannot write it"),
            "{words}"
        );
    }
    fs::remove_dir(folder).unwrap();
    fs::remove_file(path).unwrap();
}
