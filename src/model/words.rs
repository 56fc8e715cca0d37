//! Words as they are written, whatever shows them.

/// A closed list of choices, each with its word: the enum, `ALL` in the order menus show, `word`, and `of` a word.
macro_rules! word_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$attr:meta])* $variant:ident $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$attr])* $variant,)*
        }

        impl $name {
            /// All of them, as a choice lists them.
            pub const ALL: &[$name] = &[$($name::$variant,)*];

            /// The word for it.
            pub fn word(self) -> &'static str {
                match self {
                    $($name::$variant => $word,)*
                }
            }

            /// The one with this word, in any case and without spaces around.
            pub fn of(word: &str) -> Option<$name> {
                let word = word.trim();
                $name::ALL.iter().copied().find(|it| it.word().eq_ignore_ascii_case(word))
            }
        }
    };
}
pub(super) use word_enum;

/// The first letter large.
pub fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A reading of an emotion as it is shown and typed: "+1.5", "−2", "0".
pub fn signed(value: f64) -> String {
    match value {
        v if v > 0.0 => format!("+{v}"),
        v if v < 0.0 => format!("−{}", -v),
        _ => "0".to_owned(),
    }
}

/// "1 step", "3 steps".
pub fn counted(count: usize, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}

/// "a", "a or b", "a, b or c"; "nothing" of none.
pub fn either(words: &[&str]) -> String {
    if words.is_empty() { "nothing".to_owned() } else { in_a_row(words, " or ") }
}

/// "a", "a and b", "a, b and c".
pub fn together(words: &[&str]) -> String {
    in_a_row(words, " and ")
}

fn in_a_row(words: &[&str], before_last: &str) -> String {
    match words {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{}{before_last}{last}", first.join(", ")),
    }
}

/// A name on one line, cut with `…` where it is longer than a message has room for.
pub fn in_short(name: &str) -> String {
    const ROOM: usize = 80;
    let mut short = String::new();
    let mut left = ROOM;
    for word in name.split_whitespace() {
        let space = usize::from(!short.is_empty());
        let long = word.chars().nth(left.saturating_sub(space)).is_some();
        if long && (left < ROOM / 2 || left <= space) {
            return short + "…";
        }
        short.extend((space > 0).then_some(' '));
        if long {
            short.extend(word.chars().take(left - space));
            return short + "…";
        }
        short.push_str(word);
        left -= space + word.chars().count();
    }
    short
}

#[cfg(test)]
mod tests {
    use super::in_short;

    #[test]
    fn names_are_cut_at_a_word_where_one_ends_near() {
        assert_eq!(in_short(" Take\nthe order "), "Take the order");
        assert_eq!(in_short(""), "");
        assert_eq!(in_short(&"x".repeat(80)), "x".repeat(80));
        assert_eq!(in_short(&"x".repeat(81)), format!("{}…", "x".repeat(80)));
        assert_eq!(in_short(&"four ".repeat(100)), format!("{}…", "four ".repeat(16).trim_end()));
        assert_eq!(in_short(&format!("{} end", "é".repeat(80))), format!("{}…", "é".repeat(80)));
    }
}
