//! Findings as SARIF 2.1.0 (OASIS, 2020), which code hosts and editors read.

use super::{Unread, checked::Checked, manual};
use crate::{
    check::{Finding, RULES, Rule, Severity},
    cli::Failure,
    disk::Stamp,
    model::Id,
};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    path::{Component, Path},
};

/// What is told beside the results, by its place in the tool's list of notifications: a file that could not be checked,
/// and what `--fix` has mended, which is no result any more.
const UNREAD: (&str, usize) = ("unread-file", 0);
const MENDED: (&str, usize) = ("mended", 1);

/// All files, as one run.
pub fn write(files: &[Checked], unread: &[Unread]) -> Result<String, Failure> {
    let results = files.iter().flat_map(|file| {
        let prints = Fingerprints::of(file);
        let found: Vec<Value> = file.report.findings.iter().map(|finding| result(file, finding, &prints)).collect();
        let accepted = file.report.suppressed.iter().map(move |suppressed| {
            let mut one = result(file, &suppressed.finding, &prints);
            if let Some(fields) = one.as_object_mut() {
                let why = json!([{ "kind": "inSource", "justification": suppressed.reason }]);
                fields.insert("suppressions".to_owned(), why);
            }
            one
        });
        found.into_iter().chain(accepted)
    });
    let mended = files.iter().flat_map(|file| file.mended.iter().map(move |finding| of_mended(file, finding)));
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "Laneway",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": RULES.iter().map(|rule| of_rule(rule)).collect::<Vec<_>>(),
                "notifications": [
                    { "id": UNREAD.0, "shortDescription": { "text": "File that could not be checked" } },
                    { "id": MENDED.0, "shortDescription": { "text": "What --fix has mended" } },
                ],
            } },
            // Columns count characters, as editors show them.
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": unread.is_empty(),
                "toolExecutionNotifications": unread.iter().map(of_unread).chain(mended).collect::<Vec<_>>(),
            }],
            "results": results.collect::<Vec<_>>(),
        }],
    });
    Ok(serde_json::to_string_pretty(&log)? + "\n")
}

fn of_unread(file: &Unread) -> Value {
    let region = file.place.map(|(line, column)| json!({ "startLine": line, "startColumn": column }));
    json!({
        "descriptor": { "id": UNREAD.0, "index": UNREAD.1 },
        "level": "error",
        "message": { "text": file.message },
        "locations": [{ "physicalLocation": place(&file.path, region) }],
    })
}

fn of_mended(file: &Checked, finding: &Finding) -> Value {
    json!({
        "descriptor": { "id": MENDED.0, "index": MENDED.1 },
        "associatedRule": { "id": finding.rule.name, "index": index(finding.rule) },
        "level": "note",
        "message": { "text": format!("Mended: {}.", finding.message) },
        "locations": [location(file, finding)],
    })
}

fn of_rule(rule: &Rule) -> Value {
    json!({
        "id": rule.name,
        "shortDescription": { "text": rule.title },
        "fullDescription": { "text": rule.what },
        "help": { "text": manual::of(rule) },
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

fn result(file: &Checked, finding: &Finding, prints: &Fingerprints) -> Value {
    json!({
        "ruleId": finding.rule.name,
        "ruleIndex": index(finding.rule),
        "level": level(finding.severity),
        "message": { "text": format!("{}. {}.", finding.message, finding.hint) },
        "locations": [location(file, finding)],
        "partialFingerprints": { "record/v1": prints.one(finding) },
    })
}

/// What tells a finding from all others of its file, from run to run: its rule and record, wherever that has moved to
/// and whatever it is called now; where the rule finds several things there, also what it says.
struct Fingerprints<'f> {
    /// The findings of each rule at each record.
    count: BTreeMap<(&'static str, &'f Id), usize>,
}

impl<'f> Fingerprints<'f> {
    fn of(file: &'f Checked) -> Fingerprints<'f> {
        let accepted = file.report.suppressed.iter().map(|suppressed| &suppressed.finding);
        let mut count = BTreeMap::new();
        for finding in file.report.findings.iter().chain(accepted) {
            *count.entry((finding.rule.name, &finding.record)).or_default() += 1;
        }
        Fingerprints { count }
    }

    fn one(&self, finding: &Finding) -> String {
        let (rule, record) = (finding.rule.name, &finding.record);
        match self.count.get(&(rule, record)) {
            Some(2..) => format!("{rule}:{record}:{}", Stamp::of(finding.message.as_bytes()).hash()),
            _ => format!("{rule}:{record}"),
        }
    }
}

/// Where the record of a finding stands in its file, where it still does, and what it is called.
fn location(file: &Checked, finding: &Finding) -> Value {
    let record = &finding.record;
    json!({
        "physicalLocation": place(&file.path, file.line(record).map(|line| json!({ "startLine": line }))),
        "logicalLocations": [{
            "name": file.document.display_name(record),
            "fullyQualifiedName": record.as_str(),
        }],
    })
}

fn place(path: &Path, region: Option<Value>) -> Value {
    match region {
        Some(region) => json!({ "artifactLocation": { "uri": uri(path) }, "region": region }),
        None => json!({ "artifactLocation": { "uri": uri(path) } }),
    }
}

fn index(rule: &Rule) -> Option<usize> {
    RULES.iter().position(|other| *other == rule)
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// A path as the reference a URI allows: forward slashes, and what means something else in hexadecimal.
fn uri(path: &Path) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut root = "";
    for component in path.components() {
        match component {
            Component::Prefix(drive) => {
                root = "file:///";
                // The colon of a drive stands as it is.
                parts.push(drive.as_os_str().to_string_lossy().replace('\\', "/"));
            }
            Component::RootDir => root = "file:///",
            Component::CurDir => {}
            Component::ParentDir => parts.push("..".to_owned()),
            Component::Normal(name) => parts.push(escaped(&name.to_string_lossy())),
        }
    }
    format!("{root}{}", parts.join("/"))
}

fn escaped(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_references() {
        assert_eq!(uri(Path::new("./models/a b#1.laneway.ron")), "models/a%20b%231.laneway.ron");
        assert_eq!(uri(Path::new("../Ärger.ron")), "../%C3%84rger.ron");
        #[cfg(unix)]
        assert_eq!(uri(Path::new("/tmp/x.ron")), "file:///tmp/x.ron");
    }
}
