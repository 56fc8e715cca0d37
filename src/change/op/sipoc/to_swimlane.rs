//! A swimlane from a SIPOC: lanes of its parties, its steps in order, its documents on the flows.

use super::{
    super::step::plain_flow,
    Converted, cells,
    plan::{Passed, Plan, PlanStep},
};
use crate::{
    change::{Edit, Refusal},
    model::{
        Cell, Document, Flow, FlowKind, Grid, Id, IdMaker, Key, Lane, LaneClass, Party, PartyKind, Record, Sipoc,
        SipocEntry, Step, StepKind, SubProcess, Swimlane, Trigger, counted, keys_between, rules,
    },
};
use std::collections::{BTreeMap, BTreeSet};

/// Makes a swimlane of a SIPOC, as a skeleton to go on from, and ties the process column to its steps. Where some of
/// its steps stand in a swimlane already, that one gets those it lacks, and nothing is made twice.
pub fn swimlane_from_sipoc(document: &Document, sipoc: &Id, ids: &mut IdMaker) -> Result<Converted, Refusal> {
    let cells = cells(document, sipoc)?;
    let mut edit = Edit::new(document);
    let plan = Plan::read(&mut edit, &cells, ids);
    if plan.steps.is_empty() {
        return Err(Refusal::new("Fill in the process column first: its entries become the steps of the swimlane."));
    }
    let target = target(document, &plan);
    let known = |step: &PlanStep| target.as_ref().and_then(|target| Anchor::of(document, step, target));
    let anchors: Vec<Option<Anchor>> = plan.steps.iter().map(known).collect();
    if anchors.iter().all(Option::is_some) {
        return Err(Refusal::new(
            "Every step of this SIPOC stands in a swimlane already. Open it from the process column.",
        ));
    }
    let mut build = Build::new(edit, cells.sipoc, target, ids);
    let steps = build.steps(&plan, anchors);
    build.pass(&plan, &steps);
    Ok(build.finish(&plan, &steps))
}

/// The swimlane that most steps of the plan stand in already.
fn target(document: &Document, plan: &Plan) -> Option<Id> {
    let mut votes: BTreeMap<&Id, usize> = BTreeMap::new();
    for step in &plan.steps {
        if let Some(home) = step.record.as_ref().and_then(|id| part_of(document, id)) {
            *votes.entry(home).or_default() += 1;
        }
    }
    let most = votes.values().max().copied()?;
    votes.into_iter().find(|(_, count)| *count == most).map(|(id, _)| id.clone())
}

/// The swimlane that a step or phase is part of.
fn part_of<'a>(document: &'a Document, id: &'a Id) -> Option<&'a Id> {
    matches!(document.get(id), Some(Record::Step(_) | Record::Phase(_))).then(|| document.swimlane_of(id)).flatten()
}

/// Where a step of the plan stands in the swimlane: its first and last step there.
#[derive(Clone, Debug)]
struct Anchor {
    first: Step,
    last: Step,
}

impl Anchor {
    fn of(document: &Document, planned: &PlanStep, swimlane: &Id) -> Option<Anchor> {
        let id = planned.record.as_ref().filter(|id| part_of(document, id) == Some(swimlane))?;
        if let Some(step) = document.step(id) {
            return Some(Anchor { first: step.clone(), last: step.clone() });
        }
        let phase = document.phase(id)?;
        let within = |s: &&Step| {
            document.swimlane_of(&s.id) == Some(swimlane)
                && (phase.from..=phase.to).contains(&s.column)
                && s.attached_to.is_none()
                && !rules::is_data(s.kind)
        };
        let mut steps: Vec<&Step> = document.steps().filter(within).collect();
        steps.sort_by(|a, b| (a.column, a.row, &a.id).cmp(&(b.column, b.row, &b.id)));
        Some(Anchor { first: (*steps.first()?).clone(), last: (*steps.last()?).clone() })
    }
}

