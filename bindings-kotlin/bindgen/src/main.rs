//! Makes the Kotlin sources from the compiled library; with `--language swift`, the Swift ones as UniFFI writes them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

mod split;

fn main() -> io::Result<()> {
    let mut arguments = env::args_os().skip_while(|argument| argument != "--out-dir");
    let folder = arguments.nth(1).map(PathBuf::from);
    let folder = folder.ok_or_else(|| io::Error::other("--out-dir FOLDER is missing"))?;
    // Files of an earlier version would be compiled, too.
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    uniffi::uniffi_bindgen_main();
    if env::args().any(|argument| argument == "swift") {
        return Ok(());
    }
    let inside = folder.join("onshi/internal/onshi.kt");
    let split = split::split(&fs::read_to_string(&inside)?, &written_by_hand()?);
    fs::write(folder.join("onshi/Types.kt"), split.types)?;
    fs::write(inside, split.carriers)
}

/// Returns the types that Kotlin's own sources declare.
fn written_by_hand() -> io::Result<BTreeSet<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/main/kotlin/onshi");
    let mut names = BTreeSet::new();
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        if path.extension().is_some_and(|end| end == "kt") {
            let source = fs::read_to_string(path)?;
            let declared = source.lines().filter_map(|line| line.split_once("class "));
            let declared = declared.filter(|(before, _)| before.starts_with("public "));
            let declared =
                declared.filter_map(|(_, rest)| rest.split(['(', ' ', ':', '{', '<']).next());
            names.extend(declared.map(str::to_owned));
        }
    }
    Ok(names)
}
