//! Makes `include/onshi.h` from the sources of `onshi-c`; `--check` says whether it is stale.

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

use cbindgen::{Builder, Config, DocumentationStyle, Language};

const ABOVE: &str = "/* How much subsidy a Japanese hospital, clinic or pharmacy gets for introducing online eligibility\n * verification, and why. The README beside this file has examples. Made from the sources; do not edit. */";

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let path = crate_folder.join("include/onshi.h");
    let mut config = Config {
        language: Language::C,
        cpp_compat: true,
        usize_is_size_t: true,
        no_includes: true,
        sys_includes: vec!["stddef.h".to_owned(), "stdint.h".to_owned()],
        include_guard: Some("ONSHI_H".to_owned()),
        header: Some(ABOVE.to_owned()),
        documentation_style: DocumentationStyle::C,
        line_length: 110,
        ..Config::default()
    };
    config.parse.parse_deps = false;
    let mut header = Vec::new();
    let builder = Builder::new().with_config(config);
    let sources = builder.with_src(crate_folder.join("src/lib.rs"));
    sources.generate()?.write(&mut header);
    if std::env::args().any(|argument| argument == "--check") {
        let is_new = std::fs::read(&path)? == header;
        if !is_new {
            eprintln!("include/onshi.h is stale: cargo run -p onshi-c-header");
        }
        return Ok(ExitCode::from(u8::from(!is_new)));
    }
    std::fs::write(path, header)?;
    Ok(ExitCode::SUCCESS)
}
