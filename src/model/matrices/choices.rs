//! A cell of a matrix as it is typed into: the text in the field, what may be meant, what Enter makes of it.

use super::{
    HandOffs, Roles, SystemUse,
    experience::{linked, of_touchpoints, sla_flows},
};
use crate::model::{
    Attribute, CellAt, ColumnKey, Document, Governance, Id, Matrix, Named, Names, PartyKind, RecordKind, RowKey, Step,
    attributes::{none_makes, several_makes},
    capital, last_name,
};

/// What a cell is about.
enum At<'a> {
    Experience(&'a Step, Attribute),
    Raci(&'a Step, &'a Id),
    /// The empty column of a RACI matrix.
    NewParty,
    HandOff(&'a Id, &'a Id),
    SystemUse(&'a Id, &'a Id),
}

fn at<'a>(document: &'a Document, matrix: Matrix, at: &'a CellAt) -> Option<At<'a>> {
    let RowKey::Record(row) = &at.row else { return None };
    match (matrix, &at.column) {
        (Matrix::Experience, ColumnKey::Attribute(of)) => Some(At::Experience(document.step(row)?, *of)),
        (Matrix::Raci, ColumnKey::Record(party)) => Some(At::Raci(document.step(row)?, party)),
        (Matrix::Raci, ColumnKey::New) => document.step(row).map(|_| At::NewParty),
        (Matrix::HandOffs, ColumnKey::Record(to)) => Some(At::HandOff(row, to)),
        (Matrix::SystemUse, ColumnKey::Record(swimlane)) => Some(At::SystemUse(row, swimlane)),
        _ => None,
    }
}

/// What stands in a cell as it is typed: names with "; " between them, letters, the SLA of a hand-off.
pub fn matrix_text(document: &Document, matrix: Matrix, id: &Id, cell: &CellAt) -> String {
    match at(document, matrix, cell) {
        Some(At::Raci(step, party)) => Roles::of(step, party).text(),
        Some(At::HandOff(from, to)) => match HandOffs::new(document, id).as_ref().map(|m| m.of(from, to)) {
            Some([flow]) => flow
                .sla
                .as_ref()
                .map_or_else(String::new, |sla| matrix_names(document, matrix, cell).text(sla, RecordKind::ALL)),
            _ => String::new(),
        },
        Some(At::Experience(step, of)) => {
            let linked = linked(document, &Governance::new(document), step, of);
            matrix_names(document, matrix, cell).texts(linked, RecordKind::ALL)
        }
        _ => {
            let shown = matrix_shows(document, matrix, id, cell);
            matrix_names(document, matrix, cell).texts(&shown, RecordKind::ALL)
        }
    }
}

/// The records that a cell shows, where a jump goes: what a step is linked to, the hand-offs, the steps of a system.
pub fn matrix_shows(document: &Document, matrix: Matrix, id: &Id, cell: &CellAt) -> Vec<Id> {
    match at(document, matrix, cell) {
        Some(At::Experience(step, of)) => {
            let links = Governance::new(document);
            let theirs = of_touchpoints(&links, step, of).into_iter().flat_map(|(_, ids)| ids);
            let mut shown: Vec<Id> = Vec::new();
            for id in linked(document, &links, step, of).into_iter().chain(theirs) {
                if !shown.contains(id) {
                    shown.push(id.clone());
                }
            }
            shown
        }
        Some(At::Raci(step, _)) => vec![step.id.clone()],
        Some(At::HandOff(from, to)) => {
            let matrix = HandOffs::new(document, id);
            matrix.iter().flat_map(|m| m.of(from, to)).map(|flow| flow.id.clone()).collect()
        }
        Some(At::SystemUse(system, swimlane)) => {
            let matrix = SystemUse::new(document);
            matrix.of(system, swimlane).iter().map(|(step, _)| step.id.clone()).collect()
        }
        Some(At::NewParty) | None => vec![],
    }
}

