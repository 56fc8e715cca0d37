//! Matrices, the portfolio, the board and the chart by keys and pointer.

use super::Desk;
use laneway::{
    editor::{Command, Direction, Key, Modifiers, Question},
    file,
    geom::Point,
    layout::table::Look,
    model::*,
};

const DOWN: Key = Key::Arrow(Direction::Down);
const LEFT: Key = Key::Arrow(Direction::Left);
const RIGHT: Key = Key::Arrow(Direction::Right);
const MOVES: Modifiers = Modifiers { alt: true, shift: true, ..Modifiers::NONE };

fn shop(sheet: Sheet) -> Desk {
    let document = file::parse(include_str!("../fixtures/shop.laneway.ron")).expect("the fixture is read").document;
    let mut desk = Desk::of(document);
    desk.editor.go_to_sheet(&sheet);
    desk
}

fn matrix(of: Matrix) -> Sheet {
    Sheet::Matrix(of, "swim".into())
}

impl Desk {
    /// The middle of the cell in these places.
    pub fn cell_at(&self, row: &RowKey, column: &ColumnKey) -> Point {
        let scene = self.editor.scene().table.clone().expect("a table");
        let (r, c) = (scene.table.row_of(row).expect("a row"), scene.table.column_of(column).expect("a column"));
        let rect = scene.layout.cells[r * scene.table.columns.len() + c].rect;
        // Low in it: above there may be a card.
        Point::new(rect.center().x, rect.y1 - 6.0)
    }

    fn go_to_cell(&mut self, row: &str, column: ColumnKey) {
        let at = self.cell_at(&RowKey::Record(row.into()), &column);
        self.click(at);
    }

    fn step(&self, id: &str) -> &Step {
        self.editor.document().step(&id.into()).expect("a step")
    }

    fn opportunity(&self, name: &str) -> &Opportunity {
        self.editor.document().opportunities().find(|o| o.name == name).expect("an opportunity")
    }
}

#[test]
fn letters_are_typed_down_a_column_and_faults_go_as_they_are_set_right() {
    let mut desk = shop(matrix(Matrix::Raci));
    desk.go_to_cell("take", ColumnKey::Record("store".into()));
    desk.line("i");
    assert_eq!(desk.step("take").informed, ["store".into()]);
    // Enter went down, past the name of the phase.
    desk.press(DOWN);
    desk.line("ra");
    assert_eq!((desk.step("pick").responsible.len(), desk.step("pick").accountable.len()), (1, 2));
    desk.run(Command::Undo);
    assert_eq!((desk.step("pick").responsible.len(), desk.step("pick").accountable.len()), (1, 2));
    desk.go_to_cell("pick", ColumnKey::Record("sales".into()));
    desk.press(Key::Delete);
    assert_eq!(desk.step("pick").accountable, ["store".into()]);
    desk.line("x");
    let kept = desk.editor.renaming().map(|r| r.text.clone());
    assert_eq!(kept.as_deref(), Some("x"), "what is refused stays in the field");
    desk.press(Key::Escape);
}

#[test]
fn typing_while_no_cell_is_chosen_changes_nothing_that_is_there() {
    let derived =
        [matrix(Matrix::Experience), matrix(Matrix::Raci), matrix(Matrix::HandOffs), matrix(Matrix::SystemUse)];
    let cards = [Sheet::Portfolio, Sheet::Board, Sheet::Chart];
    for (sheet, adds) in derived.into_iter().map(|it| (it, 0)).chain(cards.into_iter().map(|it| (it, 1))) {
        let mut desk = shop(sheet.clone());
        let before = desk.editor.document().clone();
        desk.press(DOWN);
        while desk.editor.cell().is_some() {
            desk.press(Key::Escape);
        }
        let said = desk.editor.text("Zzz").message;
        desk.press(Key::Enter);
        let same = before.records().all(|r| desk.editor.document().get(r.id()) == Some(r));
        assert!(same, "{sheet:?}");
        assert_eq!(desk.editor.document().records().count(), before.records().count() + adds, "{sheet:?}");
        assert_eq!(said.is_some(), adds == 0, "{sheet:?}");
    }
}

