//! The calls on the file system that reading and saving need, and the real ones.

use std::{
    fs::{self, File, OpenOptions, Permissions},
    io::{self, ErrorKind, Read, Write},
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

/// What a path leads to, links followed.
#[derive(Clone, Debug)]
pub enum FileKind {
    File(Attributes),
    Folder,
    /// A device, a pipe, a socket.
    Other,
}

/// What a file has beside its content, and keeps when it is replaced.
#[derive(Clone, Debug)]
pub struct Attributes {
    pub permissions: Permissions,
    /// User and group, where the system has them.
    pub owner: Option<(u32, u32)>,
    /// How many names the file has: more than one where there are hard links.
    pub names: u64,
}

impl Attributes {
    #[cfg(unix)]
    fn of(data: &fs::Metadata) -> Attributes {
        use std::os::unix::fs::{MetadataExt, PermissionsExt};
        // A text file needs no more: who may read, write and run it.
        let permissions = Permissions::from_mode(data.mode() & 0o777);
        Attributes { permissions, owner: Some((data.uid(), data.gid())), names: data.nlink() }
    }

    #[cfg(not(unix))]
    fn of(data: &fs::Metadata) -> Attributes {
        Attributes { permissions: data.permissions(), owner: None, names: 1 }
    }
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
    /// The one true path of what is there: absolute, every link in it followed.
    fn canonical(&self, path: &Path) -> io::Result<PathBuf>;
    /// The whole content.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// As much of the content as this, from the start.
    fn read_some(&self, path: &Path, most: u64) -> io::Result<Vec<u8>>;
    /// A new file; fails where there is one.
    fn create(&self, path: &Path) -> io::Result<Box<dyn OpenFile>>;
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
    /// Gives the file to a user and a group; nothing to do where it is theirs. Only root can give a file to another
    /// user: for anyone else the group is what must stay, since a shared folder works through it.
    fn set_owner(&mut self, owner: (u32, u32)) -> io::Result<()>;
    /// Sets who may do what with it.
    fn set_permissions(&mut self, permissions: &Permissions) -> io::Result<()>;
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
            Ok(data) if data.is_file() => Ok(Some(FileKind::File(Attributes::of(&data)))),
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

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn read_some(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        File::open(path)?.take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn OpenFile>> {
        Ok(Box::new(OpenOptions::new().write(true).create_new(true).open(path)?))
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
    #[cfg(unix)]
    fn set_owner(&mut self, (user, group): (u32, u32)) -> io::Result<()> {
        use std::os::unix::fs::{MetadataExt, fchown};
        let data = self.metadata()?;
        // Only what differs: giving a file away is not allowed, and need not be tried for one's own.
        let (user, group) = ((data.uid() != user).then_some(user), (data.gid() != group).then_some(group));
        if user.is_none() && group.is_none() {
            return Ok(());
        }
        fchown(&*self, user, group).or_else(|error| match (user, group) {
            (Some(_), None) => Ok(()),
            (Some(_), Some(_)) => fchown(&*self, None, group),
            (None, _) => Err(error),
        })
    }

    #[cfg(not(unix))]
    fn set_owner(&mut self, _owner: (u32, u32)) -> io::Result<()> {
        Ok(())
    }

    fn set_permissions(&mut self, permissions: &Permissions) -> io::Result<()> {
        File::set_permissions(self, permissions.clone())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        Write::write_all(self, bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_all()
    }
}
