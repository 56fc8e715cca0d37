//! What several records of one kind have in common: which of their fields say the same.

use std::collections::BTreeMap;

/// The fields of several records, gathered one record after another.
#[derive(Clone, Debug, Default)]
pub struct Shared {
    fields: BTreeMap<&'static str, Seen>,
    records: usize,
}

#[derive(Clone, Debug)]
struct Seen {
    shown: String,
    same: bool,
    records: usize,
}

impl Shared {
    /// The next record's fields follow.
    pub fn next_record(&mut self) {
        self.records += 1;
    }

    /// A record has this field, and shows this in it.
    pub fn see(&mut self, field: &'static str, shown: &str) {
        match self.fields.get_mut(field) {
            Some(seen) => {
                seen.same &= seen.shown == shown;
                seen.records += 1;
            }
            None => {
                self.fields.insert(field, Seen { shown: shown.to_owned(), same: true, records: 1 });
            }
        }
    }

    /// Whether every record has the field.
    pub fn all_have(&self, field: &str) -> bool {
        self.fields.get(field).is_some_and(|seen| seen.records == self.records)
    }

    /// Whether the field says the same in every record.
    pub fn same(&self, field: &str) -> bool {
        self.fields.get(field).is_some_and(|seen| seen.same)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_shared_where_every_record_has_it() {
        let mut shared = Shared::default();
        for (kind, trigger) in [("start", Some("plain")), ("start", None)] {
            shared.next_record();
            shared.see("Kind", kind);
            if let Some(trigger) = trigger {
                shared.see("Trigger", trigger);
            }
        }
        assert!(shared.all_have("Kind") && shared.same("Kind"));
        assert!(!shared.all_have("Trigger"));
        shared.next_record();
        shared.see("Kind", "task");
        assert!(shared.all_have("Kind") && !shared.same("Kind"));
        assert!(!shared.all_have("Nothing"));
    }
}
