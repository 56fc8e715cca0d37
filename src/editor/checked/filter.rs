//! Which problems are listed, and which of them the keys go to.

use super::{Checked, Told};
use crate::{
    check::Severity,
    editor::Editor,
    model::{Sheet, fold, spoken_of},
};
use std::{rc::Rc, sync::Arc};

/// What is left out of the list of problems.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProblemFilter {
    pub hide_errors: bool,
    pub hide_warnings: bool,
    /// Only those of what the view shown speaks of; see [`spoken_of`].
    pub this_view: bool,
    /// Only those whose message, check or view holds these words.
    pub text: String,
}

impl ProblemFilter {
    /// Whether it leaves anything out.
    pub fn is_on(&self) -> bool {
        self.hide_errors || self.hide_warnings || self.this_view || !self.text.trim().is_empty()
    }
}

/// What is listed, kept while nothing of it changes: the panel asks in each frame.
#[derive(Debug)]
pub(super) struct Listed {
    of: Arc<Checked>,
    made_for: (u64, Option<Sheet>, ProblemFilter),
    problems: Rc<[usize]>,
}

impl Editor {
    /// What is left out of the list of problems.
    pub fn problem_filter(&self) -> &ProblemFilter {
        &self.problems.filter
    }

    /// Leaves other problems out of the list.
    pub fn filter_problems(&mut self, filter: ProblemFilter) {
        self.problems.filter = filter;
    }

    /// The problems listed, by their places among all that is told; without those whose record is gone since.
    pub fn listed_problems(&self) -> Rc<[usize]> {
        let checked = &self.problems.checked;
        let now = (self.revision(), self.sheet().cloned(), self.problems.filter.clone());
        if let Some(listed) = self.problems.listed.borrow().as_ref()
            && Arc::ptr_eq(&listed.of, checked)
            && listed.made_for == now
        {
            return Rc::clone(&listed.problems);
        }
        let (filter, wanted) = (&self.problems.filter, fold(&self.problems.filter.text));
        let here = self.sheet().filter(|_| filter.this_view).map(|sheet| spoken_of(&self.document, sheet));
        let told = checked.told.iter().enumerate();
        let problems: Rc<[usize]> = told
            .filter(|(_, told)| passes(told, filter, &wanted))
            .filter(|(_, told)| here.as_ref().is_none_or(|here| here.contains(&told.finding.record)))
            .filter(|(_, told)| self.document.get(&told.finding.record).is_some())
            .map(|(i, _)| i)
            .collect();
        let listed = Listed { of: Arc::clone(checked), made_for: now, problems: Rc::clone(&problems) };
        *self.problems.listed.borrow_mut() = Some(listed);
        problems
    }
}

fn passes(told: &Told, filter: &ProblemFilter, wanted: &str) -> bool {
    let hidden = match told.finding.severity {
        Severity::Error => filter.hide_errors,
        Severity::Warning => filter.hide_warnings,
    };
    !hidden && (wanted.is_empty() || told.folded.contains(wanted))
}
