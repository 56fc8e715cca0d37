//! The start screen: a new model, the recent files, examples to learn from.

use super::{
    action::{Action, Actions},
    app::App,
    dialog::{ViewKind, new_view},
    widget,
};
use crate::editor::{Command, Platform, WindowCommand};
use egui::{Button, Frame, Margin, RichText, ScrollArea, Ui};

/// An example that comes with the program.
pub struct Example {
    pub name: &'static str,
    /// What it shows.
    pub about: &'static str,
    pub text: &'static str,
}

/// Every example, in the order shown.
pub const EXAMPLES: &[Example] = &[
    Example {
        name: "Customer onboarding",
        about: "persona, journey, blueprint, SIPOC and swimlanes, as-is and to-be, all linked",
        text: include_str!("../../examples/customer-onboarding.laneway.ron"),
    },
    Example {
        name: "Order to cash",
        about: "one large swimlane, from the order to the money in the bank",
        text: include_str!("../../examples/order-to-cash.laneway.ron"),
    },
    Example {
        name: "Complaint to resolution",
        about: "a journey with a moment of truth, and the process behind it",
        text: include_str!("../../examples/complaint.laneway.ron"),
    },
];

/// The whole screen.
pub fn screen(ui: &mut Ui, app: &mut App, actions: &mut Actions) {
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        let width = ui.available_width().min(760.0);
        let margin = ((ui.available_width() - width) / 2.0).max(16.0);
        Frame::new().inner_margin(Margin { left: margin as i8, right: 16, top: 56, bottom: 24 }).show(ui, |ui| {
            let left = (margin - f32::from(margin as i8)).max(0.0);
            ui.horizontal_top(|ui| {
                ui.add_space(left);
                ui.vertical(|ui| {
                    ui.set_max_width(width);
                    heading(ui);
                    ui.add_space(20.0);
                    begin(ui, actions);
                    recent(ui, app, actions);
                    examples(ui, actions);
                });
            });
        });
    });
}

fn heading(ui: &mut Ui) {
    ui.label(widget::strong("Laneway", 28.0));
    ui.add_space(2.0);
    ui.label(
        RichText::new(
            "Design a process from the customer backward. One model, many views: what is said once is known in all.",
        )
        .weak()
        .size(14.0),
    );
}

/// The kinds of view a model can begin with, two beside two where there is room.
fn begin(ui: &mut Ui, actions: &mut Actions) {
    widget::section(ui, "Begin with");
    ui.add_space(2.0);
    let across = if ui.available_width() >= 640.0 { 2 } else { 1 };
    for kinds in ViewKind::FIRST.chunks(across) {
        ui.columns(across, |uis| {
            for (ui, kind) in uis.iter_mut().zip(kinds) {
                if new_view::card(ui, *kind, None).clicked() {
                    actions.push(Action::NewModel(*kind));
                }
            }
        });
    }
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        for (i, command) in [WindowCommand::New, WindowCommand::Open, WindowCommand::Import].into_iter().enumerate() {
            let command = Command::Window(command);
            let keys = command.shortcut().map_or(String::new(), |s| s.text(Platform::HERE));
            let button =
                if i == 0 { widget::primary_button(ui, command.label()) } else { Button::new(command.label()) };
            let response = ui.add(button.min_size(egui::vec2(120.0, 32.0)));
            if response.on_hover_text(format!("{} ({keys})", command.hint())).clicked() {
                actions.command(command);
            }
        }
    });
    ui.add_space(4.0);
    ui.label(RichText::new("Or drop a model, or a file to import, on this window.").weak().small());
}

fn recent(ui: &mut Ui, app: &App, actions: &mut Actions) {
    if app.prefs.recent.is_empty() {
        return;
    }
    ui.add_space(12.0);
    widget::section(ui, "Recent files");
    for path in &app.prefs.recent {
        let name = path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
        let folder = path.parent().map_or_else(String::new, |p| p.display().to_string());
        let button = Button::new((RichText::new(name.clone()), RichText::new(folder).weak().small()))
            .frame_when_inactive(false)
            .truncate()
            .min_size(egui::vec2(320.0, 0.0));
        let response = ui.add(button).accessible_name(format!("Open {name}"));
        if response.clicked() {
            actions.push(Action::Open(path.clone()));
        }
        response.context_menu(|ui| {
            if ui.button("Remove from this list").clicked() {
                actions.push(Action::ForgetRecent(path.clone()));
            }
        });
    }
}

fn examples(ui: &mut Ui, actions: &mut Actions) {
    if EXAMPLES.is_empty() {
        return;
    }
    ui.add_space(12.0);
    widget::section(ui, "Examples");
    for (i, example) in EXAMPLES.iter().enumerate() {
        let button = Button::new((RichText::new(example.name), RichText::new(example.about).weak().small()))
            .frame_when_inactive(false)
            .truncate()
            .min_size(egui::vec2(320.0, 0.0));
        if ui.add(button).accessible_name(format!("Open the example {}", example.name)).clicked() {
            actions.push(Action::Example(i));
        }
    }
}
