//! Keys bound to commands, and how they are written on each system.

use super::{Direction, Key, Modifiers};

/// A key with the modifiers that must be held, and no others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Shortcut {
    /// Ctrl, or Cmd on a Mac.
    pub command: bool,
    pub shift: bool,
    pub alt: bool,
    pub key: Key,
}

/// Whose way of writing shortcuts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Platform {
    Mac,
    /// Linux and Windows.
    Other,
}

impl Platform {
    /// The one this program was built for.
    pub const HERE: Platform = if cfg!(target_os = "macos") { Platform::Mac } else { Platform::Other };
}

impl Shortcut {
    /// A key alone.
    pub const fn key(key: Key) -> Shortcut {
        Shortcut { command: false, shift: false, alt: false, key }
    }

    /// With Ctrl or Cmd.
    pub const fn command(key: Key) -> Shortcut {
        Shortcut { command: true, ..Shortcut::key(key) }
    }

    /// With Ctrl or Cmd and a letter.
    pub const fn ctrl(letter: char) -> Shortcut {
        Shortcut::command(Key::Char(letter))
    }

    /// With Ctrl or Cmd, Shift and a letter.
    pub const fn ctrl_shift(letter: char) -> Shortcut {
        Shortcut { shift: true, ..Shortcut::ctrl(letter) }
    }

    /// Whether this key press is it.
    pub fn matches(self, key: Key, mods: Modifiers) -> bool {
        let key = match key {
            Key::Char(c) => Key::Char(c.to_ascii_uppercase()),
            other => other,
        };
        self.key == key && self.command == mods.command && self.alt == mods.alt && self.shift == mods.shift
    }

    /// As menus show it: `Ctrl+Shift+Z`, `⇧⌘Z`.
    pub fn text(self, platform: Platform) -> String {
        let key = self.key.text(platform);
        match platform {
            Platform::Mac => {
                let mut text = String::new();
                for (held, sign) in [(self.alt, "⌥"), (self.shift, "⇧"), (self.command, "⌘")] {
                    if held {
                        text.push_str(sign);
                    }
                }
                text + &key
            }
            Platform::Other => {
                let mut text = String::new();
                for (held, word) in [(self.command, "Ctrl+"), (self.alt, "Alt+"), (self.shift, "Shift+")] {
                    if held {
                        text.push_str(word);
                    }
                }
                text + &key
            }
        }
    }
}

impl Key {
    /// As it is written on a key cap.
    pub fn text(self, platform: Platform) -> String {
        let mac = platform == Platform::Mac;
        match self {
            Key::Char('-') => "−".into(),
            Key::Char(c) => c.to_string(),
            Key::Arrow(Direction::Left) => "←".into(),
            Key::Arrow(Direction::Right) => "→".into(),
            Key::Arrow(Direction::Up) => "↑".into(),
            Key::Arrow(Direction::Down) => "↓".into(),
            Key::Enter => if mac { "↩" } else { "Enter" }.into(),
            Key::Tab => if mac { "⇥" } else { "Tab" }.into(),
            Key::Escape => "Esc".into(),
            Key::Delete => if mac { "⌦" } else { "Delete" }.into(),
            Key::Backspace => if mac { "⌫" } else { "Backspace" }.into(),
            Key::Space => "Space".into(),
            Key::Home => "Home".into(),
            Key::End => "End".into(),
            Key::PageUp => "Page up".into(),
            Key::PageDown => "Page down".into(),
            Key::F(n) => format!("F{n}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortcuts_read_as_on_the_system() {
        let redo = Shortcut::ctrl_shift('Z');
        assert_eq!(redo.text(Platform::Other), "Ctrl+Shift+Z");
        assert_eq!(redo.text(Platform::Mac), "⇧⌘Z");
        assert_eq!(Shortcut::command(Key::Arrow(Direction::Right)).text(Platform::Other), "Ctrl+→");
    }

    #[test]
    fn only_the_very_modifiers_match() {
        let undo = Shortcut::ctrl('Z');
        assert!(undo.matches(Key::Char('z'), Modifiers::COMMAND));
        assert!(!undo.matches(Key::Char('Z'), Modifiers { shift: true, ..Modifiers::COMMAND }));
        assert!(!undo.matches(Key::Char('Z'), Modifiers::NONE));
    }
}
