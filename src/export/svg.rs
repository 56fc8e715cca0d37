//! A drawing as SVG: one match over the display list. Presentation attributes only, so that viewers without CSS agree.

use super::{TextMode, fonts, number, xml};
use crate::{
    drawing::{
        Color, Drawing, Group, ImageItem, Item, Part, PathItem, Pictures, Primitive, RectItem, Stroke, TextItem,
        placeholder,
    },
    geom::{BezPath, PathEl, Point},
    text::{Weight, covers, glyph_outline, shape},
};
use base64::Engine;
use std::collections::{HashMap, HashSet};

/// The drawing as an SVG document: the same bytes for the same drawing.
///
/// Elements are `svg`, `title`, `desc`, `style` (faces only), `g`, `path`, `rect`, `text` and `image` (its bytes
/// within); no script, no link, no foreign content.
pub fn svg(drawing: &Drawing, mode: TextMode) -> String {
    write(drawing, mode, false)
}

/// The drawing with its text as outlines, but for what the bundled faces lack: that stays text, for other fonts to
/// draw. Much faster to render than text, which would be shaped again.
pub fn for_pixels(drawing: &Drawing) -> String {
    write(drawing, TextMode::Outlines, true)
}

fn write(drawing: &Drawing, mode: TextMode, uncovered_as_text: bool) -> String {
    let mut writer = Writer {
        out: String::with_capacity(64 * 1024),
        mode,
        uncovered_as_text,
        pictures: &drawing.pictures,
        needs: fonts::Needs::default(),
        ids: HashSet::new(),
        outlines: HashMap::new(),
    };
    writer.items(&drawing.items);
    let Writer { out: body, needs, .. } = writer;
    let mut out = String::with_capacity(body.len() + 128 * 1024);
    head(&mut out, drawing);
    if mode == TextMode::Embedded {
        needs.push_style(&mut out);
    }
    background(&mut out, drawing);
    out.push_str("<g fill=\"none\" stroke-linejoin=\"round\">\n");
    out.push_str(&body);
    out.push_str("</g>\n</svg>\n");
    out
}

/// What stands in the first line of every drawing written here, and in no other.
pub(super) const MARK: &str = "aria-labelledby=\"drawing..title drawing..desc\"";

fn head(out: &mut String, drawing: &Drawing) {
    let bounds = drawing.bounds;
    out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"");
    number::push(out, bounds.width());
    out.push_str("\" height=\"");
    number::push(out, bounds.height());
    out.push_str("\" viewBox=\"");
    number::push(out, bounds.x0);
    for value in [bounds.y0, bounds.width(), bounds.height()] {
        out.push(' ');
        number::push(out, value);
    }
    // A record's id never has two dots after a letter: these are free.
    out.push_str("\" role=\"img\" ");
    out.push_str(MARK);
    out.push_str(" font-family=\"");
    xml::push_text(out, fonts::FAMILY);
    out.push_str("\" text-rendering=\"geometricPrecision\">\n<title id=\"drawing..title\">");
    xml::push_text(out, &drawing.title);
    out.push_str("</title>\n<desc id=\"drawing..desc\">");
    xml::push_text(out, &drawing.description);
    out.push_str("</desc>\n");
}

fn background(out: &mut String, drawing: &Drawing) {
    let Some(color) = drawing.background else { return };
    out.push_str("<rect x=\"");
    number::push(out, drawing.bounds.x0);
    out.push_str("\" y=\"");
    number::push(out, drawing.bounds.y0);
    out.push_str("\" width=\"");
    number::push(out, drawing.bounds.width());
    out.push_str("\" height=\"");
    number::push(out, drawing.bounds.height());
    out.push('"');
    push_fill(out, color);
    out.push_str("/>\n");
}

struct Writer<'a> {
    out: String,
    mode: TextMode,
    uncovered_as_text: bool,
    pictures: &'a Pictures,
    needs: fonts::Needs,
    ids: HashSet<&'a str>,
    /// Glyphs by face, id and size (its bits).
    outlines: HashMap<(Weight, u32, u64), BezPath>,
}

