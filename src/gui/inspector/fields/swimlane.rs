//! The fields of the model, its parties and processes, and of what stands in a swimlane.

use super::{foreign, parties, set};
use crate::{
    change::{
        Refusal, Transaction,
        op::{self, Field, FlowEnd, LaneSpot, Spot},
    },
    gui::{
        action::{Action, Verb},
        inspector::form::Form,
    },
    model::{
        Cell, Condition, Document, Flow, FlowKind, Gateway, Id, Key, Lane, LaneClass, Model, Note, Orientation, Party,
        PartyKind, Phase, Process, ProcessKind, Record, Repeat, State, Step, StepKind, SubProcess, Swimlane, TaskKind,
        Trigger, rules,
    },
};

pub fn model(form: &mut Form, r: &Model) {
    form.name("Name", &r.name, set!(Name));
    form.lines("Description", &r.description, set!(Description));
}

pub fn party(form: &mut Form, r: &Party) {
    form.name("Name", &r.name, set!(Name));
    form.choice("Kind", r.kind, &PartyKind::ALL.map(|k| (k, k.word())), set!(PartyKind));
    form.lines("Description", &r.description, set!(Description));
    foreign(form, &r.foreign);
}

pub fn process(form: &mut Form, r: &Process, document: &Document) {
    form.name("Name", &r.name, set!(Name));
    form.choice("Kind", r.kind, &ProcessKind::ALL.map(|k| (k, k.word())), set!(ProcessKind));
    form.reference("Owner", r.owner.as_ref(), || parties(document), set!(Owner));
    form.lines("Outcome for the customer", &r.outcome, set!(Outcome));
    form.lines("Description", &r.description, set!(Description));
    foreign(form, &r.foreign);
}

pub fn swimlane(form: &mut Form, r: &Swimlane, document: &Document) {
    form.name("Name", &r.name, set!(Name));
    form.reference(
        "Process",
        r.process.as_ref(),
        || document.processes().map(|p| p.id.clone()).collect(),
        set!(Process),
    );
    form.choice("State", r.state, &[(State::AsIs, "as-is"), (State::ToBe, "to-be")], set!(State));
    let runs = [(Orientation::Across, "lanes across"), (Orientation::Down, "lanes side by side")];
    form.choice("Orientation", r.orientation, &runs, set!(Orientation));
    form.lines("Description", &r.description, set!(Description));
    foreign(form, &r.foreign);
}

pub fn lane(form: &mut Form, r: &Lane, document: &Document) {
    // Without a name of its own a lane is called as its party is.
    let party = r.party.as_ref().map_or("", |id| document.display_name(id));
    form.name_or("Name", &r.name, party, set!(Name));
    form.reference("Party", r.party.as_ref(), || parties(document), set!(Party));
    let classes = [
        (LaneClass::Plain, "plain"),
        (LaneClass::Customer, "customer"),
        (LaneClass::Frontstage, "frontstage"),
        (LaneClass::Backstage, "backstage"),
        (LaneClass::Support, "support"),
    ];
    form.choice("To the customer", r.class, &classes, set!(LaneClass));
    if form.one() {
        // A lane cannot be nested in itself or in what is nested in it.
        let outside = document.lanes().filter(|l| l.swimlane == r.swimlane && !is_inside(document, &l.id, &r.id));
        form.reference("Nested in", r.parent.as_ref(), || outside.map(|l| l.id.clone()).collect(), nest_lane);
    }
    form.lines("Description", &r.description, set!(Description));
    foreign(form, &r.foreign);
}

/// Where the lane stands among others, as the file has it.
pub fn lane_details(form: &mut Form, r: &Lane) {
    form.key("Place among its siblings", r.order, order_lane);
}

/// The columns a phase covers, as the file has them.
pub fn phase_details(form: &mut Form, r: &Phase) {
    form.key("First column", r.from, phase_from);
    form.key("Last column", r.to, phase_to);
}

/// The cell of a step, as the file has it.
pub fn step_details(form: &mut Form, r: &Step) {
    form.key("Column", r.column, to_column);
    form.key("Row", r.row, to_row);
}

/// The cell of a note, as the file has it.
pub fn note_details(form: &mut Form, r: &Note) {
    form.key("Column", r.column, to_column);
    form.key("Row", r.row, to_row);
}

pub fn phase(form: &mut Form, r: &Phase, _document: &Document) {
    form.name("Name", &r.name, set!(Name));
    form.lines("Description", &r.description, set!(Description));
}

