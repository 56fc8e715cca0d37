//! What only journeys have: every kind of row, curves that are told apart, gaps, and what stands nowhere.

use crate::check_svg;
use laneway::{
    drawing::{Drawing, Group, Item, Primitive, TextItem, ThemeName, draw_table},
    export::{TextMode, svg},
    file,
    geom::{PathEl, Rect},
    layout::table::{Body, Look, Reading, Table, TableLayout, check, layout_table},
    model::*,
};
use proptest::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

fn rows() -> Document {
    file::parse(include_str!("../fixtures/rows.laneway.ron")).expect("a model").document
}

fn complaint() -> Document {
    file::parse(include_str!("../fixtures/journey.laneway.ron")).expect("a model").document
}

fn journey(document: &Document) -> Table {
    let id = document.journeys().next().expect("a journey").id.clone();
    Table::new(document, &Sheet::Journey(id)).expect("a table")
}

fn drawn(table: &Table) -> (TableLayout, Drawing) {
    let layout = layout_table(table);
    assert_eq!(check(table, &layout), [] as [String; 0]);
    let drawing = draw_table(table, &layout, ThemeName::Light.theme());
    (layout, drawing)
}

fn groups<'a>(drawing: &'a Drawing, class: &str) -> Vec<(&'a Item, &'a Arc<Group>)> {
    let group = |item: &'a Item| match &item.primitive {
        Primitive::Group(group) if group.class.split(' ').next() == Some(class) => Some((item, group)),
        _ => None,
    };
    drawing.items.iter().filter_map(group).collect()
}

fn words(group: &Group) -> Vec<&TextItem> {
    let text = |item: &'_ Item| matches!(item.primitive, Primitive::Text(_));
    let texts = group.items.iter().filter(|item| text(item));
    texts.filter_map(|item| if let Primitive::Text(text) = &item.primitive { Some(text) } else { None }).collect()
}

#[test]
fn every_kind_of_row_has_a_fixture_and_is_drawn_in_every_theme() {
    let document = rows();
    let kinds: BTreeSet<RowKind> = document.journey_rows().map(|r| r.kind).collect();
    assert_eq!(kinds, RowKind::ALL.into_iter().collect());
    let table = journey(&document);
    for (r, row) in table.rows.iter().enumerate() {
        let held =
            (0..table.columns.len()).filter_map(|c| table.cell(r, c)).map(|cell| cell.entries.len()).sum::<usize>();
        let holds = match &row.body {
            Body::Cells => held,
            Body::Curves(curves) => curves.len(),
            Body::Collapsed(count) => *count,
            Body::Section | Body::Told { .. } => 0,
        };
        assert!(holds > 0, "nothing in {}", row.heading);
    }
    assert!(table.cells.iter().flat_map(|c| &c.entries).all(|e| &*e.text != "Hidden away"));
    let layout = layout_table(&table);
    for theme in ThemeName::ALL {
        check_svg(&svg(&draw_table(&table, &layout, theme.theme()), TextMode::Plain));
    }
}

#[test]
fn five_personas_are_told_apart_without_colour() {
    let table = journey(&rows());
    let (_, drawing) = drawn(&table);
    let mut shapes: BTreeMap<String, String> = BTreeMap::new();
    // In the last column all five say the same, and stand side by side.
    let (mut places, mut names) = (BTreeSet::new(), BTreeSet::new());
    for (_, group) in groups(&drawing, "reading") {
        let Some(name) = group.title.strip_prefix("Tells others: +1, ") else { continue };
        let middle = group.bounds.center();
        places.insert((middle.x * 10.0).round() as i64);
        let mark = group.items.first().expect("a mark");
        let shape = match &mark.primitive {
            Primitive::Rect(circle) => format!("circle {}", circle.radius),
            Primitive::Path(path) => {
                let corner = |el: &PathEl| el.end_point().map(|p| ((p.x - middle.x).round(), (p.y - middle.y).round()));
                format!("{:?}", path.path.elements().iter().map(corner).collect::<Vec<_>>())
            }
            other => panic!("{other:?}"),
        };
        names.insert(name.to_owned());
        assert_eq!(shapes.insert(shape, name.to_owned()), None, "{name} looks like another");
    }
    assert_eq!((shapes.len(), places.len()), (5, 5), "five shapes in five places: {shapes:?}");
    // The legend says whose is which.
    let (row, legend) = (table.rows.iter().find(|r| matches!(r.body, Body::Curves(_))), groups(&drawing, "legend"));
    let caption = &row.expect("a chart").caption;
    assert!(names.iter().all(|name| caption.contains(name.as_str())), "{caption}");
    assert_eq!(legend[0].1.items.len(), 10, "a line and a point for each");
    let to_be = groups(&drawing, "curve-name");
    assert_eq!(words(to_be[0].1)[0].text.as_ref(), "to-be");
}

