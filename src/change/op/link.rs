//! Touchpoints and the process steps behind them.

use super::refuse;
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{Document, Id, Touchpoint},
};

/// Puts a process step behind a touchpoint.
pub fn link_touchpoint(document: &Document, touchpoint: &Id, step: &Id) -> Result<Transaction, Refusal> {
    let linked = document.touchpoint(touchpoint).ok_or_else(|| refuse::gone("touchpoint"))?;
    let target = document.step(step).ok_or_else(|| refuse::gone("step"))?;
    if linked.steps.contains(step) {
        return Err(Refusal(format!("“{}” is behind this touchpoint already.", target.name)));
    }
    let mut linked = linked.clone();
    linked.steps.push(step.clone());
    Ok(put(document, linked, "Link touchpoint"))
}

/// Takes a process step away from behind a touchpoint.
pub fn unlink_touchpoint(document: &Document, touchpoint: &Id, step: &Id) -> Result<Transaction, Refusal> {
    let linked = document.touchpoint(touchpoint).ok_or_else(|| refuse::gone("touchpoint"))?;
    if !linked.steps.contains(step) {
        return Err(Refusal::new("This step is not behind the touchpoint."));
    }
    let mut linked = linked.clone();
    linked.steps.retain(|id| id != step);
    Ok(put(document, linked, "Unlink touchpoint"))
}

fn put(document: &Document, touchpoint: Touchpoint, label: &str) -> Transaction {
    let mut edit = Edit::new(document);
    edit.put(touchpoint);
    edit.finish(label)
}
