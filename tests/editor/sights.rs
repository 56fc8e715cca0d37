//! What is seen of a view: at first, and when it is come back to.

use super::*;
use laneway::model::Sheet;

const EXAMPLE: &str = include_str!("../../examples/complaint.laneway.ron");

fn example() -> Editor {
    let mut editor = Editor::new(laneway::file::parse(EXAMPLE).expect("a model").document, 1);
    editor.set_viewport(Size::new(760.0, 650.0));
    editor
}

fn sheets(editor: &Editor) -> Vec<Sheet> {
    let document = editor.document();
    Sheet::all(document).into_iter().chain(Sheet::derived(document)).collect()
}

#[test]
fn every_view_opens_with_words_to_read_and_its_beginning_in_sight() {
    let mut editor = example();
    for sheet in sheets(&editor) {
        editor.go_to_sheet(&sheet);
        let (camera, bounds) = (*editor.camera(), editor.scene().bounds());
        assert!((0.7..=1.0).contains(&camera.zoom), "{sheet:?} opens at {}", camera.zoom);
        let begins = camera.screen_from_doc(bounds.origin());
        assert!(begins.x >= 0.0 && begins.y >= 0.0, "{sheet:?} begins at {begins:?}");
        if matches!(sheet, Sheet::Register(_) | Sheet::Matrix(..) | Sheet::DecisionTable(_)) {
            assert_eq!(camera.zoom, 1.0, "{sheet:?}");
        }
        // What can be read as a whole is.
        if camera.zoom > 0.71 && camera.zoom < 1.0 {
            assert_eq!(camera.visible_in_doc().intersect(bounds), bounds, "{sheet:?}");
        }
        editor.run(Command::ZoomFit);
        assert_eq!(editor.camera().visible_in_doc().intersect(bounds), bounds, "{sheet:?}");
    }
}

#[test]
fn a_view_is_come_back_to_as_it_was_left() {
    let mut editor = example();
    let all = sheets(&editor);
    let mut left = Vec::new();
    for (i, sheet) in all.iter().enumerate() {
        editor.go_to_sheet(sheet);
        editor.zoom_about(Point::new(10.0, 10.0), 1.1 + i as f64 / 100.0);
        editor.pan(laneway::geom::Vec2::new(-30.0, 7.0 * i as f64));
        left.push((editor.camera().center, editor.camera().zoom));
    }
    for (sheet, was) in all.iter().zip(&left) {
        editor.go_to_sheet(sheet);
        assert_eq!((editor.camera().center, editor.camera().zoom), *was, "{sheet:?}");
    }
}

#[test]
fn an_edit_and_its_undo_do_not_move_what_is_in_sight() {
    let mut editor = example();
    let sheet =
        Sheet::all(editor.document()).into_iter().find(|s| matches!(s, Sheet::Swimlane(_))).expect("a swimlane");
    editor.go_to_sheet(&sheet);
    editor.run(Command::ZoomActual);
    let step = editor.scene().layout.steps.get(3).expect("steps").id.clone();
    let rect = editor.scene().rect_of(&step).expect("drawn");
    editor.pan(editor.camera().visible_in_doc().center() - rect.center());
    editor.select([step.clone()]);
    let before = *editor.camera();
    editor.text("Another name");
    editor.key(Key::Enter, Modifiers::COMMAND);
    editor.run(Command::Undo);
    editor.run(Command::Redo);
    assert_eq!(*editor.camera(), before);
    // From another view, undo leads back to where it was looked at.
    editor.go_to_sheet(&Sheet::Register(laneway::model::Register::Rules));
    editor.run(Command::Undo);
    assert_eq!((editor.sheet(), editor.camera()), (Some(&sheet), &before));
}

