//! Which hand-offs somebody promised a time for: an SLA is on the flow, or runs over it.

use super::{Document, Flow, Id, IdMap, RollUps, Sla};

/// The SLAs of a model by the steps they run over.
#[derive(Debug, Default)]
pub struct Promised<'a> {
    /// The numbers of the SLAs in `slas`, the smallest first.
    spans: IdMap<'a, Vec<usize>>,
    slas: Vec<&'a Sla>,
}

impl<'a> Promised<'a> {
    /// Walks the ways of every SLA once.
    pub fn new(document: &'a Document, roll_ups: &RollUps<'a>) -> Promised<'a> {
        let mut promised = Promised { spans: IdMap::default(), slas: document.slas().collect() };
        for (number, sla) in promised.slas.iter().enumerate() {
            for step in roll_ups.between(sla) {
                promised.spans.entry(step).or_default().push(number);
            }
        }
        promised
    }

    /// The first SLA that runs from a step before a flow to a step after it.
    pub fn around(&self, flow: &Flow) -> Option<&'a Sla> {
        let of = |end: &Option<Id>| self.spans.get(end.as_ref()?);
        let (from, to) = (of(&flow.from)?, of(&flow.to)?);
        let both = from.iter().find(|number| to.binary_search(number).is_ok())?;
        self.slas.get(*both).copied()
    }

    /// The SLA that a flow is handed over under: its own, else one that runs over it.
    pub fn of(&self, document: &'a Document, flow: &Flow) -> Option<&'a Sla> {
        flow.sla.as_ref().and_then(|sla| document.sla(sla)).or_else(|| self.around(flow))
    }

    /// Whether work is handed over and somebody could promise how soon it is taken up, but nobody has.
    pub fn is_open(&self, document: &'a Document, flow: &Flow) -> bool {
        document.promising_parties(flow).is_some() && self.of(document, flow).is_none()
    }
}
