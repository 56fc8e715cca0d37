//! Service blueprints: what the verbs make, as the rows and cells of the table that shows it.

use std::collections::BTreeSet;

use laneway::{
    change::{Refusal, Transaction, op::*},
    layout::table::Table,
    model::{Document, *},
};

/// Does a verb, holds that it leaves no problem and undoes exactly, and says what it left.
#[track_caller]
fn done(
    start: &Document,
    verb: impl FnOnce(&Document, &mut IdMaker) -> Result<Transaction, Refusal>,
) -> (Document, Id) {
    let transaction = verb(start, &mut IdMaker::new(3)).unwrap_or_else(|refusal| panic!("refused: {refusal}"));
    let mut document = start.clone();
    transaction.diff.apply(&mut document);
    assert_eq!(problems(&document), []);
    let mut undone = document.clone();
    transaction.diff.inverted().apply(&mut undone);
    assert_eq!(undone, *start);
    let made = transaction.select.and_then(|ids| ids.first().cloned()).unwrap_or_else(|| Id::from(""));
    (document, made)
}

fn table(document: &Document, journey: &Id) -> Table {
    Table::new(document, &Sheet::Journey(journey.clone())).expect("a table")
}

/// Each row with its line: "— line of visibility" before "Team".
fn rows(document: &Document, journey: &Id) -> Vec<String> {
    let lines = |row: &laneway::layout::table::Row| row.line_above.map(|line| format!("— {line}"));
    table(document, journey).rows.iter().flat_map(|r| lines(r).into_iter().chain([r.heading.clone()])).collect()
}

fn complaint() -> (Document, Id) {
    let text = include_str!("../../examples/complaint.laneway.ron");
    let document = laneway::file::parse(text).expect("readable").document;
    let swimlane = document.swimlanes().find(|s| s.state == State::AsIs).expect("as-is").id.clone();
    (document, swimlane)
}

#[test]
fn a_new_blueprint_has_its_rows_and_lines_in_the_fixed_order() {
    let (document, swimlane) = complaint();
    let process = document.swimlane(&swimlane).and_then(|s| s.process.clone()).expect("a process");
    let parties = BlueprintParties::of_process(&document, &process);
    let (after, journey) = done(&document, |d, i| new_blueprint(d, "Plan", Some(&process), &parties, i));
    let wanted = [
        "Physical evidence",
        "Customer actions",
        "— line of interaction",
        "Front office",
        "— line of visibility",
        "Back office",
        "— line of internal interaction",
        "Repair partner",
        "Case system",
    ];
    assert_eq!(rows(&after, &journey), wanted);
    let (plain, journey) = done(&document, |d, i| new_blueprint(d, "", None, &BlueprintParties::default(), i));
    assert_eq!(rows(&plain, &journey).len(), 5 + 3);
}

#[test]
fn a_journey_becomes_a_blueprint_and_moves_no_more_rows_than_it_must() {
    let (document, swimlane) = complaint();
    let (mut document, journey) = done(&document, |d, i| blueprint_from_swimlane(d, &swimlane, i));
    // Without evidence and support, with opportunities, and the backstage above the frontstage.
    let find = |d: &Document, kind: RowKind| {
        d.journey_rows().find(|r| r.kind == kind && r.journey == journey).expect("a row").id.clone()
    };
    for kind in [RowKind::Evidence, RowKind::Support, RowKind::Support] {
        let row = find(&document, kind);
        document = done(&document, |d, _| delete(d, &[row], &DeleteOptions::default())).0;
    }
    document = done(&document, |d, i| add_row_in_band(d, &journey, RowKind::Opportunity, None, i)).0;
    let back = find(&document, RowKind::Backstage);
    let front = document.journey_row(&find(&document, RowKind::Frontstage)).expect("a row").clone();
    let order = Key::between(Key::from(2), front.order).expect("room");
    let back = JourneyRow { order, ..document.journey_row(&back).expect("a row").clone() };
    let records = document.records().cloned().map(|r| if *r.id() == back.id { back.clone().into() } else { r });
    let document = Document::from_records(records);
    assert_eq!(
        rows(&document, &journey),
        [
            "Customer actions",
            "— line of interaction and visibility",
            "Back office",
            "— line of visibility",
            "Front office",
            "Opportunity"
        ]
    );
    let transaction = blueprint_rows(&document, &journey, &mut IdMaker::new(1)).expect("rows are missing");
    assert_eq!(transaction.diff.updated.len(), 1, "one row moves");
    let (after, _) = done(&document, |d, i| blueprint_rows(d, &journey, i));
    let wanted = [
        "Physical evidence",
        "Customer actions",
        "— line of interaction",
        "Front office",
        "— line of visibility",
        "Back office",
        "— line of internal interaction",
        "Repair partner",
        "Case system",
        "Opportunity",
    ];
    assert_eq!(rows(&after, &journey), wanted);
    let again = blueprint_rows(&after, &journey, &mut IdMaker::new(1)).expect_err("nothing is missing");
    assert!(again.0.contains("has all rows"), "{again}");
    let (ordered, _) = done(&document, |d, _| order_blueprint(d, &journey));
    assert!(order_blueprint(&ordered, &journey).is_err());
}

