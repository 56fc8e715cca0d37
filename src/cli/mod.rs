//! The command line: import, export, tidy, fmt, check. Reads and writes disk; one command a file.
//!
//! Exit codes: 0 done, 1 refused or failed with one line on standard error, 2 could not run.

mod check;
mod export;
mod first;
mod fmt;
mod import;
mod input;
mod output;
mod tidy;

use clap::{Parser, Subcommand};
use std::{ffi::OsString, path::PathBuf, process::ExitCode};

/// Customer-first process design: swimlanes as a model, in a text file.
#[derive(Debug, Parser)]
#[command(name = "laneway", version, args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
struct Args {
    /// The model to open in the window
    file: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make a model of a BPMN, Mermaid or CSV file, or add it to one
    Import(import::Import),
    /// Write the views of a model as SVG, PNG, layout JSON, Mermaid or CSV
    Export(export::Export),
    /// Re-arrange the swimlanes of a model from their flow
    Tidy(tidy::Tidy),
    /// Write models in their canonical form
    Fmt(fmt::Fmt),
    /// Check models: references, flow, the conventions of the craft
    Check(check::Check),
}

/// Why a command did not do what it was asked: one line, shown on standard error.
#[derive(Debug)]
struct Failure(String);

impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Failure {
        Failure(error.to_string())
    }
}

/// Runs the command line. Without a command it calls `window` with the file to open; that returns the exit code.
pub fn run(args: impl IntoIterator<Item = OsString>, window: impl FnOnce(Option<PathBuf>) -> u8) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    if let Some(message) = first::unknown(&args) {
        output::warn(&message);
        return ExitCode::from(2);
    }
    let args = match Args::try_parse_from(args) {
        Ok(args) => args,
        Err(error) => {
            // Help and version are no failures. A closed pipe is none of our business.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let done = match args.command {
        None => return ExitCode::from(window(args.file)),
        Some(Command::Import(command)) => command.run(),
        Some(Command::Export(command)) => command.run(),
        Some(Command::Tidy(command)) => command.run(),
        Some(Command::Fmt(command)) => command.run(),
        Some(Command::Check(command)) => return command.run(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure(message)) => {
            output::warn(&message);
            ExitCode::from(1)
        }
    }
}
