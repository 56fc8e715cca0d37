//! What can be looked at: a drawing of the model, one at a time on the canvas, one file each in an export.

use super::{Document, Id, MODEL_ID, Matrix, PartyKind, Record, Register, State, Step, capital, is_done_by_somebody};
use std::{collections::BTreeSet, sync::LazyLock};

/// What is put before the name of a derived view where a record has that name for its id.
const OF_MODEL: &str = "model-";
/// What is put after a journey's id for its alignment.
const ALIGNMENT: &str = ".alignment";
/// The names of the views of the whole model, in files and on the command line.
const PORTFOLIO: &str = "portfolio";
const BOARD: &str = "opportunities.board";
const CHART: &str = "opportunities.chart";

static MODEL: LazyLock<Id> = LazyLock::new(|| Id::from(MODEL_ID));

/// One view of the model.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sheet {
    Swimlane(Id),
    /// A customer journey; with backstage rows, a service blueprint.
    Journey(Id),
    Sipoc(Id),
    /// The stages of this journey against the processes behind them.
    Alignment(Id),
    /// All records of a kind.
    Register(Register),
    /// A matrix of a swimlane, or of the model.
    Matrix(Matrix, Id),
    DecisionTable(Id),
    /// Every process in the frame of the customer's experience.
    Portfolio,
    /// The opportunities by status.
    Board,
    /// The opportunities by effort and value.
    Chart,
}

impl Sheet {
    /// The view a record is: a swimlane, journey, SIPOC or decision table.
    pub fn of(document: &Document, id: &Id) -> Option<Sheet> {
        Sheet::of_record(document.get(id)?)
    }

    fn of_record(record: &Record) -> Option<Sheet> {
        match record {
            Record::Swimlane(r) => Some(Sheet::Swimlane(r.id.clone())),
            Record::Journey(r) => Some(Sheet::Journey(r.id.clone())),
            Record::Sipoc(r) => Some(Sheet::Sipoc(r.id.clone())),
            Record::DecisionTable(r) => Some(Sheet::DecisionTable(r.id.clone())),
            _ => None,
        }
    }

    /// The view a record is drawn in: for a step its swimlane, for a touchpoint its journey, for a rule the register.
    pub fn showing(document: &Document, id: &Id) -> Option<Sheet> {
        let mut at = id;
        // A touchpoint is at a step, in a stage, of a journey; a step is in a lane, of a swimlane.
        for _ in 0..5 {
            let up = match document.get(at)? {
                Record::Swimlane(_) | Record::Journey(_) | Record::Sipoc(_) | Record::DecisionTable(_) => {
                    return Sheet::of(document, at);
                }
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
                Record::DecisionColumn(r) => &r.table,
                Record::DecisionRow(r) => &r.table,
                Record::Suppression(r) => &r.record,
                Record::Rule(_) | Record::Sla(_) | Record::Kpi(_) | Record::Opportunity(_) => {
                    return Register::holding(document, at).map(Sheet::Register);
                }
                Record::Model(_) | Record::Party(_) | Record::Persona(_) | Record::Document(_) | Record::Process(_) => {
                    return None;
                }
            };
            at = up;
        }
        None
    }

    /// The view to go to for a record: the one it is drawn in, else the register it stands in.
    pub fn home(document: &Document, id: &Id) -> Option<Sheet> {
        let stands = || Register::holding(document, id).map(Sheet::Register);
        Sheet::showing(document, id).or_else(stands)
    }

    /// The view by its name in files and on the command line: the id of its record; `<journey>.alignment`,
    /// `<swimlane>.raci`, `rules`, `portfolio`.
    pub fn by_file_name(document: &Document, name: &str) -> Option<Sheet> {
        let derived = || Sheet::derived(document).into_iter().find(|sheet| sheet.file_name(document) == name);
        Sheet::of(document, &Id::from(name)).or_else(derived)
    }