#[test]
fn a_view_nobody_moved_follows_the_canvas_and_another_keeps_its_corner() {
    let mut editor = example();
    let sheet = sheets(&editor).into_iter().find(|s| matches!(s, Sheet::Sipoc(_))).expect("a SIPOC");
    editor.go_to_sheet(&sheet);
    let small = editor.camera().zoom;
    editor.set_viewport(Size::new(1060.0, 900.0));
    assert!(editor.camera().zoom > small);
    editor.zoom_about(Point::ZERO, 1.2);
    let corner = editor.camera().visible_in_doc().origin();
    editor.set_viewport(Size::new(1200.0, 500.0));
    assert!((editor.camera().visible_in_doc().origin() - corner).hypot() < 1e-9);
    // What is worked on does not go under a panel that opens.
    let drawn = |editor: &Editor, id: &Id| editor.scene().rect_of(id);
    let entries = editor.document().sipoc_entries().map(|e| e.id.clone()).filter(|id| drawn(&editor, id).is_some());
    let lowest =
        entries.max_by(|a, b| drawn(&editor, a).map(|r| r.y1).partial_cmp(&drawn(&editor, b).map(|r| r.y1)).unwrap());
    let lowest = lowest.expect("an entry");
    editor.go_to(&lowest);
    let rect = drawn(&editor, &lowest).expect("drawn");
    assert!(editor.camera().visible_in_doc().contains_rect(rect));
    editor.set_viewport(Size::new(500.0, 300.0));
    assert!(editor.camera().visible_in_doc().contains_rect(rect));
}

#[test]
fn a_drag_at_the_edge_takes_the_picture_along_and_no_farther_than_the_drawing() {
    let mut editor = example();
    let sheet =
        Sheet::all(editor.document()).into_iter().find(|s| matches!(s, Sheet::Swimlane(_))).expect("a swimlane");
    editor.go_to_sheet(&sheet);
    let edge = Point::new(755.0, 300.0);
    assert!(!editor.scroll_at_edge(edge, 0.1), "nothing is dragged");
    let step = editor.scene().layout.steps.first().expect("a step").rect.center();
    editor.pointer_down(PointerEvent::at(step));
    for by in [4.0, 20.0, 40.0] {
        editor.pointer_move(PointerEvent::at(step + laneway::geom::Vec2::new(by, 0.0)));
    }
    assert_eq!(editor.tool_name(), "dragging steps");
    let before = editor.camera().center;
    assert!(!editor.scroll_at_edge(Point::new(300.0, 300.0), 0.1), "in the middle nothing moves");
    assert!(editor.scroll_at_edge(edge, 0.1) && editor.camera().center.x > before.x);
    for _ in 0..500 {
        editor.scroll_at_edge(edge, 0.1);
    }
    let (seen, all) = (editor.camera().visible_in_doc(), editor.scene().bounds());
    assert!(seen.x1 > all.x1 && seen.x0 < all.x1, "{seen:?} of {all:?}");
    for _ in 0..500 {
        editor.scroll_at_edge(Point::new(3.0, 300.0), 0.1);
    }
    assert!((editor.camera().visible_in_doc().x0 - all.x0).abs() < 200.0);
    editor.cancel();
}

#[test]
fn what_is_found_does_not_hide_beneath_the_panel() {
    let mut editor = example();
    let panel = laneway::geom::Rect::new(400.0, 60.0, 750.0, 400.0);
    editor.open_find();
    editor.cover(Some(panel));
    editor.find_text("the");
    let mut seen = 0;
    for _ in 0..editor.find().expect("finding").hits().len() {
        editor.find_next(true);
        let Some(rect) = editor.selection().last().and_then(|id| editor.scene().rect_of(id)) else { continue };
        let at = editor.camera().screen_from_doc(rect.origin());
        let on_screen = laneway::geom::Rect::from_origin_size(at, rect.size() * editor.camera().zoom);
        if on_screen.width() < 380.0 && on_screen.height() < 220.0 {
            seen += 1;
            assert!(!on_screen.overlaps(panel), "{on_screen:?}");
        }
    }
    assert!(seen > 10, "{seen}");
    // Esc on the canvas ends the search as well, where one is.
    let here = editor.sheet().cloned();
    editor.key(Key::Escape, Modifiers::NONE);
    assert!(editor.find().is_none() && editor.sheet().cloned() == here);
}
