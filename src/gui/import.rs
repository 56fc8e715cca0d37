//! What comes into the open model from elsewhere: files of other formats, other models, and text on the clipboard.

use super::{
    app::App,
    dialog::{Ask, Dialog, Told},
    files::{Next, shown},
    take_picture::is_picture,
};
use crate::{
    change::{Refusal, op},
    disk::{self, RealFs},
    exchange::{self, ForeignFormat, Imported, Report, csv::RegisterTable},
    file,
    model::{Document, IdMaker, Sheet},
};
use egui::{Event, Ui, ViewportCommand};
use std::path::{Path, PathBuf};

/// What the question is about: something that could become part of the open model.
#[derive(Clone, Debug, PartialEq)]
pub enum Incoming {
    /// A file that was dropped on the window.
    File(PathBuf, ForeignFormat),
    /// Text that was pasted.
    Text(String, ForeignFormat),
}

impl App {
    /// A file was dropped on the window. One of another format may go into the open model; a model is opened.
    pub(super) fn dropped(&mut self, path: PathBuf) {
        if self.has_model() && is_picture(&path) {
            return self.take_picture(&path);
        }
        let bytes = if self.has_model() { disk::read(&RealFs, &path).ok() } else { None };
        match bytes.and_then(|bytes| exchange::sniff(&shown(&path), &bytes)) {
            Some(format) => self.dialog = Some(Dialog::Incoming(Incoming::File(path, format))),
            None => self.guard(Next::OpenPath(path)),
        }
    }

    /// Adds the views of a file to the open model; the file may be another model.
    pub fn import_into(&mut self, path: &Path) {
        let name = shown(path);
        let bytes = match disk::read(&RealFs, path) {
            Ok(bytes) => bytes,
            Err(trouble) => return self.tell(format!("{name} was not imported"), trouble.to_string()),
        };
        match exchange::sniff(&name, &bytes) {
            Some(format) => self.adopt_bytes(&name, &stem(path), &bytes, format),
            None => match file::parse_bytes(&bytes) {
                Ok(parsed) => self.adopt(&name, parsed.document, &Report::default()),
                Err(_) => self.tell(
                    format!("{name} was not imported"),
                    "It is no model, no BPMN 2.0 file, no Mermaid journey, and no table of a SIPOC, a journey, steps \
                     or a register.",
                ),
            },
        }
    }

    /// Asks the system for the text on the clipboard, to add it as a view.
    pub(super) fn paste_as_view(&mut self, ui: &Ui) {
        self.paste_wanted = true;
        ui.ctx().send_viewport_cmd(ViewportCommand::RequestPaste);
    }

    /// Takes pasted text that is a table or a journey, before the canvas makes steps or cells of it: asks what it is to
    /// be, where a model is open. Text goes into a field as it is.
    pub(super) fn hear_paste(&mut self, ui: &Ui) {
        let wanted = self.paste_wanted;
        if !wanted && (self.dialog.is_some() || self.editor.renaming().is_some() || !self.has_keyboard(ui)) {
            return;
        }
        let pasted = ui.input(|i| {
            i.events.iter().find_map(|e| match e {
                Event::Paste(text) => Some(text.clone()),
                _ => None,
            })
        });
        let Some(text) = pasted else { return };
        self.paste_wanted = false;
        let format = exchange::sniff_text(&text);
        if !wanted && format.is_none() {
            return;
        }
        ui.input_mut(|i| i.events.retain(|e| !matches!(e, Event::Paste(_))));
        match format {
            None => self.tell(
                "Nothing was added",
                "The clipboard holds no Mermaid journey, and no table with the headings of a SIPOC, a journey or \
                 steps.",
            ),
            Some(format) if wanted && self.has_model() => self.adopt_text(&text, format),
            Some(format) if self.has_model() => self.dialog = Some(Dialog::Incoming(Incoming::Text(text, format))),
            Some(format) => self.import_text(&text, format),
        }
    }

    /// Whether typing goes to the canvas or nowhere, and to no field.
    fn has_keyboard(&self, ui: &Ui) -> bool {
        ui.memory(|m| m.focused()).is_none_or(|focused| focused == super::canvas::id()) || !self.has_model()
    }

    /// A new model of pasted text.
    fn import_text(&mut self, text: &str, format: ForeignFormat) {
        self.import_bytes("The pasted text", "Pasted", text.as_bytes(), format);
    }

    /// The views of pasted text, in the open model.
    fn adopt_text(&mut self, text: &str, format: ForeignFormat) {
        self.adopt_bytes("The pasted text", "Pasted", text.as_bytes(), format);
    }

