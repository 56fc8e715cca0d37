//! Decision tables by keys alone: made for a step, headed, filled, pasted into, told what is wrong, and undone.

use super::Desk;
use laneway::{
    change::op,
    editor::{Command, Direction, Key, ModelCommand, Modifiers, PointerEvent, ViewCommand},
    file,
    layout::table::{Body, Table},
    model::*,
};

/// A swimlane whose decision has two labelled branches, with the decision selected.
fn decision() -> Desk {
    let mut document = op::start_model("Complaint", &mut IdMaker::new(1));
    let mut ids = IdMaker::new(2);
    let lane = document.lanes().next().expect("a lane").id.clone();
    let gateway = StepKind::Decision(Gateway::Exclusive);
    let mut records: Vec<Record> = document.records().cloned().collect();
    records.push(Step::new("choice", gateway, "Repair or replace?", Cell::new(lane.clone(), 2, 0)).into());
    for (i, label) in ["repair", "replace"].into_iter().enumerate() {
        let id = Id::from(label);
        let task = StepKind::Task(TaskKind::default());
        records.push(Step::new(id.clone(), task, label, Cell::new(lane.clone(), 3 + i as i32, 0)).into());
        let flow = ids.fresh("flow", |_| false);
        let swimlane = document.swimlanes().next().expect("one").id.clone();
        let (from, to) = (Some("choice".into()), Some(id));
        records.push(Flow { id: flow, swimlane, from, to, label: label.to_owned(), ..Flow::default() }.into());
    }
    document = Document::from_records(records);
    let mut desk = Desk::of(document);
    desk.editor.select(["choice".into()]);
    desk
}

fn table(desk: &Desk) -> Table {
    let document = desk.editor.document();
    Table::editing(document, desk.editor.sheet().expect("a view"), &Default::default()).expect("a table")
}

fn told(desk: &Desk) -> Vec<String> {
    let words = |row: &laneway::layout::table::Row| match &row.body {
        Body::Told { words, fault: true } => Some(words.to_string()),
        _ => None,
    };
    table(desk).rows.iter().filter_map(words).collect()
}

/// What stands in the rules, row by row.
fn rules(desk: &Desk) -> Vec<Vec<String>> {
    let document = desk.editor.document();
    let cells = DecisionCells::new(document, desk.editor.sheet().expect("a view").id()).expect("a decision table");
    let row = |row: &&DecisionRow| cells.columns().map(|c| DecisionCells::text(row, c).to_owned()).collect();
    cells.rows.iter().map(row).collect()
}

fn go_to(desk: &mut Desk, row: usize, column: usize) {
    let rect = desk.editor.scene().table.as_ref().expect("a table").layout.cells
        [row * table(desk).columns.len() + column]
        .rect;
    desk.click(rect.center());
}

fn tab(desk: &mut Desk, text: &str) {
    for c in text.chars() {
        desk.editor.text(&c.to_string());
    }
    desk.press(Key::Tab);
}

#[test]
fn a_table_for_a_step_takes_its_branches_and_is_filled_by_typing() {
    let mut desk = decision();
    let before = desk.editor.document().clone();
    desk.run(Command::Model(ModelCommand::AddDecisionTable));
    let sheet = desk.editor.sheet().cloned().expect("a view");
    assert!(matches!(sheet, Sheet::DecisionTable(_)));
    assert_eq!(
        desk.editor.document().step(&"choice".into()).and_then(|s| s.decision_table.clone()),
        Some(sheet.id().clone())
    );
    let output =
        desk.editor.document().decision_columns().find(|c| c.side == DecisionSide::Output).cloned().expect("one");
    assert_eq!((output.holds, output.values), (ValueType::Choice, vec!["repair".to_owned(), "replace".to_owned()]));
    assert_eq!(table(&desk).title, "Repair or replace");

    // The heading of the input, then the rules: Tab goes along, and a begun value is completed.
    go_to(&mut desk, 0, 1);
    tab(&mut desk, "Price: number >= 0");
    go_to(&mut desk, 1, 1);
    tab(&mut desk, "< 150");
    tab(&mut desk, "repl");
    tab(&mut desk, "a note");
    tab(&mut desk, ">= 100");
    tab(&mut desk, "repa");
    assert_eq!(rules(&desk), [["< 150", "replace"], [">= 100", "repair"]]);
    assert_eq!(told(&desk), ["Rows 1 and 2 both hold for Price 100 to under 150"]);
    // The hit policy is typed as its letter.
    go_to(&mut desk, 0, 0);
    desk.line("f");
    assert_eq!(told(&desk), [""; 0]);

    // From the table back to the step, and again to the table.
    desk.run(Command::OpenLinked);
    assert_eq!(desk.editor.selection(), [Id::from("choice")]);
    desk.run(Command::OpenLinked);
    assert_eq!(desk.editor.sheet(), Some(&sheet));
    desk.run(Command::GoBack);
    desk.editor.select(["choice".into()]);
    desk.run(Command::Model(ModelCommand::AddDecisionTable));
    assert_eq!(desk.editor.sheet(), Some(&sheet), "there is one: it is opened");
    assert_eq!(desk.editor.document().decision_tables().count(), 1);
    while desk.editor.why_not(Command::Undo).is_none() {
        desk.run(Command::Undo);
    }
    assert_eq!(*desk.editor.document(), before);
}

