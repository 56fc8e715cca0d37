//! Following links: from what is selected to what it shows, details or is used by.

use super::{Editor, Question, Response};
use crate::{
    geom::Point,
    model::{Attributes, ColumnKey, Document, Id, Record, Register, RowKey, Sheet, Use, matrix_shows, points_at, uses},
};

impl Editor {
    /// What the selected record stands for, or itself; with nothing selected, the view.
    pub fn subject(&self) -> Option<&Id> {
        let selected = self.selection.last().or_else(|| self.sheet.as_ref().map(Sheet::id))?;
        Some(self.document.stands_for(selected).unwrap_or(selected))
    }

    /// Where the subject is used, without where one is.
    pub fn uses_of_subject(&self) -> Vec<Use> {
        let Some(subject) = self.subject() else { return vec![] };
        let selected = self.selection.last();
        uses(&self.document, subject).into_iter().filter(|place| Some(&place.record) != selected).collect()
    }

    /// Follows the link of what is selected: to the one place it leads to, or asks which of several.
    pub(super) fn follow_link(&mut self) -> Response {
        if let Some(response) = self.follow_matrix() {
            return response;
        }
        let selected = self.selection.last().or_else(|| self.sheet.as_ref().map(Sheet::id)).cloned();
        let Some(selected) = selected else { return Response::message("Select what to follow first.") };
        if let Some(named) = self.named_in_cell() {
            return self.go_to_one_of(&selected, named);
        }
        // In an alignment a step is a finding: its place is in the swimlane.
        let elsewhere = matches!(self.sheet, Some(Sheet::Alignment(_))) && self.document.step(&selected).is_some();
        let leads = if elsewhere { Leads::To(selected.clone()) } else { leads(&self.document, &selected) };
        match leads {
            Leads::To(id) => self.go_to_place(&id),
            Leads::Choice(places) => match places.as_slice() {
                [] => Response::message("Nothing is linked to this."),
                [only] => self.go_to_place(&only.record.clone()),
                _ => {
                    let title = format!("Follow “{}”", self.document.display_name(&selected));
                    Response { ask: Some(Question::Choose { title, places }), used: true, ..Response::default() }
                }
            },
        }
    }

    /// Selects what a chip stands for, in the view as it is; of several one is chosen.
    pub(super) fn show_about(&mut self, ids: &[Id]) -> Response {
        match ids {
            [only] => self.select([only.clone()]),
            _ => self.follow_about(ids),
        }
    }

    /// Goes where what a chip stands for is kept; of several one is chosen.
    pub(super) fn follow_about(&mut self, ids: &[Id]) -> Response {
        if let [only] = ids {
            return self.go_to_place(only);
        }
        let there = ids.iter().filter(|id| self.document.get(id).is_some());
        let places: Vec<Use> = there.map(|id| Use::place(&self.document, id, "")).collect();
        Response {
            ask: Some(Question::Choose { title: "Go to".to_owned(), places }),
            used: true,
            ..Response::default()
        }
    }

    /// What the chip at a point says in full, for the words that come up beside the pointer.
    pub fn tip_at(&self, pos_in_doc: Point) -> Option<&str> {
        super::pick::chip(self.scene(), pos_in_doc).map(|chip| &*chip.title)
    }

    /// What the cell of a register at work names; `None` where it is no such cell, or names nothing.
    fn named_in_cell(&self) -> Option<Vec<Id>> {
        let (Some(Sheet::Register(_)), Some(at)) = (&self.sheet, &self.cell) else { return None };
        let (RowKey::Record(id), ColumnKey::Attribute(attribute)) = (&at.row, &at.column) else { return None };
        let record = self.document.get(id)?;
        let named = Attributes::new(&self.document).refers(record, *attribute).into_iter().cloned();
        Some(named.collect()).filter(|named: &Vec<Id>| !named.is_empty())
    }

    /// Goes to the only one of these, or asks which.
    fn go_to_one_of(&mut self, from: &Id, named: Vec<Id>) -> Response {
        if let [only] = named.as_slice() {
            return self.go_to_place(only);
        }
        let title = format!("Follow “{}”", self.document.display_name(from));
        let places = named.iter().map(|id| Use::place(&self.document, id, "names")).collect();
        Response { ask: Some(Question::Choose { title, places }), used: true, ..Response::default() }
    }

