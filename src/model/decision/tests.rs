use super::{
    cover::{self, Region, Work},
    domain::{COMPARED, Domain},
    faults::WORK,
    unary::{Test, Unary, Value},
    *,
};
use crate::model::*;
use proptest::prelude::*;

fn column(id: &str, side: DecisionSide, holds: ValueType, values: &[&str]) -> DecisionColumn {
    DecisionColumn {
        id: id.into(),
        table: "t".into(),
        side,
        name: id.to_owned(),
        holds,
        values: values.iter().map(|v| (*v).to_owned()).collect(),
        ..DecisionColumn::default()
    }
}

fn input(id: &str, holds: ValueType, values: &[&str]) -> DecisionColumn {
    column(id, DecisionSide::Input, holds, values)
}

/// A table of these columns and rows of cells.
fn table(hit: HitPolicy, columns: &[DecisionColumn], rows: &[&[&str]]) -> Document {
    let mut records: Vec<Record> = vec![DecisionTable { id: "t".into(), hit, ..DecisionTable::default() }.into()];
    for (i, column) in columns.iter().enumerate() {
        records.push(DecisionColumn { order: Key::from(i as i32), ..column.clone() }.into());
    }
    for (i, cells) in rows.iter().enumerate() {
        let cells = columns.iter().zip(*cells).map(|(c, text)| (c.id.clone(), (*text).to_owned())).collect();
        let id = Id::from(format!("r{}", i + 1).as_str());
        records.push(
            DecisionRow { id, table: "t".into(), order: Key::from(i as i32), cells, ..DecisionRow::default() }.into(),
        );
    }
    Document::from_records(records)
}

fn words(document: &Document) -> Vec<String> {
    decision_faults(document, &"t".into()).into_iter().map(|f| f.words).collect()
}

fn amount_and_kind(hit: HitPolicy, rows: &[&[&str]]) -> Vec<String> {
    let columns = [
        input("Amount", ValueType::Number, &[">= 0"]),
        input("Customer", ValueType::Choice, &["standard", "silver", "gold"]),
        column("Discount", DecisionSide::Output, ValueType::Number, &[]),
    ];
    words(&table(hit, &columns, rows))
}

#[test]
fn tests_are_read_by_the_type_of_their_column() {
    let number = input("n", ValueType::Number, &[]);
    let date = input("d", ValueType::Date, &[]);
    let text = input("w", ValueType::Text, &[]);
    let choice = input("c", ValueType::Choice, &["standard", "not (so) gold"]);
    let holds = |text: &str, column: &DecisionColumn, value: &str| {
        let unary = Unary::read(text, column).unwrap_or_else(|why| panic!("{text}: {why}"));
        let Some(Test::Is(value)) = Unary::read(value, column).expect("a value").tests.into_iter().next() else {
            panic!("{value} is no value")
        };
        unary.holds(&value)
    };
    let cases: &[(&str, &DecisionColumn, &[&str], &[&str])] = &[
        ("-", &number, &["1", "-5"], &[]),
        ("", &text, &["anything"], &[]),
        ("5", &number, &["5", "5.0"], &["4"]),
        ("1,5", &number, &["1.5"], &["1", "5"]),
        ("1, 5", &number, &["1", "5"], &["1.5"]),
        ("1,5; 2,5", &number, &["1.5", "2.5"], &["5", "2"]),
        ("1,2,3", &number, &["1", "2", "3"], &["1.2"]),
        ("not(1, 2)", &number, &["3"], &["1", "2"]),
        ("!= 4", &number, &["3"], &["4"]),
        ("< 5", &number, &["4.9"], &["5"]),
        ("<=5", &number, &["5"], &["5.1"]),
        ("> −2", &number, &["-1"], &["-2"]),
        ("≥ 5", &number, &["5"], &["4"]),
        ("[1..5]", &number, &["1", "5"], &["0", "6"]),
        ("(1..5]", &number, &["5"], &["1"]),
        ("]1,5..2,5[", &number, &["2"], &["1.5", "2.5"]),
        ("[1..2], > 9", &number, &["1", "10"], &["3", "9"]),
        ("1..3", &number, &["1", "3"], &["4"]),
        ("< 1.3.2026", &date, &["2026-02-28"], &["2026-03-01"]),
        ("[01.01.2026..31.12.2026]", &date, &["2026-06-01"], &["2025-12-31"]),
        ("< 2026-03-01", &date, &["2026-02-28"], &["2026-03-01"]),
        ("[2026-01-01..2026-12-31]", &date, &["2026-06-01"], &["2025-12-31"]),
        ("date(\"2026-01-01\")", &date, &["2026-01-01"], &["2026-01-02"]),
        ("gold, \"silver, old\"", &text, &["gold", "\"silver, old\""], &["silver", "Gold"]),
        ("not(gold)", &text, &["silver", "GOLD"], &["gold"]),
        ("notice", &text, &["notice"], &["ice"]),
        ("standard", &choice, &["standard"], &[]),
        ("\"not (so) gold\"", &choice, &["\"not (so) gold\""], &["standard"]),
    ];
    for (text, column, yes, no) in cases {
        for value in *yes {
            assert!(holds(text, column, value), "{text} holds for {value}");
        }
        for value in *no {
            assert!(!holds(text, column, value), "{text} does not hold for {value}");
        }
    }
    let errors: &[(&str, &DecisionColumn, &str)] = &[
        ("abc", &number, "“abc” is no number, such as 4.5"),
        ("[1..", &number, "the interval “[1..” needs a bracket at both ends, such as [1..5]"),
        ("[1-5]", &number, "the interval “[1-5]” needs two dots between its ends, such as [1..5]"),
        ("[5..1]", &number, "the interval “[5..1]” ends before it begins"),
        ("(5..5]", &number, "nothing is in the interval “(5..5]”"),
        ("1, ,2", &number, "a value is missing before or after a comma"),
        ("<", &number, "a value is missing"),
        ("not(1", &number, "not( … ) is not closed"),
        (
            "01/02/2026",
            &date,
            "“01/02/2026” is no day: “01/02/2026” may be 2026-02-01 or 2026-01-02: write the one that is meant",
        ),
        ("gold", &choice, "“gold” is none of the values standard, not (so) gold"),
        ("Standard", &choice, "“Standard” does not fit, as the value is “standard”: write it to the letter"),
        ("> gold", &text, "“> gold” compares, and words have no order: write the words themselves"),
        ("\"gold", &text, "the quotes of \"gold are not closed"),
    ];
    for (text, column, error) in errors {
        assert_eq!(Unary::read(text, column), Err(ReadError((*error).to_owned())), "{text}");
    }
}

