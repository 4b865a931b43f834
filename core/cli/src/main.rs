//! The program `onshi`.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(onshi_cli::run(
        std::env::args_os(),
        std::io::stdout().lock(),
    ))
}
