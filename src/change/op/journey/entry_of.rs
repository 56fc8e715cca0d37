//! A card in words becomes an entry of a register: a rule, a KPI, an opportunity.

use super::refuse;
use crate::{
    change::{Edit, Refusal, Transaction},
    model::*,
};

/// Adds what a card of a rule, KPI or opportunity row says to its register; the card stands for it from then on. A KPI
/// measures the journey step the card is at, and an opportunity answers it.
pub fn add_to_register(document: &Document, card: &Id, ids: &mut IdMaker) -> Result<Transaction, Refusal> {
    let card = document.card(card).ok_or_else(|| refuse::gone("card"))?;
    if card.record.as_ref().is_some_and(|id| document.get(id).is_some()) {
        return Err(Refusal::new("This stands for an entry of a register already. Ctrl+Enter goes there."));
    }
    let name = card.text.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(Refusal::new("Type what it is called first."));
    }
    let mut edit = Edit::new(document);
    let id = edit.fresh(ids, &name);
    let row = document.journey_row(&card.row).map(|row| row.kind);
    let (entry, label): (Record, _) = match row {
        Some(RowKind::Rule) => (Rule { id: id.clone(), name, ..Rule::default() }.into(), "Add rule"),
        Some(RowKind::Kpi) => {
            let measures = document.journey_step(&card.at).map(|step| step.id.clone()).into_iter().collect();
            (Kpi { id: id.clone(), name, measures, ..Kpi::default() }.into(), "Add KPI")
        }
        Some(RowKind::Opportunity) => {
            let answers = document.journey_step(&card.at).map(|step| step.id.clone()).into_iter().collect();
            (Opportunity { id: id.clone(), name, answers, ..Opportunity::default() }.into(), "Add opportunity")
        }
        _ => return Err(Refusal::new("Only rules, KPIs and opportunities of a journey go into a register.")),
    };
    edit.put(entry);
    edit.put(Card { text: String::new(), record: Some(id), ..card.clone() });
    edit.select([card.id.clone()]);
    Ok(edit.finish(label))
}
