//! All checks on a model of 1,000 steps, 200 rules and 120 touchpoints: at most 20 ms. Then each rule by itself, and
//! models of four times the size, which must not take much more than four times as long.
//!
//! `cargo bench --bench checks`.

#[path = "synthetic/governed.rs"]
mod governed;
#[path = "synthetic/mod.rs"]
mod swimlanes;
#[path = "synthetic/tables.rs"]
mod tables;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use laneway::{
    check,
    model::{Date, Document, MODEL_ID, Record},
};
use std::hint::black_box;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn today() -> Date {
    Date::new(2026, 11, 22).expect("a day")
}

fn all(c: &mut Criterion) {
    let mut group = c.benchmark_group("all checks");
    for steps in [250, 1_000, 4_000] {
        let document = governed::document(steps);
        let found = check::run(&document, today());
        let (rules, touchpoints) = (document.rules().count(), document.touchpoints().count());
        eprintln!("{steps} steps, {rules} rules, {touchpoints} touchpoints: {} findings", found.len());
        group.bench_function(BenchmarkId::from_parameter(steps), |b| {
            b.iter(|| black_box(check::run(black_box(&document), today())));
        });
    }
}

/// Each rule with all others off: what it costs with the facts, which each run gathers.
fn each(c: &mut Criterion) {
    let document = governed::document(1_000);
    let mut group = c.benchmark_group("one check");
    group.sample_size(20);
    for rule in check::RULES {
        let alone = with_only(&document, rule.name);
        group.bench_function(rule.name, |b| b.iter(|| black_box(check::run(black_box(&alone), today()))));
    }
}

fn with_only(document: &Document, name: &str) -> Document {
    let off = check::RULES.iter().filter(|rule| rule.name != name);
    let checks = off.map(|rule| (rule.name.to_owned(), laneway::model::Level::Off)).collect();
    let mut model = document.model().expect("a model").clone();
    model.checks = checks;
    let others = document.records().filter(|record| record.id().as_str() != MODEL_ID).cloned();
    Document::from_records(others.chain([Record::Model(model)]))
}

criterion_group!(benches, all, each);
criterion_main!(benches);
