//! Which collaboration a process belongs to.

use super::{
    super::{
        Report,
        source::{Named, ScopeKind},
    },
    Planner,
};
use std::collections::{HashMap, HashSet};

impl Planner<'_, '_> {
    /// The collaboration each process is a part of: that of its participant, or the one it is drawn among.
    pub(super) fn homes(&self, report: &mut Report) -> HashMap<usize, usize> {
        let mut home = HashMap::new();
        for participant in &self.source.participants {
            let Some(process) = participant.process else { continue };
            if home.insert(process, participant.collaboration).is_some() {
                let message = "the process has several pools; its steps are in the first, the other is empty";
                report.warn("process-shown-twice", message, participant.id);
                // The first keeps it.
                let first = self.source.participants.iter().find(|p| p.process == Some(process));
                home.extend(first.map(|p| (process, p.collaboration)));
            }
        }
        // A process without a pool that is drawn on the same diagram belongs there too: its pool is invisible.
        let mut of_diagram: HashMap<usize, usize> = HashMap::new();
        for participant in &self.source.participants {
            let lanes = participant.process.into_iter().flat_map(|p| self.elements_in.get(p)).flatten();
            let ids = lanes.filter_map(|&e| self.source.elements.get(e)).map(|e| e.id).chain([participant.id]);
            for shape in ids.filter_map(|id| self.drawn.shape(id)) {
                of_diagram.entry(shape.diagram).or_insert(participant.collaboration);
            }
        }
        for (diagram, (meant, _)) in self.drawn.planes.iter().enumerate() {
            for named in self.source.named(meant) {
                if let Named::Scope(scope) = *named
                    && self.source.scopes.get(scope).is_some_and(|s| s.kind == ScopeKind::Collaboration)
                {
                    of_diagram.insert(diagram, scope);
                }
            }
        }
        // One that a call activity calls is detail, also where it is drawn inside that activity.
        let called: HashSet<&str> = (self.source.elements.iter())
            .filter_map(|e| e.node.attribute("calledElement"))
            .map(|c| self.source.local_id(c))
            .collect();
        for (scope, it) in self.source.scopes.iter().enumerate() {
            if it.kind != ScopeKind::Process || home.contains_key(&scope) || called.contains(it.id) {
                continue;
            }
            let elements = self.elements_in.get(scope).into_iter().flatten();
            let mut ids = elements.filter_map(|&e| self.source.elements.get(e)).map(|e| e.id);
            let joined = ids.find_map(|id| self.drawn.shape(id)).and_then(|s| of_diagram.get(&s.diagram));
            home.extend(joined.or(self.by_message(scope).as_ref()).map(|c| (scope, *c)));
        }
        home
    }

    /// The collaboration whose message flows end in a process.
    fn by_message(&self, process: usize) -> Option<usize> {
        let inside = |id: &str| {
            self.source.named(id).iter().any(|n| match *n {
                Named::Element(at) => {
                    self.source.elements.get(at).is_some_and(|e| self.source.outermost(e.scope) == process)
                }
                Named::Scope(at) => at == process,
                Named::Lane(_) | Named::Participant(_) => false,
            })
        };
        let scope_kind = |scope: usize| self.source.scopes.get(scope).map(|s| s.kind);
        let touching = self.source.elements.iter().find(|e| {
            scope_kind(e.scope) == Some(ScopeKind::Collaboration)
                && (e.from.is_some_and(inside) || e.to.is_some_and(inside))
        });
        touching.map(|e| e.scope)
    }
}
