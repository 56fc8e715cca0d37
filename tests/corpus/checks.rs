//! The checks over real files: none panics, each finding points at a record there is, and what they find in a table.

use crate::files;
use laneway::{
    check,
    exchange::bpmn,
    model::{Date, IdMaker},
};
use std::collections::BTreeMap;

#[test]
fn every_sound_file_is_checked() {
    let files = files(false);
    let today = Date::new(2026, 11, 22).expect("a day");
    let mut by_rule: BTreeMap<&str, (usize, usize)> = check::RULES.iter().map(|rule| (rule.name, (0, 0))).collect();
    for file in &files {
        let bytes = std::fs::read(file).expect("readable");
        let document = bpmn::import(&bytes, &mut IdMaker::new(1)).expect("a sound file").document;
        let findings = check::run(&document, today);
        let mut here: BTreeMap<&str, usize> = BTreeMap::new();
        for finding in &findings {
            assert!(document.get(&finding.record).is_some(), "{}: {finding:?}", file.display());
            *here.entry(finding.rule.name).or_default() += 1;
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            println!("{name}: [{}] {}", finding.rule.name, finding.message);
        }
        for (rule, count) in here {
            let sum = by_rule.entry(rule).or_default();
            *sum = (sum.0 + 1, sum.1 + count);
        }
        // What a fix promises, it does: it applies, and its finding is gone.
        for finding in findings.iter().filter(|f| f.fixable) {
            let mended = check::fix(&document, finding, &mut IdMaker::new(2)).expect("a fix").expect("it applies");
            let mut after = document.clone();
            mended.diff.apply(&mut after);
            let left = check::run(&after, today);
            let same = left.iter().any(|f| f.rule == finding.rule && f.record == finding.record);
            assert!(!same, "{}: {finding:?} is still there", file.display());
            assert!(left.len() < findings.len(), "{}: mending {finding:?} brings others", file.display());
        }
    }
    println!("\n| rule | files of {} | findings |\n| --- | --- | --- |", files.len());
    for (rule, (files, findings)) in by_rule {
        println!("| {rule} | {files} | {findings} |");
    }
}
