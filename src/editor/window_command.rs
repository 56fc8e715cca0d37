//! Commands of the window around the canvas: files, panels, dialogs. The editor names them; the window carries them
//! out.

use super::{Group, Key, Shortcut as S, Spec, command::commands};

commands! {
    ALL from New;
    /// Commands that need a file, a dialog or a panel: the window carries them out.
    WindowCommand {
        New,
        NewView,
        Open,
        Save,
        SaveAs,
        Import,
        ChoosePicture,
        /// Adds the views of a file to the open model.
        ImportInto,
        /// Adds what is on the clipboard as a view.
        PasteAsView,
        Export,
        Quit,
        GoToSwimlane,
        ToggleModel,
        ToggleInspector,
        ToggleProblems,
        /// Marks problems on the drawing, or not.
        ToggleMarks,
        /// Lists every check.
        Checks,
        /// Shows the problem at hand in the list.
        ShowProblem,
        /// Asks for the reason why the problem at hand is meant so.
        AcceptProblem,
        ToggleTheme,
        Palette,
        /// Opens the field to find in.
        Find,
        /// Lists where what is selected is used.
        WhereUsed,
        Help,
    }
}

impl WindowCommand {
    /// Its line of the table of commands.
    pub(super) fn spec(self) -> Spec {
        use Group::{Add, Edit, File, Go, View};
        let row = |group, label, hint, shortcuts| Spec { group, label, hint, shortcuts };
        match self {
            WindowCommand::New => row(File, "New model", "Start an empty model", const { &[S::ctrl('N')] }),
            WindowCommand::NewView => row(
                Add,
                "New view…",
                "Make a swimlane, customer journey, service blueprint, SIPOC or decision table",
                const { &[S::ctrl('T')] },
            ),
            WindowCommand::Open => row(File, "Open…", "Open a model file", const { &[S::ctrl('O')] }),
            WindowCommand::Save => row(File, "Save", "Write the model to its file", const { &[S::ctrl('S')] }),
            WindowCommand::SaveAs => {
                row(File, "Save as…", "Write the model to another file", const { &[S::ctrl_shift('S')] })
            }
            WindowCommand::ChoosePicture => row(
                Edit,
                "Choose picture…",
                "Show a PNG or JPEG file on the selected card, or as the portrait of the selected persona",
                &[],
            ),
            WindowCommand::Import => {
                row(File, "Import…", "Read a BPMN file, a Mermaid journey or a table", const { &[S::ctrl('I')] })
            }
            WindowCommand::ImportInto => row(
                File,
                "Import into this model…",
                "Add the views of a file, or of another model, to this one",
                const { &[] },
            ),
            WindowCommand::PasteAsView => row(
                File,
                "Paste as a new view",
                "Make a view of a copied SIPOC, journey or list of steps",
                const { &[] },
            ),
            WindowCommand::Export => {
                row(File, "Export…", "Write views as SVG, PNG, CSV or Mermaid", const { &[S::ctrl('E')] })
            }
            WindowCommand::Quit => row(File, "Quit", "Close the window", const { &[S::ctrl('Q')] }),
            WindowCommand::GoToSwimlane => row(Go, "Go to view…", "Choose a view by name", const { &[S::ctrl('G')] }),
            WindowCommand::ToggleModel => {
                row(View, "Model panel", "Show or hide the tree of the model", const { &[S::ctrl('B')] })
            }
            WindowCommand::ToggleInspector => {
                row(View, "Fields panel", "Show or hide the fields of the selection", const { &[S::ctrl_shift('I')] })
            }
            WindowCommand::ToggleProblems => {
                row(View, "Problems panel", "Show or hide what the checks found", const { &[S::ctrl_shift('M')] })
            }
            WindowCommand::ToggleMarks => {
                row(View, "Show problems on the drawing", "Mark what the checks found, or hide the marks", &[])
            }
            WindowCommand::Checks => row(
                View,
                "Checks…",
                "Read what each check looks for, and set how much it weighs in this model",
                const { &[S::key(Key::F(7))] },
            ),
            WindowCommand::ShowProblem => row(
                Go,
                "Show problem in the list",
                "Show the problem of what is selected in the problems panel",
                const { &[S::ctrl_shift('J')] },
            ),
            WindowCommand::AcceptProblem => {
                row(Edit, "Accept problem…", "Say why the problem at hand is meant so; it is told no more", &[])
            }
            WindowCommand::ToggleTheme => row(
                View,
                "Light or dark",
                "Change between the light and the dark theme",
                const { &[S::ctrl_shift('K')] },
            ),
            WindowCommand::Palette => row(View, "All commands…", "Find any command by name", const { &[S::ctrl('K')] }),
            WindowCommand::Find => row(
                Edit,
                "Find…",
                "Find words in the whole model, and mark them on the drawing",
                const { &[S::ctrl('F')] },
            ),
            WindowCommand::WhereUsed => row(
                Go,
                "Where is this used…",
                "List every place that refers to the selection, to go there",
                const { &[S::ctrl('U')] },
            ),
            WindowCommand::Help => row(View, "Shortcuts…", "Show every shortcut", const { &[S::key(Key::F(1))] }),
        }
    }
}
