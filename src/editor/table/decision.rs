//! What only decision tables are worked in by: inputs and outputs added, the hit policy chosen.

use super::Begin;
use crate::{
    change::op,
    editor::{Editor, Response},
    model::{CellAt, ColumnKey, DecisionSide, Id, RowKey},
};

impl Editor {
    /// Adds an input or output after the one at work, and starts typing its heading.
    pub(in crate::editor) fn add_decision_column(&mut self, table: &Id, side: DecisionSide) -> Response {
        let after = self.cell.as_ref().map(|at| at.column.clone());
        let before = self.revision;
        let response = self.act(|document, ids| op::add_column_on(document, table, side, after.as_ref(), ids));
        if self.revision == before {
            return response;
        }
        self.reveal_selection();
        let typed = self.begin_typing(Begin::With(String::new())).unwrap_or_else(Response::repaint);
        if let Some(rename) = &mut self.renaming {
            rename.fresh = true;
        }
        Response { message: response.message, ..typed }
    }

    /// Goes to the hit policy, and offers all there are.
    pub(in crate::editor) fn choose_hit_policy(&mut self) -> Response {
        let Some(scene) = self.table() else { return Response::default() };
        let grid = super::Grid { scene: &scene };
        let at = CellAt { row: RowKey::Types, column: ColumnKey::Number };
        let Some(place) = grid.place(&at) else { return Response::default() };
        self.go_to_cell(place, 0, false);
        self.begin_typing(Begin::With(String::new())).unwrap_or_default()
    }
}
