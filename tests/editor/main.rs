//! The headless editor, driven as a user drives it: keys, text and the pointer, and nothing else.

mod arrows;
mod chips;
mod decisions;
mod find;
mod governance;
mod instead;
mod links;
mod matrices;
mod problems;
mod registers;
mod same_names;
mod sights;
mod sipoc;
mod table_commands;
mod table_drags;
mod tables;
mod typing;

use laneway::{
    change::op,
    editor::{Button, Camera, Command, Direction, Editor, Key, LaneSteps, Modifiers, PointerEvent, Question, Response},
    geom::{Point, Size},
    model::{Document, FlowKind, Id, IdMaker, StepKind, problems},
};
use std::collections::BTreeSet;

/// Keys and text, as the window would send them.
struct Desk {
    editor: Editor,
}

impl Desk {
    fn new() -> Desk {
        Desk::of(op::start_model("Complaint to resolution", &mut IdMaker::new(1)))
    }

    fn of(document: Document) -> Desk {
        let mut editor = Editor::new(document, 7);
        editor.set_viewport(Size::new(1600.0, 1000.0));
        editor.run(Command::ZoomFit);
        Desk { editor }
    }

    fn press(&mut self, key: Key) -> Response {
        self.checked(|e| e.key(key, Modifiers::NONE))
    }

    fn ctrl(&mut self, key: Key) -> Response {
        self.checked(|e| e.key(key, Modifiers::COMMAND))
    }

    fn ctrl_shift(&mut self, key: Key) -> Response {
        self.checked(|e| e.key(key, Modifiers { shift: true, ..Modifiers::COMMAND }))
    }

    /// Types a name and ends it with Enter.
    fn line(&mut self, text: &str) -> Response {
        for c in text.chars() {
            self.editor.text(&c.to_string());
        }
        self.press(Key::Enter)
    }

    fn type_only(&mut self, text: &str) {
        self.editor.text(text);
    }

    fn run(&mut self, command: Command) -> Response {
        self.checked(|e| e.run(command))
    }

    fn checked(&mut self, event: impl FnOnce(&mut Editor) -> Response) -> Response {
        let response = event(&mut self.editor);
        assert_eq!(problems(self.editor.document()), vec![], "an event left problems");
        response
    }

    fn at(&self, name: &str) -> Point {
        let id = self.id(name);
        self.editor.scene().rect_of(&id).unwrap_or_else(|| panic!("{name} is not drawn")).center()
    }

    fn id(&self, name: &str) -> Id {
        let document = self.editor.document();
        let named = |id: &&Id| document.display_name(id) == name && document.swimlane_of(id).is_some();
        document.records().map(|r| r.id()).find(|id| named(id)).unwrap_or_else(|| panic!("no {name}")).clone()
    }

    fn selected(&self) -> Vec<&str> {
        self.editor.selection().iter().map(|id| self.editor.document().display_name(id)).collect()
    }

    fn steps(&self) -> usize {
        self.editor.document().steps().count()
    }

    fn flow(&self, from: &str, to: &str) -> bool {
        let (from, to) = (self.id(from), self.id(to));
        self.editor.document().flows().any(|f| f.from.as_ref() == Some(&from) && f.to.as_ref() == Some(&to))
    }

    fn drag(&mut self, from: Point, to: Point) -> Response {
        self.checked(|e| e.pointer_down(PointerEvent::at(from)));
        for i in 1..=8 {
            let p = from.lerp(to, f64::from(i) / 8.0);
            self.checked(|e| e.pointer_move(PointerEvent::at(p)));
        }
        self.checked(|e| e.pointer_up(PointerEvent::at(to)))
    }

    fn click(&mut self, at: Point) -> Response {
        self.checked(|e| e.pointer_down(PointerEvent::at(at)));
        self.checked(|e| e.pointer_up(PointerEvent::at(at)))
    }
}

/// A start and two tasks in the team's lane, made with keys.
fn three() -> Desk {
    let mut desk = Desk::new();
    desk.press(Key::Arrow(Direction::Right));
    desk.press(Key::Enter);
    desk.line("Notices a fault");
    desk.line("Tells us");
    desk.press(Key::Escape);
    desk.ctrl(Key::Arrow(Direction::Down));
    desk.type_only("Take the complaint");
    desk.ctrl(Key::Enter);
    assert_eq!(desk.steps(), 3);
    desk
}

