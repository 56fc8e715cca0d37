//! The problems panel, by keys and clicks.

use super::*;
use egui::{Key, Modifiers};
use laneway::{editor::ProblemFilter, model::Id};

/// A lost step, a flow drawn twice, and in a second view no end.
const MODEL: &str = r#"(format: 1,
    swimlanes: [(id: "one", name: "Order"), (id: "two", name: "Return")],
    lanes: [(id: "l1", swimlane: "one", name: "Sales"), (id: "l2", swimlane: "two", name: "Stock")],
    steps: [
        (id: "a", kind: Task(Plain), name: "Take", lane: "l1", column: 1),
        (id: "e", kind: End(Plain), name: "Sent", lane: "l1", column: 2),
        (id: "lost", kind: Task(Plain), name: "Lost", lane: "l1", column: 4),
        (id: "s", kind: Start(Plain), name: "Asked", lane: "l1", column: 0),
        (id: "s2", kind: Start(Plain), name: "Back", lane: "l2", column: 0),
        (id: "t", kind: Task(Plain), name: "Look", lane: "l2", column: 1),
    ],
    flows: [
        (id: "f1", swimlane: "one", from: "s", to: "a"), (id: "f2", swimlane: "one", from: "a", to: "e"),
        (id: "f3", swimlane: "one", from: "a", to: "e"), (id: "g", swimlane: "two", from: "s2", to: "t"),
    ])"#;

fn open(name: &str) -> Harness<'static, App> {
    let path = folder(name).join("model.laneway.ron");
    std::fs::write(&path, MODEL).expect("written");
    window(path.to_str())
}

/// Has what changed checked, and shown.
fn settle(harness: &mut Harness<'_, App>) {
    harness.state_mut().wait_for_checks();
    harness.run();
}

fn with_panel(name: &str) -> Harness<'static, App> {
    let mut harness = open(name);
    let words = harness.state().editor.checked().count().words();
    click(&mut harness, &words);
    harness
}

/// Clicks on the listed problem of this check.
fn choose(harness: &mut Harness<'_, App>, check: &str) {
    let ending = format!(", check {check}");
    harness.query_all_by_label_contains(&ending).next().unwrap_or_else(|| panic!("no problem of {check}")).click();
    harness.run();
}

fn told(harness: &Harness<'_, App>, check: &str) -> bool {
    let editor = &harness.state().editor;
    let told = &editor.checked().told;
    editor.listed_problems().iter().copied().any(|at| told[at].finding.rule.title == check)
}

#[test]
fn f8_travels_wherever_the_keyboard_is() {
    let mut harness = open("f8");
    let all = harness.state().editor.checked().told.len();
    let mut seen = Vec::new();
    for _ in 0..all {
        key(&mut harness, Key::F8);
        seen.push(harness.state().editor.current_problem().expect("one is at work"));
    }
    assert_eq!(seen, (0..all).collect::<Vec<_>>());
    assert_eq!(harness.state().editor.sheet().map(|s| s.id().as_str().to_owned()), Some("two".into()));
    // In the list, too, and in a field.
    let words = harness.state().editor.checked().count().words();
    click(&mut harness, &words);
    harness.get_by_label("Filter the problems").click();
    harness.run();
    harness.key_press_modifiers(Modifiers::SHIFT, Key::F8);
    harness.run();
    assert_eq!(harness.state().editor.current_problem(), Some(all - 2));
}

#[test]
fn a_problem_is_fixed_from_the_list_and_undone() {
    let mut harness = with_panel("fix");
    let before = harness.state().editor.document().clone();
    let fix = "Fix: Two flows run from “Take” to “Sent”";
    click(&mut harness, fix);
    assert!(harness.state().editor.document().get(&Id::from("f3")).is_none());
    assert_eq!(harness.state().editor.undo_label(), Some("Remove duplicate flow"));
    settle(&mut harness);
    assert!(!told(&harness, "Duplicate flow"));
    key(&mut harness, Key::Escape);
    command(&mut harness, Key::Z);
    assert!(*harness.state().editor.document() == before);
    settle(&mut harness);
    assert!(told(&harness, "Duplicate flow"));
}

#[test]
fn the_list_is_worked_with_keys_alone() {
    let mut harness = with_panel("keys");
    key(&mut harness, Key::F8);
    harness.key_press_modifiers(Modifiers { shift: true, ..Modifiers::COMMAND }, Key::J);
    harness.run();
    let first = harness.state().editor.current_problem().expect("at work");
    key(&mut harness, Key::ArrowDown);
    let second = harness.state().editor.current_problem().expect("at work");
    assert_eq!(second, first + 1, "arrows walk the list");
    let selected = harness.state().editor.selection().to_vec();
    key(&mut harness, Key::ArrowDown);
    assert_eq!(harness.state().editor.selection(), selected, "without going there");
    assert_eq!(harness.state().editor.current_problem(), Some(second + 1));
    key(&mut harness, Key::Space);
    assert!(harness.query_by_label("What to do").is_some(), "the space bar explains");
    key(&mut harness, Key::ArrowLeft);
    assert!(harness.query_by_label("What to do").is_none());
    let record = {
        let editor = &harness.state().editor;
        editor.checked().told[editor.current_problem().expect("at work")].finding.record.clone()
    };
    key(&mut harness, Key::Enter);
    assert_eq!(harness.state().editor.selection(), [record], "Enter goes there");
}

