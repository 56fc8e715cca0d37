//! Pressing a part of a table: a button is down and the pointer has not moved far. Becomes a drag of what is held, or on
//! release a click.

use super::{Act, Context, Panning, RangeSelecting, Reaction, Tool};
use crate::{
    editor::{
        Button, Cursor, PointerEvent,
        table::{self, Grid, TablePick},
    },
    model::Id,
};

/// A press that may become a click or a drag.
#[derive(Clone, Debug, PartialEq)]
pub struct PressingCell {
    start: PointerEvent,
    pick: TablePick,
}

/// How far the pointer moves before a press is a drag, in screen points.
const SLOP: f64 = 4.0;

/// What of the table is under the pointer.
pub fn pick(context: &Context, event: PointerEvent) -> TablePick {
    let Some(scene) = &context.scene.table else { return TablePick::Nothing };
    table::pick(scene, event.pos_in_doc, context.on_screen(4.0), context.selection.last())
}

/// A press in a table goes to the cell, entry or heading it is on.
pub fn down(context: &mut Context, event: PointerEvent) -> Reaction {
    if event.button == Button::Middle || event.mods.space {
        return Reaction::become_(Tool::Panning(Panning { start: event.pos_in_doc })).cursor(Cursor::Grabbing);
    }
    let pick = pick(context, event);
    let Some(scene) = &context.scene.table else { return Reaction::default() };
    let grid = Grid { scene };
    if event.clicks == 2 && event.button == Button::Primary {
        return match &pick {
            TablePick::Title => Reaction::done(Act::Rename(scene.table.sheet.id().clone())),
            TablePick::RowHead(_) | TablePick::Stage(_) => match pick.record(&grid) {
                Some(id) => Reaction::done(Act::Rename(id.clone())),
                None => Reaction::default(),
            },
            TablePick::Entry(..) | TablePick::Reading(..) | TablePick::Cell(_) => Reaction::done(Act::EditCell),
            TablePick::ColumnHead(_) | TablePick::Nothing => Reaction::default(),
        };
    }
    let act = match &pick {
        TablePick::Entry(place, entry) => Act::GoToCell { place: *place, entry: *entry, extend: event.mods.shift },
        TablePick::Reading(..) => Act::Select(pick.record(&grid).cloned().into_iter().collect::<Vec<Id>>()),
        TablePick::Cell(place) => Act::GoToCell { place: *place, entry: usize::MAX, extend: event.mods.shift },
        TablePick::RowHead(_) | TablePick::Stage(_) => match pick.record(&grid) {
            Some(id) => Act::Select(vec![id.clone()]),
            None => Act::LeaveCell,
        },
        TablePick::ColumnHead(_) | TablePick::Title | TablePick::Nothing => Act::LeaveCell,
    };
    if event.button == Button::Secondary {
        return Reaction::done(act);
    }
    let next = Tool::PressingCell(PressingCell { start: event, pick });
    Reaction { next: Some(next), act: Some(act), ..Reaction::default() }
}

/// The pointer shows what a press would take.
pub fn hover(context: &Context, event: PointerEvent) -> Reaction {
    if event.mods.space {
        return Reaction::default().cursor(Cursor::Grab);
    }
    let cursor = match pick(context, event) {
        TablePick::Entry(..) | TablePick::Cell(_) => Cursor::Pointing,
        TablePick::Reading(..) | TablePick::RowHead(_) | TablePick::Stage(_) => Cursor::Grab,
        TablePick::Title => Cursor::Text,
        TablePick::ColumnHead(_) | TablePick::Nothing => Cursor::Default,
    };
    Reaction::default().cursor(cursor)
}

impl PressingCell {
    /// Far enough, it is a drag of what is held.
    pub fn moved(&mut self, context: &mut Context, event: PointerEvent) -> Reaction {
        if (event.pos_in_doc - self.start.pos_in_doc).hypot() < context.on_screen(SLOP) {
            return Reaction::default();
        }
        let Some(mut tool) = self.drag(context) else { return Reaction::default() };
        let mut reaction = tool.moved(context, event);
        reaction.next = reaction.next.or(Some(tool));
        reaction
    }

    fn drag(&self, context: &Context) -> Option<Tool> {
        let _ = context;
        match &self.pick {
            TablePick::Cell(_) => Some(Tool::RangeSelecting(RangeSelecting)),
            TablePick::Entry(..)
            | TablePick::Reading(..)
            | TablePick::RowHead(_)
            | TablePick::Stage(_)
            | TablePick::ColumnHead(_)
            | TablePick::Title
            | TablePick::Nothing => None,
        }
    }

    /// It was a click.
    pub fn up(&mut self) -> Reaction {
        Reaction::over()
    }
}
