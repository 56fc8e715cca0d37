//! Each table to text and back, and what people write by hand.

use super::{
    decision::{Decision, Rule},
    journey::{Journey, Line, Stage},
    sipoc::Sipoc,
    steps::{Next, Step, Swimlane},
    *,
};
use crate::model::{
    Channel, DecisionHeading, DecisionSide, Evidence, FillOrder, Gateway, HitPolicy, Lifecycle, RowKind, Score, Sign,
    SipocForm, State, StepKind, TaskKind, Trigger, ValueType, problems,
};
use proptest::prelude::*;

fn bring(text: &str) -> (Document, Report) {
    bring_called(text, "Pasted")
}

fn bring_called(text: &str, name: &str) -> (Document, Report) {
    let imported = import(text.as_bytes(), name, &mut IdMaker::new(1)).unwrap_or_else(|e| panic!("{e}: {text}"));
    assert_eq!(problems(&imported.document), [], "{text}");
    (imported.document, imported.report)
}

fn codes(report: &Report) -> Vec<&str> {
    report.warnings.iter().map(|w| w.code).collect()
}

/// The first view of a document, written.
fn again(document: &Document) -> String {
    let sheet = Sheet::all(document).into_iter().next().expect("a view");
    write(document, &sheet, Separator::Comma).expect("a table").text
}

#[test]
fn a_sipoc_in_any_order_and_case() {
    let text = "# SIPOC: Order to cash;;\n# owner;Sales;\n\
                CUSTOMERS;Requirements;Outputs;Process;Inputs;Suppliers;Colour\n\
                Buyer;\"on time\nwhole\";Delivery;Take order;Order; Buyer ;red\n;;;Pack;\"Parts; List\";Works;\n\n";
    let (document, report) = bring(text);
    assert_eq!(codes(&report), ["column", "outside"]);
    assert_eq!(document.parties().map(|p| p.name.as_str()).collect::<Vec<_>>(), ["Buyer", "Sales", "Works"]);
    assert_eq!(document.documents().count(), 4);
    assert_eq!(
        again(&document),
        "# SIPOC,Order to cash\n# owner,Sales\nSuppliers,Inputs,Process,Outputs,Output requirements,Customers\n\
         Buyer,Order,Take order,Delivery,\"on time\nwhole\",Buyer\nWorks,\"Parts\nList\",Pack,,,\n"
    );
    assert_eq!(bring("s\ti\tp\to\tc\na\tb\tc\td\te\n").0.sipoc_entries().count(), 5);
}

#[test]
fn a_decision_table_by_hand_and_as_it_is_written() {
    let text = "# Decision table,Discount\nF,Amount: number,\"Kind: a, b\",Answer,Remark\n1,< 5,a,yes,often\n\n\
                ,\"1, 5\",-,no,,lost\n";
    let (document, report) = bring(text);
    assert_eq!(codes(&report), ["outside"]);
    assert_eq!(
        document.decision_tables().map(|t| (t.name.as_str(), t.hit)).collect::<Vec<_>>(),
        [("Discount", HitPolicy::First)]
    );
    assert_eq!(
        again(&document),
        "# Decision table,Discount\nF,Amount: number,\"Kind: a, b\",→ Answer: text,Notes\n1,< 5,a,yes,often\n\
         2,\"1, 5\",-,no,\n"
    );
}

#[test]
fn a_journey_with_its_rows() {
    let text = "Stage,Before,,After,,Later\nStep,Find,Choose,Use,\"Call, ask\"\nEmotion,1,−2,,\"0,5\"\n\
                Emotion (to be): Ann,2,2,2,2\n\
                Pains and delights,\"+ quick\n- dear\",,,plain\nTouchpoints,Site,Site,,Hotline\n\
                Channel,web,web,,phone\n,,kiosk\n\
                Backstage: Works,,,pack,\nOwner,Sales\nColour,red\n";
    let (document, report) = bring(text);
    assert_eq!(codes(&report), ["row-kind"]);
    let stages: Vec<&str> = document.stages().map(|s| s.name.as_str()).collect();
    assert_eq!((stages.len(), document.journey_steps().count()), (3, 4), "{stages:?}");
    assert_eq!(document.emotions().map(|e| e.value.value()).sum::<f64>(), 7.5);
    assert_eq!(document.touchpoints().filter(|t| t.channel == Channel::Web).count(), 2);
    assert_eq!(document.touchpoints().filter(|t| t.channel == Channel::Other("kiosk".into())).count(), 1);
    assert_eq!(
        document.cards().filter(|c| c.sign == Sign::Pain).map(|c| c.text.as_str()).collect::<Vec<_>>(),
        ["dear"]
    );
    assert!(document.journey_rows().any(|r| r.kind == RowKind::Backstage && r.party.is_some()));
    assert_eq!(document.journeys().next().map(|j| j.name.as_str()), Some("Pasted"));
    let once = again(&document);
    let (back, _) = bring(&once);
    assert_eq!(again(&back), once);
}

