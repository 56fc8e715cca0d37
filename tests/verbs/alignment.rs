//! The alignment of a journey and the processes behind it: what it finds, and filling it in.

use super::links::{done, linked};
use laneway::{
    change::{Refusal, op},
    layout::table::{Look, Table, layout_table},
    model::*,
};

fn id(word: &str) -> Id {
    word.into()
}

fn sheet() -> Sheet {
    Sheet::Alignment(id("journey"))
}

fn cell(row: &str, column: &str) -> CellAt {
    let row = if row == "unserved" { RowKey::Unserved } else { RowKey::Process(id(row)) };
    let column = if column == "unserving" { ColumnKey::Unserving } else { ColumnKey::Stage(id(column)) };
    CellAt { row, column }
}

/// The table as lines: a row's heading, then its cells, the entries of a cell by commas; a finding with an exclamation
/// mark.
fn shown(document: &Document) -> Vec<String> {
    let table = Table::new(document, &sheet()).expect("an alignment");
    let row = |r: usize| {
        let entry = |e: &laneway::layout::table::Entry| {
            format!("{}{}", if e.look == Look::Gap { "!" } else { "" }, e.text.replace("\n→ ", " > "))
        };
        let cells = (0..table.columns.len()).map(|c| {
            let entries = &table.cell(r, c).expect("a cell").entries;
            entries.iter().map(entry).collect::<Vec<_>>().join(", ")
        });
        format!("{}: {}", table.rows[r].heading, cells.collect::<Vec<_>>().join(" | "))
    };
    (0..table.rows.len()).map(row).collect()
}

fn steps(document: &Document, touchpoint: &str) -> Vec<Id> {
    document.touchpoint(&id(touchpoint)).expect("a touchpoint").steps.clone()
}

fn type_in(document: &Document, at: &CellAt, entry: Option<&str>, text: &str) -> Result<Document, Refusal> {
    let made = op::type_in(document, &sheet(), at, entry.map(id).as_ref(), text, &mut IdMaker::new(1))?;
    Ok(done(document, Ok(made)))
}

#[test]
fn it_tells_what_has_no_process_and_what_serves_no_customer() {
    // "Take" is behind a touchpoint; "Check" in a row of a SIPOC with a customer, and so is what details it.
    assert_eq!(
        shown(&linked()),
        [
            "Complaint: Calls > Take the complaint |  | !File a report, !Hand back",
            "Billing:  |  | !Send the invoice, !Book the payment",
            "No process behind it: !Hears nothing | !Picks up | ",
        ]
    );
}

#[test]
fn what_leads_to_a_customer_serves_the_customer() {
    let document = linked();
    // The invoice leads to the booking: behind a touchpoint, both serve.
    let after = done(&document, op::link_touchpoint(&document, &id("pickup"), &id("book")));
    assert_eq!(shown(&after)[1], "Billing:  | Picks up > Book the payment | ");
    // The first alone does not make what follows it serve.
    let after = done(&document, op::link_touchpoint(&document, &id("pickup"), &id("invoice")));
    assert_eq!(shown(&after)[1], "Billing:  | Picks up > Send the invoice | !Book the payment");
    // What exchanges something with the customer directly serves, too.
    let ids = &mut IdMaker::new(1);
    let after = done(&document, op::connect(&document, &id("notice"), &id("hand"), ids));
    assert!(shown(&after)[0].ends_with("| !File a report"), "{:?}", shown(&after));
}

#[test]
fn only_the_swimlanes_of_the_journeys_state_are_asked() {
    let document = linked();
    let after = done(&document, op::set(&document, &[id("bill")], &op::Field::State(State::ToBe)));
    assert_eq!(shown(&after).len(), 3, "a process with no swimlane of that state shows what it has");
    let after = done(&document, op::set(&document, &[id("asis")], &op::Field::State(State::ToBe)));
    // Left is the swimlane that details the check: its work comes out there, and reaches a customer.
    assert_eq!(shown(&after)[0], "Complaint: Calls > Take the complaint |  | ");
}

#[test]
fn typing_the_name_of_a_step_puts_it_behind_the_first_open_touchpoint() {
    let document = linked();
    let after = type_in(&document, &cell("complaint", "s1"), None, "  hand BACK ").expect("links");
    assert_eq!(steps(&after, "silence"), [id("hand")]);
    assert_eq!(steps(&after, "call"), [id("take")]);
    // With none open, and several to choose from, it is asked for.
    let refusal = type_in(&after, &cell("complaint", "s1"), None, "Check the claim").expect_err("a refusal");
    assert!(refusal.0.contains("Choose the one"), "{refusal}");
    // The only one of a stage takes another.
    let after = type_in(&document, &cell("billing", "s2"), None, "Send the invoice").expect("links");
    let after = type_in(&after, &cell("complaint", "s2"), None, "Hand back").expect("links");
    assert_eq!(steps(&after, "pickup"), [id("invoice"), id("hand")]);
}

