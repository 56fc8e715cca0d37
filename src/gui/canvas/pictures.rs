//! The pictures of the view shown, on the graphics card: those in the drawing and no more, none larger than it is seen.

use crate::{
    disk::{self, RealFs},
    drawing::{Drawing, Item, Picture, Primitive, picture_files},
    editor::Editor,
    geom::{Point, Rect},
    model::{Attribute, ColumnKey, Sheet},
};
use egui::{ColorImage, Context, TextureHandle, TextureOptions};
use std::{
    collections::BTreeMap,
    io::Cursor,
    path::{Path, PathBuf},
    sync::Arc,
};

/// A side of a texture has at most so many pixels.
const SIDE: u32 = 768;
/// At most so many pictures are held: 150 MB.
const MOST: usize = 64;
/// What a decoder may take, in bytes.
const MEMORY: u64 = 512 * 1024 * 1024;

/// What is known of the pictures a drawing shows.
#[derive(Default)]
pub struct Pictures {
    known: BTreeMap<Arc<str>, Shown>,
    key: Option<(u64, Option<Sheet>, Option<PathBuf>)>,
}

/// One of them.
pub enum Shown {
    Texture {
        texture: TextureHandle,
        picture: Arc<Picture>,
    },
    /// Why it is not there, in words.
    Missing(String),
}

impl Pictures {
    /// Reads the pictures that the view shows now and did not before, from the model's folder; lets go of the others.
    pub fn update(&mut self, ctx: &Context, editor: &Editor, folder: Option<&Path>) {
        let key = Some((editor.revision(), editor.sheet().cloned(), folder.map(Path::to_path_buf)));
        if self.key == key {
            return;
        }
        if self.key.as_ref().map(|k| &k.2) != key.as_ref().map(|k| &k.2) {
            self.known.clear();
        }
        self.key = key;
        let drawing: &Drawing = &editor.scene().drawing;
        let files = picture_files(&drawing.items);
        // What was missing may be there now.
        self.known.retain(|file, shown| matches!(shown, Shown::Texture { .. }) && files.contains(file));
        for file in files {
            if self.known.contains_key(&file) {
                continue;
            }
            let shown =
                if self.known.len() < MOST { read(ctx, folder, &file) } else { Err("too many pictures".into()) };
            self.known.insert(file, shown.unwrap_or_else(Shown::Missing));
        }
    }

    /// Why a picture that the view shows is not there, as a sentence without its stop.
    pub fn why_missing(&self, file: &str) -> Option<String> {
        match self.get(file)? {
            Shown::Texture { .. } => None,
            Shown::Missing(why) => Some(format!("“{file}” is not shown: {why}")),
        }
    }

    /// The same of the picture at a place of the document, or of the one whose file a cell there names.
    pub fn missing_at(&self, editor: &Editor, pos_in_doc: Point) -> Option<String> {
        // Most views have none, and are not searched.
        self.known.values().any(|shown| matches!(shown, Shown::Missing(_))).then_some(())?;
        let holds = |rect: Rect| editor.seen_at(rect).contains(pos_in_doc);
        if let Some(file) = image_at(&editor.scene().drawing.items, &holds) {
            return self.why_missing(file);
        }
        let scene = editor.scene().table.as_ref()?;
        let at = scene.layout.cells.iter().position(|cell| holds(cell.rect))?;
        let columns = scene.table.columns.len().max(1);
        let portrait = ColumnKey::Attribute(Attribute::Portrait);
        scene.table.columns.get(at % columns).filter(|column| column.key == portrait)?;
        let entry = scene.table.cells.get(at)?.entries.first()?;
        self.why_missing(&editor.document().persona(&entry.record)?.portrait)
    }

    /// The picture with this name.
    pub fn get(&self, file: &str) -> Option<&Shown> {
        self.known.get(file)
    }
}

/// The file of the picture that stands where `holds` is true of its room.
fn image_at<'a>(items: &'a [Item], holds: &impl Fn(Rect) -> bool) -> Option<&'a str> {
    items.iter().find_map(|item| match &item.primitive {
        Primitive::Group(group) => image_at(&group.items, holds),
        Primitive::Image(image) => holds(image.rect).then_some(&*image.file),
        Primitive::Path(_) | Primitive::Rect(_) | Primitive::Text(_) => None,
    })
}

fn read(ctx: &Context, folder: Option<&Path>, file: &str) -> Result<Shown, String> {
    let picture = disk::read_picture(&RealFs, folder, file)?;
    let image = decoded(&picture).map_err(|_| "it is damaged".to_owned())?;
    let texture = ctx.load_texture(file, image, TextureOptions::LINEAR);
    // The bytes are on disk; only the size is asked for here.
    Ok(Shown::Texture { texture, picture: Arc::new(Picture { bytes: vec![], ..picture }) })
}

fn decoded(picture: &Picture) -> Result<ColorImage, image::ImageError> {
    let mut reader = image::ImageReader::new(Cursor::new(&picture.bytes)).with_guessed_format()?;
    let mut limits = image::Limits::default();
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let image = reader.decode()?;
    let image = if image.width().max(image.height()) > SIDE { image.thumbnail(SIDE, SIDE) } else { image };
    let image = image.to_rgba8();
    let size = [image.width() as usize, image.height() as usize];
    Ok(ColorImage::from_rgba_unmultiplied(size, image.as_raw()))
}
