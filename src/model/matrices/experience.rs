//! The steps of a swimlane against what stands behind and around each: systems, rules, KPIs, SLAs, touchpoints.

use super::rows_of;
use crate::model::{
    Attribute, Document, Flow, FlowKind, Gateway, Governance, Id, IdMap, LaneClass, PartyKind, Phase, Promised, Record,
    RollUps, Step, StepKind, TaskKind, Touchpoint, Trigger, View,
};

/// The columns from left to right.
pub const EXPERIENCE: [Attribute; 5] =
    [Attribute::Touchpoints, Attribute::Systems, Attribute::Rules, Attribute::Slas, Attribute::Kpis];

/// The customer-experience matrix of a swimlane.
#[derive(Debug)]
pub struct Experience<'a> {
    document: &'a Document,
    links: Governance<'a>,
    /// Whether the model knows any system: where it knows none, none is missed.
    knows_systems: bool,
    pub rows: Vec<ExperienceRow<'a>>,
}

/// A step, and what is wanting at it.
#[derive(Clone, Debug)]
pub struct ExperienceRow<'a> {
    pub step: &'a Step,
    pub phase: Option<&'a Phase>,
    /// What its lane is called.
    pub lane: &'a str,
    /// Whether the customer does it.
    pub customers: bool,
    /// The columns in which the craft wants something and nothing is.
    pub gaps: Vec<Attribute>,
}

