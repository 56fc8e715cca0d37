//! A file that could not be checked, as every format tells it.

use crate::disk::DiskError;
use std::path::{Path, PathBuf};

/// A file that could not be checked, and why.
pub struct Unread {
    pub path: PathBuf,
    /// Line and column of the place, both from 1, where one place is to blame.
    pub place: Option<(usize, usize)>,
    /// As it is told on standard error: one line with the path, the cause and what to do.
    pub message: String,
}

impl Unread {
    /// What an import says has column 0 where it is about a whole line.
    pub fn new(path: &Path, place: Option<(usize, usize)>, message: String) -> Unread {
        Unread { path: path.to_owned(), place: place.map(|(line, column)| (line, column.max(1))), message }
    }

    /// What the disk refused, or the reading of a model.
    pub fn of_disk(path: &Path, error: &DiskError) -> Unread {
        let place = match error {
            DiskError::Refused { error, .. } => error.place,
            _ => None,
        };
        Unread::new(path, place, error.to_string())
    }
}
