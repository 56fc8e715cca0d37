//! Tables through the window: a row of a SIPOC by keys, a reading of a journey by the pointer.

use super::*;
use egui::Key;
use laneway::{
    layout::table::chart_y,
    model::{Sheet, SipocColumn},
};

fn fixture(name: &str) -> String {
    format!("{}/tests/fixtures/{name}.laneway.ron", env!("CARGO_MANIFEST_DIR"))
}

/// The names in a column of the SIPOC, from top to bottom.
fn column(harness: &Harness<'_, App>, column: SipocColumn) -> Vec<String> {
    let document = harness.state().editor.document();
    let mut entries: Vec<_> = document.sipoc_entries().filter(|e| e.column == column).collect();
    entries.sort_by_key(|e| (e.row, e.place));
    entries.iter().map(|e| document.display_name(&e.id).to_owned()).collect()
}

#[test]
fn a_row_of_a_sipoc_is_typed_with_completion() {
    let mut harness = window(Some(&fixture("sipoc")));
    assert!(matches!(harness.state().editor.sheet(), Some(Sheet::Sipoc(_))));
    let parties = harness.state().editor.document().parties().count();
    key(&mut harness, Key::ArrowRight);
    command(&mut harness, Key::End);
    key(&mut harness, Key::Home);
    assert!(harness.state().editor.cell().is_some());
    // A party that is there: the name that is begun is chosen already.
    text(&mut harness, "Fro");
    harness.get_by_role_and_label(egui::Role::ListBoxOption, "Front office, team");
    harness.get_by_label("New party “Fro”");
    key(&mut harness, Key::Tab);
    // A new document, typed as fast as the machine allows: all in one frame.
    harness.event(egui::Event::Text("Spare".into()));
    harness.event(egui::Event::Text(" part".into()));
    harness.key_press(Key::Tab);
    harness.event(egui::Event::Text("Fit the part".into()));
    harness.key_press(Key::Enter);
    harness.run();
    harness.run();
    assert_eq!(column(&harness, SipocColumn::Suppliers).last().map(String::as_str), Some("Front office"));
    assert_eq!(column(&harness, SipocColumn::Inputs).last().map(String::as_str), Some("Spare part"));
    assert_eq!(column(&harness, SipocColumn::Process).last().map(String::as_str), Some("Fit the part"));
    assert_eq!(harness.state().editor.document().parties().count(), parties);
    // A click in the list takes what it names.
    text(&mut harness, "Dec");
    harness.get_by_role_and_label(egui::Role::ListBoxOption, "Decision, document").click();
    harness.run();
    assert_eq!(column(&harness, SipocColumn::Outputs).last().map(String::as_str), Some("Decision"));
    assert!(harness.state().editor.renaming().is_none());
    for _ in 0..4 {
        command(&mut harness, Key::Z);
    }
    assert_eq!(column(&harness, SipocColumn::Process).len(), 5);
}

#[test]
fn a_reading_is_dragged_and_its_value_shown() {
    let mut harness = window(Some(&fixture("journey")));
    let app = harness.state_mut();
    let journey = app.editor.document().journeys().next().expect("a journey").id.clone();
    app.editor.go_to_sheet(&Sheet::Journey(journey));
    harness.run();
    let feels = |harness: &Harness<'_, App>| {
        let document = harness.state().editor.document();
        document.emotions().find(|e| e.id.as_str() == "feels-machine-stops").map(|e| e.value.value())
    };
    assert_eq!(feels(&harness), Some(-1.0));
    let at = |harness: &Harness<'_, App>, value: f64| {
        let app = harness.state();
        let scene = app.editor.scene().table.clone().expect("a table");
        let row = scene.table.rows.iter().position(|r| r.heading == "Emotion").expect("a chart");
        let (row, column) = (scene.layout.rows[row].rect, scene.layout.columns[0].rect);
        let point = laneway::geom::Point::new(column.center().x, chart_y(row, value));
        let on_canvas = app.editor.camera().screen_from_doc(point);
        let canvas = harness.get_by_label_contains("Drawing of").rect();
        canvas.min + egui::vec2(on_canvas.x as f32, on_canvas.y as f32)
    };
    let (from, to) = (at(&harness, -1.0), at(&harness, 1.5));
    harness.drag_at(from);
    harness.run();
    harness.hover_at(from.lerp(to, 0.5));
    harness.run();
    harness.hover_at(to);
    harness.run();
    assert_eq!(feels(&harness), Some(-1.0), "nothing is written before the drop");
    harness.drop_at(to);
    harness.run();
    assert_eq!(feels(&harness), Some(1.5));
    command(&mut harness, Key::Z);
    assert_eq!(feels(&harness), Some(-1.0));
}

/// The fields of a record with long names are cut or broken in the panel; the canvas beside it keeps its width.
#[test]
fn a_panel_keeps_its_width_whatever_it_shows() {
    let folder = folder("wide");
    let long = "Donaudampfschifffahrtsgesellschaft ".repeat(4) + &"x".repeat(120);
    let text = format!(
        r#"(format: 1,
        parties: [(id: "p", kind: Role, name: "{long}")],
        processes: [(id: "short", name: "Sell"), (id: "long", name: "{long}", owner: "p", outcome: "{long}")],
        rules: [(id: "r", name: "{long}", owner: "p", source: "{long}", governs: ["s"])],
        swimlanes: [(id: "swim", name: "{long}", process: "long")],
        lanes: [(id: "l", swimlane: "swim", party: "p")],
        steps: [(id: "s", name: "{long}", lane: "l", column: 0, systems: ["p"])],
    )"#
    );
    let path = folder.join("wide.laneway.ron");
    std::fs::write(&path, text).expect("written");
    let mut harness = window(path.to_str());
    let mut canvas = Vec::new();
    for id in ["short", "long", "r", "swim", "s", "p"] {
        harness.state_mut().editor.select([id.into()]);
        harness.run_steps(4);
        canvas.push(harness.state().editor.camera().viewport.width);
    }
    assert!(canvas.windows(2).all(|pair| pair[0] == pair[1]), "{canvas:?}");
    assert!(canvas[0] > 400.0, "{canvas:?}");
}
