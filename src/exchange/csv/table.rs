//! A derived view (an alignment, a register, a matrix) as rows of cells: what it shows, heading by heading.
//!
//! What stands over rows on the drawing, or beneath their names, is a column here: a table of data has one kind of row.

use super::{cell, portfolio};
use crate::{
    layout::table::{Body, Entry, Look, Row, Table},
    model::{Attribute, ColumnKey, Document, Id, Matrix, Names, RecordKind, RowKey, Sheet, Step},
};

/// The headings, then each row; `None` where the view is no table.
pub(super) fn rows(document: &Document, sheet: &Sheet) -> Option<Vec<Vec<String>>> {
    let table = Table::new(document, sheet)?;
    match sheet {
        Sheet::Portfolio => return Some(portfolio::rows(document, &table)),
        Sheet::Matrix(Matrix::Experience | Matrix::Raci, _) => return Some(of_steps(document, &table)),
        _ => {}
    }
    let heads = table.row_head > 0.0;
    let corner = heads.then(|| table.title.clone());
    let headings = corner.into_iter().chain(table.column_names().into_iter().map(str::to_owned));
    let mut rows = vec![headings.collect()];
    // The rows of a register are known by their names when they are read back: each is written so that it means its
    // own.
    let names = match sheet {
        Sheet::Register(register) => Some(Names::of_register(document, *register)),
        _ => None,
    };
    for (row, cells) in table.rows.iter().zip(table.cells.chunks(table.columns.len().max(1))) {
        let head = heads.then(|| row.heading.clone());
        let own = |key: &ColumnKey| match (&names, &row.key, key) {
            (Some(names), RowKey::Record(id), ColumnKey::Attribute(Attribute::Name)) => {
                document.get(id).map(|record| names.own(record))
            }
            _ => None,
        };
        let texts = cells.iter().zip(&table.columns).map(|(it, column)| match row.body {
            _ if let Some(name) = own(&column.key) => name,
            Body::Cells => match (names.is_some(), it.entries.as_slice()) {
                // What stands in one cell as one text is not taken apart and put together again.
                (true, [_, _, ..]) => cell::join(&it.entries.iter().map(whole).collect::<Vec<_>>()),
                (_, entries) => lines(entries),
            },
            Body::Curves(_) | Body::Collapsed(_) | Body::Section | Body::Told { .. } => String::new(),
        });
        rows.push(head.into_iter().chain(texts).collect());
    }
    Some(rows)
}

/// A matrix of steps: a row a step, with the phase it is in, its lane and what it is.
fn of_steps(document: &Document, table: &Table) -> Vec<Vec<String>> {
    let step_of = |row: &Row| match &row.key {
        RowKey::Record(id) if row.body == Body::Cells => document.step(id),
        _ => None,
    };
    let steps: Vec<&Step> = table.rows.iter().filter_map(step_of).collect();
    let names = Names::among(document, steps.iter().map(|step| &step.id));
    let mut headings = vec![table.title.clone(), "Phase".to_owned(), "Lane".to_owned(), "Kind".to_owned()];
    headings.extend(table.column_names().into_iter().map(str::to_owned));
    let mut rows = vec![headings];
    let mut phase = String::new();
    for (row, cells) in table.rows.iter().zip(table.cells.chunks(table.columns.len().max(1))) {
        let Some(step) = step_of(row) else {
            phase = match &row.key {
                RowKey::Record(_) => row.heading.clone(),
                _ => String::new(),
            };
            continue;
        };
        let called = |id: &Id| names.text(id, RecordKind::ALL);
        let lane = document.display_name(&step.lane).to_owned();
        let mut said = vec![called(&step.id), phase.clone(), lane, step.kind.word().to_owned()];
        said.extend(cells.iter().map(|it| lines(&it.entries)));
        rows.push(said);
    }
    rows
}

/// All entries of a cell, each on a line.
fn lines(entries: &[Entry]) -> String {
    entries.iter().map(whole).collect::<Vec<_>>().join("\n")
}

