//! A journey against the processes behind it: which process steps stand behind which touchpoints, which touchpoints
//! have none, and which process steps serve no customer. All of it is derived; nothing is stored but links.
//!
//! **Who serves.** A step serves the customer where a touchpoint has it behind it, where a flow joins it to a step or
//! lane of the customer, where it is the process step of a SIPOC row with a customer, or where the work flows on from
//! it to such a step. What is done when something goes wrong at such a step (what an event on its edge leads to)
//! belongs to serving, too: it is owed to the same customer, and all this holds of it as well. Only tasks and
//! sub-processes are asked: a start and an end are borders, a decision and an event direct the work, a wait is none,
//! documents are things. The customer's own steps serve nobody.

use super::{Document, FlowKind, Id, Record, SipocColumn, SipocForm, Stage, Step};
use std::collections::{BTreeMap, BTreeSet};

/// A journey and the processes of its model.
#[derive(Clone, Debug)]
pub struct Alignment<'a> {
    /// In time.
    pub stages: Vec<StageOf<'a>>,
    /// The journey's own process first, then those that stand behind a touchpoint of it, then the others, each by name.
    pub processes: Vec<ProcessOf<'a>>,
}

/// A stage with its touchpoints.
#[derive(Clone, Debug)]
pub struct StageOf<'a> {
    pub stage: &'a Stage,
    /// In time.
    pub touchpoints: Vec<&'a Id>,
}

/// A process, or a swimlane of none.
#[derive(Clone, Debug)]
pub struct ProcessOf<'a> {
    /// Of the process; of a swimlane that belongs to none, its own.
    pub id: &'a Id,
    /// The swimlanes asked whom they serve: those of the journey's state, where the process has any.
    pub swimlanes: Vec<&'a Id>,
    /// How many tasks and sub-processes they hold.
    pub work: usize,
    /// How many of them a touchpoint of this journey has behind it.
    pub linked: usize,
    /// The tasks and sub-processes that serve no customer, in time.
    pub unserving: Vec<&'a Id>,
}

impl<'a> Alignment<'a> {
    /// The alignment of a journey; `None` where the model has no such journey. Linear in the model.
    pub fn new(document: &'a Document, journey: &Id) -> Option<Alignment<'a>> {
        let journey = document.journey(journey)?;
        let stages = stages(document, &journey.id);
        let lanes = Lanes::new(document);
        let serving = serving(document, &lanes);
        let mine: BTreeSet<&Id> = stages
            .iter()
            .flat_map(|s| &s.touchpoints)
            .filter_map(|id| document.touchpoint(id))
            .flat_map(|t| &t.steps)
            .collect();
        let mut swimlanes: BTreeMap<&Id, Vec<&Id>> = BTreeMap::new();
        for swimlane in document.swimlanes() {
            swimlanes.entry(owner(document, &swimlane.id)).or_default().push(&swimlane.id);
        }
        let mut steps: BTreeMap<&Id, Vec<&Step>> = BTreeMap::new();
        for step in document.steps() {
            if let Some(swimlane) = lanes.swimlane(&step.lane) {
                steps.entry(swimlane).or_default().push(step);
            }
        }
        let mut ranked = Vec::new();
        for (id, all) in swimlanes {
            let same = |s: &&Id| document.swimlane(s).is_some_and(|s| s.state == journey.state);
            let asked: Vec<&Id> = all.iter().copied().filter(same).collect();
            let asked = if asked.is_empty() { all.clone() } else { asked };
            let any_linked = all.iter().flat_map(|s| steps.get(s)).flatten().any(|s| mine.contains(&s.id));
            let mut work: Vec<&Step> = asked.iter().flat_map(|s| steps.get(s)).flatten().copied().collect();
            work.retain(|s| s.kind.is_work() && !lanes.is_customer(&s.lane));
            let linked = work.iter().filter(|s| mine.contains(&s.id)).count();
            let mut unserving: Vec<&Step> = work.iter().filter(|s| !serving.contains(&s.id)).copied().collect();
            unserving.sort_by(|a, b| {
                (lanes.swimlane(&a.lane), a.column, &a.id).cmp(&(lanes.swimlane(&b.lane), b.column, &b.id))
            });
            let unserving = unserving.into_iter().map(|s| &s.id).collect();
            let rank = (journey.process.as_ref() != Some(id), !any_linked, document.display_name(id));
            ranked.push((rank, ProcessOf { id, swimlanes: asked, work: work.len(), linked, unserving }));
        }
        ranked.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.id.cmp(b.1.id)));
        Some(Alignment { stages, processes: ranked.into_iter().map(|(_, process)| process).collect() })
    }
}

