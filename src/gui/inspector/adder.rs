//! The field at the foot of a list of records: a name typed into it puts in what is called so, or makes it.

use crate::{
    gui::{canvas::options, words},
    model::{Document, Id, Sheet, fold},
};
use egui::{Key, Modifiers, Popup, PopupCloseBehavior, RichText, TextEdit, Ui};

/// As many are offered at once; typing finds the others.
const MOST: usize = 8;

/// What was chosen.
pub enum Added {
    Known(Id),
    /// A name, for a record to be made.
    New(String),
}

/// What the field is, whatever it lists.
pub struct Adder<'a> {
    /// What tells it from other fields.
    pub id: egui::Id,
    /// Shown while it is empty, and said by a screen reader: "Add a rule…".
    pub hint: &'a str,
    /// The word for what a name that is not there makes; without one, nothing.
    pub makes: Option<&'a str>,
}

/// What is remembered while it is typed into.
#[derive(Clone, Default)]
struct Typed {
    text: String,
    /// The row the arrows went to.
    marked: Option<usize>,
    open: bool,
}

impl Adder<'_> {
    /// Shows it; gives what was chosen.
    pub fn ui(self, ui: &mut Ui, document: &Document, options: impl FnOnce() -> Vec<Id>) -> Option<Added> {
        let mut typed = ui.data(|d| d.get_temp::<Typed>(self.id)).unwrap_or_default();
        let focused = ui.memory(|m| m.has_focus(self.id));
        let found = if focused || typed.open { found(document, options(), &typed.text) } else { Vec::new() };
        let name = words::one_line(&typed.text);
        let makes = self.makes.filter(|_| !name.is_empty()).map(|word| format!("New {word} “{name}”"));
        let rows = found.len() + usize::from(makes.is_some());
        let mut at = typed.marked.filter(|at| *at < rows).or_else(|| meant(&found, &name, makes.is_some()));
        let mut taken = None;
        if focused && typed.open && rows > 0 {
            let keys = Keys::take(ui, !typed.text.is_empty());
            if keys.by != 0 {
                let next = at.map_or(if keys.by > 0 { 0 } else { rows - 1 }, |at| at.saturating_add_signed(keys.by));
                at = Some(next.min(rows - 1));
                typed.marked = at;
            }
            if keys.choose {
                taken = at;
            }
            if keys.clear {
                typed = Typed { open: true, ..Typed::default() };
            }
        }
        let field = TextEdit::singleline(&mut typed.text).id(self.id).hint_text(self.hint).desired_width(f32::INFINITY);
        let response = ui.add(field);
        if response.changed() {
            typed.marked = None;
        }
        let response = response.accessible_name(self.hint);
        let popup = Popup::from_response(&response)
            .id(self.id.with("options"))
            .close_behavior(PopupCloseBehavior::IgnoreClicks)
            .open(typed.open && (rows > 0 || !name.is_empty()));
        let shown = popup.show(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let width = response.rect.width().max(240.0) - 12.0;
            for (i, (id, known)) in found.iter().enumerate() {
                if options::row(ui, width, at == Some(i), known, &what(document, id)) {
                    taken = Some(i);
                }
            }
            if let Some(makes) = &makes {
                let here = at == Some(found.len());
                if options::as_typed(ui, width, here, found.is_empty(), makes) {
                    taken = Some(found.len());
                }
            } else if found.is_empty() {
                ui.label(RichText::new("Nothing else is called that").weak().small());
            }
        });
        // A press on the list takes the keyboard from the field before it is a click.
        let inside = |rect: egui::Rect| ui.ctx().pointer_latest_pos().is_some_and(|at| rect.contains(at));
        typed.open = response.has_focus() || (typed.open && shown.is_some_and(|s| inside(s.response.rect)));
        let added = taken.and_then(|i| match found.get(i) {
            Some((id, _)) => Some(Added::Known(id.clone())),
            None => makes.map(|_| Added::New(name)),
        });
        if added.is_some() || !typed.open {
            typed = Typed { open: typed.open, ..Typed::default() };
        }
        if added.is_some() {
            response.request_focus();
        }
        ui.data_mut(|d| d.insert_temp(self.id, typed));
        added
    }
}

/// The records whose name holds what was typed; first those that begin with it, each lot by name.
fn found(document: &Document, options: Vec<Id>, typed: &str) -> Vec<(Id, String)> {
    let wanted = fold(typed.trim());
    let mut found: Vec<(bool, String, Id, String)> = options
        .into_iter()
        .filter_map(|id| {
            let name = words::in_list(document, &id);
            let folded = fold(&name);
            folded.contains(&wanted).then(|| (!folded.starts_with(&wanted), folded, id, name))
        })
        .collect();
    found.sort();
    found.truncate(MOST);
    found.into_iter().map(|(_, _, id, name)| (id, name)).collect()
}

/// The row that Enter takes before any is chosen. A name that begins as what was typed is meant before a new one; of
/// several of that name none is, before one says which.
fn meant(found: &[(Id, String)], typed: &str, makes: bool) -> Option<usize> {
    let typed = fold(typed);
    let first = found.first().map(|(_, name)| fold(name)).filter(|name| !typed.is_empty() && name.starts_with(&typed));
    match first {
        // They are in order, so that the second is called as the first where any is.
        Some(first) => found.get(1).is_none_or(|(_, name)| fold(name) != first).then_some(0),
        None => makes.then_some(found.len()),
    }
}

/// What it is and where, beside its name.
fn what(document: &Document, id: &Id) -> String {
    let Some(record) = document.get(id) else { return String::new() };
    let place = Sheet::showing(document, id).filter(|sheet| !sheet.of_model() && sheet.id() != id);
    match place {
        Some(sheet) => words::clipped(&sheet.title(document), 28),
        None => record.kind().word().to_owned(),
    }
}

/// What the keys of one frame ask of the open list.
struct Keys {
    by: isize,
    choose: bool,
    clear: bool,
}

impl Keys {
    /// Takes them from the field, which has no use for them.
    fn take(ui: &Ui, any_typed: bool) -> Keys {
        ui.input_mut(|i| {
            let down = i.count_and_consume_key(Modifiers::NONE, Key::ArrowDown) as isize;
            let up = i.count_and_consume_key(Modifiers::NONE, Key::ArrowUp) as isize;
            Keys {
                by: down - up,
                choose: i.consume_key(Modifiers::NONE, Key::Enter),
                clear: any_typed && i.consume_key(Modifiers::NONE, Key::Escape),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enter_takes_what_begins_so_and_none_of_two_of_one_name() {
        let of = |names: &[&str]| -> Vec<(Id, String)> {
            names.iter().enumerate().map(|(i, name)| (Id::from(format!("r{i}").as_str()), (*name).to_owned())).collect()
        };
        assert_eq!(meant(&of(&["Ask", "Ask twice"]), "as", true), Some(0));
        assert_eq!(meant(&of(&["Ask", "ASK", "Ask twice"]), "as", true), None, "which of the two?");
        assert_eq!(meant(&of(&["Ask", "Tell", "Tell"]), "as", false), Some(0), "others of one name");
        assert_eq!(meant(&of(&["Do ask"]), "ask", true), Some(1), "a new one");
        assert_eq!(meant(&of(&["Do ask"]), "ask", false), None);
        assert_eq!(meant(&of(&["Ask"]), "", false), None, "nothing is typed");
    }
}
