//! Name a lane after its party, so that a party exists once, however many lanes it has.

use super::{refuse, rename::clean};
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{Document, Id, IdMaker, Lane, Party, PartyKind},
};

/// Makes a lane that of the party with this name; a new party where none is called so.
/// A new one is of the kind its name is the word for ("Customer"), else a team.
pub fn name_lane(document: &Document, lane: &Id, name: &str, ids: &mut IdMaker) -> Result<Transaction, Refusal> {
    let lane = document.lane(lane).ok_or_else(|| refuse::gone("lane"))?;
    let name = clean(name);
    if name.is_empty() {
        return Err(Refusal::new("Type a name for the lane first."));
    }
    let mut edit = Edit::new(document);
    let same = |p: &&Party| p.name.to_lowercase() == name.to_lowercase();
    let party = match document.parties().find(same) {
        Some(party) => party.id.clone(),
        None => {
            let id = edit.fresh(ids, &name);
            let kind = PartyKind::ALL.into_iter().find(|k| k.word() == name.to_lowercase()).unwrap_or_default();
            edit.put(Party { id: id.clone(), kind, name, ..Party::default() });
            id
        }
    };
    edit.put(Lane { party: Some(party), name: String::new(), ..lane.clone() });
    Ok(edit.finish("Name lane"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::op::{LaneSpot, add_lane, start_model};

    #[test]
    fn a_party_is_made_once() {
        let mut ids = IdMaker::new(1);
        let mut document = start_model("Orders", &mut ids);
        let swimlane = document.swimlanes().next().expect("one").id.clone();
        let before = document.parties().count();
        for name in ["Warehouse", "warehouse", "customer"] {
            let add = add_lane(&document, &LaneSpot::Last(swimlane.clone()), "", None, &mut ids).expect("adds");
            add.diff.apply(&mut document);
            let lane = add.select.expect("selects")[0].clone();
            name_lane(&document, &lane, name, &mut ids).expect("names").diff.apply(&mut document);
            assert_eq!(document.display_name(&lane).to_lowercase(), name.to_lowercase());
        }
        assert_eq!(document.parties().count(), before + 1);
        assert!(crate::model::problems(&document).is_empty());
    }
}
