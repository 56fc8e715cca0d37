//! Whether a file that is there is somebody else's work, before one is written under a name that nobody chose.

use super::{DiskError, FileKind, Fs};
use std::path::Path;

/// As much of it is looked at.
const LOOKED_AT: u64 = 65_536;

/// Whether there is a file with something in it that is not one of ours, as its first bytes tell `is_ours`.
///
/// # Errors
/// Where it cannot be read.
pub fn is_others(fs: &dyn Fs, path: &Path, is_ours: impl Fn(&[u8]) -> bool) -> Result<bool, DiskError> {
    let failed = |source| DiskError::Open { path: path.to_owned(), source };
    if !matches!(fs.kind(path).map_err(failed)?, Some(FileKind::File(_))) {
        return Ok(false);
    }
    let there = fs.read_some(path, LOOKED_AT).map_err(failed)?;
    Ok(!there.trim_ascii().is_empty() && !is_ours(&there))
}