#[test]
fn twenty_steps_in_four_lanes_without_the_mouse() {
    let mut desk = Desk::new();
    // Two lanes are there; two more after the last.
    desk.ctrl_shift(Key::Arrow(Direction::Down));
    desk.line("Back office");
    desk.line("Repair partner");
    desk.press(Key::Enter);
    // The start has no name yet: walk to it, name it, and go on by Enter alone.
    desk.press(Key::Escape);
    desk.press(Key::Arrow(Direction::Right));
    desk.press(Key::Enter);
    for name in ["Notices a fault", "Looks for help", "Calls", "Explains"] {
        desk.line(name);
    }
    desk.type_only("Waits on the line");
    // Straight on into the lane below, without leaving the keyboard.
    desk.ctrl(Key::Arrow(Direction::Down));
    for name in ["Take the complaint", "Find the customer", "Open the case"] {
        desk.line(name);
    }
    desk.press(Key::Escape);
    desk.ctrl_shift(Key::Char('D'));
    desk.line("Under warranty?");
    desk.line("Check the claim");
    desk.press(Key::Escape);
    // The second branch: back to the decision, and down.
    desk.press(Key::Arrow(Direction::Left));
    assert_eq!(desk.selected(), ["Under warranty?"]);
    desk.ctrl(Key::Arrow(Direction::Down));
    for name in ["Make a quote", "Send the quote", "Wait for parts", "Order the repair"] {
        desk.line(name);
    }
    desk.press(Key::Escape);
    desk.ctrl(Key::Arrow(Direction::Down));
    for name in ["Fetch", "Repair", "Test", "Pack", "Send back"] {
        desk.line(name);
    }
    desk.press(Key::Escape);
    desk.ctrl_shift(Key::Char('E'));
    desk.line("Uses it again");
    // Label the branches by Tab from the decision.
    while desk.selected() != ["Under warranty?"] {
        desk.run(Command::PreviousField);
    }
    desk.press(Key::Enter);
    desk.press(Key::Tab);
    desk.type_only("yes");
    desk.press(Key::Tab);
    desk.type_only("no");
    desk.ctrl(Key::Enter);

    let document = desk.editor.document();
    assert!(document.steps().count() >= 20, "{}", document.steps().count());
    assert_eq!(document.lanes().count(), 4);
    let lanes: BTreeSet<&Id> = document.steps().map(|s| &s.lane).collect();
    assert_eq!(lanes.len(), 4, "steps stand in all four lanes");
    assert!(document.steps().all(|s| !s.name.is_empty()), "every step has a name");
    let labels: Vec<&str> = document.flows().map(|f| f.label.as_str()).filter(|l| !l.is_empty()).collect();
    assert_eq!(labels.len(), 2, "{labels:?}");
    // One flow into every step but the start: one process, all connected.
    let start = desk.id("Notices a fault");
    for step in document.steps().filter(|s| s.id != start) {
        assert!(document.flows().any(|f| f.to.as_ref() == Some(&step.id)), "{} hangs in the air", step.name);
    }
    let scene = desk.editor.scene();
    let request = scene.request.as_ref().expect("a swimlane is shown");
    assert_eq!(laneway::layout::check(request, &scene.layout), Vec::<String>::new());
}

#[test]
fn walking_follows_the_flow_and_crosses_lanes() {
    let mut desk = three();
    desk.editor.select([desk.id("Notices a fault")]);
    desk.press(Key::Arrow(Direction::Right));
    assert_eq!(desk.selected(), ["Tells us"]);
    desk.press(Key::Arrow(Direction::Down));
    assert_eq!(desk.selected(), ["Take the complaint"]);
    desk.press(Key::Arrow(Direction::Left));
    assert_eq!(desk.selected(), ["Tells us"]);
    desk.press(Key::Arrow(Direction::Left));
    desk.press(Key::Arrow(Direction::Left));
    assert_eq!(desk.selected(), ["Notices a fault"], "there is nothing before the start");
}

#[test]
fn a_name_is_typed_over_kept_or_added_with_its_step_as_one_undo() {
    let mut desk = three();
    desk.editor.select([desk.id("Tells us")]);
    desk.type_only("C");
    desk.type_only("alls");
    desk.press(Key::Backspace);
    desk.type_only("s us");
    desk.ctrl(Key::Enter);
    assert_eq!(desk.selected(), ["Calls us"]);
    desk.press(Key::Enter);
    desk.type_only("Something else");
    desk.press(Key::Escape);
    assert_eq!(desk.selected(), ["Calls us"], "Esc keeps the name");

    let before = desk.editor.document().clone();
    desk.run(Command::AddStep);
    desk.type_only("Explains");
    desk.ctrl(Key::Enter);
    assert_eq!(desk.editor.undo_label(), Some("Add task"));
    desk.run(Command::Undo);
    assert_eq!(*desk.editor.document(), before, "adding and naming are one");
    desk.run(Command::Redo);
    desk.id("Explains");
    desk.run(Command::Undo);

    desk.editor.select([desk.id("Calls us")]);
    desk.run(Command::AddStep);
    desk.press(Key::Escape);
    assert_eq!(*desk.editor.document(), before, "Esc takes the unnamed step away");
    assert_eq!(desk.selected(), ["Calls us"]);
    assert_eq!(desk.editor.redo_label(), None);
}

#[test]
fn enter_in_a_step_that_is_followed_only_renames() {
    let mut desk = three();
    let steps = desk.steps();
    desk.editor.select([desk.id("Notices a fault")]);
    desk.press(Key::Enter);
    desk.line("Sees a fault");
    assert_eq!(desk.steps(), steps);
    assert!(desk.editor.renaming().is_none());
}

