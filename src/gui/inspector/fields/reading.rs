//! The emotions of a journey step: a slider for each persona, as it is and as it should be.

use crate::{
    change::{
        Transaction,
        op::{self, Field},
    },
    gui::{action::Action, inspector::form::Form, widget, words},
    model::{Document, Emotion, Id, JourneyStep, Score, State},
};
use egui::{RichText, Slider, Ui};

/// The readings of a step, for every persona of its journey.
pub fn of_step(form: &mut Form, step: &JourneyStep, document: &Document) {
    if !form.one() {
        return;
    }
    form.heading("Emotion");
    for (persona, state) in curves(document, step) {
        let reading = document.emotions().find(|e| e.at == step.id && e.persona == persona && e.state == state);
        let name = persona.as_ref().map_or_else(|| "Customer".to_owned(), |id| words::name_or_kind(document, id));
        let label = match state {
            State::AsIs => name,
            State::ToBe => format!("{name}, to-be"),
        };
        row(form, step, persona, state, reading, &label);
    }
}

/// One reading, by its own record.
pub fn of_emotion(form: &mut Form, r: &Emotion) {
    if !form.one() {
        return;
    }
    form.shown_reference("At", &r.at);
    if let Some(persona) = &r.persona {
        form.shown_reference("Whose", persona);
    }
    let label = match r.state {
        State::AsIs => "As it is",
        State::ToBe => "As it should be",
    };
    let id = form.label(label);
    let salt = form.salt("emotion");
    if let Some(score) = slider(form.ui, salt, label, id, r.value) {
        let target = r.id.clone();
        form.actions.act(move |document, _| op::set(document, &[target], &Field::Score(score)));
    }
}

/// Whose readings there can be: each persona's as it is, and to-be where it is said or the journey is as-is.
fn curves(document: &Document, step: &JourneyStep) -> Vec<(Option<Id>, State)> {
    let journey = document.stage(&step.stage).and_then(|stage| document.journey(&stage.journey));
    let mut personas: Vec<Option<Id>> =
        journey.map_or_else(Vec::new, |j| j.personas.iter().cloned().map(Some).collect());
    if personas.is_empty() {
        personas.push(None);
    }
    // Readings of personas the journey does not name are there to be seen and taken away too.
    for emotion in document.emotions().filter(|e| e.at == step.id) {
        if !personas.contains(&emotion.persona) {
            personas.push(emotion.persona.clone());
        }
    }
    personas.into_iter().flat_map(|p| [(p.clone(), State::AsIs), (p, State::ToBe)]).collect()
}

fn row(form: &mut Form, step: &JourneyStep, persona: Option<Id>, state: State, reading: Option<&Emotion>, label: &str) {
    let label_id = form.label(label);
    let salt = form.salt(label).with((persona.as_ref().map(Id::as_str), state == State::ToBe));
    let mut wanted: Option<Option<Score>> = None;
    form.ui.horizontal(|ui| match reading {
        Some(reading) => {
            wanted = slider(ui, salt, label, label_id, reading.value).map(Some);
            let remove = widget::small_button(ui, "×");
            let remove = remove.accessible_name(format!("No reading for {label}"));
            if remove.on_hover_text("Take the reading away: a gap in the curve").clicked() {
                wanted = Some(None);
            }
        }
        None => {
            ui.label(RichText::new("No reading").weak());
            let add = widget::small_button(ui, "Set…").accessible_name(format!("Set the emotion of {label}"));
            if add.on_hover_text("Start at neither good nor bad").clicked() {
                wanted = Some(Some(Score::default()));
            }
        }
    });
    if let Some(value) = wanted {
        let step = step.id.clone();
        form.actions.push(Action::Act(Box::new(move |document, ids| {
            let set = op::journey::set_emotion(document, &step, persona.as_ref(), state, value, ids)?;
            // The step stays selected, so that its other readings can be set.
            Ok(Transaction { select: None, ..set })
        })));
    }
}

/// From angry to delighted. What it came to once the pointer lets go: one drag is one change.
fn slider(ui: &mut Ui, salt: egui::Id, name: &str, label: egui::Id, value: Score) -> Option<Score> {
    let held = ui.data(|d| d.get_temp::<f64>(salt));
    let mut now = held.unwrap_or_else(|| value.value());
    // The rail has the colour of lines: on the panel its own would not be seen.
    let visuals = ui.visuals_mut();
    visuals.widgets.inactive.bg_fill = visuals.widgets.inactive.bg_stroke.color;
    ui.spacing_mut().interact_size.x = 42.0;
    let width = (ui.available_width() - 96.0).max(60.0);
    ui.spacing_mut().slider_width = width;
    let response = ui
        .add(Slider::new(&mut now, -2.0..=2.0).step_by(0.1).fixed_decimals(1))
        .labelled_by(label)
        .accessible_name(format!("Emotion of {name}"))
        .on_hover_text("−2 angry, 0 neither, +2 delighted");
    if response.dragged() {
        ui.data_mut(|d| d.insert_temp(salt, now));
        return None;
    }
    ui.data_mut(|d| d.remove::<f64>(salt));
    let score = Score::near(now)?;
    ((response.changed() || held.is_some()) && score != value).then_some(score)
}
