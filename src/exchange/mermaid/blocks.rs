//! Which lines of a text are a Mermaid diagram: all of them, or those between the fences of a Markdown text.

/// One diagram: its lines with their numbers, from 1.
pub(super) struct Block<'a> {
    pub(super) lines: Vec<(usize, &'a str)>,
}

/// The diagrams of a text; without a Mermaid fence the whole text is one.
pub(super) fn find(text: &str) -> Vec<Block<'_>> {
    let lines = || lines(text).enumerate().map(|(i, line)| (i + 1, line));
    let mut blocks: Vec<Block> = Vec::new();
    let mut fence: Option<(&str, bool)> = None;
    for (number, line) in lines() {
        let trimmed = line.trim();
        match fence {
            None => {
                let mark = ["```", "~~~", ":::"].into_iter().find(|mark| trimmed.starts_with(mark));
                let Some(mark) = mark else { continue };
                let info = trimmed.trim_start_matches(mark.chars().next().unwrap_or(' ')).trim();
                let word = info.trim_start_matches(['{', '.']).split([' ', '}', '{', '\t']).next().unwrap_or_default();
                let mermaid = word.eq_ignore_ascii_case("mermaid");
                if mark == ":::" && !mermaid {
                    continue;
                }
                if mermaid {
                    blocks.push(Block { lines: Vec::new() });
                }
                fence = Some((mark, mermaid));
            }
            Some((mark, mermaid)) => {
                if trimmed.starts_with(mark) && trimmed.chars().all(|c| mark.starts_with(c)) {
                    fence = None;
                } else if let (true, Some(block)) = (mermaid, blocks.last_mut()) {
                    block.lines.push((number, line));
                }
            }
        }
    }
    if blocks.is_empty() {
        blocks.push(Block { lines: lines().collect() });
    }
    blocks
}

/// Lines that end in LF, CRLF or CR.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fences_are_found_and_other_languages_left() {
        let text = "# Plan\n```rust\njourney\n```\n\n  ```mermaid\n  journey\n  ```\n~~~ {.mermaid}\ngantt\n~~~\n";
        let found: Vec<Vec<(usize, &str)>> = find(text).into_iter().map(|b| b.lines).collect();
        assert_eq!(found, [vec![(7, "  journey")], vec![(10, "gantt")]]);
        assert_eq!(find("a\r\nb\rc").first().map(|b| b.lines.clone()), Some(vec![(1, "a"), (2, "b"), (3, "c")]));
        assert_eq!(find("").len(), 1);
    }
}
