//! egui's keys in the editor's words.

use crate::editor::{Button, Direction, Key, Modifiers};
use egui::PointerButton;

/// The editor's key, where it knows one.
pub fn key(key: egui::Key) -> Option<Key> {
    use egui::Key as E;
    Some(match key {
        E::ArrowLeft => Key::Arrow(Direction::Left),
        E::ArrowRight => Key::Arrow(Direction::Right),
        E::ArrowUp => Key::Arrow(Direction::Up),
        E::ArrowDown => Key::Arrow(Direction::Down),
        E::Enter => Key::Enter,
        E::Tab => Key::Tab,
        E::Escape => Key::Escape,
        E::Delete => Key::Delete,
        E::Backspace => Key::Backspace,
        E::Space => Key::Space,
        E::Home => Key::Home,
        E::End => Key::End,
        E::PageUp => Key::PageUp,
        E::PageDown => Key::PageDown,
        E::Plus => Key::Char('+'),
        E::Minus => Key::Char('-'),
        E::Equals => Key::Char('='),
        E::Period => Key::Char('.'),
        other => {
            let name = other.name();
            let mut chars = name.chars();
            match (chars.next(), chars.next()) {
                (Some(c), None) => Key::Char(c.to_ascii_uppercase()),
                (Some('F'), Some(_)) => Key::F(name.get(1..)?.parse().ok()?),
                _ => return None,
            }
        }
    })
}

/// The editor's modifiers; whether the space bar is held is not egui's to say.
pub fn modifiers(m: egui::Modifiers, space: bool) -> Modifiers {
    Modifiers { command: m.command, shift: m.shift, alt: m.alt, space }
}

/// The editor's button, where it knows one.
pub fn button(button: PointerButton) -> Option<Button> {
    match button {
        PointerButton::Primary => Some(Button::Primary),
        PointerButton::Secondary => Some(Button::Secondary),
        PointerButton::Middle => Some(Button::Middle),
        PointerButton::Extra1 | PointerButton::Extra2 => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_have_the_editors_names() {
        assert_eq!(key(egui::Key::Z), Some(Key::Char('Z')));
        assert_eq!(key(egui::Key::Num0), Some(Key::Char('0')));
        assert_eq!(key(egui::Key::F1), Some(Key::F(1)));
        assert_eq!(key(egui::Key::F12), Some(Key::F(12)));
        assert_eq!(key(egui::Key::F), Some(Key::Char('F')));
        assert_eq!(key(egui::Key::Equals), Some(Key::Char('=')));
        assert_eq!(key(egui::Key::BrowserBack), None);
    }
}
