//! The ways from some steps to others: the longest, and the likely one.

use super::{
    Unknown,
    budget::{Budget, Tangled},
    graph::{Edge, EdgeKind, Graph, Split},
    laps::{self, Round},
    rounds::Rounds,
};
use crate::model::Id;

/// Something the worst path goes round.
#[derive(Clone, Debug, PartialEq)]
pub struct Loop {
    /// From the step it returns to, to the one it returns from.
    pub steps: Vec<Id>,
    /// What going round once takes at worst, with the loops within it.
    pub minutes: f64,
    /// How often the worst path goes round, and whether likelihoods limit how often it might.
    pub times: u32,
    pub limited: bool,
    /// What going round so often takes.
    pub all_minutes: f64,
}

impl Loop {
    /// "once", or "up to 4 times, as 19 in 20 cases do at most".
    pub fn often(&self) -> String {
        if self.limited { laps::up_to(self.times) } else { "once".to_owned() }
    }
}

/// Where the ways begin and end.
pub struct Ends {
    pub from: Vec<usize>,
    to: Vec<usize>,
    /// Whether a way may go on past an end.
    stop: bool,
}

impl Ends {
    /// From the one to the first time the other is done.
    pub fn between(from: usize, to: usize) -> Ends {
        Ends { from: vec![from], to: vec![to], stop: true }
    }

    /// From any of these to any of those.
    pub fn of_all(from: Vec<usize>, to: Vec<usize>) -> Ends {
        Ends { from, to, stop: false }
    }
}

/// The longest and the likely way.
pub struct Course {
    pub likely: Vec<usize>,
    pub worst: Vec<usize>,
    pub likely_minutes: f64,
    pub worst_minutes: f64,
    pub loops: Vec<Loop>,
    /// All that is done where work takes the likely way, with every parallel branch.
    pub taken: Vec<usize>,
    /// How often each step is come to on the likely way, and with every parallel branch; by node.
    pub visits: Vec<f64>,
    pub taken_visits: Vec<f64>,
    /// The part of the likely time that goes back for what was done before.
    pub again_minutes: f64,
    /// A step of the likely course that always goes back.
    pub endless: Option<usize>,
}

impl Course {
    /// Not where no flows lead from any start to any end, or where there are too many loops.
    pub fn new(graph: &Graph, ends: &Ends, budget: &Budget) -> Result<Course, Unknown> {
        let ways = Ways::new(graph, ends);
        // What details a step is part of the way.
        if ways.order.iter().filter_map(|&at| graph.nodes.get(at)).any(|node| node.tangled) {
            return Err(Unknown::Tangled);
        }
        match ways.course(ends, budget) {
            Ok(course) => course.ok_or(Unknown::NoPath),
            Err(Tangled) => Err(Unknown::Tangled),
        }
    }
}

impl Ways<'_, '_> {
    /// `None` where nothing leads from any start to any end.
    fn course(&self, ends: &Ends, budget: &Budget) -> Result<Option<Course>, Tangled> {
        let (ways, graph) = (self, self.graph);
        let rounds = ways.rounds(budget)?;
        let worst = ways.worst(&rounds);
        let own = |at: usize| graph.nodes.get(at).map_or(0.0, |node| node.likely());
        let straight = ways.likely(own);
        let back = Rounds::new(ways, &straight, budget)?;
        let stays = back.stays(ways, &straight, |at| ways.spent(&straight, at, own(at)), budget)?;
        let likely = ways.likely(|at| stays.minutes.get(at).copied().unwrap_or_default());
        let longest = |rest: &Rest| {
            let of = |&at: &usize| rest.get(at).copied().flatten().map(|step| (step.minutes, at));
            // Of equals the first: `max_by` takes the last.
            ends.from.iter().rev().filter_map(of).max_by(|a, b| a.0.total_cmp(&b.0))
        };
        let (Some((worst_minutes, worst_from)), Some((likely_minutes, likely_from))) =
            (longest(&worst), longest(&likely))
        else {
            return Ok(None);
        };
        let worst = follow(&worst, worst_from);
        let mut on_worst = vec![false; graph.nodes.len()];
        worst.iter().for_each(|&at| set(&mut on_worst, at));
        let loops = rounds
            .into_iter()
            .filter(|round| on_worst.get(round.header) == Some(&true))
            .map(|round| Loop {
                all_minutes: round.all_minutes(),
                steps: graph.ids(&round.steps),
                minutes: round.minutes,
                times: round.times,
                limited: round.limited,
            })
            .collect();
        let taken = ways.taken(&likely, &ends.from);
        let likely_path = follow(&likely, likely_from);
        let once: f64 = likely_path.iter().map(|&at| ways.spent(&likely, at, own(at))).sum();
        Ok(Some(Course {
            worst,
            likely_minutes,
            // What nothing limits is gone round once, however often it is likely.
            worst_minutes: worst_minutes.max(likely_minutes),
            loops,
            visits: back.visits(ways, &likely, &likely_path, budget)?,
            taken_visits: back.visits(ways, &likely, &taken, budget)?,
            again_minutes: (likely_minutes - once).max(0.0),
            endless: taken.iter().copied().find(|at| stays.endless.contains(at)),
            likely: likely_path,
            taken,
        }))
    }
}

