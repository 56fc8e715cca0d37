//! From text to text, phase by phase: parse, lay out, draw, write SVG, tidy; and one edit to the next scene.
//!
//! `cargo bench --bench pipeline`; `against_dot.py` measures the whole process.

mod synthetic;

use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use laneway::{
    change::op,
    drawing::{self, ThemeName},
    editor::Editor,
    export::{self, TextMode},
    file,
    layout::{self, Request},
    model::Id,
};
use std::hint::black_box;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn phases(c: &mut Criterion) {
    let swimlane = synthetic::swimlane();
    for steps in [100, 1_000, 10_000] {
        let document = synthetic::document(steps);
        let text = file::print(&document);
        let request = Request::new(&document, &swimlane).expect("the swimlane is there");
        let laid_out = layout::layout(&request);
        let theme = ThemeName::Light.theme();
        let drawing = drawing::draw(&document, &swimlane, &laid_out, theme);
        let mut group = c.benchmark_group("phase");
        group.sample_size(if steps == 10_000 { 10 } else { 30 });
        group.bench_function(BenchmarkId::new("parse", steps), |b| b.iter(|| file::parse(black_box(&text))));
        group.bench_function(BenchmarkId::new("print", steps), |b| b.iter(|| file::print(black_box(&document))));
        group.bench_function(BenchmarkId::new("layout", steps), |b| b.iter(|| layout::layout(black_box(&request))));
        group.bench_function(BenchmarkId::new("draw", steps), |b| {
            b.iter(|| drawing::draw(black_box(&document), &swimlane, &laid_out, theme));
        });
        group.bench_function(BenchmarkId::new("svg", steps), |b| {
            b.iter(|| export::svg(black_box(&drawing), TextMode::Embedded));
        });
        group.bench_function(BenchmarkId::new("tidy", steps), |b| b.iter(|| layout::tidy::tidy(black_box(&request))));
        group.finish();
    }
}

fn edits(c: &mut Criterion) {
    let mut group = c.benchmark_group("edit to scene");
    for steps in [1_000, 10_000] {
        group.sample_size(10);
        group.bench_function(BenchmarkId::new("rename a step", steps), |b| {
            let mut editor = Editor::new(synthetic::document(steps), 1);
            black_box(editor.scene());
            let mut round = 0;
            b.iter_batched(
                || {
                    round += 1;
                    format!("Renamed {}", round % 97)
                },
                |name| {
                    editor.act(|document, _| op::rename(document, &Id::from("step-17"), &name));
                    black_box(editor.scene());
                },
                BatchSize::PerIteration,
            );
        });
    }
    group.finish();
}

criterion_group!(benches, phases, edits);
criterion_main!(benches);