#[test]
fn of_several_names_the_last_is_completed() {
    let mut desk = shop(matrix(Matrix::Experience));
    desk.go_to_cell("ok", ColumnKey::Attribute(Attribute::Rules));
    desk.type_only("Stock first; cre");
    let typing = desk.editor.renaming().and_then(|r| r.cell.clone()).expect("a field");
    assert_eq!((typing.options[0].name.as_str(), typing.chosen), ("Credit check", Some(0)));
    assert_eq!(typing.makes, "New rule “cre”");
    desk.press(Key::Enter);
    let mut names: Vec<&str> = desk.editor.document().rules().map(|r| r.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["Credit check", "Stock first"]);
    assert!(desk.editor.document().rules().all(|r| r.governs == ["ok".into()]));
    // Opened again, the field holds what the cell lists.
    desk.go_to_cell("ok", ColumnKey::Attribute(Attribute::Rules));
    desk.run(Command::Rename);
    assert_eq!(desk.editor.renaming().map(|r| r.text.as_str()), Some("Credit check; Stock first"));
    desk.press(Key::Escape);
    // A gap has no words of its own.
    desk.go_to_cell("take", ColumnKey::Attribute(Attribute::Kpis));
    desk.run(Command::Rename);
    assert_eq!(desk.editor.renaming().map(|r| r.text.as_str()), Some(""));
}

