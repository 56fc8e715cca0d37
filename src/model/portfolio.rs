//! Every process in the frame of the customer's experience, with what stands behind each. Derived; nothing is stored
//! but links, and which parts of the experience a process serves.

use super::{Document, Id, Lifecycle, Process, Record, Sheet, counted};
use std::collections::BTreeMap;

/// What stands behind a process.
#[derive(Clone, Debug, Default)]
pub struct BehindProcess<'a> {
    /// Its journeys, SIPOCs and swimlanes, as tabs list them.
    pub views: Vec<Sheet>,
    /// The KPIs that measure it, or anything drawn in its views.
    pub kpis: Vec<&'a Id>,
    /// The SLAs that start or end in its swimlanes.
    pub slas: Vec<&'a Id>,
    /// The rules that govern anything drawn in its views.
    pub rules: Vec<&'a Id>,
    /// The opportunities that answer anything drawn in its views.
    pub opportunities: Vec<&'a Id>,
}

/// What stands behind each process of a model. Linear in the model.
pub fn behind_processes(document: &Document) -> BTreeMap<&Id, BehindProcess<'_>> {
    let mut behind: BTreeMap<&Id, BehindProcess> = BTreeMap::new();
    for sheet in Sheet::all(document) {
        if let Some(process) = sheet.process(document) {
            behind.entry(process).or_default().views.push(sheet);
        }
    }
    for record in document.records() {
        match record {
            Record::Kpi(kpi) => {
                for process in owners(document, kpi.measures.iter()) {
                    behind.entry(process).or_default().kpis.push(&kpi.id);
                }
            }
            Record::Sla(sla) => {
                for process in owners(document, sla.from.iter().chain(&sla.to)) {
                    behind.entry(process).or_default().slas.push(&sla.id);
                }
            }
            Record::Rule(rule) => {
                for process in owners(document, rule.governs.iter()) {
                    behind.entry(process).or_default().rules.push(&rule.id);
                }
            }
            Record::Opportunity(opportunity) => {
                for process in owners(document, opportunity.answers.iter()) {
                    behind.entry(process).or_default().opportunities.push(&opportunity.id);
                }
            }
            _ => {}
        }
    }
    behind
}

/// The processes that some records are part of, each once.
fn owners<'a>(document: &'a Document, ids: impl Iterator<Item = &'a Id>) -> Vec<&'a Id> {
    let mut found: Vec<&Id> = Vec::new();
    for id in ids {
        let process = match document.get(id) {
            Some(Record::Process(process)) => Some(&process.id),
            _ => Sheet::showing(document, id).and_then(|sheet| sheet.process(document)),
        };
        found.extend(process.filter(|id| !found.contains(id)));
    }
    found
}

/// What of one kind stands behind a process.
#[derive(Clone, Debug)]
pub struct BehindKind {
    /// "journey", "journeys".
    pub one: &'static str,
    pub several: &'static str,
    /// What each is called.
    pub names: Vec<String>,
    views: bool,
}

impl BehindProcess<'_> {
    /// All of it by kind, each kind be there any or none.
    pub fn kinds(&self, document: &Document) -> [BehindKind; 7] {
        let views = |one, several, test: fn(&Sheet) -> bool| {
            let names = self.views.iter().filter(|sheet| test(sheet)).map(|sheet| sheet.title(document)).collect();
            BehindKind { one, several, names, views: true }
        };
        let records = |one, several, ids: &[&Id]| {
            let names = ids.iter().map(|id| one_line(document.display_name(id))).collect();
            BehindKind { one, several, names, views: false }
        };
        [
            views("journey", "journeys", |sheet| matches!(sheet, Sheet::Journey(_))),
            views("SIPOC", "SIPOCs", |sheet| matches!(sheet, Sheet::Sipoc(_))),
            views("swimlane", "swimlanes", |sheet| matches!(sheet, Sheet::Swimlane(_))),
            records("KPI", "KPIs", &self.kpis),
            records("SLA", "SLAs", &self.slas),
            records("rule", "rules", &self.rules),
            records("opportunity", "opportunities", &self.opportunities),
        ]
    }

    /// In words, a line a kind: how many, and what they are called where they are called otherwise than the process.
    pub fn lines(&self, document: &Document, process: &Process) -> Vec<String> {
        let mut lines = Vec::new();
        for BehindKind { one, several, names, views } in self.kinds(document) {
            let count = names.len();
            let otherwise = |title: String| {
                let rest = title.strip_prefix(process.name.trim()).map(|rest| rest.trim_start_matches([',', ' ']));
                rest.map_or(title.clone(), str::to_owned)
            };
            let names: Vec<String> = match views {
                true => names.into_iter().map(otherwise).filter(|name| !name.is_empty()).collect(),
                false => names,
            };
            lines.extend(line(count, one, several, &names));
        }
        lines
    }
}

/// A name as it stands in a list of names.
fn one_line(name: &str) -> String {
    match name.split_whitespace().collect::<Vec<_>>().join(" ") {
        empty if empty.is_empty() => "without a name".to_owned(),
        name => name,
    }
}

/// At most so many are named.
const MOST: usize = 3;

fn line(count: usize, one: &str, several: &str, names: &[String]) -> Option<String> {
    let counted = (count > 0).then(|| counted(count, one, several))?;
    let shown: Vec<&str> = names.iter().take(MOST).map(String::as_str).collect();
    Some(match (shown.is_empty(), names.len() > MOST) {
        (true, _) => counted,
        (false, false) => format!("{counted}: {}", shown.join("; ")),
        (false, true) => format!("{counted}: {}; …", shown.join("; ")),
    })
}

impl Process {
    /// The parts of the experience it serves, as runs without gaps: where each begins among [`Lifecycle::ALL`], and how
    /// many parts long it is.
    pub fn runs(&self) -> Vec<(usize, usize)> {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for (i, _) in Lifecycle::ALL.iter().enumerate().filter(|(_, part)| self.phases.contains(part)) {
            match runs.last_mut() {
                Some((start, length)) if *start + *length == i => *length += 1,
                _ => runs.push((i, 1)),
            }
        }
        runs
    }
}
