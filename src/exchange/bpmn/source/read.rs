//! How the elements of a file are read into the flat lists of a [`Source`].

use super::{super::kinds, Kind, Named, Participant, Report, Scope, ScopeKind, Source, SourceLane};
use crate::model::{FlowKind, StepKind};
use roxmltree::Node;
use std::collections::HashSet;

impl<'x> Source<'x> {
    pub(super) fn read_collaboration(&mut self, node: Node<'x, 'x>, report: &mut Report) {
        let scope = self.read_scope(node, ScopeKind::Collaboration, None);
        for participant in self.children(node, "participant") {
            self.understood.mark(participant);
            self.mark_plain(participant);
            let wanted = self.local_id(participant.attribute("processRef").unwrap_or_default());
            let process = self.named(wanted).iter().find_map(|n| match *n {
                Named::Scope(at) if self.scopes.get(at).is_some_and(|s| s.kind == ScopeKind::Process) => Some(at),
                _ => None,
            });
            if process.is_none() && !wanted.is_empty() {
                let message = "the participant's process is not in the file; it came in as a lane without steps";
                report.warn("process-not-found", message, &self.call(participant));
            }
            let id = participant.attribute("id").unwrap_or_default();
            self.names.entry(id).or_default().push(Named::Participant(self.participants.len()));
            self.participants.push(Participant { node: participant, id, collaboration: scope, process });
        }
    }

    /// Reads what a process, sub-process or collaboration holds; returns its place in `scopes`.
    pub(super) fn read_scope(&mut self, node: Node<'x, 'x>, kind: ScopeKind, parent: Option<usize>) -> usize {
        let scope = self.scopes.len();
        let id = node.attribute("id").unwrap_or_default();
        self.scopes.push(Scope { node, id, kind, parent, lanes: vec![] });
        self.understood.mark(node);
        if kind != ScopeKind::SubProcess {
            self.names.entry(id).or_default().push(Named::Scope(scope));
        }
        let referenced: HashSet<&str> =
            self.children(node, "dataObjectReference").iter().filter_map(|n| n.attribute("dataObjectRef")).collect();
        for child in node.children().filter(Node::is_element) {
            if !self.is_bpmn(child) {
                continue;
            }
            let child_id = child.attribute("id").unwrap_or_default();
            match child.tag_name().name() {
                "laneSet" => {
                    self.understood.mark(child);
                    let lanes = self.read_lanes(child);
                    if let Some(scope) = self.scopes.get_mut(scope) {
                        scope.lanes.extend(lanes);
                    }
                }
                "sequenceFlow" => self.read_flow(child, scope, FlowKind::Sequence),
                "messageFlow" => self.read_flow(child, scope, FlowKind::Message),
                "association" => {
                    let arrow = matches!(child.attribute("associationDirection"), Some("One" | "Both"));
                    self.read_flow(child, scope, if arrow { FlowKind::Data } else { FlowKind::Association });
                }
                "textAnnotation" => {
                    self.children(child, "text").into_iter().for_each(|t| self.understood.mark(t));
                    self.push(child, scope, Kind::Note);
                }
                "dataObjectReference" => self.read_data(child, scope, StepKind::Document),
                "dataStoreReference" => self.read_data(child, scope, StepKind::DataStore),
                "dataObject" if referenced.contains(child_id) => {
                    self.understood.mark(child);
                    self.mark_states(child);
                }
                // Without a reference a data object is drawn nowhere, except by tools that draw the object itself.
                "dataObject" if self.is_drawn(child) => self.read_data(child, scope, StepKind::Document),
                "ioSpecification" => self.read_process_data(child, scope),
                "documentation" => self.understood.mark(child),
                _ => self.read_node(child, scope),
            }
        }
        scope
    }

    /// What a process as a whole takes and gives.
    fn read_process_data(&mut self, specification: Node<'x, 'x>, scope: usize) {
        self.understood.mark(specification);
        for data in specification.children().filter(Node::is_element) {
            match data.tag_name().name() {
                "dataInput" | "dataOutput" if self.is_drawn(data) => self.read_data(data, scope, StepKind::Document),
                // Sets say which of them go together; with one set that is: all.
                "inputSet" | "outputSet" => {
                    let plain = |n: &Node| self.is_bpmn(*n) && n.tag_name().name() != "extensionElements";
                    let parts: Vec<Node> = data.descendants().filter(plain).collect();
                    parts.into_iter().for_each(|n| self.understood.mark(n));
                }
                _ => {}
            }
        }
    }

    fn read_data(&mut self, node: Node<'x, 'x>, scope: usize, kind: StepKind) {
        self.push(node, scope, Kind::Step(kind));
    }