#[test]
fn a_problem_is_accepted_for_a_reason_and_taken_back() {
    let mut harness = with_panel("accept");
    let before = harness.state().editor.document().clone();
    harness.state_mut().editor.select([Id::from("lost")]);
    harness.run();
    let problems = harness.state().editor.checked().of_record(&Id::from("lost")).to_vec();
    let told_of = harness.state().editor.checked().told[problems[0]].finding.clone();
    choose(&mut harness, told_of.rule.title);
    click(&mut harness, &format!("More: {}", told_of.message));
    click(&mut harness, "Accept with a reason…");
    key(&mut harness, Key::Enter);
    assert_eq!(harness.state().editor.document().suppressions().count(), 0, "not without a reason");
    harness.get_by_label("Reason for accepting it").focus();
    harness.run();
    harness.get_by_label("Reason for accepting it").type_text("It is drawn for the talk");
    harness.run();
    key(&mut harness, Key::Enter);
    settle(&mut harness);
    assert!(!told(&harness, told_of.rule.title));
    let accepted = format!("{}. Accepted: It is drawn for the talk", told_of.message);
    harness.get_by_label(&accepted);
    click(&mut harness, &format!("Take back: {}", told_of.message));
    settle(&mut harness);
    assert!(told(&harness, told_of.rule.title));
    key(&mut harness, Key::Escape);
    command(&mut harness, Key::Z);
    command(&mut harness, Key::Z);
    assert!(*harness.state().editor.document() == before);
}

#[test]
fn a_check_is_switched_off_and_on_from_a_problem() {
    let mut harness = with_panel("level");
    choose(&mut harness, "Missing end");
    let message = {
        let editor = &harness.state().editor;
        editor.checked().told[editor.current_problem().expect("at work")].finding.message.clone()
    };
    click(&mut harness, &format!("More: {message}"));
    click(&mut harness, "Off, Missing end");
    settle(&mut harness);
    assert!(!told(&harness, "Missing end"));
    let nothing = ProblemFilter { text: "nothing is called so".into(), ..ProblemFilter::default() };
    harness.state_mut().editor.filter_problems(nothing);
    harness.run();
    click(&mut harness, "Switch on the check Missing end");
    harness.state_mut().editor.filter_problems(ProblemFilter::default());
    settle(&mut harness);
    assert!(told(&harness, "Missing end"));
    choose(&mut harness, "Missing end");
    click(&mut harness, &format!("More: {message}"));
    click(&mut harness, "Error, Missing end");
    settle(&mut harness);
    let checked = harness.state().editor.checked().clone();
    let error = checked.told.iter().find(|t| t.finding.message == message).expect("told");
    assert_eq!(error.finding.severity.word(), "error");
}

#[test]
fn a_model_without_problems_says_so() {
    let path = folder("none").join("model.laneway.ron");
    std::fs::write(&path, "(format: 1)").expect("written");
    let mut harness = window(path.to_str());
    click(&mut harness, "No problems");
    harness.get_by_label("Everything fits together.");
}

#[test]
fn what_is_selected_tells_its_problems_over_its_fields() {
    let mut harness = open("inspector");
    harness.state_mut().editor.select([Id::from("f3")]);
    harness.run();
    harness.get_by_label("1 PROBLEM");
    click(&mut harness, "Why?: Two flows run from “Take” to “Sent”");
    harness.get_by_label("What is looked for");
    click(&mut harness, "Fix: Two flows run from “Take” to “Sent”");
    assert!(harness.state().editor.document().get(&Id::from("f3")).is_none());
}

/// The panel as a picture, full and empty; `LANEWAY_SHOTS=folder` keeps them to look at.
#[test]
fn the_panel_is_painted_at_every_size_and_in_both_themes() {
    let path = folder("shots").join("model.laneway.ron");
    std::fs::write(&path, "(format: 1, model: (name: \"Empty\"))").expect("written");
    let full = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/order-to-cash.laneway.ron");
    let table = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/complaint.laneway.ron");
    let none = path.to_str().expect("a path");
    let kept = std::env::var_os("LANEWAY_SHOTS").is_some();
    for (file, name) in [(full, "full"), (none, "none"), (table, "table")] {
        for (size, theme) in [([1280.0, 800.0], egui::Theme::Light), ([1920.0, 1080.0], egui::Theme::Dark)] {
            // The others are only to look at.
            if !kept && (name == "table" || (size[0] > 1280.0 && name == "full")) {
                continue;
            }
            let renderer = cpu::CpuRenderer::default();
            let mut harness = sized(Some(file), size, theme, renderer.clone());
            let prefs = &mut harness.state_mut().prefs;
            prefs.problems_panel = true;
            let dark = theme == egui::Theme::Dark;
            prefs.look = if dark { laneway::gui::prefs::Look::Dark } else { laneway::gui::prefs::Look::Light };
            harness.run();
            key(&mut harness, Key::F8);
            let all = harness.state().editor.checked().told.len();
            if all > 1 {
                // One explanation folded out.
                harness.key_press_modifiers(Modifiers { shift: true, ..Modifiers::COMMAND }, Key::J);
                harness.run();
                key(&mut harness, Key::ArrowDown);
                key(&mut harness, Key::Space);
                if dark {
                    key(&mut harness, Key::ArrowLeft);
                }
            }
            let picture = renderer.picture(&harness.ctx, harness.output());
            assert!(picture.pixels().all(|p| p.0[3] == 255));
            if let Some(folder) = std::env::var_os("LANEWAY_SHOTS") {
                let width = size[0];
                let path = PathBuf::from(folder).join(format!("problems-{name}-{width}.png"));
                picture.save(path).expect("the picture is saved");
            }
        }
    }
}

