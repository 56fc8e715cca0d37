//! A decision table that comes back from a file, into the one it was written from.

use crate::{
    change::{Edit, Transaction},
    model::{
        DecisionCells, DecisionColumn, DecisionRow, DecisionSide, DecisionTable, Document, Id, IdMaker, Key, ValueType,
        counted, fold, in_short, keys_between,
    },
};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// What came of reading a decision table back.
pub struct ReadBack {
    pub transaction: Transaction,
    /// The table it was read into.
    pub table: Id,
    /// How many rules the file has.
    pub rules: usize,
    /// What is otherwise now, each in a few words; empty where nothing differs.
    pub changes: Vec<String>,
}

impl ReadBack {
    /// All of it in a sentence.
    pub fn says(&self) -> String {
        if self.changes.is_empty() { "Nothing differs".to_owned() } else { self.changes.join(", ") }
    }
}

/// Reads a document that holds a decision table and nothing else into the table of the model that has the same name,
/// inputs and outputs; `None` where it holds something else, or none or several of the model are so. The rules are
/// those of the file, in its order; one that says the same stays the same record. What a file leaves unsaid of the
/// table, its description and the types of its columns, stays.
pub fn read_back(document: &Document, imported: &Document, ids: &mut IdMaker) -> Option<ReadBack> {
    let mut tables = imported.decision_tables();
    let (only, none) = (tables.next()?, tables.next());
    let file = DecisionCells::new(imported, &only.id).filter(|_| none.is_none())?;
    // The model's own record is one more.
    let parts = 1 + file.columns().count() + file.rows.len();
    if imported.records().count() > parts + 1 {
        return None;
    }
    let mut same = document.decision_tables().filter_map(|table| {
        let cells = DecisionCells::new(document, &table.id).filter(|_| fold(&table.name) == fold(&only.name))?;
        (headings(&cells) == headings(&file)).then_some(cells)
    });
    let (here, none) = (same.next()?, same.next());
    if none.is_some() {
        return None;
    }
    let mut edit = Edit::new(document);
    let mut changes = Vec::new();
    head(&mut edit, &here, &file, &mut changes);
    rules(&mut edit, &here, &file, ids, &mut changes);
    edit.select([here.table.id.clone()]);
    let (table, rules) = (here.table.id.clone(), file.rows.len());
    Some(ReadBack { transaction: edit.finish("Import decision table"), table, rules, changes })
}

fn headings(cells: &DecisionCells) -> Vec<(DecisionSide, String)> {
    cells.columns().map(|column| (column.side, fold(&column.name))).collect()
}

/// Hit policy, description, and what the columns hold.
fn head(edit: &mut Edit, here: &DecisionCells, file: &DecisionCells, changes: &mut Vec<String>) {
    let said = file.table.description.trim();
    let described = !said.is_empty() && said != here.table.description.trim();
    if here.table.hit != file.table.hit {
        changes.push(format!("hit policy {} instead of {}", file.table.hit.word(), here.table.hit.word()));
    }
    if described {
        changes.push("another description".to_owned());
    }
    let description = if described { said } else { &here.table.description };
    edit.put(DecisionTable { hit: file.table.hit, description: description.to_owned(), ..here.table.clone() });
    for (mine, theirs) in here.columns().zip(file.columns()) {
        let said = theirs.holds != ValueType::Text || !theirs.values.is_empty();
        if said && (mine.holds, &mine.values) != (theirs.holds, &theirs.values) {
            changes.push(format!("another type of “{}”", in_short(&here.name(mine))));
            edit.put(DecisionColumn { holds: theirs.holds, values: theirs.values.clone(), ..mine.clone() });
        }
    }
}

