//! The steps of a model as nodes with times, and what leads from one to the next.

use super::circles;
use crate::model::{
    AsTyped, Calendar, Condition, Document, FlowKind, Gateway, Id, IdMap, Span, Step, StepKind, Trigger, rules,
};
use std::collections::BTreeMap;

/// All steps that take part in the order of work, by id.
#[derive(Debug)]
pub struct Graph<'a> {
    pub nodes: Vec<Node<'a>>,
    at: IdMap<'a, usize>,
    /// The nodes of each swimlane.
    pub swimlanes: BTreeMap<&'a Id, Vec<usize>>,
}

#[derive(Debug)]
pub struct Node<'a> {
    pub step: &'a Step,
    pub work: Time,
    pub wait: Time,
    /// Whether it has a time, its own or that of its detail.
    pub timed: bool,
    /// Whether it is a sub-process that its own detail leads back to.
    pub circular: bool,
    /// Whether its detail has more loops than can be reckoned with.
    pub tangled: bool,
    pub split: Split,
    /// What leads on, by the ids of flows.
    pub next: Vec<Edge>,
    /// The nodes that lead here.
    pub before: Vec<usize>,
}

/// Minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Time {
    pub likely: f64,
    pub worst: f64,
}

/// How work goes on after a step that several flows leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split {
    /// Along all.
    All,
    /// Along one.
    One,
    /// Along some.
    Some,
    /// Along the one whose event comes first.
    First,
}

/// A way from one step to the next.
#[derive(Clone, Copy, Debug)]
pub struct Edge {
    pub to: usize,
    pub kind: EdgeKind,
    pub likelihood: Option<u8>,
    pub default: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EdgeKind {
    Sequence,
    Message,
    /// An event on the edge, after the step is done.
    Strikes,
    /// A timer on the edge: its time runs from the start of the step.
    StrikesFromStart,
}

impl EdgeKind {
    /// Whether it is an exception to how work goes on.
    pub fn is_exception(self) -> bool {
        matches!(self, EdgeKind::Strikes | EdgeKind::StrikesFromStart)
    }
}

impl Node<'_> {
    pub fn likely(&self) -> f64 {
        self.work.likely + self.wait.likely
    }

    pub fn worst(&self) -> f64 {
        self.work.worst + self.wait.worst
    }

    /// Whether it should have a time.
    pub fn takes_time(&self) -> bool {
        matches!(self.step.kind, StepKind::Task(_) | StepKind::SubProcess(_) | StepKind::Wait)
    }

    fn is_timer(&self) -> bool {
        self.step.kind == StepKind::Event(Trigger::Timer)
    }
}

impl<'a> Graph<'a> {
    pub fn new(document: &'a Document, calendar: Calendar) -> Graph<'a> {
        let mut graph = Graph { nodes: Vec::new(), at: IdMap::default(), swimlanes: BTreeMap::new() };
        for step in document.steps().filter(|step| !rules::is_data(step.kind)) {
            let Some(lane) = document.lane(&step.lane) else { continue };
            let at = graph.nodes.len();
            graph.at.insert(&step.id, at);
            graph.swimlanes.entry(&lane.swimlane).or_default().push(at);
            graph.nodes.push(node(step, calendar));
        }
        for flow in document.flows() {
            let kind = match flow.kind {
                FlowKind::Sequence => EdgeKind::Sequence,
                FlowKind::Message => EdgeKind::Message,
                FlowKind::Association | FlowKind::Data => continue,
            };
            let end = |id: &Option<Id>| id.as_ref().and_then(|id| graph.at(id));
            let (Some(from), Some(to)) = (end(&flow.from), end(&flow.to)) else { continue };
            let default = flow.condition == Condition::Default;
            graph.join(from, Edge { to, kind, likelihood: flow.likelihood, default });
            let chooses =
                kind == EdgeKind::Sequence && (flow.condition != Condition::Always || flow.likelihood.is_some());
            if let Some(node) = graph.nodes.get_mut(from).filter(|n| chooses && n.split == Split::All) {
                // Branches on conditions may leave any step but a parallel decision.
                if !matches!(node.step.kind, StepKind::Decision(_)) {
                    node.split = Split::One;
                }
            }
        }
        graph.join_events();
        graph.join_links();
        graph.end_races();
        for step in circles(document).iter().flat_map(|circle| &circle.steps) {
            if let Some(node) = graph.at(&step.id).and_then(|at| graph.nodes.get_mut(at)) {
                node.circular = true;
            }
        }
        graph
    }

    /// Where a step stands among the nodes.
    pub fn at(&self, id: &Id) -> Option<usize> {
        self.at.get(id).copied()
    }

    pub fn ids(&self, path: &[usize]) -> Vec<Id> {
        path.iter().filter_map(|&at| self.nodes.get(at)).map(|node| node.step.id.clone()).collect()
    }

    /// Those that should have a time and have none.
    pub fn untimed(&self, path: &[usize]) -> Vec<Id> {
        let nodes = path.iter().filter_map(|&at| self.nodes.get(at));
        nodes.filter(|node| node.takes_time() && !node.timed).map(|node| node.step.id.clone()).collect()
    }

    /// Those that their own detail leads back to.
    pub fn circular(&self, path: &[usize]) -> Vec<Id> {
        let nodes = path.iter().filter_map(|&at| self.nodes.get(at));
        nodes.filter(|node| node.circular).map(|node| node.step.id.clone()).collect()
    }

    pub fn any_timed<'p>(&self, path: impl IntoIterator<Item = &'p usize>) -> bool {
        path.into_iter().filter_map(|&at| self.nodes.get(at)).any(|node| node.timed)
    }

