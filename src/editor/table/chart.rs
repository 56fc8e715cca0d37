//! Readings of an emotion chart: whose curve is at work, how a reading is typed and nudged.

use super::{Focus, Grid, Place};
use crate::{
    change::op,
    editor::{Editor, Response},
    layout::table::Curve,
    model::{ColumnKey, Id, Score, Sheet, State},
};

pub use crate::model::signed as score;

/// A value as a drag sets it: in half points, or in tenths.
pub fn snapped(value: f64, fine: bool) -> f64 {
    let steps = if fine { 10.0 } else { 2.0 };
    let value = (value * steps).round() / steps;
    // No negative zero: it would be shown as one.
    if value == 0.0 { 0.0 } else { value }
}

/// Whose curve, and of which state.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Whose {
    pub persona: Option<Id>,
    pub state: State,
}

impl Whose {
    /// Whether a curve is this one's.
    pub fn is(&self, curve: &Curve) -> bool {
        curve.persona == self.persona && curve.to_be == (self.state == State::ToBe)
    }
}

impl Editor {
    /// Whose curve keys and typing go to: that of the selected reading, else the one chosen last.
    pub(in crate::editor) fn curve_at_work(&self) -> Whose {
        if let Some(emotion) = self.selection.last().and_then(|id| self.document.emotion(id)) {
            return Whose { persona: emotion.persona.clone(), state: emotion.state };
        }
        let all = self.curves();
        let chosen = self.hand.curve.as_ref().filter(|whose| all.contains(whose));
        chosen.or(all.first()).cloned().unwrap_or_default()
    }

    /// Every curve a chart of this journey can have: each persona's, then each persona's of the other state.
    fn curves(&self) -> Vec<Whose> {
        let Some(Sheet::Journey(id)) = &self.sheet else { return vec![] };
        let Some(journey) = self.document.journey(id) else { return vec![] };
        let personas: Vec<Option<Id>> = match journey.personas.as_slice() {
            [] => vec![None],
            personas => personas.iter().cloned().map(Some).collect(),
        };
        let other = if journey.state == State::ToBe { State::AsIs } else { State::ToBe };
        let of = |state: State| personas.iter().map(move |p| Whose { persona: p.clone(), state });
        of(journey.state).chain(of(other)).collect()
    }

    /// The next persona's curve, or the one before; from the last to the first.
    pub(in crate::editor) fn next_curve(&mut self, forward: bool) -> Response {
        let all = self.curves();
        let at = self.curve_at_work();
        let at = all.iter().position(|whose| *whose == at).unwrap_or_default();
        let next = (at + if forward { 1 } else { all.len().saturating_sub(1) }) % all.len().max(1);
        let Some(whose) = all.get(next).cloned() else { return Response::default() };
        let name = whose.persona.as_ref().map_or("", |id| self.document.display_name(id)).to_owned();
        let state = if whose.state == State::ToBe { "as it should be" } else { "as it is" };
        self.hand.curve = Some(whose);
        if let Some(scene) = self.table() {
            let grid = Grid { scene: &scene };
            if let Focus::Cell(place) = self.focus(&grid)
                && grid.curves(place.0).is_some()
            {
                self.selection = self.reading_at(&grid, place).into_iter().collect();
            }
        }
        let whose = if name.is_empty() { String::new() } else { format!(" of {name}") };
        Response { message: Some(format!("Emotion{whose}, {state}")), ..Response::repaint() }
    }

    /// The reading of the curve at work in a cell of a chart.
    pub(super) fn reading_at(&self, grid: &Grid, (row, column): Place) -> Option<Id> {
        let whose = match &self.hand.curve {
            Some(whose) => whose.clone(),
            None => self.curves().into_iter().next()?,
        };
        let curve = grid.curves(row)?.iter().find(|curve| whose.is(curve))?;
        curve.readings.get(column)?.as_ref().map(|r| r.id.clone())
    }

    /// Raises or lowers the reading at work by half a point; from a gap it begins at 0.
    pub(in crate::editor) fn nudge_reading(&mut self, up: bool) -> Option<Response> {
        let scene = self.table()?;
        let grid = Grid { scene: &scene };
        let Focus::Cell(place) = self.focus(&grid) else { return None };
        grid.curves(place.0)?;
        let Some(ColumnKey::Step(step)) = grid.at(place).map(|at| at.column) else { return None };
        let whose = self.curve_at_work();
        let now = self.selection.last().and_then(|id| self.document.emotion(id)).map(|e| e.value.value());
        let next = now.map_or(0.0, |value| value + if up { 0.5 } else { -0.5 });
        let response = self.act(|document, ids| {
            op::journey::set_emotion(document, &step, whose.persona.as_ref(), whose.state, Score::near(next), ids)
        });
        Some(self.back_to(place, response))
    }

    /// Gives the curve at work a reading where it had none, or another.
    pub(in crate::editor) fn make_reading(&mut self, place: Place, value: f64) -> Response {
        let step = self.table().and_then(|scene| (Grid { scene: &scene }).at(place));
        let Some(ColumnKey::Step(step)) = step.map(|at| at.column) else { return Response::default() };
        let whose = self.curve_at_work();
        let response = self.act(|document, ids| {
            op::journey::set_emotion(document, &step, whose.persona.as_ref(), whose.state, Score::near(value), ids)
        });
        Response { message: response.message.or(Some(format!("Emotion {}", score(value)))), ..response }
    }

    /// What is typed into a cell of a chart, with whose reading it is where that is not the first curve's.
    pub(super) fn for_curve(&self, at: &crate::model::CellAt, text: &str) -> String {
        let is_chart = self.table().is_some_and(|scene| {
            let grid = Grid { scene: &scene };
            grid.place(at).is_some_and(|(row, _)| grid.curves(row).is_some())
        });
        let all = self.curves();
        let whose = self.curve_at_work();
        if !is_chart || text.is_empty() || text.contains([':', ';']) || all.first() == Some(&whose) {
            return text.to_owned();
        }
        let personas = all.len() / 2;
        let place = all.iter().position(|w| *w == whose).unwrap_or_default();
        let state = if whose.state == State::ToBe { "to-be" } else { "as-is" };
        format!("{}: {state} {text}", place % personas.max(1) + 1)
    }
}
