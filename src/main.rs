//! Chooses between the window and the command line.

use std::{path::PathBuf, process::ExitCode};

fn main() -> ExitCode {
    laneway::cli::run(std::env::args_os(), window)
}

/// Opens the window; returns the exit code.
fn window(_file: Option<PathBuf>) -> u8 {
    use std::io::Write;
    let _ = writeln!(
        std::io::stderr().lock(),
        "laneway: this build has no window; use the command line, such as `laneway export MODEL -o OUT.svg`"
    );
    2
}
