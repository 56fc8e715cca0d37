//! Undo and redo: transactions done, and taken back.

use super::Transaction;
use crate::model::{Document, Id};

/// One entry: the transaction, and the selection before it.
#[derive(Clone, Debug)]
struct Entry {
    transaction: Transaction,
    selected_before: Vec<Id>,
    /// Names the state it leads to; never used twice.
    state: u64,
}

/// What was done and what was undone. Holds diffs, not documents.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Entry>,
    undone: Vec<Entry>,
    states: u64,
}

impl History {
    /// Applies a transaction and remembers it. One that changes nothing is not remembered.
    pub fn commit(&mut self, document: &mut Document, selected: &[Id], transaction: Transaction) {
        if transaction.diff.is_empty() {
            return;
        }
        transaction.diff.apply(document);
        self.undone.clear();
        self.states += 1;
        self.done.push(Entry { transaction, selected_before: selected.to_vec(), state: self.states });
    }

    /// Takes the last transaction back; returns the selection from before it.
    pub fn undo(&mut self, document: &mut Document) -> Option<Vec<Id>> {
        let entry = self.done.pop()?;
        entry.transaction.diff.inverted().apply(document);
        let selected = entry.selected_before.clone();
        self.undone.push(entry);
        Some(selected)
    }

    /// Does the last undone transaction again; returns the selection it left, if it set one.
    pub fn redo(&mut self, document: &mut Document) -> Option<Option<Vec<Id>>> {
        let entry = self.undone.pop()?;
        entry.transaction.diff.apply(document);
        let selected = entry.transaction.select.clone();
        self.done.push(entry);
        Some(selected)
    }

    /// Takes the last transaction back as though it had never been done: nothing is left to redo.
    /// Returns it and the selection from before it.
    pub fn retract(&mut self, document: &mut Document) -> Option<(Transaction, Vec<Id>)> {
        let entry = self.done.pop()?;
        entry.transaction.diff.inverted().apply(document);
        Some((entry.transaction, entry.selected_before))
    }

    /// The name of what undo would take back.
    pub fn undo_label(&self) -> Option<&str> {
        self.done.last().map(|e| e.transaction.label.as_str())
    }

    /// The name of what redo would do again.
    pub fn redo_label(&self) -> Option<&str> {
        self.undone.last().map(|e| e.transaction.label.as_str())
    }

    /// Names the state the document is in: equal again after undo and redo, never equal for two different ones.
    pub fn state(&self) -> u64 {
        self.done.last().map_or(0, |e| e.state)
    }

    /// How many transactions are done.
    pub fn depth(&self) -> usize {
        self.done.len()
    }
}
