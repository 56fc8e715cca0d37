//! Pictures of the drawing on disk.

use super::dialog::ExportOptions;
use crate::editor::Editor;
use std::path::Path;

/// Writes the swimlane shown as a picture.
///
/// # Errors
/// In words, with the path.
pub fn write(_editor: &Editor, _options: &ExportOptions, _path: &Path) -> Result<(), String> {
    Err("The exporters are not in yet.".into())
}
