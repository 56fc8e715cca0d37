//! What a whole swimlane takes, and how much of it is worth something to the customer.

use super::{
    Unknown,
    budget::Budget,
    circles,
    course::{Course, Ends},
    graph::{EdgeKind, Graph, Node, Time},
};
use crate::model::{Calendar, Id, StepKind, Swimlane, ValueClass};
use std::collections::{BTreeMap, BTreeSet};

/// What a swimlane takes from its starts to its ends.
#[derive(Clone, Debug, PartialEq)]
pub struct Total {
    pub likely_minutes: f64,
    pub worst_minutes: f64,
    pub likely_path: Vec<Id>,
    pub worst_path: Vec<Id>,
    /// Tasks, sub-processes and waits on the worst path that have no time.
    pub untimed: Vec<Id>,
    /// Whether any step has a time.
    pub timed: bool,
    /// By class, over all steps that one case likely comes to, every parallel branch included; times and costs with
    /// what going back adds to them.
    pub classes: BTreeMap<ValueClass, ClassTotal>,
    /// Process cycle efficiency: the share of the likely path's time in which somebody works on what is of value to the
    /// customer; none where no time is known, or no step on it says what it is worth.
    pub value_added: Option<f64>,
    /// A step that always goes back: the likely course does not end.
    pub endless: Option<Id>,
    /// Sub-processes on the worst path that their own detail leads back to.
    pub circular: Vec<Id>,
    /// Whether its steps have more loops than can be reckoned with: nothing else is known then.
    pub tangled: bool,
    calendar: Calendar,
}

/// What the steps of one value class take.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ClassTotal {
    pub steps: usize,
    /// Likely minutes of work.
    pub work_minutes: f64,
    /// Likely minutes of lying before the work.
    pub wait_minutes: f64,
    /// In the model's currency.
    pub cost: f64,
}

impl Total {
    /// "Likely 3 h, worst 2.5 d from start to end; 12 % of it is customer value".
    pub fn words(&self) -> String {
        if self.tangled {
            return format!("Not known: {}", Unknown::Tangled.words());
        }
        if !self.timed {
            return "No step has a time yet".to_owned();
        }
        let told = circles::remark(&self.circular);
        if self.endless.is_some() {
            return format!("Likely without end: a step always goes back{told}");
        }
        let (likely, worst) = (self.calendar.say(self.likely_minutes), self.calendar.say(self.worst_minutes));
        let mut words = match likely == worst {
            true => format!("Takes {worst} from start to end"),
            false => format!("Likely {likely}, worst {worst} from start to end"),
        };
        if let Some(share) = self.value_added {
            words += &format!("; {} % of it is customer value", (share * 100.0).round());
        }
        words + told
    }

    fn tangled(calendar: Calendar) -> Total {
        Total {
            likely_minutes: 0.0,
            worst_minutes: 0.0,
            likely_path: vec![],
            worst_path: vec![],
            untimed: vec![],
            timed: false,
            classes: BTreeMap::new(),
            value_added: None,
            endless: None,
            circular: vec![],
            tangled: true,
            calendar,
        }
    }

    /// What one case likely costs.
    pub fn cost(&self) -> f64 {
        self.classes.values().map(|class| class.cost).sum()
    }
}

pub(super) fn total(graph: &Graph, swimlane: &Swimlane, calendar: Calendar, share: u64) -> Option<Total> {
    let course = match whole(graph, &swimlane.id, share)? {
        Ok(course) => course,
        Err(why) => return (why == Unknown::Tangled).then(|| Total::tangled(calendar)),
    };
    let mut classes: BTreeMap<ValueClass, ClassTotal> = BTreeMap::new();
    for node in course.taken.iter().filter_map(|&at| graph.nodes.get(at)) {
        classes.entry(node.step.value).or_default().steps += 1;
    }
    for (node, &visits) in graph.nodes.iter().zip(&course.taken_visits).filter(|(_, visits)| **visits > 0.0) {
        let class = classes.entry(node.step.value).or_default();
        class.work_minutes += visits * node.work.likely;
        class.wait_minutes += visits * node.wait.likely;
        class.cost += visits * node.step.cost.map_or(0.0, |cost| cost.value());
    }
    let on_path = || course.likely.iter().filter_map(|&at| graph.nodes.get(at));
    let of_worth = |(node, visits): (&Node, &f64)| match node.step.value {
        ValueClass::Customer => visits * node.work.likely,
        ValueClass::Business | ValueClass::Waste | ValueClass::Unknown => 0.0,
    };
    let worth: f64 = graph.nodes.iter().zip(&course.visits).map(of_worth).sum();
    let said = on_path().any(|n| n.step.value != ValueClass::Unknown);
    Some(Total {
        likely_minutes: course.likely_minutes,
        worst_minutes: course.worst_minutes,
        untimed: graph.untimed(&course.worst),
        timed: graph.any_timed(course.worst.iter().chain(&course.likely)) || course.worst_minutes > 0.0,
        endless: course.endless.and_then(|at| graph.ids(&[at]).pop()),
        circular: graph.circular(&course.worst),
        likely_path: graph.ids(&course.likely),
        worst_path: graph.ids(&course.worst),
        classes,
        tangled: false,
        value_added: (said && course.likely_minutes > 0.0)
            .then(|| (worth / course.likely_minutes).clamp(0.0, 1.0) + 0.0),
        calendar,
    })
}

