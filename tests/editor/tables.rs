//! Working in a table by keys: walking its cells and headings.

use super::Desk;
use laneway::{
    change::op,
    editor::{Command, Direction, Key, Modifiers, Response, ViewCommand},
    file,
    model::{CellAt, ColumnKey, Document, Evidence, Id, Journey, Record, RowKey, RowKind, Sheet, Touchpoint},
};

const DOWN: Key = Key::Arrow(Direction::Down);
const UP: Key = Key::Arrow(Direction::Up);
const LEFT: Key = Key::Arrow(Direction::Left);
const RIGHT: Key = Key::Arrow(Direction::Right);

/// The journey of the broken coffee machine.
pub fn journey() -> Desk {
    let document = file::parse(include_str!("../fixtures/journey.laneway.ron")).expect("the fixture is read").document;
    let journey = document.journeys().next().expect("a journey").id.clone();
    let mut desk = Desk::of(document);
    desk.editor.go_to_sheet(&Sheet::Journey(journey));
    desk
}

impl Desk {
    pub fn with(&mut self, key: Key, mods: Modifiers) -> Response {
        self.checked(|e| e.key(key, mods))
    }

    /// The names of the row and the column that keys go to.
    pub fn here(&self) -> (String, String) {
        let Some(CellAt { row, column }) = self.editor.cell() else { return (String::new(), String::new()) };
        let name = |id: &Id| self.editor.document().display_name(id).to_owned();
        let row = match row {
            RowKey::Row(id) | RowKey::Process(id) => name(id),
            RowKey::Entries(key) => key.value().to_string(),
            other => format!("{other:?}"),
        };
        let column = match column {
            ColumnKey::Step(id) | ColumnKey::Stage(id) => name(id),
            ColumnKey::Sipoc(column) => column.heading().to_owned(),
            other => format!("{other:?}"),
        };
        (row, column)
    }
}

#[track_caller]
fn is(desk: &Desk, row: &str, column: &str) {
    assert_eq!(desk.here(), (row.to_owned(), column.to_owned()));
}

#[test]
fn arrows_walk_cells_entries_and_headings() {
    let mut desk = journey();
    desk.press(RIGHT);
    is(&desk, "step", "Machine stops");
    assert_eq!(desk.selected(), ["Machine stops"], "the entry of the cell is selected");
    desk.press(RIGHT);
    is(&desk, "step", "Looks for help");
    desk.press(UP);
    assert_eq!((desk.selected(), desk.editor.cell()), (vec!["Notice"], None), "above the cells is their stage");
    desk.press(RIGHT);
    assert_eq!(desk.selected(), ["Complain"]);
    desk.press(DOWN);
    is(&desk, "step", "Calls the shop");
    desk.with(LEFT, Modifiers::COMMAND);
    is(&desk, "step", "Machine stops");
    desk.press(LEFT);
    assert_eq!(desk.editor.cell(), None, "left of the cells is the row");
    desk.press(RIGHT);
    is(&desk, "step", "Machine stops");
    desk.press(Key::Escape);
    assert_eq!((desk.editor.cell(), desk.editor.selection()), (None, &[][..]));
}

#[test]
fn tab_goes_on_to_the_next_row_and_past_the_last_column_is_room_for_a_new_step() {
    let mut desk = journey();
    desk.press(Key::Tab);
    is(&desk, "step", "Machine stops");
    desk.press(Key::End);
    is(&desk, "step", "Tells a friend");
    desk.press(Key::Tab);
    is(&desk, "step", "New");
    desk.press(Key::Tab);
    is(&desk, "touchpoint", "Machine stops");
    desk.with(Key::Tab, Modifiers::SHIFT);
    is(&desk, "step", "Tells a friend");
}

