//! The records: what is on the plan, with the ids, names and words of the file.

use super::{
    Report, arrange,
    drawn::Drawn,
    kinds,
    plan::{self, Plan},
    source::{Kind, Named, ScopeKind, Source, text_of},
};
use crate::model::{
    Condition, Document, Flow, FlowKind, Id, IdMaker, Key, Lane, Model, Note, Party, PartyKind, Process, Record, Step,
    StepKind, Swimlane,
};
use std::collections::{BTreeMap, HashSet};

/// Makes the document.
pub(super) fn build(source: &Source, drawn: &Drawn, plan: &Plan, ids: &mut IdMaker, report: &mut Report) -> Document {
    let mut builder = Builder {
        source,
        plan,
        ids,
        taken: HashSet::new(),
        records: vec![],
        parties: BTreeMap::new(),
        processes: BTreeMap::new(),
        sheets: vec![],
        lanes: vec![],
        elements: vec![],
    };
    builder.name_all();
    builder.sheets_and_lanes();
    builder.steps_and_notes(report);
    builder.flows(report);
    count(&builder.records, report);
    let Builder { sheets, elements, mut records, .. } = builder;
    arrange::arrange(source, drawn, plan, &sheets, &elements, &mut records, report);
    Document::from_records(records)
}

struct Builder<'a, 'x> {
    source: &'a Source<'x>,
    plan: &'a Plan<'x>,
    ids: &'a mut IdMaker,
    taken: HashSet<Id>,
    records: Vec<Record>,
    /// By name.
    parties: BTreeMap<String, Id>,
    /// By scope.
    processes: BTreeMap<usize, Id>,
    /// By sheet.
    sheets: Vec<Id>,
    /// By sheet and lane.
    lanes: Vec<Vec<Id>>,
    /// By element.
    elements: Vec<Id>,
}

impl Builder<'_, '_> {
    fn fresh(&mut self, name: &str) -> Id {
        let id = self.ids.fresh(name, |id| self.taken.contains(id));
        self.taken.insert(id.clone());
        id
    }

    /// Gives every record its id, so that they can point at one another.
    fn name_all(&mut self) {
        for (scope, it) in self.source.scopes.iter().enumerate() {
            if it.kind == ScopeKind::Process {
                let name = self.process_name(scope);
                let id = self.fresh(if name.trim().is_empty() { "process" } else { &name });
                self.processes.insert(scope, id);
            }
        }
        for sheet in &self.plan.sheets {
            let id = self.fresh(&sheet.name);
            self.sheets.push(id);
            let mut lanes = Vec::new();
            for lane in &sheet.lanes {
                lanes.push(self.fresh(if lane.name.trim().is_empty() { "lane" } else { &lane.name }));
            }
            self.lanes.push(lanes);
        }
        for at in 0..self.source.elements.len() {
            let Some(it) = self.source.elements.get(at) else { continue };
            let name = it.node.attribute("name").map_or("", str::trim);
            let id = match (it.kind, name.is_empty()) {
                (Kind::Note, _) => self.fresh("note"),
                (Kind::Flow(_), true) => self.fresh("flow"),
                (Kind::Step(kind), true) => self.fresh(kind.word()),
                (Kind::Step(_) | Kind::Flow(_), false) => self.fresh(name),
            };
            self.elements.push(id);
        }
    }

    fn process_name(&self, scope: usize) -> String {
        let own = self.source.scopes.get(scope).and_then(|s| s.node.attribute("name"));
        let pool = self.source.participants.iter().find(|p| p.process == Some(scope));
        let names = [own, pool.and_then(|p| p.node.attribute("name"))];
        names.into_iter().flatten().find(|n| !n.trim().is_empty()).unwrap_or_default().to_owned()
    }

    fn party(&mut self, name: &str) -> Option<Id> {
        if name.trim().is_empty() {
            return None;
        }
        if let Some(id) = self.parties.get(name) {
            return Some(id.clone());
        }
        let id = self.fresh(name);
        self.parties.insert(name.to_owned(), id.clone());
        self.records.push(Record::Party(Party {
            id: id.clone(),
            kind: party_kind(name),
            name: name.to_owned(),
            ..Party::default()
        }));
        Some(id)
    }