    /// Its name in files and on the command line; [`Sheet::by_file_name`] reads it. What is derived gives way to a view
    /// whose id is its name: beside a swimlane `rules` the register is `model-rules`.
    pub fn file_name(&self, document: &Document) -> String {
        let mut name = match self {
            Sheet::Swimlane(id) | Sheet::Journey(id) | Sheet::Sipoc(id) | Sheet::DecisionTable(id) => {
                return id.as_str().to_owned();
            }
            Sheet::Alignment(id) => format!("{id}{ALIGNMENT}"),
            Sheet::Register(register) => register.file_word().to_owned(),
            Sheet::Matrix(matrix, _) if matrix.of_model() => matrix.file_word().to_owned(),
            Sheet::Matrix(matrix, id) => format!("{id}.{}", matrix.file_word()),
            Sheet::Portfolio => PORTFOLIO.to_owned(),
            Sheet::Board => BOARD.to_owned(),
            Sheet::Chart => CHART.to_owned(),
        };
        while Sheet::of(document, &Id::from(name.as_str())).is_some() {
            name.insert_str(0, OF_MODEL);
        }
        name
    }

    /// The record it is a view of; the model's header where it is one of the whole model.
    pub fn id(&self) -> &Id {
        match self {
            Sheet::Swimlane(id)
            | Sheet::Journey(id)
            | Sheet::Sipoc(id)
            | Sheet::Alignment(id)
            | Sheet::Matrix(_, id)
            | Sheet::DecisionTable(id) => id,
            Sheet::Register(_) | Sheet::Portfolio | Sheet::Board | Sheet::Chart => &MODEL,
        }
    }

    /// Whether it is a view of the whole model, which every model has.
    pub fn of_model(&self) -> bool {
        *self.id() == *MODEL
    }

    /// Whether the model still holds what it shows.
    pub fn exists(&self, document: &Document) -> bool {
        match self {
            Sheet::Swimlane(id) => document.swimlane(id).is_some(),
            Sheet::Journey(id) | Sheet::Alignment(id) => document.journey(id).is_some(),
            Sheet::Sipoc(id) => document.sipoc(id).is_some(),
            Sheet::DecisionTable(id) => document.decision_table(id).is_some(),
            Sheet::Matrix(matrix, id) => matrix.of_model() || document.swimlane(id).is_some(),
            Sheet::Register(_) | Sheet::Portfolio | Sheet::Board | Sheet::Chart => true,
        }
    }