impl<'a> Writer<'a> {
    fn items(&mut self, items: &'a [Item]) {
        for item in items {
            match &item.primitive {
                Primitive::Group(group) => self.group(item, group),
                Primitive::Path(path) => self.path(path),
                Primitive::Rect(rect) => self.rect(rect),
                Primitive::Text(text) => self.text(text),
                Primitive::Image(image) => self.image(image),
            }
        }
    }

    fn group(&mut self, item: &'a Item, group: &'a Group) {
        self.out.push_str("<g");
        // A record that is drawn in two groups has its id on the first; a chip speaks of one that is drawn elsewhere.
        let drawn = item.source.record.as_ref().filter(|_| item.source.part != Part::Badge);
        if let Some(id) = drawn.filter(|id| self.ids.insert(id.as_str())) {
            self.id_attribute(" id=\"", id.as_str());
        }
        if !group.class.is_empty() {
            self.out.push_str(" class=\"");
            xml::push_text(&mut self.out, &group.class);
            self.out.push('"');
        }
        if let Some(from) = &group.from {
            self.id_attribute(" data-from=\"", from.as_str());
        }
        if let Some(to) = &group.to {
            self.id_attribute(" data-to=\"", to.as_str());
        }
        self.out.push('>');
        if !group.title.is_empty() {
            self.out.push_str("<title>");
            xml::push_text(&mut self.out, &group.title);
            self.out.push_str("</title>");
        }
        self.out.push('\n');
        self.items(&group.items);
        self.out.push_str("</g>\n");
    }

    /// A picture with exactly the bytes of its file, so that the SVG needs no other; words in its place where there are
    /// none.
    fn image(&mut self, item: &ImageItem) {
        let picture = match self.pictures.get(&item.file) {
            Ok(picture) => picture,
            Err(why) => {
                for item in placeholder(item, why) {
                    if let Primitive::Text(text) = &item.primitive {
                        self.text(text);
                    }
                }
                return;
            }
        };
        let place = picture.fitted(item.rect);
        let out = &mut self.out;
        for (name, value) in [
            ("<image x=\"", place.x0),
            ("\" y=\"", place.y0),
            ("\" width=\"", place.width()),
            ("\" height=\"", place.height()),
        ] {
            out.push_str(name);
            number::push(out, value);
        }
        out.push_str("\" preserveAspectRatio=\"none\" href=\"data:");
        out.push_str(picture.form.mime());
        out.push_str(";base64,");
        base64::engine::general_purpose::STANDARD.encode_string(&picture.bytes, out);
        out.push_str("\"><title>");
        xml::push_text(out, &item.alt);
        out.push_str("</title></image>\n");
    }

    fn id_attribute(&mut self, name: &str, id: &str) {
        self.out.push_str(name);
        xml::push_id(&mut self.out, id);
        self.out.push('"');
    }

    fn path(&mut self, item: &PathItem) {
        self.out.push_str("<path d=\"");
        push_path(&mut self.out, &item.path, Point::ZERO);
        self.out.push('"');
        self.paint(item.fill, item.stroke.as_ref());
        self.out.push_str("/>\n");
    }

    fn rect(&mut self, item: &RectItem) {
        let out = &mut self.out;
        for (name, value) in [
            ("<rect x=\"", item.rect.x0),
            ("\" y=\"", item.rect.y0),
            ("\" width=\"", item.rect.width().max(0.0)),
            ("\" height=\"", item.rect.height().max(0.0)),
        ] {
            out.push_str(name);
            number::push(out, value);
        }
        if item.radius > 0.0 {
            out.push_str("\" rx=\"");
            number::push(out, item.radius);
        }
        out.push('"');
        self.paint(item.fill, item.stroke.as_ref());
        self.out.push_str("/>\n");
    }

    fn paint(&mut self, fill: Option<Color>, stroke: Option<&Stroke>) {
        let out = &mut self.out;
        if let Some(fill) = fill {
            push_fill(out, fill);
        }
        let Some(stroke) = stroke else { return };
        out.push_str(" stroke=\"");
        push_color(out, stroke.color);
        out.push('"');
        push_opacity(out, " stroke-opacity=\"", stroke.color);
        if stroke.width != 1.0 {
            out.push_str(" stroke-width=\"");
            number::push(out, stroke.width);
            out.push('"');
        }
        for (i, length) in stroke.dash.iter().enumerate() {
            out.push_str(if i == 0 { " stroke-dasharray=\"" } else { " " });
            number::push(out, *length);
        }
        if !stroke.dash.is_empty() {
            out.push('"');
        }
    }

