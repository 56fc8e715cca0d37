//! What governs and measures a process, through the window: fields of every kind, links made by typing, ways to the
//! registers. `LANEWAY_SHOTS=folder` keeps pictures to look at.

use super::{links::*, *};
use egui::Key;
use laneway::model::{Badge, Matrix, RecordKind, Register, Sheet};

const COMPLAINT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/complaint.laneway.ron");

fn select(harness: &mut Harness<'_, App>, id: &str) {
    harness.state_mut().editor.go_to(&id.into());
    harness.run();
}

/// Types into a field of the inspector; Tab leaves it.
fn fill(harness: &mut Harness<'_, App>, label: &str, words: &str) {
    let field = harness.get_by_role_and_label(egui::Role::TextInput, label);
    field.scroll_to_me();
    harness.run();
    harness.get_by_role_and_label(egui::Role::TextInput, label).focus();
    harness.run();
    text(harness, words);
}

#[test]
fn the_fields_of_every_kind_are_shown() {
    let (mut harness, renderer) = open(COMPLAINT);
    let document = harness.state().editor.document().clone();
    for kind in RecordKind::ALL {
        let Some(record) = document.records().find(|r| r.kind() == *kind) else { continue };
        harness.state_mut().editor.select([record.id().clone()]);
        harness.run();
        let field = match kind {
            RecordKind::Rule => "Statement: what must hold",
            RecordKind::Sla => "Within",
            RecordKind::Kpi => "Target",
            RecordKind::Opportunity => "Value to the customer",
            RecordKind::DecisionTable => "Hit policy: where several rows fit",
            RecordKind::DecisionColumn => "Type of its values",
            RecordKind::DecisionRow => "Remark",
            RecordKind::Step => "Kind",
            RecordKind::Party => "Contact",
            RecordKind::Process => "Purpose",
            RecordKind::Model => "Currency of costs",
            _ => continue,
        };
        assert!(shows(&harness, field), "{}", kind.word());
        shoot(&harness, &renderer, &format!("fields-{}", kind.word().replace(' ', "-")));
    }
}

#[test]
fn a_rule_is_linked_or_made_by_typing_its_name() {
    let (mut harness, renderer) = open(COMPLAINT);
    let document = harness.state().editor.document().clone();
    let step = document.steps().find(|s| s.name == "Take the complaint").expect("a step").id.clone();
    let rule = document.rules().find(|r| !r.governs.contains(&step)).expect("a rule").clone();
    select(&mut harness, step.as_str());
    if !shows(&harness, "Add a rule…") {
        harness.get_by_label("Rules").scroll_to_me();
        harness.run();
        click(&mut harness, "Rules");
    }
    let start: String = rule.name.chars().take(6).collect();
    fill(&mut harness, "Add a rule…", &start);
    assert!(shows(&harness, &rule.name), "it is offered");
    shoot(&harness, &renderer, "fields-add-rule");
    key(&mut harness, Key::Enter);
    let governs = |harness: &Harness<'_, App>, name: &str| {
        let document = harness.state().editor.document();
        document.rules().any(|r| r.name == name && r.governs.contains(&step))
    };
    assert!(governs(&harness, &rule.name));
    // The keyboard stays, so that another can be added: one that is not there yet.
    text(&mut harness, "Say when it is ready");
    assert!(shows(&harness, "New rule “Say when it is ready”"));
    key(&mut harness, Key::Enter);
    assert!(governs(&harness, "Say when it is ready"));
    assert_eq!(harness.state().editor.selection(), std::slice::from_ref(&step));
    harness.state_mut().editor.run(laneway::editor::Command::Undo);
    harness.state_mut().editor.run(laneway::editor::Command::Undo);
    assert!(*harness.state().editor.document() == document, "two changes, two undos");
}

#[test]
fn a_time_that_is_not_understood_says_so_and_changes_nothing() {
    let (mut harness, renderer) = open(COMPLAINT);
    let document = harness.state().editor.document().clone();
    let step = document.steps().find(|s| s.work.is_some()).expect("a step with a time").id.clone();
    select(&mut harness, step.as_str());
    let label = "Work: how long somebody works on it";
    fill(&mut harness, label, "x");
    assert!(shows(&harness, "A time is a number and a unit"));
    shoot(&harness, &renderer, "fields-wrong-time");
    key(&mut harness, Key::Tab);
    assert!(shows(&harness, "A time is a number and a unit"), "it is still said");
    assert!(*harness.state().editor.document() == document, "the old value is kept");
}

#[test]
fn the_tree_leads_to_registers_and_names_what_it_adds() {
    let (mut harness, renderer) = open(COMPLAINT);
    let rules = harness.state().editor.document().rules().count();
    // Beside how many there are it says what the checks found.
    harness.get_by_label_contains(&format!("Rules, register, {rules}")).click();
    harness.run();
    assert_eq!(harness.state().editor.sheet(), Some(&Sheet::Register(Register::Rules)));
    shoot(&harness, &renderer, "register-rules");
    harness.get_by_label_contains("Opportunities by status, board").click();
    harness.run();
    assert_eq!(harness.state().editor.sheet(), Some(&Sheet::Board));
    shoot(&harness, &renderer, "board");
    // Folded away, what is above makes room.
    click(&mut harness, "Processes, 5, shown");
    click(&mut harness, "Registers, 14, shown");
    click(&mut harness, "Add a rule");
    text(&mut harness, "No repair without a quote");
    key(&mut harness, Key::Enter);
    assert!(harness.state().editor.document().rules().any(|r| r.name == "No repair without a quote"));
}

#[test]
fn matrices_and_badges_are_reached_from_the_bar() {
    let (mut harness, renderer) = open(COMPLAINT);
    let swimlane = harness.state().editor.document().swimlanes().next().expect("one").id.clone();
    select(&mut harness, swimlane.as_str());
    click(&mut harness, "Badges on the drawing");
    // The same switches are among the fields of the swimlane; those that dropped down come after.
    for badge in ["Cost", "Systems"] {
        harness.get_all_by_role_and_label(egui::Role::CheckBox, badge).last().expect("a switch").click();
        harness.run();
    }
    shoot(&harness, &renderer, "badges");
    let badges = harness.state().editor.document().swimlane(&swimlane).expect("there").badges.clone();
    assert!(badges.contains(&Badge::Cost) && badges.contains(&Badge::Systems), "the list stays open");
    key(&mut harness, Key::Escape);
    harness
        .state_mut()
        .editor
        .run(laneway::editor::Command::Model(laneway::editor::ModelCommand::Matrix(Matrix::Raci)));
    harness.run();
    shoot(&harness, &renderer, "raci");
    click(&mut harness, "Hand-off matrix (Shift+F5)");
    assert_eq!(harness.state().editor.sheet(), Some(&Sheet::Matrix(Matrix::HandOffs, swimlane)));
}

#[test]
fn adding_a_reading_leaves_the_button_in_its_place() {
    let (mut harness, _) = open(COMPLAINT);
    let kpi = harness.state().editor.document().kpis().find(|k| k.readings.len() > 2).expect("a KPI").clone();
    select(&mut harness, kpi.id.as_str());
    fill(&mut harness, "Day of a new reading", "2026-11-20");
    fill(&mut harness, "Value of a new reading", "0.9");
    let before = harness.get_by_label("Add the reading").rect();
    click(&mut harness, "Add the reading");
    let after = harness.state().editor.document().kpi(&kpi.id).map(|k| k.readings.len());
    assert_eq!(after, Some(kpi.readings.len() + 1));
    assert_eq!(harness.get_by_label("Add the reading").rect(), before, "nothing else comes under the pointer");
}
