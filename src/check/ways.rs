//! The ways through a course, as a net of places where work can be: for the rules that ask what is done at the same
//! time.
//!
//! What a drawing does not say can be read widely, where all is at the same time that ever could be, or narrowly. What
//! is never together in the wide reading never is; what is together in the narrow one is by what the drawing says.

use super::{
    Course, Facts, StepFacts,
    flowing::in_order,
    together::{Move, Net},
};
use crate::model::{Condition, Flow, Gateway, IdMap, StepKind};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// The steps of a course and what leads from one to another, by their numbers in the course.
pub struct Ways<'f, 'a> {
    pub steps: Vec<&'f StepFacts<'a>>,
    pub edges: Vec<Edge<'a>>,
    /// The edges into and out of each step.
    pub into: Vec<Vec<usize>>,
    pub out: Vec<Vec<usize>>,
    /// The steps in the order of the work: each before those it leads to, but for ways back.
    pub order: Vec<usize>,
    /// The events on the edge of each step.
    events: Vec<Vec<usize>>,
    /// Whether work comes to each step from elsewhere, or begins there.
    comes: Vec<bool>,
}

/// A flow, or from link to link.
pub struct Edge<'a> {
    pub from: usize,
    pub to: usize,
    flow: Option<&'a Flow>,
}

/// How what a drawing leaves open is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Work comes in at all starts at once, events on edges leave their steps going on, and what leaves a step is taken
    /// together.
    Wide,
    /// Work goes several ways at once only out of parallel and inclusive decisions.
    Decisions,
    /// It does so too where several flows leave a step without saying when.
    Steps,
}

/// A course in one reading.
pub struct Read {
    pub net: Net,
    /// The place of each edge.
    pub at: Vec<usize>,
    /// The steps out of which work goes several ways at once, each with those edges.
    pub splits: BTreeMap<usize, Vec<usize>>,
}

impl<'f, 'a> Ways<'f, 'a> {
    /// Ties the steps of a course.
    pub fn new(facts: &'f Facts<'a>, course: &'f Course<'a>) -> Ways<'f, 'a> {
        let steps: Vec<&StepFacts> = facts.steps_of(course).collect();
        let at: IdMap<usize> = steps.iter().enumerate().map(|(number, step)| (&step.step.id, number)).collect();
        let mut edges = Vec::new();
        for (from, step) in steps.iter().enumerate() {
            // What is drawn twice is told as that, and is one way.
            let flows = step.leaving.iter().filter(|flow| !facts.is_duplicate(flow));
            let flows = flows.filter_map(|flow| Some((flow.to.as_ref()?, Some(*flow))));
            let jumps = step.jumps.iter().map(|event| (&event.id, None));
            edges.extend(flows.chain(jumps).filter_map(|(to, flow)| Some(Edge { from, to: *at.get(to)?, flow })));
        }
        let (mut into, mut out) = (vec![Vec::new(); steps.len()], vec![Vec::new(); steps.len()]);
        for (number, edge) in edges.iter().enumerate() {
            put(&mut out, edge.from, number);
            put(&mut into, edge.to, number);
        }
        let on = |step: &&StepFacts| step.attached.iter().filter_map(|event| at.get(&event.id).copied()).collect();
        let events = steps.iter().map(on).collect();
        let next: Vec<Vec<usize>> =
            out.iter().map(|out| out.iter().filter_map(|&edge| Some(edges.get(edge)?.to)).collect()).collect();
        let first = (0..out.len()).filter(|&step| into.get(step).is_some_and(Vec::is_empty));
        let order = in_order(&next, first);
        let comes = |(step, into): (&&StepFacts, &Vec<usize>)| {
            let arriving = step.arriving.iter().filter(|flow| !facts.is_duplicate(flow)).count();
            into.is_empty() || arriving > into.len() || matches!(step.step.kind, StepKind::Start(_))
        };
        let comes = steps.iter().zip(&into).map(comes).collect();
        Ways { steps, edges, into, out, order, events, comes }
    }

