//! Editing through the window.

use super::*;
use egui::Key;
use laneway::model::Record;

#[test]
fn the_example_opens_and_its_steps_can_be_found_by_name() {
    let harness = window(Some(EXAMPLE));
    assert!(harness.state().editor.document().steps().count() > 8);
    let label = "Step: ";
    assert!(harness.query_all_by_label_contains(label).count() > 3, "steps in view are accessible nodes");
    assert!(harness.query_all_by_label_contains("lane ").count() > 3);
}

#[test]
fn a_click_on_a_step_selects_it_and_shows_its_fields() {
    let mut harness = window(Some(EXAMPLE));
    let label = first_step_label(&harness);
    click(&mut harness, &label);
    let [selected] = harness.state().editor.selection() else { panic!("one step is selected") };
    let name = harness.state().editor.document().step(selected).expect("a step").name.clone();
    let field = harness.get_by_role_and_label(egui::Role::MultilineTextInput, "Name");
    assert_eq!(field.value().unwrap_or_default(), name);
}

#[test]
fn a_step_is_renamed_by_keys_alone_and_undone() {
    let mut harness = window(Some(EXAMPLE));
    let before = steps(&harness);
    key(&mut harness, Key::ArrowRight);
    assert_eq!(harness.state().editor.selection().len(), 1);
    key(&mut harness, Key::F2);
    assert!(harness.state().editor.renaming().is_some());
    text(&mut harness, "Hear the customer");
    key(&mut harness, Key::Escape);
    assert_eq!(steps(&harness), before, "Esc keeps the old name");
    key(&mut harness, Key::F2);
    text(&mut harness, "Hear the customer");
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::Enter);
    harness.run();
    assert!(harness.state().editor.renaming().is_none());
    assert!(steps(&harness).contains(&"Hear the customer".to_owned()));
    command(&mut harness, Key::Z);
    assert_eq!(steps(&harness), before);
}

/// Everything in one frame, as when the machine is slow and the typist is not.
#[test]
fn fast_typing_loses_nothing() {
    let mut harness = window(None);
    command(&mut harness, Key::N);
    for event in ["Take", " the", " order"] {
        if event == "Take" {
            harness.key_press(Key::Enter);
        }
        harness.event(egui::Event::Text(event.into()));
    }
    harness.key_press(Key::Enter);
    harness.event(egui::Event::Text("Ship".into()));
    harness.event(egui::Event::Text(" it".into()));
    harness.key_press(Key::Enter);
    harness.key_press(Key::Escape);
    harness.run();
    harness.run();
    assert_eq!(steps(&harness), ["Ship it", "Take the order"]);
    assert_eq!(harness.state().editor.document().flows().count(), 1);
}

#[test]
fn shortcuts_act_while_a_name_is_typed() {
    let mut harness = window(None);
    command(&mut harness, Key::N);
    key(&mut harness, Key::Enter);
    text(&mut harness, "Notices a fault");
    command(&mut harness, Key::ArrowDown);
    text(&mut harness, "Take the call");
    harness.key_press_modifiers(egui::Modifiers::COMMAND | egui::Modifiers::SHIFT, Key::D);
    harness.run();
    text(&mut harness, "Under warranty?");
    key(&mut harness, Key::Escape);
    assert_eq!(steps(&harness), ["Notices a fault", "Take the call", "Under warranty?"]);
    assert_eq!(harness.state().editor.document().flows().count(), 2);
    assert!(harness.state().editor.renaming().is_none());
}

#[test]
fn the_key_that_opens_the_palette_closes_it() {
    let mut harness = window(Some(EXAMPLE));
    let open = |h: &Harness<'_, App>| h.query_by_label("Find a command, a step, a lane …").is_some();
    key(&mut harness, Key::ArrowRight);
    for close in [Key::Escape, Key::K] {
        command(&mut harness, Key::K);
        assert!(open(&harness));
        harness
            .key_press_modifiers(if close == Key::K { egui::Modifiers::COMMAND } else { egui::Modifiers::NONE }, close);
        harness.run();
        assert!(!open(&harness), "{close:?} closes it");
        assert_eq!(harness.state().editor.selection().len(), 1);
    }
}

#[test]
fn the_palette_finds_a_command_by_a_few_letters() {
    let mut harness = window(Some(EXAMPLE));
    let before = harness.state().editor.document().lanes().count();
    key(&mut harness, Key::ArrowRight);
    command(&mut harness, Key::K);
    text(&mut harness, "lane after");
    harness.get_by_label("Add lane after");
    key(&mut harness, Key::Enter);
    key(&mut harness, Key::Escape);
    assert!(harness.query_by_label("Find a command, a step, a lane …").is_none(), "the palette is closed");
    let after = harness.state().editor.document().lanes().count();
    // A new lane waits for its name; Esc takes it back, Enter keeps it.
    assert!(after == before || after == before + 1);
    command(&mut harness, Key::K);
    text(&mut harness, "turn");
    key(&mut harness, Key::Enter);
    let down =
        harness.state().editor.document().swimlanes().any(|s| s.orientation == laneway::model::Orientation::Down);
    assert!(down, "the diagram was turned from the palette");
}

