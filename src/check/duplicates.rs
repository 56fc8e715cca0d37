//! The flows that say the same as another: told by one rule, and left out of what the other rules ask of branches, so
//! that one fault is told once.

use super::{Facts, StepFacts};
use crate::model::{Condition, Document, Flow, FlowKind, Id, IdMap, fold};
use std::collections::BTreeMap;

/// A flow and the one beside it that says as much or more.
pub struct Duplicate<'a> {
    pub flow: &'a Flow,
    pub kept: &'a Flow,
}

/// Of so many flows that say something else each further one of the same two steps is compared with.
const CLOSE: usize = 20;

impl<'a> Facts<'a> {
    /// The flows that say the same as another of their kind between the same two steps, by their ends.
    pub fn duplicates(&self) -> &[Duplicate<'a>] {
        &self.gathered_duplicates().0
    }

    /// The sequence flows out of a step, but for duplicates.
    pub fn branches(&self, step: &StepFacts<'a>) -> Vec<&'a Flow> {
        step.leaving.iter().copied().filter(|flow| !self.is_duplicate(flow)).collect()
    }

    /// Whether a flow says the same as another.
    pub fn is_duplicate(&self, flow: &Flow) -> bool {
        self.gathered_duplicates().1.contains_key(&flow.id)
    }

    fn gathered_duplicates(&self) -> &(Vec<Duplicate<'a>>, IdMap<'a, ()>) {
        self.duplicates.get_or_init(|| {
            let found = duplicates(self.document);
            let ids = found.iter().map(|duplicate| (&duplicate.flow.id, ())).collect();
            (found, ids)
        })
    }
}

fn duplicates(document: &Document) -> Vec<Duplicate<'_>> {
    let mut alike: BTreeMap<(FlowKind, &Id, &Id), Vec<&Flow>> = BTreeMap::new();
    for flow in document.flows() {
        if let (Some(from), Some(to)) = (&flow.from, &flow.to) {
            alike.entry((flow.kind, from, to)).or_default().push(flow);
        }
    }
    let mut found = Vec::new();
    for mut flows in alike.into_values().filter(|flows| flows.len() > 1) {
        // The one that says most stays; of two that say as much, the first by id.
        flows.sort_by_key(|f| (f.label.trim().is_empty(), f.condition == Condition::Always, f.carries.is_empty()));
        let mut kept: Vec<&Flow> = Vec::new();
        for flow in flows {
            match kept.iter().take(CLOSE).find(|kept| same(kept, flow)) {
                Some(kept) => found.push(Duplicate { flow, kept }),
                None => kept.push(flow),
            }
        }
    }
    found
}

/// Whether the label and condition of a flow, and what is handed over on it, add nothing to those of another.
fn same(kept: &Flow, flow: &Flow) -> bool {
    let label = fold(&flow.label);
    (label.is_empty() || label == fold(&kept.label))
        && flow.carries.iter().all(|id| kept.carries.contains(id))
        && (flow.condition == Condition::Always || flow.condition == kept.condition)
}
