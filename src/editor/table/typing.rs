//! Typing into a cell: what is typed replaces the entry or adds one, F2 edits in place, Enter goes on to the next cell
//! to fill, Tab to the right. A name that is shown in place of a record's is renamed everywhere.

use super::{Focus, Grid, Place};
use crate::{
    change::{Refusal, op},
    editor::{Direction, Editor, Key, Modifiers, Rename, Response},
    geom::{Point, Rect},
    layout::table::{Look, style},
    model::{
        AND, CellAt, ColumnKey, Id, Matrix, RowKey, Sheet, Suggestion, attribute_text, counted, decision_text,
        last_name, matrix_text, suggest, uses,
    },
    text::scale,
};

/// What is typed into a cell, beside the text itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Typing {
    pub at: CellAt,
    /// The entry it replaces; `None` adds one.
    pub entry: Option<Id>,
    /// The record whose name it is: renamed everywhere.
    pub renames: Option<Id>,
    /// Begun by typing over what was there: arrows up and down leave it.
    pub replaces: bool,
    /// What the model holds that could be meant, best first.
    pub options: Vec<Suggestion>,
    /// Which of them Enter takes; `None` takes the words as they are.
    pub chosen: Option<usize>,
    /// What Enter makes of the words as they are: "New party “Ann”"; empty where they are just words.
    pub makes: String,
}

/// How typing begins.
#[derive(Clone, Debug, PartialEq)]
pub enum Begin {
    /// What is typed replaces the entry.
    With(String),
    /// The entry is edited as it is.
    InPlace,
    /// A further entry in the same cell.
    Further,
}

/// Whether somebody who types is still there to choose what was meant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    Yes,
    No,
}

/// From the edge of an empty cell to the field.
const PAD: f64 = 10.0;
/// The height of a field over an empty cell.
const HEIGHT: f64 = 26.0;
/// The width of a field for a number.
const NUMBER: f64 = 90.0;
/// From the edge of a field to its text.
const MARGIN: f64 = 6.0;

impl Editor {
    /// Opens the field in the cell that keys go to; `None` where there is no cell.
    pub(in crate::editor) fn begin_typing(&mut self, begin: Begin) -> Option<Response> {
        let scene = self.table()?;
        let grid = Grid { scene: &scene };
        let Focus::Cell(mut place) = self.focus(&grid) else { return None };
        // The number of a rule is not typed: what is typed there begins its first input.
        if grid.numbers_rule(place) && place.1 + 1 < grid.columns() {
            place.1 += 1;
            self.go_to_cell(place, 0, false);
        }
        let at = self.cell.clone()?;
        // A cell that lists names is one text: a further name is written at its end.
        let begin = if lists(&scene.table.sheet) && begin == Begin::Further { Begin::InPlace } else { begin };
        if grid.collapsed(place.0) {
            let why = match scene.table.sheet {
                Sheet::Journey(_) => "This row is folded. Unfold it to type into it.",
                _ => "This row names those beneath it. Type into one of them.",
            };
            return Some(Response::message(why));
        }
        if let Err(why) = op::can_type(&self.document, &scene.table.sheet, &at) {
            return Some(Response::message(why.to_string()));
        }
        if let Begin::With(text) = &begin
            && grid.curves(place.0).is_some()
            && matches!(text.as_str(), "[" | "]")
        {
            return Some(self.next_curve(text == "]"));
        }
        // Among cards what is typed is one more of them.
        let further =
            begin == Begin::Further || matches!(begin, Begin::With(_)) && super::cards::holds_cards(&scene.table.sheet);
        let number = (!further).then_some(self.hand.entry);
        let number = number.filter(|i| grid.entries(place).get(*i).is_none_or(|e| e.look != Look::Quadrant));
        let entry = number.and_then(|i| grid.entries(place).get(i));
        let reading = self.selection.last().filter(|_| grid.curves(place.0).is_some() && number.is_some()).cloned();
        let id = entry.map(|e| e.record.clone()).or(reading);
        let shown = match &scene.table.sheet {
            Sheet::DecisionTable(id) => decision_text(&self.document, id, &at),
            sheet if lists(sheet) => self.cell_words(sheet, &at),
            _ => id.as_ref().map_or_else(String::new, |id| self.text_of(id, entry.map(|e| &*e.text))),
        };
        let chart = grid.curves(place.0).is_some();
        let point = id.as_ref().and_then(|id| grid.point_of(place, id));
        let point = point.or_else(|| chart.then(|| grid.rect(place).map(|r| r.center())).flatten());
        let renames = id.as_ref().filter(|_| begin == Begin::InPlace && !lists(&scene.table.sheet));
        let renames = renames.and_then(|id| self.document.stands_for(id));
        let look = entry.map(|e| &e.look);
        let boxed = number.and_then(|i| grid.boxes(place).get(i));
        let rename = Rename {
            target: id.clone().unwrap_or_else(|| scene.table.sheet.id().clone()),
            rect_in_doc: field_rect(&grid, place, number, point)?,
            text: match &begin {
                // Links are taken away on purpose alone: what is typed is one more.
                Begin::With(text) if gathers(&scene.table.sheet, &at) && !shown.is_empty() => {
                    format!("{shown}{AND}{text}")
                }
                Begin::With(text) => text.clone(),
                Begin::InPlace => shown,
                Begin::Further => String::new(),
            },
            select_all: false,
            accessible_name: name_of(&grid, place),
            fresh: false,
            style: look.map_or(scale::STEP, style),
            centered: boxed.map_or(grid.scene.table.groups.len() > 1, |it| it.centred),
            cell: Some(Typing {
                at,
                entry: id.clone(),
                renames: renames.cloned(),
                replaces: matches!(begin, Begin::With(_)),
                options: vec![],
                chosen: None,
                makes: String::new(),
            }),
        };
        self.reveal(rename.rect_in_doc);
        self.renaming = Some(rename);
        if begin != Begin::InPlace {
            self.complete();
        } else {
            self.offer_choices();
            self.say_what_enter_makes();
        }
        Some(Response { start_rename: self.renaming.clone(), ..Response::repaint() })
    }