    fn read_node(&mut self, node: Node<'x, 'x>, scope: usize) {
        let Some(kind) = kinds::flow_node(node, &self.shared) else { return };
        let at = self.push(node, scope, Kind::Step(kind));
        for child in node.children().filter(Node::is_element) {
            if !self.is_bpmn(child) {
                continue;
            }
            let text = child.text().unwrap_or_default().trim();
            match child.tag_name().name() {
                "incoming" => {
                    self.understood.mark(child);
                    let flow = self.local_id(text);
                    self.incoming.entry(flow).or_insert(at);
                }
                "outgoing" => {
                    self.understood.mark(child);
                    let flow = self.local_id(text);
                    self.outgoing.entry(flow).or_insert(at);
                }
                "dataInputAssociation" => self.read_association(child, scope, at, true),
                "dataOutputAssociation" => self.read_association(child, scope, at, false),
                "standardLoopCharacteristics" | "multiInstanceLoopCharacteristics" | "eventDefinitionRef" => {
                    self.understood.mark(child);
                }
                "ioSpecification" => self.read_drawn_data(child, scope),
                "dataInput" | "dataOutput" if self.is_drawn(child) => {
                    self.read_data(child, scope, StepKind::Document);
                }
                _ => {}
            }
        }
        for definition in kinds::definitions(node, &self.shared) {
            self.understood.mark(definition);
            definition.children().filter(|n| kinds::is_time(*n)).for_each(|t| self.understood.mark(t));
        }
        let holds = matches!(node.tag_name().name(), "subProcess" | "transaction" | "adHocSubProcess");
        if holds {
            let content = self.read_scope(node, ScopeKind::SubProcess, Some(scope));
            if let Some(element) = self.elements.get_mut(at) {
                element.content = Some(content);
            }
        }
    }

    /// A task's own inputs and outputs are how it is wired inside; only those that are drawn are steps.
    fn read_drawn_data(&mut self, specification: Node<'x, 'x>, scope: usize) {
        for data in specification.children().filter(Node::is_element) {
            if self.is_drawn(data) && matches!(data.tag_name().name(), "dataInput" | "dataOutput") {
                self.understood.mark(specification);
                self.read_data(data, scope, StepKind::Document);
            }
        }
    }

    /// Data read or written: one flow for each source, or one to the target.
    fn read_association(&mut self, node: Node<'x, 'x>, scope: usize, owner: usize, reads: bool) {
        let wanted = if reads { "sourceRef" } else { "targetRef" };
        let mut ends: Vec<&'x str> = Vec::new();
        for child in node.children().filter(|n| n.is_element() && self.is_bpmn(*n)).collect::<Vec<_>>() {
            let name = child.tag_name().name();
            if name == "sourceRef" || name == "targetRef" {
                self.understood.mark(child);
                let text = child.text().unwrap_or_default().trim();
                if name == wanted && !text.is_empty() {
                    ends.push(self.local_id(text));
                }
            }
        }
        if ends.is_empty() && !self.is_drawn(node) {
            // Neither drawn nor with an end outside the step: left to the report.
            return;
        }
        let ends: Vec<Option<&str>> = if ends.is_empty() { vec![None] } else { ends.into_iter().map(Some).collect() };
        for end in ends {
            let at = self.push(node, scope, Kind::Flow(FlowKind::Data));
            if let Some(element) = self.elements.get_mut(at) {
                element.owner = Some(owner);
                *(if reads { &mut element.from } else { &mut element.to }) = end;
            }
        }
    }

    fn read_flow(&mut self, node: Node<'x, 'x>, scope: usize, kind: FlowKind) {
        let end = |source: &Source<'x>, name: &str| {
            // Some tools write the ends as child elements.
            let child = || source.children(node, name).first().and_then(|n| n.text());
            let text = node.attribute(name).or_else(child).map(str::trim).filter(|t| !t.is_empty());
            text.map(|t| source.local_id(t))
        };
        let (from, to) = (end(self, "sourceRef"), end(self, "targetRef"));
        for name in ["sourceRef", "targetRef", "conditionExpression"] {
            self.children(node, name).into_iter().for_each(|n| self.understood.mark(n));
        }
        let at = self.push(node, scope, Kind::Flow(kind));
        if let Some(element) = self.elements.get_mut(at) {
            (element.from, element.to) = (from, to);
        }
    }

    fn read_lanes(&mut self, set: Node<'x, 'x>) -> Vec<usize> {
        let mut found = Vec::new();
        for node in self.children(set, "lane") {
            let at = self.lanes.len();
            found.push(at);
            let id = node.attribute("id").unwrap_or_default();
            self.understood.mark(node);
            self.mark_plain(node);
            self.names.entry(id).or_default().push(Named::Lane(at));
            self.lanes.push(SourceLane { node, id, nested: vec![], refs: vec![] });
            let mut refs = Vec::new();
            for child in self.children(node, "flowNodeRef") {
                self.understood.mark(child);
                refs.extend(child.text().map(|t| self.local_id(t)));
            }
            let mut nested = Vec::new();
            for child in self.children(node, "childLaneSet") {
                self.understood.mark(child);
                nested.extend(self.read_lanes(child));
            }
            if let Some(lane) = self.lanes.get_mut(at) {
                (lane.refs, lane.nested) = (refs, nested);
            }
        }
        found
    }

    /// Data stores stand at the top of the file and are drawn by reference; a tool that draws them directly means
    /// them as steps of its collaboration or first process.
    pub(super) fn read_drawn_stores(&mut self) {
        let stores = self.children(self.root, "dataStore");
        let home = self
            .scopes
            .iter()
            .position(|s| s.kind == ScopeKind::Collaboration)
            .or((!self.scopes.is_empty()).then_some(0));
        for store in stores {
            let referenced = self.behind.contains_key(store.attribute("id").unwrap_or_default());
            match home.filter(|_| self.is_drawn(store)) {
                Some(scope) if !referenced => self.read_data(store, scope, StepKind::DataStore),
                _ if referenced => {
                    self.understood.mark(store);
                    self.mark_states(store);
                }
                _ => {}
            }
        }
    }
}
