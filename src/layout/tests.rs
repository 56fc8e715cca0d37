//! Layouts of random requests hold together, and small ones look as one would draw them.

use super::*;
use crate::model::{Gateway, LaneClass, Orientation, StepKind, TaskKind, Trigger};
use proptest::prelude::*;

/// A request of plain lanes, with steps at (lane, column, row).
pub fn request(lanes: usize, steps: &[(usize, i32, i32)], flows: &[(usize, usize)]) -> Request {
    Request {
        swimlane: Id::from("s"),
        orientation: Orientation::Across,
        title: "Complaint to resolution".into(),
        subtitle: "As-is".into(),
        lanes: (0..lanes)
            .map(|l| RequestLane {
                id: Id::from(format!("lane{l}").as_str()),
                name: format!("Lane {l}"),
                caption: "team".into(),
                depth: 0,
                parent: None,
                leaf: true,
                customer: l == 0,
                class: LaneClass::Plain,
            })
            .collect(),
        phases: vec![],
        steps: steps
            .iter()
            .enumerate()
            .map(|(i, &(lane, column, row))| RequestStep {
                id: Id::from(format!("step{i}").as_str()),
                kind: StepKind::Task(TaskKind::Plain),
                name: format!("Do the thing {i}"),
                duration: String::new(),
                lane,
                column: Key::from(column),
                row: Key::from(row),
                attached_to: None,
                chips: [].into(),
            })
            .collect(),
        flows: flows
            .iter()
            .enumerate()
            .map(|(i, &(from, to))| RequestFlow {
                id: Id::from(format!("flow{i}").as_str()),
                kind: FlowKind::Sequence,
                from: FlowEnd::Step(from),
                to: FlowEnd::Step(to),
                label: String::new(),
                chips: [].into(),
            })
            .collect(),
        notes: vec![],
        chip_lines: 1,
    }
}

fn chip(words: &str) -> RequestChip {
    let short: String = words.chars().take(2).collect();
    RequestChip { mark: ChipMark::Rule, full: words.into(), short: short.into(), title: words.into(), about: [].into() }
}

fn bends(route: &Route) -> usize {
    route.points.len() - 2
}

#[test]
fn neighbours_are_joined_by_a_straight_flow() {
    let request = request(2, &[(0, 0, 0), (0, 1, 0), (1, 1, 0), (1, 3, 0)], &[(0, 1), (1, 2), (2, 3)]);
    let layout = layout(&request);
    assert_eq!(check(&request, &layout), Vec::<String>::new());
    assert_eq!(layout.flows.iter().map(bends).collect::<Vec<_>>(), [0, 0, 0]);
    assert!(layout.flows[1].hand_off && !layout.flows[0].hand_off);
}

#[test]
fn a_flow_to_another_lane_bends_once() {
    let request = request(2, &[(0, 0, 0), (1, 1, 0)], &[(0, 1)]);
    let layout = layout(&request);
    assert_eq!(bends(&layout.flows[0]), 1);
}

#[test]
fn two_flows_that_change_places_do_not_lie_on_one_another() {
    let request =
        request(1, &[(0, 0, 0), (0, 1, 0), (0, 0, 1), (0, 1, 1)], &[(0, 3), (2, 1), (0, 1), (2, 3), (1, 0), (3, 2)]);
    let layout = layout(&request);
    assert_eq!(check(&request, &layout), Vec::<String>::new());
}

#[test]
fn steps_in_one_cell_are_stacked() {
    let request = request(1, &[(0, 0, 0), (0, 0, 0), (0, 0, 0), (0, 1, 0)], &[(0, 3), (1, 3), (2, 3), (0, 0)]);
    let layout = layout(&request);
    assert_eq!(check(&request, &layout), Vec::<String>::new());
    assert_eq!(layout.lanes[0].rows.len(), 1);
}

#[test]
fn branches_of_a_decision_leave_from_sides_of_their_own() {
    // One goes on in its row, the other to the lane below.
    let mut request = request(2, &[(0, 0, 0), (0, 2, 0), (1, 1, 0)], &[(0, 1), (0, 2)]);
    request.steps[0].kind = StepKind::Decision(Gateway::Exclusive);
    request.flows[0].label = "yes".into();
    request.flows[1].label = "no".into();
    let layout = layout(&request);
    assert_ne!(layout.flows[0].points[0], layout.flows[1].points[0]);
    assert_eq!(layout.flows[1].points.len(), 3);
}