    /// All of a cell as one text, where cells list names.
    fn cell_words(&self, sheet: &Sheet, at: &CellAt) -> String {
        match (sheet, &at.row, &at.column) {
            (Sheet::Matrix(matrix, id), _, _) => matrix_text(&self.document, *matrix, id, at),
            (Sheet::Register(_), RowKey::Record(id), ColumnKey::Attribute(it)) => {
                attribute_text(&self.document, id, *it)
            }
            _ => String::new(),
        }
    }

    /// An entry as it is edited: a reading as its number.
    fn text_of(&self, id: &Id, shown: Option<&str>) -> String {
        match (self.document.emotion(id), shown) {
            (Some(emotion), _) => super::chart::score(emotion.value.value()),
            (None, Some(_)) => self.document.display_name(id).to_owned(),
            (None, None) => String::new(),
        }
    }

    /// Looks for what the words typed could mean.
    pub(in crate::editor) fn complete(&mut self) {
        let Some(sheet) = self.sheet.clone() else { return };
        let Some(Rename { text, cell: Some(typing), .. }) = &mut self.renaming else { return };
        typing.options = match typing.renames {
            // The name itself is edited: nothing else is meant.
            Some(_) => vec![],
            None => suggest(&self.document, &sheet, &typing.at, text),
        };
        // Words that are corrected in place stay as they are put.
        let corrects = typing.entry.is_some() && !typing.replaces;
        let begun: &str = if lists(&sheet) { last_name(text).1 } else { text };
        typing.chosen = match &sheet {
            _ if corrects => None,
            Sheet::DecisionTable(_) => super::completion::begun_value(&typing.options, text),
            _ => super::completion::begun_alone(&self.document, &typing.options, begun),
        };
        self.say_what_enter_makes();
    }

    /// Lists all that a cell can be one of, before anything is typed into it.
    fn offer_choices(&mut self) {
        let Some(Sheet::Register(register)) = self.sheet else { return };
        let Some(Rename { cell: Some(typing), .. }) = &mut self.renaming else { return };
        let ColumnKey::Attribute(attribute) = typing.at.column else { return };
        if !register.choices(attribute).is_empty() {
            typing.options = suggest(&self.document, &Sheet::Register(register), &typing.at, "");
        }
    }

    fn say_what_enter_makes(&mut self) {
        let Some(sheet) = self.sheet.clone() else { return };
        let document = &self.document;
        let Some(Rename { text, cell: Some(typing), .. }) = &mut self.renaming else { return };
        typing.makes = match &typing.renames {
            Some(record) => {
                let places = uses(document, record).len();
                let places = counted(places, "place", "places");
                format!("Renames it everywhere: used in {places}")
            }
            None => super::completion::makes(document, &sheet, &typing.at, text.trim()),
        };
    }

