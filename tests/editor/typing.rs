//! Typing into the cells of a table.

use super::{Desk, tables::journey};
use laneway::{
    change::op,
    editor::{Command, Direction, Key, Modifiers, ViewOf},
    file,
    geom::Point,
    model::{Document, Sheet, Sipoc, SipocColumn},
};

const DOWN: Key = Key::Arrow(Direction::Down);
const RIGHT: Key = Key::Arrow(Direction::Right);

/// A SIPOC with nothing in it, in a model that knows the parties of a complaint.
fn empty_sipoc() -> Desk {
    let text = r#"(
  format: 1,
  parties: [(id: "customer", kind: Customer, name: "Customer"), (id: "office", name: "Front office")],
  sipocs: [(id: "complaint", name: "Complaint to resolution")],
)"#;
    let document = file::parse(text).expect("the model is read").document;
    Desk::of(document)
}

fn column(document: &Document, column: SipocColumn) -> Vec<String> {
    let mut entries: Vec<_> = document.sipoc_entries().filter(|e| e.column == column).collect();
    entries.sort_by_key(|e| (e.row, e.place));
    entries.iter().map(|e| document.display_name(&e.id).to_owned()).collect()
}

impl Desk {
    fn sipoc(&self) -> &Sipoc {
        self.editor.document().sipocs().next().expect("a SIPOC")
    }

    fn column(&self, of: SipocColumn) -> Vec<String> {
        column(self.editor.document(), of)
    }

    /// Goes to the first row of a column of a SIPOC.
    fn to(&mut self, to: SipocColumn) {
        self.press(RIGHT);
        self.ctrl(Key::Home);
        while self.here().1 != to.heading() {
            self.press(RIGHT);
        }
    }
}

#[test]
fn a_row_of_a_sipoc_is_typed_in_its_fill_order() {
    let mut desk = empty_sipoc();
    assert!(matches!(desk.editor.sheet(), Some(Sheet::Sipoc(_))));
    desk.to(SipocColumn::Process);
    for text in ["Take the complaint", "Case number", "Customer", "Faulty machine", "customer"] {
        desk.line(text);
    }
    assert_eq!(desk.column(SipocColumn::Process), ["Take the complaint"]);
    assert_eq!(desk.column(SipocColumn::Outputs), ["Case number"]);
    assert_eq!(desk.column(SipocColumn::Customers), ["Customer"]);
    assert_eq!(desk.column(SipocColumn::Inputs), ["Faulty machine"]);
    assert_eq!(desk.column(SipocColumn::Suppliers), ["Customer"], "a name that is there is a reference, in any case");
    assert_eq!(desk.editor.document().parties().count(), 2, "no party was made twice");
    assert_eq!(desk.editor.document().documents().count(), 2, "inputs and outputs are made as documents");
    assert_eq!(desk.here(), ("New".into(), "Process".into()), "the next row begins where the order begins");
    for _ in 0..5 {
        desk.ctrl(Key::Char('Z'));
    }
    assert_eq!(desk.editor.document().sipoc_entries().count(), 0);
    assert!(desk.sipoc().name.starts_with("Complaint"));
}

#[test]
fn tab_goes_right_and_escape_takes_nothing() {
    let mut desk = empty_sipoc();
    desk.to(SipocColumn::Suppliers);
    desk.type_only("Front office");
    desk.press(Key::Tab);
    desk.type_only("Receipt");
    let revision = desk.editor.revision();
    desk.press(Key::Escape);
    assert_eq!((desk.editor.revision(), desk.editor.renaming()), (revision, None));
    assert_eq!(desk.here().1, "Inputs");
    assert_eq!(desk.column(SipocColumn::Suppliers), ["Front office"]);
    assert_eq!(desk.column(SipocColumn::Inputs), [""; 0]);
}

#[test]
fn typing_replaces_f2_edits_and_a_further_entry_stands_beside() {
    let mut desk = empty_sipoc();
    desk.to(SipocColumn::Customers);
    desk.type_only("Customer");
    desk.with(Key::Enter, Modifiers::ALT);
    assert_eq!(desk.editor.renaming().map(|r| r.text.as_str()), Some(""), "Alt+Enter goes on in the same cell");
    desk.line("Dealer");
    assert_eq!(desk.column(SipocColumn::Customers), ["Customer", "Dealer"]);
    desk.to(SipocColumn::Customers);
    desk.press(DOWN);
    assert_eq!(desk.selected(), ["Dealer"], "down goes to the second entry of the cell first");
    desk.line("Partner");
    assert_eq!(desk.column(SipocColumn::Customers), ["Customer", "Partner"]);
    let parties = |desk: &Desk| desk.editor.document().parties().map(|p| p.name.clone()).collect::<Vec<_>>();
    assert!(parties(&desk).contains(&"Dealer".to_owned()), "what is replaced stays in the model");

    desk.to(SipocColumn::Customers);
    desk.press(Key::F(2));
    let says = desk.editor.renaming().and_then(|r| r.cell.as_ref()).map(|t| t.makes.clone());
    assert_eq!(says.as_deref(), Some("Renames it everywhere: used in 1 place"));
    desk.editor.set_rename_text("Buyer");
    desk.press(Key::Enter);
    assert_eq!(desk.column(SipocColumn::Customers), ["Buyer", "Partner"]);
    assert!(parties(&desk).contains(&"Buyer".to_owned()) && !parties(&desk).contains(&"Customer".to_owned()));
}

