//! A made-up swimlane of any size, the same each time: chains of forty steps that cross lanes, branch and go back.

use laneway::{
    change::Edit,
    model::{Cell, Document, Flow, Gateway, Id, Key, Lane, Step, StepKind, Swimlane, TaskKind},
};

/// The swimlane's id.
pub fn swimlane() -> Id {
    Id::from("swimlane")
}

/// A document of one swimlane with this many steps in eight lanes, each in a cell of its own.
pub fn document(steps: usize) -> Document {
    let base = Document::from_records([]);
    let mut edit = Edit::new(&base);
    let id = |kind: &str, n: usize| Id::from(format!("{kind}-{n}").as_str());
    edit.put(Swimlane { id: swimlane(), name: "Synthetic".into(), ..Swimlane::default() });
    for n in 0..LANES {
        edit.put(Lane {
            id: id("lane", n),
            swimlane: swimlane(),
            parent: None,
            party: None,
            name: format!("Lane {}", n + 1),
            order: Key::from(n as i32),
            class: Default::default(),
            description: String::new(),
            foreign: String::new(),
        });
    }
    // Chains stand one below the other in rows of their own, forty columns wide, several to a row band.
    let mut random = 1u64;
    let mut roll = move |n: u64| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (random >> 33) % n
    };
    let mut lane = 0usize;
    let mut forks = Vec::new();
    let bands = (steps as f64 / CHAIN as f64).sqrt().ceil() as usize;
    for n in 0..steps {
        let (chain, place) = (n / CHAIN, n % CHAIN);
        if roll(10) < 3 {
            lane = (lane + LANES + roll(3) as usize - 1) % LANES;
        }
        let fork = place > 0 && place + 6 < CHAIN && roll(8) == 0;
        let kind = if fork { StepKind::Decision(Gateway::Exclusive) } else { StepKind::Task(TaskKind::Plain) };
        let name = format!("{} the {}", VERBS[roll(5) as usize], THINGS[roll(5) as usize]);
        let (column, row) = (((chain / bands) * CHAIN + place) as i32, (chain % bands) as i32);
        edit.put(Step::new(id("step", n), kind, name, Cell::new(id("lane", lane), column, row)));
        if fork {
            forks.push(n);
        }
        let mut flow = |n: usize, from: usize, to: usize, label: &str| {
            edit.put(Flow {
                id: id("flow", n),
                swimlane: swimlane(),
                from: Some(id("step", from)),
                to: Some(id("step", to)),
                label: label.into(),
                ..Flow::default()
            });
        };
        if place > 0 {
            flow(2 * n, n - 1, n, if forks.last() == Some(&(n - 1)) { "yes" } else { "" });
        }
        if fork && n + 3 < steps {
            flow(2 * n + 1, n, n + 2 + roll(3) as usize, "no");
        }
    }
    let transaction = edit.finish("Make a synthetic swimlane");
    let mut document = base.clone();
    transaction.diff.apply(&mut document);
    document
}

const LANES: usize = 8;
const CHAIN: usize = 40;
const VERBS: [&str; 5] = ["Check", "Take", "Send", "Agree on", "Approve"];
const THINGS: [&str; 5] = ["order", "claim", "invoice", "contract", "delivery note"];
