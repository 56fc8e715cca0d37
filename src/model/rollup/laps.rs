//! How often the worst course goes back.
//!
//! A way back that its branches give a likelihood is gone round as often as nineteen cases in twenty do at most, each
//! time it is come to. With the likelihood p that a case comes back to a step before it leaves for good, one in p^(n+1)
//! comes back more than n times: the least such n that leaves no more than one case in twenty, and once at least. That
//! is never less than the likely course goes round, which is p / (1 − p) times. Loops within the loop are gone round
//! as often in each round.
//!
//! Where nothing limits a way back, it is gone round once more than it must be, in all.

use super::{
    budget::{Budget, ENTRY, Tangled},
    course::Ways,
    graph::{EdgeKind, Split},
    rounds::{ALWAYS, odds},
};

/// The part of all cases that may go round more often than the worst course does.
const RARELY: f64 = 0.05;

/// No loops take longer than some two million years: what is beyond can be neither told nor added up.
const LONGEST: f64 = 1e12;

/// Going round.
pub(super) struct Round {
    pub header: usize,
    pub steps: Vec<usize>,
    /// What going round once takes, with the loops within it.
    pub minutes: f64,
    /// How often the worst course does.
    pub times: u32,
    /// Whether likelihoods say how often.
    pub limited: bool,
}

impl Round {
    /// What going round so often takes.
    pub fn all_minutes(&self) -> f64 {
        (self.minutes * f64::from(self.times)).min(LONGEST)
    }
}

/// What is known of the loops within a loop, by the steps they return to.
struct Inner {
    /// What going round those with likelihoods takes each time the step is come to.
    again: Vec<f64>,
    /// How likely a case comes back.
    returns: Vec<f64>,
}

/// The steps from one that is returned to, to the last it is returned from.
struct Stretch<'s> {
    header: usize,
    first: usize,
    steps: &'s [usize],
}

/// What is held of a choice of which nobody says how likely its branches are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Silent {
    GoesBack,
    GoesOn,
}

impl Ways<'_, '_> {
    /// What the worst course goes round, in the order of the steps returned to.
    pub fn rounds(&self, budget: &Budget) -> Result<Vec<Round>, Tangled> {
        let count = self.graph.nodes.len();
        let mut inner = Inner { again: vec![0.0; count], returns: vec![0.0; count] };
        let mut groups = Vec::new();
        // The innermost loops first.
        for group in self.back.chunk_by(|a, b| a.1 == b.1).rev() {
            let Some(&(_, header)) = group.first() else { continue };
            let first = self.place.get(header).copied().unwrap_or(usize::MAX);
            let last = group.iter().filter_map(|(from, _)| self.place.get(*from)).max().copied().unwrap_or(first);
            let Some(steps) = self.order.get(first..=last) else { continue };
            let stretch = Stretch { header, first, steps };
            groups.push(self.rounds_to(&stretch, group, &mut inner, budget)?);
        }
        Ok(groups.into_iter().rev().flatten().collect())
    }

    /// The ways round that return to one step.
    fn rounds_to(
        &self,
        stretch: &Stretch,
        group: &[(usize, usize)],
        inner: &mut Inner,
        budget: &Budget,
    ) -> Result<Vec<Round>, Tangled> {
        let walk = stretch.steps.iter().map(|&at| 1 + self.next(at).len()).sum();
        budget.spend(walk)?;
        let mut rounds = self.longest_each(stretch, group, inner, budget)?;
        let says = stretch.steps.iter().any(|&at| odds(self, at).is_some());
        if !says {
            return Ok(rounds);
        }
        budget.spend(walk)?;
        let mut returns = self.comes_back(stretch, inner, Silent::GoesBack, |_| true);
        let mut without_limit = Vec::new();
        if returns > ALWAYS {
            // Some of the ways back have no limit: those that nobody takes by likelihoods alone.
            for round in std::mem::take(&mut rounds) {
                budget.spend(walk)?;
                let from = round.steps.last().copied();
                let likely = self.comes_back(stretch, inner, Silent::GoesOn, |at| Some(at) == from);
                if likely > 0.0 { rounds.push(round) } else { without_limit.push(round) }
            }
            budget.spend(walk)?;
            returns = self.comes_back(stretch, inner, Silent::GoesOn, |_| true);
            if returns > ALWAYS {
                without_limit.append(&mut rounds);
            }
        } else if let Some(known) = inner.returns.get_mut(stretch.header) {
            *known = returns;
        }
        let times = at_most(returns);
        let longest = rounds.into_iter().reduce(|a, b| if b.minutes > a.minutes { b } else { a });
        let limited = longest.filter(|_| times > 0).map(|round| Round { times, limited: true, ..round });
        if let (Some(round), Some(again)) = (&limited, inner.again.get_mut(stretch.header)) {
            *again = round.all_minutes();
        }
        Ok(limited.into_iter().chain(without_limit).collect())
    }

