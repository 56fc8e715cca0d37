//! The canvas without a window: one frame after another, for benches and tests of its cost.

use super::Canvas;
use crate::{
    editor::{Command, Editor},
    gui::{action::Actions, fonts, style},
    model::Document,
};
use egui::{CentralPanel, Context, Frame, RawInput, Rect, Vec2};

/// A canvas of a fixed size on a document.
pub struct CanvasBench {
    ctx: Context,
    pub editor: Editor,
    canvas: Canvas,
    size: Vec2,
    time: f64,
}

/// What one frame came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FrameCost {
    pub shapes: usize,
    pub vertices: usize,
}

impl CanvasBench {
    /// A canvas of this size in points, shown once at 100 %.
    pub fn new(document: Document, width: f32, height: f32) -> CanvasBench {
        let ctx = Context::default();
        fonts::install(&ctx);
        style::install(&ctx);
        let mut bench = CanvasBench {
            ctx,
            editor: Editor::new(document, 1),
            canvas: Canvas::default(),
            size: egui::vec2(width, height),
            time: 0.0,
        };
        bench.frame();
        bench.run(Command::ZoomActual);
        bench
    }

    /// Does a command, as a key would.
    pub fn run(&mut self, command: Command) {
        self.editor.run(command);
    }

    /// One whole frame: input, layout of the canvas, shapes, triangles.
    pub fn frame(&mut self) -> FrameCost {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(egui::Pos2::ZERO, self.size)),
            time: Some(self.time),
            focused: true,
            ..RawInput::default()
        };
        let CanvasBench { ctx, editor, canvas, .. } = self;
        let mut output = ctx.run_ui(input, |ui| {
            CentralPanel::default().frame(Frame::new()).show(ui, |ui| {
                canvas.ui(ui, editor, &mut Actions::default());
            });
        });
        output.textures_delta.clear();
        let shapes = output.shapes.len();
        let triangles = ctx.tessellate(output.shapes, output.pixels_per_point);
        let vertices = triangles
            .iter()
            .map(|p| match &p.primitive {
                egui::epaint::Primitive::Mesh(mesh) => mesh.vertices.len(),
                egui::epaint::Primitive::Callback(_) => 0,
            })
            .sum();
        FrameCost { shapes, vertices }
    }
}