#[test]
fn shortcuts_commit_the_name_being_typed_and_act() {
    let mut desk = Desk::new();
    desk.press(Key::Arrow(Direction::Right));
    desk.press(Key::Enter);
    desk.type_only("Notices a fault");
    desk.ctrl(Key::Arrow(Direction::Down));
    desk.type_only("Take the call");
    desk.ctrl_shift(Key::Char('D'));
    desk.type_only("Under warranty?");
    let lanes = desk.editor.document().lanes().count();
    desk.ctrl_shift(Key::Arrow(Direction::Down));
    desk.type_only("Workshop");
    desk.ctrl(Key::Enter);
    assert!(desk.flow("Notices a fault", "Take the call"));
    assert!(desk.flow("Take the call", "Under warranty?"));
    assert_eq!(desk.editor.document().lanes().count(), lanes + 1);
    assert_eq!(desk.steps(), 3);
    // A text field's own keys stay its own.
    desk.editor.select([desk.id("Take the call")]);
    desk.press(Key::F(2));
    desk.ctrl(Key::Char('Z'));
    desk.ctrl(Key::Char('A'));
    assert!(desk.editor.renaming().is_some());
}

#[test]
fn with_nothing_selected_a_step_goes_to_the_lane_worked_in() {
    let mut desk = three();
    let lane = |desk: &Desk, name: &str| desk.editor.document().step(&desk.id(name)).expect("a step").lane.clone();
    for (worked, new) in [("Take the complaint", "Find the case"), ("Tells us", "Waits")] {
        desk.editor.select([desk.id(worked)]);
        desk.run(Command::SelectNone);
        desk.run(Command::AddStep);
        desk.type_only(new);
        desk.ctrl(Key::Enter);
        assert_eq!(lane(&desk, new), lane(&desk, worked));
    }
}

#[test]
fn names_of_lanes_stay_in_sight_and_deleting_says_what_it_joined() {
    use laneway::drawing::Primitive;
    let mut desk = three();
    let lane = desk
        .editor
        .document()
        .display_name(&desk.editor.document().step(&desk.id("Tells us")).expect("it").lane)
        .to_owned();
    let pinned = |desk: &Desk| {
        let items = desk.editor.overlay().items;
        let texts = items.into_iter().filter_map(|i| match i.primitive {
            Primitive::Text(text) => Some((text.text.to_string(), text.origin)),
            _ => None,
        });
        texts.collect::<Vec<_>>()
    };
    desk.run(Command::SelectNone);
    desk.run(Command::ZoomActual);
    assert_eq!(pinned(&desk), [], "the headings are in sight");
    let width = desk.editor.scene().layout.lanes[0].header.x1;
    let seen = desk.editor.camera().visible_in_doc();
    desk.editor.pan(laneway::geom::Vec2::new(seen.x0 - width - 40.0, 0.0));
    let seen = desk.editor.camera().visible_in_doc();
    let names = pinned(&desk);
    assert!(names.iter().any(|(name, at)| *name == lane && seen.contains(*at)), "{names:?}");
    // What is gone to comes out from beneath the strip, and a press on it is one on the lane.
    let wide = desk.editor.scene().layout.lanes[0].header.width();
    desk.editor.select([desk.id("Tells us")]);
    desk.press(Key::Arrow(Direction::Left));
    desk.press(Key::Arrow(Direction::Right));
    let clear = desk.editor.camera().visible_in_doc().x0 + wide;
    let step = desk.editor.scene().rect_of(&desk.id("Tells us")).expect("a step");
    assert!(step.x0 >= clear - 0.5 || desk.editor.camera().visible_in_doc().x0 <= 0.5, "{step:?} under {clear}");
    let seen = desk.editor.camera().visible_in_doc();
    let to = desk.editor.scene().rect_of(&desk.id("Tells us")).expect("a step").center();
    desk.editor.pan(laneway::geom::Vec2::new(seen.x0 - to.x + wide / 2.0, 0.0));
    desk.click(to);
    let lane_id = desk.editor.document().step(&desk.id("Tells us")).expect("a step").lane.clone();
    assert_eq!(desk.editor.selection(), [lane_id], "the strip is over the step");

    desk.editor.select([desk.id("Tells us")]);
    let said = desk.run(Command::Delete).message.unwrap_or_default();
    assert_eq!(said, "Deleted: the flows before and after are joined");
    assert!(desk.flow("Notices a fault", "Take the complaint"));
    desk.run(Command::Undo);
    desk.run(Command::SelectAll);
    desk.run(Command::Delete);
    assert_eq!(desk.editor.undo_label(), Some("Delete 3 steps"));
}

#[test]
fn tab_goes_along_the_flow_and_types_over_nothing() {
    let mut desk = three();
    desk.editor.select([desk.id("Notices a fault")]);
    desk.press(Key::F(2));
    desk.press(Key::Tab);
    assert_eq!(desk.selected(), ["Tells us"]);
    desk.type_only("!");
    desk.press(Key::Tab);
    assert_eq!(desk.selected(), ["Take the complaint"]);
    desk.checked(|e| e.key(Key::Tab, Modifiers::SHIFT));
    assert_eq!(desk.selected(), ["Tells us!"], "what was there stays");
    desk.press(Key::Tab);
    desk.press(Key::Tab);
    assert!(desk.editor.renaming().is_none(), "after the last it ends");
    assert_eq!(desk.steps(), 3);
}

#[test]
fn escape_keeps_what_was_typed_for_a_new_step() {
    let mut desk = three();
    desk.editor.select([desk.id("Take the complaint")]);
    desk.ctrl_shift(Key::Char('T'));
    desk.type_only("Find the customer");
    desk.press(Key::Escape);
    assert!(desk.flow("Take the complaint", "Find the customer"));
    assert!(desk.editor.renaming().is_none());
    desk.run(Command::Undo);
    assert_eq!(desk.steps(), 3, "adding and naming are one");
}

