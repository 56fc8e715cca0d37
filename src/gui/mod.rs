//! The window: paints a drawing, turns egui input into editor events, panels, dialogs; disk.
//!
//! Panels read the editor and send [`action::Action`]s; [`app::App`] carries them out once the frame is built.
//! Must not know the command line. Colours are the theme's tokens, through [`style`].

pub mod action;
pub mod app;
pub mod canvas;
mod carry;
mod checking;
mod combo;
mod dialog;
mod files;
mod filter;
mod find;
pub mod fonts;
mod icon;
mod import;
mod inspector;
mod keys;
mod menu;
mod message;
mod outline;
mod picture;
pub mod prefs;
mod problems;
mod sign;
mod start;
mod status;
pub mod style;
mod symbol;
mod tabs;
mod take_picture;
mod toast;
mod toolbar;
mod tree;
mod watch;
mod widget;
mod words;
mod zone;

pub use app::App;

use std::path::PathBuf;

const NO_DISPLAY: &str = "there is no display to open a window on";

/// Opens the window, on a file if there is one, and returns when it is closed.
///
/// # Errors
/// In one line: there is no display, or no way to draw on it.
pub fn run(file: Option<PathBuf>) -> Result<(), String> {
    if !has_display() {
        return Err(NO_DISPLAY.into());
    }
    let viewport = egui::ViewportBuilder::default()
        .with_app_id("laneway")
        .with_title("Laneway")
        .with_icon(icon::icon())
        .with_inner_size([1280.0, 800.0])
        .with_min_inner_size([640.0, 420.0])
        .with_drag_and_drop(true);
    let options = eframe::NativeOptions {
        viewport,
        renderer: eframe::Renderer::Glow,
        system_font_fallback: true,
        persist_window: true,
        ..Default::default()
    };
    let start = move |cc: &eframe::CreationContext<'_>| -> Result<Box<dyn eframe::App>, _> {
        Ok(Box::new(App::new(&cc.egui_ctx, cc.storage, file.as_deref())))
    };
    eframe::run_native("laneway", options, Box::new(start)).map_err(|error| match error {
        eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_) => NO_DISPLAY.into(),
        eframe::Error::AppCreation(_)
        | eframe::Error::Glutin(_)
        | eframe::Error::NoGlutinConfigs(..)
        | eframe::Error::OpenGL(_) => format!("the window cannot be drawn here: {error}"),
    })
}

/// Whether there is anything to show a window on; only on Linux and its kin can there be none.
fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|v| !v.is_empty());
    cfg!(any(windows, target_os = "macos")) || set("DISPLAY") || set("WAYLAND_DISPLAY") || set("WAYLAND_SOCKET")
}
