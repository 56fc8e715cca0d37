//! The calls on the file system that reading and saving need, and the real ones.

use std::{
    fs::{self, File, OpenOptions, Permissions},
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

/// What a path leads to, links followed.
#[derive(Clone, Debug)]
pub enum FileKind {
    File(Permissions),
    Folder,
    /// A device, a pipe, a socket.
    Other,
}

/// Whether two paths lead to one file: links are followed, and a second name of the file (hard link) counts too.
/// False where one of them is not there.
pub fn same_file(a: &Path, b: &Path) -> bool {
    #[cfg(unix)]
    if let (Ok(a), Ok(b)) = (fs::metadata(a), fs::metadata(b)) {
        use std::os::unix::fs::MetadataExt;
        return (a.dev(), a.ino()) == (b.dev(), b.ino());
    }
    matches!((fs::canonicalize(a), fs::canonicalize(b)), (Ok(a), Ok(b)) if a == b)
}

/// The file system. Every call may fail; a test makes it.
pub trait Fs {
    /// What a path leads to; `None` where there is nothing.
    fn kind(&self, path: &Path) -> io::Result<Option<FileKind>>;
    /// The path of the file itself, links followed; it need not exist.
    fn resolve(&self, path: &Path) -> io::Result<PathBuf>;
    /// The whole content.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// A new file; fails where there is one. With permissions like another's where they are given.
    fn create(&self, path: &Path, like: Option<&Permissions>) -> io::Result<Box<dyn OpenFile>>;
    /// Opens what is there for writing over it: for devices and pipes only.
    fn open_over(&self, path: &Path) -> io::Result<Box<dyn OpenFile>>;
    /// Puts a file in the place of another, at once.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Makes the names in a folder durable.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// Files in a folder whose names start so and that were left for over ten minutes.
    fn strays(&self, folder: &Path, prefix: &str) -> io::Result<Vec<PathBuf>>;
}

/// A file being written.
pub trait OpenFile {
    /// Writes all bytes.
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// Makes what was written durable.
    fn sync(&mut self) -> io::Result<()>;
}

/// The file system of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealFs;

impl Fs for RealFs {
    fn kind(&self, path: &Path) -> io::Result<Option<FileKind>> {
        match fs::metadata(path) {
            Ok(data) if data.is_file() => Ok(Some(FileKind::File(data.permissions()))),
            Ok(data) if data.is_dir() => Ok(Some(FileKind::Folder)),
            Ok(_) => Ok(Some(FileKind::Other)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        // Not `canonicalize`: a link to a file that is not there yet is followed too.
        let mut path = path.to_path_buf();
        for _ in 0..40 {
            match fs::symlink_metadata(&path) {
                Ok(data) if data.file_type().is_symlink() => {
                    let target = fs::read_link(&path)?;
                    path = path.parent().map_or(target.clone(), |folder| folder.join(&target));
                }
                Ok(_) => return Ok(path),
                Err(error) if error.kind() == ErrorKind::NotFound => return Ok(path),
                Err(error) => return Err(error),
            }
        }
        Err(io::Error::other("its links lead in a circle"))
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn create(&self, path: &Path, like: Option<&Permissions>) -> io::Result<Box<dyn OpenFile>> {
        let file = OpenOptions::new().write(true).create_new(true).open(path)?;
        if let Some(permissions) = like
            && let Err(error) = file.set_permissions(permissions.clone())
        {
            drop(file);
            let _ = fs::remove_file(path);
            return Err(error);
        }
        Ok(Box::new(file))
    }

    fn open_over(&self, path: &Path) -> io::Result<Box<dyn OpenFile>> {
        Ok(Box::new(OpenOptions::new().write(true).open(path)?))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
    }

    fn strays(&self, folder: &Path, prefix: &str) -> io::Result<Vec<PathBuf>> {
        let old = |entry: &fs::DirEntry| {
            let changed = entry.metadata().and_then(|data| data.modified()).ok();
            changed.and_then(|t| SystemTime::now().duration_since(t).ok()).is_some_and(|age| age > STRAY_AGE)
        };
        let entries = fs::read_dir(folder)?.filter_map(Result::ok);
        let named = entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(prefix));
        Ok(named.filter(old).map(|entry| entry.path()).collect())
    }
}

/// No save takes this long: a temporary file so old was left by a program that was killed.
const STRAY_AGE: Duration = Duration::from_secs(600);

impl OpenFile for File {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        Write::write_all(self, bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_all()
    }
}
