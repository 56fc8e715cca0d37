//! A table that takes over what an edit did not change is like one made from nothing.

use laneway::{
    change::op,
    drawing::{ThemeName, draw_table},
    editor::{Command, Editor},
    file,
    layout::table::{Table, check, layout_table},
    model::{Document, RowKey, Sheet},
};
use proptest::prelude::*;

const TEXTS: [&str; 6] =
    ["Has to call", "", "Mara", "A longer sentence that needs several lines in its cell", "日本語", "one\ntwo\nthree"];

fn models() -> Vec<Document> {
    let texts = [
        include_str!("../fixtures/journey.laneway.ron"),
        include_str!("../fixtures/sipoc.laneway.ron"),
        include_str!("../fixtures/shop.laneway.ron"),
        include_str!("../fixtures/decision.laneway.ron"),
    ];
    texts.into_iter().map(|text| file::parse(text).expect("a model").document).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_table_that_takes_over_is_like_one_from_scratch(
        model in 0..4usize,
        choices in prop::collection::vec((0..10u8, any::<u16>(), any::<u16>(), 0..TEXTS.len()), 1..25),
    ) {
        let mut editor = Editor::new(models().swap_remove(model), 2);
        let sheets: Vec<Sheet> =
            Sheet::all(editor.document()).into_iter().chain(Sheet::derived(editor.document())).collect();
        let first = sheets.iter().position(|s| !matches!(s, Sheet::Swimlane(_))).unwrap_or(0);
        editor.go_to_sheet(&sheets[first]);
        for (verb, a, b, text) in choices {
            let (a, b) = (usize::from(a), usize::from(b));
            let sheet = editor.sheet().cloned().expect("a view");
            let Some(table) = Table::editing(editor.document(), &sheet, &Default::default()) else { continue };
            if table.rows.is_empty() || table.columns.is_empty() {
                drop(editor.run(Command::Undo));
                continue;
            }
            let (r, c) = (a % table.rows.len(), b % table.columns.len());
            let (row, column) = (table.rows[r].key.clone(), table.columns[c].key.clone());
            let at = table.at(r, c).expect("a cell");
            let entry = table.cell(r, c).and_then(|cell| cell.entries.first()).map(|e| e.record.clone());
            match verb {
                0 => drop(editor.run(Command::Undo)),
                1 => editor.set_theme(ThemeName::ALL[a % 3]),
                2 => drop(editor.go_to_sheet(&sheets[a % sheets.len()])),
                3 => drop(editor.act(|document, ids| op::add_row(document, &sheet, Some(&row), ids))),
                4 => drop(editor.act(|document, ids| op::add_column(document, &sheet, Some(&column), ids))),
                5 => drop(editor.act(|document, _| op::remove_row(document, &sheet, &row))),
                6 => drop(editor.act(|document, _| op::move_row(document, &sheet, &row, None::<&RowKey>))),
                _ => drop(editor.act(|document, ids| {
                    op::type_in(document, &sheet, &at, entry.as_ref(), TEXTS[text], ids)
                })),
            }
            let (scene, theme) = (editor.scene(), editor.theme().theme());
            let Some(shown) = &scene.table else { continue };
            let fresh = Table::editing(editor.document(), editor.sheet().expect("a view"), &editor.shown()).expect("a table");
            prop_assert_eq!(&shown.table, &fresh);
            prop_assert_eq!(&shown.layout, &layout_table(&fresh));
            prop_assert_eq!(check(&fresh, &shown.layout), Vec::<String>::new());
            prop_assert_eq!(&scene.drawing, &draw_table(&fresh, &shown.layout, theme));
        }
    }
}
