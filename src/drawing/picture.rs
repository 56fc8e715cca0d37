//! Pictures in a drawing: where one stands, and the bytes behind its name, if there are any.
//!
//! A model holds only the names of picture files beside it. Layout and look depend on the name alone, never on the
//! bytes: a box of fixed form is kept free, and the picture is fitted into it, all of it seen, its form kept. So a
//! drawing is the same whether the file is there or not, and reading files stays with whoever may touch the disk.

use super::{Color, Item, Part, Primitive, Source, TextItem};
use crate::{
    geom::{Point, Rect},
    text::{Style, measure, scale, wrap},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// A picture, fitted into a rectangle.
#[derive(Clone, Debug, PartialEq)]
pub struct ImageItem {
    pub rect: Rect,
    /// The name of the file, as the model has it: relative to the model's folder.
    pub file: Arc<str>,
    /// What it shows, in words.
    pub alt: Arc<str>,
    /// The colour of the words that stand in for a picture that is not there.
    pub ink: Color,
}

/// The pictures a drawing shows, by the names of their files: their bytes, or why there are none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pictures(BTreeMap<Arc<str>, Result<Arc<Picture>, Arc<str>>>);

/// The bytes of a picture file, as they are on disk.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    pub form: PictureForm,
    /// In pixels, by its header.
    pub width: u32,
    pub height: u32,
    pub bytes: Vec<u8>,
}

/// What pictures may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureForm {
    Png,
    Jpeg,
}

/// A picture file is at most so large.
pub const MOST_BYTES: u64 = 8 * 1024 * 1024;
/// A picture has at most so many pixels: 160 MB when unpacked.
pub const MOST_PIXELS: u64 = 40_000_000;

impl PictureForm {
    /// The name of the form on the web.
    pub fn mime(self) -> &'static str {
        match self {
            PictureForm::Png => "image/png",
            PictureForm::Jpeg => "image/jpeg",
        }
    }
}

impl Picture {
    /// A picture from the bytes of its file. Only the header is read; what the bytes are is not asked of the name.
    ///
    /// # Errors
    /// In words: too large, no PNG or JPEG, or cut short before its size is said.
    pub fn new(bytes: Vec<u8>) -> Result<Picture, &'static str> {
        if bytes.len() as u64 > MOST_BYTES {
            return Err("it is larger than 8 MB");
        }
        let (form, size) = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            (PictureForm::Png, png_size(&bytes))
        } else if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
            (PictureForm::Jpeg, jpeg_size(&bytes))
        } else {
            return Err("it is no PNG or JPEG picture");
        };
        let (width, height) = size.ok_or("it is damaged: its header is cut short")?;
        if width == 0 || height == 0 {
            return Err("it is damaged: it has no pixels");
        }
        if u64::from(width) * u64::from(height) > MOST_PIXELS {
            return Err("it has more than 40 million pixels");
        }
        Ok(Picture { form, width, height, bytes })
    }

    /// Where it stands in a box: as large as fits, in the middle, its form kept.
    pub fn fitted(&self, room: Rect) -> Rect {
        let (width, height) = (f64::from(self.width.max(1)), f64::from(self.height.max(1)));
        let scale = (room.width() / width).min(room.height() / height).max(0.0);
        Rect::from_center_size(room.center(), (width * scale, height * scale))
    }
}

impl Pictures {
    /// Adds a picture, or why there is none.
    pub fn insert(&mut self, file: impl Into<Arc<str>>, picture: Result<Picture, String>) {
        self.0.insert(file.into(), picture.map(Arc::new).map_err(Into::into));
    }

    /// The picture with this name, or why there is none.
    ///
    /// # Errors
    /// In words, to be shown in its place.
    pub fn get(&self, file: &str) -> Result<&Arc<Picture>, &str> {
        match self.0.get(file) {
            Some(Ok(picture)) => Ok(picture),
            Some(Err(why)) => Err(why),
            None => Err("not read yet"),
        }
    }
}

/// Every picture file that items show, each once, in order of names.
pub fn picture_files(items: &[Item]) -> Vec<Arc<str>> {
    fn gather(items: &[Item], found: &mut BTreeSet<Arc<str>>) {
        for item in items {
            match &item.primitive {
                Primitive::Group(group) => gather(&group.items, found),
                Primitive::Image(image) => {
                    found.insert(image.file.clone());
                }
                Primitive::Path(_) | Primitive::Rect(_) | Primitive::Text(_) => {}
            }
        }
    }
    let mut found = BTreeSet::new();
    gather(items, &mut found);
    found.into_iter().collect()
}

/// The room that the sign of a picture takes in its frame, with what is left free beneath the words.
const BENEATH: f64 = 34.0;

