//! What a party is to a step.

use super::{Said, add as make, step};
use crate::{
    change::{Diff, Edit, Refusal},
    model::*,
};

/// Sets what a party is to a step, as letters say. Who is accountable takes that from who was: there is one. The other
/// letters of who was stay.
pub fn put(edit: &mut Edit, row: &Id, party: &Id, text: &str) -> Result<(), Refusal> {
    let mut it = step(edit, row)?;
    let roles = read(text)?;
    assign(edit.base(), &mut it, party, roles);
    edit.put(it);
    edit.select([row.clone()]);
    Ok(())
}

/// The same, where a whole table is put in: what others are stays as that table says.
pub fn put_beside(edit: &mut Edit, row: &Id, party: &Id, text: &str) -> Result<(), Refusal> {
    let mut it = step(edit, row)?;
    read(text)?.write(&mut it, party);
    edit.put(it);
    edit.select([row.clone()]);
    Ok(())
}

/// Who is no longer accountable for a step since another is, and who that is, in words; `None` where nobody took over.
pub fn says_moved(document: &Document, diff: &Diff) -> Option<String> {
    diff.updated.values().find_map(|(before, after)| {
        let (Record::Step(before), Record::Step(after)) = (&**before, &**after) else { return None };
        let is = |step: &Step, id: &Id| step.accountable.contains(id);
        let (was, now) = (document.accountable(before), &after.accountable);
        let gone: Vec<&str> = was.into_iter().filter(|id| !is(after, id)).map(|id| document.display_name(id)).collect();
        let new = now.iter().any(|id| !is(before, id));
        (new && !gone.is_empty()).then(|| format!("Accountable in place of {}", gone.join(" and ")))
    })
}

fn read(text: &str) -> Result<Roles, Refusal> {
    Roles::read(text).ok_or_else(|| {
        Refusal(format!("“{text}” is none of R, A, C, I: responsible, accountable, consulted, informed."))
    })
}

fn assign(document: &Document, it: &mut Step, party: &Id, roles: Roles) {
    if roles.accountable && !it.accountable.contains(party) {
        // What is not in the model stays, for who looks after its problems.
        it.accountable.retain(|id| document.party(id).is_none());
    }
    roles.write(it, party);
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
    let roles = Roles {
        responsible: roles.responsible || now.responsible,
        accountable: roles.accountable || now.accountable,
        consulted: roles.consulted || now.consulted,
        informed: roles.informed || now.informed,
    };
    assign(edit.base(), &mut it, &party, roles);
    edit.put(it);
    edit.select([row.clone()]);
    Ok(())
}
