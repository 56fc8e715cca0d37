//! What could be meant by what is typed into a cell of a register: the words it is one of, the records it may name.

use crate::model::{
    Attribute, CellAt, ColumnKey, Document, Named, Names, Register, Suggestion, fold, last_name,
    suggest::{best, closeness, named_so, what},
};

/// What typing in a cell of a register may complete to, best first.
pub fn suggested(document: &Document, register: Register, at: &CellAt, typed: &str) -> Vec<Suggestion> {
    let ColumnKey::Attribute(attribute) = at.column else { return vec![] };
    let several = attribute.names_several() || attribute == Attribute::Phases;
    let typed = fold(if several { last_name(typed).1 } else { typed });
    let choices = register.choices(attribute);
    if !choices.is_empty() {
        let close = choices.iter().enumerate().filter_map(|(i, word)| Some(((closeness(word, &typed)?, i), *word)));
        return best(close)
            .map(|word| Suggestion { id: None, name: word.into(), what: attribute.word().into() })
            .collect();
    }
    let kinds = attribute.refers();
    if kinds.is_empty() || attribute.is_derived() {
        return vec![];
    }
    let names = Names::new(document);
    let close = document.records().filter_map(|record| {
        let rank = kinds.iter().position(|kind| *kind == record.kind())?;
        let close = named_so(document, &names, kinds, record, &typed)?;
        Some(((close, rank, document.display_name(record.id()).trim(), record.id()), record))
    });
    let found: Vec<_> = best(close).collect();
    found
        .into_iter()
        .map(|record| Suggestion {
            id: Some(record.id().clone()),
            name: names.text(record.id(), kinds),
            what: what(document, record),
        })
        .collect()
}

/// In words, what Enter makes of what is typed: "New role “Ann”"; empty where it stays words.
pub fn attribute_makes(document: &Document, at: &CellAt, text: &str) -> String {
    let ColumnKey::Attribute(attribute) = at.column else { return String::new() };
    let kinds = attribute.refers();
    let last = if attribute.names_several() { last_name(text).1 } else { text }.trim();
    if kinds.is_empty() || last.is_empty() {
        return String::new();
    }
    match (Names::new(document).find(last, kinds), attribute.new_party()) {
        (Named::One(id), _) => {
            document.get(id).map_or_else(String::new, |r| format!("The {} “{last}”", r.kind().word()))
        }
        (Named::Several(ids), _) => several_makes(ids.len()),
        (Named::Nobody, Some(kind)) => format!("New {} “{last}”", kind.word()),
        (Named::Nobody, None) => NOT_THERE.to_owned(),
    }
}

/// What is said where nothing comes of the words typed: how it begins, or ends.
const NOT_THERE: &str = "Choose one of the model: this name is not in it";
const NONE_CALLED: &str = "There is no ";
const CHOOSE: &str = " are called so: choose one";

/// Whether what Enter makes, in words, is nothing: it would be refused.
pub fn makes_nothing(says: &str) -> bool {
    says == NOT_THERE || says.starts_with(NONE_CALLED) || says.ends_with(CHOOSE)
}

/// The same for a name that several have.
pub fn several_makes(several: usize) -> String {
    format!("{several}{CHOOSE}")
}

/// The same for a name that nothing has: "There is no step “Ask”".
pub fn none_makes(word: &str, name: &str) -> String {
    format!("{NONE_CALLED}{word} “{name}”")
}