#[test]
fn shift_and_arrows_extend_a_range() {
    let mut desk = journey();
    desk.press(RIGHT);
    desk.with(RIGHT, Modifiers::SHIFT);
    desk.with(RIGHT, Modifiers::SHIFT);
    assert_eq!(desk.selected(), ["Machine stops", "Looks for help", "Calls the shop"]);
    assert!(desk.editor.cell_range().is_some());
    desk.press(Key::Escape);
    assert_eq!(desk.selected(), ["Calls the shop"], "Esc leaves the range, then the cell");
    desk.press(Key::Escape);
    assert_eq!(desk.editor.cell(), None);
}

#[test]
fn a_click_goes_to_an_entry_a_cell_or_a_heading() {
    let mut desk = journey();
    let find = |desk: &Desk, name: &str| {
        let document = desk.editor.document();
        let id = document.records().map(|r| r.id()).find(|id| document.display_name(id) == name);
        desk.editor.scene().rect_of(id.expect("a record of this name")).expect("it is drawn")
    };
    let at = find(&desk, "Calls to ask").center();
    desk.click(at);
    is(&desk, "step", "Calls to ask");
    assert_eq!(desk.selected(), ["Calls to ask"]);
    let stage = find(&desk, "Wait");
    desk.click(stage.center());
    assert_eq!((desk.selected(), desk.editor.cell()), (vec!["Wait"], None));
    // Over empty ground a drag chooses cells.
    let step = find(&desk, "Machine stops");
    let table = desk.editor.scene().table.clone().expect("a table");
    let row = table.layout.rows.iter().position(|r| table.layout.cells[0].rect.y1 <= r.rect.y0).expect("a second row");
    let y = table.layout.rows[row].rect.y0 + 2.0;
    desk.drag((step.center().x, y).into(), (at.x, y).into());
    let (from, to) = desk.editor.cell_range().expect("a range");
    assert_eq!((from.row == to.row, from.column == to.column), (true, false));
}

#[test]
fn a_row_added_by_its_command_goes_into_its_band() {
    for kind in [RowKind::Evidence, RowKind::Frontstage, RowKind::Backstage, RowKind::Support] {
        let mut desk = journey();
        let id = desk.editor.sheet().expect("a sheet").id().clone();
        if let Ok(ordered) = op::order_blueprint(desk.editor.document(), &id) {
            let mut document = desk.editor.document().clone();
            ordered.diff.apply(&mut document);
            desk = Desk::of(document);
            desk.editor.go_to_sheet(&Sheet::Journey(id.clone()));
        }
        let before = desk.editor.document().journey_rows().count();
        desk.checked(|e| e.run(Command::View(ViewCommand::AddRowOf(kind))));
        assert_eq!(desk.editor.document().journey_rows().count(), before + 1, "{kind:?}");
        assert!(op::order_blueprint(desk.editor.document(), &id).is_err(), "{kind:?} is out of its band");
    }
}

#[test]
fn only_evidence_that_differs_from_the_journeys_own_is_shown() {
    let document = journey().editor.document().clone();
    let touchpoint = document.touchpoints().next().expect("a touchpoint").id.clone();
    for (own, shown) in [(Evidence::Assumed, Evidence::Unknown), (Evidence::Observed, Evidence::Assumed)] {
        let records = document.records().cloned().map(|record| match record {
            Record::Journey(it) => Record::Journey(Journey { evidence: own, ..it }),
            Record::Touchpoint(it) => Record::Touchpoint(Touchpoint { evidence: Evidence::Assumed, ..it }),
            other => other,
        });
        let mut desk = Desk::of(Document::from_records(records));
        let id = desk.editor.document().journeys().next().expect("a journey").id.clone();
        desk.editor.go_to_sheet(&Sheet::Journey(id));
        let place = desk.editor.scene().table.clone().expect("a table");
        let mut entries = place.table.cells.iter().flat_map(|cell| &cell.entries);
        let entry = entries.find(|e| e.record == touchpoint).expect("its entry");
        assert_eq!(entry.evidence, shown, "in a journey that is {own:?}");
    }
}
