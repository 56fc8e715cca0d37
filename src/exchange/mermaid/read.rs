//! What the lines of one journey diagram say.
//!
//! Takes all that Mermaid takes and a little more; whatever it leaves out is told with its line.

use super::{
    blocks::Block,
    names::{code, plain},
};
use crate::exchange::{ImportError, Report, report::quoted};

/// A journey as Mermaid says it.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Journey {
    pub(super) title: String,
    pub(super) description: String,
    pub(super) sections: Vec<Section>,
}

#[derive(Debug, Default, PartialEq)]
pub(super) struct Section {
    pub(super) name: String,
    pub(super) steps: Vec<Step>,
}

#[derive(Debug, PartialEq)]
pub(super) struct Step {
    pub(super) line: usize,
    pub(super) name: String,
    /// From 1 to 5; `None` where it says none.
    pub(super) score: Option<f64>,
    pub(super) actors: Vec<String>,
}

/// The comment that stands before a step without a reading; Mermaid itself needs a score.
pub(super) const NO_READING: &str = "no reading";

/// Whether a block is a journey, and no diagram of another kind or text that happens to begin with the word.
pub(super) fn is_journey(block: &Block) -> bool {
    let begins = |line: &str| line.trim().trim_end_matches(';').eq_ignore_ascii_case("journey");
    block.lines.iter().any(|(_, line)| begins(line)) && read(block, &mut Report::default()).is_ok()
}

/// Reads a block.
///
/// # Errors
/// Refused where it is no journey, with the line that says so.
pub(super) fn read(block: &Block, report: &mut Report) -> Result<Journey, ImportError> {
    let mut told = Report::default();
    let mut reader = Reader { journey: Journey::default(), report: &mut told, started: false, no_reading: false };
    let mut accessible = None;
    let mut lines = block.lines.iter().copied().peekable();
    let mut front_title = String::new();
    while lines.next_if(|(_, line)| line.trim().is_empty()).is_some() {}
    if lines.next_if(|(_, line)| line.trim() == "---").is_some() {
        front_title = reader.front_matter(&mut lines);
    }
    while let Some((number, line)) = lines.next() {
        let trimmed = line.trim();
        if trimmed.starts_with("%%{") {
            let mut whole = trimmed.to_owned();
            let mut end = trimmed.contains("}%%");
            while !end {
                let Some((_, more)) = lines.next() else { break };
                end = more.contains("}%%");
                whole = format!("{whole} {}", more.trim());
            }
            reader.tell("directive", "settings of Mermaid are not carried over", number, &whole);
        } else if let Some(comment) = trimmed.strip_prefix("%%") {
            if comment.trim() == NO_READING {
                reader.no_reading = true;
            } else {
                reader.tell("comment", "comments are not carried over", number, trimmed);
            }
        } else if let Some(open) = keyword(trimmed, "accdescr").and_then(|rest| rest.trim_start().strip_prefix('{')) {
            let mut words = vec![open];
            while !words.last().is_some_and(|line| line.contains('}')) {
                let Some((_, more)) = lines.next() else { break };
                words.push(more);
            }
            let text = words.join("\n");
            let text: Vec<&str> = text.split('}').next().unwrap_or_default().lines().map(str::trim).collect();
            reader.journey.description = plain(&text.join("\n"));
        } else {
            let line = reader.without_comment(number, line);
            for statement in statements(line) {
                reader.statement(number, statement, &mut accessible)?;
            }
        }
    }
    if !reader.started {
        return Err(ImportError::new("there is no Mermaid journey in it: a line “journey” begins one"));
    }
    let mut journey = reader.journey;
    let titles = [std::mem::take(&mut journey.title), front_title, accessible.unwrap_or_default()];
    let mut titles = titles.into_iter().filter(|title| !title.is_empty());
    journey.title = titles.next().unwrap_or_default();
    for other in titles.filter(|other| *other != journey.title) {
        told.warn("second-title", "a journey has one title; these were left out", &quoted(&other));
    }
    report.take(told);
    Ok(journey)
}

struct Reader<'a> {
    journey: Journey,
    report: &'a mut Report,
    /// Whether the line `journey` has come.
    started: bool,
    /// Whether the next step is said to have no reading.
    no_reading: bool,
}

