//! The window as a picture. `LANEWAY_SHOTS=folder` keeps the pictures to look at.

use super::*;
use laneway::gui::prefs::Look;

/// A picture of a window with the example open.
fn shoot(size: [f32; 2], theme: egui::Theme, name: &str) -> image::RgbaImage {
    let renderer = cpu::CpuRenderer::default();
    let mut harness = sized(Some(EXAMPLE), size, theme, renderer.clone());
    harness.state_mut().prefs.look = if theme == egui::Theme::Dark { Look::Dark } else { Look::Light };
    harness.run();
    let picture = renderer.picture(&harness.ctx, harness.output());
    if let Some(folder) = std::env::var_os("LANEWAY_SHOTS") {
        picture.save(PathBuf::from(folder).join(format!("{name}.png"))).expect("the picture is saved");
    }
    picture
}

#[test]
fn light_and_dark_differ_and_nothing_is_left_unpainted() {
    let light = shoot([1000.0, 640.0], egui::Theme::Light, "light");
    let dark = shoot([1000.0, 640.0], egui::Theme::Dark, "dark");
    let mean =
        |p: &image::RgbaImage| p.pixels().map(|p| u64::from(p.0[1])).sum::<u64>() / u64::from(p.width() * p.height());
    assert!(mean(&light) > 200, "{}", mean(&light));
    assert!(mean(&dark) < 60, "{}", mean(&dark));
    assert!(light.pixels().chain(dark.pixels()).all(|p| p.0[3] == 255));
}

#[test]
fn the_same_window_is_the_same_picture() {
    let picture = || shoot([640.0, 480.0], egui::Theme::Light, "example");
    assert!(picture() == picture());
}

#[test]
fn an_idle_window_repaints_nothing() {
    let mut harness = window(Some(EXAMPLE));
    harness.step();
    let delay = harness.output().viewport_output.values().map(|v| v.repaint_delay).min();
    assert!(delay.is_some_and(|d| d > std::time::Duration::from_secs(1)), "{delay:?}");
}

/// From far away points of a small shape fall together; what is made of them must still be somewhere.
#[test]
fn every_vertex_is_a_place_at_any_zoom() {
    let example = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/customer-onboarding.laneway.ron");
    let mut harness = sized(Some(example), [1024.0, 768.0], egui::Theme::Light, cpu::CpuRenderer::default());
    let sheets = laneway::model::Sheet::all(harness.state().editor.document());
    for sheet in &sheets {
        for zoom in [0.08, 0.13, 0.14, 0.2, 0.5, 1.0] {
            harness.state_mut().editor.go_to_sheet(sheet);
            harness.run();
            let now = harness.state().editor.camera().zoom;
            harness.state_mut().editor.zoom_about(laneway::geom::Point::new(300.0, 300.0), zoom / now);
            harness.run();
            let shapes = harness.output().shapes.clone();
            let broken: usize = harness
                .ctx
                .tessellate(shapes, 1.0)
                .iter()
                .map(|part| match &part.primitive {
                    egui::epaint::Primitive::Mesh(mesh) => mesh.vertices.iter().filter(|v| !v.pos.is_finite()).count(),
                    egui::epaint::Primitive::Callback(_) => 0,
                })
                .sum();
            assert_eq!(broken, 0, "{sheet:?} at {zoom}");
        }
    }
}
