//! What the chips of a request say and were made from: the next request takes over those that say the same.
//!
//! A request with and without what was before is the same; this only saves work. Steps are renamed and moved far more
//! often than what governs and measures them changes.

use super::{
    Request,
    chips::{ChipMark, RequestChip},
};
use crate::model::{Badge, Document, Flow, Record, Step, StepKind, Trigger, View, same_records};
use std::{collections::BTreeSet, sync::Arc};

/// A request's memory of its chips, to be given to the next one together with the request.
#[derive(Clone, Debug, Default)]
pub struct Badged {
    kinds: BTreeSet<Badge>,
    /// All that a chip may speak of besides its own step or flow. Holding a record makes its address a proof that it is
    /// the same.
    spoken_of: Vec<Arc<Record>>,
    /// Whether a promise can be kept depends on these: the steps, flows and lanes of all swimlanes.
    timed: Vec<Arc<Record>>,
    /// The steps and flows of the request, one by one.
    steps: Vec<Arc<Record>>,
    flows: Vec<Arc<Record>>,
}

/// What may be taken over, for each step and flow.
#[derive(Default)]
pub(super) struct Known {
    pub steps: Vec<Option<Arc<[RequestChip]>>>,
    pub flows: Vec<Option<Arc<[RequestChip]>>>,
}

impl Badged {
    /// What the chips of a view are made from.
    pub(super) fn new(document: &Document, view: &View) -> Badged {
        let mut all = Badged { kinds: view.swimlane.badges.clone(), ..Badged::default() };
        for record in document.shared_records().values() {
            if matches!(**record, Record::Step(_) | Record::Flow(_) | Record::Lane(_)) {
                all.timed.push(Arc::clone(record));
            }
            let list = match &**record {
                Record::Step(step) if view.steps.get(all.steps.len()).is_some_and(|s| std::ptr::eq(*s, step)) => {
                    &mut all.steps
                }
                Record::Flow(flow) if view.flows.get(all.flows.len()).is_some_and(|f| std::ptr::eq(*f, flow)) => {
                    &mut all.flows
                }
                Record::Model(_)
                | Record::Party(_)
                | Record::Rule(_)
                | Record::DecisionTable(_)
                | Record::Sla(_)
                | Record::Kpi(_)
                | Record::Opportunity(_) => &mut all.spoken_of,
                _ => continue,
            };
            list.push(Arc::clone(record));
        }
        all
    }

    /// The chips of an earlier request that say the same now.
    pub(super) fn known(&self, was: &Request, of: &Badged) -> Known {
        if !alike(&self.spoken_of, &of.spoken_of, Arc::ptr_eq) || self.kinds != of.kinds {
            return Known::default();
        }
        let in_time = alike(&self.timed, &of.timed, |now, was| Arc::ptr_eq(now, was) || same_but_for_words(now, was));
        let keeps = |chips: &Arc<[RequestChip]>| {
            let holds = in_time || !chips.iter().any(|chip| matches!(chip.mark, ChipMark::Sla(_)));
            holds.then(|| Arc::clone(chips))
        };
        let steps = same_but_for_names(&self.steps, &of.steps);
        let flows = same_but_for_names(&self.flows, &of.flows);
        Known {
            steps: steps.map(|at| keeps(&was.steps.get(at?)?.chips)).collect(),
            flows: flows.map(|at| keeps(&was.flows.get(at?)?.chips)).collect(),
        }
    }
}

/// Where each of these stood in an earlier list, as it is or under another name: no chip says what its own step or flow
/// is called.
fn same_but_for_names(now: &[Arc<Record>], was: &[Arc<Record>]) -> impl Iterator<Item = Option<usize>> {
    let renamed = |record: &Arc<Record>| {
        let at = was.binary_search_by(|before| before.id().cmp(record.id())).ok()?;
        same_but_for_words(record, was.get(at)?).then_some(at)
    };
    now.iter().zip(same_records(now, was)).map(move |(record, same)| same.or_else(|| renamed(record)))
}

fn alike(now: &[Arc<Record>], was: &[Arc<Record>], same: impl Fn(&Arc<Record>, &Arc<Record>) -> bool) -> bool {
    now.len() == was.len() && now.iter().zip(was).all(|(now, was)| same(now, was))
}

/// Whether two states of a step or flow differ in nothing but what they are called, if at all.
fn same_but_for_words(now: &Record, was: &Record) -> bool {
    match (now, was) {
        (Record::Step(now), Record::Step(was)) => {
            let silent = |step: &Step| Step { name: String::new(), description: String::new(), ..step.clone() };
            // The name of a link event says where its flow goes on.
            let link = |step: &Step| {
                let ties = matches!(step.kind, StepKind::Event(Trigger::Link) | StepKind::Throw(Trigger::Link));
                ties.then(|| step.link_name())
            };
            now.id == was.id && link(now) == link(was) && silent(now) == silent(was)
        }
        (Record::Flow(now), Record::Flow(was)) => {
            let silent = |flow: &Flow| Flow { label: String::new(), description: String::new(), ..flow.clone() };
            now.id == was.id && silent(now) == silent(was)
        }
        _ => false,
    }
}
