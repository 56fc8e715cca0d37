//! Arrows over random tables: whatever stands where, and whatever is tied to what.

use super::check;
use crate::{
    layout::table::{Arrow, Body, Cell, Column, Entry, Look, Row, Table, Tint, layout_table},
    layout::{ChipMark, RequestChip},
    model::{ColumnKey, Id, Mark, RowKey, Sheet},
};
use proptest::prelude::*;

fn chip() -> RequestChip {
    let words = "Answer politely";
    RequestChip { mark: ChipMark::Rule, short: "".into(), title: words.into(), full: words.into(), about: [].into() }
}

fn entry(id: usize, words: usize) -> Entry {
    let looks = [Look::Step { wait: false }, Look::Text, Look::Strong, Look::Pain, Look::Delight];
    let look = looks[(id * 7 + words) % looks.len()].clone();
    let said = Entry::new(&format!("e{id}").as_str().into(), vec!["word"; words].join(" "), look);
    Entry { mark: Mark::ALL[id % 3], chips: vec![chip(); id % 4], ..said }
}

/// A table of so many columns, with so many entries in its cells, each of so many words.
fn table(columns: usize, cells: &[Vec<usize>], lines: &[u8], arrows: &[(usize, usize, bool, bool)]) -> Table {
    let rows = cells.len() / columns;
    let mut next = 0;
    let mut made = |words: &Vec<usize>| {
        let entries = words.iter().map(|&words| {
            next += 1;
            entry(next - 1, words)
        });
        Cell { entries: entries.collect() }
    };
    let cells: Vec<Cell> = cells[..rows * columns].iter().map(&mut made).collect();
    let count = next.max(1);
    let names = ["line of interaction", "line of visibility", "line of interaction and visibility"];
    let row = |r: usize| Row {
        key: RowKey::Row(format!("r{r}").as_str().into()),
        heading: format!("Row {r}"),
        caption: String::new(),
        tint: Tint::Plain,
        party: None,
        line_above: lines.get(r).filter(|_| r > 0).and_then(|&l| names.get(l as usize).copied()),
        least: 46.0,
        body: Body::Cells,
    };
    let column = |c: usize| Column {
        key: ColumnKey::Step(format!("c{c}").as_str().into()),
        heading: String::new(),
        letter: "",
        tint: Tint::Plain,
        width: 158.0,
    };
    let arrow = |(i, (from, to, mutual, label)): (usize, &(usize, usize, bool, bool))| Arrow {
        id: format!("a{i}").as_str().into(),
        from: Id::from(format!("e{}", from % count).as_str()),
        to: Id::from(format!("e{}", to % count).as_str()),
        mutual: *mutual,
        label: if *label { "by phone".into() } else { String::new() },
    };
    Table {
        sheet: Sheet::Journey("j".into()),
        title: "Title".into(),
        subtitle: String::new(),
        portraits: vec![],
        groups: vec![],
        columns: (0..columns).map(column).collect(),
        rows: (0..rows).map(row).collect(),
        cells,
        arrows: arrows.iter().enumerate().map(arrow).collect(),
        row_head: 148.0,
        hint: "",
        next: None,
        ruled: true,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arrows_are_sound_in_any_table(
        columns in 1..7usize,
        cells in prop::collection::vec(prop::collection::vec(0..14usize, 0..3), 7..50),
        lines in prop::collection::vec(0..6u8, 8),
        arrows in prop::collection::vec((0..60usize, 0..60usize, any::<bool>(), prop::bool::weighted(0.15)), 0..24),
    ) {
        let table = table(columns, &cells, &lines, &arrows);
        let layout = layout_table(&table);
        // Where arrows fill the width of the table, the name of a line has no place that is free of them.
        let crowded = |w: &String| w.contains("runs through the words of the line");
        let wrong: Vec<String> = check(&table, &layout).into_iter().filter(|w| !crowded(w)).collect();
        prop_assert!(wrong.is_empty(), "{wrong:#?}");
        let wrong = crate::layout::table::check(&table, &layout);
        prop_assert!(wrong.is_empty(), "{wrong:#?}");
    }
}

#[test]
fn equal_tables_have_equal_arrows() {
    let cells = vec![vec![2], vec![], vec![3], vec![1], vec![2, 2], vec![]];
    let table = table(3, &cells, &[5, 0], &[(0, 3, false, true), (1, 2, true, false), (4, 0, false, false)]);
    let (one, other) = (layout_table(&table), layout_table(&table));
    assert_eq!(one, other);
    assert_eq!(one.arrows.len(), 3);
    assert_eq!(check(&table, &one), Vec::<String>::new());
}

#[test]
fn a_bundle_between_two_cards_stays_apart() {
    let cells = vec![vec![1], vec![1], vec![1], vec![1], vec![1], vec![1], vec![1], vec![1]];
    let arrows: Vec<_> = (0..30).map(|i| (i % 4, (i / 4) % 4, i % 2 == 0, false)).collect();
    let table = table(4, &cells, &[9, 9], &arrows);
    let layout = layout_table(&table);
    let wrong: Vec<String> = check(&table, &layout);
    assert_eq!(wrong, Vec::<String>::new());
}
