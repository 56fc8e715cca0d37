//! Registers by keys, pointer and clipboard: typed, sorted, filtered, pasted, followed.

use super::*;
use laneway::{
    editor::ViewCommand,
    exchange::csv,
    file,
    layout::table::Table,
    model::{Attribute, CellAt, ColumnKey, Record, Register, RowKey, Sheet, attribute_text},
};

fn desk(register: Register) -> Desk {
    let text = include_str!("../../examples/complaint.laneway.ron");
    let mut desk = Desk::of(file::parse(text).expect("the example is read").document);
    desk.editor.go_to_sheet(&Sheet::Register(register));
    desk
}

fn names(desk: &Desk) -> Vec<String> {
    let scene = desk.editor.scene().table.clone().expect("a table");
    scene.table.rows.iter().filter(|row| row.key != RowKey::New).map(|row| row.heading.clone()).collect()
}

/// The middle of a cell, by its row and column.
fn cell(desk: &Desk, row: usize, attribute: Attribute) -> Point {
    let scene = desk.editor.scene().table.clone().expect("a table");
    let column = scene.table.column_of(&ColumnKey::Attribute(attribute)).expect("a column");
    scene.layout.cells[row * scene.table.columns.len() + column].rect.center()
}

fn head(desk: &Desk, attribute: Attribute) -> Point {
    let scene = desk.editor.scene().table.clone().expect("a table");
    let column = scene.table.column_of(&ColumnKey::Attribute(attribute)).expect("a column");
    scene.layout.columns[column].head.center()
}

fn heading(desk: &Desk, attribute: Attribute) -> String {
    let scene = desk.editor.scene().table.clone().expect("a table");
    let column = scene.table.column_of(&ColumnKey::Attribute(attribute)).expect("a column");
    scene.table.columns[column].heading.clone()
}

#[test]
fn rows_are_added_by_typing_names_and_enter_alone() {
    let mut desk = desk(Register::Rules);
    let before = names(&desk);
    let last = before.len();
    desk.click(cell(&desk, last, Attribute::Name));
    desk.line("Zero tolerance");
    desk.line("A first");
    let mut expected = before.clone();
    expected.extend(["Zero tolerance".to_owned(), "A first".to_owned()]);
    assert_eq!(names(&desk), expected, "no row moves while it is typed");
    // Tab goes on along the new row.
    desk.editor.text("Third");
    desk.press(Key::Tab);
    desk.line("regulation");
    let third = desk.editor.document().rules().find(|rule| rule.name == "Third").expect("added");
    assert_eq!(attribute_text(desk.editor.document(), &third.id, Attribute::Kind), "regulation");
    desk.run(Command::View(ViewCommand::SortRows));
    for _ in 0..8 {
        desk.run(Command::Undo);
    }
    assert_eq!(desk.editor.document().rules().count(), before.len());
}

#[test]
fn typing_while_no_cell_is_chosen_adds_a_row_and_changes_none() {
    for register in [Register::Rules, Register::Slas, Register::Parties] {
        let mut desk = desk(register);
        let before = desk.editor.document().clone();
        desk.click(cell(&desk, 1, Attribute::Kind));
        // Also after something that was refused and let go of.
        desk.line("no such kind");
        while desk.editor.cell().is_some() {
            desk.press(Key::Escape);
        }
        desk.line("Zzz");
        let changed = before.records().filter(|r| desk.editor.document().get(r.id()) != Some(r)).count();
        assert_eq!((changed, desk.editor.document().records().count()), (0, before.records().count() + 1));
        assert_eq!(names(&desk).last().map(String::as_str), Some("Zzz"));
    }
}

#[test]
fn what_is_refused_stays_in_the_field_and_says_what_is_expected() {
    let mut desk = desk(Register::Rules);
    desk.click(cell(&desk, 0, Attribute::Review));
    let response = desk.line("soon");
    assert!(response.message.is_some_and(|said| said.contains("2026-11-22")));
    assert!(desk.editor.renaming().is_some_and(|rename| rename.text == "soon"));
    desk.press(Key::Escape);
    desk.press(Key::F(2));
    let shown = desk.editor.renaming().map(|rename| rename.text.clone()).expect("edits in place");
    assert!(shown.parse::<laneway::model::Date>().is_ok(), "{shown}");
    desk.press(Key::Escape);
    assert!(!desk.editor.is_dirty());
}