#[test]
fn steps_in_one_column_are_joined_at_their_middles() {
    // Another flow ends on the other side of the middle step, and one beside the straight one.
    let request = request(3, &[(0, 0, 0), (1, 0, 0), (2, 0, 0), (0, 1, 0)], &[(0, 1), (1, 2), (3, 1)]);
    let layout = layout(&request);
    for (flow, step) in [(0, 0), (1, 1)] {
        assert!((layout.flows[flow].points[0].x - layout.steps[step].rect.center().x).abs() < 0.1);
    }
}

#[test]
fn a_label_stands_where_its_flow_is_alone() {
    // Two flows with labels must leave one attached event by the same side.
    let mut request = request(1, &[(0, 0, 0), (0, 0, 0), (0, 1, 1), (0, 1, 2)], &[(1, 2), (1, 3)]);
    request.steps[1].attached_to = Some(0);
    for flow in &mut request.flows {
        flow.label = "if late".into();
    }
    let layout = layout(&request);
    let fork = layout.flows[0].points[1];
    assert_eq!(layout.flows[1].points[0], layout.flows[0].points[0]);
    let labels: Vec<_> = layout.flows.iter().filter_map(|f| f.label.as_ref()).collect();
    assert!(labels[0].rect.x0 > fork.x, "on the branch, not before it");
    assert!(labels[1].rect.y0 > fork.y, "beyond the fork");
}

#[test]
fn a_flow_along_a_border_stays_in_the_lane_it_comes_from() {
    // Over the step between, to the lane below.
    let mut request = request(3, &[(1, 0, 0), (1, 1, 0), (2, 2, 0)], &[(0, 1), (0, 2), (1, 2)]);
    request.steps[0].kind = StepKind::Decision(Gateway::Exclusive);
    let layout = layout(&request);
    let top = layout.lanes[1].rect.y0;
    assert!(layout.flows.iter().flat_map(|f| &f.points).all(|p| p.y > top + 8.0));
}

fn kind() -> impl Strategy<Value = StepKind> {
    prop_oneof![
        Just(StepKind::Task(TaskKind::Plain)),
        Just(StepKind::Decision(Gateway::Exclusive)),
        Just(StepKind::Start(Trigger::Plain)),
        Just(StepKind::End(Trigger::Plain)),
        Just(StepKind::Event(Trigger::Timer)),
        Just(StepKind::Wait),
        Just(StepKind::Document),
    ]
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("Check".to_owned()),
        Just("Check the claim against the contract and the warranty of the product".to_owned()),
    ]
}

type RawStep = (usize, i32, i32, StepKind, String, Option<usize>);

fn any_request() -> impl Strategy<Value = Request> {
    let lanes = 1..5usize;
    let step = (0..9usize, 0..7i32, 0..3i32, kind(), name(), prop::option::weighted(0.12, 0..30usize));
    let steps = prop::collection::vec(step, 1..22);
    let end = prop_oneof![
        12 => (0..40usize).prop_map(FlowEnd::Step),
        1 => (0..6usize).prop_map(FlowEnd::Lane),
        1 => (0..3usize).prop_map(FlowEnd::Note),
        1 => (0..20usize).prop_map(FlowEnd::Flow),
        1 => Just(FlowEnd::Open),
    ];
    let kind =
        prop_oneof![4 => Just(FlowKind::Sequence), 1 => Just(FlowKind::Message), 1 => Just(FlowKind::Association)];
    let flow = (end.clone(), end, kind, name());
    let flows = prop::collection::vec(flow, 0..32);
    let notes = prop::collection::vec((0..9usize, 0..7i32, 0..3i32), 0..4);
    (lanes, steps, flows, notes, any::<bool>(), any::<bool>())
        .prop_map(|(lanes, steps, flows, notes, down, nested)| build(lanes, steps, flows, notes, down, nested))
}