/// Gives sub-processes without times of their own those of the swimlanes that detail them, the innermost first.
pub(super) fn time_details(graph: &mut Graph, share: u64) {
    // By swimlane: the sub-processes that wait for it, and how many details it waits for itself.
    let mut hosts: BTreeMap<Id, Vec<usize>> = BTreeMap::new();
    let mut waits: BTreeMap<Id, usize> = BTreeMap::new();
    let mut home: BTreeMap<usize, Id> = BTreeMap::new();
    for (&swimlane, nodes) in &graph.swimlanes {
        waits.entry(swimlane.clone()).or_default();
        for &at in nodes {
            let Some(node) = graph.nodes.get(at).filter(|node| !node.timed) else { continue };
            let sub = matches!(node.step.kind, StepKind::SubProcess(_));
            if let Some(detail) = node.step.link.as_ref().filter(|d| sub && graph.swimlanes.contains_key(d)) {
                hosts.entry(detail.clone()).or_default().push(at);
                home.insert(at, swimlane.clone());
                *waits.entry(swimlane.clone()).or_default() += 1;
            }
        }
    }
    let mut ready: BTreeSet<Id> = hosts.keys().filter(|id| waits.get(*id) == Some(&0)).cloned().collect();
    // What is left waits for a circle: it gets what is known without it, in the order of ids.
    let mut left: BTreeSet<Id> = hosts.keys().filter(|id| !ready.contains(*id)).cloned().collect();
    while let Some(swimlane) = ready.pop_first().or_else(|| left.pop_first()) {
        left.remove(&swimlane);
        let course = whole(graph, &swimlane, share);
        let tangled = matches!(course, Some(Err(Unknown::Tangled)));
        let known = course.and_then(Result::ok).filter(|c| graph.any_timed(c.worst.iter().chain(&c.likely)));
        for at in hosts.remove(&swimlane).unwrap_or_default() {
            if let Some(node) = graph.nodes.get_mut(at) {
                node.tangled = tangled;
            }
            if let (Some(course), Some(node)) = (&known, graph.nodes.get_mut(at)) {
                node.work = Time { likely: course.likely_minutes, worst: course.worst_minutes };
                node.timed = true;
            }
            let Some(outer) = home.get(&at) else { continue };
            let waiting = waits.get_mut(outer).map_or(0, |waiting| {
                *waiting = waiting.saturating_sub(1);
                *waiting
            });
            if waiting == 0 && hosts.contains_key(outer) {
                ready.insert(outer.clone());
            }
        }
    }
}

/// The course from the starts of a swimlane to its ends; `None` where it holds no steps.
fn whole(graph: &Graph, swimlane: &Id, share: u64) -> Option<Result<Course, Unknown>> {
    let nodes = graph.swimlanes.get(swimlane)?;
    let steps = || nodes.iter().filter_map(|&at| graph.nodes.get(at).map(|node| (at, node)));
    let starts: Vec<usize> = steps()
        .filter(|(_, n)| n.step.attached_to.is_none() && n.before.is_empty())
        .filter(|(_, n)| !n.next.is_empty() || nodes.len() == 1)
        .map(|(at, _)| at)
        .collect();
    let begun = || steps().filter(|(_, n)| matches!(n.step.kind, StepKind::Start(_))).map(|(at, _)| at);
    let mut from: Vec<usize> = begun().collect();
    if from.is_empty() {
        from = starts;
    }
    // A circle without a start is entered at its first step.
    if from.is_empty() {
        from.extend(nodes.first());
    }
    let goes_on = |kind: EdgeKind| !kind.is_exception();
    let to: Vec<usize> = steps()
        .filter(|(_, n)| matches!(n.step.kind, StepKind::End(_)) || !n.next.iter().any(|e| goes_on(e.kind)))
        .map(|(at, _)| at)
        .collect();
    Some(Course::new(graph, &Ends::of_all(from, to), &Budget::new(share)))
}
