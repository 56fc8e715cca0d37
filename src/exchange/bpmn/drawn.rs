//! Where the file draws its elements: bounds by element id, and which diagram they are on.

use super::{Report, kinds, source::Source};
use roxmltree::Node;
use std::collections::HashMap;

/// A rectangle of the file's drawing, in its own units, y down.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Bounds {
    pub x: f64,
    pub y: f64,
    pub w: f64,
    pub h: f64,
}

impl Bounds {
    pub fn center(self) -> (f64, f64) {
        (self.x + self.w / 2.0, self.y + self.h / 2.0)
    }

    pub fn area(self) -> f64 {
        self.w * self.h
    }

    pub fn holds(self, (x, y): (f64, f64)) -> bool {
        self.x <= x && x <= self.x + self.w && self.y <= y && y <= self.y + self.h
    }
}

/// One shape.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    pub bounds: Bounds,
    /// Which of the file's diagrams it is on.
    pub diagram: usize,
    /// What it says of its own direction, if anything.
    pub horizontal: Option<bool>,
}

/// All shapes of a file.
#[derive(Debug, Default)]
pub(super) struct Drawn<'x> {
    /// By the id of the element drawn; in file order.
    shapes: HashMap<&'x str, Vec<Shape>>,
    /// The element each diagram is the drawing of, and its name.
    pub planes: Vec<(&'x str, &'x str)>,
}

impl<'x> Drawn<'x> {
    /// The first shape of an element.
    pub fn shape(&self, id: &str) -> Option<Shape> {
        self.shapes.get(id).and_then(|s| s.first()).copied()
    }
}

/// Reads every diagram of the file.
pub(super) fn read<'x>(source: &mut Source<'x>, report: &mut Report) -> Drawn<'x> {
    let mut drawn = Drawn::default();
    let diagrams = source.diagrams.clone();
    for diagram in diagrams {
        source.understood.mark(diagram);
        for plane in elements(diagram, "BPMNPlane") {
            source.understood.mark(plane);
            let number = drawn.planes.len();
            let meant = source.local_id(plane.attribute("bpmnElement").unwrap_or_default());
            drawn.planes.push((meant, diagram.attribute("name").unwrap_or_default()));
            for shape in plane.children().filter(Node::is_element) {
                match shape.tag_name().name() {
                    "BPMNShape" => read_shape(source, &mut drawn, shape, number, report),
                    "BPMNEdge" => read_edge(source, shape, report),
                    _ => {}
                }
            }
        }
    }
    drawn
}

fn elements<'a, 'i: 'a>(node: Node<'a, 'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(move |n| n.is_element() && n.tag_name().name() == name)
}

/// The element a shape or edge draws; warns of one that does not exist, and gives `None` for it.
fn meant<'x>(source: &Source<'x>, shape: Node<'x, 'x>, report: &mut Report) -> Option<&'x str> {
    let id = source.local_id(shape.attribute("bpmnElement").unwrap_or_default());
    if source.known(id) {
        return Some(id);
    }
    let message = "drawn, but the element itself is not in the file; left out";
    report.warn("drawn-without-element", message, if id.is_empty() { shape.attribute("id").unwrap_or("") } else { id });
    None
}

fn read_shape<'x>(
    source: &mut Source<'x>,
    drawn: &mut Drawn<'x>,
    shape: Node<'x, 'x>,
    diagram: usize,
    report: &mut Report,
) {
    source.understood.mark(shape);
    for label in elements(shape, "BPMNLabel") {
        mark_label(source, label);
    }
    let Some(id) = meant(source, shape, report) else {
        shape.descendants().for_each(|n| source.understood.mark(n));
        return;
    };
    let Some(bounds) = elements(shape, "Bounds").next() else { return };
    source.understood.mark(bounds);
    let Some(rect) = numbers(bounds, ["x", "y", "width", "height"]) else {
        report.warn("bad-coordinates", "the shape has no usable place; its cell comes from the flow", id);
        return;
    };
    let [x, y, w, h] = rect;
    if x < 0.0 || y < 0.0 {
        report.warn("negative-coordinates", "drawn left of or above the origin; only the order counts", id);
    }
    let horizontal = match shape.attribute("isHorizontal") {
        Some(_) if kinds::is_true(shape, "isHorizontal") => Some(true),
        Some(_) if kinds::is_false(shape, "isHorizontal") => Some(false),
        Some(_) | None => None,
    };
    let shape = Shape { bounds: Bounds { x, y, w: w.max(0.0), h: h.max(0.0) }, diagram, horizontal };
    drawn.shapes.entry(id).or_default().push(shape);
}

/// The line of a flow is geometry, which is never kept.
fn read_edge<'x>(source: &mut Source<'x>, edge: Node<'x, 'x>, report: &mut Report) {
    source.understood.mark(edge);
    for label in elements(edge, "BPMNLabel") {
        mark_label(source, label);
    }
    if meant(source, edge, report).is_none() {
        edge.descendants().for_each(|n| source.understood.mark(n));
    }
    elements(edge, "waypoint").for_each(|p| source.understood.mark(p));
}

/// Where a label stands is geometry, which is never kept; how it is lettered is told by what is left unmarked.
fn mark_label<'x>(source: &mut Source<'x>, label: Node<'x, 'x>) {
    source.understood.mark(label);
    elements(label, "Bounds").for_each(|b| source.understood.mark(b));
}

/// Finite numbers of these attributes, within what a drawing can hold.
fn numbers<const N: usize>(node: Node, names: [&str; N]) -> Option<[f64; N]> {
    let mut values = [0.0; N];
    for (value, name) in values.iter_mut().zip(names) {
        let number: f64 = node.attribute(name)?.trim().parse().ok()?;
        if !number.is_finite() || number.abs() > 1e9 {
            return None;
        }
        *value = number;
    }
    Some(values)
}
