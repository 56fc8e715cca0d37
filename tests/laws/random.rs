//! Random verbs: a few numbers choose what is done to what.

use super::{governance, journeys, sipocs};
use laneway::{
    change::{Refusal, Transaction, op::*},
    model::{Cell, *},
};

/// Which verb, and four numbers for what it is done to.
pub type Choice = (u8, u16, u16, u16, u16);
pub type Choices = Vec<Choice>;

/// How many verbs there are: first those of swimlanes and of the model.
pub const VERBS: usize = HERE + journeys::VERBS + sipocs::VERBS + governance::VERBS;
const HERE: usize = 41;

/// The number of the verb that a choice means.
pub fn number(choice: Choice) -> usize {
    usize::from(choice.0) % VERBS
}

/// splitmix64.
pub struct Noise(pub u64);

impl Noise {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Any verb; in a model that has grown large rather one that deletes.
    pub fn choice(&mut self, document: &Document) -> Choice {
        let bits = self.next();
        let verb =
            if document.shared_records().len() > 300 && bits.is_multiple_of(3) { 13 } else { (bits >> 56) as u8 };
        let part = |i: u32| (bits >> (13 * i)) as u16 & 0x1fff;
        (verb, part(0), part(1), part(2), (self.next() & 0xffff) as u16)
    }
}

pub const NAMES: [&str; 8] = [
    "Take the order",
    "Check",
    "",
    "Prüfen\nund buchen",
    "日本",
    "“quoted” \"twice\" \\",
    "<script>&amp;",
    "\u{202e}a\tb\r\n",
];

const KINDS: [StepKind; 14] = [
    StepKind::Task(TaskKind::Plain),
    StepKind::Task(TaskKind::User),
    StepKind::Decision(Gateway::Exclusive),
    StepKind::Start(Trigger::Plain),
    StepKind::End(Trigger::Message),
    StepKind::Event(Trigger::Timer),
    StepKind::Event(Trigger::Message),
    StepKind::Throw(Trigger::Signal),
    StepKind::Throw(Trigger::Link),
    StepKind::Event(Trigger::Link),
    StepKind::Wait,
    StepKind::SubProcess(SubProcess::Plain),
    StepKind::Document,
    StepKind::DataStore,
];

const DIRECTIONS: [Direction; 4] = [Direction::Right, Direction::Left, Direction::Up, Direction::Down];

pub fn at<T: Clone>(list: impl Iterator<Item = T>, n: u16) -> Option<T> {
    let list: Vec<T> = list.collect();
    list.get(usize::from(n) % list.len().max(1)).cloned()
}

/// Does to a document what a choice says; what would make it grow without end is left.
pub fn verb(document: &Document, choice: Choice, ids: &mut IdMaker) -> Result<Transaction, Refusal> {
    let transaction = any_verb(document, choice, ids)?;
    let (size, more) = (document.shared_records().len(), transaction.diff.added.len());
    if size > 150 && more > 20 { Err(Refusal::new("grows too large")) } else { Ok(transaction) }
}

