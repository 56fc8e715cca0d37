//! SVG to PNG, with the bundled faces; the size is checked before anything is allocated.
//!
//! Only where a character is in neither bundled face (Chinese, emoji) are this computer's fonts looked through for it:
//! better a picture that differs from machine to machine than one with words missing.

use super::ExportError;
use crate::text::{Weight, covers, font_bytes};
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{self, fontdb},
};
use std::sync::{Arc, LazyLock};

/// Smallest scale: a hundredth is a thumbnail of the largest drawing.
pub const MIN_SCALE: f64 = 0.01;
/// Most pixels along a side.
pub const MAX_SIDE: u64 = 32_767;
/// Most pixels in all: a gigabyte of memory.
pub const MAX_PIXELS: u64 = 268_000_000;

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

/// One of our own SVGs as PNG; at scale 1 a point is a pixel. Text may be written in any way; plain is the quickest.
pub fn png(svg: &str, scale: f64) -> Result<Vec<u8>, ExportError> {
    check_scale(scale)?;
    let bundled = svg.chars().filter(|c| !c.is_ascii()).all(|c| covers(c.encode_utf8(&mut [0; 4])));
    let options = usvg::Options {
        font_family: "Inter".to_owned(),
        fontdb: if bundled { FONTS.clone() } else { ALL_FONTS.clone() },
        // Nothing is read from disk or the network, whatever the text says.
        image_href_resolver: usvg::ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..usvg::Options::default()
    };
    let tree = usvg::Tree::from_str(svg, &options).map_err(|e| ExportError::Svg(e.to_string()))?;
    let side = |points: f32| (f64::from(points) * scale).ceil().clamp(1.0, 1e15) as u64;
    let (width, height) = (side(tree.size().width()), side(tree.size().height()));
    let too_large = ExportError::TooLarge { width, height };
    if width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS {
        return Err(too_large);
    }
    let mut picture = Pixmap::new(width as u32, height as u32).ok_or(too_large)?;
    resvg::render(&tree, Transform::from_scale(scale as f32, scale as f32), &mut picture.as_mut());
    picture.encode_png().map_err(|e| ExportError::Png(e.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absurd_sizes_are_refused_before_they_are_allocated() {
        let svg =
            "<svg xmlns='http://www.w3.org/2000/svg' width='1000' height='20000'><rect width='9' height='9'/></svg>";
        assert!(matches!(png(svg, 2.0), Err(ExportError::TooLarge { width: 2000, height: 40000 })));
        assert!(matches!(png(svg, 1e300), Err(ExportError::TooLarge { .. })));
        assert_eq!(png(svg, f64::NAN), Err(ExportError::Scale));
        assert_eq!(png(svg, 0.0), Err(ExportError::Scale));
        let small = png(svg, 0.01).expect("10 × 200 pixels");
        assert!(small.starts_with(b"\x89PNG"));
        assert!(matches!(png("<svg", 1.0), Err(ExportError::Svg(_))));
    }
}
