//! Random verbs of SIPOCs: a few numbers choose what is done to what.

use super::random::{Choice, NAMES, at};
use laneway::{
    change::{
        Refusal, Transaction,
        op::{self, Field, sipoc},
    },
    model::*,
};

/// How many verbs there are.
pub const VERBS: usize = 18;

/// What is typed: parties, documents and steps that are there or not, nothing.
const TYPED: [&str; 10] = [
    "Customer",
    "Team",
    "",
    "Check",
    "Take the order",
    "Case number",
    "case NUMBER ",
    "Repair\npartner",
    "日本",
    "Order",
];

/// Does to a document what a choice says, with the verb of this number.
pub fn verb(document: &Document, number: usize, choice: Choice, ids: &mut IdMaker) -> Result<Transaction, Refusal> {
    let (_, a, b, c, d) = choice;
    let none = || Refusal::new("nothing to do it to");
    let few = || document.shared_records().len() < 150;
    if number == 0 {
        let process = at(document.processes().map(|p| p.id.clone()), b).filter(|_| c % 3 > 0);
        if document.sipocs().count() > 3 {
            return Err(none());
        }
        return sipoc::new_sipoc(document, NAMES[usize::from(d) % NAMES.len()], process.as_ref(), ids);
    }
    if number == 1 {
        let swimlane = at(document.swimlanes().map(|s| s.id.clone()), b).filter(|_| few()).ok_or_else(none)?;
        if document.sipocs().count() > 3 {
            return Err(none());
        }
        return Ok(sipoc::sipoc_from_swimlane(document, &swimlane, ids)?.transaction);
    }
    let it = at(document.sipocs().map(|s| s.id.clone()), a).ok_or_else(none)?;
    let sheet = Sheet::Sipoc(it.clone());
    let cells = SipocCells::new(document, &it).ok_or_else(none)?;
    let column = |n: u16| SipocColumn::ALL[usize::from(n) % SipocColumn::ALL.len()];
    let row = |n: u16| cells.at(usize::from(n) % (cells.rows.len() + 1), SipocColumn::Process).row;
    let cell = |n: u16, m: u16| CellAt { row: row(n), column: ColumnKey::Sipoc(column(m)) };
    let entry = |n: u16| at(cells.entries.iter().map(|e| e.id.clone()), n).ok_or_else(none);
    let set = |field: Field| op::set(document, std::slice::from_ref(&it), &field);
    match number {
        2..=5 => {
            let text = TYPED[usize::from(d) % TYPED.len()];
            op::type_in(document, &sheet, &cell(b, c), None, text, ids)
        }
        6 => {
            let entry = entry(b)?;
            let (row, column) = cells.place_of(&entry).ok_or_else(none)?;
            let text = TYPED[usize::from(d) % TYPED.len()];
            op::type_in(document, &sheet, &cells.at(row, column), Some(&entry), text, ids)
        }
        7 => op::refer_to(document, &sheet, &cell(b, c), None, at(document.records(), d).ok_or_else(none)?.id(), ids),
        8 => op::clear(document, &sheet, &[cell(b, c), cell(c, d)], ids),
        9 => op::add_row(document, &sheet, Some(&row(b)), ids),
        10 => op::move_row(document, &sheet, &row(b), Some(&row(c)).filter(|_| d % 4 > 0)),
        11 => op::remove_row(document, &sheet, &row(b)),
        12 => op::move_entry(document, &sheet, &entry(b)?, &cell(c, d)),
        13 => op::add_column(document, &sheet, Some(&ColumnKey::Sipoc(column(b))), ids),
        14 => op::remove_column(document, &sheet, &ColumnKey::Sipoc(column(b))),
        15 => match b % 4 {
            0 => set(Field::SipocForm(SipocForm::ALL[usize::from(c % 2)])),
            1 => set(Field::FillOrder(FillOrder::ALL[usize::from(c % 2)])),
            2 => set(Field::Owner(at(document.parties().map(|p| p.id.clone()), c))),
            _ => set(Field::ScopeStart(NAMES[usize::from(d) % NAMES.len()].into())),
        },
        16 => {
            let phases = document.phases().map(|p| p.id.clone());
            let details = at(phases.chain(document.swimlanes().map(|s| s.id.clone())), c);
            op::set(document, &[entry(b)?], &Field::Details(details))
        }
        17 => {
            if !few() {
                return Err(none());
            }
            Ok(sipoc::swimlane_from_sipoc(document, &it, ids)?.transaction)
        }
        _ => unreachable!("VERBS counts them"),
    }
}
