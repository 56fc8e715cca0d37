//! The fields of personas, journeys and what stands in them.

use super::{
    governed::{self, Governed},
    parties, processes, reading, set, swimlane,
};
use crate::{
    change::{Refusal, op},
    editor::Command,
    gui::{
        action::{Action, Verb},
        inspector::form::Form,
    },
    model::{
        Card, Channel, Dependency, Document, Emotion, Evidence, Id, Journey, JourneyRow, JourneyStep, Lifecycle,
        MAX_PERSONAS, Mark, Persona, RecordKind, RowKind, Sign, Stage, State, Touchpoint,
    },
};

pub fn persona(form: &mut Form, r: &Persona, document: &Document) {
    form.name("Name", &r.name, set!(Name));
    form.reference("A kind of", r.party.as_ref(), || parties(document), set!(Party));
    form.lines("Goals", &r.goals, set!(Goals));
    form.lines("In their words", &r.quote, set!(Quote));
    form.line_like("Portrait, a picture beside the model", &r.portrait, "pictures/name.png", set!(Picture));
    form.lines("Description", &r.description, set!(Description));
}

pub fn journey(form: &mut Form, r: &Journey, document: &Document) {
    form.name("Name", &r.name, set!(Name));
    form.reference("Process", r.process.as_ref(), || processes(document), set!(Process));
    form.choice("State", r.state, &[(State::AsIs, "as-is"), (State::ToBe, "to-be")], set!(State));
    let personas = || document.personas().map(|p| p.id.clone()).collect();
    let add = if r.personas.len() >= MAX_PERSONAS { "Five are told for already" } else { "Add a persona…" };
    form.list("Told for", &r.personas, add, personas, told_for);
    form.lines("Scenario", &r.scenario, set!(Scenario));
    evidence(form, r.evidence, &r.source);
    form.lines("Description", &r.description, set!(Description));
    if form.one() {
        swimlane::badges(form, &r.badges);
    }
    governed::measured(form, &r.id, document, false);
}

/// Tells a journey for these personas: for one more, or for one less. Their readings come and go with them.
fn told_for(ids: &[Id], personas: Vec<Id>) -> Verb {
    let journey = ids.first().cloned();
    Box::new(move |document, _| {
        let gone = || Refusal::new("This journey is not in the model any more.");
        let journey = journey.and_then(|id| document.journey(&id)).ok_or_else(gone)?;
        let more = personas.iter().find(|id| !journey.personas.contains(id));
        let less = journey.personas.iter().find(|id| !personas.contains(id));
        match (more, less) {
            (Some(persona), _) => op::journey::tell_for(document, &journey.id, persona),
            (None, Some(persona)) => op::journey::tell_without(document, &journey.id, persona),
            (None, None) => Err(Refusal::new("The journey is told for these personas already.")),
        }
    })
}

pub fn stage(form: &mut Form, r: &Stage, document: &Document) {
    form.name("Name", &r.name, set!(Name));
    form.choice("Part of the experience", r.lifecycle, &Lifecycle::ALL.map(|v| (v, v.word())), set!(Lifecycle));
    form.lines("Description", &r.description, set!(Description));
    governed::measured(form, &r.id, document, false);
}

pub fn step(form: &mut Form, r: &JourneyStep, document: &Document) {
    form.long_name("Name", &r.name, set!(Name));
    if form.one() {
        form.shown_reference("Stage", &r.stage);
    }
    form.lines("Description", &r.description, set!(Description));
    reading::of_step(form, r, document);
    governed::measured(form, &r.id, document, true);
}

pub fn row(form: &mut Form, r: &JourneyRow, document: &Document) {
    let instead = r.party.as_ref().map_or(r.kind.word(), |id| document.display_name(id));
    form.name_or("Name", &r.name, instead, set!(Name));
    form.choice("Kind", r.kind, &RowKind::ALL.map(|v| (v, v.word())), set!(RowKind));
    form.reference("Whose row it is", r.party.as_ref(), || parties(document), set!(Party));
    form.flag("Hidden", r.hidden, set!(Hidden));
    form.flag("Folded to a line", r.collapsed, set!(Collapsed));
}

pub fn touchpoint(form: &mut Form, r: &Touchpoint, document: &Document) {
    form.name_or("Name", &r.name, r.channel.word(), set!(Name));
    channel(form, &r.channel);
    form.flag("Moment of truth", r.moment_of_truth, set!(MomentOfTruth));
    mark(form, r.mark);
    let steps = || document.steps().map(|s| s.id.clone()).collect();
    form.list("What happens behind it", &r.steps, "Add a process step…", steps, set!(Steps));
    evidence(form, r.evidence, &r.source);
    form.lines("Description", &r.description, set!(Description));
    if form.one() {
        let all = Governed::of(document, &r.id);
        let count = all.rules.len() + all.kpis.len() + all.opportunities.len();
        form.section("Rules, KPIs and opportunities", count, |form| {
            governed::rules(form, &all, document);
            governed::kpis(form, &all, document);
            governed::opportunities(form, &all, document);
        });
    }
}

