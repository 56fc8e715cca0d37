//! The laws of diffs and verbs, held against random verbs on random models.

mod checks;
mod decisions;
mod governance;
mod joins;
mod journeys;
mod random;
mod sipocs;
mod tables;

use laneway::{
    change::{Diff, History},
    drawing::{self, ThemeName},
    editor::{Command, Editor},
    file,
    layout::{self, Request, table::Table},
    model::{Document, Grid, IdMaker, MAX_PERSONAS, Record, Sheet, problems},
};
use proptest::prelude::*;
use random::{Choice, Choices, verb};
use std::collections::{BTreeMap, BTreeSet};

/// A model that these choices make of a new one.
fn grown(choices: &[Choice], ids: &mut IdMaker) -> Document {
    let mut document = laneway::change::op::start_model("Grown", ids);
    for choice in choices {
        if let Ok(transaction) = verb(&document, *choice, ids) {
            transaction.diff.apply(&mut document);
        }
    }
    document
}

fn choices(most: usize) -> impl Strategy<Value = Choices> {
    prop::collection::vec(any::<Choice>(), 0..most)
}

/// What holds of every document that verbs alone have made.
fn sound(document: &Document) {
    assert_eq!(problems(document), []);
    let mut phases: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for record in document.records() {
        match record {
            Record::Step(step) => {
                if let Some(host) = &step.attached_to {
                    let host = document.step(host).expect("a host");
                    assert_eq!(step.cell(), host.cell(), "{} sits on {}", step.id, host.id);
                }
                assert!(document.lanes().all(|l| l.parent.as_ref() != Some(&step.lane)), "{} is in no leaf", step.id);
            }
            Record::Flow(flow) => {
                for end in [&flow.from, &flow.to] {
                    let end = end.as_ref().expect("verbs leave no open ends");
                    assert_eq!(document.swimlane_of(end), Some(&flow.swimlane), "{}", flow.id);
                }
            }
            Record::Phase(phase) => phases.entry(&phase.swimlane).or_default().push((phase.from, phase.to)),
            _ => {}
        }
    }
    for spans in phases.values_mut() {
        spans.sort();
        assert!(spans.iter().all(|(from, to)| from <= to), "{spans:?}");
        assert!(spans.windows(2).all(|pair| pair[0].1 < pair[1].0), "{spans:?}");
    }
    let mut cells = BTreeSet::new();
    let standing = document.steps().filter(|s| s.attached_to.is_none()).map(|s| s.cell());
    for cell in standing.chain(document.notes().map(|n| n.cell())) {
        assert!(cells.insert(cell.clone()), "two in {cell:?}");
    }
    for journey in document.journeys() {
        assert!(journey.personas.len() <= MAX_PERSONAS, "{} is told for too many", journey.id);
        let table = Table::new(document, &Sheet::Journey(journey.id.clone())).expect("a table");
        assert_eq!(table.cells.len(), table.columns.len() * table.rows.len(), "{}", journey.id);
        assert_eq!(table.groups.iter().map(|g| g.columns).sum::<usize>(), table.columns.len(), "{}", journey.id);
    }
    for swimlane in document.swimlanes() {
        let grid = Grid::new(document, &swimlane.id, &BTreeSet::new()).expect("a grid");
        assert!(!grid.lanes.is_empty(), "{} has no lane", swimlane.id);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_verb_leaves_a_sound_model_and_can_be_undone(choices in choices(60)) {
        let mut ids = IdMaker::new(1);
        let mut document = laneway::change::op::start_model("Grown", &mut ids);
        sound(&document);
        for choice in choices {
            let Ok(transaction) = verb(&document, choice, &mut ids) else { continue };
            let before = document.clone();
            transaction.diff.apply(&mut document);
            sound(&document);
            prop_assert!(!transaction.label.is_empty());
            for id in transaction.select.iter().flatten() {
                prop_assert!(document.contains(id.as_str()), "{} selects {id}", transaction.label);
            }
            prop_assert_eq!(&Diff::between(&before, &document), &transaction.diff);
            let mut undone = document.clone();
            transaction.diff.inverted().apply(&mut undone);
            prop_assert_eq!(undone, before);
        }
    }

    #[test]
    fn a_scene_that_takes_over_is_like_one_from_scratch(choices in choices(60)) {
        let mut editor = Editor::new(laneway::change::op::start_model("Grown", &mut IdMaker::new(1)), 2);
        for (i, choice) in choices.into_iter().enumerate() {
            match i % 7 {
                5 => drop(editor.run(Command::Undo)),
                6 => editor.set_theme([ThemeName::Light, ThemeName::Dark][i / 7 % 2]),
                _ => drop(editor.act(|document, ids| verb(document, choice, ids))),
            }
            let Some(swimlane) = editor.swimlane() else { continue };
            let (scene, theme) = (editor.scene(), editor.theme().theme());
            let request = Request::new(editor.document(), swimlane).expect("a swimlane");
            prop_assert_eq!(&*scene.layout, &layout::layout(&request));
            prop_assert_eq!(&scene.drawing, &drawing::draw(editor.document(), swimlane, &scene.layout, theme));
        }
    }

    #[test]
    fn between_applied_is_the_other(a in choices(40), b in choices(40)) {
        // One seed for both, so that they share records.
        let (a, b) = (grown(&a, &mut IdMaker::new(1)), grown(&b, &mut IdMaker::new(1)));
        let diff = Diff::between(&a, &b);
        let mut applied = a.clone();
        diff.apply(&mut applied);
        prop_assert_eq!(&applied, &b);
        prop_assert_eq!(&diff.inverted(), &Diff::between(&b, &a));
        prop_assert_eq!(&diff.inverted().inverted(), &diff);
        prop_assert!(diff.then(&diff.inverted()).is_empty());
    }

    #[test]
    fn then_is_associative(choices in prop::collection::vec(choices(15), 4)) {
        let mut ids = IdMaker::new(1);
        let mut states = vec![laneway::change::op::start_model("Grown", &mut ids)];
        for some in choices {
            let mut next = states[states.len() - 1].clone();
            for choice in some {
                if let Ok(transaction) = verb(&next, choice, &mut ids) {
                    transaction.diff.apply(&mut next);
                }
            }
            states.push(next);
        }
        let diffs: Vec<Diff> = states.windows(2).map(|pair| Diff::between(&pair[0], &pair[1])).collect();
        let [a, b, c, _] = &diffs[..] else { unreachable!() };
        prop_assert_eq!(a.then(b).then(c), a.then(&b.then(c)));
        prop_assert_eq!(&a.then(b), &Diff::between(&states[0], &states[2]));
    }

    #[test]
    fn what_is_printed_is_read_again(choices in choices(60)) {
        let document = grown(&choices, &mut IdMaker::new(1));
        let text = file::print(&document);
        let parsed = file::parse(&text).map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assert_eq!(&parsed.document, &document);
        prop_assert_eq!(parsed.problems, []);
        prop_assert_eq!(parsed.warnings, []);
        prop_assert_eq!(file::print(&parsed.document), text);
    }
}

#[test]
fn ten_thousand_random_verbs_go_all_the_way_back_and_forth() {
    let mut ids = IdMaker::new(5);
    let mut document = laneway::change::op::start_model("Long", &mut ids);
    let mut history = History::default();
    let mut states = vec![document.clone()];
    let mut random = random::Noise(42);
    let mut refused = 0;
    while states.len() <= 10_000 {
        match verb(&document, random.choice(&document), &mut ids) {
            Ok(transaction) if !transaction.diff.is_empty() => {
                history.commit(&mut document, &[], transaction);
                states.push(document.clone());
                if states.len() % 500 == 0 {
                    sound(&document);
                }
            }
            Ok(_) => {}
            Err(_) => refused += 1,
        }
    }
    println!("10,000 verbs done, {refused} refused; {} records at the end", document.records().count());
    for state in states.iter().rev().skip(1) {
        assert!(history.undo(&mut document).is_some());
        assert!(document == *state, "undo is exact");
    }
    assert!(history.undo(&mut document).is_none());
    for state in states.iter().skip(1) {
        assert!(history.redo(&mut document).is_some());
        assert!(document == *state, "redo is exact");
    }
    assert!(history.redo(&mut document).is_none());
}

#[test]
fn every_verb_is_tried_and_does_something() {
    let mut ids = IdMaker::new(5);
    let mut document = laneway::change::op::start_model("Wide", &mut ids);
    let mut random = random::Noise(7);
    let mut done: BTreeMap<usize, usize> = BTreeMap::new();
    for i in 0..24_000 {
        if i % 400 == 0 {
            document = laneway::change::op::start_model("Wide", &mut ids);
        }
        let choice = random.choice(&document);
        if let Ok(transaction) = verb(&document, choice, &mut ids) {
            *done.entry(random::number(choice)).or_default() += usize::from(!transaction.diff.is_empty());
            transaction.diff.apply(&mut document);
        }
    }
    let idle: Vec<usize> = (0..random::VERBS).filter(|n| done.get(n).copied().unwrap_or(0) == 0).collect();
    assert_eq!(idle, [] as [usize; 0], "these verbs never did anything");
}
