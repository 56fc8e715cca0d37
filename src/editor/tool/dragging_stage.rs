//! Dragging a stage of a journey by its heading, with all the steps in it.

use super::{
    Context, Reaction,
    landing::{Landing, upright},
};
use crate::{
    change::op,
    editor::{PointerEvent, overlay::Sketch},
    geom::{Point, Rect, Vec2},
    layout::table::TableLayout,
    model::Id,
};

/// A stage on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct DraggingStage {
    stage: usize,
    id: Id,
    start: Point,
    now: Point,
    /// Before which stage it goes, by place; past the last is the end.
    landing: Option<Landing<usize>>,
}

impl DraggingStage {
    /// Takes a stage; `start` is where in the table.
    pub fn new(stage: usize, id: Id, start: Point) -> DraggingStage {
        DraggingStage { stage, id, start, now: start, landing: None }
    }

    /// Finds where it would go.
    pub fn moved(&mut self, context: &mut Context, event: PointerEvent) -> Reaction {
        self.now = event.pos_in_doc;
        let Some(scene) = &context.scene.table else { return Reaction::over() };
        let (document, groups) = (context.document, &scene.table.groups);
        let found = self.find(&scene.layout, context.in_table(self.now).x);
        Landing::follow(
            &mut self.landing,
            found,
            |at| op::journey::move_stage(document, &self.id, groups.get(*at).map(|g| &g.id)),
            |at| match groups.get(*at) {
                Some(before) => format!("Before {}", before.name),
                None => "To the end".to_owned(),
            },
        )
    }

    fn find(&self, layout: &TableLayout, x: f64) -> Option<(usize, Rect)> {
        let groups = &layout.groups;
        let at = groups.iter().position(|g| x < g.rect.center().x).unwrap_or(groups.len());
        if at == self.stage || at == self.stage + 1 {
            return None;
        }
        let bar = groups.get(at).map(|g| g.rect.x0).or(groups.last().map(|g| g.rect.x1))?;
        Some((at, upright(bar, layout.frame.y0, layout.frame.y1)))
    }

    /// Goes there.
    pub fn up(&mut self, context: &mut Context) -> Reaction {
        let id = self.id.clone();
        Landing::land(self.landing.take(), context, |context, at| {
            let groups = context.scene.table.as_ref().map(|scene| &scene.table.groups);
            op::journey::move_stage(context.document, &id, groups.and_then(|g| g.get(*at)).map(|g| &g.id))
        })
    }

    /// A ghost of the heading, and where the stage would go.
    pub fn preview(&self, context: &Context, sketch: &mut Sketch) {
        let Some(scene) = &context.scene.table else { return };
        if let Some(landing) = &self.landing {
            landing.preview(context, sketch);
        }
        if let Some(group) = scene.layout.groups.get(self.stage) {
            sketch.ghost_named(group.rect + Vec2::new(self.now.x - self.start.x, 0.0), &group.name.block);
        }
    }
}