#[test]
fn escape_closes_the_palette_and_leaves_a_field_without_touching_the_selection() {
    let mut harness = window(Some(EXAMPLE));
    let label = first_step_label(&harness);
    click(&mut harness, &label);
    let selected = harness.state().editor.selection().to_vec();
    command(&mut harness, Key::K);
    text(&mut harness, "exp");
    key(&mut harness, Key::Escape);
    assert!(harness.query_by_label("Find a command, a step, a lane …").is_none());
    assert_eq!(harness.state().editor.selection(), selected);
    harness.get_by_role_and_label(egui::Role::MultilineTextInput, "Description").click();
    harness.run();
    key(&mut harness, Key::Escape);
    assert_eq!(harness.state().editor.selection(), selected);
    key(&mut harness, Key::Escape);
    assert_eq!(harness.state().editor.selection(), [], "on the canvas it clears the selection");
}

#[test]
fn a_field_of_the_inspector_is_one_change() {
    let mut harness = window(Some(EXAMPLE));
    let label = first_step_label(&harness);
    click(&mut harness, &label);
    let id = harness.state().editor.selection()[0].clone();
    harness.get_by_role_and_label(egui::Role::MultilineTextInput, "Description").click();
    harness.run();
    text(&mut harness, "Twice a day");
    assert!(!harness.state().editor.is_dirty(), "nothing is changed while typing");
    harness.get_by_role(egui::Role::Canvas).focus();
    harness.run();
    let step = |h: &Harness<'_, App>| h.state().editor.document().step(&id).expect("the step").clone();
    assert_eq!(step(&harness).description, "Twice a day");
    assert_eq!(harness.state().editor.undo_label(), Some("Change description"));
    command(&mut harness, Key::Z);
    assert!(!harness.state().editor.is_dirty());
}

#[test]
fn the_tree_renames_a_party_everywhere() {
    let mut harness = window(Some(EXAMPLE));
    let party = harness.state().editor.document().parties().next().expect("a party").clone();
    let label = format!("{}, {}", party.name, party.kind.word());
    click(&mut harness, &label);
    harness.get_by_label(&label).focus();
    harness.run();
    key(&mut harness, Key::F2);
    command(&mut harness, Key::A);
    text(&mut harness, "Somebody else");
    key(&mut harness, Key::Enter);
    let Some(Record::Party(renamed)) = harness.state().editor.document().get(&party.id) else { panic!("a party") };
    assert_eq!(renamed.name, "Somebody else");
}

#[test]
fn the_shortcut_sheet_opens_and_closes() {
    let mut harness = window(Some(EXAMPLE));
    key(&mut harness, Key::F1);
    harness.get_by_label("Shortcuts");
    key(&mut harness, Key::Escape);
    assert!(harness.query_by_label("Shortcuts").is_none());
}

#[test]
fn an_empty_model_teaches_and_keys_alone_begin_it() {
    let mut harness = window(None);
    click(&mut harness, "New model");
    assert!(harness.state().has_model());
    assert_eq!(steps(&harness), [""], "a start without a name");
    key(&mut harness, Key::Enter);
    text(&mut harness, "Notices a fault");
    key(&mut harness, Key::Enter);
    text(&mut harness, "Takes the call");
    key(&mut harness, Key::Enter);
    key(&mut harness, Key::Escape);
    assert_eq!(steps(&harness), ["Notices a fault", "Takes the call"]);
}

fn first_step_label(harness: &Harness<'_, App>) -> String {
    use egui_kittest::kittest::NodeT as _;
    let nodes: Vec<_> = harness.query_all_by_label_contains("Step: ").collect();
    let node = nodes.first().expect("a step in view");
    node.accesskit_node().label().unwrap_or_default()
}

#[test]
fn f6_goes_round_the_panels_and_back_to_the_canvas() {
    let mut harness = window(Some(EXAMPLE));
    let focused = |h: &Harness<'_, App>, label: &str| h.get_by_label(label).is_focused();
    key(&mut harness, Key::F6);
    assert!(focused(&harness, "Model panel"));
    key(&mut harness, Key::F6);
    assert!(focused(&harness, "Fields panel"));
    key(&mut harness, Key::F6);
    assert!(focused(&harness, "Views panel"));
    key(&mut harness, Key::Tab);
    assert!(harness.query_all_by_label_contains("Show ").any(|tab| tab.is_focused()), "Tab goes to the first tab");
    key(&mut harness, Key::F6);
    assert!(focused(&harness, "Tools panel"));
    key(&mut harness, Key::Tab);
    assert!(harness.query_all_by_label_contains("Add step (").any(|tool| tool.is_focused()), "and to the first tool");
    key(&mut harness, Key::F6);
    assert!(harness.get_by_role(egui::Role::Canvas).is_focused());
}