/// The rules of the file: those that are here already stay, those between them are changed in their order, and what is
/// over is added or removed.
fn rules(edit: &mut Edit, here: &DecisionCells, file: &DecisionCells, ids: &mut IdMaker, changes: &mut Vec<String>) {
    let (mut changed, mut added) = (0, 0);
    let mut rows: Vec<DecisionRow> = Vec::with_capacity(file.rows.len());
    // Which of them have a place already.
    let mut placed: Vec<bool> = Vec::with_capacity(file.rows.len());
    let mut old = here.rows.iter().copied().enumerate().peekable();
    let stays = staying(here, file);
    let mut ahead: VecDeque<usize> = stays.iter().flatten().copied().collect();
    for (theirs, stays) in file.rows.iter().zip(stays) {
        let mine = match stays {
            // What comes before the one that stays, and none was changed from, is over.
            Some(same) => {
                ahead.pop_front();
                while old.next_if(|(at, _)| *at < same).is_some() {}
                old.next()
            }
            None => old.next_if(|(at, _)| ahead.front().is_none_or(|next| at < next)),
        };
        placed.push(mine.is_some());
        rows.push(match mine {
            Some((_, mine)) if stays.is_some() => mine.clone(),
            Some((_, mine)) => {
                changed += 1;
                said(mine.clone(), here, file, theirs)
            }
            None => {
                added += 1;
                let id = edit.fresh(ids, "rule");
                let new = DecisionRow { id, table: here.table.id.clone(), ..DecisionRow::default() };
                said(new, here, file, theirs)
            }
        });
    }
    place(&mut rows, &placed);
    let kept: BTreeSet<&Id> = rows.iter().map(|row| &row.id).collect();
    let over: Vec<&Id> = here.rows.iter().map(|row| &row.id).filter(|id| !kept.contains(id)).collect();
    let counts = [(changed, "changed"), (added, "added"), (over.len(), "removed")];
    for (count, done) in counts.into_iter().filter(|(count, _)| *count > 0) {
        changes.push(format!("{} {done}", counted(count, "rule", "rules")));
    }
    over.into_iter().for_each(|id| edit.remove(id));
    rows.into_iter().for_each(|row| edit.put(row));
}

/// For each rule of the file the place of the one here that says the same, in the order of both.
fn staying(here: &DecisionCells, file: &DecisionCells) -> Vec<Option<usize>> {
    let mut alike: BTreeMap<Vec<&str>, VecDeque<usize>> = BTreeMap::new();
    for (at, row) in here.rows.iter().enumerate() {
        alike.entry(words(here, row)).or_default().push_back(at);
    }
    let mut from = 0;
    let mut stays = Vec::with_capacity(file.rows.len());
    for row in &file.rows {
        let places = alike.entry(words(file, row)).or_default();
        while places.front().is_some_and(|at| *at < from) {
            places.pop_front();
        }
        let at = places.pop_front();
        from = at.map_or(from, |at| at + 1);
        stays.push(at);
    }
    stays
}

fn words<'a>(cells: &DecisionCells, row: &'a DecisionRow) -> Vec<&'a str> {
    cells.columns().map(|column| DecisionCells::text(row, column)).chain([row.note.trim()]).collect()
}

/// A row with the words of another.
fn said(mut row: DecisionRow, here: &DecisionCells, file: &DecisionCells, theirs: &DecisionRow) -> DecisionRow {
    for (mine, column) in here.columns().zip(file.columns()) {
        match DecisionCells::text(theirs, column) {
            "" => row.cells.remove(&mine.id),
            text => row.cells.insert(mine.id.clone(), text.to_owned()),
        };
    }
    row.note = theirs.note.clone();
    row
}

