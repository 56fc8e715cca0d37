//! What the commands that every view has do in a table, and why they cannot be done.

use super::{Begin, Focus, Grid};
use crate::editor::{Command, Editor, Response};

impl Editor {
    /// Why a command cannot be done in the table shown now; the outer `None` where tables have no say in it.
    pub(in crate::editor) fn table_why_not(&self, command: Command) -> Option<Option<&'static str>> {
        let scene = self.table()?;
        let grid = Grid { scene: &scene };
        let focus = self.focus(&grid);
        let when = |possible: bool, why: &'static str| Some((!possible).then_some(why));
        match command {
            Command::Rename => when(
                !matches!(focus, Focus::Nothing) || !self.selection.is_empty(),
                "Go to a cell first, with the arrow keys or a click.",
            ),
            Command::SelectAll => Some(None),
            _ => None,
        }
    }

    /// Does a command in a table; `None` where it does there what it does anywhere.
    pub(in crate::editor) fn table_command(&mut self, command: Command) -> Option<Response> {
        let scene = self.table()?;
        let grid = Grid { scene: &scene };
        match command {
            Command::Walk(direction) => Some(self.step(direction)),
            Command::Rename => self.begin_typing(Begin::InPlace),
            // At the end the keyboard goes on to the next panel.
            Command::NextField => Some(self.step_along(true).unwrap_or_default()),
            Command::PreviousField => Some(self.step_along(false).unwrap_or_default()),
            Command::SelectAll => {
                let (rows, columns) = (grid.rows().checked_sub(1)?, scene.table.columns.len().checked_sub(1)?);
                let camera = self.camera;
                self.go_to_cell((0, 0), 0, false);
                let response = self.go_to_cell((rows, columns), 0, true);
                self.camera = camera;
                Some(response)
            }
            _ => None,
        }
    }
}