#[test]
fn a_flow_is_drawn_by_keys_alone() {
    let mut desk = three();
    let flows = desk.editor.document().flows().count();
    desk.editor.select([desk.id("Notices a fault")]);
    desk.ctrl(Key::Char('L'));
    desk.press(Key::Arrow(Direction::Right));
    let refused = desk.press(Key::Arrow(Direction::Down)).message.unwrap_or_default();
    assert_eq!(refused, "Connect to Take the complaint: press Enter");
    desk.press(Key::Enter);
    assert_eq!(desk.editor.tool_name(), "selecting");
    assert!(desk.flow("Notices a fault", "Take the complaint"));
    assert_eq!(desk.editor.document().flows().count(), flows + 1);
    desk.editor.select([desk.id("Notices a fault")]);
    desk.ctrl(Key::Char('L'));
    desk.press(Key::Arrow(Direction::Right));
    desk.press(Key::Escape);
    assert_eq!(desk.selected(), ["Notices a fault"], "Esc only ends the flow");
    assert_eq!(desk.editor.document().flows().count(), flows + 1);
    // With nothing selected the start is chosen first.
    desk.run(Command::SelectNone);
    desk.ctrl(Key::Char('L'));
    desk.press(Key::Arrow(Direction::Right));
    desk.press(Key::Enter);
    desk.press(Key::Arrow(Direction::Right));
    desk.press(Key::Arrow(Direction::Down));
    desk.press(Key::Escape);
    assert_eq!(desk.editor.tool_name(), "selecting");
}

#[test]
fn a_drag_says_where_it_lands_and_an_event_sits_down_on_an_edge() {
    let mut desk = three();
    let (from, onto) = (desk.at("Take the complaint"), desk.at("Tells us"));
    let id = desk.id("Take the complaint");
    desk.checked(|e| e.pointer_down(PointerEvent::at(from)));
    desk.checked(|e| e.pointer_move(PointerEvent::at(from.lerp(onto, 0.5))));
    let over = desk.checked(|e| e.pointer_move(PointerEvent::at(onto)));
    assert_eq!(over.message.as_deref(), Some("Taken: into a new row here"));
    desk.checked(|e| e.pointer_up(PointerEvent::at(onto)));
    let (moved, there) =
        (desk.editor.document().step(&id).cloned(), desk.editor.document().step(&desk.id("Tells us")).cloned());
    let (moved, there) = (moved.expect("it"), there.expect("the other"));
    assert!(moved.column == there.column && moved.row > there.row && moved.lane == there.lane);

    desk.run(Command::Undo);
    desk.editor.select([id]);
    desk.run(Command::AddEvent);
    desk.type_only("A day passes");
    desk.ctrl(Key::Enter);
    let host = desk.id("Tells us");
    let rect = desk.editor.scene().rect_of(&host).expect("drawn");
    let edge = Point::new(rect.center().x, rect.y1 + 4.0);
    let event = desk.at("A day passes");
    desk.checked(|e| e.pointer_down(PointerEvent::at(event)));
    desk.checked(|e| e.pointer_move(PointerEvent::at(event.lerp(edge, 0.5))));
    let over = desk.checked(|e| e.pointer_move(PointerEvent::at(edge)));
    assert_eq!(over.message.as_deref(), Some("Attach to Tells us"));
    desk.checked(|e| e.pointer_up(PointerEvent::at(edge)));
    let attached = desk.editor.document().step(&desk.id("A day passes")).and_then(|s| s.attached_to.clone());
    assert_eq!(attached, Some(host));
}

/// Every tool with a press and a drag that leads into it.
fn gestures(desk: &Desk) -> Vec<(&'static str, Point, Point, Modifiers)> {
    let scene = desk.editor.scene();
    let step = desk.at("Tells us");
    let lane = scene.layout.lanes.last().expect("a lane").header.center();
    let phase = scene.layout.phases.first().expect("a phase");
    let strip = phase.heading.rect.center();
    let edge = Point::new(phase.rect.x1, strip.y);
    let away = step + laneway::geom::Vec2::new(260.0, 90.0);
    let ground = Point::new(scene.layout.size.width - 40.0, scene.layout.size.height - 10.0);
    let space = Modifiers { space: true, ..Modifiers::NONE };
    vec![
        ("pressing", step, step, Modifiers::NONE),
        ("dragging steps", step, away, Modifiers::NONE),
        ("marquee selecting", ground, step, Modifiers::NONE),
        ("dragging a lane", lane, lane - laneway::geom::Vec2::new(0.0, 120.0), Modifiers::NONE),
        ("dragging a phase", strip, strip + laneway::geom::Vec2::new(500.0, 0.0), Modifiers::NONE),
        ("resizing a phase", edge, edge + laneway::geom::Vec2::new(300.0, 0.0), Modifiers::NONE),
        ("connecting", step, away, Modifiers::ALT),
        ("panning", step, away, space),
    ]
}

