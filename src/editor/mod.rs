//! The headless editor: document, history, selection, camera, tools and commands. Knows no window toolkit.
//!
//! Events come in ([`Editor::pointer_down`], [`Editor::key`], [`Editor::text`]), [`Response`]s go out, and the
//! picture is read from [`Editor::scene`] and [`Editor::overlay`]. Tools return transactions; they never hold the
//! document.

mod adding;
mod arranging;
mod axes;
mod blueprint;
mod camera;
mod chain;
mod checked;
mod command;
mod enable;
mod event;
mod find;
mod find_marks;
mod follow;
mod handles;
mod measures;
mod model_command;
mod model_run;
mod navigate;
mod new_view;
mod overlay;
mod pick;
mod pins;
mod pointer;
mod problem_sign;
mod removing;
mod rename;
mod run;
mod scene;
mod shortcut;
mod sight;
mod spec;
mod table;
mod target;
mod tool;
mod view_command;
mod view_run;
mod walk;
mod window_command;

pub use crate::change::op::{Direction, LaneSteps};
pub use arranging::tidy;
pub use camera::Camera;
pub use checked::{Accepted, Checked, Count, ProblemFilter, ProblemKey, Spot, Told};
pub use command::{Command, Group};
pub use event::{Button, Cursor, Key, Modifiers, PointerEvent, Question, Response};
pub use find::{Find, Hit};
pub use handles::Handle;
pub use measures::Measured;
pub use model_command::ModelCommand;
pub use new_view::{Made, ViewOf};
pub use pick::{PhaseSide, Pick};
pub use rename::{Rename, ends_name};
pub use scene::{Scene, TableScene};
pub use shortcut::{Platform, Shortcut};
pub use spec::Spec;
pub use table::Typing;
pub use view_command::ViewCommand;
pub use window_command::WindowCommand;

use crate::{
    change::{History, Refusal, Transaction},
    drawing::ThemeName,
    geom::{Point, Vec2},
    model::{CellAt, Date, Document, Id, IdMaker, Register, Sheet, Shown},
};
use navigate::Visit;
use std::{
    cell::{OnceCell, RefCell},
    collections::BTreeMap,
};
use tool::Tool;

/// The state of one open model.
#[derive(Debug)]
pub struct Editor {
    document: Document,
    history: History,
    selection: Vec<Id>,
    /// What was selected last.
    worked: Option<Id>,
    sheet: Option<Sheet>,
    /// The cell of a table that keys and typing go to.
    cell: Option<CellAt>,
    hand: table::Hand,
    /// How each register is looked at.
    shown: BTreeMap<Register, Shown>,
    camera: Camera,
    sights: sight::Sights,
    theme: ThemeName,
    /// The day it is, as far as somebody said.
    today: Option<Date>,
    tool: Tool,
    renaming: Option<Rename>,
    clipboard: Option<String>,
    back: Vec<Visit>,
    forward: Vec<Visit>,
    find: Option<Box<Find>>,
    /// What the checks say, and where one is among it.
    problems: checked::Problems,
    /// What was looked for last.
    found_last: String,
    ids: IdMaker,
    scene: OnceCell<Scene>,
    /// The scene before the last change: its layout is kept where the request is the same.
    scene_before: RefCell<Option<Scene>>,
    measured: RefCell<measures::Known>,
    revision: u64,
    saved: u64,
}

impl Editor {
    /// Opens a document on its first view. All randomness comes from the seed.
    pub fn new(document: Document, seed: u64) -> Editor {
        let mut editor = Editor {
            document,
            history: History::default(),
            selection: Vec::new(),
            worked: None,
            sheet: None,
            cell: None,
            hand: table::Hand::default(),
            shown: BTreeMap::new(),
            camera: Camera::default(),
            sights: sight::Sights::default(),
            theme: ThemeName::default(),
            today: None,
            tool: Tool::default(),
            renaming: None,
            clipboard: None,
            back: Vec::new(),
            forward: Vec::new(),
            find: None,
            problems: checked::Problems::default(),
            found_last: String::new(),
            ids: IdMaker::new(seed),
            scene: OnceCell::new(),
            scene_before: RefCell::new(None),
            measured: RefCell::new(None),
            revision: 0,
            saved: 0,
        };
        editor.sheet = Sheet::all(&editor.document).into_iter().next();
        editor
    }

    /// The model as it is now.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// What is selected, in the order it was selected.
    pub fn selection(&self) -> &[Id] {
        &self.selection
    }

    /// The view shown.
    pub fn sheet(&self) -> Option<&Sheet> {
        self.sheet.as_ref()
    }

    /// The swimlane shown, where the view is one.
    pub fn swimlane(&self) -> Option<&Id> {
        match self.sheet.as_ref()? {
            Sheet::Swimlane(id) => Some(id),
            _ => None,
        }
    }

    /// What is seen of it.
    pub fn camera(&self) -> &Camera {
        &self.camera
    }

    /// The theme it is drawn in.
    pub fn theme(&self) -> ThemeName {
        self.theme
    }

