//! What an export is to be: which drawings, in which format, theme, text, size.

use super::{Dialog, modal, path::PathFor};
use crate::{
    drawing::ThemeName,
    exchange::TextFormat,
    export::{Format, TextMode},
    gui::{app::App, widget, words},
    model::Sheet,
};
use egui::{Slider, Ui};

/// A format, and what it is good for.
const FORMATS: [(ExportFormat, &str); 6] = [
    (ExportFormat::Picture(Format::Svg), "SVG drawing, sharp at any size"),
    (ExportFormat::Picture(Format::Png), "PNG picture, for slides and mail"),
    (ExportFormat::Text(TextFormat::Csv), "CSV table, for spreadsheets"),
    (ExportFormat::Text(TextFormat::Tsv), "TSV table, to paste into one"),
    (ExportFormat::Text(TextFormat::Mermaid), "Mermaid journey, for text and wikis"),
    (ExportFormat::Picture(Format::LayoutJson), "Layout as JSON, for measuring"),
];

/// What a view is exported as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    /// What is on the canvas.
    Picture(Format),
    /// What it says.
    Text(TextFormat),
}

impl ExportFormat {
    /// How file names of this format end, without the first dot.
    pub fn extension(self) -> &'static str {
        match self {
            ExportFormat::Picture(format) => format.extension(),
            ExportFormat::Text(format) => format.extension(),
        }
    }

    /// The format whose files end as this name, in lower case, does.
    fn of_name(name: &str) -> Option<ExportFormat> {
        let ends =
            |format: &ExportFormat| name.strip_suffix(format.extension()).is_some_and(|stem| stem.ends_with('.'));
        FORMATS.into_iter().map(|(format, _)| format).find(ends)
    }

    /// Whether a view can be written in it.
    pub fn fits(self, sheet: &Sheet) -> bool {
        match self {
            ExportFormat::Picture(_) => true,
            ExportFormat::Text(format) => format.fits(sheet),
        }
    }
}

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
    pub format: ExportFormat,
    /// Every view of the model, a file each, and not just the one shown.
    pub all: bool,
    pub theme: ThemeName,
    pub text: TextMode,
    /// Tells what is overdue today, as the canvas does.
    pub overdue: bool,
    /// Pixels a point, for PNG.
    pub scale: f64,
}

impl Default for ExportOptions {
    fn default() -> Self {
        ExportOptions {
            format: ExportFormat::Picture(Format::Svg),
            all: false,
            theme: ThemeName::Light,
            text: TextMode::Embedded,
            overdue: true,
            scale: 2.0,
        }
    }
}

impl ExportOptions {
    /// As they were left, for the view that is shown now: a format it cannot have is not kept.
    pub fn of_view(self, shown: Option<&Sheet>) -> ExportOptions {
        match self.all || shown.is_none_or(|sheet| self.format.fits(sheet)) {
            true => self,
            false => ExportOptions { format: ExportOptions::default().format, ..self },
        }
    }

    /// In the format that the name of the file says, where it says one.
    pub fn written_as(self, name: &str) -> ExportOptions {
        ExportOptions { format: ExportFormat::of_name(name).unwrap_or(self.format), ..self }
    }

    /// Shows the dialog; the next is the one for the path.
    pub fn ui(mut self, ui: &Ui, app: &mut App) -> Option<Dialog> {
        let sheets: Vec<Sheet> = app.outline().sheets.iter().map(|line| line.sheet.clone()).collect();
        let shown = app.editor.sheet().cloned();
        let ((go, cancel), escape) = modal(ui, "export", 440.0, |ui| {
            ui.label(widget::strong("Export", 16.0));
            let writes = |format: ExportFormat| match self.all {
                true => sheets.iter().filter(|sheet| format.fits(sheet)).count(),
                false => shown.iter().filter(|sheet| format.fits(sheet)).count(),
            };
            let possible = FORMATS.map(|(format, _)| writes(format) > 0);
            // The buttons stay in sight in a low window.
            let height = (ui.ctx().content_rect().height() - 150.0).max(120.0);
            egui::ScrollArea::vertical()
                .max_height(height)
                .min_scrolled_height(height)
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    self.which(ui, app, shown.as_ref(), sheets.len());
                    self.formats(ui, possible, shown.as_ref());
                    self.look(ui);
                });
            ui.add_space(16.0);
            let can = FORMATS.iter().zip(possible).any(|((format, _), can)| *format == self.format && can);
            ui.horizontal(|ui| {
                let go = ui.add_enabled(can, widget::primary_button(ui, "Choose a file…"));
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

    fn which(&mut self, ui: &mut Ui, app: &App, shown: Option<&Sheet>, count: usize) {
        widget::section(ui, "What");
        let document = app.editor.document();
        // A register is called after what it holds, and not after the model.
        let name = |sheet: &Sheet| match sheet {
            Sheet::Register(_) | Sheet::Matrix(..) | Sheet::Portfolio | Sheet::Board | Sheet::Chart => {
                sheet.title(document)
            }
            _ => words::name_or_kind(document, sheet.id()),
        };
        let name = shown.map_or_else(String::new, name);
        let this = match shown {
            Some(sheet) => format!("This {}: {name}", sheet.word()),
            None => "What is shown".to_owned(),
        };
        ui.radio_value(&mut self.all, false, words::clipped(&this, 52));
        if let Some((in_sight, of)) = app.editor.filtered().filter(|_| !self.all) {
            ui.weak(format!("All {of} rows are written, not just the {in_sight} that the filter shows"));
        }
        let all = ui.add_enabled_ui(count > 1, |ui| {
            ui.radio_value(&mut self.all, true, format!("All {count} views of the model, a file each"))
        });
        all.inner.on_disabled_hover_text("The model has just one view");
        self.all &= count > 1;
    }

    fn formats(&mut self, ui: &mut Ui, possible: [bool; FORMATS.len()], shown: Option<&Sheet>) {
        widget::section(ui, "Format");
        for ((format, label), possible) in FORMATS.into_iter().zip(possible) {
            let choice = ui.add_enabled_ui(possible, |ui| ui.radio_value(&mut self.format, format, label)).inner;
            let word = shown.map_or("view", Sheet::word);
            choice.on_disabled_hover_text(format!("This format has no words for a {word}"));
        }
    }

    /// What only pictures have: what is overdue, colours, fonts, pixels.
    fn look(&mut self, ui: &mut Ui) {
        let ExportFormat::Picture(format) = self.format else { return };
        widget::section(ui, "Dates");
        widget::outlined(ui, |ui| ui.checkbox(&mut self.overdue, "Tell what is overdue"))
            .on_hover_text("Without it, the drawing is the same on any day");
        if format == Format::LayoutJson {
            return;
        }
        widget::section(ui, "Theme");
        ui.horizontal(|ui| {
            for theme in ThemeName::ALL {
                ui.radio_value(&mut self.theme, theme, words::capital(theme.word()));
            }
        });
        match format {
            Format::Svg => {
                widget::section(ui, "Text");
                for text in TextMode::ALL {
                    ui.radio_value(&mut self.text, text, text_label(text));
                }
            }
            Format::LayoutJson => {}
            Format::Png => {
                let label = widget::section(ui, "Size");
                let visuals = ui.visuals_mut();
                visuals.widgets.inactive.bg_fill = visuals.widgets.inactive.bg_stroke.color;
                let slider = Slider::new(&mut self.scale, 0.5..=8.0).step_by(0.5).suffix(" pixels a point");
                ui.add(slider).labelled_by(label.id);
            }
        }
    }
}