/// What is being made.
struct Build<'a, 'i> {
    edit: Edit<'a>,
    ids: &'i mut IdMaker,
    sipoc: &'a Sipoc,
    swimlane: Id,
    /// Made with its start and end, and not only completed.
    new: bool,
    /// The party that does the steps, where nothing else says who.
    owner: Id,
    /// The lane of each party.
    lanes: BTreeMap<Id, Id>,
    order: Key,
    /// Flows by their ends.
    flows: BTreeMap<(Id, Id), Flow>,
    made_lanes: usize,
    made_steps: usize,
    carried: BTreeSet<Id>,
}

impl<'a, 'i> Build<'a, 'i> {
    fn new(mut edit: Edit<'a>, sipoc: &'a Sipoc, target: Option<Id>, ids: &'i mut IdMaker) -> Build<'a, 'i> {
        let document = edit.base();
        let process = sipoc.process.as_ref().and_then(|id| document.process(id));
        let owner = sipoc.owner.as_ref().or_else(|| process?.owner.as_ref()).filter(|id| document.party(id).is_some());
        let owner = owner.cloned().unwrap_or_else(|| team(&mut edit, ids));
        let new = target.is_none();
        let swimlane = target.unwrap_or_else(|| put_swimlane(&mut edit, sipoc, ids));
        let mut build = Build {
            edit,
            ids,
            sipoc,
            owner,
            new,
            lanes: BTreeMap::new(),
            order: Key::default(),
            flows: BTreeMap::new(),
            made_lanes: 0,
            made_steps: 0,
            carried: BTreeSet::new(),
            swimlane,
        };
        for lane in document.lanes().filter(|l| l.swimlane == build.swimlane) {
            build.order = build.order.max(lane.order.after());
            if let Some(party) = lane.party.clone().filter(|_| !rules::holds_lanes(document, &lane.id)) {
                build.lanes.entry(party).or_insert_with(|| lane.id.clone());
            }
        }
        for flow in document.flows().filter(|f| f.swimlane == build.swimlane) {
            if let (Some(from), Some(to)) = (&flow.from, &flow.to) {
                build.flows.entry((from.clone(), to.clone())).or_insert_with(|| flow.clone());
            }
        }
        build
    }

    /// The steps, in order: those that are there, and those made between them, with the flow from one to the next.
    fn steps(&mut self, plan: &Plan, anchors: Vec<Option<Anchor>>) -> Vec<Anchor> {
        if self.new {
            for party in lane_parties(&self.edit, plan, &self.owner) {
                self.lane(&party);
            }
        }
        let taken: BTreeSet<Key> = if self.new {
            BTreeSet::new()
        } else {
            let grid = Grid::new(self.edit.base(), &self.swimlane, &BTreeSet::new());
            grid.map(|grid| grid.columns).unwrap_or_default()
        };
        let mut steps: Vec<Anchor> = Vec::new();
        let mut at = 0;
        while let Some(anchor) = anchors.get(at) {
            if let Some(anchor) = anchor {
                steps.push(anchor.clone());
                at += 1;
                continue;
            }
            let run = anchors.iter().skip(at).take_while(|a| a.is_none()).count();
            let before = steps.last().map(|a| a.last.clone());
            let after = anchors.get(at + run).and_then(|a| a.as_ref()).map(|a| a.first.clone());
            let columns = self.columns(&taken, before.as_ref(), after.as_ref(), run);
            let lane = self.lane_beside(before.as_ref().or(after.as_ref()));
            let made: Vec<Step> = (plan.steps.iter().skip(at).take(run))
                .zip(columns)
                .map(|(planned, column)| self.step(planned, &lane, column))
                .collect();
            self.splice(before.as_ref(), &made, after.as_ref());
            steps.extend(made.into_iter().map(|step| Anchor { first: step.clone(), last: step }));
            at += run;
        }
        steps
    }

