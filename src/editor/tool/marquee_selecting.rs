//! Marquee selecting: every step and note that the rectangle touches.

use super::{Act, Context, Reaction};
use crate::{
    editor::{PointerEvent, overlay::Sketch},
    geom::{Point, Rect},
    model::Id,
};

/// A rectangle being drawn over empty ground.
#[derive(Clone, Debug, PartialEq)]
pub struct MarqueeSelecting {
    start: Point,
    now: Point,
    /// What was selected before, and stays so where the gesture adds.
    kept: Vec<Id>,
}

impl MarqueeSelecting {
    /// Begins at a point; keeps the selection where it adds.
    pub fn new(start: Point, adds: bool, selection: &[Id]) -> MarqueeSelecting {
        MarqueeSelecting { start, now: start, kept: if adds { selection.to_vec() } else { vec![] } }
    }

    /// The rectangle grows.
    pub fn moved(&mut self, event: PointerEvent) -> Reaction {
        self.now = event.pos_in_doc;
        Reaction::default()
    }

    /// Selects what it touches.
    pub fn up(&mut self, context: &mut Context, event: PointerEvent) -> Reaction {
        self.now = event.pos_in_doc;
        let mut selected = self.kept.clone();
        selected.extend(self.touched(context).map(|(id, _)| id.clone()).filter(|id| !self.kept.contains(id)));
        Reaction::done(Act::Select(selected))
    }

    fn touched<'a>(&self, context: &'a Context) -> impl Iterator<Item = (&'a Id, Rect)> {
        let marquee = Rect::from_points(self.start, self.now);
        let layout = &context.scene.layout;
        let steps = layout.steps.iter().map(|s| (&s.id, s.rect));
        let notes = layout.notes.iter().map(|n| (&n.id, n.rect));
        steps.chain(notes).filter(move |(_, rect)| rect.overlaps(marquee))
    }

    /// The rectangle, and outlines on what it would select.
    pub fn preview(&self, context: &Context, sketch: &mut Sketch) {
        for (_, rect) in self.touched(context) {
            sketch.outline(rect);
        }
        sketch.marquee(Rect::from_points(self.start, self.now));
    }
}