impl<'a> Experience<'a> {
    /// The matrix of a swimlane; `None` where there is none with this id.
    pub fn new(document: &'a Document, swimlane: &Id) -> Option<Experience<'a>> {
        Experience::knowing(document, swimlane, None)
    }

    /// The same where it is known at which steps an SLA is wanted, which takes longest to find out.
    pub fn knowing(document: &'a Document, swimlane: &Id, want_slas: Option<&IdMap<()>>) -> Option<Experience<'a>> {
        let view = View::new(document, swimlane)?;
        let meets = meets_customer(document, &view);
        let flows = Flows::new(&view);
        let knows_systems = document.parties().any(|party| party.kind == PartyKind::System);
        let mut matrix = Experience { document, links: Governance::new(document), knows_systems, rows: vec![] };
        let open = want_slas.is_none().then(|| open_hand_offs(document, &view.flows));
        for (phase, step, lane) in rows_of(&view, |step| matrix.shows(step)) {
            let Some(node) = view.lanes.get(lane) else { continue };
            let class = view.class_of(node);
            let customers = class == LaneClass::Customer;
            let facing = !customers && (class == LaneClass::Frontstage || meets.contains_key(&step.id));
            let lane = document.display_name(&node.lane.id);
            let mut row = ExperienceRow { step, phase, lane, customers, gaps: vec![] };
            row.gaps = matrix.gaps(step, (customers, facing), flows.of(&step.id));
            // What is promised at the step stands in the cell; that a hand-off into it has no SLA is for the check to
            // say.
            let takes_up = || open.as_ref().is_some_and(|open| !open.of(&step.id).is_empty());
            let wants_sla = || takes_up() && matrix.cell(step, Attribute::Slas).is_empty();
            if want_slas.map_or_else(wants_sla, |known| known.contains_key(&step.id)) {
                row.gaps.push(Attribute::Slas);
            }
            matrix.rows.push(row);
        }
        Some(matrix)
    }

    /// What stands in a cell, in the order of the file.
    pub fn cell(&self, step: &'a Step, of: Attribute) -> Vec<&'a Id> {
        linked(self.document, &self.links, step, of)
    }

    /// What stands beneath it: the rules or KPIs of touchpoints behind which the step is, by touchpoint.
    pub fn of_touchpoints(&self, step: &'a Step, of: Attribute) -> Vec<(&'a Touchpoint, Vec<&'a Id>)> {
        of_touchpoints(&self.links, step, of)
    }

    /// Whether a step that nobody does is a row: where it takes time, or anything stands in its cells.
    fn shows(&self, step: &'a Step) -> bool {
        waits(step).is_some() || EXPERIENCE.into_iter().any(|of| !self.cell(step, of).is_empty())
    }

    /// How many cells want something.
    pub fn gaps_of(&self, of: Attribute) -> usize {
        self.rows.iter().filter(|row| row.gaps.contains(&of)).count()
    }

    fn gaps(
        &self,
        step: &'a Step,
        (customers, facing): (bool, bool),
        flows: (&[&'a Flow], &[&'a Flow]),
    ) -> Vec<Attribute> {
        let mut gaps = Vec::new();
        let touchpoints = self.links.touchpoints(&step.id);
        let work = matches!(step.kind, StepKind::Task(_) | StepKind::SubProcess(_));
        if facing && work && touchpoints.is_empty() {
            gaps.push(Attribute::Touchpoints);
        }
        let (leaving, before) = flows;
        if !customers && decides(step) && leaving.len() > 1 {
            let before: Vec<&Step> = before.iter().filter_map(|flow| self.document.step(flow.from.as_ref()?)).collect();
            if !self.links.decides(self.document, step, leaving, &before) {
                gaps.push(Attribute::Rules);
            }
        }
        if !customers && self.knows_systems && self.wants_system(step) {
            gaps.push(Attribute::Systems);
        }
        let open = |t: &Touchpoint| t.moment_of_truth && !self.links.is_measured(self.document, t);
        if touchpoints.iter().any(|t| open(t)) {
            gaps.push(Attribute::Kpis);
        }
        gaps
    }

    /// Whether a step says that a system takes part, by its kind of task, and not which.
    fn wants_system(&self, step: &Step) -> bool {
        matches!(step.kind, StepKind::Task(TaskKind::User | TaskKind::Service | TaskKind::Script))
            && self.document.performers(step).is_empty()
    }
}

/// Hand-offs by the step in whose row they are told.
pub struct OpenHandOffs<'a>(IdMap<'a, Vec<&'a Flow>>);

impl<'a> OpenHandOffs<'a> {
    /// Those that want an SLA at a step.
    pub fn of(&self, step: &Id) -> &[&'a Flow] {
        self.0.get(step).map_or(&[], Vec::as_slice)
    }
}

/// The hand-offs among these flows that nobody promised a time for. An SLA says how soon work is taken up, so each is
/// told at the step that takes it up; at the one that gives it away where an event takes it up, which nobody does.
/// Nothing is wanted of what the customer does.
pub fn open_hand_offs<'a>(document: &'a Document, flows: &[&'a Flow]) -> OpenHandOffs<'a> {
    let mut open = OpenHandOffs(IdMap::default());
    let could: Vec<&Flow> = flows.iter().copied().filter(|flow| document.promising_parties(flow).is_some()).collect();
    if could.is_empty() {
        return open;
    }
    let promised = Promised::new(document, &RollUps::new(document));
    for flow in could.into_iter().filter(|flow| promised.of(document, flow).is_none()) {
        let asks = |step: &Step| super::is_done_by_somebody(step.kind) && !document.is_customers(&step.lane);
        let is_row = |id: &&Id| document.step(id).is_some_and(asks);
        if let Some(row) = [&flow.to, &flow.from].into_iter().flatten().find(is_row) {
            open.0.entry(row).or_default().push(flow);
        }
    }
    open
}

/// The flows of a step, for its cell of SLAs.
pub struct SlaFlows<'a> {
    document: &'a Document,
    flows: Vec<&'a Flow>,
    step: &'a Id,
    /// The SLAs they are under.
    pub given: Vec<&'a Id>,
    /// Those under an SLA that the cell is to name no longer.
    pub let_go: Vec<&'a Flow>,
}

/// The flows of a step, where its cell is to name these SLAs.
pub fn sla_flows<'a>(document: &'a Document, step: &'a Id, wanted: &[Id]) -> SlaFlows<'a> {
    let at = |end: &Option<Id>| end.as_ref() == Some(step);
    let flows: Vec<&Flow> = document.flows().filter(|flow| at(&flow.from) || at(&flow.to)).collect();
    let given = flows.iter().filter_map(|flow| flow.sla.as_ref()).collect();
    let goes = |flow: &&Flow| flow.sla.as_ref().is_some_and(|sla| !wanted.contains(sla));
    let let_go = flows.iter().copied().filter(goes).collect();
    SlaFlows { document, flows, step, given, let_go }
}

impl<'a> SlaFlows<'a> {
    /// Those that an SLA new to the step goes on: whose own it replaces, and hand-offs that want one.
    pub fn taking(&self) -> Vec<&'a Flow> {
        let mut taking = self.let_go.clone();
        let open = open_hand_offs(self.document, &self.flows);
        taking.extend(open.of(self.step).iter().filter(|flow| !self.let_go.iter().any(|gone| gone.id == flow.id)));
        taking
    }
}

/// What a cell of a step holds.
pub(super) fn linked<'a>(document: &'a Document, links: &Governance<'a>, step: &'a Step, of: Attribute) -> Vec<&'a Id> {
    match of {
        Attribute::Systems => document.performers(step).iter().map(|it| it.party).collect(),
        Attribute::Rules => links.rules(&step.id).iter().map(|r| &r.id).collect(),
        Attribute::Kpis => links.kpis(&step.id).iter().map(|r| &r.id).collect(),
        Attribute::Slas => links.slas_around(&step.id).iter().map(|r| &r.id).collect(),
        Attribute::Touchpoints => links.touchpoints(&step.id).iter().map(|r| &r.id).collect(),
        _ => vec![],
    }
}

