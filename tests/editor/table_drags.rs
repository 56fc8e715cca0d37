//! Dragging in tables: entries, columns, rows, stages, readings; each one undo, and nothing when it is cancelled.

use super::{Desk, tables::journey};
use laneway::{
    editor::{Direction, Key, Modifiers, PointerEvent, TableScene},
    file,
    geom::{Point, Rect},
    layout::table::chart_y,
    model::{Id, State},
};
use std::{collections::BTreeSet, sync::Arc};

impl Desk {
    fn scene(&self) -> Arc<TableScene> {
        self.editor.scene().table.clone().expect("a table")
    }

    /// The outline of the first record of this name that is drawn.
    fn drawn(&self, name: &str) -> Rect {
        let document = self.editor.document();
        let named = document.records().map(|r| r.id()).filter(|id| document.display_name(id) == name);
        named.filter_map(|id| self.editor.scene().rect_of(id)).next().unwrap_or_else(|| panic!("{name} is not drawn"))
    }

    fn row(&self, heading: &str) -> (Rect, Rect) {
        let scene = self.scene();
        let at = scene.table.rows.iter().position(|r| r.heading == heading).expect("a row of this name");
        (scene.layout.rows[at].head, scene.layout.rows[at].rect)
    }

    fn headings(&self) -> Vec<String> {
        self.scene().table.rows.iter().map(|r| r.heading.clone()).collect()
    }

    fn stages(&self) -> Vec<String> {
        self.scene().table.groups.iter().map(|g| g.name.clone()).collect()
    }

    /// The names of the steps of each stage.
    fn columns(&self) -> Vec<(String, String)> {
        let document = self.editor.document();
        let scene = self.scene();
        let names = scene.table.columns.iter().map(|c| match &c.key {
            laneway::model::ColumnKey::Step(id) => id.clone(),
            other => panic!("{other:?} is no step"),
        });
        let stage = |id: &Id| document.journey_step(id).map(|s| document.display_name(&s.stage).to_owned());
        names.map(|id| (stage(&id).expect("a stage"), document.display_name(&id).to_owned())).collect()
    }

    /// The middle of a column in the emotion chart, at a value.
    fn in_chart(&self, step: &str, value: f64) -> Point {
        let (_, chart) = self.row("Emotion");
        Point::new(self.drawn(step).center().x, chart_y(chart, value))
    }

    fn feels(&self, step: &str, state: State) -> Option<f64> {
        let document = self.editor.document();
        let at = |e: &&laneway::model::Emotion| document.display_name(&e.at) == step && e.state == state;
        document.emotions().find(at).map(|e| e.value.value())
    }

    /// Drags, and holds that undo takes back just that.
    fn drag_exactly(&mut self, from: Point, to: Point) {
        let before = self.editor.document().clone();
        self.drag(from, to);
        let after = self.editor.document().clone();
        assert_ne!(before, after, "the drag did nothing");
        self.ctrl(Key::Char('Z'));
        assert_eq!(*self.editor.document(), before, "one drag is one undo");
        self.ctrl(Key::Char('Y'));
        assert_eq!(*self.editor.document(), after);
    }
}

#[test]
fn an_entry_goes_to_the_cell_it_is_dropped_in() {
    let mut desk = journey();
    let card = desk.drawn("Print the number");
    let step = desk.drawn("Machine stops");
    desk.drag_exactly(card.center(), (step.center().x, card.center().y).into());
    assert_eq!(desk.drawn("Print the number").center().x, step.center().x);
    assert_eq!(desk.selected(), ["Print the number"]);
}

#[test]
fn a_step_goes_with_its_column_into_another_stage() {
    let mut desk = journey();
    let step = desk.drawn("Machine stops");
    let to = desk.drawn("Brings it in");
    desk.drag_exactly(step.center(), (to.x1 - 4.0, step.center().y).into());
    let columns = desk.columns();
    assert_eq!(columns[2], ("Complain".into(), "Brings it in".into()));
    assert_eq!(columns[3], ("Complain".into(), "Machine stops".into()), "after the last, in the same stage");
    assert_eq!(desk.feels("Machine stops", State::AsIs), Some(-1.0), "its reading went with it");
}

#[test]
fn a_stage_goes_with_all_its_steps() {
    let mut desk = journey();
    assert_eq!(desk.stages(), ["Notice", "Complain", "Wait", "Use again"]);
    let (from, to) = (desk.drawn("Notice"), desk.drawn("Wait"));
    desk.drag_exactly(from.center(), (to.x1 - 8.0, to.center().y).into());
    assert_eq!(desk.stages(), ["Complain", "Wait", "Notice", "Use again"]);
    assert_eq!(desk.columns()[4], ("Notice".into(), "Machine stops".into()));
}

#[test]
fn a_row_goes_where_the_bar_is() {
    let mut desk = journey();
    let before = desk.headings();
    let (head, _) = desk.row(&before[1]);
    let (last, _) = desk.row(before.last().expect("rows"));
    desk.drag_exactly(head.center(), (head.center().x, last.y1 - 3.0).into());
    let after = desk.headings();
    assert_eq!(after.last(), Some(&before[1]));
    assert_eq!(after[1], before[2]);
}

