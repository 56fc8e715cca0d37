//! `laneway check`: what it says, in which form, and its exit codes.

use super::{BPMN, Folder};
use serde_json::Value;

const FAULTY: &str = r#"(
  format: 1,
  model: (
    name: "Orders",
    checks: {
      "decision-without-rule": Off,
      "implicit-split": Off,
      "missing-end": Error,
    },
  ),
  swimlanes: [
    (
      id: "swim",
      name: "Take an order",
    ),
  ],
  lanes: [
    (
      id: "lane",
      swimlane: "swim",
      name: "Sales",
      order: 0,
    ),
  ],
  steps: [
    (
      id: "a",
      kind: Start(Plain),
      name: "Order comes in",
      lane: "lane",
      column: 0,
    ),
    (
      id: "b",
      kind: Decision(Exclusive),
      name: "In stock?",
      lane: "lane",
      column: 1,
    ),
    (
      id: "c",
      name: "Pack",
      lane: "lane",
      column: 2,
    ),
    (
      id: "d",
      name: "Order more",
      lane: "lane",
      column: 2,
      row: 1,
    ),
    (
      id: "e",
      name: "Dream of sales",
      lane: "lane",
      column: 3,
    ),
  ],
  flows: [
    (
      id: "f",
      swimlane: "swim",
      from: "a",
      to: "b",
    ),
    (
      id: "g",
      swimlane: "swim",
      from: "b",
      to: "c",
      label: "yes",
    ),
    (
      id: "h",
      swimlane: "swim",
      from: "b",
      to: "d",
    ),
  ],
  suppressions: [
    (
      id: "s",
      record: "e",
      check: "disconnected-step",
      reason: "Drawn for the talk",
    ),
  ],
)
"#;

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn of_two_records_with_one_id_the_second_is_told() {
    let folder = Folder::new("twice");
    folder.write("m.laneway.ron", "(format: 1, slas: [\n(id: \"a\", name: \"A\"),\n(id: \"a\", name: \"B\"),\n])");
    let said = String::from_utf8_lossy(&folder.run(&["check", "m.laneway.ron"]).stdout).into_owned();
    let told = said.lines().find(|line| line.contains("the second was read as a-2")).unwrap_or_default();
    assert!(told.starts_with("m.laneway.ron:3:"), "{said}");
}

#[test]
fn findings_stand_by_view_with_file_and_line() {
    let folder = Folder::new("check-text");
    folder.write("m.laneway.ron", FAULTY);
    let output = folder.run(&["check", "m.laneway.ron"]);
    assert_eq!(output.status.code(), Some(1), "errors are told by the exit code");
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        "Take an order, as-is (swimlane)\n\
         m.laneway.ron:13: error:   Nothing says when the work in “Take an order” is done [missing-end]\n\
         m.laneway.ron:75: warning: The branch from “In stock?” to “Order more” does not say when it is taken \
         [unlabelled-branch]\n\n\
         How to mend it; `laneway check --rules NAME` says why\n\
         [missing-end] Put an end after the last step, and name it for what is reached\n\
         [unlabelled-branch] Label the branch with the answer that leads to it, or make it the default\n\n\
         1 file: 1 error, 1 warning; 1 accepted with a reason; 1 to be mended with --fix\n"
    );
    // Warnings alone are no failure.
    folder.write("w.laneway.ron", &FAULTY.replace("\"missing-end\": Error", "\"missing-end\": Warning"));
    assert!(
        folder
            .ok(&["check", "w.laneway.ron"])
            .ends_with("2 warnings; 1 accepted with a reason; 1 to be mended with --fix\n")
    );
}

#[test]
fn sound_models_foreign_files_and_the_manual_pass() {
    let folder = Folder::new("check-sound");
    folder.write("shop.bpmn", BPMN);
    let told = folder.ok(&["check", "shop.bpmn"]);
    assert!(told.contains("\nshop.bpmn: warning: ") && told.ends_with(" warnings\n"), "{told}");
    folder.write("new.laneway.ron", "(format: 1)");
    assert_eq!(folder.ok(&["check", "new.laneway.ron"]), "1 file: nothing found\n");
    let all = folder.ok(&["check", "--rules"]);
    let one = folder.ok(&["check", "--rules", "dead-end"]);
    assert!(all.contains(&one) && one.starts_with("dead-end (warning)\nDead end\n    Nothing leaves"), "{one}");
    assert!(one.contains("Why: ") && one.contains("To mend it: "), "{one}");
}

