//! Views that are tables, at any length of text: nothing is clipped, nothing overlaps, everything is said in words.

use crate::{check_svg, contrast, nasty};
use laneway::{
    drawing::{Drawing, Group, Item, LaidOut, Primitive, TextItem, ThemeName, draw_table, draw_table_after},
    export::{TextMode, layout_json, svg},
    file,
    geom::Rect,
    layout::{
        ChipMark, RequestChip,
        table::{
            Body, Cell, Column, Entry, EntryBox, Group as Stage, Look, Row, Table, TableLayout, Tint, check,
            layout_table, layout_table_after,
        },
    },
    model::{
        Channel, ColumnKey, Document, Evidence, Id, Key, Mark, PartyKind, Register, Roles, RowKey, Sheet, SipocColumn,
        Verdict,
    },
    text::measure,
};
use proptest::prelude::*;

/// Models with journeys, blueprints, SIPOCs and an alignment.
pub fn models() -> Vec<(&'static str, Document)> {
    let texts = [
        ("journey", include_str!("../fixtures/journey.laneway.ron")),
        ("sipoc", include_str!("../fixtures/sipoc.laneway.ron")),
        ("shop", include_str!("../fixtures/shop.laneway.ron")),
        ("complaint", include_str!("../../examples/complaint.laneway.ron")),
        ("onboarding", include_str!("../../examples/customer-onboarding.laneway.ron")),
        ("decision", include_str!("../fixtures/decision.laneway.ron")),
        ("rows", include_str!("../fixtures/rows.laneway.ron")),
    ];
    texts.into_iter().map(|(name, text)| (name, file::parse(text).expect("a model").document)).collect()
}

/// A column of a letter alone has a strip for it, however low the rows beneath are.
#[test]
fn a_heading_of_a_letter_alone_has_room() {
    let mut table = table(vec![(20.0, String::new())], vec![vec![], vec![]], true);
    for row in &mut table.rows {
        (row.least, row.line_above) = (0.0, Some("line of interaction"));
    }
    let layout = layout_table(&table);
    assert_eq!(stray(&table, &layout, &drawn(&table, &layout)), Vec::<String>::new());
}

/// Tables to look at: those of the models, every look, and some texts that ask for room.
pub fn pictures() -> Vec<(String, Table)> {
    let mut pictures = vec![("looks".to_owned(), every_look())];
    for (name, document) in models() {
        let some = tables(&document).into_iter().step_by(2);
        pictures.extend(some.map(|table| (format!("{name}-{}", table.sheet.file_name(&document)), table)));
    }
    for (n, text) in nasty::long_texts().into_iter().enumerate().step_by(4) {
        let (_, journey) = models().swap_remove(0);
        let long = tables(&nasty::with_texts(&journey, &text)).into_iter().step_by(2);
        pictures.extend(long.map(|table| (format!("text-{n}-{}", table.sheet.file_name(&journey)), table)));
    }
    pictures
}

/// What is overdue is told on a day that is named, beside its date; a drawing of no day is the same on any.
#[test]
fn what_is_overdue_is_told_on_the_day_that_is_named() {
    let text = r#"(
        format: 1,
        rules: [
            (id: "old", name: "Old", review: "2026-03-01"),
            (id: "new", name: "New", review: "2026-11-22"),
        ],
        opportunities: [
            (id: "late", name: "Late", due: "2026-11-21"),
            (id: "done", name: "Done", due: "2026-11-21", status: Done),
        ],
    )"#;
    let document = file::parse(text).expect("a model").document;
    let told = |sheet: Sheet, today: Option<&str>| -> Vec<String> {
        let today = today.map(|day| day.parse().expect("a date"));
        let table = Table::on(&document, &sheet, today).expect("a table");
        let late = |e: &&Entry| matches!(e.look, Look::Overdue { .. } | Look::Improvement { overdue: true, .. });
        let entries = table.cells.iter().flat_map(|cell| &cell.entries).filter(late);
        entries.map(|e| format!("{}: {} {}", e.record, e.text, e.details())).collect()
    };
    let today = Some("2026-11-22");
    assert_eq!(told(Sheet::Register(Register::Rules), today), ["old: 2026-03-01 overdue by 8 months"]);
    assert_eq!(told(Sheet::Register(Register::Opportunities), today), ["late: 2026-11-21 overdue by 1 day"]);
    let board = told(Sheet::Board, today).join("");
    assert!(board.starts_with("late: Late") && board.contains("due 2026-11-21\noverdue by 1 day"), "{board}");
    assert_eq!(told(Sheet::Chart, today).len(), 1);
    for sheet in
        [Sheet::Register(Register::Rules), Sheet::Register(Register::Opportunities), Sheet::Board, Sheet::Chart]
    {
        assert_eq!(told(sheet.clone(), None), Vec::<String>::new(), "{sheet:?}");
    }
}