#[test]
fn the_last_name_of_a_list_is_completed() {
    let mut desk = desk(Register::Rules);
    desk.click(cell(&desk, 0, Attribute::Governs));
    desk.editor.text("Loan machine; tell the st");
    let typing = desk.editor.renaming().and_then(|rename| rename.cell.clone()).expect("types");
    assert!(typing.options.iter().any(|option| option.name == "Tell the status daily"), "{:?}", typing.options);
    desk.press(Key::Enter);
    let rule = desk.editor.document().rules().find(|rule| rule.name == names(&desk)[0]).expect("a rule").id.clone();
    let governs = attribute_text(desk.editor.document(), &rule, Attribute::Governs);
    assert_eq!(governs, "Loan machine; Tell the status daily");
    // An owner that is begun is taken by Enter, and one that nobody knows is made.
    desk.click(cell(&desk, 0, Attribute::Owner));
    desk.line("back of");
    assert_eq!(attribute_text(desk.editor.document(), &rule, Attribute::Owner), "Back office");
    desk.click(cell(&desk, 0, Attribute::Owner));
    desk.line("Legal counsel");
    assert_eq!(attribute_text(desk.editor.document(), &rule, Attribute::Owner), "Legal counsel");
}

#[test]
fn a_click_on_a_heading_sorts_and_the_third_gives_the_names_back() {
    let mut desk = desk(Register::Kpis);
    let by_name = names(&desk);
    let target = |desk: &Desk| -> Vec<f64> {
        let document = desk.editor.document();
        let of = |name: &String| document.kpis().find(|kpi| kpi.name == *name).and_then(|kpi| kpi.target);
        names(desk).iter().filter_map(of).map(|target| target.value()).collect()
    };
    desk.click(head(&desk, Attribute::Target));
    assert!(target(&desk).is_sorted(), "{:?}", target(&desk));
    assert!(heading(&desk, Attribute::Target).ends_with('▲'));
    desk.click(head(&desk, Attribute::Target));
    assert!(target(&desk).iter().rev().is_sorted(), "{:?}", target(&desk));
    assert!(heading(&desk, Attribute::Target).ends_with('▼'));
    desk.click(head(&desk, Attribute::Target));
    assert_eq!((names(&desk), heading(&desk, Attribute::Target)), (by_name, "Target".to_owned()));
    assert!(!desk.editor.is_dirty(), "sorting is no change of the model");
}

#[test]
fn a_filter_shows_the_rows_that_hold_its_words_until_it_is_cleared() {
    let mut desk = desk(Register::Rules);
    let all = names(&desk).len();
    desk.editor.set_filter("WARRANTY");
    assert_eq!(desk.editor.filtered(), Some((1, all)));
    assert_eq!(names(&desk), ["Two years of warranty"]);
    // What is typed into a filtered row does not take it away.
    desk.click(cell(&desk, 0, Attribute::Name));
    desk.line("Two years");
    assert_eq!(names(&desk), ["Two years"]);
    // A new one is seen, and the exports hold all.
    desk.click(cell(&desk, 1, Attribute::Name));
    desk.line("New one");
    assert_eq!(names(&desk), ["Two years", "New one"]);
    let whole = Table::new(desk.editor.document(), &Sheet::Register(Register::Rules)).expect("a table");
    assert_eq!(whole.rows.len(), all + 1);
    desk.editor.set_filter("");
    assert_eq!((desk.editor.filtered(), names(&desk).len()), (None, all + 1));
}