#[test]
fn a_sound_table_has_no_faults() {
    let sound: &[&[&str]] = &[
        &["< 500", "standard", "0"],
        &["[500..1000]", "standard", "5"],
        &["> 1000", "standard", "10"],
        &["-", "not(standard)", "15"],
    ];
    assert_eq!(amount_and_kind(HitPolicy::Unique, sound), [""; 0]);
}

#[test]
fn overlaps_and_gaps_are_told_in_words() {
    let rows: &[&[&str]] =
        &[&["<= 500", "standard", "0"], &["[500..1000)", "standard, silver", "5"], &["<= 500", "gold", "15"]];
    assert_eq!(
        amount_and_kind(HitPolicy::Unique, rows),
        [
            "Rows 1 and 2 both hold for Amount = 500 and Customer = standard",
            "No row for Amount at least 1000",
            "No row for Amount over 500 and Customer = gold",
            "No row for Amount under 500 and Customer = silver",
        ]
    );
}

#[test]
fn the_hit_policy_says_which_overlaps_matter() {
    let rows: &[&[&str]] = &[&["-", "-", "5"], &["> 5", "-", "5"], &["> 7", "-", "6"]];
    let overlaps = |hit| amount_and_kind(hit, rows).iter().filter(|w| w.contains("both hold")).count();
    assert_eq!(overlaps(HitPolicy::Unique), 3);
    assert_eq!(overlaps(HitPolicy::Any), 2);
    for hit in [HitPolicy::First, HitPolicy::Collect, HitPolicy::RuleOrder] {
        assert_eq!(overlaps(hit), 0, "{hit:?}");
    }
    let priority = |values: &[&str]| {
        let columns = [
            input("Amount", ValueType::Number, &[]),
            column("Risk", DecisionSide::Output, ValueType::Choice, values),
            column("Who", DecisionSide::Output, ValueType::Text, &[]),
        ];
        let rows: &[&[&str]] = &[&["-", "low", "desk"], &["> 5", "high", "desk"], &["> 7", "high", "head"]];
        words(&table(HitPolicy::Priority, &columns, rows))
    };
    assert_eq!(
        priority(&["high", "low"]),
        ["Rows 2 and 3 both hold for Amount over 7, of the same priority but with different Who"]
    );
    assert!(priority(&[]).contains(&"Hit policy P needs the values of an output, listed from the first on".to_owned()));
}

