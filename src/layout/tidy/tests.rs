//! What tidying promises: small cases a person can draw, and properties over random swimlanes.

use super::*;
use crate::{
    layout::{FlowEnd, RequestFlow, RequestLane, RequestNote, RequestPhase, RequestStep},
    model::{FlowKind, LaneClass, Orientation, StepKind},
};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// A swimlane in one line: `"a0 b0 c1 | a>b b>c"` is three steps in lanes 0, 0 and 1, and two flows.
fn sketch(text: &str) -> Request {
    let (steps, flows) = text.split_once('|').unwrap_or((text, ""));
    let mut request = empty(4);
    let mut at: BTreeMap<String, usize> = BTreeMap::new();
    for word in steps.split_whitespace() {
        let (name, lane) = word.split_at(word.len() - 1);
        at.insert(name.to_owned(), request.steps.len());
        add_step(&mut request, name, lane.parse().expect("a lane"));
    }
    for word in flows.split_whitespace() {
        let (from, to) = word.split_once('>').expect("a flow");
        add_flow(&mut request, FlowKind::Sequence, FlowEnd::Step(at[from]), FlowEnd::Step(at[to]));
    }
    request
}

fn empty(lanes: usize) -> Request {
    let lane = |i: usize| RequestLane {
        id: format!("lane{i}").as_str().into(),
        name: String::new(),
        caption: String::new(),
        depth: 0,
        parent: None,
        leaf: true,
        customer: false,
        class: LaneClass::Plain,
    };
    Request {
        swimlane: "swim".into(),
        orientation: Orientation::Across,
        title: String::new(),
        subtitle: String::new(),
        lanes: (0..lanes).map(lane).collect(),
        phases: vec![],
        steps: vec![],
        flows: vec![],
        notes: vec![],
        chip_lines: 1,
    }
}

fn add_step(request: &mut Request, name: &str, lane: usize) {
    request.steps.push(RequestStep {
        id: name.into(),
        kind: StepKind::default(),
        name: name.to_owned(),
        duration: String::new(),
        lane,
        column: Key::default(),
        row: Key::default(),
        attached_to: None,
        chips: [].into(),
    });
}

fn add_flow(request: &mut Request, kind: FlowKind, from: FlowEnd, to: FlowEnd) {
    let id = format!("flow{}", request.flows.len()).as_str().into();
    request.flows.push(RequestFlow { id, kind, from, to, label: String::new(), chips: [].into() });
}

/// Column and row of every step and note, by name.
fn cells(request: &Request) -> BTreeMap<String, (i32, i32)> {
    let whole = |key: Key| {
        assert_eq!(key.value().fract(), 0.0);
        key.value() as i32
    };
    // Small ones are searched in earnest.
    let work = if request.steps.len() < 6 { 5_000 } else { 600 };
    let placed = tidy_within(request, work).placements;
    let found: BTreeMap<_, _> = placed.iter().map(|p| (p.id.to_string(), (whole(p.column), whole(p.row)))).collect();
    assert_eq!(found.len(), request.steps.len() + request.notes.len(), "each is placed once");
    assert_eq!(placed.len(), found.len());
    found
}

fn assert_no_cell_twice(request: &Request) {
    let found = cells(request);
    let mut taken = BTreeSet::new();
    for step in request.steps.iter().filter(|s| s.attached_to.is_none()) {
        assert!(taken.insert((step.lane, found[step.id.as_str()])), "{} shares its cell", step.id);
    }
    for note in &request.notes {
        assert!(taken.insert((note.lane, found[note.id.as_str()])), "{} shares its cell", note.id);
    }
}

/// The request with the cells of a tidy in it.
fn settled(request: &Request) -> Request {
    let mut next = request.clone();
    let found: BTreeMap<Id, Placement> =
        tidy_within(request, 600).placements.into_iter().map(|p| (p.id.clone(), p)).collect();
    for step in &mut next.steps {
        (step.column, step.row) = (found[&step.id].column, found[&step.id].row);
    }
    for note in &mut next.notes {
        (note.column, note.row) = (found[&note.id].column, found[&note.id].row);
    }
    for (phase, span) in next.phases.iter_mut().zip(tidy_within(request, 600).phases) {
        (phase.from, phase.to) = (span.from, span.to);
    }
    next
}

/// What the present cells of a request cost as drawn; `None` where they do not compete with new ones. In a circle that
/// nothing leads into, the leftmost step counts as its start: with other cells another flow may be the one that runs
/// back.
fn drawn_cost(request: &Request) -> Option<i64> {
    let mut graph = Graph::new(request);
    cycles::mark(&mut graph);
    let cells = present::present(&graph)?;
    Some(Drawn::new(&graph, request).cost(&cells))
}

