//! What a table was made from: the next one of the view takes over what nothing changed.
//!
//! A table with and without what was before is the same; this only saves work. Which changes leave what as it is, each
//! builder says of its own rows.

use super::Table;
use crate::model::{Date, Document, Id, Record, Sheet};
use std::{cmp::Ordering, sync::Arc};

/// Where more changed than this, nothing is taken over: it was no typing.
const MOST_CHANGES: usize = 64;

/// A table's memory, to be given to the next one together with the table.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// The whole model, by id. Holding a record makes its address a proof that it is the same.
    records: Vec<Arc<Record>>,
    today: Option<Date>,
}

impl Origin {
    /// What a table of this model is made from.
    pub fn new(document: &Document, today: Option<Date>) -> Origin {
        Origin { records: document.shared_records().values().cloned().collect(), today }
    }
}

/// An earlier table of the same view, and what changed since.
pub(super) struct Before<'a> {
    pub table: &'a Table,
    changes: Vec<Change<'a>>,
}

/// A record as it was and as it is; none where it came or went.
#[derive(Clone, Copy)]
pub(super) struct Change<'a> {
    pub was: Option<&'a Record>,
    pub now: Option<&'a Record>,
}

impl<'a> Before<'a> {
    /// `None` where the earlier table is of another view or day, or too much changed.
    pub fn new(
        document: &'a Document,
        sheet: &Sheet,
        today: Option<Date>,
        before: Option<(&'a Table, &'a Origin)>,
    ) -> Option<Before<'a>> {
        let (table, origin) = before.filter(|(table, of)| table.sheet == *sheet && of.today == today)?;
        let changes = changes(document, &origin.records)?;
        Some(Before { table, changes })
    }

    /// All that changed, by id.
    pub fn changes(&self) -> impl Iterator<Item = Change<'a>> {
        self.changes.iter().copied()
    }

    /// Whether all that changed is such that it leaves others as they are.
    pub fn all(&self, test: impl Fn(Change<'a>) -> bool) -> bool {
        self.changes().all(test)
    }

    /// What changed of a record; `None` where it is as it was.
    pub fn change(&self, id: &Id) -> Option<Change<'a>> {
        self.changes().find(|change| change.id() == Some(id))
    }
}

impl<'a> Change<'a> {
    /// Either state of it, as far as there is one.
    pub fn states(self) -> impl Iterator<Item = &'a Record> {
        [self.was, self.now].into_iter().flatten()
    }

    fn id(self) -> Option<&'a Id> {
        self.states().next().map(Record::id)
    }
}

/// What differs between two models, both by id; `None` where it is much.
fn changes<'a>(document: &'a Document, was: &'a [Arc<Record>]) -> Option<Vec<Change<'a>>> {
    let mut all = Vec::new();
    let (mut now, mut was) = (document.shared_records().values().peekable(), was.iter().peekable());
    while all.len() <= MOST_CHANGES {
        let order = match (now.peek(), was.peek()) {
            (Some(a), Some(b)) if Arc::ptr_eq(a, b) => {
                now.next();
                was.next();
                continue;
            }
            (Some(a), Some(b)) => a.id().cmp(b.id()),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => return Some(all),
        };
        all.push(Change {
            now: now.next_if(|_| order.is_le()).map(|record| &**record),
            was: was.next_if(|_| order.is_ge()).map(|record| &**record),
        });
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Party, Rule};

    #[test]
    fn what_came_went_or_changed_is_found() {
        let rule = |id: &str, name: &str| Record::Rule(Rule { id: id.into(), name: name.into(), ..Rule::default() });
        let party = |id: &str| Record::Party(Party { id: id.into(), ..Party::default() });
        let now = Document::from_records([rule("b", "New"), rule("c", "2"), party("d")]);
        let same =
            now.shared_records().values().filter(|record| matches!(***record, Record::Party(_) | Record::Model(_)));
        let mut was: Vec<Arc<Record>> =
            same.cloned().chain([rule("a", "One").into(), rule("c", "Two").into()]).collect();
        was.sort_by(|a, b| a.id().cmp(b.id()));
        let all = changes(&now, &was).unwrap_or_default();
        let says: Vec<String> = all
            .iter()
            .map(|change| {
                let [was, now] = [change.was, change.now].map(|it| it.map_or("", Record::name));
                format!("{was}>{now}")
            })
            .collect();
        assert_eq!(says, ["One>", ">New", "Two>2"]);
        let many = Document::from_records((0..100).map(|n| party(&format!("p{n}"))));
        assert!(changes(&many, &was).is_none());
        assert!(changes(&now, &Origin::new(&now, None).records).is_some_and(|all| all.is_empty()));
    }
}
