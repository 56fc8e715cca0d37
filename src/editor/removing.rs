//! Deleting with a choice: what is lost or let go is told first, and can be replaced by another.

use super::{Direction, Editor, Question, Response, rename};
use crate::{
    change::{
        Transaction,
        op::{self, DeleteOptions, LaneSteps},
    },
    model::{Document, Id, Record, RecordKind, lets_go},
};
use std::collections::BTreeSet;

impl Editor {
    /// Deletes records. Asked about first: lanes with steps in them, and what something else refers to.
    pub fn delete(&mut self, targets: &[Id]) -> Response {
        let lanes: Vec<Id> = targets.iter().filter(|id| self.document.lane(id).is_some()).cloned().collect();
        let inside = self.steps_in(&lanes);
        if inside > 0 {
            let neighbour = self.neighbour_of(&lanes).map(|id| {
                let name = self.document.display_name(&id).to_owned();
                (id, name)
            });
            let question = Question::DeleteLanes { lanes, steps: inside, neighbour };
            return Response { ask: Some(question), used: true, ..Response::default() };
        }
        self.ask_or(targets, None, Editor::delete_anyway)
    }

    /// Deletes records; what refers to them lets go. The answer to [`Question::DeleteUsed`].
    pub fn delete_anyway(&mut self, targets: &[Id], lane_steps: Option<LaneSteps>) -> Response {
        if lane_steps.is_some() {
            let options = DeleteOptions { heal: true, lane_steps };
            return self.act(|document, _| op::delete(document, targets, &options));
        }
        // What the keyboard goes on from: the step before the one that goes.
        let next = match targets {
            [only] => rename::walk_from(self, Direction::Left).filter(|id| id != only),
            _ => None,
        };
        let options = DeleteOptions { heal: true, lane_steps: None };
        let mut joined = 0;
        let response = self.act(|document, _| {
            let done = op::delete(document, targets, &options)?;
            joined = joined_flows(&done);
            Ok(Transaction { select: Some(next.into_iter().collect()), ..done })
        });
        self.reveal_selection();
        match joined {
            0 => response,
            1 => Response { message: Some("Deleted: the flows before and after are joined".into()), ..response },
            n => Response {
                message: Some(format!("Deleted: flows before and after are joined in {n} places")),
                ..response
            },
        }
    }

    /// The answer to [`Question::DeleteLanes`].
    pub fn delete_lanes(&mut self, lanes: &[Id], steps: LaneSteps) -> Response {
        self.ask_or(lanes, Some(steps), Editor::delete_anyway)
    }

    /// Puts another of the same kind in the place of a record, everywhere. The other answer to
    /// [`Question::DeleteUsed`].
    pub fn replace(&mut self, id: &Id, by: &Id) -> Response {
        let name = self.document.display_name(id).to_owned();
        let response = self.act(|document, _| op::replace(document, id, by));
        match (&response.message, self.document.get(by)) {
            (None, Some(new)) => {
                let message = format!("“{name}” is “{}” everywhere now", new.name());
                self.reveal_selection();
                Response { message: Some(message), ..response }
            }
            _ => response,
        }
    }

    /// Asks where something else refers to what goes; does it at once where nothing does.
    fn ask_or(
        &mut self,
        targets: &[Id],
        lane_steps: Option<LaneSteps>,
        go_on: impl FnOnce(&mut Editor, &[Id], Option<LaneSteps>) -> Response,
    ) -> Response {
        let options = DeleteOptions { heal: true, lane_steps: lane_steps.clone() };
        let uses = match op::delete(&self.document, targets, &options) {
            Ok(done) => lets_go(&self.document, &done.diff.removed.keys().collect::<BTreeSet<_>>()),
            Err(_) => vec![],
        };
        if uses.is_empty() {
            return go_on(self, targets, lane_steps);
        }
        let question = Question::DeleteUsed {
            others: others(&self.document, targets),
            targets: targets.to_vec(),
            lane_steps,
            uses,
        };
        Response { ask: Some(question), used: true, ..Response::default() }
    }

    /// How many steps and notes stand in these lanes and those nested in them.
    fn steps_in(&self, lanes: &[Id]) -> usize {
        if lanes.is_empty() {
            return 0;
        }
        let under = |lane: &Id| {
            let mut at = Some(lane.clone());
            let mut left = 100;
            while let Some(id) = at {
                if lanes.contains(&id) {
                    return true;
                }
                left -= 1;
                at = if left == 0 { None } else { self.document.lane(&id).and_then(|l| l.parent.clone()) };
            }
            false
        };
        let steps = self.document.steps().filter(|s| under(&s.lane)).count();
        steps + self.document.notes().filter(|n| under(&n.lane)).count()
    }

    /// The leaf lane nearest to those that go.
    fn neighbour_of(&self, lanes: &[Id]) -> Option<Id> {
        let all = &self.scene().request.as_ref()?.lanes;
        let mut going = vec![false; all.len()];
        for (i, lane) in all.iter().enumerate() {
            going[i] = lanes.contains(&lane.id) || lane.parent.is_some_and(|p| going.get(p) == Some(&true));
        }
        let first = going.iter().position(|g| *g)?;
        let free = |i: &usize| all[*i].leaf && !going[*i];
        (0..first).rev().find(free).or_else(|| (first..all.len()).find(free)).map(|i| all[i].id.clone())
    }
}

/// What could take the place of the only target, by name.
fn others(document: &Document, targets: &[Id]) -> Vec<Id> {
    let [only] = targets else { return vec![] };
    let Some(kind) = document.get(only).map(Record::kind) else { return vec![] };
    let replaceable = match kind {
        RecordKind::Party
        | RecordKind::Persona
        | RecordKind::Document
        | RecordKind::Process
        | RecordKind::Swimlane
        | RecordKind::Phase
        | RecordKind::Step => true,
        // What else there is belongs to one place alone.
        _ => false,
    };
    let same = document.records().filter(|r| replaceable && r.kind() == kind && r.id() != only);
    let mut same: Vec<(&str, &Id)> = same.map(|r| (r.name(), r.id())).collect();
    same.sort();
    same.into_iter().map(|(_, id)| id.clone()).collect()
}

/// How many flows lead elsewhere after a deletion than they did, or are new.
fn joined_flows(done: &Transaction) -> usize {
    let added = done.diff.added.values().filter(|r| matches!(&***r, Record::Flow(_))).count();
    let led = |r: &Record| match r {
        Record::Flow(flow) => Some((flow.from.clone(), flow.to.clone())),
        _ => None,
    };
    added + done.diff.updated.values().filter(|(old, new)| led(old) != led(new)).count()
}
