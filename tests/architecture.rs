//! The table of layers in ARCHITECTURE.md, held true: each module imports only what its row allows,
//! and nothing below the window knows a toolkit, disk, clock or randomness.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).expect("src is readable") {
        let path = entry.expect("entry is readable").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// Every source file: its module, its name, and its code without comments and without the tests at its foot.
fn modules() -> Vec<(String, String, String)> {
    let src = root().join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    let mut found = Vec::new();
    for path in files {
        let name = path.strip_prefix(&src).expect("below src").to_string_lossy().replace('\\', "/");
        let module = name.split('/').next().unwrap_or_default().trim_end_matches(".rs").to_owned();
        if name.ends_with("tests.rs") || module == "lib" || module == "main" {
            continue;
        }
        let text = fs::read_to_string(&path).expect("source is UTF-8");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let code: Vec<&str> = code.lines().filter(|l| !l.trim_start().starts_with("//")).collect();
        found.push((module, name, code.join("\n")));
    }
    found
}

/// The rows of the table in ARCHITECTURE.md: module → what it may import.
fn table() -> BTreeMap<String, BTreeSet<String>> {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md is there");
    let lines = text.lines().skip_while(|l| !l.starts_with("| module |")).skip(2).take_while(|l| l.starts_with('|'));
    let word = |cell: &str| cell.trim().trim_matches('`').to_owned();
    let rows: BTreeMap<_, BTreeSet<_>> = lines
        .map(|line| {
            let cells: Vec<&str> = line.split('|').collect();
            (word(cells[1]), cells[3].split(',').map(word).filter(|m| m != "nothing").collect())
        })
        .collect();
    assert!(rows.len() > 8, "the table of layers was not found");
    rows
}

/// The top modules a source names, by `crate::name` or `use crate::{name, …}`.
fn imports(code: &str) -> BTreeSet<String> {
    let ident = |s: &str| s.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut found = BTreeSet::new();
    for (at, here) in code.match_indices("crate::") {
        let rest = &code[at + here.len()..];
        let Some(list) = rest.strip_prefix('{') else {
            found.insert(ident(rest));
            continue;
        };
        let (mut depth, mut starts) = (0, true);
        for (i, c) in list.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => starts = true,
                c if starts && c.is_alphabetic() => {
                    found.insert(ident(&list[i..]));
                    starts = false;
                }
                _ => {}
            }
        }
    }
    found
}

#[test]
fn each_module_imports_only_what_its_row_allows() {
    let table = table();
    let mut wrong = Vec::new();
    for (module, name, code) in modules() {
        let Some(allowed) = table.get(&module) else {
            wrong.push(format!("{name}: module `{module}` has no row in ARCHITECTURE.md"));
            continue;
        };
        for import in imports(&code) {
            if import != module && table.contains_key(&import) && !allowed.contains(&import) {
                wrong.push(format!("{name} imports `{import}`, which the row of `{module}` does not allow"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_below_the_window_knows_a_toolkit_disk_clock_or_randomness() {
    let toolkit = ["egui", "eframe", "rfd::", "winit"];
    let world = ["std::fs", "std::time", "std::env", "fastrand", "SystemTime", "Instant::now"];
    let mut wrong = Vec::new();
    for (module, name, code) in modules() {
        let mut banned = vec!["std::net", "TcpStream", "UdpSocket"];
        if module != "gui" {
            banned.extend(toolkit);
        }
        if !matches!(module.as_str(), "gui" | "cli" | "disk") {
            banned.extend(world);
        }
        wrong.extend(banned.iter().filter(|w| code.contains(**w)).map(|w| format!("{name} mentions `{w}`")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_diff_apply_changes_a_document() {
    for (_, name, code) in modules() {
        let allowed = matches!(name.as_str(), "change/diff.rs" | "model/document.rs");
        assert!(allowed || !code.contains("records_mut"), "{name} changes a document behind Diff::apply");
    }
}

#[test]
fn only_verbs_write_edits() {
    for (module, name, code) in modules() {
        assert!(module == "change" || !code.contains("Edit::new"), "{name} edits without a verb in change/op");
    }
}

/// The formatter breaks neither comments nor texts, and says nothing of them.
#[test]
fn no_line_is_wider_than_the_formatter_is_told() {
    let mut files = Vec::new();
    sources(&root().join("src"), &mut files);
    let mut wide = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("source is readable");
        let lines = text.lines().enumerate().filter(|(_, line)| line.chars().count() > 120);
        wide.extend(lines.map(|(at, _)| format!("{}:{}", file.display(), at + 1)));
    }
    assert_eq!(wide, Vec::<String>::new());
}