    /// Chooses among what could be meant: from the words typed down the list and back.
    pub(in crate::editor) fn choose_option(&mut self, down: bool) {
        let Some(typing) = self.renaming.as_mut().and_then(|r| r.cell.as_mut()) else { return };
        let last = typing.options.len().checked_sub(1);
        typing.chosen = match (typing.chosen, down) {
            (None, true) => last.map(|_| 0),
            (None, false) => last,
            (Some(i), true) => (Some(i) != last).then_some(i + 1),
            (Some(i), false) => i.checked_sub(1),
        };
    }

    /// Takes one of what could be meant, as a click in the list does, and goes on.
    pub fn take_option(&mut self, option: Option<usize>) -> Response {
        if let Some(typing) = self.renaming.as_mut().and_then(|r| r.cell.as_mut()) {
            typing.chosen = option.filter(|i| *i < typing.options.len());
        }
        self.key(Key::Enter, Modifiers::NONE)
    }

    /// Keys while something is typed into a cell; `None` for those that are the text field's own.
    pub(in crate::editor) fn typing_key(&mut self, key: Key, mods: Modifiers) -> Option<Response> {
        let rename = self.renaming.as_ref()?;
        let typing = rename.cell.as_ref()?;
        if !ends(rename, typing, key, mods) {
            return None;
        }
        let lists = !typing.options.is_empty();
        Some(match key {
            Key::Escape => self.cancel(),
            Key::Arrow(direction @ (Direction::Up | Direction::Down)) if lists => {
                self.choose_option(direction == Direction::Down);
                Response::repaint()
            }
            Key::Arrow(direction) => self.and_then(|editor| editor.step(direction)),
            Key::Enter if mods.command || mods.alt => {
                self.and_then(|editor| editor.begin_typing(Begin::Further).unwrap_or_default())
            }
            Key::Enter => {
                // A correction goes down; what is new goes on in the order of filling in.
                let fills = typing.entry.is_none();
                let at = typing.at.clone();
                self.and_then(|editor| editor.go_on(fills, Some(&at)))
            }
            Key::Tab => self.and_then(|editor| editor.step_along(!mods.shift).unwrap_or_default()),
            _ => return self.ending_key(key, mods),
        })
    }

    /// Whether a key is no part of what is being typed: it goes to [`Editor::key`], not to the text field.
    pub fn ends_typing(&self, key: Key, mods: Modifiers) -> bool {
        match &self.renaming {
            Some(Rename { cell: Some(typing), .. }) => {
                self.renaming.as_ref().is_some_and(|rename| ends(rename, typing, key, mods))
            }
            Some(_) | None => crate::editor::ends_name(key, mods),
        }
    }

    /// Writes what was typed and goes on; what is refused stays in the field.
    fn and_then(&mut self, on: impl FnOnce(&mut Editor) -> Response) -> Response {
        let Some(rename) = self.renaming.take() else { return Response::default() };
        match self.write_cell(&rename, Asked::Yes) {
            Ok(done) => {
                let response = on(self);
                Response { message: response.message.or(done.message), ..response }
            }
            Err(refusal) => {
                self.renaming = Some(rename);
                Response { message: Some(refusal.to_string()), ..Response::repaint() }
            }
        }
    }

    /// To the next cell to fill, where that is wanted and the view has an order of filling in; else down.
    fn go_on(&mut self, fills: bool, typed: Option<&CellAt>) -> Response {
        let next = match (&self.sheet, &self.cell) {
            (Some(sheet), Some(at)) if fills => op::next_cell(&self.document, sheet, at),
            _ => None,
        };
        let Some(scene) = self.table() else { return Response::default() };
        let grid = Grid { scene: &scene };
        // From the empty row of a register, which has made a row of its own, to the empty row again.
        let new = |row: &RowKey| matches!(self.sheet, Some(Sheet::Register(_))) && *row == RowKey::New;
        let again = typed.filter(|at| new(&at.row));
        match next.as_ref().or(again).and_then(|at| grid.place(at)) {
            Some(place) => self.go_to_cell(place, 0, false),
            None => {
                // Past the further entries of the cell.
                if let Focus::Cell(place) = self.focus(&grid) {
                    self.hand.entry = grid.entries(place).len().saturating_sub(1);
                }
                let response = self.step(Direction::Down);
                Response { repaint: true, ..response }
            }
        }
    }

