//! Mermaid and tables in and out on the command line, and a whole model in one command.

use super::Folder;

const DAY: &str =
    "journey\n  title Breakfast\n  section Counter\n    Order: 4: Ann\n    Wait: 2: Ann, Ben\n  nothing said\n";
const SIPOC: &str = "Suppliers;Inputs;Process;Outputs;Customers\nWorks;Beans;Brew;Cup;Ann\n";
const STEPS: &str = "step,lane,next\nStart,Guest,Brew\nBrew,Works,\"done: End\"\nEnd,Guest,\n";

fn told(output: &std::process::Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn files_are_imported_by_name_and_content() {
    let folder = Folder::new("kinds");
    for (name, text, kind) in [
        ("day.mmd", DAY.to_owned(), "journeys"),
        ("notes.md", format!("# Notes\n\n```mermaid\n{DAY}```\n"), "journeys"),
        ("day.txt", DAY.to_owned(), "journeys"),
        ("order.csv", SIPOC.to_owned(), "sipocs"),
        ("order.txt", SIPOC.to_owned(), "sipocs"),
        ("order.tsv", STEPS.replace(',', "\t"), "swimlanes"),
        ("coffee.csv", "Stage,Before,\nStep,Notice,Ask\nEmotion,-1,2\n".to_owned(), "journeys"),
    ] {
        folder.write(name, &text);
        folder.ok(&["import", name, "-o", "x.laneway.ron", "--force"]);
        let model = folder.read("x.laneway.ron");
        assert!(model.contains(&format!("  {kind}: [")), "{name}: {model}");
        folder.ok(&["fmt", "--check", "x.laneway.ron"]);
        folder.ok(&["export", name, "-o", "x.svg"]);
    }
    assert!(folder.read("x.laneway.ron").contains("name: \"coffee\""), "named after its file");
    let told = told(&folder.run(&["import", "day.mmd"]));
    assert!(told.contains("line 6: “nothing said”") && told.contains("Wrote day.laneway.ron"), "{told}");
    let report = folder.ok(&["import", "day.mmd", "--report", "json"]);
    let report: serde_json::Value = serde_json::from_str(&report).expect("JSON");
    assert_eq!((&report["counts"]["personas"], &report["warnings"][0]["code"]), (&2.into(), &"not-a-step".into()));

    folder.write("plain.txt", "Dear Ann,\nhow are you?\n");
    folder.write("plain.csv", "Name,Town\nAnn,Ulm\n");
    folder.write("flow.mmd", "flowchart LR\n  a --> b\n");
    assert!(folder.refused(&["import", "plain.txt"], 1).contains("no Mermaid journey"));
    assert!(folder.refused(&["import", "plain.csv"], 1).contains("Suppliers, Inputs"));
    assert!(folder.refused(&["import", "flow.mmd"], 1).contains("line 1: "));
}

#[test]
fn import_into_a_model_adds_views_and_shares_what_it_names() {
    let folder = Folder::new("into");
    folder.write("day.mmd", DAY);
    folder.write("order.csv", SIPOC);
    folder.write("steps.csv", STEPS);
    folder.ok(&["import", "steps.csv", "-o", "m.laneway.ron"]);
    folder.ok(&["import", "order.csv", "--into", "m.laneway.ron"]);
    folder.ok(&["import", "day.mmd", "--into", "m.laneway.ron"]);
    let model = folder.read("m.laneway.ron");
    for (text, times) in
        [("name: \"Works\"", 1), ("name: \"Breakfast\"", 1), ("name: \"Brew\"", 1), ("name: \"order\"", 1)]
    {
        assert_eq!(model.matches(text).count(), times, "{text}: {model}");
    }
    folder.ok(&["fmt", "--check", "m.laneway.ron"]);
    let told = folder.ok(&["export", "m.laneway.ron", "-o", "x.svg"]);
    assert_eq!(told.lines().count(), 3, "{told}");
    assert!(folder.refused(&["import", "day.mmd", "--into", "absent.laneway.ron"], 1).contains("no such file"));
    assert!(folder.refused(&["import", "day.mmd", "--into", "day.mmd"], 1).contains("is read"));
    folder.refused(&["import", "day.mmd", "--into", "m.laneway.ron", "-o", "n.laneway.ron"], 2);
}

#[test]
fn cells_of_a_register_that_are_left_out_are_told_one_by_one() {
    let folder = Folder::new("left-out");
    let slas = |n: usize| format!("(id: \"x{n}\", name: \"Response\", promise: \"{} d\", value: \"\"),", n + 1);
    folder.write("m.laneway.ron", &format!("(format: 1, slas: [{}{}])", slas(0), slas(1)));
    folder.write("slas.csv", "Name,Kind,Promise,Kind\nResponse,,9 d,\n\nResponse [x1],nonsense,,\n");
    let text = told(&folder.run(&["import", "slas.csv", "--into", "m.laneway.ron"]));
    for says in [
        "line 2, name “Response”: “Response” could be “Response [x0]” or “Response [x1]”",
        "line 4, kind “nonsense”: Kind is one of",
        "1 empty cell left as it was",
        "repeated-column",
    ] {
        assert!(text.contains(says), "{says}: {text}");
    }
    assert!(!text.contains(".,"), "{text}");
    assert!(!folder.read("m.laneway.ron").contains("9 d"));
    // In words a handful, as JSON all of them.
    let rows: String = (0..9).map(|n| format!("New {n},nonsense\n")).collect();
    folder.write("slas.csv", &format!("Name,Kind\n{rows}"));
    let text = told(&folder.run(&["import", "slas.csv", "-o", "n.laneway.ron"]));
    assert!(text.contains("    and 4 more"), "{text}");
    let report = folder.ok(&["import", "slas.csv", "--into", "n.laneway.ron", "--report", "json"]);
    let report: serde_json::Value = serde_json::from_str(&report).expect("JSON");
    assert_eq!(report["warnings"][0]["elements"].as_array().map(Vec::len), Some(9), "{report}");
}

#[test]
fn readings_come_in_beside_those_there_are() {
    let folder = Folder::new("readings");
    let kpi = "(id: \"k\", name: \"Days to payment\", readings: {\"2026-01-31\": 14, \"2026-02-28\": 9})";
    folder.write("m.laneway.ron", &format!("(format: 1, kpis: [{kpi}])"));
    folder.write("kr.csv", "Name,Readings\nDays to payment,2026-06-30: 9\n");
    let text = told(&folder.run(&["import", "kr.csv", "--into", "m.laneway.ron"]));
    assert!(text.contains("1 new reading") && !text.contains("changed"), "{text}");
    // As a spreadsheet of another country holds them.
    folder.write("table.csv", "Datum;Days to payment;Complaints\n30.06.2026;8,5;3\n31.07.2026;7;soon\n");
    let text = told(&folder.run(&["import", "table.csv", "--into", "m.laneway.ron"]));
    for says in ["2 KPIs", "2 new readings", "1 changed reading", "line 3, Complaints “soon”: a number is"] {
        assert!(text.contains(says), "{says}: {text}");
    }
    let model = folder.read("m.laneway.ron");
    for kept in ["\"2026-01-31\": 14", "\"2026-02-28\": 9", "\"2026-06-30\": 8.5", "\"2026-07-31\": 7"] {
        assert!(model.contains(kept), "{kept}: {model}");
    }
}

#[test]
fn text_formats_tell_what_they_leave_out_and_refuse_what_they_cannot_hold() {
    let folder = Folder::new("text");
    folder.write("steps.csv", STEPS);
    folder.write("coffee.csv", "Stage,Before,\nStep,Notice,Ask\nEmotion,-1,0.5\nPain,=broken,\n");
    folder.ok(&["import", "steps.csv", "-o", "m.laneway.ron"]);
    let refused = folder.refused(&["export", "m.laneway.ron", "-o", "x.mmd"], 1);
    assert!(refused.contains("steps, as-is cannot be written as .mmd") && refused.contains(".csv"), "{refused}");
    folder.ok(&["import", "coffee.csv", "--into", "m.laneway.ron"]);
    let said = told(&folder.run(&["export", "m.laneway.ron", "-o", "x.mmd"]));
    assert!(said.contains("cannot be written as .mmd") && said.contains("not in it: "), "{said}");
    assert!(said.contains("1 card") && said.contains("in tenths"), "{said}");
    assert_eq!(
        folder.read("x.mmd"),
        "journey\n  title coffee\n    section Before\n".replace("    section", "  section")
            + "    Notice: 2\n    Ask: 4\n"
    );
    let written = folder.ok(&["export", "m.laneway.ron", "-o", "y.csv"]);
    assert_eq!(written.lines().count(), 2, "{written}");
    let csv = folder.names().into_iter().find(|n| n.starts_with("y-coffee")).expect("written");
    let text = folder.read(&csv);
    assert!(text.contains("\nPain,'=broken,\n") && text.contains("−1,0.5"), "{text}");
    // What was written comes in again, and is written the same.
    folder.ok(&["import", &csv, "-o", "again.laneway.ron"]);
    folder.ok(&["export", "again.laneway.ron", "-o", "again.csv"]);
    assert_eq!(folder.read("again.csv"), text);
}

#[test]
fn a_whole_model_is_written_in_one_command() {
    let folder = Folder::new("whole");
    folder.write("day.mmd", DAY);
    folder.write("order.csv", SIPOC);
    folder.write("steps.csv", STEPS);
    folder.ok(&["import", "day.mmd", "-o", "m.laneway.ron"]);
    folder.ok(&["import", "order.csv", "--into", "m.laneway.ron"]);
    folder.ok(&["import", "steps.csv", "--into", "m.laneway.ron"]);
    let count = |name: &str| std::fs::read_dir(folder.0.join(name)).expect("made").count();
    let said = folder.ok(&["export", "m.laneway.ron", "-o", "out/"]);
    assert_eq!((said.lines().count(), count("out")), (3, 3), "{said}");
    folder.ok(&["export", "m.laneway.ron", "-o", "out", "--as", "svg,csv", "--theme", "dark", "--text", "plain"]);
    // The registers that hold something are written as CSV too.
    assert_eq!(count("out"), 9);
    let said = folder.ok(&["export", "m.laneway.ron", "-o", "all/", "--all"]);
    // Three views, an alignment and three matrices as SVG, PNG, CSV and TSV, one journey as Mermaid, one layout for all;
    // three registers as CSV.
    assert_eq!((said.lines().count(), count("all")), (33, 33), "{said}");
    for view in ["experience", "raci", "hand-offs", "alignment"] {
        for ending in ["svg", "csv"] {
            assert!(said.contains(&format!(".{view}.{ending}: ")), "{view} as {ending} in {said}");
        }
    }
    let layout = std::fs::read_to_string(folder.0.join("all/model.layout.json")).expect("written");
    let layout: serde_json::Value = serde_json::from_str(&layout).expect("JSON");
    assert_eq!(layout["swimlanes"].as_array().map(Vec::len), Some(1));
    assert_eq!(layout["tables"].as_array().map(Vec::len), Some(6));
    let told = folder.refused(&["export", "m.laneway.ron", "-o", "x.svg", "--all"], 1);
    assert!(told.contains("into a folder"), "{told}");
    assert!(folder.refused(&["export", "m.laneway.ron", "-o", "no/such/"], 1).contains("cannot make the folder"));
    folder.refused(&["export", "m.laneway.ron", "-o", "out/", "--as", "gif"], 2);
}

/// A register whose word is the id of a view is called otherwise; neither file is written over the other.
#[test]
fn a_view_with_the_id_of_a_register_hides_it_from_nobody() {
    let folder = Folder::new("clash");
    let text = r#"(format: 1,
        decision_tables: [(id: "rules", name: "Repair or replace")],
        swimlanes: [(id: "portfolio", name: "Managing the portfolio")],
        rules: [(id: "r", name: "Two years")],
    )"#;
    folder.write("m.laneway.ron", text);
    folder.ok(&["export", "m.laneway.ron", "-o", "out/", "--as", "csv"]);
    assert!(folder.read("out/rules.csv").contains("Repair or replace"));
    assert!(folder.read("out/model-rules.csv").contains("Two years"));
    for (view, title) in [
        ("rules", "Repair or replace"),
        ("model-rules", "Rules"),
        ("portfolio", "Managing the portfolio"),
        ("model-portfolio", "Process portfolio"),
        ("slas", "SLAs"),
    ] {
        folder.ok(&["export", "m.laneway.ron", "--diagram", view, "-o", "one.svg"]);
        assert!(folder.read("one.svg").contains(&format!("{title}</title>")), "{view}");
    }
}

