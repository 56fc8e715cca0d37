//! What came of filling in a register, and its words.

use crate::{
    change::{Refusal, Transaction},
    model::{Attribute, Document, Id, capital, counted, in_short},
};

/// What came of filling in rows.
pub struct Filled {
    pub transaction: Transaction,
    /// The record of each row that was given, in its order; none where a new row said nothing.
    pub rows: Vec<Option<Id>>,
    /// How many cells say something else now.
    pub cells: usize,
    pub added: usize,
    /// The names of the records that rows changed because they are called so.
    pub changed: Vec<String>,
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
    /// The readings that came with rows of a file.
    pub readings: ReadingsCame,
    /// References to what is not in the model, gone with what their cells said before: whose, and to what.
    pub let_go: Vec<(Id, Id)>,
}

/// What became of the readings that rows of a file hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadingsCame {
    pub added: usize,
    /// Of a day that had another one.
    pub changed: usize,
}

/// A cell that could not be set.
pub struct LeftOut {
    /// The place of its row among those given.
    pub row: usize,
    pub attribute: Attribute,
    pub text: String,
    pub why: Refusal,
}

impl LeftOut {
    /// Why, where its column is named before.
    fn reason(&self) -> &str {
        let why = self.why.0.as_str();
        why.strip_prefix(&*format!("{}: ", capital(self.attribute.word()))).unwrap_or(why)
    }
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
            Some(_) if self.refusals > 1 => format!("{says}. {} cells were left out", self.refusals),
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
        if let Some((first, others)) = self.changed.split_first() {
            let more = if others.is_empty() { String::new() } else { format!(" and {} more", others.len()) };
            says += &format!(". {} changed: {}{more}", counted(self.changed.len(), "row", "rows"), in_short(first));
        }
        let ReadingsCame { added, changed } = self.readings;
        says += &match (added, changed) {
            (0, 0) => String::new(),
            (0, _) => format!(". {} changed", counted(changed, "reading", "readings")),
            (_, 0) => format!(". {} added", counted(added, "reading", "readings")),
            (_, _) => format!(". {} added, {changed} changed", counted(added, "reading", "readings")),
        };
        if past > 0 {
            says += ". There are no more columns: what is past them was left out";
        }
        if self.empty > 0 {
            says += &format!(". {} left as they were", counted(self.empty, "empty cell", "empty cells"));
        }
        says
    }

    /// What came beside the rows themselves, and how many, for the first line of a report.
    pub fn counts(&self) -> impl Iterator<Item = (&'static str, usize)> {
        let ReadingsCame { added, changed } = self.readings;
        let all = [("new parties", self.parties), ("new readings", added), ("changed readings", changed)];
        all.into_iter().filter(|(_, n)| *n > 0)
    }

    /// What a report of an import says beside what was done: a code, what it means, and one that it is about. `lines`
    /// are those of the rows.
    pub fn tells(&self, lines: &[usize]) -> Vec<(&'static str, &'static str, String)> {
        let line = |row: usize| lines.get(row).map_or(row + 1, |line| *line);
        let left_out = |it: &LeftOut| {
            let (line, word) = (line(it.row), it.attribute.word());
            ("cell", "cells left out", format!("line {line}, {word} {}: {}", quoted(&it.text), it.reason()))
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

    /// What was left out, one a line, for somebody who pasted rows: the first of them is row `first` of what was
    /// pasted, where rows stand for rows.
    pub fn list(&self, first: Option<usize>, document: &Document) -> Vec<String> {
        let line = |it: &LeftOut| {
            let id = self.rows.get(it.row).and_then(Option::as_ref);
            let name = id.map_or("", |id| document.display_name(id).trim());
            let row = first.map(|first| format!("Row {}", it.row + first));
            let of = (!name.is_empty()).then(|| quoted(name));
            let of: Vec<String> = row.into_iter().chain(of).collect();
            format!("{}, {} {}: {}", of.join(" "), it.attribute.word(), quoted(&it.text), it.reason())
        };
        self.left_out.iter().map(line).collect()
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
