//! The fields of the inspector: each shows a value and, once done, sends one change.

use crate::{
    gui::{
        action::{Action, Actions, Verb},
        words,
    },
    model::{self, Document, Id},
};
use egui::{ComboBox, Key, Modifiers, RichText, TextEdit, Ui};

/// Makes the change of a field of one record to a new value.
pub type Set<T> = fn(&Id, T) -> Verb;

/// A text being typed, not yet a change. It becomes one when the field is left.
#[derive(Clone, Debug)]
pub struct Draft {
    record: Id,
    field: &'static str,
    text: String,
    set: Set<String>,
}

impl Draft {
    /// Sends it as a change.
    pub fn send(self, actions: &mut Actions) {
        actions.push(Action::Act((self.set)(&self.record, self.text)));
    }
}

/// The fields of one record.
pub struct Form<'a> {
    pub ui: &'a mut Ui,
    pub document: &'a Document,
    pub record: &'a Id,
    pub draft: &'a mut Option<Draft>,
    pub actions: &'a mut Actions,
}

impl Form<'_> {
    /// A line of text.
    pub fn line(&mut self, field: &'static str, value: &str, set: Set<String>) {
        self.text(field, value, "", 1, set);
    }

    /// A line of text; where it is empty, what stands for it is shown faintly.
    pub fn line_or(&mut self, field: &'static str, value: &str, instead: &str, set: Set<String>) {
        self.text(field, value, instead, 1, set);
    }

    /// What only the file needs, folded away.
    pub fn details(&mut self, contents: impl FnOnce(&mut Form)) {
        let Form { ui, document, record, draft, actions } = self;
        ui.add_space(8.0);
        egui::CollapsingHeader::new("Details").id_salt("inspector details").show(ui, |ui| {
            contents(&mut Form { ui, document, record, draft, actions });
        });
    }

    /// Text over several lines.
    pub fn lines(&mut self, field: &'static str, value: &str, set: Set<String>) {
        self.text(field, value, "", 3, set);
    }

    fn text(&mut self, field: &'static str, value: &str, hint: &str, rows: usize, set: Set<String>) {
        let label = self.label(field);
        let mine = self.draft.as_ref().is_some_and(|d| d.record == *self.record && d.field == field);
        let mut text = match self.draft.as_ref() {
            Some(draft) if mine => draft.text.clone(),
            _ => value.to_owned(),
        };
        let edit = if rows == 1 && !value.contains('\n') {
            TextEdit::singleline(&mut text)
        } else {
            TextEdit::multiline(&mut text).desired_rows(rows)
        };
        let id = egui::Id::unique(("inspector", self.record.as_str(), field));
        let response =
            self.ui.add(edit.id(id).hint_text(hint.to_owned()).desired_width(f32::INFINITY)).labelled_by(label);
        if response.changed() {
            *self.draft = Some(Draft { record: self.record.clone(), field, text, set });
        }
        if response.lost_focus()
            && mine
            && let Some(draft) = self.draft.take()
            && draft.text != value
        {
            draft.send(self.actions);
        }
    }

    /// One of a closed list.
    pub fn choice<T: Copy + PartialEq + 'static>(
        &mut self,
        field: &'static str,
        value: T,
        options: &[(T, &str)],
        set: Set<T>,
    ) {
        let shown = options.iter().find(|(v, _)| *v == value).map_or("", |(_, word)| word);
        let all = || options.iter().map(|(option, word)| (*option, (*word).to_owned())).collect();
        if let Some(chosen) = self.combo(field, shown, &value, all) {
            self.actions.push(Action::Act(set(self.record, chosen)));
        }
    }

    /// A record chosen among others, or none.
    pub fn reference(
        &mut self,
        field: &'static str,
        value: Option<&Id>,
        options: impl FnOnce() -> Vec<Id>,
        set: Set<Option<Id>>,
    ) {
        let shown = value.map_or_else(|| "None".to_owned(), |id| words::name_or_kind(self.document, id));
        let document = self.document;
        let all = || {
            let named = named(document, options()).into_iter().map(|(id, name)| (Some(id), name));
            std::iter::once((None, "None".to_owned())).chain(named).collect()
        };
        if let Some(chosen) = self.combo(field, &shown, &value.cloned(), all) {
            self.actions.push(Action::Act(set(self.record, chosen)));
        }
    }

    /// A record chosen among others that cannot be missing.
    pub fn must_refer(&mut self, field: &'static str, value: &Id, options: impl FnOnce() -> Vec<Id>, set: Set<Id>) {
        let shown = words::name_or_kind(self.document, value);
        let document = self.document;
        if let Some(chosen) = self.combo(field, &shown, value, || named(document, options())) {
            self.actions.push(Action::Act(set(self.record, chosen)));
        }
    }

    /// Yes or no.
    pub fn flag(&mut self, field: &'static str, value: bool, set: Set<bool>) {
        self.ui.add_space(6.0);
        let mut now = value;
        if self.ui.checkbox(&mut now, field).changed() {
            self.actions.push(Action::Act(set(self.record, now)));
        }
    }

    /// A decimal key that puts things in order.
    pub fn key(&mut self, field: &'static str, value: model::Key, set: Set<model::Key>) {
        let label = self.label(field);
        let mut now = value.value();
        let drag = egui::DragValue::new(&mut now)
            .speed(0.05)
            .custom_formatter(|v, _| v.to_string())
            .update_while_editing(false);
        let response = self.ui.add(drag).labelled_by(label);
        let done = response.drag_stopped() || (response.changed() && !response.dragged());
        if done
            && let Some(now) = model::Key::new(now)
            && now != value
        {
            self.actions.push(Action::Act(set(self.record, now)));
        }
    }

    /// A value that is only shown.
    pub fn shown(&mut self, field: &'static str, value: &str) {
        self.label(field);
        self.ui.add(egui::Label::new(RichText::new(value).monospace().small()).truncate().selectable(true));
    }

    fn label(&mut self, field: &str) -> egui::Id {
        self.ui.add_space(6.0);
        let color = self.ui.visuals().weak_text_color();
        self.ui.label(RichText::new(field).size(11.0).color(color)).id
    }

    /// A list that drops down, with what was chosen from it. Open, it has the arrows, Enter and Esc.
    fn combo<T: PartialEq>(
        &mut self,
        field: &'static str,
        shown: &str,
        value: &T,
        options: impl FnOnce() -> Vec<(T, String)>,
    ) -> Option<T> {
        let label = self.label(field);
        let width = self.ui.available_width();
        let salt = ("inspector", self.record.as_str(), field);
        let marked = egui::Id::unique(("inspector list", salt));
        // The button's own id is known once it was shown.
        let button_id = marked.with("button");
        let open = |ui: &Ui| {
            let id = ui.data(|d| d.get_temp::<egui::Id>(button_id));
            id.is_some_and(|id| ComboBox::is_open(ui.ctx(), id))
        };
        let keys = if open(self.ui) { ListKeys::take(self.ui) } else { ListKeys::default() };
        let mut chosen = None;
        let response =
            ComboBox::from_id_salt(salt).selected_text(shown).truncate().width(width).show_ui(self.ui, |ui| {
                let options = options();
                let last = options.len().saturating_sub(1);
                let now = options.iter().position(|(v, _)| v == value).unwrap_or(0);
                let at = ui.data(|d| d.get_temp::<usize>(marked)).unwrap_or(now);
                let at = at.saturating_add_signed(keys.by).min(last);
                ui.data_mut(|d| d.insert_temp(marked, at));
                for (i, (option, word)) in options.into_iter().enumerate() {
                    let same = option == *value;
                    let mut response = ui.selectable_label(same, word);
                    if i == at {
                        response = response.highlight();
                        if keys.by != 0 {
                            response.scroll_to_me(None);
                        }
                    }
                    if (response.clicked() || (keys.choose && i == at)) && !same {
                        chosen = Some(option);
                    }
                }
            });
        let button = response.response.labelled_by(label);
        self.ui.data_mut(|d| d.insert_temp(button_id, button.id));
        if keys.choose || keys.close {
            egui::Popup::close_all(self.ui.ctx());
            button.request_focus();
        }
        if open(self.ui) {
            // The keyboard stays here while the list is open: no arrow, no Esc goes elsewhere.
            button.request_focus();
            let all = egui::EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true };
            self.ui.memory_mut(|m| m.set_focus_lock_filter(button.id, all));
        } else {
            self.ui.data_mut(|d| d.remove::<usize>(marked));
        }
        chosen
    }
}

/// What the keys of one frame ask of an open list.
#[derive(Clone, Copy, Default)]
struct ListKeys {
    by: isize,
    choose: bool,
    close: bool,
}

impl ListKeys {
    /// Takes them, so that nothing else hears them.
    fn take(ui: &Ui) -> ListKeys {
        ui.input_mut(|i| {
            let down = i.count_and_consume_key(Modifiers::NONE, Key::ArrowDown) as isize;
            let up = i.count_and_consume_key(Modifiers::NONE, Key::ArrowUp) as isize;
            let enter = i.consume_key(Modifiers::NONE, Key::Enter);
            let space = i.consume_key(Modifiers::NONE, Key::Space);
            ListKeys { by: down - up, choose: enter || space, close: i.consume_key(Modifiers::NONE, Key::Escape) }
        })
    }
}

/// Records with what they are called, by name.
fn named(document: &Document, ids: Vec<Id>) -> Vec<(Id, String)> {
    let mut named: Vec<(Id, String)> = ids
        .into_iter()
        .map(|id| {
            let name = words::name_or_kind(document, &id);
            (id, name)
        })
        .collect();
    named.sort_by(|a, b| a.1.cmp(&b.1));
    named
}
