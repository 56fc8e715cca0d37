//! All checks: what each looks for, how much it weighs in this model, what it finds now and what of it is accepted.
//!
//! Arrow keys walk the list while words are typed that it must hold; Tab goes on to what can be done about the check.

mod about;
mod list;

use super::{Dialog, modal};
use crate::{
    check::{RULES, Rule},
    editor::{Checked, Command, Editor},
    gui::{
        action::{Action, Actions},
        app::App,
        problems::level,
        widget,
    },
    model::{Document, counted, fold},
};
use egui::{Align, Key, Layout, Modifiers, RichText, ScrollArea, TextEdit, Ui, vec2};
use std::collections::BTreeMap;

/// The list while it is open.
#[derive(Clone, Debug, Default)]
pub struct Checks {
    words: String,
    /// Only those that find something.
    told_only: bool,
    /// The name of the check that is explained.
    chosen: Option<&'static str>,
    /// It was opened, or another was chosen: its row is brought into sight.
    scroll: bool,
    /// The field has been given the keyboard.
    begun: bool,
}

/// What the dialog shows of the model.
struct Shown<'a> {
    document: &'a Document,
    checked: &'a Checked,
    /// Without a model there is nothing to find and no level to set.
    has_model: bool,
    /// How many problems each check tells now, by its name; none where it tells none.
    told: BTreeMap<&'static str, usize>,
}

impl<'a> Shown<'a> {
    fn new(document: &'a Document, checked: &'a Checked, has_model: bool) -> Shown<'a> {
        let mut told = BTreeMap::new();
        for problem in &checked.told {
            *told.entry(problem.finding.rule.name).or_default() += 1;
        }
        Shown { document, checked, has_model, told }
    }

    /// How many problems a check tells now.
    fn told(&self, rule: &Rule) -> usize {
        self.told.get(rule.name).copied().unwrap_or_default()
    }
}

impl Checks {
    /// At the check of the problem at hand, where there is one.
    pub fn new(editor: &Editor) -> Checks {
        let told = editor.at_hand().and_then(|at| editor.checked().told.get(at));
        Checks { scroll: true, ..Checks::at(told.map(|told| told.finding.rule.name)) }
    }

    /// At this check.
    pub fn at(chosen: Option<&'static str>) -> Checks {
        Checks { chosen, scroll: true, ..Checks::default() }
    }

    /// Shows it; gives the dialog that comes next.
    pub fn ui(mut self, ui: &Ui, app: &App, actions: &mut Actions) -> Option<Dialog> {
        let checked = app.editor.checked().clone();
        let shown = Shown::new(app.editor.document(), &checked, app.has_model());
        let listed = self.listed(&shown);
        self.walk(ui, &listed);
        undo(ui, app, self.words.is_empty(), actions);
        let asked = actions.0.len();
        let (close, escape) = modal(ui, "checks", 1000.0, |ui| {
            self.head(ui, &shown);
            let height = (ui.ctx().content_rect().height() - 270.0).clamp(120.0, 520.0);
            let wide = ui.available_width();
            // Of a fixed height: the line between the two would else take all there is.
            let body = Layout::left_to_right(Align::Min);
            ui.allocate_ui_with_layout(vec2(wide, height), body, |ui| {
                ui.set_max_height(height);
                let left = vec2((wide * 0.42).clamp(160.0, 400.0), height);
                ui.allocate_ui_with_layout(left, Layout::top_down(Align::Min), |ui| {
                    ui.set_min_size(left);
                    self.list(ui, &shown, &listed);
                });
                ui.separator();
                ui.vertical(|ui| {
                    let area = ScrollArea::vertical().id_salt(("about", self.chosen)).auto_shrink([false, false]);
                    area.max_height(height).min_scrolled_height(height).show(ui, |ui| match self.rule(&listed) {
                        Some(rule) => about::show(ui, &shown, rule, actions),
                        None => self.none(ui),
                    });
                });
            });
            ui.add_space(10.0);
            self.foot(ui, app, actions)
        });
        let away = |action: &Action| matches!(action, Action::GoTo(_) | Action::Problem(_));
        let leaves = actions.0.iter().skip(asked).any(away);
        (!close && !escape && !leaves).then_some(Dialog::Checks(self))
    }

