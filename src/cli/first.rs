//! The first word of the command line: a command, or a file there is. Anything else is told before a window is tried.

use super::Args;
use clap::CommandFactory;
use std::{ffi::OsString, path::Path};

/// Why the first word (after the program's name) leads nowhere; `None` where it does.
pub fn unknown(args: &[OsString]) -> Option<String> {
    let word = args.get(1)?;
    let text = word.to_string_lossy();
    let commands: Vec<String> = Args::command().get_subcommands().map(|c| c.get_name().to_owned()).collect();
    // An option, a command, or something that is there: a link that leads nowhere is told when it is opened.
    if text.starts_with('-') || commands.contains(&text.to_string()) || Path::new(word).symlink_metadata().is_ok() {
        return None;
    }
    if text.is_empty() {
        return Some("the name of the file is empty; see `laneway --help`".to_owned());
    }
    if text.contains(['.', '/', '\\']) && args.len() == 2 {
        return Some(format!("cannot open {text}: there is no such file; check the path, or see `laneway --help`"));
    }
    let near = commands.into_iter().map(|c| (distance(&c, &text), c)).min().filter(|(far, _)| *far <= 2);
    let meant = near.map_or(String::new(), |(_, command)| format!("did you mean `laneway {command}`? "));
    Some(format!("there is no file and no command {text}; {meant}See `laneway --help`"))
}

/// How many letters must be put in, left out, replaced or swapped to make one word of the other.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().take(40).collect());
    let mut before: Vec<usize> = vec![];
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let at = |row: &[usize], j: usize| row.get(j).copied().unwrap_or(usize::MAX / 2);
            let swap = match (i.checked_sub(1).and_then(|i| a.get(i)), j.checked_sub(1)) {
                (Some(w), Some(left)) if w == y && b.get(left) == Some(x) => at(&before, left) + 1,
                _ => usize::MAX / 2,
            };
            let replace = at(&row, j) + usize::from(x != y);
            next.push(replace.min(at(&row, j + 1) + 1).min(at(&next, j) + 1).min(swap));
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(args: &[&str]) -> Option<String> {
        unknown(&std::iter::once("laneway").chain(args.iter().copied()).map(OsString::from).collect::<Vec<_>>())
    }

    #[test]
    fn a_first_word_that_leads_nowhere_is_told() {
        for fine in [&[][..], &["export", "x"], &["--help"], &["Cargo.toml"], &["src"]] {
            assert_eq!(told(fine), None);
        }
        assert!(told(&["nope.laneway.ron"]).is_some_and(|t| t.contains("no such file")));
        assert!(told(&["exprot", "x"]).is_some_and(|t| t.contains("laneway export")));
        assert!(told(&["bogus"]).is_some_and(|t| t.contains("--help") && !t.contains("mean")));
        assert!(told(&[""]).is_some());
        assert_eq!((distance("export", "exprot"), distance("fmt", "ftm"), distance("tidy", "")), (1, 1, 4));
    }
}