fn phased() -> Desk {
    let mut desk = three();
    desk.editor.select([desk.id("Notices a fault")]);
    desk.run(Command::AddPhase);
    desk.type_only("Notice");
    desk.ctrl(Key::Enter);
    desk.editor.select([desk.id("Tells us")]);
    desk.run(Command::AddPhase);
    desk.type_only("Decide");
    desk.ctrl(Key::Enter);
    desk.run(Command::SelectNone);
    desk
}

#[test]
fn cancelling_any_tool_leaves_no_diff() {
    let mut seen = BTreeSet::new();
    for i in 0..gestures(&phased()).len() {
        let mut desk = phased();
        let (tool, from, to, mods) = gestures(&desk)[i];
        let (before, revision) = (desk.editor.document().clone(), desk.editor.revision());
        desk.checked(|e| e.pointer_down(PointerEvent::at(from).with(mods)));
        if to != from {
            desk.checked(|e| e.pointer_move(PointerEvent::at(from.lerp(to, 0.5)).with(mods)));
            desk.checked(|e| e.pointer_move(PointerEvent::at(to).with(mods)));
        }
        assert_eq!(desk.editor.tool_name(), tool);
        let previewed = !desk.editor.overlay().items.is_empty();
        assert!(previewed || tool == "panning", "{tool} shows nothing");
        desk.press(Key::Escape);
        assert_eq!(desk.editor.tool_name(), "selecting");
        desk.checked(|e| e.pointer_up(PointerEvent::at(to)));
        assert_eq!(*desk.editor.document(), before, "{tool}");
        assert_eq!(desk.editor.revision(), revision, "{tool}");
        seen.insert(tool);
    }
    // Re-attaching begins at the grip of a selected flow.
    let mut desk = phased();
    let flow = flow_between(&desk, "Notices a fault", "Tells us");
    desk.editor.select([flow.clone()]);
    let end = *desk.editor.scene().route_of(&flow).expect("drawn").points.last().expect("a point");
    let before = desk.editor.document().clone();
    desk.checked(|e| e.pointer_down(PointerEvent::at(end)));
    let target = desk.at("Take the complaint");
    desk.checked(|e| e.pointer_move(PointerEvent::at(target)));
    assert_eq!(desk.editor.tool_name(), "re-attaching a flow");
    desk.press(Key::Escape);
    assert_eq!(*desk.editor.document(), before);
    seen.insert("re-attaching a flow");
    assert_eq!(seen.len(), 9, "a tool is missing here: {seen:?}");
}

fn flow_between(desk: &Desk, from: &str, to: &str) -> Id {
    let (from, to) = (desk.id(from), desk.id(to));
    let found = |f: &&laneway::model::Flow| f.from.as_ref() == Some(&from) && f.to.as_ref() == Some(&to);
    desk.editor.document().flows().find(found).expect("a flow").id.clone()
}

/// Does something once, and holds that undo and redo are exact.
fn exactly(desk: &mut Desk, what: &str, act: impl FnOnce(&mut Desk)) {
    let (before, selected) = (desk.editor.document().clone(), desk.editor.selection().to_vec());
    act(desk);
    desk.ctrl(Key::Enter);
    let after = desk.editor.document().clone();
    assert_ne!(before, after, "{what} changed nothing");
    let label = desk.editor.undo_label().map(str::to_owned);
    desk.run(Command::Undo);
    assert_eq!(*desk.editor.document(), before, "{what} undone ({label:?})");
    assert_eq!(desk.editor.selection(), selected, "the selection before {what}");
    desk.run(Command::Redo);
    assert_eq!(*desk.editor.document(), after, "{what} done again");
}

#[test]
fn a_dragged_step_lands_in_a_cell_a_new_column_or_a_new_row() {
    let mut desk = three();
    let columns = |d: &Desk| d.editor.scene().layout.columns.len();
    // Onto the far right: a new column after the last.
    let last = desk.editor.scene().layout.columns.last().expect("columns").end;
    let from = desk.at("Tells us");
    desk.click(from);
    exactly(&mut desk, "a drag to a new column", |d| {
        d.drag(from, Point::new(last + 60.0, from.y));
    });
    assert!(desk.at("Tells us").x > desk.at("Take the complaint").x);
    assert_eq!(columns(&desk), 3);
    assert_eq!(desk.selected(), ["Tells us"]);
    // Into the cell beneath the first step.
    let to = Point::new(desk.at("Notices a fault").x, desk.at("Take the complaint").y);
    let from = desk.at("Tells us");
    desk.drag(from, to);
    assert_eq!(desk.at("Tells us").x, desk.at("Notices a fault").x);
    assert_eq!(desk.at("Tells us").y, desk.at("Take the complaint").y);
    // Onto a cell that is taken: what lands takes the next row.
    let from = desk.at("Take the complaint");
    let to = desk.at("Tells us");
    desk.drag(from, to);
    assert_eq!(desk.at("Take the complaint").x, desk.at("Tells us").x);
    assert!(desk.at("Take the complaint").y > desk.at("Tells us").y);
    // Outside the lanes: nothing.
    let before = desk.editor.document().clone();
    let from = desk.at("Tells us");
    desk.drag(from, Point::new(from.x, -200.0));
    assert_eq!(*desk.editor.document(), before);
}

