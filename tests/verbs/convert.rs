//! A swimlane from a SIPOC, and the other way round.

use laneway::{
    change::op::{self, sipoc::Converted},
    file,
    model::{SipocColumn::*, *},
};

fn fixture() -> Document {
    file::parse(include_str!("../fixtures/sipoc.laneway.ron")).expect("a model").document
}

/// Applies a conversion, holds that it leaves no problems and is one exact undo, and returns the view it made.
#[track_caller]
fn apply(document: &mut Document, made: Converted) -> Id {
    let before = document.clone();
    made.transaction.diff.apply(document);
    assert_eq!(problems(document), []);
    for flow in document.flows() {
        let (from, to) = (flow.from.as_ref().expect("an end"), flow.to.as_ref().expect("an end"));
        assert!(rules::may_connect(document, from, to).is_ok_and(|k| k.contains(&flow.kind)), "{flow:?}");
    }
    let mut undone = document.clone();
    made.transaction.diff.inverted().apply(&mut undone);
    assert_eq!(undone, before);
    made.transaction.select.expect("selects the view")[0].clone()
}

fn to_swimlane(document: &Document, sipoc: &str) -> Converted {
    op::sipoc::swimlane_from_sipoc(document, &sipoc.into(), &mut IdMaker::new(7)).expect("made")
}

/// The lanes from the top, each with its steps; and the flows, each with what it carries.
fn show(document: &Document, swimlane: &Id) -> String {
    let view = View::new(document, swimlane).expect("a swimlane");
    let name = |id: &Id| document.display_name(id).to_owned();
    let mut lines = Vec::new();
    for lane in &view.lanes {
        let mut steps: Vec<&&Step> = view.steps.iter().filter(|s| s.lane == lane.lane.id).collect();
        steps.sort_by_key(|s| s.column);
        let steps: Vec<&str> = steps.iter().map(|s| s.name.as_str()).collect();
        lines.push(format!("{}: {}", lane.name(), steps.join(", ")).trim().to_owned());
    }
    let end = |id: &Option<Id>| name(id.as_ref().expect("an end"));
    let carries = |f: &Flow| f.carries.iter().map(name).collect::<Vec<_>>().join(" + ");
    let mut flows: Vec<String> =
        view.flows.iter().map(|f| format!("{} > {}: {}", end(&f.from), end(&f.to), carries(f))).collect();
    flows.sort();
    lines.extend(flows);
    lines.join("\n")
}

#[test]
fn a_swimlane_has_the_parties_as_lanes_the_steps_in_order_and_the_documents_on_its_flows() {
    let mut document = fixture();
    let made = to_swimlane(&document, "sipoc");
    assert_eq!(
        made.said,
        "Made a swimlane of 6 lanes and 5 steps, with 10 documents on its flows; 5 entries of the SIPOC now stand for \
         its steps"
    );
    let swimlane = apply(&mut document, made);
    assert_eq!(
        show(&document, &swimlane),
        "Customer: fault noticed, machine in use again
Head of service: Take the complaint, Check the claim, Order the repair, Repair and test, Hand back, explain
Back office:
Partner:
Repair partner:
Front office:
Back office > Check the claim: Warranty terms
Check the claim > Customer: Decision
Check the claim > Order the repair:\x20
Front office > Hand back, explain: Cause and advice
Hand back, explain > machine in use again: Working machine
Order the repair > Repair and test:\x20
Order the repair > Repair partner: Repair order
Partner > Order the repair: Parts, slot
Repair and test > Front office: Test report
Repair and test > Hand back, explain:\x20
Repair partner > Repair and test: Repaired machine
Take the complaint > Check the claim:\x20
Take the complaint > Customer: Case number
fault noticed > Take the complaint: Faulty machine"
    );
    assert_eq!(document.documents().count(), 10, "no document is made twice");
    for entry in document.sipoc_entries().filter(|e| e.column == Process) {
        assert!(document.step(entry.record.as_ref().expect("a step")).is_some());
        assert_eq!(entry.details.as_ref(), Some(&swimlane));
    }
    // All is there: nothing is made twice.
    let again = op::sipoc::swimlane_from_sipoc(&document, &"sipoc".into(), &mut IdMaker::new(8));
    assert!(again.expect_err("a refusal").0.contains("already"));
}

