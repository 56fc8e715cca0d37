//! A swimlane's words from its records, and back.

use super::{
    super::steps::{Next, Step, Swimlane},
    key,
};
use crate::{
    exchange::{Losses, bpmn::party_kind, records::Records},
    layout::{Request, tidy},
    model::{self, Condition, Document, Flow, FlowKind, Id, Key, Lane, Phase, Record, RecordKind, Repeat, State, View},
};
use std::collections::{BTreeMap, BTreeSet};

/// The words of a swimlane, and what is no word of it.
pub(in crate::exchange::csv) fn gather(document: &Document, id: &Id) -> Option<(Swimlane, Losses)> {
    let view = View::new(document, id)?;
    let mut losses = Losses::default();
    let mut table = Swimlane {
        name: view.swimlane.name.clone(),
        process: view.swimlane.process.as_ref().map_or("", |id| document.display_name(id)).to_owned(),
        state: view.swimlane.state,
        description: view.swimlane.description.clone(),
        ..Swimlane::default()
    };
    let mut lanes: BTreeMap<&Id, usize> = BTreeMap::new();
    for node in view.leaves() {
        lanes.insert(&node.lane.id, table.lanes.len());
        let name = apart(&table.lanes, if node.name().trim().is_empty() { "" } else { node.name() });
        table.lanes.push(name);
    }
    let around = view.lanes.iter().filter(|node| !node.leaf).count();
    losses.count(around, "lane around others", "lanes around others", "");
    let mut phases: Vec<(&Phase, usize)> = Vec::new();
    for phase in &view.phases {
        if phase.name.trim().is_empty() {
            losses.add("phase without a name", "phases without a name", "");
            continue;
        }
        phases.push((phase, table.phases.len()));
        let name = apart(&table.phases, &phase.name);
        table.phases.push(name);
    }
    let mut steps = view.steps.clone();
    steps.retain(|step| lanes.contains_key(&step.lane));
    steps.sort_by_key(|step| (step.column, lanes.get(&step.lane), step.row, step.attached_to.is_some(), &step.id));
    let places: BTreeMap<&Id, usize> = steps.iter().enumerate().map(|(i, s)| (&s.id, i)).collect();
    for step in &steps {
        tell_step(step, &mut losses);
        let phase = phases.iter().find(|(phase, _)| phase.from <= step.column && step.column <= phase.to);
        table.steps.push(Step {
            name: step.name.clone(),
            kind: step.kind,
            lane: lanes.get(&step.lane).copied().unwrap_or_default(),
            phase: phase.map(|(_, number)| *number),
            duration: step.duration.clone(),
            documents: vec![],
            next: vec![],
        });
    }
    flows(document, &view, &places, &mut table, &mut losses);
    losses.count(view.notes.len(), "note", "notes", "");
    Some((table, losses))
}

/// The name, with a number where it is in the list already.
fn apart(names: &[String], name: &str) -> String {
    let mut apart = name.to_owned();
    let mut number = 2;
    while names.contains(&apart) {
        apart = format!("{name} ({number})");
        number += 1;
    }
    apart
}

fn tell_step(step: &model::Step, losses: &mut Losses) {
    for (lost, one, many) in [
        (step.attached_to.is_some(), "event on the edge of a step", "events on the edges of steps"),
        (step.link.is_some(), "link to another swimlane", "links to other swimlanes"),
        (step.repeat != Repeat::Once, "mark that a step repeats", "marks that steps repeat"),
        (!step.description.is_empty(), "description", "descriptions"),
    ] {
        losses.count(usize::from(lost), one, many, "");
    }
}

fn flows(document: &Document, view: &View, places: &BTreeMap<&Id, usize>, table: &mut Swimlane, losses: &mut Losses) {
    let end = |id: &Option<Id>| id.as_ref().and_then(|id| places.get(id)).copied();
    let mut flows: Vec<(usize, usize, &Flow)> = Vec::new();
    for flow in &view.flows {
        match (end(&flow.from), end(&flow.to)) {
            (Some(from), Some(to)) => flows.push((from, to, flow)),
            _ => losses.add("flow", "flows", "not from step to step"),
        }
    }
    flows.sort_by_key(|(from, to, flow)| (*from, *to, &flow.id));
    for of_one in flows.chunk_by(|(a, ..), (b, ..)| a == b) {
        let Some(step) = of_one.first().and_then(|(from, ..)| table.steps.get_mut(*from)) else { continue };
        let mut carried: BTreeSet<&[Id]> = BTreeSet::new();
        for (_, to, flow) in of_one {
            let label = match &flow.condition {
                Condition::When(words) if flow.label.is_empty() => words,
                Condition::When(_) | Condition::Always | Condition::Default => &flow.label,
            };
            let default = matches!(&flow.condition, Condition::When(words) if words != label);
            let lost = default || flow.condition == Condition::Default;
            losses.count(usize::from(lost), "condition of a flow", "conditions of flows", "beside the label");
            let kind = flow.kind != FlowKind::Sequence;
            losses.count(
                usize::from(kind),
                "message or association",
                "messages and associations",
                "written as plain flows",
            );
            losses.count(usize::from(!flow.description.is_empty()), "description", "descriptions", "");
            step.next.push(Next { to: *to, label: label.clone() });
            carried.insert(&flow.carries);
            for id in &flow.carries {
                let name = document.display_name(id);
                if !name.trim().is_empty() && !step.documents.iter().any(|d| d == name) {
                    step.documents.push(name.to_owned());
                }
            }
        }
        losses.count(carried.len() - 1, "difference in what flows carry", "differences in what flows carry", "");
    }
}