#[test]
fn a_block_of_a_spreadsheet_fills_rows_and_adds_those_past_the_end() {
    let mut desk = desk(Register::Parties);
    let before = names(&desk).len();
    desk.click(cell(&desk, before - 1, Attribute::Name));
    let last = names(&desk)[before - 1].clone();
    desk.checked(|e| e.paste_text(&format!("{last}\tsupplier\tDelivers\nZoe\trole\t\nYan\tking\t\n")));
    let parties =
        |desk: &Desk| desk.editor.document().parties().filter(|p| p.kind != laneway::model::PartyKind::System).count();
    assert_eq!(parties(&desk), before + 2);
    assert_eq!(desk.editor.undo_label(), Some("Change party"));
    desk.run(Command::Undo);
    assert_eq!((parties(&desk), desk.editor.is_dirty()), (before, false), "one transaction");
    // Headings say which column is which, and names which row.
    desk.click(cell(&desk, 0, Attribute::Name));
    let response =
        desk.checked(|e| e.paste_text(&format!("Contact\tName\tColour\n555\t{last}\tred\n556\tZoe\tblue\n")));
    assert_eq!(parties(&desk), before + 1, "{:?}", response.message);
    assert!(desk.editor.document().parties().any(|p| p.name == last && p.contact == "555"));
}

#[test]
fn a_paste_tells_what_it_changed_by_name_and_all_it_left_out() {
    let mut desk = desk(Register::Rules);
    let first = names(&desk)[0].clone();
    desk.click(cell(&desk, 0, Attribute::Name));
    let text = format!("Name\tReview\tBudget\n{first}\t31.12.2027\t5\nNew one\t01/02/2027\t\nOther\tsoon\t7\n");
    let response = desk.checked(|e| e.paste_text(&text));
    let said = response.message.expect("says what it did");
    for word in [&*format!("1 row changed: {first}"), "2 new rows", "2 cells were left out", "the column “Budget”"]
    {
        assert!(said.contains(word), "{word}: {said}");
    }
    let told = response.details;
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(
        told[0].starts_with("Row 3 “New one”, review “01/02/2027”: ") && told[0].contains("2027-01-02"),
        "{told:?}"
    );
    assert!(told[1].starts_with("Row 4 “Other”, review “soon”: "), "{told:?}");
    let rule = desk.editor.document().rules().find(|rule| rule.name == first).expect("there").id.clone();
    assert_eq!(attribute_text(desk.editor.document(), &rule, Attribute::Review), "2027-12-31");
    // Headings are no record, even where only that of the names is known.
    let mut desk = self::desk(Register::Slas);
    desk.click(cell(&desk, 0, Attribute::Name));
    desk.checked(|e| e.paste_text("Name\tBudget\nZed\t5\n"));
    let names: Vec<&str> = desk.editor.document().slas().map(|sla| sla.name.as_str()).collect();
    assert!(names.contains(&"Zed") && !names.contains(&"Name"), "{names:?}");
}

#[test]
fn readings_are_pasted_as_they_sit_in_spreadsheets() {
    let mut desk = desk(Register::Kpis);
    let kpi = desk.editor.document().kpis().find(|kpi| kpi.readings.len() > 1).expect("one that is read").clone();
    desk.click(cell(&desk, 0, Attribute::Name));
    let text = format!("Date\t{}\tNew one\n30.06.2099\t1.234,5\t3\n31.07.2099\tsoon\t4\n", kpi.name);
    let response = desk.checked(|e| e.paste_text(&text));
    let said = response.message.expect("says what it did");
    assert!(said.contains("3 readings added") && said.contains("1 cell could not be read"), "{said}");
    let readings = |id: &laneway::model::Id| desk.editor.document().kpi(id).expect("there").readings.clone();
    let mut expected = kpi.readings.clone();
    expected.insert("2099-06-30".parse().expect("a day"), laneway::model::Number::new(1234.5).expect("finite"));
    assert_eq!(readings(&kpi.id), expected);
    let new = desk.editor.document().kpis().find(|kpi| kpi.name == "New one").expect("added");
    assert_eq!(new.readings.len(), 2);
}

