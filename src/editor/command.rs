//! Everything a user can do, in one list, in menu order. What is written about each is in `spec`, what each does in
//! `run`.

use super::{Direction, Key, ModelCommand, Modifiers, Shortcut, ViewCommand, WindowCommand};

/// A closed list of commands: the enum, and every value it can have, so that none can be left out of menus.
/// `from` a variant without a field.
macro_rules! commands {
    (
        $every:ident from $any:ident;
        $(#[$doc:meta])*
        $name:ident { $($(#[$note:meta])* $variant:ident $(($of:ty))?,)* }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$note])* $variant $(($of))?,)*
        }

        impl $name {
            const COUNT: usize = 0 $(+ commands!(@count $($of)?))*;

            /// Every one there is, in the order of the list.
            pub(super) const $every: [$name; Self::COUNT] = {
                let mut every = [$name::$any; Self::COUNT];
                let mut at = 0;
                $(commands!(@put every at $name::$variant $($of)?);)*
                assert!(at == Self::COUNT);
                every
            };
        }
    };
    (@count) => { 1 };
    (@count $of:ty) => { <$of>::ALL.len() };
    (@put $every:ident $at:ident $name:ident::$variant:ident) => {
        $every[$at] = $name::$variant;
        $at += 1;
    };
    (@put $every:ident $at:ident $name:ident::$variant:ident $of:ty) => {
        let mut i = 0;
        while i < <$of>::ALL.len() {
            $every[$at] = $name::$variant(<$of>::ALL[i]);
            (i, $at) = (i + 1, $at + 1);
        }
    };
}
pub(super) use commands;

commands! {
    EVERY from Undo;
    /// Something a user can do. [`super::Editor::run`] does it.
    Command {
        Undo,
        Redo,
        Cut,
        Copy,
        Paste,
        Duplicate,
        Delete,
        SelectAll,
        SelectNone,
        Rename,
        AddStep,
        AddDecision,
        AddStart,
        AddEnd,
        AddEvent,
        AddWait,
        AddSubProcess,
        AddDocument,
        AddNote,
        AddConnected(Direction),
        AddInLaneBefore,
        AddInLaneAfter,
        Connect,
        AddLaneAbove,
        AddLaneBelow,
        AddLaneNested,
        AddPhase,
        AddRow,
        RemoveRow,
        RemoveColumn,
        TurnArrow,
        ToggleMutual,
        Move(Direction),
        NewProcess,
        NewSwimlane,
        Turn,
        Tidy,
        Walk(Direction),
        NextField,
        PreviousField,
        NextCurve,
        PreviousCurve,
        NextSwimlane,
        PreviousSwimlane,
        OpenLinked,
        DetailStep,
        FindNext,
        FindPrevious,
        NextProblem,
        PreviousProblem,
        FixProblem,
        ShowAlignment,
        GoBack,
        GoForward,
        ZoomIn,
        ZoomOut,
        ZoomActual,
        ZoomFit,
        ZoomSelection,
        /// One that belongs to one kind of view.
        View(ViewCommand),
        /// One about the whole model, or what governs and measures it.
        Model(ModelCommand),
        /// One the window carries out.
        Window(WindowCommand),
    }
}

/// Where a command stands in menus, the palette and the shortcut sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    File,
    Edit,
    Add,
    Arrange,
    Go,
    View,
}

impl Group {
    /// All of them, in the order of the menus.
    pub const ALL: [Group; 6] = [Group::File, Group::Edit, Group::Add, Group::Arrange, Group::Go, Group::View];

    /// The heading.
    pub fn label(self) -> &'static str {
        match self {
            Group::File => "File",
            Group::Edit => "Edit",
            Group::Add => "Add",
            Group::Arrange => "Arrange",
            Group::Go => "Go",
            Group::View => "View",
        }
    }
}

impl Command {
    /// Every command, in menu order: those of this file as they are listed here, then those of views and of the model.
    pub const ALL: &[Command] = &{
        let (view, model) = (ViewCommand::ALL, ModelCommand::ALL);
        let mut all = [Command::Undo; Command::EVERY.len()];
        let mut at = 0;
        while at < Command::OWN.len() {
            all[at] = Command::OWN[at];
            at += 1;
        }
        let mut i = 0;
        while i < view.len() {
            all[at] = Command::View(view[i]);
            (i, at) = (i + 1, at + 1);
        }
        i = 0;
        while i < model.len() {
            all[at] = Command::Model(model[i]);
            (i, at) = (i + 1, at + 1);
        }
        assert!(at == all.len(), "a command is left out of `Command::OWN`");
        all
    };

    /// Those that are not of one kind of view.
    const OWN: &[Command] = &{
        use Command::*;
        use WindowCommand as W;
        [
            Window(W::New),
            Window(W::Open),
            Window(W::Save),
            Window(W::SaveAs),
            Window(W::Import),
            Window(W::ImportInto),
            Window(W::PasteAsView),
            Window(W::Export),
            Window(W::Quit),
            Undo,
            Redo,
            Cut,
            Copy,
            Paste,
            Duplicate,
            Delete,
            SelectAll,
            SelectNone,
            Window(W::Find),
            Rename,
            FixProblem,
            Window(W::AcceptProblem),
            Window(W::ChoosePicture),
            AddStep,
            AddDecision,
            AddStart,
            AddEnd,
            AddEvent,
            AddWait,
            AddSubProcess,
            AddDocument,
            AddNote,
            AddConnected(Direction::Right),
            AddConnected(Direction::Left),
            AddConnected(Direction::Up),
            AddConnected(Direction::Down),
            AddInLaneBefore,
            AddInLaneAfter,
            AddLaneAbove,
            AddLaneBelow,
            AddLaneNested,
            AddPhase,
            AddRow,
            Window(W::NewView),
            NewProcess,
            NewSwimlane,
            Connect,
            RemoveRow,
            RemoveColumn,
            TurnArrow,
            ToggleMutual,
            Move(Direction::Right),
            Move(Direction::Left),
            Move(Direction::Up),
            Move(Direction::Down),
            Turn,
            Tidy,
            Walk(Direction::Right),
            Walk(Direction::Left),
            Walk(Direction::Up),
            Walk(Direction::Down),
            NextField,
            PreviousField,
            NextCurve,
            PreviousCurve,
            Window(W::GoToSwimlane),
            NextSwimlane,
            PreviousSwimlane,
            OpenLinked,
            DetailStep,
            Window(W::WhereUsed),
            ShowAlignment,
            FindNext,
            FindPrevious,
            NextProblem,
            PreviousProblem,
            Window(W::ShowProblem),
            GoBack,
            GoForward,
            ZoomIn,
            ZoomOut,
            ZoomActual,
            ZoomFit,
            ZoomSelection,
            Window(W::ToggleModel),
            Window(W::ToggleInspector),
            Window(W::ToggleProblems),
            Window(W::ToggleMarks),
            Window(W::Checks),
            Window(W::ToggleTheme),
            Window(W::Palette),
            Window(W::Help),
        ]
    };

    /// The command bound to a key press, if any.
    pub fn for_key(key: Key, mods: Modifiers) -> Option<Command> {
        Command::ALL.iter().copied().find(|c| c.spec().shortcuts.iter().any(|s| s.matches(key, mods)))
    }

    /// In sentence case, as menus and the palette show it.
    pub fn label(self) -> &'static str {
        self.spec().label
    }

    /// One line that says what it does.
    pub fn hint(self) -> &'static str {
        self.spec().hint
    }

    /// The shortcut that menus show.
    pub fn shortcut(self) -> Option<Shortcut> {
        self.spec().shortcuts.first().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_command_has_a_label_and_a_hint_of_its_own() {
        let labels: BTreeSet<&str> = Command::ALL.iter().map(|c| c.label()).collect();
        assert_eq!(labels.len(), Command::ALL.len());
        for command in Command::ALL {
            let (label, hint) = (command.label(), command.hint());
            assert!(label.starts_with(char::is_uppercase) && !label.ends_with('.'), "{label}");
            assert!(hint.starts_with(char::is_uppercase) && !hint.ends_with('.'), "{hint}");
        }
    }

    #[test]
    fn no_two_shortcuts_are_equal() {
        let mut seen = BTreeSet::new();
        for command in Command::ALL {
            for shortcut in command.spec().shortcuts {
                assert!(seen.insert(*shortcut), "{command:?} shares {shortcut:?}");
            }
        }
    }

    #[test]
    fn no_shortcut_is_how_some_keyboard_types_a_sign() {
        // AltGr is Ctrl+Alt on Windows; Option types signs on a Mac.
        for command in Command::ALL {
            for shortcut in command.spec().shortcuts {
                let types = shortcut.alt && (shortcut.command || matches!(shortcut.key, Key::Char(_)));
                assert!(!types, "{command:?}: {shortcut:?}");
            }
        }
    }

    #[test]
    fn a_shortcut_finds_its_command() {
        let redo = Modifiers { shift: true, ..Modifiers::COMMAND };
        assert_eq!(Command::for_key(Key::Char('z'), redo), Some(Command::Redo));
        assert_eq!(Command::for_key(Key::F(1), Modifiers::NONE), Some(Command::Window(WindowCommand::Help)));
        assert_eq!(Command::for_key(Key::Char('B'), Modifiers::NONE), None);
    }
}
