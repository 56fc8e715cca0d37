//! Where the clock of an SLA runs: what it says itself, and what it leaves to the flows that are under it.
//!
//! An SLA that says from which step to which runs between those, whatever flows are under it.
//! What it does not say, each flow under it does: the clock starts when the work is handed over, and stops when it is
//! taken up, after the wait of the step that takes it up, or for a resolution when that step is done.
//! So an SLA that names no step runs over each hand-off by itself; one that names only where its clock starts runs from
//! there to each hand-off; one that names only where it stops, from each.

use super::{Budget, Course, Ends, RollUp, RollUps, Unknown, Verdict, course, graph, promised};
use crate::model::{Flow, Id, Sla, SlaKind, in_short};

/// The hand-off on which an SLA is worst.
#[derive(Clone, Debug, PartialEq)]
pub struct HandOff {
    pub flow: Id,
    /// The name of the step that takes the work up.
    pub taker: String,
    /// How many hand-offs are under the SLA.
    pub of: usize,
}

impl HandOff {
    /// As a remark on a roll-up: "; on the hand-off to “Check it”, the worst of 3".
    pub(super) fn remark(&self) -> String {
        let taker = match self.taker.as_str() {
            "" => "a step without a name".to_owned(),
            name => format!("“{name}”"),
        };
        match self.of {
            1 => format!("; on the hand-off to {taker}"),
            of => format!("; on the hand-off to {taker}, the worst of {of}"),
        }
    }
}

impl<'a> RollUps<'a> {
    /// What an SLA needs against what it promises; of several hand-offs it runs over, what the worst needs.
    pub fn sla(&self, sla: &Sla) -> RollUp {
        let each = self.each(sla);
        let of = each.len();
        let rank = |told: &RollUp| (told.verdict.rank(), told.worst_minutes);
        let worst = each.into_iter().reduce(|a, b| if rank(&b.1) > rank(&a.1) { b } else { a });
        let Some((flow, told)) = worst else { return self.without_steps(sla) };
        let hand_off = flow.map(|flow| {
            let taker = flow.to.as_ref().map_or("", |to| self.document.display_name(to));
            HandOff { flow: flow.id.clone(), taker: in_short(taker), of }
        });
        RollUp { hand_off, ..told }
    }

    /// The same for each stretch its clock runs over: one without a flow where it says both ends itself, or no flow is
    /// under it; else one for each of those flows, by their ids.
    pub fn each(&self, sla: &Sla) -> Vec<(Option<&'a Flow>, RollUp)> {
        match (self.ends(sla), self.carried.get(&sla.id)) {
            ((from, to), Some(flows)) if from.is_none() || to.is_none() => {
                flows.iter().map(|flow| (Some(*flow), self.handed(sla, flow))).collect()
            }
            ((Some(from), Some(to)), _) => vec![(None, self.judged_between(sla, from, to))],
            _ => vec![(None, self.without_steps(sla))],
        }
    }

    /// The same on a flow that is under it.
    pub fn handed(&self, sla: &Sla, flow: &Flow) -> RollUp {
        let at = |id: &Option<Id>| id.as_ref().and_then(|id| self.graph.at(id));
        let (giver, taker) = (at(&flow.from), at(&flow.to));
        match (self.ends(sla), giver, taker) {
            ((Some(from), Some(to)), ..) => self.judged_between(sla, from, to),
            ((None, Some(to)), _, Some(taker)) => self.judged_between(sla, taker, to),
            ((Some(from), None), Some(giver), Some(taker)) => {
                let (until, timed) = self.known_between(from, giver);
                match until.verdict {
                    Verdict::Unknown(Unknown::NoPath | Unknown::Tangled) => RollUp { promise: promised(sla), ..until },
                    _ => self.taken_up(sla, taker, until, timed),
                }
            }
            ((None, None), _, Some(taker)) => self.taken_up(sla, taker, self.nothing(Unknown::NoSteps), false),
            _ => self.without_steps(sla),
        }
    }

    /// Whether an SLA says itself at which step its clock starts, and at which it stops.
    pub fn says(&self, sla: &Sla) -> (bool, bool) {
        let (from, to) = self.ends(sla);
        (from.is_some(), to.is_some())
    }

