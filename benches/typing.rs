//! The whole window while somebody types into a model of 1,000 steps, 200 rules and 120 touchpoints and the checks run
//! beside it: the time of each frame at 60 frames a second. No frame may take longer than 8 ms.
//!
//! `cargo bench --bench typing`, and after `-- ` a word of one of the views to type in that alone. A frame is input,
//! panels, canvas and triangles; handing them to the graphics card is not in it. Frames in which a name is written lay
//! the view out anew, and are told apart.
//!
//! Each key is pressed in several rounds. What a frame costs comes back in each of them, what the machine does besides
//! does not: the least of the rounds is told beside the worst of all.

#[path = "synthetic/governed.rs"]
mod governed;
#[path = "synthetic/mod.rs"]
mod swimlanes;
#[path = "synthetic/tables.rs"]
mod tables;

use egui::{Event, Key, Modifiers, RawInput, Rect, Vec2};
use laneway::{
    gui::App,
    model::{Experience, Id, Matrix, Register, Sheet},
};
use std::time::{Duration, Instant};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SIZE: Vec2 = Vec2::new(1600.0, 900.0);
const FRAME: Duration = Duration::from_micros(16_667);
const NAMES: usize = 25;
const ROUNDS: usize = 4;
/// Frames after a name is written, in one of which the findings come in.
const AFTER: usize = 6;

struct Window {
    ctx: egui::Context,
    app: App,
    time: f64,
}

impl Window {
    /// One frame with these events; how long it took.
    fn frame(&mut self, events: Vec<Event>) -> Duration {
        self.time += FRAME.as_secs_f64();
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(egui::Pos2::ZERO, SIZE)),
            time: Some(self.time),
            focused: true,
            events,
            ..RawInput::default()
        };
        let began = Instant::now();
        let app = &mut self.app;
        let mut output = self.ctx.run_ui(input, |ui| app.frame_ui(ui));
        output.textures_delta.clear();
        let triangles = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        std::hint::black_box(triangles);
        let took = began.elapsed();
        // The checks have the rest of it, as beside a screen.
        std::thread::sleep(FRAME.saturating_sub(took));
        took
    }

    fn press(&mut self, key: Key, modifiers: Modifiers) -> Duration {
        self.frame(vec![Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }])
    }
}

/// How long frames of a kind took, by the key they belong to.
#[derive(Default)]
struct Times(Vec<Vec<Duration>>);

impl Times {
    /// The time of a frame of this key.
    fn push(&mut self, key: usize, took: Duration) {
        if self.0.len() <= key {
            self.0.resize(key + 1, vec![]);
        }
        self.0[key].push(took);
    }

    fn tell(&self, what: &str) {
        let mut all: Vec<Duration> = self.0.iter().flatten().copied().collect();
        all.sort_unstable();
        let mut least: Vec<Duration> = self.0.iter().filter_map(|rounds| rounds.iter().min().copied()).collect();
        least.sort_unstable();
        let ms = |d: Option<&Duration>| d.map_or(0.0, |d| d.as_secs_f64() * 1e3);
        let over = |all: &[Duration]| all.iter().filter(|d| d.as_millis() >= 8).count();
        println!(
            "{what}: {} frames, median {:.2} ms, worst {:.2} ms, {} over 8 ms; least of the rounds: median {:.2} ms, \
             worst {:.2} ms, {} over 8 ms",
            all.len(),
            ms(all.get(all.len() / 2)),
            ms(all.last()),
            over(&all),
            ms(least.get(least.len() / 2)),
            ms(least.last()),
            over(&least),
        );
    }
}

