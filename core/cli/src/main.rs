//! The program `onshi`.

use std::process::ExitCode;

fn main() -> ExitCode {
    if is_closed() {
        // Standard error may still be open.
        let _ = std::io::Write::write_all(
            &mut std::io::stderr(),
            "onshi: 標準出力が閉じられています / standard output is closed\n".as_bytes(),
        );
        return ExitCode::from(2);
    }
    ExitCode::from(onshi_cli::run(
        std::env::args_os(),
        std::io::stdout().lock(),
    ))
}

/// Returns whether the program was started without a standard output: then the standard library has put the null device in its place, for reading
/// and writing, and answers would be lost with exit status 0. Whoever redirects to the null device opens it for writing alone.
#[cfg(unix)]
fn is_closed() -> bool {
    use rustix::fs::{OFlags, fcntl_getfl, fstat};
    let output = std::io::stdout();
    let both = fcntl_getfl(&output).is_ok_and(|flags| flags.contains(OFlags::RDWR));
    let null = rustix::fs::stat("/dev/null").map(|null| null.st_rdev);
    both && fstat(&output).is_ok_and(|found| Ok(found.st_rdev) == null)
}

#[cfg(not(unix))]
const fn is_closed() -> bool {
    false
}
