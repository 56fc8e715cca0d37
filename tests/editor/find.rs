//! Finding over the whole model, as one types.

use super::{Desk, links::linked};
use laneway::{
    drawing::Primitive,
    editor::{Command, Editor, Key, Modifiers},
    geom::Size,
    model::{Document, Id, Record, Register, Sheet, Step, WorkDocument},
};
use std::time::Instant;

fn id(word: &str) -> Id {
    word.into()
}

impl Desk {
    /// Finds words; the records that hold them, in order.
    fn found(&mut self, words: &str) -> Vec<String> {
        self.editor.find_text(words);
        let hits = self.editor.find().expect("finding").hits();
        hits.iter().map(|hit| hit.record.as_str().to_owned()).collect()
    }

    fn count(&self) -> String {
        self.editor.find().expect("finding").count()
    }
}

#[test]
fn every_text_is_found_without_case_or_accents() {
    let mut document = linked();
    let mut add = |record: Record| {
        document = Document::from_records(document.records().cloned().chain([record]));
    };
    add(WorkDocument { id: "d".into(), name: "Café Ünlü".into(), description: "Über alles\nandere".into() }.into());
    let mut desk = Desk::of(document);
    desk.editor.open_find();
    for (words, records) in [
        ("cafe unlu", vec!["d"]),
        ("ÜBER ALLES ANDERE", vec!["d"]),
        ("hears", vec!["silence"]),
        ("  ", vec![]),
        ("nowhere to be found", vec![]),
        // One hit a record, though it stands in both its name and another field.
        ("fault", vec!["notice"]),
    ] {
        assert_eq!(desk.found(words), records, "{words:?}");
    }
}

#[test]
fn what_shows_a_name_is_found_by_it_in_each_view() {
    let mut desk = Desk::of(linked());
    desk.editor.open_find();
    // The views in the order of the tabs, then the party itself, which stands in its register.
    let found = desk.found("back office");
    let mut sorted = found;
    sorted.sort();
    assert_eq!(sorted, ["back", "l-back", "l-bill", "l-detail", "r3", "x4"]);
    let sheets: Vec<Option<Sheet>> =
        desk.editor.find().expect("finding").hits().iter().map(|h| h.sheet.clone()).collect();
    let mut runs = sheets.clone();
    runs.dedup();
    let apart: std::collections::BTreeSet<_> = sheets.iter().cloned().collect();
    assert_eq!(runs.len(), apart.len(), "the hits of a view come together");
    let register = Sheet::Register(Register::Parties);
    assert_eq!(sheets.last(), Some(&Some(register)), "what stands in a register alone comes last");
}

#[test]
fn enter_goes_from_hit_to_hit_round_and_escape_stays_there() {
    let mut desk = Desk::of(linked());
    desk.editor.go_to(&id("pickup"));
    let before = (desk.editor.sheet().cloned(), desk.editor.selection().to_vec(), *desk.editor.camera());
    desk.editor.open_find();
    let hits = desk.found("check");
    assert_eq!(hits, ["c1", "x3", "check", "detail"]);
    // While typing one stays in the view, at its first hit.
    assert_eq!(desk.editor.sheet(), Some(&Sheet::Journey(id("journey"))));
    assert_eq!(desk.count(), "1 of 4");
    let mut seen = Vec::new();
    for _ in 0..5 {
        desk.editor.find_next(true);
        seen.extend(desk.editor.selection().iter().map(|id| id.as_str().to_owned()));
    }
    assert_eq!(seen, ["c1", "x3", "check", "detail", "c1"]);
    desk.editor.key(Key::F(3), Modifiers::SHIFT);
    assert_eq!((desk.editor.selection(), desk.count().as_str()), (&[id("detail")][..], "4 of 4"));
    let there = desk.editor.sheet().cloned();
    // What was gone to stays; where one was before is one step back.
    desk.editor.close_find(true);
    assert!(desk.editor.find().is_none());
    assert_eq!((desk.editor.selection(), desk.editor.sheet().cloned()), (&[id("detail")][..], there));
    desk.run(Command::GoBack);
    let after = |desk: &Desk| (desk.editor.sheet().cloned(), desk.editor.selection().to_vec(), *desk.editor.camera());
    assert_eq!(after(&desk), before);
    // What was only looked at while typing does not.
    desk.editor.open_find();
    desk.found("invoice");
    desk.editor.close_find(true);
    assert_eq!(after(&desk), before);
}

