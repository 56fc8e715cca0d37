//! `laneway check`: what the checks find in models, as text, JSON or SARIF; the certain fixes; the manual of the rules.
//!
//! Exit codes: 0 without errors (warnings are none), 1 with errors, 2 where a file could not be checked.

mod checked;
mod json;
mod manual;
mod sarif;
mod text;
mod unread;

use self::{checked::Checked, unread::Unread};
use super::{Failure, output};
use crate::{check, disk, model::Date};
use std::{path::PathBuf, process::ExitCode};

/// Arguments of `laneway check`.
#[derive(Debug, clap::Args)]
#[command(after_long_help = json::SHAPE)]
pub struct Check {
    /// The models; foreign files are imported in memory
    #[arg(required_unless_present = "rules")]
    files: Vec<PathBuf>,
    /// How the problems are written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The day the checks take for today, such as 2026-11-22; overdue is what is before it
    #[arg(long, value_name = "DATE")]
    today: Option<Date>,
    /// Mend what is certain, and save
    #[arg(long)]
    fix: bool,
    /// Explain the checks, or the one with this name, and check nothing
    #[arg(long, value_name = "NAME", num_args = 0..=1, conflicts_with_all = ["files", "fix"])]
    rules: Option<Option<String>>,
}

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// A line each, as compilers write them, then a line a check on how to mend it
    Text,
    /// For scripts; see below for its shape
    Json,
    /// SARIF 2.1.0, for code hosts and editors
    Sarif,
}

impl Check {
    /// Checks every file, also after one that cannot be read; says the exit code.
    pub fn run(self) -> ExitCode {
        match self.try_run() {
            Ok(code) => ExitCode::from(code),
            Err(Failure(message)) => {
                output::warn(&message);
                ExitCode::from(2)
            }
        }
    }

    fn try_run(self) -> Result<u8, Failure> {
        if let Some(name) = &self.rules {
            output::say(&manual::text(name.as_deref())?)?;
            return Ok(0);
        }
        let today = self.today.or_else(disk::today).ok_or_else(|| {
            Failure("the clock of this computer has no date of the calendar; give one with --today".to_owned())
        })?;
        let (mut checked, mut unread) = (Vec::new(), Vec::new());
        for path in &self.files {
            let done = if self.fix { Checked::mended(path, today) } else { Checked::read(path, today) };
            match done {
                Ok(done) => checked.push(done),
                Err(why) => {
                    output::warn(&why.message);
                    unread.push(why);
                }
            }
        }
        match self.format {
            Format::Text => output::say(&text::write(&checked))?,
            Format::Json => output::json(&json::write(&checked, &unread)?)?,
            Format::Sarif => output::json(&sarif::write(&checked, &unread)?)?,
        }
        let errors = checked.iter().any(|file| file.count(check::Severity::Error) > 0);
        Ok(if unread.is_empty() { u8::from(errors) } else { 2 })
    }
}