fn any_verb(document: &Document, choice: Choice, ids: &mut IdMaker) -> Result<Transaction, Refusal> {
    let (_, a, b, c, d) = choice;
    let none = || Refusal::new("nothing to do it to");
    let step = |n| at(document.steps().map(|s| s.id.clone()), n).ok_or_else(none);
    let flow = |n| at(document.flows().map(|f| f.id.clone()), n).ok_or_else(none);
    let lane = |n| at(document.lanes().map(|l| l.id.clone()), n).ok_or_else(none);
    let leaf = |n| {
        let leaves = document.lanes().filter(|l| document.lanes().all(|o| o.parent.as_ref() != Some(&l.id)));
        at(leaves.map(|l| l.id.clone()), n).ok_or_else(none)
    };
    let phase = |n| at(document.phases().map(|p| p.id.clone()), n).ok_or_else(none);
    let party = |n| at(document.parties().map(|p| p.id.clone()), n).ok_or_else(none);
    let process = |n| at(document.processes().map(|p| p.id.clone()), n).ok_or_else(none);
    let swimlane = |n| at(document.swimlanes().map(|s| s.id.clone()), n).ok_or_else(none);
    let any = |n| at(document.records().map(|r| r.id().clone()), n).ok_or_else(none);
    let standing = |n| {
        let steps = document.steps().map(|s| s.id.clone());
        at(steps.chain(document.notes().map(|n| n.id.clone())), n).ok_or_else(none)
    };
    let name = |n: u16| NAMES[usize::from(n) % NAMES.len()].to_owned();
    let new = |n: u16| NewStep { kind: KINDS[usize::from(n) % KINDS.len()], name: name(n / 12) };
    let column = |n: u16| {
        at(document.steps().map(|s| s.column), n).unwrap_or_default().value() + f64::from(n % 3) - f64::from(n / 64 % 2)
    };
    let key = |v: f64| Key::new(v).expect("finite");
    let spot = |lane: Id, n: u16, m: u16| match n % 3 {
        0 => Spot::Cell(Cell { lane, column: key(column(m)), row: Key::from(i32::from(m % 4)) }),
        1 => {
            let after = (!m.is_multiple_of(7)).then(|| at(document.steps().map(|s| s.column), m).unwrap_or_default());
            Spot::NewColumn { lane, after, row: Key::from(i32::from(m % 3)) }
        }
        _ => {
            let rows = document.steps().filter(|s| s.lane == lane).map(|s| s.row);
            let after = if m.is_multiple_of(5) { None } else { at(rows, m) };
            Spot::NewRow { column: key(column(m)), after, lane }
        }
    };
    let some_of = |n: u16, m: u16| -> Vec<Id> {
        let all = document.steps().map(|s| s.id.clone()).chain(document.notes().map(|n| n.id.clone()));
        all.enumerate()
            .filter(|(i, _)| (i * 7 + usize::from(n)) % (2 + usize::from(m % 9)) == 0)
            .map(|(_, id)| id)
            .collect()
    };
    match number(choice) {
        0 | 1 => add_step(document, new(b), &spot(leaf(a)?, c, d), ids),
        2 => append_step(document, &step(a)?, new(b), ids),
        3 => insert_step_after(document, &step(a)?, new(b), ids),
        4 | 5 => add_step_towards(document, &step(a)?, DIRECTIONS[usize::from(c % 4)], new(b), ids),
        6 => insert_on_flow(document, &flow(a)?, new(b), ids),
        7 => {
            let about = if c % 2 == 0 { Some(step(c)?) } else { None };
            add_note(document, &name(b), &spot(leaf(a)?, c / 2, d), about.as_ref(), ids)
        }
        8 => move_steps(document, &[], &standing(a)?, &spot(leaf(b)?, c, d)),
        9 => {
            let grabbed = standing(a)?;
            let home = document.swimlane_of(&grabbed).cloned().ok_or_else(none)?;
            let lanes = View::new(document, &home).ok_or_else(none)?;
            let lane = at(lanes.leaves().map(|n| n.lane.id.clone()), b).ok_or_else(none)?;
            move_steps(document, &some_of(c, d), &grabbed, &spot(lane, c, d))
        }
        10 => rename(document, &any(a)?, &name(b)),
        11 => connect(document, &any(a)?, &any(b)?, ids),
        12 => connect(document, &step(a)?, &step(b)?, ids),
        13 => {
            let options = DeleteOptions { heal: c % 2 == 0, lane_steps: None };
            delete(document, &[standing(a)?, standing(b)?], &options)
        }
        14 => {
            let lane_steps = if d % 2 == 0 { LaneSteps::Delete } else { LaneSteps::MoveTo(leaf(d)?) };
            let heal = c % 2 == 0;
            delete(document, &[any(a)?, any(b)?], &DeleteOptions { heal, lane_steps: Some(lane_steps) })
        }
        15 => duplicate(document, &some_of(a, b), ids),
        16 => {
            let (text, cut) = cut(document, &some_of(a, b))?;
            let mut after = document.clone();
            cut.diff.apply(&mut after);
            let swimlane = swimlane(c)?;
            let paste = paste(&after, &text, &PasteAt { swimlane, cell: None }, ids)?;
            Ok(Transaction { diff: cut.diff.then(&paste.diff), ..paste })
        }
        17 => {
            let text = copy(document, &some_of(a, b))?;
            let lane = leaf(c)?;
            let swimlane = document.swimlane_of(&lane).cloned().ok_or_else(none)?;
            let cell = Cell { lane, column: key(column(d)), row: Key::from(i32::from(d % 3)) };
            paste(document, &text, &PasteAt { swimlane, cell: Some(cell) }, ids)
        }
        18 => reattach(document, &flow(a)?, if c % 2 == 0 { FlowEnd::From } else { FlowEnd::To }, &step(b)?),
        19 => reverse(document, &flow(a)?),
        20 => {
            let spot = match b % 4 {
                0 => LaneSpot::Above(lane(a)?),
                1 => LaneSpot::Below(lane(a)?),
                2 => LaneSpot::Inside(lane(a)?),
                _ => LaneSpot::Last(swimlane(a)?),
            };
            let party = if c % 2 == 0 { Some(party(c)?) } else { None };
            add_lane(document, &spot, &name(c), party.as_ref(), ids)
        }
        21 | 22 => {
            let spot = match b % 4 {
                0 => LaneSpot::Above(lane(c)?),
                1 => LaneSpot::Below(lane(c)?),
                2 => LaneSpot::Inside(lane(c)?),
                _ => LaneSpot::Last(swimlane(c)?),
            };
            move_lane(document, &lane(a)?, &spot, ids)
        }
        23 => delete_lane(document, &lane(a)?, &LaneSteps::MoveTo(leaf(b)?)),
        24 => {
            let lane = lane(a)?;
            let steps = document.steps().filter(|s| s.lane == lane).count();
            if steps > 6 { Err(none()) } else { delete_lane(document, &lane, &LaneSteps::Delete) }
        }
        25 => add_phase(document, &swimlane(a)?, key(column(b)), key(column(c)), &name(d), ids),
        26 => resize_phase(document, &phase(a)?, key(column(b)), key(column(c))),
        27 => {
            let before = if b % 3 == 0 { None } else { Some(phase(b)?) };
            move_phase(document, &phase(a)?, before.as_ref())
        }
        28 => delete_phase(document, &phase(a)?),
        29 => turn(document, &swimlane(a)?),
        30 => renumber(document, &swimlane(a)?),
        31 => attach(document, &step(a)?, &step(b)?),
        32 => {
            let attached = document.steps().filter(|s| s.attached_to.is_some()).map(|s| s.id.clone());
            let event = at(attached, a).ok_or_else(none)?;
            let home = document.swimlane_of(&event).cloned().ok_or_else(none)?;
            let lanes = View::new(document, &home).ok_or_else(none)?;
            let lane = at(lanes.leaves().map(|n| n.lane.id.clone()), b).ok_or_else(none)?;
            detach(document, &event, &spot(lane, c, d))
        }
        33 => Ok(add_process(document, &name(a), ids)),
        34 => {
            let lanes = [NewLane::Of(party(a)?), NewLane::New { name: name(b), kind: PartyKind::System }];
            if document.swimlanes().count() > 4 {
                return Err(none());
            }
            add_swimlane(document, &name(c), Some(&process(d)?), &lanes[..usize::from(d % 3)], ids)
        }
        35 => {
            if document.shared_records().len() > 150 {
                return Err(none());
            }
            duplicate_swimlane(document, &swimlane(a)?, ids)
        }
        36 => {
            if document.swimlanes().count() > 4 {
                return Err(none());
            }
            detail_step(document, &step(a)?, ids)
        }
        37 => {
            if document.parties().count() > 12 {
                return Err(none());
            }
            Ok(add_party(document, &name(a), PartyKind::ALL[usize::from(b % 7)], ids))
        }
        38 | 39 => set(document, &[any(a)?, any(b)?, step(c)?], &field(document, b, c, d)),
        // Not `let_go`: it leaves an open end, which is what it is for.
        40 => order_lane(document, &lane(a)?, key(column(b))),
        other => match (other - HERE).checked_sub(journeys::VERBS) {
            None => journeys::verb(document, other - HERE, choice, ids),
            Some(other) if other < sipocs::VERBS => sipocs::verb(document, other, choice, ids),
            Some(other) => governance::verb(document, other - sipocs::VERBS, choice, ids),
        },
    }
}