#[test]
fn what_a_cell_names_is_followed_and_come_back_from() {
    let mut desk = desk(Register::Rules);
    let owner = desk.editor.document().rules().find_map(|rule| rule.owner.clone()).expect("an owner");
    let row = names(&desk).iter().position(|name| {
        desk.editor.document().rules().any(|rule| rule.name == *name && rule.owner.as_ref() == Some(&owner))
    });
    desk.click(cell(&desk, row.expect("its row"), Attribute::Owner));
    let at = desk.editor.cell().cloned();
    desk.run(Command::OpenLinked);
    assert_eq!(desk.editor.sheet(), Some(&Sheet::Register(Register::Parties)));
    assert_eq!(desk.editor.selection(), [owner]);
    desk.run(Command::GoBack);
    assert_eq!((desk.editor.sheet(), desk.editor.cell()), (Some(&Sheet::Register(Register::Rules)), at.as_ref()));
}

#[test]
fn a_row_whose_record_is_used_is_asked_about_before_it_goes() {
    let mut desk = desk(Register::Parties);
    let row = names(&desk).iter().position(|name| name == "Front office").expect("a party");
    desk.click(cell(&desk, row, Attribute::Kind));
    let response = desk.run(Command::RemoveRow);
    assert!(matches!(response.ask, Some(Question::DeleteUsed { .. })), "{response:?}");
    assert!(!desk.editor.is_dirty());
}

#[test]
fn every_register_is_read_back_as_it_was_written() {
    let text = include_str!("../../examples/complaint.laneway.ron");
    let document = file::parse(text).expect("the example is read").document;
    for &register in Register::ALL {
        let sheet = Sheet::Register(register);
        let written = csv::write(&document, &sheet, laneway::delimited::Separator::Comma).expect("a table").text;
        let count = register.records(&document).count();
        let Some(table) = csv::register(written.as_bytes(), register.file_word()) else {
            panic!("{register:?} is not known by its headings:\n{written}");
        };
        let table = table.expect("no error");
        assert_eq!((table.register, table.rows.len()), (register, count));
        // Read into the model it is of, nothing changes.
        let read = |document: &Document| {
            op::import_register(document, register, &table.columns, &table.rows, &mut IdMaker::new(5)).expect("reads")
        };
        let same = read(&document);
        assert!(same.transaction.diff.is_empty(), "{register:?}: {:?}", same.transaction.diff.updated.keys());
        assert_eq!(same.refusals, 0, "{register:?}: {:?}", same.refused);
        // Read where the records have only their names, all of it is there again.
        let mut bare = document.clone();
        for at in register.records(&document).map(|record| RowKey::Record(record.id().clone())) {
            let columns = register.attributes().iter().map(|it| ColumnKey::Attribute(*it));
            let cells: Vec<CellAt> = columns.map(|column| CellAt { row: at.clone(), column }).collect();
            // The kind of a system is what makes it one.
            let cells =
                cells.into_iter().filter(|at| at.column != ColumnKey::Attribute(Attribute::Kind)).collect::<Vec<_>>();
            if let Ok(done) = op::clear(&bare, &sheet, &cells, &mut IdMaker::new(1)) {
                done.diff.apply(&mut bare);
            }
        }
        let read = read(&bare);
        assert_eq!(read.refusals, 0, "{register:?}: {:?}", read.refused);
        read.transaction.diff.apply(&mut bare);
        let cells = |document: &Document| -> Vec<String> {
            let records: Vec<&Record> = register.records(document).collect();
            let of = |r: &&Record| {
                register.attributes().iter().map(|it| attribute_text(document, r.id(), *it)).collect::<Vec<_>>()
            };
            records.iter().flat_map(of).collect()
        };
        assert_eq!(cells(&bare), cells(&document), "{register:?}");
    }
}

