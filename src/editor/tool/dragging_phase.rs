//! Dragging a phase by its heading: it goes before another with everything in its columns.

use super::{Act, Context, Reaction};
use crate::{
    change::op,
    editor::{Cursor, PointerEvent, overlay::Sketch, pick},
    geom::{Point, Rect},
    layout::PhaseBox,
    model::Id,
};

/// A phase on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct DraggingPhase {
    phase: Id,
    start: Point,
    now: Point,
    land: Option<Land>,
}

#[derive(Clone, Debug, PartialEq)]
struct Land {
    /// `None`: to the end.
    before: Option<Id>,
    mark: Rect,
}

/// Half the thickness of the bar between two phases.
const BAR: f64 = 2.0;

impl DraggingPhase {
    /// Takes a phase.
    pub fn new(phase: Id, start: Point) -> DraggingPhase {
        DraggingPhase { phase, start, now: start, land: None }
    }

    /// Finds where it would go.
    pub fn moved(&mut self, context: &mut Context, event: PointerEvent) -> Reaction {
        self.now = event.pos_in_doc;
        self.land = self.find(context);
        let name = |id: &Id| context.document.display_name(id).to_owned();
        Reaction::default().cursor(Cursor::Grabbing).saying(match &self.land {
            Some(Land { before: Some(id), .. }) => format!("Before {}", name(id)),
            Some(Land { before: None, .. }) => "To the end".to_owned(),
            None => "Drop it before or after another phase".to_owned(),
        })
    }

    fn find(&self, context: &Context) -> Option<Land> {
        let axes = context.scene.axes();
        let phases = &context.scene.layout.phases;
        let at = axes.time(self.now);
        let own = phases.iter().position(|p| p.id == self.phase)?;
        let middle = |p: &PhaseBox| {
            let (first, last) = axes.time_of(p.rect);
            (first + last) / 2.0
        };
        // Phases are in order of their columns: it goes before the first whose middle is after the pointer.
        let next = phases.iter().position(|p| at < middle(p)).unwrap_or(phases.len());
        if next == own || next == own + 1 {
            return None;
        }
        let edge = match phases.get(next) {
            Some(p) => axes.time_of(p.rect).0,
            // The end is that of the whole swimlane, past columns that are in no phase.
            None => {
                let last = axes.time_of(phases.last()?.rect).1;
                context.scene.layout.columns.iter().fold(last, |end, column| end.max(column.end))
            }
        };
        let across = axes.across_of(phases.get(own)?.rect);
        let mark = axes.rect((edge - BAR, edge + BAR), across);
        Some(Land { before: phases.get(next).map(|p| p.id.clone()), mark })
    }

    /// Goes there.
    pub fn up(&mut self, context: &mut Context) -> Reaction {
        match &self.land {
            Some(land) => {
                Reaction::done(Act::Commit(op::move_phase(context.document, &self.phase, land.before.as_ref())))
            }
            None => Reaction::over(),
        }
        .cursor(Cursor::Default)
    }

    /// A ghost of the heading, and where the phase would go.
    pub fn preview(&self, context: &Context, sketch: &mut Sketch) {
        if let Some(own) = context.scene.layout.phases.iter().find(|p| p.id == self.phase) {
            sketch.ghost(pick::heading_of(context.scene, own) + (self.now - self.start));
        }
        if let Some(land) = &self.land {
            sketch.target(land.mark);
        }
    }
}
