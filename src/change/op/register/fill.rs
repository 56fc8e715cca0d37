//! Filling in a register by rows: what is typed into a cell, pasted from a spreadsheet or imported, as one transaction.

use super::{
    filled::{Filled, ReadingsCame},
    read::{Said, read},
};
use crate::{
    change::{Diff, Edit, Refusal, Transaction, op::set},
    model::*,
};
use std::collections::{BTreeMap, BTreeSet};

/// Rows with the record of each: none adds one.
pub type RegisterRows = Vec<(Option<Id>, Vec<String>)>;

/// A row as it is filled in: its record, none for a new one, and what each cell is to say, none where it stays.
pub(super) type Cells = (Option<Id>, Vec<Option<String>>);

/// The same as it was given, with the record it has by now.
type Given<'a> = (Option<Id>, &'a [Option<String>]);

/// Sets cells: `columns` says what each cell of a row is, none for what is passed over; a row without a record adds
/// one.
pub fn fill_register(
    document: &Document,
    register: Register,
    columns: &[Option<Attribute>],
    rows: &RegisterRows,
    ids: &mut IdMaker,
) -> Result<Filled, Refusal> {
    let some = |(id, cells): &(Option<Id>, Vec<String>)| (id.clone(), cells.iter().cloned().map(Some).collect());
    let rows: Vec<Cells> = rows.iter().map(some).collect();
    fill_some(document, register, columns, &rows, ids)
}

/// The same, where a cell that is none stays as it is.
pub(super) fn fill_some(
    document: &Document,
    register: Register,
    columns: &[Option<Attribute>],
    rows: &[Cells],
    ids: &mut IdMaker,
) -> Result<Filled, Refusal> {
    // Of a whole row, what follows from the model is passed over.
    let whole = columns.len() > 1;
    let columns: Vec<Option<Attribute>> =
        columns.iter().map(|it| it.filter(|it| !(whole && it.is_derived()))).collect();
    let columns = columns.as_slice();
    // First what is new: later cells may name it, and so may earlier ones.
    let mut fresh = Edit::new(document);
    let (rows, added) = make_rows(&mut fresh, register, columns, rows, ids);
    let parties = make_parties(&mut fresh, document, columns, &rows, ids);
    let made = fresh.finish("").diff;
    let mut now = document.clone();
    made.apply(&mut now);

    let attributes = Attributes::new(&now);
    let mut edit = Edit::new(&now);
    let mut filled = Filled {
        transaction: Transaction { label: String::new(), diff: Diff::default(), select: None },
        rows: rows.iter().map(|(id, _)| id.clone()).collect(),
        cells: 0,
        added,
        changed: vec![],
        parties,
        refused: None,
        refusals: 0,
        left_out: vec![],
        empty: 0,
        bared: vec![],
        readings: ReadingsCame::default(),
        let_go: vec![],
    };
    let mut measured: BTreeMap<Id, BTreeSet<Id>> = BTreeMap::new();
    for (at, (id, cells)) in rows.iter().enumerate() {
        let Some(mut record) = id.as_ref().and_then(|id| now.get(id)).cloned() else { continue };
        let mut changed = false;
        for (attribute, text) in in_order(columns, cells) {
            // What it shows already says no more than it shows: what cannot be shown stays. What a promise is depends
            // on the kind, which may have changed before it.
            let fixed = !(changed && attribute == Attribute::Promise);
            if fixed && text.trim() == attributes.text(record.id(), attribute).trim() {
                continue;
            }
            match set_one(&now, &mut record, attribute, text, &attributes) {
                Ok(Done::Set) => {
                    changed = true;
                    filled.cells += 1;
                }
                Ok(Done::Kpis(kpis)) => {
                    filled.cells += 1;
                    measured.insert(record.id().clone(), kpis.into_iter().collect());
                }
                Ok(Done::Same) => {}
                Err(refusal) => filled.leave_out(at, attribute, text, refusal),
            }
        }
        if changed {
            edit.put(record);
        }
    }
    measure(&mut edit, &measured);
    let one = if register == Register::Systems { "system" } else { register.kind().word() };
    let label = match (added, rows.len()) {
        (1, 1) => format!("Add {one}"),
        (n, all) if n == all && n > 1 => format!("Add {n} {}", register.word()),
        _ => format!("Change {one}"),
    };
    // Made and set again in one: what was made is added as it is in the end.
    let select: Vec<Id> = rows.iter().filter_map(|(id, _)| id.clone()).take(1).collect();
    let set = edit.finish("").diff;
    filled.let_go = set.let_go_of_missing(&now);
    filled.transaction = Transaction { label, diff: made.then(&set), select: Some(select) };
    Ok(filled)
}

/// Rows with their cells, all of which have a record but those that say nothing; how many were made.
fn make_rows<'a>(
    edit: &mut Edit,
    register: Register,
    columns: &[Option<Attribute>],
    rows: &'a [Cells],
    ids: &mut IdMaker,
) -> (Vec<Given<'a>>, usize) {
    let name_at = columns.iter().position(|it| *it == Some(Attribute::Name));
    let mut added = 0;
    let mut row = |(id, cells): &'a Cells| {
        let says = cells.iter().zip(columns).any(|(cell, attribute)| {
            attribute.is_some_and(|it| !it.is_derived()) && cell.as_ref().is_some_and(|cell| !cell.trim().is_empty())
        });
        let id = id.clone().or_else(|| {
            says.then(|| {
                let name = name_at.and_then(|at| cells.get(at)?.as_deref()).unwrap_or_default();
                let record = new_record(edit, register, name, ids);
                let id = record.id().clone();
                edit.put(record);
                added += 1;
                id
            })
        });
        (id, cells.as_slice())
    };
    let rows = rows.iter().map(&mut row).collect();
    (rows, added)
}

