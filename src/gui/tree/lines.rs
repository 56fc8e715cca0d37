//! What the tree lists, line by line from top to bottom, so that only those in sight need be built.

use super::Section;
use crate::{
    gui::{
        outline::{Entry, Outline, SheetLine},
        symbol::Symbol,
    },
    model::{Id, MODEL_ID, Sheet},
};

/// One line of the tree; all are of one height.
#[derive(Clone, Copy, Debug)]
pub enum Line<'a> {
    Model {
        name: &'a str,
    },
    Heading(Section, usize),
    Entry(&'a Entry),
    Sheet(&'a SheetLine, usize),
    /// Teaches what goes here, while there is nothing.
    Hint(&'static str),
}

impl Line<'_> {
    /// The record it is about.
    pub fn record(&self) -> Option<Id> {
        match self {
            Line::Model { .. } => Some(MODEL_ID.into()),
            Line::Entry(entry) => Some(entry.id.clone()),
            Line::Sheet(line, _) => Some(line.sheet.id().clone()),
            Line::Heading(..) | Line::Hint(_) => None,
        }
    }

    /// The view it is about.
    pub fn sheet(&self) -> Option<&Sheet> {
        match self {
            Line::Sheet(line, _) => Some(&line.sheet),
            _ => None,
        }
    }

    pub fn symbol(&self) -> Option<Symbol> {
        match self {
            Line::Entry(entry) => Some(entry.symbol),
            Line::Sheet(line, _) => Some(line.symbol),
            Line::Model { .. } | Line::Heading(..) | Line::Hint(_) => None,
        }
    }
}

/// Every line, as far as the sections are open.
pub fn lines<'a>(outline: &'a Outline, open: impl Fn(Section) -> bool) -> Vec<Line<'a>> {
    let mut lines = vec![Line::Model { name: &outline.name }];
    lines.push(Line::Heading(Section::Processes, outline.processes.len()));
    if open(Section::Processes) {
        let mut shown = vec![false; outline.sheets.len()];
        for process in &outline.processes {
            lines.push(Line::Entry(process));
            for (sheet, shown) in outline.sheets.iter().zip(&mut shown) {
                if sheet.process.as_ref() == Some(&process.id) {
                    lines.push(Line::Sheet(sheet, 1));
                    *shown = true;
                }
            }
        }
        // Views of no process, or of one that is gone.
        let rest = outline.sheets.iter().zip(&shown).filter(|(_, shown)| !**shown);
        lines.extend(rest.map(|(sheet, _)| Line::Sheet(sheet, 0)));
        if outline.processes.is_empty() && outline.sheets.is_empty() {
            lines.push(Line::Hint("What leads to one outcome for the customer"));
        }
    }
    for (section, entries, hint) in [
        (Section::Parties, &outline.parties, "Who acts or receives: lanes, suppliers"),
        (Section::Personas, &outline.personas, "Whose journey is told: kinds of customer"),
        (Section::Documents, &outline.documents, "What is handed over: inputs, outputs"),
    ] {
        lines.push(Line::Heading(section, entries.len()));
        if open(section) {
            lines.extend(entries.iter().map(Line::Entry));
            if entries.is_empty() {
                lines.push(Line::Hint(hint));
            }
        }
    }
    lines
}
