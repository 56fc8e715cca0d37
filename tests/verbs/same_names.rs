//! Names that several records have, typed into matrices and registers: none is linked by guess, none is lost.

use laneway::{
    change::{Refusal, op},
    file,
    layout::table::Table,
    model::*,
};

fn model() -> Document {
    let text = r#"(format: 1,
        parties: [
            (id: "desk", kind: Team, name: "Desk"), (id: "works", kind: Team, name: "Works"),
            (id: "erp", kind: System, name: "ERP"),
            (id: "ann", kind: Role, name: "Ann"), (id: "ann2", kind: Customer, name: "Ann"),
        ],
        swimlanes: [(id: "swim", name: "Order")],
        lanes: [(id: "l", swimlane: "swim", party: "desk"), (id: "m", swimlane: "swim", party: "works", order: 1)],
        steps: [
            (id: "check", name: "Check", lane: "l", column: 0, systems: ["erp"]),
            (id: "check2", name: "Check", lane: "m", column: 0, systems: ["erp"]),
            (id: "pack", name: "Pack", lane: "m", column: 1),
        ],
        journeys: [(id: "j", name: "Buying")],
        stages: [(id: "s", journey: "j", name: "Find", order: 1)],
        journey_steps: [
            (id: "looks", stage: "s", name: "Looks", order: 1), (id: "asks", stage: "s", name: "Asks", order: 2),
        ],
        touchpoints: [
            (id: "call", at: "looks", name: "Call", steps: ["check"]),
            (id: "call2", at: "asks", name: "Call", steps: ["check"]),
        ],
        rules: [(id: "rule", name: "Two years", governs: ["check", "check2"])],
    )"#;
    file::parse(text).unwrap_or_else(|e| panic!("{e}")).document
}

fn type_in(document: &Document, sheet: &Sheet, at: &CellAt, text: &str) -> Result<Document, Refusal> {
    let done = op::type_in(document, sheet, at, None, text, &mut IdMaker::new(1))?;
    let mut now = document.clone();
    done.diff.apply(&mut now);
    Ok(now)
}

fn cell(row: &str, column: ColumnKey) -> CellAt {
    CellAt { row: RowKey::Record(row.into()), column }
}

fn refusal(done: Result<Document, Refusal>) -> String {
    done.map(|_| ()).expect_err("refused").to_string()
}

#[test]
fn two_steps_of_one_name_in_a_cell_are_both_kept_when_a_third_is_added() {
    let document = model();
    let sheet = Sheet::Matrix(Matrix::SystemUse, MODEL_ID.into());
    let at = cell("erp", ColumnKey::Record("swim".into()));
    let text = matrix_text(&document, Matrix::SystemUse, &MODEL_ID.into(), &at);
    assert_eq!(text, "Check (Desk); Check (Works)");
    let drawn = Table::new(&document, &sheet).expect("a table");
    assert_eq!(&*drawn.cells[0].entries[0].text, text, "as it is drawn");
    let now = type_in(&document, &sheet, &at, &format!("{text}; Pack")).expect("done");
    for step in ["check", "check2", "pack"] {
        assert!(now.step(&step.into()).expect("there").systems.contains(&"erp".into()), "{step}");
    }
    let now = type_in(&document, &sheet, &at, "check (works)").expect("done");
    assert!(now.step(&"check".into()).expect("there").systems.is_empty());
    assert!(!now.step(&"check2".into()).expect("there").systems.is_empty());
    let why = refusal(type_in(&document, &sheet, &at, "Check; Pack"));
    assert!(why.contains("“Check (Desk)” or “Check (Works)”"), "{why}");
}

#[test]
fn two_touchpoints_of_one_name_are_both_kept() {
    let document = model();
    let sheet = Sheet::Matrix(Matrix::Experience, "swim".into());
    let at = cell("check", ColumnKey::Attribute(Attribute::Touchpoints));
    let text = matrix_text(&document, Matrix::Experience, &"swim".into(), &at);
    assert_eq!(text, "Call (Looks); Call (Asks)");
    let steps = |document: &Document, id: &str| document.touchpoint(&id.into()).expect("there").steps.len();
    let now = type_in(&document, &sheet, &at, "Call (Asks); Call (Looks)").expect("done");
    assert_eq!((steps(&now, "call"), steps(&now, "call2")), (1, 1));
    let now = type_in(&document, &sheet, &at, "Call (Asks)").expect("done");
    assert_eq!((steps(&now, "call"), steps(&now, "call2")), (0, 1));
    let why = refusal(type_in(&document, &sheet, &at, "call"));
    assert!(why.contains("“Call (Looks)” or “Call (Asks)”"), "{why}");
    let offered: Vec<String> =
        suggest(&document, &sheet, &at, "call").into_iter().map(|suggestion| suggestion.name).collect();
    assert_eq!(offered, ["Call (Looks)", "Call (Asks)"]);
    let offered: Vec<String> =
        suggest(&document, &sheet, &at, "call (as").into_iter().map(|suggestion| suggestion.name).collect();
    assert_eq!(offered, ["Call (Asks)"]);
    assert_eq!(matrix_makes(&document, Matrix::Experience, &"swim".into(), &at, "call"), "2 are called so: choose one");
}