fn example() -> Desk {
    let text = include_str!("../../examples/complaint.laneway.ron");
    let mut desk = Desk::of(file::parse(text).expect("the example is read").document);
    let id = desk.editor.document().decision_tables().next().expect("a table").id.clone();
    desk.editor.go_to_sheet(&Sheet::DecisionTable(id));
    desk
}

#[test]
fn what_cannot_be_read_is_kept_as_typed_and_told() {
    let mut desk = example();
    assert_eq!(told(&desk), [""; 0]);
    go_to(&mut desk, 1, 1);
    desk.line("cheap");
    assert_eq!(rules(&desk)[0][0], "cheap");
    assert_eq!(told(&desk), ["Row 1, Price: “cheap” is no number, such as 4.5"]);
    desk.run(Command::Undo);
    assert_eq!(rules(&desk)[0][0], "< 150");
}

#[test]
fn a_block_of_a_spreadsheet_is_pasted_in_one_step_and_makes_rules() {
    let mut desk = example();
    let before = desk.editor.document().clone();
    let rows = rules(&desk).len();
    go_to(&mut desk, rows, 1);
    let block = "< 10\t-\tno\trepair\twe\n[10..20)\t-\tno\trepair\tcustomer\tonce\n>= 20\t-\tno\treplace\twe\n";
    let said = desk.checked(|e| e.paste_text(block)).message.expect("a message");
    assert_eq!(said, "Pasted 16 cells: 2 new rows");
    assert_eq!(rules(&desk).len(), rows + 2);
    assert_eq!(rules(&desk)[rows], ["[10..20)", "-", "no", "repair", "customer"]);
    assert_eq!(desk.editor.document().decision_rows().filter(|r| r.note == "once").count(), 1);
    desk.run(Command::Undo);
    assert_eq!(*desk.editor.document(), before);
}

#[test]
fn what_is_copied_is_pasted_in_place_without_a_change_and_lines_of_a_cell_are_one_list() {
    let mut desk = example();
    go_to(&mut desk, 1, 1);
    let block = "\"< 10,\n> 20\n[12..14]\"\n";
    desk.checked(|e| e.paste_text(block));
    assert_eq!(rules(&desk)[0][0], "< 10, > 20, [12..14]");
    let note = table(&desk).columns.len() - 1;
    go_to(&mut desk, 1, note);
    desk.checked(|e| e.paste_text("\"once\na year\"\n"));
    assert_eq!(desk.editor.document().decision_rows().filter(|r| r.note == "once; a year").count(), 1);
    go_to(&mut desk, 1, 4);
    desk.line("\"repair\"");
    let before = desk.editor.document().clone();
    assert_eq!(rules(&desk)[0][3], "\"repair\"");
    // A cell that is one word in quotes keeps them, and so does all of the table.
    go_to(&mut desk, 1, 4);
    desk.run(Command::Copy);
    desk.run(Command::Paste);
    assert_eq!(*desk.editor.document(), before);
    desk.run(Command::SelectAll);
    let copied = desk.run(Command::Copy).copy.expect("copied text");
    desk.checked(|e| e.paste_text(&copied));
    assert_eq!(*desk.editor.document(), before, "{copied}");
}