    /// Draws in another theme.
    pub fn set_theme(&mut self, theme: ThemeName) {
        if self.theme != theme {
            self.theme = theme;
            self.forget_scene();
        }
    }

    /// The day as of which what is overdue is told.
    pub fn today(&self) -> Option<Date> {
        self.today
    }

    /// Tells what is overdue as of this day; of no day, nothing is.
    pub fn set_today(&mut self, today: Option<Date>) {
        if self.today != today {
            self.today = today;
            // Whatever is kept by revision is of another day.
            self.revision += 1;
            self.forget_scene();
        }
    }

    /// What the pointer is doing, in words: `selecting`, `dragging steps`.
    pub fn tool_name(&self) -> &'static str {
        self.tool.name()
    }

    /// The view shown, laid out and drawn; made when first asked for after a change.
    pub fn scene(&self) -> &Scene {
        self.scene.get_or_init(|| {
            let before = self.scene_before.try_borrow_mut().ok().and_then(|mut before| before.take());
            Scene::new(&self.document, self.sheet.as_ref(), &self.shown(), self.theme, before)
        })
    }

    /// Counts every change of the document, and of the rows a register shows; equal revisions mean an equal picture.
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

    /// Selects these records; those that are not in the document are left out. Ends a rename with what was typed.
    pub fn select(&mut self, ids: impl IntoIterator<Item = Id>) -> Response {
        let ids: Vec<Id> = ids.into_iter().collect();
        let named = if ids != self.selection { self.finish_rename() } else { Response::default() };
        self.set_selection(ids);
        Response { message: named.message, ..Response::repaint() }
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
        if !transaction.diff.is_empty() {
            self.history.commit(&mut self.document, &self.selection, transaction);
            self.changed();
        }
        if let Some(select) = select {
            self.set_selection(select);
        }
        Response::repaint()
    }

    /// A key was pressed while the canvas (or its rename field) has the keyboard.
    pub fn key(&mut self, key: Key, mods: Modifiers) -> Response {
        if self.renaming.is_some() {
            // The text field keeps its own keys; whole commands go through.
            return self.rename_key(key, mods).unwrap_or_default();
        }
        if key == Key::Escape {
            return self.cancel();
        }
        if let Some(response) = self.connecting_key(key, mods) {
            return response;
        }
        if let Some(response) = self.table_key(key, mods) {
            return response;
        }
        match Command::for_key(key, mods) {
            // With nothing to rename, Enter begins the flow.
            Some(Command::Rename) if self.selection.is_empty() && key == Key::Enter && self.scene().table.is_none() => {
                self.run(Command::AddStep)
            }
            // In the middle of a gesture only a look around goes through.
            Some(command) if self.tool != Tool::Selecting && command.spec().group != Group::View => {
                self.cancel();
                self.run(command)
            }
            Some(command) => self.run(command),
            None => Response::default(),
        }
    }

    /// Text was typed: into the name being edited, or to start renaming the selected thing.
    pub fn text(&mut self, text: &str) -> Response {
        self.type_text(text)
    }

    /// Esc: ends a rename, a gesture, or the selection, whichever comes first. Leaves no diff but the name typed for
    /// something new.
    pub fn cancel(&mut self) -> Response {
        match self.renaming.take() {
            Some(rename) if rename.fresh && rename.text.trim().is_empty() => return self.take_back(),
            // What was typed for something new is kept: there is no older name to go back to.
            Some(rename) if rename.fresh => {
                self.renaming = Some(rename);
                return self.finish_rename();
            }
            Some(_) => return Response::repaint(),
            None => {}
        }
        if self.tool != Tool::Selecting {
            self.tool = Tool::Selecting;
            return Response { cursor: Some(Cursor::Default), ..Response::repaint() };
        }
        if self.find.is_some() {
            return self.close_find(false);
        }
        if self.leave_cell() {
            return Response::repaint();
        }
        self.select([])
    }

    fn set_selection(&mut self, ids: Vec<Id>) {
        let mut seen = std::collections::HashSet::new();
        self.selection =
            ids.into_iter().filter(|id| self.document.get(id).is_some() && seen.insert(id.clone())).collect();
        self.forget_chosen_problem();
        if let Some(last) = self.selection.last() {
            self.worked = Some(last.clone());
        }
        self.follow_selection();
    }

    /// The document is another: what was derived from it is made anew when asked for.
    fn changed(&mut self) {
        self.revision += 1;
        self.tool = Tool::Selecting;
        self.selection.retain(|id| self.document.get(id).is_some());
        let gone = self.sheet.as_ref().is_none_or(|sheet| !sheet.exists(&self.document));
        if gone {
            self.sheet = Sheet::all(&self.document).into_iter().next();
            self.cell = None;
            self.hand = table::Hand::default();
        }
        self.forget_scene();
        if gone {
            self.take_sight();
        }
    }

    fn forget_scene(&mut self) {
        if let Some(scene) = self.scene.take() {
            self.scene_before = RefCell::new(Some(scene));
        }
    }
}
