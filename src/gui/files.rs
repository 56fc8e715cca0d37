//! Files of the window: new, open, save, import, export, and the guard in front of them.

use super::{
    app::App,
    dialog::{Dialog, PathFor, PathPrompt, Told, ViewKind, new_view},
    import,
    message::Message,
    outline::Outline,
    picture, start,
    watch::Watch,
};
use crate::{
    change::{Diff, Transaction, op},
    disk::{self, Base, DiskError, RealFs},
    editor::Editor,
    exchange::{self, ForeignFormat},
    file,
    model::{Document, IdMaker, Problem, Sheet},
};
use std::path::{Path, PathBuf};

/// What comes once unsaved changes are dealt with.
#[derive(Clone, Debug, PartialEq)]
pub enum Next {
    New,
    /// A new model that begins with this kind of view.
    NewOf(ViewKind),
    /// Asks for the file.
    Open,
    OpenPath(PathBuf),
    Import,
    ImportPath(PathBuf),
    Example(usize),
    Quit,
}

/// The file of the open model.
#[derive(Clone, Debug, Default)]
pub struct OpenFile {
    pub path: Option<PathBuf>,
    /// What the file held when it was read or written last.
    pub stamp: Option<disk::Stamp>,
    /// What it is called while it has no path.
    pub working_name: String,
    /// Problems that only the reading of the file showed (duplicate ids).
    pub read_problems: Vec<Problem>,
    /// Whether it was ever saved here.
    pub saved: bool,
}

impl App {
    /// Does what was asked, or asks first where changes would be lost.
    pub fn guard(&mut self, next: Next) {
        if self.is_unsaved() {
            self.dialog = Some(Dialog::Unsaved(next));
        } else {
            self.go_on(next);
        }
    }

    /// Does it; unsaved changes are dealt with.
    pub fn go_on(&mut self, next: Next) {
        match next {
            Next::New => self.new_model(),
            Next::NewOf(ViewKind::Swimlane) => self.new_model(),
            Next::NewOf(kind) => self.new_model_of(kind),
            Next::Open => self.ask_path(PathFor::Open),
            Next::OpenPath(path) => self.open(&path),
            Next::Import => self.ask_path(PathFor::Import),
            Next::ImportPath(path) => self.import(&path),
            Next::Example(i) => self.open_example(i),
            Next::Quit => self.quitting = true,
        }
    }

    /// Saves, and goes on once that has worked.
    pub fn save_then(&mut self, next: Next) {
        self.after_save = Some(next);
        self.save();
    }

    /// A path was chosen for something.
    pub fn picked(&mut self, purpose: PathFor, path: PathBuf) {
        match purpose {
            PathFor::Open => self.open(&path),
            PathFor::Import => self.import(&path),
            PathFor::ImportInto => self.import_into(&path),
            PathFor::Picture => self.take_picture(&path),
            PathFor::SaveAs => self.save_to(&path, Base::Overwrite),
            PathFor::Export(options) => match picture::write(&self.editor, &options, &path, self.folder().as_deref()) {
                Ok(done) if done.left_out.is_empty() => self.say(done.said()),
                Ok(done) => {
                    let left_out = done.left_out.join("\n");
                    self.tell("Exported, but not all of it", format!("{}.\nLeft out: {left_out}", done.said()));
                }
                Err(trouble) => self.tell("Nothing was exported", trouble),
            },
        }
    }

    /// Opens a model, or imports what only can be imported.
    pub fn open(&mut self, path: &Path) {
        // Remembered from another folder, the path must still lead there.
        let path = &std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
        let bytes = match disk::read(&RealFs, path) {
            Ok(bytes) => bytes,
            Err(trouble) => {
                self.prefs.recent.retain(|p| p != path);
                return self.tell(format!("{} was not opened", shown(path)), trouble.to_string());
            }
        };
        if let Some(format) = exchange::sniff(&shown(path), &bytes) {
            return self.import_bytes(&shown(path), &import::stem(path), &bytes, format);
        }
        match file::parse_bytes(&bytes) {
            Ok(parsed) => {
                let warnings: Vec<String> = parsed.warnings.iter().map(ToString::to_string).collect();
                self.show(parsed.document);
                self.file = OpenFile {
                    path: Some(path.to_path_buf()),
                    stamp: Some(disk::Stamp::of(&bytes)),
                    read_problems: parsed.problems,
                    ..OpenFile::default()
                };
                Outline::forget(&mut self.outline);
                self.prefs.remember(path);
                self.watch();
                if let Some(first) = warnings.first() {
                    self.say(first.clone());
                }
            }
            Err(error) => {
                let mut told =
                    Told::new(format!("{} was not opened", shown(path)), crate::gui::words::capital(&error.message));
                if let Some((line, column)) = error.place {
                    told.lines.push(format!("Line {line}, column {column}"));
                }
                if !error.remedy.is_empty() {
                    told.lines.push(crate::gui::words::capital(&error.remedy));
                }
                told.lines.push(path.display().to_string());
                self.dialog = Some(Dialog::Told(told));
            }
        }
    }

