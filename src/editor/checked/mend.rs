//! Mending problems: one, or all that one check found.

use super::{Checked, ProblemKey};
use crate::{
    check::{self, Finding, Mended},
    editor::{Editor, Response},
    model::{Date, Document},
};

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
        match check::mend_all(&self.document, today, Some(rule), &mut ids) {
            Some(Mended { mut transaction, findings }) => {
                self.ids = ids;
                if findings.len() > 1 {
                    transaction.label = format!("{}, {} times", transaction.label, findings.len());
                }
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
