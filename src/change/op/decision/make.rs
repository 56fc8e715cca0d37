//! The decision table of a step or a rule.

use super::{super::govern::named, refuse};
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{
        Condition, DecisionColumn, DecisionSide, DecisionTable, Document, Flow, FlowKind, Id, IdMaker, Record,
        ValueType, fold,
    },
};

/// Adds a decision table with an input and an output, and selects it.
pub fn add_decision_table(document: &Document, name: &str, ids: &mut IdMaker) -> Transaction {
    let mut edit = Edit::new(document);
    let table = put_table(&mut edit, name, vec![], ids);
    edit.select([table]);
    edit.finish("Add decision table")
}

/// Adds a decision table that decides a step or states a rule; what is selected stays so. The branches that leave the
/// step are what its output may be.
pub fn new_decision_table_for(
    document: &Document,
    target: &Id,
    name: &str,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let mut record = document.get(target).ok_or_else(|| refuse::gone("step"))?.clone();
    let what = record.kind().word();
    let slot = match &mut record {
        Record::Step(step) => &mut step.decision_table,
        Record::Rule(rule) => &mut rule.decision_table,
        _ => return Err(refuse::not_for("decision table", what)),
    };
    if slot.as_ref().is_some_and(|table| document.decision_table(table).is_some()) {
        return Err(Refusal(format!("This {what} has a decision table already. Open that one.")));
    }
    let mut edit = Edit::new(document);
    *slot = Some(put_table(&mut edit, name, branches(document, target), ids));
    edit.put(record);
    Ok(edit.finish("Add decision table"))
}

fn put_table(edit: &mut Edit, name: &str, values: Vec<String>, ids: &mut IdMaker) -> Id {
    let table = named(edit, DecisionTable::default(), name, ids);
    let id = table.id().clone();
    edit.put(table);
    let holds = if values.is_empty() { ValueType::Text } else { ValueType::Choice };
    let input = DecisionColumn { table: id.clone(), ..DecisionColumn::default() };
    let output = DecisionColumn { side: DecisionSide::Output, holds, values, ..input.clone() };
    for (column, name) in [(input, "Input"), (output, "Output")] {
        let column = named(edit, column, name, ids);
        edit.put(column);
    }
    id
}

/// What the branches that leave a step are labelled, in the order of the steps they lead to, once each.
fn branches(document: &Document, step: &Id) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    let leaves = |flow: &&Flow| flow.kind == FlowKind::Sequence && flow.from.as_ref() == Some(step);
    let mut flows: Vec<&Flow> = document.flows().filter(leaves).collect();
    flows.sort_by_key(|flow| {
        let to = flow.to.as_ref().and_then(|to| document.step(to));
        (to.is_none(), to.map(|to| (to.column, to.row)), &flow.id)
    });
    for flow in flows {
        let label = match &flow.condition {
            Condition::When(condition) if flow.label.trim().is_empty() => condition,
            _ => &flow.label,
        };
        let label: Vec<&str> = label.split_whitespace().collect();
        let label = label.join(" ");
        if !label.is_empty() && !values.iter().any(|v| fold(v) == fold(&label)) {
            values.push(label);
        }
    }
    values
}
