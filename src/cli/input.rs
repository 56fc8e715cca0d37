//! Reading what a command works on: a model, or a foreign file imported on the way.

use super::{Failure, output};
use crate::{
    disk::{self, DiskError, RealFs, Stamp},
    exchange::{self, ForeignFormat},
    file::{self, Warning},
    model::{Document, Id, IdMaker, Problem, State, Swimlane},
};
use std::path::Path;

/// Reads a model to be written back; tells its problems on standard error.
pub fn model(path: &Path) -> Result<disk::Loaded, Failure> {
    refuse_foreign(path, &disk::read(&RealFs, path)?)?;
    let loaded = disk::load(&RealFs, path)?;
    tell(path, &loaded.document, &loaded.problems, &loaded.warnings);
    Ok(loaded)
}

/// Reads a model to be drawn; a foreign file is imported in memory.
pub fn drawable(path: &Path) -> Result<Document, Failure> {
    let bytes = disk::read(&RealFs, path)?;
    match foreign(path, &bytes) {
        Some(format) => Ok(import(path, &bytes, format)?.document),
        None => {
            let parsed = file::parse_bytes(&bytes)
                .map_err(|error| DiskError::Refused { path: path.into(), error: Box::new(error) })?;
            tell(path, &parsed.document, &parsed.problems, &[]);
            Ok(parsed.document)
        }
    }
}

/// Imports the bytes of a foreign file. The same bytes give the same model: their hash is the seed of its ids.
pub fn import(path: &Path, bytes: &[u8], format: ForeignFormat) -> Result<exchange::bpmn::Imported, Failure> {
    let hash = Stamp::of(bytes).hash();
    let seed = hash.get(..16).and_then(|digits| u64::from_str_radix(digits, 16).ok()).unwrap_or_default();
    match format {
        ForeignFormat::Bpmn => exchange::bpmn::import(bytes, &mut IdMaker::new(seed)).map_err(|error| {
            Failure(format!("cannot import {}: {error}; export it again from the program that made it", path.display()))
        }),
    }
}

/// The foreign format of a file, by its content and name.
pub fn foreign(path: &Path, bytes: &[u8]) -> Option<ForeignFormat> {
    exchange::sniff(&path.file_name().unwrap_or_default().to_string_lossy(), bytes)
}

/// The swimlanes a command is for: all, or the one with this id or name.
///
/// # Errors
/// Refused where there is none, with the ids there are.
pub fn swimlanes(document: &Document, path: &Path, wanted: Option<&str>) -> Result<Vec<Id>, Failure> {
    let all: Vec<Id> = document.swimlanes().map(|s| s.id.clone()).collect();
    if all.is_empty() {
        return Err(Failure(format!(
            "{} has no swimlane, so there is nothing to draw; open it with `laneway FILE` and add one",
            path.display()
        )));
    }
    let Some(wanted) = wanted else { return Ok(all) };
    let named: Vec<Id> = document.swimlanes().filter(|s| s.name == wanted).map(|s| s.id.clone()).collect();
    match (document.swimlane(&Id::from(wanted)), &named[..]) {
        (Some(swimlane), _) => Ok(vec![swimlane.id.clone()]),
        (None, [_]) => Ok(named),
        (None, _) => {
            let list: Vec<String> = document.swimlanes().map(|s| format!("{} ({})", s.id, title(s))).collect();
            let count = if named.is_empty() { "no swimlane" } else { "more than one swimlane" };
            Err(Failure(format!("{} has {count} {wanted}; give the id of one: {}", path.display(), list.join(", "))))
        }
    }
}

/// What a swimlane is told by beside its id: two often have the same name, and differ in their state.
pub fn title(swimlane: &Swimlane) -> String {
    let state = match swimlane.state {
        State::AsIs => "as-is",
        State::ToBe => "to-be",
    };
    if swimlane.name.is_empty() { state.to_owned() } else { format!("{}, {state}", swimlane.name) }
}

fn refuse_foreign(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    match foreign(path, bytes) {
        Some(format) => Err(Failure(format!(
            "{} is {} and no model; make one of it with `laneway import {}`",
            path.display(),
            format.word(),
            path.display()
        ))),
        None => Ok(()),
    }
}

fn tell(path: &Path, document: &Document, problems: &[Problem], warnings: &[Warning]) {
    for problem in problems {
        output::warn(&format!("{}: {}", path.display(), problem.message(document)));
    }
    for warning in warnings {
        output::warn(&format!("{}: {warning}", path.display()));
    }
}
