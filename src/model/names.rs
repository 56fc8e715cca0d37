//! Names listed in one cell: "Order desk; Warehouse".

use super::{Document, Id, fold};

/// Of a list that is being typed, what stands before its last name, and the last name.
pub fn last_name(text: &str) -> (&str, &str) {
    let start = text.rfind([';', '\n']).map_or(0, |at| at + 1);
    let (before, last) = text.split_at(start);
    let spaces = last.len() - last.trim_start().len();
    text.split_at_checked(before.len() + spaces).unwrap_or((before, last))
}

/// The names of a list, each as it is typed or as the record among these that is called so. A record whose name holds a
/// semicolon itself is found too. Each once.
pub fn listed<'a>(document: &Document, among: &[&'a Id], text: &str) -> Vec<Result<&'a Id, String>> {
    let parts: Vec<&str> = text.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let mut found: Vec<Result<&Id, String>> = Vec::new();
    let mut at = 0;
    while let Some(first) = parts.get(at) {
        let whole = (at + 1..=parts.len()).rev().take(parts.len().min(at + 8) - at);
        let known = whole.filter_map(|end| {
            let name = parts.get(at..end)?.join("; ");
            Some((called(document, among, &name)?, end))
        });
        let (name, end) = match known.take(1).next() {
            Some((id, end)) => (Ok(id), end),
            None => (Err((*first).to_owned()), at + 1),
        };
        let same = |other: &Result<&Id, String>| match (other, &name) {
            (Ok(a), Ok(b)) => a == b,
            (Err(a), Err(b)) => fold(a) == fold(b),
            (Ok(_), Err(_)) | (Err(_), Ok(_)) => false,
        };
        if !found.iter().any(same) {
            found.push(name);
        }
        at = end;
    }
    found
}

/// Of these records the one called so: to the letter before in any case; the first of several.
pub fn called<'a>(document: &Document, among: &[&'a Id], name: &str) -> Option<&'a Id> {
    let name = name.trim();
    let exact = among.iter().find(|id| document.display_name(id).trim() == name);
    let folded = fold(name);
    exact.or_else(|| among.iter().find(|id| fold(document.display_name(id)) == folded)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Party, Record};

    #[test]
    fn a_list_being_typed_is_known_by_its_last_name() {
        for (text, before, last) in
            [("", "", ""), ("Ann", "", "Ann"), ("Ann; Bo", "Ann; ", "Bo"), ("Ann;", "Ann;", ""), ("A\nB", "A\n", "B")]
        {
            assert_eq!(last_name(text), (before, last), "{text:?}");
        }
    }

    #[test]
    fn names_are_found_in_any_case_and_with_a_semicolon_of_their_own() {
        let party =
            |id: &str, name: &str| Record::Party(Party { id: id.into(), name: name.into(), ..Party::default() });
        let document = Document::from_records([party("a", "Ann"), party("x", "X; Y and Co."), party("b", "Bo")]);
        let all: Vec<&Id> = document.parties().map(|p| &p.id).collect();
        let names = listed(&document, &all, "ann; X; Y and Co.; Zoe; ANN; zoe");
        let said: Vec<&str> = names.iter().map(|n| n.as_ref().map_or_else(|e| e.as_str(), |id| id.as_str())).collect();
        assert_eq!(said, ["a", "x", "Zoe"]);
        assert!(listed(&document, &all, " ; \n").is_empty());
    }
}
