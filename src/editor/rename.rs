//! Renaming in place: the name being typed, and what Enter, Tab and Esc do with it.
//!
//! Enter on a new name, or on the name of a step that nothing follows, adds the next step (or lane) and names it in
//! turn; an empty new name ends that and takes the unnamed thing away. Tab goes on to the next name, the flow's way.
//! Esc keeps the old one, and what was typed as the first name of something new. Shortcuts that are not a text field's
//! own commit the name and act.

use super::{
    Command, Direction, Editor, Key, Modifiers, Response, pick,
    table::{Begin, Typing},
    walk,
};
use crate::{
    change::{Transaction, op},
    geom::Rect,
    model::{Document, FlowKind, Id, Record, StepKind, rules},
    text::{Style, scale},
};

/// A name being edited in place. The window shows a text field over `rect_in_doc` and hands every change back
/// with [`Editor::set_rename_text`]; Enter, Tab and Esc go to [`Editor::key`] as ever.
#[derive(Clone, Debug, PartialEq)]
pub struct Rename {
    pub target: Id,
    /// Where the text field goes.
    pub rect_in_doc: Rect,
    /// The text as it is now.
    pub text: String,
    /// Whether all of it is selected, so that typing replaces it.
    pub select_all: bool,
    /// For a screen reader: "Name of task".
    pub accessible_name: String,
    /// Whether the thing was just added and has never been named: Esc takes it away again.
    pub fresh: bool,
    /// The type it is written in, as large as on the drawing.
    pub style: Style,
    /// Whether its lines are in the middle.
    pub centered: bool,
    /// Where it is no name but what is typed into a cell of a table.
    pub cell: Option<Typing>,
}

