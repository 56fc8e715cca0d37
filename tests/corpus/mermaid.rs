//! Journeys in Mermaid, real ones where there is a corpus and one of our own: whole, damaged, and damaged again.

use super::robust::Dice;
use laneway::{
    exchange::mermaid,
    model::{self, Document, IdMaker},
};
use std::path::PathBuf;

const FIXTURE: &str = include_str!("../fixtures/day.mmd");

/// The journeys of the corpus, with their names; empty without a corpus.
fn files() -> Vec<(String, Vec<u8>)> {
    let Some(corpus) = std::env::var_os("LANEWAY_CORPUS") else {
        eprintln!("skipped: LANEWAY_CORPUS does not name a corpus");
        return vec![];
    };
    let folder = std::fs::read_dir(PathBuf::from(corpus).join("mermaid")).expect("the corpus has a folder mermaid");
    let mut files: Vec<PathBuf> = folder.map(|f| f.expect("readable").path()).collect();
    files.sort();
    files.into_iter().map(|f| (f.display().to_string(), std::fs::read(&f).expect("readable"))).collect()
}

/// Imports it; what comes of it fits together.
fn try_it(bytes: &[u8], what: &str) -> Option<(Document, usize)> {
    match mermaid::import(bytes, "", &mut IdMaker::new(1)) {
        Ok(imported) => {
            assert_eq!(model::problems(&imported.document), [], "{what}");
            let told = imported.report.warnings.iter().map(|w| w.elements.len().max(1)).sum();
            Some((imported.document, told))
        }
        Err(refusal) => {
            assert!(!refusal.to_string().contains('\n'), "{what}: {refusal}");
            None
        }
    }
}

#[test]
fn every_journey_comes_in_whole() {
    let files = files();
    assert!(files.is_empty() || files.len() == 12);
    for (name, bytes) in files {
        let text = String::from_utf8(bytes.clone()).expect("UTF-8");
        let (document, told) = try_it(&bytes, &name).expect("comes in");
        let statements: Vec<&str> = text.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
        let sections = statements.iter().filter(|l| l.starts_with("section ")).count();
        let words = ["section ", "title", "acc", "journey"];
        let steps = statements.iter().filter(|l| !words.iter().any(|w| l.starts_with(w))).count();
        println!("{name}: {sections} sections, {steps} steps, {} personas, {told} told", document.personas().count());
        assert_eq!((document.stages().count(), document.journey_steps().count()), (sections, steps), "{name}");
        for line in statements.iter().filter(|l| l.contains(": ") && !words.iter().any(|w| l.starts_with(w))) {
            let step = line.split(':').next().expect("a name").trim();
            assert!(document.journey_steps().any(|s| s.name == step), "{name}: {step}");
            for actor in line.split(':').nth(2).unwrap_or_default().split(',').map(str::trim) {
                assert!(actor.is_empty() || document.personas().any(|p| p.name == actor), "{name}: {actor}");
            }
        }
        // Written and read again, it is the same journey.
        let id = document.journeys().next().expect("one").id.clone();
        let written = mermaid::write(&document, &id).expect("there");
        let (again, _) = try_it(written.text.as_bytes(), &name).expect("comes in");
        let second = mermaid::write(&again, &again.journeys().next().expect("one").id).expect("there");
        assert_eq!(second.text, written.text, "{name}");
    }
}

#[test]
fn damaged_journeys_never_panic() {
    let mut dice = Dice(11);
    let mut came_in = 0;
    for (name, bytes) in files().into_iter().chain([("fixture".to_owned(), FIXTURE.as_bytes().to_vec())]) {
        for end in 0..=bytes.len() {
            try_it(&bytes[..end], &format!("{name} cut at {end}"));
        }
        for round in 0..300 {
            let mut damaged = bytes.clone();
            for _ in 0..=dice.roll(6) {
                let (at, from) = (dice.roll(damaged.len()), dice.roll(damaged.len()));
                match dice.roll(4) {
                    0 => damaged[at] ^= 1 << dice.roll(8),
                    1 => damaged[at] = b":;#,%{}\n -`~"[dice.roll(12)],
                    2 => drop(damaged.remove(at)),
                    _ => {
                        let part = damaged[from.min(at)..from.max(at)].to_vec();
                        damaged.splice(at..at, part);
                    }
                }
                if damaged.is_empty() {
                    break;
                }
            }
            came_in += usize::from(try_it(&damaged, &format!("{name}, round {round}")).is_some());
        }
    }
    assert!(came_in > 100, "most damage hits names and blanks: {came_in}");
}

#[test]
fn five_megabytes_come_in_soon() {
    let cases = [
        format!("journey\n{}", "  Walk on: 4: Ann, Ben\n".repeat(40_000)),
        format!("journey\n{}", "#<;".repeat(1_000_000)),
        format!("journey\naccDescr {{{}", "x\n".repeat(1_000_000)),
        "```mermaid\n".repeat(200_000),
    ];
    for text in cases {
        let start = std::time::Instant::now();
        try_it(text.as_bytes(), "large");
        let took = start.elapsed();
        println!("{} bytes: {took:?}", text.len());
        assert!(took.as_secs() < 20, "{took:?}");
    }
}