    fn join(&mut self, from: usize, edge: Edge) {
        if let Some(node) = self.nodes.get_mut(from) {
            node.next.push(edge);
        }
        if let Some(node) = self.nodes.get_mut(edge.to) {
            node.before.push(from);
        }
    }

    fn join_events(&mut self) {
        for at in 0..self.nodes.len() {
            let Some(node) = self.nodes.get(at) else { continue };
            let Some(host) = node.step.attached_to.as_ref().and_then(|host| self.at(host)) else { continue };
            let kind = if node.is_timer() { EdgeKind::StrikesFromStart } else { EdgeKind::Strikes };
            self.join(host, Edge { to: at, kind, likelihood: None, default: false });
        }
    }

    /// A link event goes on where the link events of its name are waited for.
    fn join_links(&mut self) {
        let lists: Vec<Vec<usize>> = self.swimlanes.values().cloned().collect();
        for list in lists {
            let of_kind = |kind: StepKind| {
                let nodes = list.iter().filter_map(|&at| self.nodes.get(at).map(|node| (at, node)));
                nodes.filter(move |(_, n)| n.step.kind == kind).map(|(at, n)| (n.step.link_name(), at))
            };
            let mut caught: BTreeMap<String, Vec<usize>> = BTreeMap::new();
            for (name, at) in of_kind(StepKind::Event(Trigger::Link)) {
                caught.entry(name).or_default().push(at);
            }
            let thrown: Vec<(String, usize)> = of_kind(StepKind::Throw(Trigger::Link)).collect();
            for (name, from) in thrown {
                for &to in caught.get(&name).into_iter().flatten() {
                    self.join(from, Edge { to, kind: EdgeKind::Sequence, likelihood: None, default: false });
                }
            }
        }
    }

    /// Where events race against a timer, nothing is waited for longer than the timer runs.
    fn end_races(&mut self) {
        for at in 0..self.nodes.len() {
            let Some(race) = self.nodes.get(at).filter(|n| n.split == Split::First) else { continue };
            let runners: Vec<usize> = race.next.iter().map(|edge| edge.to).collect();
            let timers = runners.iter().filter_map(|&r| self.nodes.get(r)).filter(|n| n.is_timer() && n.timed);
            let Some(end) = timers.map(Node::worst).min_by(f64::total_cmp) else { continue };
            for runner in runners {
                if let Some(node) = self.nodes.get_mut(runner).filter(|n| !n.is_timer()) {
                    let wait = if node.timed { node.wait.worst.min(end) } else { end };
                    node.wait = Time { likely: node.wait.likely.min(wait), worst: wait };
                }
            }
        }
    }
}

fn node(step: &Step, calendar: Calendar) -> Node<'_> {
    let time = |span: Option<Span>| {
        span.map_or_else(Time::default, |s| Time { likely: s.likely(calendar), worst: s.worst(calendar) })
    };
    let wait = step.wait.or_else(|| match step.kind {
        StepKind::Wait | StepKind::Event(Trigger::Timer) => Span::as_typed(&step.duration).ok(),
        _ => None,
    });
    let split = match step.kind {
        StepKind::Decision(Gateway::Exclusive) => Split::One,
        StepKind::Decision(Gateway::Inclusive | Gateway::Complex) => Split::Some,
        StepKind::Decision(Gateway::EventBased) => Split::First,
        _ => Split::All,
    };
    Node {
        step,
        work: time(step.work),
        wait: time(wait),
        timed: step.work.is_some() || wait.is_some(),
        circular: false,
        tangled: false,
        split,
        next: Vec::new(),
        before: Vec::new(),
    }
}
