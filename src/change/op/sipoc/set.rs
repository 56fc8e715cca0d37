//! A SIPOC itself: made, its requirements shown. Its plain fields are in [`op::set`].

use super::super::{refuse, rename::clean};
use crate::{
    change::{
        Edit, Refusal, Transaction,
        op::{self, Field},
    },
    model::{ColumnKey, Document, FillOrder, Id, IdMaker, Sipoc, SipocColumn, SipocForm},
};

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

/// Shows the requirements beside a column: on inputs, or (the usual case) on outputs.
pub fn add_column(document: &Document, sipoc: &Id, after: Option<&ColumnKey>) -> Result<Transaction, Refusal> {
    let it = document.sipoc(sipoc).ok_or_else(|| refuse::gone("SIPOC"))?;
    use SipocColumn::{InputRequirements, Inputs, Suppliers};
    let inputs = matches!(after, Some(ColumnKey::Sipoc(Suppliers | Inputs | InputRequirements)));
    match (inputs, it.input_requirements, it.output_requirements) {
        (true, false, _) => shown(document, sipoc, Field::InputRequirements(true)),
        (false, _, false) => shown(document, sipoc, Field::OutputRequirements(true)),
        _ => Err(Refusal::new("These requirements are shown already, and a SIPOC has no other columns.")),
    }
}

/// Hides a column of requirements; its entries stay in the model.
pub fn remove_column(document: &Document, sipoc: &Id, column: &ColumnKey) -> Result<Transaction, Refusal> {
    match column {
        ColumnKey::Sipoc(SipocColumn::InputRequirements) => shown(document, sipoc, Field::InputRequirements(false)),
        ColumnKey::Sipoc(SipocColumn::OutputRequirements) => shown(document, sipoc, Field::OutputRequirements(false)),
        _ => Err(Refusal::new("A SIPOC keeps its five columns. Only requirements can be hidden.")),
    }
}

fn shown(document: &Document, sipoc: &Id, field: Field) -> Result<Transaction, Refusal> {
    let on = matches!(field, Field::InputRequirements(true) | Field::OutputRequirements(true));
    let made = op::set(document, std::slice::from_ref(sipoc), &field)?;
    Ok(Transaction { label: if on { "Show requirements" } else { "Hide requirements" }.into(), ..made })
}
