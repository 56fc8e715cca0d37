//! Where problems are marked on the drawing shown: a small sign at each record, of one size at every zoom, where it
//! covers no words; those that would cover one another are gathered into one with their number. Never exported.

use super::{
    Checked,
    room::{Tie, Words},
};
use crate::{
    check::Severity,
    editor::{
        Button, Editor, Modifiers, PointerEvent, Response, Scene, WindowCommand, find_marks, handles, overlay::Sketch,
    },
    geom::{Point, Rect, Vec2},
    model::{Id, Sheet},
};
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

/// A mark and what it stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// The middle of its sign, in document points.
    pub at: Point,
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
    single: Vec<Tied>,
    /// The words of the drawing, and of which.
    words: (Option<(u64, Sheet)>, Words),
    zoom: f64,
    gathered: Rc<Vec<Spot>>,
}

/// A mark, and how it is tied to its record.
#[derive(Clone, Debug)]
struct Tied {
    spot: Spot,
    tie: Tie,
    /// Around its record alone.
    own: Rect,
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
        let covered = self.lane_strip().is_some_and(|strip| strip.lane_at(&self.scene().layout, pos_in_doc).is_some());
        if covered {
            return None;
        }
        let (spots, zoom) = (self.spots(), self.camera.zoom);
        let mut here = spots.iter().rev().filter_map(|spot| held(self, spot));
        let spot = here.find(|spot| pill(spot, zoom).inflate(2.0 / zoom, 2.0 / zoom).contains(pos_in_doc))?;
        Some(spot.into_owned())
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
            let drawing = Some((self.revision(), sheet.clone()));
            if marks.words.0 != drawing && !marks.single.is_empty() {
                marks.words = (drawing, Words::of(&self.scene().drawing));
            }
        }
        if !same || marks.zoom != self.camera.zoom {
            marks.zoom = self.camera.zoom;
            marks.gathered = Rc::new(gathered(&marks.single, &marks.words.1, self.camera.zoom));
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
    let spots = editor.spots();
    for spot in spots.iter().filter_map(|spot| held(editor, spot)).filter(|spot| around.contains(spot.at)) {
        let number = (spot.problems.len() > 1).then_some(spot.problems.len());
        sketch.problem(pill(&spot, zoom), side(zoom) / zoom, spot.severity == Severity::Error, number);
    }
}

/// A mark where it is seen: with the column of a scrolled table that is held; `None` where that covers it.
fn held<'s>(editor: &Editor, spot: &'s Spot) -> Option<Cow<'s, Spot>> {
    let Some(frozen) = editor.frozen() else { return Some(Cow::Borrowed(spot)) };
    let at = frozen.in_sight(Rect::from_center_size(spot.at, (1.0, 1.0)))?.center();
    Some(if at == spot.at { Cow::Borrowed(spot) } else { Cow::Owned(Spot { at, ..spot.clone() }) })
}

/// The outline of a mark, in document points.
fn pill(spot: &Spot, zoom: f64) -> Rect {
    let half = side(zoom) / zoom / 2.0;
    // The number goes to the left, into the record: the mark stays at its corner.
    Rect::from_center_size(spot.at, (2.0 * half, 2.0 * half))
        .union_pt(Point::new(spot.at.x - half - figures(spot) / zoom, spot.at.y))
}

/// How much wider a mark is for its number, in screen points.
fn figures(spot: &Spot) -> f64 {
    match spot.problems.len() {
        0 | 1 => 0.0,
        n => 4.0 + FIGURE * n.to_string().len() as f64,
    }
}

fn side(zoom: f64) -> f64 {
    if zoom < FAR { SIDE_FAR } else { SIDE }
}

/// A mark for each record that stands in the view; what stands nowhere in it is told at its heading.
fn single(checked: &Checked, scene: &Scene, sheet: &Sheet) -> Vec<Tied> {
    let entries = entries(checked, scene);
    let mut spots: BTreeMap<&Id, Tied> = BTreeMap::new();
    let title = find_marks::heading(scene, sheet, sheet.id());
    for (i, told) in checked.told.iter().enumerate() {
        let record = &told.finding.record;
        let entry = entries.get(record).copied();
        if entry.is_none() && told.sheet.as_ref() != Some(sheet) {
            continue;
        }
        let own = entry.map(|(rect, _)| rect).or_else(|| find_marks::heading(scene, sheet, record));
        let (id, rect, at_title) = match (own, title) {
            (Some(rect), _) => (record, rect, record == sheet.id()),
            (None, Some(rect)) => (sheet.id(), rect, true),
            (None, None) => continue,
        };
        let tied = spots.entry(id).or_insert_with(|| Tied {
            spot: Spot {
                at: rect.center(),
                severity: told.finding.severity,
                problems: Vec::new(),
                records: 1,
                whole: rect,
            },
            tie: if at_title { Tie::After } else { tie(scene, id, entry.map_or(rect, |(_, cell)| cell)) },
            own: rect,
        });
        tied.spot.severity = tied.spot.severity.min(told.finding.severity);
        tied.spot.problems.push(i);
    }
    let mut spots: Vec<Tied> = spots.into_values().collect();
    let key = |tied: &Tied| (tied.spot.whole.y0, tied.spot.whole.x1);
    spots.sort_by(|a, b| key(a).0.total_cmp(&key(b).0).then(key(a).1.total_cmp(&key(b).1)));
    spots
}

