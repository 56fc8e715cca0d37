//! New models, processes, swimlanes and parties; a swimlane that details a step, a copy of one to be changed.

use super::{refuse, rename::clean};
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{
        Cell, Document, Id, IdMaker, Key, Lane, LaneClass, Model, Orientation, Party, PartyKind, Process, Record,
        State, Step, StepKind, SubProcess, Swimlane, Trigger, View,
    },
};

/// A lane to be made with a new swimlane.
#[derive(Clone, Debug, PartialEq)]
pub enum NewLane {
    /// Of a party that exists.
    Of(Id),
    /// Of a new party.
    New { name: String, kind: PartyKind },
}

/// A new model: one process, one swimlane with a customer's lane on top, a team's beneath, and a start.
pub fn start_model(name: &str, ids: &mut IdMaker) -> Document {
    let name = clean(name);
    let mut document = Document::from_records([Record::Model(Model { name: name.clone(), ..Model::default() })]);
    let lanes = [
        NewLane::New { name: "Customer".into(), kind: PartyKind::Customer },
        NewLane::New { name: "Team".into(), kind: PartyKind::Team },
    ];
    let process = add_process(&document, &name, ids);
    process.diff.apply(&mut document);
    let made = process.select.and_then(|ids| ids.first().cloned());
    if let Ok(swimlane) = start_swimlane(&document, &name, made.as_ref(), &lanes, ids) {
        swimlane.diff.apply(&mut document);
    }
    document
}

/// Adds a swimlane as [`add_swimlane`] does, with a start without a name in its first lane: there one goes on.
pub fn start_swimlane(
    document: &Document,
    name: &str,
    process: Option<&Id>,
    lanes: &[NewLane],
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let made = add_swimlane(document, name, process, lanes, ids)?;
    let mut with_lanes = document.clone();
    made.diff.apply(&mut with_lanes);
    let swimlane = made.select.iter().flatten().next();
    let view = swimlane.and_then(|swimlane| View::new(&with_lanes, swimlane));
    let Some(lane) = view.and_then(|view| view.lanes.first().map(|n| n.lane.id.clone())) else { return Ok(made) };
    let mut edit = Edit::new(&with_lanes);
    let id = edit.fresh(ids, "start");
    edit.put(Step::new(id, StepKind::Start(Trigger::Plain), "", Cell::new(lane, 0, 0)));
    let start = edit.finish("Add start");
    Ok(Transaction { diff: made.diff.then(&start.diff), ..made })
}

/// Adds a process and selects it.
pub fn add_process(document: &Document, name: &str, ids: &mut IdMaker) -> Transaction {
    let name = clean(name);
    let mut edit = Edit::new(document);
    let id = edit.fresh(ids, if name.is_empty() { "process" } else { &name });
    edit.put(Process { id: id.clone(), name, ..Process::default() });
    edit.select([id]);
    edit.finish("Add process")
}

/// Adds a party and selects it.
pub fn add_party(document: &Document, name: &str, kind: PartyKind, ids: &mut IdMaker) -> Transaction {
    let mut edit = Edit::new(document);
    let party = party(&edit, name, kind, ids);
    edit.select([party.id.clone()]);
    edit.put(party);
    edit.finish("Add party")
}

/// Adds a swimlane with these lanes from the top (at least one is made) and selects it.
pub fn add_swimlane(
    document: &Document,
    name: &str,
    process: Option<&Id>,
    lanes: &[NewLane],
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    if let Some(process) = process {
        document.process(process).ok_or_else(|| refuse::gone("process"))?;
    }
    let mut edit = Edit::new(document);
    let id = put_swimlane(&mut edit, name, process, lanes, ids)?;
    edit.select([id]);
    Ok(edit.finish("Add swimlane"))
}

