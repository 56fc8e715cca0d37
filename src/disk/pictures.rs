//! Pictures beside a model: read only from its folder and what is in it, and only so much.

use super::{FileKind, Fs};
use crate::drawing::{Drawing, MOST_BYTES, Picture, PictureForm, Pictures, picture_files};
use std::{
    path::{Component, Path, PathBuf},
    sync::Arc,
};

/// Past so many bytes no more pictures are read into one drawing.
const MOST_TOGETHER: u64 = 16 * MOST_BYTES;

/// Gives a drawing the pictures it shows. `folder` is where the model is; a model without a file has no pictures.
pub fn with_pictures(fs: &dyn Fs, drawing: Drawing, folder: Option<&Path>) -> Drawing {
    let files = picture_files(&drawing.items);
    if files.is_empty() {
        return drawing;
    }
    let mut pictures = Pictures::default();
    let mut bytes = 0;
    for file in files {
        // Each is bounded, and so are all together: a register may name any number.
        let picture = match bytes < MOST_TOGETHER {
            true => read_picture(fs, folder, &file),
            false => Err("there are too many pictures".to_owned()),
        };
        bytes += picture.as_ref().map_or(0, |picture| picture.bytes.len() as u64);
        pictures.insert(file, picture);
    }
    Drawing { pictures: Arc::new(pictures), ..drawing }
}

/// Reads a picture whose name stands in a model in `folder`.
///
/// # Errors
/// In words that end a sentence about the picture: why it is not read.
pub fn read_picture(fs: &dyn Fs, folder: Option<&Path>, file: &str) -> Result<Picture, String> {
    let Some(folder) = folder else { return Err("save the model first: it has no folder yet".into()) };
    let path = folder.join(inside(file)?);
    let missing = || "there is no such file".to_owned();
    // Links are followed, and where they lead is compared: nothing outside the folder is read.
    let (home, real) = (fs.canonical(folder).map_err(|_| missing())?, fs.canonical(&path).map_err(|_| missing())?);
    if !real.starts_with(&home) {
        return Err("it leads out of the model’s folder".into());
    }
    match fs.kind(&real).map_err(|_| missing())? {
        Some(FileKind::File(_)) => {}
        Some(FileKind::Folder | FileKind::Other) => return Err("it is no ordinary file".into()),
        None => return Err(missing()),
    }
    let bytes = fs.read_some(&real, MOST_BYTES + 1).map_err(|e| format!("it cannot be read: {e}"))?;
    Picture::new(bytes).map_err(str::to_owned)
}

/// Copies a picture into the folder of a model under a name that is free there, and gives that name.
///
/// # Errors
/// In words: why it is no picture, or what failed. Nothing is written over.
pub fn copy_beside(fs: &dyn Fs, from: &Path, folder: &Path) -> Result<String, String> {
    let shown = super::shown(from);
    let bytes = fs.read_some(from, MOST_BYTES + 1).map_err(|e| format!("{shown} cannot be read: {e}."))?;
    let picture = Picture::new(bytes).map_err(|why| format!("{shown}: {why}."))?;
    let stem: String = from.file_stem().unwrap_or_default().to_string_lossy().chars().filter(|c| plain(*c)).collect();
    let stem = if stem.trim().is_empty() { "picture".to_owned() } else { stem };
    let ending = match picture.form {
        PictureForm::Png => "png",
        PictureForm::Jpeg => "jpg",
    };
    for number in 1..1000 {
        let name = if number == 1 { format!("{stem}.{ending}") } else { format!("{stem}-{number}.{ending}") };
        let path = folder.join(&name);
        match fs.kind(&path) {
            Ok(Some(_)) => {
                // The same picture is there already.
                let same = fs.read_some(&path, MOST_BYTES + 1).is_ok_and(|there| there == picture.bytes);
                if same {
                    return Ok(name);
                }
            }
            Ok(None) => {
                super::write_atomic(fs, &path, &picture.bytes).map_err(|e| e.to_string())?;
                return Ok(name);
            }
            Err(error) => return Err(format!("{} cannot be looked at: {error}.", super::shown(&path))),
        }
    }
    Err(format!("There are too many pictures called {stem}."))
}

/// A character that file names have on every system.
fn plain(c: char) -> bool {
    !c.is_control() && !matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|')
}