#[test]
fn emotions_from_one_to_five_are_told_and_shifted() {
    let (document, report) = bring("Stage;A;\nStep;x;y\nEmotion;5;1\n");
    assert_eq!(codes(&report), ["scale"]);
    assert_eq!(document.emotions().map(|e| e.value.value()).collect::<Vec<_>>(), [2.0, -2.0]);
}

#[test]
fn words_of_signs_and_separators_mislead_no_reader() {
    for text in [
        // As few tabs as semicolons in each row, and "Stage" is a heading with any sign behind it.
        "# process;\"\"\"\"\n# state;to-be\n# source;\"'\t\"\nStage;\"'\t\"\nStep;\"'@\"\"\t;\"\n",
        // More commas in each row than tabs.
        "Stage\t'=,=,=\nStep\t'=,=,=\n",
    ] {
        let (document, _) = bring(text);
        let sheet = Sheet::all(&document).into_iter().next().expect("a journey");
        let separator = if text.contains(';') { Separator::Semicolon } else { Separator::Tab };
        let written = write(&document, &sheet, separator).expect("a table").text;
        assert!(written.ends_with(text), "{written}");
    }
}

#[test]
fn steps_become_a_swimlane() {
    let text = "step,lane,next,kind\nStart,Customer,Ask\nAsk,Customer,In stock?\n\
                In stock?,Shop,\"yes: Pack; no: Refuse; Ask\"\n\
                Pack,,\"Send: by post\"\nSend: by post,Works,End\nEnd,Customer,-\n";
    let (document, report) = bring(text);
    assert_eq!(codes(&report), ["new-step"]);
    let kind = |name: &str| document.steps().find(|s| s.name == name).map(|s| s.kind);
    assert_eq!(kind("Start"), Some(StepKind::Start(Trigger::Plain)));
    assert_eq!(kind("End"), Some(StepKind::End(Trigger::Plain)));
    assert_eq!(kind("In stock?"), Some(StepKind::Decision(Gateway::Exclusive)));
    assert_eq!(kind("Refuse"), Some(StepKind::default()));
    assert_eq!((document.flows().count(), document.lanes().count()), (7, 3));
    let lane = |name: &str| document.steps().find(|s| s.name == name).map(|s| document.display_name(&s.lane));
    assert_eq!(lane("Pack"), Some("Shop"), "a blank cell is that of the row above");
    let cells: std::collections::BTreeSet<_> = document.steps().map(|s| (&s.lane, s.column, s.row)).collect();
    assert_eq!(cells.len(), 7, "a cell for each");
    // Tidying may put steps in another order; what they are and where they lead is the same.
    assert_eq!(net(&bring(&again(&document)).0), net(&document));
}

/// The steps with lane, kind and phase, and the flows between them by name.
fn net(document: &Document) -> (Vec<String>, Vec<String>) {
    let name = |id: &crate::model::Id| document.display_name(id).to_owned();
    let phase = |column| document.phases().find(|p| p.from <= column && column <= p.to).map(|p| p.name.clone());
    let step = |s: &crate::model::Step| format!("{} {} {:?} {:?}", s.name, name(&s.lane), s.kind, phase(s.column));
    let end = |id: &Option<crate::model::Id>| id.as_ref().map(name).unwrap_or_default();
    let flow = |f: &crate::model::Flow| {
        let carried: Vec<String> = f.carries.iter().map(name).collect();
        format!("{} {} {} {carried:?}", end(&f.from), f.label, end(&f.to))
    };
    let (mut steps, mut flows): (Vec<_>, Vec<_>) =
        (document.steps().map(step).collect(), document.flows().map(flow).collect());
    steps.sort();
    flows.sort();
    (steps, flows)
}

#[test]
fn steps_without_next_go_one_by_one() {
    let (document, report) = bring("Step\tLane\nA\tX\nB\tY\nC\tX\n");
    assert_eq!((codes(&report), document.flows().count()), (vec!["in-order"], 2));
}