/// Every view of a model that is a table, as it is drawn and as it is edited.
fn tables(document: &Document) -> Vec<Table> {
    let sheets = Sheet::all(document).into_iter().chain(Sheet::derived(document));
    sheets
        .flat_map(|sheet| [Table::new(document, &sheet), Table::editing(document, &sheet, &Default::default())])
        .flatten()
        .collect()
}

fn drawn(table: &Table, layout: &TableLayout) -> Drawing {
    draw_table(table, layout, ThemeName::Light.theme())
}

#[test]
fn tables_hold_whatever_is_written_in_them() {
    let mut seen = 0;
    for (name, document) in models() {
        // The examples are large: a few texts there, all of them in the fixtures.
        let every = if matches!(name, "journey" | "rows" | "sipoc" | "shop") { 1 } else { 6 };
        for text in nasty::long_texts().into_iter().step_by(every) {
            let document = nasty::with_texts(&document, &text);
            for table in tables(&document) {
                let layout = layout_table(&table);
                let wrong = check(&table, &layout);
                assert!(wrong.is_empty(), "{name}, {:?} with {:?}: {:#?}", table.sheet, start(&text), &wrong);
                let wrong = stray(&table, &layout, &drawn(&table, &layout));
                assert!(wrong.is_empty(), "{name}, {:?} with {:?}: {:#?}", table.sheet, start(&text), &wrong);
                seen += 1;
            }
        }
    }
    assert!(seen > 100, "{seen} tables");
}

fn start(text: &str) -> String {
    text.chars().take(24).collect()
}

/// What a drawing says or draws outside the place it was given.
fn stray(table: &Table, layout: &TableLayout, drawing: &Drawing) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut entries = table
        .cells
        .iter()
        .zip(&layout.cells)
        .flat_map(|(cell, place)| cell.entries.iter().zip(&place.entries))
        .collect::<Vec<(&Entry, &EntryBox)>>()
        .into_iter();
    let page = drawing.bounds;
    for group in groups(drawing) {
        let room = if group.class.starts_with("entry") {
            let (entry, place) = entries.next().expect("an entry of the layout");
            if !group.title.contains(entry.text.trim()) {
                wrong.push(format!("{:?} does not say its text", group.title));
            }
            // Badges of marks stand on the upper edge.
            if entry.mark == Mark::None { place.rect.inflate(1.0, 1.0) } else { place.rect.inflate(12.0, 12.0) }
        } else {
            page
        };
        for text in texts(&group.items) {
            let rect = text_rect(text);
            if room.union(rect) != room {
                wrong.push(format!("{:?} of {:?} is at {rect:?}, outside {room:?}", start(&text.text), group.class));
            }
            let width = measure(&text.text, text.style);
            if (width - text.width).abs() > 0.01 {
                wrong.push(format!("{:?} is {width} wide, not {}", start(&text.text), text.width));
            }
        }
        if page.union(group.bounds) != page || (group.class.starts_with("entry") && room.union(group.bounds) != room) {
            wrong.push(format!("{} {:?} is drawn outside {room:?}", group.class, start(&group.title)));
        }
    }
    if entries.next().is_some() {
        wrong.push("an entry is not drawn".into());
    }
    let mut said: Vec<(&TextItem, Rect)> =
        groups(drawing).into_iter().flat_map(|g| texts(&g.items)).map(|text| (text, text_rect(text))).collect();
    said.retain(|(text, _)| !text.text.trim().is_empty());
    said.sort_by(|a, b| a.1.y0.total_cmp(&b.1.y0));
    for (i, (text, rect)) in said.iter().enumerate() {
        for (other, at) in said[i + 1..].iter().take_while(|(_, at)| at.y0 < rect.y1 - 0.1) {
            if rect.x1.min(at.x1) - rect.x0.max(at.x0) > 0.1 {
                wrong.push(format!("{:?} is written over {:?}", start(&other.text), start(&text.text)));
            }
        }
    }
    wrong
}

