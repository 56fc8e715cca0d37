//! In which order the rows of a register are shown, and which of them: sorted by a column, filtered by words.

use super::Attributes;
use crate::model::{Attribute, Calendar, Date, Document, Id, Record, Register, fold};
use std::{cmp::Ordering, sync::Arc};

/// By which column rows are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    pub by: Attribute,
    pub descending: bool,
}

/// How a view is looked at while it is edited, a register above all: no part of the model.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    /// `None` is the order of the names.
    pub sort: Option<Sort>,
    /// Rows that hold these words are shown; all where there are none.
    pub filter: String,
    /// The records in their order, and whether each is shown, as they were when that was last asked for: no row moves
    /// or goes while it is typed into. What came since is at the end. Empty before that: all by name.
    pub rows: Arc<[(Id, bool)]>,
    /// The day it is: what is overdue is told. `None` where nobody says, and nothing is.
    pub today: Option<Date>,
}

impl Shown {
    /// Sorted and filtered by what the model holds now.
    pub fn again(&mut self, document: &Document, register: Register) {
        self.rows = arranged(document, register, self.sort, &self.filter).into();
    }
}

/// The records of a register in their order, and whether each holds the words of a filter in any cell. What has no
/// value comes last either way; equal ones are by name.
pub fn arranged(document: &Document, register: Register, sort: Option<Sort>, filter: &str) -> Vec<(Id, bool)> {
    let attributes = Attributes::new(document);
    let words: Vec<String> = fold(filter).split(' ').filter(|w| !w.is_empty()).map(str::to_owned).collect();
    let shown = |record: &Record| {
        if words.is_empty() {
            return true;
        }
        let cells = register.attributes().iter().map(|&it| fold(&attributes.text(record.id(), it)));
        let all = cells.collect::<Vec<_>>().join("\n");
        words.iter().all(|word| all.contains(word))
    };
    let calendar = Calendar::of(document.model());
    let mut rows: Vec<(Option<Value>, String, &Record)> = register
        .records(document)
        .map(|record| {
            let value = sort.and_then(|sort| value(&attributes, record, sort.by, calendar));
            (value, fold(record.name()), record)
        })
        .collect();
    rows.sort_by(|a, b| {
        let by_value = match (&a.0, &b.0) {
            (Some(x), Some(y)) => {
                let order = x.compare(y);
                if sort.is_some_and(|sort| sort.descending) { order.reverse() } else { order }
            }
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        };
        // A name nobody gave comes after those that are there.
        by_value.then_with(|| (a.1.is_empty(), &a.1, a.2.id()).cmp(&(b.1.is_empty(), &b.1, b.2.id())))
    });
    rows.into_iter().map(|(_, _, record)| (record.id().clone(), shown(record))).collect()
}

/// What a cell is sorted by.
enum Value {
    Number(f64),
    Words(String),
}

impl Value {
    fn compare(&self, other: &Value) -> Ordering {
        match (self, other) {
            (Value::Number(a), Value::Number(b)) => a.total_cmp(b),
            (Value::Words(a), Value::Words(b)) => a.cmp(b),
            (Value::Number(_), Value::Words(_)) => Ordering::Less,
            (Value::Words(_), Value::Number(_)) => Ordering::Greater,
        }
    }
}

fn value(attributes: &Attributes, record: &Record, by: Attribute, calendar: Calendar) -> Option<Value> {
    let number = match (by, record) {
        (Attribute::Review, Record::Rule(r)) => Some(r.review?.days() as f64),
        (Attribute::Due, Record::Opportunity(r)) => Some(r.due?.days() as f64),
        (Attribute::Promise, Record::Sla(r)) => r.promise.map(|promise| promise.worst(calendar)),
        (Attribute::Baseline, Record::Kpi(r)) => Some(r.baseline?.value()),
        (Attribute::Target, Record::Kpi(r)) => Some(r.target?.value()),
        (Attribute::Readings, Record::Kpi(r)) => Some(r.readings.values().next_back()?.value()),
        (Attribute::Effort, Record::Opportunity(r)) => Some(f64::from(r.effort?)),
        (Attribute::Value, Record::Opportunity(r)) => Some(f64::from(r.value?)),
        // How far it is, not how that is spelt.
        (Attribute::Status, Record::Opportunity(r)) => Some(r.status as u8 as f64),
        _ => None,
    };
    if let Some(number) = number {
        return Some(Value::Number(number));
    }
    let words = fold(&attributes.text(record.id(), by));
    if by == Attribute::UsedIn {
        // By how often: "12 places: …".
        return words.split(' ').next().and_then(|n| n.parse().ok()).map(Value::Number);
    }
    (!words.is_empty()).then_some(Value::Words(words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file;

    #[test]
    fn rows_are_sorted_by_value_and_filtered_by_any_cell() {
        let text = r#"(format: 1,
            slas: [
                (id: "a", name: "Ask", promise: "2 h"),
                (id: "b", name: "bring", promise: "30 min"),
                (id: "c", name: "Call"),
                (id: "d", name: "Decide", promise: "1 d", owner: "o"),
            ],
            parties: [(id: "o", name: "Élan")],
        )"#;
        let document = file::parse(text).unwrap_or_else(|e| panic!("{e}")).document;
        let ids = |sort: Option<(Attribute, bool)>, filter: &str| {
            let sort = sort.map(|(by, descending)| Sort { by, descending });
            let rows = arranged(&document, Register::Slas, sort, filter).into_iter();
            rows.filter(|(_, shown)| *shown).map(|(id, _)| id.to_string()).collect::<String>()
        };
        assert_eq!(ids(None, ""), "abcd");
        assert_eq!(ids(Some((Attribute::Promise, false)), ""), "badc");
        assert_eq!(ids(Some((Attribute::Promise, true)), ""), "dabc");
        assert_eq!(ids(None, "elan"), "d");
        assert_eq!(ids(None, "RESOL 30"), "b", "every word, in any cell");
    }
}
