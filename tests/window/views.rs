//! Views of every kind through the window: made, filled in, looked at. `LANEWAY_SHOTS=folder` keeps the pictures.

use super::*;
use egui::Key;
use egui_kittest::kittest::NodeT as _;
use laneway::{
    gui::prefs::Look,
    model::{Record, RecordKind, Sheet},
};

const COFFEE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/journey.laneway.ron");

/// Opens the dialog for a new view and chooses a kind by its card.
fn new_view(harness: &mut Harness<'_, App>, kind: &str) {
    command(harness, Key::T);
    let card = harness.get_all_by_role(egui::Role::RadioButton).find(|n| {
        let label = n.accesskit_node().label().unwrap_or_default();
        label.starts_with(kind)
    });
    card.unwrap_or_else(|| panic!("a card for {kind}")).click();
    harness.run();
}

#[test]
fn each_kind_of_view_is_made_named_and_undone_in_one_step() {
    for (kind, name) in [
        ("Swimlane", "Repair"),
        ("Customer journey", "Coffee again"),
        ("SIPOC", "Frame"),
        ("Service blueprint", "Behind it"),
        ("Decision table", "Warranty"),
    ] {
        let mut harness = window(Some(COFFEE));
        let before = harness.state().editor.document().clone();
        new_view(&mut harness, kind);
        let field = harness.get_by_label("Name of the view");
        field.focus();
        harness.run();
        text(&mut harness, name);
        key(&mut harness, Key::Enter);
        let editor = &harness.state().editor;
        let sheet = editor.sheet().expect("a view is shown").clone();
        assert_eq!(editor.document().display_name(sheet.id()), name, "{kind}");
        assert!(!before.contains(sheet.id().as_str()), "{kind} is new");
        match kind {
            "Swimlane" => assert!(matches!(sheet, Sheet::Swimlane(_))),
            "SIPOC" => assert!(matches!(sheet, Sheet::Sipoc(_))),
            "Decision table" => assert!(matches!(sheet, Sheet::DecisionTable(_))),
            _ => assert!(matches!(sheet, Sheet::Journey(_))),
        }
        command(&mut harness, Key::Z);
        assert!(*harness.state().editor.document() == before, "{kind} goes with one undo");
    }
}

/// Selects the first record of a kind and shows its fields.
fn select_first(harness: &mut Harness<'_, App>, kind: RecordKind) -> laneway::model::Id {
    let document = harness.state().editor.document();
    let id = document.records().find(|r| r.kind() == kind).expect("the fixture has one").id().clone();
    harness.state_mut().editor.go_to(&id);
    harness.run();
    id
}

#[test]
fn a_field_of_each_kind_is_typed_into_and_undone() {
    let cases = [
        (RecordKind::Persona, egui::Role::MultilineTextInput, "Goals"),
        (RecordKind::Journey, egui::Role::MultilineTextInput, "Scenario"),
        (RecordKind::Stage, egui::Role::TextInput, "Name"),
        (RecordKind::JourneyStep, egui::Role::MultilineTextInput, "Description"),
        (RecordKind::JourneyRow, egui::Role::TextInput, "Name"),
        (RecordKind::Touchpoint, egui::Role::TextInput, "Source"),
        (RecordKind::Emotion, egui::Role::MultilineTextInput, "Why"),
        (RecordKind::Card, egui::Role::TextInput, "Source"),
        (RecordKind::Process, egui::Role::MultilineTextInput, "Outcome for the customer"),
    ];
    let mut harness = window(Some(COFFEE));
    for (kind, role, field) in cases {
        let before = harness.state().editor.document().clone();
        let id = select_first(&mut harness, kind);
        harness.get_by_role_and_label(role, field).focus();
        harness.run();
        text(&mut harness, "Said in the window");
        // Leaving the field makes it one change.
        key(&mut harness, Key::Tab);
        let after = harness.state().editor.document();
        let said = format!("{:?}", after.get(&id).expect("it is still there"));
        assert!(said.contains("Said in the window"), "{kind:?} {field}: {said}");
        // The keyboard is in the next field by now, where Ctrl+Z is about its text.
        harness.state_mut().editor.run(laneway::editor::Command::Undo);
        assert!(*harness.state().editor.document() == before, "{kind:?}");
    }
}

#[test]
fn several_records_are_edited_at_once() {
    let mut harness = window(Some(COFFEE));
    let touchpoints: Vec<_> = harness.state().editor.document().touchpoints().map(|t| t.id.clone()).collect();
    assert!(touchpoints.len() > 2);
    harness.state_mut().editor.select(touchpoints);
    harness.run();
    let wanted = |r: &Record| matches!(r, Record::Touchpoint(t) if !t.moment_of_truth);
    assert!(harness.state().editor.document().records().any(wanted));
    let flag = harness.get_by_role_and_label(egui::Role::CheckBox, "Moment of truth");
    flag.click();
    harness.run();
    assert!(!harness.state().editor.document().records().any(wanted), "all of them are");
    command(&mut harness, Key::Z);
    assert!(harness.state().editor.document().records().any(wanted), "one undo takes all back");
}