#[test]
fn the_rows_of_a_sipoc_are_taken_at_their_left() {
    let document = file::parse(include_str!("../fixtures/sipoc.laneway.ron")).expect("the fixture is read").document;
    let mut desk = Desk::of(document);
    let scene = desk.scene();
    let (first, third) = (scene.layout.rows[0].rect, scene.layout.rows[2].rect);
    let grip = Point::new(scene.layout.frame.x0 - 8.0, first.center().y);
    desk.click(grip);
    assert_eq!(desk.editor.selection().len(), 6, "a click there chooses the whole row");
    desk.drag_exactly(grip, Point::new(grip.x, third.y1 - 5.0));
    assert!(desk.drawn("Take the complaint").y0 > desk.drawn("Order the repair").y0);
}

#[test]
fn a_reading_follows_the_pointer_by_half_points() {
    let mut desk = journey();
    let from = desk.in_chart("Machine stops", -1.0);
    desk.drag_exactly(from, desk.in_chart("Machine stops", 1.1));
    assert_eq!(desk.feels("Machine stops", State::AsIs), Some(1.0));
    // With Alt by tenths.
    let (from, to) = (desk.in_chart("Machine stops", 1.0), desk.in_chart("Machine stops", -0.3));
    let alt = Modifiers::ALT;
    desk.checked(|e| e.pointer_down(PointerEvent::at(from).with(alt)));
    let shown = desk.checked(|e| e.pointer_move(PointerEvent::at(to).with(alt)));
    assert_eq!(shown.message.as_deref(), Some("Emotion −0.3"));
    desk.checked(|e| e.pointer_up(PointerEvent::at(to).with(alt)));
    assert_eq!(desk.feels("Machine stops", State::AsIs), Some(-0.3));
}

#[test]
fn a_double_click_in_a_gap_makes_a_reading() {
    let mut desk = journey();
    assert_eq!(desk.feels("Hears nothing", State::AsIs), None);
    let at = desk.in_chart("Hears nothing", -1.4);
    desk.click(at);
    desk.checked(|e| e.pointer_down(PointerEvent { clicks: 2, ..PointerEvent::at(at) }));
    desk.checked(|e| e.pointer_up(PointerEvent { clicks: 2, ..PointerEvent::at(at) }));
    assert_eq!(desk.feels("Hears nothing", State::AsIs), Some(-1.5));
    desk.press(Key::Delete);
    assert_eq!(desk.feels("Hears nothing", State::AsIs), None, "deleted, it is a gap again");
}

#[test]
fn a_double_click_edits_and_a_drop_where_it_was_does_nothing() {
    let mut desk = journey();
    let at = desk.drawn("Machine stops").center();
    desk.checked(|e| e.pointer_down(PointerEvent { clicks: 2, ..PointerEvent::at(at) }));
    assert_eq!(desk.editor.renaming().map(|r| r.text.as_str()), Some("Machine stops"));
    desk.press(Key::Escape);
    let before = desk.editor.document().clone();
    desk.drag(at, (at.x + 20.0, at.y + 5.0).into());
    assert_eq!(*desk.editor.document(), before);
    desk.press(Key::Arrow(Direction::Right));
    assert_eq!(*desk.editor.document(), before);
}

#[test]
fn cancelling_any_drag_in_a_table_leaves_no_diff() {
    let desk = journey();
    let card = desk.drawn("Print the number").center();
    let step = desk.drawn("Machine stops").center();
    let other = desk.drawn("Brings it in").center();
    let (stage, far) = (desk.drawn("Notice").center(), desk.drawn("Use again").center());
    let (row, _) = desk.row("Emotion");
    let (last, _) = desk.row("Opportunity");
    let gap = desk.in_chart("Hears nothing", 0.0);
    let gestures = [
        ("dragging an entry", card, Point::new(step.x, card.y)),
        ("dragging a column", step, other),
        ("dragging a stage", stage, far),
        ("dragging a row", row.center(), last.center()),
        ("dragging a reading", desk.in_chart("Machine stops", -1.0), desk.in_chart("Machine stops", 1.0)),
        ("selecting cells", gap, desk.in_chart("Picks it up", 0.0)),
        ("pressing a cell", step, step),
    ];
    let mut seen = BTreeSet::new();
    for (tool, from, to) in gestures {
        let mut desk = journey();
        let (before, revision) = (desk.editor.document().clone(), desk.editor.revision());
        desk.checked(|e| e.pointer_down(PointerEvent::at(from)));
        if from != to {
            desk.checked(|e| e.pointer_move(PointerEvent::at(from.lerp(to, 0.5))));
            desk.checked(|e| e.pointer_move(PointerEvent::at(to)));
        }
        assert_eq!(desk.editor.tool_name(), tool);
        assert!(!desk.editor.overlay().items.is_empty(), "{tool} shows nothing");
        desk.press(Key::Escape);
        assert_eq!(desk.editor.tool_name(), "selecting");
        desk.checked(|e| e.pointer_up(PointerEvent::at(to)));
        assert_eq!(*desk.editor.document(), before, "{tool}");
        assert_eq!(desk.editor.revision(), revision, "{tool}");
        seen.insert(tool);
    }
    assert_eq!(seen.len(), 7);
}

