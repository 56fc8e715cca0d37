//! The commands every view has, in tables: clear, copy and paste, add, move, remove; and the emotion chart by keys.

use super::{Desk, tables::journey};
use laneway::{
    editor::{Command, Direction, Key, Modifiers},
    file,
    model::{Sheet, SipocColumn},
};

const DOWN: Key = Key::Arrow(Direction::Down);
const UP: Key = Key::Arrow(Direction::Up);
const RIGHT: Key = Key::Arrow(Direction::Right);

fn sipoc() -> Desk {
    let document = file::parse(include_str!("../fixtures/sipoc.laneway.ron")).expect("the fixture is read").document;
    Desk::of(document)
}

impl Desk {
    /// Goes down to the row of this heading, from the first cell.
    fn go_to_row(&mut self, row: &str) {
        self.press(RIGHT);
        self.ctrl(Key::Home);
        while self.here().0 != row {
            let before = self.here();
            self.press(DOWN);
            assert_ne!(before, self.here(), "there is no row {row}");
        }
    }

    fn entries(&self, column: SipocColumn) -> Vec<String> {
        let document = self.editor.document();
        let mut entries: Vec<_> = document.sipoc_entries().filter(|e| e.column == column).collect();
        entries.sort_by_key(|e| (e.row, e.place));
        entries.iter().map(|e| document.display_name(&e.id).to_owned()).collect()
    }

    fn readings(&self) -> Vec<(String, f64)> {
        let document = self.editor.document();
        let as_is = document.emotions().filter(|e| e.state == laneway::model::State::AsIs);
        as_is.map(|e| (document.display_name(&e.at).to_owned(), e.value.value())).collect()
    }

    fn reading(&self, step: &str) -> Option<f64> {
        self.readings().into_iter().find(|(at, _)| at == step).map(|(_, value)| value)
    }
}

fn shift() -> Modifiers {
    Modifiers::SHIFT
}

#[test]
fn a_range_goes_to_a_spreadsheet_and_comes_back() {
    let mut desk = sipoc();
    desk.press(RIGHT);
    desk.ctrl(Key::Home);
    desk.with(RIGHT, shift());
    desk.with(DOWN, shift());
    let copied = desk.ctrl(Key::Char('C')).copy.expect("text for the clipboard");
    assert_eq!(copied, "Customer\tFaulty machine\nBack office\tWarranty terms\n");

    // Past the last row new ones are made; what is not known yet becomes a party or a document.
    let rows = desk.entries(SipocColumn::Process).len();
    for _ in 0..rows {
        desk.press(DOWN);
    }
    desk.press(Key::Home);
    while desk.here().0 != "New" {
        desk.press(DOWN);
    }
    let before = desk.editor.document().clone();
    let done =
        desk.checked(|e| e.paste_text("Customer\t\"Faulty\nmachine, \"\"old\"\"\"\nCourier\tRepaired machine\n"));
    assert_eq!(done.message.as_deref(), Some("Pasted 4 cells: 2 new rows, 2 new documents, 1 new party"));
    assert_eq!(desk.entries(SipocColumn::Suppliers)[5..], ["Customer", "Courier"]);
    assert_eq!(desk.entries(SipocColumn::Inputs)[5..], ["Faulty", "machine, \"old\"", "Repaired machine"]);
    desk.ctrl(Key::Char('Z'));
    assert_eq!(*desk.editor.document(), before, "one paste is one undo");
}

#[test]
fn pasted_lines_fill_downward_and_replace_what_was_there() {
    let mut desk = sipoc();
    desk.press(RIGHT);
    desk.ctrl(Key::Home);
    let parties = desk.editor.document().parties().count();
    desk.checked(|e| e.paste_text("Partner\r\nCustomer\r\n"));
    assert_eq!(desk.entries(SipocColumn::Suppliers)[..3], ["Partner", "Customer", "Partner"]);
    assert_eq!(desk.editor.document().parties().count(), parties, "names that are known are references");
    assert!(desk.editor.cell_range().is_some(), "what was filled is chosen");
}

#[test]
fn delete_empties_an_entry_a_range_and_a_row() {
    let mut desk = sipoc();
    desk.press(RIGHT);
    desk.ctrl(Key::Home);
    let at = desk.here();
    desk.press(Key::Delete);
    assert_eq!(desk.entries(SipocColumn::Suppliers).len(), 4);
    assert_eq!(desk.here(), at, "the hand stays");
    desk.with(DOWN, shift());
    desk.with(DOWN, shift());
    desk.press(Key::Backspace);
    assert_eq!(desk.entries(SipocColumn::Suppliers).len(), 2);
    desk.press(Key::Escape);
    desk.ctrl(Key::Delete);
    assert_eq!(desk.entries(SipocColumn::Process).len(), 4);
    for _ in 0..3 {
        desk.ctrl(Key::Char('Z'));
    }
    assert_eq!(desk.entries(SipocColumn::Suppliers).len(), 5);
}

#[test]
fn cut_is_copy_and_clear() {
    let mut desk = sipoc();
    desk.press(RIGHT);
    desk.ctrl(Key::Home);
    let cut = desk.ctrl(Key::Char('X'));
    assert_eq!(cut.copy.as_deref(), Some("Customer"));
    assert_eq!(desk.entries(SipocColumn::Suppliers).len(), 4);
    desk.press(DOWN);
    desk.ctrl(Key::Char('V'));
    assert_eq!(desk.entries(SipocColumn::Suppliers)[0], "Customer");
}

