//! Where a record is used: what refers to it, in words, with the view it is drawn in.
//!
//! What merely belongs to it (the lanes of a swimlane, the stages of a journey, the flows of a step) is no use of it.

use super::{Document, Flow, Id, Record, Sheet, SipocColumn, capital};
use std::collections::BTreeSet;

/// One place where a record is used.
#[derive(Clone, Debug, PartialEq)]
pub struct Use {
    /// What refers to it; a jump goes there.
    pub record: Id,
    /// Through which of its fields, as in the file.
    pub field: &'static str,
    /// Where that is drawn.
    pub sheet: Option<Sheet>,
    /// In words: "Lane in Complaint, as-is".
    pub says: String,
}

impl Document {
    /// What a record stands for, whose name it shows or could show: the party of a lane or row, the step, party or
    /// document of a card or an entry.
    pub fn stands_for(&self, id: &Id) -> Option<&Id> {
        let shown = match self.get(id)? {
            Record::Lane(r) => r.party.as_ref(),
            Record::JourneyRow(r) => r.party.as_ref(),
            Record::Card(r) => r.record.as_ref(),
            Record::SipocEntry(r) => r.record.as_ref(),
            _ => None,
        };
        shown.filter(|id| self.get(id).is_some())
    }
}

/// Where a record is used. Of a touchpoint the process steps behind it are told too: the two know each other.
/// Linear in the model; what is in one view comes together.
pub fn uses(document: &Document, id: &Id) -> Vec<Use> {
    let mut found: Vec<Use> = Vec::new();
    for record in document.records() {
        for link in record.links() {
            if link.target == id && !link.home {
                found.push(of(document, record, link.field));
            }
        }
    }
    if let Some(touchpoint) = document.touchpoint(id) {
        let steps = touchpoint.steps.iter().filter(|step| document.step(step).is_some());
        found.extend(steps.map(|step| {
            let sheet = Sheet::showing(document, step);
            let says = format!("Process step {} behind it{}", quoted(document, step), within(document, &sheet));
            Use { record: step.clone(), field: "steps", sheet, says }
        }));
    }
    in_order(document, &mut found);
    found
}

/// What refers to one of these records that go, and stays without it: as many places as [`uses`] tells of one, in its
/// order; a list that names several of them once.
pub fn lets_go(document: &Document, going: &BTreeSet<&Id>) -> Vec<Use> {
    let mut found: Vec<Use> = Vec::new();
    for record in document.records().filter(|r| !going.contains(r.id())) {
        let mut links = record.links();
        links.retain(|link| !link.home && going.contains(link.target));
        links.dedup_by_key(|link| link.field);
        found.extend(links.iter().map(|link| of(document, record, link.field)));
    }
    in_order(document, &mut found);
    found
}

/// The use that this field of a record is.
fn of(document: &Document, record: &Record, field: &'static str) -> Use {
    let id = record.id();
    let sheet = Sheet::showing(document, id);
    let name = || quoted(document, id);
    let place = within(document, &sheet);
    let view = |word: &str| match document.display_name(id).trim() {
        "" => format!("{word} without a name"),
        _ => format!("{word} {}", sheet.as_ref().map_or_else(String::new, |s| s.title(document))),
    };
    let says = match (record, field) {
        (Record::Lane(_), _) => format!("Lane{place}"),
        (Record::JourneyRow(r), _) => format!("Row {}{place}", r.kind.word()),
        (Record::Persona(_), _) => format!("Persona {}", name()),
        (Record::Process(_), _) => format!("Owner of process {}", name()),
        (Record::Swimlane(_), _) => view("Swimlane"),
        (Record::Journey(_), "personas") => format!("Persona of {}", view("journey")),
        (Record::Journey(_), _) => view("Journey"),
        (Record::Sipoc(_), "owner") => format!("Owner in {}", view("SIPOC")),
        (Record::Sipoc(_), _) => view("SIPOC"),
        (Record::SipocEntry(_), "details") => format!("Details {}{place}", name()),
        (Record::SipocEntry(r), _) => format!("{}{place}", entry_word(r.column)),
        (Record::Card(r), _) => {
            let row = document.journey_row(&r.row).map_or("card", |row| row.kind.word());
            let at = match document.display_name(&r.at).trim() {
                "" => String::new(),
                _ => format!(", at {}", quoted(document, &r.at)),
            };
            format!("{}{place}{at}", capital(row))
        }
        (Record::Touchpoint(_), _) => format!("Touchpoint {}{place}", name()),
        (Record::Rule(_) | Record::Sla(_) | Record::Kpi(_) | Record::Opportunity(_), field) => {
            governs(record.kind().word(), &name(), field)
        }
        (Record::Step(_), "systems") => format!("System of {}{place}", name()),
        (Record::Step(_), "responsible") => format!("Responsible for {}{place}", name()),
        (Record::Step(_), "accountable") => format!("Accountable for {}{place}", name()),
        (Record::Step(_), "consulted") => format!("Consulted on {}{place}", name()),
        (Record::Step(_), "informed") => format!("Informed of {}{place}", name()),
        (Record::Step(_), "decision_table") => format!("Decides {}{place}", name()),
        (Record::Flow(r), "sla") => format!("Promise on the hand-off {}{place}", ends(document, r)),
        (Record::Step(r), _) => format!("{} {}{place}", capital(r.kind.word()), name()),
        (Record::Flow(r), _) => format!("Handed over {}{place}", ends(document, r)),
        (other, _) => format!("{} {}{place}", capital(other.kind().word()), name()),
    };
    Use { record: id.clone(), field, sheet, says }
}

