//! What governs, measures and answers what: rules, SLAs, KPIs and opportunities by the records they speak of.
//!
//! Each link is stored once, on the rule, the KPI or the opportunity; steps, flows and touchpoints show it from here,
//! so that drawings, matrices, the inspector and the checks say the same.

use super::{
    Badge, Card, Condition, Document, Flow, Id, IdMap, Kpi, Opportunity, Record, RowKind, Rule, Sla, Step, Touchpoint,
};
use std::collections::BTreeSet;

/// The links of a whole model, turned round. Linear to gather; each list is by id.
#[derive(Debug, Default)]
pub struct Governance<'a> {
    rules: IdMap<'a, Vec<&'a Rule>>,
    kpis: IdMap<'a, Vec<&'a Kpi>>,
    slas: IdMap<'a, Vec<&'a Sla>>,
    /// By the steps at both ends of a flow that is under an SLA.
    handed: IdMap<'a, Vec<&'a Sla>>,
    opportunities: IdMap<'a, Vec<&'a Opportunity>>,
    touchpoints: IdMap<'a, Vec<&'a Touchpoint>>,
    cards: IdMap<'a, Vec<&'a Card>>,
}

impl<'a> Governance<'a> {
    /// Gathers the links of a model.
    pub fn new(document: &'a Document) -> Governance<'a> {
        let mut all = Governance::of_work(document);
        for record in document.records() {
            match record {
                Record::Touchpoint(touchpoint) => all.touchpoints.put(&touchpoint.steps, touchpoint),
                Record::Card(card) => all.cards.put([&card.at], card),
                _ => {}
            }
        }
        all
    }

    /// The same without what journeys link, which is most of it: for drawings of work, made anew with each change.
    pub fn of_work(document: &'a Document) -> Governance<'a> {
        let mut all = Governance::default();
        for record in document.records() {
            match record {
                Record::Rule(rule) => all.rules.put(&rule.governs, rule),
                Record::Kpi(kpi) => all.kpis.put(&kpi.measures, kpi),
                Record::Sla(sla) => all.slas.put(sla.from.iter().chain(&sla.to), sla),
                Record::Flow(flow) => {
                    if let Some(sla) = flow.sla.as_ref().and_then(|sla| document.sla(sla)) {
                        all.slas.put([&flow.id], sla);
                        all.handed.put(flow.from.iter().chain(&flow.to), sla);
                    }
                }
                Record::Opportunity(opportunity) => all.opportunities.put(&opportunity.answers, opportunity),
                _ => {}
            }
        }
        all
    }

    /// The rules that govern a step, flow or touchpoint.
    pub fn rules(&self, id: &Id) -> &[&'a Rule] {
        self.rules.of(id)
    }

    /// Whether something says how a decision is made: a rule of it or of a branch, a decision table, the conditions of
    /// all its branches, or the same of a step before it. As many draw it, a step comes to the answer and the decision
    /// after it only sends the work on.
    pub fn decides(&self, document: &Document, decision: &Step, leaving: &[&Flow], before: &[&Step]) -> bool {
        let governed = |id: &Id| !self.rules(id).is_empty();
        let by_itself = |step: &Step| {
            let table = step.decision_table.as_ref().and_then(|id| document.decision_table(id));
            table.is_some() || governed(&step.id)
        };
        let written = |condition: &Condition| match condition {
            Condition::Always => false,
            Condition::Default => true,
            Condition::When(expression) => !expression.trim().is_empty(),
        };
        by_itself(decision)
            || leaving.iter().any(|flow| governed(&flow.id))
            || before.iter().any(|step| by_itself(step))
            || (leaving.iter().any(|flow| matches!(flow.condition, Condition::When(_)))
                && leaving.iter().all(|flow| written(&flow.condition)))
    }

    /// The KPIs that measure a record.
    pub fn kpis(&self, id: &Id) -> &[&'a Kpi] {
        self.kpis.of(id)
    }

    /// The SLA a flow is handed over under; of a step, those whose clock starts or stops there.
    pub fn slas(&self, id: &Id) -> &[&'a Sla] {
        self.slas.of(id)
    }

    /// The SLAs a step takes part in: those whose clock starts or stops there, and those that its flows are under.
    pub fn slas_around(&self, step: &Id) -> Vec<&'a Sla> {
        let mut all = self.slas(step).to_vec();
        for sla in self.handed.of(step) {
            if !all.iter().any(|known| known.id == sla.id) {
                all.push(sla);
            }
        }
        all
    }

    /// Whether a KPI shows how a journey step goes: it measures it, or stands at it on a card or in a row of KPIs.
    pub fn measures_journey_step(&self, document: &Document, journey_step: &Id) -> bool {
        let stands = |card: &&Card| {
            let Some(row) = document.journey_row(&card.row) else { return false };
            let kpi = card.record.as_ref().is_some_and(|id| document.kpi(id).is_some());
            kpi || row.kind == RowKind::Kpi && !document.display_name(&card.id).trim().is_empty()
        };
        !self.kpis(journey_step).is_empty() || self.cards(journey_step).iter().any(stands)
    }

    /// Whether a KPI measures a touchpoint or a process step behind it.
    pub fn measures_touchpoint(&self, touchpoint: &Touchpoint) -> bool {
        touchpoint.steps.iter().chain([&touchpoint.id]).any(|id| !self.kpis(id).is_empty())
    }

    /// Whether a KPI shows how a touchpoint goes: one of its own, or of its journey step.
    pub fn is_measured(&self, document: &Document, touchpoint: &Touchpoint) -> bool {
        self.measures_touchpoint(touchpoint) || self.measures_journey_step(document, &touchpoint.at)
    }

    /// The opportunities that answer a card, touchpoint, emotion, journey step or step.
    pub fn opportunities(&self, id: &Id) -> &[&'a Opportunity] {
        self.opportunities.of(id)
    }

    /// The touchpoints a process step stands behind.
    pub fn touchpoints(&self, step: &Id) -> &[&'a Touchpoint] {
        self.touchpoints.of(step)
    }

    /// The cards at a journey step, in whatever row.
    pub fn cards(&self, journey_step: &Id) -> &[&'a Card] {
        self.cards.of(journey_step)
    }
}

/// Lists by the records they belong to.
trait Lists<'a, T> {
    /// Adds to the list of each of these, once.
    fn put(&mut self, ids: impl IntoIterator<Item = &'a Id>, it: &'a T);
    fn of(&self, id: &Id) -> &[&'a T];
}

impl<'a, T> Lists<'a, T> for IdMap<'a, Vec<&'a T>> {
    fn put(&mut self, ids: impl IntoIterator<Item = &'a Id>, it: &'a T) {
        for id in ids {
            let list = self.entry(id).or_default();
            if !list.last().is_some_and(|last| std::ptr::eq(*last, it)) {
                list.push(it);
            }
        }
    }

