//! Standard output and standard error. A reader that has gone away is no error.

use super::Failure;
use crate::disk;
use std::{
    io::{ErrorKind, Write},
    path::Path,
};

/// Refuses to write over the file that was read, by whatever path it is reached.
pub fn apart(read: &Path, written: &Path) -> Result<(), Failure> {
    if disk::same_file(read, written) {
        return Err(Failure(format!(
            "cannot write {}: it is the file that is read; choose another name",
            written.display()
        )));
    }
    Ok(())
}

/// Writes text to standard output.
pub fn say(text: &str) -> Result<(), Failure> {
    bytes(text.as_bytes())
}

/// Writes bytes to standard output.
pub fn bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure(format!("cannot write the output: {error}")))
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Writes one line to standard error.
pub fn warn(line: &str) {
    let line = line.replace(['\n', '\r'], " ");
    let _ = writeln!(std::io::stderr().lock(), "laneway: {line}");
}

/// Writes several lines to standard error, as they are.
pub fn words(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}
