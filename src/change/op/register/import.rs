//! Rows of a table in a file: which record each of them is about, then filled in like any others.

use super::{
    fill::{Cells, fill_some},
    filled::{Filled, ReadingsCame},
    read,
};
use crate::{
    change::{Refusal, Transaction},
    model::*,
};
use std::collections::{BTreeMap, BTreeSet};

/// Rows of a table in a file. A row of the name of a record changes that one, as far as its cells say something; the
/// others are added. A row whose name several have is left out. A name with the id that tells it apart in another model
/// comes in without it. Readings of a KPI are added to those it has, day by day.
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
    let mut bared: Vec<(usize, String)> = Vec::new();
    let foreign = ForeignIds::of(document, name_at, rows);
    let mut empty = 0;
    let readings_at = columns.iter().position(|it| *it == Some(Attribute::Readings));
    let mut came = ReadingsCame::default();
    let mut filling: Vec<Cells> = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let name = name_at.and_then(|at| row.get(at)).map_or("", |name| name.trim());
        let blank = row.iter().all(|cell| cell.trim().is_empty());
        let bare = foreign.bare(name);
        let found = match names.row(name) {
            _ if blank => Ok(None),
            Named::Nobody => match bare.map(|bare| (bare, names.row(bare))) {
                None | Some((_, Named::Nobody)) => Ok(None),
                Some((bare, Named::One(_))) => Err(format!(
                    "The id in it is none of this model. Write “{bare}” for the one that is here, or another name for \
                     a new one."
                )),
                Some((bare, Named::Several(all))) => Err(names.which_row(bare, &all)),
            },
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
        let bare = bare.filter(|_| id.is_none());
        let said = |(column, cell): (usize, &String)| {
            let attribute = columns.get(column).copied().flatten()?;
            let kept = cell.trim().is_empty() || (attribute == Attribute::Name && !renames);
            match bare.filter(|_| attribute == Attribute::Name) {
                _ if kept => None,
                Some(bare) => Some(bare.to_owned()),
                None => Some(cell.clone()),
            }
        };
        let mut cells: Vec<Option<String>> = row.iter().enumerate().map(said).collect();
        if let Some(Some(cell)) = readings_at.and_then(|at| cells.get_mut(at)) {
            merge_readings(record, cell, &mut came);
        }
        filling.push((id.cloned(), cells));
        bared.extend(bare.map(|_| (at, name.to_owned())));
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
    filled.bared = bared;
    filled.readings = came;
    let updated = |id: &&Id| filled.transaction.diff.updated.contains_key(*id);
    let changed = filled.rows.iter().flatten().filter(updated);
    filled.changed = changed.map(|id| document.display_name(id).to_owned()).collect();
    for (row, name, why) in nobodys {
        filled.leave_out(row, Attribute::Name, name, why);
    }
    filled.left_out.sort_by_key(|it| it.row);
    filled.refused = filled.left_out.first().map(|it| it.why.clone());
    Ok(filled)
}

/// Makes of the readings of a cell all that its KPI has with them: a file that holds the last month says nothing of the
/// others. What cannot be read stays, to be refused as it is.
fn merge_readings(record: Option<&Record>, cell: &mut String, came: &mut ReadingsCame) {
    let Ok(read) = read::readings(cell) else { return };
    let mut readings = match record {
        Some(Record::Kpi(kpi)) => kpi.readings.clone(),
        _ => BTreeMap::new(),
    };
    for (day, value) in read {
        match readings.insert(day, value) {
            None => came.added += 1,
            Some(before) => came.changed += usize::from(before != value),
        }
    }
    *cell = readings.iter().map(|(day, value)| format!("{day}: {value}")).collect::<Vec<_>>().join(AND);
}

/// The ids behind the names of rows that another model wrote to tell them apart: "Response [x0]".
struct ForeignIds<'a> {
    document: &'a Document,
    /// The ids behind each name, folded.
    behind: BTreeMap<String, BTreeSet<&'a str>>,
}

impl<'a> ForeignIds<'a> {
    fn of(document: &'a Document, name_at: Option<usize>, rows: &'a [Vec<String>]) -> ForeignIds<'a> {
        let mut behind: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for name in rows.iter().filter_map(|row| row.get(name_at?)) {
            if let Some((bare, id)) = parted(name.trim()) {
                behind.entry(fold(bare)).or_default().insert(id);
            }
        }
        ForeignIds { document, behind }
    }

    /// The name alone, where it is certain that an id of another model is behind it: an id of the form that is given
    /// here, or one of several behind the same name; no record of this model has it.
    fn bare<'n>(&self, name: &'n str) -> Option<&'n str> {
        let (bare, id) = parted(name)?;
        let apart = || self.behind.get(&fold(bare)).is_some_and(|ids| ids.len() > 1);
        (!self.document.contains(id) && (is_made_id(id) || apart())).then_some(bare)
    }
}

