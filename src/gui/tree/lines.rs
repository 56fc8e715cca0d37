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
    /// A view of the whole model, with how much it shows.
    Whole(&'a SheetLine, Option<usize>),
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
            Line::Whole(..) | Line::Heading(..) | Line::Hint(_) => None,
        }
    }

    /// The view it is about.
    pub fn sheet(&self) -> Option<&Sheet> {
        match self {
            Line::Sheet(line, _) | Line::Whole(line, _) => Some(&line.sheet),
            _ => None,
        }
    }

    pub fn symbol(&self) -> Option<Symbol> {
        match self {
            Line::Entry(entry) => Some(entry.symbol),
            Line::Sheet(line, _) | Line::Whole(line, _) => Some(line.symbol),
            Line::Model { .. } | Line::Heading(..) | Line::Hint(_) => None,
        }
    }
}

/// Every line, as far as the sections are open.
pub fn lines<'a>(outline: &'a Outline, open: impl Fn(Section, usize) -> bool) -> Vec<Line<'a>> {
    let mut lines = vec![Line::Model { name: &outline.name }];
    lines.push(Line::Heading(Section::Processes, outline.processes.len()));
    let (tables, views): (Vec<&SheetLine>, Vec<&SheetLine>) =
        outline.sheets.iter().partition(|line| matches!(line.sheet, Sheet::DecisionTable(_)));
    if open(Section::Processes, outline.processes.len()) {
        let mut shown = vec![false; views.len()];
        for process in &outline.processes {
            lines.push(Line::Entry(process));
            for (sheet, shown) in views.iter().zip(&mut shown) {
                if sheet.process.as_ref() == Some(&process.id) {
                    lines.push(Line::Sheet(sheet, 1));
                    *shown = true;
                }
            }
        }
        // Views of no process, or of one that is gone.
        let rest = views.iter().zip(&shown).filter(|(_, shown)| !**shown);
        lines.extend(rest.map(|(sheet, _)| Line::Sheet(sheet, 0)));
        if outline.processes.is_empty() && views.is_empty() {
            lines.push(Line::Hint("What leads to one outcome for the customer"));
        }
    }
    let whole: Vec<Line> = outline.whole().map(|(line, count)| Line::Whole(line, count)).collect();
    lines.push(Line::Heading(Section::Registers, whole.len()));
    if open(Section::Registers, whole.len()) {
        lines.extend(whole);
    }
    for (section, entries, hint) in [
        (Section::Parties, &outline.parties, "Who acts or receives: lanes, suppliers"),
        (Section::Personas, &outline.personas, "Whose journey is told: kinds of customer"),
        (Section::Documents, &outline.documents, "What is handed over: inputs, outputs"),
        (Section::Rules, &outline.rules, "What must hold: laws, policies, calculations"),
        (Section::Slas, &outline.slas, "What was promised to whom, from step to step"),
        (Section::Kpis, &outline.kpis, "How well it goes: targets and readings"),
        (Section::Opportunities, &outline.opportunities, "What could be better, and the pain it answers"),
    ] {
        lines.push(Line::Heading(section, entries.len()));
        if open(section, entries.len()) {
            lines.extend(entries.iter().map(Line::Entry));
            if entries.is_empty() {
                lines.push(Line::Hint(hint));
            }
        }
    }
    lines.push(Line::Heading(Section::DecisionTables, tables.len()));
    if open(Section::DecisionTables, tables.len()) {
        if tables.is_empty() {
            lines.push(Line::Hint("How a decision is made: inputs, outputs, a rule a row"));
        }
        lines.extend(tables.into_iter().map(|sheet| Line::Sheet(sheet, 0)));
    }
    lines
}