/// Whom the work of a swimlane serves, asked of it alone.
#[derive(Clone, Debug)]
pub struct Service<'a> {
    pub swimlane: &'a Id,
    /// How many tasks and sub-processes it holds, without the customer's own.
    pub work: usize,
    /// Those that serve no customer, by id.
    pub unserving: Vec<&'a Id>,
}

/// Whom each swimlane with work serves, by swimlane. Linear in the model.
pub fn served(document: &Document) -> Vec<Service<'_>> {
    let lanes = Lanes::new(document);
    let serving = serving(document, &lanes);
    let mut services: BTreeMap<&Id, Service> = BTreeMap::new();
    for step in document.steps().filter(|s| s.kind.is_work() && !lanes.is_customer(&s.lane)) {
        let Some(swimlane) = lanes.swimlane(&step.lane) else { continue };
        let empty = || Service { swimlane, work: 0, unserving: Vec::new() };
        let service = services.entry(swimlane).or_insert_with(empty);
        service.work += 1;
        if !serving.contains(&step.id) {
            service.unserving.push(&step.id);
        }
    }
    services.into_values().collect()
}

/// The row of an alignment a swimlane belongs to: its process, or itself where it has none.
fn owner<'a>(document: &'a Document, swimlane: &'a Id) -> &'a Id {
    let process = document.swimlane(swimlane).and_then(|s| s.process.as_ref());
    process.filter(|id| document.process(id).is_some()).unwrap_or(swimlane)
}

/// The row of an alignment a step belongs to.
pub fn process_behind<'a>(document: &'a Document, step: &Id) -> Option<&'a Id> {
    let swimlane = document.swimlane_of(step).filter(|id| document.swimlane(id).is_some())?;
    Some(owner(document, swimlane))
}

/// The stages of a journey in time, each with its touchpoints in time.
pub(super) fn stages<'a>(document: &'a Document, journey: &Id) -> Vec<StageOf<'a>> {
    let mut stages: Vec<&Stage> = document.stages().filter(|s| s.journey == *journey).collect();
    stages.sort_by(|a, b| a.order.cmp(&b.order).then_with(|| a.id.cmp(&b.id)));
    let place: BTreeMap<&Id, usize> = stages.iter().enumerate().map(|(i, s)| (&s.id, i)).collect();
    let steps: BTreeMap<&Id, _> =
        document.journey_steps().filter_map(|s| Some((&s.id, (*place.get(&s.stage)?, s.order, &s.id)))).collect();
    let mut touchpoints: Vec<_> =
        document.touchpoints().filter_map(|t| Some((*steps.get(&t.at)?, t.place, &t.id))).collect();
    touchpoints.sort();
    let mut all: Vec<StageOf> = stages.into_iter().map(|stage| StageOf { stage, touchpoints: vec![] }).collect();
    for ((stage, ..), _, id) in touchpoints {
        if let Some(stage) = all.get_mut(stage) {
            stage.touchpoints.push(id);
        }
    }
    all
}

/// What is asked of lanes over and over.
pub(super) struct Lanes<'a> {
    swimlanes: BTreeMap<&'a Id, &'a Id>,
    customer: BTreeSet<&'a Id>,
}

impl<'a> Lanes<'a> {
    pub(super) fn new(document: &'a Document) -> Lanes<'a> {
        let swimlanes = document
            .lanes()
            .filter(|l| document.swimlane(&l.swimlane).is_some())
            .map(|l| (&l.id, &l.swimlane))
            .collect();
        let customer = document.lanes().map(|l| &l.id).filter(|id| document.is_customers(id)).collect();
        Lanes { swimlanes, customer }
    }

    pub(super) fn swimlane(&self, lane: &Id) -> Option<&'a Id> {
        self.swimlanes.get(lane).copied()
    }

