//! What a party is to a step.

use super::{Said, add as make, step};
use crate::{
    change::{Edit, Refusal},
    model::*,
};

/// Sets what a party is to a step, as letters say.
pub fn put(edit: &mut Edit, row: &Id, party: &Id, text: &str) -> Result<(), Refusal> {
    let mut it = step(edit, row)?;
    let roles = Roles::read(text).ok_or_else(|| {
        Refusal(format!("“{text}” is none of R, A, C, I: responsible, accountable, consulted, informed."))
    })?;
    roles.write(&mut it, party);
    edit.put(it);
    edit.select([row.clone()]);
    Ok(())
}

/// Adds a party to the matrix: named, with what it is to the step after a colon; consulted where that is not said.
pub fn add(edit: &mut Edit, row: &Id, said: &Said, ids: &mut IdMaker) -> Result<(), Refusal> {
    let mut it = step(edit, row)?;
    let (name, roles) = party_and_roles(edit.base(), said.text());
    let party = match said.names() {
        [Ok(id)] => (*id).clone(),
        _ if name.is_empty() => return Err(Refusal::new("Type the name of a party.")),
        _ => {
            let names = Names::among(edit.base(), edit.base().parties().map(|party| &party.id));
            let kinds = &[RecordKind::Party];
            match super::refuse::one_named(&names, name, names.find(name, kinds), kinds)? {
                Some(id) => id.clone(),
                None => make(edit, Party::default(), name, ids),
            }
        }
    };
    // What it is already to the step stays.
    let now = Roles::of(&it, &party);
    Roles {
        responsible: roles.responsible || now.responsible,
        accountable: roles.accountable || now.accountable,
        consulted: roles.consulted || now.consulted,
        informed: roles.informed || now.informed,
    }
    .write(&mut it, &party);
    edit.put(it);
    edit.select([row.clone()]);
    Ok(())
}
