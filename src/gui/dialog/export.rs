//! What an export is to be: format, theme, text, size.

use super::{Dialog, modal, path::PathFor};
use crate::{
    drawing::ThemeName,
    export::{Format, TextMode},
    gui::{app::App, widget},
};
use egui::{RichText, Slider, Ui};

/// The formats that are pictures.
const FORMATS: [(Format, &str); 2] = [(Format::Svg, "SVG, sharp at any size"), (Format::Png, "PNG, pixels")];

/// The ways of writing text, in words.
fn text_label(mode: TextMode) -> &'static str {
    match mode {
        TextMode::Embedded => "Text with its font inside the file",
        TextMode::Plain => "Text, font by name: the smallest file",
        TextMode::Outlines => "Outlines: the same everywhere",
    }
}

/// All that an export asks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ExportOptions {
    pub format: Format,
    pub theme: ThemeName,
    pub text: TextMode,
    /// Pixels a point, for PNG.
    pub scale: f64,
}

impl Default for ExportOptions {
    fn default() -> Self {
        ExportOptions { format: Format::Svg, theme: ThemeName::Light, text: TextMode::Embedded, scale: 2.0 }
    }
}

impl ExportOptions {
    /// Shows the dialog; the next is the one for the path.
    pub fn ui(mut self, ui: &Ui, app: &mut App) -> Option<Dialog> {
        let ((go, cancel), escape) = modal(ui, "export", 420.0, |ui| {
            ui.label(widget::strong("Export the drawing", 16.0));
            ui.label(RichText::new("The swimlane shown now, as a picture.").weak());
            widget::section(ui, "Format");
            for (format, label) in FORMATS {
                ui.radio_value(&mut self.format, format, label);
            }
            widget::section(ui, "Theme");
            ui.horizontal(|ui| {
                for theme in ThemeName::ALL {
                    ui.radio_value(&mut self.theme, theme, crate::gui::words::capital(theme.word()));
                }
            });
            match self.format {
                Format::Svg => {
                    widget::section(ui, "Text");
                    for text in TextMode::ALL {
                        ui.radio_value(&mut self.text, text, text_label(text));
                    }
                }
                Format::LayoutJson => {}
                Format::Png => {
                    let label = widget::section(ui, "Size");
                    let slider = Slider::new(&mut self.scale, 0.5..=8.0).step_by(0.5).suffix(" pixels a point");
                    ui.add(slider).labelled_by(label.id);
                }
            }
            ui.add_space(16.0);
            ui.horizontal(|ui| {
                let go = ui.add(widget::primary_button(ui, "Choose a file…"));
                if ui.memory(|m| m.focused().is_none()) {
                    go.request_focus();
                }
                (go.clicked(), ui.button("Cancel").clicked())
            })
            .inner
        });
        if cancel || escape {
            return None;
        }
        if go {
            app.export_options = self;
            app.ask_path(PathFor::Export(self));
            return None;
        }
        Some(Dialog::Export(self))
    }
}