    /// The word for this kind of view.
    pub fn word(&self) -> &'static str {
        match self {
            Sheet::Swimlane(_) => "swimlane",
            Sheet::Journey(_) => "journey",
            Sheet::Sipoc(_) => "SIPOC",
            Sheet::Alignment(_) => "alignment",
            Sheet::Register(_) => "register",
            Sheet::Matrix(..) => "matrix",
            Sheet::DecisionTable(_) => "decision table",
            Sheet::Portfolio => "portfolio",
            Sheet::Board => "board",
            Sheet::Chart => "chart",
        }
    }

    /// What a view is called in words: its name on one line, and as-is or to-be where it says so.
    pub fn title(&self, document: &Document) -> String {
        match self {
            Sheet::Register(register) => return capital(register.word()),
            Sheet::Matrix(matrix, _) if matrix.of_model() => return capital(matrix.word()),
            Sheet::Portfolio => return "Process portfolio".to_owned(),
            Sheet::Board => return "Opportunities by status".to_owned(),
            Sheet::Chart => return "Opportunities by effort and value".to_owned(),
            _ => {}
        }
        // What is derived is called after the view it is derived of, which says its state.
        match self {
            Sheet::Alignment(id) => return format!("Alignment: {}", Sheet::Journey(id.clone()).title(document)),
            Sheet::Matrix(matrix, id) => {
                return format!("{}: {}", capital(matrix.word()), Sheet::Swimlane(id.clone()).title(document));
            }
            _ => {}
        }
        let name: Vec<&str> = document.display_name(self.id()).split_whitespace().collect();
        let name = if name.is_empty() { format!("{} without a name", self.word()) } else { name.join(" ") };
        match (self, self.state(document)) {
            (Sheet::Swimlane(_), Some(State::AsIs)) => format!("{name}, as-is"),
            (_, Some(State::ToBe)) => format!("{name}, to-be"),
            (_, Some(State::AsIs) | None) => name,
        }
    }

    /// The process it is a view of.
    pub fn process<'a>(&self, document: &'a Document) -> Option<&'a Id> {
        match self {
            Sheet::Swimlane(id) | Sheet::Matrix(_, id) => document.swimlane(id)?.process.as_ref(),
            Sheet::Journey(id) | Sheet::Alignment(id) => document.journey(id)?.process.as_ref(),
            Sheet::Sipoc(id) => document.sipoc(id)?.process.as_ref(),
            Sheet::DecisionTable(_) | Sheet::Register(_) | Sheet::Portfolio | Sheet::Board | Sheet::Chart => None,
        }
    }

    /// As it is, or as it should be, where a view says so, or the one it is derived of.
    pub fn state(&self, document: &Document) -> Option<State> {
        match self {
            Sheet::Swimlane(id) | Sheet::Matrix(_, id) => document.swimlane(id).map(|s| s.state),
            Sheet::Journey(id) | Sheet::Alignment(id) => document.journey(id).map(|j| j.state),
            Sheet::Sipoc(_)
            | Sheet::DecisionTable(_)
            | Sheet::Register(_)
            | Sheet::Portfolio
            | Sheet::Board
            | Sheet::Chart => None,
        }
    }

    /// Whether there is anything to show: a derived view of what is not there is empty.
    pub fn is_filled(&self, document: &Document) -> bool {
        let done = |step: &&Step| is_done_by_somebody(step.kind);
        match self {
            Sheet::Swimlane(_) | Sheet::Journey(_) | Sheet::Sipoc(_) | Sheet::DecisionTable(_) => true,
            Sheet::Register(register) => register.records(document).next().is_some(),
            Sheet::Alignment(id) => document.stages().any(|stage| stage.journey == *id),
            Sheet::Matrix(Matrix::SystemUse, _) => document.parties().any(|party| party.kind == PartyKind::System),
            Sheet::Matrix(Matrix::Experience | Matrix::Raci | Matrix::HandOffs, id) => {
                document.steps().filter(done).any(|step| document.swimlane_of(&step.id) == Some(id))
            }
            Sheet::Portfolio => document.processes().next().is_some(),
            Sheet::Board | Sheet::Chart => document.opportunities().next().is_some(),
        }
    }

    /// The views that are derived, as menus list them: those of the whole model, the matrices of the swimlanes, the
    /// alignments of the journeys.
    pub fn derived(document: &Document) -> Vec<Sheet> {
        let mut derived: Vec<Sheet> = Register::ALL.iter().map(|&register| Sheet::Register(register)).collect();
        derived.extend([Sheet::Portfolio, Sheet::Board, Sheet::Chart]);
        let (whole, of_one): (Vec<Matrix>, Vec<Matrix>) = Matrix::ALL.iter().partition(|matrix| matrix.of_model());
        derived.extend(whole.into_iter().map(|matrix| Sheet::Matrix(matrix, MODEL.clone())));
        for sheet in Sheet::all(document) {
            match sheet {
                Sheet::Journey(id) => derived.push(Sheet::Alignment(id)),
                Sheet::Swimlane(id) => derived.extend(of_one.iter().map(|&matrix| Sheet::Matrix(matrix, id.clone()))),
                _ => {}
            }
        }
        derived
    }

    /// Every view of a model that is a record of its own, as tabs list them: by process, journeys before SIPOCs before
    /// swimlanes, what is before what should be; swimlanes that detail a step after the others.
    pub fn all(document: &Document) -> Vec<Sheet> {
        let details: BTreeSet<&Id> = document.steps().filter_map(|step| step.link.as_ref()).collect();
        let mut all: Vec<Sheet> = document.records().filter_map(Sheet::of_record).collect();
        all.sort_by_cached_key(|sheet| {
            let rank = match sheet {
                Sheet::Journey(_) => 0,
                Sheet::Sipoc(_) => 1,
                Sheet::Swimlane(_) => 2,
                _ => 3,
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
