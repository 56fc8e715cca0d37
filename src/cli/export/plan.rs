//! Which files an export writes.

use super::{Export, Failure, Kind, input, output};
use crate::{
    disk,
    exchange::TextFormat,
    export::{self, Format},
    model::{Document, Sheet},
};
use std::path::{Path, PathBuf};

/// Where to, and as what.
pub struct Plan<'a> {
    args: &'a Export,
    target: Target,
}

enum Target {
    /// A file, or several of nearly its name.
    File(Kind, String),
    /// Every view in a file of its own.
    Folder(Vec<Kind>),
}

/// One file.
pub struct Part {
    pub path: PathBuf,
    pub kind: Kind,
    /// The number of its view; `None` for what is about all.
    pub view: Option<usize>,
    /// The view to tell of, where there are several.
    pub title: Option<Sheet>,
    /// Whether its name follows from its view, and was not given on the command line.
    pub derived: bool,
}

impl<'a> Plan<'a> {
    /// What the arguments ask for.
    ///
    /// # Errors
    /// Refused where the name says no format.
    pub fn new(export: &'a Export) -> Result<Plan<'a>, Failure> {
        let path = &export.output;
        let shown = disk::shown(path);
        let text = path.to_string_lossy();
        if path.is_dir() || text.ends_with(['/', std::path::MAIN_SEPARATOR]) {
            let asked = if export.all { Kind::all().collect() } else { export.formats.clone() };
            let kinds = if asked.is_empty() { vec![Kind::default()] } else { asked };
            return Ok(Plan { args: export, target: Target::Folder(kinds) });
        }
        if export.all || !export.formats.is_empty() {
            let option = if export.all { "--all" } else { "--as" };
            return Err(Failure(format!("{option} writes into a folder; end its name in /: -o {shown}/")));
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let Some(kind) = Kind::of_file_name(&name) else {
            let endings = Kind::endings(None);
            return Err(Failure(format!(
                "cannot export to {shown}: its name must end in {endings}; or in / for a folder"
            )));
        };
        let ending = name.rsplit_once('.').map_or(0, |(_, ending)| ending.len()).max(kind.extension().len());
        if name.len() <= ending + 1 {
            return Err(Failure(format!(
                "cannot export to {shown}: it has an ending and no name before it; put one there"
            )));
        }
        Ok(Plan { args: export, target: Target::File(kind, name) })
    }

    /// Whether registers are written beside the views: as tables into a folder.
    pub fn lists_registers(&self) -> bool {
        matches!(&self.target, Target::Folder(kinds) if kinds.contains(&Kind::Text(TextFormat::Csv)))
    }

    /// The files for these views.
    ///
    /// # Errors
    /// Refused where none of the views can be written so, with what it can be.
    pub fn parts(&self, document: &Document, sheets: &[Sheet]) -> Result<Vec<Part>, Failure> {
        match &self.target {
            Target::Folder(kinds) => Ok(self.folder(kinds, document, sheets)),
            Target::File(kind, name) => self.file(*kind, name, document, sheets),
        }
    }

    fn file(&self, kind: Kind, name: &str, document: &Document, sheets: &[Sheet]) -> Result<Vec<Part>, Failure> {
        let path = &self.args.output;
        if kind == Kind::Drawing(Format::LayoutJson) {
            return Ok(vec![Part { path: path.clone(), kind, view: None, title: None, derived: false }]);
        }
        let fit: Vec<(usize, &Sheet)> = sheets.iter().enumerate().filter(|(_, sheet)| kind.fits(sheet)).collect();
        for sheet in sheets.iter().filter(|sheet| !kind.fits(sheet)) {
            let why = format!(
                "{} cannot be written as .{}; it can be {}",
                input::title(document, sheet),
                kind.extension(),
                Kind::endings(Some(sheet))
            );
            if fit.is_empty() {
                return Err(Failure(why));
            }
            output::warn(&why);
        }
        let paths: Vec<PathBuf> = match fit.as_slice() {
            [_] => vec![path.clone()],
            several => {
                let ending = name.rsplit_once('.').map_or(kind.extension(), |(_, ending)| ending).to_lowercase();
                let ids = several.iter().map(|(_, sheet)| sheet.id().as_str());
                disk::names_apart(name, &ending, ids, export::safe_id)
                    .into_iter()
                    .map(|name| path.with_file_name(name))
                    .collect()
            }
        };
        let one = |((view, sheet), path): (&(usize, &Sheet), PathBuf)| Part {
            path,
            kind,
            view: Some(*view),
            title: (fit.len() > 1).then(|| (*sheet).clone()),
            derived: fit.len() > 1,
        };
        Ok(fit.iter().zip(paths).map(one).collect())
    }

    fn folder(&self, kinds: &[Kind], document: &Document, sheets: &[Sheet]) -> Vec<Part> {
        let folder: &Path = &self.args.output;
        let mut parts = Vec::new();
        for &kind in kinds {
            if kind == Kind::Drawing(Format::LayoutJson) {
                let path = folder.join(format!("model.{}", kind.extension()));
                parts.push(Part { path, kind, view: None, title: None, derived: true });
                continue;
            }
            // The name of a view is the same whatever else is written.
            let called: Vec<String> = sheets.iter().map(|sheet| sheet.file_name(document)).collect();
            // A dot parts a view from what is derived of it.
            let safe = |name: &str| name.split('.').map(export::safe_id).collect::<Vec<_>>().join(".");
            let names = disk::names_each("", kind.extension(), called.iter().map(String::as_str), safe);
            for ((view, sheet), name) in sheets.iter().enumerate().zip(names) {
                // A register is drawn where it is asked for by name.
                let register = matches!(sheet, Sheet::Register(_));
                if kind.fits(sheet) && (!register || kind == Kind::Text(TextFormat::Csv)) {
                    let (path, title) = (folder.join(name), Some(sheet.clone()));
                    parts.push(Part { path, kind, view: Some(view), title, derived: true });
                }
            }
        }
        parts
    }

    /// Makes the folder, where there is none yet.
    pub fn make_folder(&self) -> Result<(), Failure> {
        let folder = &self.args.output;
        match &self.target {
            Target::Folder(_) if !folder.is_dir() => std::fs::create_dir(folder)
                .map_err(|error| Failure(format!("cannot make the folder {}: {error}", disk::shown(folder)))),
            Target::Folder(_) | Target::File(..) => Ok(()),
        }
    }
}