    /// Whether a decision waits for all that comes into it. What only may wait does in the narrow readings: nothing is
    /// then said of it.
    fn waits(&self, step: usize, reading: Reading) -> bool {
        let several = self.into.get(step).is_some_and(|into| into.len() > 1);
        several
            && match self.steps.get(step).map(|s| s.step.kind) {
                Some(StepKind::Decision(Gateway::Parallel)) => true,
                Some(StepKind::Decision(Gateway::Inclusive | Gateway::Complex)) => reading != Reading::Wide,
                _ => false,
            }
    }

    /// The edges out of a step in groups of which one is taken, all its edges at once.
    fn groups(&self, step: usize, reading: Reading) -> Vec<Vec<usize>> {
        let out = self.out.get(step).map_or(&[][..], Vec::as_slice);
        let each = || out.iter().map(|edge| vec![*edge]).collect();
        let all = || if out.is_empty() { vec![] } else { vec![out.to_vec()] };
        match self.steps.get(step).map(|s| s.step.kind) {
            Some(StepKind::Decision(Gateway::Exclusive | Gateway::EventBased)) => each(),
            Some(StepKind::Decision(Gateway::Parallel | Gateway::Inclusive)) => all(),
            _ if reading == Reading::Wide => all(),
            Some(StepKind::Decision(Gateway::Complex)) => each(),
            _ if reading == Reading::Decisions => each(),
            _ => {
                let silent = |flow: &Flow| flow.condition == Condition::Always && flow.label.trim().is_empty();
                let is_silent = |edge: &&usize| {
                    let flow = self.edges.get(**edge).and_then(|edge| edge.flow);
                    flow.is_some_and(silent)
                };
                let (together, alone): (Vec<usize>, Vec<usize>) = out.iter().partition(is_silent);
                let mut groups: Vec<Vec<usize>> = alone.into_iter().map(|edge| vec![edge]).collect();
                groups.extend(Some(together).filter(|edges| !edges.is_empty()));
                groups
            }
        }
    }

    /// The course in one reading. A step that is `turned` waits where it did not, and the other way round.
    pub fn read(&self, reading: Reading, turned: &[bool]) -> Read {
        let count = self.steps.len();
        let events = |step: usize| match reading {
            Reading::Wide => self.events.get(step).map_or(&[][..], Vec::as_slice),
            Reading::Decisions | Reading::Steps => &[],
        };
        // A step and a flow that nothing else leads to, or away from, are one place.
        let mut places = Places::new(count + self.edges.len());
        for (step, (into, out)) in self.into.iter().zip(&self.out).enumerate() {
            if let [only] = into.as_slice() {
                places.join(step, count + only);
            }
            if let ([only], []) = (out.as_slice(), events(step)) {
                places.join(step, count + only);
            }
        }
        let place = places.numbered();
        let of = |at: usize| place.get(at).copied().unwrap_or_default();
        let at: Vec<usize> = (0..self.edges.len()).map(|edge| of(count + edge)).collect();
        let at_all = |edges: &[usize]| {
            let mut places: Vec<usize> = edges.iter().map(|edge| of(count + edge)).collect();
            places.sort_unstable();
            places
        };
        let mut net = Net { places: place.iter().max().map_or(0, |most| most + 1), ..Net::default() };
        let (mut splits, mut first) = (BTreeMap::new(), Vec::new());
        for (step, facts) in self.steps.iter().enumerate() {
            let into = self.into.get(step).map_or(&[][..], Vec::as_slice);
            let here = of(step);
            if self.waits(step, reading) != turned.get(step).copied().unwrap_or_default() {
                net.moves.push(Move { from: at_all(into), to: vec![here] });
            } else {
                net.moves.extend(into.iter().map(|&edge| Move { from: vec![of(count + edge)], to: vec![here] }));
            }
            for group in self.groups(step, reading) {
                net.moves.push(Move { from: vec![here], to: at_all(&group) });
                splits.extend((group.len() > 1).then_some((step, group)));
            }
            net.moves.extend(events(step).iter().map(|&event| Move { from: vec![here], to: vec![here, of(event)] }));
            // What comes from elsewhere may come at any time.
            if self.comes.get(step) == Some(&true) && facts.step.attached_to.is_none() {
                first.push(here);
            }
        }
        net.moves.retain(|step| step.from != step.to);
        net.first = Some(first).filter(|_| reading == Reading::Wide);
        Read { net, at, splits }
    }

