//! Following links, going back and forward, deleting what others use, and the alignment.

use super::Desk;
use laneway::{
    editor::{Command, Direction, Key, LaneSteps, Modifiers, Question},
    file,
    geom::Size,
    model::{Document, Id, Sheet, problems},
};

pub fn linked() -> Document {
    file::parse(include_str!("../fixtures/linked.laneway.ron")).expect("the fixture is read").document
}

fn id(word: &str) -> Id {
    word.into()
}

fn swimlane(word: &str) -> Sheet {
    Sheet::Swimlane(id(word))
}

fn journey() -> Sheet {
    Sheet::Journey(id("journey"))
}

impl Desk {
    /// What is shown and selected.
    fn shown(&self) -> (Option<Sheet>, Vec<Id>) {
        (self.editor.sheet().cloned(), self.editor.selection().to_vec())
    }

    /// Selects something where it is drawn and follows its link; the words of the choice there is, if any.
    fn follow(&mut self, from: &str) -> Vec<String> {
        self.editor.go_to(&id(from));
        match self.ctrl(Key::Enter).ask {
            Some(Question::Choose { places, .. }) => places.into_iter().map(|place| place.says).collect(),
            Some(other) => panic!("{other:?}"),
            None => vec![],
        }
    }
}

#[test]
fn links_are_followed_both_ways() {
    let mut desk = Desk::of(linked());
    // From a touchpoint to the step behind it, and back from the step.
    assert!(desk.follow("call").is_empty());
    assert_eq!(desk.shown(), (Some(swimlane("asis")), vec![id("take")]));
    assert!(desk.follow("take").is_empty());
    assert_eq!(desk.shown(), (Some(journey()), vec![id("call")]));
    // A sub-process, and an entry that is detailed, lead to the swimlane.
    for from in ["check", "x3"] {
        assert!(desk.follow(from).is_empty());
        assert_eq!(desk.shown(), (Some(swimlane("detail")), vec![]), "{from}");
    }
    // A card leads to the step it shows.
    assert!(desk.follow("c1").is_empty());
    assert_eq!(desk.shown(), (Some(swimlane("asis")), vec![id("check")]));
    // A persona is drawn nowhere: it leads to where it is used.
    assert!(desk.follow("mara").is_empty());
    assert_eq!(desk.editor.sheet(), Some(&journey()));
    // One of several is chosen; where one is is no choice.
    assert_eq!(desk.follow("l-detail").len(), 4);
    assert_eq!(desk.follow("back").len(), 5);
    assert_eq!(desk.follow("pickup"), [""; 0]);
}

#[test]
fn back_and_forward_go_through_everything_looked_at() {
    let mut desk = Desk::of(linked());
    desk.editor.go_to(&id("call"));
    let first = (desk.shown(), desk.editor.cell().cloned());
    desk.ctrl(Key::Enter);
    let second = (desk.shown(), desk.editor.cell().cloned());
    desk.editor.go_to_sheet(&Sheet::Alignment(id("journey")));
    let third = (desk.shown(), desk.editor.cell().cloned());
    let alt = |desk: &mut Desk, direction| {
        desk.editor.key(Key::Arrow(direction), Modifiers::ALT);
        (desk.shown(), desk.editor.cell().cloned())
    };
    assert_eq!(alt(&mut desk, Direction::Left), second);
    assert_eq!(alt(&mut desk, Direction::Left), first);
    assert_eq!(alt(&mut desk, Direction::Right), second);
    assert_eq!(alt(&mut desk, Direction::Right), third);
    assert!(first.1.is_some(), "the cell is part of what was looked at");
    // What was deleted meanwhile is passed over.
    desk.editor.go_to_sheet(&swimlane("bill"));
    desk.editor.go_to_sheet(&journey());
    desk.editor.delete_anyway(&[id("bill")], None);
    desk.run(Command::GoBack);
    assert_eq!(desk.editor.sheet(), Some(&Sheet::Alignment(id("journey"))));
}

#[test]
fn a_jump_within_a_view_is_come_back_from() {
    let mut desk = Desk::of(linked());
    desk.editor.go_to(&id("take"));
    // A small window, so that what is gone to is out of sight.
    desk.editor.set_viewport(Size::new(180.0, 120.0));
    desk.run(Command::ZoomActual);
    desk.editor.go_to(&id("take"));
    let before = (desk.shown(), *desk.editor.camera());
    desk.editor.go_to(&id("file"));
    desk.run(Command::GoBack);
    assert_eq!((desk.shown(), *desk.editor.camera()), before);
}

