//! Connecting: a flow is drawn from one thing to another. Let go over empty ground, it ends in a new step there.

use super::{Act, Context, Reaction, Tool};
use crate::{
    change::op::{self, Direction, NewStep},
    editor::{
        Cursor, PointerEvent, chain,
        overlay::Sketch,
        target::{self, Target},
        walk,
    },
    geom::Point,
    model::{Id, StepKind, rules},
};

/// A flow being drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Connecting {
    /// `None` until the first end is chosen (the connect command).
    from: Option<Id>,
    /// Whether a button is held: then letting go ends it. Else a click chooses each end.
    held: bool,
    now: Option<Point>,
    end: End,
    /// Where the arrow keys have come to.
    at: Option<Id>,
}

#[derive(Clone, Debug, PartialEq)]
enum End {
    None,
    At(Id),
    New(Target),
    Refused(Id, &'static str),
}

impl Connecting {
    /// Armed by the command: the next press chooses where the flow starts, unless it is known.
    pub fn armed(from: Option<Id>) -> Connecting {
        Connecting { from, held: false, now: None, end: End::None, at: None }
    }

    /// Dragged from something.
    pub fn from(from: Id, start: Point) -> Connecting {
        Connecting { from: Some(from), held: true, now: Some(start), end: End::None, at: None }
    }

    /// A press chooses an end.
    pub fn down(&mut self, context: &mut Context, event: PointerEvent) -> Reaction {
        if self.from.is_some() {
            self.find(context, event.pos_in_doc);
            return self.finish(context);
        }
        match context.pick(event.pos_in_doc).ties() {
            Some(id) => Reaction::become_(Tool::Connecting(Connecting::from(id.clone(), event.pos_in_doc))),
            None => Reaction::over().cursor(Cursor::Default),
        }
    }

    /// What the arrow keys have come to.
    pub fn at(&self) -> Option<&Id> {
        self.at.as_ref()
    }

    /// An arrow key: goes from the one end to what lies that way, for the other.
    pub fn walk(&mut self, context: &mut Context, direction: Direction) -> Reaction {
        let here = self.at.as_ref().or(self.from.as_ref());
        let Some(next) = walk::towards(context.scene, here, direction) else { return Reaction::default() };
        self.now = context.scene.rect_of(&next).map(|r| r.center());
        let name = context.document.display_name(&next);
        let name = if name.is_empty() { "a step without a name".to_owned() } else { name.to_owned() };
        self.at = Some(next.clone());
        let Some(from) = &self.from else {
            return Reaction::default().saying(format!("From {name}: press Enter"));
        };
        self.end = match rules::may_connect(context.document, from, &next) {
            Ok(_) if next != *from => End::At(next),
            Ok(_) => End::None,
            Err(_) if next == *from => End::None,
            Err(why) => End::Refused(next, why),
        };
        match &self.end {
            End::At(_) => Reaction::default().saying(format!("Connect to {name}: press Enter")),
            End::Refused(_, why) => Reaction::default().saying(*why),
            End::New(_) | End::None => Reaction::default().saying("Choose where the flow ends, with the arrow keys"),
        }
    }

    /// Enter: what the arrow keys have come to is the end that is wanted.
    pub fn choose(&mut self, context: &mut Context) -> Reaction {
        if self.from.is_none() {
            self.from = self.at.take();
            let words = if self.from.is_some() { "ends" } else { "starts" };
            return Reaction::default().saying(format!("Choose where the flow {words}, with the arrow keys"));
        }
        match &self.end {
            End::None => Reaction::default().saying("Choose where the flow ends, with the arrow keys"),
            End::Refused(_, why) => Reaction::default().saying(*why),
            End::At(_) | End::New(_) => self.finish(context),
        }
    }

    /// Finds where it would end.
    pub fn moved(&mut self, context: &mut Context, event: PointerEvent) -> Reaction {
        self.now = Some(event.pos_in_doc);
        if self.from.is_none() {
            return Reaction::default().cursor(Cursor::Crosshair).saying("Choose where the flow starts");
        }
        self.find(context, event.pos_in_doc);
        match &self.end {
            End::Refused(_, why) => Reaction::default().cursor(Cursor::NotAllowed).saying(*why),
            End::At(id) => {
                let name = context.document.display_name(id);
                Reaction::default().cursor(Cursor::Crosshair).saying(format!("Connect to {name}"))
            }
            End::New(_) => Reaction::default().cursor(Cursor::Crosshair).saying("Connect to a new step here"),
            End::None => Reaction::default().cursor(Cursor::Crosshair).saying("Choose where the flow ends"),
        }
    }

    fn find(&mut self, context: &Context, pos: Point) {
        let Some(from) = &self.from else { return };
        self.end = match context.pick(pos).ties() {
            Some(id) if id == from => End::None,
            Some(id) => match rules::may_connect(context.document, from, id) {
                Ok(_) => End::At(id.clone()),
                Err(why) => End::Refused(id.clone(), why),
            },
            None => target::at(context.scene, pos, &[]).map_or(End::None, End::New),
        };
    }

    /// Letting go ends a drag. A click on the start leaves it armed for a click on the end.
    pub fn up(&mut self, context: &mut Context, event: PointerEvent) -> Reaction {
        if !self.held {
            return Reaction::default();
        }
        self.find(context, event.pos_in_doc);
        if self.end == End::None && context.pick(event.pos_in_doc).ties() == self.from.as_ref() {
            self.held = false;
            return Reaction::default().cursor(Cursor::Crosshair).saying("Choose where the flow ends");
        }
        self.finish(context)
    }

    fn finish(&mut self, context: &mut Context) -> Reaction {
        let Some(from) = &self.from else { return Reaction::over() };
        let act = match &self.end {
            End::None => return Reaction::over().cursor(Cursor::Default),
            End::Refused(_, why) => return Reaction::over().cursor(Cursor::Default).saying(*why),
            End::At(to) => Act::Commit(op::connect(context.document, from, to, context.ids)),
            End::New(target) => {
                let ids = &mut *context.ids;
                let new = op::add_step(context.document, NewStep::of(StepKind::default()), &target.spot, ids);
                Act::CommitAndName(chain::and_then(context.document, new, |document, made| {
                    op::connect(document, from, made, ids)
                }))
            }
        };
        Reaction::done(act).cursor(Cursor::Default)
    }

    /// The line so far, and what it would end at.
    pub fn preview(&self, context: &Context, sketch: &mut Sketch) {
        let Some(start) = self.from.as_ref().and_then(|id| context.scene.rect_of(id)) else {
            let at = self.at.as_ref().and_then(|id| context.scene.rect_of(id));
            return at.into_iter().for_each(|r| sketch.target(r));
        };
        sketch.outline(start);
        if let Some(now) = self.now {
            sketch.arrow(start, now);
        }
        match &self.end {
            End::None => {}
            End::At(id) => context.scene.rect_of(id).into_iter().for_each(|r| sketch.target(r)),
            End::Refused(id, _) => context.scene.rect_of(id).into_iter().for_each(|r| sketch.refused(r)),
            End::New(target) => sketch.target(target.mark),
        }
    }
}
