//! Deleting what something else refers to: let go, put another in its place, or leave it.

use super::{modal, places};
use crate::{
    editor::{Editor, LaneSteps},
    gui::{
        action::{Action, Actions},
        widget, words,
    },
    model::{Id, Use, fold},
};
use egui::{Key, Modifiers, RichText, ScrollArea, TextEdit, Ui};

/// The question while it is open.
#[derive(Clone, Debug)]
pub struct DeleteUsed {
    targets: Vec<Id>,
    lane_steps: Option<LaneSteps>,
    uses: Vec<Use>,
    others: Vec<Id>,
    /// Choosing another for its place.
    choosing: Option<Choice>,
}

#[derive(Clone, Debug, Default)]
struct Choice {
    typed: String,
    chosen: usize,
}

/// As many are shown to choose from; typing finds the others.
const MOST_SHOWN: usize = 200;

impl DeleteUsed {
    pub fn new(targets: Vec<Id>, lane_steps: Option<LaneSteps>, uses: Vec<Use>, others: Vec<Id>) -> DeleteUsed {
        DeleteUsed { targets, lane_steps, uses, others, choosing: None }
    }

    /// Shows it; itself again while it stays open.
    pub fn ui(mut self, ui: &Ui, editor: &Editor, actions: &mut Actions) -> Option<DeleteUsed> {
        match self.choosing.take() {
            None => self.ask(ui, editor, actions),
            Some(choice) => self.choose(ui, editor, actions, choice),
        }
    }

    fn what(&self, editor: &Editor) -> String {
        match self.targets.as_slice() {
            [only] => format!("“{}”", words::name_or_kind(editor.document(), only)),
            many => format!("{} things", many.len()),
        }
    }

    fn ask(mut self, ui: &Ui, editor: &Editor, actions: &mut Actions) -> Option<DeleteUsed> {
        let title = match self.uses.len() {
            1 => format!("Delete {}? One other place uses it", self.what(editor)),
            n => format!("Delete {}? {n} other places use it", self.what(editor)),
        };
        let (answer, escape) = modal(ui, "used", 500.0, |ui| {
            ui.label(widget::strong(&title, 16.0));
            ui.label(RichText::new("Deleted, these let go of it, and keep its words where they showed them.").weak());
            ui.add_space(8.0);
            let go = places::list(ui, &self.uses, None, false).map(Answer::GoTo);
            ui.add_space(14.0);
            let pressed = ui.horizontal_wrapped(|ui| {
                let delete = ui.add(widget::primary_button(ui, "Delete, and let go"));
                if ui.memory(|m| m.focused().is_none()) {
                    delete.request_focus();
                }
                let replace = !self.others.is_empty() && ui.button("Replace by another…").clicked();
                let cancel = ui.button("Cancel").clicked();
                match (delete.clicked(), replace, cancel) {
                    (true, ..) => Some(Answer::Delete),
                    (_, true, _) => Some(Answer::Replace),
                    (.., true) => Some(Answer::Cancel),
                    (false, false, false) => None,
                }
            });
            go.or(pressed.inner)
        });
        match answer.or(escape.then_some(Answer::Cancel)) {
            None => Some(self),
            Some(Answer::Delete) => {
                actions.push(Action::DeleteAnyway(self.targets, self.lane_steps));
                None
            }
            Some(Answer::Replace) => {
                self.choosing = Some(Choice::default());
                Some(self)
            }
            Some(Answer::GoTo(at)) => {
                actions.extend(self.uses.get(at).map(|place| Action::GoTo(place.record.clone())));
                None
            }
            Some(Answer::Cancel) => None,
        }
    }

    fn choose(mut self, ui: &Ui, editor: &Editor, actions: &mut Actions, mut choice: Choice) -> Option<DeleteUsed> {
        let document = editor.document();
        let wanted = fold(&choice.typed);
        let named = self.others.iter().map(|id| (id, words::name_or_kind(document, id)));
        let fits: Vec<(&Id, String)> =
            named.filter(|(_, name)| fold(name).contains(&wanted)).take(MOST_SHOWN).collect();
        let moved = places::move_choice(ui, &mut choice.chosen, fits.len());
        let enter = ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
        let title = format!("Replace {} by", self.what(editor));
        let ((picked, cancel), escape) = modal(ui, "replace", 500.0, |ui| {
            ui.label(widget::strong(&title, 16.0));
            let count =
                if self.uses.len() == 1 { "One place".to_owned() } else { format!("{} places", self.uses.len()) };
            ui.label(RichText::new(format!("{count} will refer to the one you choose.")).weak());
            ui.add_space(8.0);
            let field = TextEdit::singleline(&mut choice.typed).hint_text("Type to find").desired_width(f32::INFINITY);
            let field = ui.add(field).accessible_name(title.clone());
            field.request_focus();
            if field.changed() {
                choice.chosen = 0;
            }
            let mut picked = None;
            let height = (ui.ctx().content_rect().height() - 340.0).clamp(80.0, 280.0);
            ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
                for (i, (id, name)) in fits.iter().enumerate() {
                    let here = i == choice.chosen;
                    let place = place(editor, id);
                    let button = egui::Button::selectable(here, name.as_str())
                        .right_text(RichText::new(place).weak().small())
                        .truncate()
                        .min_size(egui::vec2(ui.available_width(), 0.0));
                    let response = ui.add(button).accessible_name(name.clone());
                    if here && moved {
                        response.scroll_to_me(None);
                    }
                    if response.clicked() {
                        picked = Some(i);
                    }
                }
                if fits.is_empty() {
                    ui.label(RichText::new("Nothing is called that.").weak());
                }
            });
            ui.add_space(12.0);
            (picked, ui.button("Cancel").clicked())
        });
        let picked = picked.or_else(|| enter.then_some(choice.chosen));
        if let (Some((by, _)), [old]) = (picked.and_then(|at| fits.get(at)), self.targets.as_slice()) {
            actions.push(Action::Replace(old.clone(), (*by).clone()));
            return None;
        }
        if cancel || escape {
            return None;
        }
        self.choosing = Some(choice);
        Some(self)
    }
}

enum Answer {
    Delete,
    Replace,
    GoTo(usize),
    Cancel,
}

/// Where one of several stands that may have the same name.
fn place(editor: &Editor, id: &Id) -> String {
    let document = editor.document();
    match crate::model::Sheet::showing(document, id).filter(|sheet| sheet.id() != id) {
        Some(sheet) => sheet.title(document),
        None => document.party(id).map_or("", |party| party.kind.word()).to_owned(),
    }
}
