//! The canvas, without a window: one whole frame (input, shapes, triangles), and an edit to the next finished frame.
//!
//! `cargo bench --bench canvas`. Compare `actual/10000` with `actual/100`: what is not in sight must cost next to nothing.

mod synthetic;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use laneway::{change::op, editor::Command, gui::canvas::CanvasBench};
use std::hint::black_box;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SIZE: (f32, f32) = (1600.0, 900.0);

fn frames(c: &mut Criterion) {
    let mut group = c.benchmark_group("frame");
    for steps in [100, 1_000, 10_000] {
        let mut canvas = CanvasBench::new(synthetic::document(steps), SIZE.0, SIZE.1);
        let cost = canvas.frame();
        eprintln!("{steps} steps at 100 %: {} shapes, {} vertices", cost.shapes, cost.vertices);
        group.bench_function(BenchmarkId::new("actual", steps), |b| b.iter(|| black_box(canvas.frame())));
        canvas.run(Command::ZoomFit);
        let cost = canvas.frame();
        eprintln!("{steps} steps in view: {} shapes, {} vertices", cost.shapes, cost.vertices);
        group.bench_function(BenchmarkId::new("all in view", steps), |b| b.iter(|| black_box(canvas.frame())));
        let mut turn = 1.0;
        group.bench_function(BenchmarkId::new("all in view, moving", steps), |b| {
            b.iter(|| {
                turn = -turn;
                canvas.editor.pan(laneway::geom::Vec2::new(turn * 3.0, turn * 2.0));
                black_box(canvas.frame())
            });
        });
    }
    group.finish();
}

fn edits(c: &mut Criterion) {
    let mut group = c.benchmark_group("edit to frame");
    group.sample_size(20);
    for steps in [1_000, 10_000] {
        let mut canvas = CanvasBench::new(synthetic::document(steps), SIZE.0, SIZE.1);
        canvas.frame();
        let step = canvas.editor.document().steps().next().map(|s| s.id.clone()).expect("a step");
        let mut n = 0;
        group.bench_function(BenchmarkId::new("rename", steps), |b| {
            b.iter(|| {
                n += 1;
                canvas.editor.act(|document, _| op::rename(document, &step, &format!("Step {n}")));
                black_box(canvas.frame())
            });
        });
        // Added and taken back by turns, so that the model stays its size.
        group.bench_function(BenchmarkId::new("add a step, undo", steps), |b| {
            b.iter(|| {
                let new = op::NewStep { kind: Default::default(), name: "New".into() };
                canvas.editor.act(|document, ids| op::append_step(document, &step, new, ids));
                black_box(canvas.frame());
                canvas.run(Command::Undo);
                black_box(canvas.frame())
            });
        });
    }
    group.finish();
}

criterion_group!(benches, frames, edits);
criterion_main!(benches);