    /// Shows the alignment of the journey shown; else of the one that a process of this view stands behind, else of the
    /// first; from an alignment its journey again.
    pub(super) fn show_alignment(&mut self) -> Response {
        let process = self.sheet.as_ref().and_then(|sheet| sheet.process(&self.document));
        let near = |sheet: &&Sheet| process.is_some() && sheet.process(&self.document) == process;
        let derived = Sheet::derived(&self.document).into_iter();
        let all: Vec<Sheet> = derived.filter(|sheet| matches!(sheet, Sheet::Alignment(_))).collect();
        let sheet = match &self.sheet {
            Some(Sheet::Journey(id)) => Some(Sheet::Alignment(id.clone())),
            Some(Sheet::Alignment(id)) => Some(Sheet::Journey(id.clone())),
            _ => all.iter().find(near).or(all.first()).cloned(),
        };
        match sheet {
            Some(sheet) => self.go_to_sheet(&sheet),
            None => Response::message("The model has no journey yet. Add one first."),
        }
    }

    /// Follows what a cell of a matrix shows; its heading leads to where it is drawn. `None` elsewhere.
    fn follow_matrix(&mut self) -> Option<Response> {
        let Some(Sheet::Matrix(matrix, id)) = self.sheet.clone() else { return None };
        let shown = match self.cell() {
            Some(at) => matrix_shows(&self.document, matrix, &id, at),
            None => vec![],
        };
        let shown = if shown.is_empty() { self.selection.clone() } else { shown };
        if let [first, ..] = shown.as_slice()
            && self.document.party(first).is_some()
        {
            // A party is drawn nowhere itself: it stands in a register.
            let sheet = Sheet::Register(Register::holding(&self.document, first)?);
            self.go_to_sheet(&sheet);
            return Some(self.select(shown));
        }
        Some(match shown.as_slice() {
            [] => Response::message("Nothing is linked here yet. Type a name to link it."),
            [only] => self.go_to_place(only),
            several => {
                let places = several.iter().map(|id| Use::place(&self.document, id, "shows")).collect();
                let title = "Follow what this cell shows".to_owned();
                Response { ask: Some(Question::Choose { title, places }), used: true, ..Response::default() }
            }
        })
    }

    /// Goes to a record; where it is a view, into it.
    fn go_to_place(&mut self, id: &Id) -> Response {
        match Sheet::of(&self.document, id) {
            Some(sheet) => self.go_to_sheet(&sheet),
            None => {
                // What is drawn nowhere of its own stands in its register.
                let register = Register::holding(&self.document, id).map(Sheet::Register);
                if let (None, Some(sheet)) = (Sheet::showing(&self.document, id), register) {
                    self.go_to_sheet(&sheet);
                }
                self.go_to(id)
            }
        }
    }
}

enum Leads {
    To(Id),
    Choice(Vec<Use>),
}

/// Where a record leads: a sub-process to its swimlane, an entry to what details it or what it shows, a touchpoint to
/// the steps behind it, a step to its touchpoints, its decision table and what governs it; a rule, SLA, KPI or
/// opportunity to what it is about; what is drawn nowhere itself to where it is used.
fn leads(document: &Document, id: &Id) -> Leads {
    let known = |id: &Option<Id>| id.clone().filter(|id| document.get(id).is_some());
    let drawn = |id: &Option<Id>| known(id).filter(|id| Sheet::showing(document, id).is_some());
    let to = match document.get(id) {
        Some(Record::Step(step)) => known(&step.link).or_else(|| known(&step.decision_table)),
        Some(Record::Rule(rule)) => known(&rule.decision_table),
        Some(Record::SipocEntry(entry)) => drawn(&entry.details).or_else(|| drawn(&entry.record)),
        Some(Record::Card(card)) => drawn(&card.record),
        _ => None,
    };
    match to {
        Some(to) => Leads::To(to),
        None => {
            let subject = match document.get(id) {
                // From a table back to what it decides.
                Some(Record::DecisionRow(row)) => &row.table,
                Some(Record::DecisionColumn(column)) => &column.table,
                _ => document.stands_for(id).unwrap_or(id),
            };
            let mut places = points_at(document, subject);
            for place in uses(document, subject) {
                if place.record != *id && places.iter().all(|p| p.record != place.record) {
                    places.push(place);
                }
            }
            Leads::Choice(places)
        }
    }
}