    /// Columns for a run of new steps: between their neighbours, else at the end.
    fn columns(&self, taken: &BTreeSet<Key>, before: Option<&Step>, after: Option<&Step>, count: usize) -> Vec<Key> {
        if self.new {
            // The start has the first column.
            return (1..=count).map(|i| Key::from(i32::try_from(i).unwrap_or(i32::MAX))).collect();
        }
        let (low, high) = match (before, after) {
            (Some(before), _) => (Some(before.column), taken.iter().find(|c| **c > before.column).copied()),
            (None, Some(after)) => (taken.iter().rfind(|c| **c < after.column).copied(), Some(after.column)),
            (None, None) => (taken.last().copied(), None),
        };
        let last = taken.last().copied();
        keys_between(low, high, count).or_else(|| keys_between(last, None, count)).unwrap_or_default()
    }

    /// The lane of a step's neighbour; where there is none, that of who does the steps.
    fn lane_beside(&mut self, neighbour: Option<&Step>) -> Id {
        match neighbour {
            Some(step) => step.lane.clone(),
            None => self.lane(&self.owner.clone()),
        }
    }

    /// The lane of a party, made at the bottom where it has none.
    fn lane(&mut self, party: &Id) -> Id {
        if let Some(lane) = self.lanes.get(party) {
            return lane.clone();
        }
        let name = self.edit.get(party).map_or(String::new(), |r| r.name().to_owned());
        let id = self.edit.fresh(self.ids, if name.is_empty() { "lane" } else { &name });
        self.edit.put(Lane {
            id: id.clone(),
            swimlane: self.swimlane.clone(),
            parent: None,
            party: Some(party.clone()),
            name: String::new(),
            order: self.order,
            class: LaneClass::Plain,
            description: String::new(),
            foreign: String::new(),
        });
        self.order = self.order.after();
        self.lanes.insert(party.clone(), id.clone());
        self.made_lanes += 1;
        id
    }

    fn step(&mut self, planned: &PlanStep, lane: &Id, column: Key) -> Step {
        let id = self.edit.fresh(self.ids, &planned.name);
        // What is detailed elsewhere is a sub-process that opens it.
        let details = planned.details.as_ref().or(planned.record.as_ref());
        let link = details.and_then(|id| self.edit.base().swimlane_of(id)).filter(|id| **id != self.swimlane).cloned();
        let kind = if link.is_some() { StepKind::SubProcess(SubProcess::Plain) } else { StepKind::default() };
        let step = Step { link, ..Step::new(id, kind, planned.name.clone(), Cell::new(lane.clone(), column, 0)) };
        self.edit.put(step.clone());
        self.made_steps += 1;
        step
    }

    /// Leads the flow through a run of new steps: one that went from before them to after them goes through them.
    fn splice(&mut self, before: Option<&Step>, made: &[Step], after: Option<&Step>) {
        for pair in made.windows(2) {
            if let [a, b] = pair {
                self.sequence(&a.id, &b.id);
            }
        }
        let (Some(first), Some(last)) = (made.first(), made.last()) else { return };
        if let (Some(before), Some(after)) = (before, after)
            && let Some(through) = self.flows.remove(&(before.id.clone(), after.id.clone()))
        {
            let flow = Flow { to: Some(first.id.clone()), ..through };
            self.edit.put(flow.clone());
            self.flows.insert((before.id.clone(), first.id.clone()), flow);
        } else if let Some(before) = before.filter(|s| !matches!(s.kind, StepKind::End(_))) {
            self.sequence(&before.id, &first.id);
        }
        if let Some(after) = after.filter(|s| !matches!(s.kind, StepKind::Start(_)) && s.attached_to.is_none()) {
            self.sequence(&last.id, &after.id);
        }
    }

    fn sequence(&mut self, from: &Id, to: &Id) {
        self.flow(FlowKind::Sequence, from, to, &[]);
    }

