//! What an empty drawing says: how to begin.

use crate::{
    editor::Editor,
    model::{Document, Id, Sheet},
};
use egui::{Rect, Ui};

/// On an empty drawing, says how to begin.
pub fn teach(ui: &Ui, rect: Rect, editor: &Editor) {
    if editor.renaming().is_some() {
        return;
    }
    let Some([first, then]) = lesson(editor) else { return };
    let mut at = rect.center_bottom() - egui::vec2(0.0, 120.0);
    let wrap = (rect.width() - 40.0).max(120.0);
    for (text, size) in [(first, 17.0), (then, 13.0)] {
        let color = if size > 14.0 { ui.visuals().text_color() } else { ui.visuals().weak_text_color() };
        let font = egui::FontId::proportional(size);
        let mut job = egui::text::LayoutJob::simple(text.to_owned(), font, color, wrap);
        job.halign = egui::Align::Center;
        let galley = ui.painter().layout_job(job);
        let height = galley.size().y;
        ui.painter().with_clip_rect(rect).galley(at, galley, color);
        at.y += height + 6.0;
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
            "It stands under the part of the customer's experience it serves. Alt+Shift+arrow moves it, so does a drag.",
        ]),
        Sheet::Board | Sheet::Chart => document.opportunities().next().is_none().then_some([
            "Press an arrow key, and type what could be made better",
            "Each is a card. Alt+Shift+arrow moves it to another cell, so does a drag.",
        ]),
        // What is missing for them is said in the table itself.
        Sheet::Register(_) | Sheet::Matrix(..) => None,
        Sheet::DecisionTable(id) => document.decision_rows().all(|row| row.table != *id).then_some([
            "Name the inputs and outputs, such as “Amount: number” or “Kind: standard, gold”, then type the rules",
            "Tab goes to the next cell. A cell is 500, < 500, [500..1000], gold, not(gold), or - where it does not matter.",
        ]),
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