#[test]
fn what_is_no_table_is_refused_in_one_line() {
    for text in ["", "a,b\n1,2\n", "Stage,Before\n", "journey\n A: 3\n", "\u{0}\u{0}\u{0}"] {
        let refusal = import(text.as_bytes(), "x", &mut IdMaker::new(1)).expect_err(text).to_string();
        assert!(!refusal.contains('\n'), "{refusal}");
    }
    assert_eq!(kind("S,I,P,O,C\n"), Some(TableKind::Sipoc));
    assert_eq!(kind("Phase,Step,Lane\n"), Some(TableKind::Steps));
    assert_eq!(kind("Stage,A\nStep,b\n"), Some(TableKind::Journey));
    assert_eq!(kind("U,Amount,Answer\n1,< 5,yes\n"), Some(TableKind::Decision));
    assert_eq!(kind("U,Size,Colour,Answer\n1,i,o,p\n"), Some(TableKind::Decision), "cells are no headings");
    assert_eq!(kind("Name,Town\n"), None);
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![3 => "[ =+'@;:,#\"\n\ta\\\\−-]{0,5}", 1 => "\\PC{0,6}", 1 => "[a-z]{1,3}"]
}

/// Words that are not blank: what an entry needs.
fn some() -> impl Strategy<Value = String> {
    words().prop_filter("blank", |text| !text.trim().is_empty())
}

fn entries() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(some(), 0..3)
}

prop_compose! {
    fn sipocs()(
        heads in prop::array::uniform6(words()),
        (fill, form) in (any::<bool>(), any::<bool>()),
        mut rows in prop::collection::vec(prop::array::uniform7(entries()), 0..4),
        shown in any::<(bool, bool)>(),
    ) -> Sipoc {
        for row in &mut rows {
            if !shown.0 { row[2].clear(); }
            if !shown.1 { row[5].clear(); }
        }
        rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
        let [name, process, owner, start, end, description] = heads;
        Sipoc {
            name, process, owner, start, end, description, rows,
            fill: if fill { FillOrder::Customer } else { FillOrder::Process },
            form: if form { SipocForm::Lists } else { SipocForm::Rows },
            input_requirements: shown.0,
            output_requirements: shown.1,
        }
    }
}

fn line(columns: usize) -> impl Strategy<Value = Line> {
    let kinds = RowKind::ALL.into_iter().filter(|k| !matches!(k, RowKind::Step | RowKind::Emotion)).collect::<Vec<_>>();
    let card = (0usize..3, some());
    let cards =
        (prop::sample::select(kinds), words(), prop::collection::vec(prop::collection::vec(card, 0..3), columns));
    let reading = prop::option::of((-20i8..=20, words()));
    let emotion = (words(), any::<bool>(), prop::collection::vec(reading, columns));
    prop_oneof![
        cards.prop_map(|(kind, name, cells)| {
            let sign = |i: usize| if kind == RowKind::PainsAndDelights { Sign::ALL[i] } else { Sign::None };
            let cell = |cell: Vec<(usize, String)>| cell.into_iter().map(|(i, text)| (sign(i), text)).collect();
            Line::Cards { kind, name, cells: cells.into_iter().map(cell).collect() }
        }),
        emotion.prop_map(|(persona, to_be, cells)| {
            let score = |v: i8| Score::near(f64::from(v) / 10.0).expect("a number");
            let cells = cells.into_iter().map(|cell| cell.map(|(value, reason)| (score(value), reason))).collect();
            Line::Emotion { persona, to_be, cells }
        }),
    ]
}

fn journeys() -> impl Strategy<Value = Journey> {
    let stage = (words(), 0usize..3, prop::collection::vec(words(), 0..3));
    let stages = prop::collection::vec(stage, 0..4).prop_map(|stages| {
        let stage = |(name, i, steps)| Stage { name, lifecycle: Lifecycle::ALL[i], steps };
        stages.into_iter().map(stage).collect::<Vec<Stage>>()
    });
    let heads = prop::array::uniform5(words());
    let all = (stages, heads, entries(), any::<bool>(), 0usize..3);
    all.prop_flat_map(|(stages, heads, personas, to_be, evidence)| {
        let columns = stages.iter().map(|s| s.steps.len()).sum();
        prop::collection::vec(line(columns), 0..4).prop_map(move |rows| {
            let [name, process, scenario, source, description] = heads.clone();
            let state = if to_be { State::ToBe } else { State::AsIs };
            let (evidence, personas, stages) = (Evidence::ALL[evidence], personas.clone(), stages.clone());
            Journey { name, process, state, scenario, evidence, source, description, personas, stages, rows }
        })
    })
}

