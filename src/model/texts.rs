//! Every text a record holds that a person wrote, for finding.

use super::{Channel, Condition, Record};

impl Record {
    /// Calls `see` with each text a person wrote into this record: the field's word, and the text. Its name comes
    /// first. What the file alone needs (ids, ids of other formats) is none.
    pub fn each_text<'a>(&'a self, see: &mut dyn FnMut(&'static str, &'a str)) {
        see("name", self.name());
        match self {
            Record::Model(r) => see("description", &r.description),
            Record::Party(r) => {
                see("contact", &r.contact);
                see("description", &r.description);
            }
            Record::Persona(r) => {
                see("goals", &r.goals);
                see("quote", &r.quote);
                see("description", &r.description);
            }
            Record::Document(r) => see("description", &r.description),
            Record::Process(r) => {
                see("purpose", &r.purpose);
                see("outcome", &r.outcome);
                see("description", &r.description);
            }
            Record::Swimlane(r) => see("description", &r.description),
            Record::Lane(r) => see("description", &r.description),
            Record::Phase(r) => see("description", &r.description),
            Record::Step(r) => {
                see("duration", &r.duration);
                see("description", &r.description);
            }
            Record::Flow(r) => {
                if let Condition::When(condition) = &r.condition {
                    see("condition", condition);
                }
                see("description", &r.description);
            }
            // A note's text, an emotion's reason and a dependency's label are their names.
            Record::Note(_) | Record::Emotion(_) | Record::Dependency(_) | Record::JourneyRow(_) => {}
            Record::Journey(r) => {
                see("scenario", &r.scenario);
                see("source", &r.source);
                see("description", &r.description);
            }
            Record::Stage(r) => see("description", &r.description),
            Record::JourneyStep(r) => see("description", &r.description),
            Record::Touchpoint(r) => {
                if let Channel::Other(channel) = &r.channel {
                    see("channel", channel);
                }
                see("source", &r.source);
                see("description", &r.description);
            }
            Record::Card(r) => {
                see("source", &r.source);
                see("picture", &r.picture);
                see("description", &r.description);
            }
            Record::Sipoc(r) => {
                see("start", &r.start);
                see("end", &r.end);
                see("description", &r.description);
            }
            Record::SipocEntry(r) => see("description", &r.description),
            Record::Rule(r) => {
                see("statement", &r.statement);
                see("source", &r.source);
                see("citation", &r.citation);
                see("description", &r.description);
            }
            Record::DecisionTable(r) => see("description", &r.description),
            Record::DecisionColumn(r) => r.values.iter().for_each(|value| see("value", value)),
            Record::DecisionRow(r) => r.cells.values().for_each(|cell| see("cell", cell)),
            Record::Sla(r) => {
                see("value", &r.value);
                see("description", &r.description);
            }
            Record::Kpi(r) => {
                see("unit", &r.unit);
                see("description", &r.description);
            }
            Record::Opportunity(r) => see("description", &r.description),
            // The reason is its name.
            Record::Suppression(_) => {}
        }
    }
}
