//! From one problem to the next.

use super::{Checked, ProblemKey};
use crate::editor::{Editor, Response, rename::name_rect};
use std::sync::Arc;

impl Editor {
    /// What the checks say; of an older state of the document until a newer one is handed in.
    pub fn checked(&self) -> &Arc<Checked> {
        &self.problems.checked
    }

    /// Takes what the checks say of this state of the document, or of one a moment ago.
    pub fn take_checked(&mut self, checked: Checked) {
        let problems = &mut self.problems;
        let before = problems.current.or(problems.resume).and_then(|at| problems.checked.told.get(at));
        let found = before.filter(|_| problems.current.is_some()).and_then(|told| again(&checked, &told.key()));
        let in_its_place = || before.map(|told| checked.told.partition_point(|other| other.order < told.order));
        (problems.current, problems.resume) = (found, if found.is_none() { in_its_place() } else { None });
        problems.checked = Arc::new(checked);
    }

    /// The problem at work, by its place among all that is told.
    pub fn current_problem(&self) -> Option<usize> {
        self.problems.current
    }

    /// Where the problem at work is, or where it was that is there no more.
    pub fn resumed_problem(&self) -> usize {
        self.problems.current.or(self.problems.resume).unwrap_or_default()
    }

    /// Makes a problem the one at work, without going to it.
    pub fn choose_problem(&mut self, at: usize) {
        self.problems.current = Some(at).filter(|at| *at < self.problems.checked.told.len());
        self.problems.resume = None;
        self.problems.chosen = true;
    }

    /// Goes to a problem: shows its view and selects what it is about.
    pub fn go_to_problem(&mut self, at: usize) -> Response {
        let Some(record) = self.problems.checked.told.get(at).map(|told| told.finding.record.clone()) else {
            return Response::default();
        };
        let answer = self.go_to(&record);
        // What is said of a whole view stands at its title.
        if self.scene().rect_of(&record).is_none()
            && let Some(title) = name_rect(self, &record)
        {
            self.camera.reveal(title);
        }
        self.choose_problem(at);
        answer
    }

    /// Goes to the problem after the one at work, or before it, round; of those that are listed.
    pub fn next_problem(&mut self, forward: bool) -> Response {
        if self.problems.checked.revision.is_none() {
            return Response::message("The model is being checked.");
        }
        let listed = self.listed_problems();
        let Some(last) = listed.len().checked_sub(1) else {
            let hidden = !self.problems.checked.told.is_empty();
            return Response::message(match hidden {
                true => "The filter of the problems hides them all.",
                false => "Everything fits together.",
            });
        };
        let place = match (self.at_hand(), self.problems.resume) {
            (Some(at), None) => match (listed.binary_search(&at), forward) {
                (Ok(i), true) => i + 1,
                (Ok(i), false) => i.checked_sub(1).unwrap_or(last),
                (Err(i), true) => i,
                (Err(i), false) => i.checked_sub(1).unwrap_or(last),
            },
            // The one at work is mended: what stood after it stands in its place now.
            (_, Some(gone)) => {
                let i = listed.partition_point(|at| *at < gone);
                if forward { i } else { i.checked_sub(1).unwrap_or(last) }
            }
            (None, None) => {
                let here = listed.iter().position(|at| {
                    self.problems.checked.told.get(*at).is_some_and(|told| told.sheet.as_ref() == self.sheet())
                });
                // From the view that is looked at, unless something graver is elsewhere.
                let first = here.filter(|at| self.same_severity(&listed, *at));
                if forward { first.unwrap_or(0) } else { last }
            }
        };
        let place = if place > last { 0 } else { place };
        let Some(at) = listed.get(place).copied() else { return Response::default() };
        let answer = self.go_to_problem(at);
        let told = self.problems.checked.told.get(at).map(|told| told.finding.message.as_str()).unwrap_or_default();
        let said = format!("{} of {}: {told}", place + 1, last + 1);
        Response { message: answer.message.or(Some(said)), ..answer }
    }

    /// Whether the first problem listed weighs no more than this one.
    fn same_severity(&self, listed: &[usize], place: usize) -> bool {
        let severity = |place: usize| {
            let told = listed.get(place).and_then(|at| self.problems.checked.told.get(*at));
            told.map(|told| told.finding.severity)
        };
        severity(0) == severity(place)
    }
}

/// The same problem in another state: of the same words, or of the same check about the same record.
fn again(checked: &Checked, key: &ProblemKey) -> Option<usize> {
    let of = checked.of_record(&key.record);
    let told = |at: &&usize| checked.told.get(**at).map(|told| (&told.finding, told.finding.rule.name));
    let same = |at: &&usize| told(at).is_some_and(|(f, rule)| rule == key.rule && f.message == key.message);
    let alike = |at: &&usize| told(at).is_some_and(|(_, rule)| rule == key.rule);
    of.iter().find(same).or_else(|| of.iter().find(alike)).copied()
}