#[test]
fn all_checks_are_listed_explained_and_set_by_keys_and_clicks() {
    let mut harness = open("checks");
    key(&mut harness, Key::F7);
    assert!(harness.query_by_label_contains("checks look at the model while you work").is_some());
    assert!(harness.query_by_label("Duplicate flow, warning, 1 problem").is_some());
    // A word finds it, the arrows go on to the next, Tab to its levels.
    text(&mut harness, "drawn over");
    assert!(harness.query_by_label("Dead end, warning, 0 problems").is_none());
    assert!(harness.query_by_label("Delete one of the two, or say how they differ.").is_some(), "its manual");
    click(&mut harness, "Error, Duplicate flow");
    settle(&mut harness);
    assert!(harness.query_by_label("Duplicate flow, set to error, 1 problem").is_some());
    click(&mut harness, "Off, Duplicate flow");
    settle(&mut harness);
    assert!(harness.query_by_label("Duplicate flow, set to off, 0 problems").is_some());
    assert!(!told(&harness, "Duplicate flow"));
    // Undo goes one level back, the dialog stays.
    click(&mut harness, "Undo change check");
    settle(&mut harness);
    assert!(harness.query_by_label("Duplicate flow, set to error, 1 problem").is_some());
    click(&mut harness, "Show its problem");
    assert!(harness.query_by_label("Checks").is_none(), "the dialog is gone");
    let editor = &harness.state().editor;
    let listed: Vec<&str> =
        editor.listed_problems().iter().map(|at| editor.checked().told[*at].finding.rule.name).collect();
    assert_eq!(listed, ["duplicate-flow"]);
}

#[test]
fn what_is_accepted_stands_at_its_check_and_is_taken_back() {
    let path = folder("checks-accepted").join("model.laneway.ron");
    let accepted = r#"suppressions: [(id: "x", record: "lost", check: "disconnected-step", reason: "For the talk")],"#;
    std::fs::write(&path, MODEL.replacen("(format: 1,", &format!("(format: 1, {accepted}"), 1)).expect("written");
    let mut harness = window(path.to_str());
    assert!(!told(&harness, "Disconnected step"));
    key(&mut harness, Key::F7);
    text(&mut harness, "disconnected-step");
    assert!(harness.query_by_label("Because: For the talk").is_some());
    harness.query_all_by_label_contains("Take back: ").next().expect("a button").click();
    harness.run();
    settle(&mut harness);
    assert!(told(&harness, "Disconnected step"));
    assert!(harness.query_by_label("Because: For the talk").is_none());
    key(&mut harness, Key::Escape);
    command(&mut harness, Key::Z);
    settle(&mut harness);
    assert!(!told(&harness, "Disconnected step"));
}

#[test]
fn the_checks_are_there_to_read_without_a_model() {
    let mut harness = window(None);
    key(&mut harness, Key::F7);
    assert!(harness.query_by_label_contains("Open one to see what they find").is_some());
    key(&mut harness, Key::ArrowDown);
    assert!(harness.query_by_label("A flow has nothing at one of its ends.").is_some(), "the second is explained");
    text(&mut harness, "xyzzy");
    assert!(harness.query_by_label("No check speaks of that").is_some());
    click(&mut harness, "Show all checks");
    assert!(harness.query_by_label("No check speaks of that").is_none());
}

#[test]
fn the_head_keeps_its_buttons_apart_at_every_text_size() {
    for scale in [1.0, 1.3, 1.5] {
        let mut harness = with_panel(&format!("head-{scale}"));
        harness.state_mut().prefs.scale = scale;
        harness.run();
        harness.run();
        let names = ["Close", "Checks…", "Whole model", "This view", "Filter the problems"];
        let mut rects: Vec<egui::Rect> = names.iter().map(|name| harness.get_by_label(name).rect()).collect();
        rects.extend(harness.query_all_by_label_contains(", shown").map(|node| node.rect()));
        for (i, a) in rects.iter().enumerate() {
            assert!(a.max.x <= 1280.0, "{scale}: {a:?}");
            assert!(rects[i + 1..].iter().all(|b| !a.shrink(1.0).intersects(*b)), "{scale}: {rects:?}");
        }
    }
}
