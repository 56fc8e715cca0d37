//! What the checks found, as the editor lists it, goes through it, marks it and mends it.

use laneway::{
    editor::{Checked, Command, Editor, PointerEvent, ProblemFilter, WindowCommand},
    file,
    geom::{Size, Vec2},
    model::{Date, Id, Problem, ProblemKind, Sheet},
};

/// Two swimlanes: in the first a step that nothing leads to and two pairs of flows that say the same, in the second
/// no end.
const MODEL: &str = r#"(format: 1,
    swimlanes: [(id: "one", name: "Order"), (id: "two", name: "Return")],
    lanes: [(id: "l1", swimlane: "one", name: "Sales"), (id: "l2", swimlane: "two", name: "Stock")],
    steps: [
        (id: "a", kind: Task(Plain), name: "Take", lane: "l1", column: 1),
        (id: "b", kind: Task(Plain), name: "Pack", lane: "l1", column: 2),
        (id: "e", kind: End(Plain), name: "Sent", lane: "l1", column: 3),
        (id: "lost", kind: Task(Plain), name: "Lost", lane: "l1", column: 5),
        (id: "s", kind: Start(Plain), name: "Asked", lane: "l1", column: 0),
        (id: "s2", kind: Start(Plain), name: "Back", lane: "l2", column: 0),
        (id: "t", kind: Task(Plain), name: "Look", lane: "l2", column: 1),
    ],
    flows: [
        (id: "f1", swimlane: "one", from: "s", to: "a"), (id: "f2", swimlane: "one", from: "a", to: "b"),
        (id: "f3", swimlane: "one", from: "a", to: "b"), (id: "f4", swimlane: "one", from: "b", to: "e"),
        (id: "f5", swimlane: "one", from: "b", to: "e"), (id: "g", swimlane: "two", from: "s2", to: "t"),
    ])"#;

fn editor() -> Editor {
    let mut editor = Editor::new(file::parse(MODEL).expect("a model").document, 1);
    check(&mut editor);
    editor
}

/// As the window does it beside the drawing.
fn check(editor: &mut Editor) {
    let today = Date::new(2026, 11, 22).expect("a day");
    editor.take_checked(Checked::new(editor.document(), editor.revision(), today, &[]));
}

/// The checks and records listed, in order.
fn listed(editor: &Editor) -> Vec<String> {
    let told = &editor.checked().told;
    let words = |at: usize| format!("{} {}", told[at].finding.rule.name, told[at].finding.record);
    editor.listed_problems().iter().copied().map(words).collect()
}

fn at_work(editor: &Editor) -> String {
    let finding = &editor.checked().told[editor.current_problem().expect("one is at work")].finding;
    format!("{} {}", finding.rule.name, finding.record)
}

#[test]
fn problems_are_listed_gravest_first_and_then_by_view() {
    let editor = editor();
    let told = &editor.checked().told;
    let severities: Vec<_> = told.iter().map(|t| t.finding.severity).collect();
    assert!(severities.is_sorted(), "{severities:?}");
    let sheets = Sheet::all(editor.document());
    let ranks: Vec<_> =
        told.iter().map(|t| (t.finding.severity, sheets.iter().position(|s| Some(s) == t.sheet.as_ref()))).collect();
    assert!(ranks.is_sorted_by_key(|(severity, rank)| (*severity, rank.unwrap_or(usize::MAX))), "{ranks:?}");
    let all = listed(&editor);
    for wanted in ["disconnected-step lost", "duplicate-flow f3", "duplicate-flow f5", "missing-end two"] {
        assert!(all.iter().any(|line| line == wanted), "{wanted} is not in {all:?}");
    }
    let count = editor.checked().count();
    assert_eq!(count.all(), all.len());
    assert_eq!(editor.checked().count_in(&sheets[0]).all() + editor.checked().count_in(&sheets[1]).all(), all.len());
}

