//! Dragging a step of a journey by its name: its whole column moves, within its stage or into another.

use super::{
    Context, Reaction,
    landing::{Landing, upright},
};
use crate::{
    change::op,
    editor::{
        PointerEvent, TableScene,
        overlay::Sketch,
        table::{Grid, Place},
    },
    geom::{Point, Rect},
    model::{ColumnKey, Id},
};

/// A column on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct DraggingColumn {
    step: Id,
    from: Place,
    start: Point,
    now: Point,
    landing: Option<Landing<Spot>>,
}

/// A place in a stage: before a step, or at its end.
#[derive(Clone, Debug, PartialEq)]
struct Spot {
    stage: Id,
    before: Option<Id>,
}

impl DraggingColumn {
    /// Takes the column of a step; `start` is where in the table.
    pub fn new(step: Id, from: Place, start: Point) -> DraggingColumn {
        DraggingColumn { step, from, start, now: start, landing: None }
    }

    /// Finds where it would go.
    pub fn moved(&mut self, context: &mut Context, event: PointerEvent) -> Reaction {
        self.now = event.pos_in_doc;
        let Some(scene) = &context.scene.table else { return Reaction::over() };
        let (document, found) = (context.document, self.find(scene, context.in_table(self.now).x));
        let name = |id: &Id| document.display_name(id).to_owned();
        Landing::follow(
            &mut self.landing,
            found,
            |spot| op::journey::move_journey_step(document, &self.step, &spot.stage, spot.before.as_ref()),
            |spot| match &spot.before {
                Some(before) => format!("Before {}, in {}", name(before), name(&spot.stage)),
                None => format!("At the end of {}", name(&spot.stage)),
            },
        )
    }

    /// Over a column's first half it goes before that step, over its second half after it, in the same stage.
    fn find(&self, scene: &TableScene, x: f64) -> Option<(Spot, Rect)> {
        let (grid, layout) = (Grid { scene }, &scene.layout);
        let columns = &layout.columns;
        let over = columns.iter().position(|c| x < c.rect.x1).or(columns.len().checked_sub(1))?;
        let at = columns.get(over)?;
        let stage = grid.stage_over(over)?;
        let group = scene.table.groups.get(stage)?;
        let next = if x < at.rect.center().x { over } else { over + 1 };
        if next == self.from.1 || next == self.from.1 + 1 {
            // Where it is already, unless that is the border to another stage.
            if grid.stage_over(self.from.1) == Some(stage) {
                return None;
            }
        }
        let inside = next < grid.first_under(stage) + group.columns;
        let before = match columns.get(next).filter(|_| inside).map(|c| &c.key) {
            Some(ColumnKey::Step(id)) => Some(id.clone()),
            _ => None,
        };
        let bar = if next == over { at.rect.x0 } else { at.rect.x1 };
        Some((Spot { stage: group.id.clone(), before }, upright(bar, layout.frame.y0, layout.frame.y1)))
    }

    /// Goes there.
    pub fn up(&mut self, context: &mut Context) -> Reaction {
        let step = self.step.clone();
        Landing::land(self.landing.take(), context, |context, spot| {
            op::journey::move_journey_step(context.document, &step, &spot.stage, spot.before.as_ref())
        })
    }

    /// A ghost of the step's name, and where the column would go.
    pub fn preview(&self, context: &Context, sketch: &mut Sketch) {
        let Some(scene) = &context.scene.table else { return };
        if let Some(landing) = &self.landing {
            landing.preview(context, sketch);
        }
        if let Some(at) = (Grid { scene }).boxes(self.from).first() {
            sketch.ghost_named(at.rect + (self.now - self.start), &at.text.block);
        }
    }
}
