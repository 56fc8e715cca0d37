//! The fields of the inspector: each shows a value and, once done, sends one change.
//!
//! A form is for one record or for several of one kind. With several it is run once over each without being shown, to
//! see what they share; then once to be shown.

use super::{
    adder::{Added, Adder},
    shared::Shared,
};
use crate::{
    gui::{
        action::{Action, Actions, Verb},
        combo::Combo,
        widget, words,
    },
    model::{self, Document, Id},
};
use egui::{RichText, TextEdit, Ui};

/// Makes the change of a field of records to a new value.
pub type Set<T> = fn(&[Id], T) -> Verb;

/// What is wrong with a text, where it is not understood.
pub type Complaint = fn(&str) -> Option<String>;

/// What a field shows where several records differ in it.
const DIFFER: &str = "several";

/// How a list makes a record of a name.
pub struct New {
    /// The word for what is made.
    pub word: &'static str,
    pub make: Set<String>,
}

/// A text being typed, not yet a change. It becomes one when the field is left.
#[derive(Clone, Debug)]
pub struct Draft {
    records: Vec<Id>,
    field: &'static str,
    text: String,
    set: Set<String>,
}

impl Draft {
    /// Sends it as a change.
    pub fn send(self, actions: &mut Actions) {
        actions.push(Action::Act((self.set)(&self.records, self.text)));
    }
}

/// The fields of one record, or of several of one kind.
pub struct Form<'a> {
    pub ui: &'a mut Ui,
    pub document: &'a Document,
    pub records: &'a [Id],
    pub draft: &'a mut Option<Draft>,
    pub actions: &'a mut Actions,
    pub mode: Mode<'a>,
}

