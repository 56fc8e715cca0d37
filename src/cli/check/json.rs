//! Findings for scripts. The shape stays: fields are added, never renamed.

use super::{Unread, checked::Checked};
use crate::{
    check::{Finding, Severity},
    cli::Failure,
    model::Sheet,
};
use serde_json::{Map, Value, json};

/// What the help says of the shape.
pub const SHAPE: &str = "The JSON:
  version      1
  files        a list, in the order given, of
    path       as given
    findings   a list of
      rule     its name
      severity \"error\" or \"warning\"
      line     where its record stands in the file, from 1; null in a file of another format
      record   the id of the record it is marked at
      kind     what the record is, such as \"step\"
      name     what the record is called; may be empty
      view     the view or register it stands in, as --diagram calls it; null where it is in none
      message  what is found
      hint     what to do about it
      fixable  whether --fix mends it
    accepted   what the model accepts: the same, with the reason
    mended     what --fix has mended: rule, record and message
  unread       the files that could not be checked, a list of
    path       as given
    line       where reading it stopped, from 1; null where the whole file is meant
    column     in characters, from 1; null likewise
    message    why, and what to do
  errors, warnings, accepted, mended: how many of each";

/// All files.
pub fn write(files: &[Checked], unread: &[Unread]) -> Result<String, Failure> {
    let count = |severity| files.iter().map(|file| file.count(severity)).sum::<usize>();
    let all = json!({
        "version": 1,
        "files": files.iter().map(of_file).collect::<Vec<_>>(),
        "unread": unread.iter().map(of_unread).collect::<Vec<_>>(),
        "errors": count(Severity::Error),
        "warnings": count(Severity::Warning),
        "accepted": files.iter().map(|file| file.report.suppressed.len()).sum::<usize>(),
        "mended": files.iter().map(|file| file.mended.len()).sum::<usize>(),
    });
    Ok(serde_json::to_string_pretty(&all)? + "\n")
}

fn of_unread(file: &Unread) -> Value {
    json!({
        "path": file.path.to_string_lossy(),
        "line": file.place.map(|(line, _)| line),
        "column": file.place.map(|(_, column)| column),
        "message": file.message,
    })
}

fn of_file(file: &Checked) -> Value {
    let accepted = file.report.suppressed.iter().map(|suppressed| {
        let mut one = of_finding(file, &suppressed.finding);
        one.insert("reason".to_owned(), json!(suppressed.reason));
        one
    });
    let mended = |f: &Finding| json!({ "rule": f.rule.name, "record": f.record.as_str(), "message": f.message });
    json!({
        "path": file.path.to_string_lossy(),
        "findings": file.report.findings.iter().map(|f| of_finding(file, f)).collect::<Vec<_>>(),
        "accepted": accepted.collect::<Vec<_>>(),
        "mended": file.mended.iter().map(mended).collect::<Vec<_>>(),
    })
}

fn of_finding(file: &Checked, finding: &Finding) -> Map<String, Value> {
    let record = &finding.record;
    let view = Sheet::home(&file.document, record).map(|sheet| sheet.file_name(&file.document));
    let fields = [
        ("rule", json!(finding.rule.name)),
        ("severity", json!(finding.severity.word())),
        ("line", json!(file.line(record))),
        ("record", json!(record.as_str())),
        ("kind", json!(file.document.get(record).map(|r| r.kind().word()))),
        ("name", json!(file.document.display_name(record))),
        ("view", json!(view)),
        ("message", json!(finding.message)),
        ("hint", json!(finding.hint)),
        ("fixable", json!(finding.fixable)),
    ];
    fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}
