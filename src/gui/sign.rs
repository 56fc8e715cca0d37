//! The signs of an error and of a warning in panels: told apart by shape and word, as on the drawing.

use crate::{check::Severity, editor::Count};
use egui::{Atom, Atoms, Color32, Pos2, Rect, RichText, Shape, Stroke, Ui, Vec2, pos2};

/// The side of a sign in a row of text, in points.
const SIDE: f32 = 14.0;

/// The colour of a severity; never alone.
pub fn color(ui: &Ui, severity: Severity) -> Color32 {
    match severity {
        Severity::Error => ui.visuals().error_fg_color,
        Severity::Warning => ui.visuals().warn_fg_color,
    }
}

/// As a part of a button, beside its text.
pub fn atom(severity: Severity) -> Atom<'static> {
    Atom::paint(Vec2::splat(SIDE), move |ui, args| paint(ui, args.rect, severity))
}

/// The sign of a level, as a part of a button; an empty ring with a stroke through it for what is off.
pub fn level(severity: Option<Severity>) -> Atom<'static> {
    Atom::paint(Vec2::splat(SIDE), move |ui, args| match severity {
        Some(severity) => paint(ui, args.rect, severity),
        None => {
            let (c, r) = (args.rect.center(), args.rect.width().min(args.rect.height()) / 2.0 - 1.0);
            let thin = Stroke::new(1.4, ui.visuals().weak_text_color());
            ui.painter().circle_stroke(c, r, thin);
            ui.painter().line_segment([c + Vec2::new(-r, r) * 0.7, c + Vec2::new(r, -r) * 0.7], thin);
        }
    })
}

/// Each sign with how many there are of it, as parts of a button; nothing where there is nothing.
pub fn count(count: Count) -> Atoms<'static> {
    let mut atoms = Atoms::default();
    let counts = [(Severity::Error, count.errors), (Severity::Warning, count.warnings)];
    for (severity, number) in counts.into_iter().filter(|(_, number)| *number > 0) {
        atoms.push_right(atom(severity));
        atoms.push_right(RichText::new(number.to_string()).small());
    }
    atoms
}

/// In words, to be added to the name of what bears it.
pub fn spoken(count: Count) -> String {
    if count.all() == 0 { String::new() } else { format!(", {}", count.words()) }
}

/// Paints it in a square.
pub fn paint(ui: &Ui, rect: Rect, severity: Severity) {
    let (paper, color) = (ui.visuals().panel_fill, color(ui, severity));
    let (c, r) = (rect.center(), rect.width().min(rect.height()) / 2.0);
    let at = |x: f32, y: f32| -> Pos2 { pos2(c.x + x * r, c.y + y * r) };
    let thin = Stroke::new(r * 0.28, paper);
    let painter = ui.painter();
    match severity {
        Severity::Error => {
            painter.circle_filled(c, r, color);
            painter.line_segment([at(-0.38, -0.38), at(0.38, 0.38)], thin);
            painter.line_segment([at(0.38, -0.38), at(-0.38, 0.38)], thin);
        }
        Severity::Warning => {
            let corners = vec![at(0.0, -0.9), at(1.0, 0.84), at(-1.0, 0.84)];
            painter.add(Shape::convex_polygon(corners, color, Stroke::new(r * 0.12, color)));
            painter.line_segment([at(0.0, -0.36), at(0.0, 0.26)], thin);
            painter.line_segment([at(0.0, 0.46), at(0.0, 0.66)], thin);
        }
    }
}
