//! Which separator a text uses.

use super::{Separator, read::read_counting};
use std::cmp::Reverse;

/// As much of a text is looked at.
const ENOUGH: usize = 65_536;

/// The separator that breaks the fewest quoted cells, of these the one that gives the most rows the same number of
/// cells, and then the most cells. `None` where no separator parts anything.
pub fn sniff(text: &str) -> Option<Separator> {
    let mut end = text.len().min(ENOUGH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text.get(..end).unwrap_or_default();
    // Lines that begin with # stand above a table, and are as long as they like; they count where nothing else does.
    best(head, false).or_else(|| best(head, true))
}

fn best(head: &str, all: bool) -> Option<Separator> {
    let mut best: Option<(Separator, Score)> = None;
    for separator in Separator::ALL {
        let score = score(head, separator, all);
        if score.cells > 1 && best.is_none_or(|(_, known)| score > known) {
            best = Some((separator, score));
        }
    }
    best.map(|(separator, _)| separator)
}

/// How well a separator parts a text; the greater the better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Score {
    /// How many cells have a quote that does not close, the fewer the better.
    stray: Reverse<usize>,
    /// How many rows in a thousand have the most frequent number of cells.
    alike: usize,
    /// That number.
    cells: usize,
}

fn score(head: &str, separator: Separator, all: bool) -> Score {
    let (rows, stray) = read_counting(head, separator);
    let counts: Vec<usize> = rows
        .iter()
        .filter(|row| !row.is_blank() && (all || !row.cells.first().is_some_and(|cell| cell.starts_with('#'))))
        .map(|row| row.cells.len())
        .collect();
    let mut sorted = counts.clone();
    sorted.sort_unstable();
    let mut best = (0, 0);
    for run in sorted.chunk_by(|a, b| a == b) {
        let cells = run.first().copied().unwrap_or_default();
        if cells > 1 {
            best = best.max((run.len() * 1000 / counts.len().max(1), cells));
        }
    }
    let (alike, cells) = best;
    Score { stray: Reverse(stray), alike, cells }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_that_lines_up_wins() {
        assert_eq!(sniff("S,I,P,O,C\nA;B,x,y,z,w\n"), Some(Separator::Comma));
        assert_eq!(
            sniff("# name;Order, then pay\nStage;Before, at home;After\nStep;a;b\n"),
            Some(Separator::Semicolon)
        );
        assert_eq!(sniff("a\tb\nc, d\te\n"), Some(Separator::Tab));
        // Tabs in quotes line up too, and yet break the quotes.
        assert_eq!(sniff("Stage;\"'\t\"\nStep;\"'@\"\"\t;\"\n"), Some(Separator::Semicolon));
        assert_eq!(sniff("a;\"b\tc\td\"\ne;\"f\tg\th\"\n"), Some(Separator::Semicolon));
        assert_eq!(sniff("5\" pipe;steel, round\n6\" pipe;brass, square\n7\" pipe;lead\n"), Some(Separator::Semicolon));
        assert_eq!(sniff("one\ntwo\n"), None);
        assert_eq!(sniff(""), None);
    }
}
