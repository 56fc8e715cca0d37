//! The headless editor: document, history, selection, camera, tools and commands. Knows no window toolkit.
//!
//! Events come in ([`Editor::pointer_down`], [`Editor::key`], [`Editor::text`]), [`Response`]s go out, and the
//! picture is read from [`Editor::scene`] and [`Editor::overlay`]. Tools return transactions; they never hold the document.

mod camera;
mod command;
mod event;
mod rename;
mod scene;
mod shortcut;

pub use camera::Camera;
pub use command::{Command, Group, Spec, WindowCommand};
pub use event::{Button, Cursor, Direction, Key, Modifiers, PointerEvent, Response};
pub use rename::Rename;
pub use scene::Scene;
pub use shortcut::{Platform, Shortcut};

use crate::{
    change::{History, Refusal, Transaction},
    drawing::Drawing,
    geom::{Point, Rect, Size, Vec2},
    model::{Document, Id, IdMaker},
};
use std::cell::OnceCell;

/// A question the editor cannot answer for the user. The window shows it and calls the method named.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// Lanes with steps in them are to be deleted: answer with [`Editor::delete_lanes`].
    DeleteLanes {
        lanes: Vec<Id>,
        /// How many steps stand in them.
        steps: usize,
        /// The lane their steps would move to, and its name; `None` where there is no other.
        neighbour: Option<(Id, String)>,
    },
}

/// What happens to the steps of a lane that is deleted.
#[derive(Clone, Debug, PartialEq)]
pub enum LaneSteps {
    /// They are deleted too.
    Delete,
    /// They move to this lane.
    MoveTo(Id),
}

/// A button of the overlay near the selected step: the window gives it a hit region and an accessible name.
#[derive(Clone, Debug, PartialEq)]
pub struct Handle {
    /// Where it is clicked, in document points.
    pub rect_in_doc: Rect,
    /// For screen readers and tooltips: "Add decision after Take the order".
    pub accessible_name: String,
    /// What a click does.
    pub command: Command,
}

/// The state of one open model.
#[derive(Debug)]
pub struct Editor {
    document: Document,
    history: History,
    selection: Vec<Id>,
    swimlane: Option<Id>,
    camera: Camera,
    ids: IdMaker,
    scene: OnceCell<Scene>,
    revision: u64,
    saved: u64,
    renaming: Option<Rename>,
}

impl Editor {
    /// Opens a document on its first swimlane. All randomness comes from the seed.
    pub fn new(document: Document, seed: u64) -> Editor {
        let swimlane = document.swimlanes().next().map(|s| s.id.clone());
        Editor {
            document,
            history: History::default(),
            selection: Vec::new(),
            swimlane,
            camera: Camera::default(),
            ids: IdMaker::new(seed),
            scene: OnceCell::new(),
            revision: 0,
            saved: 0,
            renaming: None,
        }
    }

    /// The model as it is now.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// What is selected, in the order it was selected.
    pub fn selection(&self) -> &[Id] {
        &self.selection
    }

    /// The swimlane shown.
    pub fn swimlane(&self) -> Option<&Id> {
        self.swimlane.as_ref()
    }

    /// What is seen of it.
    pub fn camera(&self) -> &Camera {
        &self.camera
    }

    /// The swimlane shown, laid out and drawn; made when first asked for after a change.
    pub fn scene(&self) -> &Scene {
        self.scene.get_or_init(|| Scene::new(&self.document, self.swimlane.as_ref(), None))
    }

    /// Selection, handles, and previews of the gesture under way: painted over the scene, never exported.
    pub fn overlay(&self) -> Drawing {
        Drawing::default()
    }

    /// Handles on the selected step, for hit regions and accessible names. Drawn by [`Editor::overlay`].
    pub fn handles(&self) -> Vec<Handle> {
        Vec::new()
    }

    /// Counts every change of the document; equal revisions mean an equal document.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether the document differs from the last [`Editor::mark_saved`], or from what was opened.
    pub fn is_dirty(&self) -> bool {
        self.history.state() != self.saved
    }

    /// The document as it is now is on disk.
    pub fn mark_saved(&mut self) {
        self.saved = self.history.state();
    }

    /// The name of what undo takes back.
    pub fn undo_label(&self) -> Option<&str> {
        self.history.undo_label()
    }

    /// The name of what redo does again.
    pub fn redo_label(&self) -> Option<&str> {
        self.history.redo_label()
    }

    /// The name being typed, if any.
    pub fn renaming(&self) -> Option<&Rename> {
        self.renaming.as_ref()
    }

    /// The text of the window's field changed.
    pub fn set_rename_text(&mut self, text: &str) {
        if let Some(rename) = &mut self.renaming {
            rename.text = text.to_owned();
            rename.select_all = false;
        }
    }

    /// The size of the canvas in screen points; the window says it each frame.
    pub fn set_viewport(&mut self, size: Size) {
        self.camera.viewport = size;
    }