/// The rules or KPIs of the touchpoints behind which a step is, by touchpoint. What is linked to the step itself stands
/// in its cell and is not said again.
pub(super) fn of_touchpoints<'a>(
    links: &Governance<'a>,
    step: &'a Step,
    of: Attribute,
) -> Vec<(&'a Touchpoint, Vec<&'a Id>)> {
    let linked = |id: &Id| -> Vec<&'a Id> {
        match of {
            Attribute::Rules => links.rules(id).iter().map(|rule| &rule.id).collect(),
            Attribute::Kpis => links.kpis(id).iter().map(|kpi| &kpi.id).collect(),
            _ => vec![],
        }
    };
    let own = linked(&step.id);
    let theirs = links.touchpoints(&step.id).iter().map(|&touchpoint| {
        let ids = linked(&touchpoint.id).into_iter().filter(|id| !own.contains(id));
        (touchpoint, ids.collect::<Vec<_>>())
    });
    theirs.filter(|(_, ids)| !ids.is_empty()).collect()
}

/// How long a step that waits does, in words; `None` where it is no such step, or that is not said.
pub fn waits(step: &Step) -> Option<String> {
    let waits = matches!(step.kind, StepKind::Wait | StepKind::Event(Trigger::Timer));
    let said = || Some(step.duration.trim()).filter(|said| !said.is_empty()).map(str::to_owned);
    waits.then(|| step.wait.or(step.work).map(|time| time.to_string()).or_else(said)).flatten()
}

/// Whether somebody has to choose at a step: what only splits or waits needs no rule.
fn decides(step: &Step) -> bool {
    match step.kind {
        StepKind::Decision(Gateway::Exclusive | Gateway::Inclusive | Gateway::Complex) => true,
        StepKind::Decision(Gateway::Parallel | Gateway::EventBased) => false,
        _ => false,
    }
}

/// The flows out of each step, and into it.
struct Flows<'a> {
    leaving: IdMap<'a, Vec<&'a Flow>>,
    arriving: IdMap<'a, Vec<&'a Flow>>,
}

impl<'a> Flows<'a> {
    fn new(view: &View<'a>) -> Flows<'a> {
        let mut flows = Flows { leaving: IdMap::default(), arriving: IdMap::default() };
        for &flow in view.flows.iter().filter(|f| f.kind == FlowKind::Sequence) {
            if let Some(from) = &flow.from {
                flows.leaving.entry(from).or_default().push(flow);
            }
            if let Some(to) = &flow.to {
                flows.arriving.entry(to).or_default().push(flow);
            }
        }
        flows
    }

    fn of(&self, step: &Id) -> (&[&'a Flow], &[&'a Flow]) {
        (self.leaving.get(step).map_or(&[], Vec::as_slice), self.arriving.get(step).map_or(&[], Vec::as_slice))
    }
}

/// The steps that hand something to the customer's lane, or are handed something from it.
fn meets_customer<'a>(document: &'a Document, view: &View<'a>) -> IdMap<'a, ()> {
    let customers: IdMap<()> = view
        .lanes
        .iter()
        .filter(|node| view.class_of(node) == LaneClass::Customer)
        .map(|node| (&node.lane.id, ()))
        .collect();
    let is_customer = |end: &Id| match document.get(end) {
        Some(Record::Step(step)) => customers.contains_key(&step.lane),
        Some(Record::Lane(lane)) => customers.contains_key(&lane.id),
        _ => false,
    };
    let mut meets = IdMap::default();
    for flow in &view.flows {
        let (Some(from), Some(to)) = (&flow.from, &flow.to) else { continue };
        match (flow.kind, is_customer(from), is_customer(to)) {
            (FlowKind::Association | FlowKind::Data, ..) => {}
            (_, true, false) => drop(meets.insert(to, ())),
            (_, false, true) => drop(meets.insert(from, ())),
            (_, true, true) | (_, false, false) => {}
        }
    }
    meets
}
