//! The matrices, the portfolio, the board and the chart: what they find, and what typing and moving change.

use super::links::done;
use laneway::{
    change::{Refusal, op},
    file,
    layout::table::{Body, Look, Table, Tint, check, layout_table},
    model::*,
};

/// A shop: a customer, sales, a warehouse and a system, two phases, a decision, a journey with a moment of truth.
fn shop() -> Document {
    let text = include_str!("../fixtures/shop.laneway.ron");
    let read = file::parse(text).unwrap_or_else(|e| panic!("{e}"));
    assert!(read.problems.is_empty(), "{:?}", read.problems);
    read.document
}

fn id(word: &str) -> Id {
    word.into()
}

fn sheet(matrix: Matrix) -> Sheet {
    Sheet::Matrix(matrix, id(if matrix.of_model() { MODEL_ID } else { "swim" }))
}

fn table(document: &Document, sheet: &Sheet) -> Table {
    let table = Table::editing(document, sheet, &Default::default()).expect("a table");
    let wrong = check(&table, &layout_table(&table));
    assert!(wrong.is_empty(), "{wrong:?}");
    Table::new(document, sheet).expect("a table")
}

/// The rows as lines: heading, then the cells; what is wanting with an exclamation mark.
fn lines(document: &Document, sheet: &Sheet) -> Vec<String> {
    let table = table(document, sheet);
    let row = |r: usize| {
        let cells = (0..table.columns.len()).map(|c| {
            let entries = &table.cell(r, c).expect("a cell").entries;
            let said = entries.iter().map(|e| format!("{}{}", if e.look == Look::Missing { "!" } else { "" }, e.text));
            said.collect::<Vec<_>>().join(", ")
        });
        format!("{}: {}", table.rows[r].heading, cells.collect::<Vec<_>>().join(" | "))
    };
    (0..table.rows.len()).map(row).collect()
}

fn cell(row: &str, column: ColumnKey) -> CellAt {
    CellAt { row: RowKey::Record(id(row)), column }
}

fn of(attribute: Attribute) -> ColumnKey {
    ColumnKey::Attribute(attribute)
}

fn party(word: &str) -> ColumnKey {
    ColumnKey::Record(id(word))
}

fn type_in(document: &Document, sheet: &Sheet, at: &CellAt, text: &str) -> Result<Document, Refusal> {
    let made = op::type_in(document, sheet, at, None, text, &mut IdMaker::new(1))?;
    Ok(done(document, Ok(made)))
}

#[test]
fn the_experience_matrix_tells_what_is_wanting() {
    let document = shop();
    let sheet = sheet(Matrix::Experience);
    // Touchpoints, systems, rules, SLAs, KPIs. What the customer does wants nothing; a phase stands over its steps.
    assert_eq!(
        lines(&document, &sheet),
        [
            "Sell:  |  |  |  | ",
            "Ask:  |  |  |  | ",
            "Take the order: Call | ERP |  | !no SLA | !no KPI",
            "In stock?:  |  | !no rule |  | ",
            "Ship:  |  |  |  | ",
            "Pick:  |  |  | !no SLA | ",
            "Book:  | ERP |  |  | ",
        ]
    );
    let shown = table(&document, &sheet);
    assert!(shown.subtitle.contains("1 decision without rule"), "{}", shown.subtitle);
    assert!(shown.subtitle.contains("1 moment of truth without KPI"), "{}", shown.subtitle);
    assert_eq!(shown.rows[0].body, Body::Section);
    assert_eq!(shown.rows[1].tint, Tint::Customer);
}