    /// The flow between two, made where there is none, that now carries these documents too.
    fn flow(&mut self, kind: FlowKind, from: &Id, to: &Id, documents: &[Id]) {
        let ends = (from.clone(), to.clone());
        let mut flow = match self.flows.get(&ends) {
            Some(flow) => flow.clone(),
            None => {
                let id = self.edit.fresh(self.ids, "flow");
                plain_flow(id, self.swimlane.clone(), kind, from.clone(), to.clone())
            }
        };
        for document in documents {
            self.carried.insert(document.clone());
            if !flow.carries.contains(document) {
                flow.carries.push(document.clone());
            }
        }
        self.edit.put(flow.clone());
        self.flows.insert(ends, flow);
    }

    /// Start and end, what comes from suppliers and goes to customers, and what one step hands the next.
    fn pass(&mut self, plan: &Plan, steps: &[Anchor]) {
        let (mut start, mut end) = (None, None);
        if self.new
            && let (Some(first), Some(last)) = (steps.first(), steps.last())
        {
            let lane = self.customer_of(plan.steps.first().map(|s| s.inputs.as_slice()));
            start = Some(self.pill(StepKind::Start(Trigger::Plain), &self.sipoc.start.clone(), lane, Key::default()));
            let lane = self.customer_of(plan.steps.last().map(|s| s.outputs.as_slice()));
            end =
                Some(self.pill(StepKind::End(Trigger::Plain), &self.sipoc.end.clone(), lane, last.last.column.after()));
            if let (Some(start), Some(end)) = (&start, &end) {
                self.sequence(&start.id, &first.first.id);
                self.sequence(&last.last.id, &end.id);
            }
        }
        for (i, (planned, anchor)) in plan.steps.iter().zip(steps).enumerate() {
            // What stands in a swimlane already has its flows.
            if !self.new && planned.record.is_some() {
                continue;
            }
            let before = i.checked_sub(1).and_then(|i| steps.get(i)).map(|a| &a.last).or(start.as_ref()).cloned();
            for passed in &planned.inputs {
                self.pass_one(passed, before.as_ref(), &anchor.first, true);
            }
            let after = steps.get(i + 1).map(|a| &a.first).or(end.as_ref()).cloned();
            for passed in &planned.outputs {
                self.pass_one(passed, after.as_ref(), &anchor.last, false);
            }
        }
    }

    /// What one party supplies or gets: along the flow where the neighbour is theirs or nobody is named; else as a
    /// hand-off from or to their lane.
    fn pass_one(&mut self, passed: &Passed, neighbour: Option<&Step>, step: &Step, comes_in: bool) {
        let lane = passed.party.clone().map(|party| self.lane(&party));
        let hand_off = lane.filter(|lane| {
            let theirs = neighbour.is_some_and(|n| n.lane == *lane && ends(n.kind));
            !theirs && !self.one_pool(lane, &step.lane)
        });
        let Some(other) = hand_off.as_ref().or(neighbour.map(|n| &n.id)) else { return };
        let (from, to) = if comes_in { (other, &step.id) } else { (&step.id, other) };
        if hand_off.is_some() {
            self.flow(FlowKind::Message, from, to, &passed.documents);
        } else if self.flows.contains_key(&(from.clone(), to.clone())) {
            self.flow(FlowKind::Sequence, from, to, &passed.documents);
        }
    }

    /// Whether no message passes between two lanes; lanes just made are pools of their own.
    fn one_pool(&self, a: &Id, b: &Id) -> bool {
        let document = self.edit.base();
        a == b || rules::pool_of(document, a).is_some_and(|pool| rules::pool_of(document, b) == Some(pool))
    }

    /// The lane of the first customer among these, where the process starts or ends with them.
    fn customer_of(&mut self, passed: Option<&[Passed]>) -> Id {
        let customer = |id: &&Id| matches!(self.edit.get(id), Some(Record::Party(p)) if p.kind == PartyKind::Customer);
        let found = passed.into_iter().flatten().filter_map(|p| p.party.as_ref()).find(customer).cloned();
        let party = found.unwrap_or_else(|| self.owner.clone());
        self.lane(&party)
    }

    fn pill(&mut self, kind: StepKind, name: &str, lane: Id, column: Key) -> Step {
        let id = self.edit.fresh(self.ids, if name.is_empty() { kind.word() } else { name });
        let step = Step::new(id, kind, name, Cell::new(lane, column, 0));
        self.edit.put(step.clone());
        step
    }

