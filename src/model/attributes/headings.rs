//! The columns of a register by their headings, as spreadsheets and files have them.

use crate::model::{Attribute, Register, fold};

/// The columns of a heading row: none for a heading that is no column of the register. `None` where it is no row of
/// headings: at least one in two must be known, and two of them where there are several.
pub fn register_headings(register: Register, cells: &[String]) -> Option<Vec<Option<Attribute>>> {
    let columns = register_columns(register, cells);
    let known = columns.iter().flatten().count();
    let written = cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    (known >= written.clamp(1, 2) && 2 * known >= written).then_some(columns)
}

/// The same of rows that are for this register, as they are pasted into it: the heading of the names is enough.
pub fn headings_pasted(register: Register, cells: &[String]) -> Option<Vec<Option<Attribute>>> {
    let columns = register_columns(register, cells);
    let named = columns.contains(&Some(Attribute::Name)).then_some(columns);
    named.or_else(|| register_headings(register, cells))
}

/// The columns that cells are called after, each once.
fn register_columns(register: Register, cells: &[String]) -> Vec<Option<Attribute>> {
    let mut columns: Vec<Option<Attribute>> = Vec::with_capacity(cells.len());
    for cell in cells {
        let found = column_called(register, cell).filter(|it| !columns.contains(&Some(*it)));
        columns.push(found);
    }
    columns
}

/// The column of a register with this heading, or what else people call it.
pub(super) fn column_called(register: Register, heading: &str) -> Option<Attribute> {
    // The mark of a sorted column may have been copied with it.
    let heading = fold(heading.trim_end_matches([' ', '▲', '▼']));
    let called = |it: &Attribute| fold(it.word()) == heading || others(*it).contains(&heading.as_str());
    register.attributes().iter().copied().find(called)
}

/// What else people call a column.
fn others(attribute: Attribute) -> &'static [&'static str] {
    match attribute {
        Attribute::Kind => &["type"],
        Attribute::Owner => &["responsible", "accountable"],
        Attribute::Review => &["review date", "next review"],
        Attribute::Due => &["due date", "by"],
        Attribute::Readings => &["values", "measurements"],
        Attribute::Outcome => &["outcome"],
        Attribute::Phases => &["phases", "part of the experience"],
        _ => &[],
    }
}