fn swimlanes() -> impl Strategy<Value = Swimlane> {
    let names = |blank: bool| {
        prop::collection::vec(words(), 1..4).prop_map(move |names| {
            let mut unique: Vec<String> = Vec::new();
            for name in names {
                let name = if name.trim().is_empty() { String::new() } else { name };
                if !unique.contains(&name) && (blank || !name.is_empty()) {
                    unique.push(name);
                }
            }
            unique
        })
    };
    let kinds = vec![
        StepKind::default(),
        StepKind::Task(TaskKind::User),
        StepKind::Decision(Gateway::Parallel),
        StepKind::Start(Trigger::Timer),
        StepKind::Wait,
    ];
    let next = prop::collection::vec((0usize..9, words()), 0..3);
    let step = (words(), prop::sample::select(kinds), 0usize..9, prop::option::of(0usize..9), words(), entries(), next);
    let all =
        (prop::array::uniform3(words()), names(true), names(false), prop::collection::vec(step, 0..5), any::<bool>());
    all.prop_map(|([name, process, description], lanes, phases, steps, to_be)| {
        let count = steps.len();
        let step =
            |(name, kind, lane, phase, duration, documents, next): (_, _, usize, Option<usize>, _, _, Vec<_>)| {
                let next =
                    next.into_iter().map(|(to, label): (usize, String)| Next { to: to % count, label }).collect();
                let phase = phase.filter(|_| !phases.is_empty()).map(|p| p % phases.len());
                Step { name, kind, lane: lane % lanes.len().max(1), phase, duration, documents, next }
            };
        let steps = steps.into_iter().map(step).collect();
        let state = if to_be { State::ToBe } else { State::AsIs };
        Swimlane { name, process, state, description, lanes: lanes.clone(), phases: phases.clone(), steps }
    })
}

/// Writes rows, checks that no cell begins a formula, and reads them back.
fn back(rows: Vec<Vec<String>>, separator: Separator) -> (head::Head, Vec<Row>) {
    let text = delimited::write(&rows, separator);
    for row in &rows {
        for cell in row {
            let written = delimited::safe(cell);
            let number = written == "-" || written.starts_with('-') && written.replace(',', "").parse::<f64>().is_ok();
            assert!(number || !written.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?}");
        }
    }
    assert_eq!(delimited::read(&text, separator).len(), rows.len());
    let mut rows = delimited::read(&text, separator);
    let head = head::Head::take(&mut rows);
    (head, rows)
}

