//! What each verb does, as sketches of a swimlane before and after.

mod alignment;
mod blueprint;
mod convert;
mod fields;
mod governance;
mod journey;
mod links;
mod matrices;
mod mend;
mod registers;
mod same_names;
mod sipoc;
mod sketch;

use laneway::{
    change::{Refusal, Transaction, op::*},
    model::{Cell, *},
};
use sketch::{count, ids, new, show, sketch, tidy};

/// Holds that a verb makes one sketch of another, and that undoing it gives the first again.
#[track_caller]
fn check(
    before: &str,
    verb: impl FnOnce(&Document, &mut IdMaker) -> Result<Transaction, Refusal>,
    after: &str,
) -> Document {
    let start = sketch(before);
    let transaction = verb(&start, &mut IdMaker::new(1)).unwrap_or_else(|refusal| panic!("refused: {refusal}"));
    let mut document = start.clone();
    transaction.diff.apply(&mut document);
    assert_eq!(problems(&document), []);
    assert_eq!(show(&document), tidy(after), "after “{}”", transaction.label);
    let mut undone = document.clone();
    transaction.diff.inverted().apply(&mut undone);
    assert_eq!(undone, start);
    document
}

/// Holds that a verb is refused with these words.
#[track_caller]
fn refused(before: &str, verb: impl FnOnce(&Document, &mut IdMaker) -> Result<Transaction, Refusal>, words: &str) {
    let refusal = verb(&sketch(before), &mut IdMaker::new(1)).expect_err("a refusal");
    assert!(refusal.0.contains(words), "{refusal}");
}

fn id(word: &str) -> Id {
    word.into()
}

fn cell(lane: &str, column: i32, row: i32) -> Spot {
    Spot::Cell(Cell::new(lane, column, row))
}

#[test]
fn appending_takes_the_next_free_cell_or_makes_a_column() {
    check("A: (s a", |d, i| append_step(d, &id("a"), new("x"), i), "A: (s a x \n a>x");
    check("A: a . \n B: . b", |d, i| append_step(d, &id("a"), new("x"), i), "A: a x \n B: . b \n a>x");
    check("A: a b \n a>b", |d, i| append_step(d, &id("a"), new("x"), i), "A: a x b \n a>b a>x");
    // A decision's further branch stands beneath the first.
    check("A: ?d b \n ?d>b", |d, i| append_step(d, &id("?d"), new("x"), i), "A: ?d b \n : . x \n ?d>b ?d>x");
    refused("A: a e)", |d, i| append_step(d, &id("e)"), new("x"), i), "Nothing follows an end");
}

#[test]
fn inserting_goes_between_a_step_and_the_only_one_after_it() {
    check("A: a b \n a>b", |d, i| insert_step_after(d, &id("a"), new("x"), i), "A: a x b \n a>x x>b");
    check("A: a . b \n a>b", |d, i| insert_step_after(d, &id("a"), new("x"), i), "A: a x b \n a>x x>b");
    check(
        "A: ?d b \n : . c \n ?d>b ?d>c",
        |d, i| insert_step_after(d, &id("?d"), new("x"), i),
        "
        A: ?d b
         : .  c
         : .  x
        ?d>b ?d>c ?d>x",
    );
    check(
        "A: a . . \n B: . . b \n a>b",
        |d, i| insert_on_flow(d, &id("a>b"), new("?x"), i),
        "A: a ?x . \n B: . . b \n a>?x ?x>b",
    );
    refused("A: a #n \n a->#n", |d, i| insert_on_flow(d, &id("a->#n"), new("x"), i), "sequence flow");
}

