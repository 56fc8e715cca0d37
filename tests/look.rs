//! How drawings look: what every kind leaves on the page, and that text fits what the layout measured.
//!
//! `LANEWAY_PICTURES=DIR cargo test --test look` also writes the pictures, for a person to look at.

#[path = "look/contrast.rs"]
mod contrast;
#[path = "look/journeys.rs"]
mod journeys;
#[path = "look/nasty.rs"]
mod nasty;
#[path = "look/pictures.rs"]
mod pictures;
#[path = "look/scenes.rs"]
mod scenes;
#[path = "look/tables.rs"]
mod tables;

use laneway::{
    drawing::{Drawing, Item, LaidOut, Primitive, ThemeName, draw, draw_table},
    export::{TextMode, layout_json, png, svg},
    geom::{Rect, Shape},
    layout::{Layout, Request, StepBox, layout, table::layout_table},
    model::{Document, Gateway, Id, Record, Sheet, Step, StepKind, SubProcess, TaskKind, Trigger},
    text::measure,
};
use std::collections::BTreeMap;

fn drawn(document: &Document, swimlane: &Id, theme: ThemeName) -> Drawing {
    let request = Request::new(document, swimlane).expect("a swimlane");
    draw(document, swimlane, &layout(&request), theme.theme())
}

#[test]
fn pictures() {
    let Ok(dir) = std::env::var("LANEWAY_PICTURES") else {
        println!("LANEWAY_PICTURES is not set: no pictures");
        return;
    };
    let write = |name: String, drawing: &Drawing| {
        let text = svg(drawing, TextMode::Embedded);
        std::fs::write(format!("{dir}/{name}.svg"), &text).expect("written");
        std::fs::write(format!("{dir}/{name}.png"), png(drawing, 1.0).expect("a picture")).expect("written");
    };
    for (name, document) in scenes::all() {
        for theme in ThemeName::ALL {
            for swimlane in document.swimlanes() {
                write(format!("{name}-{}-{}", swimlane.id, theme.word()), &drawn(&document, &swimlane.id, theme));
            }
        }
    }
    for (name, table) in tables::pictures() {
        for theme in ThemeName::ALL {
            write(format!("{name}-{}", theme.word()), &draw_table(&table, &layout_table(&table), theme.theme()));
        }
    }
    for (name, document) in scenes::corpus() {
        for swimlane in document.swimlanes() {
            write(format!("corpus-{name}-{}", swimlane.id), &drawn(&document, &swimlane.id, ThemeName::Light));
        }
    }
}

fn texts<'a>(items: &'a [Item], found: &mut Vec<&'a laneway::drawing::TextItem>) {
    for item in items {
        match &item.primitive {
            Primitive::Group(group) => texts(&group.items, found),
            Primitive::Text(text) => found.push(text),
            Primitive::Path(_) | Primitive::Rect(_) | Primitive::Image(_) => {}
        }
    }
}

/// What the layout measured is what is painted: same face, same size.
#[test]
fn text_is_as_wide_as_it_was_measured() {
    for (name, document) in scenes::all() {
        for swimlane in document.swimlanes() {
            let drawing = drawn(&document, &swimlane.id, ThemeName::Light);
            let mut found = Vec::new();
            texts(&drawing.items, &mut found);
            assert!(found.len() > 5, "{name}");
            for text in found {
                let width = measure(&text.text, text.style);
                assert!(
                    (width - text.width).abs() < 0.01,
                    "{name}: {:?} is {width} wide, not {}",
                    text.text,
                    text.width
                );
            }
        }
    }
}

#[test]
fn text_stands_out_from_what_is_behind_it_in_every_theme() {
    for (name, document) in scenes::all() {
        for theme in ThemeName::ALL {
            for swimlane in document.swimlanes() {
                let drawing = drawn(&document, &swimlane.id, theme);
                for (text, contrast) in contrast::of_texts(&drawing) {
                    assert!(
                        contrast >= 4.5,
                        "{name}, {}: {:?} has a contrast of {contrast:.2}",
                        theme.word(),
                        text.text
                    );
                }
            }
        }
    }
}

fn every_kind() -> Vec<StepKind> {
    let subs = [SubProcess::Plain, SubProcess::Call, SubProcess::Event, SubProcess::Transaction, SubProcess::AdHoc];
    let mut kinds = vec![StepKind::Wait, StepKind::Document, StepKind::DataStore];
    kinds.extend(TaskKind::ALL.map(StepKind::Task));
    kinds.extend(Gateway::ALL.map(StepKind::Decision));
    kinds.extend(subs.map(StepKind::SubProcess));
    for of in [StepKind::Start, StepKind::End, StepKind::Event, StepKind::Throw] {
        kinds.extend(Trigger::ALL.map(of));
    }
    kinds
}