pub fn step(form: &mut Form, r: &Step, document: &Document) {
    form.long_name("Name", &r.name, set!(Name));
    step_kind(form, r);
    lane_of(form, &r.lane, document);
    match r.kind {
        StepKind::Wait | StepKind::Event(_) | StepKind::Start(_) => {
            form.line("Duration, in words", &r.duration, set!(Duration));
        }
        _ if !r.duration.is_empty() => form.line("Duration, in words", &r.duration, set!(Duration)),
        _ => {}
    }
    if matches!(r.kind, StepKind::SubProcess(_)) || r.link.is_some() {
        form.reference(
            "Detailed by",
            r.link.as_ref(),
            || document.swimlanes().map(|s| s.id.clone()).collect(),
            set!(Link),
        );
    }
    if matches!(r.kind, StepKind::Task(_) | StepKind::SubProcess(_)) || r.repeat != Repeat::Once {
        let repeats = [
            (Repeat::Once, "once"),
            (Repeat::Loop, "in a loop"),
            (Repeat::Sequential, "for each, one after another"),
            (Repeat::Parallel, "for each, at the same time"),
        ];
        form.choice("Done", r.repeat, &repeats, set!(Repeat));
    }
    if matches!(r.kind, StepKind::Event(_) | StepKind::Start(_)) || r.attached_to.is_some() {
        let here = document.swimlane_of(&r.id);
        let hosts = document.steps().filter(|s| {
            s.id != r.id
                && s.attached_to.is_none()
                && rules::may_carry_events(s.kind)
                && document.swimlane_of(&s.id) == here
        });
        if form.one() {
            form.reference("On the edge of", r.attached_to.as_ref(), || hosts.map(|s| s.id.clone()).collect(), attach);
        }
        form.flag("The work it interrupts goes on", r.non_interrupting, set!(NonInterrupting));
    }
    serves(form, r, document);
    form.lines("Description", &r.description, set!(Description));
    foreign(form, &r.foreign);
}

/// The touchpoints a step stands behind: what of it the customer meets.
fn serves(form: &mut Form, r: &Step, document: &Document) {
    if !form.one() {
        return;
    }
    let serves: Vec<Id> = document.touchpoints().filter(|t| t.steps.contains(&r.id)).map(|t| t.id.clone()).collect();
    if serves.is_empty() && document.touchpoints().next().is_none() {
        return;
    }
    let all = || document.touchpoints().map(|t| t.id.clone()).collect();
    form.list("Serves touchpoints", &serves, "Add a touchpoint…", all, |ids, wanted: Vec<Id>| {
        only(ids, move |document, step| {
            let linked = |id: &Id| document.touchpoint(id).is_some_and(|t| t.steps.contains(step));
            let less = document.touchpoints().find(|t| t.steps.contains(step) && !wanted.contains(&t.id));
            match (wanted.iter().find(|id| !linked(id)), less) {
                (Some(touchpoint), _) => op::link_touchpoint(document, touchpoint, step),
                (None, Some(touchpoint)) => op::unlink_touchpoint(document, &touchpoint.id, step),
                (None, None) => Err(Refusal::new("The step serves these touchpoints already.")),
            }
        })
    });
}

/// The lane a step or note stands in.
fn lane_of(form: &mut Form, lane: &Id, document: &Document) {
    if form.one() {
        let swimlane = document.lane(lane).map(|l| &l.swimlane);
        let beside = document.lanes().filter(|l| swimlane.is_none_or(|swimlane| l.swimlane == *swimlane));
        form.must_refer("Lane", lane, || beside.map(|l| l.id.clone()).collect(), to_lane);
    }
}