#[test]
fn under_first_a_row_that_others_cover_is_told() {
    let rows: &[&[&str]] =
        &[&["<= 500", "-", "0"], &["> 400", "-", "5"], &["[300..700]", "gold", "9"], &["-", "-", "1"]];
    assert_eq!(
        amount_and_kind(HitPolicy::First, rows),
        [
            "Row 3 is never reached: rows 1 and 2 above decide all of it",
            "Row 4 is never reached: rows 1, 2 and 3 above decide all of it"
        ]
    );
}

#[test]
fn under_priority_a_row_that_never_wins_is_told() {
    let told = |values: &[&str], rows: &[&[&str]]| {
        let risk = column("Risk", DecisionSide::Output, ValueType::Choice, values);
        words(&table(HitPolicy::Priority, &[input("Amount", ValueType::Number, &[]), risk], rows))
    };
    let never = "Row 2 never wins: row 1 has a higher priority and holds wherever it does";
    assert_eq!(told(&["high", "low"], &[&["-", "high"], &["> 5", "low"]]), [never]);
    assert_eq!(told(&["low", "high"], &[&["-", "high"], &["> 5", "low"]]), [""; 0]);
    assert_eq!(told(&["high", "low"], &[&["> 7", "high"], &["-", "low"], &["> 5", "low"]]), [""; 0]);
    assert_eq!(
        told(&["high", "mid", "low"], &[&["<= 5", "high"], &["> 5", "mid"], &["-", "low"]]),
        ["Row 3 never wins: rows 1 and 2 have a higher priority, and one holds wherever it does"]
    );
}

#[test]
fn a_table_without_a_side_and_two_columns_of_one_name_are_told() {
    let amount = || input("Amount", ValueType::Number, &[]);
    let answer = || column("Answer", DecisionSide::Output, ValueType::Text, &[]);
    let told = |columns: &[DecisionColumn], rows: &[&[&str]]| words(&table(HitPolicy::Unique, columns, rows));
    let (input, output) =
        ("The table has no input: nothing says when a row holds", "The table has no output: its rows decide nothing");
    assert_eq!(told(&[answer()], &[&["yes"]]), [input]);
    assert_eq!(told(&[amount()], &[&["-"]]), [output]);
    assert_eq!(told(&[], &[]), [""; 0]);
    let twice = DecisionColumn { id: "again".into(), name: "amount".into(), ..amount() };
    let rows: &[&[&str]] = &[&["-", "-", "yes"]];
    assert_eq!(told(&[amount(), twice, answer()], rows), ["Two inputs are called amount"]);
    // What goes in and what comes out may have one name.
    let same = DecisionColumn { name: "Amount".into(), ..answer() };
    assert_eq!(told(&[amount(), same], &[&["-", "yes"]]), [""; 0]);
}

#[test]
fn words_are_compared_to_the_letter() {
    let columns = [input("Kind", ValueType::Text, &[]), column("Answer", DecisionSide::Output, ValueType::Text, &[])];
    let rows: &[&[&str]] = &[&["Gold", "1"], &["gold", "2"], &["not(Gold, gold)", "3"]];
    assert_eq!(words(&table(HitPolicy::Unique, &columns, rows)), [""; 0]);
    let rows: &[&[&str]] = &[&["Gold", "1"], &["not(Gold)", "3"]];
    assert_eq!(words(&table(HitPolicy::Unique, &columns, rows)), [""; 0]);
    let rows: &[&[&str]] = &[&["-", "standard, Silver, gold", "5"]];
    let told = "Row 1, Customer: “Silver” does not fit, as the value is “silver”: write it to the letter";
    assert_eq!(amount_and_kind(HitPolicy::Unique, rows), [told]);
}

#[test]
fn what_cannot_be_read_is_told_and_compared_no_further() {
    let rows: &[&[&str]] = &[&["lots", "standard", "5"], &["-", "bronze", "x"], &["", "", ""], &["-", "gold", ""]];
    assert_eq!(
        amount_and_kind(HitPolicy::Unique, rows),
        [
            "Row 1, Amount: “lots” is no number, such as 4.5",
            "Row 2, Customer: “bronze” is none of the values standard, silver, gold",
            "Row 2, Discount: “x” is no number, such as 4.5",
            "Row 3 is empty",
            "Row 4 does not say what Discount is",
        ]
    );
}