#[test]
fn nothing_gives_nothing() {
    assert_eq!(tidy(&empty(0)), vec![]);
    assert_eq!(tidy(&empty(3)), vec![]);
}

#[test]
fn a_line_stays_on_one_row() {
    let found = cells(&sketch("a0 b0 c0 d0 | a>b b>c c>d"));
    for (column, name) in ["a", "b", "c", "d"].iter().enumerate() {
        assert_eq!(found[*name], (column as i32, 0), "{name}");
    }
}

#[test]
fn a_loop_goes_back_and_the_rest_forward() {
    let found = cells(&sketch("a0 b0 c0 d0 | a>b b>c c>b c>d"));
    assert!(found["a"].0 < found["b"].0 && found["b"].0 < found["c"].0 && found["c"].0 < found["d"].0, "{found:?}");
}

#[test]
fn a_circle_without_a_start_is_placed() {
    assert_no_cell_twice(&sketch("a0 b1 c2 | a>b b>c c>a"));
    assert_no_cell_twice(&sketch("a0 | a>a"));
}

#[test]
fn a_split_opens_and_a_join_closes() {
    let found = cells(&sketch("s0 a0 b0 j0 | s>a s>b a>j b>j"));
    assert_eq!(found["s"].1, found["j"].1);
    assert_ne!(found["a"].1, found["b"].1);
    assert!(found["a"].1 == found["s"].1 || found["b"].1 == found["s"].1, "one branch goes straight on: {found:?}");
}

#[test]
fn two_starts_meet() {
    let found = cells(&sketch("p0 a0 b0 j0 q0 | p>a a>b b>j q>j"));
    assert!(found["q"].0 >= 2, "the short way starts late, beside what it meets: {found:?}");
}

#[test]
fn parts_without_a_flow_between_them_share_columns() {
    let request = sketch("a0 b0 c0 x1 y1 z1 | a>b b>c x>y y>z");
    let found = cells(&request);
    assert_eq!(found.values().map(|c| c.0).max(), Some(2), "{found:?}");
    assert_no_cell_twice(&request);
}

#[test]
fn steps_without_flows_are_laid_out_not_piled_up() {
    let text: String = (0..40).map(|i| format!("s{i}_0 ")).collect();
    let found = cells(&sketch(&text));
    assert!(found.values().map(|c| c.1).max() < Some(10), "{found:?}");
}

#[test]
fn the_main_line_keeps_the_first_row() {
    // The last step has an event with a way out of its own; the hand-off in the middle would be shorter a row down.
    let mut request = sketch("s0 a0 b0 c1 d2 e2 f2 g0 x0 w0 | s>a a>b b>c c>d d>e e>f f>g x>w");
    request.steps[0].kind = StepKind::Start(Default::default());
    request.steps[8].attached_to = Some(7);
    let found: BTreeMap<String, i64> =
        tidy(&request).iter().map(|p| (p.id.to_string(), p.row.value() as i64)).collect();
    assert_eq!(["s", "a", "b", "g", "w"].map(|name| found[name]), [0, 0, 0, 0, 1], "{found:?}");
}

#[test]
fn an_attached_event_is_its_hosts() {
    let mut request = sketch("a0 b0 e0 c0 | a>b e>c");
    request.steps[2].attached_to = Some(1);
    let found = cells(&request);
    assert_eq!(found["e"], found["b"]);
    assert!(found["c"].0 >= found["b"].0 && found["c"] != found["b"], "{found:?}");
    request.steps[1].attached_to = Some(2);
    assert_eq!(cells(&request).len(), 4, "events attached in a circle are placed too");
}

#[test]
fn a_note_stands_beside_what_it_is_about() {
    let mut request = sketch("a0 b0 c0 d0 e0 | a>b b>c c>d d>e");
    let (column, row) = (Key::default(), Key::default());
    request.notes.push(RequestNote { id: "n".into(), text: "why".into(), lane: 0, column, row });
    add_flow(&mut request, FlowKind::Association, FlowEnd::Note(0), FlowEnd::Step(3));
    let found = cells(&request);
    assert!((found["n"].0 - found["d"].0).abs() <= 1 && (found["n"].1 - found["d"].1).abs() <= 1, "{found:?}");
}

