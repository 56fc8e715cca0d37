//! What the checks say of the model, as the window lists and marks it: in order, with the view each stands in.
//!
//! Made of a state of the document by [`Checked::new`], which may run beside the window; shown until a newer one is
//! there. Knows no threads and no clock.

mod at_hand;
mod filter;
mod marks;
mod mend;
mod room;
mod travel;

pub use filter::ProblemFilter;
pub use marks::Spot;
pub(super) use marks::draw;

use super::find;
use crate::{
    check::{self, Finding, RULES, Rule, Severity},
    model::{Date, Document, Id, Level, Problem, ProblemKind, Sheet, counted, fold_into, problems},
};
use marks::Marks;
use std::{cell::RefCell, collections::BTreeMap, sync::Arc};

/// What the checks say of one state of the document.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// Of which state; `None` where nothing was checked yet.
    pub revision: Option<u64>,
    /// The day it was checked for.
    pub today: Option<Date>,
    /// Errors first, then warnings; in each view by view as the tabs list them, in reading order.
    pub told: Vec<Told>,
    /// What the model accepts, in the same order.
    pub accepted: Vec<Accepted>,
    /// The checks that the model switches off.
    pub off: Vec<&'static Rule>,
    of_record: BTreeMap<Id, Vec<usize>>,
    of_sheet: BTreeMap<Sheet, Count>,
    all: Count,
}

/// A finding and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    pub finding: Finding,
    /// The view it is drawn in, else the register it stands in.
    pub sheet: Option<Sheet>,
    /// What that view is called.
    pub place: String,
    /// The broken reference behind it, which has repairs to choose from.
    pub problem: Option<Problem>,
    /// Its words, folded, for the filter.
    folded: String,
    /// Where it stands in the list.
    order: Order,
}

/// A finding that the model accepts.
#[derive(Clone, Debug, PartialEq)]
pub struct Accepted {
    pub told: Told,
    pub reason: String,
    /// The record that accepts it.
    pub suppression: Id,
}

/// How many there are of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub errors: usize,
    pub warnings: usize,
}

/// What tells a finding from others, in one state of the model and the next.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProblemKey {
    pub rule: &'static str,
    pub record: Id,
    pub message: String,
}

/// What the editor remembers of problems.
#[derive(Debug, Default)]
pub(super) struct Problems {
    checked: Arc<Checked>,
    filter: ProblemFilter,
    listed: RefCell<Option<filter::Listed>>,
    current: Option<usize>,
    /// Where the one at work was, which is there no more: the next is the one that came in its place.
    resume: Option<usize>,
    /// The one at work was chosen after what is selected was.
    chosen: bool,
    /// Whether they are marked on the drawing.
    hide_marks: bool,
    marks: RefCell<Marks>,
}

impl Count {
    /// Both together.
    pub fn all(self) -> usize {
        self.errors + self.warnings
    }

    /// "2 errors, 7 warnings"; empty where there is nothing.
    pub fn words(self) -> String {
        let part = |n: usize, severity: Severity| {
            let word = severity.word();
            (n > 0).then(|| counted(n, word, &format!("{word}s")))
        };
        let parts = [part(self.errors, Severity::Error), part(self.warnings, Severity::Warning)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// The graver of what there is.
    pub fn worst(self) -> Option<Severity> {
        match self {
            Count { errors: 0, warnings: 0 } => None,
            Count { errors: 0, .. } => Some(Severity::Warning),
            Count { .. } => Some(Severity::Error),
        }
    }

    fn add(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
        }
    }
}

impl Told {
    /// What tells it from others.
    pub fn key(&self) -> ProblemKey {
        let Finding { rule, record, message, .. } = &self.finding;
        ProblemKey { rule: rule.name, record: record.clone(), message: message.clone() }
    }
}

impl Checked {
    /// Checks a state of the document. `read` is what only the reading of the file could see: ids given twice.
    pub fn new(document: &Document, revision: u64, today: Date, read: &[Problem]) -> Checked {
        let report = check::report(document, today);
        let mut place = Places::new(document);
        let mut told: Vec<_> = report.findings.into_iter().map(|finding| place.told(finding)).collect();
        told.extend(place.read_problems(read));
        told.sort_by(|a, b| a.order.cmp(&b.order));
        let accept = |check::Suppressed { finding, reason, suppression }| {
            let told = place.told(finding);
            Accepted { told, reason, suppression }
        };
        let mut accepted: Vec<Accepted> = report.suppressed.into_iter().map(accept).collect();
        accepted.sort_by(|a, b| a.told.order.cmp(&b.told.order));
        let off = |rule: &&&Rule| document.model().is_some_and(|m| m.checks.get(rule.name) == Some(&Level::Off));
        let mut checked = Checked {
            revision: Some(revision),
            today: Some(today),
            told,
            accepted,
            off: RULES.iter().filter(off).copied().collect(),
            ..Checked::default()
        };
        for (i, told) in checked.told.iter().enumerate() {
            checked.of_record.entry(told.finding.record.clone()).or_default().push(i);
            if let Some(sheet) = &told.sheet {
                checked.of_sheet.entry(sheet.clone()).or_default().add(told.finding.severity);
            }
            checked.all.add(told.finding.severity);
        }
        checked
    }

