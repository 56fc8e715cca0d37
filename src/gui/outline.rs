//! The model at a glance, gathered once a revision: what the tree and the tabs list, and what does not fit together.

use super::{files::OpenFile, words};
use crate::{
    editor::Editor,
    model::{self, Document, Id, Party, Problem, ProblemKind, Process, Sheet, State},
};
use std::rc::Rc;

/// What panels show of the whole model. Walking ten thousand steps in each frame would be felt.
#[derive(Debug, Default)]
pub struct Outline {
    revision: Option<u64>,
    pub processes: Vec<Process>,
    /// In the order of the tabs.
    pub sheets: Vec<SheetLine>,
    pub parties: Vec<Party>,
    pub problems: Vec<Problem>,
}

/// A view as the tree and the tabs list it.
#[derive(Clone, Debug)]
pub struct SheetLine {
    pub sheet: Sheet,
    pub name: String,
    /// "as-is", "journey", "SIPOC": what tells two of one name apart.
    pub kind: String,
    pub process: Option<Id>,
}

impl SheetLine {
    fn new(document: &Document, sheet: Sheet) -> SheetLine {
        let name = words::one_line(document.display_name(sheet.id()));
        let name =
            if name.is_empty() { format!("{} without a name", words::capital(sheet.word())) } else { name.to_string() };
        let kind = match (&sheet, sheet.state(document)) {
            (Sheet::Swimlane(_), Some(state)) => words::state(state).to_owned(),
            (_, Some(State::ToBe)) => format!("{}, {}", sheet.word(), words::state(State::ToBe)),
            (_, Some(State::AsIs) | None) => sheet.word().to_owned(),
        };
        SheetLine { name, kind, process: sheet.process(document).cloned(), sheet }
    }
}

impl Outline {
    /// The outline of the model as it is now; `before` where nothing changed since.
    pub fn now(before: &Rc<Outline>, editor: &Editor, file: &OpenFile) -> Rc<Outline> {
        if before.revision == Some(editor.revision()) {
            return Rc::clone(before);
        }
        let document = editor.document();
        let mut problems = model::problems(document);
        // Only the reading of a file sees two records with one id; mended, or one of them gone, it is no problem.
        let still =
            |p: &&Problem| matches!(&p.kind, ProblemKind::DuplicateId { given } if document.contains(given.as_str()));
        problems.extend(file.read_problems.iter().filter(still).cloned());
        Rc::new(Outline {
            revision: Some(editor.revision()),
            processes: document.processes().cloned().collect(),
            sheets: Sheet::all(document).into_iter().map(|sheet| SheetLine::new(document, sheet)).collect(),
            parties: document.parties().cloned().collect(),
            problems,
        })
    }

    /// Makes the next [`Outline::now`] look again.
    pub fn forget(this: &mut Rc<Outline>) {
        *this = Rc::default();
    }
}
