//! Arrows between the entries of a service blueprint: drawn by keys and by hand, turned, made mutual, deleted.

use super::Desk;
use laneway::{
    editor::{Button, Command, Direction, Key, Modifiers, PointerEvent},
    file,
    geom::Point,
    model::{Dependency, Id, Sheet},
};

/// The service blueprint of the onboarding example.
fn blueprint() -> Desk {
    let text = include_str!("../../examples/customer-onboarding.laneway.ron");
    let document = file::parse(text).expect("the example is read").document;
    let journey = document.dependencies().next().expect("a dependency").journey.clone();
    let mut desk = Desk::of(document);
    desk.editor.go_to_sheet(&Sheet::Journey(journey));
    desk.editor.run(Command::ZoomActual);
    desk
}

fn card(desk: &Desk, name: &str) -> Id {
    let scene = desk.editor.scene().table.clone().expect("a table");
    let entries = scene.table.cells.iter().flat_map(|cell| &cell.entries);
    entries.into_iter().find(|e| &*e.text == name).map(|e| e.record.clone()).expect("such a card")
}

fn between(desk: &Desk, from: &Id, to: &Id) -> Option<Dependency> {
    desk.editor.document().dependencies().find(|d| d.from == *from && d.to == *to).cloned()
}

fn at(pos_in_doc: Point) -> PointerEvent {
    PointerEvent { pos_in_doc, button: Button::Primary, mods: Modifiers::NONE, clicks: 1 }
}

#[test]
fn keys_draw_an_arrow_to_what_lies_that_way() {
    let mut desk = blueprint();
    let (from, to) = (card(&desk, "Agree on terms"), card(&desk, "Call and offer help"));
    desk.editor.select([from.clone()]);
    let said = desk.editor.run(Command::Connect).message.expect("words");
    assert!(said.contains("where the arrow ends"), "{said}");
    desk.press(Key::Arrow(Direction::Right));
    desk.press(Key::Enter);
    let made = between(&desk, &from, &to).expect("an arrow");
    assert_eq!(desk.editor.selection(), std::slice::from_ref(&made.id));
    assert!(desk.editor.scene().rect_of(&made.id).is_some(), "it is drawn");
    // Turned, made mutual, deleted, and all of it undone.
    desk.editor.run(Command::TurnArrow);
    assert!(between(&desk, &to, &from).is_some());
    desk.editor.run(Command::ToggleMutual);
    assert!(between(&desk, &to, &from).is_some_and(|d| d.mutual));
    assert!(desk.editor.run(Command::TurnArrow).message.is_some_and(|m| m.contains("both ways")));
    desk.press(Key::Delete);
    assert!(between(&desk, &to, &from).is_none());
    assert!(desk.editor.document().card(&from).is_some(), "only the arrow goes");
    for _ in 0..4 {
        desk.editor.run(Command::Undo);
    }
    assert!(between(&desk, &from, &to).is_none());
}

#[test]
fn an_arrow_back_makes_one_mutual_and_twice_is_refused() {
    let mut desk = blueprint();
    let (from, to) = (card(&desk, "Agree on terms"), card(&desk, "Call and offer help"));
    let count = desk.editor.document().dependencies().count();
    desk.editor.select([from.clone(), to.clone()]);
    desk.editor.run(Command::Connect);
    desk.editor.select([to.clone(), from.clone()]);
    desk.editor.run(Command::Connect);
    assert!(between(&desk, &from, &to).is_some_and(|d| d.mutual));
    assert_eq!(desk.editor.document().dependencies().count(), count + 1);
    desk.editor.select([from, to]);
    assert!(desk.editor.run(Command::Connect).message.is_some_and(|m| m.contains("connected already")));
}

#[test]
fn a_drag_from_the_handle_draws_an_arrow_and_a_click_takes_it() {
    let mut desk = blueprint();
    let (from, to) = (card(&desk, "Agree on terms"), card(&desk, "Open the account"));
    desk.editor.select([from.clone()]);
    let handles = desk.editor.handles();
    let handle = handles.iter().find(|h| h.accessible_name.contains("Agree on terms"));
    let handle = handle.unwrap_or_else(|| panic!("a handle at the card: {handles:?}"));
    let end = desk.editor.scene().rect_of(&to).expect("it is drawn").center();
    desk.editor.pointer_down(at(handle.rect_in_doc.center()));
    desk.editor.pointer_move(at(end));
    desk.editor.pointer_up(at(end));
    let made = between(&desk, &from, &to).expect("an arrow");
    desk.editor.select([]);
    let scene = desk.editor.scene().table.clone().expect("a table");
    let line = scene.layout.arrows.iter().find(|line| line.id == made.id).expect("its line");
    let [a, b, ..] = line.points.as_slice() else { panic!("a line") };
    desk.editor.pointer_down(at(a.midpoint(*b)));
    desk.editor.pointer_up(at(a.midpoint(*b)));
    assert_eq!(desk.editor.selection(), [made.id]);
}

#[test]
fn a_cancelled_arrow_leaves_nothing() {
    let mut desk = blueprint();
    let before = desk.editor.document().clone();
    let from = card(&desk, "Agree on terms");
    desk.editor.select([from]);
    desk.editor.run(Command::Connect);
    desk.press(Key::Arrow(Direction::Right));
    desk.press(Key::Escape);
    assert_eq!(*desk.editor.document(), before);
    assert_eq!(desk.editor.tool_name(), "selecting");
}
