//! How often the likely course goes back, by the likelihoods of branches.
//!
//! The steps are the states of an absorbing Markov chain: from a step that chooses, a branch that goes back is taken as
//! often as its likelihood says, and otherwise work goes on along the likely path. How often each step is then come to
//! is what Kemeny and Snell, *Finite Markov Chains* (1960), chapter 3, call the fundamental matrix; it is found here by
//! eliminating states one after another, which takes no differences of probabilities but one for each decision.
//! A check that sends back 30 % is come to 1 / (1 − 0.3) times on the average.
//!
//! A branch goes back if it returns to a step on the way to it, or leads to steps from which every way does. Where no
//! branch says how likely it is, none is gone back along.

use super::{
    budget::{Budget, ENTRY, Tangled},
    course::{Rest, Ways, shares},
    graph::{Edge, EdgeKind, Split},
};
use std::collections::{BTreeMap, BTreeSet};

/// Where a step goes back to, how often, and by what steps on the way.
#[derive(Clone, Debug, Default)]
struct Back {
    to: BTreeMap<usize, f64>,
    by: BTreeMap<usize, f64>,
}

impl Back {
    /// Goes on with another instead of coming to it so often.
    fn pass(&mut self, often: f64, other: &Back) {
        for (to, share) in &other.to {
            *self.to.entry(*to).or_default() += often * share;
        }
        for (by, times) in &other.by {
            *self.by.entry(*by).or_default() += often * times;
        }
    }
}

/// The ways back between the ends.
#[derive(Debug, Default)]
pub struct Rounds {
    /// By the steps that may go back, those nearest the start first.
    back: Vec<(usize, Back)>,
}

/// What the likely course spends at each step until it goes on for good, with all rounds.
pub struct Stays {
    pub minutes: Vec<f64>,
    /// The steps that never go on.
    pub endless: Vec<usize>,
}

/// More often than this is always.
pub(super) const ALWAYS: f64 = 1.0 - 1e-9;

impl Rounds {
    /// The ways back; `likely` says from which steps the likely course goes on to an end without them.
    pub fn new(ways: &Ways, likely: &Rest, budget: &Budget) -> Result<Rounds, Tangled> {
        let mut rows: BTreeMap<usize, Back> = BTreeMap::new();
        let goes_on = |at: usize| likely.get(at).copied().flatten().is_some();
        for &at in &ways.order {
            let back = if goes_on(at) { from_decision(ways, likely, at) } else { None };
            rows.extend(back.map(|back| (at, back)));
        }
        if rows.is_empty() {
            return Ok(Rounds::default());
        }
        let returning: Vec<usize> = ways.order.iter().copied().filter(|&at| !goes_on(at)).collect();
        let out = ways_out(ways, &returning, &goes_on);
        for &at in &returning {
            let mut row = from_decision(ways, likely, at).unwrap_or_else(|| Back {
                to: out.get(&at).map(|&next| (next, 1.0)).into_iter().collect(),
                by: BTreeMap::new(),
            });
            row.by.insert(at, 1.0);
            rows.insert(at, row);
        }
        eliminate(&mut rows, &returning, budget)?;
        let place = |at: usize| ways.place.get(at).copied();
        let mut back: Vec<(usize, Back)> = rows.into_iter().collect();
        back.sort_by_key(|(at, _)| place(*at));
        Ok(Rounds { back })
    }

    /// What is spent at each step until the course goes on, where each alone takes so long.
    pub fn stays(
        &self,
        ways: &Ways,
        likely: &Rest,
        own: impl Fn(usize) -> f64,
        budget: &Budget,
    ) -> Result<Stays, Tangled> {
        let mut stays = Stays { minutes: (0..likely.len()).map(&own).collect(), endless: vec![] };
        for (at, back) in &self.back {
            budget.spend(back.by.len())?;
            let mut spent: f64 = own(*at) + back.by.iter().map(|(by, times)| times * own(*by)).sum::<f64>();
            let mut returns = 0.0;
            for (&to, &share) in &back.to {
                let (steps, comes) = ways.way_back(likely, to, *at);
                budget.spend(steps.len())?;
                let again: f64 = steps.iter().filter_map(|&here| stays.minutes.get(here)).sum();
                spent += share * again;
                returns += if comes { share } else { 0.0 };
            }
            if returns > ALWAYS {
                stays.endless.push(*at);
            } else if let Some(minutes) = stays.minutes.get_mut(*at) {
                *minutes = spent / (1.0 - returns);
            }
        }
        Ok(stays)
    }

