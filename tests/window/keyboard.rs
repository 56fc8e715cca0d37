//! Words go where they were meant: keys in quick succession, names typed in the tree, new views.

use super::*;
use egui::{Event, Key, Modifiers, vec2};
use egui_kittest::kittest::NodeT as _;
use laneway::model::{Register, Sheet, SipocColumn, StepKind};

const COFFEE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/journey.laneway.ron");
const SIPOC: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/sipoc.laneway.ron");

fn down(key: Key) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
}

/// What has the keyboard.
fn focused(harness: &Harness<'_, App>) -> Option<egui::Id> {
    harness.ctx.memory(|m| m.focused())
}

fn go(harness: &mut Harness<'_, App>, sheet: &Sheet) {
    harness.state_mut().editor.go_to_sheet(sheet);
    harness.run();
}

fn processes(harness: &Harness<'_, App>) -> Vec<String> {
    let document = harness.state().editor.document();
    let entries = document.sipoc_entries().filter(|e| e.column == SipocColumn::Process);
    entries.map(|e| document.display_name(&e.id).to_owned()).collect()
}

/// Two Tabs a frame apart, or in one frame: the second is the table's as the first was.
#[test]
fn two_quick_tabs_go_two_cells_on_and_lose_no_words() {
    for at_once in [false, true] {
        let mut harness = window(Some(SIPOC));
        key(&mut harness, Key::ArrowRight);
        command(&mut harness, Key::End);
        key(&mut harness, Key::Home);
        let canvas = focused(&harness);
        harness.event(Event::Text("Spare parts store".into()));
        if at_once {
            harness.step();
            harness.input_mut().events.extend([down(Key::Tab), down(Key::Tab)]);
        } else {
            harness.event(down(Key::Tab));
            harness.event(down(Key::Tab));
        }
        harness.run();
        assert_eq!(focused(&harness), canvas, "at once: {at_once}");
        harness.event(Event::Text("Fit the part".into()));
        harness.key_press(Key::Enter);
        harness.run();
        assert!(processes(&harness).contains(&"Fit the part".to_owned()), "{:?}", processes(&harness));
    }
}

/// The button is in the last line there is room for, in a tree that is scrolled: the line of the new name comes into
/// sight, and its field has the keyboard meanwhile.
#[test]
fn what_is_added_at_the_edge_of_the_tree_is_named_in_sight() {
    let (add, size) = ("Add a persona", vec2(1280.0, 480.0));
    let mut harness = sized(Some(COFFEE), size.into(), egui::Theme::Light, cpu::CpuRenderer::default());
    for n in 0..12 {
        harness.state_mut().editor.act(move |document, ids| {
            Ok(laneway::change::op::add_party(document, &format!("Party {n}"), Default::default(), ids))
        });
    }
    harness.run();
    harness.hover_at(egui::pos2(120.0, 250.0));
    for _ in 0..200 {
        let button = harness.query_by_label(add).map(|n| n.rect());
        if button.is_some_and(|rect| rect.bottom() < size.y - 36.0) {
            break;
        }
        harness.event(Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: vec2(0.0, -8.0),
            source: egui::MouseWheelSource::Unknown,
            phase: egui::TouchPhase::Move,
            modifiers: Modifiers::NONE,
        });
        harness.run_steps(20);
    }
    let place = harness.get_by_label(add).rect();
    assert!(place.bottom() > size.y - 64.0, "at the edge: {place:?}");
    let focused = |harness: &Harness<'_, App>| {
        let fields = harness.query_all_by_role(egui::Role::TextInput);
        fields.into_iter().find(|n| n.accesskit_node().is_focused()).map(|n| n.rect())
    };
    let before = harness.state().editor.document().personas().count();
    click(&mut harness, add);
    harness.run_steps(20);
    assert_eq!(harness.state().editor.document().personas().count(), before + 1);
    let field = focused(&harness).expect("a field has the keyboard");
    assert!(field.bottom() < size.y - 20.0, "{field:?} of {size:?}");
    text(&mut harness, "Noor");
    key(&mut harness, Key::Enter);
    assert!(harness.state().editor.document().personas().any(|p| p.name == "Noor"));
    // Escape closes it, with the name it has.
    click(&mut harness, add);
    harness.run_steps(20);
    assert!(focused(&harness).is_some());
    key(&mut harness, Key::Escape);
    assert!(focused(&harness).is_none());
}

