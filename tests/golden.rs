//! The examples, held to the byte: their canonical text, their geometry and their SVG.
//!
//! `UPDATE=1 cargo test --test golden` rewrites the goldens; look at the pictures before you commit them.

use laneway::{
    drawing::{LaidOut, ThemeName},
    export::{self, TextMode},
    file, layout,
    model::{self, Record, RecordKind, Sheet},
};
use std::{collections::BTreeSet, fs, path::Path};

fn hold(golden: &Path, now: &str) {
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(golden.parent().expect("goldens have a folder")).expect("the folder can be made");
        fs::write(golden, now).expect("the golden can be written");
        return;
    }
    let was = fs::read_to_string(golden).unwrap_or_else(|e| panic!("{}: {e}; UPDATE=1 writes it", golden.display()));
    if let Some((line, (was, now))) = was.lines().zip(now.lines()).enumerate().find(|(_, (a, b))| a != b) {
        panic!("{} differs first in line {}:\n  was {was}\n  now {now}", golden.display(), line + 1);
    }
    assert_eq!(was.len(), now.len(), "{} differs in length", golden.display());
}

#[test]
fn examples_are_canonical_sound_and_drawn_as_before() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut examples = 0;
    let mut seen = BTreeSet::new();
    for entry in fs::read_dir(root.join("examples")).expect("examples are there") {
        let path = entry.expect("entry is readable").path();
        let name = path.file_name().expect("a file").to_string_lossy().into_owned();
        let Some(stem) = name.strip_suffix(".laneway.ron") else { continue };
        examples += 1;
        let text = fs::read_to_string(&path).expect("examples are UTF-8");
        let document = file::parse(&text).expect("examples open").document;
        assert_eq!(file::print(&document), text, "{name} is canonical");
        assert_eq!(model::problems(&document), [], "{name} has no problems");
        seen.extend(document.records().map(Record::kind));
        // What is derived looks the same in each; one example is held.
        let derived = if stem == "complaint" { Sheet::derived(&document) } else { vec![] };
        for sheet in Sheet::all(&document).into_iter().chain(derived) {
            let view = LaidOut::new(&document, &sheet).expect("the view is there");
            let faults = match &view {
                LaidOut::Swimlane(request, layout) => layout::check(request, layout),
                LaidOut::Table(table, layout) => layout::table::check(table, layout),
            };
            assert_eq!(faults, Vec::<String>::new(), "{name}, {}", sheet.file_name(&document));
            let svg = export::svg(&view.draw(&document, ThemeName::Light.theme()), TextMode::Plain);
            hold(&root.join(format!("tests/golden/{stem}.{}.svg", sheet.file_name(&document))), &svg);
        }
    }
    let missing: Vec<&RecordKind> = RecordKind::ALL.iter().filter(|kind| !seen.contains(kind)).collect();
    assert!(missing.is_empty(), "no example shows {missing:?}");
    assert!(examples >= 3, "three examples or more");
}