/// The records of a swimlane: lanes of parties, cells from the flow.
pub(in crate::exchange::csv) fn build(table: &Swimlane, records: &mut Records) {
    let swimlane = records.fresh(&table.name, RecordKind::Swimlane);
    let mut lanes: Vec<Id> = Vec::new();
    let none = [String::new()];
    let names = if table.lanes.is_empty() { &none } else { &table.lanes[..] };
    for (order, name) in names.iter().enumerate() {
        let party = records.party(name, party_kind(name));
        let id = records.fresh(name, RecordKind::Lane);
        let name = if party.is_some() { String::new() } else { name.clone() };
        let (parent, class, description, foreign) = Default::default();
        let (order, swimlane) = (key(order), swimlane.clone());
        lanes.push(id.clone());
        records.push(Lane { id, swimlane, parent, party, name, order, class, description, foreign });
    }
    let mut all: Vec<Record> = Vec::new();
    // Steps stand in the span of their phase until they are tidied; those of no phase before all phases.
    let wide = table.steps.len() + 1;
    for (number, name) in table.phases.iter().enumerate() {
        let id = records.fresh(name, RecordKind::Phase);
        let (from, to) = (key((number + 1) * wide), key((number + 2) * wide - 1));
        let (swimlane, name, description) = (swimlane.clone(), name.clone(), String::new());
        all.push(Phase { id, swimlane, name, from, to, description }.into());
    }
    let ids: Vec<Id> = table.steps.iter().map(|step| records.fresh(&step.name, RecordKind::Step)).collect();
    for (at, (step, id)) in table.steps.iter().zip(&ids).enumerate() {
        let Some(lane) = lanes.get(step.lane).or(lanes.first()) else { continue };
        all.push(
            model::Step {
                id: id.clone(),
                kind: step.kind,
                name: step.name.clone(),
                lane: lane.clone(),
                column: key(step.phase.map_or(0, |phase| (phase + 1) * wide) + at),
                duration: step.duration.clone(),
                ..model::Step::default()
            }
            .into(),
        );
        let mut carries: Vec<Id> = Vec::new();
        for document in step.documents.iter().filter_map(|name| records.document(name)) {
            if !carries.contains(&document) {
                carries.push(document);
            }
        }
        for next in &step.next {
            let Some(to) = ids.get(next.to) else { continue };
            let flow = records.fresh(&next.label, RecordKind::Flow);
            let (from, to) = (Some(id.clone()), Some(to.clone()));
            let (swimlane, label, carries) = (swimlane.clone(), next.label.clone(), carries.clone());
            let flow = Flow { id: flow, swimlane, from, to, label, carries, ..Flow::default() };
            all.push(flow.into());
        }
    }
    let process = records.process(&table.process);
    let state: State = table.state;
    let (name, description) = (table.name.clone(), table.description.clone());
    let whole =
        model::Swimlane { id: swimlane.clone(), name, process, state, description, ..model::Swimlane::default() };
    records.push(whole);
    place(&swimlane, &mut all, records);
    all.into_iter().for_each(|record| records.push(record));
}

/// Gives steps and phases their columns and rows.
fn place(swimlane: &Id, all: &mut [Record], records: &Records) {
    let document = Document::from_records(records.made().iter().chain(all.iter()).cloned());
    let Some(request) = Request::new(&document, swimlane) else { return };
    let tidied = tidy::tidy_with_phases(&request);
    let cells: BTreeMap<&Id, (Key, Key)> = tidied.placements.iter().map(|p| (&p.id, (p.column, p.row))).collect();
    let spans: BTreeMap<&Id, (Key, Key)> = tidied.phases.iter().map(|p| (&p.id, (p.from, p.to))).collect();
    for record in all {
        match record {
            Record::Step(step) => {
                if let Some(&cell) = cells.get(&step.id) {
                    (step.column, step.row) = cell;
                }
            }
            Record::Phase(phase) => {
                if let Some(&span) = spans.get(&phase.id) {
                    (phase.from, phase.to) = span;
                }
            }
            _ => {}
        }
    }
}
