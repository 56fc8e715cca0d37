//! Views that are tables: an edit in a large one to the next finished frame, and the export of a model with ten of them.
//!
//! `cargo bench --bench tables`. What is asked for: at most 8 ms from an edit to the frame, and 200 ms for the export.

#[path = "synthetic/matrix.rs"]
mod matrix;
#[path = "synthetic/tables.rs"]
mod tables;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use laneway::{
    change::op,
    drawing::{LaidOut, ThemeName, draw_table},
    editor::Command,
    export::{TextMode, svg},
    gui::canvas::CanvasBench,
    layout::table::{Table, layout_table},
    model::{Attribute, CellAt, ColumnKey, Document, Id, IdMaker, Matrix, Register, RowKey, Sheet},
};
use std::hint::black_box;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SIZE: (f32, f32) = (1600.0, 900.0);

/// A large journey and a large SIPOC, and the record to edit in each: the card or entry in its middle.
fn views() -> [(&'static str, Sheet, Id); 2] {
    [
        ("journey 60 x 20", Sheet::Journey(Id::from("journey-0")), Id::from("journey-0-card-9-30")),
        ("SIPOC of 200 rows", Sheet::Sipoc(Id::from("sipoc-0")), Id::from("sipoc-0-entry-100-1")),
    ]
}

fn edits(c: &mut Criterion) {
    let mut group = c.benchmark_group("table edit to frame");
    group.sample_size(30);
    for (name, sheet, record) in views() {
        // In a model of ten such views, which has records that this one does not show.
        let mut canvas = CanvasBench::new(tables::document(5, 5), SIZE.0, SIZE.1);
        canvas.editor.go_to_sheet(&sheet);
        for (zoom, command) in [("100 %", Command::ZoomActual), ("all in view", Command::ZoomFit)] {
            canvas.run(command);
            let cost = canvas.frame();
            eprintln!("{name}, {zoom}: {} shapes, {} vertices", cost.shapes, cost.vertices);
            let mut n = 0;
            group.bench_function(BenchmarkId::new(format!("{name}, rename"), zoom), |b| {
                b.iter(|| {
                    n += 1;
                    canvas.editor.act(|document, _| op::rename(document, &record, &format!("Card {n}")));
                    black_box(canvas.frame())
                });
            });
            // The row grows and shrinks: everything beneath it moves.
            let long = "It takes many words to say why this has gone wrong once more. ".repeat(6);
            group.bench_function(BenchmarkId::new(format!("{name}, row grows and shrinks"), zoom), |b| {
                b.iter(|| {
                    n += 1;
                    let text = if n % 2 == 0 { long.as_str() } else { "short" };
                    canvas.editor.act(|document, _| op::rename(document, &record, text));
                    black_box(canvas.frame())
                });
            });
        }
    }
    group.finish();
}

/// The matrices of a swimlane of 1,000 steps: one cell is typed into, and the frame after it.
fn matrices(c: &mut Criterion) {
    let mut group = c.benchmark_group("matrix edit to frame");
    group.sample_size(30);
    let step = |n: usize| RowKey::Record(Id::from(format!("step-{n}").as_str()));
    let cells = [
        (
            Matrix::Experience,
            CellAt { row: step(7), column: ColumnKey::Attribute(Attribute::Rules) },
            ["Rule 3 of the house", "Rule 4 of the house"],
        ),
        (Matrix::Raci, CellAt { row: step(7), column: ColumnKey::Record("party-5".into()) }, ["c", "i"]),
    ];
    for (kind, at, texts) in cells {
        let sheet = Sheet::Matrix(kind, "swim".into());
        let mut canvas = CanvasBench::new(matrix::document(), SIZE.0, SIZE.1);
        canvas.editor.go_to_sheet(&sheet);
        for (zoom, command) in [("100 %", Command::ZoomActual), ("all in view", Command::ZoomFit)] {
            canvas.run(command);
            canvas.frame();
            let mut n = 0;
            group.bench_function(BenchmarkId::new(format!("{} of {} steps", kind.word(), matrix::STEPS), zoom), |b| {
                b.iter(|| {
                    n += 1;
                    let text = texts[n % 2];
                    canvas.editor.act(|document, ids| op::type_in(document, &sheet, &at, None, text, ids));
                    black_box(canvas.frame())
                });
            });
        }
        let document = canvas.editor.document().clone();
        let content = BenchmarkId::new(format!("{} content", kind.word()), matrix::STEPS);
        group.bench_function(content, |b| b.iter(|| Table::new(black_box(&document), &sheet)));
    }
    group.finish();
}

/// A register of 1,000 rules: pasting them, and a cell typed to the next frame.
fn registers(c: &mut Criterion) {
    let mut group = c.benchmark_group("register of 1,000 rows");
    group.sample_size(20);
    let columns: Vec<Option<Attribute>> = Register::Rules.attributes().iter().take(8).map(|it| Some(*it)).collect();
    let row = |i: usize| {
        let (name, owner) = (format!("Rule {i}"), format!("Owner {}", i % 40));
        let said = "What must hold, in a sentence that takes two lines";
        let texts = [name.as_str(), "policy", said, "Service handbook", "§ 1", &owner, "2027-01-31", ""];
        (None, texts.map(str::to_owned).to_vec())
    };
    let rows: op::RegisterRows = (0..1000).map(row).collect();
    let empty = Document::default();
    let fill = || op::fill_register(&empty, Register::Rules, &columns, &rows, &mut IdMaker::new(1)).expect("fills");
    group.bench_function("paste 8 columns", |b| b.iter(|| black_box(fill())));

    let filled = fill();
    let mut document = empty.clone();
    filled.transaction.diff.apply(&mut document);
    let sheet = Sheet::Register(Register::Rules);
    let rule = filled.rows.get(500).cloned().flatten().expect("a rule");
    let at = CellAt { row: RowKey::Record(rule), column: ColumnKey::Attribute(Attribute::Citation) };
    let mut canvas = CanvasBench::new(document, SIZE.0, SIZE.1);
    canvas.editor.go_to_sheet(&sheet);
    for (zoom, command) in [("100 %", Command::ZoomActual), ("all in view", Command::ZoomFit)] {
        canvas.run(command);
        let mut n = 0;
        group.bench_function(BenchmarkId::new("type to frame", zoom), |b| {
            b.iter(|| {
                n += 1;
                canvas.editor.act(|document, ids| op::type_in(document, &sheet, &at, None, &format!("§ {n}"), ids));
                black_box(canvas.frame())
            });
        });
    }
    group.finish();
}

fn phases(c: &mut Criterion) {
    let document = tables::document(5, 5);
    let mut group = c.benchmark_group("table phase");
    for (name, sheet, _) in views() {
        let table = Table::new(&document, &sheet).expect("a table");
        let layout = layout_table(&table);
        let theme = ThemeName::Light.theme();
        let drawing = draw_table(&table, &layout, theme);
        group
            .bench_function(BenchmarkId::new("content", name), |b| b.iter(|| Table::new(black_box(&document), &sheet)));
        group.bench_function(BenchmarkId::new("layout", name), |b| b.iter(|| layout_table(black_box(&table))));
        group.bench_function(BenchmarkId::new("draw", name), |b| {
            b.iter(|| draw_table(black_box(&table), &layout, theme))
        });
        group
            .bench_function(BenchmarkId::new("svg", name), |b| b.iter(|| svg(black_box(&drawing), TextMode::Embedded)));
    }
    group.finish();
}

fn exports(c: &mut Criterion) {
    let document = tables::document(5, 5);
    let mut group = c.benchmark_group("table export");
    group.sample_size(20);
    group.bench_function("ten views as SVG", |b| b.iter(|| black_box(export(&document))));
    group.finish();
}

/// As the command line does: each view laid out, drawn, written.
fn export(document: &Document) -> usize {
    let view = |sheet: Sheet| {
        let view = LaidOut::new(document, &sheet).expect("a view");
        svg(&view.draw(document, ThemeName::Light.theme()), TextMode::Embedded).len()
    };
    Sheet::all(document).into_iter().map(view).sum()
}

criterion_group!(benches, edits, matrices, registers, phases, exports);
criterion_main!(benches);