    fn sheets_and_lanes(&mut self) {
        let (source, plan) = (self.source, self.plan);
        for (at, sheet) in plan.sheets.iter().enumerate() {
            let Some(id) = self.sheets.get(at).cloned() else { continue };
            self.records.push(Record::Swimlane(Swimlane {
                id: id.clone(),
                name: sheet.name.clone(),
                process: sheet.process.and_then(|p| self.processes.get(&p).cloned()),
                orientation: sheet.orientation,
                description: sheet.description.clone(),
                foreign: sheet.foreign.to_owned(),
                ..Swimlane::default()
            }));
            let lane_ids = self.lanes.get(at).cloned().unwrap_or_default();
            for (lane, lane_id) in sheet.lanes.iter().zip(&lane_ids) {
                let party = self.party(&lane.name);
                self.records.push(Record::Lane(Lane {
                    id: lane_id.clone(),
                    swimlane: id.clone(),
                    parent: lane.parent.and_then(|p| lane_ids.get(p).cloned()),
                    // A lane with a party shows the party's name: it is written once.
                    name: if party.is_some() { String::new() } else { lane.name.clone() },
                    party,
                    order: Key::from(lane.order),
                    class: Default::default(),
                    description: lane.description.clone(),
                    foreign: lane.foreign.to_owned(),
                }));
            }
        }
        for (scope, id) in self.processes.clone() {
            let Some(it) = source.scopes.get(scope) else { continue };
            let pool = source.participants.iter().find(|p| p.process == Some(scope));
            let owner = pool.and_then(|p| p.node.attribute("name")).and_then(|name| self.party(name));
            self.records.push(Record::Process(Process {
                id,
                name: self.process_name(scope),
                owner,
                description: source.documentation(it.node),
                foreign: it.id.to_owned(),
                ..Process::default()
            }));
        }
        let model = source.root.attribute("name").filter(|n| !n.trim().is_empty());
        let name = model.or(plan.sheets.first().map(|s| s.name.as_str())).unwrap_or_default().to_owned();
        let description = source.documentation(source.root);
        self.records.push(Record::Model(Model { name, description, ..Model::default() }));
    }

    fn lane_id(&self, place: plan::Place) -> Option<Id> {
        self.lanes.get(place.sheet)?.get(place.lane).cloned()
    }

    fn steps_and_notes(&mut self, report: &mut Report) {
        for at in 0..self.source.elements.len() {
            let (Some(it), Some(id)) = (self.source.elements.get(at), self.elements.get(at).cloned()) else { continue };
            let Some(place) = self.plan.places.get(at).copied().flatten() else { continue };
            let Some(lane) = self.lane_id(place) else { continue };
            // Cells come last, when all flows are known.
            let (column, row) = (Key::default(), Key::default());
            let foreign = it.id.to_owned();
            match it.kind {
                Kind::Flow(_) => {}
                Kind::Note => {
                    let text: Vec<String> = self.source.children(it.node, "text").into_iter().map(text_of).collect();
                    let text = text.join("\n").trim().to_owned();
                    self.records.push(Record::Note(Note { id, lane, column, row, text, foreign }));
                }
                Kind::Step(kind) => {
                    let attached_to = self.host(at, report);
                    self.records.push(Record::Step(Step {
                        id,
                        kind,
                        name: self.step_name(at),
                        lane,
                        column,
                        row,
                        attached_to,
                        non_interrupting: plan::non_interrupting(it.node),
                        link: self.link(at, report),
                        repeat: kinds::repeat(it.node),
                        duration: kinds::duration(it.node, &self.source.shared),
                        description: self.step_description(at),
                        foreign,
                        ..Step::default()
                    }));
                }
            }
        }
    }

    fn step_name(&self, at: usize) -> String {
        let Some(it) = self.source.elements.get(at) else { return String::new() };
        let own = it.node.attribute("name").filter(|n| !n.is_empty());
        let behind = it.node.attribute("dataObjectRef").or(it.node.attribute("dataStoreRef"));
        let behind = behind.and_then(|id| self.source.data_names.get(self.source.local_id(id)).copied());
        own.or(behind).or_else(|| kinds::link_name(it.node, &self.source.shared)).unwrap_or_default().to_owned()
    }

    /// What the file says of a step, and what has no field of its own: the name of a link, the state of data.
    fn step_description(&self, at: usize) -> String {
        let Some(it) = self.source.elements.get(at) else { return String::new() };
        let mut text = self.source.documentation(it.node);
        let mut add = |word: &str, value: &str| {
            text.push_str(if text.is_empty() { "" } else { "\n\n" });
            text.push_str(&format!("{word}: {value}"));
        };
        let name = self.step_name(at);
        if let Some(link) = kinds::link_name(it.node, &self.source.shared).filter(|link| link.trim() != name.trim()) {
            add("Link", link.trim());
        }
        let behind = it.node.attribute("dataObjectRef").or(it.node.attribute("dataStoreRef"));
        let behind = behind.and_then(|id| self.source.data_states.get(self.source.local_id(id)).copied());
        if let Some(state) = self.source.data_state(it.node).or(behind) {
            add("State", state.trim());
        }
        text
    }