    fn of(&self, id: &Id) -> &[&'a T] {
        self.get(id).map_or(&[], Vec::as_slice)
    }
}

impl Document {
    /// The badges that the drawing of a swimlane or journey shows.
    pub fn badges_of(&self, view: &Id) -> Option<&BTreeSet<Badge>> {
        match self.get(view)? {
            Record::Swimlane(swimlane) => Some(&swimlane.badges),
            Record::Journey(journey) => Some(&journey.badges),
            _ => None,
        }
    }

    /// Whose lane it is: its own party, or that of the lane around it.
    pub fn party_of_lane(&self, lane: &Id) -> Option<&Id> {
        let mut at = self.lane(lane);
        // Lanes nested in a circle are told as a problem.
        for _ in 0..100 {
            let lane = at?;
            if let Some(party) = lane.party.as_ref().filter(|party| self.party(party).is_some()) {
                return Some(party);
            }
            at = lane.parent.as_ref().and_then(|parent| self.lane(parent));
        }
        None
    }

    /// Who does the work of a step: those it names, else the party of its lane.
    pub fn responsible<'a>(&'a self, step: &'a Step) -> Vec<&'a Id> {
        let named: Vec<&Id> = step.responsible.iter().filter(|party| self.party(party).is_some()).collect();
        if named.is_empty() { self.party_of_lane(&step.lane).into_iter().collect() } else { named }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file;

    #[test]
    fn links_are_found_from_their_far_end() {
        let text = r#"(format: 1,
            parties: [(id: "sales", name: "Sales"), (id: "boss", name: "Boss")],
            swimlanes: [(id: "swim", name: "Order")],
            lanes: [
                (id: "inner", swimlane: "swim", parent: "lane"),
                (id: "lane", swimlane: "swim", party: "sales"),
            ],
            steps: [
                (id: "a", name: "Ask", lane: "inner", column: 1),
                (id: "b", name: "Bill", lane: "lane", column: 2, responsible: ["gone", "boss"]),
            ],
            flows: [(id: "a>b", swimlane: "swim", from: "a", to: "b", sla: "fast")],
            rules: [(id: "r1", name: "One", governs: ["a", "b", "a"]), (id: "r2", name: "Two", governs: ["a"])],
            slas: [(id: "fast", name: "Fast"), (id: "same", name: "Same", from: "a", to: "a")],
            kpis: [(id: "time", name: "Time", measures: ["swim"])],
            opportunities: [(id: "better", name: "Better", answers: ["a"])],
        )"#;
        let document = file::parse(text).unwrap_or_else(|e| panic!("{e}")).document;
        let governance = Governance::new(&document);
        let names = |rules: &[&Rule]| rules.iter().map(|r| r.name.clone()).collect::<Vec<_>>();
        assert_eq!(names(governance.rules(&"a".into())), ["One", "Two"]);
        assert_eq!(names(governance.rules(&"b".into())), ["One"]);
        assert_eq!(governance.slas(&"a>b".into()).len(), 1);
        assert_eq!(governance.slas(&"a".into()).len(), 1);
        let around =
            |step: &str| governance.slas_around(&step.into()).iter().map(|s| s.name.clone()).collect::<Vec<_>>();
        assert_eq!((around("a"), around("b")), (vec!["Same".into(), "Fast".into()], vec!["Fast".to_owned()]));
        assert_eq!(governance.kpis(&"swim".into()).len(), 1);
        assert_eq!(governance.opportunities(&"a".into()).len(), 1);
        assert!(governance.opportunities(&"b".into()).is_empty());
        let who = |step: &str| document.responsible(document.step(&step.into()).expect("a step"));
        assert_eq!(who("a"), [&Id::from("sales")]);
        assert_eq!(who("b"), [&Id::from("boss")]);
    }
}