#[test]
fn a_view_called_like_a_register_and_the_register_are_two_files() {
    let folder = Folder::new("apart");
    let model = r#"(format: 1, swimlanes: [(id: "rules", name: "Rules of the house"), (id: "portfolio", name: "P")],
        processes: [(id: "p", name: "Sell")], rules: [(id: "r", name: "Pay first")])"#;
    folder.write("m.laneway.ron", model);
    let said = folder.ok(&["export", "m.laneway.ron", "-o", "all/", "--all"]);
    let files: std::collections::BTreeSet<String> = std::fs::read_dir(folder.0.join("all"))
        .expect("made")
        .map(|file| file.expect("a file").file_name().to_string_lossy().to_lowercase())
        .collect();
    assert_eq!(said.lines().count(), files.len(), "{said}");
    assert!(folder.read("all/model-rules.csv").contains("Pay first"), "{said}");
    assert!(!folder.read("all/rules.csv").contains("Pay first"));
    assert!(folder.read("all/model-portfolio.csv").contains("Sell"), "{said}");
}

#[test]
fn an_export_writes_over_its_own_files_and_no_others() {
    let folder = Folder::new("spare");
    folder.write("order.csv", SIPOC);
    folder.ok(&["import", "order.csv", "-o", "m.laneway.ron"]);
    let all = ["export", "m.laneway.ron", "-o", "out/", "--all"];
    let wrote = folder.ok(&all);
    folder.ok(&all);
    // What it wrote and somebody changed beneath its headings is still its own.
    let path = wrote
        .lines()
        .find_map(|line| line.strip_prefix("Wrote ")?.split(": ").next().filter(|it| it.ends_with("parties.csv")));
    let parties = path.expect("a register").to_owned();
    folder.write(&parties, &format!("{}Zoe,team,,,\n", folder.read(&parties)));
    folder.ok(&all);
    let names = |text: &str| -> Vec<String> {
        text.lines().filter_map(|line| line.strip_prefix("Wrote ")?.split(": ").next().map(str::to_owned)).collect()
    };
    for name in names(&wrote) {
        let before = std::fs::read(folder.0.join(&name)).expect("written");
        let text =
            if name.ends_with("svg") { "<svg xmlns='http://www.w3.org/2000/svg'/>" } else { "Name,Town\nAnn,Ulm\n" };
        folder.write(&name, text);
        let told = folder.refused(&all, 1);
        assert!(told.contains(&format!("{name} is there already")) && told.contains("--force"), "{told}");
        assert_eq!(folder.read(&name), text);
        folder.ok(&[&all[..], &["--force"]].concat());
        assert_eq!(std::fs::read(folder.0.join(&name)).expect("written"), before, "{name}");
    }
    // A name that was given is written over, as long as it is one.
    folder.write("x.svg", "mine");
    folder.ok(&["export", "m.laneway.ron", "-o", "x.svg"]);
    folder.write("steps.csv", STEPS);
    folder.ok(&["import", "steps.csv", "--into", "m.laneway.ron"]);
    let several = ["export", "m.laneway.ron", "-o", "y.svg"];
    let wrote = names(&folder.ok(&several));
    assert_eq!(wrote.len(), 2);
    folder.write(&wrote[0], "mine");
    assert!(folder.refused(&several, 1).contains(&wrote[0]));
}