/// All steps on any way between the ends, in order of the graph.
pub fn between(graph: &Graph, ends: &Ends) -> Vec<usize> {
    let mut nodes = Ways::new(graph, ends).order;
    nodes.sort_unstable();
    nodes
}

/// The time from a step to the end, and where it goes on; `None` where nothing leads to the end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Left {
    pub minutes: f64,
    pub next: Option<usize>,
}
pub(super) type Rest = Vec<Option<Left>>;

/// The part of the graph that lies between the ends, with the flows that go back.
pub(super) struct Ways<'g, 'a> {
    pub graph: &'g Graph<'a>,
    is_end: Vec<bool>,
    stop: bool,
    /// The steps in an order in which no flow but those that go back runs against.
    pub order: Vec<usize>,
    /// Where each stands in the order.
    pub place: Vec<usize>,
    /// From step and to step of the flows that go back, by the step they return to.
    pub back: Vec<(usize, usize)>,
}

impl<'g, 'a> Ways<'g, 'a> {
    fn new(graph: &'g Graph<'a>, ends: &Ends) -> Ways<'g, 'a> {
        let count = graph.nodes.len();
        let mut is_end = vec![false; count];
        ends.to.iter().for_each(|&at| set(&mut is_end, at));
        let mut ways =
            Ways { graph, is_end, stop: ends.stop, order: vec![], place: vec![usize::MAX; count], back: vec![] };
        let mut leads = vec![false; count];
        let mut to_walk = ends.to.clone();
        while let Some(at) = to_walk.pop() {
            let known = leads.get(at).copied().unwrap_or(true);
            set(&mut leads, at);
            if !known && let Some(node) = graph.nodes.get(at) {
                // A way that stops at an end does not lead on from it.
                to_walk.extend(node.before.iter().copied().filter(|&before| !ways.stops_at(before)));
            }
        }
        ways.put_in_order(&ends.from, &leads);
        ways
    }

    fn stops_at(&self, at: usize) -> bool {
        self.stop && self.is_end.get(at) == Some(&true)
    }

