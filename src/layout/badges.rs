//! Which chips a step, a flow or an entry of a journey shows: what governs, measures and promises it, by the kinds its
//! view shows.

use super::chips::{ChipMark, RequestChip};
use crate::model::{
    AsTyped, Badge, Document, Flow, FlowKind, Governance, Id, Kpi, KpiDirection, Record, RollUps, Sla, SlaKind, Span,
    Standing, Step, StepKind, Trigger, ValueClass, Verdict, capital,
};
use std::{cell::OnceCell, collections::BTreeSet};

/// Names in chips are no longer than this.
const LONGEST: usize = 16;
/// Several of them in one chip, together.
const LONGEST_SEVERAL: usize = 24;

/// What the steps and flows of a swimlane show, or the entries of a journey, gathered once.
pub struct Badges<'a> {
    document: &'a Document,
    kinds: &'a BTreeSet<Badge>,
    /// Gathered when first asked for: what is taken over asks nothing.
    governance: OnceCell<Option<Governance<'a>>>,
    currency: &'a str,
    /// Asked for where SLAs are shown.
    roll_ups: OnceCell<RollUps<'a>>,
}

impl<'a> Badges<'a> {
    pub fn new(document: &'a Document, kinds: &'a BTreeSet<Badge>) -> Badges<'a> {
        Badges {
            document,
            kinds,
            governance: OnceCell::new(),
            currency: document.model().map_or("", |model| model.currency.trim()),
            roll_ups: OnceCell::new(),
        }
    }

    /// How many lines of chips a step may have: one for what is usual.
    pub fn lines(&self) -> usize {
        if self.kinds.is_subset(&Badge::usual()) { 1 } else { 2 }
    }

    /// None where nothing in the model governs or measures anything.
    fn governance(&self) -> Option<&Governance<'a>> {
        let governs = |record: &Record| {
            matches!(record, Record::Rule(_) | Record::Kpi(_) | Record::Sla(_) | Record::Opportunity(_))
        };
        let gather = || self.document.records().any(governs).then(|| Governance::of_work(self.document));
        self.governance.get_or_init(gather).as_ref()
    }

    fn shows(&self, kind: Badge) -> bool {
        self.kinds.contains(&kind)
    }

    /// The chips of a step, the most telling first.
    pub fn step(&self, step: &Step) -> Vec<RequestChip> {
        let mut chips = Vec::new();
        if self.shows(Badge::Rules) {
            chips.extend(self.table(step));
            chips.extend(self.rules(&step.id));
        }
        if let Some(governance) = self.governance() {
            if self.shows(Badge::Slas) {
                let ends: Vec<&Sla> =
                    governance.slas(&step.id).iter().copied().filter(|sla| sla.to.as_ref() == Some(&step.id)).collect();
                chips.extend(self.slas(&ends, None));
            }
            if self.shows(Badge::Kpis) {
                chips.extend(self.kpis(governance.kpis(&step.id)));
            }
        }
        if self.shows(Badge::Times) {
            chips.extend(times(step));
        }
        if self.shows(Badge::Value) {
            chips.extend(value(step.value));
        }
        if let Some(cost) = step.cost.filter(|_| self.shows(Badge::Cost)) {
            let words = format!("{cost} {}", self.currency);
            chips.push(own(ChipMark::Cost, words.trim(), format!("Cost: {}", words.trim())));
        }
        if self.shows(Badge::Systems) {
            let systems = step.systems.iter().filter(|id| self.document.party(id).is_some());
            chips.extend(self.named(ChipMark::System, "Performed by", systems));
        }
        if self.shows(Badge::Raci) {
            chips.extend(self.raci(step));
        }
        chips.extend(self.opportunities(&step.id));
        chips
    }

    /// The chips of what is no step: a touchpoint, a journey step, a card.
    pub fn about(&self, id: &Id) -> Vec<RequestChip> {
        let mut chips = Vec::new();
        let Some(governance) = self.governance() else { return chips };
        if self.shows(Badge::Rules) {
            chips.extend(self.rules(id));
        }
        if self.shows(Badge::Slas) {
            chips.extend(self.slas(governance.slas(id), None));
        }
        if self.shows(Badge::Kpis) {
            chips.extend(self.kpis(governance.kpis(id)));
        }
        chips.extend(self.opportunities(id));
        chips
    }

    /// The chips of a flow.
    pub fn flow(&self, flow: &Flow) -> Vec<RequestChip> {
        let mut chips = Vec::new();
        if let Some(percent) = flow.likelihood.filter(|_| self.shows(Badge::Times) && flow.kind == FlowKind::Sequence) {
            chips.push(own(ChipMark::Likelihood, &format!("{percent} %"), format!("Taken in {percent} % of cases")));
        }
        if self.shows(Badge::Rules) {
            chips.extend(self.rules(&flow.id));
        }
        if let Some(sla) = flow.sla.as_ref().and_then(|id| self.document.sla(id)).filter(|_| self.shows(Badge::Slas)) {
            chips.extend(self.slas(&[sla], Some(flow)));
        }
        chips
    }

    fn table(&self, step: &Step) -> Option<RequestChip> {
        let table = self.document.decision_table(step.decision_table.as_ref()?)?;
        let title = format!("Decided by the decision table {}", quoted(&table.name));
        Some(chip(ChipMark::Table, "", "", &title, [&table.id]))
    }

    fn rules(&self, id: &Id) -> Option<RequestChip> {
        let rules = self.governance()?.rules(id);
        self.named(ChipMark::Rule, "Governed by", rules.iter().map(|rule| &rule.id))
    }

    fn slas(&self, slas: &[&Sla], on: Option<&Flow>) -> Option<RequestChip> {
        let promised = |sla: &Sla| match (sla.kind, sla.promise) {
            (SlaKind::Response | SlaKind::Resolution, Some(promise)) => format!("≤ {promise}"),
            (SlaKind::Value, _) if !sla.value.trim().is_empty() => short(&sla.value),
            (SlaKind::Response | SlaKind::Resolution | SlaKind::Value, _) => short(&sla.name),
        };
        let first = promised(slas.first()?);
        let full = if slas.len() > 1 { format!("{first} +{}", slas.len() - 1) } else { first.clone() };
        let verdict = |sla: &Sla| {
            let in_time = sla.kind != SlaKind::Value && sla.promise.is_some();
            in_time.then(|| {
                let roll_ups = self.roll_ups.get_or_init(|| RollUps::new(self.document));
                on.map_or_else(|| roll_ups.sla(sla), |flow| roll_ups.handed(sla, flow)).verdict
            })
        };
        let verdicts: Vec<Option<Verdict>> = slas.iter().map(|sla| verdict(sla)).collect();
        let title = |(sla, verdict): (&&Sla, &Option<Verdict>)| {
            let clause = verdict.map_or_else(String::new, |verdict| format!(", {}", verdict.clause()));
            format!("{} SLA {}, {}{clause}", capital(sla.kind.word()), quoted(&sla.name), promised(sla))
        };
        let mark = ChipMark::Sla(verdicts.iter().copied().flatten().reduce(Verdict::worse));
        let title = slas.iter().zip(&verdicts).map(title).collect::<Vec<_>>().join("; ");
        Some(chip(mark, &full, &full, &title, slas.iter().map(|sla| &sla.id)))
    }

    fn kpis(&self, kpis: &[&Kpi]) -> Option<RequestChip> {
        let first = kpis.first()?;
        let worst = kpis.iter().map(|kpi| kpi.standing()).max().unwrap_or(Standing::Unread);
        let title = |kpi: &&Kpi| format!("KPI {}: {}", quoted(&kpi.name), kpi.words());
        let (full, brief) = match (kpis.len(), first.latest()) {
            (1, Some((_, value))) => (short(&first.with_unit(value)), value.to_string()),
            (1, None) => (short(&first.name), String::new()),
            (n, _) => (n.to_string(), n.to_string()),
        };
        let mark = ChipMark::Kpi { up: first.direction == KpiDirection::Higher, standing: worst };
        let title = kpis.iter().map(title).collect::<Vec<_>>().join("; ");
        Some(chip(mark, &full, &brief, &title, kpis.iter().map(|kpi| &kpi.id)))
    }

    fn opportunities(&self, id: &Id) -> Option<RequestChip> {
        let governance = self.governance().filter(|_| self.shows(Badge::Opportunities))?;
        let opportunities = governance.opportunities(id).iter().map(|it| &it.id);
        self.named(ChipMark::Opportunity, "Opportunity:", opportunities)
    }

    fn raci(&self, step: &Step) -> Option<RequestChip> {
        let names = |ids: &[Id]| {
            let known = ids.iter().filter(|id| self.document.party(id).is_some());
            known.map(|id| self.document.display_name(id).trim()).collect::<Vec<_>>()
        };
        let roles = [
            ("A", "accountable", &step.accountable),
            ("R", "responsible", &step.responsible),
            ("C", "consulted", &step.consulted),
            ("I", "informed", &step.informed),
        ];
        let said: Vec<(&str, &str, Vec<&str>)> = roles
            .into_iter()
            .map(|(letter, word, ids)| (letter, word, names(ids)))
            .filter(|(.., names)| !names.is_empty())
            .collect();
        let (letter, _, first) = said.first()?;
        let title: Vec<String> = said.iter().map(|(_, word, names)| format!("{word}: {}", names.join(", "))).collect();
        let full = format!("{letter}: {}", short_of(first));
        let many = |names: &[&str]| if names.len() > 1 { names.len().to_string() } else { String::new() };
        let letters = said.iter().map(|(letter, _, names)| format!("{}{letter}", many(names))).collect::<Vec<_>>();
        let letters = letters.join("/");
        let about = [&step.accountable, &step.responsible, &step.consulted, &step.informed];
        let about = about.into_iter().flatten().filter(|id| self.document.party(id).is_some());
        Some(chip(ChipMark::Raci, &full, &letters, &capital(&title.join("; ")), about))
    }

    /// A chip for records that are called by their names: the only one's, or how many.
    fn named<'i>(&self, mark: ChipMark, says: &str, ids: impl Iterator<Item = &'i Id>) -> Option<RequestChip> {
        let known: Vec<&Id> = ids.collect();
        let name = |id: &&Id| quoted(self.document.display_name(id));
        let (full, brief) = match known.as_slice() {
            [] => return None,
            // A letter of its name would look like a class or a role: the mark says that there is one.
            [only] => (short(self.document.display_name(only)), String::new()),
            several => (several.len().to_string(), several.len().to_string()),
        };
        let title = format!("{says} {}", known.iter().map(name).collect::<Vec<_>>().join(", "));
        Some(chip(mark, &full, &brief, &title, known))
    }
}

