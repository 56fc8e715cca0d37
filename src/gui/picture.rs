//! Pictures of the drawing on disk.

use super::dialog::ExportOptions;
use crate::{
    disk::{self, RealFs},
    drawing::LaidOut,
    editor::Editor,
    export::{Format, layout_json, png, svg},
};
use std::path::Path;

/// Writes the view shown as a picture: the same bytes as the command line writes.
///
/// # Errors
/// In words, with the path.
pub fn write(editor: &Editor, options: &ExportOptions, path: &Path) -> Result<(), String> {
    let document = editor.document();
    let Some(view) = editor.sheet().and_then(|sheet| LaidOut::new(document, sheet)) else {
        return Err("There is no drawing to export: add one first.".into());
    };
    let drawing = view.draw(document, options.theme.theme());
    let bytes = match options.format {
        Format::Svg => svg(&drawing, options.text).into_bytes(),
        Format::Png => png(&drawing, options.scale).map_err(|e| e.to_string())?,
        Format::LayoutJson => layout_json(document, [&view]).into_bytes(),
    };
    disk::write_atomic(&RealFs, path, &bytes).map_err(|e| e.to_string())
}