#[test]
fn a_persona_is_added_and_named_in_the_tree() {
    let mut harness = window(Some(COFFEE));
    let before = harness.state().editor.document().personas().count();
    click(&mut harness, "Add a persona");
    text(&mut harness, "Noor");
    key(&mut harness, Key::Enter);
    let document = harness.state().editor.document();
    assert_eq!(document.personas().count(), before + 1);
    assert!(document.personas().any(|p| p.name == "Noor"));
}

#[test]
fn a_tree_of_a_thousand_parties_is_built_only_where_it_is_seen() {
    let mut harness = window(Some(COFFEE));
    for n in 0..1000 {
        harness.state_mut().editor.act(|document, ids| {
            Ok(laneway::change::op::add_party(document, &format!("Party {n}"), Default::default(), ids))
        });
    }
    harness.run();
    let shown = harness.query_all_by_label_contains("Party ").count();
    assert!((5..80).contains(&shown), "{shown}");
}

/// Pictures of each view with each panel, to look at: `LANEWAY_SHOTS=folder LANEWAY_SHOW=light`.
#[test]
fn every_view_is_a_picture_of_its_own() {
    let Some(folder) = std::env::var_os("LANEWAY_SHOTS").map(PathBuf::from) else { return };
    let wanted = std::env::var("LANEWAY_SHOW").unwrap_or_else(|_| "light".into());
    let (size, theme) = match wanted.as_str() {
        "dark" => ([1280.0, 800.0], egui::Theme::Dark),
        "large" => ([1920.0, 1080.0], egui::Theme::Light),
        "projector" => ([1024.0, 768.0], egui::Theme::Light),
        _ => ([1280.0, 800.0], egui::Theme::Light),
    };
    let renderer = cpu::CpuRenderer::default();
    let onboarding = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/customer-onboarding.laneway.ron");
    let mut harness = sized(None, size, theme, renderer.clone());
    harness.state_mut().prefs.look = if theme == egui::Theme::Dark { Look::Dark } else { Look::Light };
    harness.state_mut().prefs.scale = if wanted == "projector" { 1.3 } else { 1.0 };
    let keep = |harness: &mut Harness<'_, App>, what: &str| {
        harness.run();
        let picture = renderer.picture(&harness.ctx, harness.output());
        picture.save(folder.join(format!("{what}-{wanted}.png"))).expect("the picture is saved");
    };
    keep(&mut harness, "start");
    harness.state_mut().open(Path::new(onboarding));
    harness.run();
    let sheets = Sheet::all(harness.state().editor.document());
    let mut seen = std::collections::BTreeSet::new();
    for sheet in &sheets {
        let journey = harness.state().editor.document().journey(sheet.id()).is_some();
        if seen.insert(sheet.word()) || journey {
            harness.state_mut().editor.go_to_sheet(sheet);
            keep(&mut harness, &format!("view-{}-{}", sheet.word().to_lowercase(), sheet.id()));
        }
    }
    for kind in [RecordKind::Persona, RecordKind::Step, RecordKind::SipocEntry, RecordKind::Card] {
        select_first(&mut harness, kind);
        keep(&mut harness, kind.word());
    }
    command(&mut harness, Key::T);
    keep(&mut harness, "new");
    key(&mut harness, Key::Escape);
    command(&mut harness, Key::E);
    keep(&mut harness, "export");
    key(&mut harness, Key::Escape);
    for kind in ["Customer journey", "SIPOC"] {
        new_view(&mut harness, kind);
        harness.get_by_label("Name of the view").focus();
        harness.run();
        key(&mut harness, Key::Enter);
        keep(&mut harness, &format!("empty-{}", kind.to_lowercase()));
    }
}

#[test]
fn a_row_of_the_tree_that_was_clicked_is_renamed_there() {
    let mut harness = window(Some(COFFEE));
    let party = harness.state().editor.document().parties().next().expect("a party").clone();
    let row = harness.get_all_by_role(egui::Role::Button).find(|n| {
        n.accesskit_node().label().unwrap_or_default().starts_with(&format!("{}, {}", party.name, party.kind.word()))
    });
    row.unwrap_or_else(|| panic!("a row for {}", party.name)).click();
    harness.run();
    key(&mut harness, Key::F2);
    text(&mut harness, "Somebody else");
    key(&mut harness, Key::Enter);
    let name = |harness: &Harness<'_, App>| harness.state().editor.document().display_name(&party.id).to_owned();
    assert_eq!(name(&harness), "Somebody else");
    // Once something else was done, F2 is the canvas's again.
    key(&mut harness, Key::Escape);
    key(&mut harness, Key::F2);
    text(&mut harness, "Not this one");
    key(&mut harness, Key::Escape);
    assert_eq!(name(&harness), "Somebody else");
}
