//! Pictures of the drawing on disk.

use super::dialog::ExportOptions;
use crate::{
    disk::{self, RealFs},
    drawing::draw,
    editor::Editor,
    export::{Format, layout_json, png, svg},
};
use std::path::Path;

/// Writes the swimlane shown as a picture: the same bytes as the command line writes.
///
/// # Errors
/// In words, with the path.
pub fn write(editor: &Editor, options: &ExportOptions, path: &Path) -> Result<(), String> {
    let Some(swimlane) = editor.swimlane() else {
        return Err("There is no swimlane to export: add one first.".into());
    };
    let layout = &editor.scene().layout;
    let drawing = draw(editor.document(), swimlane, layout, options.theme.theme());
    let bytes = match options.format {
        Format::Svg => svg(&drawing, options.text).into_bytes(),
        Format::Png => png(&drawing, options.scale).map_err(|e| e.to_string())?,
        Format::LayoutJson => layout_json(editor.document(), [(swimlane, &**layout)]).into_bytes(),
    };
    disk::write_atomic(&RealFs, path, &bytes).map_err(|e| e.to_string())
}
