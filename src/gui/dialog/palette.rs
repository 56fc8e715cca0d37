//! The command palette: every command, and every place to go to, found by a few letters.

use super::Dialog;
use crate::{
    editor::{Command, Editor, Group, Platform},
    gui::{
        action::{Action, Actions},
        prefs::Setting,
        widget, words,
    },
    model::{Id, Record, fold},
};
use egui::{Align2, Area, Frame, Key, Modifiers, Order, RichText, ScrollArea, TextEdit, Ui};
use nucleo_matcher::{
    Config, Matcher, Utf32Str,
    pattern::{CaseMatching, Normalization, Pattern},
};

/// What is typed and chosen in it.
#[derive(Clone, Debug, Default)]
pub struct Palette {
    query: String,
    chosen: usize,
    /// Only views, for "go to view".
    views_only: bool,
    /// The chosen row is to be brought into sight.
    scroll: bool,
}

/// One line of the palette.
#[derive(Clone, Debug)]
enum Entry {
    Command(Command),
    Setting(Setting),
    Record(Id),
}

impl Palette {
    /// Empty, with everything in it.
    pub fn new(views_only: bool) -> Palette {
        Palette { views_only, ..Palette::default() }
    }

    /// Shows it; gives the dialog that comes next.
    pub fn ui(mut self, ui: &Ui, editor: &Editor, actions: &mut Actions) -> Option<Dialog> {
        let entries = self.found(editor);
        self.move_choice(ui, entries.len());
        let enter = ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
        // The key that opened it closes it, as Esc does.
        let escape =
            ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape) | i.consume_key(Modifiers::COMMAND, Key::K));
        let mut picked = if enter { entries.get(self.chosen).cloned() } else { None };
        let screen = ui.ctx().content_rect();
        let width = (screen.width() - 60.0).min(560.0);
        let area = Area::new(egui::Id::unique("laneway palette"))
            .order(Order::Foreground)
            .pivot(Align2::CENTER_TOP)
            .fixed_pos(screen.center_top() + egui::vec2(0.0, 60.0))
            .show(ui.ctx(), |ui| {
                Frame::popup(ui.style()).inner_margin(10).show(ui, |ui| {
                    ui.set_width(width);
                    self.field(ui);
                    ui.add_space(4.0);
                    if let Some(entry) = self.list(ui, editor, &entries) {
                        picked = Some(entry);
                    }
                });
            });
        let clicked_away = area.response.clicked_elsewhere();
        if let Some(entry) = picked {
            actions.push(Action::FocusCanvas);
            actions.push(match entry {
                Entry::Command(command) => Action::Command(command),
                Entry::Setting(setting) => Action::Set(setting),
                Entry::Record(id) => Action::GoTo(id),
            });
            return None;
        }
        if escape || clicked_away {
            actions.push(Action::FocusCanvas);
            return None;
        }
        Some(Dialog::Palette(self))
    }

    fn field(&mut self, ui: &mut Ui) {
        let hint = if self.views_only { "Go to a view" } else { "Find a command, a step, a lane …" };
        let id = egui::Id::unique("laneway palette field");
        let field = TextEdit::singleline(&mut self.query)
            .id(id)
            .hint_text(hint)
            .desired_width(f32::INFINITY)
            .margin(egui::Margin::symmetric(10, 8));
        let response = ui.add(field).accessible_name(hint);
        if response.changed() {
            self.chosen = 0;
            self.scroll = true;
        }
        response.request_focus();
    }

    fn list(&mut self, ui: &mut Ui, editor: &Editor, entries: &[Entry]) -> Option<Entry> {
        let mut picked = None;
        if entries.is_empty() {
            ui.label(RichText::new("Nothing is called that.").weak());
        }
        let height = (ui.ctx().content_rect().height() - 190.0).clamp(120.0, 420.0);
        // The window around it keeps the size it had: without a least height so would the list.
        let scroll = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
        scroll.auto_shrink([false, true]).show(ui, |ui| {
            for (i, entry) in entries.iter().enumerate() {
                let chosen = i == self.chosen;
                let (label, right, enabled) = match entry {
                    Entry::Command(command) => {
                        let keys = command.shortcut().map_or(String::new(), |s| s.text(Platform::HERE));
                        (command.label().to_owned(), keys, editor.why_not(*command).is_none())
                    }
                    Entry::Setting(setting) => (setting.label(), "view".to_owned(), true),
                    Entry::Record(id) => {
                        let document = editor.document();
                        let kind = match document.get(id) {
                            Some(Record::Swimlane(swimlane)) => words::state(swimlane.state),
                            Some(record) => record.kind().word(),
                            None => "",
                        };
                        let name = words::name(document, id);
                        (name, kind.to_owned(), true)
                    }
                };
                let mut text = RichText::new(label.clone());
                if !enabled {
                    text = text.weak();
                }
                let button = egui::Button::selectable(chosen, text)
                    .right_text(RichText::new(right).weak().small())
                    .truncate()
                    .min_size(egui::vec2(ui.available_width(), 0.0));
                let response = ui.add(button).accessible_name(label);
                if chosen && self.scroll {
                    response.scroll_to_me(None);
                }
                if let (true, Entry::Command(command)) = (chosen, entry) {
                    let hint = editor.why_not(*command).unwrap_or(command.hint());
                    ui.horizontal(|ui| {
                        ui.add_space(10.0);
                        ui.label(RichText::new(hint).weak().small());
                    });
                }
                if response.clicked() {
                    picked = Some(entry.clone());
                }
            }
        });
        self.scroll = false;
        picked
    }

    fn move_choice(&mut self, ui: &Ui, count: usize) {
        let (down, up) = ui.input_mut(|i| {
            (i.consume_key(Modifiers::NONE, Key::ArrowDown), i.consume_key(Modifiers::NONE, Key::ArrowUp))
        });
        if down {
            self.chosen += 1;
            self.scroll = true;
        }
        if up {
            self.chosen = self.chosen.checked_sub(1).unwrap_or(count.saturating_sub(1));
            self.scroll = true;
        }
        if self.chosen >= count {
            self.chosen = 0;
        }
    }

    /// What the typed letters find, the best first. Without any: all commands, in menu order.
    fn found(&self, editor: &Editor) -> Vec<Entry> {
        let mut all: Vec<(String, Entry)> = Vec::new();
        if !self.views_only {
            all.extend(Command::ALL.iter().map(|c| {
                let group = c.spec().group;
                let also = match c {
                    Command::Model(command) => command.also_called(),
                    _ => "",
                };
                let words = match group {
                    Group::Add => c.label().to_owned(),
                    _ => format!("{} {also} {}", c.label(), group.label()),
                };
                (words, Entry::Command(*c))
            }));
            all.extend(Setting::all().map(|s| (format!("{} view", s.label()), Entry::Setting(s))));
        }
        if self.views_only || !self.query.trim().is_empty() {
            let named = editor.document().records().filter(|r| match r {
                Record::Swimlane(_) | Record::Journey(_) | Record::Sipoc(_) | Record::DecisionTable(_) => true,
                // They are called by what something else says, or by nothing.
                Record::Model(_) | Record::Flow(_) | Record::Emotion(_) | Record::Dependency(_) => false,
                _ => !self.views_only,
            });
            all.extend(
                named.map(|r| (editor.document().display_name(r.id()).to_owned(), Entry::Record(r.id().clone()))),
            );
        }
        if self.query.trim().is_empty() {
            return all.into_iter().map(|(_, entry)| entry).collect();
        }
        let pattern = Pattern::parse(&self.query, CaseMatching::Ignore, Normalization::Smart);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut buffer = Vec::new();
        let wanted = fold(&self.query);
        let mut scored: Vec<(u32, usize, Entry)> = all
            .into_iter()
            .enumerate()
            .filter_map(|(i, (words, entry))| {
                let score = pattern.score(Utf32Str::new(&words, &mut buffer), &mut matcher)?;
                // Who types all of a name means it, not what begins with it.
                let whole = fold(&words) == wanted;
                Some((if whole { u32::MAX } else { score }, i, entry))
            })
            .collect();
        // What cannot be done now comes last.
        let idle = |entry: &Entry| matches!(entry, Entry::Command(c) if editor.why_not(*c).is_some());
        scored.sort_by(|a, b| idle(&a.2).cmp(&idle(&b.2)).then(b.0.cmp(&a.0)).then(a.1.cmp(&b.1)));
        scored.truncate(60);
        scored.into_iter().map(|(_, _, entry)| entry).collect()
    }
}

