//! Mending problems: one, or all that one check found.

use super::{Checked, ProblemKey};
use crate::{
    change::Transaction,
    check::{self, Finding},
    editor::{Editor, Response},
    model::{Date, Document, Id, IdMaker},
};
use std::collections::BTreeSet;

/// A fix may make another finding fixable; after so many rounds what is left is left.
const MOST_ROUNDS: usize = 8;

impl Editor {
    /// Mends a problem where that is certain; else says what to do.
    pub fn fix_problem(&mut self, at: usize) -> Response {
        let checked = self.problems.checked.clone();
        let Some((told, today)) = checked.told.get(at).zip(checked.today) else { return Response::default() };
        if told.problem.is_some() {
            return Response::message("There are several ways to repair this. Choose one in the list of problems.");
        }
        // What was found a moment ago may be mended since.
        let found = match checked.revision == Some(self.revision) {
            true => Some(told.finding.clone()),
            false => found_now(&self.document, today, &told.key()),
        };
        let Some(finding) = found else { return Response::message("This is mended already.") };
        let mut ids = self.ids.clone();
        match check::fix(&self.document, &finding, &mut ids) {
            Some(Ok(transaction)) => {
                self.ids = ids;
                let said = transaction.label.clone();
                self.choose_problem(at);
                let answer = self.commit(transaction);
                self.reveal_selection();
                Response { message: answer.message.or(Some(said)), ..answer }
            }
            Some(Err(refusal)) => Response::message(refusal.to_string()),
            None => Response::message(format!("This is for a person to decide. {}.", finding.hint)),
        }
    }

    /// Mends the problem at hand.
    pub(in crate::editor) fn fix_at_hand(&mut self) -> Response {
        match self.fixable_at_hand() {
            Some(at) => self.fix_problem(at),
            None => Response::message("There is no problem here. Go to one first."),
        }
    }

    /// Mends all that a check found where that is certain, in one transaction.
    pub fn fix_all_problems(&mut self, rule: &str) -> Response {
        let Some(today) = self.problems.checked.today else { return Response::default() };
        let mut ids = self.ids.clone();
        match fix_all(&self.document, rule, today, &mut ids) {
            Some(transaction) => {
                self.ids = ids;
                let said = transaction.label.clone();
                let answer = self.commit(transaction);
                Response { message: answer.message.or(Some(said)), ..answer }
            }
            None => Response::message("There is nothing of this kind left that can be mended for certain."),
        }
    }
}

impl Checked {
    /// How many of what a check found can be mended for certain.
    pub fn fixable(&self, rule: &str) -> usize {
        self.told.iter().filter(|told| told.finding.rule.name == rule && told.finding.fixable).count()
    }
}

fn found_now(document: &Document, today: Date, key: &ProblemKey) -> Option<Finding> {
    let now = check::run(document, today);
    let alike = |f: &&Finding| f.rule.name == key.rule && f.record == key.record;
    let same = now.iter().find(|f| alike(f) && f.message == key.message);
    same.or_else(|| now.iter().find(alike)).cloned()
}

/// Fixes in rounds: in each those whose record no fix of the round has touched, as they were found before it.
fn fix_all(document: &Document, rule: &str, today: Date, ids: &mut IdMaker) -> Option<Transaction> {
    let mut now = document.clone();
    let mut all: Option<Transaction> = None;
    let mut fixed = 0;
    for _ in 0..MOST_ROUNDS {
        let mut touched: BTreeSet<Id> = BTreeSet::new();
        let findings = check::run(&now, today);
        for finding in findings.iter().filter(|f| f.rule.name == rule && f.fixable) {
            if touched.contains(&finding.record) {
                continue;
            }
            let Some(Ok(step)) = check::fix(&now, finding, ids) else { continue };
            if step.diff.is_empty() || step.diff.ids().any(|id| touched.contains(id)) {
                continue;
            }
            touched.extend(step.diff.ids().cloned());
            step.diff.apply(&mut now);
            fixed += 1;
            all = Some(match all {
                None => Transaction { select: None, ..step },
                Some(all) => Transaction { diff: all.diff.then(&step.diff), ..all },
            });
        }
        if touched.is_empty() {
            break;
        }
    }
    let all = all?;
    let label = if fixed == 1 { all.label } else { format!("{}, {fixed} times", all.label) };
    Some(Transaction { label, ..all })
}
