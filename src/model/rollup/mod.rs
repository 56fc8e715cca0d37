//! Whether promises can be kept: the time between two steps by the work and waits of the steps between them, and what a
//! whole swimlane takes.
//!
//! **The clock** of an SLA runs from step to step as it says, or as the flows say that are under it; see `clock`.
//!
//! **Paths** run over sequence and message flows, across lanes and pools, from event to event on links, and out of a
//! step by the events on its edge. A message to a closed pool ends there: what happens inside is not known.
//! A sub-process without a time of its own takes as long as the swimlane that details it, from start to end; swimlanes
//! that detail one another in a circle give no time, and are told.
//!
//! **The worst path** is the longest by worst times. A loop is gone round as often as 19 cases in 20 do at most by the
//! likelihoods of its branches, and told; where they do not say, once more than it must be, and told: nothing keeps
//! work from going round it without end (see `laps`).
//!
//! **The likely path** goes back only by branches that say how likely they are, and then as often as is to be expected
//! (see `rounds`); where they always go back it does not end. It takes an event on an edge only where nothing else
//! leads on. Where one branch of a decision is taken, it is the likeliest; branches that do not say share what the
//! others leave of 100 %. Where none says it is the default, else the shortest: a promise that the likely path breaks
//! is then broken whichever way is taken. Of an inclusive decision all branches count that are taken at least half the
//! time, or all where none says. Of parallel branches and of messages the longest counts, since all must be done. Where
//! events race, the first to come is taken: a timer after what has no time.
//!
//! Linear in the model but for loops, whose steps are walked once for each step they return to: no more than `budget`
//! allows, and what would take more is told to be too tangled.

mod budget;
mod circles;
mod clock;
mod course;
mod graph;
mod laps;
mod rounds;
#[cfg(test)]
mod tests;
mod total;
#[cfg(test)]
mod trials;

pub use circles::{Circle, circles};
pub use clock::HandOff;
pub use course::Loop;
pub use total::{ClassTotal, Total};

use super::{Calendar, Document, Flow, Id, IdMap, Sla, SlaKind, Span, Unit};
use budget::Budget;
use course::{Course, Ends};
use graph::Graph;
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

/// The steps of a model with their times, gathered once to be asked many times.
#[derive(Debug)]
pub struct RollUps<'a> {
    document: &'a Document,
    calendar: Calendar,
    graph: Graph<'a>,
    /// The flows under each SLA, by id.
    carried: IdMap<'a, Vec<&'a Flow>>,
    /// What each course may spend on loops.
    share: u64,
    /// What was found between two steps, without a promise, and whether any time is known: hand-offs ask again.
    known: RefCell<BTreeMap<(usize, usize), (RollUp, bool)>>,
}

/// What an SLA needs against what it promises.
#[derive(Clone, Debug, PartialEq)]
pub struct RollUp {
    pub verdict: Verdict,
    /// The time promised; none where the promise is none in time.
    pub promise: Option<Span>,
    pub likely_minutes: f64,
    pub worst_minutes: f64,
    /// From the first step to the last; empty where there is none.
    pub likely_path: Vec<Id>,
    pub worst_path: Vec<Id>,
    /// Tasks, sub-processes and waits on the worst path that have no time.
    pub untimed: Vec<Id>,
    /// What the worst path goes round, and how often; its time is counted in.
    pub loops: Vec<Loop>,
    /// The part of the likely time that goes back for what was done before, by how likely that is.
    pub again_minutes: f64,
    /// A step that always goes back: the likely course does not end.
    pub endless: Option<Id>,
    /// Sub-processes on the worst path that their own detail leads back to.
    pub circular: Vec<Id>,
    /// Where the SLA leaves it to flows where its clock runs: the one of which this is told.
    pub hand_off: Option<HandOff>,
    calendar: Calendar,
}

/// Whether the steps between can keep a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Even the worst path does, and each of its steps has a time.
    Kept,
    /// The likely path does, the worst does not.
    AtRisk,
    /// The likely path does not.
    Broken,
    Unknown(Unknown),
}

/// Why it cannot be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unknown {
    /// It promises no time.
    NoPromise,
    /// It does not say from which step to which.
    NoSteps,
    /// No flows lead from the one to the other.
    NoPath,
    /// No step between has a time.
    NothingTimed,
    /// What times there are can keep it, but some are missing.
    PartlyTimed,
    /// There are more loops between than can be reckoned with.
    Tangled,
}