/// The records that may be named in a cell, the likeliest first.
pub fn matrix_choices<'a>(document: &'a Document, matrix: Matrix, cell: &CellAt) -> Vec<&'a Id> {
    match at(document, matrix, cell) {
        Some(At::Experience(_, of)) => experience_choices(document, of),
        Some(At::NewParty) => document.parties().map(|party| &party.id).collect(),
        Some(At::HandOff(..)) => experience_choices(document, Attribute::Slas),
        Some(At::SystemUse(_, swimlane)) => {
            let steps = document.steps().filter(|step| super::is_performed(step));
            steps.filter(|step| document.swimlane_of(&step.id) == Some(swimlane)).map(|step| &step.id).collect()
        }
        Some(At::Raci(..)) | None => vec![],
    }
}

/// The names by which a cell knows what it may name, and what is linked in it besides.
pub fn matrix_names<'a>(document: &'a Document, matrix: Matrix, cell: &CellAt) -> Names<'a> {
    match at(document, matrix, cell) {
        Some(At::Experience(step, of)) => {
            let besides = document.step(&step.id).map(|step| unoffered(document, step, of));
            experience_names(document, of, besides.unwrap_or_default())
        }
        _ => Names::among(document, matrix_choices(document, matrix, cell)),
    }
}

/// What a step is linked to in a column of the customer-experience matrix and the column does not offer: a party that
/// is no system stays among its systems until somebody takes it out.
pub fn unoffered<'a>(document: &'a Document, step: &'a Step, of: Attribute) -> Vec<&'a Id> {
    let other = |id: &&Id| document.party(id).is_some_and(|party| party.kind != PartyKind::System);
    let systems = step.systems.iter().filter(|_| of == Attribute::Systems);
    let mut others: Vec<&Id> = systems.filter(other).collect();
    others.sort();
    others.dedup();
    others
}

/// The names by which a cell of the customer-experience matrix knows what its column offers, and what is linked
/// besides.
pub fn experience_names<'a>(document: &'a Document, of: Attribute, besides: Vec<&'a Id>) -> Names<'a> {
    Names::among(document, experience_choices(document, of).into_iter().chain(besides))
}

/// The records that may be named in a column of the customer-experience matrix.
fn experience_choices(document: &Document, of: Attribute) -> Vec<&Id> {
    match of {
        Attribute::Systems => document.parties().filter(|p| p.kind == PartyKind::System).map(|p| &p.id).collect(),
        Attribute::Rules => document.rules().map(|rule| &rule.id).collect(),
        Attribute::Kpis => document.kpis().map(|kpi| &kpi.id).collect(),
        Attribute::Slas => document.slas().map(|sla| &sla.id).collect(),
        Attribute::Touchpoints => document.touchpoints().map(|touchpoint| &touchpoint.id).collect(),
        _ => vec![],
    }
}

/// What Enter makes of the words typed, for the line beneath what is offered: "New rule “Refund in 14 days”".
pub fn matrix_makes(document: &Document, matrix: Matrix, id: &Id, cell: &CellAt, text: &str) -> String {
    let Some(at) = at(document, matrix, cell) else { return String::new() };
    if text.trim().is_empty() {
        return String::new();
    }
    let name = match &at {
        At::Raci(step, party) => return roles(document, step, party, text),
        At::NewParty => return new_party(document, text),
        At::HandOff(from, to) => {
            let count = HandOffs::new(document, id).map_or(0, |m| m.of(from, to).len());
            match count {
                0 => return "There is no hand-off here".to_owned(),
                1 => text.trim(),
                _ => return format!("{count} hand-offs: give each its SLA in the swimlane"),
            }
        }
        At::Experience(..) | At::SystemUse(..) => last_name(text).1.trim(),
    };
    if name.is_empty() {
        return String::new();
    }
    let known = matrix_names(document, matrix, cell).find(name, RecordKind::ALL);
    let word = match &at {
        At::Experience(_, Attribute::Systems) => "system",
        At::Experience(_, Attribute::Rules) => "rule",
        At::Experience(_, Attribute::Kpis) => "KPI",
        At::Experience(_, Attribute::Touchpoints) => "touchpoint",
        At::Experience(..) | At::HandOff(..) => "SLA",
        At::SystemUse(..) => "step",
        At::Raci(..) | At::NewParty => "party",
    };
    let says = match (known, word) {
        (Named::One(_), _) => format!("The {word} “{name}”"),
        (Named::Several(ids), _) => return several_makes(ids.len()),
        (Named::Nobody, "touchpoint" | "step") => return none_makes(word, name),
        (Named::Nobody, _) => format!("New {word} “{name}”"),
    };
    match &at {
        At::Experience(step, Attribute::Slas) => {
            match taking(document, step, &matrix_names(document, matrix, cell).listed(text, RecordKind::ALL)) {
                0 => says,
                1 => format!("{says}, on the hand-off"),
                several => format!("{says}, on {several} hand-offs"),
            }
        }
        _ => says,
    }
}