/// An entry with what stands beneath it: "2 hand-offs: Order; Invoice; SLA: Answer in 4 h". What is no name but says
/// that something is not there, or what a place is called, stands in brackets.
fn whole(entry: &Entry) -> String {
    let details: Vec<&str> = entry.details().lines().collect();
    let text = match &entry.look {
        Look::Missing | Look::Gap | Look::Quadrant => format!("({})", entry.text),
        _ => entry.text.to_string(),
    };
    match details.is_empty() {
        true => text,
        false => format!("{text}: {}", details.join("; ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{file, model::MODEL_ID};

    fn shop(changes: &[(&str, &str)]) -> Document {
        let mut text = include_str!("../../../tests/fixtures/shop.laneway.ron").to_owned();
        for (from, to) in changes {
            assert!(text.contains(from), "{from}");
            text = text.replace(from, to);
        }
        file::parse(&text).unwrap_or_else(|e| panic!("{e}")).document
    }

    fn written(document: &Document, sheet: &Sheet) -> Vec<Vec<String>> {
        rows(document, sheet).expect("a table")
    }

    #[test]
    fn a_process_stands_under_each_part_it_serves_with_all_that_is_behind_it() {
        let many: String =
            (0..5).map(|i| format!("(id: \"k{i}\", name: \"KPI {i}\", measures: [\"swim\"]),")).collect();
        let document = shop(&[
            ("  kpis: [\n", &format!("  kpis: [\n{many}")),
            ("        Interaction,\n        Cultivation,\n", "        Attraction,\n        Cultivation,\n"),
        ]);
        let rows = written(&document, &Sheet::Portfolio);
        assert_eq!(rows.len(), 3, "each process once");
        assert_eq!(rows[0][1..5], ["Kind", "Attraction", "Interaction", "Cultivation"]);
        assert_eq!(rows[1][..7], ["Order to cash", "primary", "x", "", "x", "Has the goods", "Sales"]);
        let kpis = rows[0].iter().position(|heading| heading == "KPIs").expect("a column");
        assert_eq!(rows[1][kpis], "KPI 0; KPI 1; KPI 2; KPI 3; KPI 4; Time to answer");
        assert_eq!(rows[2][..5], ["Hire", "support", "", "", ""]);
    }

    #[test]
    fn a_matrix_of_steps_says_phase_and_lane_of_each_and_tells_steps_apart() {
        let document = shop(&[("name: \"Pick\"", "name: \"\""), ("name: \"Ask\"", "name: \"\"")]);
        let rows = written(&document, &Sheet::Matrix(Matrix::Experience, "swim".into()));
        assert_eq!(rows[0][1..5], ["Phase", "Lane", "Kind", "Touchpoints"]);
        assert_eq!(rows[1][..4], ["without a name (Customer)", "Sell", "Customer", "task"]);
        assert_eq!(rows[3][..7], ["In stock?", "Sell", "Sales", "decision", "", "", "(no rule)"]);
        assert_eq!(rows[4][..3], ["without a name (Warehouse)", "Ship", "Warehouse"]);
        assert_eq!(rows.len(), 6, "phases are no rows");
        let raci = written(&document, &Sheet::Matrix(Matrix::Raci, "swim".into()));
        assert_eq!(raci[4][..3], ["without a name (Warehouse)", "Ship", "Warehouse"]);
    }

    #[test]
    fn cards_of_one_cell_stand_each_on_a_line() {
        let rows = written(&shop(&[]), &Sheet::Board);
        let cells: Vec<&String> = rows.iter().flatten().filter(|cell| cell.contains("Self service")).collect();
        assert_eq!(cells.len(), 1);
        assert!(cells[0].contains("value 4") && !rows.iter().flatten().any(|cell| cell.contains('\\')), "{rows:?}");
        let uses = written(&shop(&[]), &Sheet::Matrix(Matrix::SystemUse, MODEL_ID.into()));
        assert_eq!(uses[1], ["ERP", "Take the order; Book"]);
    }
}
