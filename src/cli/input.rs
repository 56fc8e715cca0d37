//! Reading what a command works on: a model, or a foreign file imported on the way.

use super::{Failure, output};
use crate::{
    disk::{self, DiskError, RealFs, Stamp},
    exchange::{self, ForeignFormat, ImportError},
    file::{self, Warning},
    model::{Document, Id, IdMaker, Problem, Sheet, State, capital},
};
use std::path::{Path, PathBuf};

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

/// Why a foreign file cannot be read: one line, with what to do where that is known.
#[derive(Debug, thiserror::Error)]
#[error("cannot import {}: {error}{}", disk::shown(path), self.remedy())]
pub struct NotImported {
    path: PathBuf,
    format: ForeignFormat,
    pub error: ImportError,
}

impl NotImported {
    fn remedy(&self) -> &'static str {
        match self.format {
            ForeignFormat::Bpmn => "; export it again from the program that made it",
            ForeignFormat::Mermaid | ForeignFormat::Table => "",
        }
    }
}

/// Imports the bytes of a foreign file. The same bytes give the same model: their hash is the seed of its ids.
pub fn import(path: &Path, bytes: &[u8], format: ForeignFormat) -> Result<exchange::Imported, NotImported> {
    let seed = seed(&Stamp::of(bytes));
    let called = path.file_stem().unwrap_or_default().to_string_lossy();
    exchange::import(format, bytes, &called, &mut IdMaker::new(seed)).map_err(|error| NotImported {
        path: path.to_owned(),
        format,
        error,
    })
}

/// The seed for ids that depend on some bytes alone.
pub fn seed(stamp: &Stamp) -> u64 {
    stamp.hash().get(..16).and_then(|digits| u64::from_str_radix(digits, 16).ok()).unwrap_or_default()
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
    let all: Vec<Sheet> = Sheet::all(document).into_iter().filter(|s| matches!(s, Sheet::Swimlane(_))).collect();
    let chosen = choose(document, all, "swimlane", path, wanted)?;
    Ok(chosen.into_iter().map(|sheet| sheet.id().clone()).collect())
}

/// The views a command is for: all, or the one with this id or name.
///
/// # Errors
/// Refused where there is none, with the ids there are.
pub fn sheets(document: &Document, path: &Path, wanted: Option<&str>) -> Result<Vec<Sheet>, Failure> {
    // What is derived from other views is drawn where it is asked for by name.
    match wanted.and_then(|name| Sheet::by_file_name(document, name)) {
        Some(sheet) => Ok(vec![sheet]),
        None => choose(document, Sheet::all(document), "drawing", path, wanted),
    }
}

fn choose(
    document: &Document,
    all: Vec<Sheet>,
    word: &str,
    path: &Path,
    wanted: Option<&str>,
) -> Result<Vec<Sheet>, Failure> {
    if all.is_empty() {
        return Err(Failure(format!(
            "{} has no {word}, so there is nothing to draw; open it with `laneway FILE` and add one",
            disk::shown(path)
        )));
    }
    let Some(wanted) = wanted else { return Ok(all) };
    if let Some(sheet) = all.iter().find(|sheet| sheet.id().as_str() == wanted) {
        return Ok(vec![sheet.clone()]);
    }
    let named: Vec<Sheet> = all.iter().filter(|s| document.display_name(s.id()) == wanted).cloned().collect();
    if named.len() == 1 {
        return Ok(named);
    }
    let list: Vec<String> = all.iter().map(|s| format!("{} ({})", s.id(), title(document, s))).collect();
    let count = if named.is_empty() { "no" } else { "more than one" };
    Err(Failure(format!("{} has {count} {word} {wanted}; give the id of one: {}", disk::shown(path), list.join(", "))))
}

/// What a view is told by beside its id: two often have the same name, and differ in their kind or state.
pub fn title(document: &Document, sheet: &Sheet) -> String {
    let kind = match sheet.state(document) {
        Some(State::AsIs) => "as-is",
        Some(State::ToBe) => "to-be",
        None => sheet.word(),
    };
    match sheet {
        Sheet::Register(register) => return format!("{}, register", capital(register.word())),
        Sheet::Matrix(..) | Sheet::Alignment(_) => return sheet.title(document),
        _ => {}
    }
    let name = document.display_name(sheet.id());
    if name.is_empty() { kind.to_owned() } else { format!("{name}, {kind}") }
}

fn refuse_foreign(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    match foreign(path, bytes) {
        Some(format) => Err(Failure(format!(
            "{} is {} and no model; make one of it with `laneway import {}`",
            disk::shown(path),
            format.word(),
            disk::shown(path)
        ))),
        None => Ok(()),
    }
}

fn tell(path: &Path, document: &Document, problems: &[Problem], warnings: &[Warning]) {
    for problem in problems {
        output::warn(&format!("{}: {}", disk::shown(path), problem.message(document)));
    }
    for warning in warnings {
        output::warn(&format!("{}: {warning}", disk::shown(path)));
    }
}