#[test]
fn what_cannot_be_checked_is_told_and_the_rest_is_checked() {
    let folder = Folder::new("check-refused");
    folder.write("m.laneway.ron", FAULTY);
    folder.write("broken.laneway.ron", "(format: 1, steps: [");
    let output = folder.run(&["check", "gone.laneway.ron", "broken.laneway.ron", "m.laneway.ron"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(String::from_utf8_lossy(&output.stderr).lines().count(), 2);
    assert!(String::from_utf8_lossy(&output.stdout).ends_with("1 to be mended with --fix\n"));
    for args in [&["check"][..], &["check", "--rules", "no-such"], &["check", "--today", "tomorrow", "m.laneway.ron"]] {
        folder.refused(args, 2);
    }
    folder.write("shop.bpmn", BPMN);
    assert!(folder.refused(&["check", "--fix", "shop.bpmn"], 2).contains("laneway import"));
}

#[test]
fn what_reading_and_references_find_are_errors() {
    let folder = Folder::new("check-broken");
    let faulty = FAULTY.replace("to: \"d\"", "to: \"gone\"").replacen("id: \"d\"", "id: \"c\"", 1);
    folder.write("m.laneway.ron", &faulty);
    let text = String::from_utf8(folder.run(&["check", "m.laneway.ron"]).stdout).expect("UTF-8");
    assert!(
        text.contains("m.laneway.ron:75: error:   The flow “h” ends at a step that is not in the model: gone"),
        "{text}"
    );
    assert!(
        text.contains("m.laneway.ron:47: error:   Two records have the id c; the second was read as c-2"),
        "{text}"
    );
}

#[test]
fn json_holds_what_it_says_it_holds() {
    let folder = Folder::new("check-json");
    folder.write("m.laneway.ron", FAULTY);
    let told = json(&String::from_utf8_lossy(&folder.run(&["check", "--format", "json", "m.laneway.ron"]).stdout));
    assert_eq!(
        (&told["version"], &told["errors"], &told["warnings"], &told["accepted"]),
        (&1.into(), &1.into(), &1.into(), &1.into())
    );
    let branch = &told["files"][0]["findings"][1];
    for (field, value) in
        [("rule", "unlabelled-branch"), ("severity", "warning"), ("record", "h"), ("kind", "flow"), ("view", "swim")]
    {
        assert_eq!(branch[field], value);
    }
    assert_eq!((&branch["line"], &branch["fixable"]), (&75.into(), &true.into()));
    assert_eq!(told["files"][0]["accepted"][0]["reason"], "Drawn for the talk");
    // The help names every field.
    let help = folder.ok(&["check", "--help"]);
    for field in branch.as_object().expect("fields").keys().chain(told.as_object().expect("fields").keys()) {
        assert!(help.contains(field.as_str()), "the help does not tell of {field}");
    }
}

#[test]
fn sarif_points_at_rules_and_lines() {
    let folder = Folder::new("check-sarif");
    folder.write("a model.laneway.ron", FAULTY);
    let told =
        json(&String::from_utf8_lossy(&folder.run(&["check", "--format", "sarif", "a model.laneway.ron"]).stdout));
    assert_eq!(told["version"], "2.1.0");
    let run = &told["runs"][0];
    let results = run["results"].as_array().expect("results");
    assert_eq!(results.len(), 3);
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("a number")).expect("small");
        let rule = &run["tool"]["driver"]["rules"][index];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(rule["help"]["text"].as_str().is_some_and(|text| text.contains("To mend it")));
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "a%20model.laneway.ron");
        assert!(place["region"]["startLine"].as_u64().is_some_and(|line| line > 0));
    }
    assert_eq!(results[0]["level"], "error");
    assert_eq!(results[2]["suppressions"][0]["kind"], "inSource");
    assert_eq!(results[2]["suppressions"][0]["justification"], "Drawn for the talk");
}