#[test]
fn next_and_previous_go_round_and_from_view_to_view() {
    let mut editor = editor();
    let all = listed(&editor);
    let mut seen = Vec::new();
    for _ in 0..all.len() {
        let answer = editor.run(Command::NextProblem);
        assert!(answer.message.is_some_and(|m| m.starts_with(&format!("{} of {}: ", seen.len() + 1, all.len()))));
        let record = editor.checked().told[editor.current_problem().expect("one")].finding.record.clone();
        assert_eq!(editor.selection(), std::slice::from_ref(&record));
        assert_eq!(editor.sheet(), Sheet::showing(editor.document(), &record).as_ref());
        seen.push(at_work(&editor));
    }
    assert_eq!(seen, all);
    editor.run(Command::NextProblem);
    assert_eq!(at_work(&editor), all[0], "round");
    editor.run(Command::PreviousProblem);
    assert_eq!(at_work(&editor), all[all.len() - 1], "and back");
}

#[test]
fn a_filter_leaves_out_and_is_kept_to_by_keys() {
    let mut editor = editor();
    editor.filter_problems(ProblemFilter { text: "DUPLICATE".into(), ..ProblemFilter::default() });
    assert_eq!(listed(&editor), ["duplicate-flow f3", "duplicate-flow f5"]);
    editor.run(Command::NextProblem);
    editor.run(Command::NextProblem);
    editor.run(Command::NextProblem);
    assert_eq!(at_work(&editor), "duplicate-flow f3");
    editor.filter_problems(ProblemFilter { this_view: true, ..ProblemFilter::default() });
    assert!(listed(&editor).iter().all(|line| !line.ends_with("two")));
    editor.go_to_sheet(&Sheet::Swimlane("two".into()));
    assert!(listed(&editor).contains(&"missing-end two".to_owned()));
    editor.filter_problems(ProblemFilter { hide_errors: true, hide_warnings: true, ..ProblemFilter::default() });
    let answer = editor.run(Command::NextProblem);
    assert_eq!(answer.message.as_deref(), Some("The filter of the problems hides them all."));
}

#[test]
fn a_fix_is_one_change_and_undo_is_exact() {
    let mut editor = editor();
    let before = editor.document().clone();
    editor.select([Id::from("f3")]);
    let answer = editor.run(Command::FixProblem);
    assert_eq!(answer.message.as_deref(), Some("Remove duplicate flow"));
    assert_eq!(editor.undo_label(), Some("Remove duplicate flow"));
    assert!(editor.document().get(&Id::from("f3")).is_none());
    // What was found before the change is not mended twice.
    let gone = editor.checked().told.iter().position(|t| t.finding.record == Id::from("f3")).expect("told still");
    assert_eq!(editor.fix_problem(gone).message.as_deref(), Some("This is mended already."));
    assert!(!listed(&editor).iter().any(|line| line.ends_with("f3")), "and not listed");
    check(&mut editor);
    editor.run(Command::NextProblem);
    assert_eq!(at_work(&editor), "duplicate-flow f5", "the next is what came in its place");
    editor.run(Command::Undo);
    assert!(*editor.document() == before);
}

#[test]
fn all_of_a_kind_are_mended_in_one_change() {
    let mut editor = editor();
    let before = editor.document().clone();
    assert_eq!(editor.checked().fixable("duplicate-flow"), 2);
    let answer = editor.fix_all_problems("duplicate-flow");
    assert_eq!(answer.message.as_deref(), Some("Remove duplicate flow, 2 times"));
    check(&mut editor);
    assert_eq!(editor.checked().fixable("duplicate-flow"), 0);
    assert!(!listed(&editor).iter().any(|line| line.starts_with("duplicate-flow")));
    editor.run(Command::Undo);
    assert!(*editor.document() == before);
}

#[test]
fn what_no_fix_is_certain_for_is_said() {
    let mut editor = editor();
    editor.select([Id::from("lost")]);
    let before = editor.document().clone();
    let answer = editor.run(Command::FixProblem);
    assert!(answer.message.is_some_and(|m| m.starts_with("This is for a person to decide. ")));
    assert!(*editor.document() == before);
    editor.select([]);
    assert!(editor.why_not(Command::FixProblem).is_some());
}

