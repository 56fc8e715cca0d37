//! What a layout depends on, and nothing else.

use super::{badged::Badged, badges::Badges, chips::RequestChip};
use crate::model::{
    Document, Flow, FlowKind, Id, IdMap, Key, LaneClass, Orientation, PartyKind, State, Step, StepKind, View,
};
use std::sync::Arc;

/// One swimlane, reduced to what decides its geometry. Indexes point into the request's own lists.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    pub swimlane: Id,
    pub orientation: Orientation,
    pub title: String,
    pub subtitle: String,
    pub lanes: Vec<RequestLane>,
    pub phases: Vec<RequestPhase>,
    pub steps: Vec<RequestStep>,
    pub flows: Vec<RequestFlow>,
    pub notes: Vec<RequestNote>,
    /// How many lines of chips a step may have.
    pub chip_lines: usize,
}

/// A lane in preorder.
#[derive(Clone, Debug, PartialEq)]
pub struct RequestLane {
    pub id: Id,
    pub name: String,
    /// The second line of the header: the kind of party.
    pub caption: String,
    pub depth: usize,
    pub parent: Option<usize>,
    pub leaf: bool,
    pub customer: bool,
    pub class: LaneClass,
}

#[derive(Clone, Debug, PartialEq)]
pub struct RequestPhase {
    pub id: Id,
    pub name: String,
    pub from: Key,
    pub to: Key,
}

#[derive(Clone, Debug, PartialEq)]
pub struct RequestStep {
    pub id: Id,
    pub kind: StepKind,
    pub name: String,
    /// For a wait or timer, in words.
    pub duration: String,
    pub lane: usize,
    pub column: Key,
    pub row: Key,
    /// The host of an attached event.
    pub attached_to: Option<usize>,
    /// What it says beneath its name; an attached event says nothing.
    pub chips: Arc<[RequestChip]>,
}

/// What a flow's end is tied to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FlowEnd {
    Step(usize),
    Lane(usize),
    Note(usize),
    Flow(usize),
    /// Tied to nothing.
    Open,
}

#[derive(Clone, Debug, PartialEq)]
pub struct RequestFlow {
    pub id: Id,
    pub kind: FlowKind,
    pub from: FlowEnd,
    pub to: FlowEnd,
    pub label: String,
    pub chips: Arc<[RequestChip]>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct RequestNote {
    pub id: Id,
    pub text: String,
    pub lane: usize,
    pub column: Key,
    pub row: Key,
}

impl Request {
    /// What the layout of one swimlane needs; `None` where there is none with this id.
    pub fn new(document: &Document, swimlane: &Id) -> Option<Request> {
        Request::after(document, swimlane, None).map(|(request, _)| request)
    }