impl Unknown {
    /// The reason as a clause.
    pub fn words(self) -> &'static str {
        match self {
            Unknown::NoPromise => "no time is promised",
            Unknown::NoSteps => "it does not say from which step to which",
            Unknown::NoPath => "no flows lead from its first step to its last",
            Unknown::NothingTimed => "none of its steps has a time",
            Unknown::PartlyTimed => "some of its steps have no time",
            Unknown::Tangled => "its steps are too tangled to reckon, with loops within loops",
        }
    }
}

impl Verdict {
    /// As a clause on a promise: "can be kept".
    pub fn clause(self) -> String {
        match self {
            Verdict::Kept => "can be kept".to_owned(),
            Verdict::AtRisk => "cannot be kept on the worst path".to_owned(),
            Verdict::Broken => "cannot be kept".to_owned(),
            Verdict::Unknown(why) => format!("not known whether it can be kept: {}", why.words()),
        }
    }

    /// The worst of several: what cannot be kept before what is not known.
    pub fn worse(self, other: Verdict) -> Verdict {
        if other.rank() > self.rank() { other } else { self }
    }

    fn rank(self) -> u8 {
        match self {
            Verdict::Kept => 0,
            Verdict::Unknown(_) => 1,
            Verdict::AtRisk => 2,
            Verdict::Broken => 3,
        }
    }

    /// In a word or two, for a column: "kept", "at risk".
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Kept => "kept",
            Verdict::AtRisk => "at risk",
            Verdict::Broken => "broken",
            Verdict::Unknown(_) => "not known",
        }
    }
}

/// Differences of less than a thousandth of a minute are those of adding up.
const SAME: f64 = 0.001;

impl<'a> RollUps<'a> {
    /// Gathers the steps, their flows and times.
    pub fn new(document: &'a Document) -> RollUps<'a> {
        let calendar = Calendar::of(document.model());
        let graph = Graph::new(document, calendar);
        let mut carried: IdMap<Vec<&Flow>> = IdMap::default();
        for flow in document.flows() {
            if let Some(sla) = &flow.sla {
                carried.entry(sla).or_default().push(flow);
            }
        }
        let mut all = RollUps { document, calendar, graph, carried, share: 0, known: RefCell::default() };
        let asked: BTreeSet<_> = document.slas().flat_map(|sla| all.asked(sla)).collect();
        all.share = budget::share(asked.len(), &all.graph);
        total::time_details(&mut all.graph, all.share);
        all
    }

    /// The calendar its times are told by.
    pub fn calendar(&self) -> Calendar {
        self.calendar
    }

    fn nothing(&self, why: Unknown) -> RollUp {
        RollUp {
            verdict: Verdict::Unknown(why),
            promise: None,
            likely_minutes: 0.0,
            worst_minutes: 0.0,
            likely_path: vec![],
            worst_path: vec![],
            untimed: vec![],
            loops: vec![],
            again_minutes: 0.0,
            endless: None,
            circular: vec![],
            hand_off: None,
            calendar: self.calendar,
        }
    }

    /// How long a step takes at worst, work and wait, in minutes; 0 where it has no time.
    pub fn worst_minutes(&self, step: &Id) -> f64 {
        self.graph.at(step).and_then(|at| self.graph.nodes.get(at)).map_or(0.0, |node| node.worst())
    }

    /// What a swimlane takes from its starts to its ends; `None` where it holds no steps.
    pub fn swimlane(&self, swimlane: &Id) -> Option<Total> {
        total::total(&self.graph, self.document.swimlane(swimlane)?, self.calendar, self.share)
    }
}

/// The time promised, where it is one.
fn promised(sla: &Sla) -> Option<Span> {
    sla.promise.filter(|_| sla.kind != SlaKind::Value)
}

impl RollUp {
    /// With the verdict that its times lead to; `timed` says whether any is known.
    fn judged(mut self, timed: bool) -> RollUp {
        self.verdict = match self.promise.map(|promise| promise.worst(self.calendar) + SAME) {
            None => Verdict::Unknown(Unknown::NoPromise),
            Some(_) if self.endless.is_some() => Verdict::Broken,
            Some(_) if !timed => Verdict::Unknown(Unknown::NothingTimed),
            Some(promise) if self.likely_minutes > promise => Verdict::Broken,
            Some(promise) if self.worst_minutes > promise => Verdict::AtRisk,
            Some(_) if !self.untimed.is_empty() => Verdict::Unknown(Unknown::PartlyTimed),
            Some(_) => Verdict::Kept,
        };
        self
    }

