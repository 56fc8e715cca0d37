//! Renaming in place: the name being typed, and what Enter, Tab and Esc do with it.

use crate::{geom::Rect, model::Id};

/// A name being edited in place. The window shows a text field over `rect_in_doc` and hands every change back
/// with [`super::Editor::set_rename_text`]; Enter, Tab and Esc go to [`super::Editor::key`] as ever.
#[derive(Clone, Debug, PartialEq)]
pub struct Rename {
    pub target: Id,
    /// Where the text field goes.
    pub rect_in_doc: Rect,
    /// The text as it is now.
    pub text: String,
    /// Whether all of it is selected, so that typing replaces it.
    pub select_all: bool,
    /// For a screen reader: "Name of task".
    pub accessible_name: String,
    /// Whether the thing was just added and has never been named: Esc takes it away again.
    pub fresh: bool,
}
