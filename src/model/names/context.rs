//! What is around a record and tells it from others of its name: the view and lane it is in, who owns it, what it is.

use super::{ends, plain};
use crate::model::{Document, Id, Record, Sheet, State};

/// What tells a record from others of its name, the nearest first; after each alone, two together.
pub fn contexts(document: &Document, record: &Record) -> Vec<String> {
    let alone = alone(document, record);
    let mut all = alone.clone();
    for (i, wide) in alone.iter().enumerate() {
        all.extend(alone.iter().skip(i + 1).map(|near| format!("{near}, {wide}")));
    }
    all
}

fn alone(document: &Document, record: &Record) -> Vec<String> {
    let called = |id: &Id| plain(document.display_name(id)).into_owned();
    let maybe = |id: &Option<Id>| id.as_ref().map(called).unwrap_or_default();
    let word = |word: &str| plain(word).into_owned();
    let view = Sheet::showing(document, record.id()).filter(|sheet| !sheet.of_model() && sheet.id() != record.id());
    let mut alone: Vec<String> = view.map(|sheet| plain(&sheet.title(document)).into_owned()).into_iter().collect();
    match record {
        Record::Swimlane(r) => alone.extend([state(r.state), maybe(&r.process)]),
        Record::Journey(r) => alone.extend([state(r.state), maybe(&r.process)]),
        Record::Sipoc(r) => alone.push(maybe(&r.process)),
        Record::Step(r) => alone.push(called(&r.lane)),
        Record::Flow(r) if !r.label.trim().is_empty() => alone.push(ends(document, r)),
        Record::JourneyStep(r) => alone.push(called(&r.stage)),
        Record::Touchpoint(r) => alone.push(called(&r.at)),
        Record::Emotion(r) => alone.push(maybe(&r.persona)),
        Record::Card(r) => alone.push(called(&r.at)),
        Record::Party(r) => alone.push(word(r.kind.word())),
        Record::Persona(r) => alone.push(maybe(&r.party)),
        Record::Process(r) => alone.extend([word(r.kind.word()), maybe(&r.owner)]),
        Record::Rule(r) => alone.extend([word(r.kind.word()), word(&r.source), maybe(&r.owner)]),
        Record::Sla(r) => alone.extend([word(r.kind.word()), maybe(&r.from), maybe(&r.owner)]),
        Record::Kpi(r) => alone.extend([word(&r.unit), maybe(&r.owner)]),
        Record::Opportunity(r) => alone.extend([word(r.status.word()), maybe(&r.owner)]),
        _ => {}
    }
    alone.push(word(record.kind().word()));
    alone.retain(|context| !context.is_empty());
    alone
}

fn state(state: State) -> String {
    match state {
        State::AsIs => "as-is".to_owned(),
        State::ToBe => "to-be".to_owned(),
    }
}
