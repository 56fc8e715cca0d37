//! A new service blueprint: its rows in the fixed order, one for each party.

use super::{row, stage};
use crate::{
    change::{
        Edit, Refusal, Transaction,
        op::{refuse, rename::clean},
    },
    model::{Badge, Band, Document, Evidence, Id, IdMaker, Journey, JourneyStep, Key, Lifecycle, RowKind, State, View},
};

/// Whose rows a blueprint has: for each band one row a party, in this order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BlueprintParties {
    pub frontstage: Vec<Id>,
    pub backstage: Vec<Id>,
    pub support: Vec<Id>,
}

impl BlueprintParties {
    /// The parties of a process, by the classes of their lanes in its swimlanes: as-is before to-be, each party once.
    pub fn of_process(document: &Document, process: &Id) -> BlueprintParties {
        let mut parties = BlueprintParties::default();
        let mut swimlanes: Vec<_> =
            document.swimlanes().filter(|s| s.process.as_ref() == Some(process)).map(|s| (s.state, &s.id)).collect();
        swimlanes.sort();
        for (_, swimlane) in swimlanes {
            let Some(view) = View::new(document, swimlane) else { continue };
            for node in view.leaves() {
                let (Some(party), Some(band)) = (&node.lane.party, view.class_of(node).band()) else { continue };
                if !parties.all().any(|known| known == party) {
                    parties.of_mut(band).into_iter().for_each(|list| list.push(party.clone()));
                }
            }
        }
        parties
    }

    /// The parties of a band.
    pub fn of(&self, band: Band) -> &[Id] {
        match band {
            Band::Evidence | Band::Customer => &[],
            Band::Frontstage => &self.frontstage,
            Band::Backstage => &self.backstage,
            Band::Support => &self.support,
        }
    }

    fn of_mut(&mut self, band: Band) -> Option<&mut Vec<Id>> {
        match band {
            Band::Evidence | Band::Customer => None,
            Band::Frontstage => Some(&mut self.frontstage),
            Band::Backstage => Some(&mut self.backstage),
            Band::Support => Some(&mut self.support),
        }
    }

    fn all(&self) -> impl Iterator<Item = &Id> {
        self.frontstage.iter().chain(&self.backstage).chain(&self.support)
    }
}

/// Adds a journey with the rows of a service blueprint and selects it: physical evidence, customer actions, frontstage,
/// backstage and support. Where no party of a band is given, it has one row without a party.
pub fn new_blueprint(
    document: &Document,
    name: &str,
    process: Option<&Id>,
    parties: &BlueprintParties,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    if let Some(process) = process {
        document.process(process).ok_or_else(|| refuse::gone("process"))?;
    }
    for party in parties.all() {
        document.party(party).ok_or_else(|| refuse::gone("party"))?;
    }
    let mut edit = Edit::new(document);
    let journey = put_journey(&mut edit, name, process, State::AsIs, ids);
    let mut order = Key::from(1);
    for (name, lifecycle) in
        [("Before", Lifecycle::Attraction), ("During", Lifecycle::Interaction), ("After", Lifecycle::Cultivation)]
    {
        let id = edit.fresh(ids, name);
        edit.put(crate::model::Stage { lifecycle, ..stage(id.clone(), &journey, name, order) });
        put_step(&mut edit, &id, "", Key::from(1), ids);
        order = order.after();
    }
    let mut order = Key::from(1);
    for (kind, party) in wanted(parties) {
        let own = if kind == RowKind::Step { CUSTOMER_ACTIONS } else { "" };
        let id = edit.fresh(ids, kind.word());
        edit.put(row(id, &journey, kind, own, party, order));
        order = order.after();
    }
    edit.select([journey]);
    Ok(edit.finish("New service blueprint"))
}

/// What the row of journey steps is called in a blueprint.
pub(super) const CUSTOMER_ACTIONS: &str = "Customer actions";

/// The rows a blueprint has at least, from the top.
pub(super) fn wanted(parties: &BlueprintParties) -> Vec<(RowKind, Option<Id>)> {
    let mut rows = vec![(RowKind::Evidence, None), (RowKind::Step, None)];
    for (kind, band) in [
        (RowKind::Frontstage, Band::Frontstage),
        (RowKind::Backstage, Band::Backstage),
        (RowKind::Support, Band::Support),
    ] {
        match parties.of(band) {
            [] => rows.push((kind, None)),
            some => rows.extend(some.iter().map(|party| (kind, Some(party.clone())))),
        }
    }
    rows
}

/// Puts an empty journey, and says its id.
pub(super) fn put_journey(edit: &mut Edit, name: &str, process: Option<&Id>, state: State, ids: &mut IdMaker) -> Id {
    let name = clean(name);
    let id = edit.fresh(ids, if name.is_empty() { "blueprint" } else { &name });
    edit.put(Journey {
        id: id.clone(),
        name,
        process: process.cloned(),
        state,
        personas: vec![],
        scenario: String::new(),
        evidence: Evidence::Unknown,
        source: String::new(),
        badges: Badge::usual(),
        description: String::new(),
    });
    id
}

/// Puts a journey step, and says its id.
pub(super) fn put_step(edit: &mut Edit, stage: &Id, name: &str, order: Key, ids: &mut IdMaker) -> Id {
    let id = edit.fresh(ids, if name.is_empty() { "journey step" } else { name });
    edit.put(JourneyStep {
        id: id.clone(),
        stage: stage.clone(),
        name: name.into(),
        order,
        description: String::new(),
    });
    id
}
