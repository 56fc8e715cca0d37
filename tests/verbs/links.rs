//! Where things are used, replaced by others, linked and let go.

use laneway::{
    change::{Refusal, Transaction, op::*},
    file,
    model::*,
};
use std::collections::BTreeSet;

/// A model whose views point at one another.
pub fn linked() -> Document {
    let parsed = file::parse(include_str!("../fixtures/linked.laneway.ron")).expect("the fixture is read");
    assert_eq!(parsed.problems, []);
    parsed.document
}

fn id(word: &str) -> Id {
    word.into()
}

fn says(document: &Document, of: &str) -> Vec<String> {
    uses(document, &id(of)).into_iter().map(|u| u.says).collect()
}

#[track_caller]
pub fn done(document: &Document, made: Result<Transaction, Refusal>) -> Document {
    let made = made.unwrap_or_else(|refusal| panic!("refused: {refusal}"));
    let mut after = document.clone();
    made.diff.apply(&mut after);
    assert_eq!(problems(&after), []);
    let mut undone = after.clone();
    made.diff.inverted().apply(&mut undone);
    assert_eq!(&undone, document, "undo is exact");
    after
}

#[test]
fn uses_are_told_in_words() {
    let document = linked();
    assert_eq!(
        says(&document, "back"),
        [
            "Row backstage in When it breaks",
            "Customer in SIPOC Complaint",
            "Lane in Billing, as-is",
            "Lane in Check in detail, as-is",
            "Lane in Complaint, as-is",
        ]
    );
    assert_eq!(
        says(&document, "claim"),
        ["Input in SIPOC Complaint", "Handed over from “Take the complaint” to “Check the claim” in Complaint, as-is"]
    );
    assert_eq!(
        says(&document, "check"),
        ["Backstage in When it breaks, at “Calls the shop”", "Process step in SIPOC Complaint",]
    );
    assert_eq!(
        says(&document, "detail"),
        ["Details “Check the claim” in SIPOC Complaint", "Sub-process “Check the claim” in Complaint, as-is"]
    );
    assert_eq!(says(&document, "mara"), ["Persona of journey When it breaks"]);
    assert_eq!(says(&document, "front"), ["Lane in Complaint, as-is", "Owner of process “Complaint”"]);
    // Both ways.
    assert_eq!(says(&document, "take"), ["Touchpoint “Calls” in When it breaks"]);
    assert_eq!(says(&document, "call"), ["Process step “Take the complaint” behind it in Complaint, as-is"]);
    assert_eq!(says(&document, "spare"), [""; 0]);
}

#[test]
fn what_belongs_to_it_is_no_use_and_what_stays_is_let_go() {
    let document = linked();
    assert_eq!(uses(&document, &id("asis")), []);
    let made = delete(&document, &[id("asis")], &DeleteOptions::default()).expect("deletes");
    let going: BTreeSet<&Id> = made.diff.removed.keys().collect();
    let said: Vec<String> = lets_go(&document, &going).into_iter().map(|u| u.says).collect();
    assert_eq!(
        said,
        [
            "Backstage in When it breaks, at “Calls the shop”",
            "Touchpoint “Calls” in When it breaks",
            "Process step in SIPOC Complaint",
        ]
    );
}

#[test]
fn as_many_places_are_told_before_it_goes_as_where_it_is_used() {
    let document = linked();
    for party in document.parties() {
        let said = |uses: Vec<Use>| uses.into_iter().map(|it| it.says).collect::<Vec<_>>();
        let going = BTreeSet::from([&party.id]);
        assert_eq!(said(lets_go(&document, &going)), said(uses(&document, &party.id)));
        let text = attribute_text(&document, &party.id, Attribute::UsedIn);
        let places = uses(&document, &party.id).len();
        assert!(text.is_empty() && places == 0 || text.starts_with(&format!("{places} place")), "{text}");
        let listed = text.split_once(": ").map_or(0, |(_, views)| {
            let count = |view: &str| view.rsplit_once(" (").and_then(|(_, n)| n.strip_suffix(')')?.parse().ok());
            views.split("; ").map(|view| count(view).unwrap_or(1)).sum::<usize>()
        });
        assert_eq!(listed, places, "{text}");
    }
}

#[test]
fn replacing_points_every_reference_at_the_other() {
    let document = linked();
    let after = done(&document, replace(&document, &id("back"), &id("spare")));
    assert!(after.party(&id("back")).is_none());
    assert_eq!(uses(&after, &id("spare")).len(), 5);
    assert_eq!(after.display_name(&id("l-back")), "Spare team");
    // The same document twice on one flow is once there.
    let after = done(&document, replace(&document, &id("claim"), &id("letter")));
    assert_eq!(after.flow(&id("f2")).map(|f| f.carries.clone()), Some(vec![id("letter")]));
    assert_eq!(after.display_name(&id("x2")), "Letter");
}

