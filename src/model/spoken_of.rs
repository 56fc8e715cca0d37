//! What a view speaks of: what is drawn in it, and what stands behind that in the registers.

use super::{Document, Id, Record, Register, Sheet};
use std::collections::BTreeSet;

/// Every record that a view shows, or that what it shows refers to or is referred to by, without what is drawn
/// elsewhere: of a swimlane also its process, the parties of its lanes, the rules, SLAs, KPIs and opportunities of its
/// steps. Linear in the model.
pub fn spoken_of(document: &Document, sheet: &Sheet) -> BTreeSet<Id> {
    let all = |holds: &dyn Fn(&Record) -> bool| {
        document.records().filter(|record| holds(record)).map(|record| record.id().clone()).collect()
    };
    match sheet {
        Sheet::Register(register) => all(&|record| register.holds(record)),
        Sheet::Portfolio => all(&|record| Register::Processes.holds(record)),
        Sheet::Board | Sheet::Chart => all(&|record| Register::Opportunities.holds(record)),
        Sheet::Matrix(matrix, _) if matrix.of_model() => all(&|record| Register::Systems.holds(record)),
        Sheet::Swimlane(id) | Sheet::Matrix(_, id) => around(document, &Sheet::Swimlane(id.clone())),
        Sheet::Journey(id) | Sheet::Alignment(id) => around(document, &Sheet::Journey(id.clone())),
        Sheet::Sipoc(_) | Sheet::DecisionTable(_) => around(document, sheet),
    }
}

/// What is drawn in a view, and what that is tied to in the registers.
fn around(document: &Document, sheet: &Sheet) -> BTreeSet<Id> {
    let drawn: BTreeSet<&Id> =
        document.records().map(Record::id).filter(|id| Sheet::showing(document, id).as_ref() == Some(sheet)).collect();
    let mut all: BTreeSet<Id> = drawn.iter().map(|id| (*id).clone()).collect();
    let registered = |record: &Record| Register::ALL.iter().any(|register| register.holds(record));
    for record in document.records() {
        let targets = || record.links().into_iter().map(|link| link.target);
        if drawn.contains(record.id()) {
            let behind = targets().filter(|id| document.get(id).is_some_and(registered));
            all.extend(behind.cloned());
        } else if registered(record) && targets().any(|id| drawn.contains(id)) {
            all.insert(record.id().clone());
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_swimlane_speaks_of_its_parties_process_and_rules_but_not_of_another() {
        let document = crate::file::parse(
            r#"(format: 1, processes: [(id: "p", name: "Sell"), (id: "q", name: "Buy")],
            parties: [(id: "sales", name: "Sales"), (id: "law", name: "Law")],
            swimlanes: [(id: "w", process: "p"), (id: "x")],
            lanes: [(id: "l", swimlane: "w", party: "sales"), (id: "m", swimlane: "x", party: "law")],
            steps: [(id: "a", lane: "l", column: 1, link: "x"), (id: "b", lane: "m", column: 1)],
            rules: [(id: "r", name: "Limit", governs: ["a"]), (id: "s", name: "Other", governs: ["b"])])"#,
        )
        .expect("a model")
        .document;
        let ids = |sheet: Sheet| spoken_of(&document, &sheet).iter().map(Id::to_string).collect::<Vec<_>>().join(" ");
        assert_eq!(ids(Sheet::Swimlane("w".into())), "a l p r sales w");
        assert_eq!(ids(Sheet::Swimlane("x".into())), "b law m s x");
        assert_eq!(ids(Sheet::Register(Register::Parties)), "law sales");
        assert_eq!(ids(Sheet::Portfolio), "p q");
    }
}
