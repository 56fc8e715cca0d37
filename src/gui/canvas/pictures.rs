//! The pictures of the view shown, on the graphics card: those in the drawing and no more, none larger than it is seen.

use crate::{
    disk::{self, RealFs},
    drawing::{Drawing, Picture, picture_files},
    editor::Editor,
    model::Sheet,
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

    /// The picture with this name.
    pub fn get(&self, file: &str) -> Option<&Shown> {
        self.known.get(file)
    }
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
