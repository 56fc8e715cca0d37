//! What governs and measures a process, by command and key: added for what is selected, followed, found, deleted.

use super::*;
use laneway::model::Sheet;
use laneway::{
    editor::ModelCommand as M,
    model::{Badge, Matrix, Register},
};

fn governed() -> Document {
    let text = r#"(format: 1,
        parties: [(id: "sales", name: "Sales"), (id: "nobody", name: "Nobody yet")],
        processes: [(id: "order", name: "Order")],
        swimlanes: [(id: "swim", name: "Order", process: "order")],
        lanes: [(id: "lane", swimlane: "swim", party: "sales", order: 1)],
        steps: [(id: "a", name: "Ask", lane: "lane", column: 1), (id: "b", name: "Bill", lane: "lane", column: 2)],
        flows: [(id: "f", swimlane: "swim", from: "a", to: "b")],
        rules: [(id: "pay", name: "Pay first", statement: "Nothing leaves unpaid", governs: ["b"])],
        slas: [(id: "fast", name: "Same day", from: "a", to: "b", owner: "sales")],
        kpis: [(id: "time", name: "In time", measures: ["a", "b"])],
    )"#;
    laneway::file::parse(text).unwrap_or_else(|e| panic!("{e}")).document
}

fn model(command: M) -> Command {
    Command::Model(command)
}

#[test]
fn a_rule_is_added_for_the_selected_step_and_taken_back_in_one() {
    let mut desk = Desk::of(governed());
    let before = desk.editor.document().clone();
    desk.checked(|e| e.select(["a".into()]));
    desk.run(model(M::AddRule));
    let new = desk.editor.document().rules().find(|r| r.name == "New rule").expect("a rule").clone();
    assert_eq!(new.governs, ["a".into()]);
    assert_eq!(desk.editor.sheet(), Some(&Sheet::Register(Register::Rules)), "it is shown where it stands");
    desk.press(Key::Escape);
    desk.run(Command::GoBack);
    assert_eq!(desk.editor.selection(), ["a".into()], "and left again");
    desk.run(Command::Undo);
    assert_eq!(*desk.editor.document(), before);
    // With nothing selected that it could govern, it governs nothing yet.
    desk.checked(|e| e.select([]));
    desk.run(model(M::AddRule));
    assert!(desk.editor.document().rules().any(|r| r.name == "New rule" && r.governs.is_empty()));
}

#[test]
fn each_kind_is_added_for_what_is_selected() {
    let mut desk = Desk::of(governed());
    for (command, target) in [(M::AddKpi, "a"), (M::AddSla, "f"), (M::AddOpportunity, "a"), (M::AddDecisionTable, "a")]
    {
        desk.editor.go_to_sheet(&Sheet::Swimlane("swim".into()));
        desk.checked(|e| e.select([target.into()]));
        desk.run(model(command));
        desk.press(Key::Escape);
    }
    let document = desk.editor.document();
    assert!(document.kpis().any(|k| k.name == "New KPI" && k.measures == ["a".into()]));
    assert!(document.flow(&"f".into()).is_some_and(|f| f.sla.is_some()));
    assert!(document.opportunities().any(|o| o.answers == ["a".into()]));
    let table = document.step(&"a".into()).and_then(|s| s.decision_table.clone()).expect("a table");
    assert_eq!(desk.editor.sheet(), Some(&Sheet::DecisionTable(table)));
}

