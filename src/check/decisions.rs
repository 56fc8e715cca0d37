//! What is wrong with decision tables, found once for the rules that tell of it.

use super::{Facts, Found};
use crate::model::{DecisionFault, DecisionTable, FaultKind, decision_faults};

impl Facts<'_> {
    /// Every fault of every decision table.
    pub(super) fn decision_faults(&self) -> &[(&DecisionTable, Vec<DecisionFault>)] {
        self.decision_faults.get_or_init(|| {
            let tables = self.document.decision_tables();
            tables.map(|table| (table, decision_faults(self.document, &table.id))).collect()
        })
    }
}

/// Marks each fault of a kind: at the rule it is about, of several the last; else at the table.
pub(super) fn mark(facts: &Facts, found: &mut Found, kind: FaultKind, hint: Option<&str>) {
    for (table, faults) in facts.decision_faults() {
        for fault in faults.iter().filter(|fault| fault.kind == kind) {
            let record = fault.rows.last().unwrap_or(&table.id);
            let mark = found.mark(record, format!("In {}: {}", facts.named(&table.id), fault.words));
            if let Some(hint) = hint {
                mark.hint(hint);
            }
        }
    }
}

/// The text of a model with a decision table `t`: an amount of 0 or more, a kind of a, b or c, and what is decided.
#[cfg(test)]
pub(super) fn table(hit: &str, rows: &[[&str; 3]]) -> String {
    let column = |id: &str, side: &str, order: usize, holds: &str, values: &str| {
        format!(
            "(id: \"{id}\", table: \"t\", side: {side}, name: \"{id}\", order: {order}, holds: {holds}, values: \
             [{values}])"
        )
    };
    let columns = [
        column("amount", "Input", 0, "Number", "\">= 0\""),
        column("kind", "Input", 1, "Choice", "\"a\", \"b\", \"c\""),
        column("answer", "Output", 0, "Number", "\"2\", \"1\", \"0\""),
    ];
    let row = |(i, [amount, kind, answer]): (usize, &[&str; 3])| {
        let cells = format!("\"amount\": \"{amount}\", \"kind\": \"{kind}\", \"answer\": \"{answer}\"");
        format!("(id: \"r{}\", table: \"t\", order: {i}, cells: {{{cells}}})", i + 1)
    };
    let rows: Vec<String> = rows.iter().enumerate().map(row).collect();
    format!(
        "(format: 1, decision_tables: [(id: \"t\", name: \"T\", hit: {hit})], decision_columns: [{}], decision_rows: \
         [{}])",
        columns.join(", "),
        rows.join(", ")
    )
}
