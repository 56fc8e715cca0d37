//! What is told of joins, held against every way a case can take through small random swimlanes.

use laneway::{check, file, model::Date};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// So many markings are gone through; of a swimlane with more, less is known.
const MOST: usize = 20_000;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Task,
    Exclusive,
    Parallel,
}

/// Steps and the flows between them; work starts at the first step.
#[derive(Debug)]
struct Drawn {
    kinds: Vec<Kind>,
    flows: Vec<(usize, usize)>,
}

impl Drawn {
    /// Each step is led to by one before it; more flows go anywhere, or only on. Only decisions have several.
    fn new(steps: &[(u8, u8)], more: &[(u8, u8)], back: bool) -> Drawn {
        let kind = |n: u8| [Kind::Task, Kind::Exclusive, Kind::Parallel][usize::from(n) % 3];
        let mut kinds: Vec<Kind> = steps.iter().map(|(n, _)| kind(*n)).collect();
        let count = kinds.len();
        let mut flows: BTreeSet<(usize, usize)> =
            steps.iter().enumerate().skip(1).map(|(to, (_, n))| (usize::from(*n) % to, to)).collect();
        for &(a, b) in more {
            let (a, b) = (usize::from(a) % count, 1 + usize::from(b) % (count - 1));
            let (a, b) = if back { (a, b) } else { (a.min(b), a.max(b)) };
            flows.extend((a != b).then_some((a, b)));
        }
        let flows: Vec<_> = flows.into_iter().collect();
        for (step, kind) in kinds.iter_mut().enumerate() {
            if *kind == Kind::Task && flows.iter().filter(|flow| flow.0 == step).count() > 1 {
                *kind = Kind::Exclusive;
            }
        }
        Drawn { kinds, flows }
    }

    /// As a model; a start leads to the first step.
    fn text(&self) -> String {
        let kind = |kind: &Kind| match kind {
            Kind::Task => "Task(Plain)",
            Kind::Exclusive => "Decision(Exclusive)",
            Kind::Parallel => "Decision(Parallel)",
        };
        let step = |(i, of): (usize, &Kind)| format!("(id: \"s{i}\", kind: {}, lane: \"l\", column: {i}),", kind(of));
        let flow = |(i, (a, b)): (usize, &(usize, usize))| {
            format!("(id: \"f{i}\", swimlane: \"w\", from: \"s{a}\", to: \"s{b}\"),")
        };
        let steps: String = self.kinds.iter().enumerate().map(step).collect();
        let flows: String = self.flows.iter().enumerate().map(flow).collect();
        format!(
            "(format: 1, swimlanes: [(id: \"w\", name: \"W\")], lanes: [(id: \"l\", swimlane: \"w\", name: \"L\")], \
             steps: [{steps}(id: \"start\", kind: Start(Plain), lane: \"l\", column: 99)], \
             flows: [{flows}(id: \"f\", swimlane: \"w\", from: \"start\", to: \"s0\")])"
        )
    }

    fn into(&self, step: usize) -> Vec<usize> {
        (0..self.flows.len()).filter(|&flow| self.flows[flow].1 == step).collect()
    }

    /// Those that are `turned` go on with the first to come.
    fn waits(&self, step: usize, turned: &BTreeSet<usize>) -> bool {
        self.kinds[step] == Kind::Parallel && self.into(step).len() > 1 && !turned.contains(&step)
    }

    /// Work taken from some flows is given to those out of a step, or to one of them.
    fn goes_on(&self, step: usize, left: &[u8], next: &mut Vec<Vec<u8>>) {
        let out: Vec<usize> = (0..self.flows.len()).filter(|&flow| self.flows[flow].0 == step).collect();
        let give = |flows: &[usize]| {
            let mut marking = left.to_vec();
            flows.iter().for_each(|&flow| marking[flow] += 1);
            marking
        };
        match self.kinds[step] {
            Kind::Exclusive if !out.is_empty() => next.extend(out.iter().map(|&flow| give(&[flow]))),
            Kind::Task | Kind::Parallel | Kind::Exclusive => next.push(give(&out)),
        }
    }