    fn text(&mut self, item: &TextItem) {
        match self.mode {
            TextMode::Embedded => {
                // Where glyphs come from two files or from elsewhere, the measured width holds the line together.
                let unsure = self.needs.add(&item.text, item.style.weight);
                self.text_element(item, unsure);
            }
            TextMode::Plain => self.text_element(item, true),
            TextMode::Outlines if self.uncovered_as_text && !covers(&item.text) => self.text_element(item, true),
            TextMode::Outlines => self.text_outlines(item),
        }
    }

    fn text_element(&mut self, item: &TextItem, with_length: bool) {
        let out = &mut self.out;
        out.push_str("<text x=\"");
        number::push(out, item.origin.x);
        out.push_str("\" y=\"");
        number::push(out, item.origin.y);
        out.push_str("\" font-size=\"");
        number::push(out, item.style.size);
        out.push('"');
        match item.style.weight {
            Weight::Regular => {}
            Weight::SemiBold => out.push_str(" font-weight=\"600\""),
        }
        if item.style.tracking != 0.0 {
            out.push_str(" letter-spacing=\"");
            number::push(out, item.style.tracking);
            out.push('"');
        }
        if with_length && item.width > 0.0 {
            out.push_str(" textLength=\"");
            number::push(out, item.width);
            out.push_str("\" lengthAdjust=\"spacingAndGlyphs\"");
        }
        push_fill(out, item.color);
        out.push_str(" xml:space=\"preserve\">");
        xml::push_text(out, &item.text);
        out.push_str("</text>\n");
    }

    fn text_outlines(&mut self, item: &TextItem) {
        let style = item.style;
        let start = self.out.len();
        self.out.push_str("<path d=\"");
        let empty = self.out.len();
        for glyph in shape(&item.text, style) {
            let key = (style.weight, glyph.id, style.size.to_bits());
            let outline = self.outlines.entry(key).or_insert_with(|| glyph_outline(style.weight, glyph.id, style.size));
            push_path(&mut self.out, outline, item.origin + glyph.at.to_vec2());
        }
        if self.out.len() == empty {
            self.out.truncate(start);
            return;
        }
        self.out.push('"');
        push_fill(&mut self.out, item.color);
        self.out.push_str("/>\n");
    }
}

fn push_path(out: &mut String, path: &BezPath, offset: Point) {
    let (dx, dy) = (offset.x, offset.y);
    let mut points = |letter: char, points: &[Point]| {
        out.push(letter);
        for (i, p) in points.iter().enumerate() {
            if i == 0 {
                number::push(out, p.x + dx);
            } else {
                number::push_next(out, p.x + dx);
            }
            number::push_next(out, p.y + dy);
        }
    };
    for el in path.elements() {
        match *el {
            PathEl::MoveTo(p) => points('M', &[p]),
            PathEl::LineTo(p) => points('L', &[p]),
            PathEl::QuadTo(a, p) => points('Q', &[a, p]),
            PathEl::CurveTo(a, b, p) => points('C', &[a, b, p]),
            PathEl::ClosePath => points('Z', &[]),
        }
    }
}

fn push_fill(out: &mut String, color: Color) {
    out.push_str(" fill=\"");
    push_color(out, color);
    out.push('"');
    push_opacity(out, " fill-opacity=\"", color);
}

fn push_opacity(out: &mut String, attribute: &str, color: Color) {
    if color.a < 255 {
        out.push_str(attribute);
        number::push(out, f64::from(color.a) / 255.0);
        out.push('"');
    }
}

fn push_color(out: &mut String, color: Color) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    out.push('#');
    for byte in [color.r, color.g, color.b] {
        out.push(char::from(DIGITS[usize::from(byte >> 4)]));
        out.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
}