/// What a run over the fields is for.
pub enum Mode<'a> {
    /// To show those of one record.
    One,
    /// To see what several records share.
    Gather(&'a mut Shared),
    /// To show what they share.
    Several(&'a Shared),
}

impl Form<'_> {
    /// Whether this is about one record, so that what concerns only one can be shown.
    pub fn one(&self) -> bool {
        matches!(self.mode, Mode::One)
    }

    /// A name: several records do not get the same.
    pub fn name(&mut self, field: &'static str, value: &str, set: Set<String>) {
        if self.one() {
            self.text(field, value, "", 1, set);
        }
    }

    /// A name; where it is empty, what stands for it is shown faintly.
    pub fn name_or(&mut self, field: &'static str, value: &str, instead: &str, set: Set<String>) {
        if self.one() {
            self.text(field, value, instead, 1, set);
        }
    }

    /// A name over several lines.
    pub fn long_name(&mut self, field: &'static str, value: &str, set: Set<String>) {
        if self.one() {
            self.text(field, value, "", 3, set);
        }
    }

    /// A line of text.
    pub fn line(&mut self, field: &'static str, value: &str, set: Set<String>) {
        self.text(field, value, "", 1, set);
    }

    /// A line of text with an example of what goes in, shown while it is empty.
    pub fn line_like(&mut self, field: &'static str, value: &str, example: &str, set: Set<String>) {
        self.text(field, value, &format!("for example {example}"), 1, set);
    }

    /// A line of text that stands for something: where it is not understood, that is said beneath, and the value stays
    /// as it was.
    pub fn typed(&mut self, field: &'static str, value: &str, example: &str, complaint: Complaint, set: Set<String>) {
        self.checked_text(field, value, &format!("for example {example}"), 1, complaint, set);
    }

    /// Text over several lines.
    pub fn lines(&mut self, field: &'static str, value: &str, set: Set<String>) {
        self.text(field, value, "", 3, set);
    }

    /// What only the file needs, folded away.
    pub fn details(&mut self, contents: impl FnOnce(&mut Form)) {
        if !self.one() {
            return;
        }
        let Form { ui, document, records, draft, actions, .. } = self;
        ui.add_space(8.0);
        egui::CollapsingHeader::new("Details").id_salt("inspector details").show(ui, |ui| {
            contents(&mut Form { ui, document, records, draft, actions, mode: Mode::One });
        });
    }

    /// A small heading over fields that belong together.
    pub fn heading(&mut self, text: &str) {
        if self.one() {
            self.ui.add_space(4.0);
            crate::gui::widget::section(self.ui, text);
        }
    }

    fn text(&mut self, field: &'static str, value: &str, hint: &str, rows: usize, set: Set<String>) {
        self.checked_text(field, value, hint, rows, |_| None, set);
    }

    fn checked_text(
        &mut self,
        field: &'static str,
        value: &str,
        hint: &str,
        rows: usize,
        complaint: Complaint,
        set: Set<String>,
    ) {
        let Some(same) = self.begin(field, value) else { return };
        let (value, hint) = if same { (value, hint) } else { ("", DIFFER) };
        let label = self.label(field);
        let mine = self.draft.as_ref().is_some_and(|d| d.records == self.records && d.field == field);
        let mut text = match self.draft.as_ref() {
            Some(draft) if mine => draft.text.clone(),
            _ => value.to_owned(),
        };
        let edit = if rows == 1 && !value.contains('\n') {
            TextEdit::singleline(&mut text)
        } else {
            TextEdit::multiline(&mut text).desired_rows(rows)
        };
        let id = self.salt(field);
        let response =
            self.ui.add(edit.id(id).hint_text(hint.to_owned()).desired_width(f32::INFINITY)).labelled_by(label);
        if response.changed() {
            *self.draft = Some(Draft { records: self.records.to_vec(), field, text, set });
        }
        let wrong = self.draft.as_ref().filter(|_| mine).and_then(|draft| complaint(&draft.text));
        if let Some(wrong) = wrong {
            let color = self.ui.visuals().warn_fg_color;
            self.ui.label(RichText::new(wrong).size(11.5).color(color));
        } else if response.lost_focus()
            && mine
            && let Some(draft) = self.draft.take()
            && draft.text != value
        {
            draft.send(self.actions);
        }
    }

    /// One of a closed list.
    pub fn choice<T: Clone + PartialEq + 'static>(
        &mut self,
        field: &'static str,
        value: T,
        options: &[(T, &str)],
        set: Set<T>,
    ) {
        let shown = options.iter().find(|(v, _)| *v == value).map_or("", |(_, word)| word);
        let all = || options.iter().map(|(option, word)| (option.clone(), words::capital(word))).collect();
        if let Some(chosen) = self.combo(field, &words::capital(shown), &value, all) {
            self.actions.push(Action::Act(set(self.records, chosen)));
        }
    }

    /// A record chosen among others, or none; one that is there can be gone to.
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
        let go = value.filter(|id| self.one() && document.contains(id.as_str())).cloned();
        if let Some(chosen) = self.combo_beside(field, &shown, &value.cloned(), all, go) {
            self.actions.push(Action::Act(set(self.records, chosen)));
        }
    }

    /// A record chosen among others that cannot be missing.
    pub fn must_refer(&mut self, field: &'static str, value: &Id, options: impl FnOnce() -> Vec<Id>, set: Set<Id>) {
        let shown = words::name_or_kind(self.document, value);
        let document = self.document;
        if let Some(chosen) = self.combo(field, &shown, value, || named(document, options())) {
            self.actions.push(Action::Act(set(self.records, chosen)));
        }
    }

    /// Several records: each can be gone to and taken out, others are added by name.
    pub fn list(
        &mut self,
        field: &'static str,
        values: &[Id],
        add: &str,
        options: impl FnOnce() -> Vec<Id>,
        set: Set<Vec<Id>>,
    ) {
        self.list_or_new(field, values, add, options, set, None);
    }

    /// The same; a name that is not there makes a record, where there is a verb for it.
    pub fn list_or_new(
        &mut self,
        field: &'static str,
        values: &[Id],
        add: &str,
        options: impl FnOnce() -> Vec<Id>,
        set: Set<Vec<Id>>,
        new: Option<New>,
    ) {
        if !self.one() {
            return;
        }
        self.label(field);
        for (i, id) in values.iter().enumerate() {
            if self.listed(id) {
                let mut rest = values.to_vec();
                rest.remove(i);
                self.actions.push(Action::Act(set(self.records, rest)));
            }
        }
        let adder = Adder { id: self.salt(field).with("add"), hint: add, makes: new.as_ref().map(|new| new.word) };
        let others = || options().into_iter().filter(|id| !values.contains(id)).collect();
        match adder.ui(self.ui, self.document, others) {
            Some(Added::Known(id)) => {
                let all = values.iter().cloned().chain([id]).collect();
                self.actions.push(Action::Act(set(self.records, all)));
            }
            Some(Added::New(name)) => {
                if let Some(new) = new {
                    self.actions.push(Action::Act((new.make)(self.records, name)));
                }
            }
            None => {}
        }
    }

    /// A line of a list: the way to a record, and a button that takes it out; true where that was pressed.
    fn listed(&mut self, id: &Id) -> bool {
        let name = words::in_list(self.document, id);
        let inner = self.ui.horizontal(|ui| {
            let width = ui.available_width() - 34.0;
            let go = egui::Button::new(&name)
                .right_text("")
                .truncate()
                .frame_when_inactive(false)
                .min_size(egui::vec2(width, 0.0));
            let go = ui.add_sized([width, 26.0], go).accessible_name(format!("Go to {name}"));
            if go.on_hover_text(format!("Go to {name}")).clicked() {
                self.actions.push(Action::GoTo(id.clone()));
            }
            let remove = crate::gui::widget::small_button(ui, "×").accessible_name(format!("Take out {name}"));
            remove.on_hover_text("Take it out").clicked()
        });
        inner.inner
    }

    /// Fields that belong together under a heading that folds them away: folded while nothing is in them, until it is
    /// opened. `count` says how much there is.
    pub fn section(&mut self, title: &'static str, count: usize, contents: impl FnOnce(&mut Form)) {
        if !self.one() {
            return contents(self);
        }
        let Form { ui, document, records, draft, actions, .. } = self;
        // Once opened or folded by hand, a section stays so for whatever is selected next.
        let by_hand = egui::Id::unique(("inspector section", title));
        let open = ui.data(|d| d.get_temp::<bool>(by_hand)).unwrap_or(count > 0);
        ui.add_space(8.0);
        let heading = if count == 0 { title.to_owned() } else { format!("{title} ({count})") };
        let header = egui::CollapsingHeader::new(RichText::new(heading).strong().size(12.5))
            .id_salt((title, *records))
            .open(Some(open))
            .show_unindented(ui, |ui| {
                contents(&mut Form { ui, document, records, draft, actions, mode: Mode::One });
                ui.add_space(4.0);
            });
        if header.header_response.clicked() {
            ui.data_mut(|d| d.insert_temp(by_hand, !open));
        }
    }

    /// Yes or no.
    pub fn flag(&mut self, field: &'static str, value: bool, set: impl FnOnce(&[Id], bool) -> Verb) {
        let Some(same) = self.begin(field, if value { "yes" } else { "no" }) else { return };
        self.ui.add_space(6.0);
        let mut now = value && same;
        let tick = egui::Checkbox::new(&mut now, field).indeterminate(!same);
        let response = widget::outlined(self.ui, |ui| ui.add(tick));
        if response.changed() {
            self.actions.push(Action::Act(set(self.records, now)));
        }
    }

    /// Several switches, two beside each other; what was switched.
    pub fn switches<T: Copy>(&mut self, all: &[T], word: fn(T) -> &'static str, on: impl Fn(T) -> bool) -> Option<T> {
        let mut switched = None;
        let width = self.ui.available_width() / 2.0 - 4.0;
        for pair in all.chunks(2) {
            self.ui.horizontal(|ui| {
                for it in pair {
                    let mut now = on(*it);
                    let (rect, _) = ui.allocate_exact_size(egui::vec2(width, 26.0), egui::Sense::hover());
                    let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(rect));
                    if widget::outlined(&mut ui, |ui| ui.checkbox(&mut now, word(*it))).changed() {
                        switched = Some(*it);
                    }
                }
            });
        }
        switched
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
            self.actions.push(Action::Act(set(self.records, now)));
        }
    }

    /// A value that is only shown.
    pub fn shown(&mut self, field: &'static str, value: &str) {
        if !self.one() {
            return;
        }
        self.label(field);
        self.ui.add(egui::Label::new(RichText::new(value).monospace().small()).truncate().selectable(true));
    }

    /// A record that is only shown, with the way to it.
    pub fn shown_reference(&mut self, field: &'static str, value: &Id) {
        if !self.one() {
            return;
        }
        self.label(field);
        let name = words::name_or_kind(self.document, value);
        let there = self.document.contains(value.as_str());
        let go = egui::Button::new(&name).truncate().frame_when_inactive(false);
        let response = self.ui.add_enabled(there, go).accessible_name(format!("Go to {name}"));
        if response.on_hover_text(format!("Go to {name}")).clicked() {
            self.actions.push(Action::GoTo(value.clone()));
        }
    }

    /// A button that does something to the records.
    pub fn button(&mut self, label: &str, hint: &str, action: impl FnOnce(&[Id]) -> Action) {
        if !self.one() {
            return;
        }
        self.ui.add_space(6.0);
        if self.ui.add(crate::gui::widget::quiet_button(self.ui, label)).on_hover_text(hint).clicked() {
            self.actions.push(action(self.records));
        }
    }

    /// Whether the field is shown now, and if so whether all records agree in it.
    fn begin(&mut self, field: &'static str, shown: &str) -> Option<bool> {
        match &mut self.mode {
            Mode::One => Some(true),
            Mode::Gather(shared) => {
                shared.see(field, shown);
                None
            }
            Mode::Several(shared) => shared.all_have(field).then(|| shared.same(field)),
        }
    }

    pub fn label(&mut self, field: &str) -> egui::Id {
        self.ui.add_space(6.0);
        let color = self.ui.visuals().weak_text_color();
        self.ui.label(RichText::new(field).size(11.0).color(color)).id
    }

    /// What tells a field from others, of this and other records.
    pub fn salt(&self, field: &str) -> egui::Id {
        egui::Id::unique(("inspector", self.records, field))
    }

    fn combo<T: PartialEq>(
        &mut self,
        field: &'static str,
        shown: &str,
        value: &T,
        options: impl FnOnce() -> Vec<(T, String)>,
    ) -> Option<T> {
        self.combo_beside(field, shown, value, options, None)
    }

    /// A list that drops down, with what was chosen from it; beside it the way to a record.
    fn combo_beside<T: PartialEq>(
        &mut self,
        field: &'static str,
        shown: &str,
        value: &T,
        options: impl FnOnce() -> Vec<(T, String)>,
        go: Option<Id>,
    ) -> Option<T> {
        let same = self.begin(field, shown)?;
        let label = self.label(field);
        let salt = self.salt(field);
        self.ui
            .horizontal(|ui| {
                let width = ui.available_width() - if go.is_some() { 34.0 } else { 0.0 };
                let combo = Combo { salt, shown: if same { shown } else { DIFFER }, name: None, width };
                let (chosen, button) = combo.ui(ui, |v| same && v == value, options);
                button.labelled_by(label);
                if let Some(go) = go {
                    let name = words::name_or_kind(self.document, &go);
                    let button = crate::gui::widget::small_button(ui, "»");
                    if button.accessible_name(format!("Go to {name}")).on_hover_text("Go to it").clicked() {
                        self.actions.push(Action::GoTo(go));
                    }
                }
                chosen
            })
            .inner
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
