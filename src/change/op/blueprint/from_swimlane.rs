//! A service blueprint made of a swimlane: what the customer does becomes the columns, what the others do the cells.

use super::{
    row, stage,
    start::{CUSTOMER_ACTIONS, put_journey, put_step},
};
use crate::{
    change::{Edit, Refusal, Transaction, op::refuse},
    model::{
        Band, Card, Dependency, Document, Evidence, FlowKind, Id, IdMaker, Key, LaneClass, LaneNode, Mark, PartyKind,
        RowKind, Sign, Step, StepKind, View, counted, rules,
    },
};
use std::collections::{BTreeMap, BTreeSet};

/// Makes a service blueprint of a swimlane and selects it.
///
/// The steps of the customer's lanes become journey steps in time order, in stages named as the phases. Every other
/// lane becomes a row in the band of its class; its steps become cells that stand for them, under what the customer did
/// last. Documents become physical evidence where the customer has to do with them. Flows become dependencies, through
/// what is left out: starts, ends and decisions without a name.
///
/// A lane that says nothing of its class is support where it is a system's, frontstage where a flow ties it to the
/// customer, else backstage.
pub fn blueprint_from_swimlane(document: &Document, swimlane: &Id, ids: &mut IdMaker) -> Result<Transaction, Refusal> {
    let view = View::new(document, swimlane).ok_or_else(|| refuse::gone("swimlane"))?;
    let made = Made::new(&view);
    if made.actions.is_empty() {
        return Err(Refusal::new(
            "A blueprint begins at the customer, and no step stands in a customer’s lane here. Give a lane the class \
             customer first.",
        ));
    }
    let name = match view.swimlane.name.trim() {
        "" => "Service blueprint".to_owned(),
        name => format!("{name}, blueprint"),
    };
    let mut edit = Edit::new(document);
    let process = view.swimlane.process.as_ref().filter(|p| document.process(p).is_some());
    let journey = put_journey(&mut edit, &name, process, view.swimlane.state, ids);
    // What each step of the swimlane has become: a journey step or a card.
    let mut became: BTreeMap<&Id, Id> = BTreeMap::new();
    let columns = put_actions(&mut edit, &view, &made, &journey, &mut became, ids);
    let mut order = Key::from(1);
    let mut put_row = |edit: &mut Edit, kind: RowKind, name: &str, party: Option<Id>, ids: &mut IdMaker| {
        let id = edit.fresh(ids, kind.word());
        edit.put(row(id.clone(), &journey, kind, name, party, order));
        order = order.after();
        id
    };
    let mut cells: Vec<(Id, Vec<&Step>)> = Vec::new();
    cells.push((put_row(&mut edit, RowKind::Evidence, "", None, ids), made.evidence.clone()));
    put_row(&mut edit, RowKind::Step, CUSTOMER_ACTIONS, None, ids);
    for (band, kind) in [
        (Band::Frontstage, RowKind::Frontstage),
        (Band::Backstage, RowKind::Backstage),
        (Band::Support, RowKind::Support),
    ] {
        let mine: Vec<&Row> = made.rows.iter().filter(|r| r.band == band).collect();
        if mine.is_empty() {
            put_row(&mut edit, kind, "", None, ids);
        }
        for it in mine {
            let id = put_row(&mut edit, kind, &it.name, it.party.clone(), ids);
            cells.push((id, it.steps.clone()));
        }
    }
    for (row, steps) in cells {
        let mut places: BTreeMap<usize, i32> = BTreeMap::new();
        for step in steps {
            let column = made.column_of(step);
            let Some(at) = columns.get(column) else { continue };
            let place = places.entry(column).or_default();
            let id = edit.fresh(ids, if step.name.is_empty() { "card" } else { &step.name });
            edit.put(card(id.clone(), &row, at, Key::from(*place), &step.id));
            became.insert(&step.id, id);
            *place += 1;
        }
    }
    put_dependencies(&mut edit, &view, &journey, &became, ids);
    edit.select([journey]);
    Ok(edit.finish("Service blueprint from swimlane"))
}

