//! What is listed in the window, where it is long or alike: menus, problems, names that several have.

use super::*;
use egui::{Key, Role};
use egui_kittest::kittest::NodeT as _;
use laneway::model::{Attribute, CellAt, ColumnKey, Register, RowKey, Sheet};

fn open(name: &str, model: &str, size: [f32; 2]) -> Harness<'static, App> {
    let path = folder(name).join("model.laneway.ron");
    std::fs::write(&path, model).expect("written");
    sized(path.to_str(), size, egui::Theme::Light, cpu::CpuRenderer::default())
}

#[test]
fn a_menu_is_as_tall_as_the_window_has_room_for() {
    let mut harness = window(Some(EXAMPLE));
    click(&mut harness, "Go");
    // It scrolls past the foot of the window only: what stands there is in sight.
    let low = harness.get_by_label("Registers").rect();
    assert!(low.min.y > 430.0 && low.max.y < 790.0, "{low:?}");
    let shown = harness.query_all_by_role(Role::Button).map(|node| node.rect()).filter(|rect| rect.min.x > 200.0);
    assert!(shown.filter(|rect| rect.max.y > 640.0 && rect.max.y < 790.0).count() > 2, "as tall as there is room");
}

#[test]
fn problems_are_shown_whole_in_rows_as_tall_as_they_need() {
    let long = "that has a name as long as names are in a model that grew over many years of workshops";
    let steps: String = (0..1_000)
        .map(|i| {
            let name = if i % 2 == 0 { format!("Step {i} {long}") } else { format!("Step {i}") };
            format!(r#"(id: "s{i}", kind: Task(Plain), name: "{name}", lane: "l", column: {i}),"#)
        })
        .collect();
    let model = format!(
        r#"(format: 1, swimlanes: [(id: "w", name: "Work")], lanes: [(id: "l", swimlane: "w", name: "Lane")],
        steps: [{steps}])"#
    );
    let mut harness = open("tall", &model, [853.0, 533.0]);
    let words = harness.state().editor.checked().count().words();
    click(&mut harness, &words);
    assert!(harness.state().editor.checked().told.len() >= 1_000);
    let rows: Vec<(egui::Rect, bool)> = harness
        .query_all_by_label_contains(", check Disconnected step")
        .map(|node| (node.rect(), node.accesskit_node().label().is_some_and(|label| label.contains("that has"))))
        .collect();
    assert!(rows.len() > 1 && rows.len() < 40, "only those in sight are built: {}", rows.len());
    let tall =
        |whole: bool| rows.iter().filter(|(_, long)| *long == whole).map(|(rect, _)| rect.height()).fold(0.0, f32::max);
    assert!(tall(true) > tall(false) + 10.0, "{rows:?}");
    assert!(rows.iter().all(|(rect, _)| rect.height() < 130.0), "no row is a tower: {rows:?}");
    for pair in rows.windows(2) {
        assert!(pair[0].0.max.y <= pair[1].0.min.y + 0.5, "{pair:?}");
    }
    // From end to end of the list nothing meets either.
    key(&mut harness, Key::F8);
    harness.key_press_modifiers(egui::Modifiers { shift: true, ..egui::Modifiers::COMMAND }, Key::J);
    harness.run();
    key(&mut harness, Key::End);
    harness.run();
    let at = harness.state().editor.current_problem();
    assert_eq!(at, harness.state().editor.listed_problems().last().copied());
    let focused = harness.ctx.memory(|m| m.focused()).is_some();
    assert!(focused, "the last row is in sight and has the keyboard");
}