pub fn emotion(form: &mut Form, r: &Emotion, document: &Document) {
    reading::of_emotion(form, r);
    form.lines("Why", &r.reason, set!(Name));
    answered(form, &r.id, document);
}

/// The opportunities that answer a pain.
fn answered(form: &mut Form, id: &Id, document: &Document) {
    if form.one() {
        let all = Governed::of(document, id);
        let count = all.opportunities.len();
        form.section("Opportunities", count, |form| governed::opportunities(form, &all, document));
    }
}

pub fn card(form: &mut Form, r: &Card, document: &Document) {
    if r.record.is_none() {
        form.long_name("Text", &r.text, set!(Name));
    }
    let kind = document.journey_row(&r.row).map(|row| row.kind);
    let fits = || stands_for(document, kind);
    form.reference("Stands for", r.record.as_ref(), fits, set!(StandsFor));
    if kind.is_none_or(|kind| kind == RowKind::PainsAndDelights) || r.sign != Sign::None {
        form.choice("For the customer", r.sign, &Sign::ALL.map(|v| (v, v.word())), set!(Sign));
    }
    mark(form, r.mark);
    evidence(form, r.evidence, &r.source);
    if kind == Some(RowKind::Picture) || kind == Some(RowKind::Evidence) || !r.picture.is_empty() {
        form.line_like("Picture, a file beside the model", &r.picture, "pictures/name.png", set!(Picture));
    }
    form.lines("Description", &r.description, set!(Description));
    answered(form, &r.id, document);
}

pub fn dependency(form: &mut Form, r: &Dependency) {
    form.name("Label", &r.label, set!(Name));
    if form.one() {
        form.shown_reference("From", &r.from);
        form.shown_reference("To", &r.to);
    }
    form.flag("Each depends on the other", r.mutual, set!(Mutual));
    if !r.mutual {
        form.button("Turn round", Command::TurnArrow.hint(), |_| Action::Command(Command::TurnArrow));
    }
}

/// How well something is known, and from where.
fn evidence(form: &mut Form, value: Evidence, source: &str) {
    form.choice("Evidence", value, &Evidence::ALL.map(|v| (v, v.word())), set!(Evidence));
    form.line_like("Source", source, "14 interviews", set!(Source));
}

fn mark(form: &mut Form, value: Mark) {
    form.choice("Mark", value, &Mark::ALL.map(|v| (v, v.word())), set!(Mark));
}

/// One of the known channels, or any other by its name.
fn channel(form: &mut Form, value: &Channel) {
    let mut options: Vec<(Channel, &str)> =
        Channel::ALL.iter().zip(Channel::ALL.each_ref().map(|c| c.word())).map(|(c, word)| (c.clone(), word)).collect();
    options.push(match value {
        Channel::Other(_) => (value.clone(), "another"),
        _ => (Channel::Other(OTHER.into()), "another"),
    });
    form.choice("Channel", value.clone(), &options, set!(Channel));
    if let Channel::Other(name) = value {
        form.line("Name of the channel", name, |ids, text: String| {
            let ids = ids.to_vec();
            Box::new(move |document, _| {
                crate::change::op::set(document, &ids, &crate::change::op::Field::Channel(Channel::of(&text)))
            })
        });
    }
}

/// What a channel is called before it has a name.
const OTHER: &str = "other";

/// What a card in a row of this kind may stand for.
fn stands_for(document: &Document, kind: Option<RowKind>) -> Vec<Id> {
    let wanted: &[RecordKind] = match kind {
        Some(RowKind::Frontstage | RowKind::Backstage | RowKind::Support) => {
            &[RecordKind::Step, RecordKind::Swimlane, RecordKind::Phase, RecordKind::Process]
        }
        Some(RowKind::System | RowKind::Owner) => &[RecordKind::Party],
        Some(RowKind::Evidence) => &[RecordKind::Document],
        Some(RowKind::Rule) => &[RecordKind::Rule],
        Some(RowKind::Kpi) => &[RecordKind::Kpi, RecordKind::Sla],
        Some(RowKind::Opportunity) => &[RecordKind::Opportunity],
        _ => &[
            RecordKind::Step,
            RecordKind::Swimlane,
            RecordKind::Phase,
            RecordKind::Process,
            RecordKind::Party,
            RecordKind::Document,
        ],
    };
    let named = |r: &&crate::model::Record| wanted.contains(&r.kind()) && !r.name().trim().is_empty();
    document.records().filter(named).map(|r| r.id().clone()).collect()
}
