//! Files through the window.

use super::*;
use egui::Key;

/// Types a path into the dialog and presses its button.
fn type_path(harness: &mut Harness<'_, App>, path: &Path) {
    command(harness, Key::A);
    text(harness, &path.display().to_string());
    key(harness, Key::Enter);
}

#[test]
fn save_as_writes_a_model_that_reads_back_the_same() {
    let mut harness = window(Some(EXAMPLE));
    let folder = folder("save-as");
    command_shift(&mut harness, Key::S);
    harness.get_by_label("Save the model as");
    type_path(&mut harness, &folder.join("mine"));
    let path = folder.join("mine.laneway.ron");
    assert_eq!(read(&path), *harness.state().editor.document());
    assert_eq!(harness.state().file_path(), Some(path.as_path()));
    assert!(!harness.state().is_unsaved());
}

#[test]
fn unsaved_changes_are_not_lost_unasked() {
    let folder = folder("guard");
    let path = folder.join("a.laneway.ron");
    std::fs::copy(EXAMPLE, &path).expect("copied");
    let mut harness = window(path.to_str());
    key(&mut harness, Key::ArrowRight);
    key(&mut harness, Key::F2);
    text(&mut harness, "Changed here");
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::Enter);
    harness.run();
    assert!(harness.state().is_unsaved());

    command(&mut harness, Key::N);
    harness.get_by_label("Save the changes to a.laneway.ron?");
    click(&mut harness, "Cancel");
    assert!(steps(&harness).contains(&"Changed here".to_owned()), "cancel keeps the model");

    command(&mut harness, Key::N);
    click(&mut harness, "Save");
    assert!(read(&path).steps().any(|s| s.name == "Changed here"), "save writes it");
    assert_eq!(steps(&harness), [""], "and then the new model is there");
}

#[test]
fn discarding_goes_on_without_writing() {
    let folder = folder("discard");
    let path = folder.join("a.laneway.ron");
    std::fs::copy(EXAMPLE, &path).expect("copied");
    let mut harness = window(path.to_str());
    key(&mut harness, Key::ArrowRight);
    key(&mut harness, Key::Delete);
    assert!(harness.state().is_unsaved());
    command(&mut harness, Key::N);
    click(&mut harness, "Discard the changes");
    assert_eq!(steps(&harness), [""], "a new model has a start without a name");
    let same = std::fs::read(&path).expect("there") == std::fs::read(EXAMPLE).expect("there");
    assert!(same, "the file is as it was");
}

#[test]
fn a_file_changed_on_disk_is_noticed() {
    let folder = folder("changed");
    let path = folder.join("a.laneway.ron");
    std::fs::copy(EXAMPLE, &path).expect("copied");
    let mut harness = window(path.to_str());
    key(&mut harness, Key::ArrowRight);
    key(&mut harness, Key::Delete);
    let theirs = std::fs::read_to_string(&path).expect("text").replacen("name: \"", "name: \"Their ", 1);
    std::fs::write(&path, &theirs).expect("written");
    command(&mut harness, Key::S);
    harness.get_by_label("a.laneway.ron was changed on disk");
    click(&mut harness, "Cancel");
    assert_eq!(std::fs::read_to_string(&path).expect("text"), theirs, "nothing was written");
    command(&mut harness, Key::S);
    click(&mut harness, "Overwrite the file");
    assert_eq!(read(&path), *harness.state().editor.document());
}

#[test]
fn a_broken_file_is_refused_in_words() {
    let folder = folder("broken");
    let path = folder.join("broken.laneway.ron");
    std::fs::write(&path, "(format: 1, model: (name: \"x\"), stepz: [])").expect("written");
    let mut harness = window(path.to_str());
    harness.get_by_label("broken.laneway.ron was not opened");
    harness.get_by_label_contains("Line 1");
    click(&mut harness, "Close");
    assert!(!harness.state().has_model());
}

#[test]
fn a_bpmn_file_is_imported_with_its_report() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/order.bpmn");
    let mut harness = window(Some(path));
    harness.get_by_label("order.bpmn was imported");
    click(&mut harness, "Close");
    assert!(harness.state().editor.document().steps().count() > 1);
    assert!(harness.state().is_unsaved(), "it is nowhere on disk as a model");
}

