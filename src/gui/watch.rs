//! Looks after the open file: tells the window when somebody else writes it.

use super::message::Message;
use crate::disk::{self, RealFs, Stamp};
use std::{
    path::{Path, PathBuf},
    sync::mpsc::{RecvTimeoutError, Sender, channel},
    time::Duration,
};

/// How often the file is looked at. Only its time and size, so that a slow disk is not kept busy.
const EVERY: Duration = Duration::from_millis(1500);

/// A watch over one file; ends when it is dropped.
pub struct Watch {
    _stop: Sender<()>,
}

impl Watch {
    /// Watches a file that had this content. Tells once.
    pub fn new(path: &Path, stamp: Stamp, tell: Sender<Message>, ctx: egui::Context) -> Watch {
        let (stop, stopped) = channel();
        let path = path.to_path_buf();
        std::thread::spawn(move || {
            let mut seen = looks(&path);
            loop {
                match stopped.recv_timeout(EVERY) {
                    Err(RecvTimeoutError::Timeout) => {}
                    Ok(()) | Err(RecvTimeoutError::Disconnected) => return,
                }
                let now = looks(&path);
                // A file that is gone may be one that is being replaced: wait for the new one.
                if now == seen || now.is_none() {
                    continue;
                }
                seen = now;
                if disk::changed(&RealFs, &path, &stamp).unwrap_or(false) {
                    let _ = tell.send(Message::ChangedOnDisk(path));
                    ctx.request_repaint();
                    return;
                }
            }
        });
        Watch { _stop: stop }
    }
}

fn looks(path: &PathBuf) -> Option<(std::time::SystemTime, u64)> {
    let about = std::fs::metadata(path).ok()?;
    Some((about.modified().ok()?, about.len()))
}
