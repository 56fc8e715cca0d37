//! One swimlane, gathered: what stands in it, in drawing order.

use super::{
    Document, Flow, Id, Lane, LaneClass, Note, Party, PartyKind, Phase, Record, Step, Swimlane,
    lane_class::nearest_class,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    iter::successors,
};

/// Everything drawn in one swimlane, in a fixed order.
#[derive(Clone, Debug)]
pub struct View<'a> {
    pub swimlane: &'a Swimlane,
    /// Lanes as a tree in preorder, siblings by order.
    pub lanes: Vec<LaneNode<'a>>,
    /// Phases by first column.
    pub phases: Vec<&'a Phase>,
    /// Steps by id.
    pub steps: Vec<&'a Step>,
    /// Flows by id.
    pub flows: Vec<&'a Flow>,
    /// Notes by id.
    pub notes: Vec<&'a Note>,
}

/// A lane in its tree.
#[derive(Clone, Debug)]
pub struct LaneNode<'a> {
    pub lane: &'a Lane,
    pub party: Option<&'a Party>,
    /// 0 for a pool.
    pub depth: usize,
    /// The index of its parent in [`View::lanes`].
    pub parent: Option<usize>,
    /// Whether no lane is nested in it.
    pub leaf: bool,
}

impl LaneNode<'_> {
    /// The name shown: its own, or its party's.
    pub fn name(&self) -> &str {
        if self.lane.name.is_empty() { self.party.map_or("", |p| p.name.as_str()) } else { &self.lane.name }
    }

    /// Whether this is the customer's lane.
    pub fn is_customer(&self) -> bool {
        self.lane.class == LaneClass::Customer || self.party.is_some_and(|p| p.kind == PartyKind::Customer)
    }
}

impl<'a> View<'a> {
    /// The view of one swimlane; `None` where there is none with this id.
    pub fn new(document: &'a Document, swimlane: &Id) -> Option<View<'a>> {
        let swimlane = document.swimlane(swimlane)?;
        let mut view = View { swimlane, lanes: vec![], phases: vec![], steps: vec![], flows: vec![], notes: vec![] };
        let mut lanes: Vec<&Lane> = Vec::new();
        let mut steps: Vec<&Step> = Vec::new();
        let mut notes: Vec<&Note> = Vec::new();
        for record in document.records() {
            match record {
                Record::Lane(r) if r.swimlane == swimlane.id => lanes.push(r),
                Record::Phase(r) if r.swimlane == swimlane.id => view.phases.push(r),
                Record::Flow(r) if r.swimlane == swimlane.id => view.flows.push(r),
                Record::Step(r) => steps.push(r),
                Record::Note(r) => notes.push(r),
                _ => {}
            }
        }
        let ids: BTreeSet<&Id> = lanes.iter().map(|l| &l.id).collect();
        view.steps = steps.into_iter().filter(|s| ids.contains(&s.lane)).collect();
        view.notes = notes.into_iter().filter(|n| ids.contains(&n.lane)).collect();
        view.phases.sort_by(|a, b| a.from.cmp(&b.from).then_with(|| a.id.cmp(&b.id)));
        view.lanes = tree(document, lanes);
        Some(view)
    }

    /// The leaf lanes, in drawing order.
    pub fn leaves(&self) -> impl Iterator<Item = &LaneNode<'a>> {
        self.lanes.iter().filter(|l| l.leaf)
    }

    /// Where a lane stands to the customer: what it says itself, else what the lanes say that it is nested in.
    pub fn class_of(&self, node: &LaneNode) -> LaneClass {
        // Parents come before their children in the list, so this ends.
        let outwards = successors(Some(node), |node| node.parent.and_then(|i| self.lanes.get(i)));
        nearest_class(outwards.map(|node| (node.lane, node.party)))
    }
}

fn tree<'a>(document: &'a Document, mut lanes: Vec<&'a Lane>) -> Vec<LaneNode<'a>> {
    lanes.sort_by(|a, b| a.order.cmp(&b.order).then_with(|| a.id.cmp(&b.id)));
    let known: BTreeSet<&Id> = lanes.iter().map(|l| &l.id).collect();
    let mut children: BTreeMap<Option<&Id>, Vec<&'a Lane>> = BTreeMap::new();
    for lane in &lanes {
        children.entry(lane.parent.as_ref().filter(|p| known.contains(p))).or_default().push(lane);
    }
    let mut nodes = Vec::with_capacity(lanes.len());
    let mut seen = BTreeSet::new();
    // A circle of parents has no root: whatever the roots do not reach starts a tree of its own.
    let roots = children.get(&None).cloned().unwrap_or_default();
    for root in roots.into_iter().chain(lanes.iter().copied()) {
        let mut stack = vec![(root, 0, None)];
        while let Some((lane, depth, parent)) = stack.pop() {
            if !seen.insert(&lane.id) {
                continue;
            }
            let nested = children.get(&Some(&lane.id)).map_or(&[][..], |c| c.as_slice());
            let index = nodes.len();
            nodes.push(LaneNode {
                lane,
                party: lane.party.as_ref().and_then(|p| document.party(p)),
                depth,
                parent,
                leaf: nested.iter().all(|l| seen.contains(&l.id)),
            });
            stack.extend(nested.iter().rev().map(|l| (*l, depth + 1, Some(index))));
        }
    }
    nodes
}
