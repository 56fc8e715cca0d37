//! The fields of the model, its parties and processes, and of what stands in a swimlane.

use super::{
    foreign,
    governed::{self, Governed},
    only, parties, set,
    typed::{self, Count},
};
use crate::{
    change::{
        Refusal,
        op::{self, Field, FlowEnd, LaneSpot, Spot},
    },
    gui::{
        action::{Action, Verb},
        inspector::form::{Form, New},
    },
    model::{
        Badge, Calendar, Cell, Condition, Document, Flow, FlowKind, Id, Key, Lane, LaneClass, Lifecycle, Model, Note,
        Orientation, Party, PartyKind, Phase, Process, ProcessKind, Record, State, StepKind, Swimlane,
    },
};
use std::collections::BTreeSet;

pub fn model(form: &mut Form, r: &Model) {
    form.name("Name", &r.name, set!(Name));
    form.lines("Description", &r.description, set!(Description));
    form.line_like("Currency of costs", &r.currency, "EUR", set!(Currency));
    let calendar = Calendar::of(Some(r));
    let hours: Vec<(u8, String)> = (1..=24).map(|h| (h, crate::model::counted(h.into(), "hour", "hours"))).collect();
    let hours: Vec<(u8, &str)> = hours.iter().map(|(h, word)| (*h, word.as_str())).collect();
    form.choice("A day in times is", calendar.hours_a_day, &hours, set!(HoursADay));
    let days: Vec<(u8, String)> = (1..=7).map(|d| (d, crate::model::counted(d.into(), "day", "days"))).collect();
    let days: Vec<(u8, &str)> = days.iter().map(|(d, word)| (*d, word.as_str())).collect();
    form.choice("A week in times is", calendar.days_a_week, &days, set!(DaysAWeek));
}

pub fn party(form: &mut Form, r: &Party) {
    form.name("Name", &r.name, set!(Name));
    form.choice("Kind", r.kind, &PartyKind::ALL.map(|k| (k, k.word())), set!(PartyKind));
    form.line_like("Contact", &r.contact, "a name, mail or desk", set!(Contact));
    form.lines("Description", &r.description, set!(Description));
    foreign(form, &r.foreign);
}

pub fn process(form: &mut Form, r: &Process, document: &Document) {
    form.name("Name", &r.name, set!(Name));
    form.choice("Kind", r.kind, &ProcessKind::ALL.map(|k| (k, k.word())), set!(ProcessKind));
    form.reference("Owner", r.owner.as_ref(), || parties(document), set!(Owner));
    form.lines("Purpose", &r.purpose, set!(Purpose));
    form.lines("Outcome for the customer", &r.outcome, set!(Outcome));
    if form.one() {
        form.label("Serves these parts of the experience");
        for part in Lifecycle::ALL {
            form.flag(part_word(part), r.phases.contains(&part), |ids, on| {
                only(ids, move |document, id, _| {
                    let phases = document.process(id).map(|p| p.phases.clone()).unwrap_or_default();
                    op::set(document, std::slice::from_ref(id), &Field::Phases(with(phases, part, on)))
                })
            });
        }
    }
    form.lines("Description", &r.description, set!(Description));
    foreign(form, &r.foreign);
    governed::measured(form, &r.id, document, false);
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
    if form.one() {
        badges(form, &r.badges);
        governed::measured(form, &r.id, document, false);
    }
}

/// Which badges the drawing of a swimlane or journey shows.
pub fn badges(form: &mut Form, shown: &BTreeSet<Badge>) {
    form.section("Badges on its drawing", shown.len(), |form| {
        if let Some(badge) = form.switches(Badge::ALL, badge_word, |badge| shown.contains(&badge)) {
            let on = !shown.contains(&badge);
            let verb = only(form.records, move |document, id, _| op::show_badge(document, id, badge, on));
            form.actions.push(Action::Act(verb));
        }
    });
}

/// A set with something in it, or without.
fn with<T: Ord>(mut set: BTreeSet<T>, it: T, on: bool) -> BTreeSet<T> {
    match on {
        true => set.insert(it),
        false => set.remove(&it),
    };
    set
}

fn part_word(part: Lifecycle) -> &'static str {
    match part {
        Lifecycle::Attraction => "Attraction: before",
        Lifecycle::Interaction => "Interaction: during",
        Lifecycle::Cultivation => "Cultivation: after",
    }
}

fn badge_word(badge: Badge) -> &'static str {
    match badge {
        Badge::Rules => "Rules",
        Badge::Slas => "SLAs",
        Badge::Kpis => "KPIs",
        Badge::Opportunities => "Opportunities",
        Badge::Systems => "Systems",
        Badge::Times => "Times",
        Badge::Cost => "Cost",
        Badge::Value => "Value class",
        Badge::Raci => "RACI",
    }
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

