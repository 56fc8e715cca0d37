//! Which swimlanes there will be, which lanes they have, and where each step and note goes.

mod homes;
mod orient;

use super::{
    Report,
    drawn::Drawn,
    kinds,
    sheet::{Sheet, SheetLane},
    source::{Kind, Named, ScopeKind, Source},
};
use crate::model::{Orientation, StepKind};
use roxmltree::Node;
use std::collections::HashMap;

/// Where an element goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub sheet: usize,
    pub lane: usize,
}

/// The whole plan.
#[derive(Debug)]
pub(super) struct Plan<'x> {
    pub sheets: Vec<Sheet<'x>>,
    /// By element; `None` for flows, and for elements that are left out.
    pub places: Vec<Option<Place>>,
    /// The sheet of a scope: of the content of a sub-process its own, of a process the one it is drawn in.
    pub sheet_of_scope: HashMap<usize, usize>,
    /// The pool of a participant or process.
    pub pools: HashMap<Named, Place>,
    /// The lane of each lane of the file, in the sheet of its scope.
    pub lanes: HashMap<usize, Place>,
}

impl Plan<'_> {
    /// The step an event is attached to, where both are in one swimlane.
    pub fn host(&self, source: &Source, element: usize) -> Option<usize> {
        let sheet = |e: usize| self.places.get(e).copied().flatten().map(|p| p.sheet);
        host(source, element).filter(|&h| sheet(h).is_some() && sheet(h) == sheet(element))
    }
}

/// Makes the plan.
pub(super) fn plan<'x>(source: &Source<'x>, drawn: &Drawn<'x>, report: &mut Report) -> Plan<'x> {
    let mut planner = Planner {
        source,
        drawn,
        elements_in: vec![vec![]; source.scopes.len()],
        lane_refs: HashMap::new(),
        ties: HashMap::new(),
        plan: Plan {
            sheets: vec![],
            places: vec![None; source.elements.len()],
            sheet_of_scope: HashMap::new(),
            pools: HashMap::new(),
            lanes: HashMap::new(),
        },
    };
    for (at, element) in source.elements.iter().enumerate() {
        if let Some(list) = planner.elements_in.get_mut(element.scope) {
            list.push(at);
        }
        for id in [element.from, element.to].into_iter().flatten().filter(|id| !id.is_empty()) {
            planner.ties.entry(id).or_default().push(at);
        }
    }
    for (at, lane) in source.lanes.iter().enumerate() {
        for id in &lane.refs {
            if source.named(id).is_empty() {
                report.warn("lane-names-unknown-step", "a lane lists a step that is not in the file", id);
            }
            planner.lane_refs.entry(id).or_default().push(at);
        }
    }
    planner.outer_sheets(report);
    if planner.plan.sheets.is_empty() {
        let processes = source.scopes.iter().filter(|s| s.kind == ScopeKind::Process);
        let called: Vec<String> = processes.map(|s| source.call(s.node)).collect();
        let message = match called.len() {
            0 => "the file holds no process; there is no swimlane in the document".to_owned(),
            1 => "the file's process has nothing in it; there is no swimlane in the document".to_owned(),
            n => format!("the file's {n} processes have nothing in them; there is no swimlane in the document"),
        };
        report.warn("nothing-to-draw", &message, "");
        called.iter().for_each(|process| report.warn("nothing-to-draw", "", process));
    }
    let mut at = 0;
    while at < planner.plan.sheets.len() {
        planner.place_elements(at, report);
        planner.inner_sheets(at);
        at += 1;
    }
    planner.plan
}

struct Planner<'a, 'x> {
    source: &'a Source<'x>,
    drawn: &'a Drawn<'x>,
    elements_in: Vec<Vec<usize>>,
    /// By the id of a flow node: the lanes that list it.
    lane_refs: HashMap<&'x str, Vec<usize>>,
    /// By the id of anything: the flows that end there.
    ties: HashMap<&'x str, Vec<usize>>,
    plan: Plan<'x>,
}

