//! A file that was checked: what was found, where in the file it stands, and mending what is certain.

use super::Unread;
use crate::{
    check::{self, Finding, Report, Severity},
    cli::{input, output},
    disk::{self, Base, DiskError, RealFs, Stamp},
    file,
    model::{Date, Document, Id, IdMaker, Problem, ProblemKind, Sheet},
};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// A file that was checked.
pub struct Checked {
    pub path: PathBuf,
    pub document: Document,
    /// What is found and what of it is accepted; by view as tabs list them, then by line.
    pub report: Report,
    /// What was mended, each as its finding said it.
    pub mended: Vec<Finding>,
    /// The line each record stands on; empty for a file of another format.
    lines: BTreeMap<Id, usize>,
}

impl Checked {
    /// Reads and checks a file; one of another format is imported in memory.
    pub fn read(path: &Path, today: Date) -> Result<Checked, Unread> {
        let bytes = disk::read(&RealFs, path).map_err(|error| Unread::of_disk(path, &error))?;
        if let Some(format) = input::foreign(path, &bytes) {
            let imported = input::import(path, &bytes, format);
            let document = imported.map_err(|why| Unread::new(path, why.error.at, why.to_string()))?.document;
            return Ok(Checked::new(path, document, &[], BTreeMap::new(), today));
        }
        let parsed = parse(path, &bytes)?;
        let lines = lines(&String::from_utf8_lossy(&bytes), &parsed.problems);
        Ok(Checked::new(path, parsed.document, &parsed.problems, lines, today))
    }

    /// Reads a model, mends what is certain, saves it where anything was mended, and checks what is left.
    pub fn mended(path: &Path, today: Date) -> Result<Checked, Unread> {
        let of_disk = |error| Unread::of_disk(path, &error);
        let bytes = disk::read(&RealFs, path).map_err(of_disk)?;
        if let Some(format) = input::foreign(path, &bytes) {
            let (name, word) = (disk::shown(path), format.word());
            let why =
                format!("cannot mend {name}: it is {word} and no model; make one of it with `laneway import {name}`");
            return Err(Unread::new(path, None, why));
        }
        let stamp = Stamp::of(&bytes);
        let parsed = parse(path, &bytes)?;
        let mut document = parsed.document;
        let mut ids = IdMaker::new(input::seed(&stamp));
        let Some(mended) = check::mend_all(&document, today, None, &mut ids) else {
            return Checked::read(path, today);
        };
        mended.transaction.diff.apply(&mut document);
        for warning in &parsed.warnings {
            output::warn(&format!("{}: {warning}", disk::shown(path)));
        }
        disk::save(&RealFs, path, &document, Base::Loaded(&stamp)).map_err(of_disk)?;
        let lines = lines(&file::print(&document), &[]);
        // What two records had in one id, saving has told apart.
        Ok(Checked { mended: mended.findings, ..Checked::new(path, document, &[], lines, today) })
    }

    fn new(path: &Path, document: Document, problems: &[Problem], lines: BTreeMap<Id, usize>, today: Date) -> Checked {
        let mut report = check::report(&document, today);
        let second = problems.iter().filter_map(|problem| match &problem.kind {
            ProblemKind::DuplicateId { given } => Some(given),
            _ => None,
        });
        // Of two records with one id the second is the odd one: it is told where that stands.
        let read = check::of_reading(&document, problems).into_iter().zip(second);
        report.findings.extend(read.map(|(finding, given)| Finding { record: given.clone(), ..finding }));
        let sheets: BTreeMap<Sheet, usize> = Sheet::all(&document).into_iter().zip(0..).collect();
        let place = |id: &Id| {
            let sheet = Sheet::home(&document, id);
            let tab = sheet.as_ref().and_then(|s| sheets.get(s).copied());
            // Drawings as tabs list them, then registers and tables, then what stands in none.
            (sheet.is_none(), tab.is_none(), tab, sheet, lines.get(id).copied())
        };
        report.findings.sort_by_cached_key(|finding| place(&finding.record));
        report.suppressed.sort_by_cached_key(|suppressed| place(&suppressed.finding.record));
        Checked { path: path.to_owned(), document, report, mended: vec![], lines }
    }

    /// The line a record stands on, from 1.
    pub fn line(&self, record: &Id) -> Option<usize> {
        self.lines.get(record).copied()
    }

    /// How many findings of a severity are left.
    pub fn count(&self, severity: Severity) -> usize {
        self.report.findings.iter().filter(|f| f.severity == severity).count()
    }
}

fn parse(path: &Path, bytes: &[u8]) -> Result<file::Parsed, Unread> {
    let refused = |error| DiskError::Refused { path: path.into(), error: Box::new(error) };
    file::parse_bytes(bytes).map_err(|error| Unread::of_disk(path, &refused(error)))
}

/// The line each record stands on. Of several with one id, those after the first are known by the ids they were given.
fn lines(text: &str, problems: &[Problem]) -> BTreeMap<Id, usize> {
    let mut places = file::places(text);
    let mut lines = BTreeMap::new();
    for problem in problems {
        if let (ProblemKind::DuplicateId { given }, Some(of_id)) = (&problem.kind, places.get_mut(&problem.record))
            && of_id.len() > 1
        {
            lines.insert(given.clone(), of_id.remove(1));
        }
    }
    lines.extend(places.into_iter().filter_map(|(id, of_id)| Some((id, *of_id.first()?))));
    lines
}