    fn host(&self, at: usize, report: &mut Report) -> Option<Id> {
        let it = self.source.elements.get(at)?;
        let wanted = it.node.attribute("attachedToRef")?;
        let found = self.plan.host(self.source, at);
        if found.is_none() {
            let message = format!("attached to a step that is not beside it ({wanted}); it stands by itself");
            report.warn("attached-to-nothing", &message, &self.source.call(it.node));
        }
        self.elements.get(found?).cloned()
    }

    /// The swimlane with the content of a sub-process, or of the process a call activity calls.
    fn link(&self, at: usize, report: &mut Report) -> Option<Id> {
        let it = self.source.elements.get(at)?;
        if let Some(content) = it.content {
            return self.sheets.get(*self.plan.sheet_of_scope.get(&content)?).cloned();
        }
        let called = it.node.attribute("calledElement").filter(|c| !c.trim().is_empty())?;
        let own = self.plan.places.get(at).copied().flatten().map(|p| p.sheet);
        let scope = self.source.named(self.source.local_id(called)).iter().find_map(|n| match *n {
            Named::Scope(scope) => Some(scope),
            Named::Element(_) | Named::Lane(_) | Named::Participant(_) => None,
        });
        let sheet = scope.and_then(|s| self.plan.sheet_of_scope.get(&s)).filter(|s| Some(**s) != own);
        if sheet.is_none() {
            let message = "calls a process that has no swimlane here; the call itself came in, without a link";
            report.warn("called-elsewhere", message, &self.source.call(it.node));
        }
        self.sheets.get(*sheet?).cloned()
    }

    fn flows(&mut self, report: &mut Report) {
        for at in 0..self.source.elements.len() {
            let (Some(it), Some(id)) = (self.source.elements.get(at), self.elements.get(at).cloned()) else { continue };
            let Kind::Flow(kind) = it.kind else { continue };
            if it.skip {
                continue;
            }
            let (from, to) = self.ends(at, kind, report);
            let Some(swimlane) = self.sheet_of_flow(at, from, to, report).and_then(|s| self.sheets.get(s).cloned())
            else {
                report.warn(
                    "flow-nowhere",
                    "there is no swimlane it could be drawn in; left out",
                    &self.source.call(it.node),
                );
                continue;
            };
            let is_default = match from {
                Some(End::Element(e)) => self.source.elements.get(e).and_then(|e| e.node.attribute("default")),
                Some(End::Place(_)) | None => None,
            };
            let when = self.source.children(it.node, "conditionExpression").into_iter().next().map(text_of);
            let condition =
                match (is_default.is_some_and(|d| !it.id.is_empty() && self.source.local_id(d) == it.id), when) {
                    (true, when) => {
                        if when.is_some_and(|w| !w.trim().is_empty()) {
                            let message = "both the default and on a condition; it came in as the default";
                            report.warn("default-with-condition", message, it.id);
                        }
                        Condition::Default
                    }
                    (false, Some(when)) => Condition::When(when.trim().to_owned()),
                    (false, None) => Condition::Always,
                };
            let (from, to) = (self.end_id(from), self.end_id(to));
            self.records.push(Record::Flow(Flow {
                id,
                swimlane,
                kind,
                from,
                to,
                label: it.node.attribute("name").unwrap_or_default().to_owned(),
                condition,
                description: self.source.documentation(it.node),
                foreign: it.id.to_owned(),
                ..Flow::default()
            }));
        }
    }

    fn ends(&self, at: usize, kind: FlowKind, report: &mut Report) -> (Option<End>, Option<End>) {
        let Some(it) = self.source.elements.get(at) else { return (None, None) };
        let name = self.source.call(it.node);
        let mut find = |id: Option<&str>, by_step: Option<usize>| {
            let Some(id) = id else {
                let found = by_step.filter(|_| kind == FlowKind::Sequence).map(End::Element);
                let message = "an end is missing; the step that lists the flow was taken";
                match found {
                    Some(_) => report.warn("flow-end-from-step", message, &name),
                    None => report.warn("flow-without-end", "an end is missing; the flow came in open", &name),
                }
                return found;
            };
            let found = self.resolve(at, id);
            if found.is_none() {
                let message = "an end is not in the document; the flow came in open there";
                report.warn("flow-end-not-found", message, &format!("{name} → {id}"));
            }
            found
        };
        if let Some(owner) = it.owner {
            // Which side the step is on shows in the name of the element.
            let reads = it.node.tag_name().name() == "dataInputAssociation";
            let step = Some(End::Element(owner));
            return if reads { (find(it.from, None), step) } else { (step, find(it.to, None)) };
        }
        let listed = |map: &std::collections::HashMap<&str, usize>| map.get(it.id).copied();
        let from = find(it.from, listed(&self.source.outgoing));
        let to = find(it.to, listed(&self.source.incoming));
        (from, to)
    }

