//! The portfolio as a table of data: a row a process, with each part of the customer's experience that it serves and
//! all that stands behind it. Drawn, a process spans the parts it serves, and long lists are cut; here nothing is.

use crate::{
    layout::table::Table,
    model::{AND, BehindProcess, Document, Id, Lifecycle, Names, RecordKind, behind_processes, capital},
};
use std::collections::BTreeSet;

/// What stands in the column of a part of the experience that a process serves.
const SERVES: &str = "x";

/// The headings, then a row for each process, in the order in which the portfolio shows them.
pub(super) fn rows(document: &Document, table: &Table) -> Vec<Vec<String>> {
    let none = BehindProcess::default();
    let behind = behind_processes(document);
    let names = Names::among(document, document.processes().map(|process| &process.id));
    let mut headings = vec![table.title.clone(), "Kind".to_owned()];
    headings.extend(Lifecycle::ALL.iter().map(|part| capital(part.word())));
    headings.extend(["Customer outcome".to_owned(), "Owner".to_owned()]);
    headings.extend(none.kinds(document).iter().map(|kind| capital(kind.several)));
    let mut rows = vec![headings];
    let mut seen: BTreeSet<&Id> = BTreeSet::new();
    for entry in table.cells.iter().flat_map(|cell| &cell.entries) {
        let Some(process) = document.process(&entry.record).filter(|process| seen.insert(&process.id)) else {
            continue;
        };
        let mut row = vec![names.text(&process.id, RecordKind::ALL), process.kind.word().to_owned()];
        let serves = |part| if process.phases.contains(part) { SERVES } else { "" };
        row.extend(Lifecycle::ALL.iter().map(|part| serves(part).to_owned()));
        row.push(process.outcome.clone());
        row.push(process.owner.as_ref().map_or_else(String::new, |id| document.display_name(id).to_owned()));
        let behind = behind.get(&process.id).unwrap_or(&none);
        row.extend(behind.kinds(document).into_iter().map(|kind| kind.names.join(AND)));
        rows.push(row);
    }
    rows
}