proptest! {
    #[test]
    fn decision_tables_read_back_equal(
        name in "[A-Za-z ]{0,8}[a-z]",
        hit in prop::sample::select(HitPolicy::ALL),
        sides in prop::collection::vec(prop::sample::select(DecisionSide::ALL), 2..5),
        headings in prop::collection::vec((
            "[A-Za-z→←][A-Za-z:,→←]{0,7}",
            prop::sample::select(ValueType::ALL),
            prop::collection::vec("[a-z,;\"]{1,5}", 0..3),
        ), 5),
        rows in prop::collection::vec((
            prop::collection::vec("[-<>=.,;\"(a-z0-9\\]]{0,6}", 5),
            "[a-z,\"\n]{0,6}",
        ), 0..4),
    ) {
        let mut sides = sides;
        sides.sort();
        let column = |(side, (name, holds, words)): (&DecisionSide, (String, ValueType, Vec<String>))| {
            let ordered = matches!(holds, ValueType::Number | ValueType::Date);
            let values = if ordered { words.iter().map(|w| format!("< {}", w.len())).collect() } else { words };
            (*side, DecisionHeading { name, holds: Some((holds, values)) })
        };
        let columns: Vec<(DecisionSide, DecisionHeading)> = sides.iter().zip(headings).map(column).collect();
        let wide = columns.len();
        let rule = |(cells, note): (Vec<String>, String)| Rule {
            cells: cells.into_iter().take(wide).collect(),
            note: note.trim().to_owned(),
        };
        let rows = rows.into_iter().map(rule).collect();
        let table = Decision { name, description: String::new(), hit, columns, rows };
        for separator in Separator::ALL {
            let text = delimited::write(decision::rows(&table), separator);
            let found = found(&text).expect("a table");
            prop_assert_eq!(found.kind, TableKind::Decision);
            let mut report = Report::default();
            prop_assert_eq!(&decision::read(found.head, &found.rows, &mut report), &table);
            let mut ids = IdMaker::new(1);
            let mut records = Records::new(&mut ids);
            model::decision::build(&table, &mut records);
            let document = records.finish("", &mut report);
            let id = document.decision_tables().next().map(|t| t.id.clone()).expect("a table");
            prop_assert_eq!(model::decision::gather(&document, &id).map(|(table, _)| table), Some(table.clone()));
            prop_assert_eq!(report.warnings.len(), 0);
        }
    }

    #[test]
    fn a_sipoc_is_read_back_to_the_letter(table in sipocs(), which in 0usize..3) {
        let (head, rows) = back(sipoc::rows(&table), Separator::ALL[which]);
        prop_assert_eq!(kind::find(&rows), Some((TableKind::Sipoc, 0)));
        let mut report = Report::default();
        prop_assert_eq!(sipoc::read(head, &rows, &mut report), table);
        prop_assert_eq!(report, Report::default());
    }

    #[test]
    fn a_journey_is_read_back_to_the_letter(table in journeys(), which in 0usize..3) {
        let (head, rows) = back(journey::rows(&table), Separator::ALL[which]);
        let mut report = Report::default();
        prop_assert_eq!(journey::read(head, &rows, &mut report), table);
        prop_assert_eq!(report, Report::default());
    }

    #[test]
    fn steps_are_read_back_to_the_letter(table in swimlanes(), which in 0usize..3) {
        let (head, rows) = back(steps::rows(&table), Separator::ALL[which]);
        prop_assert_eq!(kind::find(&rows), Some((TableKind::Steps, 0)));
        let mut report = Report::default();
        prop_assert_eq!(steps::read(head, &rows, &mut report), table);
        prop_assert_eq!(report, Report::default());
    }

    #[test]
    fn records_are_written_and_read_back(table in swimlanes(), which in 0usize..3) {
        let mut ids = IdMaker::new(1);
        let mut records = Records::new(&mut ids);
        model::steps::build(&table, &mut records);
        let document = records.finish("", &mut Report::default());
        let sheet = Sheet::all(&document).into_iter().next().expect("a swimlane");
        let written = write(&document, &sheet, Separator::ALL[which]).expect("a table");
        let (back, report) = bring_called(&written.text, "");
        prop_assert_eq!(codes(&report), Vec::<&str>::new());
        prop_assert_eq!(net(&back), net(&document), "{}", written.text);
    }

    #[test]
    fn journeys_of_records_are_written_and_read_back(table in journeys(), which in 0usize..3) {
        // In a file of one column tabs part nothing.
        prop_assume!(!table.stages.is_empty());
        let mut ids = IdMaker::new(1);
        let mut records = Records::new(&mut ids);
        model::journey::build(&table, &mut records, &mut Report::default());
        let document = records.finish("", &mut Report::default());
        let sheet = Sheet::all(&document).into_iter().next().expect("a journey");
        let written = write(&document, &sheet, Separator::ALL[which]).expect("a table");
        let (back, _) = bring_called(&written.text, "");
        let sheet = Sheet::all(&back).into_iter().next().expect("a journey");
        prop_assert_eq!(write(&back, &sheet, Separator::ALL[which]).expect("a table").text, written.text);
    }

    #[test]
    fn sipocs_of_records_are_written_and_read_back(table in sipocs(), which in 0usize..3) {
        let mut ids = IdMaker::new(1);
        let mut records = Records::new(&mut ids);
        model::sipoc::build(&table, &mut records);
        let document = records.finish("", &mut Report::default());
        let sheet = Sheet::all(&document).into_iter().next().expect("a SIPOC");
        let written = write(&document, &sheet, Separator::ALL[which]).expect("a table");
        prop_assert!(written.losses.is_empty(), "{}", written.losses);
        let (back, report) = bring_called(&written.text, "");
        prop_assert_eq!(codes(&report), Vec::<&str>::new());
        let sheet = Sheet::all(&back).into_iter().next().expect("a SIPOC");
        prop_assert_eq!(write(&back, &sheet, Separator::ALL[which]).expect("a table").text, written.text);
    }

    #[test]
    fn no_text_makes_the_import_panic(
        text in "(Stage|Step|Lane|Next|S,I,P,O,C|Emotion|# name|[,;\t\n\"a1:=\\\\-]){0,40}",
    ) {
        if let Ok(imported) = import(text.as_bytes(), "x", &mut IdMaker::new(1)) {
            prop_assert_eq!(problems(&imported.document), []);
        }
    }
}
