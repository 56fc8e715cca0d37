//! Windows over the window: one at a time, each in its file. A dialog returns itself while it stays open.

mod ask;
mod checks;
mod export;
pub mod new_view;
mod palette;
mod path;
mod places;
mod used;

pub use ask::{Ask, Told};
pub use checks::Checks;
pub use export::{ExportFormat, ExportOptions};
pub use new_view::{NewView, ViewKind};
pub use palette::Palette;
pub use path::{PathFor, PathPrompt};
pub use places::Places;
use used::DeleteUsed;

use super::{action::Actions, app::App, files::Next, widget};
use crate::{
    editor::{LaneSteps, Question},
    gui::{
        action::Action,
        import::{self, Incoming},
        take_picture::{self, CopyPicture},
    },
};
use egui::{Frame, Id, Key, Modal, Modifiers, RichText, Ui};

/// What is open over the window.
pub enum Dialog {
    Palette(Palette),
    /// Every check, to be read and set.
    Checks(Checks),
    Shortcuts,
    About,
    /// Unsaved changes stand in the way of this.
    Unsaved(Next),
    /// The file on disk is not the one that was opened.
    Changed,
    /// A path typed in, where the system has no dialog for it.
    Path(PathPrompt),
    Export(ExportOptions),
    NewView(NewView),
    /// Something to read: an error with its remedy, or what an import did.
    Told(Told),
    /// The editor asks.
    Question(Question),
    /// Something else refers to what is to be deleted.
    DeleteUsed(DeleteUsed),
    /// Places to go to.
    Places(Places),
    /// Something could become part of the open model.
    Incoming(Incoming),
    /// A picture is to be copied beside the model.
    CopyPicture(CopyPicture),
}

impl Dialog {
    /// The dialog for a question of the editor.
    pub fn asking(question: Question) -> Dialog {
        match question {
            Question::DeleteLanes { .. } => Dialog::Question(question),
            Question::DeleteUsed { targets, lane_steps, uses, others } => {
                Dialog::DeleteUsed(DeleteUsed::new(targets, lane_steps, uses, others))
            }
            Question::Choose { title, places } => Dialog::Places(Places::new(title, places)),
        }
    }
}

/// Shows the open dialog, if any.
pub fn show(ui: &mut Ui, app: &mut App, actions: &mut Actions) {
    let Some(dialog) = app.dialog.take() else { return };
    let next = match dialog {
        Dialog::Palette(palette) => palette.ui(ui, &app.editor, actions),
        Dialog::Checks(checks) => checks.ui(ui, app, actions),
        Dialog::Shortcuts => reading(ui, "shortcuts", palette::shortcuts).then_some(Dialog::Shortcuts),
        Dialog::About => reading(ui, "about", about).then_some(Dialog::About),
        Dialog::Unsaved(then) => ask::unsaved(ui, app, then),
        Dialog::Changed => ask::changed(ui, app),
        Dialog::Path(prompt) => prompt.ui(ui, app),
        Dialog::Export(options) => options.ui(ui, app),
        Dialog::NewView(new) => new.ui(ui, app),
        Dialog::Told(told) => told.ui(ui).map(Dialog::Told),
        Dialog::Question(question) => ask_editor(ui, question, actions),
        Dialog::DeleteUsed(used) => used.ui(ui, &app.editor, actions).map(Dialog::DeleteUsed),
        Dialog::CopyPicture(copy) => take_picture::ask(ui, app, copy),
        Dialog::Incoming(incoming) => import::ask(ui, app, incoming),
        Dialog::Places(places) => places.ui(ui, actions).map(Dialog::Places),
    };
    // An answer may have opened another dialog already.
    match (next, &app.dialog) {
        (Some(next), None) => app.dialog = Some(next),
        (Some(_), Some(_)) => {}
        (None, None) => actions.push(Action::FocusCanvas),
        (None, Some(_)) => {}
    }
}

/// A modal with its contents; true in the second place when Esc was pressed.
pub fn modal<T>(ui: &Ui, name: &str, width: f32, contents: impl FnOnce(&mut Ui) -> T) -> (T, bool) {
    let frame = Frame::popup(ui.style()).inner_margin(20).corner_radius(12);
    let visuals = ui.visuals();
    let backdrop = match visuals.dark_mode {
        true => visuals.faint_bg_color.gamma_multiply(0.65),
        false => visuals.text_color().gamma_multiply(0.28),
    };
    let response =
        Modal::new(Id::unique(("laneway dialog", name))).frame(frame).backdrop_color(backdrop).show(ui.ctx(), |ui| {
            ui.set_width(width.min(ui.ctx().content_rect().width() - 60.0));
            contents(ui)
        });
    let escape = ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
    (response.inner, escape)
}

/// A modal that is only read; true while it stays open.
fn reading(ui: &Ui, name: &str, contents: impl FnOnce(&mut Ui)) -> bool {
    let width = if name == "shortcuts" { 1080.0 } else { 420.0 };
    let (close, escape) = modal(ui, name, width, |ui| {
        contents(ui);
        ui.add_space(12.0);
        let close = ui.button("Close");
        if ui.memory(|m| m.focused().is_none()) {
            close.request_focus();
        }
        close.clicked()
    });
    !(close || escape)
}

fn about(ui: &mut Ui) {
    ui.label(widget::strong("Laneway", 20.0));
    ui.label(RichText::new(format!("Version {}", env!("CARGO_PKG_VERSION"))).weak());
    ui.add_space(8.0);
    ui.label(env!("CARGO_PKG_DESCRIPTION"));
    ui.add_space(8.0);
    ui.label(
        RichText::new("Licensed as MIT or Apache-2.0. Text is set in Inter, under the SIL Open Font License 1.1.")
            .weak(),
    );
}

fn ask_editor(ui: &Ui, question: Question, actions: &mut Actions) -> Option<Dialog> {
    match &question {
        Question::DeleteLanes { lanes, steps, neighbour } => {
            let mut ask = Ask::new(
                "lanes",
                if lanes.len() == 1 { "Delete the lane?" } else { "Delete the lanes?" },
                match steps {
                    1 => "One step stands in it.".to_owned(),
                    n => format!("{n} steps stand there."),
                },
            );
            if let Some((_, name)) = neighbour {
                ask = ask.button(format!("Move the steps to {name}"));
            }
            ask = ask.button("Delete the steps too").button("Cancel");
            let answer = ask.ui(ui)?;
            let moves = usize::from(neighbour.is_some());
            match (answer, neighbour) {
                (Some(0), Some((id, _))) => {
                    actions.push(Action::DeleteLanes(lanes.clone(), LaneSteps::MoveTo(id.clone())));
                }
                (Some(n), _) if n == moves => actions.push(Action::DeleteLanes(lanes.clone(), LaneSteps::Delete)),
                (None, _) => return Some(Dialog::Question(question)),
                (Some(_), _) => {}
            }
            None
        }
        // These have dialogs of their own.
        Question::DeleteUsed { .. } | Question::Choose { .. } => Some(Dialog::asking(question)),
    }
}
