//! Imports over real files nobody here wrote. Their folder is named by LANEWAY_CORPUS; without it these tests pass.

mod checks;
mod mermaid;
mod reference;
mod robust;
mod tables;

use laneway::{
    exchange::bpmn,
    model::{self, IdMaker, View},
};
use std::{collections::BTreeSet, path::PathBuf};

/// The BPMN files of the corpus outside (or in) its folder of broken ones; empty without a corpus.
fn files(broken: bool) -> Vec<PathBuf> {
    let Some(corpus) = std::env::var_os("LANEWAY_CORPUS") else {
        eprintln!("skipped: LANEWAY_CORPUS does not name a corpus");
        return vec![];
    };
    let mut files = Vec::new();
    let folders = std::fs::read_dir(PathBuf::from(corpus).join("bpmn")).expect("the corpus has a folder bpmn");
    for folder in folders.map(|f| f.expect("readable").path()).filter(|f| f.is_dir()) {
        if (folder.file_name().is_some_and(|n| n == "broken")) == broken {
            files.extend(std::fs::read_dir(folder).expect("readable").map(|f| f.expect("readable").path()));
        }
    }
    files.retain(|f| f.extension().is_some_and(|e| e == "bpmn"));
    files.sort();
    files
}

#[test]
fn every_sound_file_imports_whole() {
    for file in files(false) {
        let bytes = std::fs::read(&file).expect("readable");
        let start = std::time::Instant::now();
        let imported = bpmn::import(&bytes, &mut IdMaker::new(1)).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        let took = start.elapsed();
        let document = imported.document;
        println!("{} {:.1} ms {:?}", file.display(), took.as_secs_f64() * 1e3, imported.report.counts);
        sound(&document, &file.display().to_string());
    }
}

/// What holds for every import: references that fit, steps in leaf lanes, never two in a cell.
fn sound(document: &model::Document, file: &str) {
    assert_eq!(model::problems(document), [], "{file}");
    for swimlane in document.swimlanes() {
        let view = View::new(document, &swimlane.id).expect("it is there");
        let leaves: BTreeSet<_> = view.leaves().map(|l| &l.lane.id).collect();
        let mut cells = BTreeSet::new();
        for step in &view.steps {
            assert!(leaves.contains(&step.lane), "{file}: {} is in no leaf lane", step.id);
            if step.attached_to.is_none() {
                let free = cells.insert((&step.lane, step.column, step.row));
                assert!(free, "{file}: {} shares a cell", step.id);
            }
        }
        for note in &view.notes {
            assert!(cells.insert((&note.lane, note.column, note.row)), "{file}: {} shares a cell", note.id);
        }
    }
}

#[test]
fn broken_files_are_refused_or_repaired_with_a_reason() {
    for file in files(true) {
        let bytes = std::fs::read(&file).expect("readable");
        match bpmn::import(&bytes, &mut IdMaker::new(1)) {
            Ok(imported) => {
                println!("{}: repaired\n{}", file.display(), imported.report);
                sound(&imported.document, &file.display().to_string());
            }
            Err(refusal) => {
                println!("{}: {refusal}", file.display());
                assert!(!refusal.to_string().contains('\n') && refusal.at.is_some(), "{refusal}");
            }
        }
    }
}