fn build(
    lanes: usize,
    steps: Vec<RawStep>,
    flows: Vec<(FlowEnd, FlowEnd, FlowKind, String)>,
    notes: Vec<(usize, i32, i32)>,
    down: bool,
    nested: bool,
) -> Request {
    let count = steps.len();
    let places: Vec<(usize, i32, i32)> = steps.iter().map(|s| (s.0 % lanes, s.1, s.2)).collect();
    let mut request = request(lanes, &places, &[]);
    request.orientation = if down { Orientation::Down } else { Orientation::Across };
    for (step, raw) in request.steps.iter_mut().zip(steps) {
        step.kind = raw.3;
        step.name = raw.4;
        step.duration = "2 d".into();
        step.attached_to = raw.5.map(|h| h % count);
        // Some say much, some little, most nothing.
        let words = ["Credit limit", "20 min · wait 2 d", "4.4", ""];
        let many = (raw.1 + raw.2).unsigned_abs() as usize % 5;
        step.chips = words.iter().take(many).map(|words| chip(words)).collect();
    }
    if nested && lanes > 2 {
        // The first lane becomes a pool of all but the last.
        request.lanes[0].leaf = false;
        for lane in &mut request.lanes[1..lanes - 1] {
            lane.depth = 1;
            lane.parent = Some(0);
        }
    }
    request.phases.push(RequestPhase {
        id: Id::from("p"),
        name: "Register and decide".into(),
        from: 2.into(),
        to: 3.into(),
    });
    request.notes = notes
        .iter()
        .enumerate()
        .map(|(i, n)| RequestNote {
            id: Id::from(format!("note{i}").as_str()),
            text: "See the law".into(),
            lane: n.0 % lanes,
            column: n.1.into(),
            row: n.2.into(),
        })
        .collect();
    let wrap = |end| match end {
        FlowEnd::Step(s) => FlowEnd::Step(s % count),
        FlowEnd::Lane(_) | FlowEnd::Note(_) | FlowEnd::Flow(_) | FlowEnd::Open => end,
    };
    request.flows = flows
        .into_iter()
        .enumerate()
        .map(|(i, (from, to, kind, label))| RequestFlow {
            id: Id::from(format!("flow{i}").as_str()),
            kind,
            from: wrap(from),
            to: wrap(to),
            chips: if label.len() > 8 { [chip("≤ 24 h"), chip("Warranty terms")].into() } else { [].into() },
            label,
        })
        .collect();
    request
}

/// Two flows from one crossing of lines, each from another flow, lie beside one another.
#[test]
fn flows_from_flows_do_not_share_a_line() {
    let task = |lane, column, row| (lane, column, row, StepKind::Task(TaskKind::Plain), String::new(), None);
    let steps = vec![task(0, 4, 2), task(2, 2, 0), task(3, 2, 0), task(2, 0, 0), task(0, 3, 0), task(0, 4, 0)];
    let s = FlowEnd::Step;
    let flow = |from, to| (from, to, FlowKind::Sequence, String::new());
    let mut flows: Vec<_> =
        [(3, 3), (0, 0), (0, 0), (0, 0), (0, 0)].into_iter().map(|(a, b)| flow(s(a), s(b))).collect();
    flows.push(flow(s(3), FlowEnd::Flow(0)));
    flows.extend([(3, 2), (2, 2), (0, 0), (0, 0), (2, 0)].into_iter().map(|(a, b)| flow(s(a), s(b))));
    flows.push((s(2), FlowEnd::Note(1), FlowKind::Message, String::new()));
    flows.extend([(0, 0), (0, 0), (4, 0)].into_iter().map(|(a, b)| flow(s(a), s(b))));
    flows.push(flow(s(0), FlowEnd::Note(0)));
    flows.extend([(1, 3), (2, 0)].into_iter().map(|(a, b)| flow(s(a), s(b))));
    flows.extend([flow(FlowEnd::Flow(6), s(5)), flow(FlowEnd::Flow(11), s(1))]);
    let request = build(4, steps, flows, vec![(1, 1, 0), (0, 0, 0)], false, false);
    let layout = layout(&request);
    assert_eq!(check(&request, &layout), Vec::<String>::new());
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 200,
        max_shrink_iters: 600,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn random_layouts_hold_together(request in any_request()) {
        let first = layout(&request);
        prop_assert_eq!(check(&request, &first), Vec::<String>::new());
        prop_assert_eq!(first, layout(&request));
    }
}
