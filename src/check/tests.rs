//! What the tests of the rules share: `flags` and `passes` over the text of a model, and a short way to write one.

use super::{Finding, RULES, Rule, fix, report, run};
use crate::{
    file,
    model::{Date, Document, IdMaker},
};

/// The day of all tests: 2026-11-22.
pub fn today() -> Date {
    Date::new(2026, 11, 22).expect("a day")
}

fn found(rule: &'static Rule, ron: &str) -> (Document, Vec<Finding>) {
    let document = file::parse(ron).unwrap_or_else(|e| panic!("{e}\n{ron}")).document;
    let mut findings = run(&document, today());
    findings.retain(|f| f.rule == rule);
    for finding in &findings {
        assert!(!finding.message.ends_with('.') && !finding.hint.is_empty(), "{finding:?}");
    }
    (document, findings)
}

/// Asserts that a rule marks these records of a model, in the order of their ids, and no other.
pub fn flags(rule: &'static Rule, ron: &str, marked: &[&str]) {
    assert!(!marked.is_empty(), "what passes is told with `passes`");
    let (_, findings) = found(rule, ron);
    let records: Vec<&str> = findings.iter().map(|f| f.record.as_str()).collect();
    assert_eq!(records, marked, "{}: {findings:#?}\n{ron}", rule.name);
}

/// Asserts that a rule finds nothing in a model.
pub fn passes(rule: &'static Rule, ron: &str) {
    let (_, findings) = found(rule, ron);
    assert_eq!(findings, [], "{}\n{ron}", rule.name);
}

/// The model when every finding of a rule is mended; each must be fixable, and nothing of it left.
pub fn fixed(rule: &'static Rule, ron: &str) -> Document {
    let (mut document, findings) = found(rule, ron);
    assert!(!findings.is_empty(), "{}: nothing to mend in\n{ron}", rule.name);
    for finding in &findings {
        let mended = fix(&document, finding, &mut IdMaker::new(1)).expect("a certain fix").expect("it applies");
        mended.diff.apply(&mut document);
    }
    let mut left = run(&document, today());
    left.retain(|f| f.rule == rule);
    assert_eq!(left, [], "{}", rule.name);
    document
}

/// The text of a model with one swimlane `swim`, from words; the id of a step is its word up to `:`, `=` or `^`.
///
/// Steps: `(s` a start, `e)` an end, `?d` an exclusive decision, `+p` a parallel one, `#d` a document, else a task or
/// what `:Kind(…)` says; `lane/step` stands in another lane (`customer` is the customer's), `x^a` sits on `a`;
/// `=name` is its name where that is not its word.
/// Flows: `a>b`, `a~>b` a message, `a->b` an association, `a=>b` data; then `:label` or `=Condition`. An end may be
/// missing.
pub fn sketch(steps: &str, flows: &str) -> String {
    model(swimlane("swim", steps, flows, ""))
}

/// A model whose swimlane `detail` details a sub-process of this kind.
pub fn with_detail(kind: &str, steps: &str, flows: &str) -> String {
    let mut lists = swimlane("swim", &format!("(s p:SubProcess({kind}) e)"), "s>p p>e", "");
    lists[2] = lists[2].replace("id: \"p\"", "id: \"p\", link: \"detail\"");
    for (list, more) in lists.iter_mut().zip(swimlane("detail", steps, flows, "detail-")) {
        *list += &more;
    }
    model(lists)
}

fn model([swimlanes, lanes, steps, flows]: [String; 4]) -> String {
    format!("(format: 1, swimlanes: [{swimlanes}], lanes: [{lanes}], steps: [{steps}], flows: [{flows}])")
}

/// The text of a model in which a record has more fields.
pub fn with_fields(model: &str, id: &str, fields: &str) -> String {
    let named = format!("id: \"{id}\",");
    assert!(model.contains(&named), "there is no {id} in\n{model}");
    model.replacen(&named, &format!("{named} {fields}{}", if fields.is_empty() { "" } else { "," }), 1)
}

