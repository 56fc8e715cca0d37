//! What a SIPOC says of the flow: its steps in order, and what goes into and comes out of each.

use super::{super::rename::clean, refer::Meant};
use crate::{
    change::Edit,
    model::{Id, IdMaker, Refers, SipocCells, SipocColumn, SipocEntry, SipocForm},
};
use std::collections::BTreeMap;

/// The steps of a SIPOC, each with its inputs and outputs.
#[derive(Debug, Default)]
pub struct Plan {
    pub steps: Vec<PlanStep>,
}

/// A step; entries that say the same one after the other are one step.
#[derive(Debug)]
pub struct PlanStep {
    pub name: String,
    /// The entries of the process column that it is.
    pub entries: Vec<Id>,
    /// What they stand for already: a step, phase or swimlane.
    pub record: Option<Id>,
    pub details: Option<Id>,
    /// From whom, and what.
    pub inputs: Vec<Passed>,
    /// To whom, and what.
    pub outputs: Vec<Passed>,
}

/// Documents that one party supplies or gets; `None` where nobody is named.
#[derive(Clone, Debug, PartialEq)]
pub struct Passed {
    pub party: Option<Id>,
    pub documents: Vec<Id>,
}

impl Plan {
    /// Reads the plan from the cells. Entries that are only words become references to parties and documents of that
    /// name, made where there are none.
    pub fn read(edit: &mut Edit, cells: &SipocCells, ids: &mut IdMaker) -> Plan {
        let mut plan = Plan::default();
        let mut names = Names::default();
        let mut refer = |edit: &mut Edit, entries: &[&SipocEntry]| -> Vec<Id> {
            entries.iter().filter_map(|entry| names.refer(edit, entry, ids)).collect()
        };
        use SipocColumn::{Customers, Inputs, Outputs, Process, Suppliers};
        if cells.sipoc.form == SipocForm::Lists {
            for entry in cells.list(Process) {
                plan.push(edit, entry);
            }
            let (suppliers, inputs) = (refer(edit, &cells.list(Suppliers)), refer(edit, &cells.list(Inputs)));
            let (outputs, customers) = (refer(edit, &cells.list(Outputs)), refer(edit, &cells.list(Customers)));
            if let Some(first) = plan.steps.first_mut() {
                first.inputs = pair(&suppliers, &inputs);
            }
            if let Some(last) = plan.steps.last_mut() {
                last.outputs = pair(&customers, &outputs);
            }
            return plan;
        }
        // Rows above the first step belong to it; rows without one to the step above them.
        let mut early: Vec<Passed> = Vec::new();
        for row in 0..cells.rows.len() {
            let before = plan.steps.len();
            for entry in cells.cell(row, Process) {
                plan.push(edit, entry);
            }
            let suppliers = refer(edit, cells.cell(row, Suppliers));
            let inputs = pair(&suppliers, &refer(edit, cells.cell(row, Inputs)));
            let customers = refer(edit, cells.cell(row, Customers));
            let outputs = pair(&customers, &refer(edit, cells.cell(row, Outputs)));
            let last = plan.steps.len().saturating_sub(1);
            // Of several steps in one cell the first takes what comes in.
            if let Some(step) = plan.steps.get_mut(before.min(last)) {
                step.inputs.extend(inputs);
            } else {
                early.extend(inputs);
            }
            if let Some(step) = plan.steps.get_mut(last) {
                step.outputs.extend(outputs);
            }
        }
        if let Some(first) = plan.steps.first_mut() {
            first.inputs.splice(0..0, early);
        }
        plan
    }

    fn push(&mut self, edit: &Edit, entry: &SipocEntry) {
        let name = clean(edit.base().display_name(&entry.id));
        if name.is_empty() && entry.record.is_none() {
            return;
        }
        if let Some(last) = self.steps.last_mut()
            && last.record == entry.record
            && (last.record.is_some() || last.name.to_lowercase() == name.to_lowercase())
        {
            last.entries.push(entry.id.clone());
            return;
        }
        self.steps.push(PlanStep {
            name,
            entries: vec![entry.id.clone()],
            record: entry.record.clone(),
            details: entry.details.clone(),
            inputs: Vec::new(),
            outputs: Vec::new(),
        });
    }
}

/// Who passes what: one by one, and what is left over with the last.
fn pair(parties: &[Id], documents: &[Id]) -> Vec<Passed> {
    let Some(last) = parties.len().checked_sub(1) else {
        let all = Passed { party: None, documents: documents.to_vec() };
        return if documents.is_empty() { vec![] } else { vec![all] };
    };
    let mut pairs: Vec<Passed> =
        parties.iter().map(|party| Passed { party: Some(party.clone()), documents: vec![] }).collect();
    for (i, document) in documents.iter().enumerate() {
        if let Some(pair) = pairs.get_mut(i.min(last)) {
            pair.documents.push(document.clone());
        }
    }
    pairs
}

/// Parties and documents made on the way, so that one name makes one.
#[derive(Default)]
struct Names {
    made: BTreeMap<(bool, String), Id>,
}

impl Names {
    /// What an entry stands for; its words become a reference.
    fn refer(&mut self, edit: &mut Edit, entry: &SipocEntry, ids: &mut IdMaker) -> Option<Id> {
        let refers = Refers::of_column(entry.column);
        if let Some(record) = &entry.record {
            return edit.get(record).is_some_and(|found| refers.fits(found)).then(|| record.clone());
        }
        let name = clean(&entry.text);
        if name.is_empty() {
            return None;
        }
        let key = (refers == Refers::Parties, name.to_lowercase());
        let record = match self.made.get(&key) {
            Some(made) => made.clone(),
            None => {
                let meant = Meant::likeliest(edit, &entry.sipoc, entry.column, &name, ids);
                let record = meant.record?;
                self.made.insert(key, record.clone());
                record
            }
        };
        edit.put(SipocEntry { text: String::new(), record: Some(record.clone()), ..entry.clone() });
        Some(record)
    }
}
