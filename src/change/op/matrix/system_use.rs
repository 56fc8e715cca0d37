//! Which steps of a swimlane a system performs.

use super::step;
use crate::{
    change::{Edit, Refusal},
    model::*,
};

/// Adds the system to the steps named and takes it from the others.
pub fn put(edit: &mut Edit, system: &Id, swimlane: &Id, names: &[Result<&Id, String>]) -> Result<(), Refusal> {
    let document = edit.base();
    document.party(system).ok_or_else(|| super::refuse::gone("system"))?;
    let mut wanted: Vec<&Id> = Vec::new();
    for name in names {
        match name {
            Ok(id) => wanted.push(id),
            Err(name) => {
                return Err(Refusal(format!(
                    "There is no step “{name}” in {}. Choose one from the list, or add it to the swimlane first.",
                    document.display_name(swimlane)
                )));
            }
        }
    }
    let matrix = SystemUse::new(document);
    let now = matrix.of(system, swimlane);
    for (it, by_lane) in now {
        if wanted.contains(&&it.id) {
            continue;
        }
        if *by_lane {
            return Err(super::in_its_lane(document, &it.name, system));
        }
        let mut it = step(edit, &it.id)?;
        it.systems.retain(|id| id != system);
        edit.put(it);
    }
    for id in wanted {
        let mut it = step(edit, id)?;
        if !now.iter().any(|(step, _)| step.id == it.id) {
            it.systems.push(system.clone());
            edit.put(it);
        }
    }
    edit.select([system.clone()]);
    Ok(())
}