#[test]
fn no_view_is_written_under_the_name_of_a_device() {
    let folder = Folder::new("devices");
    folder.write("m.laneway.ron", "(format: 1, swimlanes: [(id: \"con\", name: \"A\"), (id: \"b\", name: \"B\")])");
    folder.ok(&["export", "m.laneway.ron", "-o", "out/"]);
    let mut names: Vec<String> = std::fs::read_dir(folder.0.join("out"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(names, ["b.svg", "con_.svg"]);
}

#[test]
fn a_decision_table_comes_back_into_itself() {
    let folder = Folder::new("read-back");
    folder.write("fees.csv", "# Decision table,Fees\nU,Amount: number,\u{2192} Fee: number\n1,< 5,1\n2,>= 5,2\n");
    folder.ok(&["import", "fees.csv", "-o", "m.laneway.ron"]);
    folder.ok(&["export", "m.laneway.ron", "-o", "back.csv"]);
    let before = folder.read("m.laneway.ron");
    let text = told(&folder.run(&["import", "back.csv", "--into", "m.laneway.ron"]));
    assert!(text.contains("“Fees”, which is there: Nothing differs"), "{text}");
    assert_eq!(folder.read("m.laneway.ron"), before);
    folder.write("back.csv", &folder.read("back.csv").replace("1,< 5", "1,< 1,0,\n2,\"[1 .. 5)\""));
    let text = told(&folder.run(&["import", "back.csv", "--into", "m.laneway.ron"]));
    assert!(text.contains("Imported: 3 decision rules") && text.contains("1 rule changed, 1 rule added"), "{text}");
    assert_eq!(
        folder.read("m.laneway.ron").matches("name: \"Fees\"").count(),
        before.matches("name: \"Fees\"").count()
    );
    // A table of another name is another table.
    let two = folder.read("m.laneway.ron");
    folder.write("two.laneway.ron", &two.replace("Fees", "Other"));
    folder.ok(&["import", "back.csv", "--into", "two.laneway.ron"]);
    let names = folder.read("two.laneway.ron");
    assert!(names.contains("name: \"Fees\"") && names.contains("name: \"Other\""), "{names}");
}