#[test]
fn days_are_told_as_days() {
    let columns = [input("Day", ValueType::Date, &[]), column("Rate", DecisionSide::Output, ValueType::Number, &[])];
    let rows: &[&[&str]] = &[&["< 2026-01-01", "1"], &["[2026-01-02..2026-03-01)", "2"], &["2026-03-02", "3"]];
    assert_eq!(
        words(&table(HitPolicy::Unique, &columns, rows)),
        ["No row for Day = 2026-01-01 or = 2026-03-01 or from 2026-03-03"]
    );
}

#[test]
fn headings_are_read_as_they_are_shown() {
    let holds = |text: &str| DecisionHeading::read(text).holds;
    assert_eq!(holds("Amount: number"), Some((ValueType::Number, vec![])));
    assert_eq!(holds("Amount: number >= 0"), Some((ValueType::Number, vec![">= 0".into()])));
    assert_eq!(holds("Kind: standard, gold"), Some((ValueType::Choice, vec!["standard".into(), "gold".into()])));
    assert_eq!(holds("Note: gross"), None);
    assert_eq!(DecisionHeading::read("Note: gross").name, "Note: gross");
    assert_eq!(DecisionHeading::read("A: b: date").name, "A: b");
}

/// As large as is promised: it ends, and soon.
#[test]
fn twelve_inputs_and_two_hundred_rows_come_to_an_end() {
    let columns: Vec<DecisionColumn> = (0..12).map(|i| input(&format!("c{i:02}"), ValueType::Number, &[])).collect();
    let mut state = 7_u64;
    let mut next = |most: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (state >> 33) % most
    };
    let rows: Vec<Vec<String>> = (0..200)
        .map(|_| {
            let cell = |low: u64, kind: u64| match kind {
                0..=1 => "-".to_owned(),
                2 => format!("[{low}..{}]", low + 40),
                _ => format!("< {low}"),
            };
            (0..12).map(|_| cell(next(100), next(4))).collect()
        })
        .collect();
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    for hit in [HitPolicy::Collect, HitPolicy::First] {
        let document = table(hit, &columns, &rows);
        let begun = std::time::Instant::now();
        let found = decision_faults(&document, &"t".into());
        assert!(!found.is_empty());
        assert!(begun.elapsed().as_secs() < 10, "{:?}", begun.elapsed());
    }
}

/// However many rows there are and whatever they say: the sets compared are counted.
#[test]
fn two_thousand_rows_take_no_more_than_the_work_allowed() {
    let columns = [
        input("a", ValueType::Number, &[]),
        input("b", ValueType::Number, &[]),
        column("to", DecisionSide::Output, ValueType::Choice, &["x", "y"]),
    ];
    let compared = |hit, cells: &dyn Fn(usize) -> [String; 3]| {
        let rows: Vec<[String; 3]> = (0..2000).map(cells).collect();
        let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        let document = table(hit, &columns, &rows);
        COMPARED.set(0);
        (words(&document), COMPARED.get())
    };
    // Rows that all hold at once without covering one another, and rows of which no two do.
    let all = |i: usize| [format!("!= {i}"), format!("!= {i}"), ["x", "y"][i % 2].to_owned()];
    let none = |i: usize| [i.to_string(), i.to_string(), "x".to_owned()];
    // All pairs are two million. Of a step counted in the search for gaps come up to three comparisons.
    let most = 4 * WORK + 10_000;
    for hit in HitPolicy::ALL.iter().copied() {
        for (cells, some) in [(&all as &dyn Fn(usize) -> [String; 3], true), (&none, false)] {
            let (told, compared) = compared(hit, cells);
            assert!(compared <= most, "{hit:?}: {compared} comparisons");
            let unchecked = |what: &str| told.contains(&format!("The table is too large to check for {what}"));
            let pairs = matches!(hit, HitPolicy::Unique | HitPolicy::Any | HitPolicy::Priority);
            // The priority of x and y decides between them.
            let found = some && matches!(hit, HitPolicy::Unique | HitPolicy::Any);
            assert_eq!(unchecked("overlaps"), pairs && !found, "{hit:?}");
            assert_eq!(unchecked("further overlaps"), found, "{hit:?}");
            assert_eq!(told.iter().any(|w| w.contains("both hold")), found, "{hit:?}");
            let reached = hit == HitPolicy::First && !some;
            assert!(!reached || unchecked("rows that are never reached"), "{told:?}");
        }
    }
}

