//! Taking a picture into the model: a file chosen or dropped becomes the picture of what is selected. What lies outside
//! the model's folder is copied beside the model only when the user says so.

use super::{
    app::App,
    dialog::{Ask, Dialog, PathFor},
};
use crate::{
    change::op::{self, Field},
    disk::{self, RealFs},
    model::{Id, Record},
};
use egui::Ui;
use std::path::{Path, PathBuf};

/// A picture that lies elsewhere, to be copied beside the model.
#[derive(Clone, Debug, PartialEq)]
pub struct CopyPicture {
    target: Id,
    from: PathBuf,
}

/// Whether a file is named as a picture is.
pub fn is_picture(path: &Path) -> bool {
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    matches!(ending.as_deref(), Some("png" | "jpg" | "jpeg"))
}

impl App {
    /// What of the selection has a picture: a card, a persona.
    pub fn pictured(&self) -> Option<Id> {
        let document = self.editor.document();
        let has = |id: &&Id| matches!(document.get(id), Some(Record::Card(_) | Record::Persona(_)));
        self.editor.selection().iter().rev().find(has).cloned()
    }

    /// Asks for the picture of what is selected.
    pub fn choose_picture(&mut self) {
        match (self.pictured(), self.folder()) {
            (None, _) => self.say("Select a card or a persona first"),
            (_, None) => self.say("Save the model first: pictures lie beside its file"),
            (Some(_), Some(_)) => self.ask_path(PathFor::Picture),
        }
    }

    /// Makes a file the picture of what is selected; asks first where it has to be copied.
    pub fn take_picture(&mut self, path: &Path) {
        let Some(target) = self.pictured() else { return self.say("Select a card or a persona first") };
        let Some(folder) = self.folder() else {
            return self.say("Save the model first: pictures lie beside its file");
        };
        match beside(&folder, path) {
            Some(name) => self.set_picture(&target, &folder, &name),
            None => self.dialog = Some(Dialog::CopyPicture(CopyPicture { target, from: path.to_path_buf() })),
        }
    }

    fn set_picture(&mut self, target: &Id, folder: &Path, name: &str) {
        if let Err(why) = disk::read_picture(&RealFs, Some(folder), name) {
            return self.tell("The picture was not taken", format!("{name}: {why}."));
        }
        let answer = self
            .editor
            .act(|document, _| op::set(document, std::slice::from_ref(target), &Field::Picture(name.to_owned())));
        if let Some(message) = answer.message {
            self.say(message);
        }
    }

    fn copy_picture(&mut self, copy: &CopyPicture) {
        let Some(folder) = self.folder() else { return };
        let taken = |why: String| ("The picture was not taken", why);
        match disk::copy_beside(&RealFs, &copy.from, &folder) {
            Ok(name) => self.set_picture(&copy.target, &folder, &name),
            Err(why) => {
                let (title, why) = taken(why);
                self.tell(title, why);
            }
        }
    }
}

/// Asks whether to copy a picture beside the model.
pub fn ask(ui: &Ui, app: &mut App, copy: CopyPicture) -> Option<Dialog> {
    let name = copy.from.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let ask = Ask::new(
        "copy picture",
        format!("Copy {name} beside the model?"),
        "The picture lies outside the folder of the model. A model shows only pictures that lie in its folder, so that \
         it looks the same wherever the folder goes.",
    )
    .button("Copy it")
    .button("Cancel");
    match ask.ui(ui)? {
        None => Some(Dialog::CopyPicture(copy)),
        Some(0) => {
            app.copy_picture(&copy);
            None
        }
        Some(_) => None,
    }
}

/// The name of a file as a model in this folder gives it; `None` where it lies outside.
fn beside(folder: &Path, path: &Path) -> Option<String> {
    let (home, real) = (folder.canonicalize().ok()?, path.canonicalize().ok()?);
    let inside = real.strip_prefix(home).ok()?;
    let parts: Option<Vec<&str>> = inside.iter().map(|part| part.to_str()).collect();
    Some(parts?.join("/"))
}