/// Gives the rows without a place one between their neighbours; where there is no room, all get new ones.
fn place(rows: &mut [DecisionRow], placed: &[bool]) {
    let key = |rows: &[DecisionRow], at: usize| rows.get(at).map(|row| row.order);
    let mut at = 0;
    while at < rows.len() {
        let run = placed.get(at..).map_or(0, |rest| rest.iter().take_while(|placed| !**placed).count());
        let low = at.checked_sub(1).and_then(|before| key(rows, before));
        let Some(keys) = keys_between(low, key(rows, at + run), run) else {
            for (row, number) in rows.iter_mut().zip(0..) {
                row.order = Key::from(number);
            }
            return;
        };
        for (row, key) in rows.iter_mut().skip(at).zip(keys) {
            row.order = key;
        }
        at += run + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file;

    fn document(tables: &str) -> Document {
        file::parse(&format!("(format: 1, {tables})")).unwrap_or_else(|e| panic!("{e}")).document
    }

    /// A table of an input and an output with these rules, each as "input>output".
    fn table(id: &str, name: &str, rules: &[&str]) -> String {
        let row = |(i, rule): (usize, &&str)| {
            let (input, output) = rule.split_once('>').expect("two cells");
            format!(
                r#"(id: "{id}{i}", table: "{id}", order: {i}, cells: {{"{id}i": "{input}", "{id}o": "{output}"}}),"#
            )
        };
        let rows: String = rules.iter().enumerate().map(row).collect();
        format!(
            r#"decision_tables: [(id: "{id}", name: "{name}", description: "Kept")],
               decision_columns: [
                   (id: "{id}i", table: "{id}", name: "Amount", holds: Number),
                   (id: "{id}o", table: "{id}", side: Output, name: "Answer"),
               ],
               decision_rows: [{rows}]"#
        )
    }

    fn back(before: &Document, rules: &[&str]) -> Option<(Document, ReadBack)> {
        let file = document(&table("f", "DISCOUNT", rules).replace("holds: Number", "").replace("Kept", ""));
        let done = read_back(before, &file, &mut IdMaker::new(1))?;
        let mut after = before.clone();
        done.transaction.diff.apply(&mut after);
        Some((after, done))
    }

    fn rules(document: &Document) -> Vec<String> {
        let cells = DecisionCells::new(document, &"t".into()).expect("a table");
        cells.rows.iter().map(|row| words(&cells, row)[..2].join(">")).collect()
    }

    #[test]
    fn the_rules_of_the_file_are_the_rules_and_those_that_stay_stay() {
        let before = document(&table("t", "Discount", &["1>a", "2>b", "3>c", "4>d"]));
        for (read, says) in [
            (&["1>a", "2>b", "3>c", "4>d"][..], "Nothing differs"),
            (&["1>a", "2>x", "3>c", "4>d"], "1 rule changed"),
            (&["0>z", "1>a", "2>b", "2.5>y", "2.7>y", "3>c", "4>d", "5>e"], "4 rules added"),
            (&["1>a", "4>d"], "2 rules removed"),
            (&["4>d", "1>a", "2>x"], "2 rules added, 3 rules removed"),
            (&["1>a", "2>x", "3>c", "3>c", "4>d"], "1 rule changed, 1 rule added"),
            (&[], "4 rules removed"),
        ] {
            let (after, done) = back(&before, read).expect("the table it came from");
            assert_eq!(
                (rules(&after), done.says()),
                (read.iter().map(|it| (*it).to_owned()).collect(), says.to_owned())
            );
            assert_eq!(after.decision_table(&"t".into()).map(|t| t.description.as_str()), Some("Kept"));
            assert_eq!(after.decision_column(&"ti".into()).map(|c| c.holds), Some(ValueType::Number));
            assert_eq!(done.transaction.diff.is_empty(), says == "Nothing differs");
        }
        let (after, _) = back(&before, &["0>z", "1>a", "2>x", "3>c", "4>d"]).expect("the table it came from");
        let ids: Vec<String> = DecisionCells::new(&after, &"t".into())
            .map_or(vec![], |cells| cells.rows.iter().map(|row| row.id.to_string()).collect());
        assert_eq!((&ids[1..], ids[0].starts_with("rule-")), (&["t0", "t1", "t2", "t3"].map(str::to_owned)[..], true));
    }

    #[test]
    fn only_the_one_table_of_name_and_headings_is_read_into() {
        assert!(back(&document(&table("t", "Refund", &["1>a"])), &["1>a"]).is_none(), "another name");
        let other = table("t", "Discount", &["1>a"]).replace("Answer", "Reply");
        assert!(back(&document(&other), &["1>a"]).is_none(), "another output");
        let two = document(&table("t", "Discount", &[]))
            .records()
            .chain(document(&table("u", "discount", &[])).records())
            .cloned()
            .collect::<Vec<_>>();
        assert!(back(&Document::from_records(two), &["1>a"]).is_none(), "either of two");
        // Rules in one place have no room between them.
        let crowded = document(&table("t", "Discount", &["1>a", "2>b"]).replace("order: 1", "order: 0"));
        let (after, _) = back(&crowded, &["1>a", "1.5>c", "2>b"]).expect("the table it came from");
        assert_eq!(rules(&after), ["1>a", "1.5>c", "2>b"]);
    }
}
