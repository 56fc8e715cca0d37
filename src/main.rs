//! Chooses between the window and the command line.

use std::{path::PathBuf, process::ExitCode};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    laneway::cli::run(std::env::args_os(), window)
}

/// Opens the window; returns the exit code.
#[cfg(feature = "gui")]
fn window(file: Option<PathBuf>) -> u8 {
    match laneway::gui::run(file) {
        Ok(()) => 0,
        Err(why) => refuse(&why),
    }
}

/// Opens the window; returns the exit code.
#[cfg(not(feature = "gui"))]
fn window(_file: Option<PathBuf>) -> u8 {
    refuse("this build has no window")
}

fn refuse(why: &str) -> u8 {
    use std::io::Write;
    let _ = writeln!(
        std::io::stderr().lock(),
        "laneway: {why}; use the command line, such as `laneway export MODEL -o OUT.svg`"
    );
    2
}
