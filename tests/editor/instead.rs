//! What is meant comes in the place of what is empty, and what undo selects is what is marked.

use super::*;

/// The journey of the broken coffee machine has many cards: Ctrl+A takes them all.
#[test]
fn undo_marks_in_a_table_what_it_says_is_selected() {
    let mut desk = super::tables::journey();
    desk.press(Key::Arrow(Direction::Right));
    desk.ctrl(Key::Char('A'));
    let all = desk.editor.selection().len();
    assert!(all > 2 && desk.editor.cell_range().is_some());
    desk.type_only("9 minutes");
    desk.ctrl(Key::Enter);
    desk.press(Key::Escape);
    desk.ctrl(Key::Char('Z'));
    let said = desk.editor.selection().len();
    assert_eq!(said > 1, desk.editor.cell_range().is_some(), "{said} are said to be selected");
}

#[test]
fn a_decision_comes_in_the_place_of_an_empty_new_step() {
    let mut desk = three();
    desk.checked(|e| e.select([e.document().steps().last().expect("a step").id.clone()]));
    let steps = desk.steps();
    desk.run(Command::AddStep);
    desk.ctrl_shift(Key::Char('D'));
    desk.line("Can it be mended");
    desk.press(Key::Escape);
    let document = desk.editor.document();
    assert!(document.steps().all(|s| !s.name.is_empty() || matches!(s.kind, StepKind::Start(_))), "no box is left");
    let decision = document.steps().find(|s| s.name == "Can it be mended").expect("a decision");
    assert!(matches!(decision.kind, StepKind::Decision(_)));
    assert!(document.flows().any(|f| f.to.as_ref() == Some(&decision.id)), "connected as the step was");
    while desk.steps() > steps {
        desk.ctrl(Key::Char('Z'));
    }
    assert_eq!(desk.steps(), steps);
    // A step that has a name stays.
    desk.run(Command::AddStep);
    desk.type_only("Looks at it");
    desk.ctrl_shift(Key::Char('D'));
    desk.line("Is it worth it");
    assert!(desk.editor.document().steps().any(|s| s.name == "Looks at it"));
}
