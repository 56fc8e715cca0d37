//! Resizing a phase: its first or last column is dragged to another; its neighbours give way.

use super::{Act, Context, Reaction};
use crate::{
    change::op,
    editor::{Cursor, PhaseSide, PointerEvent, overlay::Sketch},
    geom::Rect,
    model::{Id, Key},
};

/// An edge of a phase on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct ResizingPhase {
    phase: Id,
    side: PhaseSide,
    land: Option<(Key, Key, Rect)>,
}

impl ResizingPhase {
    /// Takes an edge.
    pub fn new(phase: Id, side: PhaseSide) -> ResizingPhase {
        ResizingPhase { phase, side, land: None }
    }

    /// Finds the columns it would cover.
    pub fn moved(&mut self, context: &mut Context, event: PointerEvent) -> Reaction {
        let axes = context.scene.axes();
        self.land = self.find(context, axes.time(event.pos_in_doc));
        Reaction::default().cursor(Cursor::Resize(axes.0))
    }

    fn find(&self, context: &Context, at: f64) -> Option<(Key, Key, Rect)> {
        let axes = context.scene.axes();
        let phase = context.document.phase(&self.phase)?;
        let across = axes.across_of(context.scene.rect_of(&self.phase)?);
        let columns = &context.scene.layout.columns;
        let middle = |i: usize| columns.get(i).map_or(0.0, |c| (c.start + c.end) / 2.0);
        let (first, last) = match self.side {
            PhaseSide::First => {
                let last = columns.iter().rposition(|c| c.key <= phase.to)?;
                (columns.iter().position(|c| (c.start + c.end) / 2.0 >= at).unwrap_or(last).min(last), last)
            }
            PhaseSide::Last => {
                let first = columns.iter().position(|c| c.key >= phase.from)?;
                (first, (first..columns.len()).rev().find(|&i| middle(i) <= at).unwrap_or(first))
            }
        };
        let (from, to) = (columns.get(first)?, columns.get(last)?);
        Some((from.key, to.key, axes.rect((from.start, to.end), across)))
    }

    /// Covers them.
    pub fn up(&mut self, context: &mut Context) -> Reaction {
        match self.land {
            Some((from, to, _)) => {
                Reaction::done(Act::Commit(op::resize_phase(context.document, &self.phase, from, to)))
            }
            None => Reaction::over(),
        }
        .cursor(Cursor::Default)
    }

    /// The columns it would cover.
    pub fn preview(&self, sketch: &mut Sketch) {
        if let Some((_, _, rect)) = self.land {
            sketch.target(rect);
        }
    }
}