/// Where the records told of first stand among the entries of a table. One walk: a table may hold very many.
fn entries<'a>(checked: &'a Checked, scene: &Scene) -> BTreeMap<&'a Id, (Rect, Rect)> {
    let mut found = BTreeMap::new();
    let Some(table) = &scene.table else { return found };
    let wanted: BTreeSet<&Id> = checked.told.iter().map(|told| &told.finding.record).collect();
    for (cell, place) in table.table.cells.iter().zip(&table.layout.cells) {
        for (entry, at) in cell.entries.iter().zip(&place.entries) {
            if let Some(id) = wanted.get(&entry.record) {
                found.entry(*id).or_insert((at.rect, place.rect));
            }
        }
    }
    found
}

/// How a mark is tied to its record, which stands in a cell of a table or is drawn by itself.
fn tie(scene: &Scene, record: &Id, cell: Rect) -> Tie {
    match (scene.route_of(record), &scene.table) {
        (Some(route), _) if route.label.is_some() => Tie::After,
        (Some(route), _) => {
            let length = |pair: &&[Point]| (pair[1] - pair[0]).hypot();
            let longest = route.points.windows(2).max_by(|a, b| length(a).total_cmp(&length(b)));
            longest.map_or(Tie::Corner, |pair| Tie::On(pair[0], pair[1]))
        }
        // Beside the table: over the number of a row it would hide it.
        (None, Some(table)) if matches!(table.table.sheet, Sheet::DecisionTable(_)) => {
            Tie::LeftOf(table.layout.frame.x0)
        }
        (None, Some(_)) => Tie::Within(cell),
        (None, None) => Tie::Corner,
    }
}

/// Those that would cover one another as one. Each goes to the first one near it, in reading order.
fn gathered(single: &[Tied], words: &Words, zoom: f64) -> Vec<Spot> {
    let apart = APART / zoom;
    let square = |at: Point| ((at.x / apart).floor() as i64, (at.y / apart).floor() as i64);
    let settled =
        |tied: &Tied| tied.tie.settle(tied.spot.whole, Vec2::new(figures(&tied.spot), side(zoom)), words, zoom);
    let mut grid: BTreeMap<(i64, i64), Vec<usize>> = BTreeMap::new();
    let mut all: Vec<Tied> = Vec::with_capacity(single.len());
    for tied in single {
        let at = settled(tied);
        let (column, row) = square(at);
        let around = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (column + dx, row + dy)));
        let near = around
            .filter_map(|square| grid.get(&square))
            .flatten()
            .find(|i| all.get(**i).is_some_and(|other| distance(other.spot.at - at) < apart));
        match near.and_then(|i| all.get_mut(*i)) {
            Some(Tied { spot: other, .. }) => {
                let spot = &tied.spot;
                other.severity = other.severity.min(spot.severity);
                other.problems.extend(&spot.problems);
                other.records += spot.records;
                other.whole = other.whole.union(spot.whole);
            }
            None => {
                grid.entry((column, row)).or_default().push(all.len());
                all.push(Tied { spot: Spot { at, ..tied.spot.clone() }, ..*tied });
            }
        }
    }
    for i in 0..all.len() {
        let Some(tied) = all.get(i).filter(|tied| tied.spot.records > 1) else { continue };
        // With the number of all it gathers it is wider, and may need another place; not one where it meets others.
        let at = tied.tie.settle(tied.own, Vec2::new(figures(&tied.spot), side(zoom)), words, zoom);
        let (column, row) = square(at);
        let around = (-2..=2).flat_map(|dx| (-2..=2).map(move |dy| (column + dx, row + dy)));
        let mut near = around.filter_map(|square| grid.get(&square)).flatten().filter(|other| **other != i);
        let wide = apart + figures(&tied.spot) / zoom;
        let free = !near.any(|other| all.get(*other).is_some_and(|other| distance(other.spot.at - at) < wide));
        if let Some(Tied { spot, .. }) = all.get_mut(i) {
            spot.at = if free { at } else { spot.at };
            spot.problems.sort_unstable();
        }
    }
    all.into_iter().map(|tied| tied.spot).collect()
}

/// Marks are about square: the longer side tells whether they meet.
fn distance(by: Vec2) -> f64 {
    by.x.abs().max(by.y.abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(x: f64, y: f64, severity: Severity, problem: usize) -> Tied {
        let at = Point::new(x, y);
        let whole = Rect::from_center_size(at, (10.0, 10.0));
        Tied { spot: Spot { at, severity, problems: vec![problem], records: 1, whole }, tie: Tie::Corner, own: whole }
    }

    #[test]
    fn marks_that_would_meet_are_one_with_the_graver_sign() {
        let (error, warning) = (Severity::Error, Severity::Warning);
        let single = [spot(0.0, 0.0, warning, 4), spot(30.0, 0.0, error, 1), spot(400.0, 0.0, warning, 5)];
        assert_eq!(gathered(&single, &Words::default(), 1.0).len(), 3);
        let far = gathered(&single, &Words::default(), 0.5);
        assert_eq!(far.len(), 2);
        assert_eq!((far[0].severity, far[0].records, &far[0].problems), (error, 2, &vec![1, 4]));
        assert_eq!(gathered(&single, &Words::default(), 0.03).len(), 1);
    }

    #[test]
    fn a_mark_that_gathers_others_has_room_for_its_number() {
        let after = |problem| {
            let whole = Rect::new(0.0, 0.0, 100.0, 20.0);
            Tied { tie: Tie::After, own: whole, ..spot(0.0, 0.0, Severity::Warning, problem) }
        };
        let single: Vec<Tied> =
            (0..12).map(|i| Tied { spot: Spot { whole: after(i).own, ..after(i).spot }, ..after(i) }).collect();
        let spots = gathered(&single, &Words::default(), 1.0);
        let [all] = spots.as_slice() else { panic!("one: {spots:?}") };
        assert_eq!(all.problems.len(), 12);
        assert!(pill(all, 1.0).x0 >= 100.0, "its number does not cover the heading: {:?}", pill(all, 1.0));
    }
}
