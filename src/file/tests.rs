//! Model files in and out: canonical, nothing lost, and refusals that say where.

use super::*;
use crate::model::{Id, IdMaker, ProblemKind};

const SMALL: &str = r#"(
  format: 1,
  model: (
    name: "Complaint",
  ),
  swimlanes: [
    (
      id: "swim",
      name: "As it is",
    ),
  ],
  lanes: [
    (
      id: "lane",
      swimlane: "swim",
      name: "Front office",
      order: 0,
    ),
  ],
  steps: [
    (
      id: "a",
      name: "Take the \"complaint\"\nand log it",
      lane: "lane",
      column: 0,
    ),
    (
      id: "b",
      kind: Decision(Exclusive),
      name: "Under warranty?",
      lane: "lane",
      column: 1.5,
      row: 1,
    ),
  ],
  flows: [
    (
      id: "f",
      swimlane: "swim",
      from: "a",
      to: "b",
      condition: When("x > 1"),
    ),
  ],
)
"#;

fn refusal(text: &str) -> String {
    parse(text).map(|_| ()).expect_err(text).to_string()
}

#[test]
fn canonical_text_comes_back_byte_for_byte() {
    let parsed = parse(SMALL).expect("sound");
    assert_eq!(parsed.problems, []);
    assert_eq!(parsed.warnings, []);
    assert_eq!(print(&parsed.document), SMALL);
    let crlf = SMALL.replace('\n', "\r\n");
    assert_eq!(print(&parse(&crlf).expect("sound").document), SMALL);
    let marked = format!("\u{feff}{SMALL}");
    assert_eq!(print(&parse_bytes(marked.as_bytes()).expect("sound").document), SMALL);
}

#[test]
fn a_started_model_comes_back() {
    let document = crate::change::op::start_model("Order \u{1}\u{202e}to \"cash\" \\ \r\n", &mut IdMaker::new(1));
    let parsed = parse(&print(&document)).expect("sound");
    assert_eq!(parsed.document, document);
    assert_eq!(parsed.problems, []);
}

