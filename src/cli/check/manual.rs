//! The manual of the rules, as `laneway check --rules` prints it.

use crate::{
    check::{self, RULES, Rule},
    cli::Failure,
};

/// The manual of all rules, or of the one with this name.
///
/// # Errors
/// Refused where there is none, with the names there are.
pub fn text(name: Option<&str>) -> Result<String, Failure> {
    let one = |rule: &Rule| format!("{} ({})\n{}\n{}\n", rule.name, rule.severity.word(), rule.title, indented(rule));
    match name {
        None => Ok(RULES.iter().map(|rule| one(rule)).collect::<Vec<_>>().join("\n")),
        Some(name) => match check::rule(name) {
            Some(rule) => Ok(one(rule)),
            None => {
                let names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
                Err(Failure(format!("there is no check {name}; the checks are: {}", names.join(", "))))
            }
        },
    }
}

/// The manual of a rule as running text.
pub fn of(rule: &Rule) -> String {
    format!("{} {}\n\nTo mend it: {}.", rule.what, rule.why, rule.mend)
}

fn indented(rule: &Rule) -> String {
    let fix = if rule.fix.is_some() { " `laneway check --fix` does it where it is certain." } else { "" };
    let parts = [rule.what.to_owned(), format!("Why: {}", rule.why), format!("To mend it: {}.{fix}", rule.mend)];
    parts.map(|part| wrapped(&part)).concat().trim_end().to_owned()
}

/// Lines of at most 78 characters, set in by four spaces.
fn wrapped(text: &str) -> String {
    let mut out = String::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > 74 {
            out += &format!("    {line}\n");
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line += word;
    }
    out + &format!("    {line}\n")
}