/// How many hand-offs the last of the SLAs named at a step goes on: the first that is new to the step does.
fn taking(document: &Document, step: &Step, named: &[(String, Named)]) -> usize {
    let known = |named: &Named| match named {
        Named::One(id) => document.sla(id),
        Named::Nobody | Named::Several(_) => None,
    };
    let wanted: Vec<Id> = named.iter().filter_map(|(_, named)| known(named)).map(|sla| sla.id.clone()).collect();
    let flows = sla_flows(document, &step.id, &wanted);
    let at = |end: &Option<Id>| end.as_ref() == Some(&step.id);
    let is_new = |named: &Named| {
        known(named).is_none_or(|sla| !at(&sla.from) && !at(&sla.to) && !flows.given.contains(&&sla.id))
    };
    let first = named.iter().position(|(_, named)| is_new(named));
    if first.is_some_and(|first| first + 1 == named.len()) { flows.taking().len() } else { 0 }
}

fn parties(document: &Document) -> Names<'_> {
    Names::among(document, document.parties().map(|party| &party.id))
}

fn roles(document: &Document, step: &Step, party: &Id, text: &str) -> String {
    match Roles::read(text) {
        Some(roles) if roles.accountable && !step.accountable.contains(party) => {
            let was: Vec<&str> = document.accountable(step).into_iter().map(|id| document.display_name(id)).collect();
            let instead = if was.is_empty() { String::new() } else { format!(", in place of {}", was.join(" and ")) };
            format!("{}{instead}", capital(&roles.words()))
        }
        Some(roles) => capital(&roles.words()),
        None => "Type R, A, C or I, in any order".to_owned(),
    }
}

fn new_party(document: &Document, text: &str) -> String {
    let (name, roles) = party_and_roles(document, text);
    let word = match parties(document).find(name, RecordKind::ALL) {
        Named::One(_) => "The",
        Named::Several(ids) => return several_makes(ids.len()),
        Named::Nobody => "New",
    };
    format!("{word} party “{name}”, {}", roles.words())
}

/// What is typed into the empty column of a RACI matrix: a party, and after a colon what it is to the step. Without, it
/// is consulted. A party that is called like the whole text is that party, whatever follows its colon.
pub fn party_and_roles<'a>(document: &Document, text: &'a str) -> (&'a str, Roles) {
    if parties(document).find(text, RecordKind::ALL) == Named::Nobody
        && let Some((name, letters)) = text.rsplit_once(':')
        && let Some(roles) = Roles::read(letters).filter(|roles| !roles.is_none())
    {
        return (name.trim(), roles);
    }
    (text.trim(), Roles { consulted: true, ..Roles::default() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Party, Record};

    #[test]
    fn a_colon_in_the_name_of_a_party_is_no_word_of_its_roles() {
        let party = Party { id: "cia".into(), name: "Team: CIA".into(), ..Party::default() };
        let document = Document::from_records([Record::Party(party)]);
        let read = |text: &'static str| {
            let (name, roles) = party_and_roles(&document, text);
            (name, roles.text())
        };
        assert_eq!(read(" team: cia "), ("team: cia", "C".to_owned()));
        assert_eq!(read("Team: CIA: ra"), ("Team: CIA", "R/A".to_owned()));
        assert_eq!(read("Crew: CI"), ("Crew", "C/I".to_owned()), "nobody is called so");
        assert_eq!(new_party(&document, "Team: CIA"), "The party “Team: CIA”, consulted");
    }
}