#[test]
fn a_name_that_several_have_is_not_guessed_in_a_register_or_a_raci_matrix() {
    let document = model();
    let rules = Sheet::Register(Register::Rules);
    let owner = cell("rule", ColumnKey::Attribute(Attribute::Owner));
    let why = refusal(type_in(&document, &rules, &owner, "ann"));
    assert!(why.contains("“Ann (role)” or “Ann (customer)”"), "{why}");
    let now = type_in(&document, &rules, &owner, "Ann (customer)").expect("done");
    assert_eq!(now.rule(&"rule".into()).expect("there").owner, Some("ann2".into()));
    assert_eq!(now.parties().count(), document.parties().count(), "nobody new");
    assert_eq!(attribute_text(&now, &"rule".into(), Attribute::Owner), "Ann (customer)");
    let governs = cell("rule", ColumnKey::Attribute(Attribute::Governs));
    assert_eq!(attribute_text(&document, &"rule".into(), Attribute::Governs), "Check (Desk); Check (Works)");
    let now = type_in(&document, &rules, &governs, "Check (Works); pack").expect("done");
    assert_eq!(now.rule(&"rule".into()).expect("there").governs, ["check2".into(), "pack".into()]);

    let raci = Sheet::Matrix(Matrix::Raci, "swim".into());
    let new = cell("check", ColumnKey::New);
    for text in ["ann", "Ann: RA"] {
        let why = refusal(type_in(&document, &raci, &new, text));
        assert!(why.contains("“Ann (role)” or “Ann (customer)”"), "{text}: {why}");
    }
    let now = type_in(&document, &raci, &new, "Ann (role): RA").expect("done");
    assert_eq!(now.step(&"check".into()).expect("there").accountable, ["ann".into()]);
}

/// The model with a SIPOC, and with rows of owners and of what is behind the scenes in its journey.
fn with_views() -> Document {
    let more = r#"(format: 1, sipocs: [(id: "sipoc", name: "Order")],
        sipoc_entries: [(id: "e", sipoc: "sipoc", column: Suppliers, row: 0, record: "ann2")],
        journey_rows: [(id: "r", journey: "j", kind: Owner, order: 1), (id: "b", journey: "j", kind: Backstage, order: 2)],
        cards: [(id: "c", row: "r", at: "looks", record: "ann")],
    )"#;
    // What it refers to is in the model it is added to.
    let (model, more) = (model(), file::parse(more).unwrap_or_else(|e| panic!("{e}")).document);
    let added = more.records().filter(|record| record.id().as_str() != MODEL_ID);
    let all: Vec<Record> = model.records().chain(added).cloned().collect();
    Document::from_records(all)
}

#[test]
fn a_name_that_several_have_is_not_guessed_in_a_sipoc_or_journey() {
    let document = with_views();
    let sipoc = Sheet::Sipoc("sipoc".into());
    let journey = Sheet::Journey("j".into());
    let of_sipoc = |column| CellAt { row: RowKey::New, column: ColumnKey::Sipoc(column) };
    let of_row = |row: &str| CellAt { row: RowKey::Row(row.into()), column: ColumnKey::Step("asks".into()) };
    for (sheet, at, kind, told, text, meant) in [
        (&sipoc, of_sipoc(SipocColumn::Suppliers), "ann", "“Ann (role)” or “Ann (customer)”", "ann (customer)", "ann2"),
        (
            &sipoc,
            of_sipoc(SipocColumn::Process),
            "Check",
            "“Check (Desk)” or “Check (Works)”",
            "Check (Works)",
            "check2",
        ),
        (&journey, of_row("r"), "Ann", "“Ann (role)” or “Ann (customer)”", "Ann [ann]", "ann"),
        (&journey, of_row("b"), "check", "“Check (Desk)” or “Check (Works)”", "Check (Desk)", "check"),
    ] {
        let why = refusal(type_in(&document, sheet, &at, kind));
        assert!(why.contains(told), "{why}");
        let stands = |now: &Document| {
            let new = now.records().find(|record| !document.contains(record.id().as_str())).expect("an entry").id();
            (now.stands_for(new).cloned(), now.display_name(new).to_owned())
        };
        let now = type_in(&document, sheet, &at, text).expect("done");
        assert_eq!(stands(&now).0, Some(meant.into()), "{text}");
        assert_eq!(now.parties().count(), document.parties().count(), "nobody new");
        // Where nobody is there to choose, the words stay.
        let (done, why) = op::type_unasked(&document, sheet, &at, None, kind, &mut IdMaker::new(1)).expect("done");
        let mut now = document.clone();
        done.diff.apply(&mut now);
        assert_eq!(stands(&now), (None, kind.to_owned()));
        assert!(why.expect("says why").to_string().contains(told));
        let offered: Vec<String> = suggest(&document, sheet, &at, kind).into_iter().map(|it| it.name).collect();
        assert_eq!(offered.len(), 2);
        for name in &offered {
            assert!(told.contains(&format!("“{name}”")), "{name}");
        }
        let typed = offered[1][..offered[1].len() - 2].to_lowercase();
        assert_eq!(
            suggest(&document, sheet, &at, &typed).into_iter().map(|it| it.name).collect::<Vec<_>>(),
            offered[1..]
        );
    }
    // What an entry says already is typed over it without a change.
    for (sheet, at, entry) in [
        (&sipoc, CellAt { row: RowKey::Entries(Key::default()), ..of_sipoc(SipocColumn::Suppliers) }, "e"),
        (&journey, CellAt { column: ColumnKey::Step("looks".into()), ..of_row("r") }, "c"),
    ] {
        let done = op::type_in(&document, sheet, &at, Some(&entry.into()), "Ann", &mut IdMaker::new(1)).expect("done");
        assert!(done.diff.is_empty(), "{entry}");
    }
}