    /// Every marking: how often work is on each flow. Whether those are all there are.
    fn markings(&self, turned: &BTreeSet<usize>) -> (BTreeSet<Vec<u8>>, bool) {
        let mut to_walk = Vec::new();
        self.goes_on(0, &vec![0; self.flows.len()], &mut to_walk);
        let (mut seen, mut all) = (BTreeSet::new(), true);
        while let Some(marking) = to_walk.pop() {
            if seen.len() >= MOST || marking.iter().any(|&n| n > 3) {
                all = false;
                continue;
            }
            if !seen.insert(marking.clone()) {
                continue;
            }
            for step in 0..self.kinds.len() {
                let into = self.into(step);
                let taken: Vec<Vec<usize>> = match self.waits(step, turned) {
                    true => vec![into],
                    false => into.into_iter().map(|flow| vec![flow]).collect(),
                };
                for flows in taken.into_iter().filter(|flows| flows.iter().all(|&flow| marking[flow] > 0)) {
                    let mut left = marking.clone();
                    flows.iter().for_each(|&flow| left[flow] -= 1);
                    self.goes_on(step, &left, &mut to_walk);
                }
            }
        }
        (seen, all)
    }

    fn hold(&self, back: bool) -> Result<(), TestCaseError> {
        let document = file::parse(&self.text()).expect("a model").document;
        let findings = check::run(&document, Date::new(2026, 11, 22).expect("a day"));
        let joins = findings.iter().filter(|finding| finding.rule.name == "fake-join");
        let told: BTreeSet<usize> = joins.map(|f| f.record.as_str()[1..].parse().expect("a step")).collect();
        let none = BTreeSet::new();
        let (markings, all) = self.markings(&none);
        // What follows a decision that waits in vain is asked as if that went on.
        let mut turned: BTreeSet<usize> = BTreeSet::new();
        let (after, all_after) = loop {
            let (after, all) = self.markings(&turned);
            let comes = |step: usize| after.iter().any(|on| self.into(step).iter().all(|&flow| on[flow] > 0));
            let dead: Vec<usize> = (0..self.kinds.len()).filter(|&s| self.waits(s, &turned) && !comes(s)).collect();
            if dead.is_empty() || !all {
                break (after, all);
            }
            turned.extend(dead);
        };
        for step in 0..self.kinds.len() {
            let into = self.into(step);
            let on = |marking: &Vec<u8>| into.iter().filter(|&&flow| marking[flow] > 0).count();
            if self.waits(step, &none) {
                let comes = markings.iter().any(|marking| on(marking) == into.len());
                prop_assert!(!comes || !told.contains(&step), "s{step} waits for what comes: {self:?}");
                prop_assert!(comes || back || !all || !told.is_empty(), "s{step} waits in vain: {self:?}");
            } else if !into.is_empty() {
                let meets = after.iter().any(|marking| on(marking) > 1);
                prop_assert!(meets || !all_after || !told.contains(&step), "nothing meets in s{step}: {self:?}");
                // Of a way back that splits again no join is told: it is not where the fault is.
                prop_assert!(!meets || back || !told.is_empty(), "branches meet in s{step}: {self:?}");
            }
        }
        Ok(())
    }
}

fn pairs(least: usize, most: usize) -> impl Strategy<Value = Vec<(u8, u8)>> {
    prop::collection::vec(any::<(u8, u8)>(), least..most)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn joins_that_are_told_are_none_and_without_ways_back_all_are_told(steps in pairs(3, 10), more in pairs(0, 7)) {
        Drawn::new(&steps, &more, false).hold(false)?;
    }

    #[test]
    fn with_ways_back_those_that_are_told_are_none(steps in pairs(3, 9), more in pairs(0, 7)) {
        Drawn::new(&steps, &more, true).hold(true)?;
    }
}