/// How a rule, SLA, KPI or opportunity uses a record through this field.
fn governs(word: &str, name: &str, field: &str) -> String {
    let it = capital(word);
    match field {
        "governs" => format!("{it} {name} governs it"),
        "measures" => format!("{it} {name} measures it"),
        "answers" => format!("{it} {name} answers it"),
        "from" => format!("The clock of {word} {name} starts here"),
        "to" => format!("The clock of {word} {name} stops here"),
        "promised_to" => format!("{it} {name} is promised to it"),
        "decision_table" => format!("States {word} {name}"),
        "kpi" => format!("Shows whether {word} {name} worked"),
        "owner" => format!("Owner of {word} {name}"),
        _ => format!("{it} {name}"),
    }
}

/// "from “A” to “B”": the ends of a flow.
fn ends(document: &Document, flow: &Flow) -> String {
    let end = |end: &Option<Id>| end.as_ref().map_or_else(|| "nowhere".to_owned(), |id| quoted(document, id));
    format!("from {} to {}", end(&flow.from), end(&flow.to))
}

/// What a record points at that is worth going to: what a rule governs, a KPI measures, an opportunity answers, an SLA
/// runs between, a flow hands over and promises.
pub fn points_at(document: &Document, id: &Id) -> Vec<Use> {
    let Some(record) = document.get(id) else { return vec![] };
    let wanted: &[&str] = match record {
        Record::Rule(_) => &["governs", "decision_table"],
        Record::Sla(_) => &["from", "to", "promised_to"],
        Record::Kpi(_) => &["measures"],
        Record::Opportunity(_) => &["answers"],
        Record::Flow(_) => &["carries", "sla"],
        _ => &[],
    };
    let mut found: Vec<Use> = Vec::new();
    for link in record.links().into_iter().filter(|link| wanted.contains(&link.field)) {
        if document.get(link.target).is_some() && found.iter().all(|place| place.record != *link.target) {
            found.push(Use::place(document, link.target, link.field));
        }
    }
    found
}

impl Use {
    /// A record as a place to go to: what it is called, and where it is drawn.
    pub fn place(document: &Document, id: &Id, field: &'static str) -> Use {
        let sheet = Sheet::home(document, id);
        let place = within(document, &sheet);
        let says = match document.get(id) {
            Some(Record::Flow(flow)) => format!("Flow {}{place}", ends(document, flow)),
            Some(record) => match document.display_name(id).trim() {
                "" => format!("{} without a name{place}", capital(record.kind().word())),
                _ => format!("{} {}{place}", capital(record.kind().word()), quoted(document, id)),
            },
            None => quoted(document, id),
        };
        Use { record: id.clone(), field, sheet, says }
    }
}

/// By view, as they are called; what is in no view last.
fn in_order(document: &Document, found: &mut [Use]) {
    found.sort_by_cached_key(|u| {
        let view = u.sheet.as_ref().map(|sheet| (sheet.word().to_lowercase(), sheet.title(document), sheet.clone()));
        (u.sheet.is_none(), view, u.says.clone(), u.record.clone())
    });
}

fn entry_word(column: SipocColumn) -> &'static str {
    match column {
        SipocColumn::Suppliers => "Supplier",
        SipocColumn::Inputs => "Input",
        SipocColumn::InputRequirements | SipocColumn::OutputRequirements => "Requirement",
        SipocColumn::Process => "Process step",
        SipocColumn::Outputs => "Output",
        SipocColumn::Customers => "Customer",
    }
}

/// " in " and the view; nothing where there is none.
fn within(document: &Document, sheet: &Option<Sheet>) -> String {
    match sheet {
        None => String::new(),
        // That a rule stands in the register of rules goes without saying.
        Some(Sheet::Register(_)) => String::new(),
        Some(Sheet::Sipoc(_)) => {
            format!(" in SIPOC {}", sheet.as_ref().map_or_else(String::new, |s| s.title(document)))
        }
        Some(sheet) => format!(" in {}", sheet.title(document)),
    }
}

/// A record's name on one line in quotes; its kind where it has none.
fn quoted(document: &Document, id: &Id) -> String {
    let name: Vec<&str> = document.display_name(id).split_whitespace().collect();
    match (name.is_empty(), document.get(id)) {
        (false, _) => format!("“{}”", name.join(" ")),
        (true, Some(record)) => format!("a {} without a name", record.kind().word()),
        (true, None) => "something that is not in the model".to_owned(),
    }
}