#[test]
fn staying_at_a_hit_leaves_one_step_back() {
    let mut desk = Desk::of(linked());
    desk.editor.go_to(&id("pickup"));
    desk.editor.open_find();
    desk.found("invoice");
    desk.editor.find_next(true);
    desk.editor.close_find(false);
    assert_eq!(desk.editor.selection(), [id("invoice")]);
    desk.run(Command::GoBack);
    assert_eq!(desk.editor.selection(), [id("pickup")]);
    // F3 goes on with what was looked for last.
    desk.press(Key::F(3));
    assert_eq!(desk.editor.find().map(|f| f.query().to_owned()), Some("invoice".to_owned()));
}

#[test]
fn an_edit_while_finding_is_seen() {
    let mut desk = Desk::of(linked());
    desk.editor.open_find();
    assert_eq!(desk.found("gadget").len(), 0);
    desk.editor.act(|document, _| laneway::change::op::rename(document, &id("take"), "Take the gadget"));
    desk.editor.keep_found();
    assert_eq!(desk.count(), "1 of 1");
    desk.run(Command::Undo);
    desk.editor.keep_found();
    assert_eq!(desk.count(), "None");
}

/// The outlines that finding adds to the overlay.
fn marks(editor: &Editor) -> usize {
    editor.overlay().items.iter().filter(|item| matches!(item.primitive, Primitive::Rect(_))).count()
}

#[test]
fn hits_are_marked_in_the_view_shown() {
    let mut desk = Desk::of(linked());
    for (sheet, hits) in [
        (Sheet::Swimlane(id("asis")), 3),
        (Sheet::Journey(id("journey")), 1),
        (Sheet::Sipoc(id("sipoc")), 2),
        (Sheet::Swimlane(id("bill")), 0),
    ] {
        desk.editor.go_to_sheet(&sheet);
        let plain = marks(&desk.editor);
        desk.editor.open_find();
        desk.found("a");
        desk.found("claim");
        // In the swimlane the flow that hands the form over is none: nothing of its own says so. The hit at work has
        // two frames.
        let in_view =
            desk.editor.find().expect("finding").hits().iter().filter(|h| h.sheet.as_ref() == Some(&sheet)).count();
        let extra = usize::from(in_view > 0);
        assert_eq!(marks(&desk.editor) - plain, in_view + extra, "{sheet:?}");
        assert!(in_view <= hits, "{sheet:?}");
        desk.editor.close_find(true);
    }
}

#[test]
fn ten_thousand_steps_are_searched_within_a_key() {
    let mut records: Vec<Record> = linked().records().cloned().collect();
    let Some(Record::Step(step)) = linked().get(&id("book")).cloned() else { panic!("a step") };
    for i in 0..10_000 {
        let name = format!("Check the claim of customer {i}, and file it");
        let description = "What is done here, and why, in a line of words".to_owned();
        let key = laneway::model::Key::from(i + 3);
        records.push(
            Step { id: Id::from(format!("s{i}").as_str()), name, description, column: key, ..step.clone() }.into(),
        );
    }
    let mut editor = Editor::new(Document::from_records(records), 1);
    editor.set_viewport(Size::new(1000.0, 700.0));
    // A small view: the drawing of ten thousand steps is not what is measured here.
    editor.go_to_sheet(&Sheet::Journey(id("journey")));
    editor.open_find();
    let mut slowest = std::time::Duration::ZERO;
    for (words, least) in [("c", 10_000), ("ch", 10_000), ("check the", 10_000), ("customer 9999", 1), ("zzz", 0)] {
        let start = Instant::now();
        editor.find_text(words);
        slowest = slowest.max(start.elapsed());
        assert!(editor.find().expect("finding").hits().len() >= least, "{words}");
    }
    // Unoptimised code on a busy machine takes several times as long as the 5 ms a key may take.
    assert!(slowest.as_millis() < 150, "{slowest:?}");
}