#[test]
fn deleting_what_is_used_asks_and_lets_go() {
    let mut desk = Desk::of(linked());
    let before = desk.editor.document().clone();
    let asked = desk.editor.delete(&[id("back")]);
    let Some(Question::DeleteUsed { targets, lane_steps, uses, others }) = asked.ask else { panic!("asks") };
    assert_eq!(desk.editor.document(), &before, "nothing is done before the answer");
    assert_eq!((uses.len(), others), (5, vec![id("cust"), id("front"), id("spare")]));
    // What was read stays readable.
    desk.editor.delete_anyway(&targets, lane_steps);
    let document = desk.editor.document();
    assert!(document.party(&id("back")).is_none());
    assert_eq!(document.display_name(&id("l-back")), "Back office");
    assert_eq!(document.display_name(&id("x4")), "Back office");
    assert_eq!(problems(document), []);
    desk.run(Command::Undo);
    assert_eq!(desk.editor.document(), &before, "one undo");
}

#[test]
fn replacing_is_one_undo() {
    let mut desk = Desk::of(linked());
    let before = desk.editor.document().clone();
    desk.editor.replace(&id("back"), &id("spare"));
    assert_eq!(desk.editor.document().display_name(&id("l-back")), "Spare team");
    desk.run(Command::Undo);
    assert_eq!(desk.editor.document(), &before);
}

#[test]
fn only_what_something_else_uses_is_asked_about() {
    for (target, asks) in [
        ("spare", false),
        ("letter", false),
        ("claim", true),
        ("mara", true),
        ("ben", false),
        ("take", true),
        ("book", false),
        ("detail", true),
        ("bill", false),
        ("call", false),
        ("c1", false),
        ("x3", false),
        ("journey", false),
        ("complaint", true),
    ] {
        let mut desk = Desk::of(linked());
        let response = desk.editor.delete(&[id(target)]);
        assert_eq!(response.ask.is_some(), asks, "{target}");
        assert_eq!(desk.editor.document().contains(target), asks, "{target}");
    }
}

#[test]
fn a_lane_asks_for_its_steps_first_and_then_for_what_uses_them() {
    let mut desk = Desk::of(linked());
    let asked = desk.editor.delete(&[id("l-front")]);
    assert!(matches!(asked.ask, Some(Question::DeleteLanes { steps: 2, .. })));
    // Moved, they are still used.
    let moved = desk.editor.delete_lanes(&[id("l-front")], LaneSteps::MoveTo(id("l-back")));
    assert!(moved.ask.is_none());
    desk.run(Command::Undo);
    let asked = desk.editor.delete_lanes(&[id("l-front")], LaneSteps::Delete);
    let Some(Question::DeleteUsed { uses, lane_steps, targets, .. }) = asked.ask else { panic!("asks") };
    assert_eq!(uses.iter().map(|u| u.record.as_str()).collect::<Vec<_>>(), ["call"]);
    desk.editor.delete_anyway(&targets, lane_steps);
    assert!(desk.editor.document().step(&id("take")).is_none());
}

#[test]
fn the_alignment_and_its_journey_are_one_key_apart() {
    let mut desk = Desk::of(linked());
    let alignment = Sheet::Alignment(id("journey"));
    desk.editor.go_to_sheet(&swimlane("asis"));
    desk.run(Command::ShowAlignment);
    assert_eq!(desk.editor.sheet(), Some(&alignment));
    desk.run(Command::ShowAlignment);
    assert_eq!(desk.editor.sheet(), Some(&journey()));
    // A touchpoint is followed from there to its step, a step without one to its place.
    desk.run(Command::ShowAlignment);
    desk.editor.select([id("call")]);
    desk.ctrl(Key::Enter);
    assert_eq!(desk.shown(), (Some(swimlane("asis")), vec![id("take")]));
    desk.run(Command::GoBack);
    desk.editor.select([id("book")]);
    desk.ctrl(Key::Enter);
    assert_eq!(desk.shown(), (Some(swimlane("bill")), vec![id("book")]));
}
