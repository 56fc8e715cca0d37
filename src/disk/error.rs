//! What can go wrong with a file: one line, with the path, the cause and what to do.

use super::shown;
use crate::file::ParseError;
use std::{
    io::{Error, ErrorKind},
    path::PathBuf,
};

/// A file could not be read or written. The file on disk is as it was.
#[derive(Debug, thiserror::Error)]
pub enum DiskError {
    #[error("cannot open {}: {}", shown(path), cause(source, Doing::Open))]
    Open { path: PathBuf, source: Error },
    #[error("cannot save {}: {}", shown(path), cause(source, Doing::Save))]
    Save { path: PathBuf, source: Error },
    #[error("cannot open {}: it is {what}; choose a file", shown(path))]
    NotAFile { path: PathBuf, what: &'static str },
    #[error("cannot open {}: {error}", shown(path))]
    Refused { path: PathBuf, error: Box<ParseError> },
    #[error(
        "cannot save {}: it was changed on disk meanwhile; open it again to see the change, or save under another name",
        shown(path)
    )]
    Changed { path: PathBuf },
    #[error("cannot save {}: {why}", shown(path))]
    Unlike { path: PathBuf, why: &'static str },
    /// Holds back a text that would not be the same model again.
    #[error(
        "cannot save {}: the model would not read back the same ({detail}); the file was left as it was",
        shown(path)
    )]
    NotTheSame { path: PathBuf, detail: String },
}

#[derive(Clone, Copy)]
enum Doing {
    Open,
    Save,
}

/// The cause and the remedy in words.
fn cause(error: &Error, doing: Doing) -> String {
    let words = match error.kind() {
        ErrorKind::NotFound => "there is no such file or folder; check the path",
        ErrorKind::PermissionDenied => match doing {
            Doing::Open => "no permission to read it; change its rights, or ask its owner",
            Doing::Save => "no permission; change its rights, or choose another folder",
        },
        ErrorKind::ReadOnlyFilesystem => "the disk is read-only; choose another folder",
        ErrorKind::StorageFull => "the disk is full; free some space, or choose another disk",
        ErrorKind::QuotaExceeded => "your space on this disk is used up; free some, or choose another disk",
        ErrorKind::IsADirectory => "it is a folder; choose a file",
        ErrorKind::NotADirectory => "part of the path is no folder; check the path",
        ErrorKind::InvalidFilename => "the name is not allowed or too long; choose another",
        _ => {
            let remedy = match doing {
                Doing::Open => "check the path and the disk, then try again",
                Doing::Save => "try again, or choose another folder",
            };
            return format!("{error}; {remedy}");
        }
    };
    words.into()
}
