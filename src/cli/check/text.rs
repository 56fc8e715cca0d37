//! Findings as a compiler writes them, so that editors find the place: `path:line: warning: message [rule]`; then how
//! to mend them, a line a rule.

use super::checked::Checked;
use crate::{
    check::{self, Finding, RULES, Severity},
    disk,
    model::{Sheet, counted},
};
use std::{collections::BTreeSet, fmt::Write};

/// All files: by file and view, then what it comes to.
pub fn write(files: &[Checked]) -> String {
    let mut out = String::new();
    for file in files {
        for finding in &file.mended {
            let _ = writeln!(out, "{}: mended: {} [{}]", disk::shown(&file.path), finding.message, finding.rule.name);
        }
        views(file, &mut out);
    }
    // What could not be read is told on standard error.
    if files.is_empty() { out } else { out + &to_mend(files) + &summary(files) }
}

/// What to do about it, once for each rule that was told; errors first, each in the order of the rules.
fn to_mend(files: &[Checked]) -> String {
    let told: BTreeSet<(Severity, Option<usize>, &str)> = files
        .iter()
        .flat_map(|file| &file.report.findings)
        .map(|f| (f.severity, RULES.iter().position(|rule| *rule == f.rule), f.rule.name))
        .collect();
    let mut names: Vec<&str> = told.iter().map(|(.., name)| *name).collect();
    // A rule has one level in a file, and may have another in the next.
    let mut seen = BTreeSet::new();
    names.retain(|name| seen.insert(*name));
    if names.is_empty() {
        return String::new();
    }
    let mut out = "How to mend it; `laneway check --rules NAME` says why\n".to_owned();
    for rule in names.into_iter().filter_map(check::rule) {
        let _ = writeln!(out, "[{}] {}", rule.name, rule.mend);
    }
    out + "\n"
}

fn views(file: &Checked, out: &mut String) {
    let place = |finding: &Finding| match file.line(&finding.record) {
        Some(line) => format!("{}:{line}:", disk::shown(&file.path)),
        None => format!("{}:", disk::shown(&file.path)),
    };
    let wide = file.report.findings.iter().map(|f| place(f).chars().count()).max().unwrap_or_default();
    let mut before = None;
    for finding in &file.report.findings {
        let view = match Sheet::home(&file.document, &finding.record) {
            Some(sheet) => format!("{} ({})", sheet.title(&file.document), sheet.word()),
            None => "The model".to_owned(),
        };
        if before.as_ref() != Some(&view) {
            let _ = writeln!(out, "{}{view}", if out.is_empty() { "" } else { "\n" });
            before = Some(view);
        }
        let severity = format!("{}:", finding.severity.word());
        let (at, message, rule) = (place(finding), &finding.message, finding.rule.name);
        let _ = writeln!(out, "{at:wide$} {severity:8} {message} [{rule}]");
    }
    if before.is_some() {
        out.push('\n');
    }
}

fn summary(files: &[Checked]) -> String {
    let count = |severity| files.iter().map(|file| file.count(severity)).sum::<usize>();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let found = match (errors, warnings) {
        (0, 0) => "nothing found".to_owned(),
        (errors, 0) => counted(errors, "error", "errors"),
        (0, warnings) => counted(warnings, "warning", "warnings"),
        (errors, warnings) => {
            format!("{}, {}", counted(errors, "error", "errors"), counted(warnings, "warning", "warnings"))
        }
    };
    let mut summary = format!("{}: {found}", counted(files.len(), "file", "files"));
    let accepted: usize = files.iter().map(|file| file.report.suppressed.len()).sum();
    if accepted > 0 {
        let _ = write!(summary, "; {accepted} accepted with a reason");
    }
    let mended: usize = files.iter().map(|file| file.mended.len()).sum();
    if mended > 0 {
        let _ = write!(summary, "; {mended} mended");
    }
    let fixable = files.iter().flat_map(|file| &file.report.findings).filter(|f| f.fixable).count();
    if fixable > 0 {
        let _ = write!(summary, "; {fixable} to be mended with --fix");
    }
    summary + "\n"
}