#[test]
fn typing_over_an_entry_replaces_its_steps_of_that_process() {
    let document = linked();
    let document = done(&document, op::link_touchpoint(&document, &id("call"), &id("book")));
    let at = cell("complaint", "s1");
    let after = type_in(&document, &at, Some("call"), "Hand back").expect("links");
    assert_eq!(steps(&after, "call"), [id("book"), id("hand")]);
    // As the entry shows it, several steps a line each.
    let after = type_in(&document, &at, Some("call"), "Calls\n→ Hand back\n→ Check the claim").expect("links");
    assert_eq!(steps(&after, "call"), [id("book"), id("hand"), id("check")]);
    let after = type_in(&document, &at, Some("call"), " ").expect("unlinks");
    assert_eq!(steps(&after, "call"), [id("book")]);
    // In the row of what has no process, a step of any process.
    let after = type_in(&document, &cell("unserved", "s2"), Some("pickup"), "Send the invoice").expect("links");
    assert_eq!(steps(&after, "pickup"), [id("invoice")]);
    // Over a step that serves nobody, the touchpoint it serves.
    let after = type_in(&document, &cell("complaint", "unserving"), Some("file"), "Picks up").expect("links");
    assert_eq!(steps(&after, "pickup"), [id("file")]);
}

#[test]
fn what_cannot_be_linked_is_refused_with_what_to_do() {
    let document = linked();
    for (at, entry, text, words) in [
        (cell("complaint", "s1"), None, "Send the invoice", "no step “Send the invoice” in Complaint"),
        (cell("complaint", "s1"), None, "Notices a fault", "no step"),
        (cell("complaint", "s1"), None, "", "Type the name"),
        (cell("complaint", "s1"), Some("call"), "Take the complaint", "already"),
        (cell("complaint", "gone"), None, "Hand back", "no touchpoint yet"),
        (cell("complaint", "unserving"), None, "Picks up", "Choose the step first"),
        (cell("complaint", "unserving"), Some("file"), "Nothing", "no touchpoint “Nothing”"),
        (cell("unserved", "unserving"), None, "x", "no step"),
        (cell("gone", "s1"), None, "Hand back", "no step"),
    ] {
        let refusal = type_in(&document, &at, entry, text).expect_err(words);
        assert!(refusal.0.contains(words), "{refusal}");
    }
    let rows = op::add_row(&document, &sheet(), None, &mut IdMaker::new(1));
    assert!(rows.expect_err("a refusal").0.contains("Change them there"));
}

#[test]
fn clearing_takes_away_the_links_alone() {
    let document = linked();
    let document = done(&document, op::link_touchpoint(&document, &id("call"), &id("book")));
    let cells = [cell("complaint", "s1"), cell("billing", "s1"), cell("unserved", "s1")];
    let after = done(&document, op::clear(&document, &sheet(), &cells, &mut IdMaker::new(1)));
    assert_eq!(steps(&after, "call"), [] as [Id; 0]);
    assert_eq!(after.steps().count(), document.steps().count());
    assert!(op::clear(&after, &sheet(), &cells, &mut IdMaker::new(1)).is_err(), "nothing to take away");
}

#[test]
fn completion_offers_what_the_cell_may_hold() {
    let document = linked();
    let names = |at: &CellAt, typed: &str| -> Vec<String> {
        suggest(&document, &sheet(), at, typed).into_iter().map(|s| s.name).collect()
    };
    // The customer's own step is none; what is linked already comes last.
    let complaint = ["Check the claim", "File a report", "Hand back", "Look at the parts", "Take the complaint"];
    let mut offered = names(&cell("complaint", "s1"), "");
    assert_eq!(offered.last().map(String::as_str), Some("Take the complaint"));
    offered.sort();
    assert_eq!(offered, complaint);
    assert_eq!(names(&cell("complaint", "s1"), "CLAIM"), ["Check the claim"]);
    assert_eq!(names(&cell("billing", "s1"), "").len(), 2);
    assert_eq!(names(&cell("unserved", "s2"), "").len(), 7);
    assert_eq!(names(&cell("billing", "unserving"), ""), ["Hears nothing", "Picks up", "Calls"]);
}

#[test]
fn renaming_is_seen_in_it_too() {
    let document = linked();
    let after = done(&document, op::rename(&document, &id("take"), "Listen"));
    let after = done(&after, op::rename(&after, &id("call"), "Rings"));
    assert!(shown(&after)[0].starts_with("Complaint: Rings > Listen |"));
}

#[test]
fn broken_and_empty_models_have_one() {
    for text in [
        r#"(format: 1, journeys: [(id: "journey")])"#,
        r#"(format: 1, journeys: [(id: "journey")], stages: [(id: "s", journey: "journey")],
            journey_steps: [(id: "j", stage: "s"), (id: "k", stage: "gone")],
            touchpoints: [(id: "t", at: "j", steps: ["gone", "t", "a", "a"]), (id: "u", at: "k")],
            swimlanes: [(id: "m", process: "gone"), (id: "n")],
            lanes: [(id: "l", swimlane: "m", parent: "l"), (id: "x", swimlane: "gone")],
            steps: [(id: "a", lane: "l", column: 1, link: "m", attached_to: "a"), (id: "b", lane: "x", column: 1)],
            flows: [(id: "f", swimlane: "m", from: "a", to: "a"), (id: "g", swimlane: "m", from: "gone")])"#,
    ] {
        let document = laneway::file::parse(text).expect("is read").document;
        let table = Table::new(&document, &sheet()).expect("an alignment");
        assert_eq!(table.cells.len(), table.rows.len() * table.columns.len());
        layout_table(&table);
    }
}