#[test]
fn the_buttons_at_the_ends_add_a_step_and_a_row() {
    let mut desk = journey();
    let handles = desk.editor.handles();
    let at = |words: &str| {
        let handle = handles.iter().find(|h| h.accessible_name == words).expect("a button of this name");
        handle.rect_in_doc.center()
    };
    let (step, row) = (at("Add step at the end"), at("Add row at the end"));
    let columns = desk.columns().len();
    desk.click(step);
    desk.line("Buys again");
    assert_eq!(desk.columns()[columns], ("Use again".into(), "Buys again".into()));
    let rows = desk.headings().len();
    desk.ctrl(Key::Char('Z'));
    desk.click(row);
    assert_eq!(desk.headings().len(), rows + 1);
}

#[test]
fn headings_out_of_sight_are_held_at_the_edge() {
    let words = |desk: &Desk| {
        let words = crate::registers::words(&desk.editor.overlay().items);
        words.into_iter().map(|(text, _)| text).collect::<BTreeSet<String>>()
    };
    let mut desk = journey();
    assert!(!words(&desk).contains("Opportunity"), "in sight, a heading needs no pin");
    desk.run(laneway::editor::Command::ZoomActual);
    let card = desk.drawn("Tells a friend");
    let (_, row) = desk.row("Opportunity");
    desk.editor.set_viewport(laneway::geom::Size::new(500.0, 300.0));
    desk.editor.run(laneway::editor::Command::ZoomActual);
    let far = Rect::new(card.x0, row.y0, card.x1, row.y1);
    let seen = desk.editor.camera().visible_in_doc();
    desk.editor.pan(seen.center() - far.center());
    let held = words(&desk);
    for name in ["Opportunity", "Use again", "Tells a friend"] {
        assert!(held.contains(name), "{name} is not held: {held:?}");
    }
}

/// A journey scrolled until its heads of rows are held; what is seen of it.
fn scrolled() -> (Desk, Rect) {
    let mut desk = journey();
    desk.editor.set_viewport(laneway::geom::Size::new(900.0, 600.0));
    desk.run(laneway::editor::Command::ZoomActual);
    let (head, card) = (desk.row("Opportunity").0, desk.drawn("Print the number"));
    let seen = desk.editor.camera().visible_in_doc();
    // The card stands right of what is held, and what is left of it beneath.
    desk.editor.pan(Point::new(seen.x0 + head.width() + 60.0, seen.center().y) - Point::new(card.x0, card.center().y));
    let seen = desk.editor.camera().visible_in_doc();
    assert!(seen.x0 > desk.row("Opportunity").0.x0 + 60.0, "nothing is held");
    (desk, seen)
}

#[test]
fn an_entry_dropped_on_a_held_heading_goes_to_no_cell_beneath_it() {
    let (mut desk, seen) = scrolled();
    let card = desk.drawn("Print the number");
    let head = desk.row("Opportunity").0;
    let (before, over) = (desk.editor.document().clone(), Point::new(seen.x0 + head.width() - 8.0, card.center().y));
    let scene = desk.scene();
    let covered = scene.layout.columns.iter().any(|c| c.rect.x0 < over.x && over.x < c.rect.x1.min(card.x0));
    assert!(covered, "there is a cell beneath");
    desk.drag(card.center(), over);
    assert_eq!(*desk.editor.document(), before);
    // Beside what is held it goes where it is dropped.
    let to = desk.scene().layout.columns.iter().map(|c| c.rect.center().x).find(|x| *x > card.x1).expect("a column");
    desk.drag_exactly(card.center(), Point::new(to, card.center().y));
}

#[test]
fn a_row_dragged_by_its_held_heading_is_carried_under_the_pointer() {
    let (mut desk, seen) = scrolled();
    let (head, _) = desk.row("Opportunity");
    let from = Point::new(seen.x0 + head.width() / 2.0, head.center().y);
    let to = Point::new(from.x, from.y - 90.0);
    desk.checked(|e| e.pointer_down(PointerEvent::at(from)));
    desk.checked(|e| e.pointer_move(PointerEvent::at(from.lerp(to, 0.5))));
    desk.checked(|e| e.pointer_move(PointerEvent::at(to)));
    assert_eq!(desk.editor.tool_name(), "dragging a row");
    let words = crate::registers::words(&desk.editor.overlay().items);
    let near = |at: Point| (at.y - to.y).abs() < 20.0 && (seen.x0..seen.x0 + head.width()).contains(&at.x);
    assert!(words.iter().any(|(text, at)| text == "Opportunity" && near(*at)), "{words:?}");
    desk.press(Key::Escape);
}
