//! The steps of a swimlane against what stands behind and around each: systems, rules, KPIs, SLAs, touchpoints.

use super::rows_of;
use crate::model::{
    Attribute, Document, Flow, FlowKind, Gateway, Governance, Id, IdMap, LaneClass, Phase, Record, Step, StepKind,
    Touchpoint, View,
};

/// The columns from left to right.
pub const EXPERIENCE: [Attribute; 5] =
    [Attribute::Touchpoints, Attribute::Systems, Attribute::Rules, Attribute::Slas, Attribute::Kpis];

/// The customer-experience matrix of a swimlane.
#[derive(Debug)]
pub struct Experience<'a> {
    document: &'a Document,
    links: Governance<'a>,
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
        let view = View::new(document, swimlane)?;
        let meets = meets_customer(document, &view);
        let flows = Flows::new(&view);
        let mut matrix = Experience { document, links: Governance::new(document), rows: vec![] };
        for (phase, step, lane) in rows_of(&view) {
            let Some(node) = view.lanes.get(lane) else { continue };
            let class = view.class_of(node);
            let customers = class == LaneClass::Customer;
            let facing = !customers && (class == LaneClass::Frontstage || meets.contains_key(&step.id));
            let lane = document.display_name(&node.lane.id);
            let mut row = ExperienceRow { step, phase, lane, customers, gaps: vec![] };
            row.gaps = matrix.gaps(step, (customers, facing), flows.of(&step.id));
            matrix.rows.push(row);
        }
        Some(matrix)
    }

    /// What stands in a cell, in the order of the file.
    pub fn cell(&self, step: &'a Step, of: Attribute) -> Vec<&'a Id> {
        linked(self.document, &self.links, step, of)
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
        let measured = |id: &Id| !self.links.kpis(id).is_empty();
        let open =
            |t: &Touchpoint| t.moment_of_truth && !measured(&t.id) && !measured(&t.at) && !t.steps.iter().any(measured);
        if touchpoints.iter().any(|t| open(t)) {
            gaps.push(Attribute::Kpis);
        }
        gaps
    }
}

/// What a cell of a step holds.
pub(super) fn linked<'a>(document: &'a Document, links: &Governance<'a>, step: &'a Step, of: Attribute) -> Vec<&'a Id> {
    match of {
        Attribute::Systems => step.systems.iter().filter(|id| document.party(id).is_some()).collect(),
        Attribute::Rules => links.rules(&step.id).iter().map(|r| &r.id).collect(),
        Attribute::Kpis => links.kpis(&step.id).iter().map(|r| &r.id).collect(),
        Attribute::Slas => links.slas(&step.id).iter().map(|r| &r.id).collect(),
        Attribute::Touchpoints => links.touchpoints(&step.id).iter().map(|r| &r.id).collect(),
        _ => vec![],
    }
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