#[test]
fn steps_that_stand_in_a_swimlane_already_are_completed_there() {
    let mut document = fixture();
    let swimlane = {
        let made = to_swimlane(&document, "sipoc");
        apply(&mut document, made)
    };
    let sheet = Sheet::Sipoc("sipoc".into());
    let mut ids = IdMaker::new(9);
    let after = RowKey::Entries(Key::from(1));
    let row = op::add_row(&document, &sheet, Some(&after), &mut ids).expect("adds");
    row.diff.apply(&mut document);
    let at = |document: &Document, column| SipocCells::new(document, sheet.id()).expect("a SIPOC").at(2, column);
    for (column, text) in [(Process, "Ask back"), (Inputs, "Photos"), (Suppliers, "Customer")] {
        let typed = op::type_in(&document, &sheet, &at(&document, column), None, text, &mut ids).expect("types");
        typed.diff.apply(&mut document);
    }
    let made = to_swimlane(&document, "sipoc");
    assert!(made.said.starts_with("Added 1 step to the swimlane “Complaint to resolution”"), "{}", made.said);
    assert_eq!(apply(&mut document, made), swimlane);
    let shown = show(&document, &swimlane);
    assert!(shown.contains("Check the claim, Ask back, Order the repair"), "{shown}");
    assert!(shown.contains("Check the claim > Ask back") && shown.contains("Ask back > Order the repair"), "{shown}");
    assert!(!shown.contains("Check the claim > Order the repair"), "{shown}");
    assert!(shown.contains("Customer > Ask back: Photos"), "{shown}");
}

#[test]
fn a_sipoc_that_says_little_makes_what_it_can() {
    let mut ids = IdMaker::new(3);
    let mut document = Document::from_records([]);
    let made = op::sipoc::new_sipoc(&document, "Little", None, &mut ids).expect("makes");
    made.diff.apply(&mut document);
    let sipoc = made.select.expect("selects")[0].clone();
    let refusal = op::sipoc::swimlane_from_sipoc(&document, &sipoc, &mut ids).expect_err("nothing to make");
    assert!(refusal.0.contains("process column"), "{refusal}");
    let sheet = Sheet::Sipoc(sipoc.clone());
    for (form, column, text) in [
        (SipocForm::Lists, Process, "Take the order"),
        (SipocForm::Lists, Process, "Send the goods"),
        (SipocForm::Lists, Inputs, "Order"),
        (SipocForm::Lists, Inputs, "Stock list"),
        (SipocForm::Lists, Outputs, "Goods"),
    ] {
        let set = op::set(&document, std::slice::from_ref(&sipoc), &op::Field::SipocForm(form)).expect("sets");
        set.diff.apply(&mut document);
        let at = CellAt { row: RowKey::New, column: ColumnKey::Sipoc(column) };
        op::type_in(&document, &sheet, &at, None, text, &mut ids).expect("types").diff.apply(&mut document);
    }
    let made = op::sipoc::swimlane_from_sipoc(&document, &sipoc, &mut ids).expect("makes");
    let swimlane = apply(&mut document, made);
    // Neither start nor end has a name, and nobody is named: the team does it all.
    assert_eq!(
        show(&document, &swimlane),
        "Team: , Take the order, Send the goods,\x20
 > Take the order: Order + Stock list
Send the goods > : Goods
Take the order > Send the goods:\x20"
            .replace("goods,\x20\n", "goods,\n")
    );
}

fn to_sipoc(document: &Document, swimlane: &Id) -> Converted {
    op::sipoc::sipoc_from_swimlane(document, swimlane, &mut IdMaker::new(11)).expect("made")
}