#[test]
fn a_gap_is_a_gap() {
    let table = journey(&complaint());
    let (layout, drawing) = drawn(&table);
    let gap = table.column_of(&ColumnKey::Step("hears-nothing".into())).expect("a column");
    let x = layout.columns[gap].rect.center().x;
    let (_, curve) =
        *groups(&drawing, "curve").iter().find(|(_, g)| g.title == "Emotion of Mara, first owner").expect("one");
    let Primitive::Path(line) = &curve.items[0].primitive else { panic!("a line") };
    let (mut from, mut starts) = (0.0, 0);
    for el in line.path.elements() {
        let to = el.end_point().expect("no end is closed").x;
        match el {
            PathEl::MoveTo(_) => starts += 1,
            _ => assert!(!(from < x && x < to), "drawn over the gap"),
        }
        from = to;
    }
    assert_eq!(starts, 2);
    let titles: Vec<&str> = groups(&drawing, "reading").iter().map(|(_, g)| g.title.as_str()).collect();
    assert!(titles.iter().all(|t| !t.starts_with("Hears nothing") || t.ends_with("to-be")), "{titles:?}");
    let gaps = groups(&drawing, "gap");
    let [said] = words(gaps[0].1)[..] else { panic!("one line") };
    assert_eq!((said.text.as_ref(), gaps.len()), ("no reading", 1));
    assert!(layout.columns[gap].rect.x0 < said.origin.x && said.origin.x + said.width < layout.columns[gap].rect.x1);
    let truth = groups(&drawing, "moment-of-truth");
    assert_eq!((truth.len(), words(truth[0].1)[0].text.as_ref()), (1, "moment of truth"));
    // A stage without steps is nothing to feel at: the curve goes on over it.
    let mut table = journey(&complaint());
    table.columns[gap].key = ColumnKey::Stage("wait".into());
    let (_, drawing) = drawn(&table);
    assert!(groups(&drawing, "gap").is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_word_in_a_chart_hides_another(
        values in prop::collection::vec(prop::option::weighted(0.8, -20i32..=20), 6 * 8),
        truths in prop::collection::vec(any::<bool>(), 8),
        personas in 1usize..=5,
    ) {
        let mut table = journey(&complaint());
        let chart = table.rows.iter().position(|r| matches!(r.body, Body::Curves(_))).expect("a chart");
        let Body::Curves(curves) = &mut table.rows[chart].body else { unreachable!() };
        let (to_be, as_is) = (curves[0].clone(), curves[1].clone());
        let reading = |(i, value): (usize, &Option<i32>)| {
            value.map(|v| Reading {
                id: format!("r{v}-{i}").as_str().into(),
                value: f64::from(v) / 10.0,
                moment_of_truth: truths[i % 8],
            })
        };
        let mut all: Vec<Vec<Option<Reading>>> = values.chunks(8).map(|c| c.iter().enumerate().map(reading).collect()).collect();
        let dashed = all.pop().expect("six");
        *curves = vec![laneway::layout::table::Curve { readings: dashed, ..to_be }];
        curves.extend(all.into_iter().take(personas).enumerate().map(|(place, readings)| {
            laneway::layout::table::Curve { place, name: format!("P{place}"), readings, ..as_is.clone() }
        }));
        let (layout, drawing) = drawn(&table);
        let mut said: Vec<(String, Rect)> = Vec::new();
        for class in ["scale", "gap", "moment-of-truth", "curve-name"] {
            for text in groups(&drawing, class).iter().flat_map(|(_, group)| words(group)) {
                let (x, y) = (text.origin.x, text.origin.y);
                said.push((text.text.to_string(), Rect::new(x, y - 8.0, x + text.width, y + 1.0)));
            }
        }
        let row = layout.rows[chart].rect.union(layout.rows[chart].head);
        for (i, (a, at)) in said.iter().enumerate() {
            prop_assert!(row.contains(at.origin()) && row.contains((at.x1, at.y1)), "{a} is out of the chart");
            for (b, other) in &said[..i] {
                let apart = at.x1 <= other.x0 || other.x1 <= at.x0 || at.y1 <= other.y0 || other.y1 <= at.y0;
                prop_assert!(apart, "“{a}” hides “{b}”");
            }
        }
    }
}

#[test]
fn what_points_at_nothing_is_shown_and_nothing_falls_over() {
    let mut records: Vec<Record> = complaint().records().cloned().collect();
    for record in &mut records {
        match record {
            Record::Card(card) if card.id.as_str() == "card-knows" => card.at = "gone".into(),
            Record::Card(card) if card.id.as_str() == "card-again" => card.row = "gone".into(),
            Record::Card(card) if card.id.as_str() == "card-front-take" => card.record = Some("gone".into()),
            Record::JourneyRow(row) if row.id.as_str() == "row-front" => row.party = Some("gone".into()),
            Record::Journey(journey) => journey.personas.insert(0, "gone".into()),
            Record::Emotion(emotion) if emotion.id.as_str() == "feels-picks-up" => emotion.persona = None,
            _ => {}
        }
    }
    let document = Document::from_records(records);
    assert_eq!(problems(&document).len(), 5);
    let table = journey(&document);
    let (_, drawing) = drawn(&table);
    for card in document.cards() {
        assert!(table.entry_of(&card.id).is_some(), "{} is shown", card.id);
    }
    let missing = table.cells.iter().flat_map(|c| &c.entries).find(|e| e.record.as_str() == "card-front-take");
    assert_eq!(missing.map(|e| (&*e.text, e.look.clone())), Some(("Not in the model", Look::Gap)));
    assert!(table.rows.iter().any(|r| r.heading == "Frontstage"), "a row without its party is of its kind");
    let readings = groups(&drawing, "reading").len();
    assert_eq!(readings, document.emotions().count(), "nobody's reading is shown too");
    // The journey itself may be nearly nothing.
    for keep in 0..4 {
        let some = document.records().filter(|r| r.kind() == RecordKind::Journey || r.id().as_str().len() % 4 == keep);
        drawn(&journey(&Document::from_records(some.cloned())));
    }
}
