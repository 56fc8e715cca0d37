//! Re-attaching: an end of a flow is dragged to another thing.

use super::{Act, Context, Reaction};
use crate::{
    change::op::{self, FlowEnd},
    editor::{Cursor, PointerEvent, overlay::Sketch},
    geom::Point,
    model::Id,
};

/// An end of a flow on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct Reattaching {
    flow: Id,
    end: FlowEnd,
    now: Point,
    onto: Option<Onto>,
}

#[derive(Clone, Debug, PartialEq)]
struct Onto {
    id: Id,
    refused: Option<String>,
}

impl Reattaching {
    /// Takes an end.
    pub fn new(flow: Id, end: FlowEnd, start: Point) -> Reattaching {
        Reattaching { flow, end, now: start, onto: None }
    }

    /// Finds what it would be tied to.
    pub fn moved(&mut self, context: &mut Context, event: PointerEvent) -> Reaction {
        self.now = event.pos_in_doc;
        let under = context.pick(self.now).ties().cloned();
        if under.as_ref() != self.onto.as_ref().map(|o| &o.id) {
            self.onto = under.map(|id| {
                let refused = op::reattach(context.document, &self.flow, self.end, &id).err().map(|r| r.0);
                Onto { id, refused }
            });
        }
        match &self.onto {
            Some(Onto { refused: Some(why), .. }) => Reaction::default().cursor(Cursor::NotAllowed).saying(why.clone()),
            Some(Onto { id, .. }) => {
                let name = context.document.display_name(id);
                Reaction::default().cursor(Cursor::Crosshair).saying(format!("Re-attach to {name}"))
            }
            None => Reaction::default().cursor(Cursor::Crosshair).saying("Drop the end on a step"),
        }
    }

    /// Ties it there; over nothing the flow stays as it was.
    pub fn up(&mut self, context: &mut Context) -> Reaction {
        match &self.onto {
            Some(Onto { id, refused: None }) => {
                Reaction::done(Act::Commit(op::reattach(context.document, &self.flow, self.end, id)))
            }
            Some(Onto { refused: Some(why), .. }) => Reaction::over().saying(why.clone()),
            None => Reaction::over(),
        }
        .cursor(Cursor::Default)
    }

    /// A line from the end that stays to the pointer.
    pub fn preview(&self, context: &Context, sketch: &mut Sketch) {
        if let Some(route) = context.scene.route_of(&self.flow) {
            let fixed = match self.end {
                FlowEnd::From => route.points.last(),
                FlowEnd::To => route.points.first(),
            };
            if let Some(fixed) = fixed {
                match self.end {
                    FlowEnd::From => sketch.line(self.now, *fixed),
                    FlowEnd::To => sketch.line(*fixed, self.now),
                }
            }
        }
        if let Some(onto) = &self.onto
            && let Some(rect) = context.scene.rect_of(&onto.id)
        {
            if onto.refused.is_some() { sketch.refused(rect) } else { sketch.target(rect) }
        }
    }
}