#[test]
fn an_apostrophe_is_written_plain_and_read_either_way() {
    let name = r#"driver's \' "x" \\' 'ä'"#;
    let document = crate::change::op::start_model(name, &mut IdMaker::new(1));
    let text = print(&document);
    assert!(text.contains(r#""driver's \\' \"x\" \\\\' 'ä'""#), "{text}");
    assert_eq!(parse(&text).expect("sound").document, document);
    let old = text.replace("driver's", r"driver\'s");
    assert_eq!(print(&parse(&old).expect("sound").document), text);
}

#[test]
fn refusals_say_where_and_what_to_do() {
    let unknown = SMALL.replace("row: 1,", "row: 1,\n      colour: \"red\",");
    assert!(
        refusal(&unknown).starts_with("line 34, column 7: there is no field “colour” in Step"),
        "{}",
        refusal(&unknown)
    );
    let kind = SMALL.replace("Decision(Exclusive)", "Strt");
    assert!(refusal(&kind).contains("“Strt” is not known here; use one of"), "{}", refusal(&kind));
    assert!(refusal(&SMALL.replace("format: 1", "format: 7")).contains("format 7"));
    assert!(refusal("(steps: [], later: 3, format: 2)").contains("format 2"));
    assert!(refusal("(format: 0)").contains("no format 0"));
    assert!(refusal("").contains("empty"));
    assert!(refusal("  \n\t ").contains("empty"));
    assert!(refusal("<?xml version=\"1.0\"?><a/>").contains("laneway import"));
    assert!(refusal("hello").contains("begins with `(format: 1,`"));
    for number in ["NaN", "inf", "-inf", "+inf"] {
        assert!(
            refusal(&SMALL.replace("1.5", number)).contains("finite"),
            "{}",
            refusal(&SMALL.replace("1.5", number))
        );
    }
    for (text, told) in [
        (SMALL.replace("  format: 1,\n", ""), "does not say its format; begin it with `(format: 1,`"),
        (SMALL.replace("format: 1", "format: 99999999999999999999"), "newer Laneway"),
        (SMALL.replace("row: 1,", "row: 1,\n      row: 2,"), "“row” stands twice in Step; remove one"),
        (SMALL.replace("column: 1.5,\n", "column: 1.5\n"), "a comma or a closing bracket is missing here; put it"),
        (SMALL.replace("column: 1.5", "column: left"), "expected float; write a number"),
        (format!("{SMALL}(format: 1)"), "more after the end of the model; remove"),
        (SMALL.get(..200).unwrap_or_default().to_owned(), "ends in the middle of the model; restore it from git"),
        (SMALL.replace("      id: \"b\",\n", ""), "“id” is missing in Step; add it"),
    ] {
        let refused = parse(&text).expect_err(told);
        assert!(refused.to_string().contains(told), "{told}: {refused}");
        assert!(refused.place.is_some() || told == "newer Laneway", "{refused}");
    }
    let utf16: Vec<u8> = SMALL.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(parse_bytes(&utf16).expect_err("UTF-16").to_string().contains("UTF-16"));
    let bad = parse_bytes(b"(\n  format: 1, model: (name: \"caf\xe9\"))").expect_err("Latin-1");
    assert_eq!(bad.place, Some((2, 32)));
    for text in [&unknown, &kind, "hello", "", "(", "(format: 1", "(format: 1)\n)"] {
        assert_eq!(refusal(text).lines().count(), 1, "{text}");
    }
}

#[test]
fn conflict_markers_are_told_and_nothing_else_is_taken_for_one() {
    let ours =
        SMALL.replace("      column: 0,\n", "<<<<<<< HEAD\n      column: 0,\n=======\n      column: 2,\n>>>>>>> b\n");
    assert_eq!(parse(&ours).expect_err("conflict").place, Some((25, 1)));
    let diff3 = ours.replace("=======\n", "||||||| base\n      column: 1,\n=======\n");
    assert!(refusal(&diff3).contains("conflict marker"));
    let left_over = SMALL.replace("      column: 0,\n", "      column: 0,\n>>>>>>> b\n");
    assert!(refusal(&left_over.replace('\n', "\r\n")).contains("conflict marker"));
    let in_comment = SMALL.replace("(\n  format", "(\n/* a\n<<<<<<< HEAD\n=======\n>>>>>>> b\n*/ format");
    assert_eq!(parse(&in_comment).expect_err("conflict").place, Some((3, 1)));
    // One that the ends of comments cut in two would open with both sides' records in it.
    let apart =
        "(/*\n<<<<<<< HEAD\n*/ format: 1, steps: [(id: \"a\"), /*\n=======\n*/ (id: \"b\"), /*\n>>>>>>> b\n*/])";
    assert_eq!(parse(apart).expect_err("conflict").place, Some((2, 1)));
    for ruled in ["/*\n=======\nHeading\n=======\n*/", "/*\n>>>>>>>\n<<<<<<<\n*/"] {
        assert!(parse(&SMALL.replace("(\n  format", &format!("(\n{ruled} format"))).is_ok(), "{ruled}");
    }
    for harmless in
        ["r\"\n<<<<<<< HEAD\n=======\n>>>>>>> b\n\"", "\"a\n=======\nb\"", "\"<<<<<<< HEAD\"", "r#\"\"\n=======\n\"#"]
    {
        let text = SMALL.replace("\"As it is\"", harmless);
        assert!(parse(&text).is_ok(), "{harmless}: {:?}", parse(&text));
    }
}

#[test]
fn comments_warn() {
    let parsed = parse(&SMALL.replace("  lanes:", "  // who does it\n  lanes:")).expect("sound");
    assert_eq!(parsed.warnings, [Warning::Comments { line: 12 }]);
    assert_eq!(parse(&SMALL.replace("As it is", "see http://x /* y */")).expect("sound").warnings, []);
}

#[test]
fn duplicates_and_dangling_references_are_kept_and_told() {
    let text = SMALL.replace("id: \"b\"", "id: \"a\"").replace("id: \"f\"", "id: \"model\"");
    let parsed = parse(&text).expect("opens");
    let told: Vec<_> = parsed.problems.iter().map(|p| (p.record.as_str().to_owned(), p.kind.clone())).collect();
    assert_eq!(
        told,
        [
            ("a".to_owned(), ProblemKind::DuplicateId { given: Id::from("a-2") }),
            ("model".to_owned(), ProblemKind::DuplicateId { given: Id::from("model-2") }),
            ("model-2".to_owned(), ProblemKind::Dangling { field: "to", target: Id::from("b") }),
        ]
    );
    assert_eq!(parsed.document.steps().count(), 2);
    let again = parse(&print(&parsed.document)).expect("opens");
    assert_eq!(again.document, parsed.document);
    assert_eq!(again.problems.len(), 1);
}

#[test]
fn a_cut_file_is_always_noticed() {
    let whole = SMALL.trim_end().len();
    for end in 0..whole {
        if let Some(text) = SMALL.get(..end) {
            assert_eq!(refusal(text).lines().count(), 1);
        }
    }
}

#[test]
fn no_bytes_make_it_panic() {
    let mut bits = IdBits(11);
    for _ in 0..20_000 {
        let mut bytes = SMALL.as_bytes().to_vec();
        for _ in 0..=bits.below(3) {
            let at = bits.below(bytes.len());
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << bits.below(8);
            }
        }
        let _ = parse_bytes(&bytes).map(|parsed| print(&parsed.document));
    }
    for length in 0..3_000 {
        let noise: Vec<u8> = (0..length % 300).map(|_| bits.below(256) as u8).collect();
        let _ = parse_bytes(&noise);
        let signs: String =
            (0..length % 300).map(|_| char::from(b"()[]{}\"',:#r/*\\<=>|1e.-aA \n"[bits.below(27)])).collect();
        let _ = parse(&format!("({signs}"));
    }
    for nest in ["(", "[", "{", "/*", "Some(", "(format:"] {
        let _ = parse(&nest.repeat(50_000));
        let _ = parse(&format!("(format: 1, model: {}", nest.repeat(50_000)));
    }
}

#[test]
fn ten_thousand_steps_are_read_and_written_fast() {
    let mut text =
        String::from("(format: 1, swimlanes: [(id: \"s\")], lanes: [(id: \"l\", swimlane: \"s\")], steps: [");
    for i in 0..10_000 {
        text += &format!("(id: \"step-{i:05}\", name: \"Check the claim number {i}\", lane: \"l\", column: {i}),");
    }
    text += "], flows: [";
    for i in 1..10_000 {
        text += &format!("(id: \"flow-{i:05}\", swimlane: \"s\", from: \"step-{:05}\", to: \"step-{i:05}\"),", i - 1);
    }
    text += "])";
    let start = std::time::Instant::now();
    let parsed = parse(&text).expect("sound");
    let printed = print(&parsed.document);
    let took = start.elapsed();
    println!("10,000 steps, {} kB: read and written in {took:?}", printed.len() / 1000);
    assert_eq!(parsed.problems, []);
    assert_eq!(parse(&printed).expect("sound").document, parsed.document);
    // An unoptimised build is some ten times slower than the 150 ms promised of a release.
    assert!(took.as_millis() < if cfg!(debug_assertions) { 5_000 } else { 150 }, "{took:?}");
}

/// splitmix64, so that the noise is the same each time.
struct IdBits(u64);

impl IdBits {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % n as u64) as usize
    }
}

