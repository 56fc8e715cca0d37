//! The verbs of decision tables in any order: no problems, the file reads back equal, exact undo, and what is wrong with
//! the table is told whatever stands in it.

use laneway::{
    change::op,
    file,
    layout::table::Table,
    model::{CellAt, DecisionSide, Document, Id, IdMaker, RowKey, Sheet, decision_faults, problems},
};
use proptest::prelude::*;

const TEXTS: [&str; 12] = [
    "",
    "-",
    "< 5",
    "[1..9)",
    "not(gold)",
    "gold, silver",
    "Amount: number >= 0",
    "Kind: a, b",
    "f",
    "日本語",
    "[5..1]",
    "2026-02-30",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn decision_tables_stay_sound_under_any_verbs(
        choices in prop::collection::vec((0..11u8, any::<u16>(), any::<u16>(), 0..TEXTS.len()), 1..30),
    ) {
        let start = file::parse(include_str!("../fixtures/decision.laneway.ron")).expect("the fixture").document;
        let (mut document, mut ids) = (start.clone(), IdMaker::new(3));
        let id = Id::from("discount");
        let sheet = Sheet::DecisionTable(id.clone());
        let mut done = Vec::new();
        for (verb, a, b, text) in choices {
            let table = Table::editing(&document, &sheet, &Default::default()).expect("a table");
            let pick = |n: u16, many: usize| usize::from(n) % many.max(1);
            let at = |row: usize, column: usize| table.at(row, column).expect("a cell");
            let one = at(pick(a, table.rows.len()), pick(b, table.columns.len()));
            let other = at(pick(b, table.rows.len()), pick(a, table.columns.len()));
            let before = (!a.is_multiple_of(5)).then_some(&other);
            let made = match verb {
                0 => op::add_row(&document, &sheet, before.map(|at| &at.row), &mut ids),
                1 => op::add_column(&document, &sheet, before.map(|at| &at.column), &mut ids),
                2 => op::add_column_on(&document, &id, DecisionSide::ALL[text % 2], Some(&one.column), &mut ids),
                3 => op::remove_row(&document, &sheet, &one.row),
                4 => op::remove_column(&document, &sheet, &one.column),
                5 => op::move_row(&document, &sheet, &one.row, before.map(|at| &at.row)),
                6 => op::move_column(&document, &sheet, &one.column, before.map(|at| &at.column)),
                7 => op::clear(&document, &sheet, &[one.clone(), other.clone()], &mut ids),
                8 => op::type_in(&document, &sheet, &CellAt { row: RowKey::New, ..one }, None, TEXTS[text], &mut ids),
                _ => op::type_in(&document, &sheet, &one, None, TEXTS[text], &mut ids),
            };
            let Ok(made) = made else { continue };
            made.diff.apply(&mut document);
            prop_assert_eq!(problems(&document), vec![]);
            // Every fault names rules and columns that are there.
            for fault in decision_faults(&document, &id) {
                prop_assert!(!fault.words.is_empty());
                prop_assert!(fault.rows.iter().chain(&fault.column).all(|id| document.get(id).is_some()));
            }
            done.push(made);
        }
        let again: Document = file::parse(&file::print(&document)).expect("reads back").document;
        prop_assert_eq!(&again, &document);
        for made in done.iter().rev() {
            made.diff.inverted().apply(&mut document);
        }
        prop_assert_eq!(document, start);
    }
}