#[test]
fn a_row_goes_into_its_band() {
    let (document, swimlane) = complaint();
    let (document, journey) = done(&document, |d, i| blueprint_from_swimlane(d, &swimlane, i));
    for kind in [RowKind::Backstage, RowKind::Emotion, RowKind::Picture, RowKind::System, RowKind::Channel] {
        let (after, _) = done(&document, |d, i| add_row_in_band(d, &journey, kind, None, i));
        assert!(order_blueprint(&after, &journey).is_err(), "{kind:?} is out of order");
    }
}

#[test]
fn a_swimlane_becomes_a_blueprint_of_linked_cells_under_what_the_customer_did_last() {
    let (document, swimlane) = complaint();
    let (after, journey) = done(&document, |d, i| blueprint_from_swimlane(d, &swimlane, i));
    let table = table(&after, &journey);
    let column = |step: &Step| {
        let mut cards = after.cards().filter(|c| c.record.as_ref() == Some(&step.id));
        cards.find_map(|card| table.entry_of(&card.id).map(|(_, column, _)| column))
    };
    let view = View::new(&document, &swimlane).expect("a view");
    let customer = view.leaves().find(|n| n.is_customer()).expect("a customer's lane");
    let mut actions: Vec<&Step> = view.steps.iter().copied().filter(|s| s.lane == customer.lane.id).collect();
    actions.sort_by_key(|s| (s.column, s.row));
    assert_eq!(table.columns.len(), actions.len());
    let mut linked = 0;
    for step in view.steps.iter().filter(|s| s.lane != customer.lane.id) {
        let Some(column) = column(step) else { continue };
        linked += 1;
        assert!(column == 0 || actions[column].column <= step.column, "{}", step.name);
        assert!(actions.get(column + 1).is_none_or(|next| next.column > step.column), "{}", step.name);
    }
    assert_eq!(linked, view.steps.len() - actions.len(), "every step of the others is a cell");
    let stages: Vec<&str> = table.groups.iter().map(|g| g.name.as_str()).collect();
    let phases: Vec<&str> = view.phases.iter().map(|p| p.name.as_str()).collect();
    assert_eq!(stages, phases);
    // Every flow but those the customer walks alone is a dependency.
    let alone = |f: &&&Flow| {
        let of = |id: &Option<Id>| id.as_ref().and_then(|id| document.step(id)).map(|s| s.lane.clone());
        of(&f.from) == of(&f.to) && of(&f.from).as_ref() == Some(&customer.lane.id)
    };
    // An event on the edge of a step is part of it.
    let host = |id: &Option<Id>| {
        let step = id.as_ref().and_then(|id| document.step(id)).expect("a step");
        step.attached_to.clone().unwrap_or(step.id.clone())
    };
    let ends = |f: &&Flow| (host(&f.from), host(&f.to));
    let ties: BTreeSet<(Id, Id)> =
        view.flows.iter().filter(|f| f.kind == FlowKind::Sequence && !alone(f)).map(ends).collect();
    let (both, one): (BTreeSet<_>, _) = ties.iter().partition(|(a, b)| ties.contains(&(b.clone(), a.clone())));
    assert_eq!(after.dependencies().filter(|d| d.journey == journey && d.mutual).count(), both.len() / 2);
    assert_eq!(after.dependencies().filter(|d| d.journey == journey && !d.mutual).count(), one.len());
    assert_eq!(after.journey(&journey).and_then(|j| j.process.clone()), view.swimlane.process);
}

#[test]
fn a_swimlane_without_a_customer_is_no_blueprint() {
    let document = super::sketch::sketch("A: a b \n a>b");
    let refusal = blueprint_from_swimlane(&document, &"swim".into(), &mut IdMaker::new(1)).expect_err("a refusal");
    assert!(refusal.0.contains("begins at the customer"), "{refusal}");
}

#[test]
fn lanes_without_a_class_find_their_band_by_what_they_do() {
    // The flow through the decision without a name is one dependency.
    let document = super::sketch::sketch("You: a . . d \n Desk: . b . e \n Shed: . c ? . \n a>b b>c c>? ?>e e>d");
    let lanes = document.lanes().cloned().map(|lane| {
        let class = if lane.id.as_str() == "You" { LaneClass::Customer } else { LaneClass::Plain };
        Record::Lane(Lane { class, ..lane })
    });
    let others = document.records().filter(|r| !matches!(r, Record::Lane(_))).cloned();
    let document = Document::from_records(others.chain(lanes));
    let (after, journey) = done(&document, |d, i| blueprint_from_swimlane(d, &"swim".into(), i));
    let wanted = [
        "Physical evidence",
        "Customer actions",
        "— line of interaction",
        "Desk",
        "— line of visibility",
        "Shed",
        "— line of internal interaction",
        "Support",
    ];
    assert_eq!(rows(&after, &journey), wanted);
    assert_eq!(after.dependencies().count(), 4);
}