    fn finish(mut self, plan: &Plan, steps: &[Anchor]) -> Converted {
        let mut linked = 0;
        for (planned, anchor) in plan.steps.iter().zip(steps) {
            for id in &planned.entries {
                let Some(Record::SipocEntry(entry)) = self.edit.get(id) else { continue };
                let fresh = self.edit.base().step(&anchor.first.id).is_none();
                let mut entry: SipocEntry = entry.clone();
                if fresh {
                    (entry.record, entry.text) = (Some(anchor.first.id.clone()), String::new());
                    linked += 1;
                }
                entry.details.get_or_insert_with(|| self.swimlane.clone());
                self.edit.put(entry);
            }
        }
        let lanes = counted(self.made_lanes, "lane", "lanes");
        let made = counted(self.made_steps, "step", "steps");
        let mut said = if self.new {
            format!("Made a swimlane of {lanes} and {made}")
        } else {
            let name = self.edit.base().display_name(&self.swimlane);
            let lanes = if self.made_lanes > 0 { format!(" and {lanes}") } else { String::new() };
            format!("Added {made}{lanes} to the swimlane “{name}”")
        };
        if !self.carried.is_empty() {
            said += &format!(", with {} on its flows", counted(self.carried.len(), "document", "documents"));
        }
        if linked > 0 {
            said += &format!("; {} of the SIPOC now stand for its steps", counted(linked, "entry", "entries"));
        }
        self.edit.select([self.swimlane]);
        Converted { transaction: self.edit.finish("Swimlane from SIPOC"), said }
    }
}

/// Customers first, then who does the steps, then the others as they come.
fn lane_parties(edit: &Edit, plan: &Plan, owner: &Id) -> Vec<Id> {
    let named = |out: bool| plan.steps.iter().flat_map(move |s| if out { &s.outputs } else { &s.inputs });
    let of = |out: bool| named(out).filter_map(|p| p.party.clone());
    let customer = |id: &Id| matches!(edit.get(id), Some(Record::Party(p)) if p.kind == PartyKind::Customer);
    let mut parties: Vec<Id> = of(true).chain(of(false)).filter(customer).collect();
    parties.push(owner.clone());
    for step in &plan.steps {
        parties.extend(step.inputs.iter().chain(&step.outputs).filter_map(|p| p.party.clone()));
    }
    let mut seen = BTreeSet::new();
    parties.retain(|id| seen.insert(id.clone()));
    parties
}

/// Whether a flow from or to such a step is also one from or to its lane: nothing else is between them.
fn ends(kind: StepKind) -> bool {
    matches!(kind, StepKind::Start(_) | StepKind::End(_))
}

/// The party called "Team", made where there is none.
fn team(edit: &mut Edit, ids: &mut IdMaker) -> Id {
    if let Some(team) = edit.base().parties().find(|p| p.name.trim().to_lowercase() == "team") {
        return team.id.clone();
    }
    let id = edit.fresh(ids, "team");
    let (name, kind) = ("Team".to_owned(), PartyKind::Team);
    edit.put(Party { id: id.clone(), kind, name, ..Party::default() });
    id
}

fn put_swimlane(edit: &mut Edit, sipoc: &Sipoc, ids: &mut IdMaker) -> Id {
    let name = free_name(edit.base(), &sipoc.name);
    let id = edit.fresh(ids, if name.is_empty() { "swimlane" } else { &name });
    edit.put(Swimlane { id: id.clone(), name, process: sipoc.process.clone(), ..Swimlane::default() });
    id
}

/// The name, with a number where a swimlane has it already.
fn free_name(document: &Document, name: &str) -> String {
    let taken = |name: &str| document.swimlanes().any(|s| s.name == name);
    if !taken(name) {
        return name.to_owned();
    }
    (2..).map(|n| format!("{name} {n}")).find(|name| !taken(name)).unwrap_or_default()
}
