//! What is wrong with a document's references: shown, and repairable, never silently repaired.

use super::{Document, Id, Link, Record, in_short};
use std::collections::BTreeMap;

/// Something that does not fit together.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The record it is about.
    pub record: Id,
    pub kind: ProblemKind,
}

/// The ways a document can fail to fit together.
#[derive(Clone, Debug, PartialEq)]
pub enum ProblemKind {
    /// A field points at a record that does not exist, or is of a kind that cannot be meant.
    Dangling { field: &'static str, target: Id },
    /// Lanes that are nested in one another in a circle.
    LaneCycle,
    /// Events attached to one another in a circle, or to themselves.
    AttachedCycle,
    /// The file held another record with this id; it was read under `given`, and holds its own data.
    DuplicateId { given: Id },
}

impl Problem {
    /// What is wrong, in words for the user.
    pub fn message(&self, document: &Document) -> String {
        let kind_and_name = |id: &Id| {
            let kind = document.get(id).map_or("record", |r| r.kind().word());
            let name = in_short(document.display_name(id));
            if name.is_empty() { format!("{kind} “{id}”") } else { format!("{kind} “{name}”") }
        };
        let subject = kind_and_name(&self.record);
        match &self.kind {
            ProblemKind::Dangling { field, target } => {
                let links = document.get(&self.record).map(Record::links).unwrap_or_default();
                let what = links.iter().find(|l| l.field == *field).map_or("points at a record", |l| l.says);
                if document.contains(target.as_str()) {
                    format!("The {subject} {what}, which the {} cannot be", kind_and_name(target))
                } else {
                    format!("The {subject} {what} that is not in the model: {target}")
                }
            }
            ProblemKind::LaneCycle => format!("The {subject} is nested in itself, in a circle"),
            ProblemKind::AttachedCycle => format!("The {subject} sits on itself, in a circle"),
            ProblemKind::DuplicateId { given } => {
                format!("Two records have the id {}; the second was read as {given}", self.record)
            }
        }
    }
}

/// Every problem of a document, sorted by record. Duplicate ids are told by the file layer, which alone sees them.
pub fn problems(document: &Document) -> Vec<Problem> {
    let mut found = Vec::new();
    for record in document.records() {
        for link in record.links() {
            if !document.get(link.target).is_some_and(|to| may_point(record, &link, to)) {
                let kind = ProblemKind::Dangling { field: link.field, target: link.target.clone() };
                found.push(Problem { record: record.id().clone(), kind });
            }
        }
    }
    let lanes = circles(document.lanes().map(|l| (&l.id, l.parent.as_ref())));
    found.extend(lanes.into_iter().map(|record| Problem { record, kind: ProblemKind::LaneCycle }));
    let events = circles(document.steps().map(|s| (&s.id, s.attached_to.as_ref())));
    found.extend(events.into_iter().map(|record| Problem { record, kind: ProblemKind::AttachedCycle }));
    found.sort_by(|a, b| a.record.cmp(&b.record));
    found
}

/// Every id that pointing on from comes back to. Each id is walked over once.
fn circles<'a>(links: impl Iterator<Item = (&'a Id, Option<&'a Id>)>) -> Vec<Id> {
    let next: BTreeMap<&Id, &Id> = links.filter_map(|(id, to)| Some((id, to?))).collect();
    let mut walked: BTreeMap<&Id, &Id> = BTreeMap::new();
    let mut found = Vec::new();
    for &start in next.keys() {
        let mut at = start;
        while !walked.contains_key(at) {
            walked.insert(at, start);
            match next.get(at) {
                Some(to) => at = to,
                None => break,
            }
        }
        // The walk met itself, not an earlier one: from here on round is a circle.
        if next.contains_key(at) && walked.get(at) == Some(&start) {
            let first = at;
            loop {
                found.push(at.clone());
                match next.get(at) {
                    Some(to) if *to != first => at = to,
                    Some(_) | None => break,
                }
            }
        }
    }
    found
}

fn may_point(from: &Record, link: &Link, to: &Record) -> bool {
    let within = match (from, link.field, to) {
        (Record::Lane(lane), "parent", Record::Lane(parent)) => lane.swimlane == parent.swimlane,
        _ => true,
    };
    within && link.kinds.contains(&to.kind())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn circles_are_found_once_and_tails_are_not_in_them() {
        let ids: Vec<Id> = ["a", "b", "c", "d", "e"].map(Id::from).to_vec();
        let [a, b, c, d, e] = &ids[..] else { unreachable!() };
        // a → b → c → b, d → d, e → nothing.
        let links = [(a, Some(b)), (b, Some(c)), (c, Some(b)), (d, Some(d)), (e, None)];
        assert_eq!(circles(links.into_iter()), [b.clone(), c.clone(), d.clone()]);
    }
}