    /// The steps on all ways its clock runs over, by id.
    pub fn between(&self, sla: &Sla) -> Vec<&'a Id> {
        let at = |id: &Option<Id>| id.as_ref().and_then(|id| self.graph.at(id));
        let flows = || self.carried.get(&sla.id).into_iter().flatten();
        let takers: Vec<usize> = flows().filter_map(|flow| at(&flow.to)).collect();
        let ends = match self.ends(sla) {
            (Some(from), Some(to)) => Ends::between(from, to),
            (Some(from), None) => Ends::of_all(vec![from], flows().filter_map(|flow| at(&flow.from)).collect()),
            (None, Some(to)) => Ends::of_all(takers, vec![to]),
            (None, None) => return vec![],
        };
        let nodes = course::between(&self.graph, &ends).into_iter();
        nodes.filter_map(|at| self.graph.nodes.get(at)).map(|node| &node.step.id).collect()
    }

    /// Whether work flows on from one step to another.
    pub fn leads(&self, from: &Id, to: &Id) -> bool {
        let ends = self.graph.at(from).zip(self.graph.at(to)).map(|(from, to)| Ends::between(from, to));
        ends.is_some_and(|ends| !course::between(&self.graph, &ends).is_empty())
    }

    /// The steps between which courses are asked for.
    pub(super) fn asked(&self, sla: &Sla) -> Vec<(usize, usize)> {
        let at = |id: &Option<Id>| id.as_ref().and_then(|id| self.graph.at(id));
        let flows = || self.carried.get(&sla.id).into_iter().flatten();
        match self.ends(sla) {
            (Some(from), Some(to)) => vec![(from, to)],
            (Some(from), None) => flows().filter_map(|flow| Some((from, at(&flow.from)?))).collect(),
            (None, Some(to)) => flows().filter_map(|flow| Some((at(&flow.to)?, to))).collect(),
            (None, None) => vec![],
        }
    }

    /// The steps that an SLA names, where they are in the model.
    fn ends(&self, sla: &Sla) -> (Option<usize>, Option<usize>) {
        let at = |id: &Option<Id>| id.as_ref().and_then(|id| self.graph.at(id));
        (at(&sla.from), at(&sla.to))
    }

    fn without_steps(&self, sla: &Sla) -> RollUp {
        RollUp { promise: promised(sla), ..self.nothing(Unknown::NoSteps) }
    }

    fn judged_between(&self, sla: &Sla, from: usize, to: usize) -> RollUp {
        let (result, timed) = self.known_between(from, to);
        let result = RollUp { promise: promised(sla), ..result };
        match result.verdict {
            Verdict::Unknown(Unknown::NoPath | Unknown::Tangled) => result,
            _ => result.judged(timed),
        }
    }

    /// What was before a hand-off, and the step that takes the work up: its wait, and for a resolution its work.
    fn taken_up(&self, sla: &Sla, taker: usize, before: RollUp, timed: bool) -> RollUp {
        let Some(node) = self.graph.nodes.get(taker) else { return self.without_steps(sla) };
        let resolved = sla.kind == SlaKind::Resolution;
        let work = if resolved { node.work } else { graph::Time::default() };
        let mut result = RollUp { promise: promised(sla), ..before };
        result.likely_minutes += node.wait.likely + work.likely;
        result.worst_minutes += node.wait.worst + work.worst;
        result.likely_path.push(node.step.id.clone());
        result.worst_path.push(node.step.id.clone());
        let known = if resolved { node.timed } else { node.step.wait.is_some() || node.wait.worst > 0.0 };
        result.judged(timed || known)
    }

    /// What lies between two steps, without a promise, and whether any of it has a time; found once.
    fn known_between(&self, from: usize, to: usize) -> (RollUp, bool) {
        let known = self.known.borrow().get(&(from, to)).cloned();
        known.unwrap_or_else(|| {
            let found = self.found(from, to);
            self.known.borrow_mut().insert((from, to), found.clone());
            found
        })
    }

    fn found(&self, from: usize, to: usize) -> (RollUp, bool) {
        let mut result = self.nothing(Unknown::NoPromise);
        let course = match Course::new(&self.graph, &Ends::between(from, to), &Budget::new(self.share)) {
            Ok(course) => course,
            Err(why) => return (self.nothing(why), false),
        };
        result.likely_minutes = course.likely_minutes;
        result.worst_minutes = course.worst_minutes;
        result.untimed = self.graph.untimed(&course.worst);
        result.likely_path = self.graph.ids(&course.likely);
        result.worst_path = self.graph.ids(&course.worst);
        let timed = self.graph.any_timed(course.worst.iter().chain(&course.likely)) || !course.loops.is_empty();
        result.loops = course.loops;
        result.again_minutes = course.again_minutes;
        result.endless = course.endless.and_then(|at| self.graph.ids(&[at]).pop());
        result.circular = self.graph.circular(&course.worst);
        (result, timed)
    }
}
