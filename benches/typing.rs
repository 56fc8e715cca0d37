//! The whole window while somebody types into a model of 1,000 steps, 200 rules and 120 touchpoints and the checks run
//! beside it: the time of each frame at 60 frames a second. No frame may take longer than 8 ms.
//!
//! `cargo bench --bench typing`. A frame is input, panels, canvas and triangles; handing them to the graphics card is not
//! in it. Frames in which a name is written lay the view out anew, and are told apart.

#[path = "synthetic/governed.rs"]
mod governed;
#[path = "synthetic/mod.rs"]
mod swimlanes;
#[path = "synthetic/tables.rs"]
mod tables;

use egui::{Event, Key, Modifiers, RawInput, Rect, Vec2};
use laneway::{
    gui::App,
    model::{Id, Sheet},
};
use std::time::{Duration, Instant};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SIZE: Vec2 = Vec2::new(1600.0, 900.0);
const FRAME: Duration = Duration::from_micros(16_667);
const NAMES: usize = 40;

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

/// How long frames of a kind took.
#[derive(Default)]
struct Times(Vec<Duration>);

impl Times {
    fn tell(&mut self, what: &str) {
        self.0.sort_unstable();
        let ms = |d: Option<&Duration>| d.map_or(0.0, |d| d.as_secs_f64() * 1e3);
        let over = self.0.iter().filter(|d| d.as_millis() >= 8).count();
        println!(
            "{what}: {} frames, median {:.2} ms, 99 % {:.2} ms, worst {:.2} ms, {over} over 8 ms",
            self.0.len(),
            ms(self.0.get(self.0.len() / 2)),
            ms(self.0.get(self.0.len() * 99 / 100)),
            ms(self.0.last()),
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
    let swimlane = window.app.editor.document().swimlanes().next().map(|s| s.id.clone()).expect("a swimlane");
    window.app.editor.go_to_sheet(&Sheet::Swimlane(swimlane));
    window.app.wait_for_checks();
    println!("{} problems", window.app.editor.checked().count().words());
    let steps: Vec<Id> = window.app.editor.document().steps().map(|s| s.id.clone()).take(NAMES).collect();
    for marks in [true, false] {
        window.app.prefs.marks = marks;
        let (mut keys, mut written, mut found, mut travel) =
            (Times::default(), Times::default(), Times::default(), Times::default());
        for step in &steps {
            window.app.editor.go_to(step);
            for _ in 0..3 {
                window.frame(vec![]);
            }
            window.press(Key::Enter, Modifiers::NONE);
            window.frame(vec![]);
            for c in "Check it".chars() {
                keys.0.push(window.frame(vec![Event::Text(c.to_string())]));
            }
            written.0.push(window.press(Key::Enter, Modifiers::COMMAND));
            // The findings of the new state come into one of these.
            for _ in 0..6 {
                found.0.push(window.frame(vec![]));
            }
        }
        for _ in 0..NAMES {
            travel.0.push(window.press(Key::F8, Modifiers::NONE));
        }
        println!("marks on the drawing: {marks}");
        keys.tell("  a letter typed");
        written.tell("  a name written");
        found.tell("  after it, findings coming in");
        travel.tell("  F8 to the next problem");
    }
    // All of it in sight, the pointer going to and fro over the marks.
    window.app.prefs.marks = true;
    window.press(Key::Num1, Modifiers::COMMAND);
    window.frame(vec![]);
    println!("{} marks in view at {:.0} %", window.app.editor.spots().len(), window.app.editor.camera().zoom * 100.0);
    let mut hover = Times::default();
    for i in 0..120_u8 {
        let at = egui::pos2(300.0 + 6.0 * f32::from(i), 200.0 + 2.0 * f32::from(i));
        hover.0.push(window.frame(vec![Event::PointerMoved(at)]));
    }
    hover.tell("  the pointer moves");
    let _ = std::fs::remove_file(path);
}
