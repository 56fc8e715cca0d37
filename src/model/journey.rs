//! The records of a customer journey. With backstage rows it is a service blueprint; one journey step is one column
//! through every row.

use super::{Badge, Id, Key, RowKind, State, entity::entity, step::is_default};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A kind of customer a journey is told for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Persona {
    pub id: Id,
    #[serde(default)]
    pub name: String,
    /// The party it is a kind of.
    #[serde(default, skip_serializing_if = "is_default")]
    pub party: Option<Id>,
    /// What they want to get done.
    #[serde(default, skip_serializing_if = "is_default")]
    pub goals: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub quote: String,
    /// A picture file beside the model.
    #[serde(default, skip_serializing_if = "is_default")]
    pub portrait: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub description: String,
}
entity!(Persona, name, {
    party: link [Party] "is a kind of party",
});

/// One journey map: one scenario, told for one persona or compared for up to [`MAX_PERSONAS`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Journey {
    pub id: Id,
    #[serde(default)]
    pub name: String,
    /// The process it is the customer's side of.
    #[serde(default, skip_serializing_if = "is_default")]
    pub process: Option<Id>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub state: State,
    #[serde(default, skip_serializing_if = "is_default")]
    pub personas: Vec<Id>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub scenario: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub evidence: Evidence,
    /// Where the evidence comes from: "14 interviews".
    #[serde(default, skip_serializing_if = "is_default")]
    pub source: String,
    /// The badges its drawing shows.
    #[serde(default = "Badge::usual", skip_serializing_if = "Badge::is_usual")]
    pub badges: BTreeSet<Badge>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub description: String,
}
entity!(Journey, name, {
    process: link [Process] "is the customer's side of a process",
    personas: link [Persona] "is told for a persona",
});

/// As many personas share one emotion chart.
pub const MAX_PERSONAS: usize = 5;

/// How well something is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Evidence {
    /// Nobody has said.
    #[default]
    Unknown,
    Observed,
    Assumed,
}

impl Evidence {
    /// All of them, as a choice lists them.
    pub const ALL: [Evidence; 3] = [Evidence::Unknown, Evidence::Observed, Evidence::Assumed];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Evidence::Unknown => "not said",
            Evidence::Observed => "observed",
            Evidence::Assumed => "assumed",
        }
    }
}

/// A named span of journey steps, in the customer's words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    pub id: Id,
    pub journey: Id,
    #[serde(default)]
    pub name: String,
    /// Its place in time among the stages.
    #[serde(default)]
    pub order: Key,
    #[serde(default, skip_serializing_if = "is_default")]
    pub lifecycle: Lifecycle,
    #[serde(default, skip_serializing_if = "is_default")]
    pub description: String,
}
entity!(Stage, name, {
    journey: home [Journey] "is a stage of a journey",
});

/// The part of the whole experience a stage belongs to: before, during, after.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Lifecycle {
    Attraction,
    #[default]
    Interaction,
    Cultivation,
}

impl Lifecycle {
    /// All of them, in time order.
    pub const ALL: [Lifecycle; 3] = [Lifecycle::Attraction, Lifecycle::Interaction, Lifecycle::Cultivation];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Lifecycle::Attraction => "attraction",
            Lifecycle::Interaction => "interaction",
            Lifecycle::Cultivation => "cultivation",
        }
    }
}

/// What the customer does: one column of a journey, in a stage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JourneyStep {
    pub id: Id,
    pub stage: Id,
    #[serde(default)]
    pub name: String,
    /// Its place in time within the stage.
    #[serde(default)]
    pub order: Key,
    #[serde(default, skip_serializing_if = "is_default")]
    pub description: String,
}
entity!(JourneyStep, name, {
    stage: home [Stage] "is in a stage",
});

/// A typed row of a journey.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JourneyRow {
    pub id: Id,
    pub journey: Id,
    #[serde(default)]
    pub kind: RowKind,
    /// Its own name; else the party's, else the kind's word is shown.
    #[serde(default, skip_serializing_if = "is_default")]
    pub name: String,
    /// Whose row it is: frontstage, backstage and support are rows by party.
    #[serde(default, skip_serializing_if = "is_default")]
    pub party: Option<Id>,
    /// Its place from top to bottom.
    #[serde(default)]
    pub order: Key,
    /// Not drawn.
    #[serde(default, skip_serializing_if = "is_default")]
    pub hidden: bool,
    /// Drawn as its name and how many things it holds.
    #[serde(default, skip_serializing_if = "is_default")]
    pub collapsed: bool,
}
entity!(JourneyRow, name, {
    journey: home [Journey] "is a row of a journey",
    party: link [Party] "is the row of a party",
});

