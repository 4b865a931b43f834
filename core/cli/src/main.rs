//! The program `onshi`.

use std::process::ExitCode;
#[cfg(unix)]
use std::sync::atomic::{AtomicBool, Ordering};

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

/// True when the program was started without a standard output. Looked at before `main`: the standard library puts the null device in
/// its place, and answers would be lost with exit status 0.
#[cfg(unix)]
static IS_CLOSED: AtomicBool = AtomicBool::new(false);

/// Looks whether there is a standard output.
#[cfg(unix)]
#[ctor::ctor(unsafe)]
fn look() {
    let is_closed = rustix::io::fcntl_getfd(rustix::stdio::stdout()).is_err();
    IS_CLOSED.store(is_closed, Ordering::Relaxed);
}

#[cfg(unix)]
fn is_closed() -> bool {
    IS_CLOSED.load(Ordering::Relaxed)
}

#[cfg(not(unix))]
const fn is_closed() -> bool {
    false
}
