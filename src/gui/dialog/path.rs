//! A path typed in: where the system offers no file dialog, or none that works.

use super::{Ask, Dialog, ExportOptions, modal};
use crate::gui::{app::App, widget};
use egui::{
    Key, RichText, TextEdit, Ui,
    text::{CCursor, CCursorRange},
    text_edit::TextEditState,
};
use std::path::{Path, PathBuf};

/// What the path is for.
#[derive(Clone, Debug, PartialEq)]
pub enum PathFor {
    Open,
    Import,
    /// Into the open model.
    ImportInto,
    SaveAs,
    Export(ExportOptions),
    /// Of what is selected.
    Picture,
}

impl PathFor {
    /// The title of the dialog, of the system's too.
    pub fn title(&self) -> &'static str {
        match self {
            PathFor::Open => "Open a model",
            PathFor::Import => "Import a file",
            PathFor::ImportInto => "Import into this model",
            PathFor::SaveAs => "Save the model as",
            PathFor::Export(_) => "Export as",
            PathFor::Picture => "Choose a picture",
        }
    }

    /// Whether something is written there.
    pub fn writes(&self) -> bool {
        match self {
            PathFor::Open | PathFor::Import | PathFor::ImportInto | PathFor::Picture => false,
            PathFor::SaveAs | PathFor::Export(_) => true,
        }
    }

    /// What the button says.
    fn verb(&self) -> &'static str {
        match self {
            PathFor::Open => "Open",
            PathFor::Import | PathFor::ImportInto => "Import",
            PathFor::SaveAs => "Save",
            PathFor::Export(_) => "Export",
            PathFor::Picture => "Choose",
        }
    }

    /// The ending a file gets where none was typed.
    pub fn ending(&self) -> &'static str {
        match self {
            PathFor::Open | PathFor::SaveAs => "laneway.ron",
            PathFor::Import | PathFor::ImportInto => "bpmn",
            PathFor::Export(options) => options.format.extension(),
            PathFor::Picture => "png",
        }
    }

    /// What is done with a path that was typed or picked, and the path with its ending where something is written: of
    /// an export the ending that was typed says the format.
    pub fn at(self, path: PathBuf) -> (PathFor, PathBuf) {
        let purpose = match self {
            PathFor::Export(options) => PathFor::Export(options.written_as(&file_name(&path))),
            other => other,
        };
        let path = purpose.with_ending(path);
        (purpose, path)
    }

    fn with_ending(&self, path: PathBuf) -> PathBuf {
        let name = file_name(&path);
        let has = match self {
            PathFor::SaveAs => name.ends_with(".ron"),
            PathFor::Export(options) => name.ends_with(&format!(".{}", options.format.extension())),
            PathFor::Open | PathFor::Import | PathFor::ImportInto | PathFor::Picture => true,
        };
        if has {
            return path;
        }
        let mut whole = path.into_os_string();
        whole.push(".");
        whole.push(self.ending());
        PathBuf::from(whole)
    }
}

/// The dialog.
#[derive(Clone, Debug)]
pub struct PathPrompt {
    pub purpose: PathFor,
    pub text: String,
    /// Why the path typed last would not do.
    pub trouble: Option<String>,
    /// This file exists; write over it?
    overwrite: Option<PathBuf>,
}

impl PathPrompt {
    pub fn new(purpose: PathFor, start: String) -> PathPrompt {
        PathPrompt { purpose, text: start, trouble: None, overwrite: None }
    }

    /// Asks whether to write over a file that the system's dialog gave under another name.
    pub fn overwrite(purpose: PathFor, path: PathBuf) -> PathPrompt {
        PathPrompt { purpose, text: path.display().to_string(), trouble: None, overwrite: Some(path) }
    }

    pub fn ui(mut self, ui: &Ui, app: &mut App) -> Option<Dialog> {
        if let Some(path) = self.overwrite.clone() {
            let name = path.file_name().map_or(String::new(), |n| n.to_string_lossy().into_owned());
            let ask = Ask::new("overwrite", format!("Write over {name}?"), "There is a file of this name already.")
                .button("Overwrite")
                .button("Choose another name");
            match ask.ui(ui)? {
                None => {}
                Some(0) => {
                    app.picked(self.purpose, path);
                    return None;
                }
                Some(_) => self.overwrite = None,
            }
            return Some(Dialog::Path(self));
        }
        let ((go, cancel), escape) = modal(ui, "path", 560.0, |ui| {
            ui.label(widget::strong(self.purpose.title(), 16.0));
            ui.add_space(8.0);
            let label = ui.label(RichText::new("Path of the file").weak().small());
            let field = TextEdit::singleline(&mut self.text)
                .desired_width(f32::INFINITY)
                .id(egui::Id::unique("laneway path field"));
            let field = ui.add(field).labelled_by(label.id);
            let enter = field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
            if ui.memory(|m| m.focused().is_none()) && !enter {
                field.request_focus();
                // What is suggested is replaced by typing.
                let mut state = TextEditState::load(ui.ctx(), field.id).unwrap_or_default();
                let all = CCursorRange::two(CCursor::default(), CCursor::new(self.text.chars().count()));
                state.cursor.set_char_range(Some(all));
                state.store(ui.ctx(), field.id);
            }
            if let Some(trouble) = &self.trouble {
                ui.label(RichText::new(trouble).color(ui.visuals().error_fg_color));
            }
            ui.add_space(12.0);
            ui.horizontal(|ui| {
                let go = ui.add(widget::primary_button(ui, self.purpose.verb())).clicked();
                (go || enter, ui.button("Cancel").clicked())
            })
            .inner
        });
        if cancel || escape {
            return None;
        }
        if go {
            let path = expand(self.text.trim());
            if self.text.trim().is_empty() {
                self.trouble = Some("Type where the file is to be found.".into());
            } else if path.is_dir() {
                self.trouble = Some("This is a folder: add the name of a file.".into());
            } else if !self.purpose.writes() && !path.exists() {
                self.trouble = Some("There is no file there.".into());
            } else {
                let (purpose, path) = self.purpose.at(path);
                self.purpose = purpose;
                if self.purpose.writes() && path.exists() && !app.is_own_file(&path) {
                    self.overwrite = Some(path);
                } else {
                    app.picked(self.purpose, path);
                    return None;
                }
            }
        }
        Some(Dialog::Path(self))
    }
}

/// The name of a file as its ending is looked for.
fn file_name(path: &Path) -> String {
    path.file_name().map(|n| n.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// A leading `~/` is the home folder, as in a shell.
fn expand(text: &str) -> PathBuf {
    match (text.strip_prefix("~/"), std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(text),
    }
}
