//! Delete a lane, with a choice of what becomes of its steps.

use super::refuse;
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{Cell, Document, Grid, Id, Lane, Record},
};
use std::collections::{BTreeMap, BTreeSet};

/// What becomes of the steps of a lane that is deleted.
#[derive(Clone, Debug, PartialEq)]
pub enum LaneSteps {
    /// They go to this lane, in their columns, in free rows.
    MoveTo(Id),
    /// They are deleted with their flows.
    Delete,
}

/// Deletes a lane with the lanes nested in it. The last lane of a swimlane stays.
pub fn delete_lane(document: &Document, lane: &Id, steps: &LaneSteps) -> Result<Transaction, Refusal> {
    let lane = document.lane(lane).ok_or_else(|| refuse::gone("lane"))?;
    let mut edit = Edit::new(document);
    remove(&mut edit, lane, Some(steps), &[])?;
    edit.select([]);
    Ok(edit.finish("Delete lane"))
}

/// Removes a lane in an edit; `also` are deleted in the same edit, so their place does not matter.
pub(super) fn remove(edit: &mut Edit, lane: &Lane, steps: Option<&LaneSteps>, also: &[Id]) -> Result<(), Refusal> {
    let document = edit.base();
    let going = with_nested(document, &lane.id);
    let stays = |l: &&Lane| l.swimlane == lane.swimlane && !going.contains(&l.id) && edit.get(&l.id).is_some();
    if !document.lanes().any(|l| stays(&l)) {
        return Err(Refusal::new("A swimlane keeps at least one lane. Delete the swimlane instead."));
    }
    let also: BTreeSet<&Id> = also.iter().collect();
    let mut contents: Vec<Record> = edit
        .records()
        .filter(|r| r.cell().is_some_and(|cell| going.contains(&cell.lane)) && !also.contains(r.id()))
        .cloned()
        .collect();
    contents.sort_by_key(|r| r.cell().map(|c| (c.row, c.column)));
    match steps {
        None if !contents.is_empty() => {
            return Err(Refusal::new("This lane has steps. Choose where they go, or delete them with it."));
        }
        None | Some(LaneSteps::Delete) => {}
        Some(LaneSteps::MoveTo(target)) => {
            let to = document.lane(target).ok_or_else(|| refuse::gone("lane"))?;
            // A lane whose last nested lanes go is a leaf again, and may take their steps.
            let holds_others = document.lanes().any(|l| l.parent.as_ref() == Some(target) && !going.contains(&l.id));
            if going.contains(target) || to.swimlane != lane.swimlane || holds_others {
                return Err(Refusal::new("Choose another lane for the steps: one without lanes in it, that stays."));
            }
            let mut grid = Grid::new(document, &lane.swimlane, &going_records(&contents))
                .ok_or_else(|| refuse::gone("swimlane"))?;
            for record in contents {
                let Some(from) = record.cell() else { continue };
                let mut to = Cell { lane: target.clone(), ..from };
                if !matches!(&record, Record::Step(step) if step.attached_to.is_some()) {
                    to = grid.free(&to);
                    grid.take(&to, record.id());
                }
                edit.put(record.at(&to));
            }
            // Messages to the lane go to the one that takes over.
            let flows: Vec<_> = document.flows().filter(|f| edit.get(&f.id).is_some()).cloned().collect();
            for mut flow in flows {
                let before = flow.clone();
                for end in [&mut flow.from, &mut flow.to] {
                    if end.as_ref().is_some_and(|id| going.contains(id)) {
                        *end = Some(target.clone());
                    }
                }
                if flow != before && flow.from != flow.to {
                    edit.put(flow);
                }
            }
        }
    }
    for id in &going {
        edit.remove(id);
    }
    Ok(())
}

/// A lane and all lanes nested in it.
pub(super) fn with_nested(document: &Document, lane: &Id) -> BTreeSet<Id> {
    let mut children: BTreeMap<&Id, Vec<&Id>> = BTreeMap::new();
    for lane in document.lanes() {
        if let Some(parent) = &lane.parent {
            children.entry(parent).or_default().push(&lane.id);
        }
    }
    let mut all = BTreeSet::new();
    let mut open = vec![lane];
    while let Some(id) = open.pop() {
        if all.insert(id.clone()) {
            open.extend(children.get(id).into_iter().flatten());
        }
    }
    all
}

fn going_records(contents: &[Record]) -> BTreeSet<Id> {
    contents.iter().map(|r| r.id().clone()).collect()
}