impl Editor {
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
        self.complete();
    }

    /// Starts renaming a record in place.
    pub fn rename(&mut self, id: &Id) -> Response {
        self.start_rename(id, false)
    }

    /// Ends what is being typed because somebody types elsewhere: it is written, or said why not.
    pub fn end_typing(&mut self) -> Response {
        self.finish_rename()
    }

    pub(super) fn start_rename(&mut self, id: &Id, fresh: bool) -> Response {
        let before = self.finish_rename();
        // The entry of a cell is edited as its cell is.
        if self.cell.is_some()
            && self.selection.last() == Some(id)
            && let Some(mut response) = self.begin_typing(Begin::InPlace)
        {
            for rename in [&mut self.renaming, &mut response.start_rename].into_iter().flatten() {
                rename.fresh = fresh;
            }
            return Response { message: before.message.or(response.message), ..response };
        }
        let Some(rect_in_doc) = name_rect(self, id) else { return before };
        self.reveal(rect_in_doc);
        let rename = Rename {
            target: id.clone(),
            rect_in_doc,
            text: self.document.display_name(id).to_owned(),
            select_all: true,
            accessible_name: accessible_name(&self.document, id),
            fresh,
            style: scale::STEP,
            centered: true,
            cell: None,
        };
        self.renaming = Some(rename.clone());
        Response { start_rename: Some(rename), message: before.message, ..Response::repaint() }
    }

    /// Keys while a name is typed; `None` for those that are the text field's own.
    pub(super) fn rename_key(&mut self, key: Key, mods: Modifiers) -> Option<Response> {
        let rename = self.renaming.as_ref()?;
        if rename.cell.is_some() {
            return self.typing_key(key, mods);
        }
        let target = rename.target.clone();
        Some(match key {
            Key::Escape => self.cancel(),
            Key::Enter if mods.shift || mods.alt => return None,
            Key::Enter if mods.command => self.finish_rename(),
            Key::Enter => self.enter(&target),
            Key::Tab => {
                let done = self.finish_rename();
                if let Some(on) = self.past_heading(&target, !mods.shift) {
                    return Some(Response { message: done.message.or(on.message), ..on });
                }
                let next = self.next_field(Some(&target), !mods.shift);
                match next {
                    Some(next) => {
                        self.select([next.clone()]);
                        let response = self.start_rename(&next, false);
                        // Passing by must not type over a name that is there.
                        if let Some(rename) = &mut self.renaming {
                            rename.select_all = false;
                        }
                        Response { start_rename: self.renaming.clone(), ..response }
                    }
                    None => done,
                }
            }
            _ if ends_name(key, mods) => return self.ending_key(key, mods),
            Key::Backspace if mods == Modifiers::NONE => {
                let rename = self.renaming.as_mut()?;
                if rename.select_all {
                    rename.text.clear();
                }
                rename.text.pop();
                rename.select_all = false;
                Response::repaint()
            }
            _ => return None,
        })
    }

    /// A key that ends a name with a command.
    pub(super) fn ending_key(&mut self, key: Key, mods: Modifiers) -> Option<Response> {
        let command = Command::for_key(key, mods)?;
        Some(self.run(command))
    }

    /// Enter while a name is typed.
    fn enter(&mut self, target: &Id) -> Response {
        let Some(rename) = self.renaming.clone() else { return Response::default() };
        if rename.fresh && rename.text.trim().is_empty() {
            return self.take_back();
        }
        let goes_on = match self.document.get(target) {
            Some(Record::Step(step)) => {
                let followed =
                    || self.document.flows().any(|f| f.kind == FlowKind::Sequence && f.from.as_ref() == Some(target));
                let may = !matches!(step.kind, StepKind::End(_)) && !rules::is_data(step.kind);
                (may && (rename.fresh || !followed())).then_some(Command::AddStep)
            }
            Some(Record::Lane(_)) if rename.fresh => Some(Command::AddLaneBelow),
            _ => None,
        };
        let done = self.finish_rename();
        match goes_on {
            Some(command) if done.message.is_none() => {
                self.select([target.clone()]);
                self.run(command)
            }
            Some(_) | None => done,
        }
    }

    /// Writes the name that is being typed, if any. A name that was just added becomes one with its adding.
    pub(super) fn finish_rename(&mut self) -> Response {
        let Some(rename) = self.renaming.take() else { return Response::default() };
        if rename.cell.is_some() {
            return self.finish_cell(&rename);
        }
        if rename.text.trim() == self.document.display_name(&rename.target).trim() {
            return Response::repaint();
        }
        let unnamed_lane = self.document.lane(&rename.target).is_some_and(|l| l.party.is_none() && l.name.is_empty());
        let named = if rename.fresh && unnamed_lane {
            op::name_lane(&self.document, &rename.target, &rename.text, &mut self.ids)
        } else {
            op::rename(&self.document, &rename.target, &rename.text)
        };
        match named {
            Err(refusal) => Response::message(refusal.to_string()),
            Ok(named) if rename.fresh => self.commit_with_last(named),
            Ok(named) => self.commit(named),
        }
    }

    /// Whether a step was just added that has no name as yet, and a command adds one that comes in its place.
    pub(super) fn is_instead(&self, command: Command) -> bool {
        use Command as C;
        let adds = matches!(
            command,
            C::AddStep
                | C::AddDecision
                | C::AddStart
                | C::AddEnd
                | C::AddEvent
                | C::AddWait
                | C::AddSubProcess
                | C::AddDocument
        );
        let unnamed = self.renaming.as_ref().filter(|rename| rename.fresh && rename.text.trim().is_empty());
        adds && unnamed.is_some_and(|rename| self.document.step(&rename.target).is_some())
    }

    /// Ends the rename and takes the fresh thing away, as though it had never been added.
    pub(super) fn take_back(&mut self) -> Response {
        self.renaming = None;
        if let Some((_, selected)) = self.history.retract(&mut self.document) {
            self.changed();
            self.select(selected);
        }
        Response::repaint()
    }

    /// Makes one entry of the last transaction and this one.
    pub(super) fn commit_with_last(&mut self, transaction: Transaction) -> Response {
        let selection = self.selection.clone();
        let Some((last, before)) = self.history.retract(&mut self.document) else { return self.commit(transaction) };
        self.selection = before;
        let both = Transaction { diff: last.diff.then(&transaction.diff), ..last };
        let response = self.commit(both);
        self.select(selection);
        response
    }

    /// The name after or before another in reading order.
    pub(super) fn next_field(&self, from: Option<&Id>, forward: bool) -> Option<Id> {
        let fields = walk::fields(self.scene());
        let at = from.and_then(|id| fields.iter().position(|f| f == id));
        let next = match (at, forward) {
            (Some(i), true) => i + 1,
            (Some(i), false) => i.checked_sub(1)?,
            (None, true) => 0,
            (None, false) => fields.len().checked_sub(1)?,
        };
        fields.get(next).cloned()
    }

    /// Types into the name, or starts renaming what is selected with what was typed.
    pub(super) fn type_text(&mut self, text: &str) -> Response {
        if let Some(rename) = &mut self.renaming {
            if rename.select_all {
                rename.text.clear();
            }
            rename.text.push_str(text);
            rename.select_all = false;
            self.complete();
            return Response::repaint();
        }
        if text.trim().is_empty() || text.chars().any(char::is_control) {
            return Response::default();
        }
        if let Some(response) = self.begin_typing(Begin::With(text.to_owned())) {
            return response;
        }
        if self.selection.is_empty()
            && let Some(response) = self.type_beside(text)
        {
            return response;
        }
        let [only] = self.selection.as_slice() else { return Response::default() };
        let only = only.clone();
        let mut response = self.start_rename(&only, false);
        self.set_rename_text(text);
        response.start_rename = self.renaming.clone();
        response
    }
}

