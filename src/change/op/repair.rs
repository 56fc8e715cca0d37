//! Repairs for what does not fit together: one verb for each kind of problem.

use super::refuse;
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{Cell, Document, Grid, Id, Problem, ProblemKind, Record},
};
use std::collections::BTreeSet;

/// A way to mend a problem.
#[derive(Clone, Debug, PartialEq)]
pub enum Repair {
    /// Let go of what is not there.
    Unlink,
    /// Point at this record instead.
    PointAt(Id),
    /// Put the step or note into this lane.
    MoveToLane(Id),
    /// Take this record out of the circle.
    BreakCycle,
    /// Both records stay, the second under the id it was given.
    KeepBoth,
    /// Delete the record.
    Delete,
}

impl Repair {
    /// What the repair does, as a button says it.
    pub fn label(&self, document: &Document) -> String {
        match self {
            Repair::Unlink => "Remove the reference".into(),
            Repair::PointAt(id) => format!("Point at “{}”", named(document, id)),
            Repair::MoveToLane(id) => format!("Move to lane “{}”", named(document, id)),
            Repair::BreakCycle => "Break the circle".into(),
            Repair::KeepBoth => "Keep both".into(),
            Repair::Delete => "Delete it".into(),
        }
    }
}

/// The repairs that apply to a problem, the gentlest first.
pub fn repairs(document: &Document, problem: &Problem) -> Vec<Repair> {
    match &problem.kind {
        ProblemKind::Dangling { field, .. } => {
            let mut list = Vec::new();
            if unlinked(document, &problem.record, field).is_some() {
                list.push(Repair::Unlink);
            }
            match *field {
                "lane" => list.extend(document.lanes().map(|l| Repair::MoveToLane(l.id.clone()))),
                "swimlane" => list.extend(document.swimlanes().map(|s| Repair::PointAt(s.id.clone()))),
                "owner" | "party" => list.extend(document.parties().map(|p| Repair::PointAt(p.id.clone()))),
                "process" => list.extend(document.processes().map(|p| Repair::PointAt(p.id.clone()))),
                "link" => list.extend(document.swimlanes().map(|s| Repair::PointAt(s.id.clone()))),
                _ => {}
            }
            list.push(Repair::Delete);
            list
        }
        ProblemKind::LaneCycle | ProblemKind::AttachedCycle => vec![Repair::BreakCycle, Repair::Delete],
        ProblemKind::DuplicateId { .. } => vec![Repair::KeepBoth, Repair::Delete],
    }
}

/// Mends a problem in the chosen way.
pub fn repair(document: &Document, problem: &Problem, how: &Repair) -> Result<Transaction, Refusal> {
    let subject = match &problem.kind {
        ProblemKind::DuplicateId { given } => given,
        ProblemKind::Dangling { .. } | ProblemKind::LaneCycle | ProblemKind::AttachedCycle => &problem.record,
    };
    let record = document.get(subject).ok_or_else(|| refuse::gone("element"))?;
    let unfit = || Refusal::new("This does not mend the problem. Choose another repair.");
    let mut edit = Edit::new(document);
    match (how, &problem.kind) {
        (Repair::Delete, _) => edit.remove(subject),
        (Repair::KeepBoth, _) => {}
        (Repair::Unlink, ProblemKind::Dangling { field, .. }) => {
            edit.put(unlinked(document, subject, field).ok_or_else(unfit)?);
        }
        (Repair::PointAt(target), ProblemKind::Dangling { field, .. }) => {
            document.get(target).ok_or_else(|| refuse::gone("element"))?;
            edit.put(pointed(record, field, target).ok_or_else(unfit)?);
        }
        (Repair::MoveToLane(lane), ProblemKind::Dangling { field: "lane", .. }) => {
            let swimlane = document.lane(lane).map(|l| &l.swimlane).ok_or_else(|| refuse::gone("lane"))?;
            let grid = Grid::new(document, swimlane, &BTreeSet::new()).ok_or_else(|| refuse::gone("swimlane"))?;
            let landed = |cell: Cell| grid.free(&Cell { lane: lane.clone(), ..cell });
            let cell = record.cell().ok_or_else(unfit)?;
            edit.put(record.clone().at(&landed(cell)));
        }
        (Repair::BreakCycle, ProblemKind::LaneCycle) => {
            edit.put(unlinked(document, subject, "parent").ok_or_else(unfit)?);
        }
        (Repair::BreakCycle, ProblemKind::AttachedCycle) => {
            edit.put(unlinked(document, subject, "attached_to").ok_or_else(unfit)?);
        }
        _ => return Err(unfit()),
    }
    edit.select(Some(subject.clone()));
    Ok(edit.finish("Repair"))
}

/// The record with an optional reference let go.
fn unlinked(document: &Document, id: &Id, field: &str) -> Option<Record> {
    let mut record = document.get(id)?.clone();
    let slot = match (&mut record, field) {
        (Record::Process(r), "owner") => &mut r.owner,
        (Record::Swimlane(r), "process") => &mut r.process,
        (Record::Lane(r), "parent") => &mut r.parent,
        (Record::Lane(r), "party") => &mut r.party,
        (Record::Step(r), "attached_to") => &mut r.attached_to,
        (Record::Step(r), "link") => &mut r.link,
        (Record::Flow(r), "from") => &mut r.from,
        (Record::Flow(r), "to") => &mut r.to,
        _ => return None,
    };
    slot.take()?;
    Some(record)
}

/// The record with a reference pointed elsewhere.
fn pointed(record: &Record, field: &str, target: &Id) -> Option<Record> {
    let mut record = record.clone();
    match (&mut record, field) {
        (Record::Process(r), "owner") => r.owner = Some(target.clone()),
        (Record::Swimlane(r), "process") => r.process = Some(target.clone()),
        (Record::Lane(r), "swimlane") => r.swimlane = target.clone(),
        (Record::Lane(r), "parent") => r.parent = Some(target.clone()),
        (Record::Lane(r), "party") => r.party = Some(target.clone()),
        (Record::Phase(r), "swimlane") => r.swimlane = target.clone(),
        (Record::Step(r), "attached_to") => r.attached_to = Some(target.clone()),
        (Record::Step(r), "link") => r.link = Some(target.clone()),
        (Record::Flow(r), "swimlane") => r.swimlane = target.clone(),
        (Record::Flow(r), "from") => r.from = Some(target.clone()),
        (Record::Flow(r), "to") => r.to = Some(target.clone()),
        _ => return None,
    }
    Some(record)
}

fn named<'a>(document: &'a Document, id: &'a Id) -> &'a str {
    match document.display_name(id) {
        "" => id.as_str(),
        name => name,
    }
}
