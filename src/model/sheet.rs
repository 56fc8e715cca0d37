//! What can be looked at: a drawing of the model, one at a time on the canvas, one file each in an export.

use super::{Document, Id, Record, State};
use std::collections::BTreeSet;

/// What is put after a journey's id for its alignment.
const ALIGNMENT: &str = ".alignment";

/// One view of the model.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sheet {
    Swimlane(Id),
    /// A customer journey; with backstage rows, a service blueprint.
    Journey(Id),
    Sipoc(Id),
    /// The stages of this journey against the processes behind them.
    Alignment(Id),
}

impl Sheet {
    /// The view a record is: a swimlane, journey or SIPOC.
    pub fn of(document: &Document, id: &Id) -> Option<Sheet> {
        match document.get(id)? {
            Record::Swimlane(_) => Some(Sheet::Swimlane(id.clone())),
            Record::Journey(_) => Some(Sheet::Journey(id.clone())),
            Record::Sipoc(_) => Some(Sheet::Sipoc(id.clone())),
            _ => None,
        }
    }

    /// The view a record is drawn in: for a step its swimlane, for a touchpoint its journey.
    pub fn showing(document: &Document, id: &Id) -> Option<Sheet> {
        let mut at = id;
        // A touchpoint is at a step, in a stage, of a journey; a step is in a lane, of a swimlane.
        for _ in 0..4 {
            let up = match document.get(at)? {
                Record::Swimlane(_) | Record::Journey(_) | Record::Sipoc(_) => return Sheet::of(document, at),
                Record::Lane(r) => &r.swimlane,
                Record::Phase(r) => &r.swimlane,
                Record::Flow(r) => &r.swimlane,
                Record::Step(r) => &r.lane,
                Record::Note(r) => &r.lane,
                Record::Stage(r) => &r.journey,
                Record::JourneyStep(r) => &r.stage,
                Record::JourneyRow(r) => &r.journey,
                Record::Touchpoint(r) => &r.at,
                Record::Emotion(r) => &r.at,
                Record::Card(r) => &r.at,
                Record::Dependency(r) => &r.journey,
                Record::SipocEntry(r) => &r.sipoc,
                Record::Model(_) | Record::Party(_) | Record::Persona(_) | Record::Document(_) | Record::Process(_) => {
                    return None;
                }
            };
            at = up;
        }
        None
    }

    /// The view by its name in files and on the command line: the id of its record; `<journey>.alignment`.
    pub fn by_file_name(document: &Document, name: &str) -> Option<Sheet> {
        Sheet::of(document, &Id::from(name)).or_else(|| {
            let journey = Id::from(name.strip_suffix(ALIGNMENT)?);
            document.journey(&journey).map(|_| Sheet::Alignment(journey))
        })
    }

    /// Its name in files and on the command line; [`Sheet::by_file_name`] reads it.
    pub fn file_name(&self) -> String {
        match self {
            Sheet::Swimlane(id) | Sheet::Journey(id) | Sheet::Sipoc(id) => id.as_str().to_owned(),
            Sheet::Alignment(id) => format!("{id}{ALIGNMENT}"),
        }
    }

    /// The record it is a view of.
    pub fn id(&self) -> &Id {
        match self {
            Sheet::Swimlane(id) | Sheet::Journey(id) | Sheet::Sipoc(id) | Sheet::Alignment(id) => id,
        }
    }

    /// Whether the model still holds what it shows.
    pub fn exists(&self, document: &Document) -> bool {
        match self {
            Sheet::Swimlane(id) => document.swimlane(id).is_some(),
            Sheet::Journey(id) | Sheet::Alignment(id) => document.journey(id).is_some(),
            Sheet::Sipoc(id) => document.sipoc(id).is_some(),
        }
    }

    /// The word for this kind of view.
    pub fn word(&self) -> &'static str {
        match self {
            Sheet::Swimlane(_) => "swimlane",
            Sheet::Journey(_) => "journey",
            Sheet::Sipoc(_) => "SIPOC",
            Sheet::Alignment(_) => "alignment",
        }
    }

    /// What a view is called in words: its name on one line, and as-is or to-be where it says so.
    pub fn title(&self, document: &Document) -> String {
        let name: Vec<&str> = document.display_name(self.id()).split_whitespace().collect();
        let name = if name.is_empty() { format!("{} without a name", self.word()) } else { name.join(" ") };
        match (self, self.state(document)) {
            (Sheet::Alignment(_), _) => format!("{name}, alignment"),
            (Sheet::Swimlane(_), Some(State::AsIs)) => format!("{name}, as-is"),
            (_, Some(State::ToBe)) => format!("{name}, to-be"),
            (_, Some(State::AsIs) | None) => name,
        }
    }

    /// The process it is a view of.
    pub fn process<'a>(&self, document: &'a Document) -> Option<&'a Id> {
        match self {
            Sheet::Swimlane(id) => document.swimlane(id)?.process.as_ref(),
            Sheet::Journey(id) | Sheet::Alignment(id) => document.journey(id)?.process.as_ref(),
            Sheet::Sipoc(id) => document.sipoc(id)?.process.as_ref(),
        }
    }

    /// As it is, or as it should be, where a view says so.
    pub fn state(&self, document: &Document) -> Option<State> {
        match self {
            Sheet::Swimlane(id) => document.swimlane(id).map(|s| s.state),
            Sheet::Journey(id) => document.journey(id).map(|j| j.state),
            Sheet::Sipoc(_) | Sheet::Alignment(_) => None,
        }
    }

    /// The views that are derived from others, as tabs list them: the alignments of the journeys.
    pub fn derived(document: &Document) -> Vec<Sheet> {
        let journeys = Sheet::all(document).into_iter().filter_map(|sheet| match sheet {
            Sheet::Journey(id) => Some(Sheet::Alignment(id)),
            Sheet::Swimlane(_) | Sheet::Sipoc(_) | Sheet::Alignment(_) => None,
        });
        journeys.collect()
    }

    /// Every view of a model that is a record of its own, as tabs list them: by process, journeys before SIPOCs before
    /// swimlanes, what is before what should be; swimlanes that detail a step after the others.
    pub fn all(document: &Document) -> Vec<Sheet> {
        let details: BTreeSet<&Id> = document.steps().filter_map(|step| step.link.as_ref()).collect();
        let mut all: Vec<Sheet> = document.records().filter_map(|r| Sheet::of(document, r.id())).collect();
        all.sort_by_cached_key(|sheet| {
            let rank = match sheet {
                Sheet::Journey(_) => 0,
                Sheet::Sipoc(_) => 1,
                Sheet::Swimlane(_) => 2,
                Sheet::Alignment(_) => 3,
            };
            let process = sheet.process(document).filter(|p| document.process(p).is_some());
            let name = document.display_name(sheet.id()).trim();
            (
                details.contains(sheet.id()),
                process.is_none(),
                process.cloned(),
                rank,
                sheet.state(document) == Some(State::ToBe),
                name.to_owned(),
                sheet.id().clone(),
            )
        });
        all
    }
}