#[test]
fn what_could_be_meant_is_chosen_by_arrows() {
    let mut desk = empty_sipoc();
    desk.to(SipocColumn::Suppliers);
    desk.type_only("off");
    let typing = desk.editor.renaming().and_then(|r| r.cell.clone()).expect("a field");
    assert_eq!(typing.options.iter().map(|o| o.name.as_str()).collect::<Vec<_>>(), ["Front office"]);
    assert_eq!((typing.chosen, typing.makes.as_str()), (None, "New party “off”"));
    desk.press(DOWN);
    assert_eq!(desk.editor.renaming().and_then(|r| r.cell.as_ref()?.chosen), Some(0));
    desk.press(Key::Enter);
    assert_eq!(desk.column(SipocColumn::Suppliers), ["Front office"]);
    assert_eq!(desk.editor.document().parties().count(), 2);
}

#[test]
fn what_is_refused_stays_in_the_field() {
    let mut desk = empty_sipoc();
    desk.to(SipocColumn::Customers);
    desk.line("Customer");
    desk.to(SipocColumn::Customers);
    desk.press(Key::F(2));
    desk.editor.set_rename_text("  ");
    let response = desk.press(Key::Enter);
    assert!(response.message.is_some_and(|m| m.contains("cannot be empty")));
    assert!(desk.editor.renaming().is_some());
    desk.press(Key::Escape);
    assert_eq!(desk.column(SipocColumn::Customers), ["Customer"]);
    // A click elsewhere and another command let go of it, and say so: keys belong to what is gone to.
    for leave in [|desk: &mut Desk| desk.click(Point::ZERO), |desk: &mut Desk| desk.run(Command::SelectNone)] {
        desk.to(SipocColumn::Customers);
        desk.press(Key::F(2));
        desk.editor.set_rename_text(" ");
        assert!(desk.press(Key::Enter).message.is_some());
        assert!(desk.editor.renaming().is_some());
        leave(&mut desk);
        assert!(desk.editor.renaming().is_none());
        assert_eq!(desk.column(SipocColumn::Customers), ["Customer"]);
    }
}

#[test]
fn cards_and_headings_of_a_journey_are_typed() {
    let mut desk = journey();
    desk.press(RIGHT);
    desk.line("Machine dies");
    assert!(desk.editor.document().journey_steps().any(|s| s.name == "Machine dies"));
    assert_eq!(desk.here().0, "touchpoint", "Enter goes down");
    // A stage by its heading.
    desk.ctrl(Key::Home);
    desk.press(Key::Arrow(Direction::Up));
    desk.line("Discover");
    assert!(desk.editor.document().stages().any(|s| s.name == "Discover"));
    // Front office is a party: its row is called after it, and renamed with it.
    while desk.here().0 != "Front office" {
        desk.press(DOWN);
    }
    desk.press(RIGHT);
    let cards = desk.editor.document().cards().count();
    desk.line("Print the number");
    assert_eq!(desk.editor.document().cards().count(), cards + 1);
}

#[test]
fn what_begins_a_name_is_taken_for_it_and_the_words_are_an_arrow_away() {
    let mut desk = empty_sipoc();
    desk.to(SipocColumn::Suppliers);
    desk.type_only("fr");
    let chosen = |desk: &Desk| desk.editor.renaming().and_then(|r| r.cell.as_ref()?.chosen);
    assert_eq!(chosen(&desk), Some(0));
    desk.press(Key::Tab);
    assert_eq!(desk.column(SipocColumn::Suppliers), ["Front office"]);
    desk.to(SipocColumn::Customers);
    desk.type_only("Front");
    desk.press(DOWN);
    assert_eq!(chosen(&desk), None, "the words as they are come after the last");
    desk.press(Key::Enter);
    assert_eq!(desk.column(SipocColumn::Customers), ["Front"]);
    assert_eq!(desk.editor.document().parties().count(), 3);
}

#[test]
fn stages_are_named_one_after_another_by_tab() {
    let mut desk = journey();
    desk.press(RIGHT);
    desk.press(Key::Arrow(Direction::Up));
    for name in ["One", "Two"] {
        desk.type_only(name);
        desk.press(Key::Tab);
    }
    desk.with(Key::Tab, Modifiers { shift: true, ..Modifiers::NONE });
    desk.type_only("Second");
    desk.with(Key::Tab, Modifiers { shift: true, ..Modifiers::NONE });
    assert_eq!(desk.selected(), ["One"]);
    let named = |name: &str| desk.editor.document().stages().any(|s| s.name == name);
    assert!(named("One") && named("Second") && !named("Two"));
}

#[test]
fn a_new_view_is_typed_into_at_once() {
    let mut desk = empty_sipoc();
    desk.editor.new_view(&ViewOf::Nothing, None, |document, process, ids| {
        Ok(op::sipoc::new_sipoc(document, "Another", process, ids)?.into())
    });
    assert_eq!(desk.here().1, "Process", "filling in begins with the process");
    desk.line("Take the call");
    assert_eq!(desk.column(SipocColumn::Process), ["Take the call"]);
    desk.editor.new_view(&ViewOf::Nothing, None, |document, process, ids| {
        Ok(op::journey::new_journey(document, "Coffee", process, &[], ids)?.into())
    });
    assert!(desk.editor.cell().is_some());
    desk.line("Wakes up");
    assert!(desk.editor.document().journey_steps().any(|s| s.name == "Wakes up"));
}

#[test]
fn typing_where_no_cell_is_begins_at_the_first_to_fill_and_types_over_nothing() {
    let mut desk = empty_sipoc();
    desk.line("Take the call");
    assert_eq!(desk.column(SipocColumn::Process), ["Take the call"]);
    let mut desk = journey();
    let steps = desk.editor.document().journey_steps().count();
    desk.line("Buys tea");
    assert_eq!(desk.editor.document().journey_steps().count(), steps + 1);
}