/// The text of a model with more lists of records.
pub fn and(model: &str, more: &str) -> String {
    format!("{}, {more})", model.strip_suffix(')').expect("a model ends with a bracket"))
}

/// The text of a model with one journey `journey`: a stage `stage` with the journey steps `a` and `b`, a row of each of
/// these kinds with its kind as id, and more lists as in the file.
pub fn journey(rows: &str, more: &str) -> String {
    let row = |(order, kind)| format!("\n(id: \"{kind}\", journey: \"journey\", kind: {kind}, order: {order}),");
    let rows: String = rows.split_whitespace().enumerate().map(row).collect();
    let more = if more.is_empty() { String::new() } else { format!(", {more}") };
    format!(
        "(format: 1, journeys: [(id: \"journey\", name: \"Buying\")], \
         stages: [(id: \"stage\", journey: \"journey\", name: \"Buy\")], \
         journey_steps: [(id: \"a\", stage: \"stage\", name: \"Orders\"), \
         (id: \"b\", stage: \"stage\", name: \"Pays\", order: 1)], journey_rows: [{rows}]{more})"
    )
}

/// The text of a model with one SIPOC `sipoc` of this form. An entry is the first letter of its column and the number
/// of its row, which are its id, then `:` and what it says: `P1:Ship O1:Parcel C1:Buyer`.
pub fn sipoc(form: &str, entries: &str) -> String {
    let mut list = String::new();
    for word in entries.split_whitespace() {
        let (id, text) = word.split_once(':').expect("an entry says something after a colon");
        let (column, row) = id.split_at(1);
        let column = match column {
            "S" => "Suppliers",
            "I" => "Inputs",
            "P" => "Process",
            "O" => "Outputs",
            "C" => "Customers",
            _ => panic!("no column begins with {column}"),
        };
        list += &format!("\n(id: \"{id}\", sipoc: \"sipoc\", column: {column}, row: {row}, text: \"{text}\"),");
    }
    format!("(format: 1, sipocs: [(id: \"sipoc\", name: \"Order\", form: {form})], sipoc_entries: [{list}])")
}

/// The swimlanes, lanes, steps and flows of one swimlane.
fn swimlane(id: &str, steps: &str, flows: &str, prefix: &str) -> [String; 4] {
    let mut lanes: Vec<&str> = vec!["lane"];
    let mut step_list = String::new();
    for (column, word) in steps.split_whitespace().enumerate() {
        let (lane, word) = word.split_once('/').unwrap_or(("lane", word));
        if !lanes.contains(&lane) {
            lanes.push(lane);
        }
        let (word, host) = word.split_once('^').map_or((word, None), |(w, h)| (w, Some(h)));
        let (word, name) = word.split_once('=').map_or((word, None), |(w, n)| (w, Some(n)));
        let (step, kind) = word.split_once(':').unwrap_or((
            word,
            match word.chars().next() {
                Some('(') => "Start(Plain)",
                Some('?') => "Decision(Exclusive)",
                Some('+') => "Decision(Parallel)",
                Some('#') => "Document",
                _ if word.ends_with(')') => "End(Plain)",
                _ => "Task(Plain)",
            },
        ));
        let step = step.trim_matches(['(', ')']);
        let host = host.map_or(String::new(), |h| format!(", attached_to: \"{h}\""));
        let name = name.unwrap_or(step);
        step_list += &format!(
            "\n(id: \"{step}\", kind: {kind}, name: \"{name}\", lane: \"{prefix}{lane}\", column: {column}{host}),"
        );
    }
    let lane_list: String = lanes
        .iter()
        .map(|lane| {
            let class = if *lane == "customer" { ", class: Customer" } else { "" };
            format!("\n(id: \"{prefix}{lane}\", swimlane: \"{id}\", name: \"{lane}\"{class}),")
        })
        .collect();
    let mut flow_list = String::new();
    let mut taken: Vec<String> = Vec::new();
    for word in flows.split_whitespace() {
        let (kind, arrow) = match word {
            w if w.contains("~>") => ("Message", "~>"),
            w if w.contains("->") => ("Association", "->"),
            w if w.contains("=>") => ("Data", "=>"),
            _ => ("Sequence", ">"),
        };
        let (from, rest) = word.split_once(arrow).expect("a flow has an arrow");
        let at = rest.find([':', '=']).unwrap_or(rest.len());
        let (to, says) = rest.split_at(at);
        let says = match says.split_at(says.len().min(1)) {
            (":", label) => format!(", label: \"{label}\""),
            ("=", condition) => format!(", condition: {condition}"),
            _ => String::new(),
        };
        let end = |field: &str, id: &str| if id.is_empty() { String::new() } else { format!(", {field}: \"{id}\"") };
        let mut flow = format!("{from}{arrow}{to}");
        if taken.contains(&flow) {
            flow += "-2";
        }
        flow_list += &format!(
            "\n(id: \"{flow}\", swimlane: \"{id}\", kind: {kind}{}{}{says}),",
            end("from", from),
            end("to", to)
        );
        taken.push(flow);
    }
    [format!("\n(id: \"{id}\", name: \"{id}\"),"), lane_list, step_list, flow_list]
}

