//! Dragging an entry of a table into another cell.

use super::{Context, Reaction, landing::Landing};
use crate::{
    change::op,
    editor::{
        PointerEvent,
        overlay::Sketch,
        table::{Grid, Place, cell},
    },
    geom::{Point, Rect},
    model::{CellAt, Id},
};

/// An entry on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct DraggingEntry {
    entry: Id,
    from: (Place, usize),
    start: Point,
    now: Point,
    landing: Option<Landing<CellAt>>,
}

impl DraggingEntry {
    /// Takes an entry; `start` is where in the table.
    pub fn new(entry: Id, from: (Place, usize), start: Point) -> DraggingEntry {
        DraggingEntry { entry, from, start, now: start, landing: None }
    }

    /// Finds the cell it would go to.
    pub fn moved(&mut self, context: &mut Context, event: PointerEvent) -> Reaction {
        self.now = event.pos_in_doc;
        let Some(scene) = &context.scene.table else { return Reaction::over() };
        let found = self.find(&Grid { scene }, context.in_table(self.now));
        let (document, sheet) = (context.document, &scene.table.sheet);
        let grid = Grid { scene };
        Landing::follow(
            &mut self.landing,
            found,
            |to| op::move_entry(document, sheet, &self.entry, to),
            |to| {
                let place = grid.place(to).map(|place| crate::editor::table::name_of(&grid, place));
                format!("To {}", place.unwrap_or_default())
            },
        )
    }

    fn find(&self, grid: &Grid, at: Point) -> Option<(CellAt, Rect)> {
        let place = cell(grid, at).filter(|place| *place != self.from.0)?;
        Some((grid.at(place)?, grid.rect(place)?.inset(-3.0)))
    }

    /// Goes there.
    pub fn up(&mut self, context: &mut Context) -> Reaction {
        let entry = self.entry.clone();
        Landing::land(self.landing.take(), context, |context, to| match &context.scene.table {
            Some(scene) => op::move_entry(context.document, &scene.table.sheet, &entry, to),
            None => Err(crate::change::Refusal::new("This table is not shown any more.")),
        })
    }

    /// A ghost of the entry, and the cell it would go to.
    pub fn preview(&self, context: &Context, sketch: &mut Sketch) {
        let Some(scene) = &context.scene.table else { return };
        if let Some(landing) = &self.landing {
            landing.preview(context, sketch);
        }
        if let Some(at) = (Grid { scene }).boxes(self.from.0).get(self.from.1) {
            sketch.ghost_named(at.rect + (self.now - self.start), &at.text.block);
        }
    }
}
