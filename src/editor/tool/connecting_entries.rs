//! Connecting entries: an arrow of a service blueprint is drawn from one card, touchpoint or journey step to another.

use super::{Act, Context, Reaction, Tool};
use crate::{
    change::op::{self, Direction},
    editor::{
        Cursor, PointerEvent, TableScene,
        overlay::Sketch,
        table::{Grid, TablePick, pick},
    },
    geom::{Point, Rect},
    model::{Id, rules},
};

/// An arrow being drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct ConnectingEntries {
    /// `None` until the first end is chosen.
    from: Option<Id>,
    /// Whether a button is held: then letting go ends it. Else a click chooses each end.
    held: bool,
    now: Option<Point>,
    /// What the pointer or the arrow keys have come to, and why it cannot be the end.
    at: Option<(Id, Option<&'static str>)>,
}

impl ConnectingEntries {
    /// Armed by the command: the next press chooses where the arrow starts, unless it is known.
    pub fn armed(from: Option<Id>) -> ConnectingEntries {
        ConnectingEntries { from, held: false, now: None, at: None }
    }

    /// Dragged from an entry.
    pub fn from(from: Id, start: Point) -> ConnectingEntries {
        ConnectingEntries { from: Some(from), held: true, now: Some(start), at: None }
    }

    /// What the arrow keys have come to.
    pub fn at(&self) -> Option<&Id> {
        self.at.as_ref().map(|(id, _)| id)
    }

    /// A press chooses an end.
    pub fn down(&mut self, context: &mut Context, event: PointerEvent) -> Reaction {
        self.find(context, event.pos_in_doc);
        if self.from.is_some() {
            return self.finish(context);
        }
        match self.at.take() {
            Some((id, _)) => Reaction::become_(Tool::ConnectingEntries(ConnectingEntries::from(id, event.pos_in_doc))),
            None => Reaction::over().cursor(Cursor::Default),
        }
    }

    /// Finds where it would end.
    pub fn moved(&mut self, context: &mut Context, event: PointerEvent) -> Reaction {
        self.now = Some(event.pos_in_doc);
        self.find(context, event.pos_in_doc);
        let words = self.words(context);
        let cursor = if matches!(&self.at, Some((_, Some(_)))) { Cursor::NotAllowed } else { Cursor::Crosshair };
        Reaction::default().cursor(cursor).saying(words)
    }

    /// Letting go ends a drag. A click on the start leaves it armed for a click on the end.
    pub fn up(&mut self, context: &mut Context, event: PointerEvent) -> Reaction {
        if !self.held {
            return Reaction::default();
        }
        self.find(context, event.pos_in_doc);
        let moved = self.now.is_some_and(|now| (now - event.pos_in_doc).hypot() > context.on_screen(4.0));
        if self.at.is_none() && !moved {
            self.held = false;
            return Reaction::default().cursor(Cursor::Crosshair).saying(self.words(context));
        }
        self.finish(context)
    }

    /// An arrow key: goes on to what lies that way.
    pub fn walk(&mut self, context: &mut Context, direction: Direction) -> Reaction {
        let Some(scene) = &context.scene.table else { return Reaction::over() };
        let here = self.at().or(self.from.as_ref()).and_then(|id| scene.rect_of(id));
        let Some(next) = towards(scene, here, direction) else { return Reaction::default() };
        self.now = scene.rect_of(&next).map(|r| r.center());
        self.set(context, Some(next));
        Reaction::default().saying(self.words(context))
    }

    /// Enter: what the arrow keys have come to is the end that is wanted.
    pub fn choose(&mut self, context: &mut Context) -> Reaction {
        if self.from.is_none() {
            self.from = self.at.take().map(|(id, _)| id);
            return Reaction::default().saying(self.words(context));
        }
        match &self.at {
            Some((_, None)) => self.finish(context),
            Some((_, Some(_))) | None => Reaction::default().saying(self.words(context)),
        }
    }

    /// The line so far, and what it would end at.
    pub fn preview(&self, context: &Context, sketch: &mut Sketch) {
        let rect = |id: &Id| context.scene.rect_of(id);
        let start = self.from.as_ref().and_then(rect);
        if let Some(start) = start {
            sketch.outline(start);
            if let Some(now) = self.now {
                sketch.arrow(start, now);
            }
        }
        match &self.at {
            Some((id, None)) => rect(id).into_iter().for_each(|r| sketch.target(r)),
            Some((id, Some(_))) => rect(id).into_iter().for_each(|r| sketch.refused(r)),
            None => {}
        }
    }

    fn find(&mut self, context: &Context, pos: Point) {
        let Some(scene) = &context.scene.table else { return };
        let found = match pick(scene, context.in_table(pos), context.on_screen(4.0), None) {
            hit @ TablePick::Entry(..) => hit.record(&Grid { scene }).cloned(),
            _ => None,
        };
        self.set(context, found.filter(|id| Some(id) != self.from.as_ref()));
    }

    fn set(&mut self, context: &Context, end: Option<Id>) {
        self.at = end.map(|id| {
            let why = self.from.as_ref().and_then(|from| rules::may_depend(context.document, from, &id).err());
            (id, why)
        });
    }

    fn words(&self, context: &Context) -> String {
        let name = |id: &Id| match context.document.display_name(id) {
            "" => "an entry without a name".to_owned(),
            name => name.to_owned(),
        };
        match (&self.from, &self.at) {
            (_, Some((_, Some(why)))) => (*why).to_owned(),
            (Some(_), Some((id, None))) => format!("Connect to {}", name(id)),
            (Some(_), None) => "Choose where the arrow ends".to_owned(),
            (None, Some((id, None))) => format!("From {}", name(id)),
            (None, None) => "Choose where the arrow starts".to_owned(),
        }
    }

    fn finish(&mut self, context: &mut Context) -> Reaction {
        match (&self.from, &self.at) {
            (Some(from), Some((to, None))) => {
                let made = op::depend(context.document, from, to, context.ids);
                Reaction::done(Act::Commit(made)).cursor(Cursor::Default)
            }
            (_, Some((_, Some(why)))) => Reaction::over().cursor(Cursor::Default).saying(*why),
            (None, _) | (_, None) => Reaction::over().cursor(Cursor::Default),
        }
    }
}

/// The nearest entry that lies this way; the first of all where there is nothing to go from.
fn towards(scene: &TableScene, here: Option<Rect>, direction: Direction) -> Option<Id> {
    let cells = scene.table.cells.iter().zip(&scene.layout.cells);
    let entries = cells.flat_map(|(cell, place)| cell.entries.iter().zip(&place.entries));
    let Some(here) = here.map(|r| r.center()) else { return entries.map(|(e, _)| e.record.clone()).next() };
    let cost = |rect: Rect| {
        let d = rect.center() - here;
        let (along, aside) = match direction {
            Direction::Right => (d.x, d.y),
            Direction::Left => (-d.x, d.y),
            Direction::Down => (d.y, d.x),
            Direction::Up => (-d.y, d.x),
        };
        (along > 1.0).then_some(along + 2.0 * aside.abs())
    };
    let scored = entries.filter_map(|(entry, place)| Some((cost(place.rect)?, &entry.record)));
    scored.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, id)| id.clone())
}