#[test]
fn a_flow_is_drawn_to_a_step_or_to_a_new_one_and_reattached() {
    let mut desk = three();
    let (from, to) = (desk.at("Notices a fault"), desk.at("Take the complaint"));
    desk.run(Command::SelectNone);
    exactly(&mut desk, "a flow drawn", |d| {
        d.run(Command::Connect);
        d.drag(from, to);
    });
    assert!(desk.flow("Notices a fault", "Take the complaint"));
    // Over empty ground it ends in a new step.
    let steps = desk.steps();
    let empty = Point::new(desk.at("Notices a fault").x, desk.at("Take the complaint").y);
    desk.run(Command::SelectNone);
    desk.run(Command::Connect);
    desk.drag(from, empty);
    desk.type_only("Goes to the shop");
    desk.ctrl(Key::Enter);
    assert_eq!(desk.steps(), steps + 1);
    assert!(desk.flow("Notices a fault", "Goes to the shop"));
    // Re-attach its end.
    let flow = flow_between(&desk, "Notices a fault", "Goes to the shop");
    desk.editor.select([flow.clone()]);
    let end = *desk.editor.scene().route_of(&flow).expect("drawn").points.last().expect("a point");
    let target = desk.at("Tells us");
    let refused = desk.drag(end, desk.at("Notices a fault"));
    assert!(refused.message.is_some(), "a step does not flow to itself");
    assert!(desk.flow("Notices a fault", "Goes to the shop"));
    let again = desk.editor.document().flows().filter(|f| f.from == Some(desk.id("Notices a fault"))).count();
    desk.editor.select([flow.clone()]);
    desk.drag(end, target);
    assert_eq!(desk.editor.document().flow(&flow).and_then(|f| f.to.clone()), Some(desk.id("Tells us")));
    assert_eq!(desk.editor.document().flows().filter(|f| f.from == Some(desk.id("Notices a fault"))).count(), again);
}

#[test]
fn lanes_and_phases_move_with_their_contents() {
    let mut desk = phased();
    let lanes: Vec<Point> = desk.editor.scene().layout.lanes.iter().map(|l| l.header.center()).collect();
    let top = desk.editor.scene().layout.lanes[0].header;
    desk.click(lanes[1]);
    exactly(&mut desk, "a lane dragged before another", |d| {
        d.drag(lanes[1], Point::new(lanes[0].x, top.y0 + 3.0));
    });
    assert!(desk.at("Take the complaint").y < desk.at("Tells us").y);
    let strip = |d: &Desk, i: usize| d.editor.scene().layout.phases[i].heading.rect.center();
    let (from, to) = (strip(&desk, 0), desk.editor.scene().layout.phases[1].rect.x1);
    desk.click(from);
    exactly(&mut desk, "a phase dragged after another", |d| {
        d.drag(from, Point::new(to - 2.0, from.y));
    });
    assert!(desk.at("Notices a fault").x > desk.at("Tells us").x);
    // The same by keys.
    desk.editor.select([desk.id("Notice")]);
    let alt_shift = Modifiers { shift: true, ..Modifiers::ALT };
    desk.checked(|e| e.key(Key::Arrow(Direction::Left), alt_shift));
    assert!(desk.at("Notices a fault").x < desk.at("Tells us").x);
    // Into the body of another lane: nested there.
    let header = desk.editor.scene().layout.lanes[0].header.center();
    let body = desk.editor.scene().layout.lanes[1].rect;
    desk.click(header);
    exactly(&mut desk, "a lane nested in another", |d| {
        d.drag(header, Point::new(body.x1 - 30.0, body.center().y));
    });
    assert!(desk.editor.document().lanes().any(|l| l.parent.is_some()));
}

#[test]
fn a_lane_with_steps_is_deleted_by_choice() {
    let mut desk = three();
    let lane = desk.editor.document().step(&desk.id("Take the complaint")).expect("a step").lane.clone();
    desk.editor.select([lane.clone()]);
    let before = desk.editor.document().clone();
    let asked = desk.press(Key::Delete).ask;
    assert_eq!(*desk.editor.document(), before, "nothing happens before the answer");
    let Some(Question::DeleteLanes { lanes, steps, neighbour: Some((other, _)) }) = asked else { panic!("{asked:?}") };
    assert_eq!((lanes.as_slice(), steps), ([lane.clone()].as_slice(), 1));
    exactly(&mut desk, "a lane deleted, its step moved", |d| {
        d.checked(|e| e.delete_lanes(&lanes, LaneSteps::MoveTo(other.clone())));
    });
    assert_eq!(desk.steps(), 3);
    desk.run(Command::Undo);
    desk.checked(|e| e.delete_lanes(&lanes, LaneSteps::Delete));
    assert_eq!(desk.steps(), 2);
}