    /// The same, which takes over the chips that say what they said in an earlier request of the swimlane.
    pub fn after(document: &Document, swimlane: &Id, before: Option<(&Request, &Badged)>) -> Option<(Request, Badged)> {
        let view = View::new(document, swimlane)?;
        let lane_at: IdMap<usize> = view.lanes.iter().enumerate().map(|(i, n)| (&n.lane.id, i)).collect();
        let step_at: IdMap<usize> = view.steps.iter().enumerate().map(|(i, s)| (&s.id, i)).collect();
        let note_at: IdMap<usize> = view.notes.iter().enumerate().map(|(i, n)| (&n.id, i)).collect();
        let flow_at: IdMap<usize> = view.flows.iter().enumerate().map(|(i, f)| (&f.id, i)).collect();
        let end = |id: &Option<Id>| match id {
            None => FlowEnd::Open,
            Some(id) => None
                .or_else(|| step_at.get(id).map(|&i| FlowEnd::Step(i)))
                .or_else(|| lane_at.get(id).map(|&i| FlowEnd::Lane(i)))
                .or_else(|| note_at.get(id).map(|&i| FlowEnd::Note(i)))
                .or_else(|| flow_at.get(id).map(|&i| FlowEnd::Flow(i)))
                .or_else(|| outer_step(document, id, swimlane).and_then(|s| step_at.get(s)).map(|&i| FlowEnd::Step(i)))
                .unwrap_or(FlowEnd::Open),
        };
        let swim = view.swimlane;
        let badges = Badges::new(document, &swim.badges);
        let badged = Badged::new(document, &view);
        let known = before.map(|(was, of)| badged.known(was, of)).unwrap_or_default();
        let on_step = |i: usize, s: &Step| {
            known.steps.get(i).cloned().flatten().unwrap_or_else(|| match s.attached_to {
                None => badges.step(s).into(),
                Some(_) => [].into(),
            })
        };
        let on_flow =
            |i: usize, f: &Flow| known.flows.get(i).cloned().flatten().unwrap_or_else(|| badges.flow(f).into());
        let process = swim.process.as_ref().and_then(|p| document.process(p));
        let request = Request {
            swimlane: swim.id.clone(),
            orientation: swim.orientation,
            title: swim.name.clone(),
            subtitle: subtitle(swim.state, process),
            lanes: view
                .lanes
                .iter()
                .map(|n| RequestLane {
                    id: n.lane.id.clone(),
                    name: n.name().to_owned(),
                    caption: n.party.map_or(String::new(), |p| p.kind.word().to_owned()),
                    depth: n.depth,
                    parent: n.parent,
                    leaf: n.leaf,
                    customer: n.lane.class == LaneClass::Customer
                        || n.party.is_some_and(|p| p.kind == PartyKind::Customer),
                    class: n.lane.class,
                })
                .collect(),
            phases: view
                .phases
                .iter()
                .map(|p| RequestPhase { id: p.id.clone(), name: p.name.clone(), from: p.from, to: p.to })
                .collect(),
            steps: view
                .steps
                .iter()
                .enumerate()
                .map(|(i, s)| RequestStep {
                    id: s.id.clone(),
                    kind: s.kind,
                    name: s.name.clone(),
                    duration: s.duration.clone(),
                    lane: lane_at.get(&s.lane).copied().unwrap_or_default(),
                    column: s.column,
                    row: s.row,
                    attached_to: s.attached_to.as_ref().and_then(|h| step_at.get(h).copied()),
                    chips: on_step(i, s),
                })
                .collect(),
            flows: view
                .flows
                .iter()
                .enumerate()
                .map(|(i, f)| RequestFlow {
                    id: f.id.clone(),
                    kind: f.kind,
                    from: end(&f.from),
                    to: end(&f.to),
                    label: label(document, f),
                    chips: on_flow(i, f),
                })
                .collect(),
            notes: view
                .notes
                .iter()
                .map(|n| RequestNote {
                    id: n.id.clone(),
                    text: n.text.clone(),
                    lane: lane_at.get(&n.lane).copied().unwrap_or_default(),
                    column: n.column,
                    row: n.row,
                })
                .collect(),
            chip_lines: badges.lines(),
        };
        Some((request, badged))
    }
}

/// What is written at a flow: its own label, else the documents it hands over.
fn label(document: &Document, flow: &Flow) -> String {
    if !flow.label.is_empty() || flow.carries.is_empty() {
        return flow.label.clone();
    }
    let names = flow.carries.iter().map(|id| document.display_name(id).trim()).filter(|name| !name.is_empty());
    names.collect::<Vec<_>>().join(", ")
}

/// What a flow's end is drawn at in a swimlane: the record itself, or the step in whose detail it stands.
pub fn drawn_end<'a>(document: &'a Document, id: &'a Id, swimlane: &Id) -> &'a Id {
    let here = document.swimlane_of(id) == Some(swimlane);
    if here { id } else { outer_step(document, id, swimlane).unwrap_or(id) }
}

/// The step of a swimlane in whose detail a record stands: a flow that ends in there is drawn to that step.
fn outer_step<'a>(document: &'a Document, id: &'a Id, swimlane: &Id) -> Option<&'a Id> {
    let mut inner = document.swimlane_of(id)?;
    // Details that link to one another in a circle lead nowhere.
    for _ in 0..16 {
        let links = |s: &&Step| s.link.as_ref() == Some(inner);
        let at = document.steps().filter(links).map(|s| (&s.id, document.swimlane_of(&s.id)));
        let (mut direct, mut around) = (None, None);
        for (step, home) in at {
            if home == Some(swimlane) {
                direct = direct.or(Some(step));
            }
            around = around.or(home);
        }
        if direct.is_some() {
            return direct;
        }
        inner = around?;
    }
    None
}

fn subtitle(state: State, process: Option<&crate::model::Process>) -> String {
    let mut parts = vec![match state {
        State::AsIs => "As-is".to_owned(),
        State::ToBe => "To-be".to_owned(),
    }];
    if let Some(process) = process {
        parts.push(process.kind.word().to_owned() + " process");
        if !process.outcome.is_empty() {
            parts.push(format!("outcome: {}", process.outcome));
        }
    }
    parts.join(" · ")
}
