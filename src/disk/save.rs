//! Saving in an order in which no failure loses anything.

use super::{DiskError, FileKind, Fs, OpenFile, Stamp};
use crate::{file, model::Document};
use std::{
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

/// What a save may write over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base<'a> {
    /// The file as it was read, or last saved; a save over anything else is refused.
    Loaded(&'a Stamp),
    /// Whatever is there: the user was asked.
    Overwrite,
}

/// Saves a model and returns the file's new state. Line ends, owner and permissions stay as they were, links stay
/// links. A file with two names (hard links) is refused: only one of them would lead to the new content.
/// Saving what did not change writes nothing.
///
/// # Errors
/// The file on disk is then as it was, and no temporary file is left.
pub fn save(fs: &dyn Fs, path: &Path, document: &Document, base: Base) -> Result<Stamp, DiskError> {
    let mut text = file::print(document);
    let same = file::parse(&text)
        .map_err(|error| error.to_string())
        .and_then(|parsed| if parsed.document == *document { Ok(()) } else { Err("it differs".to_owned()) });
    same.map_err(|detail| DiskError::NotTheSame { path: path.into(), detail })?;

    let failed = failed_saving(path);
    let target = fs.resolve(path).map_err(&failed)?;
    let there = on_disk(fs, &target).map_err(&failed)?;
    if let (Base::Loaded(loaded), Some(there)) = (base, &there)
        && there != loaded
    {
        return Err(DiskError::Changed { path: path.into() });
    }
    let crlf = match (base, &there) {
        (Base::Loaded(loaded), _) => loaded.crlf,
        (Base::Overwrite, there) => there.is_some_and(|stamp| stamp.crlf),
    };
    if crlf {
        text = text.replace('\n', "\r\n");
    }
    let stamp = Stamp::of(text.as_bytes());
    if there == Some(stamp) {
        return Ok(stamp);
    }
    replace(fs, path, &target, text.as_bytes(), Lasting::Yes, |fs| Ok(on_disk(fs, &target)? == there))?;
    Ok(stamp)
}

/// Writes a file that can be made again, whole or not at all: it is not waited for until the disk has it.
/// A device or pipe is written to as it is.
///
/// # Errors
/// What was there before is as it was.
pub fn write_atomic(fs: &dyn Fs, path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
    let failed = failed_saving(path);
    let target = fs.resolve(path).map_err(&failed)?;
    if matches!(fs.kind(&target).map_err(&failed)?, Some(FileKind::Other)) {
        return fs.open_over(&target).and_then(|mut file| file.write_all(bytes)).map_err(&failed);
    }
    replace(fs, path, &target, bytes, Lasting::No, |_| Ok(true))
}

/// Removes what killed programs left in the folder of a file.
pub fn sweep(fs: &dyn Fs, path: &Path) {
    for stray in fs.strays(folder(path), PREFIX).unwrap_or_default() {
        let _ = fs.remove(&stray);
    }
}

/// Whether a file must outlast a power cut.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lasting {
    Yes,
    No,
}

/// Temp file, write, fsync, check, rename, fsync of the folder.
fn replace(
    fs: &dyn Fs,
    path: &Path,
    target: &Path,
    bytes: &[u8],
    lasting: Lasting,
    unchanged: impl FnOnce(&dyn Fs) -> io::Result<bool>,
) -> Result<(), DiskError> {
    let failed = failed_saving(path);
    let like = match fs.kind(target).map_err(&failed)? {
        Some(FileKind::File(attributes)) => Some(attributes),
        Some(FileKind::Folder) => return Err(failed(ErrorKind::IsADirectory.into())),
        Some(FileKind::Other) => return Err(failed(io::Error::other("it is no ordinary file"))),
        None => None,
    };
    if like.as_ref().is_some_and(|like| like.permissions.readonly()) {
        // A rename would go through; a file made read-only is meant to stay as it is.
        return Err(failed(ErrorKind::PermissionDenied.into()));
    }
    let unlike = |why| DiskError::Unlike { path: path.into(), why };
    if like.as_ref().is_some_and(|like| like.names > 1) {
        return Err(unlike(
            "it has a second name (a hard link) that would keep the old content; save under another name, or remove \
             the link",
        ));
    }
    let folder = folder(target);
    let (temp, mut file) = create_temp(fs, folder, &prefix(target)).map_err(&failed)?;
    let owned = match like.as_ref().and_then(|like| like.owner) {
        Some(owner) => file.set_owner(owner).map_err(|_| {
            unlike(
                "it belongs to a group you are not in, whose members would lose it; save under another name, or ask \
                 its owner",
            )
        }),
        None => Ok(()),
    };
    // The owner first: giving a file away may take rights from it.
    let written = owned.and_then(|()| {
        like.as_ref().map_or(Ok(()), |like| file.set_permissions(&like.permissions)).map_err(&failed)?;
        file.write_all(bytes).map_err(&failed)?;
        if lasting == Lasting::Yes { file.sync().map_err(&failed) } else { Ok(()) }
    });
    drop(file);
    let done = written.and_then(|()| match unchanged(fs) {
        Ok(true) => fs.rename(&temp, target).map_err(&failed),
        Ok(false) => Err(DiskError::Changed { path: path.into() }),
        Err(error) => Err(failed(error)),
    });
    if let Err(error) = done {
        // The first error is the one to tell.
        let _ = fs.remove(&temp);
        return Err(error);
    }
    if lasting == Lasting::Yes {
        // The new file is in place; not every file system can make a folder durable, and none undoes the rename for it.
        let _ = fs.sync_folder(folder);
        sweep(fs, target);
    }
    Ok(())
}

fn folder(target: &Path) -> &Path {
    target.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// How the names of all temporary files start.
const PREFIX: &str = ".laneway-";

/// The start of a temporary file's name: the target's name may be too long to be part of it.
fn prefix(target: &Path) -> String {
    let name = target.file_name().map_or(vec![], |name| name.as_encoded_bytes().to_vec());
    let hash = Stamp::of(&name).hash();
    format!("{PREFIX}{}-", hash.get(..12).unwrap_or(&hash))
}

fn create_temp(fs: &dyn Fs, folder: &Path, prefix: &str) -> io::Result<(PathBuf, Box<dyn OpenFile>)> {
    for number in 0..100 {
        let temp = folder.join(format!("{prefix}{}-{number}.tmp", std::process::id()));
        match fs.create(&temp) {
            Ok(file) => return Ok((temp, file)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

/// The state of the file that is there; `None` where there is none.
fn on_disk(fs: &dyn Fs, target: &Path) -> io::Result<Option<Stamp>> {
    match fs.kind(target)? {
        Some(FileKind::File(_)) => fs.read(target).map(|bytes| Some(Stamp::of(&bytes))),
        Some(FileKind::Folder) => Err(ErrorKind::IsADirectory.into()),
        Some(FileKind::Other) => Err(io::Error::other("it is no ordinary file")),
        None => Ok(None),
    }
}

fn failed_saving(path: &Path) -> impl Fn(io::Error) -> DiskError {
    let path = path.to_path_buf();
    move |source| DiskError::Save { path: path.clone(), source }
}
