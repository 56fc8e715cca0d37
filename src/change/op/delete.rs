//! Delete anything: what stands on it goes with it, what only refers to it lets go.

use super::{LaneSteps, lane_delete, refuse};
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{Document, Flow, FlowKind, Id, Record, rules},
};
use std::collections::{BTreeMap, BTreeSet};

/// What happens around what is deleted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeleteOptions {
    /// The flows into a deleted step go on to the step after it, where that is one.
    pub heal: bool,
    /// What becomes of the steps of a deleted lane. Without it a lane with steps is refused.
    pub lane_steps: Option<LaneSteps>,
}

/// Deletes records of any kind but the model itself. Steps take their flows and attached events with them,
/// swimlanes all that is in them; parties and processes are let go by what refers to them.
pub fn delete(document: &Document, targets: &[Id], options: &DeleteOptions) -> Result<Transaction, Refusal> {
    let mut edit = Edit::new(document);
    let mut steps = BTreeSet::new();
    let mut kinds = BTreeSet::new();
    for id in targets {
        let record = document.get(id).ok_or_else(|| refuse::gone("element"))?;
        kinds.insert(record.kind());
        match record {
            Record::Model(_) => {
                return Err(Refusal::new("The model itself cannot be deleted. Close the file instead."));
            }
            Record::Lane(lane) => {
                if edit.get(id).is_some() {
                    lane_delete::remove(&mut edit, lane, options.lane_steps.as_ref(), targets)?;
                }
            }
            Record::Step(step) => {
                steps.insert(step.id.clone());
            }
            _ => edit.remove(id),
        }
    }
    if targets.is_empty() {
        return Err(Refusal::new("Nothing is selected."));
    }
    if options.heal {
        heal(&mut edit, &steps);
    }
    for id in &steps {
        edit.remove(id);
    }
    edit.select([]);
    let what = match kinds.first() {
        Some(kind) if targets.len() == 1 => kind.word().to_owned(),
        Some(kind) if kinds.len() == 1 => format!("{} {}", targets.len(), kind.words()),
        _ => format!("{} things", targets.len()),
    };
    Ok(edit.finish(format!("Delete {what}")))
}

/// Leads the sequence flows into each step on to its only follower.
fn heal(edit: &mut Edit, steps: &BTreeSet<Id>) {
    let mut into: BTreeMap<Id, BTreeSet<Id>> = BTreeMap::new();
    let mut out: BTreeMap<Id, BTreeSet<Id>> = BTreeMap::new();
    let mut pairs: BTreeSet<(Id, Id)> = BTreeSet::new();
    for record in edit.records() {
        let Record::Flow(flow) = record else { continue };
        let (FlowKind::Sequence, Some(from), Some(to)) = (flow.kind, &flow.from, &flow.to) else { continue };
        out.entry(from.clone()).or_default().insert(flow.id.clone());
        into.entry(to.clone()).or_default().insert(flow.id.clone());
        pairs.insert((from.clone(), to.clone()));
    }
    for step in steps {
        let leaving = out.remove(step).unwrap_or_default();
        let arriving = into.remove(step).unwrap_or_default();
        let (Some(only), 1) = (leaving.first(), leaving.len()) else { continue };
        let Some(Record::Flow(Flow { to: Some(next), .. })) = edit.get(only) else { continue };
        let next = next.clone();
        edit.remove(only);
        if let Some(arrivals) = into.get_mut(&next) {
            arrivals.remove(only);
        }
        for id in arriving {
            let Some(Record::Flow(flow)) = edit.get(&id) else { continue };
            let Some(from) = flow.from.clone() else { continue };
            let fits = pairs.insert((from.clone(), next.clone()))
                && rules::may_connect(edit.base(), &from, &next).is_ok_and(|k| k.contains(&FlowKind::Sequence));
            if fits {
                let healed = Flow { to: Some(next.clone()), ..flow.clone() };
                edit.put(healed);
                into.entry(next.clone()).or_default().insert(id);
            }
        }
    }
}