#[test]
fn the_drawing_is_exported() {
    let mut harness = window(Some(EXAMPLE));
    let folder = folder("export");
    command(&mut harness, Key::E);
    click(&mut harness, "Choose a file…");
    type_path(&mut harness, &folder.join("picture"));
    let svg = std::fs::read_to_string(folder.join("picture.svg")).expect("an SVG was written");
    assert!(svg.starts_with("<svg") || svg.starts_with("<?xml"), "{}", &svg[..40]);
    assert!(svg.contains("class=\"step"));
}

#[test]
fn every_view_is_exported_at_once_and_a_table_as_text() {
    let folder = folder("export-all");
    let mut harness = window(Some(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/journey.laneway.ron")));
    let views = laneway::model::Sheet::all(harness.state().editor.document()).len();
    command(&mut harness, Key::E);
    harness.get_by_label_contains("All 2 views").click();
    harness.run();
    click(&mut harness, "Choose a file…");
    type_path(&mut harness, &folder.join("all"));
    let files = std::fs::read_dir(&folder).expect("the folder").count();
    assert_eq!(files, views);
    command(&mut harness, Key::E);
    harness.get_by_label_contains("This journey").click();
    harness.run();
    click(&mut harness, "CSV table, for spreadsheets");
    click(&mut harness, "Choose a file…");
    type_path(&mut harness, &folder.join("journey"));
    let table = std::fs::read_to_string(folder.join("journey.csv")).expect("a table was written");
    assert!(table.contains("Brings it in"), "{table}");
}

/// The ending that is typed says the format, whatever was chosen or exported before.
#[test]
fn an_export_has_the_format_of_the_ending_that_is_typed() {
    let folder = folder("export-ending");
    let mut harness = window(Some(EXAMPLE));
    command(&mut harness, Key::E);
    click(&mut harness, "CSV table, for spreadsheets");
    click(&mut harness, "Choose a file…");
    type_path(&mut harness, &folder.join("steps"));
    assert!(folder.join("steps.csv").exists());
    // What was left out is told.
    click(&mut harness, "Close");
    command(&mut harness, Key::E);
    click(&mut harness, "Choose a file…");
    type_path(&mut harness, &folder.join("draw.SVG"));
    let svg = std::fs::read_to_string(folder.join("draw.SVG")).expect("a drawing was written");
    assert!(svg.contains("class=\"step"), "{}", &svg[..80]);
    assert!(!folder.join("draw.SVG.csv").exists());
}

/// A journey is written as Mermaid; a register then is offered what it can be written as.
#[test]
fn a_format_that_a_view_cannot_have_is_not_kept() {
    let folder = folder("export-kept");
    let mut harness = window(Some(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/journey.laneway.ron")));
    command(&mut harness, Key::E);
    click(&mut harness, "Mermaid journey, for text and wikis");
    click(&mut harness, "Choose a file…");
    type_path(&mut harness, &folder.join("day"));
    assert!(folder.join("day.mmd").exists());
    // What was left out is told.
    click(&mut harness, "Close");
    let rules = laneway::model::Sheet::Register(laneway::model::Register::Rules);
    harness.state_mut().editor.go_to_sheet(&rules);
    harness.run();
    command(&mut harness, Key::E);
    click(&mut harness, "Choose a file…");
    type_path(&mut harness, &folder.join("rules"));
    assert!(folder.join("rules.svg").exists(), "a drawing, since a register has no Mermaid");
}

#[test]
fn an_export_of_a_register_says_what_it_holds_and_has_a_file_of_its_own() {
    let folder = folder("export-register");
    let path = folder.join("g.laneway.ron");
    std::fs::write(&path, r#"(format: 1, rules: [(id: "a", name: "One"), (id: "b", name: "Two")])"#).expect("written");
    let mut harness = window(path.to_str());
    harness.state_mut().editor.go_to_sheet(&laneway::model::Sheet::Register(laneway::model::Register::Rules));
    harness.state_mut().editor.set_filter("name: two");
    harness.run();
    command(&mut harness, Key::E);
    harness.get_by_label("This register: Rules");
    harness.get_by_label("All 2 rows are written, not just the 1 that the filter shows");
    click(&mut harness, "CSV table, for spreadsheets");
    click(&mut harness, "Choose a file…");
    let proposed = harness.get_by_label("Path of the file").value().unwrap_or_default();
    assert!(proposed.ends_with("g-rules.csv"), "{proposed}");
    type_path(&mut harness, &folder.join("out"));
    let table = std::fs::read_to_string(folder.join("out.csv")).expect("a table was written");
    assert!(table.contains("One") && table.contains("Two"), "{table}");
}

#[test]
fn what_the_canvas_tells_as_overdue_is_in_the_drawing_unless_it_is_left_out() {
    let folder = folder("export-overdue");
    let path = folder.join("rules.laneway.ron");
    std::fs::write(&path, r#"(format: 1, rules: [(id: "old", name: "Old rule", review: "2020-03-01")])"#)
        .expect("written");
    let mut harness = window(path.to_str());
    let rules = laneway::model::Sheet::Register(laneway::model::Register::Rules);
    let mut svg = |name: &str, leave_out: bool| {
        harness.state_mut().editor.go_to_sheet(&rules);
        harness.run();
        command(&mut harness, Key::E);
        if leave_out {
            harness.get_by_label("Tell what is overdue").scroll_to_me();
            harness.run();
            click(&mut harness, "Tell what is overdue");
        }
        click(&mut harness, "Choose a file…");
        type_path(&mut harness, &folder.join(name));
        std::fs::read_to_string(folder.join(name).with_extension("svg")).expect("an SVG was written")
    };
    let told = svg("told", false);
    assert!(told.contains("Old rule") && told.contains("overdue by"), "{told}");
    let silent = svg("silent", true);
    assert!(silent.contains("Old rule") && !silent.contains("overdue by"), "{silent}");
}

fn command_shift(harness: &mut Harness<'_, App>, key: Key) {
    harness.key_press_modifiers(egui::Modifiers::COMMAND | egui::Modifiers::SHIFT, key);
    harness.run();
}

#[test]
fn closing_the_window_asks_first() {
    let mut harness = window(Some(EXAMPLE));
    key(&mut harness, Key::ArrowRight);
    key(&mut harness, Key::Delete);
    let root = egui::ViewportId::ROOT;
    harness.input_mut().viewports.entry(root).or_default().events.push(egui::ViewportEvent::Close);
    harness.step();
    let told: Vec<_> = harness.output().viewport_output[&root].commands.clone();
    assert!(told.contains(&egui::ViewportCommand::CancelClose), "{told:?}");
    harness.input_mut().viewports.entry(root).or_default().events.clear();
    harness.run();
    harness.get_by_label("Discard the changes").click();
    let mut told = Vec::new();
    for _ in 0..6 {
        harness.step();
        told.extend(harness.output().viewport_output[&root].commands.clone());
    }
    assert!(told.contains(&egui::ViewportCommand::Close), "{told:?}");
}

#[test]
fn a_clean_model_follows_its_file() {
    let folder = folder("follow");
    let path = folder.join("a.laneway.ron");
    std::fs::copy(EXAMPLE, &path).expect("copied");
    let mut harness = window(path.to_str());
    let theirs = std::fs::read_to_string(&path).expect("text").replacen("name: \"", "name: \"Their longer ", 1);
    std::fs::write(&path, &theirs).expect("written");
    let until = std::time::Instant::now() + std::time::Duration::from_secs(6);
    while std::time::Instant::now() < until && *harness.state().editor.document() != read(&path) {
        std::thread::sleep(std::time::Duration::from_millis(100));
        harness.run();
    }
    assert_eq!(*harness.state().editor.document(), read(&path));
    assert!(!harness.state().is_unsaved());
    command(&mut harness, Key::Z);
    assert!(harness.state().is_unsaved(), "undo takes their change back");
}

#[test]
fn a_problem_is_listed_and_repaired() {
    let folder = folder("problem");
    let path = folder.join("a.laneway.ron");
    let text = std::fs::read_to_string(EXAMPLE).expect("text");
    let at = text.find("      owner: \"").or_else(|| text.find("      party: \"")).expect("a reference");
    let end = at + text[at..].find("\",").expect("its end");
    let start = end - text[..end].chars().rev().take_while(|c| *c != '"').count();
    let broken = format!("{}nobody-000000{}", &text[..start], &text[end..]);
    std::fs::write(&path, broken).expect("written");
    let mut harness = window(path.to_str());
    let words = harness.state().editor.checked().count().words();
    click(&mut harness, &words);
    assert!(harness.query_all_by_label_contains("is not in the model").count() > 0);
    harness.query_all_by_label_contains("Repair: ").next().expect("a repair is offered").click();
    harness.run();
    click(&mut harness, "Remove the reference");
    harness.state_mut().wait_for_checks();
    harness.run();
    assert_eq!(harness.query_all_by_label_contains("Repair: ").count(), 0);
    assert!(laneway::model::problems(harness.state().editor.document()).is_empty());
}