    pub(super) fn is_customer(&self, lane: &Id) -> bool {
        self.customer.contains(lane)
    }
}

/// Every step that serves a customer.
fn serving<'a>(document: &'a Document, lanes: &Lanes) -> BTreeSet<&'a Id> {
    let mut serving: BTreeSet<&Id> = BTreeSet::new();
    let mut open: Vec<&Id> = Vec::new();
    // What leads to a step.
    let mut before: BTreeMap<&Id, Vec<&Id>> = BTreeMap::new();
    let mut goes_on: BTreeSet<&Id> = BTreeSet::new();
    let mut after: BTreeMap<&Id, Vec<&Id>> = BTreeMap::new();
    let is_customer = |end: &Id| match document.get(end) {
        Some(Record::Step(step)) => lanes.is_customer(&step.lane),
        Some(Record::Lane(lane)) => lanes.is_customer(&lane.id),
        _ => false,
    };
    for flow in document.flows() {
        let (Some(from), Some(to)) = (&flow.from, &flow.to) else { continue };
        match flow.kind {
            FlowKind::Sequence | FlowKind::Message => {}
            FlowKind::Association | FlowKind::Data => continue,
        }
        before.entry(to).or_default().push(from);
        goes_on.insert(from);
        if flow.kind == FlowKind::Sequence {
            after.entry(from).or_default().push(to);
        }
        match (is_customer(from), is_customer(to)) {
            (true, false) => open.push(to),
            (false, true) => open.push(from),
            (true, true) | (false, false) => {}
        }
    }
    let mut detailing: BTreeMap<&Id, Vec<&Id>> = BTreeMap::new();
    let mut events: BTreeMap<&Id, Vec<&Id>> = BTreeMap::new();
    for step in document.steps() {
        if let Some(host) = &step.attached_to {
            before.entry(&step.id).or_default().push(host);
            events.entry(host).or_default().push(&step.id);
        }
        if let Some(swimlane) = lanes.swimlane(&step.lane)
            && !goes_on.contains(&step.id)
        {
            detailing.entry(swimlane).or_default().push(&step.id);
        }
    }
    // The work in a sub-process comes out where it ends.
    for step in document.steps() {
        if let Some(ends) = step.link.as_ref().and_then(|swimlane| detailing.get(swimlane)) {
            before.entry(&step.id).or_default().extend(ends.iter().copied().filter(|end| **end != step.id));
        }
    }
    open.extend(document.touchpoints().flat_map(|t| &t.steps));
    open.extend(sipoc_steps(document));
    // What an event on an edge leads to, still to be walked, and walked already.
    let mut owed: Vec<&Id> = Vec::new();
    let mut followed: BTreeSet<&Id> = BTreeSet::new();
    while !open.is_empty() || !owed.is_empty() {
        if let Some(id) = owed.pop()
            && followed.insert(id)
        {
            open.push(id);
            owed.extend(after.get(id).into_iter().flatten());
        }
        let Some(Record::Step(step)) = open.pop().and_then(|id| document.get(id)) else { continue };
        // Through the customer's own steps the walk would come to everything that ever reached them: rightly so.
        if serving.insert(&step.id) {
            open.extend(before.get(&step.id).into_iter().flatten());
            owed.extend(events.get(&step.id).into_iter().flatten());
        }
    }
    serving
}

/// The process steps of SIPOCs that have a customer: in aligned rows in their row, in free lists any.
fn sipoc_steps(document: &Document) -> Vec<&Id> {
    let mut customers = BTreeSet::new();
    let lists = |sipoc: &Id| document.sipoc(sipoc).is_some_and(|s| s.form == SipocForm::Lists);
    let key = |sipoc: &Id, row| (sipoc.clone(), if lists(sipoc) { None } else { Some(row) });
    for entry in document.sipoc_entries().filter(|e| e.column == SipocColumn::Customers) {
        customers.insert(key(&entry.sipoc, entry.row));
    }
    let process = document.sipoc_entries().filter(|e| e.column == SipocColumn::Process);
    process.filter(|e| customers.contains(&key(&e.sipoc, e.row))).filter_map(|e| e.record.as_ref()).collect()
}