    /// The longest way round of each flow that goes back, once.
    fn longest_each(
        &self,
        stretch: &Stretch,
        group: &[(usize, usize)],
        inner: &Inner,
        budget: &Budget,
    ) -> Result<Vec<Round>, Tangled> {
        let &Stretch { header, first, steps } = stretch;
        let takes = |at: usize| {
            let within = inner.again.get(at).copied().unwrap_or_default();
            self.graph.nodes.get(at).map_or(0.0, |node| node.worst()) + if at == header { 0.0 } else { within }
        };
        // From the header on: when a step is begun at the latest, and from where it is come to.
        let mut begun: Vec<Option<(f64, usize)>> = vec![None; steps.len()];
        if let Some(begin) = begun.first_mut() {
            *begin = Some((0.0, header));
        }
        for (i, &at) in steps.iter().enumerate() {
            let Some(Some((start, _))) = begun.get(i).copied() else { continue };
            let done = start + takes(at);
            for edge in self.onward(at) {
                let then = if edge.kind == EdgeKind::StrikesFromStart { start } else { done };
                let to = self.place.get(edge.to).and_then(|place| place.checked_sub(first));
                let Some(known) = to.and_then(|to| begun.get_mut(to)) else { continue };
                if known.is_none_or(|(known, _)| then > known) {
                    *known = Some((then, at));
                }
            }
        }
        let of = |at: usize| self.place.get(at)?.checked_sub(first).and_then(|i| begun.get(i).copied())?;
        let mut rounds = Vec::new();
        for &(from, _) in group {
            let Some((start, _)) = of(from) else { continue };
            let mut steps = vec![from];
            let mut at = from;
            while at != header
                && let Some((_, before)) = of(at)
            {
                steps.push(before);
                at = before;
            }
            budget.spend(ENTRY * steps.len())?;
            steps.reverse();
            rounds.push(Round { header, steps, minutes: start + takes(from), times: 1, limited: false });
        }
        Ok(rounds)
    }

    /// How likely a case comes back to a step before it leaves for good, by some of the flows that go back.
    fn comes_back(&self, stretch: &Stretch, inner: &Inner, silent: Silent, counts: impl Fn(usize) -> bool) -> f64 {
        let mut back = vec![0.0; stretch.steps.len()];
        for (i, &at) in stretch.steps.iter().enumerate().rev() {
            let by = |to: usize| match self.place.get(to).and_then(|place| place.checked_sub(stretch.first)) {
                Some(0) => f64::from(u8::from(counts(at))),
                Some(there) if there > i => back.get(there).copied().unwrap_or_default(),
                Some(_) | None => 0.0,
            };
            let edges = self.next(at);
            let mut likely: f64 = match odds(self, at) {
                Some(odds) => {
                    let branches = edges.iter().filter(|edge| edge.kind == EdgeKind::Sequence);
                    let other = edges.iter().filter(|edge| edge.kind != EdgeKind::Sequence);
                    let other = other.filter(|edge| silent == Silent::GoesBack || !edge.kind.is_exception());
                    let sum: f64 = branches.map(|edge| odds(edge) * by(edge.to)).sum();
                    other.map(|edge| by(edge.to)).fold(sum, f64::max)
                }
                None => {
                    let chooses = self.graph.nodes.get(at).is_some_and(|node| node.split != Split::All);
                    let ways = edges.iter().filter(|edge| silent == Silent::GoesBack || !edge.kind.is_exception());
                    let ways = ways.map(|edge| by(edge.to));
                    match silent {
                        Silent::GoesOn if chooses => ways.reduce(f64::min).unwrap_or_default(),
                        Silent::GoesOn | Silent::GoesBack => ways.fold(0.0, f64::max),
                    }
                }
            };
            // Those that stay in a loop within leave it in the end.
            let stays = inner.returns.get(at).copied().filter(|_| i > 0).unwrap_or_default();
            if stays <= ALWAYS {
                likely /= 1.0 - stays;
            }
            if let Some(back) = back.get_mut(i) {
                *back = likely.min(1.0);
            }
        }
        back.first().copied().unwrap_or_default()
    }
}