impl Reader<'_> {
    fn tell(&mut self, code: &'static str, message: &str, line: usize, what: &str) {
        self.report.warn(code, message, &format!("line {line}: {}", quoted(what)));
    }

    /// Skips YAML between lines of dashes; its title counts.
    fn front_matter<'b>(&mut self, lines: &mut impl Iterator<Item = (usize, &'b str)>) -> String {
        let mut title = String::new();
        for (number, line) in lines {
            let trimmed = line.trim();
            if trimmed == "---" {
                break;
            }
            match trimmed.strip_prefix("title:").filter(|_| line.starts_with("title")) {
                Some(text) => title = text.trim().trim_matches(['"', '\'']).to_owned(),
                None if trimmed.is_empty() => {}
                None => self.tell("front-matter", "settings of Mermaid are not carried over", number, trimmed),
            }
        }
        title
    }

    /// The line up to a comment that begins with `#`. Where nothing but a name would be before it, it is part of the
    /// name.
    fn without_comment<'b>(&mut self, number: usize, line: &'b str) -> &'b str {
        let Some(at) = hash(line) else { return line };
        let (before, comment) = line.split_at(at);
        let last = statements(before).last().unwrap_or_default();
        if !before.trim().is_empty() && !has_score(last) {
            return line;
        }
        self.tell("comment", "comments are not carried over", number, comment);
        before
    }

    fn statement(&mut self, line: usize, text: &str, accessible: &mut Option<String>) -> Result<(), ImportError> {
        let mut text = text.trim();
        if !self.started && !text.is_empty() {
            let word = text.split([' ', '\t']).next().unwrap_or_default();
            if !word.eq_ignore_ascii_case("journey") {
                return Err(ImportError::at(
                    line,
                    0,
                    format!(
                        "not a Mermaid journey: it begins with {}; only “journey” diagrams are imported",
                        quoted(word)
                    ),
                ));
            }
            self.started = true;
            text = text.get(word.len()..).unwrap_or_default().trim();
        }
        if text.is_empty() || text.eq_ignore_ascii_case("journey") {
            return Ok(());
        }
        let after_colon = |word| keyword(text, word).and_then(|rest| rest.trim_start().strip_prefix(':'));
        if let Some(rest) = spaced(text, "title") {
            self.journey.title = plain(rest);
        } else if let Some(rest) = spaced(text, "section") {
            // Mermaid ends the name at a colon; a name is worth more.
            self.journey.sections.push(Section { name: plain(rest), steps: vec![] });
        } else if let Some(rest) = after_colon("acctitle") {
            *accessible = Some(plain(rest));
        } else if let Some(rest) = after_colon("accdescr") {
            self.journey.description = plain(rest);
        } else {
            self.step(line, text);
        }
        Ok(())
    }

    fn step(&mut self, line: usize, text: &str) {
        let mut parts = text.split(':');
        let name = parts.next().unwrap_or_default();
        let Some(score) = parts.next() else {
            let why = "not a step, which is written “Name: score: actors”; left out";
            return self.tell("not-a-step", why, line, text);
        };
        let actors = parts.next().unwrap_or_default();
        if parts.next().is_some() {
            self.tell("third-colon", "nothing is expected after the actors; left out", line, text);
        }
        let read = number(score);
        if read.is_none() && !self.no_reading {
            self.tell("no-score", "the score is no number; the step came in without a reading", line, text);
        }
        if read.is_some_and(|score| !(1.0..=5.0).contains(&score)) {
            self.tell("score-beyond", "scores run from 1 to 5; the nearest of them was taken", line, text);
        }
        let mut named: Vec<String> = Vec::new();
        for actor in actors.split(',').map(plain) {
            if !actor.is_empty() && !named.contains(&actor) {
                named.push(actor);
            }
        }
        let score = read.map(|score| score.clamp(1.0, 5.0)).filter(|_| !self.no_reading);
        self.no_reading = false;
        if self.journey.sections.is_empty() {
            self.journey.sections.push(Section::default());
        }
        if let Some(section) = self.journey.sections.last_mut() {
            section.steps.push(Step { line, name: plain(name), score, actors: named });
        }
    }
}

/// The statements of a line, parted by semicolons that are no part of a code.
fn statements(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(line);
    std::iter::from_fn(move || {
        let text = rest?;
        let mut from = 0;
        while let Some(at) = text.get(from..).and_then(|t| t.find(['#', ';'])).map(|at| from + at) {
            let tail = text.get(at..).unwrap_or_default();
            if tail.starts_with(';') {
                rest = text.get(at + 1..);
                return text.get(..at);
            }
            from = at + code(tail).map_or(1, |(_, length)| length);
        }
        rest = None;
        Some(text)
    })
}

/// Where a `#` stands that begins no code.
fn hash(line: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = line.get(from..)?.find('#').map(|at| from + at) {
        match code(line.get(at..)?) {
            Some((_, length)) => from = at + length,
            None => return Some(at),
        }
    }
    None
}

fn has_score(statement: &str) -> bool {
    statement.split(':').nth(1).and_then(number).is_some()
}

fn number(text: &str) -> Option<f64> {
    plain(text).trim().parse().ok().filter(|n: &f64| n.is_finite())
}

/// What follows a word at the start of a statement, in whatever case it is written.
fn keyword<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let head = text.get(..word.len())?;
    head.eq_ignore_ascii_case(word).then(|| text.get(word.len()..).unwrap_or_default())
}

/// The same where a blank or nothing follows it.
fn spaced<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    keyword(text, word).filter(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
}
