//! What is wrong with a document's references: shown, and repairable, never silently repaired.

use super::{Document, Id, Record};

/// Something that does not fit together.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The record it is about.
    pub record: Id,
    pub kind: ProblemKind,
}

/// The ways a document can fail to fit together.
#[derive(Clone, Debug, PartialEq)]
pub enum ProblemKind {
    /// A field points at a record that does not exist, or is of a kind that cannot be meant.
    Dangling { field: &'static str, target: Id },
    /// Lanes that are nested in one another in a circle.
    LaneCycle,
    /// Events attached to one another in a circle, or to themselves.
    AttachedCycle,
    /// The file held another record with this id; it was read under `given`, and holds its own data.
    DuplicateId { given: Id },
}

/// Every problem of a document, sorted by record. Duplicate ids are told by the file layer, which alone sees them.
pub fn problems(document: &Document) -> Vec<Problem> {
    let mut found = Vec::new();
    for record in document.records() {
        for (field, target) in record.references() {
            if !document.get(target).is_some_and(|to| may_point(record, field, to)) {
                found.push(Problem {
                    record: record.id().clone(),
                    kind: ProblemKind::Dangling { field, target: target.clone() },
                });
            }
        }
        let circle = |next: &dyn Fn(&Id) -> Option<Id>| {
            let mut at = next(record.id());
            let mut steps = 0;
            while let Some(id) = at {
                if id == *record.id() {
                    return true;
                }
                steps += 1;
                at = if steps > 10_000 { None } else { next(&id) };
            }
            false
        };
        match record {
            Record::Lane(_) if circle(&|id| document.lane(id).and_then(|l| l.parent.clone())) => {
                found.push(Problem { record: record.id().clone(), kind: ProblemKind::LaneCycle });
            }
            Record::Step(_) if circle(&|id| document.step(id).and_then(|s| s.attached_to.clone())) => {
                found.push(Problem { record: record.id().clone(), kind: ProblemKind::AttachedCycle });
            }
            _ => {}
        }
    }
    found
}

fn may_point(from: &Record, field: &str, to: &Record) -> bool {
    match (field, to) {
        ("owner" | "party", Record::Party(_))
        | ("process", Record::Process(_))
        | ("swimlane" | "link", Record::Swimlane(_))
        | ("attached_to", Record::Step(_))
        | ("from" | "to", Record::Step(_) | Record::Lane(_) | Record::Note(_) | Record::Flow(_))
        | ("lane", Record::Lane(_)) => true,
        ("parent", Record::Lane(parent)) => matches!(from, Record::Lane(lane) if lane.swimlane == parent.swimlane),
        _ => false,
    }
}
