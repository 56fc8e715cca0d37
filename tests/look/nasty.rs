//! Documents in which every text tries to get out of the SVG.

use laneway::model::{Channel, Document, Record};

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

/// Texts that ask for room, or have odd shapes; each is to be drawn whole and within its box.
pub fn long_texts() -> Vec<String> {
    vec![
        String::new(),
        " ".into(),
        "Donaudampfschifffahrtsgesellschaftskapitän".into(),
        "x".repeat(500),
        "W".repeat(500),
        (1..=40).map(|n| format!("Line {n} of forty\n")).collect(),
        (1..=60).map(|n| format!("{n}\n")).collect(),
        "one\n\n\n\nfive".into(),
        "お客様のコーヒーメーカーが故障しましたので修理をお願いします。".repeat(4),
        "日".repeat(500),
        "👨‍👩‍👧‍👦🇩🇪👍🏽".repeat(40),
        "☕".into(),
        "e\u{301}a\u{308}".repeat(120),
        format!("Z{}", "\u{334}\u{32A}\u{30D}".repeat(60)),
        "שלום עולם, המכונה שבורה ".repeat(12),
        "مرحبا بالعالم، الآلة معطلة ".repeat(12),
        "नमस्ते दुनिया क्षत्रिय ".repeat(12),
        "a\tb\tc \u{A0}\u{200B}\u{2003} d".into(),
        "supercalifragilistic-expialidocious/and-a-path/that-goes/on/and/on.html?with=a&query".repeat(4),
        "word ".repeat(3_000),
    ]
}

/// The document with every text field replaced by this one.
pub fn with_texts(document: &Document, text: &str) -> Document {
    Document::from_records(document.records().cloned().map(|mut record| {
        let text = || text.to_owned();
        match &mut record {
            Record::Model(r) => (r.name, r.description) = (text(), text()),
            Record::Party(r) => {
                (r.name, r.description, r.contact, r.foreign) = (text(), text(), text(), text());
            }
            Record::Process(r) => {
                (r.name, r.purpose, r.outcome, r.description) = (text(), text(), text(), text());
            }
            Record::Swimlane(r) => (r.name, r.description, r.foreign) = (text(), text(), text()),
            Record::Lane(r) => (r.name, r.description, r.foreign) = (text(), text(), text()),
            Record::Phase(r) => (r.name, r.description) = (text(), text()),
            Record::Step(r) => (r.name, r.duration, r.description, r.foreign) = (text(), text(), text(), text()),
            Record::Flow(r) => (r.label, r.description, r.foreign) = (text(), text(), text()),
            Record::Note(r) => (r.text, r.foreign) = (text(), text()),
            Record::Persona(r) => {
                (r.name, r.goals, r.quote, r.portrait, r.description) = (text(), text(), text(), text(), text());
            }
            Record::Document(r) => (r.name, r.description) = (text(), text()),
            Record::Journey(r) => (r.name, r.scenario, r.source, r.description) = (text(), text(), text(), text()),
            Record::Stage(r) => (r.name, r.description) = (text(), text()),
            Record::JourneyStep(r) => (r.name, r.description) = (text(), text()),
            Record::JourneyRow(r) => r.name = text(),
            Record::Touchpoint(r) => {
                (r.name, r.source, r.description) = (text(), text(), text());
                r.channel = Channel::of(&text());
            }
            Record::Emotion(r) => r.reason = text(),
            Record::Card(r) => (r.text, r.source, r.picture, r.description) = (text(), text(), text(), text()),
            Record::Dependency(r) => r.label = text(),
            Record::Sipoc(r) => (r.name, r.start, r.end, r.description) = (text(), text(), text(), text()),
            Record::SipocEntry(r) => (r.text, r.description) = (text(), text()),
            Record::Rule(r) => {
                (r.name, r.statement, r.source, r.citation, r.description) = (text(), text(), text(), text(), text());
            }
            Record::DecisionTable(r) => (r.name, r.description) = (text(), text()),
            Record::DecisionColumn(r) => {
                r.name = text();
                r.values.iter_mut().for_each(|value| *value = text());
            }
            Record::DecisionRow(r) => {
                r.note = text();
                r.cells.values_mut().for_each(|cell| *cell = text());
            }
            Record::Sla(r) => (r.name, r.value, r.description) = (text(), text(), text()),
            Record::Kpi(r) => (r.name, r.unit, r.description) = (text(), text(), text()),
            Record::Opportunity(r) => (r.name, r.description) = (text(), text()),
            Record::Suppression(r) => r.reason = text(),
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
