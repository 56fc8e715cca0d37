//! The commands of SIPOCs: filled in by typing alone, made into a swimlane and back, switched and shown.

use super::Desk;
use laneway::{
    change::op,
    editor::{Command, Key, ViewCommand},
    file,
    model::{Document, IdMaker, Record, Sheet, SipocCells, SipocForm},
};

fn fixture() -> Desk {
    let document = file::parse(include_str!("../fixtures/sipoc.laneway.ron")).expect("the fixture is read").document;
    Desk::of(document)
}

fn empty() -> Desk {
    let mut ids = IdMaker::new(1);
    let mut document = op::start_model("Complaint", &mut ids);
    let made = op::sipoc::new_sipoc(&document, "Complaint", None, &mut ids).expect("makes one");
    made.diff.apply(&mut document);
    let mut desk = Desk::of(document);
    desk.editor.go_to_sheet(&Sheet::Sipoc(made.select.expect("selects it")[0].clone()));
    desk
}

fn cells(desk: &Desk) -> SipocCells<'_> {
    let sheet = desk.editor.sheet().expect("a sheet");
    SipocCells::new(desk.editor.document(), sheet.id()).expect("a SIPOC")
}

#[test]
fn a_row_is_filled_in_by_typing_and_enter_alone() {
    let mut desk = empty();
    // The first cell of the fill order is where typing begins.
    let first = cells(&desk).suggested().expect("a cell");
    let place = desk.editor.scene().table.clone().expect("a table");
    let (row, column) = (place.table.row_of(&first.row), place.table.column_of(&first.column));
    assert_eq!((row, column), (Some(0), Some(2)));
    let at = place.layout.cells.get(2).expect("the cell").rect.center();
    desk.click(at);
    for text in ["Take the complaint", "Case number", "Customer", "Faulty machine", "Customer", "Check the claim"] {
        desk.line(text);
    }
    let name = |id| desk.editor.document().display_name(id).to_owned();
    let cells = cells(&desk);
    let shown: Vec<String> = cells.entries.iter().map(|e| format!("{:?} {}", e.column, name(&e.id))).collect();
    let mut expected = [
        "Suppliers Customer",
        "Inputs Faulty machine",
        "Process Take the complaint",
        "Outputs Case number",
        "Customers Customer",
        "Process Check the claim",
    ]
    .map(String::from);
    let mut shown = shown;
    shown.sort();
    expected.sort();
    assert_eq!(shown, expected);
    assert_eq!(desk.editor.document().parties().filter(|p| p.name == "Customer").count(), 1);
}

#[test]
fn a_swimlane_is_made_and_shown_said_and_undone_in_one_step() {
    let mut desk = fixture();
    let before: Document = desk.editor.document().clone();
    let said = desk.run(Command::View(ViewCommand::SwimlaneFromSipoc)).message.expect("a message");
    assert!(said.starts_with("Made a swimlane of 6 lanes and 5 steps, with 10 documents"), "{said}");
    let swimlane = desk.editor.swimlane().expect("the swimlane is shown").clone();
    assert_eq!(desk.steps(), 7);
    // And a SIPOC of that one.
    let said = desk.run(Command::View(ViewCommand::SipocFromSwimlane)).message.expect("a message");
    assert_eq!(said, "Made a SIPOC of 5 steps, 5 inputs and 5 outputs");
    assert!(matches!(desk.editor.sheet(), Some(Sheet::Sipoc(id)) if id.as_str() != "sipoc"));
    desk.ctrl(Key::Char('Z'));
    assert_eq!(desk.editor.document().sipocs().count(), 1);
    desk.ctrl(Key::Char('Z'));
    assert_eq!(*desk.editor.document(), before);
    assert!(desk.editor.document().swimlane(&swimlane).is_none());
    // What has nothing to be made of says so.
    let mut desk = empty();
    assert!(
        desk.editor
            .why_not(Command::View(ViewCommand::SwimlaneFromSipoc))
            .expect("a reason")
            .contains("process column")
    );
    assert!(desk.editor.why_not(Command::View(ViewCommand::SipocFromSwimlane)).expect("a reason").contains("swimlane"));
    assert!(desk.run(Command::View(ViewCommand::SwimlaneFromSipoc)).message.is_some());
}

#[test]
fn form_requirements_and_fill_order_are_switched_and_undone() {
    let mut desk = fixture();
    let before: Document = desk.editor.document().clone();
    let columns = |desk: &Desk| desk.editor.scene().table.as_ref().map(|t| t.table.columns.len());
    assert_eq!(columns(&desk), Some(6));
    assert!(desk.run(Command::View(ViewCommand::InputRequirements)).message.is_some());
    assert_eq!(columns(&desk), Some(7));
    desk.run(Command::View(ViewCommand::OutputRequirements));
    assert_eq!(columns(&desk), Some(6));
    desk.run(Command::View(ViewCommand::RowsOrLists));
    assert_eq!(cells(&desk).sipoc.form, SipocForm::Lists);
    let subtitle = |desk: &Desk| desk.editor.scene().table.as_ref().map(|t| t.table.subtitle.clone());
    assert!(subtitle(&desk).expect("one").ends_with("filled in from the process"));
    desk.run(Command::View(ViewCommand::FillOrder));
    assert!(subtitle(&desk).expect("one").ends_with("filled in from the customer (COPIS)"));
    for _ in 0..4 {
        desk.ctrl(Key::Char('Z'));
    }
    assert_eq!(*desk.editor.document(), before);
    // They are of no use elsewhere.
    desk.run(Command::View(ViewCommand::SwimlaneFromSipoc));
    for command in [
        Command::View(ViewCommand::RowsOrLists),
        Command::View(ViewCommand::FillOrder),
        Command::View(ViewCommand::OutputRequirements),
    ] {
        assert_eq!(desk.editor.why_not(command), Some("Show a SIPOC first."));
    }
}

#[test]
fn the_empty_row_and_the_next_cell_are_the_editors_alone() {
    use laneway::{drawing::LaidOut, layout::table::Table};
    let desk = fixture();
    let (document, sheet) = (desk.editor.document(), desk.editor.sheet().expect("a sheet"));
    let exported = Table::new(document, sheet).expect("a table");
    let edited = &desk.editor.scene().table.as_ref().expect("a table").table;
    assert_eq!(exported.rows.len() + 1, edited.rows.len());
    assert_eq!((exported.next.is_none(), edited.next.is_some()), (true, true));
    let drawing = LaidOut::new(document, sheet).expect("a view").draw(document, desk.editor.theme().theme());
    let words = format!("{drawing:?}");
    assert!(!words.contains("fill-next") && !words.contains("filled in"));
    assert!(format!("{:?}", desk.editor.scene().drawing).contains("fill-next"));
    assert!(document.records().all(|r| !matches!(r, Record::SipocEntry(e) if e.text.is_empty() && e.record.is_none())));
}