#[test]
fn a_key_that_stands_twice_in_a_map_is_refused_with_its_place() {
    let two = "(\n  format: 1,\n  kpis: [(id: \"k\", readings: {\"2026-01-31\": 1, \"2026-02-28\": 3,\n    \
               \"2026-01-31\": 2})],\n)\n";
    let error = parse(two).expect_err("two readings of one day");
    let told = error.to_string();
    assert!(told.contains("2026-01-31 stands here twice") && told.contains('3'), "{told}");
    let cells = "(format: 1, decision_rows: [(id: \"r\", table: \"t\", cells: {\"c\": \"1\", \"c\": \"2\"})])";
    assert!(parse(cells).is_err());
    assert!(parse("(format: 1, model: (checks: {\"dead-end\": Off, \"dead-end\": Error}))").is_err());
}

#[test]
fn an_empty_id_is_refused_where_it_stands() {
    let steps = SMALL.replace("id: \"a\",", "id: \"\",");
    assert_eq!(
        refusal(&steps),
        "line 22, column 11: this record has an empty id; give it one that no other has, such as “x1”"
    );
    assert!(refusal("(format: 1, parties: [(name: \"\", id: \" \")])").starts_with("line 1, column 38: "));
    // What points at nothing of this name is a reference like others.
    let dangling = SMALL.replace("lane: \"lane\"", "lane: \"\"");
    assert_eq!(parse(&dangling).map(|parsed| parsed.problems.len()), Ok(2));
}
