//! Dragging a row of a table by its header, or by the strip left of it.

use super::{
    Context, Reaction,
    landing::{Landing, level},
};
use crate::{
    change::op,
    editor::{PointerEvent, overlay::Sketch, table},
    geom::{Point, Rect},
    layout::table::TableLayout,
    model::RowKey,
};

/// A row on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct DraggingRow {
    row: usize,
    key: RowKey,
    start: Point,
    now: Point,
    /// Before which row it goes; `None` is the end.
    landing: Option<Landing<Option<RowKey>>>,
}

impl DraggingRow {
    /// Takes a row; `start` is where in the table.
    pub fn new(row: usize, key: RowKey, start: Point) -> DraggingRow {
        DraggingRow { row, key, start, now: start, landing: None }
    }

    /// Finds where it would go.
    pub fn moved(&mut self, context: &mut Context, event: PointerEvent) -> Reaction {
        self.now = event.pos_in_doc;
        let Some(scene) = &context.scene.table else { return Reaction::over() };
        let found = self.find(&scene.layout, context.in_table(self.now).y);
        let (document, sheet) = (context.document, &scene.table.sheet);
        let name = |key: &RowKey| scene.table.row_of(key).and_then(|i| scene.table.rows.get(i)).map(|r| &r.heading);
        Landing::follow(
            &mut self.landing,
            found,
            |before| op::move_row(document, sheet, &self.key, before.as_ref()),
            |before| match before.as_ref().map(|key| name(key).filter(|n| !n.is_empty())) {
                Some(Some(name)) => format!("Before {name}"),
                Some(None) => "Here".to_owned(),
                None => "To the end".to_owned(),
            },
        )
    }

    /// Over a row's upper half it goes before that row, over its lower half after it.
    fn find(&self, layout: &TableLayout, y: f64) -> Option<(Option<RowKey>, Rect)> {
        let rows: Vec<_> = layout.rows.iter().filter(|r| r.key != RowKey::New).collect();
        let upper = |r: &Rect| y < r.center().y;
        let at = rows.iter().position(|r| upper(&r.rect)).unwrap_or(rows.len());
        // Where it is already.
        if at == self.row || at == self.row + 1 {
            return None;
        }
        let bar = rows.get(at).map(|r| r.rect.y0).or(rows.last().map(|r| r.rect.y1))?;
        Some((rows.get(at).map(|r| r.key.clone()), level(bar, layout.frame.x0, layout.frame.x1)))
    }

    /// Goes there.
    pub fn up(&mut self, context: &mut Context) -> Reaction {
        let key = self.key.clone();
        Landing::land(self.landing.take(), context, |context, before| match &context.scene.table {
            Some(scene) => op::move_row(context.document, &scene.table.sheet, &key, before.as_ref()),
            None => Err(crate::change::Refusal::new("This table is not shown any more.")),
        })
    }

    /// A ghost of the row, and where it would go.
    pub fn preview(&self, context: &Context, sketch: &mut Sketch) {
        let Some(scene) = &context.scene.table else { return };
        if let Some(row) = scene.layout.rows.get(self.row) {
            let down = self.now.y - self.start.y;
            let grip = table::grip(scene.layout.frame, row.head);
            // Beside its rows wherever these are scrolled to, at the height of the pointer.
            let aside = context.in_sight(grip).map_or(0.0, |seen| seen.x0 - grip.x0);
            match row.head.width() > 0.0 {
                true => sketch.ghost_named(grip + crate::geom::Vec2::new(aside, down), &row.name.block),
                false => sketch.ghost(row.rect + crate::geom::Vec2::new(0.0, down)),
            }
        }
        if let Some(landing) = &self.landing {
            landing.preview(context, sketch);
        }
    }
}
