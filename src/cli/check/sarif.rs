//! Findings as SARIF 2.1.0 (OASIS, 2020), which code hosts and editors read.

use super::{Unread, checked::Checked, manual};
use crate::{
    check::{Finding, RULES, Rule, Severity},
    cli::Failure,
};
use serde_json::{Value, json};
use std::path::{Component, Path};

/// What is told of a file that could not be checked.
const UNREAD: &str = "unread-file";

/// All files, as one run.
pub fn write(files: &[Checked], unread: &[Unread]) -> Result<String, Failure> {
    let results = files.iter().flat_map(|file| {
        let found = file.report.findings.iter().map(move |finding| result(file, finding));
        let accepted = file.report.suppressed.iter().map(move |suppressed| {
            let mut one = result(file, &suppressed.finding);
            if let Some(fields) = one.as_object_mut() {
                let why = json!([{ "kind": "inSource", "justification": suppressed.reason }]);
                fields.insert("suppressions".to_owned(), why);
            }
            one
        });
        found.chain(accepted)
    });
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "Laneway",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": RULES.iter().map(|rule| of_rule(rule)).collect::<Vec<_>>(),
                "notifications": [{
                    "id": UNREAD,
                    "shortDescription": { "text": "File that could not be checked" },
                }],
            } },
            // Columns count characters, as editors show them.
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": unread.is_empty(),
                "toolExecutionNotifications": unread.iter().map(of_unread).collect::<Vec<_>>(),
            }],
            "results": results.collect::<Vec<_>>(),
        }],
    });
    Ok(serde_json::to_string_pretty(&log)? + "\n")
}

fn of_unread(file: &Unread) -> Value {
    let mut place = json!({ "artifactLocation": { "uri": uri(&file.path) } });
    if let (Some((line, column)), Some(fields)) = (file.place, place.as_object_mut()) {
        fields.insert("region".to_owned(), json!({ "startLine": line, "startColumn": column }));
    }
    json!({
        "descriptor": { "id": UNREAD, "index": 0 },
        "level": "error",
        "message": { "text": file.message },
        "locations": [{ "physicalLocation": place }],
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

fn result(file: &Checked, finding: &Finding) -> Value {
    let record = &finding.record;
    let mut place = json!({ "artifactLocation": { "uri": uri(&file.path) } });
    if let (Some(line), Some(fields)) = (file.line(record), place.as_object_mut()) {
        fields.insert("region".to_owned(), json!({ "startLine": line }));
    }
    json!({
        "ruleId": finding.rule.name,
        "ruleIndex": RULES.iter().position(|rule| *rule == finding.rule),
        "level": level(finding.severity),
        "message": { "text": format!("{}. {}.", finding.message, finding.hint) },
        "locations": [{
            "physicalLocation": place,
            "logicalLocations": [{
                "name": file.document.display_name(record),
                "fullyQualifiedName": record.as_str(),
            }],
        }],
        // The same finding, wherever its record has moved to in the file.
        "partialFingerprints": { "record/v1": format!("{}:{record}", finding.rule.name) },
    })
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