#[test]
fn a_tool_of_the_bar_adds_a_connected_step() {
    let mut harness = window(Some(EXAMPLE));
    let (steps_before, flows_before) = (steps(&harness).len(), harness.state().editor.document().flows().count());
    let label = first_step_label(&harness);
    click(&mut harness, &label);
    harness.query_all_by_label_contains("Add step (").next().expect("the tool").click();
    harness.run();
    text(&mut harness, "Think again");
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::Enter);
    harness.run();
    assert_eq!(steps(&harness).len(), steps_before + 1);
    assert!(harness.state().editor.document().flows().count() > flows_before);
}

#[test]
fn a_list_is_chosen_from_by_keys_and_esc_closes_only_the_list() {
    let mut harness = window(Some(EXAMPLE));
    let label = first_step_label(&harness);
    click(&mut harness, &label);
    let id = harness.state().editor.selection()[0].clone();
    let kind = |h: &Harness<'_, App>| h.state().editor.document().step(&id).expect("the step").kind;
    let before = kind(&harness);
    harness.get_by_role_and_label(egui::Role::ComboBox, "Kind").focus();
    harness.run();
    key(&mut harness, Key::Enter);
    assert!(egui::Popup::is_any_open(&harness.ctx));
    key(&mut harness, Key::ArrowDown);
    key(&mut harness, Key::Escape);
    assert!(!egui::Popup::is_any_open(&harness.ctx));
    assert_eq!(kind(&harness), before);
    assert_eq!(harness.state().editor.selection(), std::slice::from_ref(&id), "Esc is the list's");
    key(&mut harness, Key::Space);
    key(&mut harness, Key::ArrowDown);
    key(&mut harness, Key::ArrowDown);
    key(&mut harness, Key::ArrowUp);
    key(&mut harness, Key::Enter);
    assert!(!egui::Popup::is_any_open(&harness.ctx));
    assert_ne!(kind(&harness), before);
    assert!(harness.get_by_role_and_label(egui::Role::ComboBox, "Kind").is_focused());
}

#[test]
fn large_text_fits_the_window() {
    let mut harness = window(Some(EXAMPLE));
    command(&mut harness, Key::K);
    text(&mut harness, "text size 150");
    key(&mut harness, Key::Enter);
    assert!((harness.ctx.zoom_factor() - 1.5).abs() < 1e-3, "the palette sets the text size");
    let screen = harness.ctx.content_rect();
    let inside = |rect: egui::Rect, what: &str| {
        assert!(screen.expand(0.5).contains_rect(rect), "{what} at {rect:?} is cut off by {screen:?}");
    };
    for tool in ["Add step (", "Add note (", "Add phase ("] {
        let node = harness.query_all_by_label_contains(tool).next().unwrap_or_else(|| panic!("no tool {tool}"));
        inside(node.rect(), tool);
    }
    inside(harness.get_by_label("Find or run a command").rect(), "the way to the palette");
    key(&mut harness, Key::F1);
    inside(harness.get_by_label("Close").rect(), "Close");
    let right = harness.query_all_by_label("Zoom in").next().expect("a row of the sheet").rect();
    assert!(right.min.x > screen.min.x && right.max.x < screen.max.x, "{right:?}");
    key(&mut harness, Key::Escape);
}

#[test]
fn the_palette_finds_the_theme_and_f10_the_menus() {
    let mut harness = window(Some(EXAMPLE));
    command(&mut harness, Key::K);
    text(&mut harness, "dark theme");
    key(&mut harness, Key::Enter);
    assert_eq!(harness.state().prefs.look, laneway::gui::prefs::Look::Dark);
    key(&mut harness, Key::F10);
    key(&mut harness, Key::Enter);
    assert!(egui::Popup::is_any_open(&harness.ctx));
    key(&mut harness, Key::Escape);
    assert!(!egui::Popup::is_any_open(&harness.ctx));
}

#[test]
fn what_only_the_file_needs_is_folded_away() {
    let mut harness = window(Some(EXAMPLE));
    let label = first_step_label(&harness);
    click(&mut harness, &label);
    assert!(harness.query_by_label("Column").is_none());
    harness.get_by_label("Details").scroll_to_me();
    harness.run();
    click(&mut harness, "Details");
    assert!(harness.query_all_by_label("Column").next().is_some());
}

#[test]
fn steps_are_moved_with_shift_and_an_arrow() {
    let mut harness = window(Some(EXAMPLE));
    let label = first_step_label(&harness);
    click(&mut harness, &label);
    harness.key_press_modifiers(egui::Modifiers::SHIFT, Key::ArrowDown);
    harness.run();
    assert!(harness.state().editor.is_dirty());
}