#[test]
fn a_link_typed_into_the_experience_matrix_is_stored_where_it_belongs_and_new_names_become_records() {
    let document = shop();
    let sheet = sheet(Matrix::Experience);
    let ok = |of_: Attribute| cell("ok", of(of_));
    let ruled = type_in(&document, &sheet, &ok(Attribute::Rules), "credit CHECK; Stock first").expect("types");
    assert_eq!(ruled.rule(&id("credit")).map(|r| r.governs.clone()), Some(vec![id("ok")]));
    assert_eq!(ruled.rules().count(), 2);
    assert_eq!(
        matrix_text(&ruled, Matrix::Experience, &id("swim"), &ok(Attribute::Rules)),
        "Credit check; Stock first"
    );
    // The cell is all that is typed: what is not named is let go.
    let less = type_in(&ruled, &sheet, &ok(Attribute::Rules), "Stock first").expect("types");
    assert_eq!(less.rule(&id("credit")).map(|r| r.governs.len()), Some(0));
    assert_eq!(less.rules().count(), 2, "the rule itself stays");
    let systems = type_in(&document, &sheet, &ok(Attribute::Systems), "ERP; Stock app").expect("types");
    let made = systems.parties().find(|p| p.name == "Stock app").expect("made");
    assert_eq!((made.kind, systems.step(&id("ok")).map(|s| s.systems.len())), (PartyKind::System, Some(2)));
    let measured = type_in(&document, &sheet, &cell("take", of(Attribute::Kpis)), "time to answer").expect("types");
    assert_eq!(measured.kpi(&id("time")).map(|k| k.measures.clone()), Some(vec![id("swim"), id("take")]));
    let met = type_in(&document, &sheet, &cell("pick", of(Attribute::Touchpoints)), "Mail").expect("types");
    assert_eq!(met.touchpoint(&id("mail")).map(|t| t.steps.clone()), Some(vec![id("pick")]));
    for (attribute, name, says) in [
        (Attribute::Touchpoints, "Fax", "There is no touchpoint “Fax”. Add it to a journey first."),
        (Attribute::Systems, "Sales", "“Sales” is a team, not a system. Change its kind first."),
    ] {
        let refused = type_in(&document, &sheet, &ok(attribute), name).expect_err("refused");
        assert_eq!(refused.to_string(), says);
    }
}

#[test]
fn a_party_that_is_no_system_keeps_its_link_when_the_cell_is_typed_again() {
    let (shop, sheet) = (shop(), sheet(Matrix::Experience));
    let (mut step, at) = (shop.step(&id("take")).expect("a step").clone(), cell("take", of(Attribute::Systems)));
    step.systems = vec![id("team"), id("sales")];
    let linked = |name: &str| {
        let team = Party { id: id("team"), kind: PartyKind::Team, name: name.into(), ..Party::default() };
        let records = shop.records().filter(|r| *r.id() != step.id).cloned();
        Document::from_records(records.chain([Record::Step(step.clone()), Record::Party(team)]))
    };
    // Beside a system of its name, and without one.
    for (name, shown) in [("ERP", "ERP (team); Sales"), ("Desk", "Desk; Sales")] {
        let document = linked(name);
        let text = matrix_text(&document, Matrix::Experience, &id("swim"), &at);
        assert_eq!(text, shown);
        assert_eq!(lines(&document, &sheet)[2].split(" | ").nth(1), Some(shown), "shown as it is typed");
        assert!(type_in(&document, &sheet, &at, &text).expect("types") == document, "its own text changes nothing");
        let more = type_in(&document, &sheet, &at, &format!("{text}; Stock app")).expect("types");
        let systems = &more.step(&id("take")).expect("there").systems;
        assert_eq!((&systems[..2], systems.len()), (&[id("team"), id("sales")][..], 3));
    }
    let both = type_in(&linked("ERP"), &sheet, &at, "ERP").expect_err("the team or the system");
    assert!(both.to_string().contains("“ERP (team)”"), "{both}");
    // What is linked nowhere in the cell is not taken for a system.
    assert!(type_in(&linked("Desk"), &sheet, &at, "Warehouse").is_err());
}

