//! What a text says of an attribute: fields to set, or in plain words what is expected instead.

use crate::{
    change::{
        Refusal,
        op::{Field, refuse},
    },
    model::*,
};
use std::collections::{BTreeMap, BTreeSet};

/// What a cell's text says.
pub enum Said {
    Field(Field),
    /// The KPIs that measure the record: each KPI holds that itself.
    Kpis(Vec<Id>),
    /// Nothing: it follows from the model.
    Derived,
}

/// Reads a text for an attribute of a record. Names are looked up in `names`.
///
/// # Errors
/// Says what is expected here.
pub fn read(record: &Record, attribute: Attribute, text: &str, names: &Names) -> Result<Said, Refusal> {
    let text = text.trim();
    let words = || text.to_owned();
    let one = || one(attribute, text, names);
    Ok(Said::Field(match (attribute, record) {
        (Attribute::UsedIn | Attribute::Trend | Attribute::RollUp, _) => return Ok(Said::Derived),
        (Attribute::Kpis, _) => return several(attribute, text, names).map(Said::Kpis),
        (Attribute::Name, _) if text.is_empty() => {
            return Err(Refusal::new("A name cannot be empty here. Remove the row instead."));
        }
        (Attribute::Name, _) => Field::Name(words()),
        (Attribute::Kind, Record::Party(_)) => Field::PartyKind(among(
            attribute,
            text,
            PartyKind::ALL,
            |it| it.word(),
            &[("organisation", PartyKind::Team)],
        )?),
        (Attribute::Kind, Record::Process(_)) => {
            let other = [("core", ProcessKind::Primary), ("supporting", ProcessKind::Support)];
            Field::ProcessKind(among(attribute, text, ProcessKind::ALL, |it| it.word(), &other)?)
        }
        (Attribute::Kind, Record::Rule(_)) => {
            Field::RuleKind(among(attribute, text, RuleKind::ALL.iter().copied(), |it| it.word(), &[])?)
        }
        (Attribute::Kind, Record::Sla(_)) => {
            Field::SlaKind(among(attribute, text, SlaKind::ALL.iter().copied(), |it| it.word(), &[])?)
        }
        (Attribute::Description, _) => Field::Description(words()),
        (Attribute::Contact, _) => Field::Contact(words()),
        (Attribute::PartyOf, _) => Field::Party(one()?),
        (Attribute::Goals, _) => Field::Goals(words()),
        (Attribute::Quote, _) => Field::Quote(words()),
        (Attribute::Portrait, _) => Field::Picture(words()),
        (Attribute::Statement, _) => Field::Statement(words()),
        (Attribute::Source, _) => Field::Source(words()),
        (Attribute::Citation, _) => Field::Citation(words()),
        (Attribute::Owner, _) => Field::Owner(one()?),
        (Attribute::Review, _) => Field::Review(value(attribute, text)?),
        (Attribute::Governs, _) => Field::Governs(several(attribute, text, names)?),
        (Attribute::DecisionTable, _) => Field::DecisionTable(one()?),
        (Attribute::HitPolicy, _) => {
            let letters: Vec<(&str, HitPolicy)> = HitPolicy::ALL.iter().map(|it| (it.letter(), *it)).collect();
            Field::HitPolicy(among(attribute, text, HitPolicy::ALL.iter().copied(), |it| it.word(), &letters)?)
        }
        (Attribute::Promise, Record::Sla(sla)) if sla.kind == SlaKind::Value => Field::PromisedValue(words()),
        (Attribute::Promise, _) => Field::Promise(value(attribute, text).map_err(|Refusal(why)| {
            Refusal(format!("{why} To promise something else, make it an SLA of the kind “value”."))
        })?),
        (Attribute::From, _) => Field::From(one()?),
        (Attribute::To, _) => Field::To(one()?),
        (Attribute::PromisedTo, _) => Field::PromisedTo(one()?),
        (Attribute::Unit, _) => Field::Unit(words()),
        (Attribute::Direction, _) => {
            let (up, down) = (KpiDirection::Higher, KpiDirection::Lower);
            let other = [("higher", up), ("up", up), ("more", up), ("lower", down), ("down", down), ("less", down)];
            Field::Direction(among(attribute, text, KpiDirection::ALL.iter().copied(), |it| it.word(), &other)?)
        }
        (Attribute::Baseline, _) => Field::Baseline(value(attribute, text)?),
        (Attribute::Target, _) => Field::Target(value(attribute, text)?),
        (Attribute::Readings, _) => Field::Readings(readings(text)?),
        (Attribute::Measures, _) => Field::Measures(several(attribute, text, names)?),
        (Attribute::Answers, _) => Field::Answers(several(attribute, text, names)?),
        (Attribute::Kpi, _) => Field::Kpi(one()?),
        (Attribute::Effort, _) => Field::Effort(grade(attribute, text)?),
        (Attribute::Value, _) => Field::Value(grade(attribute, text)?),
        (Attribute::Status, _) => Field::Status(among(
            attribute,
            text,
            OpportunityStatus::ALL.iter().copied(),
            |it| it.word(),
            &[("open", OpportunityStatus::Idea), ("in progress", OpportunityStatus::Doing)],
        )?),
        (Attribute::Due, _) => Field::Due(value(attribute, text)?),
        (Attribute::Purpose, _) => Field::Purpose(words()),
        (Attribute::Outcome, _) => Field::Outcome(words()),
        (Attribute::Phases, _) => {
            let all = parts(text).map(|it| among(attribute, it, Lifecycle::ALL, |it| it.word(), &[]));
            Field::Phases(all.collect::<Result<BTreeSet<Lifecycle>, Refusal>>()?)
        }
        // No column of a register.
        (Attribute::Systems | Attribute::Rules | Attribute::Slas | Attribute::Touchpoints | Attribute::Kind, _) => {
            return Ok(Said::Derived);
        }
    }))
}