#[test]
fn rows_of_one_name_and_what_dangles_are_read_back_in_any_order() {
    let text = r#"(format: 1, parties: [(id: "ann", name: "Ann"), (id: "bob", name: "Bob")],
        swimlanes: [(id: "w", name: "W")], lanes: [(id: "l", swimlane: "w", party: "ann")],
        steps: [(id: "s0", name: "Check", lane: "l", column: 1)],
        rules: [(id: "r0", name: "Pay", owner: "gone", governs: ["gone", "s0"]), (id: "r1", name: "PAY", statement: "Now"),
            (id: "r2", name: "Pay", kind: Regulation, owner: "bob"), (id: "r3", name: "", source: "Law"),
            (id: "r4", name: "Pay [r0]"), (id: "r5", name: "Pay; then go")],
        slas: [(id: "x0", name: "Response", promise: "1 d", owner: "ann", from: "gone"),
            (id: "x1", name: "Response", promise: "3 d", owner: "bob")],
    )"#;
    let document = file::parse(text).expect("is read").document;
    for register in [Register::Rules, Register::Slas] {
        let sheet = Sheet::Register(register);
        let written = csv::write(&document, &sheet, laneway::delimited::Separator::Comma).expect("a table").text;
        let table = csv::register(written.as_bytes(), register.file_word()).expect("known").expect("no error");
        let mut rows = table.rows.clone();
        for turn in 0..rows.len() * 2 {
            rows.rotate_left(1);
            if turn == table.rows.len() {
                rows.reverse();
            }
            let filled = op::import_register(&document, register, &table.columns, &rows, &mut IdMaker::new(5));
            let filled = filled.expect("reads");
            assert!(filled.transaction.diff.is_empty(), "{written}{:?}", filled.transaction.diff);
            assert_eq!((filled.refusals, filled.empty), (0, 0), "{written}");
        }
    }
}

#[test]
fn a_rule_of_a_journey_refers_to_the_register_or_goes_into_it() {
    let text = include_str!("../fixtures/journey.laneway.ron");
    let mut document = file::parse(text).expect("the fixture is read").document;
    op::add_rule(&document, "Pay first", &mut IdMaker::new(1)).diff.apply(&mut document);
    let mut desk = Desk::of(document);
    let journey = desk.editor.document().journeys().next().expect("a journey").id.clone();
    desk.editor.go_to_sheet(&Sheet::Journey(journey.clone()));
    desk.run(Command::View(ViewCommand::AddRowOf(laneway::model::RowKind::Rule)));
    desk.press(Key::Escape);
    let row =
        desk.editor.document().journey_rows().find(|r| r.kind == laneway::model::RowKind::Rule && r.journey == journey);
    let row = RowKey::Row(row.expect("a row of rules").id.clone());
    let scene = desk.editor.scene().table.clone().expect("a table");
    let at = scene.table.row_of(&row).expect("its row");
    let column =
        (0..scene.table.columns.len()).find(|c| scene.table.cell(at, *c).is_some_and(|c| c.entries.is_empty()));
    let place = scene.layout.cells[at * scene.table.columns.len() + column.expect("an empty cell")].rect.center();
    desk.click(place);
    desk.line("pay FIRST");
    desk.click(place);
    let card = desk.editor.selection().last().cloned().expect("a card");
    let rule = desk.editor.document().rules().next().expect("the rule").id.clone();
    assert_eq!(desk.editor.document().stands_for(&card), Some(&rule));
    desk.run(Command::OpenLinked);
    assert_eq!(desk.editor.sheet(), Some(&Sheet::Register(Register::Rules)));
    desk.run(Command::GoBack);
    desk.click(place);
    desk.line("Ask twice");
    desk.click(place);
    let card = desk.editor.selection().last().cloned().expect("a card");
    assert_eq!(desk.editor.document().stands_for(&card), None, "a new name stays words");
    desk.run(Command::View(ViewCommand::AddToRegister));
    assert!(desk.editor.document().rules().any(|rule| rule.name == "Ask twice"));
    assert!(desk.editor.document().stands_for(&card).is_some());
}