    /// All of it in a line: "Likely 3 h, worst 2.5 d; promised 2 d: the worst path breaks it by 12 h".
    pub fn words(&self) -> String {
        let Verdict::Unknown(why) = self.verdict else {
            return format!("{}; {}{}", self.times(), self.judgement(), self.remarks());
        };
        match why {
            Unknown::NoPromise if self.worst_minutes > 0.0 => {
                format!("{}; {}{}", self.times(), why.words(), self.remarks())
            }
            Unknown::PartlyTimed => format!("{}; {}{}", self.times(), self.judgement(), self.remarks()),
            Unknown::NoPromise | Unknown::NoSteps | Unknown::NoPath | Unknown::NothingTimed | Unknown::Tangled => {
                format!("Not known: {}", why.words())
            }
        }
    }

    /// So many minutes, in the unit of the promise where that is one or more, so that both are easily compared: with as
    /// many digits as tell it from the promise, or by how much it is over. Of weeks and months days are told, as
    /// everywhere.
    pub fn say(&self, minutes: f64) -> String {
        let Some((promise, unit)) =
            self.promise.map(|p| (p, p.unit.min(Unit::Day))).filter(|(_, unit)| minutes >= unit.minutes(self.calendar))
        else {
            return self.calendar.say(minutes);
        };
        let value = minutes / unit.minutes(self.calendar);
        let most = promise.worst(self.calendar) / unit.minutes(self.calendar);
        let rounded = |digits: i32| (value * 10_f64.powi(digits)).round() / 10_f64.powi(digits);
        // Over what was promised, and not said so.
        let hides = |shown: f64| value > most && shown <= most || value < most && shown >= most;
        let over = minutes - promise.worst(self.calendar);
        match (1..=2).map(rounded).find(|shown| over.abs() < SAME || !hides(*shown)) {
            Some(shown) => format!("{shown} {}", unit.word()),
            None if over < 0.0 => format!("nearly {most} {}", unit.word()),
            None => format!("{most} {} and {}", unit.word(), self.calendar.say(over)),
        }
    }

    /// The promise as it was made, and in the unit of the figures beside it where that is another: "2 wk (14 d)".
    pub fn promised(&self, promise: Span) -> String {
        match promise.unit > Unit::Day {
            true => format!("{promise} ({})", self.calendar.say(promise.worst(self.calendar))),
            false => promise.to_string(),
        }
    }

    /// "Likely 3 h, worst 2.5 d".
    pub fn times(&self) -> String {
        let say = |minutes| self.say(minutes);
        if self.endless.is_some() {
            return "Likely without end".to_owned();
        }
        match (self.worst_minutes - self.likely_minutes).abs() < SAME {
            true => format!("Takes {}", say(self.worst_minutes)),
            false => format!("Likely {}, worst {}", say(self.likely_minutes), say(self.worst_minutes)),
        }
    }

    /// "promised 2 d: the worst path breaks it by 12 h".
    fn judgement(&self) -> String {
        let Some(promise) = self.promise else { return String::new() };
        let over = |minutes: f64| {
            let over = minutes - promise.worst(self.calendar);
            let unit = promise.unit.min(Unit::Day);
            match over >= unit.minutes(self.calendar) {
                true => format!("{} {}", (over / unit.minutes(self.calendar) * 10.0).round() / 10.0, unit.word()),
                false => self.calendar.say(over),
            }
        };
        let promise = self.promised(promise);
        match self.verdict {
            Verdict::Kept => format!("promised {promise}: kept"),
            Verdict::AtRisk => format!("promised {promise}: the worst path breaks it by {}", over(self.worst_minutes)),
            Verdict::Broken if self.endless.is_some() => {
                format!("promised {promise}: the likely path always goes back and never ends")
            }
            Verdict::Broken => {
                format!("promised {promise}: even the likely path breaks it by {}", over(self.likely_minutes))
            }
            Verdict::Unknown(Unknown::PartlyTimed) => format!("promised {promise}: not known yet"),
            Verdict::Unknown(why) => why.words().to_owned(),
        }
    }

    /// What to know of the figures.
    fn remarks(&self) -> String {
        let mut remarks = laps::remark(&self.loops);
        if self.again_minutes > SAME && self.endless.is_none() {
            remarks += &format!("; going back is likely to take {} of it", self.say(self.again_minutes));
        }
        remarks += circles::remark(&self.circular);
        match self.untimed.len() {
            0 => {}
            1 => remarks += "; one step has no time",
            n => remarks += &format!("; {n} steps have no time"),
        }
        remarks += &self.hand_off.as_ref().map_or_else(String::new, HandOff::remark);
        remarks
    }
}
