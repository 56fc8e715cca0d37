//! Reading and saving files so that nothing is lost: whole or not at all, never over newer work.
//!
//! The file system is behind [`Fs`], so that a test can fail or lose any call. Knows models and their text, no window.

mod error;
mod fs;
mod names;
mod others;
mod pictures;
mod save;
#[cfg(test)]
mod tests;
mod today;

pub use error::DiskError;
pub use fs::{Attributes, FileKind, Fs, OpenFile, RealFs, same_file};
pub use names::{names_apart, names_each};
pub use others::is_others;
pub use pictures::{copy_beside, read_picture, with_pictures};
pub use save::{Base, save, sweep, write_atomic};
pub use today::{today, until_tomorrow};

use crate::{
    file::{self, Warning},
    model::{Document, Problem},
};
use std::path::Path;

/// A path as messages show it: on one line, whatever is in it.
pub fn shown(path: &Path) -> String {
    let written = |c: char| if c.is_control() { c.escape_unicode().to_string() } else { c.to_string() };
    path.to_string_lossy().chars().map(written).collect()
}

/// A model that was read from disk.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    pub document: Document,
    /// What does not fit together, repairable.
    pub problems: Vec<Problem>,
    /// What the user should know before saving.
    pub warnings: Vec<Warning>,
    /// The state of the file that was read.
    pub stamp: Stamp,
}

/// A state of a file: what its content is, by hash, and how its lines end.
/// Size and time are not asked: a checkout may keep both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    hash: u128,
    crlf: bool,
}

impl Stamp {
    /// The state of a file with these bytes.
    pub fn of(bytes: &[u8]) -> Stamp {
        // FNV-1a, 128 bits (Fowler, Noll, Vo): the same on every machine and in every version.
        let hash = bytes.iter().fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128, |hash, &byte| {
            (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013B)
        });
        let lines = bytes.iter().filter(|&&b| b == b'\n').count();
        let crlf = bytes.windows(2).filter(|pair| pair == b"\r\n").count();
        Stamp { hash, crlf: lines > 0 && lines == crlf }
    }

    /// The hash of the content, as hexadecimal digits.
    pub fn hash(&self) -> String {
        format!("{:032x}", self.hash)
    }
}

/// Reads a model.
///
/// # Errors
/// In one line with the path: what could not be read, or why it is no model.
pub fn load(fs: &dyn Fs, path: &Path) -> Result<Loaded, DiskError> {
    let bytes = read(fs, path)?;
    let parsed =
        file::parse_bytes(&bytes).map_err(|error| DiskError::Refused { path: path.into(), error: Box::new(error) })?;
    Ok(Loaded {
        document: parsed.document,
        problems: parsed.problems,
        warnings: parsed.warnings,
        stamp: Stamp::of(&bytes),
    })
}

/// Reads a whole file that is a file: a folder or a device is refused.
pub fn read(fs: &dyn Fs, path: &Path) -> Result<Vec<u8>, DiskError> {
    let failed = |source| DiskError::Open { path: path.into(), source };
    match fs.kind(path).map_err(failed)? {
        Some(FileKind::File(_)) => fs.read(path).map_err(failed),
        Some(FileKind::Folder) => Err(DiskError::NotAFile { path: path.into(), what: "a folder" }),
        Some(FileKind::Other) => Err(DiskError::NotAFile { path: path.into(), what: "no ordinary file" }),
        None => Err(failed(std::io::ErrorKind::NotFound.into())),
    }
}

/// Whether the file is no longer as it was: changed, replaced or gone.
pub fn changed(fs: &dyn Fs, path: &Path, stamp: &Stamp) -> Result<bool, DiskError> {
    match read(fs, path) {
        Ok(bytes) => Ok(Stamp::of(&bytes) != *stamp),
        Err(DiskError::Open { source, .. }) if source.kind() == std::io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
}