#[test]
fn marks_stand_where_the_problems_are_and_select_them() {
    let mut editor = editor();
    editor.go_to_sheet(&Sheet::Swimlane("one".into()));
    editor.run(Command::ZoomActual);
    let spots = editor.spots();
    let lost = editor.scene().rect_of(&Id::from("lost")).expect("drawn");
    let spot = spots.iter().find(|spot| lost.inflate(4.0, 4.0).contains(spot.at)).expect("a mark at the step");
    let answer = editor.pointer_down(PointerEvent::at(spot.at));
    editor.pointer_up(PointerEvent::at(spot.at));
    assert_eq!(answer.window, Some(WindowCommand::ShowProblem));
    assert_eq!(editor.selection(), [Id::from("lost")]);
    assert_eq!(at_work(&editor), "disconnected-step lost");
    // Every problem of the view is under some mark.
    let marked: usize = spots.iter().map(|spot| spot.problems.len()).sum();
    assert_eq!(marked, editor.checked().count_in(&Sheet::Swimlane("one".into())).all());
    let with = editor.overlay().items.len();
    editor.show_marks(false);
    assert!(editor.overlay().items.len() < with && editor.mark_at(spot.at).is_none());
}

#[test]
fn from_far_away_marks_are_gathered_and_a_click_comes_nearer() {
    let mut editor = editor();
    editor.go_to_sheet(&Sheet::Swimlane("one".into()));
    editor.run(Command::ZoomActual);
    let near = editor.spots().len();
    editor.zoom_about(Default::default(), 0.05);
    let far = editor.spots();
    assert!(far.len() < near && far.iter().any(|spot| spot.records > 1));
    let zoom = editor.camera().zoom;
    let spot = far.iter().find(|spot| spot.records > 1).expect("gathered");
    editor.pointer_down(PointerEvent::at(spot.at));
    assert!(editor.camera().zoom > zoom);
}

/// Of several records that accept a finding, that which counts is the one that "Take back" removes.
#[test]
fn what_is_accepted_is_taken_back_where_its_reason_stands() {
    let accepts = |id: &str, reason: &str| {
        format!("(id: \"{id}\", record: \"lost\", check: \"disconnected-step\", reason: \"{reason}\")")
    };
    let records = [accepts("k1", " "), accepts("k2", "for the talk"), accepts("k3", "later"), accepts("k4", "")];
    let model = MODEL.trim_end().trim_end_matches(')');
    let model = format!("{model}, suppressions: [{}])", records.join(", "));
    let mut editor = Editor::new(file::parse(&model).expect("a model").document, 1);
    check(&mut editor);
    let accepted: Vec<_> =
        editor.checked().accepted.iter().map(|a| (a.suppression.to_string(), a.reason.clone())).collect();
    assert_eq!(accepted, [("k2".to_owned(), "for the talk".to_owned())]);
}

/// As the model sets the level of broken references, so weigh the ids that the file gave twice.
#[test]
fn ids_given_twice_are_told_at_the_level_of_the_model() {
    let told = |level: &str| {
        let text = MODEL
            .replace("(format: 1,", &format!("(format: 1, model: (checks: {{{level}}}),"))
            .replace("(id: \"lost\"", "(id: \"b\"");
        let read = file::parse(&text).expect("a model");
        let today = Date::new(2026, 11, 22).expect("a day");
        let checked = Checked::new(&read.document, 1, today, &read.problems);
        let broken = checked.told.into_iter().filter(|t| t.finding.rule.name == "broken-reference");
        broken.map(|t| (t.finding.severity.word(), t.finding.record.to_string(), t.problem)).collect::<Vec<_>>()
    };
    let problem = Some(Problem { record: "b".into(), kind: ProblemKind::DuplicateId { given: "b-2".into() } });
    assert_eq!(told(""), [("error", "b".to_owned(), problem.clone())]);
    assert_eq!(told("\"broken-reference\": Warning"), [("warning", "b".to_owned(), problem)]);
    assert_eq!(told("\"broken-reference\": Off"), []);
}

