//! Saving step by step on a file system that fails where it is told to: what was there stays whole.

use super::*;
use crate::{
    change::op,
    model::{Document, IdMaker},
};
use std::{
    cell::Cell,
    fs,
    io::{self, ErrorKind},
    path::PathBuf,
    rc::Rc,
};

/// A folder of its own for a test, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("laneway-disk-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder for the test");
        Folder(path)
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).expect("readable");
        let mut names: Vec<_> = entries.map(|e| e.expect("entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn model(name: &str) -> Document {
    op::start_model(name, &mut IdMaker::new(3))
}

/// The real file system, in which the call with number `fail_at` fails, and, once `dead`, every one after it.
#[derive(Clone)]
struct Faulty {
    calls: Rc<Cell<usize>>,
    fail_at: usize,
    kind: ErrorKind,
    dead: bool,
    /// Runs in the middle of a save, once the temporary file is written: another program changing the file.
    meddle: Option<(PathBuf, &'static str)>,
}

impl Faulty {
    fn new(fail_at: usize, kind: ErrorKind, dead: bool) -> Faulty {
        Faulty { calls: Rc::default(), fail_at, kind, dead, meddle: None }
    }

    fn call(&self) -> io::Result<()> {
        let number = self.calls.get();
        self.calls.set(number + 1);
        if number == self.fail_at || (self.dead && number > self.fail_at) { Err(self.kind.into()) } else { Ok(()) }
    }
}

impl Fs for Faulty {
    fn kind(&self, path: &Path) -> io::Result<Option<FileKind>> {
        self.call().and_then(|()| RealFs.kind(path))
    }
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        self.call().and_then(|()| RealFs.resolve(path))
    }
    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        self.call().and_then(|()| RealFs.canonical(path))
    }
    fn read_some(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        self.call().and_then(|()| RealFs.read_some(path, most))
    }
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.call().and_then(|()| RealFs.read(path))
    }
    fn create(&self, path: &Path) -> io::Result<Box<dyn OpenFile>> {
        self.call()?;
        Ok(Box::new(FaultyFile(self.clone(), RealFs.create(path)?)))
    }
    fn open_over(&self, path: &Path) -> io::Result<Box<dyn OpenFile>> {
        self.call().and_then(|()| RealFs.open_over(path))
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call().and_then(|()| RealFs.rename(from, to))
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.call().and_then(|()| RealFs.remove(path))
    }
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.call().and_then(|()| RealFs.sync_folder(folder))
    }
    fn strays(&self, folder: &Path, prefix: &str) -> io::Result<Vec<PathBuf>> {
        self.call().and_then(|()| RealFs.strays(folder, prefix))
    }
}

struct FaultyFile(Faulty, Box<dyn OpenFile>);

impl OpenFile for FaultyFile {
    fn set_owner(&mut self, owner: (u32, u32)) -> io::Result<()> {
        self.0.call().and_then(|()| self.1.set_owner(owner))
    }
    fn set_permissions(&mut self, permissions: &fs::Permissions) -> io::Result<()> {
        self.0.call().and_then(|()| self.1.set_permissions(permissions))
    }
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        let half = bytes.len() / 2;
        self.1.write_all(bytes.get(..half).unwrap_or_default())?;
        self.0.call()?;
        self.1.write_all(bytes.get(half..).unwrap_or_default())
    }
    fn sync(&mut self) -> io::Result<()> {
        self.0.call()?;
        if let Some((path, text)) = &self.0.meddle {
            fs::write(path, text)?;
        }
        self.1.sync()
    }
}

#[test]
fn what_is_saved_is_loaded_again_and_saving_it_again_writes_nothing() {
    let folder = Folder::new("round");
    let path = folder.0.join("a.laneway.ron");
    let stamp = save(&RealFs, &path, &model("Order"), Base::Overwrite).expect("saved");
    let loaded = load(&RealFs, &path).expect("loaded");
    assert_eq!((loaded.document.clone(), loaded.stamp), (model("Order"), stamp));
    let before = fs::metadata(&path).expect("there").modified().expect("a time");
    assert_eq!(save(&RealFs, &path, &loaded.document, Base::Loaded(&stamp)).expect("saved"), stamp);
    assert_eq!(fs::metadata(&path).expect("there").modified().expect("a time"), before);
    assert_eq!(folder.names(), ["a.laneway.ron"]);
}

