//! What the window remembers between runs. Never anything of a model.

use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// Kept in eframe's storage; a field that is missing or unreadable has its default.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Prefs {
    pub look: Look,
    /// The newest first.
    pub recent: Vec<PathBuf>,
    pub model_panel: bool,
    pub fields_panel: bool,
    pub problems_panel: bool,
    /// Problems are marked on the drawing.
    pub marks: bool,
    /// Scale of text and controls, 1 for their own size.
    pub scale: f32,
    pub wheel_zooms: bool,
}

/// Which theme the window has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Look {
    #[default]
    System,
    Light,
    Dark,
}

impl Look {
    pub const ALL: [Look; 3] = [Look::System, Look::Light, Look::Dark];

    /// As the menu shows it.
    pub fn label(self) -> &'static str {
        match self {
            Look::System => "Theme of the system",
            Look::Light => "Light theme",
            Look::Dark => "Dark theme",
        }
    }
}

/// A choice of the view menu, which the palette finds too.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Setting {
    Look(Look),
    /// The scale of text and controls.
    Scale(f32),
    WheelZooms,
}

impl Setting {
    /// All of them, in the order of the menu.
    pub fn all() -> impl Iterator<Item = Setting> {
        let looks = Look::ALL.into_iter().map(Setting::Look);
        looks.chain(Prefs::SCALES.into_iter().map(Setting::Scale)).chain([Setting::WheelZooms])
    }

    /// As the palette shows it.
    pub fn label(self) -> String {
        match self {
            Setting::Look(look) => look.label().to_owned(),
            Setting::Scale(scale) => format!("Text size {:.0} %", scale * 100.0),
            Setting::WheelZooms => "Wheel zooms, or moves the picture".to_owned(),
        }
    }
}

const MOST_RECENT: usize = 10;
const KEY: &str = "laneway-prefs";

impl Default for Prefs {
    fn default() -> Self {
        Prefs {
            look: Look::System,
            recent: Vec::new(),
            model_panel: true,
            fields_panel: true,
            problems_panel: false,
            marks: true,
            scale: 1.0,
            wheel_zooms: false,
        }
    }
}

impl Prefs {
    /// The text scales the menu offers.
    pub const SCALES: [f32; 5] = [0.9, 1.0, 1.15, 1.3, 1.5];

    pub fn load(storage: Option<&dyn eframe::Storage>) -> Prefs {
        let mut prefs: Prefs = storage.and_then(|s| eframe::get_value(s, KEY)).unwrap_or_default();
        prefs.scale = if prefs.scale.is_finite() { prefs.scale.clamp(0.5, 3.0) } else { 1.0 };
        prefs.recent.truncate(MOST_RECENT);
        prefs
    }

    pub fn store(&self, storage: &mut dyn eframe::Storage) {
        eframe::set_value(storage, KEY, self);
    }

    /// Takes on a choice.
    pub fn set(&mut self, setting: Setting) {
        match setting {
            Setting::Look(look) => self.look = look,
            Setting::Scale(scale) => self.scale = scale,
            Setting::WheelZooms => self.wheel_zooms ^= true,
        }
    }

    /// Puts a file first among the recent ones.
    pub fn remember(&mut self, path: &Path) {
        self.recent.retain(|p| p != path);
        self.recent.insert(0, path.to_path_buf());
        self.recent.truncate(MOST_RECENT);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_file_is_first_and_once() {
        let mut prefs = Prefs::default();
        for i in 0..15 {
            prefs.remember(Path::new(&format!("{}.laneway.ron", i % 12)));
        }
        assert_eq!(prefs.recent.len(), MOST_RECENT);
        assert_eq!(prefs.recent[0], PathBuf::from("2.laneway.ron"));
    }
}
