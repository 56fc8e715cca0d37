//! Words as they are written, whatever shows them.

/// A closed list of choices, each with its word: the enum, `ALL` in the order menus show, `word`, and `of` a word.
macro_rules! word_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$attr:meta])* $variant:ident $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
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
