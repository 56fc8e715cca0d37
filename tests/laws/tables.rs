//! A table that takes over what an edit did not change is like one made from nothing.

use super::random::{self, Choice, verb};
use laneway::{
    change::{Refusal, op},
    drawing::{ThemeName, draw_table},
    editor::{Command, Editor},
    file,
    layout::table::{Table, TableLayout, check, layout_table},
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

/// Models with rules, SLAs, KPIs and opportunities, one chosen.
fn governed(choice: u16) -> Document {
    let texts = [
        include_str!("../../examples/complaint.laneway.ron"),
        include_str!("../../examples/customer-onboarding.laneway.ron"),
        include_str!("../../examples/order-to-cash.laneway.ron"),
    ];
    file::parse(texts[usize::from(choice) % texts.len()]).expect("a model").document
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
            if let Some((fresh, layout)) = is_like_fresh(&editor)? {
                prop_assert_eq!(check(&fresh, &layout), Vec::<String>::new());
            }
        }
    }

    #[test]
    fn whatever_changes_a_table_that_takes_over_is_like_one_from_scratch(
        (model, view) in any::<(u16, u16)>(),
        choices in prop::collection::vec((0..12u8, any::<Choice>()), 1..30),
    ) {
        let mut editor = Editor::new(governed(model), 2);
        let sheets = Sheet::derived(editor.document());
        let all = Sheet::all(editor.document()).into_iter().chain(sheets);
        let tables: Vec<Sheet> = all.filter(|sheet| !matches!(sheet, Sheet::Swimlane(_))).collect();
        editor.go_to_sheet(&tables[usize::from(view) % tables.len()]);
        for (what, choice) in choices {
            let (_, a, b, c, d) = choice;
            let sheet = editor.sheet().cloned().expect("a view");
            match what {
                0 => drop(editor.run(Command::Undo)),
                1..4 => drop(editor.act(|document, ids| verb(document, choice, ids))),
                _ => drop(editor.act(|document, ids| {
                    let table = Table::editing(document, &sheet, &Default::default());
                    let at = table.and_then(|table| {
                        let (rows, columns) = (table.rows.len().max(1), table.columns.len().max(1));
                        table.at(usize::from(a) % rows, usize::from(b) % columns)
                    });
                    let at = at.ok_or_else(|| Refusal::new("no cell"))?;
                    // What it may name, by a name that may be another's too; a word of its own otherwise.
                    let names = document.records().map(|record| document.display_name(record.id()));
                    let name = random::at(names, c).unwrap_or_default();
                    let text = if d % 4 == 0 { TEXTS[usize::from(d / 4) % TEXTS.len()] } else { name };
                    op::type_in(document, &sheet, &at, None, text, ids)
                })),
            }
            is_like_fresh(&editor)?;
        }
    }
}

/// Holds the scene shown against one made from nothing, which it gives where the view is a table.
fn is_like_fresh(editor: &Editor) -> Result<Option<(Table, TableLayout)>, TestCaseError> {
    let (scene, theme) = (editor.scene(), editor.theme().theme());
    let Some(shown) = &scene.table else { return Ok(None) };
    let fresh = Table::editing(editor.document(), editor.sheet().expect("a view"), &editor.shown()).expect("a table");
    let layout = layout_table(&fresh);
    prop_assert_eq!(&shown.table, &fresh);
    prop_assert_eq!(&shown.layout, &layout);
    prop_assert_eq!(&scene.drawing, &draw_table(&fresh, &layout, theme));
    Ok(Some((fresh, layout)))
}
