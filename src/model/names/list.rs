//! Names that stand in one cell one after the other.

use super::{AND, Named, Names};
use crate::model::{RecordKind, fold};

/// As many pieces of a list are one name at most.
const MOST_PIECES: usize = 8;

/// Of a list that is being typed, what stands before its last name, and the last name.
pub fn last_name(text: &str) -> (&str, &str) {
    let start = text.rfind([';', '\n']).map_or(0, |at| at + 1);
    let (before, last) = text.split_at(start);
    let spaces = last.len() - last.trim_start().len();
    text.split_at_checked(before.len() + spaces).unwrap_or((before, last))
}

impl<'a> Names<'a> {
    /// The names of a list, each as it is typed, with what it means. A name that holds a semicolon itself is found too,
    /// where not each of its pieces is a name. Each once.
    pub fn listed(&self, text: &str, kinds: &[RecordKind]) -> Vec<(String, Named<'a>)> {
        let parts: Vec<&str> = text.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty()).collect();
        let alone: Vec<Named> = parts.iter().map(|part| self.find(part, kinds)).collect();
        let mut found: Vec<(String, Named)> = Vec::new();
        let mut at = 0;
        while let Some((first, meant)) = parts.get(at).zip(alone.get(at)) {
            let whole = (at + 2..=parts.len().min(at + MOST_PIECES)).rev().find_map(|end| {
                alone.get(at..end)?.contains(&Named::Nobody).then_some(())?;
                let name = parts.get(at..end)?.join(AND);
                match self.find(&name, kinds) {
                    Named::Nobody => None,
                    known => Some((name, known, end)),
                }
            });
            let (name, meant, end) = whole.unwrap_or_else(|| ((*first).to_owned(), meant.clone(), at + 1));
            let same = |(other, was): &(String, Named)| match (was, &meant) {
                (Named::Nobody, Named::Nobody) => fold(other) == fold(&name),
                (a, b) => a == b,
            };
            if !found.iter().any(same) {
                found.push((name, meant));
            }
            at = end;
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_being_typed_is_known_by_its_last_name() {
        for (text, before, last) in
            [("", "", ""), ("Ann", "", "Ann"), ("Ann; Bo", "Ann; ", "Bo"), ("Ann;", "Ann;", ""), ("A\nB", "A\n", "B")]
        {
            assert_eq!(last_name(text), (before, last), "{text:?}");
        }
    }
}