/// A line of text, from above its capitals to below its baseline.
fn text_rect(text: &TextItem) -> Rect {
    let (x, y) = (text.origin.x, text.origin.y);
    Rect::new(x, y - 0.75 * text.style.size, x + text.width, y + 0.2 * text.style.size)
}

fn groups(drawing: &Drawing) -> Vec<&Group> {
    drawing
        .items
        .iter()
        .filter_map(|item| match &item.primitive {
            Primitive::Group(group) => Some(&**group),
            Primitive::Path(_) | Primitive::Rect(_) | Primitive::Text(_) | Primitive::Image(_) => None,
        })
        .collect()
}

fn texts(items: &[Item]) -> Vec<&TextItem> {
    let mut found = Vec::new();
    crate::texts(items, &mut found);
    found
}

#[test]
fn words_stand_out_from_what_is_behind_them_in_every_theme() {
    let every = every_look();
    let all = models().into_iter().flat_map(|(_, document)| tables(&document)).chain([every]);
    for table in all {
        let layout = layout_table(&table);
        for theme in ThemeName::ALL {
            for (text, contrast) in contrast::of_texts(&draw_table(&table, &layout, theme.theme())) {
                let (theme, words) = (theme.word(), &text.text);
                assert!(contrast >= 4.5, "{:?}, {theme}: {words:?} has a contrast of {contrast:.2}", table.sheet);
            }
        }
    }
}

/// Nothing is told by colour alone: without it, and without words, entries of two kinds still differ.
#[test]
fn no_two_looks_are_told_apart_by_colour_alone() {
    let table = every_look();
    let layout = layout_table(&table);
    let mut seen: std::collections::BTreeMap<String, &Look> = Default::default();
    let drawing = drawn(&table, &layout);
    let entries = table.cells.iter().flat_map(|cell| &cell.entries);
    for (entry, group) in entries.zip(groups(&drawing).into_iter().filter(|g| g.class.starts_with("entry"))) {
        let bounds = group.bounds;
        let shape = |item: &Item| match &item.primitive {
            Primitive::Path(p) => {
                format!("path {:?} {:?}", p.path.elements().len(), p.stroke.as_ref().map(|s| &s.dash))
            }
            Primitive::Rect(r) => {
                format!("rect {:?} {:?}", r.radius, r.stroke.as_ref().map(|s| (&s.dash, s.width as u8)))
            }
            Primitive::Text(t) => format!("text {:?} {}", t.style, (t.origin.x - bounds.x0) as i32),
            Primitive::Group(_) | Primitive::Image(_) => String::new(),
        };
        let look = group.items.iter().map(shape).collect::<String>();
        if let Some(same) = seen.insert(look, &entry.look) {
            // Requirements stand in a column of their own, a party is told by its name, a channel by its word.
            let excused = |look: &Look| {
                let alone = Look::Touchpoint { channel: Channel::None, moment_of_truth: false };
                // What a party is to a step is told by letters.
                matches!(look, Look::Text | Look::Quiet | Look::Party(_) | Look::Channel(_) | Look::Roles { .. })
                    || *look == alone
            };
            assert!(excused(same) && excused(&entry.look), "{:?} looks like {same:?}", entry.look);
        }
    }
}

