//! Where problems are marked on the drawing shown: a small sign at the corner of each record, of one size at every
//! zoom; those that would cover one another are gathered into one with their number. Never exported.

use super::Checked;
use crate::{
    check::Severity,
    editor::{
        Button, Editor, Modifiers, PointerEvent, Response, Scene, WindowCommand, find_marks, handles, overlay::Sketch,
    },
    geom::{Point, Rect, Vec2},
    model::{Id, Sheet},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

/// A mark and what it stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// Where it is tied to, in document points.
    pub at: Point,
    /// From there to its middle, in screen points.
    pub beside: Vec2,
    pub severity: Severity,
    /// Places among all that is told, the gravest first.
    pub problems: Vec<usize>,
    /// How many records it gathers.
    pub records: usize,
    /// Around all of them.
    pub whole: Rect,
}

/// The marks of the view shown, kept while neither it nor what is told changes.
#[derive(Debug, Default)]
pub(super) struct Marks {
    made_for: Option<(u64, Option<u64>, Sheet)>,
    /// One a record, before any are gathered.
    single: Vec<Spot>,
    zoom: f64,
    gathered: Rc<Vec<Spot>>,
}

/// Nearer than this, in screen points, two marks are one.
const APART: f64 = 19.0;
/// The side of a mark on the screen, and from far away.
const SIDE: f64 = 16.0;
const SIDE_FAR: f64 = 13.0;
/// From here on it is far away.
const FAR: f64 = 0.55;
/// How much wider a mark is for each figure of its number, in screen points.
const FIGURE: f64 = 7.5;

impl Editor {
    /// Whether problems are marked on the drawing.
    pub fn shows_marks(&self) -> bool {
        !self.problems.hide_marks
    }

    /// Marks problems on the drawing, or does not.
    pub fn show_marks(&mut self, show: bool) {
        self.problems.hide_marks = !show;
    }

    /// The mark under a place of the document, where it can be seen and clicked.
    pub fn mark_at(&self, pos_in_doc: Point) -> Option<Spot> {
        if !self.shows_marks() || self.renaming().is_some() {
            return None;
        }
        let spots = self.spots();
        let zoom = self.camera.zoom;
        spots.iter().rev().find(|spot| pill(spot, zoom).inflate(2.0 / zoom, 2.0 / zoom).contains(pos_in_doc)).cloned()
    }

    /// A press on a mark: selects what it is about and shows it in the list; of several gathered ones, comes nearer.
    pub(in crate::editor) fn press_mark(&mut self, event: PointerEvent) -> Option<Response> {
        let plain = event.button == Button::Primary && event.mods == Modifiers::NONE && event.clicks == 1;
        if !plain || self.tool_name() != "selecting" || handles::hit(&self.handles(), event.pos_in_doc).is_some() {
            return None;
        }
        let spot = self.mark_at(event.pos_in_doc)?;
        if spot.records > 1 && self.camera.zoom < 1.0 {
            self.camera.zoom_to(spot.whole, 1.0);
            return Some(Response::repaint());
        }
        let at = *spot.problems.first()?;
        let record = self.problems.checked.told.get(at)?.finding.record.clone();
        let named = self.select([record]);
        self.choose_problem(at);
        Some(Response { window: Some(WindowCommand::ShowProblem), message: named.message, ..Response::repaint() })
    }

    /// The marks of the view shown, at the zoom it is seen at.
    pub fn spots(&self) -> Rc<Vec<Spot>> {
        let Some(sheet) = self.sheet() else { return Rc::default() };
        let checked = self.checked();
        let Ok(mut marks) = self.problems.marks.try_borrow_mut() else { return Rc::default() };
        let now = (self.revision(), checked.revision, sheet.clone());
        let same = marks.made_for.as_ref() == Some(&now);
        if !same {
            marks.single = single(checked, self.scene(), sheet);
            marks.made_for = Some(now);
        }
        if !same || marks.zoom != self.camera.zoom {
            marks.zoom = self.camera.zoom;
            marks.gathered = Rc::new(gathered(&marks.single, self.camera.zoom));
        }
        Rc::clone(&marks.gathered)
    }
}

/// Draws the marks in sight.
pub fn draw(editor: &Editor, seen: Rect, sketch: &mut Sketch) {
    if !editor.shows_marks() {
        return;
    }
    let zoom = editor.camera.zoom;
    let around = seen.inflate(40.0 / zoom, 40.0 / zoom);
    for spot in editor.spots().iter().filter(|spot| around.contains(spot.at)) {
        let number = (spot.problems.len() > 1).then_some(spot.problems.len());
        sketch.problem(pill(spot, zoom), side(zoom) / zoom, spot.severity == Severity::Error, number);
    }
}

/// The outline of a mark, in document points.
fn pill(spot: &Spot, zoom: f64) -> Rect {
    let side = side(zoom) / zoom;
    let middle = spot.at + spot.beside / zoom;
    let wider = match spot.problems.len() {
        0 | 1 => 0.0,
        n => (4.0 + FIGURE * n.to_string().len() as f64) / zoom,
    };
    // The number goes to the left, into the record: the mark stays at its corner.
    Rect::from_center_size(middle, (side, side)).union_pt(Point::new(middle.x - side / 2.0 - wider, middle.y))
}

fn side(zoom: f64) -> f64 {
    if zoom < FAR { SIDE_FAR } else { SIDE }
}

