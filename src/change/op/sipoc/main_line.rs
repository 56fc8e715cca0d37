//! The main line of a swimlane: from a start along the flow to an end, as a SIPOC tells it.

use crate::model::{Flow, FlowKind, Id, Step, StepKind, View, rules};
use std::collections::BTreeMap;

/// A SIPOC has so many steps at most.
const MOST: usize = 7;

/// The steps of the main line in order: of all ways from a start the one to an end in a customer's lane, to an end at
/// all, with the most work. Flows back are not followed.
pub fn main_line<'a>(view: &View<'a>) -> Vec<&'a Step> {
    let place: BTreeMap<&Id, usize> = view.lanes.iter().enumerate().map(|(i, n)| (&n.lane.id, i)).collect();
    let mut steps: Vec<&Step> =
        view.steps.iter().copied().filter(|s| s.attached_to.is_none() && !rules::is_data(s.kind)).collect();
    steps.sort_by_key(|s| (s.column, place.get(&s.lane).copied(), s.row, &s.id));
    let at: BTreeMap<&Id, usize> = steps.iter().enumerate().map(|(i, s)| (&s.id, i)).collect();
    let index = |end: &Option<Id>| end.as_ref().and_then(|id| at.get(id)).copied();
    let mut next: Vec<Vec<usize>> = vec![Vec::new(); steps.len()];
    let mut arrives = vec![false; steps.len()];
    let in_order = |f: &&&Flow| f.kind == FlowKind::Sequence;
    for flow in view.flows.iter().filter(in_order) {
        if let (Some(from), Some(to)) = (index(&flow.from), index(&flow.to))
            && from != to
        {
            if let Some(list) = next.get_mut(from) {
                list.push(to);
            }
            if let Some(arrives) = arrives.get_mut(to) {
                *arrives = true;
            }
        }
    }
    next.iter_mut().for_each(|list| list.sort_unstable());
    let customer = |s: &Step| place.get(&s.lane).and_then(|i| view.lanes.get(*i)).is_some_and(|n| n.is_customer());
    let worth = |i: usize, best: &[Option<(Worth, Option<usize>)>]| {
        let step = steps[i];
        let is_end = matches!(step.kind, StepKind::End(_));
        let own = Worth { served: is_end && customer(step), ended: is_end, work: 0 };
        let onward = next[i].iter().filter_map(|&to| best[to].map(|(worth, _)| (worth, to)));
        // Of two as good the first.
        let best = onward.fold(None, |best: Option<(Worth, usize)>, it| match best {
            Some(held) if held.0 >= it.0 => Some(held),
            _ => Some(it),
        });
        let (worth, to) = best.map_or((own, None), |(worth, to)| (worth, Some(to)));
        (Worth { work: worth.work + usize::from(step.kind.is_work()), ..worth }, to)
    };
    // Steps are done when all they lead to are; what leads back to one being walked is left.
    let mut best: Vec<Option<(Worth, Option<usize>)>> = vec![None; steps.len()];
    let mut seen = vec![false; steps.len()];
    for root in 0..steps.len() {
        let mut walk = vec![(root, false)];
        while let Some((i, done)) = walk.pop() {
            if done {
                best[i] = Some(worth(i, &best));
            } else if !std::mem::replace(&mut seen[i], true) {
                walk.push((i, true));
                walk.extend(next[i].iter().rev().filter(|to| !seen[**to]).map(|&to| (to, false)));
            }
        }
    }
    let rank = |i: &usize| {
        let start = matches!(steps[*i].kind, StepKind::Start(_));
        (start, !arrives[*i], best[*i].map(|(worth, _)| worth), std::cmp::Reverse(*i))
    };
    let mut line = Vec::new();
    let mut at = (0..steps.len()).max_by_key(rank);
    while let Some(i) = at.filter(|_| line.len() < steps.len()) {
        line.push(steps[i]);
        at = best[i].and_then(|(_, to)| to);
    }
    line
}

/// What a way is worth, the first first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Worth {
    served: bool,
    ended: bool,
    work: usize,
}

/// Which of so many steps a SIPOC keeps: the first and the last, then those that take over from another lane, then
/// others, spread over the line.
pub fn condense(work: &[&Step]) -> Vec<usize> {
    let count = work.len();
    if count <= MOST {
        return (0..count).collect();
    }
    let mut kept = vec![0, count - 1];
    let takes_over = |i: usize| i > 0 && work.get(i - 1).map(|s| &s.lane) != work.get(i).map(|s| &s.lane);
    for first_choice in [true, false] {
        let free: Vec<usize> = (1..count - 1).filter(|&i| takes_over(i) == first_choice).collect();
        let take = free.len().min(MOST - kept.len());
        kept.extend((0..take).filter_map(|n| free.get((2 * n + 1) * free.len() / (2 * take))).copied());
    }
    kept.sort_unstable();
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Cell;

    #[test]
    fn at_most_seven_are_kept_first_last_and_those_that_take_over() {
        let steps: Vec<Step> = (0..12)
            .map(|i| {
                let lane = if (4..6).contains(&i) { "b" } else { "a" };
                Step::new(format!("s{i}").as_str(), StepKind::default(), "", Cell::new(lane, i, 0))
            })
            .collect();
        let refs: Vec<&Step> = steps.iter().collect();
        let kept = condense(&refs);
        assert_eq!(kept.len(), 7);
        assert!([0, 4, 6, 11].iter().all(|i| kept.contains(i)), "{kept:?}");
        assert!(kept.windows(2).all(|pair| pair[0] < pair[1]), "{kept:?}");
        assert_eq!(condense(&refs[..5]), [0, 1, 2, 3, 4]);
    }
}
