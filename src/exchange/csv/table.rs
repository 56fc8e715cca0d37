//! A derived view (an alignment, a register, a matrix) as rows of cells: what it shows, heading by heading.

use super::cell;
use crate::{
    layout::table::{Body, Table},
    model::{Document, Sheet},
};

/// The headings, then each row; `None` where the view is no table.
pub(super) fn rows(document: &Document, sheet: &Sheet) -> Option<Vec<Vec<String>>> {
    let table = Table::new(document, sheet)?;
    let heads = table.row_head > 0.0;
    let corner = heads.then(|| table.title.clone());
    let headings = corner.into_iter().chain(table.column_names().into_iter().map(str::to_owned));
    let mut rows = vec![headings.collect()];
    for (row, cells) in table.rows.iter().zip(table.cells.chunks(table.columns.len().max(1))) {
        let head = heads.then(|| row.heading.clone());
        let texts = cells.iter().map(|it| match row.body {
            // What stands in one cell as one text is not taken apart and put together again.
            Body::Cells if it.entries.len() == 1 => it.entries.first().map_or_else(String::new, |e| e.text.to_string()),
            Body::Cells => cell::join(&it.entries.iter().map(|e| &*e.text).collect::<Vec<_>>()),
            Body::Curves(_) | Body::Collapsed(_) => String::new(),
        });
        rows.push(head.into_iter().chain(texts).collect());
    }
    Some(rows)
}
