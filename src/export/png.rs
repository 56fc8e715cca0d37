//! A drawing as PNG, by way of SVG; the size is checked before anything is drawn or allocated.
//!
//! Only where a character is in neither bundled face (Chinese, emoji) are this computer's fonts looked through for it:
//! better a picture that differs from machine to machine than one with words missing.

use super::{ExportError, svg};
use crate::{
    drawing::Drawing,
    text::{Weight, covers, font_bytes},
};
use resvg::{
    tiny_skia::{IntSize, Pixmap, Transform},
    usvg::{self, fontdb},
};
use std::io::Write;
use std::sync::{Arc, LazyLock};

/// Smallest scale: a hundredth is a thumbnail of the largest drawing.
pub const MIN_SCALE: f64 = 0.01;
/// Most pixels along a side.
pub const MAX_SIDE: u64 = 32_767;
/// Most pixels in all: half a gigabyte of memory.
pub const MAX_PIXELS: u64 = 134_000_000;

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    for weight in [Weight::Regular, Weight::SemiBold] {
        fonts.load_font_source(fontdb::Source::Binary(Arc::new(font_bytes(weight))));
    }
    for set in [fontdb::Database::set_sans_serif_family, fontdb::Database::set_serif_family] {
        set(&mut fonts, "Inter");
    }
    Arc::new(fonts)
});

/// The bundled faces, and then every font of this computer.
static ALL_FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::clone(&FONTS);
    fonts.load_system_fonts();
    Arc::new(fonts)
});

/// Refuses what is no scale, whatever it is to be used for.
pub fn check_scale(scale: f64) -> Result<(), ExportError> {
    if scale.is_finite() && scale >= MIN_SCALE { Ok(()) } else { Err(ExportError::Scale) }
}

/// The size in pixels of a picture of this many points, where it is possible at all.
fn size(points: (f64, f64), scale: f64) -> Result<(u32, u32), ExportError> {
    check_scale(scale)?;
    let side = |points: f64| (points * scale).ceil().clamp(1.0, 1e15) as u64;
    let (width, height) = (side(points.0), side(points.1));
    if width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS {
        return Err(ExportError::TooLarge { width, height });
    }
    Ok((width as u32, height as u32))
}

/// Whether a PNG of a drawing is possible at a scale: asked before anything is drawn.
pub fn check_size(drawing: &Drawing, scale: f64) -> Result<(), ExportError> {
    size((drawing.bounds.width(), drawing.bounds.height()), scale).map(|_| ())
}

/// The drawing as PNG; at scale 1 a point is a pixel.
///
/// # Errors
/// A scale that is none, a picture that is too large, or no memory for it.
pub fn png(drawing: &Drawing, scale: f64) -> Result<Vec<u8>, ExportError> {
    check_size(drawing, scale)?;
    render(&svg::for_pixels(drawing), scale)
}

fn render(svg: &str, scale: f64) -> Result<Vec<u8>, ExportError> {
    // What the bundled faces hold is outlines already: only other text is left to be set.
    let bundled = svg.chars().filter(|c| !c.is_ascii()).all(|c| covers(c.encode_utf8(&mut [0; 4])));
    let options = usvg::Options {
        font_family: "Inter".to_owned(),
        fontdb: if bundled { FONTS.clone() } else { ALL_FONTS.clone() },
        // Nothing is read from disk or the network, whatever the text says.
        image_href_resolver: usvg::ImageHrefResolver {
            // The bytes of pictures are in the SVG itself, and were looked at before.
            resolve_data: usvg::ImageHrefResolver::default_data_resolver(),
            resolve_string: Box::new(|_, _| None),
        },
        ..usvg::Options::default()
    };
    let tree = usvg::Tree::from_str(svg, &options).map_err(|e| ExportError::Svg(e.to_string()))?;
    let (width, height) = size((f64::from(tree.size().width()), f64::from(tree.size().height())), scale)?;
    let mut picture = blank(width, height)?;
    resvg::render(&tree, Transform::from_scale(scale as f32, scale as f32), &mut picture.as_mut());
    drop(tree);
    encode(&picture).map_err(|e| ExportError::Png(e.to_string()))
}

/// A picture of nothing yet. Asks for the memory, where the library would end the program if there is none.
fn blank(width: u32, height: u32) -> Result<Pixmap, ExportError> {
    let bytes = width as usize * height as usize * 4;
    let memory = || ExportError::Memory { megabytes: bytes / 1_000_000 };
    let mut data = Vec::new();
    data.try_reserve_exact(bytes).map_err(|_| memory())?;
    data.resize(bytes, 0);
    IntSize::from_wh(width, height).and_then(|size| Pixmap::from_vec(data, size)).ok_or_else(memory)
}

/// The pixels as PNG, row by row: no second copy of the picture.
fn encode(picture: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, picture.width(), picture.height());
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header()?;
    let mut stream = writer.stream_writer()?;
    let mut row = Vec::with_capacity(picture.width() as usize * 4);
    for pixels in picture.pixels().chunks(picture.width() as usize) {
        row.clear();
        for pixel in pixels {
            let color = pixel.demultiply();
            row.extend_from_slice(&[color.red(), color.green(), color.blue(), color.alpha()]);
        }
        stream.write_all(&row)?;
    }
    stream.finish()?;
    writer.finish()?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Rect;

    #[test]
    fn absurd_sizes_are_refused_before_they_are_allocated() {
        let drawing = Drawing { bounds: Rect::new(0.0, 0.0, 1_000.0, 20_000.0), ..Drawing::default() };
        assert!(matches!(png(&drawing, 2.0), Err(ExportError::TooLarge { width: 2000, height: 40000 })));
        assert!(matches!(png(&drawing, 1e300), Err(ExportError::TooLarge { .. })));
        for scale in [f64::NAN, f64::INFINITY, 0.0, -1.0, 1e-320] {
            assert_eq!(png(&drawing, scale), Err(ExportError::Scale));
        }
        let small = png(&drawing, 0.01).expect("10 × 200 pixels");
        assert!(small.starts_with(b"\x89PNG"));
        assert!(matches!(render("<svg", 1.0), Err(ExportError::Svg(_))));
    }

    #[test]
    fn the_rows_are_the_pixels() {
        let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='3' height='2'>\
            <rect width='1' height='2' fill='#102030'/><rect x='1' width='1' height='1' fill='#ff0000' \
            fill-opacity='.5'/></svg>";
        let bytes = render(svg, 1.0).expect("a picture");
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("a PNG");
        let mut pixels = vec![0; 24];
        let frame = reader.next_frame(&mut pixels).expect("pixels");
        assert_eq!((frame.width, frame.height), (3, 2));
        let (opaque, none) = ([0x10, 0x20, 0x30, 255], [0; 4]);
        assert_eq!((&pixels[..4], &pixels[8..12], &pixels[12..16]), (&opaque[..], &none[..], &opaque[..]));
        assert_eq!((pixels[4], pixels[5]), (255, 0), "colours are not darkened by their opacity");
        assert!((126..=129).contains(&pixels[7]));
    }
}
