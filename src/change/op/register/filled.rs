//! What came of filling in a register, and its words.

use crate::{
    change::{Refusal, Transaction},
    model::{Attribute, Id, counted, in_short},
};

/// What came of filling in rows.
pub struct Filled {
    pub transaction: Transaction,
    /// The record of each row that was given, in its order; none where a new row said nothing.
    pub rows: Vec<Option<Id>>,
    /// How many cells say something else now.
    pub cells: usize,
    pub added: usize,
    /// The parties made because a cell names them.
    pub parties: usize,
    /// The first cell that could not be set, and how many.
    pub refused: Option<Refusal>,
    pub refusals: usize,
    /// All of them, in the order of the rows.
    pub left_out: Vec<LeftOut>,
    /// How many empty cells stand where the model says something, which they leave as it is.
    pub empty: usize,
    /// Names that came in without the id they were told apart by, as an id of another model, each with the place of its
    /// row.
    pub bared: Vec<(usize, String)>,
    /// References to what is not in the model, gone with what their cells said before: whose, and to what.
    pub let_go: Vec<(Id, Id)>,
}

/// A cell that could not be set.
pub struct LeftOut {
    /// The place of its row among those given.
    pub row: usize,
    pub attribute: Attribute,
    pub text: String,
    pub why: Refusal,
}

impl Filled {
    /// What was done and what could not be, in words; so many columns past the last had no place.
    pub fn says(&self, past: usize) -> String {
        let mut says = self.did(past);
        if !self.bared.is_empty() {
            says += &format!(". {} came without the id of another model", counted(self.bared.len(), "name", "names"));
        }
        if let Some(gone) = says_gone(&self.let_go) {
            says += &format!(". {gone}");
        }
        match &self.refused {
            Some(refusal) if self.refusals > 1 => format!("{says}. {} were left out: {refusal}", self.refusals),
            Some(refusal) => format!("{says}. One was left out: {refusal}"),
            None => says,
        }
    }

    /// The same without what was left out.
    pub fn did(&self, past: usize) -> String {
        let count = |n: usize, one: &str, many: &str| (n > 0).then(|| counted(n, one, many));
        let mut says = match self.cells {
            0 => "Nothing differs".to_owned(),
            n => format!("Filled in {}", counted(n, "cell", "cells")),
        };
        let made = [count(self.added, "new row", "new rows"), count(self.parties, "new party", "new parties")];
        let made: Vec<String> = made.into_iter().flatten().collect();
        if !made.is_empty() {
            says = format!("{says}: {}", made.join(", "));
        }
        if past > 0 {
            says += ". There are no more columns: what is past them was left out";
        }
        if self.empty > 0 {
            says += &format!(". {} left as they were", counted(self.empty, "empty cell", "empty cells"));
        }
        says
    }

    /// What a report of an import says beside what was done: a code, what it means, and one that it is about. `lines`
    /// are those of the rows.
    pub fn tells(&self, lines: &[usize]) -> Vec<(&'static str, &'static str, String)> {
        let line = |row: usize| lines.get(row).map_or(row + 1, |line| *line);
        let left_out = |it: &LeftOut| {
            let (line, word) = (line(it.row), it.attribute.word());
            ("cell", "cells left out", format!("line {line}, {word} {}: {}", quoted(&it.text), it.why))
        };
        let bared = |(row, name): &(usize, String)| {
            let what = "names told apart by an id that this model does not know; they came in without it";
            ("told-apart", what, format!("line {}: {}", line(*row), quoted(name)))
        };
        let let_go = |(of, to): &(Id, Id)| {
            let what = "references to what is not in the model; they went with what their cells said";
            ("let-go", what, format!("{of}: {to}"))
        };
        let told = self.left_out.iter().map(left_out).chain(self.bared.iter().map(bared));
        told.chain(self.let_go.iter().map(let_go)).collect()
    }

    pub(super) fn leave_out(&mut self, row: usize, attribute: Attribute, text: &str, why: Refusal) {
        self.refusals += 1;
        self.refused.get_or_insert_with(|| why.clone());
        self.left_out.push(LeftOut { row, attribute, text: text.to_owned(), why });
    }
}

/// That references to what is not in the model are gone; nothing where none are.
pub fn says_gone(let_go: &[(Id, Id)]) -> Option<String> {
    match let_go {
        [] => None,
        [(_, to)] => Some(format!("The reference to {to}, which is not in the model, went with it")),
        several => Some(format!("{} references to what is not in the model went with it", several.len())),
    }
}

fn quoted(text: &str) -> String {
    format!("“{}”", in_short(text))
}
