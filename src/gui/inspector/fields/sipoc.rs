//! The fields of documents, SIPOCs and their entries.

use super::{parties, processes, set};
use crate::{
    gui::inspector::form::Form,
    model::{Document, FillOrder, Id, Record, RecordKind, Sipoc, SipocColumn, SipocEntry, SipocForm, WorkDocument},
};

pub fn document(form: &mut Form, r: &WorkDocument) {
    form.name("Name", &r.name, set!(Name));
    form.lines("Description", &r.description, set!(Description));
}

pub fn sipoc(form: &mut Form, r: &Sipoc, document: &Document) {
    form.name("Name", &r.name, set!(Name));
    form.reference("Process", r.process.as_ref(), || processes(document), set!(Process));
    form.reference("Owner, where it is not the process's", r.owner.as_ref(), || parties(document), set!(Owner));
    form.line_like("Starts with", &r.start, "fault noticed", set!(ScopeStart));
    form.line_like("Ends with", &r.end, "machine in use again", set!(ScopeEnd));
    form.choice("Filled in", r.fill, &FillOrder::ALL.map(|v| (v, v.word())), set!(FillOrder));
    form.choice("Entries", r.form, &SipocForm::ALL.map(|v| (v, v.word())), set!(SipocForm));
    form.flag("Requirements on inputs", r.input_requirements, set!(InputRequirements));
    form.flag("Requirements on outputs", r.output_requirements, set!(OutputRequirements));
    form.lines("Description", &r.description, set!(Description));
}

pub fn entry(form: &mut Form, r: &SipocEntry, document: &Document) {
    if r.record.is_none() {
        form.long_name("Text", &r.text, set!(Name));
    }
    let fits: &[RecordKind] = match r.column {
        SipocColumn::Suppliers | SipocColumn::Customers => &[RecordKind::Party],
        SipocColumn::Inputs | SipocColumn::Outputs => &[RecordKind::Document],
        SipocColumn::Process => &[RecordKind::Step, RecordKind::Phase, RecordKind::Swimlane],
        SipocColumn::InputRequirements | SipocColumn::OutputRequirements => &[],
    };
    if !fits.is_empty() || r.record.is_some() {
        form.reference("Stands for", r.record.as_ref(), || named(document, fits), set!(StandsFor));
    }
    if r.column == SipocColumn::Process || r.details.is_some() {
        let details = || named(document, &[RecordKind::Phase, RecordKind::Swimlane]);
        form.reference("Detailed by", r.details.as_ref(), details, set!(Details));
    }
    form.lines("Description", &r.description, set!(Description));
}

/// The records of these kinds that have a name.
fn named(document: &Document, kinds: &[RecordKind]) -> Vec<Id> {
    let named = |r: &&Record| kinds.contains(&r.kind()) && !r.name().trim().is_empty();
    document.records().filter(named).map(|r| r.id().clone()).collect()
}
