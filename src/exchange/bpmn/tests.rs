//! One odd thing a test, in files of a few lines: what comes in, and what is said of it.

use super::*;
use crate::model::{Condition, FlowKind, Key, Orientation, Step, StepKind, SubProcess};

const HEAD: &str =
    r#"<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:v="http://example.org/v">"#;

fn imported(body: &str) -> Imported {
    let text = format!("{HEAD}{body}</definitions>");
    let imported = import(text.as_bytes(), &mut IdMaker::new(1)).expect("imports");
    assert_eq!(crate::model::problems(&imported.document), []);
    imported
}

impl Imported {
    fn codes(&self) -> Vec<&str> {
        self.report.warnings.iter().map(|w| w.code).collect()
    }

    fn step(&self, foreign: &str) -> &Step {
        self.document.steps().find(|s| s.foreign == foreign).expect("imported")
    }

    fn lane_of(&self, foreign: &str) -> &str {
        self.document.display_name(&self.step(foreign).lane)
    }
}

/// A drawing of shapes: id and x, y, width, height.
fn drawing(shapes: &[(&str, [f64; 4])]) -> String {
    let shape = |(id, [x, y, w, h]): &(&str, [f64; 4])| {
        format!("<BPMNShape bpmnElement='{id}'><Bounds x='{x}' y='{y}' width='{w}' height='{h}'/></BPMNShape>")
    };
    let shapes: String = shapes.iter().map(shape).collect();
    format!("<BPMNDiagram><BPMNPlane bpmnElement='P'>{shapes}</BPMNPlane></BPMNDiagram>")
}

#[test]
fn flows_without_ends_come_in_open() {
    let it = imported(
        "<process id='P'><task id='a'/><task id='b'/><sequenceFlow id='f' sourceRef='a'/>\
         <sequenceFlow id='g' sourceRef='b' targetRef='gone'/></process>",
    );
    assert_eq!(it.codes(), ["flow-without-end", "flow-end-not-found"]);
    assert!(it.document.flows().all(|f| f.from.is_some() && f.to.is_none()));
}

#[test]
fn an_end_that_only_the_step_names_is_taken_from_there() {
    let it = imported(
        "<process id='P'><task id='a'/><task id='b'><incoming>f</incoming></task><sequenceFlow id='f' \
         sourceRef='a'/></process>",
    );
    assert_eq!(it.codes(), ["flow-end-from-step"]);
    let to = it.document.flows().next().and_then(|f| f.to.clone());
    assert_eq!(to.as_ref(), Some(&it.step("b").id));
}

#[test]
fn steps_in_no_lane_get_one() {
    let lanes =
        "<laneSet><lane id='L' name='Sales'><flowNodeRef>a</flowNodeRef></lane><lane id='M' name='Desk'/></laneSet>";
    let it = imported(&format!("<process id='P'>{lanes}<task id='a'/><task id='b'/></process>"));
    assert_eq!(it.codes(), ["step-in-no-lane"]);
    assert_eq!((it.lane_of("a"), it.lane_of("b")), ("Sales", ""));
    // Where it is drawn in a lane, that is its lane.
    let drawn = drawing(&[("L", [0., 0., 500., 100.]), ("M", [0., 100., 500., 100.]), ("b", [50., 110., 100., 80.])]);
    let it = imported(&format!("<process id='P'>{lanes}<task id='a'/><task id='b'/></process>{drawn}"));
    assert_eq!((it.codes(), it.lane_of("b")), (vec![], "Desk"));
}

#[test]
fn of_two_with_one_id_both_come_in() {
    let it = imported("<process id='P'><task id='a' name='one'/><task id='a' name='two'/></process>");
    assert_eq!(it.codes(), ["duplicate-id"]);
    assert_eq!(it.document.steps().filter(|s| s.foreign == "a").count(), 2);
}

#[test]
fn the_drawing_gives_the_cells() {
    let drawn = drawing(&[
        ("a", [-120.5, 10.25, 100., 80.]),
        ("b", [30., 12., 100., 80.]),
        ("c", [35., 160., 100., 80.]),
        ("d", [210., 162.75, 36., 36.]),
    ]);
    let tasks = "<task id='d'/><task id='c'/><task id='b'/><task id='a'/>";
    let it = imported(&format!("<process id='P'>{tasks}</process>{drawn}"));
    let cell = |id| (it.step(id).column, it.step(id).row);
    let key = |c: i32, r: i32| (Key::from(c), Key::from(r));
    assert_eq!([cell("a"), cell("b"), cell("c"), cell("d")], [key(0, 0), key(1, 0), key(1, 1), key(2, 1)]);
    assert_eq!(it.codes(), ["negative-coordinates"]);
}

