//! A swimlane as the graph that is tidied: what stands in a cell of its own, and what ties it to what.
//!
//! Attached events are part of their host. Knows nothing of cells yet.

use crate::{
    layout::{FlowEnd, Request},
    model::{FlowKind, Key, StepKind},
};

/// A swimlane reduced to nodes in lanes and edges between them.
#[derive(Clone, Debug, Default)]
pub(super) struct Graph {
    /// Steps that are not attached to another, then notes.
    pub nodes: Vec<Node>,
    pub edges: Vec<Edge>,
    /// Flows from or to a whole lane.
    pub lane_ends: Vec<LaneEnd>,
    /// One range of leaf lanes for each lane, itself where it is a leaf; `(first, last)`, included.
    pub spans: Vec<(usize, usize)>,
    /// How many groups of columns there are: one, or one for each phase and one for what stands before the first.
    pub groups: usize,
    /// The node each step is part of.
    pub of_step: Vec<usize>,
    /// The node of each note.
    pub of_note: Vec<usize>,
    /// Nodes with events attached to them.
    pub hosts: Vec<bool>,
    /// Edges by their source and by their target.
    pub out: Vec<Vec<usize>>,
    pub into: Vec<Vec<usize>>,
}

#[derive(Clone, Debug)]
pub(super) struct Node {
    pub lane: usize,
    /// Which group of columns it has to stay in.
    pub group: usize,
    pub role: Role,
    /// Where it stands before tidying.
    pub old: (Key, Key),
}

/// What a node is to the arrangement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Start,
    Work,
    End,
    /// A document, data store or note that only belongs to something: no place of its own in time.
    Aside,
}

#[derive(Clone, Debug)]
pub(super) struct Edge {
    pub from: usize,
    pub to: usize,
    pub kind: Tie,
    /// The step or note it really leaves from and leads to: an attached event is one of its own here.
    pub ends: (usize, usize),
    /// It leaves from, or leads to, an event on the edge of a step.
    pub from_attached: bool,
    pub to_attached: bool,
    /// It runs against time: it closes a loop, or goes back to an earlier phase.
    pub back: bool,
}

/// How an edge binds its ends in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tie {
    /// The target comes after the source.
    Sequence,
    /// The target had better not come before the source.
    Message,
    /// The ends belong together.
    Aside,
}

#[derive(Clone, Debug)]
pub(super) struct LaneEnd {
    pub node: usize,
    pub lane: usize,
    /// The step or note as in [`Edge::ends`].
    pub end: usize,
    pub attached: bool,
}

impl Graph {
    pub fn new(request: &Request) -> Graph {
        let mut graph = Graph { spans: spans(request), ..Graph::default() };
        if request.lanes.is_empty() {
            graph.spans.push((0, 0));
        }
        let lanes = graph.spans.len();
        let group = |column: Key| request.phases.iter().take_while(|p| p.from <= column).count();
        graph.groups = request.phases.len() + 1;
        let hosts: Vec<usize> = (0..request.steps.len()).map(|i| host(request, i)).collect();
        graph.of_step = vec![0; request.steps.len()];
        for (i, step) in request.steps.iter().enumerate().filter(|(i, _)| hosts[*i] == *i) {
            graph.of_step[i] = graph.nodes.len();
            let role = match step.kind {
                StepKind::Start(_) => Role::Start,
                StepKind::End(_) => Role::End,
                StepKind::Document | StepKind::DataStore => Role::Aside,
                StepKind::Task(_)
                | StepKind::Decision(_)
                | StepKind::Event(_)
                | StepKind::Throw(_)
                | StepKind::Wait
                | StepKind::SubProcess(_) => Role::Work,
            };
            let (lane, old) = (step.lane.min(lanes - 1), (step.column, step.row));
            graph.nodes.push(Node { lane, group: group(step.column), role, old });
        }
        for note in &request.notes {
            graph.of_note.push(graph.nodes.len());
            let (lane, old) = (note.lane.min(lanes - 1), (note.column, note.row));
            graph.nodes.push(Node { lane, group: group(note.column), role: Role::Aside, old });
        }
        graph.hosts = vec![false; graph.nodes.len()];
        for (i, &host) in hosts.iter().enumerate().filter(|(i, h)| i != *h) {
            graph.of_step[i] = graph.of_step[host];
            graph.hosts[graph.of_step[host]] = true;
        }
        graph.add_flows(request, &hosts);
        graph.index();
        graph
    }

    /// The other end of an edge.
    pub fn other(&self, edge: usize, node: usize) -> usize {
        let edge = &self.edges[edge];
        if edge.from == node { edge.to } else { edge.from }
    }

