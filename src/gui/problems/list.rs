//! The list: problems, then what is accepted, then the checks that are switched off.

use super::{
    ProblemAct,
    lines::{Line, Placed, lines},
    measure::Measured,
    row::{self, LINE, Row},
};
use crate::{
    change::op,
    editor::{Accepted, Checked},
    gui::{
        action::{Action, Actions},
        app::App,
        sign, widget,
    },
};
use egui::{Button, Rect, RichText, ScrollArea, Ui, UiBuilder, pos2, vec2};
use std::sync::Arc;

/// The list, scrolled with the problem at work.
pub fn show(ui: &mut Ui, app: &mut App, checked: &Arc<Checked>, listed: &[usize], actions: &mut Actions) {
    keep_keyboard(ui, app, checked, listed, actions);
    let mut area = ScrollArea::vertical().auto_shrink([false, false]);
    // Where another list was scrolled to, maybe in another model, is nowhere in this one.
    let list = Some(app.editor.problem_filter().clone());
    if app.problems.scrolled != list {
        app.problems.scrolled = list;
        app.problems.seen = None;
        area = area.vertical_scroll_offset(0.0);
    }
    area.show_viewport(ui, |ui, seen| {
        let width = ui.available_width();
        let measured = Measured::keep(&mut app.problems.measured, ui.ctx(), checked, row::message_width(width));
        let current = app.editor.current_problem();
        let tabbed = current.filter(|at| listed.contains(at)).or(listed.first().copied());
        let placed = lines(&app.problems, checked, listed, |at| {
            let buttons = if current == Some(at) || tabbed == Some(at) { row::beneath(width) } else { 0.0 };
            row::height(&measured, measured.lines(at)) + buttons
        });
        ui.set_height(placed.last().map_or(0.0, |last| last.top + last.height) + 8.0);
        let top = ui.max_rect().min;
        let place = |p: &Placed| Rect::from_min_size(pos2(top.x, top.y + p.top), vec2(width, p.height));
        follow(ui, app, checked, &placed, place);
        let first = placed.partition_point(|p| p.top + p.height < seen.min.y).saturating_sub(1);
        // One more on either side, so that keys can walk there.
        let shown = placed.get(first..).unwrap_or_default().iter().take_while(|p| p.top < seen.max.y + LINE);
        for p in shown {
            let mut ui = ui.new_child(UiBuilder::new().id_salt(salt(checked, p.line)).max_rect(place(p)));
            match p.line {
                Line::Problem(at) => {
                    if let Some(told) = checked.told.get(at) {
                        let lines = measured.lines(at);
                        let height = row::height(&measured, lines);
                        let row = Row { at, told, checked, listed, lines, height, tabbed: tabbed == Some(at) };
                        row::show(&mut ui, app, &row, actions);
                    }
                }
                Line::AcceptedHead(n) => heading(&mut ui, &format!("Accepted ({n})")),
                Line::Accepted(i) => {
                    if let Some(accepted) = checked.accepted.get(i) {
                        take_back(&mut ui, accepted, actions);
                    }
                }
                Line::OffHead(n) => heading(&mut ui, &format!("Checks that are off ({n})")),
                Line::Off(i) => {
                    if let Some(rule) = checked.off.get(i) {
                        switched_off(&mut ui, rule, actions);
                    }
                }
            }
        }
    });
}

/// What tells the widgets of a line from those of others, whatever stands above it.
fn salt(checked: &Checked, line: Line) -> egui::Id {
    match line {
        Line::Problem(at) => egui::Id::unique(("problem", checked.told.get(at).map(|told| told.key()))),
        Line::Accepted(at) => egui::Id::unique(("accepted", checked.accepted.get(at).map(|a| &a.suppression))),
        Line::Off(at) => egui::Id::unique(("off", checked.off.get(at).map(|rule| rule.name))),
        Line::AcceptedHead(_) => egui::Id::unique("accepted head"),
        Line::OffHead(_) => egui::Id::unique("off head"),
    }
}

/// Brings the problem at work into sight once.
fn follow(ui: &Ui, app: &mut App, checked: &Checked, placed: &[Placed], place: impl Fn(&Placed) -> Rect) {
    let current = app.editor.current_problem();
    let key = current.and_then(|at| checked.told.get(at)).map(|told| told.key());
    if key == app.problems.seen {
        return;
    }
    let line = placed.iter().find(|p| Some(p.line) == current.map(Line::Problem));
    if let Some(line) = line {
        ui.scroll_to_rect(place(line), None);
    }
    app.problems.seen = key;
}

/// The row that had the keyboard is gone, mended or accepted: the one in its place has it now.
fn keep_keyboard(ui: &Ui, app: &mut App, checked: &Checked, listed: &[usize], actions: &mut Actions) {
    let held = app.problems.held.take();
    let gone = held.is_some_and(|key| !listed.iter().any(|at| checked.told.get(*at).is_some_and(|t| t.key() == key)));
    if !gone && !app.problems.take_keyboard {
        return;
    }
    let at = match app.editor.current_problem().filter(|at| listed.contains(at)) {
        Some(at) => Some(at),
        None => {
            let i = listed.partition_point(|at| *at < app.editor.resumed_problem());
            listed.get(i).or(listed.last()).copied()
        }
    };
    let Some((at, told)) = at.and_then(|at| Some((at, checked.told.get(at)?))) else { return };
    app.problems.take_keyboard = false;
    ui.memory_mut(|m| m.request_focus(row::id(&told.key())));
    actions.push(Action::Problem(ProblemAct::Choose(at)));
}

fn heading(ui: &mut Ui, text: &str) {
    ui.with_layout(egui::Layout::left_to_right(egui::Align::Max), |ui| widget::section(ui, text));
}

/// What is accepted, with the reason, and the way back.
fn take_back(ui: &mut Ui, accepted: &Accepted, actions: &mut Actions) {
    ui.horizontal_centered(|ui| {
        ui.add_space(8.0);
        let (sign, _) = ui.allocate_exact_size(egui::Vec2::splat(14.0), egui::Sense::hover());
        sign::paint(ui, sign, accepted.told.finding.severity);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let message = &accepted.told.finding.message;
            let button = ui.add(widget::quiet_button(ui, "Take back")).accessible_name(format!("Take back: {message}"));
            if button.on_hover_text("Tell it as a problem again").clicked() {
                let id = accepted.suppression.clone();
                actions.act(move |document, _| op::remove_suppression(document, &id));
            }
            let go = ui.add(Button::new("Show").frame_when_inactive(false)).accessible_name(format!("Show: {message}"));
            if go.on_hover_text("Go to its place").clicked() {
                actions.push(Action::GoTo(accepted.told.finding.record.clone()));
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let reason = format!("{message}. Accepted: {}", accepted.reason);
                ui.add(egui::Label::new(RichText::new(reason).weak()).truncate());
            });
        });
    });
}

/// A check that is off, and the switch.
fn switched_off(ui: &mut Ui, rule: &'static crate::check::Rule, actions: &mut Actions) {
    ui.horizontal_centered(|ui| {
        ui.add_space(30.0);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let button = widget::quiet_button(ui, "Switch on");
            let response = ui.add(button).accessible_name(format!("Switch on the check {}", rule.title));
            if response.on_hover_text("Tell what this check finds again").clicked() {
                actions.act(move |document, _| op::set_check_level(document, rule.name, None));
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.add(egui::Label::new(RichText::new(super::check_words(rule)).weak()).truncate());
            });
        });
    });
}
