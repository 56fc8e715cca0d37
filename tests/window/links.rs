//! Finding, following and deleting through the window. `LANEWAY_SHOTS=folder` keeps pictures to look at.

use super::*;
use egui::{Key, Modifiers};
use laneway::model::{Id, Sheet};

const LINKED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/linked.laneway.ron");
const COMPLAINT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/complaint.laneway.ron");

fn id(word: &str) -> Id {
    word.into()
}

/// Keeps a picture of the window where they are asked for.
pub fn shoot(harness: &Harness<'_, App>, renderer: &cpu::CpuRenderer, name: &str) {
    if let Some(folder) = std::env::var_os("LANEWAY_SHOTS") {
        let picture = renderer.picture(&harness.ctx, harness.output());
        picture.save(PathBuf::from(folder).join(format!("{name}.png"))).expect("the picture is saved");
    }
}

pub fn open(file: &str) -> (Harness<'static, App>, cpu::CpuRenderer) {
    let renderer = cpu::CpuRenderer::default();
    (sized(Some(file), [1280.0, 800.0], egui::Theme::Light, renderer.clone()), renderer)
}

pub fn shows(harness: &Harness<'_, App>, label: &str) -> bool {
    harness.query_all_by_label_contains(label).count() > 0
}

#[test]
fn words_are_found_as_one_types_and_escape_stays_at_a_hit() {
    let (mut harness, renderer) = open(COMPLAINT);
    command(&mut harness, Key::F);
    text(&mut harness, "claim");
    assert!(shows(&harness, "1 of "), "the hits are counted");
    shoot(&harness, &renderer, "find-typing");
    for _ in 0..3 {
        key(&mut harness, Key::Enter);
    }
    assert!(shows(&harness, "3 of "));
    let found = harness.state().editor.selection().to_vec();
    assert_eq!(found.len(), 1);
    shoot(&harness, &renderer, "find-third");
    harness.key_press_modifiers(Modifiers::SHIFT, Key::Enter);
    harness.run();
    assert!(shows(&harness, "2 of "));
    key(&mut harness, Key::F3);
    assert_eq!(harness.state().editor.selection(), found);
    key(&mut harness, Key::Escape);
    assert!(harness.state().editor.find().is_none());
    assert_eq!(harness.state().editor.selection(), found, "what was gone to stays");
    // The keyboard is the drawing's again.
    key(&mut harness, Key::F3);
    assert!(harness.state().editor.find().is_some(), "F3 goes on from the drawing");
}

#[test]
fn where_something_is_used_is_a_list_to_go_from() {
    let (mut harness, renderer) = open(LINKED);
    harness.state_mut().editor.go_to(&id("l-back"));
    harness.run();
    assert!(shows(&harness, "Go to Customer in SIPOC Complaint"), "the fields tell it");
    command(&mut harness, Key::U);
    shoot(&harness, &renderer, "where-used");
    key(&mut harness, Key::ArrowDown);
    key(&mut harness, Key::Enter);
    assert_eq!(harness.state().editor.selection(), [id("x4")]);
    assert_eq!(harness.state().editor.sheet(), Some(&Sheet::Sipoc(id("sipoc"))));
}

#[test]
fn deleting_what_is_used_offers_to_replace_it() {
    let (mut harness, renderer) = open(LINKED);
    harness.state_mut().editor.go_to_sheet(&Sheet::Swimlane(id("bill")));
    harness.state_mut().editor.select([id("back")]);
    harness.run();
    key(&mut harness, Key::Delete);
    assert!(shows(&harness, "5 other places use it"));
    shoot(&harness, &renderer, "delete-used");
    click(&mut harness, "Replace by another…");
    text(&mut harness, "spare");
    shoot(&harness, &renderer, "delete-replace");
    key(&mut harness, Key::Enter);
    let editor = &harness.state().editor;
    assert!(editor.document().party(&id("back")).is_none());
    assert_eq!(editor.document().display_name(&id("l-bill")), "Spare team");
    command(&mut harness, Key::Z);
    assert!(harness.state().editor.document().party(&id("back")).is_some());
}

#[test]
fn the_alignment_is_filled_in_place() {
    let (mut harness, renderer) = open(LINKED);
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    harness.run();
    let sheet = Sheet::Alignment(id("journey"));
    assert_eq!(harness.state().editor.sheet(), Some(&sheet));
    shoot(&harness, &renderer, "alignment");
    // To the cell of the complaint and the second stage, which is empty.
    harness.state_mut().editor.select([id("call")]);
    harness.run();
    key(&mut harness, Key::ArrowRight);
    text(&mut harness, "hand");
    shoot(&harness, &renderer, "alignment-typing");
    // The step whose name is begun is chosen already.
    key(&mut harness, Key::Enter);
    let steps = harness.state().editor.document().touchpoint(&id("pickup")).expect("a touchpoint").steps.clone();
    assert_eq!(steps, [id("hand")]);
    shoot(&harness, &renderer, "alignment-filled");
    command(&mut harness, Key::Z);
    let steps = harness.state().editor.document().touchpoint(&id("pickup")).expect("a touchpoint").steps.clone();
    assert!(steps.is_empty(), "one undo");
}