/// What a blueprint made by [`blueprint_from_swimlane`] holds, in words.
pub fn what_was_made(made: &Transaction) -> String {
    use crate::model::Record;
    let count = |test: fn(&Record) -> bool| made.diff.added.values().filter(|r| test(r)).count();
    let actions = count(|r| matches!(r, Record::JourneyStep(_)));
    let cards = count(|r| matches!(r, Record::Card(_)));
    let ties = count(|r| matches!(r, Record::Dependency(_)));
    format!(
        "Made a blueprint: {}, {}, {}",
        counted(actions, "customer action", "customer actions"),
        counted(cards, "linked step", "linked steps"),
        counted(ties, "dependency", "dependencies")
    )
}

/// What becomes of the swimlane.
struct Made<'a> {
    /// The customer's steps in time order.
    actions: Vec<&'a Step>,
    rows: Vec<Row<'a>>,
    /// Documents the customer has to do with.
    evidence: Vec<&'a Step>,
}

struct Row<'a> {
    band: Band,
    name: String,
    party: Option<Id>,
    steps: Vec<&'a Step>,
}

impl<'a> Made<'a> {
    fn new(view: &View<'a>) -> Made<'a> {
        let customers: BTreeSet<&Id> =
            view.leaves().filter(|node| view.class_of(node) == LaneClass::Customer).map(|node| &node.lane.id).collect();
        let of_customer = |step: &Step| customers.contains(&step.lane);
        let told = |step: &&&'a Step| {
            !rules::is_data(step.kind)
                && step.attached_to.is_none()
                && !(step.name.trim().is_empty() && passes(step.kind))
        };
        let steps = |test: &dyn Fn(&Step) -> bool| {
            let mut found: Vec<&'a Step> = view.steps.iter().filter(told).copied().filter(|s| test(s)).collect();
            found.sort_by(|a, b| (a.column, a.row, &a.id).cmp(&(b.column, b.row, &b.id)));
            found
        };
        let by_id: BTreeMap<&Id, &Step> = view.steps.iter().map(|s| (&s.id, *s)).collect();
        let tied: Vec<(&Step, &Step)> = view
            .flows
            .iter()
            .filter_map(|f| Some((*by_id.get(f.from.as_ref()?)?, *by_id.get(f.to.as_ref()?)?)))
            .collect();
        let meets_customer = |lane: &Id| {
            tied.iter().any(|(a, b)| (a.lane == *lane && of_customer(b)) || (b.lane == *lane && of_customer(a)))
        };
        let mut rows: Vec<Row> = Vec::new();
        for node in view.leaves().filter(|node| !customers.contains(&node.lane.id)) {
            let band = match view.class_of(node).band() {
                Some(band) => band,
                None if node.party.is_some_and(|p| p.kind == PartyKind::System) => Band::Support,
                None if meets_customer(&node.lane.id) => Band::Frontstage,
                None => Band::Backstage,
            };
            let mine = steps(&|s| s.lane == node.lane.id);
            let party = node.party.map(|p| p.id.clone());
            let known = rows.iter_mut().find(|r| party.is_some() && r.party == party && r.band == band);
            match known {
                Some(row) => row.steps.extend(mine),
                None => rows.push(Row { band, name: own_name(node), party, steps: mine }),
            }
        }
        let evidence = |s: &&&'a Step| {
            let near = tied.iter().any(|(a, b)| (a.id == s.id && of_customer(b)) || (b.id == s.id && of_customer(a)));
            s.kind == StepKind::Document && (of_customer(s) || near)
        };
        let mut evidence: Vec<&'a Step> = view.steps.iter().filter(evidence).copied().collect();
        evidence.sort_by(|a, b| (a.column, a.row, &a.id).cmp(&(b.column, b.row, &b.id)));
        Made { actions: steps(&of_customer), rows, evidence }
    }

    /// The column a step stands in: that of what the customer did last, at its time or before.
    fn column_of(&self, step: &Step) -> usize {
        self.actions.partition_point(|action| action.column <= step.column).saturating_sub(1)
    }
}

/// A kind that says nothing without a name: it only starts, ends, splits or joins.
fn passes(kind: StepKind) -> bool {
    matches!(
        kind,
        StepKind::Start(_) | StepKind::End(_) | StepKind::Decision(_) | StepKind::Event(_) | StepKind::Throw(_)
    )
}