/// Every cell, a line a row: `S | I | P | O | C`.
fn cells(document: &Document, sipoc: &Id) -> String {
    let cells = SipocCells::new(document, sipoc).expect("a SIPOC");
    let name = |e: &&SipocEntry| document.display_name(&e.id).to_owned();
    let cell = |r, c| cells.cell(r, c).iter().map(name).collect::<Vec<_>>().join(" + ");
    let row = |r| cells.columns.iter().map(|&c| cell(r, c)).collect::<Vec<_>>().join(" | ");
    (0..cells.rows.len()).map(row).collect::<Vec<_>>().join("\n")
}

#[test]
fn there_and_back_again_keeps_every_name() {
    let mut document = fixture();
    let swimlane = {
        let made = to_swimlane(&document, "sipoc");
        apply(&mut document, made)
    };
    let made = to_sipoc(&document, &swimlane);
    assert_eq!(made.said, "Made a SIPOC of 5 steps, 5 inputs and 5 outputs");
    let records = document.records().count();
    let back = apply(&mut document, made);
    // Its entries refer to what is there: nothing but the SIPOC and its entries is new.
    assert_eq!(document.records().count(), records + 26);
    assert_eq!(
        cells(&document, &back),
        "Customer | Faulty machine | Take the complaint | Case number | Customer
Back office | Warranty terms | Check the claim | Decision | Customer
Partner | Parts, slot | Order the repair | Repair order | Repair partner
Repair partner | Repaired machine | Repair and test | Test report | Front office
Front office | Cause and advice | Hand back, explain | Working machine | Customer"
    );
    let (first, again) = (document.sipoc(&"sipoc".into()).expect("first"), document.sipoc(&back).expect("again"));
    assert_eq!((&first.start, &first.end, &first.name), (&again.start, &again.end, &again.name));
    // Without the swimlane the entries keep their words, and make it once more.
    let options = op::DeleteOptions::default();
    op::delete(&document, &[swimlane], &options).expect("deletes").diff.apply(&mut document);
    assert!(cells(&document, &back).contains("Take the complaint"));
    let made = to_swimlane(&document, back.as_str());
    let swimlane = apply(&mut document, made);
    assert!(show(&document, &swimlane).contains("Partner > Order the repair: Parts, slot"));
}

#[test]
fn every_swimlane_of_the_examples_makes_a_sipoc() {
    for name in ["complaint", "customer-onboarding", "order-to-cash"] {
        let path = format!("{}/examples/{name}.laneway.ron", env!("CARGO_MANIFEST_DIR"));
        let start = file::parse(&std::fs::read_to_string(path).expect("an example")).expect("a model").document;
        for swimlane in start.swimlanes() {
            let mut document = start.clone();
            let made = to_sipoc(&document, &swimlane.id);
            let sipoc = apply(&mut document, made);
            let steps = SipocCells::new(&document, &sipoc).expect("a SIPOC").list(Process).len();
            assert!((3..=7).contains(&steps), "{name}: {steps} steps");
        }
    }
}

#[test]
fn the_swimlanes_of_the_examples_sipocs_are_laid_out_soundly() {
    use laneway::layout::{self, Request};
    let mut tried = 0;
    for name in ["complaint", "customer-onboarding", "order-to-cash"] {
        let path = format!("{}/examples/{name}.laneway.ron", env!("CARGO_MANIFEST_DIR"));
        let start = file::parse(&std::fs::read_to_string(path).expect("an example")).expect("a model").document;
        // Without their swimlanes the entries hold words alone.
        let swimlanes: Vec<Id> = start.swimlanes().map(|s| s.id.clone()).collect();
        let mut bare = start.clone();
        op::delete(&start, &swimlanes, &Default::default()).expect("deletes").diff.apply(&mut bare);
        for sipoc in bare.sipocs() {
            let mut document = bare.clone();
            let made = to_swimlane(&document, sipoc.id.as_str());
            let swimlane = apply(&mut document, made);
            let request = Request::new(&document, &swimlane).expect("a swimlane");
            assert_eq!(layout::check(&request, &layout::layout(&request)), Vec::<String>::new(), "{name}");
            let view = View::new(&document, &swimlane).expect("a swimlane");
            assert!(view.lanes.first().is_some_and(LaneNode::is_customer), "{name}: the customer is on top");
            tried += 1;
        }
    }
    assert!(tried >= 2, "the examples hold SIPOCs");
}
