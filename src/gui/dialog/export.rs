//! What an export is to be: format, theme, text, size.

use super::{Dialog, modal, path::PathFor};
use crate::{
    drawing::ThemeName,
    gui::{app::App, widget},
};
use egui::{RichText, Slider, Ui};

/// The format of a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PictureFormat {
    #[default]
    Svg,
    Png,
}

impl PictureFormat {
    pub const ALL: [PictureFormat; 2] = [PictureFormat::Svg, PictureFormat::Png];

    pub fn ending(self) -> &'static str {
        match self {
            PictureFormat::Svg => "svg",
            PictureFormat::Png => "png",
        }
    }

    fn label(self) -> &'static str {
        match self {
            PictureFormat::Svg => "SVG, sharp at any size",
            PictureFormat::Png => "PNG, pixels",
        }
    }
}

/// How text is put into an SVG.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PictureText {
    #[default]
    Embedded,
    Plain,
    Outlines,
}

impl PictureText {
    const ALL: [PictureText; 3] = [PictureText::Embedded, PictureText::Plain, PictureText::Outlines];

    fn label(self) -> &'static str {
        match self {
            PictureText::Embedded => "Text with its font inside the file",
            PictureText::Plain => "Text, font by name: the smallest file",
            PictureText::Outlines => "Outlines: looks the same everywhere",
        }
    }
}

/// All that an export asks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ExportOptions {
    pub format: PictureFormat,
    pub theme: ThemeName,
    pub text: PictureText,
    /// Pixels a point, for PNG.
    pub scale: f64,
}

impl Default for ExportOptions {
    fn default() -> Self {
        ExportOptions { format: PictureFormat::Svg, theme: ThemeName::Light, text: PictureText::Embedded, scale: 2.0 }
    }
}

impl ExportOptions {
    /// Shows the dialog; the next is the one for the path.
    pub fn ui(mut self, ui: &Ui, app: &mut App) -> Option<Dialog> {
        let ((go, cancel), escape) = modal(ui, "export", 420.0, |ui| {
            ui.label(widget::strong("Export the drawing", 16.0));
            ui.label(RichText::new("The swimlane shown now, as a picture.").weak());
            widget::section(ui, "Format");
            for format in PictureFormat::ALL {
                ui.radio_value(&mut self.format, format, format.label());
            }
            widget::section(ui, "Theme");
            ui.horizontal(|ui| {
                for theme in ThemeName::ALL {
                    ui.radio_value(&mut self.theme, theme, crate::gui::status::capital(theme.word()));
                }
            });
            match self.format {
                PictureFormat::Svg => {
                    widget::section(ui, "Text");
                    for text in PictureText::ALL {
                        ui.radio_value(&mut self.text, text, text.label());
                    }
                }
                PictureFormat::Png => {
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