/// The kind of a step in two choices: what it is, and which of that.
fn step_kind(form: &mut Form, r: &Step) {
    let trigger = match r.kind {
        StepKind::Start(t) | StepKind::End(t) | StepKind::Event(t) | StepKind::Throw(t) => t,
        _ => Trigger::Plain,
    };
    let kinds = [
        StepKind::Task(TaskKind::Plain),
        StepKind::Decision(Gateway::Exclusive),
        StepKind::Start(trigger),
        StepKind::End(trigger),
        StepKind::Event(trigger),
        StepKind::Throw(trigger),
        StepKind::Wait,
        StepKind::SubProcess(SubProcess::Plain),
        StepKind::Document,
        StepKind::DataStore,
    ];
    // The kind as it is stands for its whole family.
    let kinds = kinds.map(|k| if std::mem::discriminant(&k) == std::mem::discriminant(&r.kind) { r.kind } else { k });
    form.choice("Kind", r.kind, &kinds.map(|k| (k, k.word())), set!(StepKind));
    match r.kind {
        StepKind::Task(kind) => {
            form.choice("How it is done", kind, &TaskKind::ALL.map(|k| (k, k.word())), |ids, kind| {
                set_kind(ids, StepKind::Task(kind))
            })
        }
        StepKind::Decision(kind) => {
            form.choice("How it splits or joins", kind, &Gateway::ALL.map(|k| (k, k.word())), |ids, kind| {
                set_kind(ids, StepKind::Decision(kind))
            })
        }
        StepKind::Start(kind) => {
            form.choice("Trigger", kind, &triggers(), |ids, kind| set_kind(ids, StepKind::Start(kind)))
        }
        StepKind::End(kind) => {
            form.choice("Trigger", kind, &triggers(), |ids, kind| set_kind(ids, StepKind::End(kind)))
        }
        StepKind::Event(kind) => {
            form.choice("Trigger", kind, &triggers(), |ids, kind| set_kind(ids, StepKind::Event(kind)))
        }
        StepKind::Throw(kind) => {
            form.choice("Trigger", kind, &triggers(), |ids, kind| set_kind(ids, StepKind::Throw(kind)))
        }
        StepKind::SubProcess(kind) => {
            let kinds = [
                (SubProcess::Plain, "plain"),
                (SubProcess::Call, "calls a process of its own"),
                (SubProcess::Event, "started by an event"),
                (SubProcess::Transaction, "transaction"),
                (SubProcess::AdHoc, "in any order"),
            ];
            form.choice("Kind of sub-process", kind, &kinds, |ids, kind| set_kind(ids, StepKind::SubProcess(kind)));
        }
        StepKind::Wait | StepKind::Document | StepKind::DataStore => {}
    }
}

pub fn flow(form: &mut Form, r: &Flow, document: &Document) {
    form.name("Label", &r.label, set!(Name));
    let kinds = [
        (FlowKind::Sequence, "sequence"),
        (FlowKind::Message, "message"),
        (FlowKind::Association, "association"),
        (FlowKind::Data, "data"),
    ];
    form.choice("Kind", r.kind, &kinds, set!(FlowKind));
    if form.one() {
        form.reference("From", r.from.as_ref(), || ends(document, r), from_end);
        form.reference("To", r.to.as_ref(), || ends(document, r), to_end);
    }
    if r.kind == FlowKind::Sequence || r.condition != Condition::Always {
        #[derive(Clone, Copy, PartialEq)]
        enum Taken {
            Always,
            Default,
            When,
        }
        let taken = match r.condition {
            Condition::Always => Taken::Always,
            Condition::Default => Taken::Default,
            Condition::When(_) => Taken::When,
        };
        let options =
            [(Taken::Always, "always"), (Taken::Default, "where no other is"), (Taken::When, "on a condition")];
        form.choice("Taken", taken, &options, |ids, taken| {
            let condition = match taken {
                Taken::Always => Condition::Always,
                Taken::Default => Condition::Default,
                Taken::When => Condition::When(String::new()),
            };
            let ids = ids.to_vec();
            Box::new(move |document, _| op::set(document, &ids, &Field::Condition(condition)))
        });
        if let Condition::When(expression) = &r.condition {
            form.line("Condition", expression, |ids, text| {
                let ids = ids.to_vec();
                Box::new(move |document, _| op::set(document, &ids, &Field::Condition(Condition::When(text))))
            });
        }
    }
    let documents = || document.documents().map(|d| d.id.clone()).collect();
    form.list("Hands over", &r.carries, "Add a document…", documents, set!(Carries));
    new_carried(form, r);
    form.lines("Description", &r.description, set!(Description));
    foreign(form, &r.foreign);
}

pub fn note(form: &mut Form, r: &Note, document: &Document) {
    form.long_name("Text", &r.text, set!(Name));
    lane_of(form, &r.lane, document);
    foreign(form, &r.foreign);
}

/// Puts an event on the edge of a step, where it goes to; or takes it off.
fn attach(ids: &[Id], host: Option<Id>) -> Verb {
    only(ids, move |document, id| match &host {
        Some(host) => op::attach(document, id, host),
        None => op::set(document, std::slice::from_ref(id), &Field::AttachedTo(None)),
    })
}

fn set_kind(ids: &[Id], kind: StepKind) -> Verb {
    let ids = ids.to_vec();
    Box::new(move |document, _| op::set(document, &ids, &Field::StepKind(kind)))
}