#[test]
fn two_findings_of_one_check_at_one_record_have_fingerprints_of_their_own() {
    let folder = Folder::new("check-fingerprints");
    // Each choice without values is told of their table.
    let column = |id: &str| format!("(id: \"{id}\", table: \"t\", name: \"{id}\", holds: Choice),");
    let table = |columns: &str| {
        format!("(format: 1, decision_tables: [(id: \"t\", name: \"Limit\")], decision_columns: [{columns}])")
    };
    let (two, one) = (table(&[column("kind"), column("size")].concat()), table(&column("kind")));
    let prints = |model: &str| -> Vec<String> {
        folder.write("t.laneway.ron", model);
        let output = folder.run(&["check", "--format", "sarif", "t.laneway.ron"]).stdout;
        let results =
            json(&String::from_utf8_lossy(&output))["runs"][0]["results"].as_array().expect("results").clone();
        let told = results.iter().filter(|one| one["ruleId"] == "decision-table-cell");
        told.map(|one| one["partialFingerprints"]["record/v1"].as_str().expect("a text").to_owned()).collect()
    };
    let told = prints(&two);
    let all: std::collections::BTreeSet<&String> = told.iter().collect();
    assert!(told.len() > 1 && all.len() == told.len(), "{told:?}");
    assert_eq!(prints(&two), told, "from run to run");
    assert_ne!(prints(&one), told);
}

#[test]
fn json_and_sarif_tell_of_files_that_could_not_be_read() {
    let folder = Folder::new("check-unread");
    folder.write("m.laneway.ron", FAULTY);
    folder.write("broken.laneway.ron", "(\n  format: 1,\n  steps: [)\n");
    folder.write("broken.bpmn", "<definitions><process></definitions>");
    let files = ["gone.laneway.ron", "broken.laneway.ron", "broken.bpmn", "m.laneway.ron"];
    let told = |format: &str| {
        let output = folder.run(&[&["check", "--format", format], &files[..]].concat());
        assert_eq!(output.status.code(), Some(2), "{format}");
        json(&String::from_utf8_lossy(&output.stdout))
    };
    let of_json = told("json");
    assert_eq!(of_json["files"].as_array().map(Vec::len), Some(1));
    let unread = of_json["unread"].as_array().expect("a list");
    let paths: Vec<&str> = unread.iter().filter_map(|one| one["path"].as_str()).collect();
    assert_eq!(paths, files[..3]);
    assert_eq!((&unread[0]["line"], &unread[1]["line"], &unread[1]["column"]), (&Value::Null, &3.into(), &11.into()));
    assert!(unread.iter().all(|one| one["message"].as_str().is_some_and(|m| m.starts_with("cannot "))));
    let run = &told("sarif")["runs"][0];
    assert_eq!(run["results"].as_array().map(Vec::len), Some(3));
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    let notes = run["invocations"][0]["toolExecutionNotifications"].as_array().expect("a list");
    assert_eq!((notes.len(), &notes[0]["message"]["text"]), (3, &unread[0]["message"]));
    let place = &notes[1]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "broken.laneway.ron");
    assert_eq!((&place["region"]["startLine"], &place["region"]["startColumn"]), (&3.into(), &11.into()));
}

#[test]
fn names_do_not_command_the_terminal() {
    let folder = Folder::new("check-escapes");
    let nasty = FAULTY.replace("Take an order", "Take\\u{1b}[31m an \\u{202e}order");
    folder.write("m.laneway.ron", &nasty);
    let said = |args: &[&str]| {
        let output = folder.run(args);
        let both = [output.stdout, output.stderr].concat();
        String::from_utf8(both).expect("UTF-8")
    };
    for (args, shown) in [
        (&["check", "m.laneway.ron"][..], "Take\\u{1b}[31m an \\u{202e}order"),
        (&["check", "--format", "json", "m.laneway.ron"], "Take\\u001b[31m an \\u202eorder"),
        (&["check", "--format", "sarif", "m.laneway.ron"], "Take\\u001b[31m an \\u202eorder"),
        (&["export", "m.laneway.ron", "--diagram", "none", "-o", "x.svg"], "Take\\u{1b}[31m an \\u{202e}order"),
        (&["tidy", "m.laneway.ron"], ""),
    ] {
        let told = said(args);
        assert!(!told.contains(['\u{1b}', '\u{202e}']) && told.contains(shown), "{args:?}: {told}");
    }
}