/// What is drawn where a picture is not there: its name and why, as far as there is room for words.
pub fn placeholder(image: &ImageItem, why: &str) -> Vec<Item> {
    let style = scale::EVIDENCE;
    let room = image.rect.width() - 8.0;
    let height = style.line_height();
    // Beneath the sign; in a portrait there is room for one word.
    let mut lines = match ((image.rect.height() - BENEATH) / height) as usize {
        0 => vec![],
        1 => vec![in_a_word(why).to_owned()],
        most => {
            let why = wrap(why, style, room);
            let why = why.lines.iter().take(2.min(most - 1)).map(|line| line.text.to_string());
            std::iter::once(elided(&image.file, style, room)).chain(why).collect()
        }
    };
    lines.retain(|line| measure(line, style) <= image.rect.width());
    let mut items = Vec::new();
    let mut y = image.rect.y1 - 3.0 - height * lines.len() as f64;
    for text in lines {
        let width = measure(&text, style);
        let origin = Point::new(image.rect.center().x - width / 2.0, y + style.ascent());
        let primitive = Primitive::Text(TextItem { text: text.into(), origin, width, style, color: image.ink });
        items.push(Item { source: Source { record: None, part: Part::Label }, primitive });
        y += height;
    }
    items
}

/// Why a picture is not there, where there is no room for more: the window says all of it beside the pointer.
fn in_a_word(why: &str) -> &'static str {
    match why {
        why if why.contains("no such file") => "missing",
        why if why.contains("larger than") || why.contains("more than") => "too large",
        why if why.contains("damaged") || why.contains("no PNG") => "damaged",
        _ => "not read",
    }
}

/// As much of a line as fits, its end left out.
fn elided(line: &str, style: Style, width: f64) -> String {
    let mut line: String = line.chars().filter(|c| !c.is_control()).take(200).collect();
    if measure(&line, style) <= width {
        return line;
    }
    while line.pop().is_some() {
        let shown = format!("{}…", line.trim_end());
        if measure(&shown, style) <= width {
            return shown;
        }
    }
    String::new()
}

/// Width and height in the header of a PNG: its first chunk.
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    (bytes.get(12..16)? == b"IHDR").then_some(())?;
    Some((number(16)?, number(20)?))
}

/// Width and height in the first frame header of a JPEG.
fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
    let mut at = 2;
    loop {
        // Markers may be padded with any number of FF.
        while *bytes.get(at)? == 0xFF && *bytes.get(at + 1)? == 0xFF {
            at += 1;
        }
        let (lead, marker) = (*bytes.get(at)?, *bytes.get(at + 1)?);
        if lead != 0xFF {
            return None;
        }
        match marker {
            // A frame header, but not the tables that share its numbers.
            0xC0..=0xCF if !matches!(marker, 0xC4 | 0xC8 | 0xCC) => {
                return Some((number(at + 7)?.into(), number(at + 5)?.into()));
            }
            // The picture itself, or its end, before any frame.
            0xDA | 0xD9 => return None,
            0x01 | 0xD0..=0xD7 => at += 2,
            _ => at += 2 + usize::from(number(at + 2)?.max(2)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes
    }

    fn jpeg(width: u16, height: u16) -> Vec<u8> {
        let mut bytes = vec![0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xFF, 0xC0, 0, 11, 8];
        bytes.extend(height.to_be_bytes());
        bytes.extend(width.to_be_bytes());
        bytes
    }

    #[test]
    fn a_header_says_form_and_size() {
        let picture = Picture::new(png(30, 20)).expect("a PNG");
        assert_eq!((picture.form, picture.width, picture.height), (PictureForm::Png, 30, 20));
        let picture = Picture::new(jpeg(300, 200)).expect("a JPEG");
        assert_eq!((picture.form, picture.width, picture.height), (PictureForm::Jpeg, 300, 200));
    }

    #[test]
    fn what_is_no_picture_is_refused_in_words() {
        let refused = |bytes: Vec<u8>| Picture::new(bytes).expect_err("a refusal");
        assert!(refused(b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec()).contains("no PNG or JPEG"));
        assert!(refused(png(100_000, 100_000)).contains("40 million"));
        assert!(refused(png(u32::MAX, u32::MAX)).contains("40 million"));
        assert!(refused(png(0, 5)).contains("no pixels"));
        assert!(refused(png(5, 5)[..18].to_vec()).contains("cut short"));
        assert!(refused(vec![0x89; 9 * 1024 * 1024]).contains("8 MB"));
        // Every cut of a header is refused, none is read past its end.
        for whole in [png(5, 5), jpeg(5, 5)] {
            for end in 0..whole.len() {
                assert!(Picture::new(whole[..end].to_vec()).is_err(), "{end}");
            }
        }
    }

    #[test]
    fn a_picture_is_fitted_and_keeps_its_form() {
        let room = Rect::new(0.0, 0.0, 100.0, 50.0);
        let wide = Picture::new(png(400, 100)).expect("a PNG").fitted(room);
        assert_eq!(wide, Rect::new(0.0, 12.5, 100.0, 37.5));
        let high = Picture::new(png(10, 100)).expect("a PNG").fitted(room);
        assert_eq!(high, Rect::new(47.5, 0.0, 52.5, 50.0));
    }
}
