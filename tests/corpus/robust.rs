//! Damaged files: cut anywhere, bits flipped, bytes at random, parts swapped. Never a panic, never a hang, and what
//! does come in fits together.

use laneway::{exchange::bpmn, model::IdMaker};
use std::time::{Duration, Instant};

const FIXTURE: &[u8] = include_bytes!("../fixtures/order.bpmn");

/// splitmix64: the same damage every time.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % below.max(1) as u64) as usize
    }
}

/// Imports it; whatever comes of it must be whole, and a refusal one line. Says whether it came in.
fn try_it(bytes: &[u8], what: &str) -> bool {
    match bpmn::import(bytes, &mut IdMaker::new(1)) {
        Ok(imported) => {
            super::sound(&imported.document, what);
            assert!(!imported.report.to_string().is_empty() && imported.report.to_json().ends_with("}\n"));
            true
        }
        Err(refusal) => {
            assert!(!refusal.to_string().contains('\n'), "{what}: {refusal}");
            false
        }
    }
}

#[test]
fn cut_at_every_byte() {
    let came_in = (0..=FIXTURE.len()).filter(|&end| try_it(&FIXTURE[..end], &format!("cut at {end}"))).count();
    // Only the whole file, with or without the line feed at its end.
    assert_eq!(came_in, 2);
}

#[test]
fn bits_flipped() {
    let mut dice = Dice(5);
    let mut came_in = 0;
    for round in 0..4_000 {
        let mut bytes = FIXTURE.to_vec();
        for _ in 0..=dice.roll(3) {
            let at = dice.roll(bytes.len());
            bytes[at] ^= 1 << dice.roll(8);
        }
        came_in += usize::from(try_it(&bytes, &format!("flip {round}")));
    }
    assert!(came_in > 500, "most flips hit names and numbers, and import: {came_in}");
}

#[test]
fn bytes_at_random() {
    let mut dice = Dice(6);
    for round in 0..500 {
        let length = dice.roll(400);
        let start: &[u8] = [&b""[..], b"<", b"\xFF\xFE", b"<?xml version='1.0' encoding='utf-16'?>"][round % 4];
        let bytes: Vec<u8> = start.iter().copied().chain((0..length).map(|_| dice.roll(256) as u8)).collect();
        assert!(!try_it(&bytes, "noise"));
    }
}

/// Swaps what stands between quotes and whole lines: well-formed files that make no sense.
#[test]
fn parts_swapped() {
    let text = String::from_utf8(FIXTURE.to_vec()).expect("UTF-8");
    let mut dice = Dice(7);
    let mut came_in = 0;
    for round in 0..4_000 {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        for _ in 0..=dice.roll(4) {
            let (a, b) = (3 + dice.roll(lines.len() - 4), 3 + dice.roll(lines.len() - 4));
            match dice.roll(3) {
                0 => lines.swap(a, b),
                1 => lines[a] = lines[b].clone(),
                _ => swap_value(&mut lines, a, b, &mut dice),
            }
        }
        came_in += usize::from(try_it(lines.join("\n").as_bytes(), &format!("swap {round}")));
    }
    assert!(came_in > 1_000, "{came_in}");
}

/// Writes a quoted value of one line over one of another.
fn swap_value(lines: &mut [String], from: usize, to: usize, dice: &mut Dice) {
    let quoted = |line: &str| line.match_indices('"').map(|(i, _)| i).collect::<Vec<_>>();
    let (there, here) = (quoted(&lines[from]), quoted(&lines[to]));
    if there.len() < 2 || here.len() < 2 {
        return;
    }
    let (t, h) = (2 * dice.roll(there.len() / 2), 2 * dice.roll(here.len() / 2));
    let value = lines[from][there[t]..there[t + 1]].to_owned();
    lines[to].replace_range(here[h]..here[h + 1], &value);
}

/// Refusals come before the work: each in well under a second, also in a build without optimisation.
#[test]
fn refused_in_time() {
    let attributes: String = (0..100_000).map(|i| format!(" a{i}=\"\"")).collect();
    let cases: [(&str, String); 4] = [
        ("attributes", format!("<definitions{attributes}/>")),
        ("doctype", "<!DOCTYPE a [<!ENTITY x \"y\">]><a/>".to_owned()),
        ("depth", format!("<definitions>{}", "<process>".repeat(200_000))),
        ("not XML", "{".repeat(1_000_000)),
    ];
    for (what, text) in cases {
        let start = Instant::now();
        assert!(!try_it(text.as_bytes(), what));
        assert!(start.elapsed() < Duration::from_secs(1), "{what}: {:?}", start.elapsed());
    }
}

/// A file far larger than people draw: every part of the importer stays near linear.
#[test]
fn large_files_come_in() {
    for drawn in [true, false] {
        let start = Instant::now();
        let bytes = large(3_000, drawn);
        assert!(try_it(bytes.as_bytes(), "large"));
        println!("3,000 steps, drawn {drawn}: {:?}", start.elapsed());
        assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
    }
}

fn large(steps: usize, drawn: bool) -> String {
    let mut text = String::from(
        "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"><process id=\"P\" name=\"Large\">",
    );
    for i in 0..steps {
        let kind = if i % 50 == 7 { "subProcess" } else { "task" };
        text += &format!("<{kind} id=\"t{i}\" name=\"Step {i}\">");
        if kind == "subProcess" {
            text += &format!("<task id=\"in{i}\"/>");
        }
        text += &format!("</{kind}><sequenceFlow id=\"f{i}\" sourceRef=\"t{i}\" targetRef=\"t{}\"/>", i * 7 % steps);
    }
    text += "</process>";
    if drawn {
        text += "<BPMNDiagram><BPMNPlane bpmnElement=\"P\">";
        for i in 0..steps {
            let (x, y) = (i % 100 * 150, i / 100 * 100);
            text += &format!(
                "<BPMNShape bpmnElement=\"t{i}\"><Bounds x=\"{x}\" y=\"{y}\" width=\"100\" height=\"80\"/></BPMNShape>"
            );
        }
        text += "</BPMNPlane></BPMNDiagram>";
    }
    text + "</definitions>"
}
