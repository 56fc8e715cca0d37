//! What many rules ask of the model, gathered once a run: who flows to whom, which steps work reaches.

use super::{Course, Duplicate, Lists, Moment, course, flowing, journeys, words};
use crate::model::{
    Date, DecisionFault, DecisionTable, Document, Flow, FlowKind, Gateway, Governance, Id, IdMap, Record, RollUps,
    Step, StepKind, SubProcess, in_short, rules,
};
use std::cell::OnceCell;

/// A model as the rules see it. Steps, flows and lanes that stand nowhere are left out: their broken references are
/// told by a rule of their own.
pub struct Facts<'a> {
    pub document: &'a Document,
    /// The day of the check, which the core cannot know by itself.
    pub today: Date,
    pub lists: Lists<'a>,
    /// Every step that stands in a swimlane, by id.
    steps: Vec<StepFacts<'a>>,
    step_at: IdMap<'a, usize>,
    /// The pieces of each swimlane that sequence flows may join.
    courses: Vec<Course<'a>>,
    /// The steps that a swimlane details.
    details: IdMap<'a, Vec<&'a Step>>,
    /// What other records point at; gathered when first asked.
    pointed_at: OnceCell<IdMap<'a, ()>>,
    governance: OnceCell<Governance<'a>>,
    roll_ups: OnceCell<RollUps<'a>>,
    moments: OnceCell<Vec<Moment<'a>>>,
    /// What is wrong with each decision table; see [`super::decisions`].
    pub(super) decision_faults: OnceCell<Vec<(&'a DecisionTable, Vec<DecisionFault>)>>,
    /// The flows that say the same as another, and their ids; see [`super::duplicates`].
    pub(super) duplicates: OnceCell<(Vec<Duplicate<'a>>, IdMap<'a, ()>)>,
}

/// A step and what is tied to it.
pub struct StepFacts<'a> {
    pub step: &'a Step,
    pub swimlane: &'a Id,
    /// The sequence flows out of it, by id; the far end may be open.
    pub leaving: Vec<&'a Flow>,
    /// The sequence flows into it, by id.
    pub arriving: Vec<&'a Flow>,
    /// The messages it sends.
    pub sent: Vec<&'a Flow>,
    /// The messages it receives.
    pub received: Vec<&'a Flow>,
    /// The associations and data flows at it, either way.
    pub ties: Vec<&'a Flow>,
    /// The events on its edge.
    pub attached: Vec<&'a Step>,
    /// For a link that is thrown: the events that catch it.
    pub jumps: Vec<&'a Step>,
    /// Whether work comes to it from where it starts.
    pub reached: bool,
    /// Whether it takes no part in the order of steps: a document, an event sub-process, what undoes a step,
    /// anything in an ad-hoc sub-process.
    pub apart: bool,
}

impl StepFacts<'_> {
    /// Whether no flow and no message is tied to it, and it sits on nothing.
    pub fn is_alone(&self) -> bool {
        let flows = [&self.arriving, &self.leaving, &self.sent, &self.received];
        flows.iter().all(|flows| flows.is_empty()) && self.step.attached_to.is_none()
    }
}

impl<'a> Facts<'a> {
    /// Gathers the facts.
    pub fn new(document: &'a Document, today: Date) -> Facts<'a> {
        let mut facts = Facts {
            document,
            today,
            lists: Lists::new(document),
            steps: Vec::new(),
            step_at: IdMap::default(),
            courses: Vec::new(),
            details: IdMap::default(),
            pointed_at: OnceCell::new(),
            governance: OnceCell::new(),
            roll_ups: OnceCell::new(),
            moments: OnceCell::new(),
            decision_faults: OnceCell::new(),
            duplicates: OnceCell::new(),
        };
        facts.gather_steps();
        facts.gather_flows();
        flowing::link(&mut facts.steps);
        facts.set_apart();
        facts.courses = course::courses(document, &facts.steps);
        flowing::reach(&mut facts.steps, &facts.step_at, &facts.courses);
        facts
    }

    /// Every step that stands in a swimlane, by id.
    pub fn steps(&self) -> impl Iterator<Item = &StepFacts<'a>> {
        self.steps.iter()
    }

