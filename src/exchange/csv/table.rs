//! A derived view (an alignment, a register, a matrix) as rows of cells: what it shows, heading by heading.

use super::cell;
use crate::{
    layout::table::{Body, Entry, Table},
    model::{Attribute, ColumnKey, Document, Names, RowKey, Sheet},
};

/// The headings, then each row; `None` where the view is no table.
pub(super) fn rows(document: &Document, sheet: &Sheet) -> Option<Vec<Vec<String>>> {
    let table = Table::new(document, sheet)?;
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
            // What stands in one cell as one text is not taken apart and put together again.
            Body::Cells if it.entries.len() == 1 => it.entries.first().map_or_else(String::new, whole),
            Body::Cells => {
                let texts: Vec<String> = it.entries.iter().map(whole).collect();
                cell::join(&texts.iter().map(String::as_str).collect::<Vec<_>>())
            }
            Body::Curves(_) | Body::Collapsed(_) | Body::Section | Body::Told { .. } => String::new(),
        });
        rows.push(head.into_iter().chain(texts).collect());
    }
    Some(rows)
}

/// An entry with what stands beneath it: "2 hand-offs: Order; Invoice; SLA: Answer in 4 h".
fn whole(entry: &Entry) -> String {
    let details: Vec<&str> = entry.details().lines().collect();
    match details.is_empty() {
        true => entry.text.to_string(),
        false => format!("{}: {}", entry.text, details.join("; ")),
    }
}
