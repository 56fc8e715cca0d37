//! The model at a glance, gathered once a revision: what the tree and the tabs list, and what does not fit together.

use super::{files::OpenFile, words};
use crate::{
    editor::Editor,
    model::{self, Document, Id, Party, Problem, ProblemKind, Process, Record, State, Swimlane},
};
use std::{collections::BTreeSet, rc::Rc};

/// What panels show of the whole model. Walking ten thousand steps in each frame would be felt.
#[derive(Debug, Default)]
pub struct Outline {
    revision: Option<u64>,
    pub processes: Vec<Process>,
    /// In the order of the tabs: [`swimlanes_in_order`].
    pub swimlanes: Vec<Swimlane>,
    pub parties: Vec<Party>,
    pub problems: Vec<Problem>,
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
            swimlanes: swimlanes_in_order(document),
            parties: document.parties().cloned().collect(),
            problems,
        })
    }

    /// Makes the next [`Outline::now`] look again.
    pub fn forget(this: &mut Rc<Outline>) {
        *this = Rc::default();
    }
}

/// Swimlanes as the tabs list them: those that detail a step after the others; by process, what is before what should be.
pub fn swimlanes_in_order(document: &Document) -> Vec<Swimlane> {
    let details: BTreeSet<&Id> = document
        .records()
        .filter_map(|r| match r {
            Record::Step(step) => step.link.as_ref(),
            _ => None,
        })
        .collect();
    let mut swimlanes: Vec<Swimlane> = document.swimlanes().cloned().collect();
    swimlanes.sort_by_cached_key(|s| {
        let process = s.process.clone().filter(|p| document.process(p).is_some());
        (
            details.contains(&s.id),
            process.is_none(),
            process,
            s.state == State::ToBe,
            words::one_line(&s.name),
            s.id.clone(),
        )
    });
    swimlanes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{change::op, model::IdMaker};

    #[test]
    fn what_details_a_step_comes_last() {
        let mut ids = IdMaker::new(3);
        let mut document = op::start_model("Zebra", &mut ids);
        let step = document.steps().next().expect("a start").clone();
        let task = op::set(&document, std::slice::from_ref(&step.id), &op::Field::StepKind(Default::default()))
            .expect("a task");
        task.diff.apply(&mut document);
        op::detail_step(&document, &step.id, &mut ids).expect("detailed").diff.apply(&mut document);
        let names = swimlanes_in_order(&document);
        assert_eq!(names.len(), 2);
        assert_eq!(names[0].name, "Zebra");
    }
}
