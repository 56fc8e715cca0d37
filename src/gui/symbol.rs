//! Small pictures that tell the kinds of view and record apart, drawn from lines: the same in a row, on a tab and
//! large.

use super::canvas::paint::color;
use crate::{
    drawing::Theme,
    model::{Document, PartyKind, Record, Register, Sheet},
};
use egui::{Atom, Color32, Pos2, Rect, Stroke, StrokeKind, Ui, Vec2, pos2};

/// What is pictured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Symbol {
    Swimlane,
    Journey,
    Blueprint,
    Sipoc,
    Alignment,
    Process,
    Party(PartyKind),
    Persona,
    Document,
    Rule,
    Sla,
    Kpi,
    Opportunity,
    DecisionTable,
    Matrix,
    Portfolio,
    Board,
    Chart,
}

/// The side of a symbol in a row of text, in points.
const SIDE: f32 = 14.0;

impl Symbol {
    /// The symbol of a view.
    pub fn of_sheet(document: &Document, sheet: &Sheet) -> Symbol {
        match sheet {
            Sheet::Swimlane(_) => Symbol::Swimlane,
            Sheet::Journey(id) if is_blueprint(document, id) => Symbol::Blueprint,
            Sheet::Journey(_) => Symbol::Journey,
            Sheet::Sipoc(_) => Symbol::Sipoc,
            Sheet::Alignment(_) => Symbol::Alignment,
            Sheet::Register(register) => Symbol::of_register(*register),
            Sheet::Matrix(..) => Symbol::Matrix,
            Sheet::DecisionTable(_) => Symbol::DecisionTable,
            Sheet::Portfolio => Symbol::Portfolio,
            Sheet::Board => Symbol::Board,
            Sheet::Chart => Symbol::Chart,
        }
    }

    /// A register is pictured by what stands in it.
    fn of_register(register: Register) -> Symbol {
        match register {
            Register::Parties => Symbol::Party(PartyKind::Team),
            Register::Personas => Symbol::Persona,
            Register::Systems => Symbol::Party(PartyKind::System),
            Register::Documents => Symbol::Document,
            Register::Processes => Symbol::Process,
            Register::Rules => Symbol::Rule,
            Register::DecisionTables => Symbol::DecisionTable,
            Register::Slas => Symbol::Sla,
            Register::Kpis => Symbol::Kpi,
            Register::Opportunities => Symbol::Opportunity,
        }
    }

    /// The symbol of a record, where its kind has one.
    pub fn of_record(document: &Document, record: &Record) -> Option<Symbol> {
        Some(match record {
            Record::Process(_) => Symbol::Process,
            Record::Party(r) => Symbol::Party(r.kind),
            Record::Persona(_) => Symbol::Persona,
            Record::Document(_) => Symbol::Document,
            Record::Rule(_) => Symbol::Rule,
            Record::Sla(_) => Symbol::Sla,
            Record::Kpi(_) => Symbol::Kpi,
            Record::Opportunity(_) => Symbol::Opportunity,
            _ => Symbol::of_sheet(document, &Sheet::of(document, record.id())?),
        })
    }

    /// As a part of a button, beside its text.
    pub fn atom(self) -> Atom<'static> {
        Atom::paint(Vec2::splat(SIDE), move |ui, args| self.paint(ui, args.rect, args.fallback_text_color))
    }

    /// Paints it in a rectangle of any size; wider than high it has more to show.
    pub fn paint(self, ui: &Ui, rect: Rect, ink: Color32) {
        let pen = Pen { ui, rect, ink, accent: ui.visuals().hyperlink_color };
        match self {
            Symbol::Swimlane => swimlane(&pen),
            Symbol::Journey => journey(&pen),
            Symbol::Blueprint => blueprint(&pen),
            Symbol::Sipoc => sipoc(&pen),
            Symbol::Alignment => alignment(&pen),
            Symbol::Process => process(&pen),
            Symbol::Party(kind) => party(&pen, kind),
            Symbol::Persona => persona(&pen),
            Symbol::Document => document(&pen),
            Symbol::Rule => rule(&pen),
            Symbol::Sla => sla(&pen),
            Symbol::Kpi => kpi(&pen),
            Symbol::Opportunity => opportunity(&pen),
            Symbol::DecisionTable => decision_table(&pen),
            Symbol::Matrix => matrix(&pen),
            Symbol::Portfolio => portfolio(&pen),
            Symbol::Board => board(&pen),
            Symbol::Chart => chart(&pen),
        }
    }
}

/// Whether a journey has rows behind the line of interaction: then it is a service blueprint.
pub fn is_blueprint(document: &Document, journey: &crate::model::Id) -> bool {
    use crate::model::Band;
    let behind = |band| matches!(band, Some(Band::Frontstage | Band::Backstage | Band::Support));
    document.journey_rows().any(|row| row.journey == *journey && behind(row.kind.blueprint_band()))
}

