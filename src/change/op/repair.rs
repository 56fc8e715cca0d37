//! Repairs for what does not fit together: one verb for each kind of problem.

use super::refuse;
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{Cell, Document, Grid, Id, Lane, Problem, ProblemKind, Record, Step},
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
        ProblemKind::Dangling { field, target } => {
            let mut list = Vec::new();
            let Some(record) = document.get(&problem.record) else { return list };
            if unlinked(record, field, target).is_some() {
                list.push(Repair::Unlink);
            }
            let kinds = record.links().iter().find(|l| l.field == *field).map_or(&[][..], |l| l.kinds);
            match *field {
                "lane" => list.extend(document.lanes().map(|l| Repair::MoveToLane(l.id.clone()))),
                // Another end of a flow, host of an event or lane around a lane is chosen on the drawing.
                "from" | "to" | "attached_to" | "parent" => {}
                _ => {
                    let fits = document.records().filter(|r| kinds.contains(&r.kind()));
                    list.extend(fits.map(|r| Repair::PointAt(r.id().clone())));
                }
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
        (Repair::Unlink, ProblemKind::Dangling { field, target }) => {
            edit.put(unlinked(record, field, target).ok_or_else(unfit)?);
        }
        (Repair::PointAt(to), ProblemKind::Dangling { field, target }) => {
            document.get(to).ok_or_else(|| refuse::gone("element"))?;
            edit.put(pointed(record, field, target, to));
        }
        (Repair::MoveToLane(lane), ProblemKind::Dangling { field: "lane", .. }) => {
            let swimlane = document.lane(lane).map(|l| &l.swimlane).ok_or_else(|| refuse::gone("lane"))?;
            let grid = Grid::new(document, swimlane, &BTreeSet::new()).ok_or_else(|| refuse::gone("swimlane"))?;
            let landed = |cell: Cell| grid.free(&Cell { lane: lane.clone(), ..cell });
            let cell = record.cell().ok_or_else(unfit)?;
            edit.put(record.clone().at(&landed(cell)));
        }
        (Repair::BreakCycle, ProblemKind::LaneCycle) => {
            edit.put(out_of_circle(record).ok_or_else(unfit)?);
        }
        (Repair::BreakCycle, ProblemKind::AttachedCycle) => {
            edit.put(out_of_circle(record).ok_or_else(unfit)?);
        }
        _ => return Err(unfit()),
    }
    edit.select(Some(subject.clone()));
    Ok(edit.finish("Repair"))
}

/// The record with a reference let go, where it can be without.
fn unlinked(record: &Record, field: &str, target: &Id) -> Option<Record> {
    let mut record = record.clone();
    record.entity_mut().let_go(field, target).then_some(record)
}

/// The lane or event no longer in or on another.
fn out_of_circle(record: &Record) -> Option<Record> {
    match record.clone() {
        Record::Lane(lane) => Some(Lane { parent: None, ..lane }.into()),
        Record::Step(step) => Some(Step { attached_to: None, ..step }.into()),
        _ => None,
    }
}

/// The record with a reference pointed elsewhere.
fn pointed(record: &Record, field: &str, from: &Id, to: &Id) -> Record {
    let mut record = record.clone();
    record.entity_mut().each_id_mut(Some(field), &mut |id| {
        if id == from {
            *id = to.clone();
        }
    });
    record
}

fn named<'a>(document: &'a Document, id: &'a Id) -> &'a str {
    match document.display_name(id) {
        "" => id.as_str(),
        name => name,
    }
}
