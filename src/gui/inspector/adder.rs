//! The field at the foot of a list of records: a name typed into it puts in what is called so, or makes it.

use crate::{
    gui::{canvas::options, words},
    model::{Document, Id, Names, RecordKind, Sheet, fold},
};
use egui::{Key, Modifiers, Popup, PopupCloseBehavior, RichText, TextEdit, Ui};
use std::collections::BTreeMap;

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
            for (i, it) in found.iter().enumerate() {
                if options::row(ui, width, at == Some(i), &it.apart, &what(document, &it.id)) {
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
            Some(it) => Some(Added::Known(it.id.clone())),
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

/// A record that could be meant.
struct Found {
    id: Id,
    name: String,
    /// What tells it from others of its name that could be meant too; the name where it has none.
    apart: String,
}

/// The records whose name holds what was typed, or what tells them from others of their name; first those that begin
/// with it, each lot by name.
fn found(document: &Document, options: Vec<Id>, typed: &str) -> Vec<Found> {
    let wanted = fold(typed.trim());
    let names = Names::among(document, &options);
    let called: Vec<(String, String)> =
        options.iter().map(|id| words::in_list(document, id)).map(|name| (fold(&name), name)).collect();
    let mut like: BTreeMap<&str, usize> = BTreeMap::new();
    for (folded, _) in &called {
        *like.entry(folded).or_default() += 1;
    }
    let mut found: Vec<(bool, &str, &Id, Found)> = Vec::new();
    for (id, (folded, name)) in options.iter().zip(&called) {
        let alone = like.get(folded.as_str()).is_none_or(|n| *n < 2);
        if alone && !folded.contains(&wanted) {
            continue;
        }
        let apart = if alone { name.clone() } else { names.text(id, RecordKind::ALL) };
        if folded.contains(&wanted) || fold(&apart).contains(&wanted) {
            let found_here = Found { id: id.clone(), name: name.clone(), apart };
            found.push((!folded.starts_with(&wanted), folded, id, found_here));
        }
    }
    found.sort_by(|a, b| (a.0, a.1, a.2).cmp(&(b.0, b.1, b.2)));
    found.truncate(MOST);
    found.into_iter().map(|(.., found)| found).collect()
}

/// The row that Enter takes before any is chosen. A name that begins as what was typed is meant before a new one; of
/// several of that name none is, before one says which.
fn meant(found: &[Found], typed: &str, makes: bool) -> Option<usize> {
    let typed = fold(typed);
    // As it tells itself apart it can be no other.
    if let Some(only) = found.iter().position(|it| !typed.is_empty() && fold(&it.apart) == typed) {
        return Some(only);
    }
    let first = found.first().map(|it| fold(&it.name)).filter(|name| !typed.is_empty() && name.starts_with(&typed));
    match first {
        // They are in order, so that the second is called as the first where any is.
        Some(first) => found.get(1).is_none_or(|it| fold(&it.name) != first).then_some(0),
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
        let of = |names: &[&str]| -> Vec<Found> {
            let one = |(i, name): (usize, &&str)| {
                let apart = if names.iter().filter(|it| fold(it) == fold(name)).count() > 1 {
                    format!("{name} [r{i}]")
                } else {
                    (*name).to_owned()
                };
                Found { id: Id::from(format!("r{i}").as_str()), name: (*name).to_owned(), apart }
            };
            names.iter().enumerate().map(one).collect()
        };
        assert_eq!(meant(&of(&["Ask", "Ask twice"]), "as", true), Some(0));
        assert_eq!(meant(&of(&["Ask", "ASK", "Ask twice"]), "as", true), None, "which of the two?");
        assert_eq!(meant(&of(&["Ask", "Tell", "Tell"]), "as", false), Some(0), "others of one name");
        assert_eq!(meant(&of(&["Tell", "Tell"]), "tell [r1]", true), Some(1), "as it tells itself apart");
        assert_eq!(meant(&of(&["Do ask"]), "ask", true), Some(1), "a new one");
        assert_eq!(meant(&of(&["Do ask"]), "ask", false), None);
        assert_eq!(meant(&of(&["Ask"]), "", false), None, "nothing is typed");
    }

    #[test]
    fn two_rules_of_one_name_are_told_apart() {
        let rule =
            |id: &str, kind| crate::model::Rule { id: id.into(), name: "Refund".into(), kind, ..Default::default() };
        let (policy, law) = (crate::model::RuleKind::Policy, crate::model::RuleKind::Regulation);
        let document = Document::from_records([rule("a", policy), rule("b", law)].map(crate::model::Record::Rule));
        let shown = |typed: &str| -> Vec<String> {
            found(&document, vec!["a".into(), "b".into()], typed).into_iter().map(|it| it.apart).collect()
        };
        assert_eq!(shown("ref"), ["Refund (policy)", "Refund (regulation)"]);
        assert_eq!(shown("refund (reg"), ["Refund (regulation)"], "what tells them apart is typed too");
    }
}