#[test]
fn clicks_select_and_add_and_a_marquee_takes_what_it_touches() {
    let mut desk = three();
    let (a, b, c) = (desk.at("Notices a fault"), desk.at("Tells us"), desk.at("Take the complaint"));
    desk.click(a);
    assert_eq!(desk.selected(), ["Notices a fault"]);
    let add = PointerEvent::at(b).with(Modifiers::SHIFT);
    desk.checked(|e| e.pointer_down(add));
    desk.checked(|e| e.pointer_up(add));
    assert_eq!(desk.selected(), ["Notices a fault", "Tells us"]);
    desk.checked(|e| e.pointer_down(add));
    desk.checked(|e| e.pointer_up(add));
    assert_eq!(desk.selected(), ["Notices a fault"]);
    let ground = Point::new(c.x + 400.0, c.y + 20.0);
    desk.drag(ground, Point::new(b.x, c.y));
    assert_eq!(desk.selected(), ["Take the complaint"]);
    desk.drag(ground, Point::new(a.x, a.y - 30.0));
    assert_eq!(desk.selected().len(), 3);
    desk.click(ground);
    assert!(desk.selected().is_empty());
    // The second button takes what is under it, for the menu.
    let second = PointerEvent { button: Button::Secondary, ..PointerEvent::at(c) };
    desk.checked(|e| e.pointer_down(second));
    desk.checked(|e| e.pointer_up(second));
    assert_eq!(desk.selected(), ["Take the complaint"]);
}

#[test]
fn handles_add_what_they_say() {
    let mut desk = three();
    desk.click(desk.at("Take the complaint"));
    let handles = desk.editor.handles();
    let commands: Vec<Command> = handles.iter().map(|h| h.command).collect();
    for command in [Command::AddStep, Command::AddDecision, Command::AddEnd, Command::AddInLaneBefore] {
        assert!(commands.contains(&command), "{command:?}");
    }
    assert!(handles.iter().all(|h| h.accessible_name.contains("Take the complaint")));
    let decision = handles.iter().find(|h| h.command == Command::AddDecision).expect("there");
    desk.click(decision.rect_in_doc.center());
    desk.type_only("Under warranty?");
    desk.ctrl(Key::Enter);
    assert!(desk.flow("Take the complaint", "Under warranty?"));
    let step = desk.editor.document().step(&desk.id("Under warranty?")).expect("a step");
    assert!(matches!(step.kind, StepKind::Decision(_)));
    // Dragged, a handle draws a flow.
    desk.click(desk.at("Under warranty?"));
    let up = desk.editor.handles().into_iter().find(|h| h.command == Command::AddInLaneBefore).expect("there");
    let to = desk.at("Notices a fault");
    let response = desk.drag(up.rect_in_doc.center(), to);
    assert!(response.message.is_some(), "a start takes no flow, and says so");
    desk.click(desk.at("Under warranty?"));
    let up = desk.editor.handles().into_iter().find(|h| h.command == Command::AddInLaneBefore).expect("there");
    let to = desk.at("Tells us");
    desk.drag(up.rect_in_doc.center(), to);
    assert!(desk.flow("Under warranty?", "Tells us"));
}

#[test]
fn copy_cut_paste_and_duplicate() {
    let mut desk = three();
    desk.editor.select([desk.id("Notices a fault"), desk.id("Tells us")]);
    let text = desk.run(Command::Copy).copy.expect("text");
    assert!(text.contains("Tells us"));
    exactly(&mut desk, "paste", |d| {
        d.checked(|e| e.paste_text(&text));
    });
    assert_eq!((desk.steps(), desk.selected().len()), (5, 2));
    exactly(&mut desk, "cut", |d| {
        d.run(Command::Cut);
    });
    assert_eq!(desk.steps(), 3);
    desk.editor.select([desk.id("Take the complaint")]);
    exactly(&mut desk, "duplicate", |d| {
        d.run(Command::Duplicate);
    });
    assert_eq!(desk.steps(), 4);
    desk.run(Command::Undo);
    // Plain lines become steps, one after another.
    desk.editor.select([desk.id("Take the complaint")]);
    exactly(&mut desk, "pasted lines", |d| {
        d.checked(|e| e.paste_text("- Open the case\n- Check the claim\n"));
    });
    assert!(desk.flow("Take the complaint", "Open the case") && desk.flow("Open the case", "Check the claim"));
}

/// Every command on a small model, from several selections: no problems after it, and undo is exact.
#[test]
fn no_command_leaves_problems_and_undo_is_exact() {
    let selections: [&[&str]; 7] = [
        &[],
        &["Tells us"],
        &["Take the complaint"],
        &["Tells us", "Take the complaint"],
        &["Notice"],
        &["Customer"],
        &["Notices a fault", "Decide"],
    ];
    let mut changed = BTreeSet::new();
    for names in selections {
        for &command in Command::ALL {
            let mut desk = phased();
            let chosen: Vec<Id> = names.iter().map(|n| desk.id(n)).collect();
            desk.editor.select(chosen);
            let (before, camera) = (desk.editor.document().clone(), *desk.editor.camera());
            if matches!(command, Command::Undo | Command::Redo) {
                continue;
            }
            let depth = desk.editor.undo_label().map(str::to_owned);
            desk.run(command);
            desk.type_only("Name");
            desk.ctrl(Key::Enter);
            if *desk.editor.document() == before {
                continue;
            }
            changed.insert(command);
            let after = desk.editor.document().clone();
            let mut steps = 0;
            while *desk.editor.document() != before {
                desk.run(Command::Undo);
                steps += 1;
                assert!(steps <= 2, "{command:?} on {names:?} is not undone");
            }
            assert_eq!(desk.editor.undo_label().map(str::to_owned), depth, "{command:?} on {names:?}");
            (0..steps).for_each(|_| drop(desk.run(Command::Redo)));
            assert_eq!(*desk.editor.document(), after, "{command:?} on {names:?}");
            assert!(camera.zoom.is_finite());
        }
    }
    for command in [Command::Delete, Command::Tidy, Command::Turn, Command::NewProcess, Command::AddPhase] {
        assert!(changed.contains(&command), "{command:?} never did anything");
    }
}