#[test]
fn a_cell_leads_to_what_it_shows_and_a_heading_to_where_it_is_drawn() {
    let mut desk = shop(matrix(Matrix::Experience));
    desk.go_to_cell("take", ColumnKey::Attribute(Attribute::Touchpoints));
    desk.ctrl(Key::Enter);
    assert_eq!(desk.editor.sheet(), Some(&Sheet::Journey("j".into())));
    assert_eq!(desk.selected(), ["Call"]);
    desk.run(Command::GoBack);
    desk.go_to_cell("take", ColumnKey::Attribute(Attribute::Touchpoints));
    desk.press(LEFT);
    assert_eq!((desk.editor.cell(), desk.selected()), (None, vec!["Take the order"]), "its heading");
    desk.ctrl(Key::Enter);
    assert_eq!(desk.editor.sheet(), Some(&Sheet::Swimlane("swim".into())));
    let mut desk = shop(matrix(Matrix::HandOffs));
    desk.go_to_cell("sales", ColumnKey::Record("store".into()));
    desk.ctrl(Key::Enter);
    assert_eq!(desk.editor.sheet(), Some(&Sheet::Swimlane("swim".into())));
    assert_eq!(desk.editor.selection(), ["f3".into()]);
    let mut desk = shop(Sheet::Matrix(Matrix::SystemUse, MODEL_ID.into()));
    desk.go_to_cell("erp", ColumnKey::Record("swim".into()));
    match desk.ctrl(Key::Enter).ask {
        Some(Question::Choose { places, .. }) => {
            let says: Vec<&str> = places.iter().map(|place| place.says.as_str()).collect();
            assert_eq!(says, ["Step “Take the order” in Order, as-is", "Step “Book” in Order, as-is"]);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_card_moves_by_keys_and_goes_where_it_is_dropped() {
    let mut desk = shop(Sheet::Board);
    let at = desk.at_card("Unsaid");
    desk.click(at);
    desk.with(RIGHT, MOVES);
    assert_eq!(desk.opportunity("Unsaid").status, OpportunityStatus::Planned);
    assert_eq!(desk.selected(), ["Unsaid"], "the hand goes with it");
    desk.with(RIGHT, MOVES);
    assert_eq!(desk.opportunity("Unsaid").status, OpportunityStatus::Doing);
    let dropped = desk.cell_at(&RowKey::Cards, &ColumnKey::Status(OpportunityStatus::Dropped));
    let from = desk.at_card("Unsaid");
    desk.drag(from, dropped);
    assert_eq!(desk.opportunity("Unsaid").status, OpportunityStatus::Dropped);
    desk.run(Command::Undo);
    assert_eq!(desk.opportunity("Unsaid").status, OpportunityStatus::Doing);
    let mut desk = shop(Sheet::Chart);
    let from = desk.at_card("Self service");
    desk.click(from);
    desk.with(DOWN, MOVES);
    desk.with(RIGHT, MOVES);
    let it = desk.opportunity("Self service");
    assert_eq!((it.value, it.effort), (Some(3), Some(3)));
}

#[test]
fn typing_among_cards_adds_one_and_a_process_that_spans_moves_as_one() {
    let mut desk = shop(Sheet::Board);
    let at = desk.at_card("New forms");
    desk.click(at);
    desk.line("Chat");
    assert_eq!(desk.opportunity("Chat").status, OpportunityStatus::Idea);
    assert_eq!(desk.opportunity("New forms").value, Some(4), "the card that was there stays");
    // A name in the chart is no card: what is typed there is added with the effort and value of the cell.
    desk.editor.go_to_sheet(&Sheet::Chart);
    let at = desk.cell_at(&RowKey::Value(Some(5)), &ColumnKey::Effort(Some(1)));
    desk.click(at);
    assert_eq!(desk.editor.selection(), [], "no record stands behind a name");
    desk.line("Ring back");
    assert_eq!((desk.opportunity("Ring back").value, desk.opportunity("Ring back").effort), (Some(5), Some(1)));
    desk.editor.go_to_sheet(&Sheet::Portfolio);
    let scene = desk.editor.scene().table.clone().expect("a table");
    let (r, c, k) = scene.table.entry_of(&"order".into()).expect("a card");
    let card = &scene.table.cell(r, c).expect("a cell").entries[k];
    assert!(matches!(card.look, Look::Process { span: 2, .. }));
    let rect = scene.layout.cells[r * scene.table.columns.len() + c].entries[k].rect;
    // Its right half is over the next column, and is the card all the same.
    desk.click(Point::new(rect.x1 - 20.0, rect.center().y));
    assert_eq!(desk.selected(), ["Order to cash"]);
    let phases = |desk: &Desk| desk.editor.document().process(&"order".into()).expect("it").phases.clone();
    desk.with(RIGHT, MOVES);
    assert!(phases(&desk).is_empty(), "past the last part it is not placed");
    desk.with(LEFT, MOVES);
    assert_eq!(phases(&desk), [Lifecycle::Cultivation].into());
    desk.with(LEFT, MOVES);
    desk.with(Key::Arrow(Direction::Up), MOVES);
    let process = desk.editor.document().process(&"order".into()).expect("it");
    assert_eq!((process.kind, process.phases.clone()), (ProcessKind::Management, [Lifecycle::Interaction].into()));
}

impl Desk {
    /// The middle of an opportunity's card.
    fn at_card(&self, name: &str) -> Point {
        let id = self.opportunity(name).id.clone();
        self.editor.scene().rect_of(&id).expect("it is drawn").center()
    }
}

/// Copies all cells of the view and pastes them where they came from.
fn copied_in_place(desk: &mut Desk) -> String {
    let before = desk.editor.document().clone();
    desk.run(Command::SelectAll);
    let copied = desk.run(Command::Copy).copy.expect("copied text");
    desk.checked(|e| e.paste_text(&copied));
    assert_eq!(*desk.editor.document(), before, "{copied}");
    assert!(desk.editor.why_not(Command::Undo).is_some(), "nothing to undo");
    copied
}

#[test]
fn cells_are_copied_as_they_are_edited_and_pasted_in_place_change_nothing() {
    for of in [Matrix::Experience, Matrix::Raci, Matrix::HandOffs] {
        let mut desk = shop(matrix(of));
        let copied = copied_in_place(&mut desk);
        for drawn in ["no rule", "no KPI", "(", "hand-off"] {
            assert!(!copied.contains(drawn), "{drawn}: {copied}");
        }
    }
    // A party that is responsible by its lane alone.
    let mut desk = shop(matrix(Matrix::Raci));
    desk.go_to_cell("take", ColumnKey::Record("sales".into()));
    let before = desk.editor.document().clone();
    assert_eq!(desk.run(Command::Copy).copy.as_deref(), Some("A"));
    desk.run(Command::Paste);
    assert_eq!(*desk.editor.document(), before);
    // Two hand-offs have no one SLA, and one is copied as its SLA.
    let mut records: Vec<Record> = desk.editor.document().records().cloned().collect();
    let second = Flow {
        id: "f6".into(),
        swimlane: "swim".into(),
        from: Some("take".into()),
        to: Some("pick".into()),
        ..Flow::default()
    };
    for record in &mut records {
        match record {
            Record::Flow(flow) if flow.id == "f5".into() => flow.sla = Some("fast".into()),
            _ => {}
        }
    }
    records.push(second.into());
    let mut desk = Desk::of(Document::from_records(records));
    desk.editor.go_to_sheet(&matrix(Matrix::HandOffs));
    let copied = copied_in_place(&mut desk);
    assert!(copied.contains("Fast") && !copied.contains("hand-off"), "{copied}");
}

#[test]
fn lines_of_a_pasted_cell_are_names_of_one_list() {
    let mut desk = shop(matrix(Matrix::Experience));
    desk.go_to_cell("ok", ColumnKey::Attribute(Attribute::Rules));
    let said = desk.checked(|e| e.paste_text("\"Credit check\nStock first\"\n")).message;
    assert_eq!(said.as_deref(), Some("Pasted 1 cell"));
    let rules = |desk: &Desk| {
        let of = desk.editor.document().rules().filter(|r| r.governs == ["ok".into()]);
        of.map(|r| r.name.clone()).collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!(rules(&desk), ["Credit check".to_owned(), "Stock first".to_owned()].into());
    desk.go_to_cell("ok", ColumnKey::Attribute(Attribute::Kpis));
    desk.run(Command::Copy);
    desk.go_to_cell("ok", ColumnKey::Attribute(Attribute::Rules));
    desk.run(Command::Paste);
    assert_eq!(rules(&desk).len(), 2, "one gap alone is no text to paste");
    let mut desk = shop(matrix(Matrix::Raci));
    desk.go_to_cell("ok", ColumnKey::Record("store".into()));
    desk.checked(|e| e.paste_text("\"I\nC\"\n"));
    assert_eq!((desk.step("ok").informed.len(), desk.step("ok").consulted.len()), (1, 1));
}

#[test]
fn undo_stays_where_the_change_was_made() {
    let raci = matrix(Matrix::Raci);
    let mut desk = shop(raci.clone());
    desk.go_to_cell("take", ColumnKey::Record("store".into()));
    desk.line("i");
    desk.run(Command::Undo);
    assert_eq!((desk.editor.sheet(), desk.step("take").informed.len()), (Some(&raci), 0));
    desk.run(Command::Redo);
    assert_eq!((desk.editor.sheet(), desk.step("take").informed.len()), (Some(&raci), 1));
    for sheet in [Sheet::Board, Sheet::Chart] {
        let mut desk = shop(sheet.clone());
        let card = desk.at_card("Self service");
        desk.click(card);
        desk.with(RIGHT, MOVES);
        desk.run(Command::Undo);
        assert_eq!(desk.editor.sheet(), Some(&sheet), "undo of a card's move");
        desk.run(Command::Redo);
        assert_eq!((desk.editor.sheet(), desk.selected()), (Some(&sheet), vec!["Self service"]));
    }
}

#[test]
fn the_hand_enters_a_matrix_at_a_row_that_can_be_typed_into() {
    let mut desk = shop(matrix(Matrix::Raci));
    desk.press(DOWN);
    let row = desk.editor.cell().expect("in a cell").row.clone();
    assert!(matches!(row, RowKey::Record(_)), "{row:?}");
}

#[test]
fn where_nothing_can_be_typed_it_is_said_before_a_field_opens() {
    let mut desk = shop(matrix(Matrix::HandOffs));
    desk.go_to_cell("store", ColumnKey::Record("sales".into()));
    let refused = |desk: &mut Desk, key| {
        let said = desk.press(key).message.unwrap_or_default();
        assert!(desk.editor.renaming().is_none(), "no field opens");
        said
    };
    let said = refused(&mut desk, Key::Enter);
    assert!(said.starts_with("“Warehouse” hands nothing over to “Sales”. Draw the flow"), "{said}");
    assert_eq!(desk.editor.text("x").message.as_deref(), Some(said.as_str()));
    assert!(desk.editor.renaming().is_none());
    desk.go_to_cell("store", ColumnKey::Record("store".into()));
    assert_eq!(refused(&mut desk, Key::Enter), "What stays with “Warehouse” is no hand-off.");
    desk.go_to_cell("sales", ColumnKey::Record("store".into()));
    desk.press(Key::Enter);
    assert!(desk.editor.renaming().is_some(), "the SLA of the one hand-off is typed here");
    desk.press(Key::Escape);
    // Of a register the same holds in columns that follow from the model.
    let mut desk = shop(Sheet::Register(Register::Systems));
    desk.go_to_cell("erp", ColumnKey::Attribute(Attribute::UsedIn));
    assert_eq!(refused(&mut desk, Key::Enter), "Used in follows from the model. Nobody types it.");
}

#[test]
fn what_is_typed_over_links_is_one_more_and_undo_is_exact() {
    let mut desk = shop(Sheet::Matrix(Matrix::SystemUse, MODEL_ID.into()));
    let before = desk.editor.document().clone();
    desk.go_to_cell("erp", ColumnKey::Record("swim".into()));
    desk.type_only("pi");
    assert_eq!(desk.editor.renaming().map(|r| r.text.as_str()), Some("Take the order; Book; pi"));
    desk.press(Key::Enter);
    assert_eq!(desk.step("pick").systems, ["erp".into()]);
    assert_eq!(desk.step("take").systems, ["erp".into()], "what was there stays");
    desk.run(Command::Undo);
    assert_eq!(*desk.editor.document(), before);
    // To take one away the text is edited.
    desk.go_to_cell("erp", ColumnKey::Record("swim".into()));
    desk.run(Command::Rename);
    desk.editor.set_rename_text("Book");
    desk.press(Key::Enter);
    assert!(desk.step("take").systems.is_empty());
    desk.run(Command::Undo);
    // A further name goes to the end of the same text.
    desk.go_to_cell("erp", ColumnKey::Record("swim".into()));
    desk.ctrl(Key::Enter);
    desk.press(Key::Escape);
    assert_eq!(*desk.editor.document(), before);
}

#[test]
fn an_event_shown_in_the_system_use_matrix_is_known_by_its_name() {
    let document = file::parse(include_str!("../fixtures/shop.laneway.ron")).expect("the fixture is read").document;
    let mut event = document.steps().find(|step| step.id.as_str() == "take").expect("a step").clone();
    event.id = "rings".into();
    event.name = "The phone rings".into();
    event.kind = StepKind::Event(Trigger::Message);
    event.column = laneway::model::Key::from(77);
    let document = Document::from_records(document.records().cloned().chain([Record::Step(event)]));
    let sheet = Sheet::Matrix(Matrix::SystemUse, MODEL_ID.into());
    let at = CellAt { row: RowKey::Record("erp".into()), column: ColumnKey::Record("swim".into()) };
    let shown = matrix_text(&document, Matrix::SystemUse, &MODEL_ID.into(), &at);
    assert!(shown.contains("The phone rings"), "{shown}");
    let typed = laneway::change::op::type_in(&document, &sheet, &at, None, &shown, &mut IdMaker::new(1));
    assert!(typed.expect("every name is known").diff.is_empty());
}

#[test]
fn a_matrix_is_called_after_its_swimlane_and_its_state() {
    let desk = shop(matrix(Matrix::Raci));
    let title = desk.editor.scene().table.as_ref().map(|scene| scene.table.title.clone());
    assert_eq!(title.as_deref(), Some("RACI: Order, as-is"));
    let mut to_be = desk.editor.document().swimlane(&"swim".into()).expect("a swimlane").clone();
    to_be.id = "later".into();
    to_be.state = State::ToBe;
    let document = Document::from_records(desk.editor.document().records().cloned().chain([Record::Swimlane(to_be)]));
    let later = Sheet::Matrix(Matrix::HandOffs, "later".into());
    assert_eq!(later.title(&document), "Hand-offs: Order, to-be");
}
