//! A made-up swimlane whose matrices are large, the same each time: 1,000 steps in ten lanes, 200 rules, 100 touchpoints.

use laneway::{file, model::Document};
use std::fmt::Write;

pub const STEPS: usize = 1_000;
const LANES: usize = 10;
const RULES: usize = 200;
const TOUCHPOINTS: usize = 100;

/// The model. Its swimlane is `swim`, its steps `step-0` and so on.
pub fn document() -> Document {
    let mut text = String::from("(format: 1, ");
    let list = |text: &mut String, name: &str, count: usize, one: &dyn Fn(usize) -> String| {
        let _ = write!(text, "{name}: [");
        for n in 0..count {
            let _ = write!(text, "({}), ", one(n));
        }
        text.push_str("], ");
    };
    list(&mut text, "parties", LANES, &|n| {
        let kind = ["Customer", "Team", "Role", "System"][n % 4];
        format!("id: \"party-{n}\", kind: {kind}, name: \"Party number {n}\"")
    });
    text.push_str("swimlanes: [(id: \"swim\", name: \"Large\")], journeys: [(id: \"j\", name: \"Journey\")], ");
    text.push_str("stages: [(id: \"st\", journey: \"j\")], journey_steps: [(id: \"js\", stage: \"st\")], ");
    list(&mut text, "lanes", LANES, &|n| {
        format!("id: \"lane-{n}\", swimlane: \"swim\", party: \"party-{n}\", order: {n}")
    });
    list(&mut text, "phases", 5, &|n| {
        format!("id: \"phase-{n}\", swimlane: \"swim\", name: \"Phase {n}\", from: {}, to: {}", n * 20, n * 20 + 19)
    });
    list(&mut text, "steps", STEPS, &|n| {
        let kind = if n % 9 == 0 { "kind: Decision(Exclusive), " } else { "" };
        format!(
            "id: \"step-{n}\", {kind}name: \"Check the claim {n} against the contract\", lane: \"lane-{}\", column: {}, \
             systems: [\"party-3\"], accountable: [\"party-{}\"]",
            n % LANES,
            n / LANES,
            (n + 1) % LANES
        )
    });
    list(&mut text, "flows", STEPS - 1, &|n| {
        format!("id: \"flow-{n}\", swimlane: \"swim\", from: \"step-{n}\", to: \"step-{}\"", n + 1)
    });
    list(&mut text, "rules", RULES, &|n| {
        format!(
            "id: \"rule-{n}\", name: \"Rule {n} of the house\", governs: [\"step-{}\", \"step-{}\"]",
            n * 5,
            n * 5 + 1
        )
    });
    list(&mut text, "touchpoints", TOUCHPOINTS, &|n| {
        format!("id: \"touch-{n}\", at: \"js\", name: \"Touchpoint {n}\", steps: [\"step-{}\"]", n * 10)
    });
    list(&mut text, "kpis", 50, &|n| format!("id: \"kpi-{n}\", name: \"KPI {n}\", measures: [\"step-{}\"]", n * 20));
    text.push(')');
    let read = file::parse(&text).expect("a model");
    assert!(read.problems.is_empty(), "{:?}", read.problems);
    read.document
}