#[test]
fn entries_say_what_they_are_and_where_they_stand() {
    let models = models();
    let (_, journey) = &models[0];
    let table = Table::new(journey, &Sheet::Journey(Id::from("machine-breaks"))).expect("a journey");
    let titles: Vec<String> =
        groups(&drawn(&table, &layout_table(&table))).iter().map(|group| group.title.clone()).collect();
    let says = |words: &str| assert!(titles.iter().any(|t| t == words), "{words:?} is not in {titles:#?}");
    says("Step: Machine stops");
    says("Pain, at Calls to ask: Has to call, and tell it all again");
    says("Touchpoint, moment of truth, at Calls to ask: phone");
    says("Opportunity, at Hears nothing: Tell status unasked");
    let (_, sipoc) = &models[1];
    let table = Table::new(sipoc, &Sheet::all(sipoc)[0]).expect("a SIPOC");
    let titles: Vec<String> =
        groups(&drawn(&table, &layout_table(&table))).iter().map(|group| group.title.clone()).collect();
    let says = |words: &str| assert!(titles.iter().any(|t| t == words), "{words:?} is not in {titles:#?}");
    says("Suppliers, row 2: Back office");
    says("Process step 3, row 3: Order the repair");
}

#[test]
fn nothing_written_in_a_table_gets_out_of_its_place() {
    for (_, document) in models() {
        for text in nasty::TEXTS {
            for document in [nasty::with_texts(&document, text), nasty::with_ids(&document, text)] {
                for table in tables(&document) {
                    let drawing = drawn(&table, &layout_table(&table));
                    check_svg(&svg(&drawing, TextMode::Plain));
                }
            }
        }
    }
}

#[test]
fn the_layout_json_of_a_table_says_where_everything_stands() {
    let (_, document) = models().swap_remove(0);
    let sheet = Sheet::Journey(Id::from("machine-breaks"));
    let json: serde_json::Value =
        serde_json::from_str(&layout_json(&document, &LaidOut::new(&document, &sheet))).expect("JSON");
    let table = &json["tables"][0];
    let count = |list: &str| table[list].as_array().map_or(0, Vec::len);
    assert_eq!((&table["id"], &table["kind"]), (&"machine-breaks".into(), &"journey".into()));
    assert_eq!((count("groups"), count("columns")), (4, 8));
    assert_eq!(count("cells"), count("rows") * count("columns"));
    assert!(table["frame"]["w"].as_f64().is_some_and(|w| w > 1_000.0));
    assert_eq!(table["groups"][0]["id"], "notice");
    let entries = table["cells"].as_array().into_iter().flatten().flat_map(|c| c["entries"].as_array()).flatten();
    let mut some = 0;
    for entry in entries {
        let of = |part: &serde_json::Value, side: &str| part[side].as_f64().expect("a number");
        assert!(of(&entry["text"], "x") >= of(entry, "x") && of(&entry["text"], "h") <= of(entry, "h"));
        some += 1;
    }
    assert!(some > 20);
}

