//! The fields of a KPI: what it measures, where it should go, what was read and when.

use super::{
    governance::words,
    of_kinds, only, parties, set,
    typed::{self, parsed},
};
use crate::{
    change::op::{self, Field},
    gui::{
        action::{Action, Verb},
        inspector::form::Form,
        widget,
    },
    model::{AsTyped, Date, Document, Id, Kpi, KpiDirection, Number, RecordKind},
};
use egui::{RichText, TextEdit};

pub fn kpi(form: &mut Form, r: &Kpi, document: &Document) {
    form.long_name("Name", &r.name, set!(Name));
    form.line_like("Unit", &r.unit, "%, days, EUR", set!(Unit));
    form.choice("Direction", r.direction, &words(KpiDirection::ALL, KpiDirection::word), set!(Direction));
    typed::field(form, "Baseline: where it stood before", r.baseline, "72", parsed!(Baseline));
    typed::field(form, "Target", r.target, "95", parsed!(Target));
    readings(form, r);
    let measured = || {
        use RecordKind::{Journey, JourneyStep, Process, Sla, Stage, Step, Swimlane, Touchpoint};
        of_kinds(document, &[Process, Journey, Swimlane, Touchpoint, Sla, Stage, JourneyStep, Step])
    };
    form.list("Measures", &r.measures, "Add a process, step or touchpoint…", measured, set!(Measures));
    form.reference("Owner", r.owner.as_ref(), || parties(document), set!(Owner));
    form.lines("Description", &r.description, set!(Description));
}

/// A line for one more reading, which stays in its place however many there are; beneath it the readings, the last
/// first.
fn readings(form: &mut Form, r: &Kpi) {
    if !form.one() {
        return;
    }
    form.label("Readings");
    add_reading(form);
    for (day, value) in r.readings.iter().rev() {
        let text = match r.unit.trim() {
            "" => value.to_string(),
            unit => format!("{value} {unit}"),
        };
        let remove = form.ui.horizontal(|ui| {
            ui.add_sized([92.0, 22.0], egui::Label::new(RichText::new(day.to_string()).monospace()));
            let width = ui.available_width() - 34.0;
            ui.add_sized([width, 22.0], egui::Label::new(RichText::new(text).strong()).truncate());
            let remove = widget::small_button(ui, "×").accessible_name(format!("Take out the reading of {day}"));
            remove.on_hover_text("Take it out").clicked()
        });
        if remove.inner {
            form.actions.push(Action::Act(read(form.records, *day, None)));
        }
    }
}

/// What is typed for a reading that is not there yet.
#[derive(Clone, Default)]
struct Typed {
    day: String,
    value: String,
}

/// Two fields, a day and a number; Enter in either, or the button, adds the reading.
fn add_reading(form: &mut Form) {
    let salt = form.salt("new reading");
    let mut typed = form.ui.data(|d| d.get_temp::<Typed>(salt)).unwrap_or_default();
    let enter = form.ui.input(|i| i.key_pressed(egui::Key::Enter));
    let mut wanted = false;
    let today = crate::disk::today().map_or_else(|| "day".to_owned(), |day| day.to_string());
    form.ui.horizontal(|ui| {
        let day = TextEdit::singleline(&mut typed.day).id(salt.with("day")).hint_text(today).desired_width(100.0);
        let day = ui.add(day).accessible_name("Day of a new reading");
        let width = (ui.available_width() - 56.0).max(40.0);
        let value = TextEdit::singleline(&mut typed.value).id(salt.with("value")).hint_text("value");
        let value = ui.add(value.desired_width(width)).accessible_name("Value of a new reading");
        wanted = enter && (day.lost_focus() || value.lost_focus());
        let ready = !typed.day.trim().is_empty() && !typed.value.trim().is_empty();
        let add = ui.add_enabled(ready, widget::quiet_button(ui, "Add")).accessible_name("Add the reading");
        wanted |= add.clicked();
    });
    let day = typed::wrong::<Date>(&typed.day);
    let value = typed::wrong::<Number>(&typed.value);
    // A day half typed is not wrong yet.
    let begun = typed.day.trim().len() < 10 && !wanted;
    if let Some(wrong) = day.filter(|_| !begun).or(value) {
        let color = form.ui.visuals().warn_fg_color;
        form.ui.label(RichText::new(wrong).size(11.5).color(color));
    } else if wanted && let (Ok(day), Ok(value)) = (Date::as_typed(&typed.day), Number::as_typed(&typed.value)) {
        form.actions.push(Action::Act(read(form.records, day, Some(value))));
        typed = Typed::default();
        form.ui.memory_mut(|m| m.request_focus(salt.with("day")));
    }
    form.ui.data_mut(|d| d.insert_temp(salt, typed));
}

/// Sets or takes away a reading of a day.
fn read(ids: &[Id], day: Date, value: Option<Number>) -> Verb {
    only(ids, move |document, id, _| op::set(document, std::slice::from_ref(id), &Field::Reading(day, value)))
}