/// Draws in a rectangle whose sides are 0 to 1.
struct Pen<'a> {
    ui: &'a Ui,
    rect: Rect,
    ink: Color32,
    accent: Color32,
}

impl Pen<'_> {
    fn at(&self, x: f32, y: f32) -> Pos2 {
        pos2(self.rect.min.x + x * self.rect.width(), self.rect.min.y + y * self.rect.height())
    }

    fn width(&self) -> f32 {
        (self.rect.height() / 14.0).clamp(1.1, 1.8)
    }

    fn line(&self, points: &[(f32, f32)], color: Color32) {
        let points = points.iter().map(|(x, y)| self.at(*x, *y)).collect();
        self.ui.painter().line(points, Stroke::new(self.width(), color));
    }

    fn frame(&self) {
        let stroke = Stroke::new(self.width(), self.ink);
        let rect = self.rect.shrink(self.width() / 2.0);
        self.ui.painter().rect_stroke(rect, self.rect.height() * 0.14, stroke, StrokeKind::Middle);
    }

    fn fill(&self, (x0, y0): (f32, f32), (x1, y1): (f32, f32), color: Color32) {
        let rect = Rect::from_two_pos(self.at(x0, y0), self.at(x1, y1));
        self.ui.painter().rect_filled(rect, rect.height().min(rect.width()) * 0.2, color);
    }

    fn dot(&self, x: f32, y: f32, radius: f32, color: Color32) {
        self.ui.painter().circle_filled(self.at(x, y), radius * self.rect.height(), color);
    }

    fn faint(&self) -> Color32 {
        self.ink.gamma_multiply(0.45)
    }
}

fn swimlane(pen: &Pen) {
    pen.frame();
    pen.line(&[(0.04, 0.5), (0.96, 0.5)], pen.faint());
    pen.line(&[(0.3, 0.27), (0.66, 0.27), (0.66, 0.7)], pen.accent);
    pen.fill((0.14, 0.16), (0.42, 0.38), pen.ink);
    pen.fill((0.54, 0.62), (0.82, 0.84), pen.ink);
}

fn journey(pen: &Pen) {
    pen.line(&[(0.02, 0.5), (0.98, 0.5)], pen.faint());
    let curve: Vec<(f32, f32)> = (0..=24_u8)
        .map(|i| {
            let x = f32::from(i) / 24.0;
            (0.06 + 0.88 * x, 0.5 - 0.34 * (x * 6.0 + 0.6).sin() * (0.55 + 0.45 * x))
        })
        .collect();
    pen.line(&curve, pen.ink);
    for i in [0, 12, 24] {
        if let Some((x, y)) = curve.get(i) {
            pen.dot(*x, *y, 0.11, pen.accent);
        }
    }
}

fn blueprint(pen: &Pen) {
    for x in [0.02, 0.38, 0.74] {
        pen.fill((x, 0.02), (x + 0.26, 0.22), pen.ink);
    }
    for i in 0..5_u8 {
        let x = f32::from(i) * 0.215 + 0.01;
        pen.line(&[(x, 0.36), (x + 0.12, 0.36)], pen.accent);
        pen.line(&[(x, 0.68), (x + 0.12, 0.68)], pen.accent);
    }
    pen.fill((0.38, 0.44), (0.64, 0.6), pen.ink);
    pen.fill((0.74, 0.44), (1.0, 0.6), pen.ink);
    pen.fill((0.38, 0.78), (0.64, 0.96), pen.ink);
}

fn sipoc(pen: &Pen) {
    pen.fill((0.4, 0.04), (0.6, 0.96), pen.accent);
    pen.frame();
    for x in [0.2, 0.4, 0.6, 0.8] {
        pen.line(&[(x, 0.06), (x, 0.94)], pen.faint());
    }
    pen.line(&[(0.04, 0.3), (0.96, 0.3)], pen.faint());
}

fn alignment(pen: &Pen) {
    pen.frame();
    for y in [0.28, 0.72] {
        pen.dot(0.28, y, 0.1, pen.ink);
    }
    pen.dot(0.72, 0.28, 0.1, pen.ink);
    pen.ui.painter().circle_stroke(pen.at(0.72, 0.72), 0.11 * pen.rect.height(), Stroke::new(pen.width(), pen.accent));
}

fn process(pen: &Pen) {
    pen.line(
        &[(0.08, 0.16), (0.68, 0.16), (0.96, 0.5), (0.68, 0.84), (0.08, 0.84), (0.34, 0.5), (0.08, 0.16)],
        pen.ink,
    );
}

fn party(pen: &Pen, kind: PartyKind) {
    let theme = if pen.ui.visuals().dark_mode { &Theme::DARK } else { &Theme::LIGHT };
    pen.dot(0.5, 0.5, 0.27, color(theme.party(Some(kind))));
}

