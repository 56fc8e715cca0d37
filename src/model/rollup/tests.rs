//! Roll-ups in small models.

use super::*;
use crate::{file, model::ValueClass};

/// A model with one swimlane `swim` and an SLA from `a` to `z`: steps are `id` with fields after it, flows `a>b` or
/// `a~>b` with fields after them.
fn model(steps: &[(&str, &str)], flows: &[(&str, &str)]) -> String {
    let text = format!(
        "(format: 1, swimlanes: [(id: \"swim\", name: \"S\")], lanes: [(id: \"lane\", swimlane: \"swim\", name: \"L\")],
         steps: [{}], flows: [{}], slas: [(id: \"sla\", name: \"Fast\", promise: \"2 d\", from: \"a\", to: \"z\")])",
        listed(steps, "lane"),
        flowing(flows, "swim"),
    );
    text
}

fn listed(steps: &[(&str, &str)], lane: &str) -> String {
    let step = |(i, (id, more)): (usize, &(&str, &str))| {
        format!("(id: \"{id}\", name: \"{id}\", lane: \"{lane}\", column: {i}, {more}),")
    };
    steps.iter().enumerate().map(step).collect()
}

fn flowing(flows: &[(&str, &str)], swimlane: &str) -> String {
    let flow = |(flow, more): &(&str, &str)| {
        let (kind, arrow) = if flow.contains('~') { ("Message", "~>") } else { ("Sequence", ">") };
        let (from, to) = flow.split_once(arrow).expect("an arrow");
        format!("(id: \"{flow}\", swimlane: \"{swimlane}\", kind: {kind}, from: \"{from}\", to: \"{to}\", {more}),")
    };
    flows.iter().map(flow).collect()
}

pub(super) fn parse(text: &str) -> Document {
    file::parse(text).unwrap_or_else(|e| panic!("{e}\n{text}")).document
}

pub(super) fn rolled(text: &str) -> RollUp {
    let document = parse(text);
    let sla = document.sla(&"sla".into()).expect("an SLA");
    RollUps::new(&document).sla(sla)
}

pub(super) fn path(ids: &[Id]) -> String {
    ids.iter().map(Id::as_str).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_worst_path_is_the_longest_and_the_likely_one_the_likeliest() {
    let steps = [
        ("a", "work: \"1 h\""),
        ("d", "kind: Decision(Exclusive)"),
        ("b", "work: \"30 min\", wait: \"1 to 3 d\""),
        ("c", "work: \"1 h\""),
        ("z", "work: \"1 h\""),
    ];
    let with = |likely: &str, other: &str| {
        rolled(&model(&steps, &[("a>d", ""), ("d>b", likely), ("d>c", other), ("b>z", ""), ("c>z", "")]))
    };
    let told = with("likelihood: 20", "");
    assert_eq!((path(&told.worst_path), path(&told.likely_path)), ("a d b z".into(), "a d c z".into()));
    assert_eq!((told.worst_minutes, told.likely_minutes), (3.0 * 1440.0 + 150.0, 180.0));
    assert_eq!(told.verdict, Verdict::AtRisk);
    assert_eq!(told.words(), "Likely 3 h, worst 3.1 d; promised 2 d: the worst path breaks it by 1.1 d");
    assert_eq!(path(&with("likelihood: 60", "").likely_path), "a d b z");
    assert_eq!(path(&with("condition: Default", "").likely_path), "a d b z", "the default where none says");
    assert_eq!(path(&with("", "").likely_path), "a d c z", "else the shorter");
    assert_eq!(with("", "likelihood: 10").verdict, Verdict::Broken, "what does not say has the rest");
}

#[test]
fn parallel_branches_and_messages_all_count() {
    let steps = [
        ("a", "kind: Decision(Parallel)"),
        ("b", "work: \"1 h\""),
        ("c", "work: \"3 h\""),
        ("m", "work: \"5 h\""),
        ("z", "kind: Decision(Parallel)"),
    ];
    let flows = [("a>b", ""), ("a>c", ""), ("b>z", ""), ("c>z", "")];
    assert_eq!(path(&rolled(&model(&steps, &flows)).likely_path), "a c z");
    let with_message: Vec<_> = flows.into_iter().chain([("b~>m", ""), ("m~>z", "")]).collect();
    let told = rolled(&model(&steps, &with_message));
    assert_eq!((path(&told.likely_path), told.likely_minutes, told.verdict), ("a b m z".into(), 360.0, Verdict::Kept));
}

#[test]
fn a_loop_is_gone_round_once_and_told() {
    let steps = [
        ("a", "work: \"1 h\""),
        ("check", "work: \"2 h\""),
        ("d", "kind: Decision(Exclusive)"),
        ("rework", "work: \"1 d\""),
        ("z", ""),
    ];
    let flows = [("a>check", ""), ("check>d", ""), ("d>rework", ""), ("d>z", ""), ("rework>check", "")];
    let told = rolled(&model(&steps, &flows));
    assert_eq!((path(&told.worst_path), path(&told.likely_path)), ("a check d z".into(), "a check d z".into()));
    assert_eq!((told.likely_minutes, told.worst_minutes), (180.0, 180.0 + 1440.0 + 120.0));
    assert_eq!(
        told.loops.iter().map(|l| (path(&l.steps), l.minutes)).collect::<Vec<_>>(),
        [("check d rework".into(), 1560.0)]
    );
    assert_eq!(path(&told.untimed), "z");
    let words = "Likely 3 h, worst 1.2 d; promised 2 d: not known yet (one loop gone round once, though nothing limits \
                 it); one step has no time";
    assert_eq!(told.words(), words);
}

/// Minutes are told to a millionth: sums of probabilities differ by their order.
fn about(told: f64, minutes: f64) {
    assert!((told - minutes).abs() < 1e-6 * minutes.max(1.0), "{told} is not {minutes}");
}

#[test]
fn a_branch_that_goes_back_counts_as_often_as_it_is_likely() {
    let steps = [
        ("a", "work: \"1 h\", value: Customer, cost: 10"),
        ("check", "work: \"2 h\", value: Business, cost: 1"),
        ("d", "kind: Decision(Exclusive)"),
        ("rework", "work: \"1 d\", value: Waste, cost: 100"),
        ("z", ""),
    ];
    let rework = |likely: &str, on: &str| {
        let flows = [("a>check", ""), ("check>d", ""), ("d>rework", likely), ("d>z", on), ("rework>check", "")];
        model(&steps, &flows)
    };
    let told = rolled(&rework("likelihood: 30", ""));
    assert_eq!(path(&told.likely_path), "a check d z");
    about(told.likely_minutes, 180.0 + 3.0 / 7.0 * (1440.0 + 120.0));
    about(told.again_minutes, 3.0 / 7.0 * (1440.0 + 120.0));
    assert!(told.words().contains("; going back is likely to take 11.1 h of it"), "{}", told.words());
    about(rolled(&rework("", "likelihood: 75")).likely_minutes, 180.0 + 1.0 / 3.0 * 1560.0);
    let often = rolled(&rework("likelihood: 90", ""));
    about(often.likely_minutes, 180.0 + 9.0 * 1560.0);
    about(often.worst_minutes, 180.0 + 28.0 * 1560.0);

    let document = parse(&rework("likelihood: 50", ""));
    let total = RollUps::new(&document).swimlane(&"swim".into()).expect("steps");
    about(total.likely_minutes, 180.0 + 1560.0);
    about(total.cost(), 10.0 + 2.0 + 100.0);
    about(total.value_added.unwrap_or_default(), 60.0 / 1740.0);
}

#[test]
fn the_worst_path_goes_back_as_often_as_nineteen_cases_in_twenty() {
    let steps = [("b", "work: \"2 h\""), ("a", ""), ("d", "kind: Decision(Exclusive)"), ("z", "work: \"1 h\"")];
    let told = |back: &str, b: &str, promise: &str| {
        let flows = [("a>b", ""), ("b>d", ""), ("d>b", back), ("d>z", "")];
        let text = model(&steps, &flows).replace("work: \"2 h\"", b).replace("promise: \"2 d\"", promise);
        rolled(&text)
    };
    // A quarter of the cases need three passes or more.
    let half = told("likelihood: 50", "work: \"2 h\"", "promise: \"5 h\"");
    assert_eq!((half.likely_minutes, half.worst_minutes), (300.0, 660.0));
    assert_eq!(
        half.words(),
        "Likely 5 h, worst 11 h; promised 5 h: the worst path breaks it by 6 h (at worst going back up to 4 times, as \
         19 in 20 cases do at most); going back is likely to take 2 h of it; one step has no time"
    );
    let often = told("likelihood: 80", "work: \"1 h\"", "promise: \"6 h\"");
    about(often.likely_minutes, 360.0);
    assert_eq!((often.worst_minutes, often.verdict), (900.0, Verdict::AtRisk));
    assert_eq!(often.loops.iter().map(|l| (l.times, l.limited, l.minutes)).collect::<Vec<_>>(), [(13, true, 60.0)]);
    let seldom = told("likelihood: 3", "work: \"1 h\"", "promise: \"6 h\"");
    assert_eq!(seldom.worst_minutes, 180.0, "once at least");
    assert!(seldom.words().contains("not known yet (at worst going back once, as 19 in 20 cases do at most)"));
    let never = told("likelihood: 0", "work: \"1 h\"", "promise: \"6 h\"");
    assert_eq!(never.words(), "Takes 2 h; promised 6 h: not known yet; one step has no time");
}

#[test]
fn several_ways_back_and_loops_within_loops_are_gone_round_together() {
    let d = "kind: Decision(Exclusive)";
    let counted = |told: &RollUp| told.loops.iter().map(|l| (path(&l.steps), l.times, l.limited)).collect::<Vec<_>>();
    // Two checks that send back to one step: a case comes back with 50 % + 50 % of 50 %.
    let steps = [("a", "work: \"1 h\""), ("d", d), ("e", d), ("z", "")];
    let flows = [("a>d", ""), ("d>a", "likelihood: 50"), ("d>e", ""), ("e>a", "likelihood: 50"), ("e>z", "")];
    let told = rolled(&model(&steps, &flows));
    assert_eq!(counted(&told), [("a d".into(), 10, true)]);
    assert_eq!((told.likely_minutes, told.worst_minutes), (240.0, 660.0));
    // One of them without a limit: each by itself.
    let silent = [("a>d", ""), ("d>a", "likelihood: 50"), ("d>e", ""), ("e>a", ""), ("e>z", "")];
    let told = rolled(&model(&steps, &silent));
    assert_eq!(counted(&told), [("a d".into(), 4, true), ("a d e".into(), 1, false)]);
    assert!(
        told.words().contains("going back up to 4 times, as 19 in 20 cases do at most; one loop gone round once, ")
    );
    // A loop in a loop, each gone round four times whenever it is come to.
    let nested =
        [("a>b", ""), ("b>d", ""), ("d>b", "likelihood: 50"), ("d>e", ""), ("e>a", "likelihood: 50"), ("e>z", "")];
    let steps = [("a", "work: \"1 h\""), ("b", "work: \"1 h\""), ("d", d), ("e", d), ("z", "")];
    let told = rolled(&model(&steps, &nested));
    assert_eq!(counted(&told), [("a b d e".into(), 4, true), ("b d".into(), 4, true)]);
    about(told.worst_minutes, 5.0 * (60.0 + 5.0 * 60.0));
    assert!(told.words().contains("at worst going back in 2 loops, in one of them up to 4 times, as"));
    // Which of two ways round a case takes does not change how often it goes round.
    let forked = [
        ("a>d", ""),
        ("d>b", "likelihood: 20"),
        ("d>c", ""),
        ("b>e", ""),
        ("c>e", ""),
        ("e>a", "likelihood: 50"),
        ("e>z", ""),
    ];
    let steps = [("a", ""), ("d", d), ("b", "work: \"1 h\""), ("c", ""), ("e", d), ("z", "")];
    let told = rolled(&model(&steps, &forked));
    assert_eq!((counted(&told), told.worst_minutes), (vec![("a d b e".into(), 4, true)], 300.0));
}

#[test]
fn what_always_goes_back_does_not_end() {
    let steps = [("a", "work: \"1 h\""), ("d", "kind: Decision(Exclusive)"), ("z", "")];
    let flows = [("a>d", ""), ("d>a", "likelihood: 100"), ("d>z", "")];
    let told = rolled(&model(&steps, &flows));
    assert_eq!((told.endless.as_ref().map(Id::as_str), told.verdict), (Some("d"), Verdict::Broken));
    assert_eq!(
        told.words(),
        "Likely without end; promised 2 d: the likely path always goes back and never ends \
         (one loop gone round once, though nothing limits it); one step has no time"
    );
    let document = parse(&model(&steps, &flows));
    let total = RollUps::new(&document).swimlane(&"swim".into()).expect("steps");
    assert_eq!(total.words(), "Likely without end: a step always goes back");
}

#[test]
fn loops_in_loops_multiply() {
    let d = "kind: Decision(Exclusive)";
    let steps = [("a", "work: \"1 h\""), ("b", "work: \"1 h\""), ("d", d), ("e", d), ("z", "")];
    let flows =
        [("a>b", ""), ("b>d", ""), ("d>b", "likelihood: 50"), ("d>e", ""), ("e>a", "likelihood: 50"), ("e>z", "")];
    about(rolled(&model(&steps, &flows)).likely_minutes, 2.0 * (60.0 + 2.0 * 60.0));
    // Rework that is itself done again.
    let steps = [("a", "work: \"1 h\""), ("d", d), ("r", "work: \"1 h\""), ("q", d), ("z", "")];
    let flows = [
        ("a>d", ""),
        ("d>r", "likelihood: 50"),
        ("d>z", ""),
        ("r>q", ""),
        ("q>r", "likelihood: 50"),
        ("q>a", "likelihood: 50"),
    ];
    about(rolled(&model(&steps, &flows)).likely_minutes, 60.0 + (2.0 * 60.0 + 60.0));
    // What is begun again where no likelihood says how to leave it is left the shortest way.
    let silent =
        rolled(&model(&steps, &flows.map(|(flow, more)| (flow, if flow.starts_with('q') { "" } else { more }))));
    about(silent.likely_minutes, 60.0 + (60.0 + 60.0));
}

#[test]
fn a_promise_on_a_hand_off_is_about_when_it_is_taken_up() {
    let told = |kind: &str, more: &str| {
        let text = model(&[("a", "work: \"1 wk\""), ("z", more)], &[("a>z", "sla: \"sla\"")]);
        let document = parse(&text.replace("from: \"a\", to: \"z\")]", &format!("kind: {kind})]")));
        let (sla, flow) = (document.sla(&"sla".into()).expect("an SLA"), document.flow(&"a>z".into()).expect("a flow"));
        RollUps::new(&document).handed(sla, flow)
    };
    assert_eq!(told("Response", "work: \"3 d\", wait: \"1 d\"").words(), "Takes 1 d; promised 2 d: kept");
    assert_eq!(told("Response", "work: \"3 d\", wait: \"1 to 4 d\"").verdict, Verdict::Broken);
    assert_eq!(told("Response", "work: \"3 d\", wait: \"1 to 3 d\"").verdict, Verdict::AtRisk);
    assert_eq!(told("Resolution", "work: \"3 d\", wait: \"1 d\"").verdict, Verdict::Broken);
    assert_eq!(told("Response", "work: \"3 d\"").verdict, Verdict::Unknown(Unknown::NothingTimed));
}

#[test]
fn what_an_sla_does_not_say_the_hand_offs_under_it_do() {
    let steps =
        [("a", "work: \"1 d\""), ("b", "work: \"5 h\", wait: \"3 d\""), ("c", "work: \"1 h\""), ("z", "wait: \"1 h\"")];
    let text = model(&steps, &[("a>b", "sla: \"sla\""), ("b>c", ""), ("c>z", "sla: \"sla\"")]);
    let told = |ends: &str| rolled(&text.replace("from: \"a\", to: \"z\")]", &format!("{ends})]")));
    // Both ends said: whatever flows are under it.
    assert_eq!(told("from: \"c\", to: \"z\"").words(), "Takes 2 h; promised 2 d: kept");
    // None: each hand-off, of which the worst is told.
    let worst =
        "Takes 3 d; promised 2 d: even the likely path breaks it by 1 d; on the hand-off to “b”, the worst of 2";
    assert_eq!(told("kind: Response").words(), worst);
    let resolved = told("kind: Resolution");
    assert_eq!(resolved.likely_minutes, 3.0 * 24.0 * 60.0 + 300.0);
    // Where the clock starts: until it is taken up, with what the steps before take.
    let from = told("from: \"b\"");
    assert_eq!((path(&from.worst_path), from.worst_minutes), ("b c z".into(), 3.0 * 24.0 * 60.0 + 300.0 + 60.0 + 60.0));
    assert_eq!(from.hand_off.map(|it| (it.flow, it.of)), Some(("c>z".into(), 2)));
    // Where it stops: from each hand-off on.
    let to = told("to: \"c\"");
    assert_eq!((path(&to.likely_path), to.verdict), ("b c".into(), Verdict::Broken));
    // The steps between count as promised.
    let document = parse(&text.replace("from: \"a\", to: \"z\")]", "from: \"b\")]"));
    let sla = document.sla(&"sla".into()).expect("an SLA");
    assert_eq!(RollUps::new(&document).between(sla).len(), 2, "b and c");
    let none = rolled(&model(&steps, &[("a>b", "")]).replace("from: \"a\", to: \"z\")]", "from: \"a\")]"));
    assert_eq!(none.verdict, Verdict::Unknown(Unknown::NoSteps));
}

#[test]
fn a_promise_that_is_hardly_broken_is_told_apart() {
    let told = |wait: &str| rolled(&model(&[("a", "work: \"2 d\""), ("z", wait)], &[("a>z", "")])).words();
    assert_eq!(told("wait: \"1 min\""), "Takes 2 d and 1 min; promised 2 d: even the likely path breaks it by 1 min");
    assert_eq!(told("wait: \"20 min\""), "Takes 2.01 d; promised 2 d: even the likely path breaks it by 20 min");
    assert_eq!(told("wait: \"0 min\""), "Takes 2 d; promised 2 d: kept");
    let nearly = rolled(&model(&[("a", "work: \"2879 min\""), ("z", "wait: \"0 s\"")], &[("a>z", "")])).words();
    assert_eq!(nearly, "Takes nearly 2 d; promised 2 d: kept");
}

#[test]
fn a_figure_is_in_one_unit_wherever_it_is_told() {
    let steps = [("a", "work: \"26.5 d\", value: Customer"), ("z", "wait: \"0 s\"")];
    let text = model(&steps, &[("a>z", "")]);
    let with = |promise: &str| text.replace("promise: \"2 d\"", &format!("promise: \"{promise}\""));
    let total = RollUps::new(&parse(&text)).swimlane(&"swim".into()).expect("steps");
    assert!(total.words().starts_with("Takes 26.5 d from start to end"), "{}", total.words());
    assert_eq!(rolled(&with("20 to 30 d")).words(), "Takes 26.5 d; promised 20 to 30 d: kept");
    assert_eq!(rolled(&with("1 mo")).words(), "Takes 26.5 d; promised 1 mo (30.4 d): kept");
    let broken = "Takes 26.5 d; promised 1 to 2 wk (14 d): even the likely path breaks it by 12.5 d";
    assert_eq!(rolled(&with("1 to 2 wk")).words(), broken);
}

#[test]
fn circles_of_details_are_found_once_by_the_shortest_way() {
    let swims = ["m", "n", "o", "p", "q"];
    // m details a step of itself by way of n, or n and o; p leads into the circle, q hangs on it.
    let links = [("m", "n"), ("n", "m"), ("n", "o"), ("o", "m"), ("p", "m"), ("o", "q")];
    let lanes: String = swims.iter().map(|s| format!("(id: \"l{s}\", swimlane: \"{s}\"),")).collect();
    let step = |(a, b): &(&str, &str)| {
        format!("(id: \"{a}{b}\", kind: SubProcess(Plain), lane: \"l{a}\", column: 1, link: \"{b}\"),")
    };
    let steps: String = links.iter().map(step).collect();
    let list: String = swims.iter().map(|s| format!("(id: \"{s}\"),")).collect();
    let document = parse(&format!("(format: 1, swimlanes: [{list}], lanes: [{lanes}], steps: [{steps}])"));
    let found = circles(&document);
    let steps = |circle: &Circle| circle.steps.iter().map(|s| s.id.as_str()).collect::<Vec<_>>().join(" ");
    assert_eq!(found.iter().map(steps).collect::<Vec<_>>(), ["mn nm no om"]);
    assert_eq!(found[0].way.iter().map(|id| id.as_str()).collect::<Vec<_>>(), ["m", "n"]);
}

#[test]
fn circles_that_lead_to_one_another_one_way_are_two() {
    // a leads into the circle of x, y and z, and that into the circle of c with itself; b and d lead nowhere back.
    let links = [("a", "x"), ("x", "y"), ("y", "z"), ("z", "x"), ("y", "b"), ("b", "c"), ("c", "c"), ("c", "d")];
    let swims = ["a", "b", "c", "d", "x", "y", "z"];
    let lanes: String = swims.iter().map(|s| format!("(id: \"l{s}\", swimlane: \"{s}\"),")).collect();
    let step = |(a, b): &(&str, &str)| {
        format!("(id: \"{a}{b}\", kind: SubProcess(Plain), lane: \"l{a}\", column: 1, link: \"{b}\"),")
    };
    let steps: String = links.iter().map(step).collect();
    let list: String = swims.iter().map(|s| format!("(id: \"{s}\"),")).collect();
    let document = parse(&format!("(format: 1, swimlanes: [{list}], lanes: [{lanes}], steps: [{steps}])"));
    let found = circles(&document);
    let told = |circle: &Circle| {
        let steps = circle.steps.iter().map(|s| s.id.as_str()).collect::<Vec<_>>().join(" ");
        format!("{steps}: {}", circle.way.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(" "))
    };
    assert_eq!(found.iter().map(told).collect::<Vec<_>>(), ["cc: c", "xy yz zx: x y z"]);
}

#[test]
fn events_on_an_edge_and_races_have_the_time_of_their_timers() {
    let steps = [
        ("a", "work: \"1 h\""),
        ("t", "kind: Event(Timer), duration: \"3 d\", attached_to: \"a\""),
        ("e", "kind: Event(Error), attached_to: \"a\""),
        ("b", "work: \"1 h\""),
        ("z", ""),
    ];
    let told = rolled(&model(&steps, &[("a>z", ""), ("t>z", ""), ("e>b", ""), ("b>z", "")]));
    assert_eq!((path(&told.worst_path), told.worst_minutes), ("a t z".into(), 3.0 * 1440.0));
    assert_eq!((path(&told.likely_path), told.likely_minutes), ("a z".into(), 60.0));
    let told = rolled(&model(&steps, &[("e>b", ""), ("b>z", "")]));
    assert_eq!((path(&told.likely_path), told.likely_minutes), ("a e b z".into(), 120.0), "nothing else leads on");

    let race = [
        ("a", "kind: Decision(EventBased)"),
        ("m", "kind: Event(Message)"),
        ("t", "kind: Event(Timer), duration: \"3 d\""),
        ("z", "work: \"1 h\""),
    ];
    let told = rolled(&model(&race, &[("a>m", ""), ("a>t", ""), ("m>z", ""), ("t>z", "")]));
    assert_eq!((path(&told.likely_path), told.likely_minutes), ("a m z".into(), 60.0));
    assert_eq!(told.worst_minutes, 3.0 * 1440.0 + 60.0);
}

#[test]
fn a_sub_process_takes_what_its_detail_takes_and_circles_take_nothing() {
    let swim = |inner: &str| {
        let outer = [
            ("a", "kind: Start(Plain)"),
            ("p", "kind: SubProcess(Plain), link: \"detail\""),
            ("z", "kind: End(Plain)"),
        ];
        let detail =
            [("ds", "kind: Start(Plain)"), ("dt", "work: \"1 to 3 h\""), ("di", inner), ("de", "kind: End(Plain)")];
        let text = model(&outer, &[("a>p", ""), ("p>z", "")]);
        let text = text.replace("swimlanes: [", "swimlanes: [(id: \"detail\", name: \"D\"),");
        let text = text.replace(
            "lanes: [(id: \"lane\"",
            "lanes: [(id: \"inner\", swimlane: \"detail\", name: \"I\"),(id: \"lane\"",
        );
        let text = text.replace("steps: [", &format!("steps: [{}", listed(&detail, "inner")));
        text.replace(
            "flows: [",
            &format!("flows: [{}", flowing(&[("ds>dt", ""), ("dt>di", ""), ("di>de", "")], "detail")),
        )
    };
    let told = rolled(&swim("work: \"1 h\""));
    assert_eq!((told.likely_minutes, told.worst_minutes), (180.0, 240.0));
    assert!(told.untimed.is_empty());
    let told = rolled(&swim("kind: SubProcess(Plain), link: \"swim\""));
    assert_eq!(told.worst_minutes, 180.0, "what is known without the circle");
    assert_eq!(path(&told.circular), "p");
    assert!(
        told.words().ends_with("; a sub-process is detailed in a circle, and its time is not known"),
        "{}",
        told.words()
    );
}

#[test]
fn what_is_not_known_says_why() {
    let steps = [("a", "work: \"1 h\""), ("b", ""), ("z", "")];
    let text = model(&steps, &[("a>b", "")]);
    assert_eq!(rolled(&text).words(), "Not known: no flows lead from its first step to its last");
    let path = model(&steps, &[("a>b", ""), ("b>z", "")]);
    assert_eq!(
        rolled(&path.replace("promise: \"2 d\",", "")).words(),
        "Takes 1 h; no time is promised; 2 steps have no time"
    );
    assert_eq!(
        rolled(&path.replace("promise: \"2 d\"", "kind: Value, promise: \"2 d\"")).verdict,
        Verdict::Unknown(Unknown::NoPromise)
    );
    assert_eq!(rolled(&path.replace("work: \"1 h\"", "")).verdict, Verdict::Unknown(Unknown::NothingTimed));
    assert_eq!(rolled(&path.replace("to: \"z\")]", ")]")).verdict, Verdict::Unknown(Unknown::NoSteps));
    assert_eq!(rolled(&path.replace("to: \"z\")]", "to: \"gone\")]")).verdict, Verdict::Unknown(Unknown::NoSteps));
    assert_eq!(rolled(&path.replace("to: \"z\")]", "to: \"a\")]")).words(), "Takes 1 h; promised 2 d: kept");
}

#[test]
fn days_are_as_long_as_the_model_says() {
    let text = model(&[("a", "work: \"1 d\""), ("z", "wait: \"9 h\"")], &[("a>z", "")]);
    let text = text.replacen("format: 1", "format: 1, model: (hours_a_day: 8, days_a_week: 5)", 1);
    let told = rolled(&text);
    assert_eq!((told.worst_minutes, told.verdict), (17.0 * 60.0, Verdict::Broken));
    assert_eq!(told.words(), "Takes 2.1 d; promised 2 d: even the likely path breaks it by 1 h");
}

#[test]
fn a_swimlane_says_how_much_of_its_time_is_worth_something() {
    let steps = [
        ("a", "kind: Start(Plain)"),
        ("f", "kind: Decision(Parallel)"),
        ("b", "work: \"1 h\", wait: \"3 h\", value: Customer, cost: 10"),
        ("c", "work: \"2 h\", value: Business, cost: 5"),
        ("j", "kind: Decision(Parallel)"),
        ("z", "kind: End(Plain)"),
    ];
    let flows = [("a>f", ""), ("f>b", ""), ("f>c", ""), ("b>j", ""), ("c>j", ""), ("j>z", "")];
    let document = parse(&model(&steps, &flows));
    let total = RollUps::new(&document).swimlane(&"swim".into()).expect("steps");
    assert_eq!((total.likely_minutes, path(&total.likely_path)), (240.0, "a f b j z".into()));
    assert_eq!(total.value_added, Some(0.25));
    assert_eq!(total.cost(), 15.0, "of both branches");
    assert_eq!(total.classes[&ValueClass::Business].work_minutes, 120.0);
    assert_eq!(total.words(), "Takes 4 h from start to end; 25 % of it is customer value");
}

#[test]
fn likelihoods_of_all_branches_count_in_proportion() {
    let steps = [("a", "work: \"1 h\""), ("d", "kind: Decision(Exclusive)"), ("z", "")];
    let with = |on: &str, back: &str| {
        let likely = |share: &str| if share.is_empty() { String::new() } else { format!("likelihood: {share}") };
        rolled(&model(&steps, &[("a>d", ""), ("d>z", &likely(on)), ("d>a", &likely(back))])).likely_minutes
    };
    // Back once in two, of whatever sum.
    assert!((with("50", "50") - 120.0).abs() < SAME);
    assert!((with("20", "20") - 120.0).abs() < SAME);
    assert!((with("80", "80") - 120.0).abs() < SAME);
    // What one leaves is the other's.
    assert!((with("", "20") - 75.0).abs() < SAME);
}
