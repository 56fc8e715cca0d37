//! Under which SLA something is handed over. What is handed over is drawn in the swimlane.

use super::{Said, add};
use crate::{
    change::{Edit, Refusal},
    model::*,
};

/// The hand-off of a cell, where there is one alone.
pub fn only<'a>(document: &'a Document, swimlane: &Id, from: &Id, to: &Id) -> Result<&'a Flow, Refusal> {
    let matrix = HandOffs::new(document, swimlane).ok_or_else(|| super::refuse::gone("swimlane"))?;
    match matrix.of(from, to) {
        [] => {
            let called = |id: &Id| match document.display_name(id).trim() {
                "" => "a lane without a name".to_owned(),
                name => format!("“{name}”"),
            };
            let (giver, taker) = (called(from), called(to));
            if from == to {
                return Err(Refusal(format!("What stays with {giver} is no hand-off.")));
            }
            Err(Refusal(capital(&format!(
                "{giver} hands nothing over to {taker}. Draw the flow in the swimlane first."
            ))))
        }
        [flow] => Ok(*flow),
        several => Err(Refusal(format!(
            "There are {} hand-offs here. Go to each with Ctrl+Enter and give it its SLA in the swimlane.",
            several.len()
        ))),
    }
}

/// Puts the one hand-off of a cell under an SLA, or under none.
pub fn put(edit: &mut Edit, swimlane: &Id, from: &Id, to: &Id, said: &Said, ids: &mut IdMaker) -> Result<(), Refusal> {
    let flow = only(edit.base(), swimlane, from, to)?;
    let sla = match said.names() {
        [] => None,
        [Ok(id)] => Some((*id).clone()),
        [Err(name)] => Some(add(edit, Sla::default(), name, ids)),
        _ => return Err(Refusal::new("A hand-off has one SLA. Type one name.")),
    };
    edit.put(Flow { sla, ..flow.clone() });
    edit.select([flow.id.clone()]);
    Ok(())
}
