//! What the parties of a swimlane hand over to one another.

use crate::model::{Document, Flow, FlowKind, Id, IdMap, LaneClass, PartyKind, Record, StepKind, View};
use std::collections::BTreeMap;

/// The hand-off matrix of a swimlane.
#[derive(Clone, Debug)]
pub struct HandOffs<'a> {
    /// Those of the lanes from top to bottom. A lane without a party stands for itself.
    pub parties: Vec<&'a Id>,
    /// The flows from one to another, by their places.
    cells: BTreeMap<(usize, usize), Vec<&'a Flow>>,
}

impl<'a> HandOffs<'a> {
    /// The matrix of a swimlane; `None` where there is none with this id.
    pub fn new(document: &'a Document, swimlane: &Id) -> Option<HandOffs<'a>> {
        let view = View::new(document, swimlane)?;
        let mut matrix = HandOffs { parties: vec![], cells: BTreeMap::new() };
        let mut places: IdMap<usize> = IdMap::default();
        let mut of_lane: IdMap<usize> = IdMap::default();
        for node in &view.lanes {
            let id = document.party_of_lane(&node.lane.id).unwrap_or(&node.lane.id);
            // A lane that only holds others is a party where something is handed to it.
            let used = node.leaf || view.flows.iter().any(|f| [&f.from, &f.to].contains(&&Some(node.lane.id.clone())));
            if !used {
                continue;
            }
            let place = *places.entry(id).or_insert_with(|| {
                matrix.parties.push(id);
                matrix.parties.len() - 1
            });
            of_lane.insert(&node.lane.id, place);
        }
        let lane = |end: &'a Option<Id>| match document.get(end.as_ref()?)? {
            Record::Step(step) => Some(&step.lane),
            Record::Lane(lane) => Some(&lane.id),
            _ => None,
        };
        for flow in view.flows.iter().filter(|f| matches!(f.kind, FlowKind::Sequence | FlowKind::Message)) {
            let (Some(from), Some(to)) = (lane(&flow.from), lane(&flow.to)) else { continue };
            if from == to {
                continue;
            }
            if let (Some(&from), Some(&to)) = (of_lane.get(from), of_lane.get(to)) {
                matrix.cells.entry((from, to)).or_default().push(flow);
            }
        }
        Some(matrix)
    }

    /// What goes from one to another, by their places.
    pub fn between(&self, from: usize, to: usize) -> &[&'a Flow] {
        self.cells.get(&(from, to)).map_or(&[], Vec::as_slice)
    }

    /// The same, by party.
    pub fn of(&self, from: &Id, to: &Id) -> &[&'a Flow] {
        let place = |id: &Id| self.parties.iter().position(|p| *p == id);
        match (place(from), place(to)) {
            (Some(from), Some(to)) => self.between(from, to),
            _ => &[],
        }
    }

    /// Every hand-off.
    pub fn all(&self) -> impl Iterator<Item = &'a Flow> {
        self.cells.values().flatten().copied()
    }
}

/// What a hand-off hands over: its documents, and what its label says. On the branch of a decision that is a condition.
fn what<'a>(document: &'a Document, flow: &'a Flow) -> Vec<&'a str> {
    let documents = flow.carries.iter().filter(|id| document.document(id).is_some());
    let mut what: Vec<&str> = documents.map(|id| document.display_name(id).trim()).collect();
    let branch = flow.from.as_ref().and_then(|id| document.step(id));
    if !branch.is_some_and(|step| matches!(step.kind, StepKind::Decision(_))) {
        what.push(flow.label.trim());
    }
    what.retain(|text| !text.is_empty());
    what
}

impl Document {
    /// Who hands over to whom, where a promise of how soon it is taken up could be made; `None` where a flow is no such
    /// hand-off. Customers promise nothing, and systems take over at once.
    pub fn promising_parties<'a>(&'a self, flow: &'a Flow) -> Option<(&'a Id, &'a Id)> {
        let end = |id: &'a Option<Id>| {
            let lane = &self.step(id.as_ref()?)?.lane;
            let party = self.party_of_lane(lane);
            let kind = party.and_then(|id| self.party(id)).map(|party| party.kind);
            Some((lane, party.unwrap_or(lane), kind))
        };
        let ((_, from, from_kind), (lane, to, to_kind)) = (end(&flow.from)?, end(&flow.to)?);
        let system = [from_kind, to_kind].contains(&Some(PartyKind::System));
        let customers = to_kind == Some(PartyKind::Customer)
            || self.lane(lane).is_some_and(|lane| lane.class == LaneClass::Customer);
        let work = matches!(flow.kind, FlowKind::Sequence | FlowKind::Message);
        (work && from != to && !system && !customers).then_some((from, to))
    }

    /// What some hand-offs hand over together, each thing once: documents and the labels of flows.
    pub fn handed_over<'a>(&'a self, flows: &[&'a Flow]) -> Vec<&'a str> {
        let mut all: Vec<&str> = Vec::new();
        for text in flows.iter().flat_map(|flow| what(self, flow)) {
            if !all.contains(&text) {
                all.push(text);
            }
        }
        all
    }
}
