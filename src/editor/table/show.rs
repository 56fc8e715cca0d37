//! What the overlay shows of the hand in a table: the cell, the range, what the pointer is over.

use super::{Focus, Grid, head_of};
use crate::{
    editor::{Editor, overlay::Sketch},
    geom::Rect,
};

/// Draws it over the table.
pub fn draw(editor: &Editor, sketch: &mut Sketch) {
    let Some(scene) = editor.table() else { return };
    let grid = Grid { scene: &scene };
    let Some(frozen) = editor.frozen() else { return };
    let seen = |rect: Rect| frozen.in_sight(rect);
    if let Some(hover) = &editor.hand.hover
        && let Some(rect) = hover.rect(&grid).and_then(seen)
    {
        sketch.hovered(rect);
    }
    match editor.focus(&grid) {
        Focus::Cell(place) => {
            let anchor = editor.hand.anchor.as_ref().and_then(|at| grid.place(at));
            if let Some(range) = anchor.and_then(|anchor| grid.span(anchor, place)).and_then(seen) {
                sketch.marquee(range);
            }
            let Some(rect) = grid.rect(place).and_then(seen) else { return };
            if place.1 >= scene.table.columns.len() {
                sketch.empty(rect);
            }
            sketch.cell(rect);
            let entries = grid.boxes(place);
            if anchor.is_none()
                && entries.len() > 1
                && let Some(entry) = entries.get(editor.hand.entry).and_then(|entry| seen(entry.rect))
            {
                sketch.outline(entry);
            }
            if let Some(point) = editor.selection.last().and_then(|id| grid.point_of(place, id)) {
                sketch.outline(Rect::from_center_size(point, (16.0, 16.0)));
            }
        }
        Focus::Stage(stage) => {
            if let Some(group) = scene.layout.groups.get(stage) {
                sketch.cell(group.rect);
            }
        }
        Focus::RowHead(row) => {
            let head = scene.layout.rows.get(row).map(|row| super::grip(scene.layout.frame, row.head));
            if let Some(head) = head.and_then(seen) {
                sketch.cell(head);
            }
        }
        Focus::Nothing => {
            for id in editor.selection.iter().filter(|id| !scene.table.rows.iter().any(|r| head_of(&r.key) == Some(id)))
            {
                if let Some(line) = scene.layout.arrows.iter().find(|line| line.id == *id) {
                    sketch.selected_arrow(&line.points);
                } else if let Some(rect) = scene.rect_of(id) {
                    sketch.selected(rect, id);
                }
            }
        }
    }
}
