//! Under which SLA something is handed over. What is handed over is drawn in the swimlane.

use super::{Said, add};
use crate::{
    change::{Edit, Refusal},
    model::*,
};

/// Puts the one hand-off of a cell under an SLA, or under none.
pub fn put(edit: &mut Edit, swimlane: &Id, from: &Id, to: &Id, said: &Said, ids: &mut IdMaker) -> Result<(), Refusal> {
    let document = edit.base();
    let matrix = HandOffs::new(document, swimlane).ok_or_else(|| super::refuse::gone("swimlane"))?;
    let (giver, taker) = (document.display_name(from), document.display_name(to));
    let flow = match matrix.of(from, to) {
        [] => {
            return Err(Refusal(format!(
                "“{giver}” hands nothing over to “{taker}”. Draw the flow in the swimlane first."
            )));
        }
        [flow] => *flow,
        several => {
            return Err(Refusal(format!(
                "There are {} hand-offs here. Go to each with Ctrl+Enter and give it its SLA in the swimlane.",
                several.len()
            )));
        }
    };
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
