//! Pressing: a button is down and the pointer has not moved far. Becomes a drag, or on release a click.

use super::{
    Act, Connecting, Context, DraggingLane, DraggingPhase, DraggingSteps, MarqueeSelecting, Reaction, ResizingPhase,
    Tool,
};
use crate::{
    editor::{Command, Cursor, Pick, PointerEvent},
    geom::Point,
    model::Id,
};

/// A press that may become a click or a drag.
#[derive(Clone, Debug, PartialEq)]
pub struct Pressing {
    start: PointerEvent,
    held: Held,
}

/// What is pressed.
#[derive(Clone, Debug, PartialEq)]
pub enum Held {
    Record {
        pick: Pick,
        was_selected: bool,
    },
    /// A handle of the selected step: a click runs its command, a drag draws a flow.
    Handle {
        command: Command,
        from: Option<Id>,
    },
    Ground,
}

/// How far the pointer moves before a press is a drag, in screen points.
const SLOP: f64 = 4.0;

impl Pressing {
    /// A press on something.
    pub fn new(start: PointerEvent, held: Held) -> Pressing {
        Pressing { start, held }
    }

    /// Far enough, it is a drag of what is held.
    pub fn moved(&mut self, context: &mut Context, event: PointerEvent) -> Reaction {
        let start = self.start.pos_in_doc;
        if (event.pos_in_doc - start).hypot() < context.on_screen(SLOP) {
            return Reaction::default();
        }
        let Some((mut tool, cursor)) = self.drag(context, start) else { return Reaction::default() };
        let mut reaction = tool.moved(context, event);
        reaction.cursor = reaction.cursor.or(Some(cursor));
        reaction.next = reaction.next.or(Some(tool));
        reaction
    }

    fn drag(&self, context: &Context, start: Point) -> Option<(Tool, Cursor)> {
        Some(match &self.held {
            Held::Ground => (
                Tool::MarqueeSelecting(MarqueeSelecting::new(start, self.start.mods.adds(), context.selection)),
                Cursor::Crosshair,
            ),
            Held::Handle { from, .. } => (Tool::Connecting(Connecting::from(from.clone()?, start)), Cursor::Crosshair),
            Held::Record { pick, .. } => match pick {
                Pick::Step(id) | Pick::Note(id) => {
                    (Tool::DraggingSteps(DraggingSteps::new(context, id.clone(), start)), Cursor::Grabbing)
                }
                Pick::LaneHeader(id) => (Tool::DraggingLane(DraggingLane::new(id.clone(), start)), Cursor::Grabbing),
                Pick::PhaseHeading(id) => {
                    (Tool::DraggingPhase(DraggingPhase::new(id.clone(), start)), Cursor::Grabbing)
                }
                Pick::PhaseEdge(id, side) => {
                    let axes = context.scene.axes();
                    (Tool::ResizingPhase(ResizingPhase::new(id.clone(), *side)), Cursor::Resize(axes.0))
                }
                Pick::Flow(_) | Pick::Title | Pick::Lane(_) | Pick::Nothing => return None,
            },
        })
    }

    /// It was a click.
    pub fn up(&mut self, context: &mut Context, event: PointerEvent) -> Reaction {
        match &self.held {
            Held::Ground if event.mods.adds() => Reaction::over(),
            Held::Ground => Reaction::done(Act::Select(vec![])),
            Held::Handle { command, .. } => Reaction::done(Act::Run(*command)),
            Held::Record { pick, was_selected } => {
                let about = context.chip(self.start.pos_in_doc).map(|chip| chip.about.to_vec());
                if let Some(about) = about.filter(|about| !about.is_empty() && !self.start.mods.adds()) {
                    return Reaction::done(Act::Show(about));
                }
                let Some(id) = pick.selects() else { return Reaction::over() };
                match (*was_selected, self.start.mods.adds()) {
                    (true, true) => {
                        Reaction::done(Act::Select(context.selection.iter().filter(|s| *s != id).cloned().collect()))
                    }
                    (true, false) => Reaction::done(Act::Select(vec![id.clone()])),
                    (false, _) => Reaction::over(),
                }
            }
        }
    }
}
