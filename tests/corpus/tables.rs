//! Damaged tables: cut anywhere, bits flipped, parts swapped and repeated. Never a panic, and what comes in fits together.

use super::robust::Dice;
use laneway::{
    exchange::{self, ForeignFormat},
    model::IdMaker,
};

const FIXTURES: [(&str, &[u8]); 3] = [
    ("sipoc", include_bytes!("../fixtures/order.sipoc.csv")),
    ("journey", include_bytes!("../fixtures/repair.journey.csv")),
    ("steps", include_bytes!("../fixtures/order.steps.csv")),
];

fn try_it(bytes: &[u8], what: &str) -> bool {
    match exchange::import(ForeignFormat::Table, bytes, "x", &mut IdMaker::new(1)) {
        Ok(imported) => {
            super::sound(&imported.document, what);
            true
        }
        Err(refusal) => {
            assert!(!refusal.to_string().contains('\n'), "{what}: {refusal}");
            false
        }
    }
}

#[test]
fn fixtures_come_in_whole() {
    for (name, bytes) in FIXTURES {
        let imported = exchange::import(ForeignFormat::Table, bytes, "x", &mut IdMaker::new(1)).expect(name);
        assert_eq!(imported.report.warnings, [], "{name}");
        println!("{name}: {}", imported.report);
    }
}

#[test]
fn damaged_tables_never_panic() {
    let mut dice = Dice(12);
    let mut came_in = 0;
    for (name, bytes) in FIXTURES {
        // Steps are tidied into a swimlane, which takes its time.
        let (apart, rounds) = if name == "steps" { (29, 20) } else { (1, 400) };
        for end in (0..=bytes.len()).step_by(apart) {
            try_it(&bytes[..end], &format!("{name} cut at {end}"));
        }
        for round in 0..rounds {
            let mut damaged = bytes.to_vec();
            for _ in 0..=dice.roll(6) {
                let (at, from) = (dice.roll(damaged.len()), dice.roll(damaged.len()));
                match dice.roll(4) {
                    0 => damaged[at] ^= 1 << dice.roll(8),
                    1 => damaged[at] = b",;\t\"\n\\:#'+-\r"[dice.roll(12)],
                    2 if damaged.len() > 1 => drop(damaged.remove(at)),
                    _ => {
                        let part = damaged[from.min(at)..from.max(at)].to_vec();
                        damaged.splice(at..at, part);
                    }
                }
            }
            came_in += usize::from(try_it(&damaged, &format!("{name}, round {round}")));
        }
    }
    assert!(came_in > 300, "most damage hits words: {came_in}");
}

#[test]
fn five_megabytes_come_in_or_are_refused_soon() {
    let wide = "x,".repeat(100_000);
    let cases = [
        format!("Suppliers,Inputs,Process,Outputs,Customers\n{}", "Ann,Order,Take it,Parcel,Ben\n".repeat(19_000)),
        format!("Stage,{wide}\nStep,{wide}\nEmotion,{}\n", "1,".repeat(100_000)),
        format!("Step,Lane,Next\n{}", (0..2_000).map(|i| format!("s{i},l{},s{}\n", i % 7, i + 1)).collect::<String>()),
        format!("Step,Lane,Next\n{}", "a,b,c\n".repeat(500_000)),
        format!("S,I,P,O,C\n\"{}", "a\"\"b,".repeat(500_000)),
        format!("S,I,P,O,C\n{}", "\"a,".repeat(500_000)),
        "\"\",".repeat(1_000_000),
    ];
    for text in cases {
        let start = std::time::Instant::now();
        let came_in = try_it(text.as_bytes(), "large");
        println!("{} bytes, came in {came_in}: {:?}", text.len(), start.elapsed());
        assert!(start.elapsed().as_secs() < 40);
    }
}