#[test]
fn of_two_records_of_one_name_neither_is_taken_until_one_says_which() {
    let text = r#"(format: 1,
        parties: [(id: "ann", kind: Role, name: "Ann"), (id: "ann2", kind: Customer, name: "Ann")],
        rules: [(id: "r", name: "Two years")],
    )"#;
    let mut desk = Desk::of(file::parse(text).expect("a model").document);
    desk.editor.go_to_sheet(&Sheet::Register(Register::Rules));
    let owner = |desk: &Desk| desk.editor.document().rule(&"r".into()).expect("there").owner.clone();
    for typed in ["Ann", "an"] {
        desk.click(cell(&desk, 0, Attribute::Owner));
        desk.editor.text(typed);
        let typing = desk.editor.renaming().and_then(|rename| rename.cell.clone()).expect("types");
        let offered: Vec<&str> = typing.options.iter().map(|option| option.name.as_str()).collect();
        assert_eq!((offered, typing.chosen), (vec!["Ann (role)", "Ann (customer)"], None), "{typed}");
        desk.press(Key::Escape);
    }
    desk.click(cell(&desk, 0, Attribute::Owner));
    desk.editor.text("Ann");
    let said = desk.editor.key(Key::Enter, Modifiers::NONE).message.expect("refused");
    assert!(said.contains("“Ann (role)” or “Ann (customer)”"), "{said}");
    assert_eq!((owner(&desk), desk.editor.renaming().is_some()), (None, true), "what was typed is still there");
    desk.press(Key::Arrow(Direction::Down));
    desk.press(Key::Arrow(Direction::Down));
    desk.press(Key::Enter);
    assert_eq!(owner(&desk), Some("ann2".into()));
    // What is typed of the place beside the name says which.
    desk.click(cell(&desk, 0, Attribute::Owner));
    desk.line("Ann (r");
    assert_eq!(owner(&desk), Some("ann".into()));
}

#[test]
fn editing_a_choice_lists_all_it_can_be() {
    let mut desk = desk(Register::Rules);
    desk.click(cell(&desk, 0, Attribute::Kind));
    desk.press(Key::Enter);
    let options = |desk: &Desk| -> Vec<String> {
        let typing = desk.editor.renaming().and_then(|r| r.cell.clone()).expect("a cell is edited");
        typing.options.iter().map(|o| o.name.clone()).collect()
    };
    assert_eq!(options(&desk), Register::Rules.choices(Attribute::Kind));
    let first = names(&desk)[0].clone();
    desk.press(Key::Arrow(Direction::Down));
    desk.press(Key::Enter);
    let rule = desk.editor.document().rules().find(|rule| rule.name == first).expect("the rule");
    assert_eq!(rule.kind.word(), Register::Rules.choices(Attribute::Kind)[0]);
    // Words that are free are edited without a list.
    desk.click(cell(&desk, 1, Attribute::Statement));
    desk.press(Key::Enter);
    assert!(options(&desk).is_empty());
    assert!(!desk.editor.renaming().expect("edited").centered, "they stand at the left, edited or not");
}

#[test]
fn the_name_of_what_is_added_gives_way_to_what_is_typed() {
    use laneway::editor::ModelCommand;
    for command in [ModelCommand::AddRule, ModelCommand::AddSla, ModelCommand::AddKpi, ModelCommand::AddOpportunity] {
        let mut desk = desk(Register::Parties);
        desk.run(Command::Model(command));
        let rename = desk.editor.renaming().expect("its name is edited");
        assert!(rename.select_all && rename.text.starts_with("New "), "{}", rename.text);
    }
}

/// The words of a drawing, each with where it begins.
pub fn words(items: &[laneway::drawing::Item]) -> Vec<(String, Point)> {
    use laneway::drawing::Primitive;
    items
        .iter()
        .flat_map(|item| match &item.primitive {
            Primitive::Group(group) => words(&group.items),
            Primitive::Text(text) => vec![(text.text.to_string(), text.origin)],
            Primitive::Path(_) | Primitive::Rect(_) | Primitive::Image(_) => vec![],
        })
        .collect()
}