#[test]
fn of_many_rows_above_five_are_named() {
    let rows: Vec<[String; 3]> = (0..7).map(|i| [i.to_string(), "-".into(), "5".into()]).collect();
    let mut rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    rows.push(vec!["0, 1, 2, 3, 4", "-", "5"]);
    rows.push(vec!["0, 1, 2, 3, 4, 5, 6", "gold", "5"]);
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let told = amount_and_kind(HitPolicy::First, &rows);
    let reached: Vec<&String> = told.iter().filter(|words| words.contains("never reached")).collect();
    assert_eq!(
        reached,
        [
            "Row 8 is never reached: rows 1, 2, 3, 4 and 5 above decide all of it",
            "Row 9 is never reached: rows 1, 2, 3, 4, 5 and 3 more above decide all of it",
        ]
    );
}

#[test]
fn outputs_are_held_to_what_their_column_allows() {
    let refused = |values: &[&str], text: &str| {
        let output = column("o", DecisionSide::Output, ValueType::Number, values);
        read_output(text, &output).err().map(|why| why.to_string())
    };
    for (values, yes, no) in [
        (&["not(1, 2)"] as &[&str], "3", "2"),
        (&["!= 4"], "3", "4"),
        (&["1", "> 5"], "6", "5"),
        (&["not([1..3])"], "4", "2"),
    ] {
        assert_eq!(refused(values, yes), None, "{values:?}");
        assert_eq!(refused(values, no), Some(format!("“{no}” is none of the values {}", values.join(", "))));
    }
    assert_eq!(refused(&["-"], "7"), None);
    assert_eq!(refused(&[], "7"), None);
}

const NUMBERS: &[&str] =
    &["-", "2", "1, 3", "not(2)", "< 2", ">= 3", "[1..3]", "(1..3)", "]0..2]", "> 4", "not([1..4])"];
const DAYS: &[&str] =
    &["-", "2026-01-02", "< 2026-01-03", ">= 2026-01-02", "(2026-01-01..2026-01-04)", "not(2026-01-02)"];
const CHOICES: &[&str] = &["-", "a", "a, b", "not(c)", "not(a, b)", "c"];
const TEXTS: &[&str] = &["-", "x", "not(x)", "y, z", "not(y)"];

/// The columns of random tables, with every value that their cells tell apart.
fn columns() -> Vec<(DecisionColumn, &'static [&'static str], Vec<&'static str>)> {
    let numbers = vec!["-1", "0", "0.5", "1", "1.5", "2", "2.5", "3", "3.5", "4", "5"];
    let days = vec!["2025-12-31", "2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04", "2026-02-01"];
    vec![
        (input("n", ValueType::Number, &[]), NUMBERS, numbers),
        (input("d", ValueType::Date, &[]), DAYS, days),
        (input("c", ValueType::Choice, &["a", "b", "c"]), CHOICES, vec!["a", "b", "c"]),
        (input("w", ValueType::Text, &[]), TEXTS, vec!["x", "y", "z", "other"]),
    ]
}

