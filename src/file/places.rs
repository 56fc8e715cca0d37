//! Where in the text of a model each record stands, for what points at lines: reports, editors.

use super::scan;
use crate::model::{Id, MODEL_ID};
use std::collections::BTreeMap;

/// The lines, from 1, on which the records of a text say their ids, in its order; of the model's header, the line it
/// begins on. More than one where records share an id. A text that is no model gives what can be made out.
pub fn places(text: &str) -> BTreeMap<Id, Vec<usize>> {
    let bytes = text.as_bytes();
    let mut found: BTreeMap<Id, Vec<usize>> = BTreeMap::new();
    // How many brackets are open: the file is one, a list of records in it the second, a record the third.
    let (mut depth, mut line, mut i) = (0usize, 1, 0);
    let mut word: &str = "";
    while let Some(&byte) = bytes.get(i) {
        let length = scan::token(bytes, i);
        let token = text.get(i..i + length).unwrap_or_default();
        match byte {
            b'(' | b'[' | b'{' => {
                if depth == 1 && word == "model" {
                    found.entry(Id::from(MODEL_ID)).or_default().push(line);
                }
                (depth, word) = (depth + 1, "");
            }
            b')' | b']' | b'}' => (depth, word) = (depth.saturating_sub(1), ""),
            b',' => word = "",
            b'"' => {
                if depth == 3 && word == "id" {
                    let id = plain(token.trim_matches('"'));
                    found.entry(Id::from(id.as_str())).or_default().push(line);
                }
                word = "";
            }
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => word = token,
            _ => {}
        }
        line += token.matches('\n').count();
        i += length;
    }
    found
}

/// A string without its escapes: those that ids are written with.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        out.extend(if c == '\\' { chars.next() } else { Some(c) });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_record_has_the_line_of_its_id() {
        let text = "// model: (\n\
                    (\n  format: 1,\n  model: (\n    name: \"id: \\\"x\\\"\",\n  ),\n  steps: [\n    (\n      \
                    id: \"a\",\n      name: \"id\",\n      kind: Task(User),\n      lane: \"l\",\n    ),\n    /* id: \
                    \"no\" */ \
                    (name: \"two\n\
                    lines\", id: \"b\\\"c\"), (id: \"a\"),\n  ],\n  kpis: [(readings: {\"id\": 1}, id: \"k\")],\n)\n";
        let found = places(text);
        let found: Vec<(&str, &[usize])> = found.iter().map(|(id, lines)| (id.as_str(), lines.as_slice())).collect();
        assert_eq!(found, [("a", &[9, 15][..]), ("b\"c", &[15]), ("k", &[17]), ("model", &[4])]);
    }

    #[test]
    fn a_whole_model_is_found_record_by_record() {
        let text = include_str!("../../examples/order-to-cash.laneway.ron");
        let document = super::super::parse(text).expect("a model").document;
        let places = places(text);
        let lines: Vec<&str> = text.lines().collect();
        for record in document.records().filter(|r| r.id().as_str() != MODEL_ID) {
            let [n] = places[record.id()][..] else { panic!("{} has no line of its own", record.id()) };
            let line = lines[n - 1];
            assert_eq!(line.trim(), format!("id: \"{}\",", record.id()));
        }
        assert!(super::places(&text[..text.len() / 2]).len() > 5, "half a text is no reason to fall over");
    }
}