fn field(document: &Document, a: u16, b: u16, c: u16) -> Field {
    let name = || NAMES[usize::from(b) % NAMES.len()].to_owned();
    match a % 19 {
        0 => Field::Name(name()),
        1 => Field::Description(name()),
        2 => Field::StepKind(KINDS[usize::from(b) % KINDS.len()]),
        3 => Field::Duration("2 to 6 d".into()),
        4 => Field::Repeat(Repeat::Loop),
        5 => Field::NonInterrupting(b.is_multiple_of(2)),
        6 => Field::AttachedTo(if c.is_multiple_of(2) { None } else { at(document.steps().map(|s| s.id.clone()), b) }),
        7 => Field::Link(if c.is_multiple_of(3) { None } else { at(document.swimlanes().map(|s| s.id.clone()), b) }),
        8 => Field::PartyKind(PartyKind::ALL[usize::from(b % 7)]),
        9 => Field::ProcessKind(ProcessKind::ALL[usize::from(b % 3)]),
        10 => Field::Owner(at(document.parties().map(|p| p.id.clone()), b)),
        11 => Field::Outcome(name()),
        12 => Field::Process(at(document.processes().map(|p| p.id.clone()), b)),
        13 => Field::State(State::ToBe),
        14 => Field::Orientation(Orientation::Down),
        15 => Field::LaneClass(LaneClass::Frontstage),
        16 => Field::Party(at(document.parties().map(|p| p.id.clone()), b)),
        17 => Field::FlowKind(FlowKind::Message),
        _ => Field::Condition(Condition::When(name())),
    }
}