#[test]
fn an_sla_typed_at_one_step_is_about_it_and_at_a_second_runs_between_them() {
    let document = shop();
    let sheet = sheet(Matrix::Experience);
    let at = |step: &str| cell(step, of(Attribute::Slas));
    let ends = |document: &Document| {
        let sla = document.sla(&id("fast")).expect("an SLA");
        [sla.from.clone(), sla.to.clone()].map(|end| end.map(|id| id.to_string()).unwrap_or_default())
    };
    let one = type_in(&document, &sheet, &at("book"), "Fast").expect("types");
    assert_eq!(ends(&one), ["book", "book"]);
    let two = type_in(&one, &sheet, &at("ok"), "fast").expect("types");
    assert_eq!(ends(&two), ["ok", "book"]);
    assert_eq!(lines(&two, &sheet)[5], "Pick:  |  |  |  | ", "an SLA runs over its hand-off");
    let third = type_in(&two, &sheet, &at("ask"), "Fast").expect_err("refused").to_string();
    assert!(third.starts_with("“Fast” runs from “In stock?” to “Book” already"), "{third}");
    let none = op::clear(&two, &sheet, &[at("ok"), at("book")], &mut IdMaker::new(1)).expect("clears");
    assert_eq!(ends(&done(&two, Ok(none))), ["", ""]);
}

#[test]
fn an_sla_typed_where_a_hand_off_wants_one_is_on_the_hand_off_and_shown_at_both_its_steps() {
    let document = shop();
    let sheet = sheet(Matrix::Experience);
    let at = |step: &str| cell(step, of(Attribute::Slas));
    let on = |document: &Document| document.flow(&id("f3")).and_then(|flow| flow.sla.clone());
    let promised = type_in(&document, &sheet, &at("pick"), "fast").expect("types");
    assert_eq!((on(&promised), promised.sla(&id("fast")).and_then(|s| s.to.clone())), (Some(id("fast")), None));
    assert_eq!(lines(&promised, &sheet)[5], "Pick:  |  |  | Fast | ");
    assert_eq!(lines(&promised, &sheet)[3], "In stock?:  |  | !no rule | Fast | ");
    let same = type_in(&promised, &sheet, &at("pick"), "Fast").expect("types");
    assert_eq!(same, promised);
    let made = type_in(&document, &sheet, &at("take"), "Quick answer").expect("types");
    let sla = made.slas().find(|sla| sla.name == "Quick answer").expect("made");
    assert_eq!(made.flow(&id("f1")).and_then(|flow| flow.sla.as_ref()), Some(&sla.id));
    let none = op::clear(&promised, &sheet, &[at("ok")], &mut IdMaker::new(1)).expect("clears");
    assert_eq!(on(&done(&promised, Ok(none))), None);
}

#[test]
fn an_sla_typed_over_another_takes_its_place_on_the_hand_off() {
    let document = shop();
    let sheet = sheet(Matrix::Experience);
    let at = |step: &str| cell(step, of(Attribute::Slas));
    let on = |document: &Document, flow: &str| document.flow(&id(flow)).and_then(|flow| flow.sla.clone());
    let makes = |document: &Document, step: &str, text: &str| {
        matrix_makes(document, Matrix::Experience, &id("swim"), &at(step), text)
    };
    assert_eq!(makes(&document, "pick", "fast"), "The SLA “fast”, on the hand-off");
    assert_eq!(makes(&document, "book", "Slow"), "New SLA “Slow”", "nothing is handed over there that wants one");
    let fast = type_in(&document, &sheet, &at("pick"), "Fast").expect("types");
    // From either end of the hand-off.
    for step in ["pick", "ok"] {
        assert_eq!(makes(&fast, step, "Slow"), "New SLA “Slow”, on the hand-off");
        let slow = type_in(&fast, &sheet, &at(step), "Slow").expect("types");
        let sla = slow.slas().find(|sla| sla.name == "Slow").expect("made");
        assert_eq!((on(&slow, "f3"), &sla.from, &sla.to), (Some(sla.id.clone()), &None, &None));
        assert_eq!(lines(&slow, &sheet)[5], "Pick:  |  |  | Slow | ");
    }
    // Beside it, the new one is about the step: the hand-off has its own.
    let both = type_in(&fast, &sheet, &at("pick"), "Fast; Slow").expect("types");
    assert_eq!(makes(&fast, "pick", "Fast; Slow"), "New SLA “Slow”");
    let sla = both.slas().find(|sla| sla.name == "Slow").expect("made");
    assert_eq!((on(&both, "f3"), sla.to.clone()), (Some(id("fast")), Some(id("pick"))));
}

