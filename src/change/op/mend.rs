//! What checks know how to mend for certain, where no other verb does just that.

use super::{DeleteOptions, delete, refuse};
use crate::{
    change::{Refusal, Transaction},
    model::{Document, Id},
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
