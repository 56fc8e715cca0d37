//! Rows of a table in a file: which record each of them is about, then filled in like any others.

use super::fill::{Cells, Filled, fill_some};
use crate::{
    change::{Refusal, Transaction},
    model::*,
};
use std::collections::BTreeSet;

/// Rows of a table in a file. A row of the name of a record changes that one, as far as its cells say something; the
/// others are added. A row whose name several have is left out.
pub fn import_register(
    document: &Document,
    register: Register,
    columns: &[Option<Attribute>],
    rows: &[Vec<String>],
    ids: &mut IdMaker,
) -> Result<Filled, Refusal> {
    let name_at = columns.iter().position(|it| *it == Some(Attribute::Name));
    let names = Names::of_register(document, register);
    let attributes = Attributes::new(document);
    let mut taken: BTreeSet<&Id> = BTreeSet::new();
    let mut nobodys: Vec<(usize, &str, Refusal)> = Vec::new();
    let mut empty = 0;
    let mut filling: Vec<Cells> = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let name = name_at.and_then(|at| row.get(at)).map_or("", |name| name.trim());
        let blank = row.iter().all(|cell| cell.trim().is_empty());
        let found = match names.row(name) {
            _ if blank => Ok(None),
            Named::Nobody => Ok(None),
            Named::One(id) if taken.insert(id) => Ok(Some(id)),
            Named::One(_) => Err(format!("“{name}” stands in a row before, which was read.")),
            Named::Several(all) if name.is_empty() => {
                Err(format!("It has no name, and {} in the model have none.", all.len()))
            }
            Named::Several(all) => Err(names.which_row(name, &all)),
        };
        let id = match found {
            Ok(id) => id,
            Err(why) => {
                nobodys.push((at, name, Refusal(why)));
                filling.push((None, vec![]));
                continue;
            }
        };
        let record = id.and_then(|id| document.get(id));
        // A name told apart from others says which record, and not what it is to be called.
        let renames = record.is_none_or(|record| fold(record.name()) == fold(name));
        let said = |(column, cell): (usize, &String)| {
            let attribute = columns.get(column).copied().flatten()?;
            let kept = cell.trim().is_empty() || (attribute == Attribute::Name && !renames);
            (!kept).then(|| cell.clone())
        };
        filling.push((id.cloned(), row.iter().enumerate().map(said).collect()));
        if let Some(id) = id {
            let spare = |(cell, attribute): &(&String, &Option<Attribute>)| {
                let typed = attribute.filter(|it| !it.is_derived() && *it != Attribute::Name);
                cell.trim().is_empty() && typed.is_some_and(|it| !attributes.text(id, it).trim().is_empty())
            };
            empty += row.iter().zip(columns).filter(spare).count();
        }
    }
    let mut filled = fill_some(document, register, columns, &filling, ids)?;
    filled.transaction = Transaction { label: format!("Import {}", register.word()), ..filled.transaction };
    filled.empty = empty;
    for (row, name, why) in nobodys {
        filled.leave_out(row, Attribute::Name, name, why);
    }
    filled.left_out.sort_by_key(|it| it.row);
    filled.refused = filled.left_out.first().map(|it| it.why.clone());
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file;

    const COLUMNS: [Option<Attribute>; 3] = [Some(Attribute::Name), Some(Attribute::Promise), Some(Attribute::Owner)];

    fn model() -> Document {
        let text = r#"(format: 1, parties: [(id: "ann", name: "Ann"), (id: "bob", name: "Bob")], slas: [
            (id: "x0", name: "Response", promise: "1 d", owner: "ann"),
            (id: "x1", name: "Response", promise: "3 d", owner: "bob"), (id: "y", name: "Repair", promise: "9 d"),
        ])"#;
        file::parse(text).unwrap_or_else(|e| panic!("{e}")).document
    }

    fn import(document: &Document, rows: &[[&str; 3]]) -> Filled {
        let rows: Vec<Vec<String>> = rows.iter().map(|row| row.map(str::to_owned).to_vec()).collect();
        import_register(document, Register::Slas, &COLUMNS, &rows, &mut IdMaker::new(1)).expect("reads")
    }

    #[test]
    fn a_row_whose_name_several_have_changes_none_and_is_told() {
        let document = model();
        let filled =
            import(&document, &[["Response", "3 d", "Bob"], ["Repair", "8 d", ""], ["response", "1 d", "Ann"]]);
        assert_eq!(filled.transaction.diff.updated.keys().map(Id::as_str).collect::<Vec<_>>(), ["y"]);
        assert_eq!((filled.added, filled.refusals, filled.empty), (0, 2, 0));
        assert_eq!(filled.left_out.iter().map(|it| it.row).collect::<Vec<_>>(), [0, 2]);
        let why = filled.left_out[0].why.to_string();
        assert!(why.contains("“Response [x0]” or “Response [x1]”"), "{why}");
    }

    #[test]
    fn a_name_told_apart_says_which_and_renames_none() {
        let document = model();
        let filled = import(&document, &[["Response [x1]", "4 d", ""], ["response (ann)", "2 d", "Ann"]]);
        let mut after = document.clone();
        filled.transaction.diff.apply(&mut after);
        let says =
            |id: &str| after.sla(&Id::from(id)).map(|sla| (sla.name.clone(), sla.promise.map(|p| p.to_string())));
        assert_eq!(says("x0"), Some(("Response".to_owned(), Some("2 d".to_owned()))));
        assert_eq!(says("x1"), Some(("Response".to_owned(), Some("4 d".to_owned()))));
        assert_eq!((filled.added, filled.refusals, filled.empty, after.slas().count()), (0, 0, 1, 3));
    }

    #[test]
    fn a_record_is_changed_by_one_row_alone() {
        let filled =
            import(&model(), &[["Repair", "8 d", ""], ["repair", "7 d", ""], ["New", "1 d", ""], ["New", "2 d", ""]]);
        assert_eq!((filled.added, filled.refusals), (2, 1));
        assert_eq!(filled.left_out[0].row, 1);
    }
}