/// The path of a picture by the name in the model: of plain names only, on any system.
fn inside(file: &str) -> Result<PathBuf, String> {
    let out = || Err("it is outside the model’s folder".to_owned());
    if file.trim().is_empty() {
        return Err("no file is named".into());
    }
    // What is a path on another system is one here too: the same model is refused everywhere or nowhere.
    if file.contains(['\\', ':', '\0']) {
        return out();
    }
    let path = Path::new(file);
    let plain = path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    if plain { Ok(path.to_path_buf()) } else { out() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::RealFs;
    use std::fs;

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x02\0\0\0\x03";

    /// A model's folder with a picture in it and one in a folder of its own, and a picture outside.
    fn folders(name: &str) -> PathBuf {
        let root = std::env::temp_dir().join(format!("laneway-pictures-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(root.join("model/shots")).expect("a folder");
        for file in ["model/a.png", "model/shots/b.png", "secret.png"] {
            fs::write(root.join(file), PNG).expect("a file");
        }
        root
    }

    #[test]
    fn only_what_is_in_the_folder_of_the_model_is_read() {
        let root = folders("inside");
        let model = root.join("model");
        let read = |file: &str| read_picture(&RealFs, Some(&model), file);
        for file in ["a.png", "./a.png", "shots/b.png"] {
            assert!(read(file).is_ok(), "{file}: {:?}", read(file));
        }
        let absolute = root.join("secret.png").display().to_string();
        let out =
            ["../secret.png", "shots/../../secret.png", absolute.as_str(), "..", "C:\\secret.png", "..\\secret.png"];
        for file in out.into_iter().chain(["\\\\server\\share\\x.png", "C:secret.png", "/etc/passwd", "a.png\0"]) {
            assert!(read(file).expect_err(file).contains("outside the model’s folder"), "{file}");
        }
        assert!(read("none.png").expect_err("none").contains("no such file"));
        assert!(read("shots").expect_err("a folder").contains("no ordinary file"));
        assert!(read(" ").expect_err("nothing").contains("no file"));
        assert!(read_picture(&RealFs, None, "a.png").expect_err("no folder").contains("save the model first"));
        fs::remove_dir_all(root).expect("removed");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_out_is_refused_and_one_that_stays_is_not() {
        use std::os::unix::fs::symlink;
        let root = folders("links");
        let model = root.join("model");
        symlink(root.join("secret.png"), model.join("out.png")).expect("a link");
        symlink(&root, model.join("up")).expect("a link");
        symlink(model.join("a.png"), model.join("in.png")).expect("a link");
        symlink(model.join("round.png"), model.join("round.png")).expect("a link");
        let read = |file: &str| read_picture(&RealFs, Some(&model), file);
        for file in ["out.png", "up/secret.png"] {
            assert!(read(file).expect_err(file).contains("leads out"), "{file}");
        }
        assert!(read("in.png").is_ok() && read("round.png").is_err());
        // The folder itself may be reached by a link.
        symlink(&model, root.join("alias")).expect("a link");
        assert!(read_picture(&RealFs, Some(&root.join("alias")), "a.png").is_ok());
        fs::remove_dir_all(root).expect("removed");
    }

    #[test]
    fn a_copy_writes_over_nothing_and_keeps_what_is_there_already() {
        let root = folders("copy");
        let model = root.join("model");
        assert_eq!(copy_beside(&RealFs, &root.join("secret.png"), &model).expect("copied"), "secret.png");
        assert_eq!(copy_beside(&RealFs, &root.join("secret.png"), &model).expect("there"), "secret.png");
        let mut other = PNG.to_vec();
        other.push(1);
        fs::write(root.join("secret.png"), &other).expect("a file");
        assert_eq!(copy_beside(&RealFs, &root.join("secret.png"), &model).expect("beside it"), "secret-2.png");
        assert_eq!(fs::read(model.join("secret.png")).expect("kept"), PNG);
        fs::write(root.join("notes.png"), "words").expect("a file");
        assert!(
            copy_beside(&RealFs, &root.join("notes.png"), &model).expect_err("no picture").contains("no PNG or JPEG")
        );
        assert!(!model.join("notes.png").exists());
        fs::remove_dir_all(root).expect("removed");
    }

    #[test]
    fn no_more_is_read_than_a_picture_may_have() {
        let root = folders("bounds");
        let model = root.join("model");
        let file = fs::File::create(model.join("huge.png")).expect("a file");
        // Sparse: a terabyte by its length, nothing on disk.
        file.set_len(1 << 40).expect("a length");
        assert!(read_picture(&RealFs, Some(&model), "huge.png").expect_err("too large").contains("8 MB"));
        fs::write(model.join("drawing.png"), "<svg xmlns='http://www.w3.org/2000/svg'/>").expect("a file");
        assert!(read_picture(&RealFs, Some(&model), "drawing.png").expect_err("SVG").contains("no PNG or JPEG"));
        fs::remove_dir_all(root).expect("removed");
    }
}
