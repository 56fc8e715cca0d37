//! Where the hits of a search are on the drawing shown.

use super::{Editor, Find, Scene, overlay::Sketch};
use crate::{
    geom::Rect,
    model::{Id, Sheet},
};
use std::{collections::HashSet, sync::Arc};

/// The outlines of the hits in the view shown, kept while neither changes.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    made_for: Option<(u64, Sheet)>,
    rects: Arc<Vec<(Id, Rect)>>,
}

/// Marks every hit in sight; the one at work stronger.
pub fn draw(editor: &Editor, find: &Find, seen: Rect, sketch: &mut Sketch) {
    let Some(sheet) = editor.sheet() else { return };
    let now = (editor.revision(), sheet.clone());
    let mut marks = find.marks.borrow_mut();
    if marks.made_for.as_ref() != Some(&now) {
        marks.rects = Arc::new(rects(editor.scene(), sheet, find));
        marks.made_for = Some(now);
    }
    let current = find.current().and_then(|at| find.hits().get(at)).map(|hit| &hit.record);
    let frozen = editor.frozen();
    let shown = |rect: Rect| frozen.map_or(Some(rect), |frozen| frozen.in_sight(rect)).filter(|r| r.overlaps(seen));
    let in_sight = || marks.rects.iter().filter_map(|(id, rect)| Some((id, shown(*rect)?)));
    for (_, rect) in in_sight().filter(|(id, _)| Some(*id) != current) {
        sketch.hit(rect, false);
    }
    for (_, rect) in in_sight().filter(|(id, _)| Some(*id) == current) {
        sketch.hit(rect, true);
    }
}

/// The outlines of the hits that stand in the view, in the order of the hits.
fn rects(scene: &Scene, sheet: &Sheet, find: &Find) -> Vec<(Id, Rect)> {
    let mut found = Vec::new();
    let mut standing: HashSet<&Id> = HashSet::new();
    if let Some(table) = &scene.table {
        // One walk over the cells: a record may stand in several.
        let wanted: HashSet<&Id> = find.hits().iter().map(|hit| &hit.record).collect();
        let cells = table.table.cells.iter().zip(&table.layout.cells);
        for (entry, place) in cells.flat_map(|(cell, place)| cell.entries.iter().zip(&place.entries)) {
            if wanted.contains(&entry.record) {
                standing.insert(&entry.record);
                found.push((entry.record.clone(), place.rect));
            }
        }
    }
    let headings =
        find.hits().iter().filter(|hit| hit.sheet.as_ref() == Some(sheet) && !standing.contains(&hit.record));
    found.extend(headings.filter_map(|hit| Some((hit.record.clone(), heading(scene, sheet, &hit.record)?))));
    found
}

/// What is outlined for a record: its heading or label, where it has one; else all of it.
pub fn heading(scene: &Scene, sheet: &Sheet, id: &Id) -> Option<Rect> {
    let layout = &scene.layout;
    if sheet.id() == id {
        let title = scene.table.as_ref().map_or(&layout.title, |table| &table.layout.title);
        return title.as_ref().map(|label| label.rect);
    }
    if let Some(step) = scene.step_of(id) {
        return Some(step.rect);
    }
    if let Some(route) = scene.route_of(id) {
        return route.label.as_ref().map(|label| label.rect).or_else(|| scene.rect_of(id));
    }
    if let Some(lane) = layout.lanes.iter().find(|l| l.id == *id) {
        return Some(lane.header);
    }
    if let Some(phase) = layout.phases.iter().find(|p| p.id == *id) {
        return Some(phase.heading.rect);
    }
    scene.rect_of(id)
}
