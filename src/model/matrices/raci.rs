//! Who is responsible, accountable, consulted and informed at each step of a swimlane.

use super::rows_of;
use crate::model::{Document, Id, PartyKind, Phase, Step, StepKind, View};
use std::collections::BTreeSet;

/// The RACI matrix of a swimlane.
#[derive(Clone, Debug)]
pub struct Raci<'a> {
    /// The parties of its lanes from top to bottom, then the others that its steps name, by name.
    pub parties: Vec<&'a Id>,
    pub rows: Vec<RaciRow<'a>>,
    /// Whether any of its steps says who is accountable: then all its tasks are asked.
    pub begun: bool,
}

/// A step of a RACI matrix.
#[derive(Clone, Debug)]
pub struct RaciRow<'a> {
    pub step: &'a Step,
    pub phase: Option<&'a Phase>,
    /// What its lane is called.
    pub lane: &'a str,
    /// The kind of party its lane belongs to.
    pub kind: Option<PartyKind>,
    /// Whose lane it stands in: responsible where the step names nobody.
    pub implied: Option<&'a Id>,
    /// What is wrong with it.
    pub faults: Vec<RaciFault>,
}

/// What is wrong with who does a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RaciFault {
    NobodyAccountable,
    SeveralAccountable(usize),
    NobodyResponsible,
}

impl RaciFault {
    /// What is wrong with a step. A step that names somebody is asked whoever does it. One that names nobody is asked
    /// only where its swimlane is begun, and then only a task or sub-process that the customer does not do.
    pub fn of(document: &Document, step: &Step, swimlane_begun: bool) -> Vec<RaciFault> {
        let named = [&step.responsible, &step.accountable, &step.consulted, &step.informed];
        let asked = || {
            swimlane_begun
                && matches!(step.kind, StepKind::Task(_) | StepKind::SubProcess(_))
                && !document.is_customers(&step.lane)
        };
        if named.into_iter().all(|parties| parties.is_empty()) && !asked() {
            return vec![];
        }
        let accountable = match document.accountable(step).len() {
            0 => Some(RaciFault::NobodyAccountable),
            1 => None,
            several => Some(RaciFault::SeveralAccountable(several)),
        };
        let nobody = document.responsible(step).is_empty().then_some(RaciFault::NobodyResponsible);
        accountable.into_iter().chain(nobody).collect()
    }

    /// Whether a step begins the RACI of its swimlane: it says who is accountable.
    pub fn begins(step: &Step) -> bool {
        !step.accountable.is_empty()
    }

    /// In words, beside the step.
    pub fn says(self) -> String {
        match self {
            RaciFault::NobodyResponsible => "nobody responsible".to_owned(),
            RaciFault::NobodyAccountable => "nobody accountable".to_owned(),
            RaciFault::SeveralAccountable(several) => format!("{several} accountable"),
        }
    }
}

impl Document {
    /// The parties that answer for a step, each once, by id.
    pub fn accountable<'a>(&self, step: &'a Step) -> Vec<&'a Id> {
        let known = step.accountable.iter().filter(|id| self.party(id).is_some());
        known.collect::<BTreeSet<_>>().into_iter().collect()
    }
}