/// The cell of a note, as the file has it.
pub fn note_details(form: &mut Form, r: &Note) {
    form.key("Column", r.column, to_column);
    form.key("Row", r.row, to_row);
}

pub fn phase(form: &mut Form, r: &Phase, _document: &Document) {
    form.name("Name", &r.name, set!(Name));
    form.lines("Description", &r.description, set!(Description));
}

/// The lane a step or note stands in.
pub fn lane_of(form: &mut Form, lane: &Id, document: &Document) {
    if form.one() {
        let swimlane = document.lane(lane).map(|l| &l.swimlane);
        let beside = document.lanes().filter(|l| swimlane.is_none_or(|swimlane| l.swimlane == *swimlane));
        form.must_refer("Lane", lane, || beside.map(|l| l.id.clone()).collect(), to_lane);
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
    let step = |end: &Option<Id>| end.as_ref().and_then(|id| document.step(id));
    let (from, to) = (step(&r.from), step(&r.to));
    if from.is_some_and(|s| matches!(s.kind, StepKind::Decision(_))) || r.likelihood.is_some() {
        typed::field(form, "Likelihood of this branch, in percent", r.likelihood.map(Count), "30", |ids, text| {
            let ids = ids.to_vec();
            Box::new(move |document, _| {
                let percent = typed::read::<Count>(&text)?.map(|count| count.0);
                op::set(document, &ids, &Field::Likelihood(percent))
            })
        });
    }
    form.lines("Description", &r.description, set!(Description));
    foreign(form, &r.foreign);
    let hands_over = from.zip(to).is_some_and(|(from, to)| from.lane != to.lane);
    let count = r.carries.len() + usize::from(r.sla.is_some());
    form.section(if hands_over { "Hand-off" } else { "What passes" }, count, |form| {
        let documents = || document.documents().map(|d| d.id.clone()).collect();
        let new = New {
            word: "document",
            make: |ids, name| only(ids, move |document, id, ids| op::carry_new(document, id, &name, ids)),
        };
        form.list_or_new("Hands over", &r.carries, "Add a document…", documents, set!(Carries), Some(new));
        let slas = || document.slas().map(|s| s.id.clone()).collect();
        form.reference("Under the SLA", r.sla.as_ref(), slas, set!(Sla));
        if r.sla.is_none() {
            form.button("New SLA", "Make an SLA for this hand-off", |ids| {
                Action::Act(only(ids, |document, id, ids| op::new_sla_for(document, id, "New SLA", ids)))
            });
        }
    });
    if form.one() {
        let all = Governed::of(document, &r.id);
        form.section("Rules", all.rules.len(), |form| governed::rules(form, &all, document));
    }
}

pub fn note(form: &mut Form, r: &Note, document: &Document) {
    form.long_name("Text", &r.text, set!(Name));
    lane_of(form, &r.lane, document);
    foreign(form, &r.foreign);
}

/// Moves a step or note to a cell made from the one it has.
fn to_cell(ids: &[Id], cell: impl FnOnce(Cell) -> Cell + 'static) -> Verb {
    only(ids, move |document, id, _| {
        let now = document.get(id).and_then(Record::cell);
        let now = now.ok_or_else(|| Refusal::new("This is not in the model any more."))?;
        op::move_steps(document, std::slice::from_ref(id), id, &Spot::Cell(cell(now)))
    })
}

fn to_lane(ids: &[Id], lane: Id) -> Verb {
    to_cell(ids, |cell| Cell { lane, ..cell })
}

pub fn to_column(ids: &[Id], column: Key) -> Verb {
    to_cell(ids, move |cell| Cell { column, ..cell })
}

pub fn to_row(ids: &[Id], row: Key) -> Verb {
    to_cell(ids, move |cell| Cell { row, ..cell })
}

fn nest_lane(ids: &[Id], parent: Option<Id>) -> Verb {
    let Some(id) = ids.first().cloned() else { return only(&[], |_, _, _| Err(Refusal::new("Nothing is selected."))) };
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
    only(ids, move |document, id, _| op::order_lane(document, id, order))
}

fn phase_from(ids: &[Id], from: Key) -> Verb {
    only(ids, move |document, id, _| op::resize_phase(document, id, from, document.phase(id).map_or(from, |p| p.to)))
}

fn phase_to(ids: &[Id], to: Key) -> Verb {
    only(ids, move |document, id, _| op::resize_phase(document, id, document.phase(id).map_or(to, |p| p.from), to))
}

fn from_end(ids: &[Id], target: Option<Id>) -> Verb {
    reattach(ids, FlowEnd::From, target)
}

fn to_end(ids: &[Id], target: Option<Id>) -> Verb {
    reattach(ids, FlowEnd::To, target)
}

fn reattach(ids: &[Id], end: FlowEnd, target: Option<Id>) -> Verb {
    only(ids, move |document, id, _| match &target {
        Some(target) => op::reattach(document, id, end, target),
        None => op::let_go(document, id, end),
    })
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