/// On every kind of view, at every zoom at which words are read, a mark lies beside them.
#[test]
fn marks_cover_no_words() {
    use laneway::{
        drawing::{Item, Primitive},
        geom::Rect,
    };
    fn words(items: &[Item], found: &mut Vec<(String, Rect)>) {
        for item in items {
            match &item.primitive {
                Primitive::Group(group) => words(&group.items, found),
                Primitive::Text(text) => {
                    let (at, size) = (text.origin, text.style.size);
                    found.push((
                        text.text.to_string(),
                        Rect::new(at.x, at.y - 0.7 * size, at.x + text.width, at.y + 0.15 * size),
                    ));
                }
                _ => {}
            }
        }
    }
    let mut looked_at = 0;
    for text in [
        include_str!("../../examples/complaint.laneway.ron"),
        include_str!("../../examples/customer-onboarding.laneway.ron"),
        include_str!("../../examples/order-to-cash.laneway.ron"),
        include_str!("../fixtures/shop.laneway.ron"),
        include_str!("../fixtures/journey.laneway.ron"),
        include_str!("../fixtures/sipoc.laneway.ron"),
        include_str!("../fixtures/decision.laneway.ron"),
        MODEL,
    ] {
        let mut editor = Editor::new(file::parse(text).expect("a model").document, 1);
        check(&mut editor);
        let document = editor.document().clone();
        for sheet in Sheet::all(&document).into_iter().chain(Sheet::derived(&document)) {
            editor.go_to_sheet(&sheet);
            let mut drawn = Vec::new();
            words(&editor.scene().drawing.items, &mut drawn);
            for zoom in [0.5, 0.7, 1.0, 1.6] {
                let now = editor.camera().zoom;
                editor.zoom_about(Default::default(), zoom / now);
                for spot in editor.spots().iter() {
                    looked_at += 1;
                    let side = if zoom < 0.55 { 13.0 } else { 16.0 } / zoom;
                    let sign = Rect::from_center_size(spot.at, (side, side));
                    let hidden = drawn.iter().filter(|(_, ink)| ink.intersect(sign).area() > 0.02 * side * side);
                    let hidden: Vec<&str> = hidden.map(|(text, _)| text.as_str()).collect();
                    assert!(hidden.is_empty(), "{sheet:?} at {zoom}: {hidden:?}");
                }
            }
        }
    }
    assert!(looked_at > 200, "{looked_at}");
}

#[test]
fn each_problem_comes_into_sight_clear_of_what_is_held() {
    let text = include_str!("../../examples/complaint.laneway.ron");
    let mut editor = Editor::new(file::parse(text).expect("a model").document, 1);
    editor.set_viewport(Size::new(786.0, 680.0));
    check(&mut editor);
    let mut seen = 0;
    for at in 0..editor.checked().told.len() {
        editor.go_to_problem(at);
        for far in [Vec2::new(-400.0, 0.0), Vec2::new(-2000.0, -2000.0), Vec2::new(900.0, 900.0)] {
            // Zoomed in and scrolled away: the place is gone to again.
            editor.run(Command::ZoomActual);
            editor.pan(far);
            editor.go_to_problem(at);
            let record = editor.checked().told[at].finding.record.clone();
            assert_eq!(editor.selection(), std::slice::from_ref(&record), "it is marked");
            let visible = editor.camera().visible_in_doc();
            let scene = editor.scene();
            let Some(rect) = scene.rect_of(&record) else {
                // What is said of a whole view stands at its title.
                let title = scene.table.as_ref().map_or(&scene.layout.title, |table| &table.layout.title);
                let title = title.as_ref().filter(|_| editor.sheet().is_some_and(|sheet| *sheet.id() == record));
                if let Some(title) = title {
                    assert!(visible.contains(title.rect.origin()), "{record}: its title is in sight");
                    seen += 1;
                }
                continue;
            };
            if rect.width() > visible.width() * 0.6 || rect.height() > visible.height() {
                continue;
            }
            assert!(visible.contains_rect(editor.seen_at(rect)), "{record}: {rect:?} in {visible:?}");
            let table = editor.scene().table.as_ref();
            let head = table.and_then(|table| table.layout.rows.first()).map_or(0.0, |row| row.head.width());
            let held = editor.seen_at(rect).x0 > rect.x0;
            assert!(
                held || head == 0.0 || rect.x0 >= visible.x0 + head.min(rect.x0),
                "{record} stands beside the heads"
            );
            seen += 1;
        }
    }
    assert!(seen > 10, "{seen}");
}