#[test]
fn a_direction_leads_to_the_next_row_lane_or_column() {
    let lanes = "A: a b \n B: . c \n a>b";
    let towards = |step: &str, to| {
        let step = id(step);
        move |d: &Document, i: &mut IdMaker| add_step_towards(d, &step, to, new("x"), i)
    };
    check(lanes, towards("a", Direction::Down), "A: a b \n B: x c \n a>b a>x");
    check(lanes, towards("b", Direction::Down), "A: a b . \n B: . c x \n a>b b>x");
    check(
        lanes,
        towards("c", Direction::Up),
        "A: a b . \n B: . c x \n a>b"
            .replace("c x", "c .")
            .replace("b .", "b x")
            .as_str()
            .replace("a>b", "a>b c>x")
            .as_str(),
    );
    check(lanes, towards("c", Direction::Down), "A: a b \n B: . c \n : . x \n a>b c>x");
    check(lanes, towards("a", Direction::Up), "A: x . \n : a b \n B: . c \n a>b a>x");
    check(lanes, towards("a", Direction::Left), "A: x a b \n B: . . c \n a>b x>a");
    check(lanes, towards("b", Direction::Left), "A: a x b \n B: . . c \n a>b x>b");
    check(lanes, towards("c", Direction::Left), "A: a b \n B: x c \n a>b x>c");
    // In a turned swimlane time runs down.
    let mut turned = sketch(lanes);
    turn(&turned, &id("swim")).expect("turns").diff.apply(&mut turned);
    add_step_towards(&turned, &id("a"), Direction::Right, new("x"), &mut IdMaker::new(1))
        .expect("adds")
        .diff
        .apply(&mut turned);
    assert_eq!(show(&turned), tidy("A: a b \n B: x c \n a>b a>x"));
}

#[test]
fn steps_land_in_cells_new_columns_and_new_rows() {
    let grid = "A: a b c \n B: . . d";
    let to = |what: &str, grabbed: &str, spot: Spot| {
        let (what, grabbed) = (ids(what), id(grabbed));
        move |d: &Document, _: &mut IdMaker| move_steps(d, &what, &grabbed, &spot)
    };
    check(grid, to("a", "a", cell("B", 1, 0)), "A: b c \n B: a d");
    check(grid, to("a", "a", cell("A", 2, 0)), "A: b c \n : . a \n B: . d");
    let after =
        |column: Option<i32>| Spot::NewColumn { lane: id("A"), after: column.map(Key::from), row: Key::from(0) };
    check(grid, to("c", "c", after(Some(0))), "A: a c b . \n B: . . . d");
    check(grid, to("c", "c", after(None)), "A: c a b . \n B: . . . d");
    check(grid, to("a", "a", after(Some(2))), "A: b c a \n B: . d .");
    let row = Spot::NewRow { lane: id("A"), column: Key::from(1), after: None };
    check(grid, to("d", "d", row), "A: . d . \n : a b c \n B: . . .");
    // Several keep their formation.
    check(grid, to("a b", "a", cell("B", 0, 0)), "A: . . c \n B: a b d");
    check(grid, to("a b", "b", after(Some(2))), "A: c a b \n B: d . .");
    check(
        "A: a b . . \n B: . . c .",
        to("a b", "a", cell("A", 2, 0)),
        "A: . a b \n B: . c .".replace("A: . a b", "A: a b").replace("B: . c .", "B: c .").as_str(),
    );
    check("A: a \n : b \n B: c", to("a b", "a", cell("B", 1, 0)), "A: . . \n B: c a \n : . b");
    // Events go with their hosts, and leave them when moved by themselves.
    check("A: a b \n @t^a", to("a", "a", cell("A", 1, 0)), "A: b \n : a \n @t^a");
    check("A: a b \n @t^a", to("@t", "@t", cell("A", 2, 0)), "A: a b @t");
    refused(grid, to("a", "a", cell("nowhere", 0, 0)), "not in the model any more");
}

#[test]
fn keys_run_out_only_to_be_renumbered() {
    let mut document = sketch("A: a b");
    let mut maker = IdMaker::new(1);
    for i in 0..60 {
        let spot = Spot::NewColumn { lane: id("A"), after: Some(Key::from(0)), row: Key::from(0) };
        let spot = match document.step(&id("a")) {
            Some(a) => Spot::NewColumn { lane: id("A"), after: Some(a.column), row: a.row },
            None => spot,
        };
        add_step(&document, new("x"), &spot, &mut maker).expect("adds").diff.apply(&mut document);
        assert_eq!(document.steps().count(), i + 3);
        assert_eq!(show(&document), format!("A: a {}b", "x ".repeat(i + 1)));
    }
}