/// One entry of each look in each column, in a row of its own.
fn every_look() -> Table {
    let mut looks: Vec<Look> = vec![
        Look::Text,
        Look::Strong,
        Look::Quiet,
        Look::Quote,
        Look::Numbered(7),
        Look::Step { wait: false },
        Look::Step { wait: true },
        Look::Pain,
        Look::Delight,
        Look::MomentOfTruth,
        Look::Opportunity,
        Look::Picture("a.png".into()),
        Look::Gap,
        Look::Missing,
        Look::HandOff { details: "An order\nno SLA".into() },
        Look::Process { details: "1 swimlane".into(), span: 1 },
        Look::Improvement { details: "value 4".into(), overdue: false },
        Look::Improvement { details: "overdue by 8 months".into(), overdue: true },
        Look::Overdue { by: "overdue by 8 months".into() },
        Look::Portrayed("mara.png".into()),
        Look::Portrayed("".into()),
        Look::Quadrant,
        Look::Touchpoint { channel: Channel::Phone, moment_of_truth: true },
        Look::Touchpoint { channel: Channel::None, moment_of_truth: false },
    ];
    looks.extend(["r", "ra", "c"].map(|letters| {
        let roles = Roles::read(letters).expect("roles");
        Look::Roles { roles, implied: false }
    }));
    looks.push(Look::Roles { roles: Roles::default(), implied: true });
    looks.extend(PartyKind::ALL.map(Look::Party));
    looks.extend(Channel::ALL.into_iter().map(Look::Channel));
    let entry = |(i, look): (usize, Look)| Entry {
        record: Id::from(format!("entry-{i}").as_str()),
        brief: None,
        shows: None,
        text: "Some words".into(),
        // How well it is known is said of what a journey tells.
        evidence: if matches!(look, Look::Roles { .. }) { Evidence::Unknown } else { Evidence::Assumed },
        chips: if i % 2 == 0 { vec![chip("≤ 4 h"), chip("Answer politely")] } else { vec![] },
        look,
        mark: Mark::None,
    };
    let entries: Vec<Entry> = looks.into_iter().enumerate().map(entry).collect();
    table(vec![(158.0, "Column".into())], entries.into_iter().map(|e| vec![vec![e]]).collect(), false)
}

/// A table of these columns (width and heading) and rows of cells.
fn table(columns: Vec<(f64, String)>, rows: Vec<Vec<Vec<Entry>>>, sipoc: bool) -> Table {
    let count = columns.len();
    let id = |n: usize| Id::from(format!("id-{n}").as_str());
    let row = |n: usize| Row {
        key: if sipoc { RowKey::Entries(Key::from(n as i32)) } else { RowKey::Row(id(n)) },
        heading: if sipoc { String::new() } else { "Row".into() },
        caption: String::new(),
        tint: Tint::Plain,
        party: None,
        line_above: None,
        least: 46.0,
        body: Body::Cells,
    };
    Table {
        sheet: if sipoc { Sheet::Sipoc(id(0)) } else { Sheet::Journey(id(0)) },
        title: "A table".into(),
        subtitle: String::new(),
        portraits: vec![],
        groups: vec![],
        columns: columns
            .into_iter()
            .enumerate()
            .map(|(n, (width, heading))| Column {
                key: if sipoc { ColumnKey::Sipoc(SipocColumn::ALL[n % 7]) } else { ColumnKey::Step(id(n)) },
                heading,
                letter: if sipoc { "O" } else { "" },
                tint: Tint::Plain,
                width,
            })
            .collect(),
        rows: (0..rows.len()).map(row).collect(),
        cells: rows
            .into_iter()
            .flat_map(|cells| cells.into_iter().chain(std::iter::repeat(vec![])).take(count))
            .map(|entries| Cell { entries })
            .collect(),
        arrows: vec![],
        row_head: if sipoc { 0.0 } else { 148.0 },
        hint: "Type to begin",
        next: None,
        ruled: true,
    }
}

fn words() -> impl Strategy<Value = String> {
    let odd = nasty::long_texts();
    prop_oneof![
        3 => "[A-Za-z]{1,9}( [a-z]{1,12}){0,6}",
        1 => "\\PC{0,80}",
        1 => prop::sample::select(odd),
    ]
}

fn look() -> impl Strategy<Value = Look> {
    let channel = prop_oneof![prop::sample::select(Channel::ALL.to_vec()), words().prop_map(|w| Channel::of(&w))];
    prop_oneof![
        Just(Look::Text),
        Just(Look::Strong),
        Just(Look::Quiet),
        Just(Look::Quote),
        Just(Look::Pain),
        Just(Look::Delight),
        Just(Look::MomentOfTruth),
        Just(Look::Opportunity),
        Just(Look::Gap),
        Just(Look::Picture("p.png".into())),
        any::<bool>().prop_map(|wait| Look::Step { wait }),
        (1usize..100_000).prop_map(Look::Numbered),
        prop::sample::select(PartyKind::ALL.to_vec()).prop_map(Look::Party),
        (channel.clone(), any::<bool>())
            .prop_map(|(channel, moment_of_truth)| Look::Touchpoint { channel, moment_of_truth }),
        channel.prop_map(Look::Channel),
    ]
}

