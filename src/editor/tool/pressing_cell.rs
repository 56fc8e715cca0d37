//! Pressing a part of a table: a button is down and the pointer has not moved far. Becomes a drag of what is held, or
//! on release a click.

use super::{
    Act, ConnectingEntries, Context, DraggingColumn, DraggingEntry, DraggingReading, DraggingRow, DraggingStage,
    Panning, RangeSelecting, Reaction, Tool,
};
use crate::{
    editor::{
        Button, Cursor, PointerEvent,
        handles::{self, Mark},
        table::{self, Grid, TablePick},
    },
    geom::Point,
    layout::table::chart_value,
    model::{Id, RowKey, Sheet},
};

/// A press that may become a click or a drag.
#[derive(Clone, Debug, PartialEq)]
pub struct PressingCell {
    start: PointerEvent,
    /// Where in the table it is, which is elsewhere where that is held in sight.
    held_at: Point,
    pick: TablePick,
}

/// How far the pointer moves before a press is a drag, in screen points.
const SLOP: f64 = 4.0;

/// What of the table is under the pointer.
pub fn pick(context: &Context, event: PointerEvent) -> TablePick {
    let Some(scene) = &context.scene.table else { return TablePick::Nothing };
    table::pick(scene, context.in_table(event.pos_in_doc), context.on_screen(4.0), context.selection.last())
}

/// A press in a table goes to the cell, entry or heading it is on.
pub fn down(context: &mut Context, event: PointerEvent) -> Reaction {
    if event.button == Button::Middle || event.mods.space {
        return Reaction::become_(Tool::Panning(Panning { start: event.pos_in_doc })).cursor(Cursor::Grabbing);
    }
    if event.button == Button::Primary
        && let Some(handle) = handles::hit(context.handles, event.pos_in_doc)
    {
        return match (handle.mark, context.selection.last()) {
            (Mark::Arrow, Some(from)) => {
                let tool = ConnectingEntries::from(from.clone(), event.pos_in_doc);
                Reaction::become_(Tool::ConnectingEntries(tool)).cursor(Cursor::Crosshair)
            }
            _ => Reaction::done(Act::Append(handle.command)),
        };
    }
    let pick = pick(context, event);
    let Some(scene) = &context.scene.table else { return Reaction::default() };
    let grid = Grid { scene };
    if event.clicks == 2 && event.button == Button::Primary {
        return match &pick {
            TablePick::Title => Reaction::done(Act::Rename(scene.table.sheet.id().clone())),
            TablePick::RowHead(_) | TablePick::Stage(_) | TablePick::Arrow(_) => match pick.record(&grid) {
                Some(id) => Reaction::done(Act::Rename(id.clone())),
                None => Reaction::default(),
            },
            // In a gap of a curve it makes a reading.
            TablePick::Cell(place) if grid.curves(place.0).is_some() => match scene.layout.rows.get(place.0) {
                Some(row) => {
                    let value =
                        table::snapped(chart_value(row.rect, context.in_table(event.pos_in_doc).y), event.mods.alt);
                    Reaction::done(Act::MakeReading(*place, value))
                }
                None => Reaction::default(),
            },
            TablePick::Entry(place, entry) => Reaction::done(Act::EditCell { place: *place, entry: *entry }),
            TablePick::Cell(place) => Reaction::done(Act::EditCell { place: *place, entry: usize::MAX }),
            TablePick::Reading(..) => match pick.record(&grid) {
                Some(id) => Reaction::done(Act::Rename(id.clone())),
                None => Reaction::default(),
            },
            // A second click on a heading sorts again.
            TablePick::ColumnHead(column) if matches!(scene.table.sheet, Sheet::Register(_)) => {
                Reaction::done(Act::SortBy(*column))
            }
            TablePick::ColumnHead(_) | TablePick::Nothing => Reaction::default(),
        };
    }
    let act = match &pick {
        TablePick::Entry(place, entry) => Act::GoToCell { place: *place, entry: *entry, extend: event.mods.shift },
        TablePick::Reading(..) => Act::Select(pick.record(&grid).cloned().into_iter().collect::<Vec<Id>>()),
        TablePick::Cell(place) => Act::GoToCell { place: *place, entry: usize::MAX, extend: event.mods.shift },
        TablePick::RowHead(_) | TablePick::Stage(_) | TablePick::Arrow(_) => match pick.record(&grid) {
            Some(id) => Act::Select(vec![id.clone()]),
            // Where rows have no headers their strip chooses all their cells.
            None => match (&pick, scene.table.columns.len().checked_sub(1)) {
                (TablePick::RowHead(row), Some(last)) => Act::ChooseCells((*row, 0), (*row, last)),
                _ => Act::LeaveCell,
            },
        },
        TablePick::ColumnHead(column)
            if matches!(scene.table.sheet, Sheet::Register(_))
                && event.button == Button::Primary
                && !event.mods.shift =>
        {
            return Reaction::done(Act::SortBy(*column));
        }
        TablePick::ColumnHead(column) => {
            let rows = scene.table.rows.iter().filter(|r| r.key != RowKey::New).count();
            Act::ChooseCells((0, *column), (rows.saturating_sub(1), *column))
        }
        TablePick::Title | TablePick::Nothing => Act::LeaveCell,
    };
    if event.button == Button::Secondary {
        return Reaction::done(act);
    }
    let next = Tool::PressingCell(PressingCell { start: event, held_at: context.in_table(event.pos_in_doc), pick });
    Reaction { next: Some(next), act: Some(act), ..Reaction::default() }
}