#[test]
fn rules_and_columns_are_added_moved_and_removed_and_undone_exactly() {
    let mut desk = example();
    let before = desk.editor.document().clone();
    let first = rules(&desk)[0].clone();
    go_to(&mut desk, 1, 1);
    let alt_shift = Modifiers { alt: true, shift: true, ..Modifiers::NONE };
    desk.checked(|e| e.key(Key::Arrow(Direction::Down), alt_shift));
    assert_eq!(rules(&desk)[1], first);
    desk.checked(|e| e.key(Key::Arrow(Direction::Right), alt_shift));
    assert_eq!(rules(&desk)[1][1], first[0], "the input moved with its cells");
    // Inputs stay on their side of the double line.
    go_to(&mut desk, 1, 3);
    let said = desk.checked(|e| e.key(Key::Arrow(Direction::Right), alt_shift)).message;
    assert_eq!(said.as_deref(), Some("Inputs stay left of the double line, outputs right of it."));
    desk.run(Command::View(ViewCommand::AddInput));
    desk.line("Country: text");
    let names: Vec<String> = {
        let cells = DecisionCells::new(desk.editor.document(), desk.editor.sheet().expect("one").id()).expect("one");
        cells.inputs.iter().map(|c| c.name.clone()).collect()
    };
    assert_eq!(names, ["Months old", "Price", "Under warranty", "Country"]);
    desk.run(Command::RemoveColumn);
    desk.run(Command::View(ViewCommand::AddOutput));
    desk.line("Until: date");
    assert_eq!(rules(&desk)[0].len(), 6);
    go_to(&mut desk, 2, 1);
    desk.run(Command::AddRow);
    desk.line("7");
    assert_eq!(rules(&desk)[2][0], "7");
    desk.run(Command::RemoveRow);
    desk.run(Command::RemoveColumn);
    assert_eq!(rules(&desk)[0].len(), 5);
    while desk.editor.why_not(Command::Undo).is_none() {
        desk.run(Command::Undo);
    }
    assert_eq!(*desk.editor.document(), before);
}

#[test]
fn the_hit_policy_is_offered_and_chosen() {
    let mut desk = example();
    desk.run(Command::View(ViewCommand::HitPolicy));
    let options = desk.editor.renaming().and_then(|r| r.cell.as_ref()).map(|typing| typing.options.len());
    assert_eq!(options, Some(HitPolicy::ALL.len()));
    desk.line("rule");
    assert_eq!(desk.editor.document().decision_tables().next().map(|t| t.hit), Some(HitPolicy::RuleOrder));
    desk.run(Command::View(ViewCommand::HitPolicy));
    desk.line("x");
    assert_eq!(desk.editor.document().decision_tables().next().map(|t| t.hit), Some(HitPolicy::RuleOrder));
    assert!(desk.editor.renaming().is_some(), "what is refused stays in the field");
    // A click on another cell lets go of it, and says what was not written.
    let cell =
        desk.editor.scene().table.as_ref().expect("a table").layout.cells[table(&desk).columns.len() * 2 + 2].rect;
    let said = desk.editor.pointer_down(PointerEvent::at(cell.center())).message.expect("said");
    assert!(said.contains("“x” was not written"), "{said}");
    assert!(desk.editor.renaming().is_none());
    desk.editor.text("7");
    assert_eq!(desk.editor.renaming().map(|rename| rename.text.as_str()), Some("7"), "typed where one clicked");
}

#[test]
fn what_is_typed_on_a_number_begins_the_first_input() {
    let mut desk = example();
    let before = rules(&desk).len();
    let new = table(&desk).rows.iter().position(|row| row.key == RowKey::New).expect("a row to type into");
    go_to(&mut desk, new, 0);
    for text in ["< 200", "> 12", "yes"] {
        tab(&mut desk, text);
    }
    assert_eq!(rules(&desk)[before][..3], ["< 200", "> 12", "yes"]);
    go_to(&mut desk, new, 3);
    desk.press(Key::Home);
    let here = desk.editor.cell().map(|at| at.column.clone());
    assert_eq!(here, Some(table(&desk).columns[1].key.clone()), "Home stays beside the number");
}