#[test]
fn every_rule_has_a_case_it_flags_and_one_it_passes() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/check/rules");
    let mut names = std::collections::BTreeSet::new();
    for rule in RULES {
        assert!(names.insert(rule.name), "two rules are called {}", rule.name);
        let path = folder.join(format!("{}.rs", rule.name.replace('-', "_")));
        let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let (_, tests) = text.split_once("#[cfg(test)]").unwrap_or_else(|| panic!("{} has no tests", rule.name));
        for case in ["flags(&RULE", "passes(&RULE"] {
            assert!(tests.contains(case), "{} has no case of {case}", rule.name);
        }
    }
}

#[test]
fn every_rule_has_its_manual() {
    for rule in RULES {
        assert!(rule.name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", rule.name);
        assert!(!rule.title.ends_with('.') && !rule.mend.ends_with('.'), "{}", rule.name);
        for text in [rule.what, rule.why] {
            assert!(text.len() > 20 && text.ends_with('.') && !text.contains("  "), "{}: {text}", rule.name);
        }
    }
}

#[test]
fn levels_and_suppressions_are_kept_to() {
    let told = |checks: &str, reason: &str| {
        let ron = sketch("(s a b", "s>a");
        let ron = ron.replacen("format: 1", &format!("format: 1, model: (checks: {{{checks}}})"), 1);
        let accepted = format!(
            ", suppressions: [(id: \"x\", record: \"b\", check: \"disconnected-step\", reason: \"{reason}\")])"
        );
        let ron = format!("{}{accepted}", ron.trim_end_matches(')'));
        let report = report(&file::parse(&ron).expect("a model").document, today());
        let mut told: Vec<_> =
            report.findings.iter().map(|f| format!("{} {}", f.severity.word(), f.rule.name)).collect();
        told.extend(report.suppressed.iter().map(|s| format!("accepted {}: {}", s.finding.rule.name, s.reason)));
        told
    };
    let start = "warning missing-end";
    assert_eq!(told("", "for the talk"), [start, "accepted disconnected-step: for the talk"]);
    assert_eq!(told("", ""), ["error disconnected-step", start, "warning idle-suppression"]);
    assert_eq!(told(r#""disconnected-step": Off, "missing-end": Error"#, "for the talk"), ["error missing-end"]);
    let lower = told(r#""disconnected-step": Warning, "idle-suppression": Off"#, "");
    assert_eq!(lower, ["warning disconnected-step", start]);
}

#[test]
fn checks_may_run_beside_the_window() {
    fn sendable<T: Send + Sync>() {}
    sendable::<Finding>();
    sendable::<Document>();
}