    /// Writes what is typed before something is saved, exported or asked; what is refused stays in the field.
    pub(in crate::editor) fn write_typing(&mut self) -> Response {
        let Some(rename) = self.renaming.take_if(|rename| rename.cell.is_some()) else { return self.finish_rename() };
        self.write_cell(&rename, Asked::Yes).unwrap_or_else(|refusal| {
            self.renaming = Some(rename);
            Response { message: Some(refusal.to_string()), ..Response::repaint() }
        })
    }

    /// Ends typing by other means than its own keys: a click, another command. A name that several have stands in words
    /// then; what is refused is let go of, and said: keys belong to what is gone to.
    pub(in crate::editor) fn finish_cell(&mut self, rename: &Rename) -> Response {
        self.write_cell(rename, Asked::No).unwrap_or_else(|refusal| {
            let dropped = match rename.text.trim() {
                "" => String::new(),
                text => format!(" “{text}” was not written."),
            };
            Response { message: Some(format!("{refusal}{dropped}")), ..Response::repaint() }
        })
    }

    /// Writes what was typed.
    fn write_cell(&mut self, rename: &Rename, asked: Asked) -> Result<Response, Refusal> {
        let (Some(typing), Some(sheet)) = (&rename.cell, self.sheet.clone()) else { return Ok(Response::repaint()) };
        let text = rename.text.trim();
        let chosen = typing.chosen.and_then(|i| typing.options.get(i)).cloned();
        if let Some(record) = &typing.renames {
            return self.rename_everywhere(record, text);
        }
        let same = match &sheet {
            Sheet::DecisionTable(id) => decision_text(&self.document, id, &typing.at).trim() == text,
            sheet if lists(sheet) => self.cell_words(sheet, &typing.at).trim() == text,
            _ => typing.entry.as_ref().is_some_and(|id| self.text_of(id, Some("")).trim() == text),
        };
        if rename.fresh && chosen.is_none() && text.is_empty() {
            return Ok(self.take_back());
        }
        if chosen.is_none() && (same || (typing.entry.is_none() && text.is_empty())) {
            return Ok(Response::repaint());
        }
        let text = self.for_curve(&typing.at, text);
        let (document, ids) = (&self.document, &mut self.ids);
        let (at, entry) = (&typing.at, typing.entry.as_ref());
        let mut in_words = None;
        let done = match chosen {
            // Of several names the last is completed; the others stand as they are.
            Some(Suggestion { name, .. }) if lists(&sheet) && !last_name(&text).0.is_empty() => {
                let text = format!("{}{name}", last_name(&text).0);
                op::type_in(document, &sheet, at, entry, &text, ids)?
            }
            Some(Suggestion { id: Some(id), .. }) => op::refer_to(document, &sheet, at, entry, &id, ids)?,
            Some(Suggestion { id: None, name, .. }) => op::type_in(document, &sheet, at, entry, &name, ids)?,
            None if asked == Asked::No => {
                let (done, why) = op::type_unasked(document, &sheet, at, entry, &text, ids)?;
                in_words = why.map(|why| format!("{why} It stands there in words."));
                done
            }
            None => op::type_in(document, &sheet, at, entry, &text, ids)?,
        };
        // Cells of lists do not show what is not in the model, and take it away with what they said.
        let gone = lists(&sheet).then(|| done.diff.let_go_of_missing(&self.document)).and_then(|it| op::says_gone(&it));
        let gone = gone.or_else(|| op::says_moved(&self.document, &done.diff));
        let new: Option<Vec<Id>> = done.select.clone().filter(|_| typing.at.row == RowKey::New);
        let response = if rename.fresh { self.commit_with_last(done) } else { self.commit(done) };
        if let Some(new) = new {
            self.came(&new);
        }
        Ok(Response { message: response.message.or(gone).or(in_words), ..response })
    }