    /// What an end of a flow means: something of its own scope before anything else of that id.
    fn resolve(&self, flow: usize, id: &str) -> Option<End> {
        let scope = self.source.elements.get(flow).map(|e| e.scope);
        let made = |e: usize| {
            self.source.elements.get(e).is_some_and(|it| !it.skip && e != flow)
                && (self.plan.places.get(e).is_some_and(Option::is_some) || self.is_flow(e))
        };
        let elements = self.source.named(id).iter().filter_map(|n| match *n {
            Named::Element(e) if made(e) => Some(e),
            _ => None,
        });
        let score = |&e: &usize| (self.is_flow(e), self.source.elements.get(e).map(|e| e.scope) != scope);
        if let Some(best) = elements.min_by_key(score) {
            return Some(End::Element(best));
        }
        let place = self.source.named(id).iter().find_map(|n| match n {
            Named::Lane(lane) => self.plan.lanes.get(lane).copied(),
            Named::Participant(_) | Named::Scope(_) => self.plan.pools.get(n).copied(),
            Named::Element(_) => None,
        });
        place.map(End::Place).or_else(|| self.source.behind_data_object(id).filter(|&e| made(e)).map(End::Element))
    }

    fn is_flow(&self, element: usize) -> bool {
        self.source.elements.get(element).is_some_and(|e| matches!(e.kind, Kind::Flow(_)))
    }

    fn end_id(&self, end: Option<End>) -> Option<Id> {
        match end? {
            End::Element(at) => self.elements.get(at).cloned(),
            End::Place(place) => self.lane_id(place),
        }
    }

    fn sheet_of_end(&self, end: Option<End>) -> Option<usize> {
        match end? {
            End::Place(place) => Some(place.sheet),
            End::Element(at) => match self.plan.places.get(at).copied().flatten() {
                Some(place) => Some(place.sheet),
                // An association with a flow is drawn where that flow's scope is.
                None => self.plan.sheet_of_scope.get(&self.source.elements.get(at)?.scope).copied(),
            },
        }
    }

    /// Where both ends are, or the innermost swimlane around both.
    fn sheet_of_flow(&self, at: usize, from: Option<End>, to: Option<End>, report: &mut Report) -> Option<usize> {
        let it = self.source.elements.get(at)?;
        match (self.sheet_of_end(from), self.sheet_of_end(to)) {
            (Some(a), Some(b)) if a == b => Some(a),
            (Some(a), Some(b)) => {
                let message = "its ends are in different swimlanes; it is drawn in the outer one";
                report.warn("flow-across-swimlanes", message, &self.source.call(it.node));
                let (left, right) = (self.around(a), self.around(b));
                left.into_iter().find(|s| right.contains(s)).or(Some(a))
            }
            (Some(one), None) | (None, Some(one)) => Some(one),
            (None, None) => {
                let own = self.plan.sheet_of_scope.get(&it.scope).copied();
                own.or((!self.plan.sheets.is_empty()).then_some(0))
            }
        }
    }

    /// A sheet and those around it, from the inside out.
    fn around(&self, sheet: usize) -> Vec<usize> {
        let mut chain = vec![sheet];
        let mut at = sheet;
        while let Some(outer) = self.plan.sheets.get(at).and_then(|s| s.outer).filter(|o| !chain.contains(o)) {
            chain.push(outer);
            at = outer;
        }
        chain
    }
}

/// What a flow's end is tied to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Element(usize),
    Place(plan::Place),
}

/// Who is meant by a name, where a name says it: the customer's lane looks different.
pub(in crate::exchange) fn party_kind(name: &str) -> PartyKind {
    match name.trim().to_lowercase().as_str() {
        "customer" | "customers" | "the customer" | "client" | "clients" | "kunde" | "kunden" | "cliente" | "klant" => {
            PartyKind::Customer
        }
        _ => PartyKind::Team,
    }
}

fn count(records: &[Record], report: &mut Report) {
    for record in records {
        let word = match record {
            Record::Model(_) => continue,
            Record::Step(Step { kind: StepKind::Document | StepKind::DataStore, .. }) => "data steps",
            other => other.kind().words(),
        };
        *report.counts.entry(word).or_default() += 1;
    }
}
