//! A SIPOC itself: made, its header and form set; what a process entry opens.

use super::super::{refuse, rename::clean};
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{ColumnKey, Document, FillOrder, Id, IdMaker, Record, Sipoc, SipocColumn, SipocEntry, SipocForm},
};

/// A field of a SIPOC and its new value.
#[derive(Clone, Debug, PartialEq)]
pub enum SipocField {
    Name(String),
    Process(Option<Id>),
    Owner(Option<Id>),
    Start(String),
    End(String),
    Fill(FillOrder),
    Form(SipocForm),
    InputRequirements(bool),
    OutputRequirements(bool),
    Description(String),
}

/// Adds an empty SIPOC of a process and selects it. Without a name it takes the process's.
pub fn new_sipoc(
    document: &Document,
    name: &str,
    process: Option<&Id>,
    ids: &mut IdMaker,
) -> Result<Transaction, Refusal> {
    let mut edit = Edit::new(document);
    let sipoc = fresh_sipoc(&edit, name, process, ids)?;
    edit.select([sipoc.id.clone()]);
    edit.put(sipoc);
    Ok(edit.finish("New SIPOC"))
}

/// A SIPOC that says nothing yet.
pub fn fresh_sipoc(edit: &Edit, name: &str, process: Option<&Id>, ids: &mut IdMaker) -> Result<Sipoc, Refusal> {
    let process = match process {
        Some(id) => Some(edit.base().process(id).ok_or_else(|| refuse::gone("process"))?),
        None => None,
    };
    let mut name = clean(name);
    if let Some(process) = process.filter(|_| name.is_empty()) {
        name = process.name.clone();
    }
    Ok(Sipoc {
        id: edit.fresh(ids, if name.is_empty() { "sipoc" } else { &name }),
        name,
        process: process.map(|p| p.id.clone()),
        owner: None,
        start: String::new(),
        end: String::new(),
        fill: FillOrder::default(),
        form: SipocForm::default(),
        input_requirements: false,
        output_requirements: false,
        description: String::new(),
    })
}

/// Sets a field of a SIPOC. Another form or hidden requirements lose no entry.
pub fn set(document: &Document, sipoc: &Id, field: SipocField) -> Result<Transaction, Refusal> {
    let mut it = document.sipoc(sipoc).ok_or_else(|| refuse::gone("SIPOC"))?.clone();
    let label = match field {
        SipocField::Name(name) => {
            it.name = clean(&name);
            "Rename SIPOC"
        }
        SipocField::Process(process) => {
            if let Some(id) = &process {
                document.process(id).ok_or_else(|| refuse::gone("process"))?;
            }
            it.process = process;
            "Change process"
        }
        SipocField::Owner(owner) => {
            if let Some(id) = &owner {
                document.party(id).ok_or_else(|| refuse::gone("party"))?;
            }
            it.owner = owner;
            "Change owner"
        }
        SipocField::Start(text) => {
            it.start = clean(&text);
            "Change start"
        }
        SipocField::End(text) => {
            it.end = clean(&text);
            "Change end"
        }
        SipocField::Fill(fill) => {
            it.fill = fill;
            "Change fill order"
        }
        SipocField::Form(form) => {
            it.form = form;
            match form {
                SipocForm::Rows => "Switch to aligned rows",
                SipocForm::Lists => "Switch to free lists",
            }
        }
        SipocField::InputRequirements(shown) => {
            it.input_requirements = shown;
            if shown { "Show requirements" } else { "Hide requirements" }
        }
        SipocField::OutputRequirements(shown) => {
            it.output_requirements = shown;
            if shown { "Show requirements" } else { "Hide requirements" }
        }
        SipocField::Description(text) => {
            it.description = clean(&text);
            "Change description"
        }
    };
    let mut edit = Edit::new(document);
    edit.put(it);
    Ok(edit.finish(label))
}

/// Shows the requirements beside a column: on inputs, or (the usual case) on outputs.
pub fn add_column(document: &Document, sipoc: &Id, after: Option<&ColumnKey>) -> Result<Transaction, Refusal> {
    let it = document.sipoc(sipoc).ok_or_else(|| refuse::gone("SIPOC"))?;
    use SipocColumn::{InputRequirements, Inputs, Suppliers};
    let inputs = matches!(after, Some(ColumnKey::Sipoc(Suppliers | Inputs | InputRequirements)));
    match (inputs, it.input_requirements, it.output_requirements) {
        (true, false, _) => set(document, sipoc, SipocField::InputRequirements(true)),
        (false, _, false) => set(document, sipoc, SipocField::OutputRequirements(true)),
        _ => Err(Refusal::new("These requirements are shown already, and a SIPOC has no other columns.")),
    }
}

/// Hides a column of requirements; its entries stay in the model.
pub fn remove_column(document: &Document, sipoc: &Id, column: &ColumnKey) -> Result<Transaction, Refusal> {
    match column {
        ColumnKey::Sipoc(SipocColumn::InputRequirements) => set(document, sipoc, SipocField::InputRequirements(false)),
        ColumnKey::Sipoc(SipocColumn::OutputRequirements) => {
            set(document, sipoc, SipocField::OutputRequirements(false))
        }
        _ => Err(Refusal::new("A SIPOC keeps its five columns. Only requirements can be hidden.")),
    }
}

/// Says which phase or swimlane details an entry of the process column; `None` lets go of it.
pub fn detail_entry(document: &Document, entry: &Id, details: Option<&Id>) -> Result<Transaction, Refusal> {
    let entry = document.sipoc_entry(entry).ok_or_else(|| refuse::gone("entry"))?;
    if entry.column != SipocColumn::Process {
        return Err(Refusal::new("Only a step of the process is detailed by a phase or swimlane."));
    }
    if let Some(id) = details
        && !matches!(document.get(id), Some(Record::Phase(_) | Record::Swimlane(_)))
    {
        return Err(refuse::gone("phase or swimlane"));
    }
    let mut edit = Edit::new(document);
    edit.put(SipocEntry { details: details.cloned(), ..entry.clone() });
    edit.select([entry.id.clone()]);
    Ok(edit.finish(if details.is_some() { "Link to details" } else { "Unlink details" }))
}
