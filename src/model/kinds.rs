//! The kinds of record there are. A new kind is its struct in a file of its own, and one line here.

use super::*;

/// Calls a macro with every kind of record but the model's header, in file order:
/// `Variant Struct accessor_of_one list_in_the_file "word" "words"`.
macro_rules! for_each_kind {
    ($callback:ident) => {
        $callback! {
            Party Party party parties "party" "parties",
            Persona Persona persona personas "persona" "personas",
            Document WorkDocument document documents "document" "documents",
            Process Process process processes "process" "processes",
            Swimlane Swimlane swimlane swimlanes "swimlane" "swimlanes",
            Lane Lane lane lanes "lane" "lanes",
            Phase Phase phase phases "phase" "phases",
            Step Step step steps "step" "steps",
            Flow Flow flow flows "flow" "flows",
            Note Note note notes "note" "notes",
            Journey Journey journey journeys "journey" "journeys",
            Stage Stage stage stages "stage" "stages",
            JourneyStep JourneyStep journey_step journey_steps "journey step" "journey steps",
            JourneyRow JourneyRow journey_row journey_rows "row" "rows",
            Touchpoint Touchpoint touchpoint touchpoints "touchpoint" "touchpoints",
            Emotion Emotion emotion emotions "emotion" "emotions",
            Card Card card cards "card" "cards",
            Dependency Dependency dependency dependencies "dependency" "dependencies",
            Sipoc Sipoc sipoc sipocs "SIPOC" "SIPOCs",
            SipocEntry SipocEntry sipoc_entry sipoc_entries "SIPOC entry" "SIPOC entries",
            Rule Rule rule rules "rule" "rules",
            DecisionTable DecisionTable decision_table decision_tables "decision table" "decision tables",
            DecisionColumn DecisionColumn decision_column decision_columns
                "decision table column" "decision table columns",
            DecisionRow DecisionRow decision_row decision_rows "decision table row" "decision table rows",
            Sla Sla sla slas "SLA" "SLAs",
            Kpi Kpi kpi kpis "KPI" "KPIs",
            Opportunity Opportunity opportunity opportunities "opportunity" "opportunities",
            Suppression Suppression suppression suppressions "suppression" "suppressions",
        }
    };
}
pub(crate) use for_each_kind;

/// The id of the one [`Model`] record.
pub const MODEL_ID: &str = "model";

macro_rules! record {
    ($($variant:ident $type:ident $one:ident $all:ident $word:literal $words:literal,)*) => {
        /// One record of any kind.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Record {
            Model(Model),
            $($variant($type),)*
        }

        /// The kinds of record, in file order.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum RecordKind {
            Model,
            $($variant,)*
        }

        impl RecordKind {
            /// Every kind, in file order.
            pub const ALL: &[RecordKind] = &[RecordKind::Model, $(RecordKind::$variant,)*];

            /// The word for this kind, in UI, errors and SVG classes.
            pub fn word(self) -> &'static str {
                match self {
                    RecordKind::Model => "model",
                    $(RecordKind::$variant => $word,)*
                }
            }

            /// The word for several of this kind.
            pub fn words(self) -> &'static str {
                match self {
                    RecordKind::Model => "models",
                    $(RecordKind::$variant => $words,)*
                }
            }
        }

        impl Record {
            /// Its kind.
            pub fn kind(&self) -> RecordKind {
                match self {
                    Record::Model(_) => RecordKind::Model,
                    $(Record::$variant(_) => RecordKind::$variant,)*
                }
            }

            /// What every kind can say of itself.
            pub fn entity(&self) -> &dyn Entity {
                match self {
                    Record::Model(r) => r,
                    $(Record::$variant(r) => r,)*
                }
            }

            /// The same, for changing it.
            pub fn entity_mut(&mut self) -> &mut dyn Entity {
                match self {
                    Record::Model(r) => r,
                    $(Record::$variant(r) => r,)*
                }
            }
        }

        $(impl From<$type> for Record {
            fn from(record: $type) -> Record {
                Record::$variant(record)
            }
        })*

        impl From<Model> for Record {
            fn from(record: Model) -> Record {
                Record::Model(record)
            }
        }

        impl Document {$(
            #[doc = concat!("The ", $word, " with this id.")]
            pub fn $one(&self, id: &Id) -> Option<&$type> {
                match self.get(id) {
                    Some(Record::$variant(record)) => Some(record),
                    _ => None,
                }
            }

            #[doc = concat!("All ", $words, ", sorted by id.")]
            pub fn $all(&self) -> impl Iterator<Item = &$type> {
                self.records().filter_map(|r| match r {
                    Record::$variant(record) => Some(record),
                    _ => None,
                })
            }
        )*}
    };
}
for_each_kind!(record);

impl Record {
    /// The record's id.
    pub fn id(&self) -> &Id {
        self.entity().id()
    }

    /// What the record is called: its name, a flow's label, a note's text.
    pub fn name(&self) -> &str {
        self.entity().name()
    }

    /// Every reference it holds.
    pub fn links(&self) -> Vec<Link<'_>> {
        self.entity().links()
    }

    /// Every reference it holds: the field's name and the id it points at.
    pub fn references(&self) -> Vec<(&'static str, &Id)> {
        self.links().into_iter().map(|link| (link.field, link.target)).collect()
    }
}
