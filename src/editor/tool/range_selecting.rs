//! Choosing a range of cells by dragging from one to another.

use super::{Act, Context, Reaction};
use crate::editor::{
    Cursor, PointerEvent,
    table::{Grid, cell},
};

/// The range grows with the pointer; its first corner is the cell that was pressed.
#[derive(Clone, Debug, PartialEq)]
pub struct RangeSelecting;

impl RangeSelecting {
    /// The range goes to the cell under the pointer.
    pub fn moved(&mut self, context: &mut Context, event: PointerEvent) -> Reaction {
        let Some(scene) = &context.scene.table else { return Reaction::over() };
        match cell(&Grid { scene }, context.in_table(event.pos_in_doc)) {
            Some(place) => {
                let act = Act::GoToCell { place, entry: 0, extend: true };
                Reaction { act: Some(act), ..Reaction::default() }.cursor(Cursor::Default)
            }
            None => Reaction::default(),
        }
    }
}
