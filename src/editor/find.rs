//! Find: over every text of the model, as one types; the hits by view, marked on the drawing.
//!
//! The model is folded (small letters, no accents) into one long text once a revision; a key searches that.

use super::{Editor, Response, find_marks::Marks, navigate::Visit};
use crate::model::{Document, Id, Record, Sheet, fold, fold_into};
use std::{cell::RefCell, collections::BTreeMap, sync::Arc};

/// What is being found.
#[derive(Debug, Default)]
pub struct Find {
    query: String,
    hits: Vec<Hit>,
    current: Option<usize>,
    /// Whether the current hit has been gone to.
    visited: bool,
    index: Arc<Index>,
    /// What was looked at before; Esc returns there.
    origin: Option<Visit>,
    pub(super) marks: RefCell<Marks>,
}

/// A record that holds what is looked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    pub record: Id,
    /// The view it is drawn in, or the register it stands in.
    pub sheet: Option<Sheet>,
    /// The field that holds it: "name", "description".
    pub field: &'static str,
}

/// Every text of a model, folded, in the order in which hits are listed.
#[derive(Debug, Default)]
struct Index {
    revision: Option<u64>,
    text: String,
    /// Where each text begins, in ascending order.
    entries: Vec<(usize, Hit)>,
}

impl Find {
    /// What is looked for, as it was typed.
    pub fn query(&self) -> &str {
        &self.query
    }

    /// Every record that holds it: view by view as the tabs list them, in reading order; what stands in a register
    /// alone last.
    pub fn hits(&self) -> &[Hit] {
        &self.hits
    }

    /// The hit at work.
    pub fn current(&self) -> Option<usize> {
        self.current
    }

    /// "3 of 17".
    pub fn count(&self) -> String {
        match (self.current, self.hits.len()) {
            (_, 0) if fold(&self.query).is_empty() => String::new(),
            (_, 0) => "None".to_owned(),
            (Some(at), all) => format!("{} of {all}", at + 1),
            (None, all) => format!("{all}"),
        }
    }
}

impl Editor {
    /// What is being found; `None` where nothing is.
    pub fn find(&self) -> Option<&Find> {
        self.find.as_deref()
    }

    /// Begins to find, with what was looked for last.
    pub fn open_find(&mut self) -> Response {
        let named = self.finish_rename();
        let mut find = self.find.take().unwrap_or_default();
        find.origin = self.visit();
        find.query = std::mem::take(&mut self.found_last);
        self.find = Some(find);
        self.search();
        Response { message: named.message, ..Response::repaint() }
    }

    /// Looks for something else. The hit at work stays where it still is one; else it is the first in the view shown.
    pub fn find_text(&mut self, query: &str) -> Response {
        if let Some(find) = &mut self.find
            && find.query != query
        {
            find.query = query.to_owned();
            find.visited = false;
            self.search();
            self.reveal_hit();
        }
        Response::repaint()
    }

    /// Goes to the hit at work; once there, to the one after or before it, round.
    pub fn find_next(&mut self, forward: bool) -> Response {
        if self.find.is_none() {
            self.open_find();
        }
        self.keep_found();
        let Some(find) = &mut self.find else { return Response::default() };
        let all = find.hits.len();
        if all == 0 {
            return Response::message(format!("Nothing holds “{}”.", find.query.trim()));
        }
        let at = match (find.current, find.visited, forward) {
            (None, _, true) => 0,
            (None, _, false) => all - 1,
            (Some(at), false, true) => at,
            (Some(at), true, true) => (at + 1) % all,
            (Some(at), _, false) => (at + all - 1) % all,
        };
        self.go_to_hit(at)
    }

    /// Goes to a hit: shows its view and selects it.
    pub fn go_to_hit(&mut self, at: usize) -> Response {
        let Some(find) = &mut self.find else { return Response::default() };
        let Some(hit) = find.hits.get(at).cloned() else { return Response::default() };
        find.current = Some(at);
        find.visited = true;
        // On the way from hit to hit nothing is remembered; where one was before is, when one stays.
        let trail = (std::mem::take(&mut self.back), std::mem::take(&mut self.forward));
        self.go_to(&hit.record);
        (self.back, self.forward) = trail;
        Response::repaint()
    }

    /// Ends it: returns to where one was, or stays; at a hit that was gone to it stays in any case.
    pub fn close_find(&mut self, return_to_origin: bool) -> Response {
        let Some(find) = self.find.take() else { return Response::default() };
        self.found_last = find.query;
        let Some(origin) = find.origin.filter(|visit| visit.exists(&self.document)) else { return Response::repaint() };
        if return_to_origin && !find.visited {
            self.look_again(origin);
        } else if find.visited && self.visit().as_ref() != Some(&origin) {
            self.remember(origin);
        }
        Response::repaint()
    }

    /// Searches anew where the model changed.
    pub fn keep_found(&mut self) {
        if self.find.as_ref().is_some_and(|find| find.index.revision != Some(self.revision)) {
            self.search();
        }
    }

    fn search(&mut self) {
        let Some(find) = &mut self.find else { return };
        if find.index.revision != Some(self.revision) {
            find.index = Arc::new(Index::new(&self.document, self.revision));
        }
        let at_work = find.current.and_then(|i| find.hits.get(i)).map(|hit| hit.record.clone());
        let at_work = at_work.or_else(|| self.selection.last().cloned());
        find.hits = find.index.search(&find.query);
        *find.marks.get_mut() = Marks::default();
        let same = at_work.and_then(|id| find.hits.iter().position(|hit| hit.record == id));
        let here = || find.hits.iter().position(|hit| hit.sheet.is_some() && hit.sheet == self.sheet);
        find.current = same.or_else(here).or(if find.hits.is_empty() { None } else { Some(0) });
    }