    /// How often each step is come to where the course comes to these once and may go back from them.
    pub fn visits(&self, ways: &Ways, likely: &Rest, course: &[usize], budget: &Budget) -> Result<Vec<f64>, Tangled> {
        let mut visits = vec![0.0; likely.len()];
        let add = |visits: &mut Vec<f64>, at: usize, times: f64| {
            if let Some(known) = visits.get_mut(at) {
                *known += times;
            }
        };
        course.iter().for_each(|&at| add(&mut visits, at, 1.0));
        for (at, back) in self.back.iter().rev() {
            let times = visits.get(*at).copied().unwrap_or_default();
            if times <= 0.0 {
                continue;
            }
            budget.spend(back.by.len())?;
            let mut ways_back: Vec<(f64, Vec<usize>, bool)> = Vec::new();
            for (&to, &share) in &back.to {
                let (steps, comes) = ways.way_back(likely, to, *at);
                budget.spend(steps.len())?;
                ways_back.push((share, steps, comes));
            }
            let returns: f64 = ways_back.iter().filter(|way| way.2).map(|way| way.0).sum();
            if returns > ALWAYS {
                continue;
            }
            let times = times / (1.0 - returns);
            if let Some(known) = visits.get_mut(*at) {
                *known = times;
            }
            for (share, steps, _) in &ways_back {
                steps.iter().for_each(|&here| add(&mut visits, here, times * share));
            }
            back.by.iter().for_each(|(&by, &often)| add(&mut visits, by, times * often));
        }
        Ok(visits)
    }
}

/// How often each branch of a step that chooses goes back; `None` where none does, or where nobody says how likely.
fn from_decision(ways: &Ways, likely: &Rest, at: usize) -> Option<Back> {
    let odds = odds(ways, at)?;
    let place = |at: usize| ways.place.get(at).copied().filter(|&place| place != usize::MAX);
    let here = place(at)?;
    let goes_on = likely.get(at).copied().flatten().is_some();
    let goes_back = |edge: &&Edge| {
        let returns = place(edge.to).is_some_and(|to| to <= here || likely.get(edge.to).copied().flatten().is_none());
        edge.kind == EdgeKind::Sequence && (returns || !goes_on && place(edge.to).is_some())
    };
    let mut back = Back::default();
    for edge in ways.next(at).iter().filter(goes_back).filter(|edge| odds(edge) > 0.0) {
        *back.to.entry(edge.to).or_default() += odds(edge);
    }
    (!back.to.is_empty()).then_some(back)
}

/// How likely each branch of a step that chooses is, of 1; `None` where it does not choose, or nobody says how likely.
pub(super) fn odds<'g>(ways: &Ways<'g, '_>, at: usize) -> Option<impl Fn(&Edge) -> f64 + use<'g>> {
    let node = ways.graph.nodes.get(at)?;
    match node.split {
        Split::One | Split::Some | Split::First => {}
        Split::All => return None,
    }
    let edges = ways.next(at);
    let share = shares(edges)?;
    // Likelihoods that add up to more than 100 % are told elsewhere, and so are those of all branches that add up to
    // less; here each counts by its part of them. Of an inclusive decision none may be taken, as far as they say.
    let branches = || edges.iter().filter(|edge| edge.kind == EdgeKind::Sequence);
    let said: f64 = branches().map(share).sum();
    let in_part = node.split != Split::Some && branches().all(|edge| edge.likelihood.is_some());
    let all = if in_part { said } else { said.max(100.0) };
    (all > 0.0).then_some(move |edge: &Edge| share(edge) / all)
}

/// Of each step that must go back, the next step on the shortest way to one that need not.
fn ways_out(ways: &Ways, returning: &[usize], goes_on: &dyn Fn(usize) -> bool) -> BTreeMap<usize, usize> {
    let inside: BTreeSet<usize> = returning.iter().copied().collect();
    let mut out: BTreeMap<usize, usize> = BTreeMap::new();
    let mut before: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut to_walk: Vec<usize> = Vec::new();
    for &at in returning {
        for edge in ways.next(at) {
            if goes_on(edge.to) && !out.contains_key(&at) {
                out.insert(at, edge.to);
                to_walk.push(at);
            } else if inside.contains(&edge.to) {
                before.entry(edge.to).or_default().push(at);
            }
        }
    }
    while !to_walk.is_empty() {
        let mut next = Vec::new();
        for at in to_walk {
            for &from in before.get(&at).into_iter().flatten() {
                if let std::collections::btree_map::Entry::Vacant(place) = out.entry(from) {
                    place.insert(at);
                    next.push(from);
                }
            }
        }
        to_walk = next;
    }
    out
}

/// Takes the steps that must go back out of the chain, the last first: whoever comes to one goes on with it.
fn eliminate(rows: &mut BTreeMap<usize, Back>, returning: &[usize], budget: &Budget) -> Result<(), Tangled> {
    let mut before: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (&at, row) in rows.iter() {
        row.to.keys().for_each(|&to| {
            before.entry(to).or_default().insert(at);
        });
    }
    for &at in returning.iter().rev() {
        let Some(mut row) = rows.remove(&at) else { continue };
        let own = row.to.remove(&at).unwrap_or_default();
        if own > ALWAYS {
            row.to.clear();
        } else if own > 0.0 {
            row.to.values_mut().chain(row.by.values_mut()).for_each(|often| *often /= 1.0 - own);
        }
        for from in before.remove(&at).into_iter().flatten().filter(|from| *from != at) {
            // Each of `to` is passed on and its way here noted.
            budget.spend(ENTRY * (2 * row.to.len() + row.by.len()))?;
            let Some(other) = rows.get_mut(&from) else { continue };
            let Some(often) = other.to.remove(&at) else { continue };
            other.pass(often, &row);
            row.to.keys().for_each(|&to| {
                before.entry(to).or_default().insert(from);
            });
        }
    }
    Ok(())
}