    /// Imports a file of another format.
    pub fn import(&mut self, path: &Path) {
        match disk::read(&RealFs, path) {
            Ok(bytes) => {
                let format = exchange::sniff(&shown(path), &bytes).unwrap_or(ForeignFormat::Bpmn);
                self.import_bytes(&shown(path), &import::stem(path), &bytes, format);
            }
            Err(trouble) => self.tell(format!("{} was not imported", shown(path)), trouble.to_string()),
        }
    }

    /// A new model of bytes of another format; `name` is what messages call them, `called` what names it.
    pub(super) fn import_bytes(&mut self, name: &str, called: &str, bytes: &[u8], format: ForeignFormat) {
        match exchange::import(format, bytes, called, &mut IdMaker::new(fastrand::u64(..))) {
            Ok(imported) => {
                self.show(imported.document);
                self.file = OpenFile { working_name: called.to_owned(), ..OpenFile::default() };
                self.imported = true;
                let mut told = Told::new(format!("{name} was imported"), "Save it to keep it as a model.");
                told.lines = imported.report.to_string().lines().map(str::to_owned).collect();
                self.dialog = Some(Dialog::Told(told));
            }
            Err(error) => self.tell(format!("{name} was not imported"), error.to_string()),
        }
    }

    fn open_example(&mut self, i: usize) {
        let Some(example) = start::EXAMPLES.get(i) else { return };
        match file::parse(example.text) {
            Ok(parsed) => {
                self.show(parsed.document);
                self.file = OpenFile { working_name: example.name.to_owned(), ..OpenFile::default() };
            }
            Err(error) => self.tell("The example was not opened", error.to_string()),
        }
    }

    fn new_model(&mut self) {
        self.show(op::start_model("New process", &mut IdMaker::new(fastrand::u64(..))));
        self.file = OpenFile { working_name: "New model".into(), ..OpenFile::default() };
        // Enter then names where the process starts, and goes on from there.
        let first = self.editor.document().steps().next().map(|s| s.id.clone());
        self.editor.select(first);
    }

    /// A new model with a process and this view of it.
    fn new_model_of(&mut self, kind: ViewKind) {
        let mut ids = IdMaker::new(fastrand::u64(..));
        match new_view::first(kind, "New process", &mut ids) {
            Ok(document) => {
                self.show(document);
                self.file = OpenFile { working_name: "New model".into(), ..OpenFile::default() };
            }
            Err(refusal) => self.tell("The model was not made", refusal.to_string()),
        }
    }

    /// Puts a document into the window.
    pub(super) fn show(&mut self, document: Document) {
        self.editor = Editor::new(document, fastrand::u64(..));
        self.editor.set_theme(self.theme);
        self.checking.forget();
        Outline::forget(&mut self.outline);
        let first = self.outline().sheets.first().map(|line| line.sheet.clone());
        if let Some(first) = first {
            self.editor.go_to_sheet(&first);
        }
        self.editor.first_look();
        self.watch = None;
        self.imported = false;
        self.has_model = true;
        self.problems.begin_anew();
        self.draft = None;
        self.tree = Default::default();
        self.dialog = None;
    }

    /// Saves to the file of the model, or asks for one.
    pub fn save(&mut self) {
        match self.file.path.clone() {
            Some(path) => {
                let stamp = self.file.stamp;
                self.save_to(&path, stamp.as_ref().map_or(Base::Overwrite, Base::Loaded));
            }
            None => self.save_as(),
        }
    }

    /// Asks for a file, then saves there.
    pub fn save_as(&mut self) {
        self.ask_path(PathFor::SaveAs);
    }

    /// Saves over what somebody else wrote.
    pub fn overwrite(&mut self) {
        if let Some(path) = self.file.path.clone() {
            self.save_to(&path, Base::Overwrite);
        }
    }

    /// Opens the file again as it is on disk.
    pub fn reload(&mut self) {
        if let Some(path) = self.file.path.clone() {
            self.open(&path);
        }
    }

    fn save_to(&mut self, path: &Path, base: Base) {
        let path = &std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
        match disk::save(&RealFs, path, self.editor.document(), base) {
            Ok(stamp) => {
                self.file.path = Some(path.to_path_buf());
                self.file.stamp = Some(stamp);
                self.file.saved = true;
                self.imported = false;
                self.editor.mark_saved();
                self.prefs.remember(path);
                self.watch();
                self.say(format!("Saved {}", shown(path)));
                if let Some(next) = self.after_save.take() {
                    self.go_on(next);
                }
            }
            Err(DiskError::Changed { .. }) => {
                self.after_save = None;
                self.dialog = Some(Dialog::Changed);
            }
            Err(trouble) => {
                self.after_save = None;
                self.tell(format!("{} was not saved", shown(path)), trouble.to_string());
            }
        }
    }

