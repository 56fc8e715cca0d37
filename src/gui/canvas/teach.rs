//! What an empty drawing says: how to begin.

use crate::{
    editor::Editor,
    geom::Point,
    model::{Document, Id, PartyKind, Register, Sheet},
};
use egui::{Rect, Ui};

/// How far above the edge of the canvas it is said, where the drawing leaves the room.
const USUAL: f32 = 120.0;
/// Beside it, and between it and the drawing: there is a button that adds a row.
const ASIDE: f32 = 44.0;
const BETWEEN: f32 = 6.0;

/// On an empty drawing, says how to begin.
pub fn teach(ui: &Ui, rect: Rect, editor: &Editor) {
    if editor.renaming().is_some() {
        return;
    }
    let Some([first, then]) = lesson(editor) else { return };
    let wrap = (rect.width() - 2.0 * ASIDE).max(120.0);
    let galleys = [(first, 17.0), (then, 13.0)].map(|(text, size)| {
        let color = if size > 14.0 { ui.visuals().text_color() } else { ui.visuals().weak_text_color() };
        let font = egui::FontId::proportional(size);
        let mut job = egui::text::LayoutJob::simple(text.to_owned(), font, color, wrap);
        job.halign = egui::Align::Center;
        (ui.painter().layout_job(job), color)
    });
    let painter = ui.painter().with_clip_rect(rect);
    let height: f32 = galleys.iter().map(|(galley, _)| galley.size().y + BETWEEN).sum();
    // Never over the drawing: beneath it, and where that leaves no room, on a plate of its own.
    let drawn = editor.camera().screen_from_doc(Point::new(0.0, editor.scene().bounds().y1)).y as f32;
    let beneath = (rect.bottom() - USUAL).max(rect.top() + drawn + ASIDE);
    let fits = beneath + height <= rect.bottom();
    let mut at = egui::pos2(rect.center().x, if fits { beneath } else { rect.bottom() - height - ASIDE / 2.0 });
    if !fits {
        let width = galleys.iter().map(|(galley, _)| galley.size().x).fold(0.0, f32::max);
        let room = Rect::from_min_size(at - egui::vec2(width / 2.0, 0.0), egui::vec2(width, height - BETWEEN));
        let plate = room.expand2(egui::vec2(ASIDE / 2.0, ASIDE / 4.0));
        painter.rect(plate, 8.0, ui.visuals().window_fill, ui.visuals().window_stroke, egui::StrokeKind::Inside);
    }
    for (galley, color) in galleys {
        let height = galley.size().y;
        painter.galley(at, galley, color);
        at.y += height + BETWEEN;
    }
}