#[test]
fn lanes_side_by_side_run_down() {
    let lanes = "<laneSet><lane id='L' name='Left'><flowNodeRef>a</flowNodeRef></lane><lane id='R' \
                 name='Right'><flowNodeRef>b</flowNodeRef></lane></laneSet>";
    let pool = "<collaboration id='C'><participant id='X' processRef='P'/></collaboration>";
    let drawn = drawing(&[
        ("X", [0., 0., 300., 900.]),
        ("R", [150., 30., 150., 870.]),
        ("L", [0., 30., 150., 870.]),
        ("a", [20., 50., 100., 80.]),
        ("b", [170., 250., 100., 80.]),
    ]);
    let it = imported(&format!("{pool}<process id='P'>{lanes}<task id='a'/><task id='b'/></process>{drawn}"));
    let swimlane = it.document.swimlanes().next().expect("one");
    assert_eq!(swimlane.orientation, Orientation::Down);
    assert!(it.step("a").column < it.step("b").column);
    let order = |id| it.document.lane(&it.step(id).lane).map(|l| l.order);
    assert!(order("a") < order("b"));
}

#[test]
fn without_a_drawing_the_flow_gives_the_cells() {
    let it = imported(
        "<process id='P'><task id='b'/><task id='a'/><sequenceFlow id='f' sourceRef='a' targetRef='b'/></process>",
    );
    assert!(it.step("a").column < it.step("b").column);
}

#[test]
fn details_are_linked_and_flows_into_them_kept() {
    let it = imported(
        "<process id='P'><task id='a'/><subProcess id='s' name='Pack'><task id='in'/></subProcess>\
         <callActivity id='c' calledElement='Q'/><sequenceFlow id='f' sourceRef='a' targetRef='in'/></process>\
         <process id='Q' name='Called'><task id='q'/></process>",
    );
    let home = |id| it.document.swimlane_of(&it.step(id).id);
    assert_eq!(it.step("s").link.as_ref(), home("in"));
    assert_eq!(it.step("c").link.as_ref(), home("q"));
    assert_eq!(it.step("c").kind, StepKind::SubProcess(SubProcess::Call));
    let flow = it.document.flows().next().expect("one");
    assert_eq!((flow.to.as_ref(), Some(&flow.swimlane)), (Some(&it.step("in").id), home("a")));
    assert_eq!(it.codes(), ["flow-across-swimlanes"]);
    let request = crate::layout::Request::new(&it.document, &flow.swimlane).expect("there");
    let drawn_to = request.steps.iter().position(|s| s.id == it.step("s").id).map(crate::layout::FlowEnd::Step);
    assert_eq!(request.flows.first().map(|f| f.to), drawn_to);
}

#[test]
fn conditions_defaults_and_data() {
    let it = imported(
        "<process id='P'><exclusiveGateway id='x' default='f'/><task id='a'>\
         <dataInputAssociation id='d'><sourceRef>r</sourceRef></dataInputAssociation></task>\
         <dataObject id='o' name='Order'/><dataObjectReference id='r' dataObjectRef='o'/>\
         <sequenceFlow id='f' sourceRef='x' targetRef='a'/>\
         <sequenceFlow id='g' sourceRef='x' targetRef='a'><conditionExpression>n &lt; \
         3</conditionExpression></sequenceFlow></process>",
    );
    let flow = |id: &str| it.document.flows().find(|f| f.foreign == id).expect("imported");
    assert_eq!(flow("f").condition, Condition::Default);
    assert_eq!(flow("g").condition, Condition::When("n < 3".into()));
    assert_eq!((flow("d").kind, flow("d").from.as_ref()), (FlowKind::Data, Some(&it.step("r").id)));
    assert_eq!(it.step("r").name, "Order");
}