#[test]
fn every_failing_call_leaves_the_old_bytes_and_no_temporary_file() {
    let folder = Folder::new("fail");
    let path = folder.0.join("a.laneway.ron");
    let old = model("Old");
    let stamp = save(&RealFs, &path, &old, Base::Overwrite).expect("saved");
    let bytes = fs::read(&path).expect("there");
    let mut failures = 0;
    for at in 0..100 {
        for kind in [ErrorKind::StorageFull, ErrorKind::PermissionDenied, ErrorKind::Other] {
            let faulty = Faulty::new(at, kind, false);
            let saved = save(&faulty, &path, &model("New"), Base::Loaded(&stamp));
            match saved {
                Err(error) => {
                    failures += 1;
                    assert_eq!(fs::read(&path).expect("there"), bytes, "call {at}");
                    let told = error.to_string();
                    assert!(told.contains("a.laneway.ron") && told.lines().count() == 1, "{told}");
                }
                Ok(_) => {
                    assert_eq!(load(&RealFs, &path).expect("whole").document, model("New"));
                    fs::write(&path, &bytes).expect("put back");
                }
            }
            assert_eq!(folder.names(), ["a.laneway.ron"], "call {at}");
            if faulty.calls.get() <= at {
                // Resolve, look, read, look, create, owner, permissions, write, sync, look, read, rename: twelve calls
                // that can fail a save.
                assert_eq!(failures, if cfg!(unix) { 36 } else { 33 });
                return;
            }
        }
    }
    panic!("a save makes no hundred calls");
}

#[test]
fn a_program_that_dies_at_any_call_leaves_a_whole_file() {
    let folder = Folder::new("die");
    let path = folder.0.join("a.laneway.ron");
    for at in 0..16 {
        let stamp = save(&RealFs, &path, &model("Old"), Base::Overwrite).expect("saved");
        let _ = save(&Faulty::new(at, ErrorKind::Other, true), &path, &model("New"), Base::Loaded(&stamp));
        let found = load(&RealFs, &path).expect("whole").document;
        assert!(found == model("Old") || found == model("New"), "call {at}");
    }
}

#[test]
fn a_file_changed_on_disk_is_not_written_over() {
    let folder = Folder::new("changed");
    let path = folder.0.join("a.laneway.ron");
    let stamp = save(&RealFs, &path, &model("Old"), Base::Overwrite).expect("saved");
    assert!(!changed(&RealFs, &path, &stamp).expect("readable"));
    fs::write(&path, "theirs").expect("written");
    assert!(changed(&RealFs, &path, &stamp).expect("readable"));
    let refused = save(&RealFs, &path, &model("New"), Base::Loaded(&stamp)).expect_err("changed");
    assert!(matches!(refused, DiskError::Changed { .. }), "{refused}");

    // Changed between the first look and the rename.
    let stamp = save(&RealFs, &path, &model("Old"), Base::Overwrite).expect("saved");
    let mut faulty = Faulty::new(usize::MAX, ErrorKind::Other, false);
    faulty.meddle = Some((path.clone(), "theirs"));
    let refused = save(&faulty, &path, &model("New"), Base::Loaded(&stamp)).expect_err("changed");
    assert!(matches!(refused, DiskError::Changed { .. }), "{refused}");
    assert_eq!(fs::read_to_string(&path).expect("there"), "theirs");
    assert_eq!(folder.names(), ["a.laneway.ron"]);
}

#[test]
fn a_checkout_with_crlf_keeps_it() {
    let folder = Folder::new("crlf");
    let path = folder.0.join("a.laneway.ron");
    fs::write(&path, crate::file::print(&model("Old")).replace('\n', "\r\n")).expect("written");
    let loaded = load(&RealFs, &path).expect("loaded");
    save(&RealFs, &path, &model("New"), Base::Loaded(&loaded.stamp)).expect("saved");
    let text = fs::read_to_string(&path).expect("there");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert_eq!(load(&RealFs, &path).expect("loaded").document, model("New"));
}

