//! The headless editor, driven as a user drives it: keys, text and the pointer, and nothing else.

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