#[test]
fn swimlanes_are_visited_and_come_back_to() {
    let mut desk = three();
    let first = desk.editor.swimlane().expect("shown").clone();
    desk.editor.select([desk.id("Tells us")]);
    desk.run(Command::DetailStep);
    desk.type_only("How they tell us");
    desk.ctrl(Key::Enter);
    let second = desk.editor.swimlane().expect("shown").clone();
    assert_ne!(first, second);
    desk.run(Command::GoBack);
    assert_eq!(desk.editor.swimlane(), Some(&first));
    assert_eq!(desk.selected(), ["Tells us"]);
    desk.run(Command::OpenLinked);
    assert_eq!(desk.editor.swimlane(), Some(&second));
    desk.run(Command::GoBack);
    desk.run(Command::GoForward);
    assert_eq!(desk.editor.swimlane(), Some(&second));
    // Undoing what was done elsewhere shows where.
    desk.run(Command::Undo);
    desk.run(Command::Undo);
    assert_eq!(desk.editor.swimlane(), Some(&first));
}

#[test]
fn what_is_saved_is_clean_and_comes_back_clean_by_undo() {
    let mut desk = three();
    assert!(desk.editor.is_dirty());
    desk.editor.mark_saved();
    assert!(!desk.editor.is_dirty());
    desk.run(Command::Turn);
    assert!(desk.editor.is_dirty());
    desk.run(Command::Undo);
    assert!(!desk.editor.is_dirty());
    desk.run(Command::Undo);
    desk.run(Command::Tidy);
    assert!(desk.editor.is_dirty(), "as many changes, but others");
}

#[test]
fn selection_and_camera_make_no_new_scene() {
    let mut desk = three();
    let scene = desk.editor.scene();
    for step in &scene.layout.steps {
        assert_eq!(scene.rect_of(&step.id), Some(step.rect));
    }
    for flow in &scene.layout.flows {
        assert_eq!(scene.route_of(&flow.id), Some(flow));
    }
    let before = std::ptr::from_ref(desk.editor.scene().drawing.items.as_slice());
    desk.press(Key::Arrow(Direction::Right));
    desk.run(Command::ZoomIn);
    desk.click(desk.at("Tells us"));
    assert_eq!(std::ptr::from_ref(desk.editor.scene().drawing.items.as_slice()), before);
    let camera: Camera = *desk.editor.camera();
    assert!(camera.zoom > 0.0);
    let flows = desk.editor.document().flows().filter(|f| f.kind == FlowKind::Sequence).count();
    assert_eq!(flows, 2);
}

/// Any commands, keys and drags in any order: nothing panics, nothing is left that does not fit together,
/// and undo goes all the way back, redo all the way forth, exactly.
#[test]
fn any_events_in_any_order_are_undone_exactly() {
    for seed in 0..4 {
        let mut dice = fastrand::Rng::with_seed(seed);
        let mut desk = Desk::new();
        let start = desk.editor.document().clone();
        for _ in 0..150 {
            match dice.u8(0..10) {
                0..5 => {
                    let command = Command::ALL[dice.usize(0..Command::ALL.len())];
                    if !matches!(command, Command::Undo | Command::Redo) {
                        answer(&mut desk, command);
                    }
                }
                5 => desk.type_only("Abc"),
                6 => drop(desk.press([Key::Enter, Key::Tab, Key::Escape][dice.usize(0..3)])),
                7 => {
                    let all: Vec<Id> = desk.editor.document().records().map(|r| r.id().clone()).collect();
                    let chosen = (0..dice.usize(0..3)).map(|_| all[dice.usize(0..all.len())].clone());
                    let chosen: Vec<Id> = chosen.collect();
                    desk.checked(|e| e.select(chosen));
                }
                _ => {
                    let size = desk.editor.scene().layout.size;
                    let mut any = || Point::new(dice.f64() * size.width, dice.f64() * size.height);
                    let (from, to) = (any(), any());
                    desk.drag(from, to);
                }
            }
            // Most is to be done in a swimlane: registers and matrices are left again.
            if desk.editor.swimlane().is_none() && dice.bool() {
                desk.run(Command::GoBack);
            }
        }
        desk.press(Key::Escape);
        let end = desk.editor.document().clone();
        let mut undone = 0;
        while desk.editor.undo_label().is_some() {
            desk.run(Command::Undo);
            undone += 1;
        }
        assert_eq!(*desk.editor.document(), start, "seed {seed}");
        assert!(undone > 10, "seed {seed} did next to nothing");
        (0..undone).for_each(|_| drop(desk.run(Command::Redo)));
        assert_eq!(*desk.editor.document(), end, "seed {seed}");
    }
}

/// Runs a command and answers what it asks.
fn answer(desk: &mut Desk, command: Command) {
    if let Some(Question::DeleteLanes { lanes, neighbour, .. }) = desk.run(command).ask {
        let steps = neighbour.map_or(LaneSteps::Delete, |(id, _)| LaneSteps::MoveTo(id));
        desk.checked(|e| e.delete_lanes(&lanes, steps));
    }
}