fn main() {
    let path = std::env::temp_dir().join(format!("laneway-typing-{}.laneway.ron", std::process::id()));
    std::fs::write(&path, laneway::file::print(&governed::document(1_000))).expect("a temporary file");
    let ctx = egui::Context::default();
    let app = App::new(&ctx, None, Some(&path)).without_system_dialogs();
    let mut window = Window { ctx, app, time: 0.0 };
    window.app.prefs.problems_panel = true;
    window.app.prefs.marks = true;
    window.app.wait_for_checks();
    println!("{} problems, all marked", window.app.editor.checked().count().words());
    let document = window.app.editor.document();
    let swimlane = document.swimlanes().next().map(|s| s.id.clone()).expect("a swimlane");
    let steps: Vec<Id> = document.steps().map(|s| s.id.clone()).take(NAMES).collect();
    let rules: Vec<Id> = document.rules().map(|r| r.id.clone()).take(NAMES).collect();
    let slas: Vec<Id> = document.slas().map(|s| s.id.clone()).take(NAMES).collect();
    let kpis: Vec<Id> = document.kpis().map(|k| k.id.clone()).take(NAMES).collect();
    let touchpoints: Vec<Id> = document.touchpoints().map(|t| t.id.clone()).take(NAMES).collect();
    // Not each step has a row.
    let rows = Experience::new(document, &swimlane).map(|matrix| matrix.rows).unwrap_or_default();
    let tasks: Vec<Id> = rows.iter().map(|row| row.step.id.clone()).step_by(7).take(NAMES).collect();
    let register = |register, column| (Sheet::Register(register), column);
    let matrix = |matrix, column| (Sheet::Matrix(matrix, swimlane.clone()), column);
    let journey = || (Sheet::Journey(Id::from("journey-0")), None);
    typing(&mut window, "a swimlane of 1,000 steps", (Sheet::Swimlane(swimlane.clone()), None), &steps);
    typing(&mut window, "the register of 200 rules", register(Register::Rules, None), &rules);
    typing(&mut window, "the register of 200 rules, new owners", register(Register::Rules, Some((5, "Owner"))), &rules);
    typing(&mut window, "the register of 60 SLAs", register(Register::Slas, None), &slas);
    typing(&mut window, "the register of 40 KPIs", register(Register::Kpis, None), &kpis);
    typing(&mut window, "a journey of 60 touchpoints", journey(), &touchpoints);
    let rule = Some((2, "Rule"));
    typing(&mut window, "the experience matrix of 1,000 steps", matrix(Matrix::Experience, rule), &tasks);
    let mut travel = Times::default();
    for _ in 0..ROUNDS {
        for key in 0..NAMES {
            // Of one view and another by turns.
            window.app.editor.go_to_problem(key * 31 % window.app.editor.checked().told.len().max(1));
            window.frame(vec![]);
            travel.push(key, window.press(Key::F8, Modifiers::NONE));
        }
    }
    travel.tell("F8 to the next problem");
    all_in_sight(&mut window, &steps);
    let _ = std::fs::remove_file(path);
}

/// Writes a name for each of these, letter by letter; nothing where another view is asked for. With a column what is
/// written is in that one of a record's row: this word and a number.
fn typing(window: &mut Window, what: &str, (sheet, into): (Sheet, Option<(usize, &str)>), records: &[Id]) {
    let asked = std::env::args().skip(1).find(|arg| !arg.starts_with('-'));
    if asked.is_some_and(|word| !what.contains(&word)) {
        return;
    }
    window.app.editor.go_to_sheet(&sheet);
    let (mut keys, mut written, mut after) = (Times::default(), Times::default(), Times::default());
    for round in 0..ROUNDS {
        for (i, record) in records.iter().enumerate() {
            go_to(window, record, into.map(|(column, _)| column));
            let name = match into {
                None => format!("Check {round}.{i}"),
                Some((_, word)) => format!("{word} {}", (17 + 31 * i + 7 * round) % 90),
            };
            // Typing names what a cell of a table holds; on a drawing, Enter begins.
            let done = match sheet {
                Sheet::Swimlane(_) => Modifiers::COMMAND,
                _ => Modifiers::NONE,
            };
            if done == Modifiers::COMMAND {
                window.press(Key::Enter, Modifiers::NONE);
            }
            for (k, c) in name.chars().enumerate() {
                keys.push(16 * i + k, window.frame(vec![Event::Text(c.to_string())]));
            }
            let before = window.app.editor.revision();
            written.push(i, window.press(Key::Enter, done));
            assert_ne!(window.app.editor.revision(), before, "{name} is written");
            if into.is_none() {
                assert_eq!(window.app.editor.document().display_name(record), name, "it is written");
            }
            let frames = (0..AFTER).map(|_| window.frame(vec![]));
            after.push(i, frames.max().unwrap_or_default());
        }
    }
    println!("{what}");
    keys.tell("  a letter typed");
    written.tell("  a name written");
    after.tell("  the longest frame after it, findings coming in");
}

/// Goes to a record, or to the cell of its row in this column.
fn go_to(window: &mut Window, record: &Id, column: Option<usize>) {
    match column {
        None => drop(window.app.editor.go_to(record)),
        Some(column) => {
            window.app.editor.select([record.clone()]);
            window.frame(vec![]);
            window.press(Key::Home, Modifiers::NONE);
            for _ in 0..column {
                window.press(Key::ArrowRight, Modifiers::NONE);
            }
        }
    }
    for _ in 0..3 {
        window.frame(vec![]);
    }
}

/// All of it in sight, the pointer going to and fro over the marks.
fn all_in_sight(window: &mut Window, steps: &[Id]) {
    if let Some(step) = steps.first() {
        window.app.editor.go_to(step);
    }
    window.press(Key::Num1, Modifiers::COMMAND);
    window.frame(vec![]);
    println!("{} marks in view at {:.0} %", window.app.editor.spots().len(), window.app.editor.camera().zoom * 100.0);
    let mut hover = Times::default();
    for _ in 0..ROUNDS {
        for i in 0..60_u8 {
            let at = egui::pos2(300.0 + 12.0 * f32::from(i), 200.0 + 4.0 * f32::from(i));
            hover.push(i.into(), window.frame(vec![Event::PointerMoved(at)]));
        }
    }
    hover.tell("  the pointer moves");
}