/// An interaction of the customer at a journey step, through a channel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Touchpoint {
    pub id: Id,
    /// The journey step it happens at.
    pub at: Id,
    /// Its place among several at one journey step.
    #[serde(default, skip_serializing_if = "is_default")]
    pub place: Key,
    #[serde(default, skip_serializing_if = "is_default")]
    pub name: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub channel: Channel,
    #[serde(default, skip_serializing_if = "is_default")]
    pub moment_of_truth: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    pub evidence: Evidence,
    #[serde(default, skip_serializing_if = "is_default")]
    pub source: String,
    /// The process steps behind it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub steps: Vec<Id>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub mark: Mark,
    #[serde(default, skip_serializing_if = "is_default")]
    pub description: String,
}
entity!(Touchpoint, name, {
    at: home [JourneyStep] "happens at a journey step",
    steps: link [Step] "has a process step behind it",
});

/// How the customer and the organisation meet.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Channel {
    /// Nobody has said.
    #[default]
    Unknown,
    /// No contact: the customer is alone.
    None,
    Product,
    Store,
    Phone,
    Email,
    Letter,
    Web,
    App,
    Chat,
    Social,
    WordOfMouth,
    Advertising,
    Event,
    Visit,
    SelfService,
    /// Any other, by its name.
    Other(String),
}

impl Channel {
    /// All of them but [`Channel::Other`], as a choice lists them.
    pub const ALL: [Channel; 16] = [
        Channel::Unknown,
        Channel::None,
        Channel::Product,
        Channel::Store,
        Channel::Phone,
        Channel::Email,
        Channel::Letter,
        Channel::Web,
        Channel::App,
        Channel::Chat,
        Channel::Social,
        Channel::WordOfMouth,
        Channel::Advertising,
        Channel::Event,
        Channel::Visit,
        Channel::SelfService,
    ];

    /// The word for it.
    pub fn word(&self) -> &str {
        match self {
            Channel::Unknown => "not said",
            Channel::None => "no contact",
            Channel::Product => "product",
            Channel::Store => "store",
            Channel::Phone => "phone",
            Channel::Email => "email",
            Channel::Letter => "letter",
            Channel::Web => "web",
            Channel::App => "app",
            Channel::Chat => "chat",
            Channel::Social => "social media",
            Channel::WordOfMouth => "word of mouth",
            Channel::Advertising => "advertising",
            Channel::Event => "event",
            Channel::Visit => "visit",
            Channel::SelfService => "self-service",
            Channel::Other(name) => name,
        }
    }

    /// The channel with this word, in any case; any other words are a channel of their own, none are unknown.
    pub fn of(word: &str) -> Channel {
        let word = word.trim();
        if word.is_empty() {
            return Channel::Unknown;
        }
        let known = Channel::ALL.into_iter().find(|c| c.word().eq_ignore_ascii_case(word));
        known.unwrap_or_else(|| Channel::Other(word.to_owned()))
    }
}

/// A mark of a service blueprint.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Mark {
    #[default]
    None,
    /// Where it is likely to go wrong.
    Fail,
    /// Where the customer waits.
    Wait,
}

impl Mark {
    /// All of them, as a choice lists them.
    pub const ALL: [Mark; 3] = [Mark::None, Mark::Fail, Mark::Wait];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Mark::None => "none",
            Mark::Fail => "fail point",
            Mark::Wait => "wait point",
        }
    }
}