#[test]
fn registers_and_matrices_are_gone_to_and_badges_switched() {
    let mut desk = Desk::of(governed());
    for register in Register::ALL {
        desk.run(model(M::Register(*register)));
        assert_eq!(desk.editor.sheet(), Some(&Sheet::Register(*register)));
    }
    // From anywhere, a matrix is that of the swimlane there is.
    desk.run(model(M::Matrix(Matrix::Raci)));
    assert_eq!(desk.editor.sheet(), Some(&Sheet::Matrix(Matrix::Raci, "swim".into())));
    desk.run(model(M::Matrix(Matrix::HandOffs)));
    assert_eq!(desk.editor.sheet(), Some(&Sheet::Matrix(Matrix::HandOffs, "swim".into())));
    assert!(desk.editor.why_not(model(M::Badges(Badge::Cost))).is_some(), "badges are of a drawing");
    desk.editor.go_to_sheet(&Sheet::Swimlane("swim".into()));
    for on in [true, false] {
        desk.run(model(M::Badges(Badge::Cost)));
        let swimlane = desk.editor.document().swimlane(&"swim".into()).expect("there");
        assert_eq!(swimlane.badges.contains(&Badge::Cost), on);
    }
}

#[test]
fn a_rule_is_followed_to_what_it_governs_and_a_step_to_its_rules() {
    let mut desk = Desk::of(governed());
    let mut follow = |from: &str| -> Vec<String> {
        desk.editor.go_to_sheet(&Sheet::Register(Register::Documents));
        desk.checked(|e| e.select([from.into()]));
        match desk.run(Command::OpenLinked).ask {
            Some(Question::Choose { places, .. }) => places.into_iter().map(|p| p.says).collect(),
            Some(other) => panic!("{other:?}"),
            None => desk.editor.selection().iter().map(ToString::to_string).collect(),
        }
    };
    assert_eq!(follow("pay"), ["b"], "the one step it governs");
    assert_eq!(
        follow("time"),
        ["Task “Ask” in Order, as-is", "Task “Bill” in Order, as-is"].map(|s| s.replace("Task", "Step"))
    );
    assert_eq!(
        follow("b"),
        ["KPI “In time” measures it", "Rule “Pay first” governs it", "The clock of SLA “Same day” stops here"]
    );
    assert_eq!(follow("sales"), ["Owner of SLA “Same day”", "Lane in Order, as-is"]);
}

#[test]
fn what_is_drawn_nowhere_is_gone_to_in_its_register() {
    let mut desk = Desk::of(governed());
    for (id, register) in [
        ("nobody", Register::Parties),
        ("order", Register::Processes),
        ("pay", Register::Rules),
        ("fast", Register::Slas),
        ("time", Register::Kpis),
    ] {
        desk.editor.go_to(&id.into());
        assert_eq!(desk.editor.sheet(), Some(&Sheet::Register(register)), "{id}");
        assert_eq!(desk.editor.selection(), [id.into()]);
    }
    desk.run(Command::GoBack);
    assert_eq!(desk.editor.sheet(), Some(&Sheet::Register(Register::Slas)));
    // Found too, by what it says.
    desk.editor.open_find();
    desk.editor.find_text("leaves unpaid");
    desk.editor.find_next(true);
    assert_eq!(desk.editor.sheet(), Some(&Sheet::Register(Register::Rules)));
    assert_eq!(desk.editor.selection(), ["pay".into()]);
}

#[test]
fn deleting_what_governs_lets_go_and_deleting_what_is_governed_asks() {
    let mut desk = Desk::of(governed());
    desk.editor.delete(&["pay".into()]);
    assert!(desk.editor.document().rule(&"pay".into()).is_none(), "nothing refers to a rule");
    desk.run(Command::Undo);
    let Some(Question::DeleteUsed { uses, others, .. }) = desk.editor.delete(&["b".into()]).ask else { panic!("asks") };
    assert_eq!(uses.len(), 3, "the rule, the SLA, the KPI");
    assert_eq!(others, ["a".into()], "another step could take its place");
    desk.editor.replace(&"b".into(), &"a".into());
    let document = desk.editor.document();
    assert_eq!(document.rule(&"pay".into()).expect("there").governs, ["a".into()]);
    assert_eq!(document.kpi(&"time".into()).expect("there").measures, ["a".into()], "once");
    assert_eq!(problems(document), []);
}
