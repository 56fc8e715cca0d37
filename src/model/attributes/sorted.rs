//! In which order the rows of a register are shown, and which of them: sorted by a column, filtered by words.

use super::{Attributes, headings::column_called};
use crate::model::{Attribute, Calendar, Date, Document, Id, Record, Register, fold, natural, overdue};
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
    /// Rows that hold these words are shown; all where there are none. `owner: ann` looks in one column; a semicolon
    /// parts several such conditions, all of which must hold.
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
        self.rows = arranged(document, register, self).into();
    }
}

/// The records of a register in their order, and whether each holds the words of the filter. What has no value comes
/// last either way; equal ones are by name.
pub fn arranged(document: &Document, register: Register, by: &Shown) -> Vec<(Id, bool)> {
    let attributes = Attributes::new(document);
    let (sort, conditions) = (by.sort, conditions(register, &by.filter));
    let words = |record: &Record, column: Attribute| {
        let mut words = attributes.text(record.id(), column);
        // A cell with a day says too by how much it is past.
        if matches!(column, Attribute::Review | Attribute::Due)
            && let Some(overdue) = overdue(record, by.today)
        {
            words = format!("{words} {overdue}");
        }
        fold(&words)
    };
    let holds = |record: &Record, condition: &Condition| {
        let all = match condition.column {
            Some(column) => words(record, column),
            None => register.attributes().iter().map(|it| words(record, *it)).collect::<Vec<_>>().join("\n"),
        };
        condition.words.iter().all(|word| all.contains(word))
    };
    let shown = |record: &Record| conditions.iter().all(|condition| holds(record, condition));
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
        by_value.then_with(|| {
            let named = a.1.is_empty().cmp(&b.1.is_empty());
            named.then_with(|| natural(&a.1, &b.1)).then_with(|| a.2.id().cmp(b.2.id()))
        })
    });
    rows.into_iter().map(|(_, _, record)| (record.id().clone(), shown(record))).collect()
}

/// What rows are filtered by: words that must all stand in a row, or in one of its cells.
struct Condition {
    column: Option<Attribute>,
    /// Folded.
    words: Vec<String>,
}

/// The conditions of a filter. What stands before a colon and is no column of the register is words like any other.
fn conditions(register: Register, filter: &str) -> Vec<Condition> {
    let read = |part: &str| {
        let column = part.split_once(':').and_then(|(head, rest)| Some((column_called(register, head)?, rest)));
        let (column, words) = column.map_or((None, part), |(column, rest)| (Some(column), rest));
        let words = fold(words).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        Condition { column, words }
    };
    filter.split(';').map(read).filter(|condition| !condition.words.is_empty()).collect()
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
            (Value::Words(a), Value::Words(b)) => natural(a, b),
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
            let shown = Shown { sort, filter: filter.to_owned(), ..Shown::default() };
            let rows = arranged(&document, Register::Slas, &shown).into_iter();
            rows.filter(|(_, shown)| *shown).map(|(id, _)| id.to_string()).collect::<String>()
        };
        assert_eq!(ids(None, ""), "abcd");
        assert_eq!(ids(Some((Attribute::Promise, false)), ""), "badc");
        assert_eq!(ids(Some((Attribute::Promise, true)), ""), "dabc");
        assert_eq!(ids(None, "elan"), "d");
        assert_eq!(ids(None, "RESOL 30"), "b", "every word, in any cell");
        assert_eq!(ids(None, "owner: elan"), "d");
        assert_eq!(ids(None, "name:elan"), "", "in that column alone");
        assert_eq!(ids(None, "Responsible: elan; promise: 1 d"), "d", "by what else it is called, and both hold");
        assert_eq!(ids(None, "colour: elan"), "", "no column: words");
        assert_eq!(ids(None, "owner:"), "abcd", "not typed to its end yet");
    }

    #[test]
    fn names_with_numbers_are_by_value_and_what_a_cell_shows_is_found() {
        let text = r#"(format: 1, rules: [
            (id: "a", name: "Rule 10", review: "2026-01-30"),
            (id: "b", name: "Rule 2", review: "2026-03-01"),
            (id: "c", name: "Rule 1"),
        ])"#;
        let document = file::parse(text).unwrap_or_else(|e| panic!("{e}")).document;
        let ids = |filter: &str| {
            let today = Date::new(2026, 1, 31);
            let shown = Shown { filter: filter.to_owned(), today, ..Shown::default() };
            let rows = arranged(&document, Register::Rules, &shown).into_iter();
            rows.filter(|(_, shown)| *shown).map(|(id, _)| id.to_string()).collect::<String>()
        };
        assert_eq!(ids(""), "cba");
        assert_eq!(ids("overdue"), "a");
        assert_eq!(ids("review: overdue by 1 day"), "a");
        assert_eq!(ids("name: overdue"), "");
    }
}