#[test]
fn flows_connect_what_may_be_connected() {
    let two = "A: (s a #n \n B: . b e)";
    let flow = |from: &str, to: &str| {
        let (from, to) = (id(from), id(to));
        move |d: &Document, i: &mut IdMaker| connect(d, &from, &to, i)
    };
    check(two, flow("a", "b"), "A: (s a #n \n B: . b e) \n a>b");
    check(two, flow("a", "#n"), "A: (s a #n \n B: . b e) \n a->#n");
    refused(two, flow("a", "(s"), "Nothing comes before a start");
    refused(two, flow("e)", "b"), "Nothing follows an end");
    refused(two, flow("a", "a"), "set its repeat");
    refused("A: a b \n a>b", flow("a", "b"), "connected already");
    // Where lanes are nested, the top ones are pools, and messages pass between them.
    let pools = "P: \n P/A: a . \n P/B: b . \n Q: . c";
    check(pools, flow("a", "b"), "P/A: a . \n P/B: b . \n Q: . c \n a>b");
    check(pools, flow("a", "c"), "P/A: a . \n P/B: b . \n Q: . c \n a~>c");
    check(
        "P: \n P/A: a . \n Q: . c \n a>b".replace("\n a>b", "").as_str(),
        flow("a", "Q"),
        "P/A: a . \n Q: . c \n a~>Q",
    );
    // Lanes side by side share one process, unless only messages pass between them.
    check("A: a . \n B: b . \n C: . c", flow("a", "b"), "A: a . \n B: b . \n C: . c \n a>b");
    check("A: a d \n B: b . \n a~>b", flow("b", "d"), "A: a d \n B: b . \n a~>b b~>d");
    check(
        "P: \n P/A: a b \n Q: . c \n a>b",
        |d, _| reattach(d, &id("a>b"), FlowEnd::To, &id("c")),
        "P/A: a b \n Q: . c \n a~>c",
    );
    check(
        "P: \n P/A: a b \n Q: . . \n a>b",
        |d, _| move_steps(d, &[], &id("b"), &cell("Q", 1, 0)),
        "P/A: a . \n Q: . b \n a~>b",
    );
}

#[test]
fn an_end_that_is_let_go_stays_open() {
    let document = sketch("A: a b \n a>b");
    let let_go = let_go(&document, &id("a>b"), FlowEnd::To).expect("there is such a flow");
    let mut after = document.clone();
    let_go.diff.apply(&mut after);
    let flow = after.flow(&id("a>b")).expect("it stays");
    assert_eq!((flow.from.as_ref(), flow.to.as_ref()), (Some(&id("a")), None));
    let_go.diff.inverted().apply(&mut after);
    assert_eq!(after, document);
}

#[test]
fn deleting_takes_what_cannot_be_without_and_heals_if_asked() {
    let line = "A: a b c \n a>b b>c @t^b";
    let drop = |what: &str, heal| {
        let what = ids(what);
        move |d: &Document, _: &mut IdMaker| delete(d, &what, &DeleteOptions { heal, lane_steps: None })
    };
    check(line, drop("b", false), "A: a c");
    check(line, drop("b", true), "A: a c \n a>c");
    check("A: a b c d \n a>b b>c c>d", drop("b c", true), "A: a d \n a>d");
    check("A: a b c \n : x . . \n a>b x>b b>c", drop("b", true), "A: a c \n : x . \n a>c x>c");
    check("A: a b c \n a>b b>c a>c", drop("b", true), "A: a c \n a>c");
    check("A: a b c \n : . . d \n a>b b>c b>d", drop("b", true), "A: a c \n : . d");
    refused(line, drop("model", false), "cannot be deleted");
    refused(line, drop("A", false), "at least one lane");
}