fn value(text: &str, column: &DecisionColumn) -> Value {
    match Unary::read(text, column).expect("a value").tests.into_iter().next() {
        Some(Test::Is(value)) => value,
        other => panic!("{text}: {other:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Every combination of values is tried one by one, and says the same as the sets.
    #[test]
    fn faults_are_what_trying_every_combination_finds(
        from in 0..2_usize,
        rows in prop::collection::vec(prop::collection::vec(any::<prop::sample::Index>(), 3), 1..6),
    ) {
        let columns: Vec<_> = columns().into_iter().skip(from).take(3).collect();
        let texts: Vec<Vec<&str>> =
            rows.iter().map(|row| row.iter().zip(&columns).map(|(i, (_, pool, _))| *i.get(pool)).collect()).collect();
        let tests: Vec<Vec<Unary>> = texts
            .iter()
            .map(|row| row.iter().zip(&columns).map(|(t, (c, ..))| Unary::read(t, c).expect("readable")).collect())
            .collect();
        let mut points: Vec<Vec<Value>> = vec![vec![]];
        for (column, _, values) in &columns {
            let longer = |p: &Vec<Value>| -> Vec<Vec<Value>> {
                values.iter().map(|v| [p.clone(), vec![value(v, column)]].concat()).collect()
            };
            points = points.iter().flat_map(longer).collect();
        }
        let holds = |row: &[Unary], point: &[Value]| row.iter().zip(point).all(|(u, v)| u.holds(v));

        // Sets over domains in which each of the values tried is a part of its own.
        let domains: Vec<Domain> = columns.iter().enumerate().map(|(i, (c, _, values))| {
            let all: Vec<Unary> = tests.iter().map(|row| row[i].clone())
                .chain(values.iter().map(|v| Unary::read(v, c).expect("a value"))).collect();
            Domain::new(c, all.iter())
        }).collect();
        let region = |row: &Vec<Unary>| -> Region { row.iter().zip(&domains).map(|(u, d)| d.set(u)).collect() };
        let regions: Vec<Region> = tests.iter().map(region).collect();
        let (gaps, more) = cover::gaps(&domains, &regions, 1000, &mut Work(10_000_000)).expect("small");
        prop_assert!(!more);
        for point in &points {
            let is = |v: &Value| Unary { not: false, tests: vec![Test::Is(v.clone())] };
            let at: Vec<_> = point.iter().zip(&domains).map(|(v, d)| d.set(&is(v))).collect();
            let covered = tests.iter().any(|row| holds(row, point));
            let told = gaps.iter().any(|gap| cover::meet(gap, &at));
            prop_assert_eq!(covered, !told, "{:?} of {:?}", point, texts);
        }
        // No gap can be larger in any direction than what others tell of, and none is within the others.
        for (g, gap) in gaps.iter().enumerate() {
            let others: Vec<&Region> = gaps.iter().enumerate().filter(|(k, _)| *k != g).map(|(_, r)| r).collect();
            for c in 0..gap.len() {
                let mut larger = gap.clone();
                larger[c] = domains[c].all.clone();
                let meeting = regions.iter().filter(|r| cover::meet(r, &larger));
                let free = meeting.fold(domains[c].all.clone(), |left, r| left.without(&r[c]));
                larger[c] = free.without(&gap[c]);
                prop_assert!(cover::uncovered(&larger, &others, &mut Work(1_000_000)) == Ok(None));
            }
            prop_assert!(cover::uncovered(gap, &others, &mut Work(1_000_000)) != Ok(None));
        }

        let plain: Vec<DecisionColumn> = columns.iter().map(|(c, ..)| c.clone()).collect();
        let cells: Vec<&[&str]> = texts.iter().map(Vec::as_slice).collect();
        // A row of which every cell is irrelevant says nothing, and is told as empty.
        prop_assume!(texts.iter().all(|row| row.iter().any(|t| *t != "-")));
        let unique = decision_faults(&table(HitPolicy::Unique, &plain, &cells), &"t".into());
        for (a, first) in tests.iter().enumerate() {
            for (b, second) in tests.iter().enumerate().skip(a + 1) {
                let meet = points.iter().any(|p| holds(first, p) && holds(second, p));
                let words = format!("Rows {} and {} both hold for ", a + 1, b + 1);
                let told = unique.iter().any(|f| f.kind == FaultKind::Overlap && f.words.starts_with(&words));
                prop_assert_eq!(meet, told, "{} of {:?}", words, texts);
            }
        }
        let gap = unique.iter().any(|f| f.kind == FaultKind::Gap);
        prop_assert_eq!(gap, points.iter().any(|p| !tests.iter().any(|row| holds(row, p))));
        let first = decision_faults(&table(HitPolicy::First, &plain, &cells), &"t".into());
        for (i, row) in tests.iter().enumerate() {
            let reached = points.iter().any(|p| holds(row, p) && !tests[..i].iter().any(|above| holds(above, p)));
            let id = Id::from(format!("r{}", i + 1).as_str());
            let told = first.iter().any(|f| f.kind == FaultKind::Unreachable && f.rows == [id.clone()]);
            prop_assert_eq!(reached, !told, "row {} of {:?}", i + 1, texts);
        }
    }

    /// A heading is read as it is shown.
    #[test]
    fn headings_read_back_equal(
        name in "[A-Za-z:, \"]{0,12}",
        holds in prop::sample::select(ValueType::ALL),
        words in prop::collection::vec("[a-z]([a-z,:;\" ]{0,6}[a-z])?", 0..4),
    ) {
        let name = name.trim().to_owned();
        let ordered = matches!(holds, ValueType::Number | ValueType::Date);
        let values = if ordered { words.iter().map(|w| format!(">= {}", w.len())).collect() } else { words };
        let heading = DecisionHeading { name, holds: Some((holds, values)) };
        prop_assert_eq!(DecisionHeading::read(&heading.to_string()), heading);
    }
}