    /// The checks that hold the words typed, in the order of the manual; those called so before the others.
    fn listed(&self, shown: &Shown) -> Vec<&'static Rule> {
        let words: Vec<String> = self.words.split_whitespace().map(fold).collect();
        let holds = |text: &str| words.is_empty() || words.iter().all(|word| fold(text).contains(word.as_str()));
        let called = |rule: &&Rule| holds(&format!("{} {}", rule.name, rule.title));
        let speaks = |rule: &&Rule| holds(&[rule.name, rule.title, rule.what, rule.why, rule.mend].join("\n"));
        let wanted = RULES.iter().copied().filter(|rule| !self.told_only || shown.told(rule) > 0);
        let (mut first, rest): (Vec<&Rule>, Vec<&Rule>) = wanted.partition(called);
        first.extend(rest.into_iter().filter(speaks));
        first
    }

    /// The check that is explained: the one chosen, else the first listed.
    fn rule(&self, listed: &[&'static Rule]) -> Option<&'static Rule> {
        let chosen = listed.iter().find(|rule| Some(rule.name) == self.chosen);
        chosen.or(listed.first()).copied()
    }

    /// Arrow keys go from check to check wherever the keyboard is.
    fn walk(&mut self, ui: &Ui, listed: &[&'static Rule]) {
        let rule = self.rule(listed);
        let mut at = listed.iter().position(|it| Some(*it) == rule).unwrap_or_default();
        self.scroll |= super::places::move_choice(ui, &mut at, listed.len());
        self.chosen = listed.get(at).map(|rule| rule.name).or(self.chosen);
    }

    fn head(&mut self, ui: &mut Ui, shown: &Shown) {
        ui.label(widget::strong("Checks", 18.0));
        ui.label(RichText::new(summary(shown)).weak());
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            let width = (ui.available_width() - 230.0).clamp(100.0, 380.0);
            let hint = "Find a check by a word";
            let field = ui.add(TextEdit::singleline(&mut self.words).hint_text(hint).desired_width(width));
            let field = field.accessible_name(hint);
            if !std::mem::replace(&mut self.begun, true) {
                field.request_focus();
            }
            self.scroll |= field.changed();
            let only = egui::Checkbox::new(&mut self.told_only, "Only with problems");
            let only = widget::outlined(ui, |ui| ui.add_enabled(shown.has_model, only));
            self.scroll |= only.on_hover_text("Leave out the checks that find nothing now").changed();
        });
        ui.add_space(6.0);
    }

    fn list(&mut self, ui: &mut Ui, shown: &Shown, listed: &[&'static Rule]) {
        let chosen = self.rule(listed);
        let scroll = std::mem::take(&mut self.scroll);
        if let Some(picked) = list::show(ui, shown, listed, chosen, scroll) {
            self.chosen = Some(picked.name);
        }
    }

    /// What is said where no check is listed.
    fn none(&mut self, ui: &mut Ui) {
        let (said, more) = match self.told_only && self.words.trim().is_empty() {
            true => ("No check finds anything", "The model keeps to all the checks that are on."),
            false => {
                ("No check speaks of that", "Look for a word of its name, or of what it is about: lane, SLA, name.")
            }
        };
        ui.label(widget::strong(said, 14.0));
        ui.label(RichText::new(more).weak());
        ui.add_space(6.0);
        if ui.add(widget::quiet_button(ui, "Show all checks")).clicked() {
            (self.words, self.told_only) = (String::new(), false);
        }
    }

    /// True where it is to close.
    fn foot(&self, ui: &mut Ui, app: &App, actions: &mut Actions) -> bool {
        ui.horizontal(|ui| {
            let close = ui.button("Close").clicked();
            if let Some(what) = app.editor.undo_label().filter(|_| app.has_model()) {
                let label = format!("Undo {}", crate::gui::words::lower_first(what));
                if ui.add(widget::quiet_button(ui, &label)).on_hover_text("Take the last change back").clicked() {
                    actions.command(Command::Undo);
                }
            }
            ui.label(RichText::new("Arrow keys choose a check · Tab goes on to its level").weak().small());
            close
        })
        .inner
    }
}

/// What there is to know before any check is read.
fn summary(shown: &Shown) -> String {
    let all = RULES.len();
    if !shown.has_model {
        return format!("{all} checks look at a model while you work on it. Open one to see what they find.");
    }
    let off = RULES.iter().filter(|rule| level::severity(shown.document, rule).is_none()).count();
    let telling = RULES.iter().filter(|rule| shown.told(rule) > 0).count();
    let off =
        if off > 0 { format!(" {off} of them {} off.", if off == 1 { "is" } else { "are" }) } else { String::new() };
    let now = match (telling, shown.checked.count().all()) {
        (0, _) => "None finds anything now: everything fits together.".to_owned(),
        (1, n) => format!("One finds something now: {}.", counted(n, "problem", "problems")),
        (some, n) => format!("{some} find something now: {}.", counted(n, "problem", "problems")),
    };
    format!("{all} checks look at the model while you work.{off} {now}")
}

/// Undo and redo, unless a text is being typed that has its own.
fn undo(ui: &Ui, app: &App, nothing_typed: bool, actions: &mut Actions) {
    let typing = !nothing_typed && ui.ctx().text_edit_focused();
    if typing || !app.has_model() {
        return;
    }
    let redo = [(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z), (Modifiers::COMMAND, Key::Y)];
    if ui.input_mut(|i| redo.iter().any(|(mods, key)| i.consume_key(*mods, *key))) {
        actions.command(Command::Redo);
    }
    if ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::Z)) {
        actions.command(Command::Undo);
    }
}