#[test]
fn lanes_are_added_moved_nested_and_deleted_with_their_steps() {
    let three = "A: a . \n B: . b \n C: . .";
    let put = |spot: LaneSpot| move |d: &Document, i: &mut IdMaker| add_lane(d, &spot, "N", None, i);
    check(three, put(LaneSpot::Above(id("B"))), "A: a . \n N: . . \n B: . b \n C: . .");
    check(three, put(LaneSpot::Below(id("C"))), "A: a . \n B: . b \n C: . . \n N: . .");
    check(three, put(LaneSpot::Inside(id("B"))), "A: a . \n B/N: . b \n C: . .");
    let shift = |lane: &str, spot: LaneSpot| {
        let lane = id(lane);
        move |d: &Document, i: &mut IdMaker| move_lane(d, &lane, &spot, i)
    };
    check(three, shift("C", LaneSpot::Above(id("A"))), "C: . . \n A: a . \n B: . b");
    check(three, shift("A", LaneSpot::Last(id("swim"))), "B: . b \n C: . . \n A: a .");
    check(three, shift("C", LaneSpot::Inside(id("B"))), "A: a . \n B/B: . b \n B/C: . .");
    refused("P: \n P/A: a", shift("P", LaneSpot::Inside(id("P/A"))), "into itself");
    let gone = |lane: &str, steps: LaneSteps| {
        let lane = id(lane);
        move |d: &Document, _: &mut IdMaker| delete_lane(d, &lane, &steps)
    };
    check("A: a b \n B: x . \n x>a", gone("B", LaneSteps::MoveTo(id("A"))), "A: a b \n : x . \n x>a");
    check("A: a b \n B: x . \n x>a", gone("B", LaneSteps::Delete), "A: a b");
    refused("A: a", gone("A", LaneSteps::Delete), "at least one lane");
    let unsaid = |d: &Document, _: &mut IdMaker| delete(d, &ids("B"), &DeleteOptions::default());
    refused(three, unsaid, "Choose where they go");
}

#[test]
fn phases_move_with_what_is_in_them() {
    let line = "A: a b c d \n phases: One 0-1 Two 2-3";
    check(line, |d, _| move_phase(d, &id("Two"), Some(&id("One"))), "A: c d a b \n phases: Two 0-1 One 2-3");
    check(line, |d, _| move_phase(d, &id("One"), None), "A: c d a b \n phases: Two 0-1 One 2-3");
    check(line, |d, _| resize_phase(d, &id("One"), 0.into(), 2.into()), "A: a b c d \n phases: One 0-2 Two 3-3");
    check(line, |d, _| resize_phase(d, &id("Two"), 1.into(), 3.into()), "A: a b c d \n phases: One 0-0 Two 1-3");
    refused(line, |d, _| resize_phase(d, &id("One"), 0.into(), 3.into()), "would cover “Two”");
    let split = |d: &Document, i: &mut IdMaker| add_phase(d, &id("swim"), 1.into(), 1.into(), "New", i);
    check("A: a b c \n phases: One 0-2", split, "A: a b c \n phases: One 0-0 New 1-2");
    check(line, |d, _| delete_phase(d, &id("One")), "A: a b c d \n phases: Two 2-3");
    // A step added at the end of a phase is in it.
    check(line, |d, i| append_step(d, &id("b"), new("x"), i), "A: a b x c d \n b>x \n phases: One 0-2 Two 3-4");
    check(line, |d, i| append_step(d, &id("d"), new("x"), i), "A: a b c d x \n d>x \n phases: One 0-1 Two 2-4");
    check(
        "A: a b c \n phases: One 0-0",
        |d, i| append_step(d, &id("a"), new("x"), i),
        "A: a x b c \n a>x \n phases: One 0-0",
    );
}

