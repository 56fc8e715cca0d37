//! Other formats through the window: pasted, dropped, added to the open model.

use super::*;
use egui::{Event, Key};
use laneway::{delimited::Separator, exchange::csv, model::Sheet};

const DAY: &str = "journey\n  title Breakfast\n  section Counter\n    Order: 4: Ann\n    Wait: 2: Ann\n";
const SIPOC: &str = "Suppliers\tInputs\tProcess\tOutputs\tCustomers\nWorks\tBeans\tBrew\tCup\tAnn\n";

fn paste(harness: &mut Harness<'_, App>, text: &str) {
    harness.event(Event::Paste(text.to_owned()));
    harness.run();
}

fn views(harness: &Harness<'_, App>) -> usize {
    Sheet::all(harness.state().editor.document()).len()
}

#[test]
fn a_pasted_table_or_journey_becomes_a_view_when_asked() {
    let mut harness = window(Some(EXAMPLE));
    key(&mut harness, Key::ArrowRight);
    let (before, count) = (harness.state().editor.document().clone(), views(&harness));
    paste(&mut harness, SIPOC);
    harness.get_by_label("Add the pasted text to this model?");
    click(&mut harness, "Cancel");
    assert_eq!(*harness.state().editor.document(), before);

    paste(&mut harness, DAY);
    click(&mut harness, "Add it as a view");
    harness.get_by_label("The pasted text was added to this model");
    assert_eq!(views(&harness), count + 1);
    let shown = harness.state().editor.sheet().cloned();
    let name = shown.map(|s| harness.state().editor.document().display_name(s.id()).to_owned());
    assert_eq!(name.as_deref(), Some("Breakfast"));
    key(&mut harness, Key::Escape);
    command(&mut harness, Key::Z);
    assert_eq!(*harness.state().editor.document(), before, "one undo takes it all back");
}

#[test]
fn lines_are_still_pasted_as_steps() {
    let mut harness = window(Some(EXAMPLE));
    let swimlane = harness.state().editor.document().swimlanes().next().map(|s| Sheet::Swimlane(s.id.clone()));
    harness.state_mut().editor.go_to_sheet(&swimlane.expect("the example has one"));
    harness.run();
    key(&mut harness, Key::ArrowRight);
    let count = harness.state().editor.document().steps().count();
    paste(&mut harness, "Call the customer\nWrite it down\n");
    assert_eq!(harness.state().editor.document().steps().count(), count + 2);
    // A table too, where the answer is that it is not meant as one.
    paste(&mut harness, "step\tlane\tnext\nBrew\tWorks\t\n");
    click(&mut harness, "Paste it as it is");
    assert_eq!(harness.state().editor.document().steps().count(), count + 4);
}

#[test]
fn text_pasted_on_the_start_screen_becomes_a_model() {
    let mut harness = window(None);
    paste(&mut harness, DAY);
    harness.get_by_label("The pasted text was imported");
    assert!(harness.state().has_model() && harness.state().is_unsaved());
    assert_eq!(views(&harness), 1);
}

#[test]
fn a_file_is_added_to_the_open_model_or_opened() {
    let folder = folder("incoming");
    let (csv, mmd) = (folder.join("coffee.csv"), folder.join("day.mmd"));
    std::fs::write(&csv, SIPOC.replace('\t', ",")).expect("written");
    std::fs::write(&mmd, DAY).expect("written");
    let mut harness = window(Some(EXAMPLE));
    let count = views(&harness);
    harness.state_mut().import_into(&csv);
    harness.run();
    harness.get_by_label("coffee.csv was added to this model");
    assert_eq!(views(&harness), count + 1);
    assert!(harness.state().editor.document().sipocs().any(|s| s.name == "coffee"));
    key(&mut harness, Key::Escape);
    // Another model is taken in the same way; one that is here already brings nothing of its parties.
    let parties = harness.state().editor.document().parties().count();
    harness.state_mut().import_into(Path::new(EXAMPLE));
    harness.run();
    assert_eq!(harness.state().editor.document().parties().count(), parties);
    assert!(views(&harness) > count + 1);
    assert_eq!(laneway::model::problems(harness.state().editor.document()), []);
    key(&mut harness, Key::Escape);
    harness.state_mut().import_into(&folder.join("absent.csv"));
    harness.run();
    harness.get_by_label("absent.csv was not imported");
}

#[test]
fn a_decision_table_comes_back_into_the_one_it_was_written_from() {
    let folder = folder("read-back");
    let path = folder.join("back.csv");
    let mut harness = window(Some(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/complaint.laneway.ron")));
    let before = harness.state().editor.document().clone();
    let table = before.decision_tables().next().expect("the example has one").clone();
    let written = csv::write(&before, &Sheet::DecisionTable(table.id.clone()), Separator::Comma).expect("a table").text;
    let lines: Vec<&str> = written.lines().collect();
    std::fs::write(&path, lines[..lines.len() - 1].join("\n")).expect("written");
    harness.state_mut().import_into(&path);
    harness.run();
    harness.get_by_label(&format!("back.csv was read into the decision table “{}”", table.name));
    let after = harness.state().editor.document();
    assert_eq!(after.decision_tables().count(), before.decision_tables().count());
    assert_eq!(after.decision_rows().count() + 1, before.decision_rows().count());
    assert_eq!(harness.state().editor.sheet(), Some(&Sheet::DecisionTable(table.id)));
    key(&mut harness, Key::Escape);
    command(&mut harness, Key::Z);
    assert_eq!(*harness.state().editor.document(), before, "one undo takes it all back");
}
