//! Keys in a table while nothing is typed.

use super::Begin;
use crate::editor::{Direction, Editor, Key, Modifiers, Response};

impl Editor {
    /// A key in a table; `None` where it is a command's or nobody's.
    pub(in crate::editor) fn table_key(&mut self, key: Key, mods: Modifiers) -> Option<Response> {
        self.scene().table.as_ref()?;
        match key {
            Key::Enter if mods == Modifiers::ALT => self.begin_typing(Begin::Further),
            Key::Arrow(direction @ (Direction::Up | Direction::Down)) if mods == Modifiers::ALT => {
                self.nudge_reading(direction == Direction::Up)
            }
            _ => self.walk_key(key, mods),
        }
    }
}
