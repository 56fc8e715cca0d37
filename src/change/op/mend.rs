//! What checks know how to mend for certain, where no other verb does just that; accepting what they find, and which
//! checks a model is held to.

use super::{DeleteOptions, delete, refuse};
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{Document, Id, IdMaker, Level, MODEL_ID, Record, Suppression},
};

/// Removes a decision that neither splits nor joins; the flow into it goes on to the step after it.
pub fn remove_gateway(document: &Document, gateway: &Id) -> Result<Transaction, Refusal> {
    document.step(gateway).ok_or_else(|| refuse::gone("decision"))?;
    let heal = DeleteOptions { heal: true, lane_steps: None };
    let removed = delete(document, std::slice::from_ref(gateway), &heal)?;
    Ok(Transaction { label: "Remove superfluous decision".into(), ..removed })
}

/// Removes a flow beside which another says the same.
pub fn remove_duplicate_flow(document: &Document, flow: &Id) -> Result<Transaction, Refusal> {
    document.flow(flow).ok_or_else(|| refuse::gone("flow"))?;
    let removed = delete(document, std::slice::from_ref(flow), &DeleteOptions::default())?;
    Ok(Transaction { label: "Remove duplicate flow".into(), ..removed })
}

/// Accepts what a check finds about a record, for a reason; where it is accepted already, for this reason from now on.
pub fn suppress(
    document: &Document,
    record: &Id,
    check: &str,
    reason: &str,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    document.get(record).ok_or_else(|| refuse::gone("element"))?;
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Refusal::new("A problem is accepted for a reason. Say why it is meant so."));
    }
    let mut edit = Edit::new(document);
    let there = document.suppressions().find(|s| s.record == *record && s.check == check);
    let id = there.map_or_else(|| edit.fresh(ids, check), |s| s.id.clone());
    edit.put(Suppression { id, record: record.clone(), check: check.to_owned(), reason: reason.to_owned() });
    Ok(edit.finish("Accept problem"))
}

/// Holds the model to a check at a level; without one, at the check's own.
pub fn set_check_level(document: &Document, check: &str, level: Option<Level>) -> Result<Transaction, Refusal> {
    let Some(Record::Model(mut model)) = document.get(&MODEL_ID.into()).cloned() else {
        return Err(refuse::gone("model"));
    };
    match level {
        Some(level) => model.checks.insert(check.to_owned(), level),
        None => model.checks.remove(check),
    };
    let mut edit = Edit::new(document);
    edit.put(model);
    Ok(edit.finish("Change check"))
}

/// Removes a suppression, so that its finding is told again where it is found.
pub fn remove_suppression(document: &Document, suppression: &Id) -> Result<Transaction, Refusal> {
    document.suppression(suppression).ok_or_else(|| refuse::gone("suppression"))?;
    let removed = delete(document, std::slice::from_ref(suppression), &DeleteOptions::default())?;
    Ok(Transaction { label: "Remove suppression".into(), ..removed })
}
