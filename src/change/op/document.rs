//! New documents: they stand on no drawing of their own.

use super::{refuse, rename::clean};
use crate::{
    change::{Edit, Refusal, Transaction},
    model::{Document, Flow, Id, IdMaker, WorkDocument},
};

/// Adds a document and selects it.
pub fn add_document(document: &Document, name: &str, ids: &mut IdMaker) -> Transaction {
    let mut edit = Edit::new(document);
    let id = put_document(&mut edit, name, ids);
    edit.select([id]);
    edit.finish("Add document")
}

/// Adds a document that a flow hands over; the flow stays selected.
pub fn carry_new(document: &Document, flow: &Id, name: &str, ids: &mut IdMaker) -> Result<Transaction, Refusal> {
    let flow = document.flow(flow).ok_or_else(|| refuse::gone("flow"))?;
    let mut edit = Edit::new(document);
    let id = put_document(&mut edit, name, ids);
    let carries = flow.carries.iter().cloned().chain([id]).collect();
    edit.put(Flow { carries, ..flow.clone() });
    Ok(edit.finish("Hand over a document"))
}

fn put_document(edit: &mut Edit, name: &str, ids: &mut IdMaker) -> Id {
    let name = clean(name);
    let id = edit.fresh(ids, if name.is_empty() { "document" } else { &name });
    edit.put(WorkDocument { id: id.clone(), name, description: String::new() });
    id
}