/// Two steps of one name in two lanes, and two rules of one name.
const ALIKE: &str = r#"(format: 1,
    swimlanes: [(id: "w", name: "Order"), (id: "z", name: "Order", state: ToBe)],
    lanes: [(id: "l", swimlane: "w", name: "Order desk"), (id: "m", swimlane: "z", name: "Order desk")],
    steps: [
        (id: "a", kind: Task(Plain), name: "Check what the customer has written", lane: "l", column: 1),
        (id: "b", kind: Task(Plain), name: "Check what the customer has written", lane: "m", column: 1),
    ],
    rules: [
        (id: "r", name: "Refund", kind: Policy), (id: "q", name: "Refund", kind: Regulation),
        (id: "x", name: "Other"),
    ])"#;

#[test]
fn lines_of_one_name_are_told_apart_and_a_refusal_is_no_choice() {
    let mut harness = open("alike", ALIKE, [1280.0, 800.0]);
    harness.state_mut().editor.go_to_sheet(&Sheet::Register(Register::Rules));
    harness.run();
    let at = CellAt { row: RowKey::Record("x".into()), column: ColumnKey::Attribute(Attribute::Governs) };
    let scene = harness.state().editor.scene().table.clone().expect("a table");
    let (row, column) = (scene.table.row_of(&at.row).expect("row"), scene.table.column_of(&at.column).expect("column"));
    let cell = scene.layout.cells[row * scene.table.columns.len() + column].rect.center();
    let on_canvas = harness.state().editor.camera().screen_from_doc(cell);
    let canvas = harness.get_by_label_contains("Drawing of").rect();
    let pos = canvas.min + egui::vec2(on_canvas.x as f32, on_canvas.y as f32);
    if canvas.contains(pos) {
        harness.drag_at(pos);
        harness.drop_at(pos);
    } else {
        let app = harness.state_mut();
        app.editor.pan(laneway::geom::Vec2::new(-600.0, 0.0));
        harness.run();
        let on_canvas = harness.state().editor.camera().screen_from_doc(cell);
        let pos = canvas.min + egui::vec2(on_canvas.x as f32, on_canvas.y as f32);
        harness.drag_at(pos);
        harness.drop_at(pos);
    }
    harness.run();
    assert_eq!(harness.state().editor.cell(), Some(&at));
    text(&mut harness, "check what the customer has written");
    let options: Vec<(String, f32)> = harness
        .query_all_by_role(Role::ListBoxOption)
        .filter_map(|node| Some((node.accesskit_node().label()?, node.rect().height())))
        .collect();
    assert_eq!(options.len(), 2, "the refusal is none of them: {options:?}");
    assert!(options[0].0.contains("as-is") && options[1].0.contains("to-be"), "{options:?}");
    assert!(options.iter().all(|(_, height)| *height > 36.0), "each in as many lines as it needs: {options:?}");
    harness.get_by_label("2 are called so: choose one");
    key(&mut harness, Key::Escape);
}

#[test]
fn why_a_portrait_is_not_there_is_said() {
    let model = r#"(format: 1, parties: [(id: "c", kind: Customer, name: "Customer")],
        personas: [(id: "mara", name: "Mara", party: "c", portrait: "mara.png")])"#;
    let mut harness = open("portrait", model, [1280.0, 800.0]);
    harness.state_mut().editor.go_to_sheet(&Sheet::Register(Register::Personas));
    harness.run();
    key(&mut harness, Key::ArrowDown);
    assert!(harness.state().editor.cell().is_some());
    harness.get_by_label_contains("“mara.png” is not shown: there is no such file");
    std::fs::write(folder_of("portrait").join("mara.png"), vec![0_u8; 9 * 1024 * 1024]).expect("written");
    let again = harness.state_mut();
    again.editor.go_to_sheet(&Sheet::Register(Register::Parties));
    harness.run();
    harness.state_mut().editor.go_to_sheet(&Sheet::Register(Register::Personas));
    harness.run();
    key(&mut harness, Key::ArrowDown);
    harness.get_by_label_contains("“mara.png” is not shown: it is larger than 8 MB");
}

/// The folder that [`folder`] made before.
fn folder_of(name: &str) -> PathBuf {
    std::env::temp_dir().join(format!("laneway-window-{}-{name}", std::process::id()))
}