    /// Asks for a path: with the system's dialog, or with our own.
    pub fn ask_path(&mut self, purpose: PathFor) {
        if self.system_dialogs {
            self.wanted_dialog = Some(purpose);
        } else {
            self.ask_path_here(purpose);
        }
    }

    /// Asks for a path with our own dialog.
    pub fn ask_path_here(&mut self, purpose: PathFor) {
        let start = self.path_to_start(&purpose);
        self.dialog = Some(Dialog::Path(PathPrompt::new(purpose, start)));
    }

    /// Where a dialog for a path begins: beside the file that is open.
    pub fn path_to_start(&self, purpose: &PathFor) -> String {
        let folder = self.file.path.as_deref().or(self.prefs.recent.first().map(PathBuf::as_path));
        let folder = folder.and_then(Path::parent).map(Path::to_path_buf).or_else(|| std::env::current_dir().ok());
        let folder = folder.unwrap_or_default();
        if !purpose.writes() {
            return format!("{}{}", folder.display(), std::path::MAIN_SEPARATOR);
        }
        let name = self.file_name();
        let name = name.strip_suffix(file::EXTENSION).unwrap_or(&name);
        // A view of several has a file of its own, or each would be written over the one before.
        let document = self.editor.document();
        let of_several =
            |sheet: &&Sheet| Sheet::of(document, sheet.id()).as_ref() != Some(*sheet) || Sheet::all(document).len() > 1;
        let view = match purpose {
            PathFor::Export(options) if !options.all => self.editor.sheet().filter(of_several),
            _ => None,
        };
        let name = view.map_or_else(|| name.to_owned(), |sheet| format!("{name}-{}", sheet.file_name(document)));
        let stem: String = name.chars().map(|c| if "/\\:*?\"<>|".contains(c) { '-' } else { c }).collect();
        folder.join(format!("{stem}.{}", purpose.ending())).display().to_string()
    }

    /// Looks after the file from now on.
    fn watch(&mut self) {
        self.watch = match (&self.file.path, self.file.stamp) {
            (Some(path), Some(stamp)) => Some(Watch::new(path, stamp, self.inbox.0.clone(), self.ctx.clone())),
            _ => None,
        };
    }

    /// Takes over what somebody else wrote where nothing here is lost by it, and asks otherwise.
    /// View and history stay: the change is one step that undo takes back.
    fn changed_on_disk(&mut self, path: &Path) {
        if self.is_unsaved() {
            if self.dialog.is_none() {
                self.dialog = Some(Dialog::Changed);
            }
            return;
        }
        match disk::load(&RealFs, path) {
            Ok(loaded) => {
                let now = loaded.document;
                self.editor.act(move |document, _| {
                    let diff = Diff::between(document, &now);
                    Ok(Transaction { label: "Change on disk".into(), diff, select: None })
                });
                self.editor.mark_saved();
                self.file.stamp = Some(loaded.stamp);
                self.file.read_problems = loaded.problems;
                self.say(format!("{} was changed on disk, and is shown as it is now", shown(path)));
                self.watch();
            }
            Err(error) => self.say(format!("{} was changed on disk, and cannot be read now: {error}", shown(path))),
        }
    }

    /// Whether this is the file of the open model: saving there again asks nothing.
    pub fn is_own_file(&self, path: &Path) -> bool {
        self.file.path.as_deref() == Some(path)
    }

    /// An answer of a system dialog.
    pub fn answered(&mut self, message: Message) {
        self.waiting &= !matches!(message, Message::Picked { .. });
        match message {
            Message::ChangedOnDisk(path) if self.is_own_file(&path) => self.changed_on_disk(&path),
            Message::ChangedOnDisk(_) => {}
            Message::Picked { purpose, path: Some(path), .. } => {
                let (purpose, whole) = purpose.at(path.clone());
                // The system asked about the name it saw, not about the one with the ending.
                if purpose.writes() && whole != path && whole.exists() && !self.is_own_file(&whole) {
                    self.dialog = Some(Dialog::Path(PathPrompt::overwrite(purpose, whole)));
                } else {
                    self.picked(purpose, whole);
                }
            }
            // Nobody cancels that fast: this system has no dialogs.
            Message::Picked { purpose, path: None, took_secs } if took_secs < 0.3 => {
                self.system_dialogs = false;
                self.ask_path_here(purpose);
            }
            Message::Picked { .. } => self.after_save = None,
        }
    }
}

/// The name of a file, as titles and messages show it.
pub fn shown(path: &Path) -> String {
    disk::shown(path.file_name().map_or(path, Path::new))
}
