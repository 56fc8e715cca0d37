//! `laneway fmt`: models in their canonical form.

use super::{Failure, input, output};
use crate::{
    disk::{self, Base, RealFs},
    file,
    model::counted,
};
use std::path::{Path, PathBuf};

/// Arguments of `laneway fmt`.
#[derive(Debug, clap::Args)]
pub struct Fmt {
    /// The models, written back
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Write nothing; name the files that are not canonical and exit with 1
    #[arg(long)]
    check: bool,
}

impl Fmt {
    /// Formats or checks every file, also after one that fails.
    pub fn run(self) -> Result<(), Failure> {
        let mut failed = 0;
        let mut unlike = 0;
        for path in &self.files {
            match self.one(path) {
                Ok(true) => {}
                Ok(false) => unlike += 1,
                Err(Failure(message)) => {
                    // The last line is told by the caller.
                    if self.files.len() == 1 {
                        return Err(Failure(message));
                    }
                    output::warn(&message);
                    failed += 1;
                }
            }
        }
        match (failed, unlike) {
            (0, 0) => Ok(()),
            (0, n) => Err(Failure(format!(
                "{n} of {} not canonical; run `laneway fmt`",
                counted(self.files.len(), "file", "files")
            ))),
            (n, _) => {
                Err(Failure(format!("{n} of {} could not be formatted", counted(self.files.len(), "file", "files"))))
            }
        }
    }

    /// Formats one file; false where it is only checked and not canonical.
    fn one(&self, path: &Path) -> Result<bool, Failure> {
        let before = disk::read(&RealFs, path)?;
        let loaded = input::model(path)?;
        if self.check {
            // A checkout may end its lines with CRLF.
            let canonical = file::print(&loaded.document);
            let same = before == canonical.as_bytes() || before == canonical.replace('\n', "\r\n").as_bytes();
            if !same {
                output::say(&format!("{}\n", disk::shown(path)))?;
            }
            return Ok(same);
        }
        disk::save(&RealFs, path, &loaded.document, Base::Loaded(&loaded.stamp))?;
        Ok(true)
    }
}
