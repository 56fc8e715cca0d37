//! Records in words, as panels and screen readers say them.

use crate::model::{Document, Id, Record, State};

pub use crate::model::capital;

/// What a record is called, on one line. A lane without a name is called after the one it is nested in.
pub fn name(document: &Document, id: &Id) -> String {
    let mut at = id.clone();
    for _ in 0..100 {
        let name = one_line(document.display_name(&at));
        if !name.is_empty() {
            return name;
        }
        match document.lane(&at).and_then(|l| l.parent.clone()) {
            Some(parent) => at = parent,
            None => break,
        }
    }
    String::new()
}

/// What it is called, or its kind and that it has no name.
pub fn name_or_kind(document: &Document, id: &Id) -> String {
    let name = name(document, id);
    match document.get(id) {
        _ if !name.is_empty() => name,
        // A reading has nothing to be named by.
        Some(Record::Emotion(_)) => "emotion".to_owned(),
        Some(record) => format!("{} without a name", record.kind().word()),
        None => format!("“{id}”, which is not in the model"),
    }
}

/// What a record is called in a list with others: a flow without a label by its ends.
pub fn in_list(document: &Document, id: &Id) -> String {
    let end = |end: &Option<Id>| end.as_ref().map_or_else(|| "nowhere".to_owned(), |id| name_or_kind(document, id));
    match document.flow(id) {
        Some(flow) if flow.label.trim().is_empty() => format!("From {} to {}", end(&flow.from), end(&flow.to)),
        _ => name_or_kind(document, id),
    }
}

/// A text with its line breaks and runs of spaces as single spaces.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// At most so many characters of a text, with `…` where something is left out.
pub fn clipped(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or(text).trim_end()),
        None => text.to_owned(),
    }
}

/// The first letter small.
pub fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |c| c.to_lowercase().collect::<String>() + chars.as_str())
}

/// Whether a swimlane shows what is or what should be, in a word.
pub fn state(state: State) -> &'static str {
    match state {
        State::AsIs => "as-is",
        State::ToBe => "to-be",
    }
}