    fn adopt_bytes(&mut self, name: &str, called: &str, bytes: &[u8], format: ForeignFormat) {
        if format == ForeignFormat::Table
            && let Some(table) = exchange::csv::register(bytes, called)
        {
            return match table {
                Ok(table) => self.fill_register(name, table),
                Err(error) => self.tell(format!("{name} was not imported"), error.to_string()),
            };
        }
        match exchange::import(format, bytes, called, &mut IdMaker::new(fastrand::u64(..))) {
            Ok(Imported { document, report }) => {
                if !self.read_back(name, &document, &report) {
                    self.adopt(name, document, &report);
                }
            }
            Err(error) => self.tell(format!("{name} was not imported"), error.to_string()),
        }
    }

    /// Reads a decision table into the one it was written from, where that is here, and shows it.
    fn read_back(&mut self, name: &str, imported: &Document, report: &Report) -> bool {
        let mut found = None;
        let _ = self.editor.act(|document, ids| {
            let back = op::read_back(document, imported, ids).ok_or_else(|| Refusal::new(""))?;
            found = Some((back.table.clone(), back.rules, back.says()));
            Ok(back.transaction)
        });
        let Some((table, rules, says)) = found else { return false };
        let called = self.editor.document().display_name(&table).to_owned();
        self.editor.go_to_sheet(&Sheet::DecisionTable(table));
        let mut told = Told::new(
            format!("{name} was read into the decision table “{called}”"),
            "It has the same name, inputs and outputs, and its rules are those of the file. Undo takes it all back.",
        );
        let mut report = report.clone();
        report.read_back(&called, rules, &says);
        told.lines = report.to_string().lines().map(str::to_owned).collect();
        self.dialog = Some(Dialog::Told(told));
        true
    }

    /// Fills a register with the rows of a file, and shows it.
    fn fill_register(&mut self, name: &str, table: RegisterTable) {
        let RegisterTable { register, columns, rows, lines, mut report } = table;
        let mut says = String::new();
        let answer = self.editor.act(|document, ids| {
            let filled = op::import_register(document, register, &columns, &rows, ids)?;
            says = filled.did(0);
            report.filled(&filled.tells(&lines), 0);
            Ok(filled.transaction)
        });
        if let Some(why) = answer.message {
            return self.tell(format!("{name} was not imported"), why);
        }
        self.editor.go_to_sheet(&Sheet::Register(register));
        let mut told = Told::new(
            format!("{name} was read into the {}", register.word()),
            "Rows of a name that was there changed that one. Undo takes it all back.",
        );
        told.lines = std::iter::once(says).chain(report.to_string().lines().skip(1).map(str::to_owned)).collect();
        self.dialog = Some(Dialog::Told(told));
    }

    /// Puts a document into the open one, and shows the first view that came with it.
    fn adopt(&mut self, name: &str, imported: Document, report: &Report) {
        let before = self.editor.document().clone();
        let answer = self.editor.act(move |document, ids| op::adopt(document, &imported, ids));
        if *self.editor.document() == before {
            let why = answer.message.unwrap_or_else(|| "There is nothing in it that is not here already.".into());
            return self.tell(format!("{name} was not imported"), why);
        }
        let views = self.editor.selection().to_vec();
        if let Some(first) = views.first() {
            self.editor.go_to(first);
        }
        let mut told = Told::new(
            format!("{name} was added to this model"),
            "Parties, documents, personas and processes of the same name are the same. Undo takes it all back.",
        );
        told.lines = report.to_string().lines().map(str::to_owned).collect();
        self.dialog = Some(Dialog::Told(told));
    }
}

/// Asks what something is to be.
pub fn ask(ui: &Ui, app: &mut App, incoming: Incoming) -> Option<Dialog> {
    let (name, format) = match &incoming {
        Incoming::File(path, format) => (shown(path), format),
        Incoming::Text(_, format) => ("the pasted text".to_owned(), format),
    };
    let second = match incoming {
        Incoming::File(..) => "Open it as a new model",
        Incoming::Text(..) => "Paste it as it is",
    };
    let ask = Ask::new("incoming", format!("Add {name} to this model?"), format!("It is a {}.", format.word()))
        .button("Add it as a view")
        .button(second)
        .button("Cancel");
    match (ask.ui(ui)?, incoming) {
        (None, incoming) => return Some(Dialog::Incoming(incoming)),
        (Some(0), Incoming::File(path, _)) => app.import_into(&path),
        (Some(0), Incoming::Text(text, format)) => app.adopt_text(&text, format),
        (Some(1), Incoming::File(path, _)) => app.guard(Next::OpenPath(path)),
        (Some(1), Incoming::Text(text, _)) => {
            let answer = app.editor.paste_text(&text);
            app.heed(ui, answer);
        }
        (Some(_), _) => {}
    }
    None
}

/// The name of a file without its ending.
pub(super) fn stem(path: &Path) -> String {
    path.file_stem().map_or_else(String::new, |s| s.to_string_lossy().into_owned())
}