impl<'a> Raci<'a> {
    /// The matrix of a swimlane; `None` where there is none with this id.
    pub fn new(document: &'a Document, swimlane: &Id) -> Option<Raci<'a>> {
        let view = View::new(document, swimlane)?;
        let mut parties: Vec<&Id> = Vec::new();
        let mut seen: BTreeSet<&Id> = BTreeSet::new();
        for node in view.leaves() {
            parties.extend(document.party_of_lane(&node.lane.id).filter(|id| seen.insert(id)));
        }
        let begun = view.steps.iter().any(|step| RaciFault::begins(step));
        let mut others: Vec<&Id> = Vec::new();
        let mut rows = Vec::new();
        for (phase, step, lane) in rows_of(&view, |step| named(document, step).next().is_some()) {
            others.extend(named(document, step).filter(|id| seen.insert(id)));
            let Some(node) = view.lanes.get(lane) else { continue };
            rows.push(RaciRow {
                step,
                phase,
                lane: document.display_name(&node.lane.id),
                kind: document.party_of_lane(&node.lane.id).and_then(|id| document.party(id)).map(|p| p.kind),
                implied: document.party_of_lane(&node.lane.id),
                faults: RaciFault::of(document, step, begun),
            });
        }
        others.sort_by_key(|id| (document.display_name(id).trim().to_lowercase(), *id));
        parties.extend(others);
        Some(Raci { parties, rows, begun })
    }
}

/// The parties that a step names, whatever they are to it.
fn named<'a>(document: &'a Document, step: &'a Step) -> impl Iterator<Item = &'a Id> {
    let named = [&step.responsible, &step.accountable, &step.consulted, &step.informed];
    named.into_iter().flatten().filter(|id| document.party(id).is_some())
}

/// What one party is to one step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Roles {
    pub responsible: bool,
    pub accountable: bool,
    pub consulted: bool,
    pub informed: bool,
}

impl Roles {
    /// What a step says of a party.
    pub fn of(step: &Step, party: &Id) -> Roles {
        Roles {
            responsible: step.responsible.contains(party),
            accountable: step.accountable.contains(party),
            consulted: step.consulted.contains(party),
            informed: step.informed.contains(party),
        }
    }

    /// Letters in any order and case, with whatever stands between them; words do too. `None` where anything else is
    /// said. No letters are no roles.
    pub fn read(text: &str) -> Option<Roles> {
        let mut roles = Roles::default();
        let parts = text.split(|c: char| !c.is_alphabetic()).filter(|part| !part.is_empty());
        for part in parts {
            let part = part.to_lowercase();
            match part.as_str() {
                "responsible" => roles.responsible = true,
                "accountable" => roles.accountable = true,
                "consulted" => roles.consulted = true,
                "informed" => roles.informed = true,
                "and" => {}
                letters => {
                    for letter in letters.chars() {
                        match letter {
                            'r' => roles.responsible = true,
                            'a' => roles.accountable = true,
                            'c' => roles.consulted = true,
                            'i' => roles.informed = true,
                            _ => return None,
                        }
                    }
                }
            }
        }
        Some(roles)
    }

    /// "R/A"; empty where it has none.
    pub fn text(self) -> String {
        let letters: Vec<&str> = self.each().into_iter().filter(|(on, ..)| *on).map(|(_, letter, _)| letter).collect();
        letters.join("/")
    }

    /// "responsible and accountable"; empty where it has none.
    pub fn words(self) -> String {
        let words: Vec<&str> = self.each().into_iter().filter(|(on, ..)| *on).map(|(.., word)| word).collect();
        words.join(" and ")
    }

    fn each(self) -> [(bool, &'static str, &'static str); 4] {
        [
            (self.responsible, "R", "responsible"),
            (self.accountable, "A", "accountable"),
            (self.consulted, "C", "consulted"),
            (self.informed, "I", "informed"),
        ]
    }

    /// Whether it has none.
    pub fn is_none(self) -> bool {
        self == Roles::default()
    }

    /// Writes them into a step.
    pub fn write(self, step: &mut Step, party: &Id) {
        let lists = [
            (self.responsible, &mut step.responsible),
            (self.accountable, &mut step.accountable),
            (self.consulted, &mut step.consulted),
            (self.informed, &mut step.informed),
        ];
        for (on, list) in lists {
            match on {
                true if !list.contains(party) => list.push(party.clone()),
                true => {}
                false => list.retain(|id| id != party),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_read_in_any_order_and_written_in_one() {
        let cases =
            [("ra", "R/A"), ("A/R", "R/A"), (" i ", "I"), ("", ""), ("Informed, c", "C/I"), ("(R)", "R"), ("rr", "R")];
        for (typed, said) in cases {
            assert_eq!(Roles::read(typed).map(Roles::text).as_deref(), Some(said), "{typed}");
        }
        for typed in ["x", "rx", "boss", "1r!z"] {
            assert_eq!(Roles::read(typed), None, "{typed}");
        }
    }
}
