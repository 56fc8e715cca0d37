//! What is worked out of the times, costs and readings of a record: for the panels, once for each state of the model.

use super::Editor;
use crate::model::{Date, Document, Id, Record, RollUps, ValueClass, capital, counted};

/// A line of what was worked out: what it is, and what came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    pub label: &'static str,
    pub words: String,
}

/// What was worked out last, and of which state of which record.
pub(super) type Known = Option<(u64, Id, Vec<Measured>)>;

impl Editor {
    /// What is worked out of a swimlane (what it takes, and what of it is worth something), an SLA (whether its steps
    /// can keep it) or a KPI (how it stands); nothing of other kinds.
    pub fn measured(&self, id: &Id) -> Vec<Measured> {
        match self.measured.borrow().as_ref() {
            Some((revision, of, told)) if *revision == self.revision && of == id => return told.clone(),
            Some(_) | None => {}
        }
        let told = measured(&self.document, id, self.today);
        *self.measured.borrow_mut() = Some((self.revision, id.clone(), told.clone()));
        told
    }
}

fn measured(document: &Document, id: &Id, today: Option<Date>) -> Vec<Measured> {
    match document.get(id) {
        Some(Record::Kpi(kpi)) => vec![Measured { label: "How it stands", words: capital(&kpi.words_on(today)) }],
        Some(Record::Sla(sla)) => {
            vec![Measured { label: "Whether it can be kept", words: RollUps::new(document).sla(sla).words() }]
        }
        Some(Record::Swimlane(_)) => swimlane(document, id),
        _ => vec![],
    }
}

fn swimlane(document: &Document, id: &Id) -> Vec<Measured> {
    let roll_ups = RollUps::new(document);
    let Some(total) = roll_ups.swimlane(id) else { return vec![] };
    let mut told = vec![Measured { label: "Time from start to end", words: total.words() }];
    for class in ValueClass::ALL {
        let Some(of) = total.classes.get(class) else { continue };
        let label = match class {
            ValueClass::Unknown => continue,
            ValueClass::Customer => "Customer value in one likely case",
            ValueClass::Business => "Business value in one likely case",
            ValueClass::Waste => "Waste in one likely case",
        };
        let mut words = counted(of.steps, "step", "steps");
        for (minutes, what) in [(of.work_minutes, "work"), (of.wait_minutes, "wait")] {
            if minutes > 0.0 {
                words += &format!(", {} {what}", roll_ups.calendar().say(minutes));
            }
        }
        if of.cost > 0.0 {
            words += &format!(", {}", money(document, of.cost));
        }
        told.push(Measured { label, words });
    }
    if total.cost() > 0.0 {
        told.push(Measured { label: "Cost of one likely case", words: money(document, total.cost()) });
    }
    told
}

fn money(document: &Document, cost: f64) -> String {
    let currency = document.model().map_or("", |model| model.currency.trim());
    format!("{} {currency}", (cost * 100.0).round() / 100.0).trim().to_owned()
}