#[test]
fn phases_keep_their_steps_and_their_order() {
    let mut request = sketch("a0 b0 c1 d1 e0 | a>b b>c c>d d>e e>a");
    for (i, step) in request.steps.iter_mut().enumerate() {
        step.column = Key::from([1, 5, 5, 9, 9][i]);
    }
    for (name, from, to) in [("one", 1, 3), ("two", 4, 6), ("none", 7, 7), ("three", 8, 9)] {
        let (from, to) = (Key::from(from), Key::from(to));
        request.phases.push(RequestPhase { id: name.into(), name: name.into(), from, to });
    }
    let tidied = tidy_with_phases(&request);
    let column = |name: &str| tidied.placements.iter().find(|p| p.id.as_str() == name).map(|p| p.column);
    let span = |i: usize| tidied.phases[i].from..=tidied.phases[i].to;
    for (name, phase) in [("a", 0), ("b", 1), ("c", 1), ("d", 3), ("e", 3)] {
        assert!(column(name).is_some_and(|c| span(phase).contains(&c)), "{name}: {tidied:?}");
    }
    assert!(tidied.phases.windows(2).all(|p| p[0].to < p[1].from), "{tidied:?}");
}

/// A random swimlane: any flows between any things, loops and open ends included.
fn any_request() -> impl Strategy<Value = Request> {
    let end = |n: usize| {
        prop_oneof![8 => (0..n).prop_map(FlowEnd::Step), 1 => (0..4usize).prop_map(FlowEnd::Lane),
        1 => (0..3usize).prop_map(FlowEnd::Note), 1 => (0..9usize).prop_map(FlowEnd::Flow), 1 => Just(FlowEnd::Open)]
    };
    let kind = prop_oneof![6 => Just(FlowKind::Sequence), 2 => Just(FlowKind::Message), 1 => Just(FlowKind::Data)];
    (2..25usize).prop_flat_map(move |n| {
        let steps = prop::collection::vec((0..4usize, 0..9i32, prop::option::weighted(0.1, 0..n)), n);
        let flows = prop::collection::vec((kind.clone(), end(n), end(n)), 0..2 * n);
        (steps, flows, 0..3usize, prop::collection::vec(0..9i32, 0..3)).prop_map(|(steps, flows, notes, phases)| {
            let mut request = empty(3);
            for (i, (lane, column, host)) in steps.into_iter().enumerate() {
                add_step(&mut request, &format!("s{i}"), lane);
                request.steps[i].column = Key::from(column);
                request.steps[i].attached_to = host;
            }
            for i in 0..notes {
                let (column, row) = (Key::from(i as i32), Key::default());
                request.notes.push(RequestNote {
                    id: format!("n{i}").as_str().into(),
                    text: String::new(),
                    lane: i,
                    column,
                    row,
                });
            }
            for (kind, from, to) in flows {
                add_flow(&mut request, kind, from, to);
            }
            for (i, from) in phases.into_iter().collect::<BTreeSet<_>>().into_iter().enumerate() {
                let (from, to) = (Key::from(from), Key::from(from));
                let id = format!("phase{i}").as_str().into();
                request.phases.push(RequestPhase { id, name: String::new(), from, to });
            }
            request
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn each_has_its_own_cell_the_same_every_time(request in any_request()) {
        assert_no_cell_twice(&request);
        prop_assert_eq!(tidy_within(&request, 600), tidy_within(&request, 600));
    }

    #[test]
    fn flows_go_back_only_where_a_loop_or_a_phase_makes_them(request in any_request()) {
        let mut graph = Graph::new(&request);
        cycles::mark(&mut graph);
        let found = cells(&request);
        for flow in request.flows.iter().filter(|f| f.kind == FlowKind::Sequence) {
            let (FlowEnd::Step(from), FlowEnd::Step(to)) = (flow.from, flow.to) else { continue };
            let (a, b) = (graph.of_step[from], graph.of_step[to]);
            let edge = graph.edges.iter().find(|e| (e.from, e.to, e.kind) == (a, b, graph::Tie::Sequence));
            if edge.is_some_and(|e| !e.back) {
                let column = |step: usize| found[request.steps[step].id.as_str()].0;
                prop_assert!(column(from) <= column(to), "{} runs back", flow.id);
            }
        }
    }

    #[test]
    fn tidying_again_makes_nothing_worse(request in any_request()) {
        let once = settled(&request);
        assert_no_cell_twice(&once);
        let twice = settled(&once);
        if let (Some(before), Some(after)) = (drawn_cost(&once), drawn_cost(&twice)) {
            prop_assert!(after <= before);
        }
    }
}

#[test]
fn ten_thousand_of_one_kind_are_placed() {
    // A star, a line, a tree and a heap: what is quick on a usual swimlane must not be slow on an odd one.
    let ties: [fn(usize) -> Option<usize>; 4] = [|_| Some(0), |i| Some(i - 1), |i| Some(i / 2), |_| None];
    for tie in ties {
        let mut request = empty(1);
        for i in 0..10_000 {
            add_step(&mut request, &format!("s{i}"), 0);
            if let Some(from) = (i > 0).then(|| tie(i)).flatten() {
                add_flow(&mut request, FlowKind::Sequence, FlowEnd::Step(from), FlowEnd::Step(i));
            }
        }
        assert_no_cell_twice(&request);
    }
}