#[test]
fn replacing_a_step_leaves_its_flows_and_joins_what_they_led_to() {
    let document = linked();
    let after = done(&document, replace(&document, &id("take"), &id("hand")));
    assert_eq!(after.touchpoint(&id("call")).map(|t| t.steps.clone()), Some(vec![id("hand")]));
    let joined = after.flows().any(|f| f.from == Some(id("notice")) && f.to == Some(id("check")));
    assert!(joined, "the flow goes on to the step after it");
}

#[test]
fn a_personas_readings_become_the_others_where_that_has_none() {
    let document = linked();
    let after = done(&document, replace(&document, &id("mara"), &id("ben")));
    assert_eq!(after.journey(&id("journey")).map(|j| j.personas.clone()), Some(vec![id("ben")]));
    let readings: Vec<(&str, f64)> = after.emotions().map(|e| (e.at.as_str(), e.value.value())).collect();
    assert_eq!(readings, [("j1", -1.0), ("j3", 2.0)]);
}

#[test]
fn only_another_of_the_same_kind_takes_its_place() {
    let document = linked();
    for (old, new, words) in [
        ("back", "back", "another party"),
        ("back", "claim", "another party"),
        ("gone", "back", "not in the model"),
        ("back", "gone", "not in the model"),
        ("asis", "check", "another swimlane"),
    ] {
        let refusal = replace(&document, &id(old), &id(new)).expect_err("a refusal");
        assert!(refusal.0.contains(words), "{refusal}");
    }
}

#[test]
fn a_swimlane_that_takes_anothers_place_details_no_step_of_its_own() {
    let document = linked();
    let after = done(&document, replace(&document, &id("detail"), &id("asis")));
    assert_eq!(after.step(&id("check")).map(|s| s.link.clone()), Some(None));
    assert_eq!(after.sipoc_entry(&id("x3")).map(|x| x.details.clone()), Some(Some(id("asis"))));
}

#[test]
fn steps_are_put_behind_touchpoints_and_taken_away() {
    let document = linked();
    let after = done(&document, link_touchpoint(&document, &id("call"), &id("check")));
    assert_eq!(after.touchpoint(&id("call")).map(|t| t.steps.clone()), Some(vec![id("take"), id("check")]));
    assert!(link_touchpoint(&after, &id("call"), &id("check")).is_err(), "once is enough");
    let after = done(&after, unlink_touchpoint(&after, &id("call"), &id("take")));
    assert_eq!(after.touchpoint(&id("call")).map(|t| t.steps.clone()), Some(vec![id("check")]));
    assert!(unlink_touchpoint(&after, &id("call"), &id("take")).is_err());
    assert!(link_touchpoint(&after, &id("call"), &id("mara")).is_err());
}

#[test]
fn renamed_once_it_is_renamed_everywhere() {
    let document = linked();
    // From any place that shows it: the step itself, the card, the SIPOC entry.
    for at in ["check", "c1", "x3"] {
        let after = done(&document, rename(&document, &id(at), "Judge the claim"));
        for shown in ["check", "c1", "x3"] {
            assert_eq!(after.display_name(&id(shown)), "Judge the claim", "renamed at {at}");
        }
    }
    for at in ["back", "l-back", "r3", "x4"] {
        let after = done(&document, rename(&document, &id(at), "Workshop"));
        for shown in ["back", "l-back", "l-detail", "r3", "x4"] {
            assert_eq!(after.display_name(&id(shown)), "Workshop", "renamed at {at}");
        }
    }
}

#[test]
fn a_view_is_found_again_by_its_name_in_files() {
    let document = linked();
    let all: Vec<Sheet> = Sheet::all(&document).into_iter().chain(Sheet::derived(&document)).collect();
    let records = all.iter().filter(|sheet| matches!(sheet, Sheet::Swimlane(_) | Sheet::Journey(_) | Sheet::Sipoc(_)));
    assert_eq!(records.count(), 5);
    for sheet in all {
        assert_eq!(Sheet::by_file_name(&document, &sheet.file_name(&document)), Some(sheet));
    }
    for name in ["", "gone", "gone.alignment", "asis.alignment", ".alignment"] {
        assert_eq!(Sheet::by_file_name(&document, name), None, "{name}");
    }
}
