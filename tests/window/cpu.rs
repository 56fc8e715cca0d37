//! Draws egui's meshes on the processor: no graphics card, the same picture everywhere.

use egui::{
    Color32, TextureId, TexturesDelta,
    epaint::{ImageData, Primitive, Vertex},
};
use egui_kittest::TestRenderer;
use std::{cell::RefCell, collections::HashMap, rc::Rc};

/// A texture: width, height, pixels, and whether it is sampled at the nearest pixel.
struct Texture {
    size: [usize; 2],
    pixels: Vec<Color32>,
    nearest: bool,
}

/// Keeps the textures of a window. A clone sees the same ones, so that a picture can be made while the window has the other.
#[derive(Clone, Default)]
pub struct CpuRenderer {
    textures: Rc<RefCell<HashMap<TextureId, Texture>>>,
}

impl CpuRenderer {
    /// The frame as a picture: textured triangles, blended as egui's own backends do.
    pub fn picture(&self, ctx: &egui::Context, output: &egui::FullOutput) -> image::RgbaImage {
        let textures = self.textures.borrow();
        let scale = output.pixels_per_point;
        let size = ctx.content_rect().size() * scale;
        let (width, height) = (size.x.round() as u32, size.y.round() as u32);
        let mut picture = image::RgbaImage::from_pixel(width, height, image::Rgba([0, 0, 0, 0]));
        for clipped in ctx.tessellate(output.shapes.clone(), scale) {
            let r = clipped.clip_rect;
            let clip = [
                (r.min.x * scale).round().max(0.0) as i32,
                (r.min.y * scale).round().max(0.0) as i32,
                (r.max.x * scale).round().min(width as f32) as i32,
                (r.max.y * scale).round().min(height as f32) as i32,
            ];
            let Primitive::Mesh(mesh) = clipped.primitive else { continue };
            let texture = textures.get(&mesh.texture_id).expect("a texture that is there");
            for corners in mesh.indices.chunks_exact(3) {
                let corner = |i: usize| mesh.vertices[corners[i] as usize];
                triangle(&mut picture, clip, scale, texture, [corner(0), corner(1), corner(2)]);
            }
        }
        picture
    }
}

impl Texture {
    fn at(&self, x: i64, y: i64) -> [f32; 4] {
        let x = x.clamp(0, self.size[0] as i64 - 1) as usize;
        let y = y.clamp(0, self.size[1] as i64 - 1) as usize;
        self.pixels[y * self.size[0] + x].to_array().map(f32::from)
    }

    fn sample(&self, u: f32, v: f32) -> [f32; 4] {
        let (x, y) = (u * self.size[0] as f32, v * self.size[1] as f32);
        if self.nearest {
            return self.at(x as i64, y as i64);
        }
        let (x, y) = (x - 0.5, y - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let (fx, fy) = (x - left, y - top);
        let (x, y) = (left as i64, top as i64);
        let corners = [self.at(x, y), self.at(x + 1, y), self.at(x, y + 1), self.at(x + 1, y + 1)];
        let weights = [(1.0 - fx) * (1.0 - fy), fx * (1.0 - fy), (1.0 - fx) * fy, fx * fy];
        std::array::from_fn(|i| (0..4).map(|c| corners[c][i] * weights[c]).sum())
    }
}

/// Corners in 1/256 of a pixel, so that triangles that share an edge leave no gap.
type Fixed = (i64, i64);

fn area(a: Fixed, b: Fixed, c: Fixed) -> i64 {
    (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0)
}

fn triangle(picture: &mut image::RgbaImage, clip: [i32; 4], scale: f32, texture: &Texture, mut corners: [Vertex; 3]) {
    let fixed = |v: &Vertex| ((v.pos.x * scale * 256.0).round() as i64, (v.pos.y * scale * 256.0).round() as i64);
    let mut p = [fixed(&corners[0]), fixed(&corners[1]), fixed(&corners[2])];
    let mut whole = area(p[0], p[1], p[2]);
    if whole == 0 {
        return;
    }
    if whole < 0 {
        corners.swap(1, 2);
        p.swap(1, 2);
        whole = -whole;
    }
    let top_left = |a: Fixed, b: Fixed| (a.1 == b.1 && b.0 > a.0) || b.1 < a.1;
    let bias = [(1, 2), (2, 0), (0, 1)].map(|(a, b)| if top_left(p[a], p[b]) { 0 } else { -1 });
    let span = |values: [i64; 3], low: i32, high: i32| {
        let min = values.iter().min().map_or(0, |v| v.div_euclid(256) as i32);
        let max = values.iter().max().map_or(0, |v| v.div_euclid(256) as i32 + 1);
        min.max(low)..max.min(high)
    };
    for y in span(p.map(|p| p.1), clip[1], clip[3]) {
        for x in span(p.map(|p| p.0), clip[0], clip[2]) {
            let c = (i64::from(x) * 256 + 128, i64::from(y) * 256 + 128);
            let w = [area(p[1], p[2], c), area(p[2], p[0], c), area(p[0], p[1], c)];
            if (0..3).any(|i| w[i] + bias[i] < 0) {
                continue;
            }
            let b = w.map(|w| w as f32 / whole as f32);
            let mix = |f: &dyn Fn(&Vertex) -> f32| (0..3).map(|i| b[i] * f(&corners[i])).sum::<f32>();
            let texel = texture.sample(mix(&|v| v.uv.x), mix(&|v| v.uv.y));
            let over: [f32; 4] =
                std::array::from_fn(|i| mix(&|v: &Vertex| f32::from(v.color.to_array()[i])) * texel[i] / 255.0);
            let under = picture.get_pixel_mut(x as u32, y as u32);
            for i in 0..4 {
                let blended = over[i] + f32::from(under.0[i]) * (1.0 - over[3] / 255.0);
                under.0[i] = blended.round().clamp(0.0, 255.0) as u8;
            }
        }
    }
}

impl TestRenderer for CpuRenderer {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        let mut textures = self.textures.borrow_mut();
        for (id, deltas) in delta.set.drain() {
            for d in deltas {
                let ImageData::Color(image) = &d.image;
                let nearest = d.options.magnification == egui::TextureFilter::Nearest;
                match d.pos {
                    None => {
                        let texture = Texture { size: image.size, pixels: image.pixels.clone(), nearest };
                        textures.insert(id, texture);
                    }
                    Some([x, y]) => {
                        let texture = textures.get_mut(&id).expect("a part of a texture that is there");
                        for row in 0..image.height() {
                            let at = (y + row) * texture.size[0] + x;
                            let from = row * image.width();
                            texture.pixels[at..at + image.width()]
                                .copy_from_slice(&image.pixels[from..from + image.width()]);
                        }
                    }
                }
            }
        }
        for id in delta.free.drain() {
            textures.remove(&id);
        }
    }
}