fn persona(pen: &Pen) {
    let stroke = Stroke::new(pen.width(), pen.ink);
    pen.ui.painter().circle_stroke(pen.at(0.5, 0.3), 0.2 * pen.rect.height(), stroke);
    let shoulders: Vec<(f32, f32)> = (0..=10_u8)
        .map(|i| {
            let angle = std::f32::consts::PI * f32::from(i) / 10.0;
            (0.5 - 0.38 * angle.cos(), 0.96 - 0.32 * angle.sin())
        })
        .collect();
    pen.line(&shoulders, pen.ink);
}

fn document(pen: &Pen) {
    pen.line(&[(0.2, 0.06), (0.62, 0.06), (0.84, 0.28), (0.84, 0.94), (0.2, 0.94), (0.2, 0.06)], pen.ink);
    pen.line(&[(0.62, 0.06), (0.62, 0.28), (0.84, 0.28)], pen.ink);
    pen.line(&[(0.36, 0.5), (0.68, 0.5)], pen.faint());
    pen.line(&[(0.36, 0.7), (0.68, 0.7)], pen.faint());
}

/// A section sign, as in a law.
fn rule(pen: &Pen) {
    let font = egui::FontId::new(pen.rect.height() * 1.15, super::fonts::family(crate::text::Weight::SemiBold));
    pen.ui.painter().text(pen.at(0.5, 0.5), egui::Align2::CENTER_CENTER, "§", font, pen.ink);
}

/// A clock.
fn sla(pen: &Pen) {
    let stroke = Stroke::new(pen.width(), pen.ink);
    pen.ui.painter().circle_stroke(pen.at(0.5, 0.5), 0.44 * pen.rect.height(), stroke);
    pen.line(&[(0.5, 0.22), (0.5, 0.52), (0.68, 0.62)], pen.accent);
}

/// Bars that rise to a line.
fn kpi(pen: &Pen) {
    pen.line(&[(0.02, 0.14), (0.98, 0.14)], pen.accent);
    for (x, top) in [(0.08, 0.66), (0.4, 0.46), (0.72, 0.26)] {
        pen.fill((x, top), (x + 0.22, 0.96), pen.ink);
    }
}

/// A light bulb.
fn opportunity(pen: &Pen) {
    let stroke = Stroke::new(pen.width(), pen.ink);
    pen.ui.painter().circle_stroke(pen.at(0.5, 0.36), 0.3 * pen.rect.height(), stroke);
    pen.line(&[(0.38, 0.74), (0.62, 0.74)], pen.ink);
    pen.line(&[(0.4, 0.92), (0.6, 0.92)], pen.ink);
    pen.line(&[(0.5, 0.62), (0.5, 0.4)], pen.accent);
}

/// Inputs, a double line, outputs.
fn decision_table(pen: &Pen) {
    pen.fill((0.62, 0.06), (0.96, 0.94), pen.accent);
    pen.frame();
    pen.line(&[(0.04, 0.32), (0.96, 0.32)], pen.ink);
    pen.line(&[(0.04, 0.63), (0.96, 0.63)], pen.faint());
    pen.line(&[(0.54, 0.06), (0.54, 0.94)], pen.ink);
}

/// Marks where rows and columns meet.
fn matrix(pen: &Pen) {
    for at in [0.34, 0.67] {
        pen.line(&[(at, 0.02), (at, 0.98)], pen.faint());
        pen.line(&[(0.02, at), (0.98, at)], pen.faint());
    }
    for (x, y) in [(0.17, 0.17), (0.83, 0.5), (0.5, 0.83)] {
        pen.dot(x, y, 0.11, pen.ink);
    }
    pen.dot(0.5, 0.17, 0.11, pen.accent);
}

/// Three parts of the experience, each with what serves it.
fn portfolio(pen: &Pen) {
    for x in [0.0, 0.34, 0.68] {
        pen.line(&[(x, 0.06), (x + 0.2, 0.06), (x + 0.3, 0.19), (x + 0.2, 0.32), (x, 0.32)], pen.accent);
        pen.fill((x + 0.02, 0.48), (x + 0.24, 0.66), pen.ink);
    }
    pen.fill((0.02, 0.78), (0.24, 0.96), pen.ink);
    pen.fill((0.36, 0.78), (0.58, 0.96), pen.ink);
}

/// Cards in columns.
fn board(pen: &Pen) {
    for (x, cards) in [(0.02, 3), (0.37, 1), (0.72, 2_u8)] {
        for i in 0..cards {
            let y = 0.04 + f32::from(i) * 0.34;
            pen.fill((x, y), (x + 0.26, y + 0.24), if cards == 1 { pen.accent } else { pen.ink });
        }
    }
}

/// Dots between two axes.
fn chart(pen: &Pen) {
    pen.line(&[(0.06, 0.02), (0.06, 0.94), (0.98, 0.94)], pen.ink);
    pen.dot(0.36, 0.3, 0.11, pen.accent);
    pen.dot(0.7, 0.44, 0.1, pen.ink);
    pen.dot(0.46, 0.7, 0.1, pen.ink);
}
