//! Dragging steps and notes: they land in a cell, a new column or a new row; an event may land on a step's edge.

use super::{Act, Context, Reaction};
use crate::{
    change::op::{self, NewStep},
    editor::{
        Cursor, PointerEvent,
        overlay::Sketch,
        target::{self, Target},
    },
    geom::{Point, Rect, Vec2},
    layout::StepBox,
    model::{Id, StepKind, rules},
};

/// How far beside a step still is its edge, in document points.
const EDGE: f64 = 10.0;

/// Steps and notes on their way.
#[derive(Clone, Debug, PartialEq)]
pub struct DraggingSteps {
    start: Point,
    now: Point,
    grabbed: Id,
    moving: Vec<Id>,
    land: Option<Land>,
}

#[derive(Clone, Debug, PartialEq)]
enum Land {
    On(Target),
    /// An event sits down on the edge of this step.
    Edge(Id, Rect),
}

impl DraggingSteps {
    /// Takes what is selected, or what is grabbed alone where it is not selected.
    pub fn new(context: &Context, grabbed: Id, start: Point) -> DraggingSteps {
        let movable = |id: &&Id| context.document.step(id).is_some() || context.document.note(id).is_some();
        let mut moving: Vec<Id> = context.selection.iter().filter(movable).cloned().collect();
        if !moving.contains(&grabbed) {
            moving = vec![grabbed.clone()];
        }
        DraggingSteps { start, now: start, grabbed, moving, land: None }
    }

    /// Finds where they would land.
    pub fn moved(&mut self, context: &mut Context, event: PointerEvent) -> Reaction {
        self.now = event.pos_in_doc;
        self.land = self.edge(context).or_else(|| target::at(context.scene, self.now, &self.moving).map(Land::On));
        match &self.land {
            Some(Land::On(target)) => Reaction::default().cursor(Cursor::Grabbing).saying(target.words),
            Some(Land::Edge(host, _)) => {
                let name = context.document.display_name(host);
                let words = if name.is_empty() { "Attach to this step".into() } else { format!("Attach to {name}") };
                Reaction::default().cursor(Cursor::Grabbing).saying(words)
            }
            None => Reaction::default().cursor(Cursor::NotAllowed).saying("Drop it in a lane"),
        }
    }

    fn edge(&self, context: &Context) -> Option<Land> {
        let event = context.document.step(&self.grabbed).filter(|s| rules::may_be_attached(s.kind))?;
        if self.moving.len() != 1 {
            return None;
        }
        // A little beside the edge is on it, on either side.
        let near = |s: &&StepBox| {
            s.id != event.id
                && s.rect.inset(EDGE).contains(self.now)
                && context.document.step(&s.id).is_some_and(|host| rules::may_carry_events(host.kind))
        };
        let off = |s: &&StepBox| (s.rect.center() - self.now).hypot2();
        let host = context.scene.layout.steps.iter().filter(near).min_by(|a, b| off(a).total_cmp(&off(b)))?;
        Some(Land::Edge(host.id.clone(), host.rect))
    }

    /// Lands.
    pub fn up(&mut self, context: &mut Context) -> Reaction {
        let done = match &self.land {
            Some(Land::On(target)) => op::move_steps(context.document, &self.moving, &self.grabbed, &target.spot),
            Some(Land::Edge(host, _)) => op::attach(context.document, &self.grabbed, host),
            None => return Reaction::over().cursor(Cursor::Default),
        };
        Reaction::done(Act::Commit(done)).cursor(Cursor::Default)
    }

    /// Ghosts of what moves, and the mark of where it lands.
    pub fn preview(&self, context: &Context, sketch: &mut Sketch) {
        let by: Vec2 = self.now - self.start;
        for id in &self.moving {
            match (context.scene.step_of(id), context.scene.rect_of(id)) {
                (Some(step), _) => sketch.ghost_named(step.rect + by, &step.name),
                (None, Some(rect)) => sketch.ghost(rect + by),
                (None, None) => {}
            }
        }
        match &self.land {
            Some(Land::On(target)) => sketch.target(target.mark),
            Some(Land::Edge(_, rect)) => sketch.target(*rect),
            None => {}
        }
    }
}

/// A new step where a point would land, to be named at once.
pub fn add_at(context: &mut Context, pos: Point) -> Reaction {
    match target::at(context.scene, pos, &[]) {
        Some(target) => {
            let new = NewStep::of(StepKind::default());
            Reaction::done(Act::CommitAndName(op::add_step(context.document, new, &target.spot, context.ids)))
        }
        None => Reaction::default(),
    }
}