/// What a cell refuses is let go of and said, and the name goes where it is typed.
#[test]
fn a_refused_cell_does_not_take_the_name_of_what_is_added() {
    let mut harness = window(Some(COFFEE));
    harness.state_mut().editor.act(|document, ids| Ok(laneway::change::op::add_opportunity(document, "Faster", ids)));
    go(&mut harness, &Sheet::Register(Register::Opportunities));
    command(&mut harness, Key::Home);
    let at_effort = |harness: &Harness<'_, App>| {
        harness.state().editor.cell().is_some_and(|at| format!("{:?}", at.column).contains("Effort"))
    };
    for _ in 0..20 {
        if !at_effort(&harness) {
            key(&mut harness, Key::ArrowRight);
        }
    }
    assert!(at_effort(&harness), "{:?}", harness.state().editor.cell());
    text(&mut harness, "low");
    key(&mut harness, Key::Enter);
    assert!(harness.state().editor.renaming().is_some(), "refused");
    click(&mut harness, "Add a persona");
    let said = harness.state().newest_message().unwrap_or_default().to_owned();
    assert!(said.contains("low"), "{said}");
    text(&mut harness, "Noor");
    key(&mut harness, Key::Enter);
    assert!(harness.state().editor.document().personas().any(|p| p.name == "Noor"));
    assert!(harness.state().editor.renaming().is_none());
}

/// As in a new model: a start is there and selected, and one undo takes the view away.
#[test]
fn a_new_swimlane_begins_with_a_start_that_typing_names() {
    for dialog in [false, true] {
        let mut harness = window(Some(EXAMPLE));
        let before = harness.state().editor.document().clone();
        if dialog {
            command(&mut harness, Key::T);
            let cards = || harness.get_all_by_role(egui::Role::RadioButton);
            let card = cards().find(|n| n.accesskit_node().label().unwrap_or_default().starts_with("Swimlane"));
            card.expect("a card").click();
            harness.run();
            key(&mut harness, Key::Enter);
        } else {
            command(&mut harness, Key::M);
        }
        text(&mut harness, "Customer calls");
        command(&mut harness, Key::Enter);
        let editor = &harness.state().editor;
        let Some(Sheet::Swimlane(swimlane)) = editor.sheet().cloned() else { panic!("a swimlane is shown") };
        let document = editor.document();
        let steps: Vec<_> = document.steps().filter(|s| document.swimlane_of(&s.id) == Some(&swimlane)).collect();
        let [start] = steps.as_slice() else { panic!("one start: {steps:?}") };
        assert_eq!((start.name.as_str(), matches!(start.kind, StepKind::Start(_))), ("Customer calls", true));
        // The name, then the whole view.
        command(&mut harness, Key::Z);
        command(&mut harness, Key::Z);
        assert!(*harness.state().editor.document() == before, "dialog: {dialog}");
    }
}

#[test]
fn a_click_on_the_view_that_is_shown_selects_the_view() {
    let mut harness = window(Some(COFFEE));
    let journey = harness.state().editor.document().journeys().next().expect("a journey").clone();
    go(&mut harness, &Sheet::Journey(journey.id.clone()));
    key(&mut harness, Key::ArrowRight);
    command(&mut harness, Key::A);
    assert!(harness.state().editor.selection().len() > 2);
    let lines = harness.get_all_by_role(egui::Role::Button);
    let said = format!("{}, ", journey.name);
    let line = lines.into_iter().find(|n| n.accesskit_node().label().unwrap_or_default().starts_with(&said));
    line.unwrap_or_else(|| panic!("a line for {said}")).click();
    harness.run();
    let editor = &harness.state().editor;
    assert!(editor.selection().is_empty() && editor.cell().is_none() && editor.cell_range().is_none());
    harness.get_by_label_contains("Journey through");
}