    /// The nearest split of which one branch leads to one edge and another to the other, without passing the split
    /// again nor the step those edges lead to.
    pub fn split_before(&self, read: &Read, a: usize, b: usize, left: &mut usize) -> Option<usize> {
        let end = self.edges.get(a).map(|edge| edge.to);
        let mut seen: [BTreeSet<usize>; 2] = Default::default();
        let mut to_walk = VecDeque::from([(0, a), (1, b)]);
        let mut asked: BTreeSet<usize> = BTreeSet::new();
        while let Some((side, edge)) = to_walk.pop_front() {
            *left = left.checked_sub(1)?;
            let from = self.edges.get(edge)?.from;
            if !seen.get_mut(side)?.insert(edge) {
                continue;
            }
            if let Some(branches) = read.splits.get(&from)
                && seen.iter().all(|seen| branches.iter().any(|branch| seen.contains(branch)))
                && asked.insert(from)
            {
                let (to_a, to_b) = (self.leading(from, branches, a, left), self.leading(from, branches, b, left));
                if to_a.iter().any(|one| to_b.iter().any(|other| one != other)) {
                    return Some(from);
                }
            }
            if Some(from) != end {
                to_walk.extend(self.into.get(from).into_iter().flatten().map(|&edge| (side, edge)));
            }
        }
        None
    }

    /// Which of these edges out of a split lead to an edge without passing the split, nor the step that edge leads to.
    fn leading(&self, split: usize, branches: &[usize], edge: usize, left: &mut usize) -> Vec<usize> {
        let mut seen: BTreeSet<usize> = BTreeSet::new();
        let end = self.edges.get(edge).map(|edge| edge.to);
        let mut to_walk = vec![edge];
        while let Some(edge) = to_walk.pop() {
            *left = left.saturating_sub(1);
            let Some(from) = self.edges.get(edge).map(|edge| edge.from) else { continue };
            if seen.insert(edge) && from != split && Some(from) != end {
                to_walk.extend(self.into.get(from).into_iter().flatten());
            }
        }
        branches.iter().copied().filter(|branch| seen.contains(branch)).collect()
    }
}

fn put(lists: &mut [Vec<usize>], at: usize, number: usize) {
    if let Some(list) = lists.get_mut(at) {
        list.push(number);
    }
}

/// Places that become one.
struct Places {
    up: Vec<usize>,
}

impl Places {
    fn new(count: usize) -> Places {
        Places { up: (0..count).collect() }
    }

    fn root(&mut self, mut at: usize) -> usize {
        while let Some(&up) = self.up.get(at).filter(|&&up| up != at) {
            let above = self.up.get(up).copied().unwrap_or(up);
            if let Some(up) = self.up.get_mut(at) {
                *up = above;
            }
            at = above;
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(up) = self.up.get_mut(a.max(b)) {
            *up = a.min(b);
        }
    }

    /// The number of each, without gaps.
    fn numbered(mut self) -> Vec<usize> {
        let mut numbers: Vec<usize> = vec![0; self.up.len()];
        let mut next = 0;
        for at in 0..self.up.len() {
            // The root is the smallest, and has its number already.
            let root = self.root(at);
            let number = if root == at { next } else { numbers.get(root).copied().unwrap_or_default() };
            next += usize::from(root == at);
            if let Some(place) = numbers.get_mut(at) {
                *place = number;
            }
        }
        numbers
    }
}
