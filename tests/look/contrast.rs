//! Every text against what is painted behind it.

use laneway::{
    drawing::{Color, Drawing, Item, Primitive, TextItem},
    geom::{Point, Shape},
};

/// Each text with its contrast (WCAG 2.2) to what lies behind it.
pub fn of_texts(drawing: &Drawing) -> Vec<(&TextItem, f64)> {
    let mut painted = Vec::new();
    let mut found = Vec::new();
    walk(&drawing.items, &mut painted, &mut |text, painted| {
        let at = Point::new(text.origin.x + text.width / 2.0, text.origin.y - text.style.size * 0.35);
        let mut behind = drawing.background.expect("a background");
        for item in painted {
            if let Some(fill) = fill_at(item, at) {
                behind = over(fill, behind);
            }
        }
        found.push((text, contrast(over(text.color, behind), behind)));
    });
    found
}

fn walk<'a>(items: &'a [Item], painted: &mut Vec<&'a Item>, found: &mut impl FnMut(&'a TextItem, &[&'a Item])) {
    for item in items {
        match &item.primitive {
            Primitive::Group(group) => walk(&group.items, painted, found),
            Primitive::Text(text) => found(text, painted),
            Primitive::Path(_) | Primitive::Rect(_) | Primitive::Image(_) => painted.push(item),
        }
    }
}

fn fill_at(item: &Item, at: Point) -> Option<Color> {
    match &item.primitive {
        Primitive::Path(path) => path.fill.filter(|_| path.path.contains(at)),
        Primitive::Rect(rect) => rect.fill.filter(|_| rect.rect.contains(at)),
        Primitive::Group(_) | Primitive::Text(_) | Primitive::Image(_) => None,
    }
}

fn over(top: Color, below: Color) -> Color {
    let mix = |t: u8, b: u8| {
        let a = f64::from(top.a) / 255.0;
        (f64::from(t) * a + f64::from(b) * (1.0 - a)).round() as u8
    };
    Color { r: mix(top.r, below.r), g: mix(top.g, below.g), b: mix(top.b, below.b), a: 255 }
}

fn contrast(a: Color, b: Color) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(c: Color) -> f64 {
    let linear = |v: u8| {
        let v = f64::from(v) / 255.0;
        if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b)
}
