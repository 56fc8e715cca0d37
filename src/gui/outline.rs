//! The model at a glance, gathered anew where something of it changed: what the tree and the tabs list.

use super::{symbol::Symbol, words};
use crate::{
    editor::Editor,
    model::{Document, Id, MODEL_ID, Record, Register, Sheet, State},
};
use std::{cell::Cell, rc::Rc, sync::Arc};

/// What panels show of the whole model. Walking ten thousand steps in each frame would be felt.
#[derive(Debug, Default)]
pub struct Outline {
    revision: Cell<Option<u64>>,
    /// The records it was made from: what is typed into the others changes nothing of it.
    made_of: Vec<Arc<Record>>,
    /// What the model is called.
    pub name: String,
    pub processes: Vec<Entry>,
    /// In the order of the tabs.
    pub sheets: Vec<SheetLine>,
    /// The views that are no records, as registers and alignments: a tab shows one while it is looked at.
    pub derived: Vec<SheetLine>,
    /// How many records stand in each register, in their order.
    pub counts: Vec<usize>,
    pub parties: Vec<Entry>,
    pub personas: Vec<Entry>,
    pub documents: Vec<Entry>,
    pub rules: Vec<Entry>,
    pub slas: Vec<Entry>,
    pub kpis: Vec<Entry>,
    pub opportunities: Vec<Entry>,
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
            Symbol::Persona | Symbol::Document | Symbol::Sla | Symbol::Kpi => "",
            _ => self.kind,
        }
    }

    fn new(document: &Document, record: &Record) -> Option<Entry> {
        let name = words::one_line(record.name());
        let word = record.kind().word();
        let kind = match record {
            Record::Party(r) => r.kind.word(),
            Record::Process(r) => r.kind.word(),
            Record::Rule(r) => r.kind.word(),
            Record::Opportunity(r) => r.status.word(),
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
        let name = match &sheet {
            sheet if sheet.of_model() => sheet.title(document),
            Sheet::Matrix(..) => sheet.title(document),
            _ => words::one_line(document.display_name(sheet.id())),
        };
        let name =
            if name.is_empty() { format!("{} without a name", words::capital(sheet.word())) } else { name.to_string() };
        let symbol = Symbol::of_sheet(document, &sheet);
        let word = if symbol == Symbol::Blueprint { "blueprint" } else { sheet.word() };
        let kind = match (&sheet, sheet.state(document)) {
            (Sheet::Swimlane(_), Some(state)) => words::state(state).to_owned(),
            // Its name says the state already.
            (Sheet::Matrix(..), _) => word.to_owned(),
            (_, Some(State::ToBe)) => format!("{word}, {}", words::state(State::ToBe)),
            (_, Some(State::AsIs) | None) => word.to_owned(),
        };
        let state = match (&sheet, sheet.state(document)) {
            (Sheet::Swimlane(_), Some(state)) => words::state(state),
            (Sheet::Matrix(..), _) => "",
            (_, Some(State::ToBe)) => words::state(State::ToBe),
            (_, Some(State::AsIs) | None) => "",
        };
        SheetLine { name, symbol, kind, state, process: sheet.process(document).cloned(), sheet }
    }
}

impl Outline {
    /// The outline of the model as it is now; `before` where nothing of it changed since.
    pub fn now(before: &Rc<Outline>, editor: &Editor) -> Rc<Outline> {
        if before.revision.get() == Some(editor.revision()) {
            return Rc::clone(before);
        }
        let document = editor.document();
        let outlined: Vec<&Arc<Record>> = document.shared_records().values().filter(|r| is_outlined(r)).collect();
        if outlined.len() == before.made_of.len()
            && outlined.iter().zip(&before.made_of).all(|(now, was)| Arc::ptr_eq(now, was))
        {
            before.revision.set(Some(editor.revision()));
            return Rc::clone(before);
        }
        let of = |wanted: fn(&Record) -> bool| -> Vec<Entry> {
            outlined.iter().filter(|r| wanted(r)).filter_map(|r| Entry::new(document, r)).collect()
        };
        Rc::new(Outline {
            revision: Cell::new(Some(editor.revision())),
            name: words::one_line(document.display_name(&MODEL_ID.into())),
            processes: of(|r| matches!(r, Record::Process(_))),
            sheets: Sheet::all(document).into_iter().map(|sheet| SheetLine::new(document, sheet)).collect(),
            derived: Sheet::derived(document).into_iter().map(|sheet| SheetLine::new(document, sheet)).collect(),
            parties: of(|r| matches!(r, Record::Party(_))),
            personas: of(|r| matches!(r, Record::Persona(_))),
            documents: of(|r| matches!(r, Record::Document(_))),
            rules: of(|r| matches!(r, Record::Rule(_))),
            slas: of(|r| matches!(r, Record::Sla(_))),
            kpis: of(|r| matches!(r, Record::Kpi(_))),
            opportunities: of(|r| matches!(r, Record::Opportunity(_))),
            counts: counts(&outlined),
            made_of: outlined.into_iter().cloned().collect(),
        })
    }

    /// The line of a register, matrix of the model, portfolio, board or chart, with how many records it shows.
    pub fn whole(&self) -> impl Iterator<Item = (&SheetLine, Option<usize>)> {
        let count = |sheet: &Sheet| match sheet {
            Sheet::Register(register) => {
                let at = Register::ALL.iter().position(|r| r == register);
                at.and_then(|at| self.counts.get(at)).copied()
            }
            _ => None,
        };
        self.derived.iter().filter(|line| line.sheet.of_model()).map(move |line| (line, count(&line.sheet)))
    }

    /// Makes the next [`Outline::now`] look again.
    pub fn forget(this: &mut Rc<Outline>) {
        *this = Rc::default();
    }
}

/// Whether the outline says anything of a record, or lists something because of it.
fn is_outlined(record: &Record) -> bool {
    match record {
        Record::Model(_)
        | Record::Party(_)
        | Record::Process(_)
        | Record::Swimlane(_)
        | Record::Persona(_)
        | Record::Document(_)
        | Record::Journey(_)
        // A row behind the scenes makes a blueprint of a journey.
        | Record::JourneyRow(_)
        | Record::Sipoc(_)
        | Record::Rule(_)
        | Record::DecisionTable(_)
        | Record::Sla(_)
        | Record::Kpi(_)
        | Record::Opportunity(_) => true,
        // What details a step stands after the others.
        Record::Step(step) => step.link.is_some(),
        Record::Lane(_)
        | Record::Phase(_)
        | Record::Flow(_)
        | Record::Note(_)
        | Record::Stage(_)
        | Record::JourneyStep(_)
        | Record::Touchpoint(_)
        | Record::Emotion(_)
        | Record::Card(_)
        | Record::Dependency(_)
        | Record::SipocEntry(_)
        | Record::DecisionColumn(_)
        | Record::DecisionRow(_)
        | Record::Suppression(_) => false,
    }
}

/// How many records stand in each register.
fn counts(outlined: &[&Arc<Record>]) -> Vec<usize> {
    let mut counts = vec![0; Register::ALL.len()];
    for record in outlined {
        let at = Register::ALL.iter().position(|register| register.holds(record));
        if let Some(count) = at.and_then(|at| counts.get_mut(at)) {
            *count += 1;
        }
    }
    counts
}