/// A chip of a kind that has a mark before its words and one after.
fn chip(words: &str) -> RequestChip {
    RequestChip {
        mark: ChipMark::Sla(Some(Verdict::AtRisk)),
        full: words.into(),
        short: words.chars().take(6).collect::<String>().into(),
        title: words.into(),
        about: [].into(),
    }
}

prop_compose! {
    fn entry()(
        look in look(), text in words(), number in 0..1_000_000u32, mark in 0..3usize, known in 0..3usize,
        chips in prop::collection::vec(words(), 0..4),
    ) -> Entry {
        Entry {
            record: Id::from(format!("entry-{number}").as_str()),
            brief: None, shows: None,
            text: text.as_str().into(),
            look,
            mark: Mark::ALL[mark],
            evidence: Evidence::ALL[known],
            chips: chips.iter().map(|words| chip(words)).collect(),
        }
    }
}

prop_compose! {
    fn row()(name in words(), caption in words(), least in 0.0..120.0f64, body in 0..8usize, line in 0..4usize, count in 0..5000usize) -> Row {
        Row {
            key: RowKey::New,
            heading: name,
            caption,
            tint: Tint::Plain,
            party: None,
            line_above: ["line of interaction", "line of visibility"].get(line).copied(),
            least,
            body: match body {
                0 => Body::Collapsed(count),
                1 => Body::Curves(vec![]),
                _ => Body::Cells,
            },
        }
    }
}

prop_compose! {
    fn any_table()(
        columns in prop::collection::vec((20.0..260.0f64, words()), 0..6),
        rows in prop::collection::vec((row(), prop::collection::vec(prop::collection::vec(entry(), 0..4), 0..6)), 0..6),
        stages in prop::collection::vec((words(), words(), 0..4usize), 0..4),
        titles in (words(), words(), words()),
        sipoc in any::<bool>(),
    ) -> Table {
        let cells = rows.iter().map(|(_, cells)| cells.clone()).collect();
        let mut table = table(columns, cells, sipoc);
        for (place, (row, _)) in table.rows.iter_mut().zip(rows) {
            *place = Row { key: place.key.clone(), ..row };
        }
        (table.title, table.subtitle) = (titles.0, titles.1);
        let mut left = table.columns.len();
        for (n, (name, caption, columns)) in stages.into_iter().enumerate() {
            let columns = columns.min(left);
            left -= columns;
            let id = Id::from(format!("stage-{n}").as_str());
            table.groups.push(Stage { id, name, caption, columns });
        }
        table
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_in_any_table_is_clipped_or_overlaps(table in any_table()) {
        let layout = layout_table(&table);
        let wrong = check(&table, &layout);
        prop_assert!(wrong.is_empty(), "{:#?}", wrong);
        let wrong = stray(&table, &layout, &drawn(&table, &layout));
        prop_assert!(wrong.is_empty(), "{:#?}", wrong);
    }

    /// Whatever was there before, and however little of it is still there.
    #[test]
    fn taking_over_from_another_table_is_never_seen(was in any_table(), table in any_table(), keep in any::<u64>()) {
        let mut mixed = table.clone();
        for (i, cell) in mixed.cells.iter_mut().enumerate() {
            if keep >> (i % 64) & 1 == 1 && let Some(old) = was.cells.get(i) {
                *cell = old.clone();
            }
        }
        let theme = ThemeName::Light.theme();
        for next in [mixed, table] {
            let layout = layout_table(&was);
            let (_, memory) = draw_table_after(&was, &layout, theme, None);
            let fresh = layout_table(&next);
            prop_assert_eq!(&layout_table_after(&next, Some((&was, &layout))), &fresh);
            let drawn = draw_table_after(&next, &fresh, theme, Some((&was, &layout, &memory))).0;
            prop_assert_eq!(drawn, draw_table(&next, &fresh, theme));
        }
    }
}
