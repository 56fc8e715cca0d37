//! What the words typed into a cell become: the first record whose name they begin, or themselves.

use crate::{
    editor::{Command, Platform, ViewCommand},
    model::{CellAt, Document, Named, Refers, Sheet, Suggestion, attribute_makes, fold, matrix_makes, several_makes},
};

/// The first record whose name begins with what is typed, in any case and with or without accents: Enter takes it. Mere
/// words are never taken so.
fn begun(options: &[Suggestion], typed: &str) -> Option<usize> {
    let typed = fold(typed);
    if typed.is_empty() {
        return None;
    }
    options.iter().position(|o| o.id.is_some() && fold(&o.name).starts_with(&typed))
}

/// The same where records of one name are told apart: none of them is taken before one says which.
pub fn begun_alone(document: &Document, options: &[Suggestion], typed: &str) -> Option<usize> {
    let first = begun(options, typed)?;
    let name = |option: &Suggestion| option.id.as_ref().map(|id| fold(document.display_name(id)));
    let mine = options.get(first).and_then(name);
    let others = options.iter().enumerate().filter(|(i, option)| *i != first && name(option) == mine);
    let also = |(_, option): (usize, &Suggestion)| begun(std::slice::from_ref(option), typed).is_some();
    (!others.into_iter().any(also)).then_some(first)
}

/// The first value of a choice that begins with what is typed: it can be nothing else.
pub fn begun_value(options: &[Suggestion], typed: &str) -> Option<usize> {
    let open = typed.trim_end().is_empty() || typed.ends_with([',', ';', '(', ' ']);
    (!open && !options.is_empty()).then_some(0)
}

/// In words, for the line beneath the suggestions: "New party “Ann”"; empty where they stay words and always would.
pub fn makes(document: &Document, sheet: &Sheet, at: &CellAt, text: &str) -> String {
    if let Sheet::Register(_) = sheet {
        return attribute_makes(document, at, text);
    }
    if let Sheet::Matrix(matrix, id) = sheet {
        return matrix_makes(document, *matrix, id, at, text);
    }
    let refers = Refers::of(document, at);
    if text.is_empty() {
        return String::new();
    }
    let known = match refers.named(document, text) {
        Named::Several(ids) => return several_makes(ids.len()),
        Named::One(_) => true,
        Named::Nobody => false,
    };
    let in_words = |register: &str| match Command::View(ViewCommand::AddToRegister).shortcut() {
        Some(key) => format!("“{text}”, in words; {} adds it to the {register}", key.text(Platform::HERE)),
        None => format!("“{text}”, in words"),
    };
    match refers {
        Refers::Parties if known => format!("The party “{text}”"),
        Refers::Parties => format!("New party “{text}”"),
        Refers::Documents if known => format!("The document “{text}”"),
        Refers::Documents => format!("New document “{text}”"),
        Refers::Steps if known => format!("The step “{text}” of the model"),
        Refers::Steps => format!("“{text}”, in words"),
        Refers::Rules | Refers::Kpis | Refers::Opportunities if known => format!("“{text}” of its register"),
        Refers::Rules => in_words("rules"),
        Refers::Kpis => in_words("KPIs"),
        Refers::Opportunities => in_words("opportunities"),
        Refers::Channels | Refers::Words => String::new(),
    }
}