/// How a persona feels at a journey step. Without one there is a gap in the curve, not a zero.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Emotion {
    pub id: Id,
    pub at: Id,
    /// Whose; `None` where the journey names no persona.
    #[serde(default, skip_serializing_if = "is_default")]
    pub persona: Option<Id>,
    /// As it is, or as it should be: the dashed curve.
    #[serde(default, skip_serializing_if = "is_default")]
    pub state: State,
    /// −2 (angry) to +2 (delighted).
    pub value: Score,
    /// Why, in words.
    #[serde(default, skip_serializing_if = "is_default")]
    pub reason: String,
}
entity!(Emotion, reason, {
    at: home [JourneyStep] "is read at a journey step",
    persona: home [Persona] "is the emotion of a persona",
});

/// A reading of the emotion curve: −2 to +2, in tenths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score(i8);

impl Score {
    /// The nearest score to a value; beyond the ends it is the end. `None` for NaN.
    pub fn near(value: f64) -> Option<Score> {
        (!value.is_nan()).then(|| Score((value.clamp(-2.0, 2.0) * 10.0).round() as i8))
    }

    /// From −2.0 to +2.0.
    pub fn value(self) -> f64 {
        f64::from(self.0) / 10.0
    }
}

impl Serialize for Score {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Whole numbers are written without a fraction: `value: -1`.
        if self.0 % 10 == 0 { serializer.serialize_i8(self.0 / 10) } else { serializer.serialize_f64(self.value()) }
    }
}

impl<'de> Deserialize<'de> for Score {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = f64::deserialize(deserializer)?;
        let score = Score::near(value).filter(|s| (s.value() - value).abs() < 1e-9);
        score.ok_or_else(|| serde::de::Error::custom("an emotion is a number from -2 to 2, in tenths"))
    }
}

/// What stands in a cell of a row: text, or a reference to what the row is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    pub id: Id,
    pub row: Id,
    /// The journey step whose column it stands in.
    pub at: Id,
    /// Its place among several in one cell.
    #[serde(default, skip_serializing_if = "is_default")]
    pub place: Key,
    #[serde(default, skip_serializing_if = "is_default")]
    pub text: String,
    /// What it stands for, whose name it shows: the process step of a backstage cell, the party of an owner.
    #[serde(default, skip_serializing_if = "is_default")]
    pub record: Option<Id>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub sign: Sign,
    #[serde(default, skip_serializing_if = "is_default")]
    pub mark: Mark,
    #[serde(default, skip_serializing_if = "is_default")]
    pub evidence: Evidence,
    #[serde(default, skip_serializing_if = "is_default")]
    pub source: String,
    /// A picture file beside the model.
    #[serde(default, skip_serializing_if = "is_default")]
    pub picture: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub description: String,
}
entity!(Card, text, {
    row: home [JourneyRow] "stands in a row",
    at: home [JourneyStep] "stands at a journey step",
    record: link [Step, Swimlane, Phase, Process, Party, Document, Rule, Kpi, Sla, Opportunity] "stands for a step, \
                                                                                                 party, document or \
                                                                                                 rule",
});

/// Whether a card is good or bad for the customer, in a row that holds both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Sign {
    #[default]
    None,
    Pain,
    Delight,
}

impl Sign {
    /// All of them, as a choice lists them.
    pub const ALL: [Sign; 3] = [Sign::None, Sign::Pain, Sign::Delight];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Sign::None => "neither",
            Sign::Pain => "pain",
            Sign::Delight => "delight",
        }
    }
}

/// An arrow of a service blueprint: one card or touchpoint depends on another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dependency {
    pub id: Id,
    pub journey: Id,
    pub from: Id,
    pub to: Id,
    /// Each depends on the other: an arrow with two heads.
    #[serde(default, skip_serializing_if = "is_default")]
    pub mutual: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    pub label: String,
}
entity!(Dependency, label, {
    journey: home [Journey] "belongs to a journey",
    from: home [Card, Touchpoint, JourneyStep] "starts at a card",
    to: home [Card, Touchpoint, JourneyStep] "ends at a card",
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_keeps_to_its_range_in_tenths() {
        assert_eq!(Score::near(3.0).map(Score::value), Some(2.0));
        assert_eq!(Score::near(-0.26).map(Score::value), Some(-0.3));
        assert_eq!(Score::near(f64::NAN), None);
        for (text, fine) in [("-2", true), ("1.5", true), ("2.1", false), ("0.25", false)] {
            assert_eq!(ron::from_str::<Score>(text).is_ok(), fine, "{text}");
        }
    }
}
