//! `laneway tidy`: re-arrange the swimlanes of a model from their flow.

use super::{Failure, input, output};
use crate::{
    disk::{self, Base, RealFs},
    editor,
    layout::Request,
    model::counted,
};
use std::path::PathBuf;

/// Arguments of `laneway tidy`.
#[derive(Debug, clap::Args)]
pub struct Tidy {
    /// The model, written back
    file: PathBuf,
    /// The id of one swimlane [default: all]
    #[arg(long, value_name = "ID")]
    diagram: Option<String>,
}

impl Tidy {
    /// Tidies and saves.
    pub fn run(self) -> Result<(), Failure> {
        let loaded = input::model(&self.file)?;
        let mut document = loaded.document.clone();
        let swimlanes = input::swimlanes(&document, &self.file, self.diagram.as_deref())?;
        for swimlane in &swimlanes {
            let Some(request) = Request::new(&document, swimlane) else { continue };
            editor::tidy(&document, &request)?.diff.apply(&mut document);
        }
        disk::save(&RealFs, &self.file, &document, Base::Loaded(&loaded.stamp))?;
        let count = swimlanes.len();
        let what = counted(count, "swimlane", "swimlanes");
        let told = output::say(&format!("Tidied {what} of {}\n", disk::shown(&self.file)));
        // The work is done, whoever hears of it.
        told.map_err(|Failure(why)| Failure(format!("{} was tidied and saved, but {why}", disk::shown(&self.file))))
    }
}
