//! The command line, as a user meets it: files, exit codes, one line on standard error.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

#[path = "cli/check.rs"]
mod check;
#[path = "cli/exchange.rs"]
mod exchange;

/// A folder of its own for a test, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("laneway-cli-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder for the test");
        Folder(path)
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, text).expect("written");
        path
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).expect("readable");
        let mut names: Vec<_> = entries.map(|e| e.expect("entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    fn run(&self, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_laneway")).args(args).current_dir(&self.0).output().expect("runs")
    }

    /// Runs what must succeed; returns standard output.
    fn ok(&self, args: &[&str]) -> String {
        let output = self.run(args);
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    /// Runs what must be refused with this exit code; returns the one line it says.
    fn refused(&self, args: &[&str], code: i32) -> String {
        let output = self.run(args);
        let told = String::from_utf8(output.stderr).expect("UTF-8");
        assert_eq!(output.status.code(), Some(code), "{args:?}: {told}");
        if code == 1 {
            assert_eq!(told.lines().count(), 1, "{args:?}: {told}");
        }
        told
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const BPMN: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="x">
  <collaboration id="c">
    <participant id="pool" name="Shop" processRef="p"/>
  </collaboration>
  <process id="p">
    <laneSet id="ls">
      <lane id="l1" name="Sales"><flowNodeRef>s</flowNodeRef><flowNodeRef>a</flowNodeRef></lane>
      <lane id="l2" name="Stock"><flowNodeRef>b</flowNodeRef><flowNodeRef>e</flowNodeRef></lane>
    </laneSet>
    <startEvent id="s" name="Order comes in"/>
    <userTask id="a" name="Take the order"/>
    <serviceTask id="b" name="Pick &amp; pack"/>
    <endEvent id="e" name="Delivered"/>
    <sequenceFlow id="f1" sourceRef="s" targetRef="a"/>
    <sequenceFlow id="f2" sourceRef="a" targetRef="b"/>
    <sequenceFlow id="f3" sourceRef="b" targetRef="e"/>
  </process>
</definitions>
"#;

const TWO: &str = r#"(
  format: 1,
  model: (
    name: "Complaint",
  ),
  swimlanes: [
    (
      id: "as-is",
      name: "As it is",
    ),
    (
      id: "to-be",
      name: "As it should be",
      state: ToBe,
    ),
  ],
  lanes: [
    (
      id: "lane-a",
      swimlane: "as-is",
      name: "Front office",
      order: 0,
    ),
    (
      id: "lane-b",
      swimlane: "to-be",
      name: "Front office",
      order: 0,
    ),
  ],
  steps: [
    (
      id: "register",
      name: "Register the complaint",
      lane: "lane-a",
      column: 7.5,
      row: 3,
    ),
    (
      id: "solve",
      name: "Solve it",
      lane: "lane-b",
      column: 0,
    ),
  ],
)
"#;

#[test]
fn a_bpmn_file_becomes_a_model_and_pictures() {
    let folder = Folder::new("way");
    folder.write("order.bpmn", BPMN);
    let report = folder.ok(&["import", "order.bpmn", "--report", "json"]);
    let report: serde_json::Value = serde_json::from_str(&report).expect("JSON");
    assert_eq!(report["counts"]["steps"], 4, "{report}");
    let model = folder.read("order.laneway.ron");
    assert!(model.contains("name: \"Pick & pack\"") && model.contains("foreign: \"b\""), "{model}");
    assert_eq!(folder.ok(&["fmt", "--check", "order.laneway.ron"]), "");

    for (name, start) in [("x.svg", &b"<"[..]), ("x.png", b"\x89PNG"), ("x.layout.json", b"{")] {
        assert_eq!(folder.ok(&["export", "order.laneway.ron", "-o", name]), format!("Wrote {name}\n"));
        assert!(fs::read(folder.0.join(name)).expect("there").starts_with(start), "{name}");
    }
    let svg = folder.read("x.svg");
    for text in ["Order comes in", "Pick &amp; pack", "Stock", "data-from="] {
        assert!(svg.contains(text), "{text} is in the drawing");
    }
    let layout: serde_json::Value = serde_json::from_str(&folder.read("x.layout.json")).expect("JSON");
    assert_eq!(layout["swimlanes"][0]["steps"].as_array().map(Vec::len), Some(4));

    // The same from the BPMN file at once, to the byte.
    folder.ok(&["export", "order.bpmn", "-o", "direct.svg"]);
    assert_eq!(folder.read("direct.svg"), svg);
    folder.ok(&["export", "order.bpmn", "-o", "dark.svg", "--theme", "dark", "--text", "outlines"]);
    assert!(!folder.read("dark.svg").contains("<text"), "outlines are no text");
}

#[test]
fn import_keeps_what_is_there_and_writes_where_it_is_told() {
    let folder = Folder::new("import");
    folder.write("order.bpmn", BPMN);
    folder.write("order.laneway.ron", "mine");
    let told = folder.refused(&["import", "order.bpmn"], 1);
    assert!(told.contains("order.laneway.ron is there already"), "{told}");
    assert_eq!(folder.read("order.laneway.ron"), "mine");
    folder.ok(&["import", "order.bpmn", "-o", "other.laneway.ron"]);
    folder.ok(&["import", "order.bpmn", "-o", "other.laneway.ron"]);
    folder.write("two.laneway.ron", TWO);
    let told = folder.refused(&["import", "order.bpmn", "-o", "two.laneway.ron"], 1);
    assert!(told.contains("--force"), "{told}");
    assert_eq!(folder.read("two.laneway.ron"), TWO);
    folder.ok(&["import", "order.bpmn", "-o", "two.laneway.ron", "--force"]);
    assert_eq!(folder.read("two.laneway.ron"), folder.read("other.laneway.ron"));
    assert_eq!(folder.ok(&["import", "order.bpmn", "-o", "-"]), folder.read("other.laneway.ron"));
    let told = folder.refused(&["import", "order.bpmn", "-o", "order.bpmn"], 1);
    assert!(told.contains("must end in .laneway.ron"), "{told}");
    assert_eq!(folder.read("order.bpmn"), BPMN);
    assert!(folder.refused(&["import", "other.laneway.ron"], 1).contains("a model already"));
    folder.write("broken.bpmn", "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"><process>");
    assert!(folder.refused(&["import", "broken.bpmn"], 1).contains("line 1, column"));
    assert!(folder.refused(&["import", "absent.bpmn"], 1).contains("absent.bpmn: there is no such file"));
    assert!(folder.refused(&["import", "."], 1).contains("it is a folder"));
}

#[test]
fn what_is_read_is_never_written_over() {
    let folder = Folder::new("same");
    folder.write("z.svg", TWO);
    folder.write("x-to-be.svg", TWO);
    folder.write("order.bpmn", BPMN);
    let told = folder.refused(&["export", "z.svg", "-o", "./z.svg", "--diagram", "as-is"], 1);
    assert!(told.contains("it is the file that is read"), "{told}");
    // One of several, and nothing of the others is written.
    folder.refused(&["export", "x-to-be.svg", "-o", "x.svg"], 1);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("z.svg", folder.0.join("link.svg")).expect("linked");
        std::os::unix::fs::symlink("order.bpmn", folder.0.join("la.laneway.ron")).expect("linked");
        fs::hard_link(folder.0.join("z.svg"), folder.0.join("second.layout.json")).expect("linked");
        folder.refused(&["export", "z.svg", "-o", "link.svg", "--diagram", "as-is"], 1);
        folder.refused(&["export", "link.svg", "-o", "z.svg", "--diagram", "as-is"], 1);
        folder.refused(&["export", "z.svg", "-o", "second.layout.json"], 1);
        folder.refused(&["import", "order.bpmn", "-o", "la.laneway.ron"], 1);
        folder.refused(&["import", "order.bpmn", "-o", "la.laneway.ron", "--force"], 1);
        assert!(fs::symlink_metadata(folder.0.join("link.svg")).expect("there").is_symlink());
    }
    assert_eq!((folder.read("z.svg"), folder.read("x-to-be.svg")), (TWO.to_owned(), TWO.to_owned()));
    assert_eq!(folder.read("order.bpmn"), BPMN);
    assert!(!folder.names().contains(&"x-as-is.svg".to_owned()));
}

#[test]
fn several_drawings_are_written_apart() {
    let folder = Folder::new("several");
    folder.write("two.laneway.ron", TWO);
    let told = folder.ok(&["export", "two.laneway.ron", "-o", "x.svg"]);
    assert_eq!(told, "Wrote x-as-is.svg: As it is, as-is\nWrote x-to-be.svg: As it should be, to-be\n");
    folder.ok(&["export", "two.laneway.ron", "-o", "one.svg", "--diagram", "to-be"]);
    folder.ok(&["export", "two.laneway.ron", "-o", "named.svg", "--diagram", "As it should be"]);
    assert_eq!(folder.read("one.svg"), folder.read("x-to-be.svg"));
    assert_eq!(folder.read("named.svg"), folder.read("one.svg"));
    folder.ok(&["export", "two.laneway.ron", "-o", "x.layout.json"]);
    let layout: serde_json::Value = serde_json::from_str(&folder.read("x.layout.json")).expect("JSON");
    assert_eq!(layout["swimlanes"].as_array().map(Vec::len), Some(2));
    let told = folder.refused(&["export", "two.laneway.ron", "-o", "x.svg", "--diagram", "nope"], 1);
    assert!(
        told.contains(
            "has no drawing nope; give the id of one: as-is (As it is, as-is), to-be (As it should be, to-be)"
        ),
        "{told}"
    );
    // A name that is taken by a folder keeps the first from being written too.
    fs::create_dir(folder.0.join("y-to-be.svg")).expect("made");
    assert!(folder.refused(&["export", "two.laneway.ron", "-o", "y.svg"], 1).contains("it is a folder"));
    assert!(!folder.names().contains(&"y-as-is.svg".to_owned()));
}

#[test]
fn export_refuses_in_one_line() {
    let folder = Folder::new("refuse");
    folder.write("two.laneway.ron", TWO);
    folder.write("empty.laneway.ron", "(format: 1)");
    folder.write("cut.laneway.ron", &TWO[..200]);
    let told = folder.refused(&["export", "two.laneway.ron", "-o", "x.gif"], 1);
    assert!(told.contains("must end in .svg or .png or .layout.json"), "{told}");
    assert!(folder.refused(&["export", "empty.laneway.ron", "-o", "x.svg"], 1).contains("has no drawing"));
    assert!(folder.refused(&["export", "cut.laneway.ron", "-o", "x.svg"], 1).contains("line "));
    assert!(folder.refused(&["export", "absent.laneway.ron", "-o", "x.svg"], 1).contains("no such file"));
    assert!(folder.refused(&["export", "two.laneway.ron", "-o", "no/x.svg"], 1).contains("no such file or folder"));
    let huge = folder.refused(&["export", "two.laneway.ron", "-o", "x.png", "--scale", "1e9"], 1);
    assert!(huge.contains("choose a smaller scale"), "{huge}");
    for scale in ["nan", "0", "-1", "inf", "-inf", "1e-320"] {
        for output in ["x.png", "x.svg", "x.layout.json"] {
            let told = folder.refused(&["export", "two.laneway.ron", "-o", output, "--scale", scale], 1);
            assert!(told.contains("the scale must be a number from 0.01 up"), "{scale}: {told}");
        }
    }
    assert!(folder.refused(&["export", "two.laneway.ron", "-o", ".svg"], 1).contains("no name before it"));
    assert_eq!(folder.names(), ["cut.laneway.ron", "empty.laneway.ron", "two.laneway.ron"]);
    // What could not run at all.
    folder.refused(&["export", "two.laneway.ron"], 2);
    folder.refused(&["export", "two.laneway.ron", "-o", "x.svg", "--theme", "pink"], 2);
    folder.refused(&["fmt"], 2);
    assert!(folder.ok(&["--help"]).contains("export"));
}

#[test]
fn a_word_that_leads_nowhere_is_told_before_any_window() {
    let folder = Folder::new("first");
    for (args, told) in [
        (&["nope.laneway.ron"][..], "there is no such file"),
        (&["bogus"], "no command bogus"),
        (&["exprot", "x"], "laneway export"),
    ] {
        let output = folder.run(args);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!((output.status.code(), said.lines().count()), (Some(2), 1), "{said}");
        assert!(said.contains(told) && said.contains("--help"), "{said}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn work_that_is_done_is_told_though_nobody_hears() {
    let folder = Folder::new("full");
    folder.write("two.laneway.ron", TWO);
    for args in [&["tidy", "two.laneway.ron"][..], &["export", "two.laneway.ron", "-o", "x.layout.json"]] {
        let full = fs::File::options().write(true).open("/dev/full").expect("there");
        let mut run = Command::new(env!("CARGO_BIN_EXE_laneway"));
        let output = run.args(args).current_dir(&folder.0).stdout(full).output().expect("runs");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{told}");
        assert!(told.contains("saved, but") || told.contains("written, but"), "{told}");
    }
    assert!(!folder.read("two.laneway.ron").contains("7.5"), "tidied all the same");
}

#[test]
fn fmt_is_idempotent_and_checks() {
    let folder = Folder::new("fmt");
    folder.write("two.laneway.ron", &TWO.replace("      order: 0,\n", "").replace("  ", " "));
    assert!(folder.refused(&["fmt", "--check", "two.laneway.ron"], 1).contains("not canonical"));
    folder.ok(&["fmt", "two.laneway.ron"]);
    let once = folder.read("two.laneway.ron");
    assert_eq!(once, TWO);
    folder.ok(&["fmt", "two.laneway.ron"]);
    assert_eq!(folder.read("two.laneway.ron"), once);
    folder.ok(&["fmt", "--check", "two.laneway.ron"]);
    folder.write("crlf.laneway.ron", &TWO.replace('\n', "\r\n"));
    folder.ok(&["fmt", "--check", "crlf.laneway.ron"]);

    // One that cannot be read does not keep the others from being formatted.
    folder.write("bad.laneway.ron", "(format: 1, colour: 3)");
    folder.write("loose.laneway.ron", &TWO.replace('\n', "\n\n"));
    let output = folder.run(&["fmt", "bad.laneway.ron", "loose.laneway.ron"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("no field “colour”"));
    assert_eq!(folder.read("loose.laneway.ron"), TWO);
    assert_eq!(folder.read("bad.laneway.ron"), "(format: 1, colour: 3)");
}

#[test]
fn tidy_moves_steps_into_tidy_cells() {
    let folder = Folder::new("tidy");
    folder.write("two.laneway.ron", TWO);
    assert_eq!(folder.ok(&["tidy", "two.laneway.ron", "--diagram", "to-be"]), "Tidied 1 swimlane of two.laneway.ron\n");
    assert!(folder.read("two.laneway.ron").contains("column: 7.5"), "the other stays as it is");
    assert_eq!(folder.ok(&["tidy", "two.laneway.ron"]), "Tidied 2 swimlanes of two.laneway.ron\n");
    let tidied = folder.read("two.laneway.ron");
    assert!(!tidied.contains("column: 7.5") && !tidied.contains("row: 3"), "{tidied}");
    folder.ok(&["tidy", "two.laneway.ron"]);
    assert_eq!(folder.read("two.laneway.ron"), tidied);
    folder.write("order.bpmn", BPMN);
    assert!(folder.refused(&["tidy", "order.bpmn"], 1).contains("laneway import"));
}

#[test]
fn problems_are_told_and_stop_nothing() {
    let folder = Folder::new("problems");
    folder.write("two.laneway.ron", &TWO.replace("\"lane-b\",\n      column", "\"gone\",\n      column"));
    let output = folder.run(&["export", "two.laneway.ron", "-o", "x.svg"]);
    assert!(output.status.success());
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("The step “Solve it” stands in a lane that is not in the model: gone"), "{told}");
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_panic() {
    let folder = Folder::new("pipe");
    folder.write("order.bpmn", BPMN);
    for args in [&["import", "order.bpmn", "-o", "-"][..], &["--help"], &["export", "absent", "-o", "x.svg"]] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_laneway"))
            .args(args)
            .current_dir(&folder.0)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("runs");
        drop(child.stdout.take());
        drop(child.stderr.take());
        let code = child.wait().expect("ends").code();
        assert!(matches!(code, Some(0 | 1)), "{args:?}: {code:?}");
    }
}

#[test]
fn without_a_display_the_window_names_the_export_command() {
    let folder = Folder::new("display");
    folder.write("two.laneway.ron", TWO);
    let output = Command::new(env!("CARGO_BIN_EXE_laneway"))
        .arg("two.laneway.ron")
        .current_dir(&folder.0)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .output()
        .expect("runs");
    if cfg!(any(target_os = "macos", windows)) && cfg!(feature = "gui") {
        return;
    }
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("laneway export") && told.lines().count() == 1, "{told}");
}

/// The files of the corpus, where there is one: each is imported and is canonical.
#[test]
fn the_corpus_is_imported_or_refused_in_one_line() {
    let Some(corpus) = std::env::var_os("LANEWAY_CORPUS") else {
        println!("skipped: LANEWAY_CORPUS is not set");
        return;
    };
    let folder = Folder::new("corpus");
    let mut open = vec![Path::new(&corpus).join("bpmn")];
    let mut imported = 0;
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path).expect("readable").map(|e| e.expect("entry").path()));
        } else if path.extension().is_some_and(|e| e == "bpmn") {
            let name = path.to_string_lossy().into_owned();
            let output = folder.run(&["import", &name, "-o", "x.laneway.ron", "--force", "--report", "json"]);
            if output.status.success() {
                imported += 1;
                folder.ok(&["fmt", "--check", "x.laneway.ron"]);
            } else {
                assert!(name.contains("broken"), "{name}: {}", String::from_utf8_lossy(&output.stderr));
                assert_eq!(String::from_utf8_lossy(&output.stderr).lines().count(), 1, "{name}");
            }
        }
    }
    println!("{imported} files imported");
    assert!(imported >= 76);
}
