//! What the rules ask of SIPOCs: which entries are filled in, and which have nothing beside them.

use super::Facts;
use crate::model::{Id, IdMap, Sipoc, SipocColumn, SipocEntry, SipocForm};
use std::collections::BTreeSet;

/// The entries of each SIPOC that say something, by SIPOC.
pub fn filled<'a>(facts: &Facts<'a>) -> Vec<(&'a Sipoc, Vec<&'a SipocEntry>)> {
    let mut at: IdMap<usize> = IdMap::default();
    let mut sipocs: Vec<(&Sipoc, Vec<&SipocEntry>)> = Vec::new();
    for &sipoc in &facts.lists.sipocs {
        at.insert(&sipoc.id, sipocs.len());
        sipocs.push((sipoc, Vec::new()));
    }
    for &entry in &facts.lists.sipoc_entries {
        let says = !facts.document.display_name(&entry.id).trim().is_empty();
        if let Some((_, entries)) = at.get(&entry.sipoc).filter(|_| says).and_then(|&i| sipocs.get_mut(i)) {
            entries.push(entry);
        }
    }
    sipocs
}

/// What stands in one column of a SIPOC and has nothing in another: an entry, or in free lists the whole column.
pub struct Unpaired<'a> {
    pub sipoc: &'a Sipoc,
    /// `None` in free lists, where nothing says what belongs to what.
    pub entry: Option<&'a SipocEntry>,
}

impl<'a> Unpaired<'a> {
    /// What is marked.
    pub fn mark(&self) -> &'a Id {
        self.entry.map_or(&self.sipoc.id, |entry| &entry.id)
    }
}

/// Everything in a column that has nothing in the other: in aligned rows in its row, in free lists in the whole list.
pub fn unpaired<'a>(facts: &Facts<'a>, given: SipocColumn, other: SipocColumn) -> Vec<Unpaired<'a>> {
    let mut found = Vec::new();
    for (sipoc, entries) in filled(facts) {
        let rows: BTreeSet<_> = entries.iter().filter(|e| e.column == other).map(|e| e.row).collect();
        let mut lonely = entries.iter().copied().filter(|e| e.column == given && !rows.contains(&e.row));
        match sipoc.form {
            SipocForm::Rows => found.extend(lonely.map(|entry| Unpaired { sipoc, entry: Some(entry) })),
            SipocForm::Lists if rows.is_empty() => {
                found.extend(lonely.next().map(|_| Unpaired { sipoc, entry: None }));
            }
            SipocForm::Lists => {}
        }
    }
    found
}
