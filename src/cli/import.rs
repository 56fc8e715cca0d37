//! `laneway import`: a model of a file in another format, or more views of a model.

use super::{Failure, input, output};
use crate::{
    change::op,
    disk::{self, Base, RealFs, Stamp},
    exchange::{self, ForeignFormat, Imported, csv::RegisterTable},
    file,
    model::{Document, IdMaker, Model, Record},
};
use std::path::{Path, PathBuf};

/// Arguments of `laneway import`.
#[derive(Debug, clap::Args)]
pub struct Import {
    /// The file: BPMN 2.0, a Mermaid journey (.mmd, or in a .md), or a table (.csv, .tsv) of a SIPOC, a journey, steps
    /// or a register
    file: PathBuf,
    /// The model to write, `-` for standard output [default: beside the file, ending in .laneway.ron]
    #[arg(short, long, value_name = "OUT.laneway.ron")]
    output: Option<PathBuf>,
    /// Add to this model instead, as new views; parties, documents, personas and processes it has by name are its own.
    /// Rows of a register change the record of their name, where an empty cell leaves what is there and readings are
    /// added to those of other days; days down and KPIs across, or the other way round, are readings; a decision table
    /// of the name, inputs and outputs of one that is there becomes its rules
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
                "it is no BPMN 2.0 file, no Mermaid journey, and no table of a SIPOC, a journey, steps or a register"
            };
            return Err(Failure(format!("cannot import {}: {known}", disk::shown(&self.file))));
        };
        let called = self.file.file_stem().unwrap_or_default().to_string_lossy();
        if format == ForeignFormat::Table
            && let Some(table) = exchange::csv::register(&bytes, &called)
        {
            let table =
                table.map_err(|error| Failure(format!("cannot import {}: {error}", disk::shown(&self.file))))?;
            return self.register(&bytes, table);
        }
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
        self.write(&imported)
    }

    /// Fills a register of a model, or of a new one.
    fn register(&self, bytes: &[u8], table: RegisterTable) -> Result<(), Failure> {
        let Some(path) = &self.into else {
            let name = self.file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let model = Model { name, ..Model::default() };
            let imported = filled(&Document::from_records([Record::Model(model)]), bytes, table)?;
            return self.write(&imported);
        };
        output::apart(&self.file, path)?;
        let loaded = input::model(path)?;
        let imported = filled(&loaded.document, bytes, table)?;
        disk::save(&RealFs, path, &imported.document, Base::Loaded(&loaded.stamp))?;
        self.tell(&imported, Some(path))
    }

    /// Writes a model of its own.
    fn write(&self, imported: &Imported) -> Result<(), Failure> {
        let target = self.target()?;
        match &target {
            Some(path) => {
                output::apart(&self.file, path)?;
                self.spare(path, &imported.document)?;
                disk::save(&RealFs, path, &imported.document, Base::Overwrite)?;
            }
            None => output::bytes(file::print(&imported.document).as_bytes())?,
        }
        self.tell(imported, target.as_deref())
    }

    /// Adds what was imported to a model.
    fn add(&self, path: &Path, bytes: &[u8], imported: &Imported) -> Result<(), Failure> {
        let loaded = input::model(path)?;
        let mut document = loaded.document.clone();
        // The same file added to the same model gives the same ids.
        let seed = [bytes, file::print(&document).as_bytes()].concat();
        let mut ids = IdMaker::new(input::seed(&Stamp::of(&seed)));
        // A table of this model comes back into itself.
        let back = op::read_back(&document, &imported.document, &mut ids);
        let transaction = match &back {
            Some(back) => back.transaction.clone(),
            None => op::adopt(&document, &imported.document, &mut ids)?,
        };
        transaction.diff.apply(&mut document);
        disk::save(&RealFs, path, &document, Base::Loaded(&loaded.stamp))?;
        let mut report = imported.report.clone();
        if let Some(back) = back {
            report.read_back(document.display_name(&back.table), back.rules, &back.says());
        }
        self.tell(&Imported { document, report }, Some(path))
    }

    fn tell(&self, imported: &Imported, target: Option<&Path>) -> Result<(), Failure> {
        match (self.report, target) {
            (Some(ReportForm::Json), Some(path)) => output::json(&imported.report.to_json())
                .map_err(|Failure(why)| Failure(format!("{} was written, but {why}", disk::shown(path)))),
            (Some(ReportForm::Json), None) => {
                // Standard output holds the model.
                output::json_words(&imported.report.to_json());
                Ok(())
            }
            (None, target) => {
                output::words(&imported.report.to_string());
                if let Some(path) = target {
                    output::words(&format!("Wrote {}\n", disk::shown(path)));
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
                disk::shown(path),
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
            disk::shown(path)
        )))
    }
}

/// A document with the rows of a register filled in, and what came of it.
fn filled(document: &Document, bytes: &[u8], table: RegisterTable) -> Result<Imported, Failure> {
    // The same file added to the same model gives the same ids.
    let seed = [bytes, file::print(document).as_bytes()].concat();
    let mut ids = IdMaker::new(input::seed(&Stamp::of(&seed)));
    let mut document = document.clone();
    let done = op::import_register(&document, table.register, &table.columns, &table.rows, &mut ids)?;
    done.transaction.diff.apply(&mut document);
    let mut told = table.report;
    told.counts.insert(table.register.word(), done.rows.iter().flatten().count());
    told.counts.extend(done.counts());
    told.filled(&done.tells(&table.lines), done.empty);
    Ok(Imported { document, report: told })
}