/// The pointer shows what a press would take.
pub fn hover(context: &Context, event: PointerEvent) -> Reaction {
    if event.mods.space {
        return Reaction::default().cursor(Cursor::Grab);
    }
    if let Some(handle) = handles::hit(context.handles, event.pos_in_doc) {
        let cursor = if handle.mark == Mark::Arrow { Cursor::Crosshair } else { Cursor::Pointing };
        return Reaction::default().cursor(cursor).saying(handle.accessible_name.clone());
    }
    let cursor = match pick(context, event) {
        TablePick::Entry(..) | TablePick::Cell(_) | TablePick::Arrow(_) => Cursor::Pointing,
        TablePick::Reading(..) | TablePick::RowHead(_) | TablePick::Stage(_) => Cursor::Grab,
        TablePick::Title => Cursor::Text,
        TablePick::ColumnHead(_)
            if matches!(context.scene.table.as_ref().map(|scene| &scene.table.sheet), Some(Sheet::Register(_))) =>
        {
            Cursor::Pointing
        }
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
        let scene = context.scene.table.as_ref()?;
        let (grid, start) = (Grid { scene }, self.held_at);
        match &self.pick {
            TablePick::Cell(_) => Some(Tool::RangeSelecting(RangeSelecting)),
            TablePick::Entry(place, entry) => {
                let record = grid.entries(*place).get(*entry)?.record.clone();
                // A step's name stands for its column.
                if context.document.journey_step(&record).is_some() {
                    return Some(Tool::DraggingColumn(DraggingColumn::new(record, *place, start)));
                }
                Some(Tool::DraggingEntry(DraggingEntry::new(record, (*place, *entry), start)))
            }
            TablePick::Reading(place, _) => {
                let record = self.pick.record(&grid)?.clone();
                Some(Tool::DraggingReading(DraggingReading::new(record, *place)))
            }
            TablePick::RowHead(row) => {
                let key = scene.table.rows.get(*row).map(|r| r.key.clone()).filter(|key| *key != RowKey::New)?;
                Some(Tool::DraggingRow(DraggingRow::new(*row, key, start)))
            }
            TablePick::Stage(stage) => {
                let id = scene.table.groups.get(*stage)?.id.clone();
                Some(Tool::DraggingStage(DraggingStage::new(*stage, id, start)))
            }
            TablePick::Arrow(_) | TablePick::ColumnHead(_) | TablePick::Title | TablePick::Nothing => None,
        }
    }

    /// It was a click.
    pub fn up(&mut self) -> Reaction {
        Reaction::over()
    }
}
