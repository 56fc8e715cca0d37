//! The systems of the model against its swimlanes: which steps each performs.

use crate::model::{Document, Id, IdMap, Party, PartyKind, Sheet, Step};
use std::collections::BTreeMap;

/// Whether the matrix may name a step: somebody does it, or it has systems all the same, as an event may.
pub fn is_performed(step: &Step) -> bool {
    super::is_done_by_somebody(step.kind) || !step.systems.is_empty()
}

/// A party that takes part in a step as its system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Performer<'a> {
    pub party: &'a Id,
    /// Whether it is one only because the step stands in its lane.
    pub by_lane: bool,
}

impl Document {
    /// What performs a step: the parties it names as its systems, in its order, then the system in whose lane somebody
    /// does it. Both matrices that show systems ask here.
    pub fn performers<'a>(&'a self, step: &'a Step) -> Vec<Performer<'a>> {
        let is_system = |id: &&Id| self.party(id).is_some_and(|party: &Party| party.kind == PartyKind::System);
        let named = step.systems.iter().filter(|id| self.party(id).is_some());
        let mut all: Vec<Performer> = named.map(|party| Performer { party, by_lane: false }).collect();
        let lane = super::is_done_by_somebody(step.kind).then(|| self.party_of_lane(&step.lane)).flatten();
        let lane = lane.filter(is_system).filter(|id| !step.systems.contains(id));
        all.extend(lane.map(|party| Performer { party, by_lane: true }));
        all
    }
}

/// The system use matrix of a model.
#[derive(Clone, Debug)]
pub struct SystemUse<'a> {
    /// By name.
    pub systems: Vec<&'a Id>,
    /// As tabs list them.
    pub swimlanes: Vec<Id>,
    /// In time: the step, and whether it is the system's only because it stands in its lane.
    cells: BTreeMap<(usize, usize), Vec<(&'a Step, bool)>>,
}

impl<'a> SystemUse<'a> {
    /// The matrix. Linear in the model.
    pub fn new(document: &'a Document) -> SystemUse<'a> {
        let mut systems: Vec<&Id> = document.parties().filter(|p| p.kind == PartyKind::System).map(|p| &p.id).collect();
        systems.sort_by_key(|id| (document.display_name(id).trim().to_lowercase(), *id));
        let swimlanes: Vec<Id> = Sheet::all(document)
            .into_iter()
            .filter_map(|sheet| match sheet {
                Sheet::Swimlane(id) => Some(id),
                _ => None,
            })
            .collect();
        let rows: IdMap<usize> = systems.iter().enumerate().map(|(i, id)| (*id, i)).collect();
        let columns: IdMap<usize> = swimlanes.iter().enumerate().map(|(i, id)| (id, i)).collect();
        // The column of each lane.
        let lanes: IdMap<usize> =
            document.lanes().filter_map(|lane| Some((&lane.id, *columns.get(&lane.swimlane)?))).collect();
        let mut cells: BTreeMap<(usize, usize), Vec<(&Step, bool)>> = BTreeMap::new();
        for step in document.steps() {
            let Some(&column) = lanes.get(&step.lane) else { continue };
            let performers = document.performers(step).into_iter();
            let mut performs: Vec<(usize, bool)> =
                performers.filter_map(|it| Some((*rows.get(it.party)?, it.by_lane))).collect();
            performs.sort_unstable();
            performs.dedup();
            for (row, by_lane) in performs {
                cells.entry((row, column)).or_default().push((step, by_lane));
            }
        }
        for cell in cells.values_mut() {
            cell.sort_by(|a, b| {
                (a.0.column, &a.0.lane, a.0.row, &a.0.id).cmp(&(b.0.column, &b.0.lane, b.0.row, &b.0.id))
            });
        }
        drop((rows, columns, lanes));
        SystemUse { systems, swimlanes, cells }
    }

    /// What a system performs in a swimlane, by their places.
    pub fn cell(&self, system: usize, swimlane: usize) -> &[(&'a Step, bool)] {
        self.cells.get(&(system, swimlane)).map_or(&[], Vec::as_slice)
    }

    /// The same, by their ids.
    pub fn of(&self, system: &Id, swimlane: &Id) -> &[(&'a Step, bool)] {
        let row = self.systems.iter().position(|id| *id == system);
        let column = self.swimlanes.iter().position(|id| id == swimlane);
        match (row, column) {
            (Some(row), Some(column)) => self.cell(row, column),
            _ => &[],
        }
    }
}