/// A record of a register, with this name.
pub(super) fn new_record(edit: &Edit, register: Register, name: &str, ids: &mut IdMaker) -> Record {
    let name = crate::change::op::rename::clean(name);
    let called = if name.is_empty() { register.kind().word() } else { &name };
    let id = edit.fresh(ids, called);
    match register {
        Register::Parties => Party { id, name, ..Party::default() }.into(),
        Register::Systems => Party { id, name, kind: PartyKind::System, ..Party::default() }.into(),
        Register::Personas => Persona {
            id,
            name,
            party: None,
            goals: String::new(),
            quote: String::new(),
            portrait: String::new(),
            description: String::new(),
        }
        .into(),
        Register::Documents => WorkDocument { id, name, description: String::new() }.into(),
        Register::Processes => Process { id, name, ..Process::default() }.into(),
        Register::Rules => Rule { id, name, ..Rule::default() }.into(),
        Register::DecisionTables => DecisionTable { id, name, ..DecisionTable::default() }.into(),
        Register::Slas => Sla { id, name, ..Sla::default() }.into(),
        Register::Kpis => Kpi { id, name, ..Kpi::default() }.into(),
        Register::Opportunities => Opportunity { id, name, ..Opportunity::default() }.into(),
    }
}

/// Makes the parties that cells name and nobody knows; how many.
fn make_parties(
    edit: &mut Edit,
    document: &Document,
    columns: &[Option<Attribute>],
    rows: &[Given],
    ids: &mut IdMaker,
) -> usize {
    if columns.iter().flatten().all(|it| it.new_party().is_none()) {
        return 0;
    }
    let names = Names::new(document);
    // A row of the parties' own register may be what another names.
    let mut made: BTreeSet<String> = BTreeSet::new();
    for record in edit.records().filter(|r| !document.contains(r.id().as_str())) {
        if let Record::Party(party) = record {
            made.insert(fold(&party.name));
        }
    }
    let own = made.len();
    for (attribute, kind) in columns.iter().flatten().filter_map(|it| Some((*it, it.new_party()?))) {
        let column = columns.iter().position(|it| *it == Some(attribute)).unwrap_or(usize::MAX);
        for text in rows.iter().filter_map(|(_, cells)| cells.get(column)?.as_deref()) {
            let kinds = attribute.refers();
            let named = match attribute.names_several() {
                true => names.listed(text, kinds),
                false => vec![(text.trim().to_owned(), names.find(text, kinds))],
            };
            for (name, named) in named.iter().filter(|(name, _)| !name.is_empty()) {
                if *named == Named::Nobody && made.insert(fold(name)) {
                    let id = edit.fresh(ids, name);
                    let word = PartyKind::ALL.into_iter().find(|it| it.word() == fold(name));
                    let name = crate::change::op::rename::clean(name);
                    edit.put(Party { id, kind: word.unwrap_or(kind), name, ..Party::default() });
                }
            }
        }
    }
    made.len() - own
}

/// The cells to set: what a promise is depends on the kind, so kinds come first.
fn in_order<'a>(
    columns: &'a [Option<Attribute>],
    cells: &'a [Option<String>],
) -> impl Iterator<Item = (Attribute, &'a str)> {
    let all = move || columns.iter().zip(cells).filter_map(|(it, cell)| Some(((*it)?, cell.as_deref()?)));
    all().filter(|(it, _)| *it == Attribute::Kind).chain(all().filter(|(it, _)| *it != Attribute::Kind))
}

enum Done {
    Set,
    Kpis(Vec<Id>),
    Same,
}

fn set_one(
    now: &Document,
    record: &mut Record,
    attribute: Attribute,
    text: &str,
    attributes: &Attributes,
) -> Result<Done, Refusal> {
    match read(record, attribute, text, attributes.names())? {
        Said::Derived => {
            if text.trim() == attributes.text(record.id(), attribute) {
                return Ok(Done::Same);
            }
            Err(super::derived(attribute))
        }
        Said::Kpis(kpis) => Ok(Done::Kpis(kpis)),
        Said::Field(field) => {
            let before = record.clone();
            if !set::put(now, record, &field)? {
                return Err(super::refuse::not_for(field.word(), record.kind().word()));
            }
            Ok(if before == *record { Done::Same } else { Done::Set })
        }
    }
}

/// Makes these KPIs, and no others, measure each of these records.
fn measure(edit: &mut Edit, measured: &BTreeMap<Id, BTreeSet<Id>>) {
    if measured.is_empty() {
        return;
    }
    let kpis: Vec<Kpi> = edit.base().kpis().cloned().collect();
    for kpi in kpis {
        let mut measures: Vec<Id> = kpi
            .measures
            .iter()
            .filter(|id| measured.get(*id).is_none_or(|wanted| wanted.contains(&kpi.id)))
            .cloned()
            .collect();
        for (id, _) in measured.iter().filter(|(_, wanted)| wanted.contains(&kpi.id)) {
            if !measures.contains(id) {
                measures.push(id.clone());
            }
        }
        if measures != kpi.measures {
            edit.put(Kpi { measures, ..kpi });
        }
    }
}
