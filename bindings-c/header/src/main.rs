//! Makes `onshi.h` from the sources of `onshi-c`; `--check` says whether it is stale.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use cbindgen::{Builder, Config, DocumentationStyle, Language};

/// The header, and once more for Go, which packs and vendors a package's own folder alone.
const FILES: [&str; 2] = ["include/onshi.h", "go/onshi.h"];

const ABOVE: &str = "/* How much subsidy a Japanese hospital, clinic or pharmacy gets for introducing online eligibility\n * verification, and why. The README beside this file has examples. Made from the sources; do not edit. */";

const CALL: &str = "
/* The calling convention: __stdcall on Windows with 32 bits, as VB6, VBA and Delphi declare it; elsewhere C's own. */
#if defined(_WIN32) && !defined(_WIN64)
#define ONSHI_CALL __stdcall
#else
#define ONSHI_CALL
#endif";

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut config = Config {
        language: Language::C,
        cpp_compat: true,
        usize_is_size_t: true,
        no_includes: true,
        sys_includes: vec!["stddef.h".to_owned(), "stdint.h".to_owned()],
        include_guard: Some("ONSHI_H".to_owned()),
        header: Some(ABOVE.to_owned()),
        after_includes: Some(CALL.to_owned()),
        documentation_style: DocumentationStyle::C,
        line_length: 110,
        ..Config::default()
    };
    config.parse.parse_deps = false;
    let mut header = Vec::new();
    let builder = Builder::new().with_config(config);
    let sources = builder.with_src(readable(&crate_folder)?.join("lib.rs"));
    sources.generate()?.write(&mut header);
    let header = with_convention(&String::from_utf8(header)?);
    let is_check = std::env::args().any(|argument| argument == "--check");
    let mut is_stale = false;
    for file in FILES {
        let path = crate_folder.join(file);
        if !is_check {
            std::fs::write(path, &header)?;
        } else if std::fs::read_to_string(path)? != header {
            eprintln!("{file} is stale: cargo run -p onshi-c-header");
            is_stale = true;
        }
    }
    Ok(ExitCode::from(u8::from(is_stale)))
}

/// Copies the sources for cbindgen, which passes over `extern "system"`.
fn readable(crate_folder: &Path) -> std::io::Result<PathBuf> {
    let to = crate_folder.join("../target/c/header");
    std::fs::create_dir_all(&to)?;
    for file in std::fs::read_dir(crate_folder.join("src"))? {
        let file = file?;
        let text = std::fs::read_to_string(file.path())?;
        let text = text.replace("extern \"system\"", "extern \"C\"");
        std::fs::write(to.join(file.file_name()), text)?;
    }
    Ok(to)
}

/// Writes `ONSHI_CALL` before the name of every function, and keeps its parameters below each other.
fn with_convention(header: &str) -> String {
    let mut lines = String::new();
    let mut is_inside = false;
    for line in header.lines() {
        // A comment of C++ is none in C89.
        let line = match line.split_once("//") {
            Some((before, _)) if before.starts_with("#endif") => before.trim_end(),
            _ => line,
        };
        let name = line
            .find("onshi_")
            .filter(|_| line.starts_with(char::is_alphabetic));
        match name {
            Some(at) => {
                let (returned, function) = line.split_at(at);
                lines += &format!("{returned}ONSHI_CALL {function}\n");
            }
            None if is_inside => lines += &format!("           {line}\n"),
            None => lines += &format!("{line}\n"),
        }
        is_inside = (name.is_some() || is_inside) && !line.ends_with(';');
    }
    lines
}
