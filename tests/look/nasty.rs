//! Documents in which every text tries to get out of the SVG.

use laneway::model::{Document, Record};

/// What a text may try.
pub const TEXTS: [&str; 9] = [
    "</text></g><script>alert(1)</script>",
    "]]><![CDATA[x",
    "\" onload=\"alert(1)",
    "' onload='alert(1)",
    "javascript:alert(1)",
    "a\u{0}b\u{1}\u{8}\u{B}\u{1F}\u{7F}\u{85}c",
    "user\u{202E}txt.exe\u{2066}x\u{2069}",
    "&#0;&xxe;<!DOCTYPE a [<!ENTITY xxe SYSTEM \"file:///etc/passwd\">]>",
    "\u{FFFE}\u{FFFF}\u{FEFF}<?xml-stylesheet href='http://x'?>--> url(http://x)",
];

/// The document with every text field replaced by this one.
pub fn with_texts(document: &Document, text: &str) -> Document {
    Document::from_records(document.records().cloned().map(|mut record| {
        let text = || text.to_owned();
        match &mut record {
            Record::Model(r) => (r.name, r.description) = (text(), text()),
            Record::Party(r) => (r.name, r.description, r.foreign) = (text(), text(), text()),
            Record::Process(r) => (r.name, r.outcome, r.description) = (text(), text(), text()),
            Record::Swimlane(r) => (r.name, r.description, r.foreign) = (text(), text(), text()),
            Record::Lane(r) => (r.name, r.description, r.foreign) = (text(), text(), text()),
            Record::Phase(r) => (r.name, r.description) = (text(), text()),
            Record::Step(r) => (r.name, r.duration, r.description, r.foreign) = (text(), text(), text(), text()),
            Record::Flow(r) => (r.label, r.description, r.foreign) = (text(), text(), text()),
            Record::Note(r) => (r.text, r.foreign) = (text(), text()),
            other => *other.entity_mut().name_mut() = text(),
        }
        record
    }))
}

/// The document with ids that try it too.
pub fn with_ids(document: &Document, text: &str) -> Document {
    let printed = laneway::file::print(document);
    let mut ids: Vec<&str> = document.records().map(|r| r.id().as_str()).filter(|id| *id != "model").collect();
    ids.sort_by_key(|id| std::cmp::Reverse(id.len()));
    let mut renamed = printed;
    for id in ids {
        let odd = format!("{text}{id}").replace('\\', "").chars().flat_map(char::escape_default).collect::<String>();
        renamed = renamed.replace(&format!("\"{id}\""), &format!("\"{}\"", odd.replace("\\'", "'")));
    }
    laneway::file::parse(&renamed).expect("still a model").document
}