#[test]
fn a_step_added_to_a_journey_is_typed_at_once_and_taken_back_by_escape() {
    let mut desk = journey();
    desk.press(RIGHT);
    let steps = |desk: &Desk| desk.editor.document().journey_steps().count();
    let before = steps(&desk);
    desk.run(Command::AddStep);
    assert!(desk.editor.renaming().is_some(), "the new step is named at once");
    desk.press(Key::Escape);
    assert_eq!(steps(&desk), before, "Esc takes the unnamed step back");
    desk.run(Command::AddStep);
    desk.line("Reads the manual");
    assert_eq!(steps(&desk), before + 1);
    desk.ctrl(Key::Char('Z'));
    assert_eq!(steps(&desk), before, "adding and naming is one step back");
}

#[test]
fn a_row_added_to_a_sipoc_stands_beneath_and_is_typed_at_once() {
    let mut desk = sipoc();
    desk.press(RIGHT);
    desk.ctrl(Key::Home);
    desk.run(Command::AddStep);
    desk.type_only("Ask for the receipt");
    desk.press(Key::Enter);
    assert_eq!(desk.entries(SipocColumn::Process)[1], "Ask for the receipt");
    desk.ctrl(Key::Char('Z'));
    assert_eq!(desk.entries(SipocColumn::Process).len(), 5);
}

#[test]
fn rows_columns_and_stages_move_by_keys() {
    let mut desk = journey();
    let names = |desk: &Desk| {
        let table = desk.editor.scene().table.clone().expect("a table");
        table.table.groups.iter().map(|g| g.name.clone()).collect::<Vec<_>>()
    };
    let alt_shift = Modifiers { alt: true, ..Modifiers::SHIFT };
    desk.press(RIGHT);
    desk.with(RIGHT, alt_shift);
    assert_eq!(desk.here().1, "Machine stops", "the hand goes with the column");
    desk.press(Key::Arrow(Direction::Left));
    assert_eq!(desk.here().1, "Looks for help");
    desk.ctrl(Key::Char('Z'));
    desk.press(UP);
    assert_eq!(names(&desk)[..2], ["Notice", "Complain"]);
    desk.with(RIGHT, alt_shift);
    assert_eq!(names(&desk)[..2], ["Complain", "Notice"]);
    assert_eq!(desk.selected(), ["Notice"]);
    desk.ctrl(Key::Char('Z'));
    desk.go_to_row("touchpoint");
    desk.with(DOWN, alt_shift);
    assert_eq!(desk.here().0, "touchpoint");
    desk.press(UP);
    assert_eq!(desk.here().0, "emotion", "the row went beneath the one after it");
}

#[test]
fn a_reading_is_typed_nudged_and_deleted() {
    let mut desk = journey();
    desk.go_to_row("emotion");
    assert_eq!(desk.reading("Machine stops"), Some(-1.0));
    desk.line("-1.5");
    assert_eq!(desk.reading("Machine stops"), Some(-1.5));
    desk.go_to_row("emotion");
    desk.with(UP, Modifiers::ALT);
    assert_eq!(desk.reading("Machine stops"), Some(-1.0));
    assert_eq!(desk.here(), ("emotion".into(), "Machine stops".into()));
    desk.press(Key::Delete);
    assert_eq!(desk.reading("Machine stops"), None, "without a reading there is a gap");
    assert!(desk.editor.document().emotions().any(|e| desk.editor.document().display_name(&e.at) == "Brings it in"));
    let refused = desk.line("as happy as Larry");
    assert!(refused.message.is_some_and(|m| m.contains("−2 to +2")));
    assert!(desk.editor.renaming().is_some(), "what is refused can be mended");
    desk.editor.set_rename_text("2");
    desk.press(Key::Enter);
    assert_eq!(desk.reading("Machine stops"), Some(2.0));
}

#[test]
fn the_curve_of_what_should_be_is_typed_too() {
    let mut desk = journey();
    desk.go_to_row("emotion");
    desk.run(Command::NextCurve);
    desk.editor.text("[");
    let said = desk.editor.text("]");
    assert_eq!(said.message.as_deref(), Some("Emotion of Mara, first owner, as it should be"));
    desk.line("0.5");
    let document = desk.editor.document();
    let should = |e: &&laneway::model::Emotion| e.state == laneway::model::State::ToBe;
    let at = |e: &laneway::model::Emotion| document.display_name(&e.at) == "Machine stops";
    assert_eq!(document.emotions().filter(should).find(|e| at(e)).map(|e| e.value.value()), Some(0.5));
    assert_eq!(desk.reading("Machine stops"), Some(-1.0), "the curve of what is stays");
}

#[test]
fn all_of_a_table_is_selected_and_read_out() {
    let mut desk = journey();
    desk.ctrl(Key::Char('A'));
    let text = desk.ctrl(Key::Char('C')).copy.expect("the table as text");
    let rows = desk.editor.scene().table.as_ref().expect("a table").table.rows.len();
    assert!(text.lines().count() >= rows);
    assert!(text.starts_with("Machine stops\tLooks for help\t"));
    assert!(matches!(desk.editor.sheet(), Some(Sheet::Journey(_))));
}