#[test]
fn what_is_not_understood_is_told() {
    let it = imported(
        "<process id='P'><group id='g1'/><task id='a' v:color='red' \
         startQuantity='2'><extensionElements><v:form/><v:form/></extensionElements></task></process>\
         <choreography id='C'><choreographyTask id='t'/></choreography>",
    );
    let told: Vec<(&str, usize, Vec<&str>)> = (it.report.not_understood.iter())
        .map(|n| (n.element.as_str(), n.count, n.ids.iter().map(String::as_str).collect()))
        .collect();
    assert_eq!(
        told,
        [
            ("choreography", 1, vec!["C"]),
            ("choreographyTask", 1, vec!["t"]),
            ("group", 1, vec!["g1"]),
            ("task@startQuantity", 1, vec!["a"]),
            ("task@v:color", 1, vec!["a"]),
            ("v:form", 2, vec!["a"]),
        ]
    );
    assert!(it.report.to_json().contains("\"element\": \"group\""));
    assert!(it.report.to_string().contains("3 × v:… ("), "{}", it.report);
}

#[test]
fn names_without_a_field_of_their_own_are_kept_or_told() {
    let it = imported(
        "<process id='P'><laneSet id='S' name='Teams'><lane id='L' name='Desk'/></laneSet>\
         <intermediateThrowEvent id='t'><linkEventDefinition name='A'/></intermediateThrowEvent>\
         <intermediateCatchEvent id='c' name='Go on'><linkEventDefinition name='A'/></intermediateCatchEvent>\
         <dataObject id='o' name='Order'><dataState name='open'/></dataObject>\
         <dataObjectReference id='r' name='New order' dataObjectRef='o'><dataState name='paid'/></dataObjectReference>\
         <dataObjectReference id='q' dataObjectRef='o'><documentation>Why</documentation></dataObjectReference>\
         <dataObject id='u' name='Unused'/><dataObjectReference id='v' name='Used' dataObjectRef='u'/></process>",
    );
    let told = |id| (it.step(id).name.as_str(), it.step(id).description.as_str());
    assert_eq!([told("t"), told("c")], [("A", ""), ("Go on", "Link: A")]);
    assert_eq!([told("r"), told("q")], [("New order", "State: paid"), ("Order", "Why\n\nState: open")]);
    let left = it.report.warnings.iter().find(|w| w.code == "name-left-out").expect("told");
    assert_eq!(left.elements, ["S: Teams", "u: Unused"]);
    let ids: Vec<_> = it.report.not_understood.iter().map(|n| (n.element.as_str(), n.ids.as_slice())).collect();
    assert_eq!(ids, [("dataObject@id", &["o".to_owned(), "u".to_owned()][..])]);
}

#[test]
fn what_a_vendor_adds_to_a_set_of_data_is_told() {
    let it = imported(
        "<process id='P'><ioSpecification><inputSet id='i'><extensionElements><v:meta name='x'/></extensionElements>\
         <dataInputRefs>d</dataInputRefs></inputSet></ioSpecification><task id='a'/></process>",
    );
    let told: Vec<&str> = it.report.not_understood.iter().map(|n| n.element.as_str()).collect();
    assert_eq!((told, it.codes()), (vec!["v:meta"], vec![]));
}

#[test]
fn a_file_with_nothing_to_draw_says_so() {
    let it = imported("<process id='P'/><process id='Q'/>");
    assert_eq!((it.codes(), it.document.swimlanes().count()), (vec!["nothing-to-draw"], 0));
    let text = it.report.to_string();
    let line =
        "nothing-to-draw: the file's 2 processes have nothing in them; there is no swimlane in the document (P, Q)";
    assert!(text.contains(line), "{text}");
    assert!(imported("").report.to_string().contains("nothing-to-draw: the file holds no process;"));
}

#[test]
fn what_is_no_bpmn_is_refused_in_one_line() {
    let refuse = |text: &str| import(text.as_bytes(), &mut IdMaker::new(1)).expect_err("refused").to_string();
    assert_eq!(refuse("<html/>"), "line 1, column 1: not BPMN: the root element is <html>, not <definitions>");
    assert_eq!(refuse("<a>\n<b></a>"), "line 2, column 4: not well-formed XML: expected 'b' tag, not 'a'");
    let many = "<definitions>".to_owned() + &"<a/>".repeat(4_100_000) + "</definitions>";
    assert_eq!(refuse(&many), "the file has over 4,000,000 parts");
    let steps = format!("{HEAD}<process id='P'>{}</process></definitions>", "<task/>".repeat(200_001));
    assert_eq!(refuse(&steps), "the file has over 200,000 steps");
}
