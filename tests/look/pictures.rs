//! Pictures in drawings: their bytes within, or words in their place.

use laneway::{
    disk::{RealFs, with_pictures},
    drawing::{LaidOut, Picture, Pictures, ThemeName, picture_files},
    export::{TextMode, png, svg},
    model::{Document, Register, Sheet},
};
use std::{io::Cursor, sync::Arc};

/// A journey with a picture row of three cards.
fn storyboard() -> Document {
    let text = r#"(
  format: 1,
  model: (name: "Shop"),
  journeys: [(id: "j", name: "Buying")],
  stages: [(id: "s", journey: "j", name: "Find", order: 1)],
  journey_steps: [
    (id: "a", stage: "s", name: "Looks", order: 1),
    (id: "b", stage: "s", name: "Asks", order: 2),
    (id: "c", stage: "s", name: "Pays", order: 3),
  ],
  journey_rows: [(id: "r", journey: "j", kind: Picture, order: 1)],
  cards: [
    (id: "one", row: "r", at: "a", text: "At the window", picture: "shots/window.png"),
    (id: "two", row: "r", at: "b", text: "Nobody there", picture: "../secret.png"),
    (id: "three", row: "r", at: "c", text: "No picture yet"),
  ],
)"#;
    laneway::file::parse(text).expect("readable").document
}

fn drawn(document: &Document) -> laneway::drawing::Drawing {
    let view = LaidOut::new(document, &Sheet::Journey("j".into())).expect("a view");
    view.draw(document, ThemeName::Light.theme())
}

/// A red picture as PNG or JPEG.
fn red(width: u32, height: u32, form: image::ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let picture = image::RgbImage::from_pixel(width, height, image::Rgb([250, 0, 0]));
    picture.write_to(&mut bytes, form).expect("written");
    bytes.into_inner()
}

#[test]
fn a_drawing_without_its_pictures_says_their_names_and_why() {
    let document = storyboard();
    let drawing = drawn(&document);
    let names: Vec<String> = picture_files(&drawing.items).iter().map(|f| f.to_string()).collect();
    assert_eq!(names, ["../secret.png", "shots/window.png"]);
    let folder = std::env::temp_dir();
    let read = with_pictures(&RealFs, drawing.clone(), Some(&folder));
    let text = svg(&read, TextMode::Plain);
    assert!(!text.contains("<image"), "nothing was read");
    for words in ["shots/window.png", "there is no such file", "../secret.png", "outside"] {
        assert!(text.contains(words), "{words}");
    }
    assert_eq!(read.items, drawing.items, "reading changes no item");
}

#[test]
fn an_svg_holds_exactly_the_bytes_of_the_file_and_a_png_shows_them() {
    use base64::Engine;
    let document = storyboard();
    let mut drawing = drawn(&document);
    let bytes = red(60, 30, image::ImageFormat::Png);
    let mut pictures = Pictures::default();
    pictures.insert("shots/window.png", Ok(Picture::new(bytes.clone()).expect("a picture")));
    pictures.insert("../secret.png", Err("it is outside the model’s folder".into()));
    drawing.pictures = Arc::new(pictures);
    let text = svg(&drawing, TextMode::Embedded);
    let data = base64::engine::general_purpose::STANDARD.encode(&bytes);
    assert!(text.contains(&format!("href=\"data:image/png;base64,{data}\"><title>At the window</title>")));
    let red = |p: &image::Rgba<u8>| p[0] > 200 && p[1] < 40 && p[2] < 40;
    let shown = image::load_from_memory(&png(&drawing, 1.0).expect("a PNG")).expect("readable").to_rgba8();
    let many = shown.pixels().filter(|p| red(p)).count();
    // Twice as wide as high, in a box of some 140 by 80 points.
    assert!(many > 4000, "{many} red pixels");
}

#[test]
fn a_damaged_picture_spoils_nothing_else() {
    let document = storyboard();
    let mut drawing = drawn(&document);
    let whole = red(60, 30, image::ImageFormat::Png);
    let mut pictures = Pictures::default();
    pictures.insert("shots/window.png", Ok(Picture::new(whole[..40].to_vec()).expect("a header")));
    drawing.pictures = Arc::new(pictures);
    assert!(png(&drawing, 1.0).is_ok());
}

#[test]
fn portraits_stand_beside_the_title_whether_their_files_are_there_or_not() {
    let text = r#"(
  format: 1,
  model: (name: "Shop"),
  personas: [
    (id: "mara", name: "Mara", portrait: "mara.png"),
    (id: "tom", name: "Tom"),
    (id: "ana", name: "Ana", portrait: "ana.jpg"),
  ],
  journeys: [(id: "j", name: "Buying", personas: ["mara", "tom", "ana"])],
  stages: [(id: "s", journey: "j", name: "Find", order: 1)],
  journey_steps: [(id: "a", stage: "s", name: "Looks", order: 1)],
)"#;
    let document = laneway::file::parse(text).expect("readable").document;
    let LaidOut::Table(table, layout) = LaidOut::new(&document, &Sheet::Journey("j".into())).expect("a view") else {
        panic!("a table")
    };
    assert_eq!(layout.portraits.len(), 2);
    assert_eq!(laneway::layout::table::check(&table, &layout), Vec::<String>::new());
    let headings = [&layout.title, &layout.subtitle].into_iter().flatten().map(|l| l.rect);
    for rect in headings.chain([layout.frame]) {
        assert!(layout.portraits.iter().all(|p| !p.overlaps(rect)), "{rect:?}");
    }
    assert!(layout.portraits.iter().all(|p| p.x1 < layout.size.width && p.width() == p.height()));
    assert!(svg(&drawn(&document), TextMode::Plain).contains("<title>Portrait of Mara</title>"));
}

/// The register draws every persona's portrait, and says in a word where one is not there.
#[test]
fn the_register_of_personas_draws_portraits_beside_names() {
    let text = r#"(
  format: 1,
  personas: [
    (id: "ana", name: "Ana", portrait: "ana.png"),
    (id: "mara", name: "Mara", portrait: "mara.png"),
    (id: "tom", name: "Tom"),
  ],
)"#;
    let document = laneway::file::parse(text).expect("readable").document;
    let view = LaidOut::new(&document, &Sheet::Register(Register::Personas)).expect("a view");
    let LaidOut::Table(table, layout) = &view else { panic!("a table") };
    assert_eq!(laneway::layout::table::check(table, layout), Vec::<String>::new());
    let mut drawing = view.draw(&document, ThemeName::Light.theme());
    let files: Vec<String> = picture_files(&drawing.items).iter().map(|file| file.to_string()).collect();
    assert_eq!(files, ["ana.png", "mara.png"]);
    let mut pictures = Pictures::default();
    let mut bytes = Cursor::new(Vec::new());
    image::RgbImage::new(3, 2).write_to(&mut bytes, image::ImageFormat::Png).expect("a PNG");
    pictures.insert("ana.png", Ok(Picture::new(bytes.into_inner()).expect("a picture")));
    pictures.insert("mara.png", Err("there is no such file".to_owned()));
    drawing.pictures = Arc::new(pictures);
    let svg = svg(&drawing, TextMode::Plain);
    assert_eq!(svg.matches("<image ").count(), 1);
    assert_eq!(svg.matches(">missing<").count(), 1, "of the one that is named and not there");
}