/// A row's own name: none where it shows its party's.
fn own_name(node: &LaneNode) -> String {
    match node.party {
        Some(party) if node.lane.name.is_empty() || node.lane.name == party.name => String::new(),
        _ => node.lane.name.clone(),
    }
}

/// Puts stages and journey steps, and says the ids of the latter.
fn put_actions<'a>(
    edit: &mut Edit,
    view: &View<'a>,
    made: &Made<'a>,
    journey: &Id,
    became: &mut BTreeMap<&'a Id, Id>,
    ids: &mut IdMaker,
) -> Vec<Id> {
    let mut columns = Vec::with_capacity(made.actions.len());
    let mut stages: Vec<(Option<&Id>, Id)> = Vec::new();
    for (i, action) in made.actions.iter().enumerate() {
        let phase = view.phases.iter().find(|p| p.from <= action.column && action.column <= p.to);
        let key = phase.map(|p| &p.id);
        let stage_id = match stages.last() {
            Some((last, id)) if *last == key => id.clone(),
            _ => {
                let name = phase.map_or("", |p| p.name.as_str());
                let id = edit.fresh(ids, if name.is_empty() { "stage" } else { name });
                let order = Key::from(i32::try_from(stages.len()).unwrap_or(i32::MAX)).after();
                edit.put(stage(id.clone(), journey, name, order));
                stages.push((key, id.clone()));
                id
            }
        };
        let order = Key::from(i32::try_from(i).unwrap_or(i32::MAX)).after();
        let name = if action.name.trim().is_empty() { action.kind.word() } else { action.name.as_str() };
        let id = put_step(edit, &stage_id, name, order, ids);
        became.insert(&action.id, id.clone());
        columns.push(id);
    }
    columns
}

/// Puts a dependency for every flow between what stands in the blueprint; both ways is a mutual one.
fn put_dependencies(edit: &mut Edit, view: &View, journey: &Id, became: &BTreeMap<&Id, Id>, ids: &mut IdMaker) {
    let hosts: BTreeMap<&Id, &Id> = view.steps.iter().filter_map(|s| Some((&s.id, s.attached_to.as_ref()?))).collect();
    let host = |id: &'_ Id| hosts.get(id).copied().cloned().unwrap_or_else(|| id.clone());
    let mut next: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
    for flow in &view.flows {
        let (Some(from), Some(to)) = (&flow.from, &flow.to) else { continue };
        if matches!(flow.kind, FlowKind::Sequence | FlowKind::Message) {
            next.entry(host(from)).or_default().push(host(to));
        }
    }
    let mut ties: BTreeSet<(Id, Id)> = BTreeSet::new();
    for (step, here) in became {
        // On through what has become nothing, each once.
        let mut seen: BTreeSet<&Id> = BTreeSet::new();
        let mut ahead: Vec<&Id> = next.get(*step).into_iter().flatten().collect();
        while let Some(at) = ahead.pop() {
            if !seen.insert(at) {
                continue;
            }
            match became.get(at) {
                Some(there) => {
                    ties.insert((here.clone(), there.clone()));
                }
                None => ahead.extend(next.get(at).into_iter().flatten()),
            }
        }
    }
    let is_action = |edit: &Edit, id: &Id| matches!(edit.get(id), Some(crate::model::Record::JourneyStep(_)));
    for (from, to) in &ties {
        let back = ties.contains(&(to.clone(), from.clone()));
        // What the customer does one after the other is said by the columns.
        if from == to || (back && from > to) || (is_action(edit, from) && is_action(edit, to)) {
            continue;
        }
        let id = edit.fresh(ids, "dependency");
        edit.put(Dependency {
            id,
            journey: journey.clone(),
            from: from.clone(),
            to: to.clone(),
            mutual: back,
            label: String::new(),
        });
    }
}

fn card(id: Id, row: &Id, at: &Id, place: Key, record: &Id) -> Card {
    Card {
        id,
        row: row.clone(),
        at: at.clone(),
        place,
        text: String::new(),
        record: Some(record.clone()),
        sign: Sign::None,
        mark: Mark::None,
        evidence: Evidence::Unknown,
        source: String::new(),
        picture: String::new(),
        description: String::new(),
    }
}
