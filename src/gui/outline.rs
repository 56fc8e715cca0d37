//! The model at a glance, gathered once a revision: what the tree and the tabs list.

use super::{symbol::Symbol, words};
use crate::{
    editor::Editor,
    model::{Document, Id, MODEL_ID, Record, Sheet, State},
};
use std::rc::Rc;

/// What panels show of the whole model. Walking ten thousand steps in each frame would be felt.
#[derive(Debug, Default)]
pub struct Outline {
    revision: Option<u64>,
    /// What the model is called.
    pub name: String,
    pub processes: Vec<Entry>,
    /// In the order of the tabs.
    pub sheets: Vec<SheetLine>,
    /// The alignments of the journeys, which are no records: a tab shows one while it is looked at.
    pub derived: Vec<SheetLine>,
    pub parties: Vec<Entry>,
    pub personas: Vec<Entry>,
    pub documents: Vec<Entry>,
}

/// A record that stands on no drawing of its own, as the tree lists it.
#[derive(Clone, Debug)]
pub struct Entry {
    pub id: Id,
    pub name: String,
    /// "team", "primary": which of its kind it is.
    pub kind: &'static str,
    pub symbol: Symbol,
}

impl Entry {
    /// What its symbol does not say already.
    pub fn right(&self) -> &'static str {
        match self.symbol {
            Symbol::Persona | Symbol::Document => "",
            _ => self.kind,
        }
    }

    fn new(document: &Document, record: &Record) -> Option<Entry> {
        let name = words::one_line(record.name());
        let word = record.kind().word();
        let kind = match record {
            Record::Party(r) => r.kind.word(),
            Record::Process(r) => r.kind.word(),
            _ => word,
        };
        let name = if name.is_empty() { format!("{} without a name", words::capital(word)) } else { name };
        Some(Entry { id: record.id().clone(), name, kind, symbol: Symbol::of_record(document, record)? })
    }
}

/// A view as the tree and the tabs list it.
#[derive(Clone, Debug)]
pub struct SheetLine {
    pub sheet: Sheet,
    pub symbol: Symbol,
    pub name: String,
    /// "as-is", "journey", "SIPOC": what tells two of one name apart.
    pub kind: String,
    /// What its symbol does not say already: "as-is", "to-be".
    pub state: &'static str,
    pub process: Option<Id>,
}

impl SheetLine {
    fn new(document: &Document, sheet: Sheet) -> SheetLine {
        let name = words::one_line(document.display_name(sheet.id()));
        let name =
            if name.is_empty() { format!("{} without a name", words::capital(sheet.word())) } else { name.to_string() };
        let symbol = Symbol::of_sheet(document, &sheet);
        let word = if symbol == Symbol::Blueprint { "blueprint" } else { sheet.word() };
        let kind = match (&sheet, sheet.state(document)) {
            (Sheet::Swimlane(_), Some(state)) => words::state(state).to_owned(),
            (_, Some(State::ToBe)) => format!("{word}, {}", words::state(State::ToBe)),
            (_, Some(State::AsIs) | None) => word.to_owned(),
        };
        let state = match (&sheet, sheet.state(document)) {
            (Sheet::Swimlane(_), Some(state)) => words::state(state),
            (_, Some(State::ToBe)) => words::state(State::ToBe),
            (_, Some(State::AsIs) | None) => "",
        };
        SheetLine { name, symbol, kind, state, process: sheet.process(document).cloned(), sheet }
    }
}

impl Outline {
    /// The outline of the model as it is now; `before` where nothing changed since.
    pub fn now(before: &Rc<Outline>, editor: &Editor) -> Rc<Outline> {
        if before.revision == Some(editor.revision()) {
            return Rc::clone(before);
        }
        let document = editor.document();
        let of = |wanted: fn(&Record) -> bool| -> Vec<Entry> {
            document.records().filter(|r| wanted(r)).filter_map(|r| Entry::new(document, r)).collect()
        };
        Rc::new(Outline {
            revision: Some(editor.revision()),
            name: words::one_line(document.display_name(&MODEL_ID.into())),
            processes: of(|r| matches!(r, Record::Process(_))),
            sheets: Sheet::all(document).into_iter().map(|sheet| SheetLine::new(document, sheet)).collect(),
            derived: Sheet::derived(document).into_iter().map(|sheet| SheetLine::new(document, sheet)).collect(),
            parties: of(|r| matches!(r, Record::Party(_))),
            personas: of(|r| matches!(r, Record::Persona(_))),
            documents: of(|r| matches!(r, Record::Document(_))),
        })
    }

    /// Makes the next [`Outline::now`] look again.
    pub fn forget(this: &mut Rc<Outline>) {
        *this = Rc::default();
    }
}