#[test]
fn what_is_copied_is_pasted_with_ids_of_its_own() {
    let text = "A: a b . \n B: . . c \n a>b b>c @t^a";
    let document = sketch(text);
    let clip = copy(&document, &ids("a b c")).expect("copies");
    let at = |swimlane: &str, cell: Option<Cell>| PasteAt { swimlane: id(swimlane), cell };
    let pasted = |d: &Document, at: PasteAt| {
        let mut after = d.clone();
        let transaction = paste(d, &clip, &at, &mut IdMaker::new(9)).expect("pastes");
        transaction.diff.apply(&mut after);
        assert_eq!(problems(&after), []);
        assert_eq!(transaction.select.map(|s| s.len()), Some(4));
        after
    };
    // In the same place: free rows of the same lanes and columns.
    let after = pasted(&document, at("swim", None));
    let both = "A: a b . \n : a b . \n B: . . c \n : . . c \n a>b b>c @t^a a>b b>c @t^a";
    assert_eq!(show(&after), tidy(both));
    // In another model, with lanes of the same names.
    let other = sketch("B: x y \n A: . .");
    let after = pasted(&other, at("swim", None));
    assert_eq!(show(&after), tidy("B: x y c \n A: a b . \n a>b b>c @t^a"));
    // At a cell, in lanes of other names: as far below as it was.
    let other = sketch("K: x y \n L: . . \n M: . .");
    let after = pasted(&other, at("swim", Some(Cell::new("L", 1, 0))));
    assert_eq!(show(&after), tidy("K: x y . . \n L: . a b . \n M: . . . c \n a>b b>c @t^a"));
    check("A: a b \n a>b", |d, i| duplicate(d, &ids("a b"), i), "A: a b \n : a b \n a>b a>b");

    let (clip, cut) = cut(&document, &ids("a b")).expect("cuts");
    assert!(clip.starts_with("(\n  laneway_clip: 1,"), "{clip}");
    let mut after = document.clone();
    cut.diff.apply(&mut after);
    assert_eq!(show(&after), tidy("A: . \n B: c"));
    paste(&after, &clip, &at("swim", None), &mut IdMaker::new(3)).expect("pastes").diff.apply(&mut after);
    assert_eq!(count(&after), count(&document));

    for text in [
        "",
        "hello",
        "(laneway_clip: 2)",
        "(laneway_clip: 1, steps: [(id: \"a\", column: NaN, lane: \"l\")])",
        "(format: 1)",
    ] {
        assert!(paste(&document, text, &at("swim", None), &mut IdMaker::new(1)).is_err(), "{text}");
    }
    assert!(copy(&document, &ids("a>b")).is_err());
}

#[test]
fn names_are_renamed_where_they_live() {
    let mut document = start_model("Orders", &mut IdMaker::new(1));
    let lane = document.lanes().find(|l| document.display_name(&l.id) == "Team").expect("a lane").clone();
    rename(&document, &lane.id, " Front office\r\n ").expect("renames").diff.apply(&mut document);
    assert_eq!(document.display_name(&lane.id), "Front office");
    assert_eq!(document.party(lane.party.as_ref().expect("a party")).map(|p| p.name.as_str()), Some("Front office"));
    // A lane with a name of its own keeps the party as it is.
    set(&document, std::slice::from_ref(&lane.id), &Field::Name("Desk".into()))
        .expect("sets")
        .diff
        .apply(&mut document);
    rename(&document, &lane.id, "Counter").expect("renames").diff.apply(&mut document);
    assert_eq!(document.display_name(&lane.id), "Counter");
    assert_eq!(document.party(lane.party.as_ref().expect("a party")).map(|p| p.name.as_str()), Some("Front office"));
    // A party that goes leaves its name where it was read.
    set(&document, std::slice::from_ref(&lane.id), &Field::Name(String::new()))
        .expect("sets")
        .diff
        .apply(&mut document);
    let party = lane.party.clone().expect("a party");
    delete(&document, &[party], &DeleteOptions::default()).expect("deletes").diff.apply(&mut document);
    assert_eq!(document.display_name(&lane.id), "Front office");
    assert_eq!(problems(&document), []);
}