/// A name and the id in brackets behind it.
fn parted(name: &str) -> Option<(&str, &str)> {
    let (bare, id) = name.strip_suffix(']')?.rsplit_once(" [")?;
    (!bare.trim().is_empty() && could_be_id(id)).then_some((bare.trim(), id))
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
    fn readings_are_added_to_those_there_are_day_by_day() {
        let text = r#"(format: 1, kpis: [(id: "k", name: "Time", readings: {"2026-01-31": 14, "2026-02-28": 9})])"#;
        let document = file::parse(text).unwrap_or_else(|e| panic!("{e}")).document;
        let columns = [Some(Attribute::Name), Some(Attribute::Readings)];
        let rows = [["Time", "28.02.2026: 8; 2026-06-30: 9; 2026-01-31: 14"], ["New", "30.06.2026: 1"]];
        let rows: Vec<Vec<String>> = rows.iter().map(|row| row.map(str::to_owned).to_vec()).collect();
        let filled = import_register(&document, Register::Kpis, &columns, &rows, &mut IdMaker::new(1)).expect("reads");
        let mut after = document.clone();
        filled.transaction.diff.apply(&mut after);
        assert_eq!(
            attribute_text(&after, &Id::from("k"), Attribute::Readings),
            "2026-01-31: 14; 2026-02-28: 8; 2026-06-30: 9"
        );
        assert_eq!(filled.readings, ReadingsCame { added: 2, changed: 1 });
        assert!(filled.says(0).contains("2 readings added, 1 changed"), "{}", filled.says(0));
    }

    #[test]
    fn a_row_whose_name_several_have_changes_none_and_is_told() {
        let document = model();
        let filled =
            import(&document, &[["Response", "3 d", "Bob"], ["Repair", "8 d", ""], ["response", "1 d", "Ann"]]);
        assert_eq!(filled.transaction.diff.updated.keys().map(Id::as_str).collect::<Vec<_>>(), ["y"]);
        assert_eq!((filled.added, filled.refusals, filled.empty), (0, 2, 0));
        assert!(filled.says(0).contains("1 row changed: Repair. 2 cells were left out"), "{}", filled.says(0));
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

    #[test]
    fn names_told_apart_in_another_model_come_in_without_its_ids() {
        let other = Document::from_records([]);
        let rows = [
            ["Response [x0]", "1 d", ""],
            ["Response [x1]", "3 d", ""],
            ["Tax [EU]", "1 d", ""],
            ["Post [a1]", "", ""],
        ];
        let filled = import(&other, &[&rows[..], &[["Call [call-7d0pv3]", "1 h", ""]]].concat());
        let mut after = other.clone();
        filled.transaction.diff.apply(&mut after);
        let mut names: Vec<&str> = after.slas().map(|sla| sla.name.as_str()).collect();
        names.sort();
        assert_eq!(names, ["Call", "Post [a1]", "Response", "Response", "Tax [EU]"]);
        assert_eq!(filled.bared.iter().map(|(row, _)| *row).collect::<Vec<_>>(), [0, 1, 4]);
        let told = filled.tells(&[2, 3, 4, 5, 6]);
        assert!(
            told.iter().any(|(code, _, about)| *code == "told-apart" && about == "line 3: “Response [x1]”"),
            "{told:?}"
        );
        // Read once more it is nobody's guess which of the two is meant, and none is added.
        let again = import(&after, &rows[..2]);
        assert_eq!((again.added, again.refusals, again.cells), (0, 2, 0));
        // Where one is called so, a told-apart name does not claim to be that one.
        let one = import(&model(), &[["Repair [y7]", "1 d", ""], ["Repair [y8]", "1 d", ""]]);
        assert_eq!((one.added, one.refusals, one.transaction.diff.is_empty()), (0, 2, true));
        assert!(one.left_out[0].why.to_string().contains("Write “Repair”"), "{}", one.left_out[0].why);
    }

    #[test]
    fn a_reference_to_nothing_goes_with_what_its_cell_said_and_is_told() {
        let text = r#"(format: 1, parties: [(id: "ann", name: "Ann")],
            kpis: [(id: "k", name: "Time", owner: "gone"), (id: "l", name: "Cost", owner: "ann")])"#;
        let document = file::parse(text).unwrap_or_else(|e| panic!("{e}")).document;
        let columns = [Some(Attribute::Name), Some(Attribute::Unit), Some(Attribute::Owner)];
        let import = |row: [&str; 3]| {
            let rows = [row.map(str::to_owned).to_vec()];
            import_register(&document, Register::Kpis, &columns, &rows, &mut IdMaker::new(1)).expect("reads")
        };
        assert_eq!(import(["Time", "d", ""]).let_go, []);
        let filled = import(["Time", "d", "Ann"]);
        assert_eq!(filled.let_go, [(Id::from("k"), Id::from("gone"))]);
        assert!(filled.says(0).contains("The reference to gone"), "{}", filled.says(0));
        assert_eq!(filled.tells(&[7])[0].2, "k: gone");
    }
}
