//! One journey, gathered: what stands in it, in drawing order.

use super::{
    Card, Dependency, Document, Emotion, Id, IdMap, Journey, JourneyRow, JourneyStep, Record, Stage, State, Touchpoint,
};
use std::collections::BTreeSet;

/// Everything drawn in one journey, in a fixed order. Gathered in one pass over the model.
#[derive(Clone, Debug)]
pub struct JourneyView<'a> {
    pub journey: &'a Journey,
    /// In time order.
    pub stages: Vec<StageNode<'a>>,
    /// From top to bottom, hidden ones too.
    pub rows: Vec<&'a JourneyRow>,
    /// At the steps of this journey, by place.
    pub touchpoints: Vec<&'a Touchpoint>,
    /// At the steps of this journey, by id.
    pub emotions: Vec<&'a Emotion>,
    /// In its rows or at its steps, by place. Where a reference dangles, only one of the two.
    pub cards: Vec<&'a Card>,
    /// By id.
    pub dependencies: Vec<&'a Dependency>,
}

/// A stage and its steps, in time order.
#[derive(Clone, Debug)]
pub struct StageNode<'a> {
    pub stage: &'a Stage,
    pub steps: Vec<&'a JourneyStep>,
}

impl<'a> JourneyView<'a> {
    /// The view of one journey; `None` where there is none with this id.
    pub fn new(document: &'a Document, journey: &Id) -> Option<JourneyView<'a>> {
        let journey = document.journey(journey)?;
        let mut view = JourneyView {
            journey,
            stages: vec![],
            rows: vec![],
            touchpoints: vec![],
            emotions: vec![],
            cards: vec![],
            dependencies: vec![],
        };
        let mut steps: Vec<&JourneyStep> = Vec::new();
        for record in document.records() {
            match record {
                Record::Stage(r) if r.journey == journey.id => {
                    view.stages.push(StageNode { stage: r, steps: vec![] });
                }
                Record::JourneyStep(r) => steps.push(r),
                Record::JourneyRow(r) if r.journey == journey.id => view.rows.push(r),
                Record::Touchpoint(r) => view.touchpoints.push(r),
                Record::Emotion(r) => view.emotions.push(r),
                Record::Card(r) => view.cards.push(r),
                Record::Dependency(r) if r.journey == journey.id => view.dependencies.push(r),
                _ => {}
            }
        }
        view.stages.sort_by(|a, b| (a.stage.order, &a.stage.id).cmp(&(b.stage.order, &b.stage.id)));
        view.rows.sort_by(|a, b| (a.order, &a.id).cmp(&(b.order, &b.id)));
        steps.sort_by(|a, b| (a.order, &a.id).cmp(&(b.order, &b.id)));
        let stages: IdMap<usize> = view.stages.iter().enumerate().map(|(i, s)| (&s.stage.id, i)).collect();
        let mut mine: IdMap<()> = IdMap::default();
        for step in steps {
            if let Some(node) = stages.get(&step.stage).and_then(|&i| view.stages.get_mut(i)) {
                node.steps.push(step);
                mine.insert(&step.id, ());
            }
        }
        let rows: IdMap<()> = view.rows.iter().map(|r| (&r.id, ())).collect();
        view.touchpoints.retain(|t| mine.contains_key(&t.at));
        view.touchpoints.sort_by(|a, b| (a.place, &a.id).cmp(&(b.place, &b.id)));
        view.emotions.retain(|e| mine.contains_key(&e.at));
        view.cards.retain(|c| mine.contains_key(&c.at) || rows.contains_key(&c.row));
        view.cards.sort_by(|a, b| (a.place, &a.id).cmp(&(b.place, &b.id)));
        Some(view)
    }

    /// The steps of all stages, in time order.
    pub fn steps(&self) -> impl DoubleEndedIterator<Item = &'a JourneyStep> {
        self.stages.iter().flat_map(|node| node.steps.iter().copied())
    }

    /// The place of a stage.
    pub fn stage_at(&self, id: &Id) -> Option<usize> {
        self.stages.iter().position(|node| node.stage.id == *id)
    }

    /// The place of a row, hidden ones counted.
    pub fn row_at(&self, id: &Id) -> Option<usize> {
        self.rows.iter().position(|row| row.id == *id)
    }

    /// Where a step stands: the place of its stage, and its own place in it.
    pub fn step_at(&self, id: &Id) -> Option<(usize, usize)> {
        self.stages
            .iter()
            .enumerate()
            .find_map(|(i, node)| Some((i, node.steps.iter().position(|step| step.id == *id)?)))
    }

    /// Whose curves the chart shows: the personas the journey is told for, then any other with a reading in it. Without
    /// personas and readings, nobody's (`None`).
    pub fn told_for(&self) -> Vec<Option<Id>> {
        let mut seen = BTreeSet::new();
        let named = self.journey.personas.iter().map(Some);
        let mut all: Vec<Option<Id>> = named
            .chain(self.emotions.iter().map(|e| e.persona.as_ref()))
            .filter(|persona| seen.insert(*persona))
            .map(|persona| persona.cloned())
            .collect();
        if all.is_empty() {
            all.push(None);
        }
        all
    }

    /// The reading of a persona at a step: of several that say the same, the first.
    pub fn reading(&self, step: &Id, persona: Option<&Id>, state: State) -> Option<&'a Emotion> {
        let same = |e: &&&Emotion| e.at == *step && e.persona.as_ref() == persona && e.state == state;
        self.emotions.iter().find(same).copied()
    }
}