    /// Every edge of a node.
    pub fn around(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        self.out[node].iter().chain(&self.into[node]).copied()
    }

    fn add_flows(&mut self, request: &Request, hosts: &[usize]) {
        for flow in &request.flows {
            let (from, to) = (self.end(request, flow.from), self.end(request, flow.to));
            let kind = match flow.kind {
                FlowKind::Sequence => Tie::Sequence,
                FlowKind::Message => Tie::Message,
                FlowKind::Association | FlowKind::Data => Tie::Aside,
            };
            let attached = |end| matches!(end, FlowEnd::Step(s) if hosts.get(s).is_some_and(|&h| h != s));
            match (from, to) {
                (At::Node(from), At::Node(to)) if from != to => self.edges.push(Edge {
                    from,
                    to,
                    kind,
                    ends: (self.identity(request, flow.from), self.identity(request, flow.to)),
                    from_attached: attached(flow.from),
                    to_attached: attached(flow.to),
                    back: false,
                }),
                (At::Node(node), At::Lane(lane)) => {
                    let end = self.identity(request, flow.from);
                    self.lane_ends.push(LaneEnd { node, lane, end, attached: attached(flow.from) });
                }
                (At::Lane(lane), At::Node(node)) => {
                    let end = self.identity(request, flow.to);
                    self.lane_ends.push(LaneEnd { node, lane, end, attached: attached(flow.to) });
                }
                (At::Node(_) | At::Lane(_) | At::Nowhere, _) => {}
            }
        }
        // A document that work flows through has its place in time like any step.
        for edge in self.edges.iter().filter(|e| e.kind != Tie::Aside) {
            for end in [edge.from, edge.to] {
                if self.nodes[end].role == Role::Aside {
                    self.nodes[end].role = Role::Work;
                }
            }
        }
    }

    /// What a flow's end comes down to. The end of a flow at a flow is that flow's source.
    fn end(&self, request: &Request, end: FlowEnd) -> At {
        let mut end = end;
        for _ in 0..4 {
            match end {
                FlowEnd::Step(step) => return self.of_step.get(step).map_or(At::Nowhere, |&n| At::Node(n)),
                FlowEnd::Note(note) => return self.of_note.get(note).map_or(At::Nowhere, |&n| At::Node(n)),
                FlowEnd::Lane(lane) if lane < self.spans.len() => return At::Lane(lane),
                FlowEnd::Flow(flow) => match request.flows.get(flow) {
                    Some(flow) => end = flow.from,
                    None => return At::Nowhere,
                },
                FlowEnd::Lane(_) | FlowEnd::Open => return At::Nowhere,
            }
        }
        At::Nowhere
    }

    /// A number for the step or note at an end, whatever it is attached to.
    fn identity(&self, request: &Request, end: FlowEnd) -> usize {
        match end {
            FlowEnd::Step(step) => step,
            FlowEnd::Note(note) => self.of_step.len() + note,
            // Any other end was followed to a step or note, and stands for no end of its own.
            FlowEnd::Flow(flow) => self.of_step.len() + self.of_note.len() + flow,
            FlowEnd::Lane(_) | FlowEnd::Open => self.of_step.len() + self.of_note.len() + request.flows.len(),
        }
    }

    fn index(&mut self) {
        self.out = vec![Vec::new(); self.nodes.len()];
        self.into = vec![Vec::new(); self.nodes.len()];
        for (i, edge) in self.edges.iter().enumerate() {
            self.out[edge.from].push(i);
            self.into[edge.to].push(i);
        }
    }
}

#[derive(Clone, Copy)]
enum At {
    Node(usize),
    Lane(usize),
    Nowhere,
}

/// The step whose cell a step takes: itself, or the last in its line of hosts; itself where the line is a circle.
fn host(request: &Request, step: usize) -> usize {
    let mut at = step;
    for _ in 0..8 {
        match request.steps.get(at).and_then(|s| s.attached_to) {
            Some(next) if next < request.steps.len() => at = next,
            Some(_) | None => return at,
        }
    }
    step
}

/// For each lane the first and last lane of its subtree, in drawing order.
fn spans(request: &Request) -> Vec<(usize, usize)> {
    let mut spans: Vec<(usize, usize)> = (0..request.lanes.len()).map(|i| (i, i)).collect();
    for (i, lane) in request.lanes.iter().enumerate().rev() {
        if let Some(parent) = lane.parent.filter(|&p| p < i) {
            let last = spans[i].1.max(spans[parent].1);
            spans[parent].1 = last;
        }
    }
    spans
}
