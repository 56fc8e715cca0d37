//! Messages that pass: shown over the canvas for a while, and read out.

use egui::{Align2, Area, Frame, Id, Order, Role, Ui};

/// Messages on show, the newest last.
#[derive(Default)]
pub struct Toasts {
    shown: Vec<(String, Option<f64>)>,
    /// For the status line alone.
    note: Option<(String, Option<f64>)>,
}

/// How long a message stays, in seconds, and longer the more there is to read.
fn stay_secs(text: &str) -> f64 {
    3.0 + text.chars().count() as f64 / 18.0
}

impl Toasts {
    /// Says something in the status line only: what a drag would do, what undo took back.
    pub fn note(&mut self, text: impl Into<String>) {
        self.note = Some((text.into(), None));
    }

    /// Takes back what was said in the status line only.
    pub fn end_note(&mut self) {
        self.note = None;
    }

    /// Says something that must not be missed.
    pub fn say(&mut self, text: impl Into<String>) {
        let text = text.into();
        self.note = None;
        self.shown.retain(|(t, _)| *t != text);
        self.shown.push((text, None));
        if self.shown.len() > 3 {
            self.shown.remove(0);
        }
    }

    /// Shows them above the lower edge of `over`; asks for a frame only when one is due to go.
    pub fn ui(&mut self, ui: &Ui, over: egui::Rect) {
        let now = ui.input(|i| i.time);
        for (text, until) in self.shown.iter_mut().chain(&mut self.note) {
            until.get_or_insert(now + stay_secs(text));
        }
        self.shown.retain(|(_, until)| until.is_none_or(|u| u > now));
        self.note.take_if(|(_, until)| until.is_some_and(|u| u <= now));
        let ends = self.shown.iter().chain(&self.note).filter_map(|(_, until)| *until);
        let Some(next) = ends.reduce(f64::min) else { return };
        ui.ctx().request_repaint_after_secs((next - now).max(0.05) as f32);
        if self.shown.is_empty() {
            return;
        }
        Area::new(Id::unique("laneway messages"))
            .order(Order::Foreground)
            .pivot(Align2::CENTER_BOTTOM)
            .fixed_pos(over.center_bottom() - egui::vec2(0.0, 16.0))
            .interactable(false)
            .show(ui.ctx(), |ui| {
                for (text, _) in &self.shown {
                    Frame::popup(ui.style()).inner_margin(egui::Margin::symmetric(14, 9)).show(ui, |ui| {
                        ui.set_max_width((over.width() - 80.0).clamp(120.0, 560.0));
                        let label = ui.label(text);
                        ui.ctx().accesskit_node_builder(label.id, |node| {
                            node.set_role(Role::Status);
                            node.set_live(egui::accesskit::Live::Polite);
                        });
                    });
                }
            });
    }

    /// The newest message, for the status line.
    pub fn newest(&self) -> Option<&str> {
        self.note.as_ref().or(self.shown.last()).map(|(t, _)| t.as_str())
    }
}
