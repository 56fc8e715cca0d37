//! A SIPOC's words from its records, and back.

use super::{super::sipoc::Sipoc, key};
use crate::{
    exchange::{Losses, records::Records},
    model::{self, Document, Id, Key, PartyKind, RecordKind, SipocColumn, SipocEntry, SipocForm},
};
use std::collections::BTreeMap;

/// The words of a SIPOC, and what is no word of it.
pub(in crate::exchange::csv) fn gather(document: &Document, id: &Id) -> Option<(Sipoc, Losses)> {
    let sipoc = document.sipoc(id)?;
    let mut losses = Losses::default();
    let process = sipoc.process.as_ref().and_then(|id| document.process(id));
    let owner = sipoc.owner.as_ref().or_else(|| process.and_then(|p| p.owner.as_ref()));
    let mut entries: Vec<&SipocEntry> = document.sipoc_entries().filter(|e| e.sipoc == *id).collect();
    entries.sort_by(|a, b| (a.row, a.place, &a.id).cmp(&(b.row, b.place, &b.id)));
    let mut rows: BTreeMap<Key, [Vec<String>; 7]> = BTreeMap::new();
    let mut lists = [0; 7];
    let mut shown = [sipoc.input_requirements, sipoc.output_requirements];
    for entry in &entries {
        let text = document.display_name(&entry.id);
        losses.count(usize::from(entry.details.is_some()), "link to details", "links to details", "");
        losses.count(usize::from(!entry.description.is_empty()), "description", "descriptions", "of entries");
        let column = SipocColumn::ALL.iter().position(|c| *c == entry.column).unwrap_or_default();
        let number = match sipoc.form {
            SipocForm::Rows => entry.row,
            SipocForm::Lists => {
                let list = lists.get_mut(column)?;
                *list += 1;
                key(*list)
            }
        };
        if text.trim().is_empty() {
            losses.add("entry without words", "entries without words", "");
            continue;
        }
        match entry.column {
            SipocColumn::InputRequirements => shown[0] = true,
            SipocColumn::OutputRequirements => shown[1] = true,
            _ => {}
        }
        rows.entry(number).or_default().get_mut(column)?.push(text.to_owned());
    }
    let table = Sipoc {
        name: sipoc.name.clone(),
        process: process.map_or(String::new(), |p| p.name.clone()),
        owner: owner.map_or(String::new(), |id| document.display_name(id).to_owned()),
        start: sipoc.start.clone(),
        end: sipoc.end.clone(),
        description: sipoc.description.clone(),
        fill: sipoc.fill,
        form: sipoc.form,
        input_requirements: shown[0],
        output_requirements: shown[1],
        rows: rows.into_values().collect(),
    };
    Some((table, losses))
}

/// The records of a SIPOC: suppliers and customers are parties, inputs and outputs documents; steps stay words.
pub(in crate::exchange::csv) fn build(table: &Sipoc, records: &mut Records) {
    let id = records.fresh(&table.name, RecordKind::Sipoc);
    for (row, cells) in table.rows.iter().enumerate() {
        for (column, entries) in SipocColumn::ALL.into_iter().zip(cells) {
            for (place, text) in entries.iter().enumerate() {
                let record = match column {
                    SipocColumn::Suppliers => records.party(text, PartyKind::Supplier),
                    SipocColumn::Customers => records.party(text, PartyKind::Customer),
                    SipocColumn::Inputs | SipocColumn::Outputs => records.document(text),
                    SipocColumn::Process | SipocColumn::InputRequirements | SipocColumn::OutputRequirements => None,
                };
                let entry = records.fresh(text, RecordKind::SipocEntry);
                records.push(SipocEntry {
                    id: entry,
                    sipoc: id.clone(),
                    column,
                    row: key(row),
                    place: key(place),
                    text: if record.is_some() { String::new() } else { text.clone() },
                    record,
                    details: None,
                    description: String::new(),
                });
            }
        }
    }
    let process = records.process(&table.process);
    let owner = records.party(&table.owner, PartyKind::Team);
    records.push(model::Sipoc {
        id,
        name: table.name.clone(),
        process,
        owner,
        start: table.start.clone(),
        end: table.end.clone(),
        fill: table.fill,
        form: table.form,
        input_requirements: table.input_requirements,
        output_requirements: table.output_requirements,
        description: table.description.clone(),
    });
}