/// A chip that says something of the step or flow itself.
fn own(mark: ChipMark, words: &str, title: String) -> RequestChip {
    chip(mark, words, words, &title, [])
}

fn chip<'a>(
    mark: ChipMark,
    full: &str,
    short: &str,
    title: &str,
    about: impl IntoIterator<Item = &'a Id>,
) -> RequestChip {
    let about = about.into_iter().cloned().collect();
    RequestChip { mark, full: full.into(), short: short.into(), title: title.into(), about }
}

/// Work and wait. A wait that its duration says on the step's edge is not said twice.
fn times(step: &Step) -> Option<RequestChip> {
    let on_edge = matches!(step.kind, StepKind::Wait | StepKind::Event(Trigger::Timer))
        && step.wait.is_some_and(|wait| Span::as_typed(&step.duration) == Ok(wait));
    let wait = step.wait.filter(|_| !on_edge);
    let (words, title) = match (step.work, wait) {
        (Some(work), Some(wait)) => (format!("{work} · wait {wait}"), format!("Work {work}, wait {wait}")),
        (Some(work), None) => (work.to_string(), format!("Work {work}")),
        (None, Some(wait)) => (format!("wait {wait}"), format!("Wait {wait}")),
        (None, None) => return None,
    };
    Some(own(ChipMark::Time, &words, title))
}

fn value(class: ValueClass) -> Option<RequestChip> {
    (class != ValueClass::Unknown).then(|| own(ChipMark::Value(class), "", capital(class.word())))
}

/// A name cut to what a chip has room for.
fn short(name: &str) -> String {
    cut(name, LONGEST)
}

fn cut(name: &str, longest: usize) -> String {
    let name: String = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.chars().count() <= longest {
        return name;
    }
    let cut: String = name.chars().take(longest - 1).collect();
    format!("{}…", cut.trim_end())
}

/// Several names in what a chip has room for: none of them is left out unsaid, the middle is.
fn short_of(names: &[&str]) -> String {
    let [first, .., last] = names else { return names.first().map_or_else(String::new, |name| short(name)) };
    let all = names.join(", ");
    if all.chars().count() <= LONGEST_SEVERAL {
        return all;
    }
    let between = if names.len() > 2 { ", …, " } else { ", " };
    format!("{}{between}{}", cut(first, LONGEST_SEVERAL / 2), cut(last, LONGEST_SEVERAL / 2))
}

fn quoted(name: &str) -> String {
    match name.trim() {
        "" => "without a name".to_owned(),
        name => format!("“{name}”"),
    }
}