    /// Moves the picture with the fingers or the wheel.
    pub fn pan(&mut self, by_on_screen: Vec2) -> Response {
        self.camera.pan(by_on_screen);
        Response::repaint()
    }

    /// Zooms about a place on the canvas.
    pub fn zoom_about(&mut self, anchor_on_screen: Point, factor: f64) -> Response {
        self.camera.zoom_about(anchor_on_screen, factor);
        Response::repaint()
    }

    /// Selects these records; those that are not in the document are left out.
    pub fn select(&mut self, ids: impl IntoIterator<Item = Id>) -> Response {
        self.selection.clear();
        for id in ids {
            if self.document.get(&id).is_some() && !self.selection.contains(&id) {
                self.selection.push(id);
            }
        }
        Response::repaint()
    }

    /// Shows a swimlane; `GoBack` returns to the one before.
    pub fn go_to_swimlane(&mut self, id: &Id) -> Response {
        if self.document.swimlane(id).is_none() {
            return Response::message("This swimlane is not in the model any more.");
        }
        self.swimlane = Some(id.clone());
        self.selection.clear();
        self.scene.take();
        Response::repaint()
    }

    /// Goes to any record: shows its swimlane, selects it and brings it into sight.
    pub fn go_to(&mut self, id: &Id) -> Response {
        if let Some(swimlane) = self.document.swimlane_of(id).cloned()
            && self.swimlane.as_ref() != Some(&swimlane)
        {
            self.go_to_swimlane(&swimlane);
        }
        self.select([id.clone()]);
        if let Some(rect) = self.scene().rect_of(id) {
            self.camera.reveal(rect);
        }
        Response::repaint()
    }

    /// Runs a verb over the document and commits what it returns; a refusal becomes the message.
    pub fn act(&mut self, verb: impl FnOnce(&Document, &mut IdMaker) -> Result<Transaction, Refusal>) -> Response {
        match verb(&self.document, &mut self.ids) {
            Ok(transaction) => self.commit(transaction),
            Err(refusal) => Response::message(refusal.to_string()),
        }
    }

    /// Commits a transaction made over the document as it is.
    pub fn commit(&mut self, transaction: Transaction) -> Response {
        let select = transaction.select.clone();
        self.history.commit(&mut self.document, &self.selection, transaction);
        self.changed();
        if let Some(select) = select {
            self.select(select);
        }
        Response::repaint()
    }

    /// The pointer was pressed on the canvas.
    pub fn pointer_down(&mut self, _event: PointerEvent) -> Response {
        Response::default()
    }

    /// The pointer moved, pressed or not.
    pub fn pointer_move(&mut self, _event: PointerEvent) -> Response {
        Response::default()
    }

    /// The pointer was released.
    pub fn pointer_up(&mut self, _event: PointerEvent) -> Response {
        Response::default()
    }

    /// Esc: ends a rename, a gesture, or the selection, whichever is first; leaves no diff.
    pub fn cancel(&mut self) -> Response {
        self.renaming = None;
        Response::repaint()
    }

    /// A key was pressed while the canvas (or its rename field) has the keyboard.
    pub fn key(&mut self, key: Key, mods: Modifiers) -> Response {
        match Command::for_key(key, mods) {
            Some(command) => self.run(command),
            None => Response::default(),
        }
    }

    /// Text was typed: into the name being edited, or to start renaming the selected thing.
    pub fn text(&mut self, _text: &str) -> Response {
        Response::default()
    }

    /// Why a command cannot be done now, in words; `None` where it can.
    pub fn why_not(&self, _command: Command) -> Option<&'static str> {
        None
    }

    /// Does a command.
    pub fn run(&mut self, command: Command) -> Response {
        match command {
            Command::Window(window) => Response { window: Some(window), used: true, ..Response::default() },
            Command::Undo => {
                let Some(select) = self.history.undo(&mut self.document) else {
                    return Response::message("There is nothing to undo.");
                };
                self.changed();
                self.select(select)
            }
            Command::Redo => {
                let Some(select) = self.history.redo(&mut self.document) else {
                    return Response::message("There is nothing to do again.");
                };
                self.changed();
                self.select(select.unwrap_or_default())
            }
            _ => Response::default(),
        }
    }

    /// The selection as text for the clipboard; `None` where there is nothing to copy.
    pub fn copy_text(&self) -> Option<String> {
        None
    }

    /// Pastes text from the clipboard: a copied selection, or plain lines, each of which becomes a step.
    pub fn paste_text(&mut self, _text: &str) -> Response {
        Response::default()
    }

    /// The answer to [`Question::DeleteLanes`].
    pub fn delete_lanes(&mut self, _lanes: &[Id], _steps: LaneSteps) -> Response {
        Response::default()
    }

    fn changed(&mut self) {
        self.revision += 1;
        self.scene.take();
        self.selection.retain(|id| self.document.get(id).is_some());
    }
}