#[test]
fn a_task_of_a_system_that_is_not_named_is_told_where_the_model_knows_systems() {
    let mut text = include_str!("../fixtures/shop.laneway.ron").to_owned();
    text = text.replace("      id: \"pick\",\n", "      id: \"pick\",\n      kind: Task(Service),\n");
    let read = |text: &str| file::parse(text).expect("a model").document;
    let sheet = sheet(Matrix::Experience);
    assert_eq!(lines(&read(&text), &sheet)[5], "Pick:  | !no system |  | !no SLA | ");
    let told = table(&read(&text), &sheet).subtitle;
    assert!(told.contains("1 task without its system"), "{told}");
    let unknown = text.replace("kind: System", "kind: Team");
    assert_eq!(lines(&read(&unknown), &sheet)[5], "Pick:  |  |  | !no SLA | ");
}

#[test]
fn each_hand_off_of_a_pair_says_its_own_sla() {
    let text = include_str!("../fixtures/shop.laneway.ron");
    let more = |flows: &str| {
        let text = text.replace("    (\n      id: \"f4\",", &format!("{flows}    (\n      id: \"f4\","));
        file::parse(&text).expect("a model").document
    };
    let details = |document: &Document| {
        let table = table(document, &sheet(Matrix::HandOffs));
        match &table.cell(1, 2).expect("a cell").entries[0].look {
            Look::HandOff { details } => details.to_string(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(details(&more("")), "Pick slip\nno SLA");
    let one = "(id: \"f3b\", swimlane: \"swim\", from: \"take\", to: \"pick\", sla: \"fast\"),";
    assert_eq!(details(&more(one)), "Pick slip\nPick: no SLA\nPick: SLA: Fast");
    let both = text.replace("      label: \"yes\",", "      label: \"yes\",\n      sla: \"fast\",");
    let both = both.replace("    (\n      id: \"f4\",", &format!("{one}    (\n      id: \"f4\","));
    assert_eq!(details(&file::parse(&both).expect("a model").document), "Pick slip\nSLA: Fast");
}

#[test]
fn the_raci_matrix_reads_letters_and_tells_faults() {
    let document = shop();
    let sheet = sheet(Matrix::Raci);
    // Customer, sales, warehouse, ERP: those of the lanes.
    assert_eq!(
        lines(&document, &sheet),
        [
            "Sell:  |  |  | ",
            "Ask: (R) |  |  | ",
            "Take the order:  | (R)/A |  | ",
            "In stock?:  | (R) |  | ",
            "Ship:  |  |  | ",
            "Pick:  | A | R/A | ",
            "Book:  |  |  | (R)",
        ]
    );
    let shown = table(&document, &sheet);
    assert!(shown.subtitle.contains("1 with nobody accountable · 1 with several accountable"), "{}", shown.subtitle);
    let pick = &shown.rows[5];
    assert_eq!((pick.tint, pick.caption.starts_with("2 accountable")), (Tint::Fault, true));
    let typed = type_in(&document, &sheet, &cell("pick", party("sales")), "ic").expect("types");
    let step = typed.step(&id("pick")).expect("a step");
    assert_eq!((step.accountable.len(), step.consulted.len(), step.informed.len()), (1, 1, 1));
    assert_eq!(table(&typed, &sheet).rows[5].tint, Tint::Plain);
    let refused = type_in(&document, &sheet, &cell("pick", party("sales")), "boss").expect_err("refused");
    assert!(refused.to_string().starts_with("“boss” is none of R, A, C, I"), "{refused}");
    // The empty column takes a party, with what it is after a colon.
    let legal = type_in(&document, &sheet, &cell("take", ColumnKey::New), "Legal: i").expect("types");
    let made = legal.parties().find(|p| p.name == "Legal").expect("made").id.clone();
    assert_eq!(legal.step(&id("take")).map(|s| s.informed.clone()), Some(vec![made.clone()]));
    assert_eq!(table(&legal, &sheet).columns.last().map(|c| c.key.clone()), Some(ColumnKey::Record(made)));
    let known = type_in(&document, &sheet, &cell("take", ColumnKey::New), "warehouse").expect("types");
    assert_eq!(known.parties().count(), document.parties().count());
    assert_eq!(known.step(&id("take")).map(|s| s.consulted.clone()), Some(vec![id("store")]));
}

#[test]
fn the_hand_off_matrix_counts_what_crosses_lanes_and_links_an_sla() {
    let document = shop();
    let sheet = sheet(Matrix::HandOffs);
    assert_eq!(
        lines(&document, &sheet),
        [
            "from Customer:  | 1 hand-off |  | ",
            "from Sales: 1 hand-off |  | 1 hand-off | ",
            "from Warehouse:  |  |  | 1 hand-off",
            "from ERP:  |  |  | ",
        ]
    );
    let shown = table(&document, &sheet);
    let details = shown.cell(1, 2).and_then(|c| c.entries.first()).map(|e| e.details().to_owned());
    assert_eq!(details.as_deref(), Some("Pick slip\nno SLA"), "a branch's label is no thing");
    assert!(shown.subtitle.contains("4 hand-offs · 2 without"), "{}", shown.subtitle);
    let at = cell("sales", party("store"));
    let promised = type_in(&document, &sheet, &at, "Fast").expect("types");
    assert_eq!(promised.flow(&id("f3")).and_then(|f| f.sla.clone()), Some(id("fast")));
    assert_eq!(matrix_text(&promised, Matrix::HandOffs, &id("swim"), &at), "Fast");
    let refused = type_in(&document, &sheet, &cell("store", party("cust")), "Fast").expect_err("refused").to_string();
    assert!(refused.contains("hands nothing over"), "{refused}");
    let mut several = document.clone();
    let mut edit = laneway::change::Edit::new(&document);
    edit.put(Flow { id: id("f6"), ..document.flow(&id("f3")).expect("a flow").clone() });
    edit.finish("One more").diff.apply(&mut several);
    let refused = type_in(&several, &sheet, &at, "Fast").expect_err("refused").to_string();
    assert!(refused.starts_with("There are 2 hand-offs here."), "{refused}");
}

#[test]
fn the_system_use_matrix_lists_steps_and_adds_the_system_to_them() {
    let document = shop();
    let sheet = sheet(Matrix::SystemUse);
    assert_eq!(lines(&document, &sheet), ["ERP: Take the order; Book"], "by its own word, and by its lane");
    let at = cell("erp", party("swim"));
    let more = type_in(&document, &sheet, &at, "Take the order; book; Pick").expect("types");
    assert_eq!(more.step(&id("pick")).map(|s| s.systems.clone()), Some(vec![id("erp")]));
    assert!(more.step(&id("book")).is_some_and(|s| s.systems.is_empty()), "its lane says so already");
    let less = type_in(&more, &sheet, &at, "Book; Pick").expect("types");
    assert!(less.step(&id("take")).is_some_and(|s| s.systems.is_empty()));
    let lane = type_in(&document, &sheet, &at, "Pick").expect_err("refused").to_string();
    assert!(lane.starts_with("“Book” stands in the lane of ERP"), "{lane}");
    let unknown = type_in(&document, &sheet, &at, "Fly").expect_err("refused").to_string();
    assert!(unknown.starts_with("There is no step “Fly” in Order."), "{unknown}");
}

#[test]
fn both_matrices_that_show_systems_name_the_same() {
    let text = include_str!("../fixtures/shop.laneway.ron");
    let text = text.replace("      kind: End(Plain),\n", "      kind: End(Plain),\n      systems: [\"erp\"],\n");
    let document = file::parse(&text).expect("a model").document;
    let (experience, use_of) = (sheet(Matrix::Experience), SystemUse::new(&document));
    let shown = table(&document, &experience);
    let of_systems = EXPERIENCE.iter().position(|of| *of == Attribute::Systems).expect("a column");
    let with_erp: Vec<RowKey> = (0..shown.rows.len())
        .filter(|row| shown.cell(*row, of_systems).is_some_and(|cell| cell.entries.iter().any(|e| &*e.text == "ERP")))
        .map(|row| shown.rows[row].key.clone())
        .collect();
    let used: Vec<RowKey> =
        use_of.of(&id("erp"), &id("swim")).iter().map(|(step, _)| RowKey::Record(step.id.clone())).collect();
    assert_eq!(with_erp, used);
    assert_eq!(used, ["take", "book", "end"].map(|step| RowKey::Record(id(step))), "an event and a lane's too");
    // In its lane it needs not be named, and cannot be taken away.
    let book = cell("book", of(Attribute::Systems));
    assert_eq!(matrix_text(&document, Matrix::Experience, &id("swim"), &book), "ERP");
    let more = type_in(&document, &experience, &book, "ERP; Stock app").expect("types");
    assert_eq!(more.step(&id("book")).map(|step| step.systems.len()), Some(1), "its lane says the other");
    let less = type_in(&more, &experience, &book, "ERP").expect("types");
    assert!(less.step(&id("book")).is_some_and(|step| step.systems.is_empty()));
    let refused = op::clear(&document, &experience, &[book], &mut IdMaker::new(1)).expect_err("refused").to_string();
    assert!(refused.starts_with("“Book” stands in the lane of ERP"), "{refused}");
}

#[test]
fn what_stands_on_a_touchpoint_is_told_in_the_row_of_the_step_behind_it() {
    let text = include_str!("../fixtures/shop.laneway.ron");
    let text = text.replace("        \"swim\",\n      ],\n", "        \"call\",\n      ],\n");
    let text = text.replace("name: \"Credit check\",\n", "name: \"Credit check\",\n      governs: [\"call\"],\n");
    let document = file::parse(&text).expect("a model").document;
    let sheet = sheet(Matrix::Experience);
    let (rules, kpis) = (cell("take", of(Attribute::Rules)), cell("take", of(Attribute::Kpis)));
    assert_eq!(
        lines(&document, &sheet)[2],
        "Take the order: Call | ERP | at Call: Credit check | !no SLA | at Call: Time to answer",
        "the moment of truth is measured"
    );
    // It is no text of the cell: what is typed is the step's own, and what the touchpoint has stays.
    assert_eq!(matrix_text(&document, Matrix::Experience, &id("swim"), &kpis), "");
    assert_eq!(matrix_shows(&document, Matrix::Experience, &id("swim"), &rules), [id("credit")]);
    assert!(op::clear(&document, &sheet, std::slice::from_ref(&rules), &mut IdMaker::new(1)).is_err());
    let own = type_in(&document, &sheet, &rules, "Credit check").expect("types");
    assert_eq!(own.rule(&id("credit")).map(|rule| rule.governs.clone()), Some(vec![id("call"), id("take")]));
    assert!(lines(&own, &sheet)[2].contains("| Credit check |"), "said once");
}

#[test]
fn a_step_that_waits_is_a_row_where_its_time_is_said() {
    let text = include_str!("../fixtures/shop.laneway.ron");
    let wait = |said: &str| {
        let text = text.replace("      kind: End(Plain),\n", &format!("      kind: Wait,{said}\n"));
        let document = file::parse(&text).expect("a model").document;
        table(&document, &sheet(Matrix::Experience)).rows.last().map(|row| row.caption.clone())
    };
    assert_eq!(wait("wait: \"3 d\",").as_deref(), Some("wait · 3 d · Customer"));
    assert_eq!(wait("duration: \"overnight\",").as_deref(), Some("wait · overnight · Customer"));
    assert_eq!(wait("").as_deref(), Some("ERP"), "nothing is said of it: no row");
}

#[test]
fn who_is_made_accountable_takes_it_from_who_was() {
    let document = shop();
    let sheet = sheet(Matrix::Raci);
    let moved = type_in(&document, &sheet, &cell("pick", party("erp")), "a").expect("types");
    let step = moved.step(&id("pick")).expect("a step");
    assert_eq!((&step.accountable, &step.responsible), (&vec![id("erp")], &vec![id("store")]), "other letters stay");
    let new = type_in(&document, &sheet, &cell("take", ColumnKey::New), "Legal: a").expect("types");
    let legal = new.parties().find(|p| p.name == "Legal").expect("made").id.clone();
    assert_eq!(new.step(&id("take")).map(|s| s.accountable.clone()), Some(vec![legal]));
    let makes = |text| matrix_makes(&document, Matrix::Raci, &id("swim"), &cell("take", party("erp")), text);
    assert_eq!((makes("a"), makes("c")), ("Accountable, in place of Sales".into(), "Consulted".into()));
    // A table that says several is taken as it is.
    let done = op::paste_in(&document, &sheet, &cell("take", party("erp")), "A", &mut IdMaker::new(1)).expect("pastes");
    let mut pasted = document.clone();
    done.diff.apply(&mut pasted);
    assert_eq!(pasted.step(&id("take")).map(|s| s.accountable.len()), Some(2));
}

#[test]
fn the_portfolio_tells_rules_and_opportunities_behind_a_process() {
    let text = include_str!("../fixtures/shop.laneway.ron");
    let text =
        text.replace("name: \"Credit check\",\n", "name: \"Credit check\",\n      governs: [\"take\", \"f3\"],\n");
    let text = text.replace("name: \"Self service\",\n", "name: \"Self service\",\n      answers: [\"call\"],\n");
    let document = file::parse(&text).expect("a model").document;
    let shown = table(&document, &Sheet::Portfolio);
    let details = shown.cell(1, 1).expect("a cell").entries[0].details().to_owned();
    assert!(details.ends_with("1 rule: Credit check\n1 opportunity: Self service"), "{details}");
}

#[test]
fn the_portfolio_spans_what_a_process_serves_and_moving_a_card_says_so() {
    let document = shop();
    assert_eq!(
        lines(&document, &Sheet::Portfolio),
        ["Management:  |  |  | ", "Primary:  | Order to cash |  | ", "Support:  |  |  | Hire"]
    );
    let shown = table(&document, &Sheet::Portfolio);
    let card = &shown.cell(1, 1).expect("a cell").entries[0];
    assert_eq!(card.span(), 2);
    assert_eq!(
        card.details(),
        "Has the goods\nOwner: Sales\n1 journey: Buying\n1 swimlane: Order, as-is\n1 KPI: Time to answer"
    );
    let to = |kind, column| CellAt { row: RowKey::Processes(kind), column };
    let go = |document: &Document, process: &str, at: &CellAt| {
        done(document, op::move_entry(document, &Sheet::Portfolio, &id(process), at))
    };
    let process = |document: &Document, name: &str| document.process(&id(name)).expect("a process").clone();
    let placed = go(&document, "hire", &to(ProcessKind::Management, ColumnKey::Lifecycle(Lifecycle::Attraction)));
    let hire = process(&placed, "hire");
    assert_eq!((hire.kind, hire.phases), (ProcessKind::Management, [Lifecycle::Attraction].into()));
    let moved = go(&document, "order", &to(ProcessKind::Primary, ColumnKey::Lifecycle(Lifecycle::Attraction)));
    assert_eq!(process(&moved, "order").phases, [Lifecycle::Attraction, Lifecycle::Interaction].into());
    let out = go(&document, "order", &to(ProcessKind::Primary, ColumnKey::Unserving));
    assert!(process(&out, "order").phases.is_empty());
    let at = to(ProcessKind::Support, ColumnKey::Lifecycle(Lifecycle::Cultivation));
    let added = type_in(&document, &Sheet::Portfolio, &at, "Train").expect("types");
    let train = added.processes().find(|p| p.name == "Train").expect("made");
    assert_eq!((train.kind, train.phases.clone()), (ProcessKind::Support, [Lifecycle::Cultivation].into()));
    // What it serves with a gap between stands in each, and says where else.
    let mut edit = laneway::change::Edit::new(&document);
    let phases = [Lifecycle::Attraction, Lifecycle::Cultivation].into();
    edit.put(Process { phases, ..process(&document, "order") });
    let mut parted = document.clone();
    edit.finish("Part").diff.apply(&mut parted);
    assert_eq!(lines(&parted, &Sheet::Portfolio)[1], "Primary: Order to cash |  | Order to cash | ");
    let shown = table(&parted, &Sheet::Portfolio);
    assert!(shown.cell(1, 0).expect("a cell").entries[0].details().contains("also in cultivation"));
}

#[test]
fn the_board_orders_by_value_then_effort_and_moving_sets_the_status() {
    let document = shop();
    assert_eq!(lines(&document, &Sheet::Board), [": New forms, Self service, Unsaid |  |  | Old idea | "]);
    let to = |status| CellAt { row: RowKey::Cards, column: ColumnKey::Status(status) };
    let moved = op::move_entry(&document, &Sheet::Board, &id("o4"), &to(OpportunityStatus::Doing));
    let moved = done(&document, moved);
    assert_eq!(moved.opportunity(&id("o4")).map(|o| o.status), Some(OpportunityStatus::Doing));
    let added = type_in(&document, &Sheet::Board, &to(OpportunityStatus::Planned), "Chat").expect("types");
    let chat = added.opportunities().find(|o| o.name == "Chat").expect("made");
    assert_eq!(chat.status, OpportunityStatus::Planned);
    let cleared = op::clear(&document, &Sheet::Board, &[to(OpportunityStatus::Done)], &mut IdMaker::new(1));
    assert_eq!(done(&document, cleared).opportunities().count(), 3);
}

#[test]
fn the_chart_places_by_effort_and_value_and_names_its_quarters() {
    let document = shop();
    let shown = table(&document, &Sheet::Chart);
    let at = |value, effort| CellAt { row: RowKey::Value(value), column: ColumnKey::Effort(effort) };
    let texts = |table: &Table, at: &CellAt| {
        let place = (table.row_of(&at.row).expect("a row"), table.column_of(&at.column).expect("a column"));
        let entries = &table.cell(place.0, place.1).expect("a cell").entries;
        entries.iter().map(|e| e.text.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(texts(&shown, &at(Some(4), Some(2))), ["Self service"]);
    assert_eq!(texts(&shown, &at(None, None)), ["Unsaid"]);
    assert_eq!(texts(&shown, &at(Some(5), Some(1))), ["QUICK WINS"]);
    assert_eq!(texts(&shown, &at(Some(1), Some(5))), ["THINK TWICE"]);
    assert!(shown.subtitle.contains("2 quick wins · 1 done or dropped"), "{}", shown.subtitle);
    let moved = op::move_entry(&document, &Sheet::Chart, &id("o4"), &at(Some(3), Some(5)));
    let moved = done(&document, moved);
    let it = moved.opportunity(&id("o4")).expect("it");
    assert_eq!((it.value, it.effort, it.quadrant()), (Some(3), Some(5), Some(Quadrant::BigBets)));
    let back = done(&moved, op::move_entry(&moved, &Sheet::Chart, &id("o4"), &at(None, Some(5))));
    assert_eq!(back.opportunity(&id("o4")).and_then(|o| o.value), None);
    assert!(op::move_entry(&document, &Sheet::Chart, &id(MODEL_ID), &at(None, None)).is_err(), "a name stays");
}

#[test]
fn empty_views_say_how_to_begin() {
    let empty = Document::from_records([]);
    for sheet in [sheet(Matrix::SystemUse), Sheet::Portfolio, Sheet::Board, Sheet::Chart] {
        let table = Table::new(&empty, &sheet).expect("a table");
        assert!(table.is_empty() && table.hint.len() > 20, "{sheet:?}");
        let layout = layout_table(&table);
        assert!(check(&table, &layout).is_empty() && layout.hint.is_some(), "{sheet:?}");
    }
    for matrix in [Matrix::Experience, Matrix::Raci, Matrix::HandOffs] {
        let bare = Document::from_records([Record::Swimlane(Swimlane { id: id("swim"), ..Swimlane::default() })]);
        let table = Table::new(&bare, &sheet(matrix)).expect("a table");
        assert!(table.is_empty() && layout_table(&table).hint.is_some(), "{matrix:?}");
    }
}