/// Whether a key is no part of typing a name: what it stands for is done, where it changes the model after the name
/// is written. Editing a text has its own undo, copy and select all.
pub fn ends_name(key: Key, mods: Modifiers) -> bool {
    match key {
        Key::Enter => !mods.shift && !mods.alt,
        Key::Tab | Key::Escape => true,
        Key::F(_) => true,
        Key::Arrow(_) => (mods.command || (mods.alt && mods.shift)) && Command::for_key(key, mods).is_some(),
        Key::Char(_) | Key::PageUp | Key::PageDown => match Command::for_key(key, mods) {
            Some(
                Command::Undo | Command::Redo | Command::SelectAll | Command::Copy | Command::Cut | Command::Paste,
            )
            | None => false,
            Some(_) => mods.command,
        },
        Key::Delete | Key::Backspace | Key::Space | Key::Home | Key::End => false,
    }
}

/// Where the text field goes for a record; `None` for one that has no name on the drawing.
pub(super) fn name_rect(editor: &Editor, id: &Id) -> Option<Rect> {
    let scene = editor.scene();
    if let Some(table) = &scene.table {
        let title = table.layout.title.as_ref().filter(|_| table.table.sheet.id() == id);
        return title.map(|t| t.rect).or_else(|| table.rect_of(id));
    }
    let layout = &scene.layout;
    match editor.document.get(id)? {
        Record::Step(_) | Record::Note(_) => scene.rect_of(id),
        Record::Lane(_) => layout.lanes.iter().find(|l| l.id == *id).map(|l| l.header),
        Record::Phase(_) => layout.phases.iter().find(|p| p.id == *id).map(|p| pick::heading_of(scene, p)),
        Record::Flow(_) => {
            let route = scene.route_of(id)?;
            let label = route.label.as_ref().map(|l| l.rect);
            label.or_else(|| {
                let longest =
                    route.points.windows(2).max_by(|a, b| (a[1] - a[0]).hypot2().total_cmp(&(b[1] - b[0]).hypot2()))?;
                Some(Rect::from_center_size(longest[0].midpoint(longest[1]), (90.0, 22.0)))
            })
        }
        Record::Swimlane(_) => layout.title.as_ref().map(|t| t.rect),
        _ => None,
    }
}

fn accessible_name(document: &Document, id: &Id) -> String {
    match document.get(id) {
        Some(Record::Step(step)) => format!("Name of {}", step.kind.word()),
        Some(Record::Flow(_)) => "Label of flow".into(),
        Some(Record::Note(_)) => "Text of note".into(),
        Some(record) => format!("Name of {}", record.kind().word()),
        None => "Name".into(),
    }
}

/// A direction key while nothing is typed.
pub(super) fn walk_from(editor: &Editor, direction: Direction) -> Option<Id> {
    walk::towards(editor.scene(), editor.selection.last(), direction)
}