/// Adds a swimlane that details a step, makes the step a sub-process, and links the two.
/// The new swimlane has the lane of the step's party.
pub fn detail_step(document: &Document, step: &Id, ids: &mut IdMaker) -> Result<Transaction, Refusal> {
    let step = document.step(step).ok_or_else(|| refuse::gone("step"))?;
    if step.link.is_some() {
        return Err(Refusal::new("This step is linked to a swimlane already. Open that one."));
    }
    let kind = match step.kind {
        StepKind::Task(_) => StepKind::SubProcess(SubProcess::Plain),
        StepKind::SubProcess(kind) => StepKind::SubProcess(kind),
        other => return Err(Refusal(format!("A {} has no swimlane of its own. Make it a task first.", other.word()))),
    };
    let party = document.lane(&step.lane).and_then(|l| l.party.clone());
    let lanes = match party {
        Some(party) => NewLane::Of(party),
        None => NewLane::New { name: document.display_name(&step.lane).to_owned(), kind: PartyKind::Team },
    };
    let process = document.swimlane_of(&step.id).and_then(|id| document.swimlane(id)).and_then(|s| s.process.clone());
    let mut edit = Edit::new(document);
    let swimlane = put_swimlane(&mut edit, &step.name, process.as_ref(), &[lanes], ids)?;
    edit.put(Step { kind, link: Some(swimlane.clone()), ..step.clone() });
    edit.select([swimlane]);
    Ok(edit.finish("Detail step"))
}

/// Copies a swimlane with everything in it, as the to-be of its process, and selects the copy.
pub fn duplicate_swimlane(document: &Document, swimlane: &Id, ids: &mut IdMaker) -> Result<Transaction, Refusal> {
    let view = View::new(document, swimlane).ok_or_else(|| refuse::gone("swimlane"))?;
    let mut edit = Edit::new(document);
    let mut records: Vec<Record> = vec![Record::Swimlane(view.swimlane.clone())];
    records.extend(view.lanes.iter().map(|n| n.lane.clone().into()));
    records.extend(view.phases.iter().map(|&p| p.clone().into()));
    records.extend(view.steps.iter().map(|&s| s.clone().into()));
    records.extend(view.notes.iter().map(|&n| n.clone().into()));
    records.extend(view.flows.iter().map(|&f| f.clone().into()));
    let fresh = super::clip::fresh_ids(&edit, &records, ids);
    for mut record in records {
        super::clip::remap(&mut record, &fresh);
        if let Record::Swimlane(copy) = &mut record {
            copy.state = State::ToBe;
            copy.foreign.clear();
            if view.swimlane.state == State::ToBe {
                copy.name = format!("{} (copy)", copy.name);
            }
        }
        edit.put(record);
    }
    edit.select(fresh.get(swimlane).cloned());
    Ok(edit.finish("Duplicate swimlane"))
}

/// Turns a swimlane: lanes across become lanes down, and back. Cells do not change.
pub fn turn(document: &Document, swimlane: &Id) -> Result<Transaction, Refusal> {
    let swimlane = document.swimlane(swimlane).ok_or_else(|| refuse::gone("swimlane"))?;
    let orientation = match swimlane.orientation {
        Orientation::Across => Orientation::Down,
        Orientation::Down => Orientation::Across,
    };
    let mut edit = Edit::new(document);
    edit.put(Swimlane { orientation, ..swimlane.clone() });
    Ok(edit.finish("Turn swimlane"))
}

fn put_swimlane(
    edit: &mut Edit,
    name: &str,
    process: Option<&Id>,
    lanes: &[NewLane],
    ids: &mut IdMaker,
) -> Result<Id, Refusal> {
    let name = clean(name);
    let id = edit.fresh(ids, if name.is_empty() { "swimlane" } else { &name });
    edit.put(Swimlane { id: id.clone(), name, process: process.cloned(), ..Swimlane::default() });
    let fallback = [NewLane::New { name: "Team".into(), kind: PartyKind::Team }];
    let lanes = if lanes.is_empty() { &fallback[..] } else { lanes };
    let mut order = Key::default();
    for lane in lanes {
        let (party, name) = match lane {
            NewLane::Of(id) => match edit.get(id) {
                Some(Record::Party(party)) => (party.id.clone(), party.name.clone()),
                _ => return Err(refuse::gone("party")),
            },
            NewLane::New { name, kind } => {
                let party = party(edit, name, *kind, ids);
                let made = (party.id.clone(), party.name.clone());
                edit.put(party);
                made
            }
        };
        let lane = edit.fresh(ids, if name.is_empty() { "lane" } else { &name });
        edit.put(Lane {
            id: lane,
            swimlane: id.clone(),
            parent: None,
            party: Some(party),
            name: String::new(),
            order,
            class: LaneClass::Plain,
            description: String::new(),
            foreign: String::new(),
        });
        order = order.after();
    }
    Ok(id)
}

fn party(edit: &Edit, name: &str, kind: PartyKind, ids: &mut IdMaker) -> Party {
    let name = clean(name);
    let id = edit.fresh(ids, if name.is_empty() { kind.word() } else { &name });
    Party { id, kind, name, ..Party::default() }
}
