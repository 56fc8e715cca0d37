//! The checks, run beside the window: typing never waits for them.
//!
//! One thread checks one state of the document at a time. While it does, newer states only replace one another: the
//! next it gets is the newest. With nothing to check it sleeps.

use crate::{
    disk,
    editor::{Checked, Editor},
    model::{Date, Document, Problem},
};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};

/// The thread and what it was asked last.
#[derive(Default)]
pub struct Checking {
    thread: Option<Thread>,
    /// Counts the models opened: an answer about another is no answer.
    model: u64,
    asked: Option<Asked>,
    in_flight: bool,
}

/// Which model, which state of it, which day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Asked {
    model: u64,
    revision: u64,
    today: Date,
}

struct Job {
    asked: Asked,
    document: Document,
    read: Vec<Problem>,
}

struct Thread {
    jobs: Sender<Job>,
    answers: Receiver<(Asked, Checked)>,
}

impl Checking {
    /// Another model is open: what is told of the one before is forgotten.
    pub fn forget(&mut self) {
        self.model += 1;
        self.asked = None;
    }

    /// Hands in what was found since the last frame, and has the newest state checked where it is not yet. `read` is
    /// what only the reading of the file could see.
    pub fn update(&mut self, ctx: &egui::Context, editor: &mut Editor, read: &[Problem]) {
        loop {
            match self.thread.as_ref().map(|thread| thread.answers.try_recv()) {
                Some(Ok((asked, checked))) => self.take(asked, checked, editor),
                // The thread is gone: the next state is checked by another.
                Some(Err(TryRecvError::Disconnected)) => (self.thread, self.in_flight) = (None, false),
                Some(Err(TryRecvError::Empty)) | None => break,
            }
        }
        self.ask(ctx, editor, read);
        // Reviews are overdue from one day to the next.
        ctx.request_repaint_after(disk::until_tomorrow());
    }

    /// Waits until the state of the document as it is now is checked.
    pub fn wait(&mut self, ctx: &egui::Context, editor: &mut Editor, read: &[Problem]) {
        self.ask(ctx, editor, read);
        while self.in_flight {
            match self.thread.as_ref().map(|thread| thread.answers.recv()) {
                Some(Ok((asked, checked))) => self.take(asked, checked, editor),
                Some(Err(_)) | None => self.in_flight = false,
            }
            self.ask(ctx, editor, read);
        }
    }

    fn take(&mut self, asked: Asked, checked: Checked, editor: &mut Editor) {
        self.in_flight = false;
        if asked.model == self.model {
            editor.take_checked(checked);
        }
    }

    fn ask(&mut self, ctx: &egui::Context, editor: &Editor, read: &[Problem]) {
        let Some(today) = disk::today() else { return };
        let asked = Asked { model: self.model, revision: editor.revision(), today };
        if self.in_flight || self.asked == Some(asked) {
            return;
        }
        // Asked once, whatever comes of it.
        self.asked = Some(asked);
        let job = Job { asked, document: editor.document().clone(), read: read.to_vec() };
        let thread = self.thread.get_or_insert_with(|| Thread::new(ctx));
        if thread.jobs.send(job).is_ok() {
            self.in_flight = true;
        } else {
            self.thread = None;
        }
    }
}

impl Thread {
    /// A thread that ends when nobody asks any more.
    fn new(ctx: &egui::Context) -> Thread {
        let (jobs, to_do) = channel::<Job>();
        let (tell, answers) = channel();
        let ctx = ctx.clone();
        std::thread::spawn(move || {
            while let Ok(Job { asked, document, read }) = to_do.recv() {
                let checked = Checked::new(&document, asked.revision, asked.today, &read);
                if tell.send((asked, checked)).is_err() {
                    return;
                }
                ctx.request_repaint();
            }
        });
        Thread { jobs, answers }
    }
}