impl<'x> Planner<'_, 'x> {
    /// A swimlane for each collaboration, and for each process that belongs to none.
    fn outer_sheets(&mut self, report: &mut Report) {
        let home = self.homes(report);
        for (scope, it) in self.source.scopes.iter().enumerate() {
            if it.kind != ScopeKind::Collaboration {
                continue;
            }
            let processes: Vec<usize> = (0..self.source.scopes.len()).filter(|p| home.get(p) == Some(&scope)).collect();
            let has_pools = self.source.participants.iter().any(|p| p.collaboration == scope);
            let scopes: Vec<usize> = std::iter::once(scope).chain(processes.iter().copied()).collect();
            if !has_pools && processes.is_empty() && self.count(&scopes) == 0 {
                report.warn("empty", "nothing is in it; left out", it.id);
                continue;
            }
            let most = processes.iter().copied().max_by_key(|&p| (self.count(&[p]), std::cmp::Reverse(p)));
            let mut sheet = self.sheet(scope, scopes, most);
            self.add_pools(&mut sheet, scope, &processes, report);
            self.finish(sheet, report);
        }
        for (scope, it) in self.source.scopes.iter().enumerate() {
            if it.kind != ScopeKind::Process || home.contains_key(&scope) {
                continue;
            }
            if self.count(&[scope]) == 0 && it.lanes.is_empty() {
                continue;
            }
            let mut sheet = self.sheet(scope, vec![scope], Some(scope));
            self.add_process(&mut sheet, scope);
            self.finish(sheet, report);
        }
    }

    fn count(&self, scopes: &[usize]) -> usize {
        scopes.iter().filter_map(|&s| self.elements_in.get(s)).map(Vec::len).sum()
    }

    fn sheet(&self, scope: usize, scopes: Vec<usize>, process: Option<usize>) -> Sheet<'x> {
        let it = self.source.scopes.get(scope);
        let node = it.map_or(self.source.root, |s| s.node);
        let foreign = it.map_or("", |s| s.id);
        let diagram = self.drawn.planes.iter().find(|(meant, name)| *meant == foreign && !name.trim().is_empty());
        let participant = self.source.participants.iter().find(|p| p.process.is_some() && p.process == Some(scope));
        let candidates = [
            node.attribute("name"),
            participant.and_then(|p| p.node.attribute("name")),
            diagram.map(|(_, name)| *name),
            process.and_then(|p| self.source.scopes.get(p)).and_then(|s| s.node.attribute("name")),
            self.source.root.attribute("name"),
        ];
        let name = candidates.into_iter().flatten().find(|n| !n.trim().is_empty()).unwrap_or("Process");
        let describes = it.is_some_and(|s| s.kind == ScopeKind::Collaboration);
        Sheet {
            name: name.to_owned(),
            foreign,
            description: if describes { self.source.documentation(node) } else { String::new() },
            scopes,
            process,
            orientation: Orientation::Across,
            lanes: vec![],
            outer: None,
        }
    }

    fn add_pools(&mut self, sheet: &mut Sheet<'x>, collaboration: usize, processes: &[usize], report: &mut Report) {
        let at = self.plan.sheets.len();
        let mut shown: Vec<usize> = Vec::new();
        for (number, participant) in self.source.participants.iter().enumerate() {
            if participant.collaboration != collaboration {
                continue;
            }
            let process = participant.process.filter(|p| processes.contains(p) && !shown.contains(p));
            shown.extend(process);
            let own = participant.node.attribute("name").unwrap_or_default();
            let of_process = process.and_then(|p| self.source.scopes.get(p)).and_then(|s| s.node.attribute("name"));
            let name = if own.trim().is_empty() { of_process.unwrap_or_default() } else { own };
            let lane = sheet.add(SheetLane {
                name: name.to_owned(),
                foreign: participant.id,
                description: self.source.documentation(participant.node),
                bounds: self.drawn.shape(participant.id).map(|s| s.bounds),
                scope: process,
                ..Default::default()
            });
            let place = Place { sheet: at, lane };
            self.plan.pools.insert(Named::Participant(number), place);
            if let Some(process) = process {
                self.plan.pools.insert(Named::Scope(process), place);
                self.add_lanes(sheet, process, Some(lane));
            }
        }
        for &process in processes.iter().filter(|p| !shown.contains(p)) {
            let id = self.source.scopes.get(process).map_or("", |s| s.id);
            report.warn("pool-not-drawn", "the process has no pool; its lanes stand among the pools", id);
            self.add_process(sheet, process);
        }
        if sheet.lanes.is_empty() {
            sheet.add(SheetLane { name: sheet.name.clone(), foreign: sheet.foreign, ..Default::default() });
        }
    }

    /// A process without a pool: its lanes are the outer ones, or it is one lane itself.
    fn add_process(&mut self, sheet: &mut Sheet<'x>, process: usize) {
        let at = self.plan.sheets.len();
        let Some(it) = self.source.scopes.get(process) else { return };
        if it.lanes.is_empty() {
            let own = it.node.attribute("name").filter(|n| !n.trim().is_empty());
            let lane = sheet.add(SheetLane {
                name: own.map_or_else(|| sheet.name.clone(), str::to_owned),
                foreign: it.id,
                scope: Some(process),
                ..Default::default()
            });
            self.plan.pools.insert(Named::Scope(process), Place { sheet: at, lane });
        } else {
            let first = sheet.lanes.len();
            self.add_lanes(sheet, process, None);
            self.plan.pools.insert(Named::Scope(process), Place { sheet: at, lane: first });
        }
    }

    fn add_lanes(&mut self, sheet: &mut Sheet<'x>, scope: usize, parent: Option<usize>) {
        let top = self.source.scopes.get(scope).map(|s| s.lanes.clone()).unwrap_or_default();
        let mut todo: Vec<(usize, Option<usize>)> = top.into_iter().rev().map(|l| (l, parent)).collect();
        while let Some((number, parent)) = todo.pop() {
            let Some(lane) = self.source.lanes.get(number) else { continue };
            let at = sheet.add(SheetLane {
                parent,
                name: lane.node.attribute("name").unwrap_or_default().to_owned(),
                foreign: lane.id,
                description: self.source.documentation(lane.node),
                bounds: self.drawn.shape(lane.id).map(|s| s.bounds),
                scope: Some(scope),
                ..Default::default()
            });
            self.plan.lanes.insert(number, Place { sheet: self.plan.sheets.len(), lane: at });
            todo.extend(lane.nested.iter().rev().map(|&n| (n, Some(at))));
        }
    }

    /// Which way it runs and in which order its lanes are drawn; then the sheet is on the plan.
    fn finish(&mut self, mut sheet: Sheet<'x>, report: &mut Report) {
        sheet.orientation = self.orientation(&sheet, report);
        for &scope in &sheet.scopes {
            self.plan.sheet_of_scope.insert(scope, self.plan.sheets.len());
        }
        self.plan.sheets.push(sheet);
    }

    /// Finds a lane for every step and note of a sheet.
    fn place_elements(&mut self, at: usize, report: &mut Report) {
        let scopes = self.plan.sheets.get(at).map(|s| s.scopes.clone()).unwrap_or_default();
        let elements: Vec<usize> = scopes.iter().filter_map(|&s| self.elements_in.get(s)).flatten().copied().collect();
        // Events on the edge of a step follow it; notes and data follow what they are tied to. So: steps first.
        let source = self.source;
        let rank = |e: &usize| match source.elements.get(*e).map(|e| (e.kind, e.node.has_attribute("attachedToRef"))) {
            Some((Kind::Step(StepKind::Document | StepKind::DataStore) | Kind::Note, _)) => Some(2),
            Some((Kind::Step(_), true)) => Some(1),
            Some((Kind::Step(_), false)) => Some(0),
            Some((Kind::Flow(_), _)) | None => None,
        };
        for round in 0..=2 {
            for &element in elements.iter().filter(|e| rank(e) == Some(round)) {
                let Some(mut sheet) = self.take(at) else { return };
                let lane = self.lane_for(&mut sheet, at, element, round, report);
                self.put_back(at, sheet);
                if let Some(place) = self.plan.places.get_mut(element) {
                    *place = Some(Place { sheet: at, lane });
                }
            }
        }
        if let Some(sheet) = self.plan.sheets.get_mut(at) {
            sheet.order_lanes();
        }
    }

    fn take(&mut self, at: usize) -> Option<Sheet<'x>> {
        let sheet = self.plan.sheets.get_mut(at)?;
        let empty = Sheet {
            name: String::new(),
            foreign: "",
            description: String::new(),
            scopes: vec![],
            process: None,
            orientation: Orientation::Across,
            lanes: vec![],
            outer: None,
        };
        Some(std::mem::replace(sheet, empty))
    }

    fn put_back(&mut self, at: usize, sheet: Sheet<'x>) {
        if let Some(slot) = self.plan.sheets.get_mut(at) {
            *slot = sheet;
        }
    }

    fn lane_for(&self, sheet: &mut Sheet<'x>, at: usize, element: usize, round: usize, report: &mut Report) -> usize {
        let Some(it) = self.source.elements.get(element) else { return 0 };
        let own = self.source.outermost(it.scope);
        let inner = self.source.scopes.get(it.scope).is_some_and(|s| s.kind == ScopeKind::SubProcess);
        let listed = self.listed(sheet, at, it.id, it.scope);
        if let Some(host) = host(self.source, element)
            && let Some(place) = self.plan.places.get(host).copied().flatten().filter(|p| p.sheet == at)
        {
            if listed.is_some_and(|l| l != place.lane) {
                let message = "attached to a step in another lane; it stands with that step";
                report.warn("attached-across-lanes", message, &self.source.call(it.node));
            }
            return place.lane;
        }
        let pool = self.plan.pools.get(&Named::Scope(own)).filter(|p| p.sheet == at).map(|p| p.lane);
        let center = self.drawn.shape(it.id).map(|s| s.bounds.center());
        if let Some(lane) = listed {
            if sheet.is_leaf(lane) {
                return lane;
            }
            let leaves = sheet.leaves(|l| sheet.is_within(l, lane));
            if let Some(found) = center.and_then(|c| sheet.drawn_around(&leaves, c)) {
                return found;
            }
            return self.extra_lane(sheet, Some(lane), own, element, report);
        }
        // Within a pool its lanes; steps of a process without a pool its lanes; notes and data anywhere.
        let of_scope =
            |l: usize| sheet.lanes.get(l).is_some_and(|l| l.scope == Some(if inner { it.scope } else { own }));
        let leaves = if round == 2 { sheet.leaves(|_| true) } else { sheet.leaves(of_scope) };
        if let Some(found) = center.and_then(|c| sheet.drawn_around(&leaves, c)) {
            return found;
        }
        if let [only] = leaves.as_slice() {
            return *only;
        }
        if round == 2 {
            let near = center.and_then(|c| sheet.drawn_near(&leaves, c));
            return self.beside(at, element).or(near).or(leaves.first().copied()).unwrap_or(0);
        }
        if inner {
            return leaves.first().copied().unwrap_or(0);
        }
        let parent = pool.filter(|&p| sheet.lanes.get(p).is_some_and(|l| !self.is_source_lane(l.foreign)));
        self.extra_lane(sheet, parent, own, element, report)
    }

    fn is_source_lane(&self, id: &str) -> bool {
        self.source.named(id).iter().any(|n| matches!(n, Named::Lane(_)))
    }

    /// The innermost lane that lists a step, in this sheet.
    fn listed(&self, sheet: &Sheet<'x>, at: usize, id: &str, scope: usize) -> Option<usize> {
        let inner = self.source.scopes.get(scope).is_some_and(|s| s.kind == ScopeKind::SubProcess);
        let lanes = self.lane_refs.get(id)?;
        let mut found: Option<usize> = None;
        for number in lanes {
            let here = match self.plan.lanes.get(number).filter(|p| p.sheet == at) {
                Some(place) => Some(place.lane),
                // The content of a sub-process is in a lane of the same name and foreign id.
                None if inner => {
                    let id = self.source.lanes.get(*number).map_or("", |l| l.id);
                    sheet.lanes.iter().position(|l| !id.is_empty() && l.foreign == id)
                }
                None => None,
            };
            if let Some(here) = here
                && found.is_none_or(|f| sheet.is_within(here, f))
            {
                found = Some(here);
            }
        }
        found
    }

    /// The lane of something a note or data object is tied to.
    fn beside(&self, at: usize, element: usize) -> Option<usize> {
        let id = self.source.elements.get(element).map(|e| e.id)?;
        for flow in self.ties.get(id)?.iter().filter_map(|&f| self.source.elements.get(f)) {
            let far = if flow.from == Some(id) { flow.to } else { flow.from };
            let other = flow.owner.or_else(|| self.element(far?));
            let place = other.and_then(|o| self.plan.places.get(o).copied().flatten()).filter(|p| p.sheet == at);
            if let Some(place) = place {
                return Some(place.lane);
            }
        }
        None
    }

    fn element(&self, id: &str) -> Option<usize> {
        self.source.named(id).iter().find_map(|n| match *n {
            Named::Element(at) => Some(at),
            Named::Lane(_) | Named::Participant(_) | Named::Scope(_) => None,
        })
    }

    /// A lane for steps that are in none: without a name, the last of its pool.
    fn extra_lane(
        &self,
        sheet: &mut Sheet<'x>,
        parent: Option<usize>,
        scope: usize,
        element: usize,
        report: &mut Report,
    ) -> usize {
        if let Some(it) = self.source.elements.get(element) {
            let message = "in no lane; it stands in an unnamed lane at the end of its pool";
            report.warn("step-in-no-lane", message, &self.source.call(it.node));
        }
        let made = |l: &SheetLane| l.parent == parent && l.foreign.is_empty() && l.name.is_empty();
        match sheet.lanes.iter().position(|l| made(l) && l.scope == Some(scope)) {
            Some(lane) => lane,
            None => sheet.add(SheetLane { parent, scope: Some(scope), ..Default::default() }),
        }
    }

    /// A swimlane for the content of each sub-process of a sheet.
    fn inner_sheets(&mut self, at: usize) {
        let scopes = self.plan.sheets.get(at).map(|s| s.scopes.clone()).unwrap_or_default();
        let elements: Vec<usize> = scopes.iter().filter_map(|&s| self.elements_in.get(s)).flatten().copied().collect();
        for element in elements {
            let Some(place) = self.plan.places.get(element).copied().flatten().filter(|p| p.sheet == at) else {
                continue;
            };
            let Some(it) = self.source.elements.get(element) else { continue };
            let Some(content) = it.content else { continue };
            let has_lanes = self.source.scopes.get(content).is_some_and(|s| !s.lanes.is_empty());
            if self.count(&[content]) == 0 && !has_lanes {
                continue;
            }
            let process = self.source.outermost(content);
            let mut sheet = self.sheet(content, vec![content], Some(process));
            if it.node.attribute("name").is_none_or(|n| n.trim().is_empty()) {
                sheet.name = "Sub-process".to_owned();
            }
            if has_lanes {
                self.add_lanes(&mut sheet, content, None);
            } else {
                self.inherit_lanes(&mut sheet, place, content);
            }
            sheet.orientation = self.orientation_of_flow(&sheet);
            sheet.outer = Some(at);
            self.plan.sheet_of_scope.insert(content, self.plan.sheets.len());
            self.plan.sheets.push(sheet);
        }
    }

    /// The content of a sub-process is done by whose lane it stands in, and by those whose lanes list its steps.
    fn inherit_lanes(&self, sheet: &mut Sheet<'x>, place: Place, content: usize) {
        let Some(outer) = self.plan.sheets.get(place.sheet) else { return };
        let mut listed: Vec<usize> = Vec::new();
        for &element in self.elements_in.get(content).into_iter().flatten() {
            let Some(it) = self.source.elements.get(element) else { continue };
            for number in self.lane_refs.get(it.id).into_iter().flatten() {
                let id = self.source.lanes.get(*number).map_or("", |l| l.id);
                let same = outer.lanes.iter().position(|l| !id.is_empty() && l.foreign == id);
                listed.extend(same.filter(|&l| outer.is_leaf(l)));
            }
        }
        let mut wanted = listed.clone();
        wanted.push(place.lane);
        wanted.sort_unstable();
        wanted.dedup();
        for (number, lane) in wanted.into_iter().filter_map(|l| Some((l, outer.lanes.get(l)?))) {
            // The id says that its steps are listed in that lane of the file; where they are not, it stays away.
            let foreign = if listed.contains(&number) { lane.foreign } else { "" };
            sheet.add(SheetLane { name: lane.name.clone(), foreign, scope: Some(content), ..Default::default() });
        }
    }
}

/// The step an event is attached to.
fn host(source: &Source, element: usize) -> Option<usize> {
    let it = source.elements.get(element)?;
    let wanted = source.local_id(it.node.attribute("attachedToRef")?);
    source.named(wanted).iter().find_map(|n| match *n {
        Named::Element(at) if at != element => {
            let host = source.elements.get(at)?;
            let fits = matches!(host.kind, Kind::Step(_)) && !host.node.has_attribute("attachedToRef");
            fits.then_some(at)
        }
        _ => None,
    })
}

/// Whether an event lets the work it strikes go on.
pub(super) fn non_interrupting(node: Node) -> bool {
    kinds::is_false(node, "cancelActivity") || kinds::is_false(node, "isInterrupting")
}