/// How often nineteen cases in twenty go back at most, where one goes back so likely each time; once at least, but
/// never where none goes back.
fn at_most(likely: f64) -> u32 {
    if likely <= 0.0 {
        return 0;
    }
    // By multiplication alone, which is the same on every machine.
    let more_than = |times: u32| {
        let (mut power, mut square, mut left) = (likely, likely, times);
        while left > 0 {
            power = if left % 2 == 1 { power * square } else { power };
            square *= square;
            left /= 2;
        }
        power
    };
    let mut high = 1_u32;
    while more_than(high) > RARELY && high < u32::MAX / 2 {
        high *= 2;
    }
    let mut low = high / 2;
    while high - low > 1 {
        let half = low + (high - low) / 2;
        if more_than(half) > RARELY {
            low = half;
        } else {
            high = half;
        }
    }
    high
}

/// What is told beside the figures: how often the worst course goes back, and what nothing limits.
pub(super) fn remark(loops: &[super::Loop]) -> String {
    let limited: Vec<u32> = loops.iter().filter(|round| round.limited).map(|round| round.times).collect();
    let most = limited.iter().max().copied().unwrap_or_default();
    let often = match limited.len() {
        0 => None,
        1 => Some(format!("at worst going back {}", up_to(most))),
        n => Some(format!("at worst going back in {n} loops, in one of them {}", up_to(most))),
    };
    let once = match loops.len() - limited.len() {
        0 => None,
        1 => Some("one loop gone round once, though nothing limits it".to_owned()),
        n => Some(format!("{n} loops each gone round once, though nothing limits them")),
    };
    match [often, once].into_iter().flatten().reduce(|a, b| format!("{a}; {b}")) {
        Some(told) => format!(" ({told})"),
        None => String::new(),
    }
}

/// "up to 4 times, as 19 in 20 cases do at most".
pub(super) fn up_to(times: u32) -> String {
    let often = if times == 1 { "once".to_owned() } else { format!("up to {times} times") };
    format!("{often}, as 19 in 20 cases do at most")
}

#[cfg(test)]
mod tests {
    use super::at_most;

    #[test]
    fn nineteen_cases_in_twenty_go_back_so_often_at_most() {
        // Of a hundred that go back at 50 %, three do more than four times, six more than three times.
        assert_eq!([0.0, 0.01, 0.22, 0.23, 0.5, 0.8].map(at_most), [0, 1, 1, 2, 4, 13]);
        for likely in (1..100).map(|percent| f64::from(percent) / 100.0) {
            let times = at_most(likely);
            let more_than = |times: u32| (0..=times).fold(1.0, |part, _| part * likely);
            assert!(more_than(times) <= 0.05, "{likely}");
            assert!(times == 1 || more_than(times - 1) > 0.05, "{likely}: no oftener than need be");
            assert!(f64::from(times) >= likely / (1.0 - likely), "{likely}: never below what is likely");
        }
        assert!((2_000_000_000..=u32::MAX).contains(&at_most(super::ALWAYS)));
    }
}
