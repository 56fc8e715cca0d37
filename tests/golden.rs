//! The examples, held to the byte: their canonical text, their geometry and their SVG.
//!
//! `UPDATE=1 cargo test --test golden` rewrites the goldens; look at the pictures before you commit them.

use laneway::{
    drawing::{self, ThemeName},
    export::{self, TextMode},
    file,
    layout::{self, Request},
    model,
};
use std::{fs, path::Path};

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
    for entry in fs::read_dir(root.join("examples")).expect("examples are there") {
        let path = entry.expect("entry is readable").path();
        let name = path.file_name().expect("a file").to_string_lossy().into_owned();
        let Some(stem) = name.strip_suffix(".laneway.ron") else { continue };
        examples += 1;
        let text = fs::read_to_string(&path).expect("examples are UTF-8");
        let document = file::parse(&text).expect("examples open").document;
        assert_eq!(file::print(&document), text, "{name} is canonical");
        assert_eq!(model::problems(&document), [], "{name} has no problems");
        for swimlane in document.swimlanes() {
            let request = Request::new(&document, &swimlane.id).expect("the swimlane is there");
            let laid_out = layout::layout(&request);
            assert_eq!(layout::check(&request, &laid_out), Vec::<String>::new(), "{name}, {}", swimlane.id);
            let drawing = drawing::draw(&document, &swimlane.id, &laid_out, ThemeName::Light.theme());
            let svg = export::svg(&drawing, TextMode::Plain);
            hold(&root.join(format!("tests/golden/{stem}.{}.svg", swimlane.id)), &svg);
        }
    }
    assert!(examples >= 3, "three examples or more");
}