/// Moves a step or note to a cell made from the one it has.
fn to_cell(ids: &[Id], cell: impl FnOnce(Cell) -> Cell + 'static) -> Verb {
    only(ids, move |document, id| {
        let now = document.get(id).and_then(Record::cell);
        let now = now.ok_or_else(|| Refusal::new("This is not in the model any more."))?;
        op::move_steps(document, std::slice::from_ref(id), id, &Spot::Cell(cell(now)))
    })
}

fn to_lane(ids: &[Id], lane: Id) -> Verb {
    to_cell(ids, |cell| Cell { lane, ..cell })
}

fn to_column(ids: &[Id], column: Key) -> Verb {
    to_cell(ids, move |cell| Cell { column, ..cell })
}

fn to_row(ids: &[Id], row: Key) -> Verb {
    to_cell(ids, move |cell| Cell { row, ..cell })
}

fn nest_lane(ids: &[Id], parent: Option<Id>) -> Verb {
    let Some(id) = ids.first().cloned() else { return nothing() };
    Box::new(move |document, ids| {
        let swimlane = document.lane(&id).map(|l| l.swimlane.clone());
        let spot = match (parent, swimlane) {
            (Some(parent), _) => LaneSpot::Inside(parent),
            (None, Some(swimlane)) => LaneSpot::Last(swimlane),
            (None, None) => return Err(Refusal::new("This lane is not in the model any more.")),
        };
        op::move_lane(document, &id, &spot, ids)
    })
}

/// The key itself: moving among siblings by hand is what the canvas is for.
fn order_lane(ids: &[Id], order: Key) -> Verb {
    only(ids, move |document, id| op::order_lane(document, id, order))
}

fn phase_from(ids: &[Id], from: Key) -> Verb {
    only(ids, move |document, id| op::resize_phase(document, id, from, document.phase(id).map_or(from, |p| p.to)))
}

fn phase_to(ids: &[Id], to: Key) -> Verb {
    only(ids, move |document, id| op::resize_phase(document, id, document.phase(id).map_or(to, |p| p.from), to))
}

fn from_end(ids: &[Id], target: Option<Id>) -> Verb {
    reattach(ids, FlowEnd::From, target)
}

fn to_end(ids: &[Id], target: Option<Id>) -> Verb {
    reattach(ids, FlowEnd::To, target)
}

fn reattach(ids: &[Id], end: FlowEnd, target: Option<Id>) -> Verb {
    only(ids, move |document, id| match &target {
        Some(target) => op::reattach(document, id, end, target),
        None => op::let_go(document, id, end),
    })
}

/// A verb over one record: such fields are only shown for one.
fn only(ids: &[Id], verb: impl FnOnce(&Document, &Id) -> Result<Transaction, Refusal> + 'static) -> Verb {
    let Some(id) = ids.first().cloned() else { return nothing() };
    Box::new(move |document, _| verb(document, &id))
}

fn nothing() -> Verb {
    Box::new(|_, _| Err(Refusal::new("Nothing is selected.")))
}

fn triggers() -> [(Trigger, &'static str); 13] {
    Trigger::ALL.map(|t| (t, t.word()))
}

/// A button that makes a document and puts it on the flow.
fn new_carried(form: &mut Form, r: &Flow) {
    let flow = r.id.clone();
    form.button("New document", "Make a document, and let the flow hand it over", move |_| {
        Action::Act(Box::new(move |document, ids| op::carry_new(document, &flow, "New document", ids)))
    });
}

/// What a flow of this swimlane may start or end at.
fn ends(document: &Document, flow: &Flow) -> Vec<Id> {
    let here = |id: &Id| document.swimlane_of(id) == Some(&flow.swimlane);
    let ids = document.records().filter(|r| match r {
        Record::Step(_) | Record::Note(_) => here(r.id()),
        Record::Lane(_) => here(r.id()) && flow.kind == FlowKind::Message,
        _ => false,
    });
    let mut ends: Vec<Id> = ids.map(|r| r.id().clone()).collect();
    // What it is tied to now is always among them.
    for end in [&flow.from, &flow.to].into_iter().flatten() {
        if document.contains(end.as_str()) && !ends.contains(end) {
            ends.push(end.clone());
        }
    }
    ends
}

/// Whether a lane is another, or nested in it at any depth.
fn is_inside(document: &Document, lane: &Id, outer: &Id) -> bool {
    let mut at = Some(lane.clone());
    for _ in 0..1000 {
        match at {
            Some(id) if id == *outer => return true,
            Some(id) => at = document.lane(&id).and_then(|l| l.parent.clone()),
            None => return false,
        }
    }
    true
}