/// What one step looks like in a box of a fixed size, without its words.
fn shapes(step: &Step, named: bool) -> String {
    let lanes = scenes::kinds();
    let document = Document::from_records(
        lanes
            .records()
            .filter(|r| matches!(r, Record::Swimlane(_) | Record::Lane(_)))
            .cloned()
            .chain([step.clone().into()]),
    );
    let rect = Rect::new(0.0, 0.0, 160.0, 54.0);
    let name =
        if named { laneway::text::wrap("Some name", laneway::text::scale::STEP, 100.0) } else { Default::default() };
    let place = StepBox { id: step.id.clone(), lane: step.lane.clone(), rect, name, chips: vec![], attached_to: None };
    let layout = Layout { steps: vec![place], ..Layout::default() };
    let drawing = draw(&document, &Id::from("across-swimlane"), &layout, ThemeName::Light.theme());
    let group = drawing.items.iter().find_map(|item| match &item.primitive {
        Primitive::Group(group) if group.class.starts_with("step") => Some(group),
        _ => None,
    });
    let items = &group.expect("a step").items;
    format!("{:?}", items.iter().map(|i| &i.primitive).filter(|p| !matches!(p, Primitive::Text(_))).collect::<Vec<_>>())
}

/// Nothing is told by its words alone.
#[test]
fn no_two_kinds_of_step_look_the_same() {
    let kinds = scenes::kinds();
    let some = kinds.steps().find(|s| s.kind == StepKind::default() && s.attached_to.is_none()).expect("a task");
    for named in [true, false] {
        let mut seen: BTreeMap<String, StepKind> = BTreeMap::new();
        for kind in every_kind() {
            let look = shapes(&Step { kind, ..some.clone() }, named);
            // A plain decision with a question needs no mark, a throwing event without a trigger has none to fill,
            // and neither has what ends at once.
            let same = seen.insert(look, kind);
            let excused = |k: Option<StepKind>| matches!(k, Some(StepKind::Event(Trigger::Plain | Trigger::Terminate)));
            assert!(same.is_none() || excused(same), "{kind:?} looks like {same:?}");
        }
    }
    let start = Step { kind: StepKind::Start(Trigger::Timer), ..some.clone() };
    assert_ne!(shapes(&start, true), shapes(&Step { non_interrupting: true, ..start.clone() }, true));
    let call = Step { kind: StepKind::SubProcess(SubProcess::Plain), ..some.clone() };
    assert_ne!(shapes(&call, true), shapes(&Step { link: Some(Id::from("across-swimlane")), ..call.clone() }, true));
}

const ELEMENTS: [&str; 8] = ["svg", "title", "desc", "style", "g", "path", "rect", "text"];
const ATTRIBUTES: [&str; 30] = [
    "width",
    "height",
    "viewBox",
    "role",
    "aria-labelledby",
    "font-family",
    "text-rendering",
    "id",
    "class",
    "data-from",
    "data-to",
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-opacity",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linejoin",
    "d",
    "x",
    "y",
    "rx",
    "font-size",
    "font-weight",
    "letter-spacing",
    "textLength",
    "lengthAdjust",
    "space",
    "xmlns",
    "lang",
];

fn check_svg(text: &str) {
    let tree = roxmltree::Document::parse(text).expect("well-formed");
    let mut ids = std::collections::BTreeSet::new();
    for node in tree.descendants() {
        assert!(!node.is_comment() && !node.is_pi());
        if !node.is_element() {
            continue;
        }
        assert!(ELEMENTS.contains(&node.tag_name().name()), "{:?}", node.tag_name());
        for attribute in node.attributes() {
            assert!(ATTRIBUTES.contains(&attribute.name()), "{}", attribute.name());
            if matches!(attribute.name(), "id" | "data-from" | "data-to") {
                assert!(attribute.value().bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b)));
            }
        }
        if let Some(id) = node.attribute("id") {
            assert!(ids.insert(id.to_owned()), "{id} twice");
        }
        if node.has_tag_name("style") {
            let css = node.text().unwrap_or_default();
            assert!(css.split("@font-face{").skip(1).all(|f| f.contains("url(data:font/woff2;base64,")), "only faces");
            assert!(
                !css.contains("import") && css.matches("url(").count() == css.matches("url(data:font/woff2").count()
            );
        }
    }
    let odd = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    assert!(!text.chars().any(odd));
    for id in tree.descendants().filter_map(|n| n.attribute("data-from").or_else(|| n.attribute("data-to"))) {
        assert!(ids.contains(id), "{id} points nowhere");
    }
}

#[test]
fn no_text_gets_out_of_its_place() {
    let kinds = scenes::kinds();
    let swimlane = Id::from("across-swimlane");
    for text in nasty::TEXTS {
        let document = nasty::with_texts(&kinds, text);
        for mode in TextMode::ALL {
            check_svg(&svg(&drawn(&document, &swimlane, ThemeName::Light), mode));
        }
    }
    let (_, complaint) = scenes::all().into_iter().next().expect("a scene");
    for text in nasty::TEXTS {
        let document = nasty::with_ids(&complaint, text);
        for swimlane in document.swimlanes() {
            check_svg(&svg(&drawn(&document, &swimlane.id, ThemeName::Light), TextMode::Plain));
        }
    }
}

