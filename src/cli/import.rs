//! `laneway import`: a model of a file in another format, or more views of a model.

use super::{Failure, input, output};
use crate::{
    change::op,
    disk::{self, Base, RealFs, Stamp},
    exchange::Imported,
    file,
    model::{Document, IdMaker},
};
use std::path::{Path, PathBuf};

/// Arguments of `laneway import`.
#[derive(Debug, clap::Args)]
pub struct Import {
    /// The file: BPMN 2.0, a Mermaid journey (.mmd, or in a .md), or a table (.csv, .tsv) of a SIPOC, a journey or steps
    file: PathBuf,
    /// The model to write, `-` for standard output [default: beside the file, ending in .laneway.ron]
    #[arg(short, long, value_name = "OUT.laneway.ron")]
    output: Option<PathBuf>,
    /// Add to this model instead, as new views; parties, documents, personas and processes it has by name are its own
    #[arg(long, value_name = "MODEL", conflicts_with_all = ["output", "force"])]
    into: Option<PathBuf>,
    /// Write over a model that is there already
    #[arg(long)]
    force: bool,
    /// Write the report to standard output in this form, instead of in words to standard error
    #[arg(long, value_name = "FORM")]
    report: Option<ReportForm>,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum ReportForm {
    Json,
}

impl Import {
    /// Imports the file and writes the model.
    pub fn run(self) -> Result<(), Failure> {
        let bytes = disk::read(&RealFs, &self.file)?;
        let Some(format) = input::foreign(&self.file, &bytes) else {
            let known = if file::parse_bytes(&bytes).is_ok() {
                "it is a model already; open it with `laneway FILE`"
            } else {
                "it is no BPMN 2.0 file, no Mermaid journey, and no table of a SIPOC, a journey or steps"
            };
            return Err(Failure(format!("cannot import {}: {known}", self.file.display())));
        };
        if let Some(model) = &self.into {
            output::apart(&self.file, model)?;
            let imported = input::import(&self.file, &bytes, format)?;
            return self.add(model, &bytes, &imported);
        }
        let target = self.target()?;
        if let Some(path) = &target {
            output::apart(&self.file, path)?;
        }
        let imported = input::import(&self.file, &bytes, format)?;
        match &target {
            Some(path) => {
                self.spare(path, &imported.document)?;
                disk::save(&RealFs, path, &imported.document, Base::Overwrite)?;
            }
            None => output::bytes(file::print(&imported.document).as_bytes())?,
        }
        self.tell(&imported, target.as_deref())
    }

    /// Adds what was imported to a model.
    fn add(&self, path: &Path, bytes: &[u8], imported: &Imported) -> Result<(), Failure> {
        let loaded = input::model(path)?;
        let mut document = loaded.document.clone();
        // The same file added to the same model gives the same ids.
        let seed = [bytes, file::print(&document).as_bytes()].concat();
        let mut ids = IdMaker::new(input::seed(&Stamp::of(&seed)));
        op::adopt(&document, &imported.document, &mut ids)?.diff.apply(&mut document);
        disk::save(&RealFs, path, &document, Base::Loaded(&loaded.stamp))?;
        self.tell(imported, Some(path))
    }

    fn tell(&self, imported: &Imported, target: Option<&Path>) -> Result<(), Failure> {
        match (self.report, target) {
            (Some(ReportForm::Json), Some(path)) => output::say(&imported.report.to_json())
                .map_err(|Failure(why)| Failure(format!("{} was written, but {why}", path.display()))),
            (Some(ReportForm::Json), None) => {
                // Standard output holds the model.
                output::words(&imported.report.to_json());
                Ok(())
            }
            (None, target) => {
                output::words(&imported.report.to_string());
                if let Some(path) = target {
                    output::words(&format!("Wrote {}\n", path.display()));
                }
                Ok(())
            }
        }
    }

    /// Where the model goes; `None` for standard output.
    fn target(&self) -> Result<Option<PathBuf>, Failure> {
        match &self.output {
            Some(path) if path == Path::new("-") => Ok(None),
            Some(path) if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("ron")) => Ok(Some(path.clone())),
            Some(path) => Err(Failure(format!(
                "cannot write a model to {}: its name must end in {}",
                path.display(),
                file::EXTENSION
            ))),
            None => Ok(Some(self.file.with_extension(file::EXTENSION.trim_start_matches('.')))),
        }
    }

    /// Refuses to write over work: anything that is there and not the same model already.
    fn spare(&self, path: &Path, document: &Document) -> Result<(), Failure> {
        if self.force || !path.is_file() {
            return Ok(());
        }
        let there = disk::read(&RealFs, path)?;
        if file::parse_bytes(&there).is_ok_and(|parsed| parsed.document == *document) {
            return Ok(());
        }
        Err(Failure(format!(
            "{} is there already and differs; name another file with -o, or write over it with --force",
            path.display()
        )))
    }
}