#[test]
fn what_is_certain_is_mended_and_saved() {
    let folder = Folder::new("check-fix");
    folder.write("m.laneway.ron", FAULTY);
    let told = String::from_utf8(folder.run(&["check", "--fix", "m.laneway.ron"]).stdout).expect("UTF-8");
    assert!(told.starts_with("m.laneway.ron: mended: The branch from “In stock?”"), "{told}");
    assert!(told.ends_with("1 file: 1 error; 1 accepted with a reason; 1 mended\n"), "{told}");
    let flow = "      id: \"h\",\n      swimlane: \"swim\",\n      from: \"b\",\n      to: \"d\",\n";
    let saved = folder.read("m.laneway.ron");
    assert_eq!(saved, FAULTY.replace(flow, &format!("{flow}      condition: Default,\n")));
    // Mending again changes nothing, and touches nothing.
    folder.run(&["check", "--fix", "m.laneway.ron"]);
    assert_eq!(folder.read("m.laneway.ron"), saved);
    assert_eq!(folder.names(), ["m.laneway.ron"]);
}

#[test]
fn the_day_is_taken_from_the_line() {
    let folder = Folder::new("check-today");
    folder.write("m.laneway.ron", FAULTY);
    let at = |day| folder.run(&["check", "--today", day, "m.laneway.ron"]).stdout;
    assert_eq!(at("2026-01-31"), at("2030-12-01"), "nothing here falls due");
}

#[test]
fn what_was_mended_is_told_in_every_form() {
    let folder = Folder::new("check-mended");
    for format in ["json", "sarif"] {
        folder.write("m.laneway.ron", FAULTY);
        let output = folder.run(&["check", "--fix", "--format", format, "m.laneway.ron"]);
        let told = json(&String::from_utf8_lossy(&output.stdout));
        let (mended, name, message) = match format {
            "json" => {
                let mended = &told["files"][0]["mended"];
                (mended.clone(), mended[0]["rule"].clone(), mended[0]["message"].clone())
            }
            _ => {
                let run = &told["runs"][0];
                assert_eq!(run["invocations"][0]["executionSuccessful"], true);
                let notes = &run["invocations"][0]["toolExecutionNotifications"];
                let (kind, rule) = (&notes[0]["descriptor"], &notes[0]["associatedRule"]);
                let driver = &run["tool"]["driver"];
                let at = |index: &Value| index.as_u64().and_then(|at| usize::try_from(at).ok()).expect("a place");
                assert_eq!(driver["notifications"][at(&kind["index"])]["id"], kind["id"]);
                assert_eq!(driver["rules"][at(&rule["index"])]["id"], rule["id"]);
                assert_eq!((&kind["id"], &notes[0]["level"]), (&"mended".into(), &"note".into()));
                let place = &notes[0]["locations"][0]["physicalLocation"];
                assert_eq!(place["artifactLocation"]["uri"], "m.laneway.ron");
                (notes.clone(), rule["id"].clone(), notes[0]["message"]["text"].clone())
            }
        };
        assert_eq!((mended.as_array().map(Vec::len), &name), (Some(1), &"unlabelled-branch".into()), "{format}");
        assert!(message.as_str().is_some_and(|text| text.contains("The branch from “In stock?”")), "{message}");
    }
}

#[cfg(unix)]
#[test]
fn a_file_name_of_two_lines_stays_on_one() {
    let folder = Folder::new("check-newline");
    folder.write("two\nlines.laneway.ron", FAULTY);
    let output = folder.run(&["check", "two\nlines.laneway.ron"]);
    let told = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(told.contains("\ntwo\\u{a}lines.laneway.ron:13: error: "), "{told}");
    assert!(!told.lines().any(|line| line.starts_with("lines")), "{told}");
    let refused = folder.refused(&["fmt", "no\nfile.laneway.ron"], 1);
    assert!(refused.contains("cannot open no\\u{a}file.laneway.ron: "), "{refused}");
}
