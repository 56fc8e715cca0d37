//! The window, driven without a display: keys and clicks in, the model and the accessibility tree out.
//! egui_kittest's checks that every control has a name and no glyph is missing are on throughout.

#![cfg(feature = "gui")]

mod cpu;
mod editing;
mod exchange;
mod files;
mod governance;
mod keyboard;
mod links;
mod lists;
mod looks;
mod problems;
mod tables;
mod views;

use egui_kittest::{Harness, kittest::Queryable as _};
use laneway::gui::App;
use std::path::{Path, PathBuf};

/// An example that comes with the program.
const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/order-to-cash.laneway.ron");

/// A window of a laptop's size, on a file or on the start screen.
fn window(file: Option<&str>) -> Harness<'static, App> {
    sized(file, [1280.0, 800.0], egui::Theme::Light, cpu::CpuRenderer::default())
}

fn sized(file: Option<&str>, size: [f32; 2], theme: egui::Theme, renderer: cpu::CpuRenderer) -> Harness<'static, App> {
    let file = file.map(PathBuf::from);
    let mut harness = Harness::builder()
        .with_size(size)
        .with_pixels_per_point(1.0)
        .with_theme(theme)
        .with_max_steps(30)
        .renderer(renderer)
        .with_context_setup(|ctx| {
            // The first frame is run before the app is there to do it.
            laneway::gui::fonts::install(ctx);
            laneway::gui::style::install(ctx);
        })
        .build_eframe(move |cc| App::new(&cc.egui_ctx, None, file.as_deref()).without_system_dialogs());
    harness.run();
    // What the checks find comes when it comes: here it is waited for, so that every run is the same.
    harness.state_mut().wait_for_checks();
    harness.run();
    harness
}

/// An empty folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("laneway-window-{}-{name}", std::process::id()));
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).expect("a temporary folder");
    path
}

fn key(harness: &mut Harness<'_, App>, key: egui::Key) {
    harness.key_press(key);
    harness.run();
}

fn command(harness: &mut Harness<'_, App>, key: egui::Key) {
    harness.key_press_modifiers(egui::Modifiers::COMMAND, key);
    harness.run();
}

fn text(harness: &mut Harness<'_, App>, text: &str) {
    harness.event(egui::Event::Text(text.into()));
    harness.run();
}

fn click(harness: &mut Harness<'_, App>, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
}

/// The names of all steps, sorted.
fn steps(harness: &Harness<'_, App>) -> Vec<String> {
    let mut names: Vec<String> = harness.state().editor.document().steps().map(|s| s.name.clone()).collect();
    names.sort();
    names
}

fn read(path: &Path) -> laneway::model::Document {
    let text = std::fs::read_to_string(path).expect("a file was written");
    laneway::file::parse(&text).expect("a model").document
}
