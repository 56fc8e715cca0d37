//! Views written to disk: as pictures, and as text of other formats.

use super::{
    dialog::{ExportFormat, ExportOptions},
    words,
};
use crate::{
    disk::{self, RealFs},
    drawing::LaidOut,
    editor::Editor,
    exchange::TextFormat,
    export::{self, Format, layout_json, png, svg},
    model::{Document, Sheet},
};
use std::path::{Path, PathBuf};

/// What was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Exported {
    pub files: Vec<PathBuf>,
    /// What the format has no words for, a line for each view.
    pub left_out: Vec<String>,
}

impl Exported {
    /// In a line.
    pub fn said(&self) -> String {
        match self.files.as_slice() {
            [one] => format!("Exported to {}", one.display()),
            [] => "Nothing was exported".to_owned(),
            [first, ..] => {
                let folder = first.parent().map_or_else(String::new, |p| format!(" to {}", p.display()));
                format!("Exported {} files{folder}", self.files.len())
            }
        }
    }
}

/// Writes the view shown, or all of them: the same bytes as the command line writes, with `--today` where what is
/// overdue is told.
///
/// Pictures are read from `folder`, where the model is.
///
/// # Errors
/// In words, with the path. Of several files whose names follow from the views none is written where one of them is
/// there and somebody else's.
pub fn write(editor: &Editor, options: &ExportOptions, path: &Path, folder: Option<&Path>) -> Result<Exported, String> {
    let document = editor.document();
    let today = editor.today().filter(|_| options.overdue);
    let sheets: Vec<Sheet> = match options.all {
        true => Sheet::all(document),
        false => editor.sheet().cloned().into_iter().collect(),
    };
    let sheets: Vec<Sheet> = sheets.into_iter().filter(|sheet| options.format.fits(sheet)).collect();
    if sheets.is_empty() {
        return Err("There is nothing to export in this format: choose another.".into());
    }
    spare(document, options.format, path, &sheets)?;
    let mut done = Exported { files: Vec::new(), left_out: Vec::new() };
    let mut files: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    match options.format {
        ExportFormat::Picture(Format::LayoutJson) => {
            let views: Vec<LaidOut> = sheets.iter().filter_map(|sheet| LaidOut::on(document, sheet, today)).collect();
            files.push((path.to_path_buf(), layout_json(document, &views).into_bytes()));
        }
        ExportFormat::Picture(format) => {
            for (sheet, path) in sheets.iter().zip(paths(path, options.format, &sheets)) {
                if let Some(view) = LaidOut::on(document, sheet, today) {
                    files.push((path, picture(document, &view, format, options, folder)?));
                }
            }
        }
        ExportFormat::Text(format) => {
            for (sheet, path) in sheets.iter().zip(paths(path, options.format, &sheets)) {
                if let Some((text, left_out)) = text(document, sheet, format) {
                    files.push((path, text.into_bytes()));
                    done.left_out.extend(left_out);
                }
            }
        }
    }
    for (path, bytes) in files {
        disk::write_atomic(&RealFs, &path, &bytes).map_err(|e| e.to_string())?;
        done.files.push(path);
    }
    Ok(done)
}

/// Refuses to write over what this program did not write, but for the one file that was chosen, and asked about, by
/// name.
fn spare(document: &Document, format: ExportFormat, path: &Path, sheets: &[Sheet]) -> Result<(), String> {
    if sheets.len() < 2 || format == ExportFormat::Picture(Format::LayoutJson) {
        return Ok(());
    }
    for (sheet, path) in sheets.iter().zip(paths(path, format, sheets)) {
        let is_ours = |there: &[u8]| match format {
            ExportFormat::Picture(format) => format.is_ours(there),
            ExportFormat::Text(format) => format.is_ours(document, sheet, there),
        };
        if disk::is_others(&RealFs, &path, is_ours).map_err(|e| e.to_string())? {
            let path = disk::shown(&path);
            return Err(format!("{path} is there already, and Laneway did not write it. Choose another name."));
        }
    }
    Ok(())
}

/// A file for each view: the one chosen, or several beside it that bear the views' ids.
fn paths(path: &Path, format: ExportFormat, sheets: &[Sheet]) -> Vec<PathBuf> {
    if sheets.len() < 2 {
        return vec![path.to_path_buf()];
    }
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let ids = sheets.iter().map(|sheet| sheet.id().as_str());
    let names = disk::names_apart(&name, format.extension(), ids, export::safe_id);
    names.into_iter().map(|name| path.with_file_name(name)).collect()
}

fn picture(
    document: &Document,
    view: &LaidOut,
    format: Format,
    options: &ExportOptions,
    folder: Option<&Path>,
) -> Result<Vec<u8>, String> {
    let drawing = disk::with_pictures(&RealFs, view.draw(document, options.theme.theme()), folder);
    match format {
        Format::Png => png(&drawing, options.scale).map_err(|e| e.to_string()),
        Format::Svg | Format::LayoutJson => Ok(svg(&drawing, options.text).into_bytes()),
    }
}

/// A view as text, and what is not in it.
fn text(document: &Document, sheet: &Sheet, format: TextFormat) -> Option<(String, Option<String>)> {
    let written = format.write(document, sheet)?;
    let name = words::name_or_kind(document, sheet.id());
    let left_out = (!written.losses.is_empty()).then(|| format!("{name}: {}", written.losses));
    Some((written.text, left_out))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file;

    #[test]
    fn all_views_are_written_over_themselves_and_over_nothing_else() {
        let folder = std::env::temp_dir().join(format!("laneway-all-views-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let document = file::parse(include_str!("../../examples/order-to-cash.laneway.ron")).expect("a model").document;
        let editor = Editor::new(document, 1);
        for format in [ExportFormat::Picture(Format::Svg), ExportFormat::Text(TextFormat::Csv)] {
            let options = ExportOptions { all: true, format, ..ExportOptions::default() };
            let path = folder.join(format!("x.{}", format.extension()));
            let files = write(&editor, &options, &path, None).expect("written").files;
            assert!(files.len() > 1 && write(&editor, &options, &path, None).is_ok());
            let (first, last) = (files.first().expect("a file"), files.last().expect("a file"));
            std::fs::remove_file(first).expect("removed");
            std::fs::write(last, "mine").expect("written");
            let why = write(&editor, &options, &path, None).expect_err("refused");
            assert!(why.contains("is there already"), "{why}");
            assert_eq!(std::fs::read_to_string(last).expect("read"), "mine");
            assert!(!first.exists(), "all or none");
        }
        std::fs::remove_dir_all(&folder).expect("removed");
    }
}