#[cfg(unix)]
#[test]
fn links_and_modes_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Folder::new("links");
    let (real, link, missing) = (folder.0.join("real.ron"), folder.0.join("link.ron"), folder.0.join("new.ron"));
    let stamp = save(&RealFs, &real, &model("Old"), Base::Overwrite).expect("saved");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o600)).expect("mode");
    symlink("real.ron", &link).expect("link");
    save(&RealFs, &link, &model("New"), Base::Loaded(&stamp)).expect("saved");
    assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
    assert_eq!(fs::metadata(&real).expect("there").permissions().mode() & 0o777, 0o600);
    assert_eq!(load(&RealFs, &real).expect("loaded").document, model("New"));

    symlink("later.ron", &missing).expect("link");
    save(&RealFs, &missing, &model("New"), Base::Overwrite).expect("saved");
    assert!(folder.0.join("later.ron").exists());
    symlink("round.ron", folder.0.join("round.ron")).expect("link");
    let told = save(&RealFs, &folder.0.join("round.ron"), &model("New"), Base::Overwrite).expect_err("a circle");
    assert!(told.to_string().contains("circle"), "{told}");
}

#[cfg(unix)]
#[test]
fn temporary_files_of_a_killed_program_are_swept() {
    let folder = Folder::new("stray");
    let path = folder.0.join("a.laneway.ron");
    let faulty = Faulty::new(5, ErrorKind::Other, true);
    assert!(save(&faulty, &path, &model("New"), Base::Overwrite).is_err());
    let [stray] = &folder.names()[..] else { panic!("one temporary file: {:?}", folder.names()) };
    let hour_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(3_600);
    let file = fs::File::options().write(true).open(folder.0.join(stray)).expect("there");
    file.set_modified(hour_ago).expect("a time");
    save(&RealFs, &path, &model("New"), Base::Overwrite).expect("saved");
    assert_eq!(folder.names(), ["a.laneway.ron"]);
}

#[cfg(unix)]
#[test]
fn a_second_name_is_refused_and_an_owner_kept() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
    let folder = Folder::new("owner");
    let (path, second) = (folder.0.join("a.laneway.ron"), folder.0.join("second.ron"));
    let stamp = save(&RealFs, &path, &model("Old"), Base::Overwrite).expect("saved");
    fs::hard_link(&path, &second).expect("linked");
    let told = save(&RealFs, &path, &model("New"), Base::Loaded(&stamp)).expect_err("two names").to_string();
    assert!(told.contains("hard link") && told.lines().count() == 1, "{told}");
    assert_eq!(load(&RealFs, &second).expect("there").document, model("Old"));
    fs::remove_file(&second).expect("removed");

    // Only root can give a file away; for anyone else the fault below stands for another group's file.
    if chown(&path, Some(12_345), Some(12_345)).is_ok() {
        fs::set_permissions(&path, fs::Permissions::from_mode(0o4664)).expect("mode");
        save(&RealFs, &path, &model("New"), Base::Loaded(&stamp)).expect("saved");
        let data = fs::metadata(&path).expect("there");
        assert_eq!((data.uid(), data.gid(), data.mode() & 0o7777), (12_345, 12_345, 0o664));
    }
    let before = fs::read(&path).expect("there");
    let faulty = Faulty::new(5, ErrorKind::PermissionDenied, false);
    let told = save(&faulty, &path, &model("Newer"), Base::Overwrite).expect_err("another group's").to_string();
    assert!(told.contains("belongs to a group"), "{told}");
    assert_eq!((fs::read(&path).expect("there"), folder.names()), (before, vec!["a.laneway.ron".to_owned()]));
}

#[test]
fn a_picture_is_not_waited_for() {
    let folder = Folder::new("picture");
    let faulty = Faulty::new(usize::MAX, ErrorKind::Other, false);
    write_atomic(&faulty, &folder.0.join("x.svg"), b"<svg/>").expect("written");
    // Resolve, look, look, create, write, rename.
    assert_eq!(faulty.calls.get(), 6);
}

#[test]
fn what_is_no_file_is_told() {
    let folder = Folder::new("nofile");
    let told = |path: &Path| load(&RealFs, path).expect_err("no file").to_string();
    assert!(told(&folder.0).contains("it is a folder"), "{}", told(&folder.0));
    assert!(told(&folder.0.join("absent.ron")).contains("no such file"));
    let save_to = |path: &Path| save(&RealFs, path, &model("New"), Base::Overwrite).expect_err("refused").to_string();
    assert!(save_to(&folder.0).contains("it is a folder"), "{}", save_to(&folder.0));
    assert!(save_to(&folder.0.join("absent/a.ron")).contains("no such file or folder"));
    write_atomic(&RealFs, &folder.0.join("x.svg"), b"<svg/>").expect("written");
    assert_eq!(folder.names(), ["x.svg"]);
}
