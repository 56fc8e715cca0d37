//! Which problem a command is about: the one chosen last, or one of what is selected.

use super::Told;
use crate::editor::Editor;

impl Editor {
    /// The problem that commands are about, by its place among all that is told: the one at work where it was chosen
    /// after what is selected was, or is about it; else the first of what is selected.
    pub fn at_hand(&self) -> Option<usize> {
        let problems = &self.problems;
        let selected = self.selection.last();
        let about = |at: &usize| problems.checked.told.get(*at).is_some_and(|t| Some(&t.finding.record) == selected);
        let current = problems.current.filter(|at| problems.chosen || about(at));
        let of_selected = || selected.and_then(|id| problems.checked.of_record(id).first().copied());
        current.or_else(of_selected)
    }

    /// The problem that fixing is about: the one at hand, or where that has no fix, another of what is selected.
    pub(super) fn fixable_at_hand(&self) -> Option<usize> {
        let told = |at: usize| self.problems.checked.told.get(at);
        let fixable = |at: &usize| told(*at).is_some_and(|told| told.finding.fixable);
        let hand = self.at_hand()?;
        let record = told(hand).map(|told: &Told| &told.finding.record)?;
        let of_record = self.problems.checked.of_record(record);
        Some(hand).filter(fixable).or_else(|| of_record.iter().copied().find(|at| fixable(at))).or(Some(hand))
    }

    /// Something else was selected: commands are about that.
    pub(in crate::editor) fn forget_chosen_problem(&mut self) {
        self.problems.chosen = false;
        self.problems.resume = None;
    }
}