/// A mark for each record that stands in the view; what stands nowhere in it is told at its heading.
fn single(checked: &Checked, scene: &Scene, sheet: &Sheet) -> Vec<Spot> {
    let entries = entries(checked, scene);
    let mut spots: BTreeMap<&Id, Spot> = BTreeMap::new();
    let title = find_marks::heading(scene, sheet, sheet.id());
    for (i, told) in checked.told.iter().enumerate() {
        let record = &told.finding.record;
        let entry = entries.get(record).copied();
        if entry.is_none() && told.sheet.as_ref() != Some(sheet) {
            continue;
        }
        let own = entry.or_else(|| find_marks::heading(scene, sheet, record));
        let (id, rect, at_title) = match (own, title) {
            (Some(rect), _) => (record, rect, record == sheet.id()),
            (None, Some(rect)) => (sheet.id(), rect, true),
            (None, None) => continue,
        };
        let (at, beside) = place(scene, id, rect, at_title);
        let spot = spots.entry(id).or_insert_with(|| Spot {
            at,
            beside,
            severity: told.finding.severity,
            problems: Vec::new(),
            records: 1,
            whole: rect,
        });
        spot.severity = spot.severity.min(told.finding.severity);
        spot.problems.push(i);
    }
    let mut spots: Vec<Spot> = spots.into_values().collect();
    spots.sort_by(|a, b| a.at.y.total_cmp(&b.at.y).then(a.at.x.total_cmp(&b.at.x)));
    spots
}

/// Where the records told of first stand among the entries of a table. One walk: a table may hold very many.
fn entries<'a>(checked: &'a Checked, scene: &Scene) -> BTreeMap<&'a Id, Rect> {
    let mut found = BTreeMap::new();
    let Some(table) = &scene.table else { return found };
    let wanted: BTreeSet<&Id> = checked.told.iter().map(|told| &told.finding.record).collect();
    let cells = table.table.cells.iter().zip(&table.layout.cells);
    for (entry, place) in cells.flat_map(|(cell, place)| cell.entries.iter().zip(&place.entries)) {
        if let Some(id) = wanted.get(&entry.record) {
            found.entry(*id).or_insert(place.rect);
        }
    }
    found
}

/// The place of a mark: after a heading and the label of a flow, on the line of a flow that has none; else at the upper
/// right corner, a little out of a step, on the edge of an entry.
fn place(scene: &Scene, record: &Id, rect: Rect, at_title: bool) -> (Point, Vec2) {
    let after = (Point::new(rect.x1, rect.center().y), Vec2::new(12.0, 0.0));
    let corner = Point::new(rect.x1, rect.y0);
    match scene.route_of(record) {
        _ if at_title => after,
        Some(route) if route.label.is_some() => after,
        Some(route) => {
            let length = |pair: &&[Point]| (pair[1] - pair[0]).hypot();
            let longest = route.points.windows(2).max_by(|a, b| length(a).total_cmp(&length(b)));
            (longest.map_or(corner, |pair| pair[0].midpoint(pair[1])), Vec2::ZERO)
        }
        // Beside the table: over the number of a rule it would hide it.
        None if let Some(table) = &scene.table
            && matches!(table.table.sheet, Sheet::DecisionTable(_)) =>
        {
            (Point::new(table.layout.frame.x0, rect.center().y), Vec2::new(-12.0, 0.0))
        }
        None if scene.table.is_some() => (corner, Vec2::new(-2.0, 1.0)),
        None => (corner, Vec2::new(3.0, -3.0)),
    }
}

/// Those that would cover one another as one. Each goes to the first one near it, in reading order.
fn gathered(single: &[Spot], zoom: f64) -> Vec<Spot> {
    let apart = APART / zoom;
    let square = |at: Point| ((at.x / apart).floor() as i64, (at.y / apart).floor() as i64);
    let mut grid: BTreeMap<(i64, i64), Vec<usize>> = BTreeMap::new();
    let mut all: Vec<Spot> = Vec::with_capacity(single.len());
    for spot in single {
        let (column, row) = square(spot.at);
        let around = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (column + dx, row + dy)));
        let near = around
            .filter_map(|square| grid.get(&square))
            .flatten()
            .find(|i| all.get(**i).is_some_and(|other| distance(other.at - spot.at) < apart));
        match near.and_then(|i| all.get_mut(*i)) {
            Some(other) => {
                other.severity = other.severity.min(spot.severity);
                other.problems.extend(&spot.problems);
                other.records += spot.records;
                other.whole = other.whole.union(spot.whole);
            }
            None => {
                grid.entry((column, row)).or_default().push(all.len());
                all.push(spot.clone());
            }
        }
    }
    for spot in all.iter_mut().filter(|spot| spot.records > 1) {
        spot.problems.sort_unstable();
    }
    all
}

/// Marks are about square: the longer side tells whether they meet.
fn distance(by: Vec2) -> f64 {
    by.x.abs().max(by.y.abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(x: f64, y: f64, severity: Severity, problem: usize) -> Spot {
        let at = Point::new(x, y);
        let whole = Rect::from_center_size(at, (10.0, 10.0));
        Spot { at, beside: Vec2::ZERO, severity, problems: vec![problem], records: 1, whole }
    }

    #[test]
    fn marks_that_would_meet_are_one_with_the_graver_sign() {
        let (error, warning) = (Severity::Error, Severity::Warning);
        let single = [spot(0.0, 0.0, warning, 4), spot(30.0, 0.0, error, 1), spot(400.0, 0.0, warning, 5)];
        assert_eq!(gathered(&single, 1.0).len(), 3);
        let far = gathered(&single, 0.5);
        assert_eq!(far.len(), 2);
        assert_eq!((far[0].severity, far[0].records, &far[0].problems), (error, 2, &vec![1, 4]));
        assert_eq!(gathered(&single, 0.03).len(), 1);
    }
}