    pub fn next(&self, at: usize) -> &'g [Edge] {
        if self.stops_at(at) {
            return &[];
        }
        self.graph.nodes.get(at).map_or(&[], |node| node.next.as_slice())
    }

    /// Walks in depth from the starts: a flow to a step still being walked goes back.
    fn put_in_order(&mut self, from: &[usize], leads: &[bool]) {
        #[derive(Clone, Copy, PartialEq)]
        enum State {
            New,
            Under,
            Done,
        }
        let mut states = vec![State::New; self.graph.nodes.len()];
        let mut stack: Vec<(usize, usize)> = Vec::new();
        for &start in from {
            if leads.get(start) != Some(&true) || states.get(start) != Some(&State::New) {
                continue;
            }
            stack.push((start, 0));
            while let Some((at, edge)) = stack.last_mut() {
                let (at, tried) = (*at, *edge);
                *edge += 1;
                if let Some(state) = states.get_mut(at).filter(|_| tried == 0) {
                    *state = State::Under;
                }
                match self.next(at).get(tried).map(|edge| edge.to) {
                    Some(to) if leads.get(to) == Some(&true) => match states.get(to) {
                        Some(State::New) => stack.push((to, 0)),
                        Some(State::Under) => self.back.push((at, to)),
                        Some(State::Done) | None => {}
                    },
                    Some(_) => {}
                    None => {
                        if let Some(state) = states.get_mut(at) {
                            *state = State::Done;
                        }
                        self.order.push(at);
                        stack.pop();
                    }
                }
            }
        }
        self.order.reverse();
        for (place, &at) in self.order.iter().enumerate() {
            if let Some(of) = self.place.get_mut(at) {
                *of = place;
            }
        }
        self.back.sort_by_key(|&(from, to)| (self.place.get(to).copied(), self.place.get(from).copied()));
        self.back.dedup();
    }

    /// The flows onward that do not go back, to steps that lie between the ends.
    pub fn onward(&self, at: usize) -> impl Iterator<Item = &'g Edge> + '_ {
        let place = self.place.get(at).copied().unwrap_or(usize::MAX);
        self.next(at)
            .iter()
            .filter(move |edge| self.place.get(edge.to).is_some_and(|&to| to != usize::MAX && to > place))
    }

    /// The longest time from each step to an end.
    fn worst(&self, rounds: &[Round]) -> Rest {
        let mut more = vec![0.0; self.graph.nodes.len()];
        for round in rounds {
            if let Some(more) = more.get_mut(round.header) {
                *more += round.all_minutes();
            }
        }
        self.rest(|at, rest| {
            let own = self.graph.nodes.get(at).map_or(0.0, |node| node.worst());
            let mut longest = self.end_here(at, own);
            for edge in self.onward(at) {
                let Some(Some(left)) = rest.get(edge.to) else { continue };
                let minutes = self.before(edge, own) + left.minutes;
                if longest.is_none_or(|l| minutes > l.minutes || l.next.is_none() && minutes >= l.minutes) {
                    longest = Some(Left { minutes, next: Some(edge.to) });
                }
            }
            let more = more.get(at).copied().unwrap_or_default();
            longest.map(|left| Left { minutes: left.minutes + more, ..left })
        })
    }

    /// The likely time from each step to an end, where each alone takes so long.
    fn likely(&self, own: impl Fn(usize) -> f64) -> Rest {
        self.rest(|at, rest| {
            let own = own(at);
            let on = self.chosen(at, rest);
            let ways = on.iter().filter_map(|edge| {
                let left = rest.get(edge.to).copied().flatten()?;
                Some(Left { minutes: self.before(edge, own) + left.minutes, next: Some(edge.to) })
            });
            // Of equals the first.
            ways.reduce(|a, b| if b.minutes > a.minutes { b } else { a }).or_else(|| self.end_here(at, own))
        })
    }

    /// The flows that the likely course takes from a step: those of them that lead to an end.
    fn chosen(&self, at: usize, rest: &Rest) -> Vec<&'g Edge> {
        let left = |edge: &Edge| rest.get(edge.to).copied().flatten().map(|left| left.minutes);
        let leads: Vec<&Edge> = self.onward(at).filter(|edge| left(edge).is_some()).collect();
        let of = |kind: EdgeKind| leads.iter().copied().filter(move |edge| edge.kind == kind);
        let branches: Vec<&Edge> = of(EdgeKind::Sequence).collect();
        let shortest = |edges: &[&'g Edge]| {
            edges.iter().copied().reduce(|a, b| if left(b) < left(a) { b } else { a }).into_iter().collect::<Vec<_>>()
        };
        let split = self.graph.nodes.get(at).map_or(Split::All, |node| node.split);
        let share = shares(self.next(at));
        let likeliest = || {
            let best = |edges: &[&'g Edge], by: &dyn Fn(&Edge) -> f64| {
                let most = edges.iter().map(|e| by(e)).fold(f64::NEG_INFINITY, f64::max);
                edges.iter().copied().filter(|e| by(e) >= most).collect::<Vec<_>>()
            };
            let by_share = best(&branches, &|edge| share.map_or(0.0, |share| share(edge)));
            shortest(&best(&by_share, &|edge| f64::from(u8::from(edge.default))))
        };
        let mut chosen = match split {
            _ if branches.len() < 2 => branches,
            Split::All => branches,
            Split::One => likeliest(),
            Split::Some => match share {
                None => branches,
                Some(share) => {
                    let often: Vec<&Edge> = branches.iter().copied().filter(|edge| share(edge) >= 50.0).collect();
                    if often.is_empty() { likeliest() } else { often }
                }
            },
            Split::First if share.is_some() => likeliest(),
            Split::First => {
                let first = |edge: &&Edge| self.graph.nodes.get(edge.to).map_or(0.0, |node| node.likely());
                let soonest = branches.iter().map(first).fold(f64::INFINITY, f64::min);
                shortest(&branches.iter().copied().filter(|edge| first(edge) <= soonest).collect::<Vec<_>>())
            }
        };
        chosen.extend(of(EdgeKind::Message));
        if chosen.is_empty() && self.end_here(at, 0.0).is_none() {
            chosen = shortest(&leads);
        }
        chosen
    }

    /// Every step that the likely course comes to, in order.
    fn taken(&self, likely: &Rest, from: &[usize]) -> Vec<usize> {
        let mut taken = vec![false; self.graph.nodes.len()];
        from.iter().for_each(|&at| set(&mut taken, at));
        let mut list = Vec::new();
        for &at in self.order.iter().filter(|&&at| likely.get(at).copied().flatten().is_some()) {
            if taken.get(at) == Some(&true) {
                list.push(at);
                self.chosen(at, likely).iter().for_each(|edge| set(&mut taken, edge.to));
            }
        }
        list
    }

    /// What a step itself takes where the likely course leaves it as it does.
    fn spent(&self, likely: &Rest, at: usize, own: f64) -> f64 {
        let next = likely.get(at).copied().flatten().and_then(|left| left.next);
        let edge = self.next(at).iter().find(|edge| Some(edge.to) == next);
        edge.map_or(own, |edge| self.before(edge, own))
    }

    /// The likely way onward from a step to another, without it, and whether it comes there.
    pub fn way_back(&self, likely: &Rest, from: usize, to: usize) -> (Vec<usize>, bool) {
        let place = |at: usize| self.place.get(at).copied().unwrap_or(usize::MAX);
        let (mut steps, mut at) = (Vec::new(), from);
        while place(at) < place(to) {
            steps.push(at);
            match likely.get(at).copied().flatten().and_then(|left| left.next) {
                Some(next) => at = next,
                None => return (steps, false),
            }
        }
        (steps, at == to)
    }

    /// What a step itself takes where it is left this way.
    fn before(&self, edge: &Edge, own: f64) -> f64 {
        if edge.kind == EdgeKind::StrikesFromStart { 0.0 } else { own }
    }

    fn end_here(&self, at: usize, own: f64) -> Option<Left> {
        (self.is_end.get(at) == Some(&true)).then_some(Left { minutes: own, next: None })
    }

    /// Asks of each step, those after it before it.
    fn rest(&self, of: impl Fn(usize, &Rest) -> Option<Left>) -> Rest {
        let mut rest: Rest = vec![None; self.graph.nodes.len()];
        for &at in self.order.iter().rev() {
            let left = of(at, &rest);
            if let Some(place) = rest.get_mut(at) {
                *place = left;
            }
        }
        rest
    }
}

/// How often each branch is taken by what they say, in percent, where any says: those that do not share what is left.
pub(super) fn shares(edges: &[Edge]) -> Option<impl Fn(&Edge) -> f64 + Copy> {
    let branches = || edges.iter().filter(|edge| edge.kind == EdgeKind::Sequence);
    let said: f64 = branches().filter_map(|edge| edge.likelihood).map(f64::from).sum();
    let silent = branches().filter(|edge| edge.likelihood.is_none()).count();
    let says = branches().count() > silent;
    let left = (100.0 - said).max(0.0) / silent.max(1) as f64;
    says.then_some(move |edge: &Edge| edge.likelihood.map_or(left, f64::from))
}

fn follow(rest: &Rest, from: usize) -> Vec<usize> {
    let next = |&at: &usize| rest.get(at).copied().flatten().and_then(|left| left.next);
    std::iter::successors(Some(from), next).collect()
}

fn set(marks: &mut [bool], at: usize) {
    if let Some(mark) = marks.get_mut(at) {
        *mark = true;
    }
}