    /// Brings the hit at work into sight, where it is in the view shown.
    fn reveal_hit(&mut self) {
        let hit = self.find.as_ref().and_then(|find| find.hits.get(find.current?));
        let rect = hit.filter(|hit| hit.sheet == self.sheet).and_then(|hit| self.scene().rect_of(&hit.record));
        if let Some(rect) = rect {
            self.reveal(rect);
        }
    }
}

impl Index {
    fn new(document: &Document, revision: u64) -> Index {
        let mut index = Index { revision: Some(revision), ..Index::default() };
        for (record, sheet) in in_reading_order(document) {
            let name = document.display_name(record.id());
            let mut shown = (!name.trim().is_empty()).then_some(name);
            if let Some(name) = shown {
                index.add("name", name, record, &sheet);
            }
            record.each_text(&mut |field, text| {
                // What it is called on drawings is its name mostly.
                if shown.take_if(|name| *name == text).is_none() && !text.trim().is_empty() {
                    index.add(field, text, record, &sheet);
                }
            });
        }
        index
    }

    fn add(&mut self, field: &'static str, text: &str, record: &Record, sheet: &Option<Sheet>) {
        self.entries.push((self.text.len(), Hit { record: record.id().clone(), sheet: sheet.clone(), field }));
        fold_into(text, &mut self.text);
        // Nothing that is looked for holds it, so no hit runs from one text into the next.
        self.text.push('\n');
    }

    /// A hit for each record that holds the words, by its first field that does.
    fn search(&self, query: &str) -> Vec<Hit> {
        let query = fold(query);
        let mut hits: Vec<Hit> = Vec::new();
        if query.is_empty() {
            return hits;
        }
        let mut entry = 0;
        let mut from = 0;
        while let Some(at) = self.text.get(from..).and_then(|rest| rest.find(&query)) {
            let at = from + at;
            while self.entries.get(entry + 1).is_some_and(|(start, _)| *start <= at) {
                entry += 1;
            }
            let Some((_, hit)) = self.entries.get(entry) else { break };
            if hits.last().is_none_or(|last| last.record != hit.record) {
                hits.push(hit.clone());
            }
            // On with the next text.
            let Some((next, _)) = self.entries.get(entry + 1) else { break };
            from = *next;
        }
        hits
    }
}

/// Every record with the view it is drawn in: the views as tabs list them, in each what is read first.
fn in_reading_order(document: &Document) -> Vec<(&Record, Option<Sheet>)> {
    let sheets = Sheet::all(document);
    let rank: BTreeMap<&Sheet, usize> = sheets.iter().enumerate().map(|(i, sheet)| (sheet, i)).collect();
    let mut all: Vec<_> = document
        .records()
        .map(|record| {
            let sheet = Sheet::home(document, record.id());
            let view = sheet.as_ref().and_then(|sheet| rank.get(sheet)).copied().unwrap_or(usize::MAX);
            ((view, place(document, record)), record, sheet)
        })
        .collect();
    all.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.id().cmp(b.1.id())));
    all.into_iter().map(|(_, record, sheet)| (record, sheet)).collect()
}

/// Where a record stands in the reading of its view: the view, its headings, then what stands in it along time.
pub(super) fn place(document: &Document, record: &Record) -> [crate::model::Key; 4] {
    use crate::model::Key;
    let whole = |n: i32| Key::from(n);
    let zero = Key::default();
    let along = |at: &Id| match document.journey_step(at) {
        Some(step) => (document.stage(&step.stage).map_or(zero, |stage| stage.order), step.order),
        None => (zero, zero),
    };
    match record {
        Record::Model(_) | Record::Swimlane(_) | Record::Journey(_) | Record::Sipoc(_) => [whole(0), zero, zero, zero],
        Record::Lane(r) => [whole(1), r.order, zero, zero],
        Record::JourneyRow(r) => [whole(1), r.order, zero, zero],
        Record::Phase(r) => [whole(2), r.from, zero, zero],
        Record::Stage(r) => [whole(2), r.order, zero, zero],
        Record::Step(r) => [whole(3), r.column, document.lane(&r.lane).map_or(zero, |l| l.order), r.row],
        Record::Note(r) => [whole(3), r.column, document.lane(&r.lane).map_or(zero, |l| l.order), r.row],
        Record::JourneyStep(r) => [whole(3), document.stage(&r.stage).map_or(zero, |s| s.order), r.order, zero],
        Record::Touchpoint(r) => [whole(3), along(&r.at).0, along(&r.at).1, r.place],
        Record::Emotion(r) => [whole(3), along(&r.at).0, along(&r.at).1, zero],
        Record::Card(r) => [whole(3), along(&r.at).0, along(&r.at).1, r.place],
        Record::SipocEntry(r) => [whole(3), r.row, whole(r.column as i32), r.place],
        Record::Flow(_) | Record::Dependency(_) => [whole(4), zero, zero, zero],
        Record::Party(_) => [whole(5), zero, zero, zero],
        Record::Persona(_) => [whole(6), zero, zero, zero],
        Record::Document(_) => [whole(7), zero, zero, zero],
        Record::Process(_) => [whole(8), zero, zero, zero],
        Record::DecisionTable(_) => [whole(0), zero, zero, zero],
        Record::DecisionColumn(r) => [whole(1), whole(r.side as i32), r.order, zero],
        Record::DecisionRow(r) => [whole(3), r.order, zero, zero],
        Record::Rule(_) => [whole(9), zero, zero, zero],
        Record::Sla(_) => [whole(10), zero, zero, zero],
        Record::Kpi(_) => [whole(11), zero, zero, zero],
        Record::Opportunity(_) => [whole(12), zero, zero, zero],
        Record::Suppression(_) => [whole(13), zero, zero, zero],
    }
}