/// The sheet of all shortcuts, by group, in as many even columns as there is room for.
pub fn shortcuts(ui: &mut Ui) {
    ui.label(widget::strong("Shortcuts", 18.0));
    ui.add_space(4.0);
    let height = (ui.ctx().content_rect().height() - 200.0).max(120.0);
    let columns: &[&[Group]] = match ui.available_width() {
        width if width >= 960.0 => {
            &[&[Group::File, Group::Edit], &[Group::Add], &[Group::Arrange, Group::Go, Group::View]]
        }
        width if width >= 620.0 => {
            &[&[Group::File, Group::Edit, Group::Go], &[Group::Add, Group::Arrange, Group::View]]
        }
        _ => &[&Group::ALL],
    };
    ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 24.0;
        ui.columns(columns.len(), |uis| {
            for (i, (ui, groups)) in uis.iter_mut().zip(columns).enumerate() {
                ui.spacing_mut().item_spacing = egui::vec2(8.0, 3.0);
                for group in *groups {
                    group_of_shortcuts(ui, *group);
                }
                if i == 0 {
                    by_hand(ui);
                }
            }
        });
    });
}

fn group_of_shortcuts(ui: &mut Ui, group: Group) {
    widget::section(ui, group.label());
    for command in Command::ALL.iter().filter(|c| c.spec().group == group && !c.spec().shortcuts.is_empty()) {
        let keys: Vec<String> = command.spec().shortcuts.iter().take(2).map(|s| s.text(Platform::HERE)).collect();
        row(ui, command.label(), &keys.join(" or "));
    }
}

/// What is done at the left, how at the right.
fn row(ui: &mut Ui, what: &str, how: &str) {
    egui::Sides::new().shrink_left().truncate().show(ui, |ui| ui.label(what), |ui| ui.label(RichText::new(how).weak()));
}

/// What the pointer and the panels do, which no command stands for.
fn by_hand(ui: &mut Ui) {
    widget::section(ui, "By hand");
    let rows = [
        ("Move the picture", "Wheel, space+drag"),
        ("Zoom", "Ctrl+wheel, pinch"),
        ("Menus", "F10"),
        ("From panel to panel", "F6"),
        ("Rename in the tree", "F2 or double click"),
        ("Add to the selection", "Shift+click"),
    ];
    for (what, how) in rows {
        row(ui, what, how);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        editor::ModelCommand,
        model::{Document, Register},
    };

    #[test]
    fn a_register_is_found_by_what_it_holds() {
        let editor = Editor::new(Document::from_records([]), 1);
        for register in Register::ALL.iter().copied() {
            let palette = Palette { query: register.word().to_owned(), ..Palette::default() };
            let found = palette.found(&editor);
            let wanted = Command::Model(ModelCommand::Register(register));
            assert!(found.iter().any(|entry| matches!(entry, Entry::Command(it) if *it == wanted)), "{register:?}");
        }
    }
}
