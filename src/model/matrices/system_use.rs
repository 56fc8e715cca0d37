//! The systems of the model against its swimlanes: which steps each performs.

use crate::model::{Document, Id, IdMap, PartyKind, Sheet, Step};
use std::collections::BTreeMap;

/// Whether the matrix may name a step: somebody does it, or it has systems all the same, as an event may.
pub fn is_performed(step: &Step) -> bool {
    super::is_done_by_somebody(step.kind) || !step.systems.is_empty()
}

/// The system use matrix of a model.
#[derive(Clone, Debug)]
pub struct SystemUse<'a> {
    /// By name.
    pub systems: Vec<&'a Id>,
    /// As tabs list them.
    pub swimlanes: Vec<Id>,
    /// In time: the step, and whether it is the system's because it stands in its lane.
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
        // Of each lane: the column it is in, and the row of the system whose lane it is.
        let lanes: IdMap<(usize, Option<usize>)> = document
            .lanes()
            .filter_map(|lane| {
                let party = document.party_of_lane(&lane.id);
                let row = party.and_then(|id| rows.get(id)).copied();
                Some((&lane.id, (*columns.get(&lane.swimlane)?, row)))
            })
            .collect();
        let mut cells: BTreeMap<(usize, usize), Vec<(&Step, bool)>> = BTreeMap::new();
        for step in document.steps() {
            let Some(&(column, own)) = lanes.get(&step.lane) else { continue };
            let own = own.filter(|_| super::is_done_by_somebody(step.kind));
            let mut performs: Vec<usize> = step.systems.iter().filter_map(|id| rows.get(id)).copied().collect();
            performs.extend(own);
            performs.sort_unstable();
            performs.dedup();
            for row in performs {
                cells.entry((row, column)).or_default().push((step, own == Some(row)));
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