    /// How many there are.
    pub fn count(&self) -> Count {
        self.all
    }

    /// How many there are in a view.
    pub fn count_in(&self, sheet: &Sheet) -> Count {
        self.of_sheet.get(sheet).copied().unwrap_or_default()
    }

    /// Those about a record, by their places in [`Checked::told`]; the gravest first.
    pub fn of_record(&self, record: &Id) -> &[usize] {
        self.of_record.get(record).map_or(&[], Vec::as_slice)
    }
}

/// What the list is sorted by: severity, view, place in its view, record.
type Order = (Severity, usize, [crate::model::Key; 4], Id);

/// Says of findings where they stand.
struct Places<'a> {
    document: &'a Document,
    rank: BTreeMap<Sheet, usize>,
    /// The words for each view, once.
    titles: BTreeMap<Sheet, String>,
    broken: BTreeMap<(Id, String), Problem>,
}

impl<'a> Places<'a> {
    fn new(document: &'a Document) -> Places<'a> {
        let rank = Sheet::all(document).into_iter().enumerate().map(|(i, sheet)| (sheet, i)).collect();
        let broken = problems(document).into_iter().map(|p| ((p.record.clone(), p.message(document)), p)).collect();
        Places { document, rank, titles: BTreeMap::new(), broken }
    }

    fn told(&mut self, finding: Finding) -> Told {
        let document = self.document;
        let sheet = Sheet::home(document, &finding.record);
        let rank = sheet.as_ref().and_then(|sheet| self.rank.get(sheet)).copied().unwrap_or(usize::MAX);
        let within = document.get(&finding.record).map(|record| find::place(document, record)).unwrap_or_default();
        let place = match &sheet {
            Some(sheet) => self.titles.entry(sheet.clone()).or_insert_with(|| sheet.title(document)).clone(),
            None => "The model".to_owned(),
        };
        let mut folded = String::new();
        for text in [finding.message.as_str(), finding.rule.title, finding.rule.name, &place] {
            fold_into(text, &mut folded);
            folded.push('\n');
        }
        let problem = self.broken.get(&(finding.record.clone(), finding.message.clone())).cloned();
        let order = (finding.severity, rank, within, finding.record.clone());
        Told { finding, sheet, place, problem, folded, order }
    }

    /// Ids that the file gave twice, where both records are there still.
    fn read_problems(&mut self, read: &[Problem]) -> Vec<Told> {
        let still = |problem: &&Problem| match &problem.kind {
            ProblemKind::DuplicateId { given } => self.document.contains(given.as_str()),
            _ => false,
        };
        let problems: Vec<Problem> = read.iter().filter(still).cloned().collect();
        // A finding for each, or none where the model switches the check off.
        let findings = check::of_reading(self.document, &problems);
        let told = |(finding, problem)| Told { problem: Some(problem), ..self.told(finding) };
        findings.into_iter().zip(problems).map(told).collect()
    }
}
