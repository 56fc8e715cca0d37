//! The names of files of which each shows one record: short, and apart on every file system.

use super::Stamp;
use std::collections::{BTreeMap, BTreeSet};

/// More of an id than this is cut: a file name has at most 255 bytes.
const MOST: usize = 80;

/// `X-<id>.svg` for each id, from `X.svg`. An id may hold anything, a file name may not; a long one is cut, and names
/// that are the same where small and capital letters are get a hash of the id at their end.
///
/// `safe` makes of an id what may stand in a file name, in ASCII.
pub fn names_apart<'a>(
    name: &str,
    extension: &str,
    ids: impl Iterator<Item = &'a str>,
    safe: impl Fn(&str) -> String,
) -> Vec<String> {
    let stem = name.get(..name.len().saturating_sub(extension.len() + 1)).unwrap_or(name);
    names_each(&format!("{stem}-"), extension, ids, safe)
}

/// `<before><id>.svg` for each id: the same names in a folder of their own, with nothing before them.
pub fn names_each<'a>(
    before: &str,
    extension: &str,
    ids: impl Iterator<Item = &'a str>,
    safe: impl Fn(&str) -> String,
) -> Vec<String> {
    let safe: Vec<(&str, String)> = ids.map(|id| (id, safe(id))).collect();
    let mut alike: BTreeMap<String, usize> = BTreeMap::new();
    for (_, safe) in &safe {
        *alike.entry(safe.to_ascii_lowercase()).or_default() += 1;
    }
    let one = |(id, safe): (&str, String)| {
        let only = alike.get(&safe.to_ascii_lowercase()) == Some(&1);
        if only && safe.len() <= MOST {
            return unreserved(format!("{before}{safe}.{extension}"));
        }
        let hash = Stamp::of(id.as_bytes()).hash();
        // A safe id is ASCII.
        let start = safe.get(..safe.len().min(MOST)).unwrap_or_default();
        format!("{before}{start}-{}.{extension}", hash.get(..10).unwrap_or(&hash))
    };
    let mut taken = BTreeSet::new();
    // Two of one id are apart too: no file is written over another.
    let apart = |name: String| {
        let mut apart = name.clone();
        let mut number = 2;
        while !taken.insert(apart.to_ascii_lowercase()) {
            apart = format!("{}-{number}.{extension}", name.strip_suffix(&format!(".{extension}")).unwrap_or(&name));
            number += 1;
        }
        apart
    };
    safe.into_iter().map(one).map(apart).collect()
}

/// The name with `_` behind its first part where that is the name of a device on Windows, whatever its ending.
fn unreserved(name: String) -> String {
    let (first, rest) = name.split_at(name.find('.').unwrap_or(name.len()));
    let lower = first.to_ascii_lowercase();
    let port =
        |word| lower.strip_prefix(word).is_some_and(|n| n.len() == 1 && n.starts_with(|c: char| c.is_ascii_digit()));
    let device = matches!(lower.as_str(), "con" | "prn" | "aux" | "nul") || port("com") || port("lpt");
    if device { format!("{first}_{rest}") } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn names_are_apart_and_short() {
        let (long, longer) = ("x".repeat(5_000), format!("{}y", "x".repeat(5_000)));
        let ids = [
            "a",
            "A",
            "as-is",
            "two",
            "two",
            "../../etc/x",
            "a/b",
            "a:b",
            "a\\b",
            "CON",
            "con",
            "ä",
            "",
            &long,
            &longer,
        ];
        let plain = |c: char| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' };
        let safe = |id: &str| id.chars().map(plain).collect::<String>();
        let names = names_apart("Out.SVG", "svg", ids.into_iter(), safe);
        let apart: BTreeSet<String> = names.iter().map(|n| n.to_ascii_lowercase()).collect();
        assert_eq!(apart.len(), ids.len(), "{names:?}");
        for name in &names {
            assert!(name.len() <= 120 && !name.contains(['/', '\\', ':']) && name.starts_with("Out-"), "{name}");
        }
        assert_eq!(names.get(2).map(String::as_str), Some("Out-as-is.svg"));
    }

    #[test]
    fn no_name_is_that_of_a_device() {
        let ids = ["con", "Nul.raci", "COM1", "lpt0", "com10", "const", "aux-1", "model-con"];
        let names = names_each("", "svg", ids.into_iter(), str::to_owned);
        let wanted = ["con_", "Nul_.raci", "COM1_", "lpt0_", "com10", "const", "aux-1", "model-con"];
        assert_eq!(names, wanted.map(|stem| format!("{stem}.svg")));
        assert_eq!(names_apart("x.svg", "svg", ["con", "prn"].into_iter(), str::to_owned), ["x-con.svg", "x-prn.svg"]);
        // One that is called so already is another file.
        let both = names_each("", "svg", ["con", "con_"].into_iter(), str::to_owned);
        assert_eq!(both, ["con_.svg", "con_-2.svg"]);
    }
}