/// What there is to learn here: what to do first, and what comes then.
fn lesson(editor: &Editor) -> Option<[&'static str; 2]> {
    let document = editor.document();
    match editor.sheet()? {
        Sheet::Swimlane(_) => {
            let steps = &editor.scene().request.as_ref()?.steps;
            let empty = steps.len() < 2 && steps.iter().all(|s| s.name.is_empty());
            empty.then_some([
                "Press Enter and say what sets it off",
                "Enter again adds the next step. Ctrl+arrow adds one in that direction, across lanes too.",
            ])
        }
        Sheet::Journey(id) => empty_journey(document, id).then_some([
            "Press an arrow key, and type what the customer does first",
            "Enter keeps it, Tab goes to the next step. Stages are parts of the time, named from the customer's side.",
        ]),
        Sheet::Sipoc(id) => document.sipoc_entries().all(|e| e.sipoc != *id).then_some([
            "Press an arrow key, and type the first step of the process",
            "Enter goes on in the order of filling in. Names that are in the model are offered as you type.",
        ]),
        Sheet::Alignment(id) => {
            let steps = |stage: &Id| document.journey_steps().any(|step| step.stage == *stage);
            let told = document.stages().any(|stage| stage.journey == *id && steps(&stage.id));
            (!told).then_some([
                "The journey has no steps yet",
                "Once it has, this shows which touchpoint has no process behind it, and which step serves nobody.",
            ])
        }
        Sheet::Portfolio => document.processes().next().is_none().then_some([
            "Press an arrow key, and type the name of a process",
            "It stands under the part of the customer's experience it serves. Alt+Shift+arrow moves it, so does a \
             drag.",
        ]),
        Sheet::Board | Sheet::Chart => document.opportunities().next().is_none().then_some([
            "Press an arrow key, and type what could be made better",
            "Each is a card. Alt+Shift+arrow moves it to another cell, so does a drag.",
        ]),
        Sheet::Register(register) => register.records(document).next().is_none().then(|| empty_register(*register)),
        Sheet::Matrix(matrix, _) if matrix.of_model() => {
            let systems = document.parties().any(|p| p.kind == PartyKind::System);
            (!systems).then_some([
                "The model has no system yet",
                "Name the systems that perform a step among its fields: this shows which swimlanes use them.",
            ])
        }
        Sheet::Matrix(_, swimlane) => {
            let steps = document.steps().any(|s| document.swimlane_of(&s.id) == Some(swimlane));
            (!steps).then_some([
                "The swimlane has no steps yet",
                "Once it has, each is a row or column here, and what is typed into a cell is linked to it.",
            ])
        }
        Sheet::DecisionTable(id) => document.decision_rows().all(|row| row.table != *id).then_some([
            "Name the inputs and outputs, such as “Amount: number” or “Kind: standard, gold”, then type the rules",
            "Tab goes to the next cell. A cell is 500, < 500, [500..1000], gold, not(gold), or - where it does not \
             matter.",
        ]),
    }
}

/// How to begin with a register, and what it is for.
fn empty_register(register: Register) -> [&'static str; 2] {
    match register {
        Register::Parties => [
            "Press an arrow key, and type who acts or receives",
            "A party exists once: it is a lane here, a supplier or customer there, and is renamed everywhere.",
        ],
        Register::Personas => [
            "Press an arrow key, and type the name of a kind of customer",
            "A journey is told for one. Goals and quotes in their own words keep them real.",
        ],
        Register::Systems => [
            "Press an arrow key, and type the name of a system",
            "Steps say which systems perform them; the system use matrix shows where each is used.",
        ],
        Register::Documents => [
            "Press an arrow key, and type what is handed over",
            "A document exists once: an input or output of a SIPOC, and what flows carry.",
        ],
        Register::Processes => [
            "Press an arrow key, and type the name of a process",
            "Say what the customer has when it has gone well: that is what it exists for.",
        ],
        Register::Rules => [
            "Press an arrow key, and type the name of a business rule",
            "State what must hold, where it comes from, and which steps, flows and touchpoints it governs.",
        ],
        Register::DecisionTables => [
            "Press an arrow key, and type what is to be decided",
            "A decision table says what depends on what. Follow its link to fill it in.",
        ],
        Register::Slas => [
            "Press an arrow key, and type what was promised",
            "Say within which time, from which step to which. Whether the steps between can keep it is told beside it.",
        ],
        Register::Kpis => [
            "Press an arrow key, and type what is measured",
            "Give it a unit, a target and dated readings; a small trend shows where it goes.",
        ],
        Register::Opportunities => [
            "Press an arrow key, and type what could be made better",
            "Say which pain it answers, how much work it is and what the customer gains.",
        ],
    }
}

/// Whether nothing was said in a journey yet: its steps have no names, and nothing stands in its rows.
fn empty_journey(document: &Document, journey: &Id) -> bool {
    let mine = |stage: &Id| document.stage(stage).is_some_and(|s| s.journey == *journey);
    let steps = document.journey_steps().filter(|s| mine(&s.stage));
    let unnamed = steps.filter(|s| !s.name.trim().is_empty()).count() == 0;
    let at = |step: &Id| document.journey_step(step).is_some_and(|s| mine(&s.stage));
    unnamed && !document.touchpoints().any(|t| at(&t.at)) && !document.cards().any(|c| at(&c.at))
}
