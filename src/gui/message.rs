//! What other threads tell the window, and the thread that asks for a path.

use super::dialog::{ExportFormat, PathFor};
use crate::{exchange::ForeignFormat, export::Format};
use std::{path::PathBuf, sync::mpsc::Sender, time::Instant};

/// Something that happened elsewhere.
#[derive(Debug)]
pub enum Message {
    /// The system's dialog was answered; without a path it was cancelled, or there is none.
    Picked { purpose: PathFor, path: Option<PathBuf>, took_secs: f64 },
    /// Somebody else wrote the open file.
    ChangedOnDisk(PathBuf),
}

/// Opens the system's dialog; its answer comes as a message, and wakes the window.
pub fn ask_system(frame: &eframe::Frame, ctx: &egui::Context, tell: Sender<Message>, purpose: PathFor, start: &str) {
    let start = PathBuf::from(start);
    let folder = if purpose.writes() { start.parent().map(PathBuf::from) } else { Some(start.clone()) };
    let mut dialog = rfd::AsyncFileDialog::new().set_parent(frame).set_title(purpose.title());
    if let Some(folder) = folder.filter(|f| f.is_dir()) {
        dialog = dialog.set_directory(folder);
    }
    dialog = match &purpose {
        PathFor::Open => foreign(dialog.add_filter("Laneway models", &["ron"])),
        PathFor::Import | PathFor::ImportInto => {
            let mut all: Vec<&str> = ForeignFormat::ALL.iter().flat_map(|f| f.extensions()).copied().collect();
            if purpose == PathFor::ImportInto {
                all.push("ron");
            }
            foreign(dialog.add_filter("All that can be imported", &all))
        }
        PathFor::Picture => dialog.add_filter("PNG and JPEG pictures", &["png", "jpg", "jpeg"]),
        PathFor::SaveAs => dialog.add_filter("Laneway models", &["ron"]),
        PathFor::Export(options) => match options.format {
            ExportFormat::Picture(Format::Svg) => dialog.add_filter("SVG", &["svg"]),
            ExportFormat::Picture(Format::Png) => dialog.add_filter("PNG", &["png"]),
            ExportFormat::Picture(Format::LayoutJson) => dialog.add_filter("Layout", &["json"]),
            ExportFormat::Text(format) => dialog.add_filter(format.label(), &[format.extension()]),
        },
    };
    if purpose.writes()
        && let Some(name) = start.file_name()
    {
        dialog = dialog.set_file_name(name.to_string_lossy());
    }
    let began = Instant::now();
    let ctx = ctx.clone();
    // The dialog is made on this thread, as some systems want it, and waited for on another.
    if purpose.writes() {
        wait(dialog.save_file(), ctx, tell, purpose, began);
    } else {
        wait(dialog.pick_file(), ctx, tell, purpose, began);
    }
}

/// With a filter for each format that can be imported.
fn foreign(dialog: rfd::AsyncFileDialog) -> rfd::AsyncFileDialog {
    ForeignFormat::ALL.iter().fold(dialog, |dialog, format| dialog.add_filter(format.word(), format.extensions()))
}

fn wait(
    answer: impl Future<Output = Option<rfd::FileHandle>> + Send + 'static,
    ctx: egui::Context,
    tell: Sender<Message>,
    purpose: PathFor,
    began: Instant,
) {
    std::thread::spawn(move || {
        let path = pollster::block_on(answer).map(|handle| handle.path().to_path_buf());
        let took_secs = began.elapsed().as_secs_f64();
        // Nobody listens any more only when the window is closed.
        let _ = tell.send(Message::Picked { purpose, path, took_secs });
        ctx.request_repaint();
    });
}