#[test]
fn scrolled_the_first_column_is_held_and_worked_in_where_it_is_seen() {
    let mut desk = desk(Register::Rules);
    desk.editor.set_viewport(Size::new(700.0, 500.0));
    desk.editor.first_look();
    let bare = words(&desk.editor.overlay().items);
    assert!(bare.iter().all(|(text, _)| text != "Name"), "in its place it needs no other");
    desk.editor.pan(laneway::geom::Vec2::new(-420.0, -120.0));
    let seen = desk.editor.camera().visible_in_doc();
    let held = words(&desk.editor.overlay().items);
    let at = |text: &str| held.iter().rev().find(|(it, _)| it == text).unwrap_or_else(|| panic!("{text}: {held:?}")).1;
    // The heading in its corner, a name beside its row, a heading over its column.
    let first = cell(&desk, 2, Attribute::Name);
    let name = names(&desk)[2].clone();
    let (corner, beside) = (at("Name"), at(&name));
    assert!((seen.x0..seen.x0 + 40.0).contains(&corner.x) && (seen.y0..seen.y0 + 44.0).contains(&corner.y));
    assert!((seen.x0..seen.x0 + 40.0).contains(&beside.x) && (beside.y - first.y).abs() < 30.0, "{beside:?}");
    assert!((at("Citation").x - head(&desk, Attribute::Citation).x).abs() < 60.0);
    // A click there is a click into it, and nothing moves.
    let camera = *desk.editor.camera();
    desk.click(Point::new(seen.x0 + 60.0, first.y));
    let at = desk.editor.cell().cloned().expect("a cell");
    let id = desk.editor.selection().last().cloned().expect("a rule");
    assert_eq!((at.row, at.column), (RowKey::Record(id.clone()), ColumnKey::Attribute(Attribute::Name)));
    assert_eq!(desk.editor.document().rule(&id).expect("there").name, name);
    assert_eq!(*desk.editor.camera(), camera);
    desk.run(Command::Rename);
    assert_eq!(*desk.editor.camera(), camera);
    let rect = desk.editor.renaming().expect("a field").rect_in_doc;
    let field = desk.editor.seen_at(rect);
    assert!(field.x0 >= seen.x0 && field.x1 <= seen.x0 + 200.0, "{field:?}");
    desk.press(Key::Escape);
    // A step to the right brings the cell out from beneath it.
    desk.press(Key::Arrow(Direction::Right));
    let scene = desk.editor.scene().table.clone().expect("a table");
    let (seen, column) = (desk.editor.camera().visible_in_doc(), scene.layout.columns[1].rect);
    assert!(column.x0 >= seen.x0 + scene.layout.columns[0].rect.width() - 1.0, "{column:?} in {seen:?}");
    // A click on a held heading sorts by its column.
    desk.editor.pan(laneway::geom::Vec2::new(-300.0, -100.0));
    let seen = desk.editor.camera().visible_in_doc();
    desk.click(Point::new(head(&desk, Attribute::Citation).x, seen.y0 + 10.0));
    assert_eq!(heading(&desk, Attribute::Citation), "Citation ▲");
}

#[test]
fn dragged_from_the_held_column_and_onto_it_a_range_takes_what_is_seen() {
    let mut desk = desk(Register::Rules);
    desk.editor.set_viewport(Size::new(700.0, 500.0));
    desk.editor.first_look();
    desk.editor.pan(laneway::geom::Vec2::new(-420.0, -120.0));
    let camera = *desk.editor.camera();
    let (seen, scene) = (camera.visible_in_doc(), desk.editor.scene().table.clone().expect("a table"));
    // Beside the names, in the column that is held.
    let held = |row: usize| {
        Point::new(seen.x0 + scene.layout.columns[0].rect.width() - 3.0, scene.layout.rows[row].rect.center().y)
    };
    let begins = |desk: &Desk| desk.editor.cell().cloned().expect("a cell");
    let name =
        |row: usize| CellAt { row: scene.table.rows[row].key.clone(), column: ColumnKey::Attribute(Attribute::Name) };
    desk.checked(|e| e.pointer_down(PointerEvent::at(held(2))));
    desk.checked(|e| e.pointer_move(PointerEvent::at(held(3))));
    assert_eq!(desk.editor.tool_name(), "selecting cells");
    desk.checked(|e| e.pointer_up(PointerEvent::at(held(4))));
    assert_eq!(begins(&desk), name(3), "the cell last moved over");
    assert_eq!(desk.editor.selection().len(), 2);
    // From a cell beside it onto it.
    let beside = cell(&desk, 2, Attribute::Citation);
    desk.checked(|e| e.pointer_down(PointerEvent::at(beside)));
    desk.checked(|e| e.pointer_move(PointerEvent::at(beside.lerp(held(2), 0.2))));
    desk.checked(|e| e.pointer_move(PointerEvent::at(held(2))));
    desk.checked(|e| e.pointer_up(PointerEvent::at(held(2))));
    assert_eq!(begins(&desk), name(2));
}