#[test]
fn every_record_has_its_group_and_words_for_it() {
    let (_, document) = scenes::all().into_iter().next().expect("a scene");
    let text = svg(&drawn(&document, &Id::from("complaint"), ThemeName::Light), TextMode::Embedded);
    check_svg(&text);
    let tree = roxmltree::Document::parse(&text).expect("well-formed");
    let root = tree.root_element();
    assert_eq!(root.attribute("role"), Some("img"));
    let title = tree.descendants().find(|n| n.attribute("id") == Some("drawing..title"));
    assert_eq!(title.and_then(|n| n.text()), Some("Complaint to resolution"));
    assert!(text.contains("5 lanes, 11 steps, 11 flows and 8 hand-offs. Lanes: Customer, Front office"));
    let group =
        |id: &str| tree.descendants().find(|n| n.has_tag_name("g") && n.attribute("id") == Some(id)).expect("a group");
    let words =
        |id: &str| group(id).children().find(|n| n.has_tag_name("title")).and_then(|n| n.text()).expect("a title");
    for record in document.records() {
        match record {
            Record::Lane(_) | Record::Phase(_) | Record::Step(_) | Record::Flow(_) | Record::Note(_) => {
                assert!(
                    group(record.id().as_str()).attribute("class").is_some_and(|c| c.starts_with(record.kind().word()))
                );
            }
            _ => {}
        }
    }
    assert_eq!(words("take"), "User task: Take the complaint");
    assert_eq!(words("waits"), "Wait: Waits for parts, 2 to 6 d");
    assert_eq!(words("flow-3"), "Hand-off from Under warranty? to Accepts the quote?: no");
    assert_eq!(
        (group("flow-3").attribute("data-from"), group("flow-3").attribute("data-to")),
        (Some("warranty"), Some("accepts"))
    );
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let text = || {
        let (_, document) = scenes::all().into_iter().next().expect("a scene");
        svg(&drawn(&document, &Id::from("complaint"), ThemeName::Dark), TextMode::Embedded)
    };
    let elsewhere = std::thread::spawn(text).join().expect("no panic");
    assert_eq!(text(), elsewhere);
}

/// Faces cost 17 kB each: only those that are needed are in the file.
#[test]
fn only_the_faces_in_use_are_embedded() {
    let (_, complaint) = scenes::all().into_iter().next().expect("a scene");
    let faces = |document: &Document| {
        svg(&drawn(document, &Id::from("complaint"), ThemeName::Light), TextMode::Embedded)
            .matches("@font-face")
            .count()
    };
    assert_eq!(faces(&complaint), 2);
    assert_eq!(faces(&nasty::with_texts(&complaint, "Łódź")), 4);
    assert_eq!(faces(&nasty::with_texts(&complaint, "日本")), 1, "no bundled face has it; the legend is regular");
    assert!(!svg(&drawn(&complaint, &Id::from("complaint"), ThemeName::Light), TextMode::Outlines).contains("<text"));
}

#[test]
fn groups_know_their_bounds() {
    let (_, document) = scenes::all().into_iter().next().expect("a scene");
    let swimlane = Id::from("complaint");
    let request = Request::new(&document, &swimlane).expect("a swimlane");
    let layout = layout(&request);
    let drawing = draw(&document, &swimlane, &layout, ThemeName::Light.theme());
    // Culling trusts the bounds.
    for item in &drawing.items {
        let Primitive::Group(group) = &item.primitive else { continue };
        for inner in &group.items {
            let within = match &inner.primitive {
                Primitive::Path(path) => path.path.bounding_box(),
                Primitive::Rect(rect) => rect.rect,
                Primitive::Image(image) => image.rect,
                Primitive::Group(_) | Primitive::Text(_) => continue,
            };
            assert_eq!(group.bounds.union(within), group.bounds, "{}", group.title);
        }
    }
}

#[test]
fn layout_json_is_what_the_metrics_read() {
    let (_, document) = scenes::all().into_iter().next().expect("a scene");
    let swimlane = Id::from("complaint");
    let json: serde_json::Value =
        serde_json::from_str(&layout_json(&document, &LaidOut::new(&document, &Sheet::Swimlane(swimlane.clone()))))
            .expect("JSON");
    let drawn = &json["swimlanes"][0];
    assert_eq!(drawn["id"], "complaint");
    let count = |list: &str| drawn[list].as_array().map_or(0, Vec::len);
    assert_eq!((count("lanes"), count("steps"), count("flows")), (5, 11, 11));
    assert_eq!(drawn["steps"][0]["lane"], "customer");
    assert!(drawn["lanes"][0]["w"].as_f64().is_some_and(|w| w > 500.0));
    let labelled = drawn["flows"].as_array().into_iter().flatten().find(|f| f["id"] == "flow-3").expect("a flow");
    assert_eq!((&labelled["from"], &labelled["to"]), (&"warranty".into(), &"accepts".into()));
    assert!(labelled["label"]["h"].is_number() && labelled["points"][0][1].is_number());
}