/// What stands between semicolons or on lines of its own.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty())
}

/// One of a list of words, or a beginning that is no other's; nothing is the first of them by default.
fn among<T: Copy + Default>(
    attribute: Attribute,
    text: &str,
    all: impl IntoIterator<Item = T>,
    word: fn(T) -> &'static str,
    others: &[(&str, T)],
) -> Result<T, Refusal> {
    if text.is_empty() {
        return Ok(T::default());
    }
    let all: Vec<T> = all.into_iter().collect();
    let wanted = fold(text);
    let exact = all.iter().find(|it| fold(word(**it)) == wanted).copied();
    let other = || others.iter().find(|(other, _)| fold(other) == wanted).map(|(_, it)| *it);
    let begun = || {
        let mut begun = all.iter().filter(|it| fold(word(**it)).starts_with(&wanted));
        begun.next().copied().filter(|_| begun.next().is_none())
    };
    exact.or_else(other).or_else(begun).ok_or_else(|| {
        let words: Vec<&str> = all.iter().map(|it| word(*it)).collect();
        Refusal(format!("{} is one of: {}.", capital(attribute.word()), words.join(", ")))
    })
}

/// A date, number or time; nothing where nothing is written.
fn value<T: AsTyped>(attribute: Attribute, text: &str) -> Result<Option<T>, Refusal> {
    if text.is_empty() {
        return Ok(None);
    }
    T::as_typed(text).map(Some).map_err(|why| Refusal(format!("{}: {why}.", capital(attribute.word()))))
}

/// 1 to 5.
fn grade(attribute: Attribute, text: &str) -> Result<Option<u8>, Refusal> {
    if text.is_empty() {
        return Ok(None);
    }
    let refused = || Refusal(format!("{} is a number from 1 to 5.", capital(attribute.word())));
    text.parse().ok().filter(|grade| (1..=5).contains(grade)).map(Some).ok_or_else(refused)
}

/// "2026-01-31: 4.2; 2026-02-28: 4.5".
pub(super) fn readings(text: &str) -> Result<BTreeMap<Date, Number>, Refusal> {
    let refused = |why: String| Refusal(format!("Readings are dates and numbers, such as 2026-01-31: 4.2; {why}."));
    let read = |part: &str| {
        let (day, number) = part
            .split_once(':')
            .or_else(|| part.split_once(char::is_whitespace))
            .ok_or_else(|| refused(format!("“{part}” has no number")))?;
        let day = Date::as_typed(day).map_err(|why| refused(why.to_string()))?;
        let number = Number::as_typed(number).map_err(|why| refused(why.to_string()))?;
        Ok((day, number))
    };
    let mut readings = BTreeMap::new();
    for part in parts(text) {
        let (day, number) = read(part)?;
        if readings.insert(day, number).is_some() {
            return Err(refused(format!("{day} stands here twice")));
        }
    }
    Ok(readings)
}

fn one(attribute: Attribute, text: &str, names: &Names) -> Result<Option<Id>, Refusal> {
    if text.is_empty() {
        return Ok(None);
    }
    let kinds = attribute.refers();
    let found = refuse::one_named(names, text, names.find(text, kinds), kinds)?;
    found.cloned().map(Some).ok_or_else(|| unknown(attribute, text))
}

fn several<'a>(attribute: Attribute, text: &str, names: &Names<'a>) -> Result<Vec<Id>, Refusal> {
    let kinds = attribute.refers();
    let one = |(name, named): (String, Named<'a>)| {
        let found = refuse::one_named(names, &name, named, kinds)?;
        found.cloned().ok_or_else(|| unknown(attribute, &name))
    };
    names.listed(text, kinds).into_iter().map(one).collect()
}

/// A name that the model does not know, and what may stand here.
fn unknown(attribute: Attribute, text: &str) -> Refusal {
    let kinds: Vec<&str> = attribute.refers().iter().map(|kind| kind.word()).collect();
    let kinds = either(&kinds);
    Refusal(format!("The model has no {kinds} called “{text}”. Add it first, or choose one from the list."))
}