    fn rename_everywhere(&mut self, record: &Id, text: &str) -> Result<Response, Refusal> {
        if text == self.document.display_name(record).trim() {
            return Ok(Response::repaint());
        }
        if text.is_empty() {
            return Err(Refusal::new(
                "A name cannot be empty here. Press Esc, then Delete, to empty the cell instead.",
            ));
        }
        let places = uses(&self.document, record).len();
        let done = op::rename(&self.document, record, text)?;
        let response = self.commit(done);
        let message = match places {
            0 | 1 => response.message,
            n => Some(format!("Renamed everywhere: used in {n} places")),
        };
        Ok(Response { message, ..response })
    }
}

/// Whether cells of this view list names with "; " between them.
fn lists(sheet: &Sheet) -> bool {
    matches!(sheet, Sheet::Matrix(..) | Sheet::Register(_))
}

/// Whether a cell gathers what is typed into it: in a matrix a cell that lists names holds the links of another record,
/// and typing over it would take them away unseen.
fn gathers(sheet: &Sheet, at: &CellAt) -> bool {
    match sheet {
        Sheet::Matrix(Matrix::Experience | Matrix::SystemUse, _) => at.column != ColumnKey::New,
        _ => false,
    }
}

/// Whether a key is none of the text field's.
fn ends(rename: &Rename, typing: &Typing, key: Key, mods: Modifiers) -> bool {
    match key {
        Key::Enter => !mods.shift,
        Key::Arrow(Direction::Up | Direction::Down) if mods == Modifiers::NONE => {
            !typing.options.is_empty() || (typing.replaces && !rename.text.contains('\n'))
        }
        // Along the text, word by word.
        Key::Arrow(_) | Key::Home | Key::End => false,
        _ => crate::editor::ends_name(key, mods),
    }
}

/// Where the field goes: over the entry, its text where the entry's text is; beneath the last for a further one; in the
/// middle of an empty cell; at the point of a chart.
fn field_rect(grid: &Grid, place: Place, entry: Option<usize>, point: Option<Point>) -> Option<Rect> {
    let cell = grid.rect(place)?;
    let (x0, x1) = (cell.x0 + PAD, (cell.x1 - PAD).max(cell.x0 + PAD));
    if let Some(point) = point {
        return Some(Rect::from_center_size(point, (NUMBER, HEIGHT)));
    }
    let boxes = grid.boxes(place);
    if let Some(at) = entry.and_then(|i| boxes.get(i)) {
        return Some(match at.centred {
            true => Rect::new(at.rect.x0.min(x0), at.rect.y0, at.rect.x1.max(x1), at.rect.y1),
            false => Rect::new((at.text.rect.x0 - MARGIN).max(cell.x0), at.rect.y0, at.rect.x1.max(x1), at.rect.y1),
        });
    }
    let middle = match boxes.last() {
        Some(last) => last.rect.y1 + 6.0 + HEIGHT / 2.0,
        None => cell.center().y,
    };
    Some(Rect::new(x0, middle - HEIGHT / 2.0, x1, middle + HEIGHT / 2.0))
}

/// The cell in words, for a screen reader: "Touchpoint, Calls the shop".
pub fn name_of(grid: &Grid, place: Place) -> String {
    let table = &grid.scene.table;
    let row = table.rows.get(place.0);
    if let (Some(RowKey::Cards), Some(column)) = (row.map(|r| &r.key), table.columns.get(place.1)) {
        // A board has one row, and it needs no name.
        return column.heading.clone();
    }
    let heading = row.map(|r| r.heading.as_str()).filter(|h| !h.is_empty()).map(str::to_owned);
    let row = heading.unwrap_or_else(|| match row.map(|r| &r.key) {
        Some(RowKey::New) => "New row".to_owned(),
        _ => format!("Row {}", place.0 + 1),
    });
    let column = match table.columns.get(place.1) {
        None => "new column".to_owned(),
        Some(column) if !column.heading.is_empty() => column.heading.clone(),
        Some(_) => {
            if let Some(name) = table.column_names().get(place.1).filter(|name| !name.is_empty()) {
                return format!("{row}, {name}");
            }
            let step = (0..grid.rows()).find_map(|row| {
                let named = matches!(table.rows.get(row)?.key, RowKey::Steps | RowKey::Row(_));
                let entry = grid.entries((row, place.1)).first().filter(|e| named && e.look == Look::Strong)?;
                Some(entry.text.to_string())
            });
            step.unwrap_or_else(|| format!("column {}", place.1 + 1))
        }
    };
    format!("{row}, {column}")
}