#[test]
fn fields_hold_only_what_fits() {
    let text = "A: a ?d e) \n @t^a";
    let put = |what: &str, field: Field| {
        let what = ids(what);
        move |d: &Document, _: &mut IdMaker| set(d, &what, &field)
    };
    refused(text, put("a", Field::StepKind(StepKind::Decision(Gateway::Parallel))), "Events sit on this step");
    refused(text, put("@t", Field::StepKind(StepKind::default())), "Detach it first");
    refused(text, put("a", Field::Link(Some(id("swim")))), "Only a sub-process");
    refused(text, put("a", Field::Outcome("x".into())), "A step has no outcome");
    refused(text, put("?d", Field::AttachedTo(Some(id("a")))), "cannot sit on a step");
    refused(text, put("@t", Field::AttachedTo(Some(id("?d")))), "No event can sit on a decision");
    check(text, put("@t", Field::AttachedTo(None)), "A: a ?d e) \n : @t . .");
    let document = check(text, put("a ?d swim", Field::Description("why".into())), text);
    assert_eq!(document.steps().filter(|s| s.description == "why").count(), 2);
}

#[test]
fn a_step_is_detailed_and_a_swimlane_copied() {
    let mut document = sketch("A: a b \n a>b @t^a");
    let detailed = detail_step(&document, &id("a"), &mut IdMaker::new(1)).expect("details");
    detailed.diff.apply(&mut document);
    let link = document.step(&id("a")).and_then(|s| s.link.clone()).expect("a link");
    assert_eq!(document.display_name(&link), "a");
    assert!(detail_step(&document, &id("a"), &mut IdMaker::new(1)).is_err());
    let copied = duplicate_swimlane(&document, &id("swim"), &mut IdMaker::new(2)).expect("copies");
    copied.diff.apply(&mut document);
    let copy = copied.select.expect("selects").remove(0);
    assert_eq!(document.swimlane(&copy).map(|s| s.state), Some(State::ToBe));
    let view = View::new(&document, &copy).expect("a view");
    assert_eq!((view.lanes.len(), view.steps.len(), view.flows.len()), (1, 3, 1));
    assert_eq!(problems(&document), []);
    delete(&document, &[link], &DeleteOptions::default()).expect("deletes").diff.apply(&mut document);
    assert_eq!(document.step(&id("a")).and_then(|s| s.link.clone()), None);
}

/// Every problem has repairs, and each of them mends it without making another.
#[test]
fn every_problem_can_be_mended_in_every_way_it_offers() {
    let sound = laneway::file::print(&sketch("A: a b \n B: c . \n a>b b>c @t^a \n phases: One 0-1"));
    let damages = [
        ("lane: \"A\"", "lane: \"gone\""),
        ("swimlane: \"swim\"", "swimlane: \"gone\""),
        ("from: \"a\"", "from: \"gone\""),
        ("to: \"c\"", "to: \"model\""),
        ("attached_to: \"a\"", "attached_to: \"gone\""),
        ("attached_to: \"a\"", "attached_to: \"@t\""),
        ("id: \"b\"", "id: \"a\""),
        ("name: \"B\"", "parent: \"B\", name: \"B\""),
        ("name: \"A\"", "party: \"gone\", name: \"A\""),
        ("name: \"b\"", "link: \"gone\", name: \"b\""),
    ];
    for (good, bad) in damages {
        assert!(sound.contains(good), "{good} is in\n{sound}");
        let parsed = laneway::file::parse(&sound.replace(good, bad)).expect("opens");
        assert!(!parsed.problems.is_empty(), "{bad}");
        for problem in &parsed.problems {
            assert!(!problem.message(&parsed.document).is_empty());
            let ways = repairs(&parsed.document, problem);
            assert!(!ways.is_empty(), "{problem:?}");
            for way in ways {
                assert!(!way.label(&parsed.document).is_empty());
                let mut mended = parsed.document.clone();
                let repaired = repair(&parsed.document, problem, &way);
                repaired.unwrap_or_else(|r| panic!("{problem:?} by {way:?}: {r}")).diff.apply(&mut mended);
                let left = problems(&mended);
                assert!(!left.contains(problem), "{way:?} leaves {problem:?}");
                let before = problems(&parsed.document);
                assert!(left.iter().all(|p| before.contains(p)), "{bad}: {way:?} of {problem:?} makes {left:?}");
            }
        }
    }
}
