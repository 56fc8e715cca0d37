//! Roll-ups of large and tangled models, and against every path there is in random ones.

use super::{
    tests::{parse, path, rolled},
    *,
};
use proptest::prelude::*;

/// A long line with a shortcut at each step and a loop at every tenth: no recursion, and no waiting.
#[test]
fn ten_thousand_steps_are_no_trouble() {
    let mut steps = String::new();
    let mut flows = String::new();
    for i in 0..10_000 {
        steps += &format!("(id: \"s{i:05}\", lane: \"lane\", column: {i}, work: \"1 min\"),");
        let mut flow = |to: usize| {
            flows += &format!("(id: \"f{i:05}-{to:05}\", swimlane: \"swim\", from: \"s{i:05}\", to: \"s{to:05}\"),");
        };
        flow(i + 1);
        flow(i + 2);
        if i % 10 == 9 {
            flow(i - 9);
        }
    }
    let text = format!(
        "(format: 1, swimlanes: [(id: \"swim\")], lanes: [(id: \"lane\", swimlane: \"swim\")], steps: [{steps}],
         flows: [{flows}], slas: [(id: \"sla\", promise: \"1 wk\", from: \"s00000\", to: \"s09999\")])"
    );
    let told = rolled(&text);
    assert_eq!((told.worst_path.len(), told.loops.len()), (10_000, 999), "the last loop returns from the end");
    assert_eq!(told.worst_minutes, 19_990.0);
    assert_eq!(told.likely_minutes, 10_000.0);
}

/// A random graph: for each step its minutes and whether it chooses, then flows with perhaps a likelihood.
type Random = (Vec<(u8, bool)>, Vec<(usize, usize, Option<u8>)>);

fn random(forward: bool) -> impl Strategy<Value = Random> {
    (2usize..8).prop_flat_map(move |count| {
        let flow = (0..count, 0..count, prop::option::of(0u8..=100)).prop_map(move |(a, b, share)| match forward {
            true => (a.min(b), a.max(b), share),
            false => (a, b, share),
        });
        (prop::collection::vec((0u8..20, any::<bool>()), count), prop::collection::vec(flow, 0..16))
    })
}

/// From each step, where its flows lead and how often.
type Next = Vec<Vec<(usize, Option<u8>)>>;

/// The graph as a model, its flows without those from a step to itself and without doubles.
fn drawn((steps, flows): &Random) -> (Document, Next) {
    let mut next: Next = vec![vec![]; steps.len()];
    let mut sorted = flows.clone();
    sorted.sort();
    sorted.dedup_by_key(|f| (f.0, f.1));
    let mut text = String::new();
    for (a, b, share) in sorted.into_iter().filter(|f| f.0 != f.1) {
        next[a].push((b, share.filter(|_| steps[a].1)));
        let share = next[a].last().and_then(|n| n.1).map_or(String::new(), |s| format!("likelihood: {s}"));
        text += &format!("(id: \"{a}>{b}\", swimlane: \"swim\", from: \"{a}\", to: \"{b}\", {share}),");
    }
    let step = |(i, (minutes, chooses)): (usize, &(u8, bool))| {
        let kind = if *chooses { "kind: Decision(Exclusive), " } else { "" };
        format!("(id: \"{i}\", {kind}lane: \"lane\", column: {i}, work: \"{minutes} min\"),")
    };
    let list: String = steps.iter().enumerate().map(step).collect();
    let last = steps.len() - 1;
    let text = format!(
        "(format: 1, swimlanes: [(id: \"swim\")], lanes: [(id: \"lane\", swimlane: \"swim\")], steps: [{list}],
         flows: [{text}], slas: [(id: \"sla\", promise: \"1 s\", from: \"0\", to: \"{last}\")])"
    );
    (parse(&text), next)
}

/// Every path between two steps that visits none twice and takes only some flows.
fn paths(next: &Next, from: usize, to: usize, may: &dyn Fn(usize, usize) -> bool) -> Vec<Vec<usize>> {
    fn walk(
        next: &Next,
        path: &mut Vec<usize>,
        to: usize,
        may: &dyn Fn(usize, usize) -> bool,
        found: &mut Vec<Vec<usize>>,
    ) {
        let at = path[path.len() - 1];
        if at == to {
            found.push(path.clone());
            return;
        }
        for &(then, _) in &next[at] {
            if !path.contains(&then) && may(at, then) {
                path.push(then);
                walk(next, path, to, may, found);
                path.pop();
            }
        }
    }
    let mut found = vec![];
    walk(next, &mut vec![from], to, may, &mut found);
    found
}

/// The likely minutes from a step of a graph without loops, by trying everything.
fn likely_by_trying(random: &Random, next: &Next, at: usize, to: usize) -> Option<f64> {
    let own = f64::from(random.0[at].0);
    if at == to {
        return Some(own);
    }
    let all = &next[at];
    let said: f64 = all.iter().filter_map(|n| n.1).map(f64::from).sum();
    let silent = all.iter().filter(|n| n.1.is_none()).count();
    let none_says = silent == all.len();
    let share = |n: &(usize, Option<u8>)| match n.1 {
        _ if none_says => 0.0,
        Some(share) => f64::from(share),
        None => (100.0 - said).max(0.0) / silent as f64,
    };
    let mut ways: Vec<(f64, f64)> =
        all.iter().filter_map(|n| Some((share(n), likely_by_trying(random, next, n.0, to)?))).collect();
    if random.0[at].1 {
        ways.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.total_cmp(&b.1)));
    } else {
        ways.sort_by(|a, b| b.1.total_cmp(&a.1));
    }
    ways.first().map(|way| way.1 + own)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn without_loops_both_paths_are_those_found_by_trying_all(random in random(true)) {
        let (document, next) = drawn(&random);
        let told = RollUps::new(&document).sla(document.sla(&"sla".into()).expect("an SLA"));
        let last = next.len() - 1;
        let all = paths(&next, 0, last, &|_, _| true);
        let minutes = |path: &Vec<usize>| path.iter().map(|&at| f64::from(random.0[at].0)).sum::<f64>();
        let Some(longest) = all.iter().map(minutes).max_by(f64::total_cmp) else {
            prop_assert_eq!(told.verdict, Verdict::Unknown(Unknown::NoPath));
            return Ok(());
        };
        prop_assert_eq!(told.worst_minutes, longest);
        prop_assert!(told.loops.is_empty());
        let named: Vec<String> = all.iter().filter(|p| minutes(p) == longest)
            .map(|p| p.iter().map(usize::to_string).collect::<Vec<_>>().join(" ")).collect();
        prop_assert!(named.contains(&path(&told.worst_path)));
        prop_assert_eq!(Some(told.likely_minutes), likely_by_trying(&random, &next, 0, last));
        prop_assert!(told.likely_minutes <= told.worst_minutes);
    }

    #[test]
    fn with_loops_the_worst_is_the_longest_way_with_each_loop_on_it(random in random(false), says in any::<bool>()) {
        let mut random = random;
        if !says {
            random.1.iter_mut().for_each(|flow| flow.2 = None);
        }
        let (document, next) = drawn(&random);
        let told = RollUps::new(&document).sla(document.sla(&"sla".into()).expect("an SLA"));
        let last = next.len() - 1;
        let simple = paths(&next, 0, last, &|_, _| true);
        prop_assert_eq!(simple.is_empty(), told.verdict == Verdict::Unknown(Unknown::NoPath));
        if simple.is_empty() {
            return Ok(());
        }
        let minutes = |path: &[Id]| {
            path.iter().map(|id| f64::from(random.0[id.as_str().parse::<usize>().expect("a number")].0)).sum::<f64>()
        };
        // The path is one of those there are, each loop one that closes on it, and the time that of all of them.
        let named: Vec<String> =
            simple.iter().map(|p| p.iter().map(usize::to_string).collect::<Vec<_>>().join(" ")).collect();
        prop_assert!(named.contains(&path(&told.worst_path)), "{}", path(&told.worst_path));
        prop_assert!(named.contains(&path(&told.likely_path)));
        let mut sum = minutes(&told.worst_path);
        for round in &told.loops {
            prop_assert!(told.worst_path.contains(&round.steps[0]));
            // With the loops within it, where likelihoods limit those.
            prop_assert!(round.minutes >= minutes(&round.steps));
            if !says {
                prop_assert_eq!((round.minutes, round.times, round.limited), (minutes(&round.steps), 1, false));
            }
            prop_assert_eq!(round.all_minutes, (round.minutes * f64::from(round.times)).min(1e12));
            let closed: Vec<usize> = round.steps.iter().map(|id| id.as_str().parse().expect("a number")).collect();
            for (i, at) in closed.iter().enumerate() {
                let then = closed[(i + 1) % closed.len()];
                prop_assert!(next[*at].iter().any(|n| n.0 == then), "{at} leads to {then}");
            }
            sum += round.all_minutes;
        }
        let counted = sum.max(told.likely_minutes);
        prop_assert!((told.worst_minutes - counted).abs() <= 1e-9 * counted, "{} is not {counted}", told.worst_minutes);
        prop_assert!(told.likely_minutes <= told.worst_minutes);
    }

    /// A line of decisions that go back here and there: as long as a case takes that is followed step by step.
    #[test]
    fn rounds_take_as_long_as_they_are_seen_to(line in prop::collection::vec((0u8..20, 0usize..6, 0u8..=60), 1..6)) {
        let count = line.len();
        let mut steps = String::new();
        let mut flows = String::new();
        for (i, (minutes, to, share)) in line.iter().enumerate() {
            steps += &format!("(id: \"{i}\", kind: Decision(Exclusive), lane: \"lane\", column: {i}, work: \"{minutes} \
                               min\"),");
            flows += &format!("(id: \"on{i}\", swimlane: \"swim\", from: \"{i}\", to: \"{}\"),", i + 1);
            if *to <= i && *share > 0 {
                flows += &format!("(id: \"back{i}\", swimlane: \"swim\", from: \"{i}\", to: \"{to}\", likelihood: \
                                   {share}),");
            }
        }
        let told = rolled(&format!(
            "(format: 1, swimlanes: [(id: \"swim\")], lanes: [(id: \"lane\", swimlane: \"swim\")],
             steps: [{steps}(id: \"{count}\", lane: \"lane\", column: {count})], flows: [{flows}],
             slas: [(id: \"sla\", promise: \"1 s\", from: \"0\", to: \"{count}\")])"
        ));
        // How much of one case is at each step, step after step, until next to nothing is under way.
        let mut at = vec![0.0; count + 1];
        at[0] = 1.0;
        let mut minutes = 0.0;
        for _ in 0..20_000 {
            let mut next = vec![0.0; count + 1];
            for (i, (own, to, share)) in line.iter().enumerate() {
                minutes += at[i] * f64::from(*own);
                let back = if *to <= i { f64::from(*share) / 100.0 } else { 0.0 };
                next[i + 1] += at[i] * (1.0 - back);
                next[(*to).min(count)] += at[i] * back;
            }
            at = next;
        }
        prop_assert!((told.likely_minutes - minutes).abs() < 1e-3 * minutes.max(1.0), "{} is not \
                                                                                       {minutes}", told.likely_minutes);
        // No case is likely to go round more often than the worst is said to.
        let worst = line.iter().map(|step| f64::from(step.0)).sum::<f64>()
            + told.loops.iter().map(|round| round.all_minutes).sum::<f64>();
        prop_assert!(worst >= minutes - 1e-3 * minutes.max(1.0), "{worst} is less than {minutes}");
        prop_assert!(told.loops.iter().all(|round| round.limited));
    }
}

/// Decisions that lead anywhere, as often as they please, with SLAs over all of them.
fn tangle(decisions: usize, flows: usize, slas: usize) -> Document {
    // Numbers as a shuffled deck gives them, the same each time.
    let mut state = 7_u64;
    let mut any = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or_default() % below
    };
    let steps: String = (0..decisions)
        .map(|i| format!("(id: \"{i}\", kind: Decision(Exclusive), lane: \"lane\", column: {i}, work: \"1 min\"),"))
        .collect();
    let flows: String = (0..flows)
        .map(|i| {
            let (from, to) = if i + 1 < decisions { (i, i + 1) } else { (any(decisions - 1), any(decisions)) };
            format!("(id: \"f{i}\", swimlane: \"swim\", from: \"{from}\", to: \"{to}\", likelihood: {}),", 1 + any(40))
        })
        .collect();
    let slas: String = (0..slas)
        .map(|i| format!("(id: \"sla{i}\", promise: \"1 d\", from: \"{i}\", to: \"{}\"),", decisions - 1 - i))
        .collect();
    parse(&format!(
        "(format: 1, swimlanes: [(id: \"swim\")], lanes: [(id: \"lane\", swimlane: \"swim\")],
         steps: [{steps}], flows: [{flows}], slas: [{slas}])"
    ))
}

#[test]
fn a_tangle_is_told_and_costs_no_more_than_the_budget() {
    let document = tangle(600, 2_500, 20);
    let roll_ups = RollUps::new(&document);
    assert!(roll_ups.share * (20 + 2) <= budget::WORK);
    for sla in document.slas() {
        let told = roll_ups.sla(sla);
        assert_eq!(told.verdict, Verdict::Unknown(Unknown::Tangled), "{}", told.words());
        assert_eq!(told.words(), "Not known: its steps are too tangled to reckon, with loops within loops");
        // Asked again it takes nothing.
        assert_eq!(roll_ups.sla(sla), told);
    }
    assert_eq!(roll_ups.known.borrow().len(), 20);
    // Whatever was asked before.
    let last = document.slas().last().expect("an SLA");
    assert_eq!(RollUps::new(&document).sla(last), roll_ups.sla(last));
    let total = roll_ups.swimlane(&"swim".into()).expect("steps");
    assert!(total.tangled && total.classes.is_empty());
}

#[test]
fn what_is_spent_beyond_the_budget_is_refused_for_good() {
    let budget = Budget::new(10);
    assert_eq!((budget.spend(4), budget.left()), (Ok(()), 6));
    assert_eq!((budget.spend(7), budget.left()), (Err(budget::Tangled), 0));
    assert_eq!(budget.spend(1), Err(budget::Tangled));
}

#[test]
fn a_lone_loop_is_reckoned_among_many_slas() {
    // A line of a hundred steps, each checked and sent back to the first: not tangled, however many ask.
    let steps: String = (0..100)
        .map(|i| format!("(id: \"{i}\", kind: Decision(Exclusive), lane: \"lane\", column: {i}, work: \"1 min\"),"))
        .collect();
    let flows: String = (0..99)
        .map(|i| {
            format!(
                "(id: \"on{i}\", swimlane: \"swim\", from: \"{i}\", to: \"{}\"),
                 (id: \"back{i}\", swimlane: \"swim\", from: \"{i}\", to: \"0\", likelihood: 1),",
                i + 1
            )
        })
        .collect();
    let slas: String =
        (0..60).map(|i| format!("(id: \"sla{i}\", promise: \"1 d\", from: \"{i}\", to: \"99\"),")).collect();
    let document = parse(&format!(
        "(format: 1, swimlanes: [(id: \"swim\")], lanes: [(id: \"lane\", swimlane: \"swim\")],
         steps: [{steps}], flows: [{flows}], slas: [{slas}])"
    ));
    let roll_ups = RollUps::new(&document);
    assert!(document.slas().all(|sla| !matches!(roll_ups.sla(sla).verdict, Verdict::Unknown(_))));
}
