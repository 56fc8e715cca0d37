//! The icon of the window: three lanes, and a hand-off from the first to the last. Drawn, so that there is no file to
//! lose.

use crate::drawing::{Color, Theme};

const SIDE: u32 = 64;

/// The icon as straight RGBA.
pub fn icon() -> egui::IconData {
    let theme = &Theme::LIGHT;
    let mut rgba = Vec::with_capacity((SIDE * SIDE * 4) as usize);
    for y in 0..SIDE {
        for x in 0..SIDE {
            let (x, y) = (x as f32 + 0.5, y as f32 + 0.5);
            let tile = rounded(x, y, [2.0, 2.0, 62.0, 62.0], 13.0);
            let mut pixel = theme.accent;
            for band in [22.0, 42.0] {
                pixel = over(pixel, theme.paper, 0.35 * rounded(x, y, [8.0, band - 0.75, 56.0, band + 0.75], 0.7));
            }
            let line = [[20.0, 14.0, 44.0, 17.0], [41.0, 14.0, 44.0, 50.0]];
            for part in line {
                pixel = over(pixel, theme.paper, 0.9 * rounded(x, y, part, 1.5));
            }
            for step in [[10.0, 10.0, 28.0, 21.0], [34.0, 26.5, 52.0, 37.5], [34.0, 44.0, 52.0, 55.0]] {
                pixel = over(pixel, theme.paper, rounded(x, y, step, 4.0));
            }
            rgba.extend([pixel.r, pixel.g, pixel.b, (tile * 255.0) as u8]);
        }
    }
    egui::IconData { rgba, width: SIDE, height: SIDE }
}

/// How much of a pixel a rounded rectangle covers, from the distance to its edge.
fn rounded(x: f32, y: f32, [x0, y0, x1, y1]: [f32; 4], radius: f32) -> f32 {
    let dx = (x - (x0 + x1) / 2.0).abs() - ((x1 - x0) / 2.0 - radius);
    let dy = (y - (y0 + y1) / 2.0).abs() - ((y1 - y0) / 2.0 - radius);
    let outside = dx.max(0.0).hypot(dy.max(0.0));
    (0.5 - (outside + dx.max(dy).min(0.0) - radius)).clamp(0.0, 1.0)
}

fn over(under: Color, paint: Color, share: f32) -> Color {
    let mix = |a: u8, b: u8| (f32::from(a) * (1.0 - share) + f32::from(b) * share).round() as u8;
    Color { r: mix(under.r, paint.r), g: mix(under.g, paint.g), b: mix(under.b, paint.b), a: under.a }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_icon_is_whole_and_its_corners_are_clear() {
        let icon = super::icon();
        assert_eq!(icon.rgba.len(), (icon.width * icon.height * 4) as usize);
        assert_eq!(icon.rgba[3], 0);
        assert_eq!(icon.rgba[(32 * 64 + 32) * 4 + 3], 255);
    }
}