    /// The steps that take part in the order of steps.
    pub fn working(&self) -> impl Iterator<Item = &StepFacts<'a>> {
        self.steps.iter().filter(|s| !s.apart)
    }

    /// The decisions of which one branch is taken at a time.
    pub fn choices(&self) -> impl Iterator<Item = &StepFacts<'a>> {
        let chooses = |kind| matches!(kind, StepKind::Decision(Gateway::Exclusive | Gateway::EventBased));
        self.steps.iter().filter(move |s| chooses(s.step.kind))
    }

    /// What is known of a step.
    pub fn step(&self, id: &Id) -> Option<&StepFacts<'a>> {
        self.step_at.get(id).and_then(|&i| self.steps.get(i))
    }

    /// The pieces of the swimlanes that sequence flows may join, by swimlane.
    pub fn courses(&self) -> &[Course<'a>] {
        &self.courses
    }

    /// The steps of a course, by id.
    pub fn steps_of<'f>(&'f self, course: &'f Course<'a>) -> impl Iterator<Item = &'f StepFacts<'a>> {
        course.steps.iter().filter_map(|&i| self.steps.get(i))
    }

    /// The steps that this swimlane details.
    pub fn detailed_by(&self, swimlane: &Id) -> &[&'a Step] {
        self.details.get(swimlane).map_or(&[][..], |steps| steps.as_slice())
    }

    /// Whether a lane is the customer's: by its own class or its party's kind, or because a lane around it is.
    pub fn is_customers(&self, lane: &Id) -> bool {
        self.document.is_customers(lane)
    }

    /// Whether a course may do without a start and an end: it details a step and draws neither, or is the customer's
    /// own.
    pub fn is_implicit(&self, course: &Course<'a>) -> bool {
        let details = !self.detailed_by(course.swimlane).is_empty();
        (details && !course.has_start && !course.has_end)
            || self.steps_of(course).all(|s| self.is_customers(&s.step.lane))
    }

    /// The steps next after one: at the far ends of its flows, the events on its edge, and where its link leads.
    pub fn after<'f>(&'f self, step: &'f StepFacts<'a>) -> impl Iterator<Item = &'f StepFacts<'a>> {
        flowing::ahead(step, &self.step_at).filter_map(|i| self.steps.get(i))
    }

    /// What governs, measures and answers what.
    pub fn governance(&self) -> &Governance<'a> {
        self.governance.get_or_init(|| Governance::new(self.document))
    }

    /// How long steps take and SLAs need; gathered when first asked.
    pub fn roll_ups(&self) -> &RollUps<'a> {
        self.roll_ups.get_or_init(|| RollUps::new(self.document))
    }

    /// Every journey step that stands in a journey, by id, with what stands at it.
    pub fn moments(&self) -> &[Moment<'a>] {
        self.moments.get_or_init(|| journeys::moments(self.document, &self.lists))
    }

    /// Whether anything points at a record, but for the flows that run between steps.
    pub fn is_pointed_at(&self, id: &Id) -> bool {
        let pointed_at = self.pointed_at.get_or_init(|| {
            let mut pointed_at = IdMap::default();
            for record in self.document.records() {
                let runs = |target: &Id| matches!(record, Record::Flow(_)) && self.step_at.contains_key(target);
                pointed_at.extend(record.links().into_iter().filter(|l| !runs(l.target)).map(|l| (l.target, ())));
            }
            pointed_at
        });
        pointed_at.contains_key(id)
    }

    /// A record with its kind before its name: “process “Order to cash””, or “a process without a name”.
    pub fn titled(&self, id: &Id) -> String {
        let unnamed = in_short(self.document.display_name(id)).is_empty();
        match self.document.get(id).filter(|_| !unnamed) {
            Some(record) => format!("{} {}", record.kind().word(), self.named(id)),
            None => self.named(id),
        }
    }

    /// A record as a message says it: its name in quotes on one line, or what kind of thing it is, and where.
    pub fn named(&self, id: &Id) -> String {
        let name = in_short(self.document.display_name(id));
        if !name.is_empty() {
            return format!("“{name}”");
        }
        match self.document.get(id) {
            Some(Record::Step(step)) => {
                let step_word = words::a(step.kind.word());
                match in_short(self.document.display_name(&step.lane)).as_str() {
                    "" => format!("{step_word} without a name"),
                    lane => format!("{step_word} without a name in lane “{lane}”"),
                }
            }
            Some(record) => format!("{} without a name", words::a(record.kind().word())),
            None => "something that is not in the model".to_owned(),
        }
    }

    fn gather_steps(&mut self) {
        for step in self.document.steps() {
            if let Some(details) = &step.link {
                self.details.entry(details).or_default().push(step);
            }
            let Some(lane) = self.document.lane(&step.lane) else { continue };
            if self.document.swimlane(&lane.swimlane).is_none() {
                continue;
            }
            self.step_at.insert(&step.id, self.steps.len());
            self.steps.push(StepFacts {
                step,
                swimlane: &lane.swimlane,
                leaving: Vec::new(),
                arriving: Vec::new(),
                sent: Vec::new(),
                received: Vec::new(),
                ties: Vec::new(),
                attached: Vec::new(),
                jumps: Vec::new(),
                reached: false,
                apart: false,
            });
        }
        for step in self.document.steps() {
            let host = step.attached_to.as_ref().and_then(|host| self.step_at.get(host));
            if let Some(host) = host.and_then(|&i| self.steps.get_mut(i)) {
                host.attached.push(step);
            }
        }
    }

    fn gather_flows(&mut self) {
        for flow in self.document.flows() {
            let ends = [(&flow.from, true), (&flow.to, false)];
            for (end, out) in ends {
                let at = end.as_ref().and_then(|id| self.step_at.get(id));
                let Some(step) = at.and_then(|&i| self.steps.get_mut(i)) else { continue };
                match (flow.kind, out) {
                    (FlowKind::Sequence, true) => step.leaving.push(flow),
                    (FlowKind::Sequence, false) => step.arriving.push(flow),
                    (FlowKind::Message, true) => step.sent.push(flow),
                    (FlowKind::Message, false) => step.received.push(flow),
                    (FlowKind::Association | FlowKind::Data, _) => step.ties.push(flow),
                }
            }
        }
    }

    /// Says which steps take no part in the order of steps.
    fn set_apart(&mut self) {
        let undoing = flowing::undoing(&self.steps, &self.step_at);
        let details = &self.details;
        let ad_hoc = |swimlane: &Id| {
            let hosts = details.get(swimlane).map_or(&[][..], |steps| steps.as_slice());
            hosts.iter().any(|s| s.kind == StepKind::SubProcess(SubProcess::AdHoc))
        };
        for (i, step) in self.steps.iter_mut().enumerate() {
            step.apart = rules::is_data(step.step.kind)
                || step.step.kind == StepKind::SubProcess(SubProcess::Event)
                || undoing.contains(&i)
                || ad_hoc(step.swimlane);
        }
    }
}
